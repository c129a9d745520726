"""Fouten dragen een melding die op het scherm kan."""

from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd, NietGevonden, Rekenfout


def test_elke_fout_heeft_een_nederlandse_melding():
    assert Geweigerd("Dit kan niet.").melding == "Dit kan niet."
    assert "intussen gewijzigd" in Gelijktijdig().melding
    assert NietGevonden().melding == "Dit is niet gevonden."
    assert isinstance(Gelijktijdig(), Geweigerd) and isinstance(NietGevonden(), Geweigerd)


def test_rekenfout_noemt_alles_en_maakt_veldnamen_zichtbaar():
    fout = Rekenfout(
        [{"veld": "pot", "melding": "Te laag."}, {"veld": "a\n\ud800" + "b" * 200, "melding": "Onbekend."}]
    )
    assert fout.melding.startswith("pot: Te laag. a??b")
    assert len(fout.fouten[1]["veld"]) == 100
    fout.melding.encode()
