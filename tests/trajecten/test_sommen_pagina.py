"""De pagina's van de sommen: vtlb, berekeningen, routes."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.organisatie.models import Medewerker
from tests.builders import AANSCHRIJVEN, NU, beantwoord_alles, traject_in
from trajecten.choices import TrajectStatus as T
from trajecten.models import Berekening, Traject, Voorstel, Vtlb

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
BASIS = {
    "peildatum": "01-07-2026",
    "leefsituatie": "alleenstaande",
    "jaarinkomen": "20.000,00",
    "inkomen": "1900",
    "herkomst": "onderdelen",
    "rijen": "1",
}
RIJ = {
    "r0-hoofdstuk": "VERVOER",
    "r0-richting": "erbij",
    "r0-bedrag": "50,00",
    "r0-grond": "Werkt in ploegendienst.",
    "r0-bewijs": "rooster",
}
RAPPORT = BASIS | {
    "herkomst": "rapport",
    "bedrag": "1650,00",
    "rapport_versie": "juli 2026",
    "rapport_datum": "03-07-2026",
}


def url(naam: str, pk: object) -> str:
    return reverse(f"trajecten:{naam}", args=[pk])


@pytest.fixture
def traject(consulent: Medewerker) -> Traject:
    return traject_in(T.INVENTARISATIE, consulent)


def test_opgebouwd_vtlb_van_formulier_tot_pagina(als: Als, consulent: Medewerker, traject: Traject) -> None:
    browser = als(consulent)
    assert "Nog geen vtlb" in browser.get(url("vtlb", traject.pk)).content.decode()
    antwoord = browser.post(url("vtlb-nieuw", traject.pk), BASIS | RIJ, follow=True)
    tekst = antwoord.content.decode()
    assert "Het vtlb is vastgesteld" in tekst
    assert antwoord.context["geldend"].vtlb_bedrag == Vtlb.objects.get().vtlb_bedrag
    assert "5.5 Auto en reiskosten" in tekst
    assert "niet de officiële rekenmethode" in tekst
    nieuw = browser.get(url("vtlb-nieuw", traject.pk)).context["form"]
    assert (nieuw["inkomen"].value(), nieuw.rijen[0]["grond"].value()) == ("1.900,00", "Werkt in ploegendienst.")


def test_een_lege_rij_telt_niet_mee_en_een_rij_erbij_houdt_alles(
    als: Als, consulent: Medewerker, traject: Traject
) -> None:
    browser = als(consulent)
    erbij = browser.post(url("vtlb-nieuw", traject.pk), BASIS | RIJ | {"erbij": "ja"}).context["form"]
    assert [len(erbij.rijen), erbij["inkomen"].value(), erbij.rijen[0]["bedrag"].value()] == [2, "1900", "50,00"]
    weg = browser.post(url("vtlb-nieuw", traject.pk), BASIS | RIJ | {"weg": "0"}).context["form"]
    assert [rij.is_leeg for rij in weg.rijen] == [True]
    browser.post(url("vtlb-nieuw", traject.pk), BASIS | {"rijen": "3"})
    assert Vtlb.objects.get().correcties.count() == 0


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"peildatum": "01-03-2025"}, "peildatum", "kan de beslagvrije voet hier niet worden berekend"),
        ({"partner_inkomen": "100"}, "partner_inkomen", "hoort alleen bij gehuwd"),
        ({"inkomen": "-5"}, "inkomen", "niet lager zijn dan 0"),
        ({"leefsituatie": ""}, "leefsituatie", "Maak een keuze"),
    ],
)
def test_een_fout_staat_bij_het_veld_en_wat_getypt_is_blijft(
    als: Als, consulent: Medewerker, traject: Traject, anders: dict[str, str], veld: str, melding: str
) -> None:
    antwoord = als(consulent).post(url("vtlb-nieuw", traject.pk), BASIS | RIJ | anders)
    form = antwoord.context["form"]
    assert melding in " ".join(form.errors[veld])
    assert form[veld].value() == anders[veld]
    assert not Vtlb.objects.exists()


def test_een_fout_in_een_correctie_staat_bij_die_correctie(als: Als, consulent: Medewerker, traject: Traject) -> None:
    browser, adres = als(consulent), url("vtlb-nieuw", traject.pk)
    eraf = browser.post(adres, BASIS | RIJ | {"r0-richting": "eraf"}).context["form"]
    assert "Alleen de correctie 5.1" in " ".join(eraf.rijen[0].errors["bedrag"])
    zonder = browser.post(adres, BASIS | RIJ | {"r0-grond": ""}).context["form"]
    assert zonder.rijen[0].errors["grond"]
    assert not Vtlb.objects.exists()


def test_rapport_overnemen_en_te_laag_weigeren(als: Als, consulent: Medewerker, traject: Traject) -> None:
    browser, adres = als(consulent), url("vtlb-nieuw", traject.pk)
    laag = browser.post(adres, RAPPORT | {"bedrag": "1000"}).context["form"]
    assert "niet lager zijn dan de beslagvrije voet van €\xa01.348,49" in " ".join(laag.errors["bedrag"])
    zonder = browser.post(adres, RAPPORT | {"rapport_versie": ""}).context["form"]
    assert zonder.errors["rapport_versie"]
    # Een half ingevulde correctie doet bij een rapport niet mee.
    goed = browser.post(
        adres, RAPPORT | {"r0-hoofdstuk": "VERVOER", "r0-richting": "erbij", "r0-grond": "x"}, follow=True
    )
    assert "Rapport juli 2026" in goed.content.decode()
    assert str(Vtlb.objects.get().afloscapaciteit_bedrag) == "250.00"


def test_het_voorstel_neemt_het_vtlb_uit_het_dossier(als: Als, consulent: Medewerker, traject: Traject) -> None:
    AANSCHRIJVEN(traject, consulent, NU)
    beantwoord_alles(traject, consulent)
    browser = als(consulent)
    browser.post(url("vtlb-nieuw", traject.pk), RAPPORT)
    stap = reverse("trajecten:stap", args=[traject.pk, "berekenen"])
    form = browser.get(stap).context["form"]
    assert (form["vtlb"].value(), form["vtlb_bron"].value()) == ("1.650,00", "dossier")
    invoer = {"soort": "Saneringskrediet", "inkomen": "1900", "vtlb_bron": "dossier", "vtlb_datum": "01-07-2026"}
    fout = browser.post(stap, invoer | {"vtlb": "1500"}).context["form"]
    assert "Het vtlb in dit dossier is €\xa01.650,00" in " ".join(fout.errors["vtlb"])
    browser.post(stap, invoer | {"vtlb": "1650"})
    assert "vtlb versie 1 in dit dossier (rapport juli 2026" in Voorstel.objects.get().toelichting[0]


def test_bron_dossier_zonder_vtlb(als: Als, consulent: Medewerker, traject: Traject) -> None:
    AANSCHRIJVEN(traject, consulent, NU)
    beantwoord_alles(traject, consulent)
    stap = reverse("trajecten:stap", args=[traject.pk, "berekenen"])
    invoer = {"soort": "Saneringskrediet", "inkomen": "1900", "vtlb": "1700", "vtlb_bron": "dossier"}
    form = als(consulent).post(stap, invoer | {"vtlb_datum": "01-07-2026"}).context["form"]
    assert "nog geen vtlb" in " ".join(form.errors["vtlb_bron"])


def test_berekening_toont_uitleg_en_rekent_na(als: Als, consulent: Medewerker, traject: Traject) -> None:
    browser = als(consulent)
    browser.post(url("vtlb-nieuw", traject.pk), BASIS | RIJ)
    som = Berekening.objects.get()
    assert som.get_absolute_url() in browser.get(url("berekeningen", traject.pk)).content.decode()
    tekst = browser.get(som.get_absolute_url()).content.decode()
    assert "Nagerekend: precies hetzelfde" in tekst
    for regel in som.uitkomst["toelichting"]:
        assert regel in tekst


def test_routes_op_de_pagina(als: Als, consulent: Medewerker, traject: Traject) -> None:
    browser, adres = als(consulent), url("routes", traject.pk)
    assert browser.get(adres).status_code == 200
    fout = browser.post(adres, {"afloscapaciteit": "150", "wsnp_maanden": "18", "wsnpkosten": "800"}).context["form"]
    assert fout.errors["wsnpkosten_bron"]
    assert not Berekening.objects.exists()
    antwoord = browser.post(adres, {"afloscapaciteit": "150", "wsnp_maanden": "18"}, follow=True)
    tekst = antwoord.content.decode()
    assert "Het meeste voor de schuldeisers" in tekst
    assert "niet bekend" in tekst
    assert [len(e["per_route"]) for e in antwoord.context["eisers"]] == [3, 3]


def test_wie_erbij_kan(
    als: Als, traject: Traject, kwaliteit: Medewerker, buitenstaander: Medewerker, consulent: Medewerker
) -> None:
    als(consulent).post(url("vtlb-nieuw", traject.pk), BASIS)
    som = Berekening.objects.get()
    for naam, pk in (
        ("vtlb", traject.pk),
        ("berekeningen", traject.pk),
        ("routes", traject.pk),
        ("berekening", som.pk),
    ):
        assert als(kwaliteit).get(url(naam, pk)).status_code == 200
        assert als(buitenstaander).get(url(naam, pk)).status_code == 404
    assert als(kwaliteit).post(url("vtlb-nieuw", traject.pk), BASIS).status_code == 403
    assert als(kwaliteit).post(url("routes", traject.pk), {}).status_code == 403
    assert als(buitenstaander).post(url("vtlb-nieuw", traject.pk), BASIS).status_code == 404
