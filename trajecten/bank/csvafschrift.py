"""Een afschrift als CSV: de koppen verschillen per bank, dus elke kolom wordt op naam gevonden."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from schuldhulp.lib.csvlezer import lees_cellen, lees_regels, lees_tekst, scheidingsteken
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.iban import is_iban
from trajecten.bank.afschrift import Afschrift, Bankfout, Boeking, controleer_aantal, geef_sleutels

# Zo noemen Nederlandse banken deze kolommen; vergeleken zonder hoofdletters en leestekens.
KOPPEN: dict[str, tuple[str, ...]] = {
    "rekening": ("rekening", "iban bban", "iban", "rekeningnummer", "eigen rekening", "accountnumber"),
    "datum": ("datum", "boekdatum", "boekingsdatum", "transactiedatum", "transactiondate"),
    "bedrag": ("bedrag", "bedrag eur", "transactiebedrag", "amount"),
    "kant": ("af bij", "bij af", "debet credit", "creditdebet"),
    "tegenrekening": ("tegenrekening", "tegenrekening iban bban", "tegenrekening iban", "rekening tegenpartij"),
    "naam": ("naam", "naam omschrijving", "naam tegenpartij", "tegenpartij", "naam tegenrekening"),
    "omschrijving": ("omschrijving", "mededelingen", "omschrijving 1", "description"),
    "kenmerk": ("betalingskenmerk", "betaalkenmerk", "kenmerk"),
    "referentie": ("transactiereferentie", "referentie", "volgnr", "transactie id"),
}
VERPLICHT = ("datum", "bedrag")
DATUMVORMEN = ("%Y-%m-%d", "%d-%m-%Y", "%Y%m%d", "%d/%m/%Y", "%d-%m-%y")
AF, BIJ = ("af", "d", "debet", "debit"), ("bij", "c", "credit")
MAX_FOUTEN = 5


def lees_csv(inhoud: bytes) -> Afschrift:
    """Alle regels van het bestand, of niets. Fout: Bankfout met de regels die niet kloppen en waarom."""
    try:
        regels = lees_regels(lees_tekst(inhoud))
    except Geweigerd as fout:
        raise Bankfout(fout.melding) from None
    if len(regels) < 2:
        raise Bankfout("In dit bestand staan geen boekingen. De eerste regel hoort de namen van de kolommen te geven.")
    controleer_aantal(len(regels) - 1)
    teken = scheidingsteken([tekst for _, tekst in regels[:5]])
    plek = _vind_kolommen(_cellen(regels[0][1], teken))
    boekingen, rekeningen, fouten = [], set[str](), []
    for nummer, tekst in regels[1:]:
        try:
            rij = _Rij(lees_cellen(tekst, teken), plek)
            boekingen.append(rij.boeking())
        except Geweigerd as fout:
            fouten.append(f"regel {nummer}: {fout.melding}")
        else:
            rekeningen.add(rij.waarde("rekening").replace(" ", "").upper())
    _weiger_fouten(fouten)
    if len(rekeningen) > 1:
        raise Bankfout("In dit bestand staan boekingen van meer rekeningen. Haal ze per rekening op bij de bank.")
    rekening = rekeningen.pop()
    return Afschrift(
        soort="CSV",
        rekening=rekening if is_iban(rekening) else "",
        boekingen=geef_sleutels(rekening, boekingen),
    )


def _weiger_fouten(fouten: list[str]) -> None:
    if fouten:
        rest = len(fouten) - MAX_FOUTEN
        meer = f" En nog {rest} {'regel' if rest == 1 else 'regels'}." if rest > 0 else ""
        raise Bankfout(f"Niet elke regel klopt. {' '.join(_zin(f) for f in fouten[:MAX_FOUTEN])}{meer}")


def _zin(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _cellen(tekst: str, teken: str) -> list[str]:
    try:
        return lees_cellen(tekst, teken)
    except Geweigerd as fout:
        raise Bankfout(f"Regel 1: {fout.melding}") from None


def _vind_kolommen(kop: Sequence[str]) -> dict[str, int]:
    namen = [re.sub(r"[^a-z0-9]+", " ", cel.lower()).strip() for cel in kop]
    plek = {veld: namen.index(naam) for veld, mogelijk in KOPPEN.items() for naam in mogelijk[::-1] if naam in namen}
    missend = [veld for veld in VERPLICHT if veld not in plek]
    if missend:
        raise Bankfout(
            f"Er is geen kolom voor {' en '.join(missend)}. Gevonden kolommen: {', '.join(kop) or 'geen'}. "
            "De eerste regel hoort de namen van de kolommen te geven."
        )
    return plek


class _Rij:
    """Eén regel, met de kolommen op naam."""

    def __init__(self, cellen: list[str], plek: dict[str, int]) -> None:
        self.cellen, self.plek = cellen, plek

    def waarde(self, veld: str) -> str:
        """De inhoud van een kolom, of leeg."""
        plek = self.plek.get(veld)
        return self.cellen[plek].strip() if plek is not None and plek < len(self.cellen) else ""

    def boeking(self) -> Boeking:
        """De boeking. Fout: Geweigerd met wat er niet klopt."""
        tegen = self.waarde("tegenrekening").replace(" ", "").upper()
        return Boeking(
            datum=_lees_datum(self.waarde("datum")),
            bedrag=_lees_bedrag(self.waarde("bedrag"), self.waarde("kant")),
            tegenrekening=tegen if is_iban(tegen) else "",
            naam=self.waarde("naam")[:140],
            omschrijving=self.waarde("omschrijving")[:500],
            kenmerk=self.waarde("kenmerk")[:35],
            referentie=self.waarde("referentie")[:100],
        )


def _lees_datum(tekst: str) -> date:
    for vorm in DATUMVORMEN:
        try:
            return datetime.strptime(tekst, vorm).date()
        except ValueError:
            continue
    raise Geweigerd(f"“{tekst[:20]}” is geen datum.")


def _lees_bedrag(tekst: str, kant: str) -> Decimal:
    """Met of zonder teken; een kolom af/bij gaat voor."""
    kaal = re.sub(r"[€\s]", "", tekst)
    if "," in kaal:
        kaal = kaal.replace(".", "").replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,10}(\.\d{1,2})?", kaal):
        raise Geweigerd(f"“{tekst[:20]}” is geen bedrag.")
    try:
        bedrag = Decimal(kaal).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise Geweigerd(f"“{tekst[:20]}” is geen bedrag.") from None
    if kant and kant.lower() not in (*AF, *BIJ):
        raise Geweigerd(f"“{kant[:20]}” is niet af of bij.")
    return -abs(bedrag) if kant.lower() in AF else bedrag
