"""De vragenlijst van de zelfintake: elke weg erdoor klopt, en elk antwoord betekent wat het hoort te betekenen."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.choices import Bedreiging
from intake.models import Aanmelding, Client, Huishouden
from intake.zelfantwoorden import dreigingen, in_woorden, overnames, schoon, vlaggen
from intake.zelfvragen import (
    HUIDIGE_VERSIE,
    Paginasoort,
    Soort,
    Vraag,
    buren,
    laad_zelfvragen,
    versies,
    zichtbare_paginas,
)
from schuldhulp.brieven.taal import Maat, toets_taal
from schuldhulp.lib.fouten import Rekenfout

LIJST = laad_zelfvragen()
# Op een telefoon leest men vluchtiger dan op papier.
TELEFOON = Maat(zin=15, gemiddeld=12)
VRAGEN = {vraag.code: vraag for vraag in LIJST.vragen}
MODELLEN = {"client": Client, "huishouden": Huishouden, "aanmelding": Aanmelding}


def codes(antwoorden: dict[str, Any]) -> list[str]:
    return [pagina.code for pagina in zichtbare_paginas(LIJST, antwoorden)]


def een_antwoord(vraag: Vraag) -> st.SearchStrategy[Any]:
    keuzes = [keuze.code for keuze in vraag.keuzes]
    match vraag.soort:
        case Soort.KEUZE:
            return st.sampled_from(keuzes)
        case Soort.MEER:
            return st.lists(st.sampled_from(keuzes), unique=True)
        case Soort.AANTAL:
            return st.integers(0, 20)
        case Soort.BEDRAG:
            return st.decimals(0, 9999, places=2).map(str)
        case _:
            return st.text(max_size=30)


ANTWOORDEN = st.fixed_dictionaries({}, optional={code: een_antwoord(vraag) for code, vraag in VRAGEN.items()})


def test_elke_code_is_uniek_en_elke_pagina_past_op_een_telefoon() -> None:
    assert len(VRAGEN) == len(LIJST.vragen)
    assert len({pagina.code for pagina in LIJST.paginas}) == len(LIJST.paginas)
    for pagina in LIJST.paginas:
        assert (1 <= len(pagina.vragen) <= 3) == (pagina.soort is Paginasoort.VRAGEN)
    assert HUIDIGE_VERSIE in versies()


def test_een_voorwaarde_gaat_over_een_eerdere_vraag_met_een_antwoord_dat_bestaat() -> None:
    gezien: set[str] = set()
    for pagina in LIJST.paginas:
        for als in filter(None, [pagina.als, *(vraag.als for vraag in pagina.vragen)]):
            assert als.vraag in gezien
            assert als.is_een_van <= {keuze.code for keuze in VRAGEN[als.vraag].keuzes}
        gezien |= {vraag.code for vraag in pagina.vragen}


def test_elke_overname_wijst_naar_een_gegeven_met_een_geldige_waarde() -> None:
    for vraag in LIJST.vragen:
        if not vraag.neem_over:
            continue
        doel, veld = vraag.neem_over.split(".")
        model_veld = MODELLEN[doel]._meta.get_field(veld)
        for keuze in vraag.keuzes:
            if model_veld.choices and keuze.waarde != "":
                assert keuze.waarde in dict(model_veld.choices)


def test_elke_wettelijke_dreiging_is_te_kiezen() -> None:
    te_kiezen = {keuze.dreiging for vraag in LIJST.vragen for keuze in vraag.keuzes if keuze.dreiging}
    assert te_kiezen == {*Bedreiging.values, "overig"}


def test_de_vragen_zijn_in_gewone_taal() -> None:
    vragen = [f for p in LIJST.paginas for v in p.vragen for f in (v.vraag, v.uitleg)]
    keuzes = [f for v in LIJST.vragen for k in v.keuzes for f in (k.tekst, k.uitleg)]
    for tekst in [*vragen, *keuzes, *(t for p in LIJST.paginas for t in (p.titel, *p.inleiding))]:
        assert toets_taal(tekst, TELEFOON) == [], tekst


@pytest.mark.parametrize(
    ("antwoorden", "wel", "niet"),
    [
        ({}, {"haast", "thuis", "schuldeisers"}, {"wat", "kinderen", "tolk", "lezen_hulp"}),
        ({"haast": "ja"}, {"wat"}, set()),
        ({"haast": "nee"}, set(), {"wat"}),
        ({"samenstelling": "alleenstaande"}, set(), {"kinderen"}),
        ({"samenstelling": "alleenstaande_ouder"}, {"kinderen"}, set()),
        ({"taal": "beetje", "lezen": "soms"}, {"tolk", "lezen_hulp"}, set()),
    ],
)
def test_overslaan_volgt_de_antwoorden(antwoorden: dict[str, Any], wel: set[str], niet: set[str]) -> None:
    te_zien = set(codes(antwoorden))
    assert wel <= te_zien
    assert not niet & te_zien


@given(ANTWOORDEN)
def test_vooruit_en_terug_lopen_langs_dezelfde_paginas(antwoorden: dict[str, Any]) -> None:
    heen = codes(antwoorden)
    weg, code = [], heen[0]
    while code:
        weg.append(code)
        code = buren(LIJST, antwoorden, code)[1]
    assert weg == heen
    terug, code = [], heen[-1]
    while code:
        terug.append(code)
        code = buren(LIJST, antwoorden, code)[0]
    assert terug == heen[::-1]


@given(ANTWOORDEN)
def test_schoon_verandert_niets_meer_aan_wat_schoon_is(antwoorden: dict[str, Any]) -> None:
    eens = schoon(LIJST, antwoorden)
    assert schoon(LIJST, eens) == eens
    gevraagd = {v.code for p in zichtbare_paginas(LIJST, eens) for v in p.zichtbare_vragen(eens)}
    assert set(eens) <= gevraagd


def test_wie_terugkomt_op_zijn_antwoord_houdt_niets_over_van_de_overgeslagen_vragen() -> None:
    eerst = schoon(LIJST, {"haast": "ja", "dreiging": ["gas"]})
    assert dreigingen(LIJST, eerst) == ("gas",)
    daarna = schoon(LIJST, {**eerst, "haast": "nee"})
    assert daarna == {"haast": "nee"}
    assert dreigingen(LIJST, daarna) == ()


@pytest.mark.parametrize(
    ("antwoorden", "verwacht"),
    [
        ({}, ()),
        ({"haast": "nee"}, ()),
        ({"haast": "misschien"}, ()),
        ({"haast": "ja"}, ("overig",)),
        ({"haast": "misschien", "dreiging": ["water"]}, ("water",)),
        ({"haast": "ja", "dreiging": ["ontruiming", "anders"]}, ("ontruiming", "overig")),
    ],
)
def test_wat_er_dreigt(antwoorden: dict[str, Any], verwacht: tuple[str, ...]) -> None:
    assert dreigingen(LIJST, antwoorden) == verwacht


@pytest.mark.parametrize(
    ("antwoorden", "verwacht"),
    [
        ({"lezen": "ja"}, {"laaggeletterd"}),
        ({"lezen": "soms"}, {"laaggeletterd"}),
        ({"lezen": "nee"}, set()),
        ({"taal": "nee", "tolk": "ja"}, {"tolk"}),
        ({"taal": "nee", "tolk": "eigen"}, set()),
    ],
)
def test_vlaggen_voor_het_contact(antwoorden: dict[str, Any], verwacht: set[str]) -> None:
    assert vlaggen(LIJST, antwoorden) == verwacht


def test_overnemen_kent_de_waarde_en_de_woorden_van_de_inwoner() -> None:
    antwoorden = schoon(
        LIJST,
        {
            "samenstelling": "anders",
            "kinderen": 0,
            "bedrijf": "gestopt",
            "haast": "ja",
            "bel_nu": "06 1",
            "telefoon": "06 2",
        },
    )
    gevonden = {f"{o.doel}.{o.veld}": (o.waarde, o.antwoord) for o in overnames(LIJST, antwoorden)}
    assert gevonden == {
        "client.telefoon": ("06 2", "06 2"),
        "huishouden.minderjarige_kinderen": (0, "0"),
        "huishouden.is_ondernemer": (False, "Nee, ik ben gestopt"),
    }


@pytest.mark.parametrize(
    ("vraag", "antwoord", "melding"),
    [
        ("haast", "soms", "Kies een van de antwoorden"),
        ("haast", ["ja"], "Kies een van de antwoorden"),
        ("kinderen", 21, "van 0 tot en met 20"),
        ("kinderen", -1, "van 0 tot en met 20"),
        ("kinderen", "twee", "van 0 tot en met 20"),
        ("inkomen_bedrag", "veel", "Schrijf een bedrag"),
        ("inkomen_bedrag", "NaN", "van 0 tot 1.000.000"),
        ("inkomen_bedrag", "-1", "van 0 tot 1.000.000"),
        ("telefoon", "0" * 41, "hoogstens 40 tekens"),
        ("goed", "x" * 4001, "hoogstens 4000 tekens"),
        ("helpers", "familie", "Kies uit de antwoorden"),
        ("helpers", ["oom"], "Kies uit de antwoorden"),
        ("onbekend", "x", "Deze vraag is onbekend"),
    ],
)
def test_een_antwoord_dat_niet_kan_wordt_geweigerd(vraag: str, antwoord: Any, melding: str) -> None:
    with pytest.raises(Rekenfout) as fout:
        schoon(LIJST, {"samenstelling": "anders", vraag: antwoord})
    assert [f["veld"] for f in fout.value.fouten] == [vraag]
    assert melding in fout.value.fouten[0]["melding"]


def test_antwoorden_in_woorden() -> None:
    antwoorden = {"inkomen_bedrag": "1640.50", "helpers": ["familie", "vrijwilliger"], "goed": "Mijn werk."}
    assert in_woorden(VRAGEN["inkomen_bedrag"], antwoorden) == "€\xa01.640,50"
    assert in_woorden(VRAGEN["helpers"], antwoorden) == "Familie, vrienden of buren; Een vrijwilliger"
    assert in_woorden(VRAGEN["goed"], antwoorden) == "Mijn werk."
    assert in_woorden(VRAGEN["post"], antwoorden) == ""


def test_een_versie_die_er_niet_is() -> None:
    with pytest.raises(Rekenfout):
        laad_zelfvragen("1900-1")
