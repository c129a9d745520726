"""De lijst van dossiers en het zoeken naar een persoon over honderdduizend cliënten, tegen een kale lijst daarvan."""

from functools import partial

from django.urls import reverse

from benchmarks import pagina
from benchmarks.database import ververs_statistiek
from benchmarks.meten import Uitkomst, duizendtal, meet_om_en_om, verhouding
from benchmarks.zaad import Werkplek, werkplek

KLEIN = 60
# Wat er gevraagd wordt; een zoekvraag gaat met POST, zodat een naam nooit in een url komt.
Vraag = tuple[str, str, pagina.Gegevens | None]


def meet(rijen: int, ronden: int) -> list[Uitkomst]:
    """Doorvoer, p99 en aantal databasevragen van de lijst, van zoeken op naam en van zoeken op adres."""
    groot, klein = werkplek("Grootdam"), werkplek("Kleindam")
    list(groot.clienten(rijen))
    list(klein.clienten(min(KLEIN, rijen)))
    ververs_statistiek()
    return [uitkomst for vraag in _vragen() for uitkomst in _meet(vraag, groot, klein, rijen, ronden)]


def _vragen() -> list[Vraag]:
    zoek = reverse("intake:zoek")
    return [
        ("Dossiers, lijst", reverse("intake:dossiers"), None),
        ("Zoeken op naam", zoek, {"zoek": "Vermeer"}),
        ("Zoeken op adres", zoek, {"postcode": "1234 AB", "huisnummer": "7"}),
    ]


def _meet(vraag: Vraag, groot: Werkplek, klein: Werkplek, rijen: int, ronden: int) -> list[Uitkomst]:
    wat, pad, gegevens = vraag
    product, kaal = pagina.product(groot.consulent), pagina.ondergrens()
    vragen = pagina.tel_vragen(product, pad, gegevens)
    bij_weinig = pagina.tel_vragen(pagina.product(klein.consulent), pad, gegevens)
    paar = meet_om_en_om(
        partial(product, pad, gegevens),
        partial(kaal, f"/dossiers/{groot.gemeente.pk}/"),
        ronden=ronden,
        aantal=150 if rijen > KLEIN else 5,
    )
    naam = f"{wat} over {duizendtal(rijen)} cliënten"
    return [
        verhouding(naam, "doorvoer", paar.doorvoer, 0.6, is_minimum=True, toelichting=paar.milliseconden()),
        verhouding(naam, "p99", paar.p99, 2.0),
        Uitkomst(naam, "databasevragen", vragen, 6, toelichting=f"{bij_weinig} bij {min(KLEIN, rijen)} rijen"),
        Uitkomst(naam, "extra vragen door meer rijen", vragen - bij_weinig, 0),
    ]
