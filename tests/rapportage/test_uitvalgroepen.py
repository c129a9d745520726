"""Uitval per groep: tellen, samenvoegen tot niemand herkenbaar is, en wie het ziet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.choices import Samenstelling
from intake.models import Client
from intake.services.client import Persoonsgegevens, update_client
from rapportage.uitvalgroepen import OVERIG, Groep, groepeer, leeftijdsgroep
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, _uitvallen, traject_in
from tests.rapportage.test_schermen import browser
from trajecten.choices import TrajectStatus
from trajecten.models import Traject, Uitstroom

URL = "/rapportage/uitval/?kwartaal=2026K4"


def woont(client: Client, samenstelling: Samenstelling, door: Medewerker) -> None:
    persoon, huishouden = Persoonsgegevens(achternaam="Smit"), {"samenstelling": samenstelling}
    update_client(client, persoon=persoon, huishouden=huishouden, door=door, op=NU)


def rijen(**groepen: tuple[int, int]) -> list[tuple[str, bool]]:
    """Per groep (uitgevallen, niet uitgevallen)."""
    return [
        (naam, viel_uit)
        for naam, (wel, niet) in groepen.items()
        for viel_uit, aantal in ((True, wel), (False, niet))
        for _ in range(aantal)
    ]


def test_grote_groepen_staan_apart_en_de_meeste_uitval_vooraan() -> None:
    assert groepeer(rijen(a=(10, 30), b=(20, 20), c=(0, 12))) == [
        Groep("b", 40, 20),
        Groep("a", 40, 10),
        Groep("c", 12, 0),
    ]


def test_kleine_groepen_gaan_samen() -> None:
    assert groepeer(rijen(a=(30, 30), b=(6, 6), c=(5, 9))) == [Groep("a", 60, 30), Groep(OVERIG, 26, 11)]


def test_is_de_rest_te_klein_dan_gaat_de_kleinste_groep_mee() -> None:
    """Anders is de kleine groep het totaal min de rest."""
    assert groepeer(rijen(a=(30, 30), b=(10, 15), c=(1, 2))) == [Groep("a", 60, 30), Groep(OVERIG, 28, 11)]


@pytest.mark.parametrize("alles", [{"a": (3, 2)}, {"a": (3, 40), "b": (2, 40)}])
def test_is_alles_samen_te_klein_dan_staat_er_niets(alles: dict[str, tuple[int, int]]) -> None:
    assert groepeer(rijen(**alles)) == []


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.booleans()), max_size=120))
def test_elke_regel_is_veilig_en_niemand_raakt_zoek(lijst: list[tuple[str, bool]]) -> None:
    groepen = groepeer(lijst)
    assert all(groep.is_veilig for groep in groepen)
    if groepen:
        assert sum(groep.totaal for groep in groepen) == len(lijst)
        assert sum(groep.uitval for groep in groepen) == sum(viel_uit for _, viel_uit in lijst)


@pytest.mark.parametrize(
    ("geboren", "groep"),
    [
        (None, "Nog niet bekend"),
        (date(2001, 11, 3), "Jonger dan 25"),
        (date(2001, 11, 2), "25 tot 35"),
        (date(1962, 1, 1), "55 tot 65"),
        (date(1961, 11, 2), "65 of ouder"),
    ],
)
def test_leeftijd_op_de_dag_van_het_einde(geboren: date | None, groep: str) -> None:
    assert leeftijdsgroep(geboren, date(2026, 11, 2)) == groep


@pytest.mark.django_db
def test_pagina_toont_alleen_wat_groot_genoeg_is(
    consulent: Medewerker, beleidsmedewerker: Medewerker, klok: None
) -> None:
    lezer = browser(beleidsmedewerker)
    for _ in range(9):
        traject_in(TrajectStatus.UITGEVALLEN, consulent)
    pagina = lezer.get(URL)
    assert [groepen for _, groepen in pagina.context["kenmerken"]] == [[], [], [], [], []]
    assert pagina.context["redenen"] == []
    assert "te weinig trajecten om te tonen" in pagina.content.decode()
    traject_in(TrajectStatus.UITGEVALLEN, consulent)
    kenmerken = dict(lezer.get(URL).context["kenmerken"])
    assert {kenmerk: [(g.totaal, g.uitval) for g in groepen] for kenmerk, groepen in kenmerken.items()} == {
        naam: [(10, 10)] for naam in ("Fase", "Leeftijd", "Huishouden", "Woonsituatie", "Inkomensbron")
    }
    assert [(g.naam, g.uitval) for g in lezer.get(URL).context["redenen"]] == [("Inwoner regelt het verder zelf", 10)]
    assert "Fase 1" in lezer.get(URL).content.decode()
    assert lezer.get(URL.replace("2026", "2025")).context["kenmerken"][0][1] == []
    assert browser(consulent).get(URL).status_code == 403


@pytest.mark.django_db
def test_zonder_groep_die_groot_genoeg_is_staat_er_geen_tabel(
    consulent: Medewerker, beleidsmedewerker: Medewerker, klok: None
) -> None:
    for n in range(10):
        rij = traject_in(TrajectStatus.STABILISATIE, consulent)
        woont(rij.client, list(Samenstelling)[n % 2], consulent)
        _uitvallen(Traject.objects.get(pk=rij.pk), consulent, NU)
    tekst = browser(beleidsmedewerker).get(URL).content.decode()
    assert "te klein om apart te tonen. Samen vielen 10 van de 10 uit (100 %)" in tekst


@pytest.mark.django_db
def test_het_huishouden_van_toen_telt_ook_als_het_later_anders_is(consulent: Medewerker) -> None:
    rij = traject_in(TrajectStatus.STABILISATIE, consulent)
    woont(rij.client, Samenstelling.ALLEENSTAANDE_OUDER, consulent)
    _uitvallen(Traject.objects.get(pk=rij.pk), consulent, NU)
    woont(rij.client, Samenstelling.GEHUWD, consulent)
    assert Uitstroom.objects.get().samenstelling == Samenstelling.ALLEENSTAANDE_OUDER


@pytest.mark.django_db
def test_gemeenten_samen_tonen_niets(
    consulent: Medewerker, beleidsmedewerker: Medewerker, andere_gemeente: object, klok: None
) -> None:
    from schuldhulp.organisatie.models import Aanstelling
    from schuldhulp.organisatie.rollen import Rol

    Aanstelling.objects.create(medewerker=beleidsmedewerker, gemeente=andere_gemeente, rol=Rol.BELEID)
    pagina = browser(Medewerker.objects.get(pk=beleidsmedewerker.pk)).get(URL)
    assert pagina.context["kenmerken"] == []
    assert "Kies één gemeente" in pagina.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("vraag", "jaar"), [("?jaar=2025", 2025), ("?jaar=1999", 2026), ("?jaar=x&kwartaal=2024K1", 2024), ("", 2026)]
)
def test_het_jaar_is_te_kiezen(vraag: str, jaar: int, beleidsmedewerker: Medewerker, klok: None) -> None:
    pagina = browser(beleidsmedewerker).get(f"/rapportage/uitval/{vraag}")
    assert pagina.context["jaar"] == jaar
    assert f"trajecten die in {jaar} eindigden" in pagina.content.decode()


@pytest.mark.django_db
def test_de_uitval_verwijst_ernaar(beleidsmedewerker: Medewerker, klok: None) -> None:
    assert "/rapportage/uitval/" in browser(beleidsmedewerker).get("/rapportage/uitval_fase_1/").content.decode()
