from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, F, Q

from intake.choices.workshop import DEELNAME_MET_PLAATS, DEELNAME_WACHT
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.organisatie.zicht import zicht

if TYPE_CHECKING:
    from schuldhulp.organisatie.models import Medewerker


class ReeksQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Reeksen voor ten minste één gemeente waar de medewerker met dossiers werkt."""
        eigen = self.model._base_manager.filter(gemeenten__in=user.gemeenten_met(Recht.DOSSIERS))
        return self.filter(pk__in=eigen.values("pk"))

    def met_bezetting(self) -> Self:
        """Met `bezet` (plaatsen die vergeven zijn) en `wachtend` (op de wachtlijst), over alle gemeenten."""
        met_plaats, wacht = Q(deelnames__status__in=DEELNAME_MET_PLAATS), Q(deelnames__status__in=DEELNAME_WACHT)
        return self.annotate(
            bezet=Count("deelnames", filter=met_plaats, distinct=True),
            wachtend=Count("deelnames", filter=wacht, distinct=True),
        )

    def vol(self) -> Self:
        """Na `met_bezetting`: zonder vrije plaats."""
        return self.filter(bezet__gte=F("capaciteit"))

    def met_plek(self) -> Self:
        """Na `met_bezetting`: met ten minste één vrije plaats."""
        return self.filter(bezet__lt=F("capaciteit"))

    def komend(self, nu: datetime) -> Self:
        """Nog niet begonnen; een reeks zonder bijeenkomsten hoort hierbij."""
        return self.filter(Q(begin_op__isnull=True) | Q(begin_op__gt=nu))

    def bezig(self, nu: datetime) -> Self:
        return self.filter(begin_op__lte=nu, eind_op__gte=nu)

    def voorbij(self, nu: datetime) -> Self:
        return self.filter(eind_op__lt=nu)


class SessieQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Bijeenkomsten van zichtbare reeksen."""
        eigen = self.model._base_manager.filter(reeks__gemeenten__in=user.gemeenten_met(Recht.DOSSIERS))
        return self.filter(pk__in=eigen.values("pk"))


class DeelnameQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Deelnemers uit gemeenten waar de medewerker met dossiers werkt; de reeks kan voor meer gemeenten zijn."""
        return self.filter(zicht(user))

    def met_plaats(self) -> Self:
        return self.filter(status__in=DEELNAME_MET_PLAATS)

    def open(self) -> Self:
        """Volgens de CHECK: de rijen met een datum."""
        return self.filter(actie_uiterlijk_datum__isnull=False)

    def for_list(self) -> Self:
        return self.select_related("client", "gemeente", "behandelaar", "reeks")


class VanDeelnameQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(zicht(user, "deelname__", "deelname__client"))


class OpvolgingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(zicht(user, "aanwezigheid__deelname__", "aanwezigheid__deelname__client"))
