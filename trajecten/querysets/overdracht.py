from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from trajecten.querysets import trajectzicht

if TYPE_CHECKING:
    from schuldhulp.organisatie.models import Medewerker


class OverdrachtpuntQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Onderdelen van de overdracht van trajecten die de medewerker ziet."""
        return self.filter(trajectzicht(user, "overdracht__traject__"))
