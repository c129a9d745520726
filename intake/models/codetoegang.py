from datetime import datetime

from django.db import models
from django.db.models import BaseConstraint, Q

from schuldhulp.lib.statusmodel import StatusModel

MAX_POGINGEN = 5


class Codetoegang(StatusModel):
    """Iets dat een inwoner zonder account opent, met een code en zijn geboortedatum.

    Van de code staat alleen de hash hier. `sessie_hash` is de ene sessie waarin de inwoner nu werkt; een tweede
    apparaat neemt haar over. Vijf foute geboortedatums en de code opent niets meer.
    """

    code_hash = models.CharField(max_length=64, unique=True)
    verloopt_op = models.DateTimeField()
    pogingen = models.PositiveSmallIntegerField("foute geboortedatums", default=0)
    sessie_hash = models.CharField(max_length=64, blank=True)
    sessie_tot_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_geblokkeerd(self) -> bool:
        """Te vaak een foute geboortedatum: deze code opent niets meer."""
        return self.pogingen >= MAX_POGINGEN

    def is_te_openen(self, op: datetime) -> bool:
        """Kan de inwoner er nu in?"""
        return op < self.verloopt_op and not self.is_geblokkeerd


def toegang_klopt(naam: str) -> list[BaseConstraint]:
    """De regels die de database bewaakt bij elke tabel met codes."""
    return [
        models.UniqueConstraint(fields=["sessie_hash"], condition=~Q(sessie_hash=""), name=f"{naam}_sessie_uniek"),
        models.CheckConstraint(condition=Q(pogingen__lte=MAX_POGINGEN), name=f"{naam}_hoogstens_vijf_pogingen"),
    ]
