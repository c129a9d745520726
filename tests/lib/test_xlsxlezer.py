"""Excel lezen: waarden zoals iemand ze zou typen, en nooit meer dan er past."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.xlsxlezer import RIJEN, is_xlsx, lees_xlsx
from tests.trajecten.excel import blad, vervang, xlsx

LIJST = [["Naam", "Bedrag", "Kenmerk", "Datum"], ["Energie Noord", 1234.56, "K-1", date(2026, 11, 1)]]


def lees(inhoud: bytes, tekens: int = 1_000_000) -> str:
    return lees_xlsx(inhoud, tekens=tekens)


def test_waarden_komen_terug_zoals_iemand_ze_typt() -> None:
    rijen = [
        ["a", 1234.56, 12, datetime(2026, 11, 1, 12), True, None],
        [],
        [0.1 + 0.2, 1.005, Decimal("99.90"), -5, 'Café "Zon"', "twee\nregels\ttekst"],
        [42],
    ]
    assert lees(xlsx(rijen, {"A4": "00000"})).split("\n") == [
        "a\t1234,56\t12\t01-11-2026\tja",
        "",
        '0,30\t1,005\t99,90\t-5\t"Café ""Zon"""\ttwee regels tekst',
        "00042",
    ]


def test_een_formule_telt_als_de_waarde_die_excel_uitrekende() -> None:
    rij = (
        '<row r="1"><c r="A1" t="str"><f>"En"&amp;"ergie"</f><v>Energie</v></c><c r="B1"><f>5*2</f><v>10</v></c></row>'
    )
    assert lees(vervang(xlsx([["x"]]), sheet1=blad(rij))) == "Energie\t10"
    assert lees(xlsx([["Energie", "=5*2"]])) == "Energie"  # nooit uitgerekend: geen waarde


def test_een_bom_of_een_vreemd_bestand_wordt_geweigerd() -> None:
    leeg = io.BytesIO()
    with zipfile.ZipFile(leeg, "w") as archief:
        archief.writestr("word/document.xml", "<x/>")
    bom = vervang(xlsx(LIJST), sheet1=blad("") + " " * 25_000_000)
    assert len(bom) < 200_000
    gevallen = {
        b"PK\x03\x04rest": "geen Excel-bestand dat wij kunnen lezen",
        b"\xd0\xcf\x11\xe0rest": "geen Excel-bestand dat wij kunnen lezen",
        leeg.getvalue(): "geen Excel-bestand dat wij kunnen lezen",
        vervang(xlsx(LIJST), sheet1="<kapot"): "geen Excel-bestand dat wij kunnen lezen",
        xlsx(LIJST)[:-200]: "geen Excel-bestand dat wij kunnen lezen",
        bom: "uitgepakt te groot",
        xlsx([["x" * 30_000]] * 40): "uitgepakt te groot",
        xlsx([["x"] * 51]): "hoogstens 50",
        vervang(xlsx([["x"]]), sheet1=blad(f"<row>{'<c/>' * 40}</row>" * 7_501)): "uitgepakt te groot",
    }
    for inhoud, melding in gevallen.items():
        assert is_xlsx(inhoud)
        with pytest.raises(Geweigerd, match=melding):
            lees(inhoud)


def test_een_lachende_entiteit_wordt_niet_uitgepakt() -> None:
    entiteiten = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    rij = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e8;</t></is></c></row>'
    inhoud = vervang(xlsx(LIJST), sheet1=blad(rij, f"<!DOCTYPE x [{entiteiten}]>"))
    with pytest.raises(Geweigerd, match="kunnen lezen"):
        lees(inhoud)


def test_een_blad_met_een_rij_onderaan_wordt_niet_stil_afgekapt() -> None:
    rij = f'<row r="{RIJEN + 1}"><c r="A{RIJEN + 1}"><v>5</v></c></row>'
    with pytest.raises(Geweigerd, match="meer dan 20000 rijen"):
        lees(vervang(xlsx([["x"]]), sheet1=blad(rij)))


def test_alleen_het_eerste_zichtbare_blad() -> None:
    verborgen = xlsx(LIJST)
    with zipfile.ZipFile(io.BytesIO(verborgen)) as archief:
        boek = archief.read("xl/workbook.xml").decode()
    assert 'state="visible"' in boek
    with pytest.raises(Geweigerd, match="geen zichtbaar blad"):
        lees(vervang(verborgen, workbook=boek.replace('state="visible"', 'state="hidden"')))
