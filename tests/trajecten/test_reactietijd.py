"""Wie reageert wanneer: tellen, rangen, wie het mag zien, en wat nooit meetelt."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client as Browser

from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import AANSCHRIJVEN, NU, WEGEN, schuld, schuldeiser, stem, traject_in, voorstel_voor
from tests.builders import beantwoord_alles as beantwoord
from trajecten.beeld.reactie import lees_reactietijden
from trajecten.choices import Antwoord, TrajectStatus
from trajecten.models import Traject
from trajecten.reactietijd import Reactiebeeld, Vraag, beeld_van, per_sleutel, percentiel

Als = Callable[[Medewerker], Browser]
PAGINA = "/schuldeisers/reactietijd/"


@pytest.mark.parametrize(
    ("dagen", "procent", "verwacht"),
    [([], 50, None), ([4], 50, 4), ([4], 90, 4), ([1, 9], 50, 1), ([1, 9], 90, 9), (list(range(1, 11)), 90, 9),
     (list(range(1, 101)), 50, 50), (list(range(1, 101)), 90, 90)],
)  # fmt: skip
def test_percentiel_is_de_dichtstbijzijnde_rang(dagen: list[int], procent: int, verwacht: int | None) -> None:
    assert percentiel(dagen, procent) == verwacht


def test_wat_nog_loopt_is_geen_antwoord_en_geen_stilte() -> None:
    beeld = beeld_van([Vraag(3), Vraag(30), Vraag(None), Vraag(None, is_stil=True)], gestemd=4, geweigerd=1)
    assert beeld == Reactiebeeld(4, 2, 1, 3, 30, 4, 1)
    assert (beeld.deel_stil, beeld.deel_geweigerd) == (33, 25)


def test_zonder_antwoorden_is_er_geen_deel() -> None:
    leeg = beeld_van([Vraag(None)])
    assert (leeg.mediaan, leeg.p90, leeg.deel_stil, leeg.deel_geweigerd) == (None, None, None, None)


def test_wie_alleen_stemde_staat_er_ook_in() -> None:
    beelden = per_sleutel([("a", Vraag(2))], {"b": (2, 1)})
    assert beelden["a"].gestemd == 0
    assert (beelden["b"].gevraagd, beelden["b"].deel_geweigerd) == (0, 50)


@pytest.fixture
def aangeschreven(consulent: Medewerker) -> Traject:
    """Drie schuldeisers aangeschreven: een uit het register, een traag, en een privépersoon."""
    traject = traject_in(TrajectStatus.PLAN_VAN_AANPAK, consulent, bedragen=())
    for wie in (
        schuldeiser("Energie Noord", soort="Nuts"),
        schuldeiser("Zorg Zuid", soort="Zorg"),
        schuldeiser("Oom Jan", soort="Overig", is_privepersoon=True, gemeente=traject.gemeente),
    ):
        schuld(traject, schuldeiser=wie)
    for stap in (*WEGEN[TrajectStatus.INVENTARISATIE], AANSCHRIJVEN):
        stap(Traject.objects.get(pk=traject.pk), consulent, NU)
    return Traject.objects.get(pk=traject.pk)


def lees(user: Medewerker, **anders: object):  # type: ignore[no-untyped-def]
    dagen = {"van": (NU - timedelta(days=30)).date(), "tot": (NU + timedelta(days=30)).date()}
    return lees_reactietijden(user, **(dagen | anders))  # type: ignore[arg-type]


def test_dagen_per_schuldeiser_en_per_soort(aangeschreven: Traject, consulent: Medewerker) -> None:
    beantwoord(aangeschreven, consulent, op=NU + timedelta(days=12))
    overzicht = lees(consulent)
    assert sorted((r.naam, r.soort, r.beeld.mediaan) for r in overzicht.schuldeisers) == [
        ("Energie Noord", "Nuts (energie, water)", 12),
        ("Zorg Zuid", "Zorg", 12),
    ]
    assert [r.naam for r in overzicht.soorten] == ["Nuts (energie, water)", "Zorg"]
    assert (overzicht.alles.gevraagd, overzicht.alles.beantwoord) == (2, 2)
    assert [r.naam for r in lees(consulent, soort="Zorg").schuldeisers] == ["Zorg Zuid"]
    assert lees(consulent, tot=(NU - timedelta(days=1)).date()).schuldeisers == []


def test_weigeren_telt_over_de_gegeven_antwoorden(aangeschreven: Traject, consulent: Medewerker) -> None:
    beantwoord(aangeschreven, consulent)
    stem(voorstel_voor(aangeschreven, consulent), Antwoord.AFGEWEZEN, consulent)
    beeld = lees(consulent).alles
    assert (beeld.gestemd, beeld.geweigerd, beeld.deel_geweigerd) == (2, 2, 100)


def test_een_andere_gemeente_telt_niet_mee(aangeschreven: Traject, buitenstaander: Medewerker) -> None:
    assert lees(buitenstaander).schuldeisers == []


def test_pagina_noemt_schuldeisers_maar_geen_privepersonen(
    aangeschreven: Traject, als: Als, consulent: Medewerker, gemeente: Gemeente
) -> None:
    beantwoord(aangeschreven, consulent)
    browser = als(consulent)
    tekst = browser.get(PAGINA).content.decode()
    assert "Energie Noord" in tekst
    assert "Oom Jan" not in tekst
    namen = [r.naam for r in browser.get(f"{PAGINA}?sorteer=-naam").context["pagina"]]
    assert namen == ["Zorg Zuid", "Energie Noord"]
    assert browser.get(f"{PAGINA}?periode=9&soort=x&sorteer=onzin&pagina=99").status_code == 200
    assert "Niets met dit filter" in browser.get(f"{PAGINA}?soort=Publiek").content.decode()


def test_pagina_zonder_vragen_zegt_wat_er_komt(als: Als, consulent: Medewerker) -> None:
    assert "Nog geen saldoverzoeken" in als(consulent).get(PAGINA).content.decode()
