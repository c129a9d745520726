"""Het kwadrant: de vier vakken, de weging, de vragenlijst zelf en fouten in de antwoorden."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.kwadrant import HUIDIGE_VERSIE, As, Regelbaarheid, Vak, laad_vragenlijst, scoor, versies
from schuldhulp.lib.fouten import Rekenfout

LIJST = laad_vragenlijst()
GUNSTIG = {vraag.code: vraag.codes[0] for vraag in LIJST.vragen}
ANTWOORDEN = st.fixed_dictionaries({vraag.code: st.sampled_from(vraag.codes) for vraag in LIJST.vragen})


@pytest.mark.parametrize(
    ("anders", "vak"),
    [
        ({}, Vak.OPLOSSEN),
        ({"nieuwe_schulden": "ja"}, Vak.STABILISEREN),
        ({"boetes_fraude": "fraude"}, Vak.STABILISEREN),
        ({"procedures_boedel": "ja"}, Vak.STABILISEREN),
        ({"verslaving": "niet_in_behandeling"}, Vak.MAATWERK),
        ({"motivatie": "nee"}, Vak.MAATWERK),
        ({"nieuwe_schulden": "ja", "verslaving": "niet_in_behandeling"}, Vak.BEGELEIDEN),
        ({"verslaving": "in_behandeling", "psychisch": "in_behandeling"}, Vak.OPLOSSEN),
        ({"onduidelijke_bedragen": "onbekend", "koopwoning": "restschuld"}, Vak.STABILISEREN),
        ({"onduidelijke_bedragen": "onbekend"}, Vak.OPLOSSEN),
        ({"taal": "nee", "steun": "nee"}, Vak.OPLOSSEN),
    ],
)
def test_vak(anders, vak):
    assert scoor(GUNSTIG | anders, LIJST).kwadrant is vak


def test_de_uitkomst_laat_zien_waardoor():
    uit = scoor(GUNSTIG | {"verslaving": "niet_in_behandeling"}, LIJST)
    assert (uit.punten_schuld, uit.punten_persoon) == (100, 55)
    assert (uit.schuldsituatie, uit.schuldenaar) == (Regelbaarheid.REGELBAAR, Regelbaarheid.NIET_REGELBAAR)
    [zwaar] = [weging for weging in uit.toelichting if weging.richting is Regelbaarheid.NIET_REGELBAAR]
    assert (zwaar.vraag, zwaar.antwoord) == ("Is er een verslaving die geld kost?", "Ja, zonder behandeling")
    assert (zwaar.vraag_code, zwaar.antwoord_code, zwaar.gewicht) == ("verslaving", "niet_in_behandeling", 40)
    assert uit.advies[: len(LIJST.advies[Vak.MAATWERK])] == LIJST.advies[Vak.MAATWERK]
    assert any("verslavingszorg" in advies for advies in uit.advies)
    assert [weging.vraag_code for weging in uit.toelichting] == [vraag.code for vraag in LIJST.vragen]


@settings(deadline=None)
@given(ANTWOORDEN)
def test_elke_uitkomst_klopt_met_de_drempels_en_weigert_nooit(antwoorden):
    uit = scoor(antwoorden, LIJST)
    assert 0 <= uit.punten_schuld <= 100 and 0 <= uit.punten_persoon <= 100
    assert (uit.schuldsituatie is Regelbaarheid.REGELBAAR) == (uit.punten_schuld >= LIJST.drempel_schuldsituatie)
    assert (uit.schuldenaar is Regelbaarheid.REGELBAAR) == (uit.punten_persoon >= LIJST.drempel_schuldenaar)
    assert uit.advies and len(set(uit.advies)) == len(uit.advies)
    assert not re.search("afwij|weiger|geen recht", " ".join(uit.advies), re.IGNORECASE)


@settings(deadline=None)
@given(ANTWOORDEN, st.sampled_from(LIJST.vragen))
def test_een_gunstiger_antwoord_maakt_de_punten_nooit_lager(antwoorden, vraag):
    voor, na = scoor(antwoorden, LIJST), scoor(antwoorden | {vraag.code: vraag.codes[0]}, LIJST)
    assert na.punten_schuld >= voor.punten_schuld
    assert na.punten_persoon >= voor.punten_persoon


def test_alle_fouten_tegelijk():
    antwoorden = GUNSTIG | {"motivatie": "misschien", "schoenmaat": "43", "taal": None}
    del antwoorden["steun"]
    with pytest.raises(Rekenfout) as fout:
        scoor(antwoorden, LIJST)
    meldingen = {regel["veld"]: regel["melding"] for regel in fout.value.fouten}
    assert set(meldingen) == {"schoenmaat", "motivatie", "steun", "taal"}
    assert "ja, twijfelt, nee" in meldingen["motivatie"]
    assert "nog geen antwoord" in meldingen["steun"]


def test_zonder_antwoorden_staat_elke_vraag_in_de_fouten():
    with pytest.raises(Rekenfout) as fout:
        scoor({}, LIJST)
    assert [regel["veld"] for regel in fout.value.fouten] == [vraag.code for vraag in LIJST.vragen]


@pytest.mark.parametrize("versie", ["2025-1", "", "../2026-1"])
def test_onbekende_versie(versie):
    with pytest.raises(Rekenfout, match="Kies uit: 2026-1"):
        laad_vragenlijst(versie)


@pytest.mark.parametrize("versie", versies())
def test_de_vragenlijst_is_heel(versie):
    lijst = laad_vragenlijst(versie)
    assert lijst.versie == versie
    assert HUIDIGE_VERSIE in versies()
    codes = [vraag.code for vraag in lijst.vragen]
    assert len(set(codes)) == len(codes)
    for as_ in As:
        assert len(lijst.vragen_over(as_)) == 8
    for vraag in lijst.vragen:
        assert len(set(vraag.codes)) == len(vraag.codes) >= 3
        assert vraag.vraag.endswith("?") and vraag.uitleg.endswith((".", "?"))
        assert vraag.antwoorden[0].richting is Regelbaarheid.REGELBAAR
        assert all(antwoord.gewicht > 0 and antwoord.tekst for antwoord in vraag.antwoorden)
