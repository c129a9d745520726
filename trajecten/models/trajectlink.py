from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import FSMField, transition

from intake.choices.zelf import ZelfintakeKanaal
from intake.models import Client
from intake.models.codetoegang import Codetoegang, toegang_klopt
from schuldhulp.lib.werk import status_bestaat
from schuldhulp.organisatie.models import Gemeente
from trajecten.choices.inwoner import TrajectlinkStatus
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet

S = TrajectlinkStatus
CODE_DOEL = "trajectlink"


class Trajectlink(Codetoegang):
    """De link waarmee een inwoner zonder account ziet waar zijn traject staat.

    Wie in het traject zit heeft hoogstens één geldige link; een nieuwe maakt de oude dood. Kijken verbruikt haar niet.
    """

    status = FSMField(default=S.ACTIEF, choices=S.choices, protected=True, max_length=20)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="links")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    kanaal = models.CharField(max_length=10, choices=ZelfintakeKanaal)
    verstuurd_op = models.DateTimeField()
    verstuurd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    geopend_op = models.DateTimeField("het laatst geopend", null=True, blank=True)

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name = "link naar het traject"
        verbose_name_plural = "links naar trajecten"
        ordering = ["-verstuurd_op"]
        constraints = [
            status_bestaat(S.values, "trajectlink_status_bestaat"),
            models.UniqueConstraint(
                fields=["traject", "client"], condition=Q(status=S.ACTIEF), name="trajectlink_een_geldig"
            ),
            *toegang_klopt("trajectlink"),
        ]

    def __str__(self) -> str:
        return f"Link van {self.verstuurd_op:%d-%m-%Y}"

    def is_te_openen(self, op: datetime) -> bool:
        """Kan de inwoner er nu in: niet ingetrokken, verlopen of geblokkeerd?"""
        return self.status == S.ACTIEF and super().is_te_openen(op)

    @transition(status, source=S.ACTIEF, target=S.INGETROKKEN)
    def withdraw(self) -> None:
        """De link opent niets meer; wie nu kijkt, is meteen buiten."""
        self.sessie_hash, self.sessie_tot_op = "", None
