"""De pagina met producten: tijdlijn, formulieren, partner, en wie er mag werken."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU, client, traject_in
from trajecten.beeld.product import RAND, SPOOR, maak_balken
from trajecten.choices import Onderdeelsoort
from trajecten.choices import TrajectStatus as T
from trajecten.models import Productopvolging, Traject, Trajectonderdeel
from trajecten.services.product import Afspraken, start_product

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
O = Onderdeelsoort  # noqa: E741


def url(naam: str, *args: Any) -> str:
    return reverse(f"trajecten:{naam}", args=args)


@pytest.fixture
def rij(consulent: Medewerker) -> Traject:
    return traject_in(T.INVENTARISATIE, consulent, op=NU - timedelta(days=30))


@pytest.fixture
def beheer(rij: Traject, consulent: Medewerker) -> Trajectonderdeel:
    afspraken = Afspraken(NU.date() - timedelta(days=9), rij.uitvoerder, NU.date() + timedelta(days=9), doel="Rust.")
    return start_product(rij, soort=O.BUDGETBEHEER, afspraken=afspraken, door=consulent, op=NU)


def invoer(rij: Traject, **anders: str) -> dict[str, Any]:
    basis = {"soort": "thuisadministratie", "uitvoerder": rij.uitvoerder_id, "start": "1-11-2026"}
    return {**basis, "verwacht_eind": "1-2-2027", "persoon": "Truus Bakker", **anders}


def test_beginnen_wijzigen_en_beeindigen(als: Als, consulent: Medewerker, rij: Traject) -> None:
    browser = als(consulent)
    browser.post(url("product-nieuw", rij.pk), invoer(rij))
    product = rij.onderdelen.get()
    assert (product.soort, product.persoon, product.start_datum) == (
        O.THUISADMINISTRATIE,
        "Truus Bakker",
        date(2026, 11, 1),
    )
    browser.post(url("product", product.pk), invoer(rij, verwacht_eind="1-3-2027"))
    product.refresh_from_db()
    assert str(product.verwacht_eind_datum) == "2027-03-01"
    einde = {"eind": "2-11-2026", "reden": "inwoner", "resultaat": "deels", "toelichting": "Wil het zelf proberen."}
    browser.post(url("product-einde", product.pk), einde)
    tekst = browser.get(url("producten", rij.pk)).content.decode()
    for wat in ("De inwoner wil stoppen", "Het doel is deels bereikt", "Wil het zelf proberen.", "Truus Bakker"):
        assert wat in tekst
    tijdlijn = browser.get(url("traject", rij.pk)).content.decode()
    assert "Thuisadministratie door een vrijwilliger begonnen" in tijdlijn
    assert "Thuisadministratie door een vrijwilliger beëindigd" in tijdlijn


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"soort": ""}, "soort", "Maak een keuze"),
        ({"start": "3-11-2026"}, "start", "in de toekomst"),
        ({"start": "1-9-2026"}, "start", "Het traject begon op"),
        ({"verwacht_eind": "1-11-2026"}, "verwacht_eind", "na het begin"),
        ({"soort": "budgetbeheer"}, "persoon", "alleen bij thuisadministratie"),
        ({"uitvoerder": "999999"}, "uitvoerder", "keuze"),
    ],
)
def test_een_fout_staat_bij_het_veld_en_wat_getypt_is_blijft(
    anders: dict[str, str], veld: str, melding: str, als: Als, consulent: Medewerker, rij: Traject
) -> None:
    antwoord = als(consulent).post(url("product-nieuw", rij.pk), invoer(rij, **anders))
    assert antwoord.status_code == 200
    assert melding in " ".join(antwoord.context["form"].errors[veld])
    assert "Truus Bakker" in antwoord.content.decode()
    assert not rij.onderdelen.exists()


def test_dubbel_wordt_boven_het_formulier_gezegd(
    als: Als, consulent: Medewerker, rij: Traject, beheer: Trajectonderdeel
) -> None:
    antwoord = als(consulent).post(url("product-nieuw", rij.pk), invoer(rij, soort="budgetbeheer", persoon=""))
    assert "loopt in die tijd al" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"eind": "1-10-2026"}, "eind", "het einde kan niet eerder"),
        ({"eind": "3-11-2026"}, "eind", "op de dag zelf"),
        ({"reden": "anders"}, "toelichting", "Schrijf op waarom"),
        ({"resultaat": ""}, "resultaat", "Maak een keuze"),
    ],
)
def test_beeindigen_met_een_fout(
    anders: dict[str, str], veld: str, melding: str, als: Als, consulent: Medewerker, beheer: Trajectonderdeel
) -> None:
    gegevens = {"eind": "2-11-2026", "reden": "klaar", "resultaat": "bereikt", **anders}
    antwoord = als(consulent).post(url("product-einde", beheer.pk), gegevens)
    assert melding in " ".join(antwoord.context["form"].errors[veld])
    beheer.refresh_from_db()
    assert beheer.eind_datum is None


def test_wat_een_stap_volgt_heeft_geen_formulier(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    onderdeel = rij.onderdelen.get()
    browser = als(consulent)
    assert browser.get(url("product", onderdeel.pk)).status_code == 404
    assert browser.get(url("product-einde", onderdeel.pk)).status_code == 404
    assert "Volgt een stap van het traject" in browser.get(url("producten", rij.pk)).content.decode()


def test_van_mijn_werk_naar_de_producten(
    als: Als, consulent: Medewerker, rij: Traject, beheer: Trajectonderdeel
) -> None:
    browser = als(consulent)
    assert "Product afronden of verlengen" in browser.get("/?tab=mij").content.decode()
    werk = Productopvolging.objects.get()
    assert browser.get(werk.get_absolute_url()).headers["Location"] == url("producten", rij.pk)


def test_wie_niet_mag_ziet_of_doet_niets(
    als: Als, kwaliteit: Medewerker, buitenstaander: Medewerker, rij: Traject, beheer: Trajectonderdeel
) -> None:
    lezer, vreemd = als(kwaliteit), als(buitenstaander)
    assert "Product beginnen" not in lezer.get(url("producten", rij.pk)).content.decode()
    for pad in (url("product-nieuw", rij.pk), url("product", beheer.pk), url("partner-erbij", rij.pk)):
        assert lezer.get(pad).status_code == 403
        assert vreemd.get(pad).status_code == 404
    for pad in (url("producten", rij.pk), Productopvolging.objects.get().get_absolute_url()):
        assert vreemd.get(pad).status_code == 404


def test_partner_erbij_en_eruit(als: Als, consulent: Medewerker, gemeente: Gemeente, rij: Traject) -> None:
    browser, partner = als(consulent), client(gemeente, voornamen="Anna")
    onbekend = browser.post(url("partner-erbij", rij.pk), {"dossiernummer": "SHV-1", "reden": "Samen."})
    assert "Er is geen dossier SHV-1 in Vreedam" in onbekend.content.decode()
    browser.post(url("partner-erbij", rij.pk), {"dossiernummer": partner.dossiernummer.lower(), "reden": "Samen."})
    rij.refresh_from_db()
    assert rij.partner == partner
    assert partner.naam in browser.get(url("producten", rij.pk)).content.decode()
    browser.post(url("partner-eruit", rij.pk), {"reden": "Gescheiden."})
    rij.refresh_from_db()
    assert rij.partner is None
    assert "Gescheiden." in browser.get(url("producten", rij.pk)).content.decode()


def test_een_vast_aantal_queries(
    als: Als,
    consulent: Medewerker,
    rij: Traject,
    beheer: Trajectonderdeel,
    django_assert_num_queries: Any,
    django_assert_max_num_queries: Any,
) -> None:
    browser = als(consulent)
    browser.get(url("producten", rij.pk))  # de eerste keer schrijft ook de sessie
    with django_assert_max_num_queries(20) as eerst:
        browser.get(url("producten", rij.pk))
    for soort in (O.BUDGETCOACHING, O.INFORMATIE_EN_ADVIES, O.BESCHERMINGSBEWIND):
        afspraken = Afspraken(NU.date(), rij.uitvoerder)
        start_product(Traject.objects.get(pk=rij.pk), soort=soort, afspraken=afspraken, door=consulent, op=NU)
    with django_assert_num_queries(len(eerst)):
        browser.get(url("producten", rij.pk))


def test_balken_blijven_binnen_het_vlak_ook_zonder_gegevens() -> None:
    def deel(start: date | None, eind: date | None = None) -> Trajectonderdeel:
        return Trajectonderdeel(soort=O.NAZORG, start_datum=start, eind_datum=eind)

    vandaag = date(2026, 11, 2)
    assert maak_balken([deel(None)], begin=None, tot=vandaag) == []
    alle = [deel(vandaag), deel(date(2026, 1, 1), date(2026, 1, 1)), deel(date(2025, 1, 1), date(2027, 1, 1))]
    balken = maak_balken(alle, begin=date(2026, 1, 1), tot=vandaag)
    for balk in balken:
        assert float(balk.x) >= RAND
        assert float(balk.breed) > 0
        assert float(balk.x) + float(balk.breed) <= RAND + SPOOR + 0.2
    assert [balk.loopt for balk in balken] == [True, False, False]
    assert balken[0].tijd == "02-11-2026 – nu"
