"""Afschriften lezen: beide versies van CAMT.053, CSV van banken, en alles wat eraan mis kan zijn."""

from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bank.bouw import INWONER, REKENING, Regel, camt
from trajecten.bank.afschrift import NIETS_BEWAARD, Afschrift, Bankfout
from trajecten.bank.lezen import lees_bankbestand

GEWOON = (
    Regel("100.00", omschrijving="Aflossing december", kenmerk="RF37TR202600012"),
    Regel("55.25", omschrijving="Café München & zn.".replace("&", "&amp;")),
    Regel("-100.00", is_storno=True),
    Regel("-12.00", omschrijving="Bankkosten"),
)


@pytest.mark.parametrize("versie", ["02", "08"])
def test_camt_in_beide_versies(versie: str) -> None:
    afschrift = lees_bankbestand(camt(*GEWOON, versie=versie))
    assert (afschrift.soort, afschrift.rekening, len(afschrift.boekingen)) == ("CAMT.053", REKENING, 4)
    assert (afschrift.beginsaldo, afschrift.eindsaldo) == (D("100.00"), D("143.25"))
    eerste, tweede, storno, kosten = afschrift.boekingen
    assert (eerste.bedrag, eerste.datum, eerste.naam) == (D("100.00"), date(2026, 12, 2), "S. de Wit")
    assert (eerste.tegenrekening, eerste.kenmerk) == (INWONER, "RF37TR202600012")
    assert tweede.omschrijving == "Café München & zn."
    assert (storno.is_storno, storno.bedrag, storno.tegenrekening) == (True, D("-100.00"), INWONER)
    assert (kosten.is_storno, kosten.bedrag) == (False, D("-12.00"))
    assert (afschrift.bij, afschrift.af) == (D("155.25"), D("112.00"))


def test_afgebroken_op_elke_97e_byte() -> None:
    """Een half bestand geeft altijd een melding dat er niets bewaard is, en nooit een half afschrift."""
    heel = camt(*(Regel(f"{n}.10", omschrijving=f"Betaling é {n}") for n in range(1, 41)))
    verwacht = lees_bankbestand(heel)
    for lengte in range(0, len(heel.rstrip()), 97):
        with pytest.raises(Bankfout) as fout:
            lees_bankbestand(heel[:lengte])
        assert fout.value.melding.endswith(NIETS_BEWAARD)
        assert "None" not in fout.value.melding
    assert lees_bankbestand(heel.rstrip()) == verwacht


def test_half_bestand_zegt_waar_het_afbreekt() -> None:
    heel = camt(*GEWOON)
    with pytest.raises(Bankfout, match=r"niet heel: het breekt af of klopt niet meer na 2 boekingen \(regel \d+"):
        lees_bankbestand(heel[: heel.index(b"RvslInd") - 10])


KWAAD = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">&b;</Document>"""
VREEMD = camt(Regel("1.00")).replace(b"camt.053.001.02", b"camt.054.001.02")
ANDERE_MUNT = camt(Regel("1.00")).replace(b"'EUR'>1.00", b"'USD'>1.00")
ZONDER_KANT = camt(Regel("1.00")).replace(b"1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>", b"1.00</Amt><Sts>")


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "Dit bestand is leeg."),
        (b"  \n", "Dit bestand is leeg."),
        (KWAAD, "DTD of entiteit"),
        (b"<html><body>Sessie verlopen</body></html>", "Dit is geen CAMT.053-bestand"),
        (VREEMD, "Dit is camt.054.001.02."),
        (ANDERE_MUNT, "bedrag in USD"),
        (ZONDER_KANT, "of het geld erbij of eraf ging"),
        (camt(Regel("10.00"), eind="999.00"), "Het eindsaldo klopt niet."),
        (camt(Regel("10.00")).replace(b"<IBAN>" + REKENING.encode(), b"<IBAN>", 1), "geen rekeningnummer"),
        (camt(Regel("10.00")).replace(b"10.00<", b"tien<", 1).replace(b"10.00<", b"tien<"), "is geen bedrag"),
        (camt(Regel("10.00")).replace(b"<Dt>2026-12-02</Dt></BookgDt>", b"</BookgDt>"), "geen datum"),
        (b'<?xml version="1.0" encoding="bestaat-niet"?><Document/>', "Er is niets bewaard."),
        (b"PK\x03\x04 zip", "zip- of Excel"),
        (b":20:940A\n:25:NL", "MT940"),
        (b"x" * 5_000_001, "groter dan 5 MB"),
        (b"Datum;Bedrag\n", "geen boekingen"),
        (b"Dag;Geld\n1;2\n", "geen kolom voor datum en bedrag. Gevonden kolommen: Dag, Geld."),
        (b"Datum;Bedrag\n2-12-2026;10\n31-02-2026;5\n3-12-2026;tien\n", "Regel 3: “31-02-2026” is geen datum. Regel 4"),
    ],
)
def test_slechte_invoer_krijgt_een_nauwkeurige_melding(inhoud: bytes, melding: str) -> None:
    with pytest.raises(Bankfout) as fout:
        lees_bankbestand(inhoud)
    assert melding in fout.value.melding
    assert fout.value.melding.endswith(NIETS_BEWAARD)


def test_wat_nog_niet_geboekt_is_telt_niet() -> None:
    afschrift = lees_bankbestand(camt(Regel("10.00"), Regel("5.00", stand="PDNG")))
    assert (len(afschrift.boekingen), afschrift.overgeslagen) == (1, 1)


def test_verzamelboeking_is_elke_betaling_apart() -> None:
    een = camt(Regel("30.00"))
    deel = een[een.index(b"<TxDtls>") : een.index(b"</TxDtls>") + 9]
    delen = b"".join(deel.replace(b"<Refs>", f"<Amt Ccy='EUR'>{b}</Amt><Refs>".encode()) for b in ("10.00", "20.00"))
    afschrift = lees_bankbestand(een.replace(deel, delen))
    assert [b.bedrag for b in afschrift.boekingen] == [D("10.00"), D("20.00")]
    assert len({b.sleutel for b in afschrift.boekingen}) == 2
    with pytest.raises(Bankfout, match="verzamelboeking"):
        lees_bankbestand(een.replace(deel, delen.replace(b"20.00", b"21.00")))


def test_dezelfde_boeking_heeft_in_elk_bestand_dezelfde_sleutel() -> None:
    twee_gelijke = [Regel("10.00", referentie="NONREF"), Regel("10.00", referentie="NONREF")]
    samen = lees_bankbestand(camt(*twee_gelijke, Regel("7.00", referentie="X")))
    los = lees_bankbestand(camt(Regel("7.00", referentie="X"), *twee_gelijke, versie="08"))
    sleutels = {b.sleutel for b in samen.boekingen}
    assert len(sleutels) == 3
    assert {b.sleutel for b in los.boekingen} == sleutels


ING = """"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Af Bij","Bedrag (EUR)","Mededelingen"
"20261202","S de Wit","NL91ABNA0417164300","NL20INGB0001234567","Bij","1.234,50","RF37 TR20 2600 012"
"20261203","Bank","NL91ABNA0417164300","","Af","2,10","Kosten"
"""
RABO = """"IBAN/BBAN";"Munt";"Volgnr";"Datum";"Bedrag";"Tegenrekening IBAN/BBAN";"Naam tegenpartij";"Omschrijving-1"
"NL91ABNA0417164300";"EUR";"0001";"2026-12-02";"+1234,50";"NL20INGB0001234567";"S de Wit";"RF37TR202600012"
"NL91ABNA0417164300";"EUR";"0002";"2026-12-03";"-2,10";"";"Bank";"Kosten"
"""


@pytest.mark.parametrize("tekst", [ING, RABO])
def test_csv_van_banken(tekst: str) -> None:
    afschrift = lees_bankbestand(tekst.encode())
    assert (afschrift.soort, afschrift.rekening) == ("CSV", REKENING)
    eerste, tweede = afschrift.boekingen
    assert (eerste.datum, eerste.bedrag, eerste.tegenrekening) == (date(2026, 12, 2), D("1234.50"), INWONER)
    assert "RF37" in eerste.omschrijving
    assert tweede.bedrag == D("-2.10")


def _lees(inhoud: bytes) -> Afschrift | None:
    try:
        return lees_bankbestand(inhoud)
    except Bankfout:
        return None


@given(st.binary(max_size=400))
def test_willekeurige_bytes_geven_hoogstens_een_melding(inhoud: bytes) -> None:
    afschrift = _lees(inhoud)
    assert afschrift is None or afschrift.boekingen


@given(st.integers(0, 2500), st.binary(min_size=1, max_size=3))
def test_een_beschadigd_bestand_klopt_of_wordt_geweigerd(plek: int, stuk: bytes) -> None:
    """Het eindsaldo vangt ook een bedrag dat onderweg veranderde."""
    heel = camt(*GEWOON)
    afschrift = _lees(heel[:plek] + stuk + heel[plek + len(stuk) :])
    if (
        afschrift
        and afschrift.soort == "CAMT.053"
        and afschrift.beginsaldo is not None
        and afschrift.eindsaldo is not None
    ):
        assert afschrift.beginsaldo + afschrift.bij - afschrift.af == afschrift.eindsaldo
