from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import IntegrityError, models, transaction
from django.db.models import Case, F, Q, Value, When

from ketenpartners.choices import VERWIJZING_EINDE
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.organisatie.zicht import zicht
from trajecten.choices import EINDE

if TYPE_CHECKING:
    from ketenpartners.models import Ketenpartner
    from schuldhulp.organisatie.models import Gemeente, Medewerker


def _geldig(on: date, pad: str = "") -> Q:
    """Een convenant (langs `pad`) dat op deze dag geldt."""
    einde = Q(**{f"{pad}geldig_tot_datum": None}) | Q(**{f"{pad}geldig_tot_datum__gte": on})
    return einde & Q(**{f"{pad}geldig_vanaf_datum__lte": on})


class KetenpartnerQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Partners met een convenant in een gemeente waar de medewerker werkt."""
        return self.filter(convenanten__gemeente__in=user.alle_gemeenten).distinct()

    def beheerbaar(self, user: Medewerker) -> Self:
        """Partners met een convenant in een gemeente waar de medewerker beheerder is."""
        return self.filter(convenanten__gemeente__in=user.gemeenten_met(Recht.BEHEER)).distinct()

    def met_convenant(self, gemeente: Gemeente, on: date) -> Self:
        """Actieve partners waarmee deze gemeente op deze dag een geldig convenant heeft."""
        return self.filter(_geldig(on, "convenanten__"), is_actief=True, convenanten__gemeente=gemeente).distinct()


class ConvenantQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(gemeente__in=user.alle_gemeenten)

    def geldig(self, on: date) -> Self:
        """De convenanten die op deze dag gelden."""
        return self.filter(_geldig(on))


class ToegangssleutelQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Sleutels van partners die de medewerker beheert."""
        return self.filter(partner__convenanten__gemeente__in=user.gemeenten_met(Recht.BEHEER)).distinct()

    def bruikbaar(self) -> Self:
        """Niet ingetrokken, van een actieve partner."""
        return self.filter(ingetrokken_op=None, partner__is_actief=True)


class VerwijzingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Verwijzingen in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(zicht(user))

    def visible_to_partner(self, partner: Ketenpartner, on: date) -> Self:
        """Wat aan deze partner is gericht, zolang de gemeente een geldig convenant met hem heeft."""
        gemeenten = partner.convenanten.filter(_geldig(on)).values("gemeente")
        return self.filter(partner=partner, gemeente__in=gemeenten)

    def open(self) -> Self:
        """Nog niet afgerond of ingetrokken."""
        return self.exclude(status__in=VERWIJZING_EINDE)

    def overdue(self, on: date) -> Self:
        """Open en over de termijn heen: de partner liet niets weten, of de consulent koos nog geen vervolg."""
        return self.open().filter(actie_uiterlijk_datum__lt=on)

    def for_list(self) -> Self:
        """Alles wat de lijst toont, in één query."""
        return self.select_related("client", "gemeente", "partner__organisatie", "behandelaar")

    def met_traject(self) -> Self:
        """Voegt `is_traject_beeindigd` toe: het traject waar deze verwijzing bij hoort, is voorbij."""
        beeindigd = Case(When(traject__status__in=EINDE, then=Value(True)), default=Value(False))
        return self.annotate(is_traject_beeindigd=beeindigd)


class TerugkoppelingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(zicht(user, "verwijzing__", "verwijzing__client"))


class PartnerAanmeldingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(zicht(user, "aanmelding__", "aanmelding__client"))


class OntvangstQuerySet(models.QuerySet):
    def verlopen(self, op: datetime, bewaar_dagen: int) -> Self:
        """Ouder dan een partner het nog eens zou sturen."""
        return self.filter(op__lt=op - timedelta(days=bewaar_dagen))


class TellerQuerySet(models.QuerySet):
    def tel(self, sleutel: str, *, op: datetime, venster: timedelta) -> int:
        """Telt er één bij en geeft de stand van het lopende venster; een verlopen venster begint opnieuw bij één."""
        rij = self.filter(sleutel=sleutel)
        for _ in range(2):
            if rij.filter(venster_op__gt=op - venster).update(aantal=F("aantal") + 1):
                return self.stand(sleutel, op=op, venster=venster)
            if rij.filter(venster_op__lte=op - venster).update(venster_op=op, aantal=1):
                return 1
            try:
                with transaction.atomic():
                    self.create(sleutel=sleutel, venster_op=op, aantal=1)
                return 1
            except IntegrityError:
                continue  # een ander verzoek maakte de teller net; tel daar bij op
        return self.stand(sleutel, op=op, venster=venster)

    def stand(self, sleutel: str, *, op: datetime, venster: timedelta) -> int:
        """Hoe vaak in het lopende venster; nul als er geen loopt."""
        lopend = self.filter(sleutel=sleutel, venster_op__gt=op - venster)
        return lopend.values_list("aantal", flat=True).first() or 0
