"""Trajecten die in Schuldhulp zelf ontstaan, in een levering; en het verslag over de kwaliteit."""

from datetime import timedelta

import pytest

from intake.choices import AanmeldingStatus
from tests import builders
from tests.rapportage.ddas.conftest import draai
from tests.rapportage.ddas.gegevens import levering, schrijf, traject
from trajecten.choices import TrajectStatus

PERIODE = ("--van", "2026-10-01", "--tot", "2026-12-31")


def export(*opties: str) -> dict:
    return draai("ddas_export", *PERIODE, *opties).json


@pytest.mark.parametrize("status", list(TrajectStatus))
def test_elke_status_levert_een_geldig_traject(consulent, officieel, status) -> None:
    rij = builders.traject_in(status, consulent)
    uit = export()
    assert officieel(uit) == []
    deel = uit["leveringen"][0]["schuldhulptrajecten"][0]
    assert deel["client"][0]["Burgerservicenummer"] == rij.client.bsn
    assert deel["aanmelding"] == {"startdatum": "2026-11-02", "einddatum": "2026-11-02", "crisisinterventie": False}
    assert deel["intake"]["beschikkingssoort"] == "Toelatingsbeschikking"
    assert deel["totaalSchuldbedragBijAanvangSchuld"] == 5800
    assert deel.get("toekenningsdatum") == deel.get("schuldregeling", {}).get("toegekend")
    if "uitstroom" in deel:
        assert deel["einddatum"] == deel["uitstroom"]["datum"]


@pytest.mark.parametrize("status", list(AanmeldingStatus))
def test_aanmelding_zonder_traject_hoort_erbij(consulent, kwaliteit, officieel, status) -> None:
    builders.aanmelding_in(status, consulent, lezer=kwaliteit)
    uit = export()
    assert officieel(uit) == []
    deel = uit["leveringen"][0]["schuldhulptrajecten"][0]
    soort = deel.get("intake", {}).get("beschikkingssoort")
    verwacht = {"toegelaten": "Toelatingsbeschikking", "afgewezen": "Afwijzingsbeschikking"}
    assert soort == verwacht.get(status)
    assert ("uitstroom" in deel) == (status in ("afgewezen", "geadviseerd", "ingetrokken"))


def test_alleen_wat_de_periode_overlapt(consulent, db) -> None:
    builders.traject_in(TrajectStatus.UITGEVALLEN, consulent, op=builders.NU - timedelta(days=200))
    builders.traject_in(TrajectStatus.STABILISATIE, consulent, op=builders.NU - timedelta(days=201))
    assert len(export()["leveringen"][0]["schuldhulptrajecten"]) == 1
    assert draai("ddas_export", "--van", "2020-01-01", "--tot", "2020-12-31").code == 2


def test_een_gemeente_kiezen(consulent, andere_gemeente) -> None:
    builders.traject_in(TrajectStatus.STABILISATIE, consulent)
    uit = export("--gemeente", andere_gemeente.code)
    assert [rij["schuldhulptrajecten"] for rij in uit["leveringen"]] == [[]]


def test_export_teruglezen_in_een_lege_database_geeft_hetzelfde(tmp_path, consulent) -> None:
    """De eigen export weer overnemen verandert niets aan wat er al is."""
    for status in (TrajectStatus.AFGEROND, TrajectStatus.LOOPTIJD, TrajectStatus.PLAN_VAN_AANPAK):
        builders.traject_in(status, consulent)
    verslag = draai("ddas_import", schrijf(tmp_path, export())).json
    assert (verslag["aangemaakt"], verslag["bijgewerkt"], verslag["ongewijzigd"]) == (0, 0, 3)


def test_naar_bestand_meldt_het_pad(tmp_path, consulent) -> None:
    builders.traject_in(TrajectStatus.STABILISATIE, consulent)
    pad = str(tmp_path / "uit.json")
    assert draai("ddas_export", *PERIODE, "--uit", pad).uit.strip() == pad


def test_alle_fouten_tegelijk(db) -> None:
    uitkomst = draai(
        "ddas_export", "--van", "gisteren", "--tot", "2026-13-01", "--gemeente", "GM1", "--uit", "/bestaat/niet/x"
    )
    assert uitkomst.code == 2 and len(uitkomst.fout.strip().splitlines()) == 4


def test_kwaliteit_noemt_regel_aantal_en_dossier(tmp_path, db) -> None:
    draai(
        "ddas_import",
        schrijf(tmp_path, levering(traject(1), traject(2, client=[{"Burgerservicenummer": "123456789"}]))),
    )
    regels = {
        r["regel"]: r for r in draai("ddas_kwaliteit", "--van", "2026-01-01", "--tot", "2026-12-31").json["regels"]
    }
    assert regels["bsn"]["aantal"] == 1 and len(regels["bsn"]["dossiers"]) == 1
    assert regels["adres"]["aantal"] == 2 and regels["schema"]["aantal"] == 0
    assert draai("ddas_kwaliteit", "--van", "2027-01-01", "--tot", "2026-12-31").code == 2
