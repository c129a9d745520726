"""De huisregels die een machine kan nazien: wie leest wat, waar een status verandert, hoe groot iets is."""

import ast
import re
from pathlib import Path
from typing import TypeGuard

from tests.architecture.bron import WORTEL, bestanden, boom, knopen, plek

MAXIMUM_REGELS = 400
# Wat verboden is, staat hier in stukken zodat deze proef zichzelf niet vindt.
NOG_TE_DOEN = re.compile(r"\b(TO" + "DO|FIX" + "ME|XX" + "X|NotImplemented" + "Error)\b")
OVERGESLAGEN = re.compile(r"pytest\.(mark\.)?(ski" + r"p|xfai" + r"l)|\.ski" + r"pif\b")
# De dagelijkse ronde verandert statussen in verzamelingen, met eigen tests op beide motoren. Een levering neemt de
# stand over zoals een ander die vastlegde: dat is geen overgang van ons; er komt wel een StatusWissel bij.
STATUS_IN_VERZAMELINGEN = {"trajecten/services/ronde_sql.py", "rapportage/ddas/bewaren.py"}


def _is_kijker(pad: Path) -> bool:
    """Alles wat HTTP spreekt: views, en de API."""
    return "views" in pad.parts or pad.stem == "views" or "api" in pad.parts or pad.stem == "api"


def _roept(knoop: ast.AST, namen: set[str]) -> TypeGuard[ast.Call]:
    """Is dit een aanroep van een methode met een van deze namen?"""
    return isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute) and knoop.func.attr in namen


def _wortel(knoop: ast.AST) -> str:
    """De naam waarmee een keten van aanroepen begint: `Brief` in `Brief.objects.filter(…).defer(…)`."""
    while isinstance(knoop, ast.Call | ast.Attribute):
        knoop = knoop.func if isinstance(knoop, ast.Call) else knoop.value
    return knoop.id if isinstance(knoop, ast.Name) else ""


def test_views_lezen_alleen_wat_de_gebruiker_mag_zien() -> None:
    zonder_personen = {"Teller", "Gemeente"}  # verzoeken per sleutel; gemeenten zijn openbaar
    fout = [
        plek(pad, knoop)
        for pad in bestanden()
        if _is_kijker(pad)
        for knoop, ouder, groot in knopen(pad)
        if isinstance(knoop, ast.Attribute)
        and knoop.attr in {"objects", "_base_manager", "_default_manager"}
        and _wortel(knoop) not in zonder_personen
        and not (
            isinstance(ouder, ast.Attribute) and ouder.attr.startswith("visible_to") and isinstance(groot, ast.Call)
        )
    ]
    assert not fout, f"haal rijen op met .objects.visible_to(gebruiker): {fout}"


def test_een_status_verandert_alleen_via_een_overgang() -> None:
    fout = []
    for pad in bestanden():
        if str(pad.relative_to(WORTEL)) in STATUS_IN_VERZAMELINGEN:
            continue
        for knoop, _, _ in knopen(pad):
            if _roept(knoop, {"update"}) and any(sleutel.arg == "status" for sleutel in knoop.keywords):
                fout.append(plek(pad, knoop))
            if isinstance(knoop, ast.Assign | ast.AnnAssign):
                doelen = knoop.targets if isinstance(knoop, ast.Assign) else [knoop.target]
                fout += [plek(pad, d) for d in doelen if isinstance(d, ast.Attribute) and d.attr == "status"]
    assert not fout, f"gebruik schuldhulp.lib.transities.wissel: {fout}"


def test_diensten_werken_met_hele_rijen() -> None:
    """`only` en `defer` zijn voor lijsten: wie een halve rij bewaart of laat overgaan, verliest stil gegevens."""
    fout = [
        plek(pad, knoop)
        for pad in bestanden()
        if {"services", "models"} & set(pad.parts)
        for knoop, _, _ in knopen(pad)
        if _roept(knoop, {"only", "defer"})
    ]
    assert not fout, fout


def test_geen_signalen() -> None:
    fout = [
        plek(pad, knoop)
        for pad in bestanden()
        for knoop in ast.walk(boom(pad))
        if (isinstance(knoop, ast.ImportFrom) and re.search(r"(^|\.)(signals|dispatch)$", knoop.module or ""))
        or (isinstance(knoop, ast.Import) and any("signals" in naam.name for naam in knoop.names))
    ]
    assert not fout, f"een gevolg hoort in de dienst zelf, niet in een signaal: {fout}"


def test_bewaren_heeft_geen_gevolgen() -> None:
    fout = [
        plek(pad, knoop)
        for pad in bestanden()
        if "models" in pad.parts
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.FunctionDef) and knoop.name in {"save", "delete"}
    ]
    assert not fout, f"gevolgen horen in een dienst, niet in save(): {fout}"


def test_geen_relatieve_imports_en_geen_utils() -> None:
    relatief = [
        plek(pad, knoop)
        for pad in bestanden()
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.ImportFrom) and knoop.level
    ]
    assert not relatief, relatief
    assert not [pad.name for pad in bestanden() if pad.stem in {"utils", "helpers", "common", "misc"}]


def _eigen_bestanden() -> list[Path]:
    code = [*bestanden(), *bestanden("tests"), *bestanden("benchmarks")]
    return [*code, *bestanden("templates", einde="html"), *bestanden("schuldhulp/static", einde="css")]


def test_niets_is_nog_te_doen() -> None:
    fout = [
        f"{pad.relative_to(WORTEL)}: {gevonden[0]}"
        for pad in _eigen_bestanden()
        if (gevonden := NOG_TE_DOEN.search(pad.read_text(encoding="utf-8")))
    ]
    assert not fout, fout


def test_geen_overgeslagen_tests() -> None:
    fout = [
        str(pad.relative_to(WORTEL))
        for pad in bestanden("tests")
        if OVERGESLAGEN.search(pad.read_text(encoding="utf-8"))
    ]
    assert not fout, fout


def test_bestanden_blijven_klein() -> None:
    lengtes = {pad.relative_to(WORTEL): pad.read_text(encoding="utf-8").count("\n") for pad in _eigen_bestanden()}
    te_lang = {str(pad): lengte for pad, lengte in lengtes.items() if lengte > MAXIMUM_REGELS and pad.suffix != ".css"}
    assert not te_lang, te_lang


def test_sjablonen_staan_in_de_ene_map() -> None:
    assert not bestanden(einde="html"), "sjablonen staan onder templates/"


def test_sjablonen_zonder_script_en_stijl_in_de_pagina() -> None:
    """De CSP laat het niet toe: geen inline script, geen style-attribuut, geen `on…`-attribuut. Brieven zijn PDF."""
    verboden = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son(click|change|submit|load)=", re.IGNORECASE)
    fout = [
        str(pad.relative_to(WORTEL))
        for pad in bestanden("templates", einde="html")
        if "brieven" not in pad.parts and verboden.search(pad.read_text(encoding="utf-8"))
    ]
    assert not fout, fout
