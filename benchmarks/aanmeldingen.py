"""De lijst van aanmeldingen over honderdduizend rijen, tegen een kale lijst van dezelfde rijen."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from benchmarks import pagina
from benchmarks.database import ververs_statistiek
from benchmarks.meten import Uitkomst, duizendtal, meet_om_en_om, verhouding
from benchmarks.rijen import Rij, voeg_toe
from benchmarks.zaad import Werkplek, nu, sleutel, werkplek
from intake.choices import AanmeldingStatus, Kanaal
from intake.models import Aanmelding
from schuldhulp.lib.werk import Voorrang

KLEIN = 60
ACTIES = {
    AanmeldingStatus.GEMELD: "Eerste gesprek plannen en houden",
    AanmeldingStatus.GESPREK_GEPLAND: "Eerste gesprek houden",
    AanmeldingStatus.IN_INTAKE: "Besluit nemen",
}


def meet(rijen: int, ronden: int) -> list[Uitkomst]:
    """Doorvoer, p99 en aantal databasevragen van de lijst."""
    groot, klein = werkplek("Grootdam"), werkplek("Kleindam")
    _zaai(groot, rijen)
    _zaai(klein, min(KLEIN, rijen))
    ververs_statistiek()
    pad, kaal_pad = reverse("intake:aanmeldingen"), f"/lijst/{groot.gemeente.pk}/"
    lijst, kaal = pagina.product(groot.consulent), pagina.ondergrens()
    vragen = pagina.tel_vragen(lijst, pad)
    bij_weinig = pagina.tel_vragen(pagina.product(klein.consulent), pad)
    paar = meet_om_en_om(lambda: lijst(pad), lambda: kaal(kaal_pad), ronden=ronden, aantal=150 if rijen > KLEIN else 5)
    naam = f"Aanmeldingen, lijst over {duizendtal(rijen)} rijen"
    return [
        verhouding(naam, "doorvoer", paar.doorvoer, 0.6, is_minimum=True, toelichting=paar.milliseconden()),
        verhouding(naam, "p99", paar.p99, 2.0),
        Uitkomst(naam, "databasevragen", vragen, 6, toelichting=f"{bij_weinig} bij {min(KLEIN, rijen)} rijen"),
        Uitkomst(naam, "extra vragen door meer rijen", vragen - bij_weinig, 0),
    ]


def _zaai(plek: Werkplek, aantal: int) -> None:
    voeg_toe(Aanmelding, _aanmeldingen(plek, aantal, list(plek.clienten(aantal))))


def _aanmeldingen(plek: Werkplek, aantal: int, clienten: list[object]) -> Iterator[Rij]:
    op, statussen = nu(), list(ACTIES)
    for n in range(aantal):
        status = statussen[n % len(statussen)]
        gemeld = op - timedelta(minutes=n)
        yield {
            "id": sleutel(f"aanmelding-{plek.gemeente.pk}", n),
            "status": status.value,
            "actie": ACTIES[status],
            "actie_uiterlijk_datum": (op + timedelta(days=n * 7919 % 90 - 20)).date(),
            "voorrang": (Voorrang.CRISIS if n % 50 == 0 else Voorrang.GEZIN if n % 3 == 0 else Voorrang.GEWOON).value,
            "behandelaar_id": plek.consulent.pk if n % 3 else None,
            "client_id": clienten[n],
            "gemeente_id": plek.gemeente.pk,
            "organisatie_id": plek.organisatie.pk,
            "kanaal": Kanaal.ZELF.value,
            "gemeld_op": gemeld,
            "hulpvraag": "Ik heb schulden en slaap er slecht van.",
            "gesprek_uiterlijk_datum": (gemeld + timedelta(days=28)).date(),
            "gesprek_toelichting": ["Vier weken na de melding."],
        }
