"""De weging van een gemeente: drempels en gewichten op een uitgebrachte vragenlijst, en wat ze met het vak doen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.kwadrant import As, Regelbaarheid, Vak, laad_vragenlijst, scoor
from intake.weging import Aanpassing, beantwoord, pas_toe, stappen, uit_gegevens, verschil
from schuldhulp.lib.fouten import Rekenfout

LIJST = laad_vragenlijst()
GUNSTIG = {vraag.code: vraag.codes[0] for vraag in LIJST.vragen}
ANTWOORDEN = st.fixed_dictionaries({vraag.code: st.sampled_from(vraag.codes) for vraag in LIJST.vragen})
GEWICHTEN = st.fixed_dictionaries(
    {v.code: st.fixed_dictionaries({a.code: st.integers(0, 100) for a in v.antwoorden}) for v in LIJST.vragen}
)
DREMPELS = st.tuples(st.integers(1, 100), st.integers(1, 100))


@pytest.mark.parametrize(
    ("aanpassing", "anders", "vak"),
    [
        # Zonder beleid: zoals de vragenlijst zelf.
        (Aanpassing(), {"nieuwe_schulden": "ja"}, Vak.STABILISEREN),
        (Aanpassing(), {"onduidelijke_bedragen": "onbekend"}, Vak.OPLOSSEN),
        # Een lagere drempel maakt eerder regelbaar, een hogere later.
        (Aanpassing(drempel_schuldsituatie=55), {"nieuwe_schulden": "ja"}, Vak.OPLOSSEN),
        (Aanpassing(drempel_schuldsituatie=80), {"onduidelijke_bedragen": "onbekend"}, Vak.STABILISEREN),
        (Aanpassing(drempel_schuldenaar=100), {"steun": "nee"}, Vak.MAATWERK),
        # Een zwaarder of lichter antwoord.
        (Aanpassing(gewichten={"koopwoning": {"overwaarde": 40}}), {"koopwoning": "overwaarde"}, Vak.STABILISEREN),
        (Aanpassing(gewichten={"motivatie": {"nee": 0}}), {"motivatie": "nee"}, Vak.OPLOSSEN),
        # Alles bij elkaar.
        (
            Aanpassing(70, 70, {"koopwoning": {"overwaarde": 40}, "motivatie": {"twijfelt": 60}}),
            {"koopwoning": "overwaarde", "motivatie": "twijfelt"},
            Vak.BEGELEIDEN,
        ),
    ],
)
def test_vak_met_weging_van_de_gemeente(aanpassing: Aanpassing, anders: dict[str, str], vak: Vak) -> None:
    assert scoor(GUNSTIG | anders, pas_toe(LIJST, aanpassing)).kwadrant is vak


def test_de_punten_komen_van_de_gewichten_van_de_gemeente() -> None:
    lijst = pas_toe(LIJST, Aanpassing(gewichten={"verslaving": {"niet_in_behandeling": 12}}))
    uit = scoor(GUNSTIG | {"verslaving": "niet_in_behandeling"}, lijst)
    [weging] = [w for w in uit.toelichting if w.vraag_code == "verslaving"]
    assert (weging.gewicht, uit.punten_persoon) == (12, 60 + 7 * 5 - 12)


def test_alle_fouten_in_een_weging_tegelijk() -> None:
    fout = Aanpassing(0, 101, {"motivatie": {"nee": 101, "misschien": 3}, "schoenmaat": {"43": 1}, "taal": {"ja": -1}})
    with pytest.raises(Rekenfout) as gevallen:
        pas_toe(LIJST, fout)
    assert {regel["veld"] for regel in gevallen.value.fouten} == {
        "drempel_schuldsituatie",
        "drempel_schuldenaar",
        "motivatie.nee",
        "motivatie.misschien",
        "schoenmaat.43",
        "taal.ja",
    }


def test_een_weging_komt_zo_terug_als_zij_bewaard_is() -> None:
    aanpassing = Aanpassing(55, None, {"motivatie": {"nee": 30}})
    assert uit_gegevens(aanpassing.als_gegevens()) == aanpassing
    assert Aanpassing().als_gegevens() == {}
    assert uit_gegevens({}) == Aanpassing()


def test_alleen_wat_anders_is_blijft_over() -> None:
    gelijk = {v.code: {a.code: a.gewicht for a in v.antwoorden} for v in LIJST.vragen}
    drempels = LIJST.drempel_schuldsituatie, LIJST.drempel_schuldenaar
    assert verschil(LIJST, drempels=drempels, gewichten=gelijk).is_leeg
    anders = gelijk | {"motivatie": gelijk["motivatie"] | {"nee": 30}}
    assert verschil(LIJST, drempels=(55, drempels[1]), gewichten=anders) == Aanpassing(
        55, None, {"motivatie": {"nee": 30}}
    )


@settings(deadline=None, max_examples=60)
@given(ANTWOORDEN, GEWICHTEN, DREMPELS)
def test_met_elke_weging_liggen_de_punten_tussen_0_en_100(antwoorden, gewichten, drempels):
    lijst = pas_toe(LIJST, verschil(LIJST, drempels=drempels, gewichten=gewichten))
    uit = scoor(antwoorden, lijst)
    assert 0 <= uit.punten_schuld <= 100 and 0 <= uit.punten_persoon <= 100
    assert (uit.schuldsituatie is Regelbaarheid.REGELBAAR) == (uit.punten_schuld >= drempels[0])
    assert (uit.schuldenaar is Regelbaarheid.REGELBAAR) == (uit.punten_persoon >= drempels[1])


def _punten(antwoorden, lijst, as_):  # type: ignore[no-untyped-def]
    uit = scoor(antwoorden, lijst)
    return uit.punten_schuld if as_ is As.SCHULDSITUATIE else uit.punten_persoon


@settings(deadline=None, max_examples=60)
@given(ANTWOORDEN, GEWICHTEN, st.data())
def test_een_antwoord_zwaarder_wegen_trekt_alleen_naar_zijn_eigen_kant(antwoorden, gewichten, data):
    vraag = data.draw(st.sampled_from(LIJST.vragen))
    code = antwoorden[vraag.code]
    richting = next(a.richting for a in vraag.antwoorden if a.code == code)
    zwaarder = gewichten | {vraag.code: gewichten[vraag.code] | {code: min(gewichten[vraag.code][code] + 10, 100)}}
    voor, na = (pas_toe(LIJST, Aanpassing(gewichten=g)) for g in (gewichten, zwaarder))
    for as_ in As:
        eerst, dan = _punten(antwoorden, voor, as_), _punten(antwoorden, na, as_)
        if as_ is not vraag.as_:
            assert dan == eerst
        elif richting is Regelbaarheid.REGELBAAR:
            assert dan >= eerst
        else:
            assert dan <= eerst


@settings(deadline=None, max_examples=60)
@given(ANTWOORDEN, DREMPELS, st.integers(1, 20))
def test_een_lagere_drempel_maakt_niemand_minder_regelbaar(antwoorden, drempels, minder):
    hoog = scoor(antwoorden, pas_toe(LIJST, Aanpassing(*drempels)))
    laag = scoor(antwoorden, pas_toe(LIJST, Aanpassing(*(max(d - minder, 1) for d in drempels))))
    for as_ in ("schuldsituatie", "schuldenaar"):
        assert getattr(hoog, as_) is Regelbaarheid.NIET_REGELBAAR or getattr(laag, as_) is Regelbaarheid.REGELBAAR


def test_wat_nog_open_is_telt_niet_mee() -> None:
    deel = beantwoord(LIJST, {"motivatie": "nee", "taal": ""})
    assert [vraag.code for vraag in deel.vragen] == ["motivatie"]
    uit = scoor({"motivatie": "nee"}, deel)
    assert (uit.punten_schuld, uit.punten_persoon) == (LIJST.begin, LIJST.begin - 40)


def test_wat_als_noemt_het_antwoord_dat_het_vak_verandert() -> None:
    gevonden = stappen(LIJST, GUNSTIG | {"nieuwe_schulden": "ja"})
    assert [(s.vraag.code, s.antwoord.code, s.naar) for s in gevonden] == [("nieuwe_schulden", "nee", Vak.OPLOSSEN)]


def test_wat_als_zegt_het_als_geen_enkel_antwoord_genoeg_is() -> None:
    zwaar = {"nieuwe_schulden": "ja", "boetes_fraude": "fraude", "procedures_boedel": "ja"}
    assert stappen(LIJST, GUNSTIG | zwaar) == ()
    assert stappen(LIJST, GUNSTIG) == ()


@settings(deadline=None, max_examples=40)
@given(ANTWOORDEN)
def test_elke_stap_brengt_iemand_echt_in_dat_vak_en_nooit_lager(antwoorden):
    nu = scoor(antwoorden, LIJST)
    for stap in stappen(LIJST, antwoorden):
        dan = scoor(antwoorden | {stap.vraag.code: stap.antwoord.code}, LIJST)
        assert dan.kwadrant is stap.naar is not nu.kwadrant
        assert dan.punten_schuld >= nu.punten_schuld and dan.punten_persoon >= nu.punten_persoon


# Wat schulden en inwoners (niet) regelbaar maakt, elk met de vraag die ernaar vraagt.
GENOEMD = {
    "boetes en schulden door fraude": "boetes_fraude",
    "lopende procedures en onverdeelde boedels": "procedures_boedel",
    "onduidelijke bedragen": "onduidelijke_bedragen",
    "zakelijke schulden": "zakelijke_schulden",
    "een eigen woning": "koopwoning",
    "wisselend inkomen": "wisselend_inkomen",
    "nieuwe schulden": "nieuwe_schulden",
    "motivatie": "motivatie",
    "vaardigheden": "vaardigheden",
    "stabiliteit": "stabiliteit",
    "verslaving": "verslaving",
    "psychische problemen": "psychisch",
    "afspraken nakomen": "afspraken",
}


@pytest.mark.parametrize("wat", GENOEMD)
def test_de_vragenlijst_vraagt_naar_alles_wat_telt(wat: str) -> None:
    assert GENOEMD[wat] in {vraag.code for vraag in LIJST.vragen}


@pytest.mark.parametrize("code", ["verslaving", "psychisch"])
def test_met_behandeling_telt_minder_zwaar_dan_zonder(code: str) -> None:
    [vraag] = [v for v in LIJST.vragen if v.code == code]
    gewicht = {a.code: a.gewicht for a in vraag.antwoorden}
    assert gewicht["in_behandeling"] < gewicht["niet_in_behandeling"]
