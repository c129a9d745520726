from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from schuldhulp.organisatie.zicht import zicht

if TYPE_CHECKING:
    from schuldhulp.organisatie.models import Medewerker


class BriefQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Brieven in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(zicht(user, client="client_id"))


class BerichtQuerySet(BriefQuerySet):
    def klaar(self) -> Self:
        """Nog niet de deur uit en niet ingetrokken."""
        return self.filter(verzonden_op=None, ingetrokken_op=None)
