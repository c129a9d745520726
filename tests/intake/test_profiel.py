"""Het klantprofiel scoren: domeinen, oefeningen, controles, steun, en het instrument zelf."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.instrument import HUIDIGE_VERSIE, MAP, Vraag, laad_instrument, versies
from intake.oefeningen import maand, rekening, stapel
from intake.profiel import Niveau, controleer, niveau_van, ontbrekend, scoor
from schuldhulp.lib.fouten import Rekenfout
from tests.builders import profielantwoorden

INSTRUMENT = laad_instrument()
GUNSTIG = profielantwoorden()
ZWAAR = profielantwoorden(gunstig=False)
MOGELIJK = {
    v.code: ["", v.goed, "1.00"] if v.is_bedrag else [*v.codes, *([""] if v.goed else [])] for v in INSTRUMENT.vragen
}
ANTWOORDEN = st.fixed_dictionaries({code: st.sampled_from(waarden) for code, waarden in MOGELIJK.items()})


def scores(antwoorden: dict[str, str]) -> dict[str, int | None]:
    return {d.code: d.score for d in scoor(antwoorden, INSTRUMENT).domeinen}


def punten(vraag: Vraag, gegeven: str) -> int | None:
    if vraag.goed:
        return 3 if gegeven == vraag.goed else 0
    return next(a.punten for a in vraag.antwoorden if a.code == gegeven)


GEEN_RUST = {"woonplek": "nee", "steun_mensen": "nee", "zorgen": "vaak", "gezondheid": "zonder_hulp"}
POST_LIGT = {
    **dict.fromkeys(("post_open", "papieren_vinden", "op_tijd_reageren"), "nooit"),
    **{"post_stapel": "altijd", "rekening_totaal": "", "rekening_datum": ""},
}
GEEN_MOED = dict.fromkeys(("doel", "eigen_keuze", "moeite_waard", "uitgaven_veranderen"), "nee")


@pytest.mark.parametrize(
    ("basis", "anders", "profiel"),
    [
        (GUNSTIG, {}, "zelf"),
        (ZWAAR, {}, "eerst_rust"),
        (GUNSTIG, GEEN_RUST, "eerst_rust"),
        (GUNSTIG, POST_LIGT, "wil_met_hulp"),
        (GUNSTIG, GEEN_MOED, "moed"),
        (GUNSTIG, {"maand_over": "", "maand_duurder": "", "weet_saldo": "soms"}, "oefenen"),
    ],
)
def test_profiel_volgt_uit_de_regels(basis: dict[str, str], anders: dict[str, str], profiel: str) -> None:
    assert scoor(basis | anders, INSTRUMENT).code == profiel


def test_alles_gunstig_is_alleen_kracht_en_alles_zwaar_alleen_steun() -> None:
    hoog, laag = scoor(GUNSTIG, INSTRUMENT), scoor(ZWAAR, INSTRUMENT)
    assert {d.niveau for d in hoog.domeinen} == {Niveau.KRACHT}
    assert len(hoog.krachten) == 7
    assert (hoog.risicos, hoog.steun, hoog.signalen) == ((), (), ())
    assert {d.niveau for d in laag.domeinen} == {Niveau.STEUN}
    assert laag.krachten == ()
    assert [s.domein for s in laag.steun][-1] == "Omstandigheden"
    assert "Heeft geen plek om te blijven wonen." in laag.risicos


@pytest.mark.parametrize(
    ("score", "niveau"),
    [(0, Niveau.STEUN), (39, Niveau.STEUN), (40, Niveau.AANDACHT), (69, Niveau.AANDACHT), (70, Niveau.KRACHT),
     (100, Niveau.KRACHT), (None, Niveau.AANDACHT)],
)  # fmt: skip
def test_niveau_op_de_grens(score: int | None, niveau: Niveau) -> None:
    assert niveau_van(score, INSTRUMENT) is niveau


def test_elke_regel_van_de_uitleg_telt_op_tot_de_score() -> None:
    for domein in scoor(GUNSTIG | {"doel": "beetje", "lezen": "vaak", "zorgen": "liever_niet"}, INSTRUMENT).domeinen:
        mee = [t for t in domein.toelichting if t.punten is not None]
        te_halen = sum(t.hoogste for t in mee)
        assert domein.score == int(Decimal(100 * sum(t.punten for t in mee)) / te_halen + Decimal("0.5"))
        assert {t.vraag for t in domein.toelichting} == {v.vraag for v in INSTRUMENT.vragen if v.domein == domein.code}


def test_wie_iets_liever_niet_zegt_wordt_daar_niet_op_beoordeeld() -> None:
    stil = GUNSTIG | dict.fromkeys(("woonplek", "steun_mensen", "zorgen", "gezondheid"), "liever_niet")
    assert scores(stil)["omstandigheden"] == 100
    assert scores(stil | {"verandering": "ja"})["omstandigheden"] == 33


def test_wie_goed_leest_maar_hulp_vraagt_krijgt_die_hulp() -> None:
    steun = {s.domein: s for s in scoor(GUNSTIG | {"lezen": "vaak"}, INSTRUMENT).steun}
    assert "Bel liever" in steun["Leren en begrijpen"].regels[0]
    assert steun["Leren en begrijpen"].reden == "Score 83 van 100"


# ---- Controlevragen ----


@pytest.mark.parametrize(
    ("anders", "woorden"),
    [
        ({"post_open": "altijd", "post_stapel": "altijd"}, "post"),
        ({"afspraak_na": "altijd", "afspraak_mis": "vaak"}, "afspraken"),
        ({"invloed": "ja", "machteloos": "ja"}, "zelf kan doen"),
        ({"uitgaven_veranderen": "nee", "geen_zin": "nee"}, "wil veranderen"),
        ({"klusjes": "nooit", "spijt": "nooit", "vergeten": "nooit"}, "elk antwoord goed is"),
    ],
)
def test_antwoorden_die_niet_passen_vragen_een_gesprek(anders: dict[str, str], woorden: str) -> None:
    [signaal] = scoor(GUNSTIG | anders, INSTRUMENT).signalen
    assert woorden in signaal.gesprek
    assert len(signaal.vragen) == len(anders)
    assert not re.search(r"lieg|onwaar|oneerlijk|fraude|klopt niet", signaal.gesprek, re.IGNORECASE)


@pytest.mark.parametrize(
    "anders",
    [{"post_open": "vaak", "post_stapel": "nooit"}, {"klusjes": "nooit", "spijt": "nooit"}, {"invloed": "best_wel"}],
)
def test_een_klein_verschil_is_geen_signaal(anders: dict[str, str]) -> None:
    assert scoor(GUNSTIG | anders, INSTRUMENT).signalen == ()


def test_controlevragen_over_gunstig_antwoorden_tellen_voor_geen_domein() -> None:
    assert scores(GUNSTIG) == scores(GUNSTIG | {"klusjes": "nooit", "spijt": "altijd", "vergeten": "vaak"})


# ---- Oefeningen: het goede antwoord wordt uitgerekend ----

REKENING = {
    "titel": "R", "factuurdatum": date(2026, 2, 20), "betaaltermijn_dagen": 14, "kosten_te_laat": "7.50",
    "keuze_dagen": [0, 14], "regels": [{"naam": "a", "bedrag": "10.10"}, {"naam": "b", "bedrag": "-0.35"}],
}  # fmt: skip
MAAND = {
    "titel": "M",
    "inkomen": [{"naam": "Loon", "bedrag": "1000.00"}],
    "uitgaven": [{"naam": "Huur", "bedrag": "600.50", "straks": "20.00"}, {"naam": "Eten", "bedrag": "450.00"}],
    "doel": {"naam": "fiets", "bedrag": "130.00", "per_maand": "40.00", "keuze_maanden": [3, 4]},
}


@pytest.mark.parametrize(
    ("betaald", "laat"), [(date(2026, 3, 6), "9.75"), (date(2026, 3, 7), "17.25"), (date(2026, 2, 20), "9.75")]
)
def test_rekening_de_laatste_dag_is_nog_op_tijd(betaald: date, laat: str) -> None:
    opgaven = rekening(REKENING | {"betaald_datum": betaald}).opgaven
    assert {code: o.goed for code, o in opgaven.items()} == {
        "rekening_totaal": "9.75",
        "rekening_datum": "2026-03-06",
        "rekening_te_laat": laat,
    }
    assert opgaven["rekening_datum"].opties == (("2026-02-20", "20 februari 2026"), ("2026-03-06", "6 maart 2026"))


def test_maand_mag_tekort_komen_en_sparen_rondt_naar_boven() -> None:
    assert {code: o.goed for code, o in maand(MAAND).opgaven.items()} == {
        "maand_over": "-50.50",
        "maand_duurder": "-70.50",
        "maand_sparen": "4",
    }


def test_stapel_het_ergste_gevolg_gaat_voor() -> None:
    rijen = [{"code": c, "naam": c, "gevolg": "x", "rang": r} for c, r in (("b", 2), ("a", 1), ("c", 3))]
    opgaven = stapel({"titel": "S", "rekeningen": rijen}).opgaven
    assert (opgaven["stapel_eerst"].goed, opgaven["stapel_laatst"].goed) == ("a", "c")
    assert [code for code, _ in opgaven["stapel_eerst"].opties] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("code", "gegeven", "leest"),
    [
        ("rekening_totaal", "120.75", "€\xa0120,75"),
        ("rekening_totaal", "", "Overgeslagen"),
        ("stapel_eerst", "huur", "Huur van deze maand"),
    ],
)
def test_een_oefening_laat_antwoord_en_goed_antwoord_zien(code: str, gegeven: str, leest: str) -> None:
    domeinen = scoor(GUNSTIG | {code: gegeven}, INSTRUMENT).domeinen
    vraag = next(v for v in INSTRUMENT.vragen if v.code == code)
    telling = next(t for d in domeinen for t in d.toelichting if t.vraag == vraag.vraag)
    assert telling.antwoord == leest
    assert telling.punten == (3 if gegeven else 0)
    assert telling.goed


# ---- Eigenschappen ----


@settings(deadline=None)
@given(ANTWOORDEN)
def test_elke_score_ligt_tussen_0_en_100_en_niets_weigert(antwoorden: dict[str, str]) -> None:
    uit = scoor(antwoorden, INSTRUMENT)
    assert all(d.score is None or 0 <= d.score <= 100 for d in uit.domeinen)
    tekst = " ".join([uit.tekst, *uit.krachten, *uit.risicos, *(r for s in uit.steun for r in s.regels)])
    assert not re.search("afwij|weiger|geen recht|niet toelaten", tekst, re.IGNORECASE)


@settings(deadline=None)
@given(ANTWOORDEN, st.sampled_from(INSTRUMENT.vragen), st.data())
def test_een_beter_antwoord_maakt_geen_enkele_score_lager(
    antwoorden: dict[str, str], vraag: Vraag, data: st.DataObject
) -> None:
    nu = punten(vraag, antwoorden[vraag.code])
    beter = [w for w in MOGELIJK[vraag.code] if nu is not None and (p := punten(vraag, w)) is not None and p >= nu]
    if not beter:
        return
    voor = scores(antwoorden)
    na = scores(antwoorden | {vraag.code: data.draw(st.sampled_from(beter))})
    assert all(na[code] >= score for code, score in voor.items() if score is not None)  # type: ignore[operator]


@settings(deadline=None)
@given(ANTWOORDEN, st.randoms())
def test_de_volgorde_van_antwoorden_maakt_niet_uit(antwoorden: dict[str, str], toeval) -> None:  # type: ignore[no-untyped-def]
    paren = list(antwoorden.items())
    toeval.shuffle(paren)
    assert scoor(dict(paren), INSTRUMENT) == scoor(antwoorden, INSTRUMENT)


# ---- Fouten ----


def test_alle_fouten_tegelijk() -> None:
    antwoorden = GUNSTIG | {"schoenmaat": "43", "doel": "misschien", "rekening_totaal": "veel", "lezen": ""}
    del antwoorden["zorgen"]
    with pytest.raises(Rekenfout) as fout:
        scoor(antwoorden, INSTRUMENT)
    assert {f["veld"] for f in fout.value.fouten} == {"schoenmaat", "doel", "rekening_totaal", "lezen", "zorgen"}


def test_een_half_blad_mag_en_een_overgeslagen_oefening_is_een_antwoord() -> None:
    blad = INSTRUMENT.blad("rekening")
    assert blad
    assert controleer({"rekening_totaal": ""}, blad.vragen) == []
    assert [v.code for v in ontbrekend({"rekening_totaal": ""}, blad.vragen)] == ["rekening_datum", "rekening_te_laat"]


@pytest.mark.parametrize("versie", ["2025-1", "", "../klantprofiel-2026-1"])
def test_onbekende_versie(versie: str) -> None:
    with pytest.raises(Rekenfout, match="Kies uit: 2026-1"):
        laad_instrument(versie)


# ---- Het instrument zelf ----


@pytest.mark.parametrize("versie", versies())
def test_het_instrument_is_heel(versie: str) -> None:
    instrument = laad_instrument(versie)
    assert instrument.versie == versie
    assert HUIDIGE_VERSIE in versies()
    codes = [v.code for v in instrument.vragen]
    ruw = (MAP / f"klantprofiel-{versie}.toml").read_text(encoding="utf-8")
    assert len(codes) == len(set(codes)) == ruw.count("[[vragen]]")
    assert 38 <= len(codes) <= 46, "ongeveer veertig vragen"
    assert len(instrument.domeinen) >= 7
    assert len([b for b in instrument.bladen if b.papier]) >= 3
    for domein in instrument.domeinen:
        eigen = [v for v in instrument.vragen if v.domein == domein.code]
        assert len(eigen) >= 4
        assert any(all(a.punten is not None for a in v.antwoorden) for v in eigen), "elk domein krijgt altijd een score"
        assert domein.steun
    los = {v.code for v in instrument.vragen if not v.domein}
    assert los == {code for c in instrument.controles if c.soort == "gunstig" for code in c.vragen}
    assert sum(c.soort == "paar" for c in instrument.controles) >= 3
    for controle in instrument.controles:
        assert set(controle.vragen) <= set(codes)
    laatste = instrument.profielen[-1]
    assert not (laatste.vanaf or laatste.onder or laatste.een_onder), "het laatste profiel past altijd"
    for regel in instrument.profielen:
        assert {*regel.vanaf, *regel.onder, *regel.een_onder} <= {d.code for d in instrument.domeinen}


@pytest.mark.parametrize("vraag", INSTRUMENT.vragen, ids=lambda v: v.code)
def test_elke_vraag_is_kort_en_heeft_duidelijke_antwoorden(vraag: Vraag) -> None:
    zinnen = re.split(r"(?<=[.?!]) ", f"{vraag.vraag} {vraag.uitleg}".strip())
    assert all(len(zin.split()) <= 17 for zin in zinnen), vraag.vraag
    assert vraag.vraag.endswith(("?", "."))
    if vraag.is_bedrag:
        assert Decimal(vraag.goed)
    else:
        assert len(set(vraag.codes)) == len(vraag.codes) >= 3
        assert not vraag.goed or vraag.goed in vraag.codes
        assert len({a.tekst for a in vraag.antwoorden}) == len(vraag.antwoorden)
