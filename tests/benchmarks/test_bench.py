"""De metingen draaien van begin tot eind op een handvol rijen. Hier telt nooit de tijd, alleen dat er gemeten wordt."""

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.meten import Uitkomst, percentiel, verhouding

WORTEL = Path(__file__).parents[2]


def test_alle_metingen_van_begin_tot_eind(tmp_path: Path) -> None:
    uit = tmp_path / "uit.json"
    opdracht = [sys.executable, "-m", "benchmarks", "--rijen", "40", "--ronden", "1", "--uit", str(uit)]
    klaar = subprocess.run(opdracht, cwd=WORTEL, env=os.environ, capture_output=True, text=True, check=False)
    # 1 betekent: gemeten, maar een doel niet gehaald; met veertig rijen zegt dat niets.
    assert klaar.returncode in (0, 1), klaar.stderr
    verslag = json.loads(uit.read_text())
    gemeten = {u["meting"].split(",")[0].split(" over ")[0] for u in verslag["uitkomsten"]}
    lijsten = {"Aanmeldingen", "Dossiers", "Zoeken op naam", "Zoeken op adres"}
    assert gemeten == {"Dagelijkse ronde", *lijsten, "Dossier", "Kwartaalrapport", "Nieuwe normen", "Brieven"}
    assert verslag["machine"]["kernen"]
    # Wat wel vaststaat, ook met weinig rijen: de aantallen.
    aantallen = [u for u in verslag["uitkomsten"] if "vragen" in u["wat"] or "rijen" in u["wat"]]
    assert [u for u in aantallen if not u["haalt_doel"]] == []


def test_een_onbekende_meting_wordt_geweigerd() -> None:
    opdracht = [sys.executable, "-m", "benchmarks", "onzin"]
    klaar = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=False)
    assert klaar.returncode == 2
    assert "onbekende meting: onzin" in klaar.stderr


def test_een_doel_is_een_onder_of_een_bovengrens() -> None:
    assert Uitkomst("m", "doorvoer", 0.7, 0.6, is_minimum=True).haalt_doel
    assert not Uitkomst("m", "doorvoer", 0.5, 0.6, is_minimum=True).haalt_doel
    assert Uitkomst("m", "tijd", 3.0, 3.0).haalt_doel
    assert not Uitkomst("m", "tijd", 3.1, 3.0).haalt_doel


def test_verhouding_is_de_mediaan_van_de_ronden() -> None:
    assert verhouding("m", "tijd", [1.0, 9.0, 2.0], 3.0).waarde == 2.0


def test_percentiel_met_de_dichtstbijzijnde_rang() -> None:
    assert percentiel(range(100), 99) == 99
    assert percentiel([5.0], 99) == 5.0
