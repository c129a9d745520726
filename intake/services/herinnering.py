"""Een herinnering aan een afspraak, een paar dagen ervoor, één keer, per sms of e-mail."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from intake.choices.afspraak import AfspraakStatus
from intake.models import Afspraak
from intake.services.afspraakbrief import gegevens_van
from intake.services.bericht import stuur_client_bericht
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Beleid, Gemeente

SOORT = "afspraak_herinnering"
# Verder vooruit dan dit herinnert geen enkel beleid; het houdt de ronde klein.
MAX_DAGEN = 14


def remind_afspraken(op: datetime) -> int:
    """Herinnert aan wat binnen de dagen van het beleid komt. Vaker draaien, of pas na een maand, geeft niets dubbel.

    Een afspraak die is verzet of afgezegd, of die al voorbij is, krijgt niets meer. Wie geen bericht
    wil of kan krijgen, slaat de ronde over.
    """
    aantal = 0
    for gemeente in Gemeente.objects.filter(pk__in=_te_herinneren(op).values("gemeente")):
        try:
            dagen = min(Beleid.objects.geldig(gemeente, dag_van(op)).herinnering_dagen, MAX_DAGEN)
        except Geweigerd:
            continue
        voor = op + timedelta(days=dagen)
        sleutels = _te_herinneren(op).filter(gemeente=gemeente, begin_op__lte=voor).values_list("pk", flat=True)
        aantal += sum(_herinner(pk, op) for pk in list(sleutels)) if dagen else 0
    return aantal


def _te_herinneren(op: datetime) -> "QuerySet[Afspraak]":
    rijen = Afspraak.objects.filter(status=AfspraakStatus.GEPLAND, herinnerd_op=None, client__wil_geen_berichten=False)
    return rijen.filter(begin_op__gt=op, begin_op__lte=op + timedelta(days=MAX_DAGEN)).order_by("begin_op")


@transaction.atomic
def _herinner(pk: UUID, op: datetime) -> bool:
    """Eén herinnering, in een eigen transactie; verzet iemand de afspraak tegelijk, dan wint er één."""
    rijen = Afspraak.objects.select_for_update(of=("self",)).select_related("client__gemeente")
    afspraak = rijen.filter(pk=pk, status=AfspraakStatus.GEPLAND, herinnerd_op=None).first()
    if afspraak is None:
        return False
    bericht = stuur_client_bericht(
        afspraak.client,
        soort=SOORT,
        sleutel=f"afspraak:{afspraak.pk}:herinnering",
        inhoud=gegevens_van(afspraak),
        door=None,
        op=op,
    )
    if bericht is None:
        return False
    Afspraak.objects.filter(pk=afspraak.pk).update(herinnerd_op=op)
    return True
