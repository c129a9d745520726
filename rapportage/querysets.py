from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from schuldhulp.organisatie.rollen import Recht

if TYPE_CHECKING:
    from schuldhulp.organisatie.models import Medewerker


class KwartaalmetingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Cijfers van de gemeenten waarvoor de medewerker rapportages mag zien; nooit personen."""
        return self.filter(gemeente__in=user.gemeenten_met(Recht.RAPPORTAGE))
