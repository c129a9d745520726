"""BSN: elfproef, versleuteling met wisselende sleutels, opzoeken en verbergen."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from schuldhulp.lib.bsn import bsn_hmac, herversleutel, is_geldig_bsn, masker, normaliseer, ontsleutel, versleutel
from schuldhulp.lib.fouten import Geweigerd

BSN = "111222333"
OUD, NIEUW = "oude-sleutel-" + "o" * 32, "nieuwe-sleutel-" + "n" * 32


@pytest.mark.parametrize("bsn", [BSN, "123456782", "1112.22.333", "111 222 333", "010000008", "10000008"])
def test_geldig(bsn):
    assert is_geldig_bsn(bsn)


@pytest.mark.parametrize("bsn", ["", "111222334", "000000000", "12345678", "1234567890", "11122233a", "١١١٢٢٢٣٣٣", "1"])
def test_ongeldig(bsn):
    assert not is_geldig_bsn(bsn)


def test_versleutelen_is_elke_keer_anders_en_laat_het_nummer_niet_zien():
    geheim = versleutel(BSN)
    assert geheim != versleutel(BSN)
    assert BSN.encode() not in geheim
    assert ontsleutel(geheim) == BSN
    assert ontsleutel(memoryview(geheim)) == BSN


def test_een_nummer_dat_de_elfproef_niet_haalt_blijft_zoals_geleverd():
    assert ontsleutel(versleutel("999999999")) == "999999999"


@pytest.mark.parametrize("vorm", [[NIEUW, OUD], f"{NIEUW}, {OUD}"])
def test_sleutel_vervangen(settings, vorm):
    settings.BSN_SLEUTEL = OUD
    geheim = versleutel(BSN)
    settings.BSN_SLEUTEL = vorm
    assert ontsleutel(geheim) == BSN
    nieuw = herversleutel(geheim)
    settings.BSN_SLEUTEL = NIEUW
    assert ontsleutel(nieuw) == BSN
    for lezen in (ontsleutel, herversleutel):
        with pytest.raises(Geweigerd, match="niet te lezen"):
            lezen(geheim)


def test_gewijzigde_versleutelde_tekst_wordt_niet_gelezen():
    geheim = bytearray(versleutel(BSN))
    geheim[40] ^= 1
    with pytest.raises(Geweigerd):
        ontsleutel(bytes(geheim))


def test_zoeksleutel_hangt_af_van_nummer_en_sleutel(settings):
    eerste = bsn_hmac(BSN)
    assert len(eerste) == 64
    assert eerste == bsn_hmac("111.222.333")
    assert eerste != bsn_hmac("123456782")
    settings.BSN_HMAC_SLEUTEL = NIEUW
    assert eerste != bsn_hmac(BSN)


@pytest.mark.parametrize("naam", ["BSN_SLEUTEL", "BSN_HMAC_SLEUTEL"])
def test_korte_sleutel_is_een_duidelijke_fout(settings, naam):
    setattr(settings, naam, "kort")
    with pytest.raises(ImproperlyConfigured, match=naam):
        versleutel(BSN)
        bsn_hmac(BSN)


def test_masker_en_normaliseren():
    assert masker("123456789") == "•••••6789"
    assert masker("10000008") == "•••••0008"
    assert masker("123") == "•••••••••"
    assert normaliseer("10000008") == "010000008"
