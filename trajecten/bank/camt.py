"""CAMT.053 lezen (ISO 20022, versies 02 en 08): het dagafschrift dat elke Nederlandse bank levert.

Het bestand komt van buiten: DTD's en entiteiten zijn verboden (defusedxml), de grootte is begrensd en het lezen gaat
element voor element. Het bestand moet heel zijn: een afgebroken bestand geeft een melding en verder niets.
"""

import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from trajecten.bank.afschrift import Afschrift, Bankfout, Boeking, controleer_aantal, controleer_saldo, geef_sleutels

RUIMTE = re.compile(r"\{urn:iso:std:iso:20022:tech:xsd:(camt\.\d{3}\.\d{3}\.(\d{2}))\}(\w+)")
VERSIES = ("camt.053.001.02", "camt.053.001.08")
GEEN_REFERENTIE = {"NONREF", "NOTPROVIDED", "NOT PROVIDED", "NOTPROVIDED.", "EREF", "-"}


def lees_camt(inhoud: bytes) -> Afschrift:
    """Alle geboekte regels van één rekening. Fout: Bankfout met wat er mis is en wat u kunt doen."""
    lezer = _Lezer()
    try:
        for gebeurtenis, element in iterparse(io.BytesIO(inhoud), events=("start", "end"), forbid_dtd=True):
            lezer.neem(gebeurtenis, element)
    except DefusedXmlException as fout:
        raise Bankfout(
            "In dit bestand staat een DTD of entiteit. Dat hoort niet in een afschrift van de bank."
        ) from fout
    except ParseError as fout:
        raise Bankfout(_afgebroken(lezer, fout)) from fout
    except (ValueError, LookupError) as fout:
        raise Bankfout("De tekens in dit bestand zijn niet te lezen. Haal het opnieuw op bij de bank.") from fout
    return lezer.afschrift()


def _afgebroken(lezer: "_Lezer", fout: ParseError) -> str:
    if not lezer.versie:
        return "Dit is geen CAMT.053-bestand, of het breekt meteen af. Haal het opnieuw op bij de bank."
    regel, plaats = fout.position
    aantal = len(lezer.boekingen)
    na = f"na {aantal} {'boeking' if aantal == 1 else 'boekingen'}" if aantal else "voor de eerste boeking"
    return (
        f"Dit bestand is niet heel: het breekt af of klopt niet meer {na} (regel {regel}, teken {plaats + 1}). "
        "Haal het opnieuw op bij de bank."
    )


class _Lezer:
    """Leest element voor element; wat verwerkt is, gaat meteen uit het geheugen."""

    def __init__(self) -> None:
        self.versie = ""
        self.rekening = ""
        self.boekingen: list[Boeking] = []
        self.overgeslagen = 0
        self.saldi: list[tuple[Decimal | None, Decimal | None]] = []
        self._eerste = 0

    def neem(self, gebeurtenis: str, element: Element) -> None:
        """Verwerkt het begin of het einde van een element."""
        if not self.versie:
            self.versie = _versie(element)
        if gebeurtenis != "end":
            return
        naam = _naam(element)
        if naam == "Ntry":
            self._neem_boeking(element)
            element.clear()
        elif naam == "Stmt":
            self._neem_afschrift(element)
            element.clear()

    def _neem_boeking(self, element: Element) -> None:
        stand = _tekst(element, "Sts/Cd") or _tekst(element, "Sts")
        if stand != "BOOK":
            self.overgeslagen += 1
            return
        self.boekingen += lees_boeking(element)
        controleer_aantal(len(self.boekingen))

    def _neem_afschrift(self, element: Element) -> None:
        rekening = _tekst(element, "Acct/Id/IBAN")
        if not rekening:
            raise Bankfout("Op dit afschrift staat geen rekeningnummer (IBAN).")
        if self.rekening not in ("", rekening):
            raise Bankfout("In dit bestand staan afschriften van meer rekeningen. Haal ze per rekening op bij de bank.")
        self.rekening = rekening
        begin, eind = _saldo(element, ("OPBD", "PRCD")), _saldo(element, ("CLBD",))
        controleer_saldo(begin, self.boekingen[self._eerste :], eind)
        self._eerste = len(self.boekingen)
        self.saldi.append((begin, eind))

    def afschrift(self) -> Afschrift:
        """Het geheel. Fout: Bankfout als er geen afschrift in het bestand staat."""
        if not self.saldi:
            raise Bankfout("In dit bestand staat geen afschrift.")
        return Afschrift(
            soort="CAMT.053",
            rekening=self.rekening,
            boekingen=geef_sleutels(self.rekening, self.boekingen),
            beginsaldo=self.saldi[0][0],
            eindsaldo=self.saldi[-1][1],
            overgeslagen=self.overgeslagen,
        )


def _versie(element: Element) -> str:
    gevonden = RUIMTE.fullmatch(element.tag)
    if not gevonden or gevonden[3] != "Document":
        raise Bankfout(
            "Dit is geen CAMT.053-bestand. Kies bij de bank het dagafschrift als CAMT.053, of een CSV-bestand."
        )
    if gevonden[1] not in VERSIES:
        raise Bankfout(f"Dit is {gevonden[1]}. Wij lezen CAMT.053 versie 02 en 08 (camt.053.001.02 en .08).")
    return gevonden[1]


def lees_boeking(element: Element) -> Iterator[Boeking]:
    """De betalingen in één Ntry; een verzamelboeking geeft er meer, samen precies het bedrag van de boeking."""
    bedrag = _bedrag(element)
    datum = _datum(element)
    terug = _tekst(element, "RvslInd") == "true"
    delen = element.findall("{*}NtryDtls/{*}TxDtls")
    if len(delen) < 2:
        yield _maak(element, delen[0] if delen else element, datum, bedrag, terug)
        return
    bedragen = [_deelbedrag(deel, bedrag) for deel in delen]
    if sum(bedragen) != bedrag:
        raise Bankfout(f"Een verzamelboeking op {datum:%d-%m-%Y} klopt niet: de delen zijn samen niet het bedrag.")
    for deel, een in zip(delen, bedragen, strict=True):
        yield _maak(element, deel, datum, een, terug)


def _maak(boeking: Element, deel: Element, datum: date, bedrag: Decimal, terug: bool) -> Boeking:
    kant = "Dbtr" if bedrag > 0 else "Cdtr"
    ander = "Cdtr" if bedrag > 0 else "Dbtr"
    # Bij een storno wijst de bank de partijen aan zoals in de oorspronkelijke betaling.
    is_storno = terug or deel.find("{*}RtrInf") is not None or (bedrag < 0 and boeking.find(".//{*}RtrInf") is not None)
    kanten = (kant, ander) if is_storno else (kant,)
    vrij = " ".join(t.text or "" for t in deel.findall("{*}RmtInf/{*}Ustrd"))
    return Boeking(
        datum=datum,
        bedrag=bedrag,
        tegenrekening=_eerste(deel, [f"RltdPties/{k}Acct/Id/IBAN" for k in kanten]),
        naam=_eerste(deel, [f"RltdPties/{k}/{pad}" for k in kanten for pad in ("Nm", "Pty/Nm")])[:140],
        omschrijving=_schoon(vrij or _eerste(deel, ["AddtlTxInf"]) or _tekst(boeking, "AddtlNtryInf"))[:500],
        kenmerk=_tekst(deel, "RmtInf/Strd/CdtrRefInf/Ref")[:35],
        eindtoeind=_referentie(_tekst(deel, "Refs/EndToEndId")),
        referentie=_referentie(_tekst(deel, "Refs/AcctSvcrRef"))
        or _referentie(_tekst(boeking, "AcctSvcrRef"))
        or _referentie(_tekst(boeking, "NtryRef")),
        is_storno=is_storno,
    )


def _naam(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _tekst(element: Element, pad: str) -> str:
    gevonden = element.find("/".join(f"{{*}}{deel}" for deel in pad.split("/")))
    return _schoon(gevonden.text or "") if gevonden is not None else ""


def _eerste(element: Element, paden: list[str]) -> str:
    return next((tekst for pad in paden if (tekst := _tekst(element, pad))), "")


def _schoon(tekst: str) -> str:
    return " ".join(tekst.split())


def _referentie(tekst: str) -> str:
    return "" if tekst.upper() in GEEN_REFERENTIE else tekst[:100]


def _bedrag(element: Element, pad: str = "Amt") -> Decimal:
    """Het bedrag met teken. Fout: Bankfout bij een andere munt of geen getal."""
    gevonden = element.find("/".join(f"{{*}}{deel}" for deel in pad.split("/")))
    if gevonden is None:
        raise Bankfout("Bij een boeking in dit bestand staat geen bedrag.")
    if gevonden.get("Ccy") != "EUR":
        raise Bankfout(
            f"In dit bestand staat een bedrag in {gevonden.get('Ccy') or 'een onbekende munt'}. Alleen euro kan."
        )
    kant = _tekst(element, "CdtDbtInd")
    try:
        bedrag = Decimal(_schoon(gevonden.text or ""))
    except InvalidOperation:
        raise Bankfout(f"“{(gevonden.text or '')[:20]}” is geen bedrag.") from None
    if not bedrag.is_finite() or bedrag < 0 or bedrag != round(bedrag, 2) or bedrag >= 10**10:
        raise Bankfout(f"“{(gevonden.text or '')[:20]}” is geen bedrag.")
    if kant not in ("CRDT", "DBIT"):
        raise Bankfout("Bij een boeking staat niet of het geld erbij of eraf ging.")
    return round(bedrag if kant == "CRDT" else -bedrag, 2)


def _deelbedrag(deel: Element, geheel: Decimal) -> Decimal:
    pad = "Amt" if deel.find("{*}Amt") is not None else "AmtDtls/TxAmt/Amt"
    gevonden = deel.find("/".join(f"{{*}}{stuk}" for stuk in pad.split("/")))
    try:
        bedrag = round(abs(Decimal((gevonden.text or "").strip())), 2) if gevonden is not None else None
    except InvalidOperation:
        bedrag = None
    if bedrag is None:
        raise Bankfout("In een verzamelboeking ontbreekt het bedrag van een deel.")
    kant = _tekst(deel, "CdtDbtInd")
    eraf = kant == "DBIT" if kant else geheel < 0
    return -bedrag if eraf else bedrag


def _datum(element: Element) -> date:
    tekst = _eerste(element, ["BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm"])
    try:
        return date.fromisoformat(tekst[:10])
    except ValueError:
        raise Bankfout("Bij een boeking in dit bestand staat geen datum.") from None


def _saldo(element: Element, soorten: tuple[str, ...]) -> Decimal | None:
    for saldo in element.findall("{*}Bal"):
        if _tekst(saldo, "Tp/CdOrPrtry/Cd") in soorten:
            return _bedrag(saldo)
    return None
