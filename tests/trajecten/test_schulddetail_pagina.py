"""De pagina van één schuld, en het adres per doel: alles te zien, alleen wie mag wijzigt, fouten bij het veld."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, schuld, schuldeiser, traject_in
from trajecten.choices import BuitenReden
from trajecten.choices import TrajectStatus as T
from trajecten.choices.schuld import Schuldeiserrol
from trajecten.models import Beslag, Schuld, Traject

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


@pytest.fixture
def rij(consulent: Medewerker) -> Traject:
    return traject_in(T.INVENTARISATIE, consulent, bedragen=("1000.00",))


@pytest.fixture
def een(rij: Traject) -> Schuld:
    return rij.schulden.get()


def url(naam: str, *args: object) -> str:
    return reverse(f"trajecten:{naam}", args=args)


def test_de_grond_staat_erbij(als: Als, consulent: Medewerker, rij: Traject) -> None:
    boete = schuld(
        rij, "90.00", buiten_reden=BuitenReden.BOETE, buiten_toelichting="Vonnis van 3 mei.", is_preferent=True,
        preferentiegrond="fiscus",
    )  # fmt: skip
    tekst = als(consulent).get(url("schuld-details", boete.pk)).content.decode()
    for deel in ("art. 358 lid 4 Faillissementswet", "Vonnis van 3 mei.", "art. 21 Invorderingswet 1990"):
        assert deel in tekst


def test_feiten_en_beslag_van_formulier_tot_pagina(als: Als, consulent: Medewerker, een: Schuld) -> None:
    vos = schuldeiser("Deurwaarder Vos", rol=Schuldeiserrol.DEURWAARDER)
    browser = als(consulent)
    feiten = {
        "soort": "Zorg", "oorspronkelijk_bedrag": "750", "ontstaan_datum": "1-2-2024", "vertegenwoordiger": vos.pk,
        "vertegenwoordiger_kenmerk": "V-1", "is_hoofdelijk": "on", "hoofdelijk_met": "Ex-partner",
        "betwist_sinds_datum": "1-10-2026", "betwist_waarom": "Andere meter.",
    }  # fmt: skip
    assert browser.post(url("schuld-feiten", een.pk), feiten).status_code == 302
    beslag = {"soort": "inkomen", "sinds_datum": "1-9-2026", "bedrag_per_maand": "85", "deurwaarder": vos.pk}
    assert browser.post(url("beslag-nieuw", een.pk), beslag).status_code == 302
    tekst = browser.get(url("schuld-details", een.pk)).content.decode()
    for deel in ("€\xa0750,00", "Deurwaarder Vos", "V-1", "Ja, met Ex-partner", "Andere meter.", "€\xa085,00", "Zorg"):
        assert deel in tekst
    lijst = browser.get(url("schulden", een.traject_id)).content.decode()
    for badge in ("Betwist", "Hoofdelijk", "Beslag", "via Deurwaarder Vos, V-1"):
        assert badge in lijst
    einde = url("beslag-einde", Beslag.objects.get().pk)
    assert "kan niet eerder zijn opgeheven" in browser.post(einde, {"tot_datum": "1-8-2026"}).content.decode()
    assert browser.post(einde, {"tot_datum": "1-11-2026"}).status_code == 302
    assert "Opheffen" not in browser.get(url("schuld-details", een.pk)).content.decode()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"betwist_waarom": "Klopt niet."}, "betwist_sinds_datum"),
        ({"betwist_sinds_datum": "1-10-2026"}, "betwist_waarom"),
        ({"vertegenwoordiger_kenmerk": "V-1"}, "vertegenwoordiger"),
        ({"hoofdelijk_met": "Ex"}, "is_hoofdelijk"),
        ({"oorspronkelijk_bedrag": "-1"}, "oorspronkelijk_bedrag"),
        ({"ontstaan_datum": "31-2-2024"}, "ontstaan_datum"),
    ],
)
def test_een_fout_staat_bij_het_veld(
    anders: dict[str, str], veld: str, als: Als, consulent: Medewerker, een: Schuld
) -> None:
    antwoord = als(consulent).post(url("schuld-feiten", een.pk), {"soort": "Nuts", **anders})
    assert list(antwoord.context["form"].errors) == [veld]
    assert next(iter(anders.values())) in antwoord.content.decode()


def test_rol_en_gemeente(
    als: Als, kwaliteit: Medewerker, buitenstaander: Medewerker, consulent: Medewerker, een: Schuld
) -> None:
    assert als(kwaliteit).get(url("schuld-details", een.pk)).status_code == 200
    assert "Feiten wijzigen" not in als(kwaliteit).get(url("schuld-details", een.pk)).content.decode()
    beslag = Beslag.objects.create(schuld=een, soort="inkomen", sinds_datum=NU.date())
    for naam, pk in (
        ("schuld-feiten", een.pk), ("beslag-nieuw", een.pk), ("schuld-verschil", een.pk), ("beslag-einde", beslag.pk),
    ):  # fmt: skip
        assert als(kwaliteit).post(url(naam, pk), {}).status_code == 403
        assert als(buitenstaander).post(url(naam, pk), {}).status_code == 404
    assert als(buitenstaander).get(url("schuld-details", een.pk)).status_code == 404


def test_dubbel_versturen_geeft_een_beslag(als: Als, consulent: Medewerker, een: Schuld) -> None:
    invoer = {"soort": "rekening", "sinds_datum": "1-9-2026", "verwacht_versie": een.traject.versie}
    browser = als(consulent)
    assert browser.post(url("beslag-nieuw", een.pk), invoer).status_code == 302
    assert browser.post(url("beslag-nieuw", een.pk), invoer).status_code == 409
    assert Beslag.objects.count() == 1


def test_veertig_schulden_kosten_geen_extra_queries(als: Als, consulent: Medewerker, rij: Traject) -> None:
    bureau = schuldeiser("Incasso Delta", rol=Schuldeiserrol.INCASSOBUREAU)
    browser, aantallen = als(consulent), []
    browser.get(url("schulden", rij.pk))
    for erbij in (3, 40):
        for n in range(erbij):
            schuld(rij, "5.00", vertegenwoordiger=bureau, vertegenwoordiger_kenmerk=f"I-{n}")
        with CaptureQueriesContext(connection) as vragen:
            browser.get(url("schulden", rij.pk))
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


class TestAdres:
    def test_invullen_en_weer_leegmaken(self, als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
        eiser = schuldeiser("Energie Noord")
        adres = url("schuldeiser-adres", eiser.pk, "saldo")
        assert als(kwaliteit).post(adres, {}).status_code == 403
        browser = als(consulent)
        fout = browser.post(adres, {"adres": "Saldoweg 1", "iban": "NL00", "postcode": "12"})
        assert sorted(fout.context["form"].errors) == ["iban", "postcode"]
        assert 'value="Saldoweg 1"' in fout.content.decode()
        invoer = {"adres": "Saldoweg 1", "postcode": "1234ab", "plaats": "Vreedam", "iban": "NL91 ABNA 0417 1643 00"}
        assert browser.post(adres, invoer).status_code == 302
        tekst = browser.get(url("schuldeiser", eiser.pk)).content.decode()
        assert "Saldoweg 1" in tekst and "1234 AB Vreedam" in tekst
        assert "NL91 ABNA 0417 1643 00" in tekst
        assert browser.get(adres).context["form"].initial["plaats"] == "Vreedam"
        assert browser.post(adres, {}).status_code == 302
        assert not eiser.adressen.exists()

    def test_een_doel_dat_niet_bestaat(self, als: Als, consulent: Medewerker) -> None:
        assert als(consulent).get(url("schuldeiser-adres", schuldeiser().pk, "taart")).status_code == 404


def test_register_met_andere_namen_vestiging_en_afspraak(als: Als, consulent: Medewerker) -> None:
    hoofd = schuldeiser("Energie Noord", kvk_nummer="12345678")
    browser, west = als(consulent), schuldeiser("Noord West")
    invoer = {
        "naam": "Noord Westkust", "soort": "Nuts", "rol": "schuldeiser", "handelsnamen": "Stroomkust\nKuststroom",
        "hoofdvestiging": "12345678", "vestigingsnummer": "0000 1234 5678",
        "is_vooraf_akkoord": "on", "vooraf_akkoord_vanaf_datum": "1-1-2026", "vooraf_akkoord_tot_datum": "31-12-2026",
        "vooraf_akkoord_lijst": "Landelijke lijst 2026",
    }  # fmt: skip
    assert browser.post(url("schuldeiser-wijzigen", west.pk), invoer).status_code == 302
    west.refresh_from_db()
    assert (west.hoofdvestiging, west.vestigingsnummer, west.vroegere_namen) == (hoofd, "000012345678", "Noord West")
    for zoek in ("kuststroom", "noord west", "000012345678"):
        assert west in browser.get(url("schuldeisers"), {"zoek": zoek}).context["pagina"]
    tekst = browser.get(url("schuldeiser", west.pk)).content.decode()
    assert "Ja, vanaf 01-01-2026 tot en met 31-12-2026, Landelijke lijst 2026" in tekst
    assert "Noord Westkust" in browser.get(url("schuldeiser", hoofd.pk)).content.decode()
    for anders, veld in (
        ({"hoofdvestiging": "Bestaat niet"}, "hoofdvestiging"),
        ({"vestigingsnummer": "12"}, "vestigingsnummer"),
        ({"vooraf_akkoord_tot_datum": "1-1-2025"}, "vooraf_akkoord_tot_datum"),
    ):
        fout = browser.post(url("schuldeiser-wijzigen", west.pk), invoer | anders)
        assert list(fout.context["form"].errors) == [veld]
    lus = browser.post(url("schuldeiser-wijzigen", hoofd.pk), invoer | {"hoofdvestiging": "Energie Noord"})
    assert "niet de vestiging van zichzelf" in lus.content.decode()
