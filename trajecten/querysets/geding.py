from __future__ import annotations

from typing import Self

from trajecten.choices.geding import GEDING_BIJ_RECHTER, Gedingstatus
from trajecten.querysets import PlanwerkQuerySet


class CrisisQuerySet(PlanwerkQuerySet):
    """Dreigingen, zichtbaar en open zoals ander werk van een traject."""


class GedingQuerySet(PlanwerkQuerySet):
    def bij_rechter(self) -> Self:
        """Gevraagd en nog niet beslist."""
        return self.filter(status__in=GEDING_BIJ_RECHTER)

    def toegewezen(self) -> Self:
        """Door de rechter toegewezen, ook als het al voorbij is."""
        return self.filter(uitspraak_datum__isnull=False).exclude(status=Gedingstatus.AFGEWEZEN)
