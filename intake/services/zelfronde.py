"""De dagelijkse ronde over zelfintakes: herinneren en laten verlopen. Elke taak mag zo vaak draaien als men wil."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from intake.choices import AANMELDING_EINDE
from intake.choices.zelf import ZELFINTAKE_BIJ_INWONER
from intake.models import Zelfintake
from intake.services.zelfintake import log_zelfintake
from intake.services.zelfpost import stuur_herinnering
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import bewaar, vergrendel, wissel
from schuldhulp.organisatie.models import Beleid


def remind_zelfintakes(op: datetime) -> int:
    """Stuurt eenmaal per uitnodiging een herinnering, na het aantal dagen uit het beleid."""
    rijen = _lopend().filter(herinnerd_op=None, verloopt_op__gt=op).exclude(aanmelding__status__in=AANMELDING_EINDE)
    return sum(_herinner(rij, op) for rij in rijen)


@transaction.atomic
def _herinner(zelfintake: Zelfintake, op: datetime) -> bool:
    rij = vergrendel(zelfintake)
    dagen = Beleid.objects.geldig(rij.gemeente, dag_van(op)).zelfintake_herinnering_dagen
    if rij.status not in ZELFINTAKE_BIJ_INWONER or rij.herinnerd_op or not dagen:
        return False
    if dag_van(op) < dag_van(rij.uitgenodigd_op + timedelta(days=dagen)):
        return False
    stuur_herinnering(rij, op=op)
    rij.herinnerd_op = op
    bewaar(rij, ["herinnerd_op"])
    return True


def expire_zelfintakes(op: datetime) -> int:
    """Laat uitnodigingen verlopen en wist wat was ingevuld (AVG: niet langer bewaren dan nodig).

    Een uitnodiging bij een afgesloten aanmelding verloopt ook. Staat er een dreiging open, dan wacht zij op de
    consulent: die mag niet ongezien verdwijnen.
    """
    voorbij = Q(verloopt_op__lte=op) | Q(aanmelding__status__in=AANMELDING_EINDE)
    return sum(_verloop(rij, op) for rij in _lopend().filter(voorbij))


@transaction.atomic
def _verloop(zelfintake: Zelfintake, op: datetime) -> bool:
    rij = vergrendel(zelfintake)
    voorbij = rij.verloopt_op <= op or rij.aanmelding.status in AANMELDING_EINDE
    if rij.status not in ZELFINTAKE_BIJ_INWONER or rij.heeft_open_dreiging or not voorbij:
        return False
    rij = wissel(rij, "expire", door=None, op=op)
    rij.schulden.all().delete()
    log_zelfintake(rij, Handeling.WIJZIGEN, door=None, op=op, wat="zelfintake verlopen en gewist")
    return True


def _lopend() -> QuerySet[Zelfintake]:
    rijen = Zelfintake.objects.filter(status__in=ZELFINTAKE_BIJ_INWONER)
    return rijen.select_related("aanmelding", "client", "gemeente").order_by("pk")
