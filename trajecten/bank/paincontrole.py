"""Streng nakijken van een betaalbestand: precies de elementen die wij gebruiken, in hun volgorde, met hun inhoud.

Volgt pain.001.001.09 en de Nederlandse richtlijn voor SEPA-overboekingen; wat wij niet gebruiken, mag er niet in.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.iban import is_iban

RUIMTE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
Toets = Callable[[str], bool]


class Betaalfout(Geweigerd):
    """Een bank zou dit bestand weigeren; het is niet gemaakt."""


def _past(patroon: str) -> Toets:
    vorm = re.compile(patroon)
    return lambda tekst: vorm.fullmatch(tekst) is not None


_LEESBAAR = r"(?!/)(?!.*//)[A-Za-z0-9/\-?:().,'+ ]{1,%d}(?<!/)"


def _is(lees: Callable[[str], object]) -> Toets:
    def toets(tekst: str) -> bool:
        try:
            lees(tekst)
        except ValueError:
            return False
        return True

    return toets


KENMERK, NAAM, REGEL = _past(_LEESBAAR % 35), _past(_LEESBAAR % 70), _past(_LEESBAAR % 140)
AANTAL, BEDRAG = _past(r"[1-9]\d{0,4}"), _past(r"(?!0+\.00)(0|[1-9]\d{0,8})\.\d{2}")
DAG, MOMENT = _is(date.fromisoformat), _is(datetime.fromisoformat)
# Elk element met zijn kinderen in volgorde, of met de toets op zijn tekst.
_NAAM = [("Nm", NAAM)]
_REKENING = [("Id", [("IBAN", is_iban)])]
_OPDRACHT = [
    ("PmtId", [("EndToEndId", KENMERK)]),
    ("Amt", [("InstdAmt", BEDRAG)]),
    ("Cdtr", _NAAM),
    ("CdtrAcct", _REKENING),
    ("RmtInf", [("Ustrd", REGEL)]),
]
_KOP = [("MsgId", KENMERK), ("CreDtTm", MOMENT), ("NbOfTxs", AANTAL), ("CtrlSum", BEDRAG), ("InitgPty", _NAAM)]
_BLOK = [
    ("PmtInfId", KENMERK),
    ("PmtMtd", _past("TRF")),
    ("NbOfTxs", AANTAL),
    ("CtrlSum", BEDRAG),
    ("PmtTpInf", [("SvcLvl", [("Cd", _past("SEPA"))])]),
    ("ReqdExctnDt", [("Dt", DAG)]),
    ("Dbtr", _NAAM),
    ("DbtrAcct", _REKENING),
    ("DbtrAgt", [("FinInstnId", [("Othr", [("Id", _past("NOTPROVIDED"))])])]),
    ("ChrgBr", _past("SLEV")),
]
_HERHAALD = "CdtTrfTxInf"


def controleer(inhoud: bytes) -> None:
    """Fout: Betaalfout met het eerste wat niet klopt: opbouw, rekening, tekens, aantallen, som of dubbele kenmerken."""
    wortel = fromstring(inhoud, forbid_dtd=True)
    if wortel.tag != f"{{{RUIMTE}}}Document" or len(wortel) != 1 or _naam(wortel[0]) != "CstmrCdtTrfInitn":
        raise Betaalfout("Het betaalbestand heeft niet de vorm van pain.001.001.09.")
    delen = list(wortel[0])
    if [_naam(deel) for deel in delen] != ["GrpHdr", "PmtInf"]:
        raise Betaalfout("Het betaalbestand heeft niet de vorm van pain.001.001.09.")
    kop, blok = delen
    _toets(kop, _KOP)
    opdrachten = [kind for kind in blok if _naam(kind) == _HERHAALD]
    if list(blok)[len(blok) - len(opdrachten) :] != opdrachten:
        raise Betaalfout("De overboekingen staan niet achteraan in het betaalbestand.")
    _toets(blok, [*_BLOK, *[(_HERHAALD, _OPDRACHT)] * len(opdrachten)])
    _toets_som(kop, blok, opdrachten)


def _toets(element: Element, vorm: list[tuple[str, object]]) -> None:  # type: ignore[type-arg,unused-ignore]
    if [_naam(kind) for kind in element] != [naam for naam, _ in vorm] or element.text:
        raise Betaalfout(f"In het betaalbestand klopt {_naam(element)} niet.")
    for kind, (naam, inhoud) in zip(element, vorm, strict=True):
        if isinstance(inhoud, list):
            _toets(kind, inhoud)
        elif callable(inhoud) and (len(kind) or not inhoud(kind.text or "")):
            raise Betaalfout(f"In het betaalbestand klopt {naam} niet: “{(kind.text or '')[:40]}”.")
        if naam == "InstdAmt" and kind.get("Ccy") != "EUR":
            raise Betaalfout("Een overboeking moet in euro.")


def _toets_som(kop: Element, blok: Element, opdrachten: list[Element]) -> None:
    som = sum((Decimal(_tekst(een, "Amt/InstdAmt")) for een in opdrachten), Decimal("0.00"))
    for deel in (kop, blok):
        if _tekst(deel, "NbOfTxs") != str(len(opdrachten)):
            raise Betaalfout("Het aantal overboekingen klopt niet met het aantal dat in het betaalbestand staat.")
        if Decimal(_tekst(deel, "CtrlSum")) != som:
            raise Betaalfout("De som van de overboekingen klopt niet met de som die in het betaalbestand staat.")
    kenmerken = [_tekst(een, "PmtId/EndToEndId") for een in opdrachten]
    if len(set(kenmerken)) != len(kenmerken):
        raise Betaalfout("Een kenmerk komt twee keer voor in het betaalbestand.")


def _naam(element: Element) -> str:
    return str(element.tag).removeprefix(f"{{{RUIMTE}}}")


def _tekst(element: Element, pad: str) -> str:
    gevonden = element.find("/".join(f"{{{RUIMTE}}}{deel}" for deel in pad.split("/")))
    return (gevonden.text or "") if gevonden is not None else ""
