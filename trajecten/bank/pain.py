"""Een betaalbestand maken (SEPA-overboeking, pain.001.001.09). Het bestand wordt altijd nagekeken voor het bestaat."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, tostring

from trajecten.bank.paincontrole import RUIMTE, controleer

# De tekens die elke Europese bank aanneemt (EPC217-08).
_VREEMD = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")


@dataclass(frozen=True)
class Opdracht:
    """Eén overboeking. `kenmerk` is uniek en keert terug op elk afschrift; bedrag in euro's."""

    kenmerk: str
    naam: str
    rekening: str
    bedrag: Decimal
    omschrijving: str


@dataclass(frozen=True)
class Betaalbestand:
    """Alle overboekingen van één ronde, van één rekening, op één dag. `nummer` is het unieke berichtkenmerk."""

    nummer: str
    gemaakt_op: datetime
    uitvoeren_op: date
    naam: str
    rekening: str
    opdrachten: Sequence[Opdracht]


def maak_pain(bestand: Betaalbestand) -> bytes:
    """Het bestand als XML. Fout: Betaalfout als er iets in staat wat een bank zou weigeren."""
    wortel = Element("Document", xmlns=RUIMTE)
    opdracht = SubElement(wortel, "CstmrCdtTrfInitn")
    aantal = str(len(bestand.opdrachten))
    som = f"{sum((o.bedrag for o in bestand.opdrachten), Decimal('0.00')):.2f}"
    kop = SubElement(opdracht, "GrpHdr")
    _zet(kop, "MsgId", bestand.nummer)
    _zet(kop, "CreDtTm", bestand.gemaakt_op.replace(microsecond=0, tzinfo=None).isoformat())
    _zet(kop, "NbOfTxs", aantal)
    _zet(kop, "CtrlSum", som)
    _zet(SubElement(kop, "InitgPty"), "Nm", schoon(bestand.naam, 70))
    blok = SubElement(opdracht, "PmtInf")
    _zet(blok, "PmtInfId", bestand.nummer)
    _zet(blok, "PmtMtd", "TRF")
    _zet(blok, "NbOfTxs", aantal)
    _zet(blok, "CtrlSum", som)
    _zet(SubElement(SubElement(blok, "PmtTpInf"), "SvcLvl"), "Cd", "SEPA")
    _zet(SubElement(blok, "ReqdExctnDt"), "Dt", bestand.uitvoeren_op.isoformat())
    _zet(SubElement(blok, "Dbtr"), "Nm", schoon(bestand.naam, 70))
    _zet(SubElement(SubElement(blok, "DbtrAcct"), "Id"), "IBAN", bestand.rekening)
    _zet(SubElement(SubElement(SubElement(blok, "DbtrAgt"), "FinInstnId"), "Othr"), "Id", "NOTPROVIDED")
    _zet(blok, "ChrgBr", "SLEV")
    for een in bestand.opdrachten:
        _zet_opdracht(blok, een)
    inhoud: bytes = tostring(wortel, encoding="UTF-8", xml_declaration=True)
    controleer(inhoud)
    return inhoud


def _zet_opdracht(blok: Element, een: Opdracht) -> None:
    deel = SubElement(blok, "CdtTrfTxInf")
    _zet(SubElement(deel, "PmtId"), "EndToEndId", een.kenmerk)
    bedrag = SubElement(SubElement(deel, "Amt"), "InstdAmt", Ccy="EUR")
    bedrag.text = f"{een.bedrag:.2f}"
    _zet(SubElement(deel, "Cdtr"), "Nm", schoon(een.naam, 70))
    _zet(SubElement(SubElement(deel, "CdtrAcct"), "Id"), "IBAN", een.rekening)
    _zet(SubElement(deel, "RmtInf"), "Ustrd", schoon(een.omschrijving, 140))


def _zet(ouder: Element, naam: str, tekst: str) -> None:
    SubElement(ouder, naam).text = tekst


def schoon(tekst: str, lengte: int) -> str:
    """De tekst in tekens die elke Europese bank aanneemt: accenten eraf, de rest wordt een punt (EPC217-08)."""
    kaal = unicodedata.normalize("NFKD", tekst)
    kaal = "".join(t for t in kaal if not unicodedata.combining(t)).replace("&", "+").replace("_", "-")
    kaal = " ".join(_VREEMD.sub(".", kaal).split())
    # Een schuine streep aan het begin of einde, of twee achter elkaar, weigeren banken.
    kaal = re.sub(r"/{2,}", "/", kaal).strip("/ ")
    return kaal[:lengte].rstrip("/ ") or "Onbekend"
