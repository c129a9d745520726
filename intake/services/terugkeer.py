"""Komt iemand terug die kort geleden is afgewezen? Dan verdient die afwijzing een tweede blik."""

from typing import NamedTuple

from intake.choices import AanmeldingStatus
from intake.models import Aanmelding
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.werkdagen import plus_maanden
from schuldhulp.organisatie.models import Beleid


class Terugkeer(NamedTuple):
    """De afwijzing waar iemand van terugkomt, en binnen hoeveel maanden de gemeente dat wil weten."""

    afwijzing: Aanmelding
    maanden: int


def terugkeer_na_afwijzing(aanmelding: Aanmelding) -> Terugkeer | None:
    """De laatste afwijzing van deze inwoner, als hij zich binnen de termijn van het beleid weer meldt.

    Geteld van de dag van het besluit tot de dag van de melding; de termijn geldt zoals zij was op de dag van melden.
    """
    if aanmelding.gemeld_op is None:
        return None
    eerder = Aanmelding.objects.filter(
        client=aanmelding.client_id, status=AanmeldingStatus.AFGEWEZEN, besloten_op__lte=aanmelding.gemeld_op
    )
    afwijzing = eerder.exclude(pk=aanmelding.pk).prefetch_related("besluiten").order_by("-besloten_op").first()
    if afwijzing is None or afwijzing.besloten_op is None:
        return None
    gemeld = dag_van(aanmelding.gemeld_op)
    maanden = Beleid.objects.geldig(aanmelding.gemeente, gemeld).terugkeer_maanden
    terug = plus_maanden(dag_van(afwijzing.besloten_op), maanden) >= gemeld
    return Terugkeer(afwijzing, maanden) if maanden and terug else None
