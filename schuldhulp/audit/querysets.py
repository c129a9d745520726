from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from schuldhulp.organisatie.rollen import Recht

if TYPE_CHECKING:
    from schuldhulp.organisatie.models import Medewerker


class AuditRegelQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """De privacyfunctionaris ziet de regels van haar gemeenten, en regels zonder gemeente (inloggen)."""
        gemeenten = user.gemeenten_met(Recht.AUDIT)
        if not gemeenten:
            return self.none()
        return self.filter(Q(gemeente__in=gemeenten) | Q(gemeente=None))
