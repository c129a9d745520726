"""Een lijst met schulden lezen: geplakt, of uit een bestand. Alleen lezen: elke fout heeft een regelnummer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from schuldhulp.lib.csvlezer import lees_cellen, lees_regels, scheidingsteken
from schuldhulp.lib.datumtekst import lees_datum
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import lees_bedrag
from trajecten.regels.schuld import waarom_geen_bedrag

MAX_REGELS = 5_000
ONGEWOON = Decimal(1_000_000)
KOLOMMEN = ("naam", "bedrag", "kenmerk", "soort", "datum")
# Deze kent alleen een kopregel: zonder kop is niet te zien wat er staat.
MET_KOP = ("oorspronkelijk", "optreder", "optrederkenmerk")
SOORTEN = {"zorg": "Zorg", "publiek": "Publiek", "nuts": "Nuts", "overig": "Overig"}
LENGTES = {"naam": 200, "kenmerk": 80, "optreder": 200, "optrederkenmerk": 80}
# Hoe spreadsheets van andere gemeenten en van inwoners deze kolommen noemen.
KOPNAMEN = {
    **{kolom: kolom for kolom in KOLOMMEN},
    "schuldeiser": "naam", "naam schuldeiser": "naam", "crediteur": "naam",
    "schuld": "bedrag", "saldo": "bedrag", "openstaand": "bedrag", "hoogte": "bedrag",
    "bedrag (euro)": "bedrag", "bedrag (€)": "bedrag", "bedrag in euro": "bedrag",
    "referentie": "kenmerk", "dossiernummer": "kenmerk", "klantnummer": "kenmerk",
    "soort schuld": "soort", "peildatum": "datum",
    "oorspronkelijk": "oorspronkelijk", "oorspronkelijk bedrag": "oorspronkelijk", "hoofdsom": "oorspronkelijk",
    "incassobureau": "optreder", "deurwaarder": "optreder", "gemachtigde": "optreder", "treedt op": "optreder",
    "kenmerk incassobureau": "optrederkenmerk", "kenmerk deurwaarder": "optrederkenmerk",
    "kenmerk gemachtigde": "optrederkenmerk", "kenmerk incasso": "optrederkenmerk",
}  # fmt: skip
_CENTEN = re.compile(r"\d{2}|-{1,2}")


@dataclass(frozen=True)
class Regel:
    """Eén schuld van de lijst. `nummer` telt vanaf 1, bedragen zijn in euro; None is onbekend.

    `optreder` is wie voor de schuldeiser optreedt, met een eigen kenmerk.
    """

    nummer: int
    naam: str
    bedrag: Decimal | None
    kenmerk: str = ""
    soort: str = ""
    datum: date | None = None
    oorspronkelijk: Decimal | None = None
    optreder: str = ""
    optrederkenmerk: str = ""


@dataclass(frozen=True)
class Regelfout:
    """Wat er op een regel niet klopt, met de regel zoals zij er staat."""

    nummer: int
    tekst: str
    melding: str


@dataclass(frozen=True)
class Lijst:
    """De gelezen lijst. Met fouten erin wordt er niets van bewaard."""

    regels: list[Regel]
    fouten: list[Regelfout]
    niet_gelezen: list[str]

    @property
    def ongewoon(self) -> list[int]:
        """De regels met een bedrag van een miljoen euro of meer: vaak een komma te veel of te weinig."""
        return [regel.nummer for regel in self.regels if regel.bedrag is not None and regel.bedrag >= ONGEWOON]

    @property
    def totaal(self) -> Decimal:
        """De som van de bedragen in euro; een onbekend bedrag telt niet mee."""
        return sum((regel.bedrag for regel in self.regels if regel.bedrag is not None), Decimal("0.00"))


def lees_lijst(tekst: str, vandaag: date) -> Lijst:
    """Leest naam, bedrag, kenmerk, soort en datum, gescheiden door tab, puntkomma of komma, met of zonder kopregel.

    Met een kopregel ook het oorspronkelijke bedrag, en wie optreedt met welk kenmerk.
    Fouten: Geweigerd als er niets te lezen is, er te veel regels zijn of de kopregel naam of bedrag mist. Wat per
    regel niet klopt, staat in `fouten`.
    """
    rauw = lees_regels(tekst)
    if not rauw:
        raise Geweigerd("De lijst is leeg. Plak ten minste één regel.")
    teken = scheidingsteken([regel for _, regel in rauw])
    kolommen, niet_gelezen = _kop(*rauw[0], teken)
    rauw = rauw[1:] if kolommen else rauw
    if not rauw:
        raise Geweigerd("Onder de kopregel staat geen enkele schuld.")
    if len(rauw) > MAX_REGELS:
        raise Geweigerd(f"De lijst heeft {len(rauw)} schulden. Er kunnen er hoogstens {MAX_REGELS} tegelijk in.")
    lijst = Lijst([], [], niet_gelezen)
    for nummer, regel in rauw:
        try:
            lijst.regels.append(_lees_regel(nummer, lees_cellen(regel, teken), kolommen, teken, vandaag))
        except Geweigerd as fout:
            lijst.fouten.append(Regelfout(nummer, regel.strip(), fout.melding))
    lijst.fouten.extend(_dubbel(lijst.regels, dict(rauw)))
    lijst.fouten.sort(key=lambda fout: fout.nummer)
    return lijst


def _kop(nummer: int, regel: str, teken: str) -> tuple[list[str], list[str]]:
    """De kolommen volgens de kopregel en wat daarvan niet gelezen wordt; leeg als de lijst geen kopregel heeft."""
    try:
        koppen = lees_cellen(regel, teken)
    except Geweigerd:
        return [], []
    kolommen = [KOPNAMEN.get(kop.lower().rstrip(":"), "") for kop in koppen]
    if "bedrag" not in kolommen and kolommen.count("") > len(kolommen) - 2:
        return [], []
    for kolom in (*KOLOMMEN, *MET_KOP):
        if kolommen.count(kolom) > 1:
            raise Geweigerd(f"In de kopregel (regel {nummer}) staat de kolom ‘{kolom}’ twee keer. Haal er een weg.")
        if kolom in ("naam", "bedrag") and kolom not in kolommen:
            raise Geweigerd(f"In de kopregel (regel {nummer}) ontbreekt de kolom ‘{kolom}’.")
    return kolommen, [kop for kop, kolom in zip(koppen, kolommen, strict=True) if kop and not kolom]


def _lees_regel(nummer: int, cellen: list[str], kop: list[str], teken: str, vandaag: date) -> Regel:
    kolommen = kop or KOLOMMEN
    if len(cellen) > len(kolommen):
        raise Geweigerd(
            f"Deze regel heeft {len(cellen)} kolommen; er passen er {len(kolommen)}. Staat er een "
            f"{_NAMEN[teken]} te veel? Zet die tekst tussen aanhalingstekens."
        )
    if len(cellen) < 2:
        raise Geweigerd(
            f"Op deze regel staat geen bedrag. Zet een {_NAMEN[teken]} tussen de naam en het bedrag. Weet u het bedrag "
            "niet? Schrijf dan ‘onbekend’."
        )
    vak = {kolom: cel for kolom, cel in zip(kolommen, cellen, strict=False) if kolom}
    _let_op_centen(cellen, kolommen, teken)
    for kolom, lengte in LENGTES.items():
        if len(vak.get(kolom, "")) > lengte:
            raise Geweigerd(f"Bij ‘{kolom}’ passen {lengte} tekens; dit zijn er {len(vak[kolom])}.")
    if not vak.get("naam"):
        raise Geweigerd("De naam van de schuldeiser ontbreekt.")
    if vak.get("optrederkenmerk") and not vak.get("optreder"):
        raise Geweigerd("Er staat een kenmerk van wie optreedt, maar niet wie dat is.")
    return Regel(
        nummer,
        vak["naam"],
        _bedrag(vak.get("bedrag", "")),
        vak.get("kenmerk", ""),
        _soort(vak),
        _datum(vak.get("datum", ""), vandaag),
        _bedrag(vak["oorspronkelijk"]) if vak.get("oorspronkelijk") else None,
        vak.get("optreder", ""),
        vak.get("optrederkenmerk", ""),
    )


_NAMEN = {"\t": "tab", ";": "puntkomma", ",": "komma"}


def _let_op_centen(cellen: Sequence[str], kolommen: Sequence[str], teken: str) -> None:
    """Met een komma als scheiding zou `120,50` stilletjes 120 euro met kenmerk 50 worden."""
    na = kolommen.index("bedrag") + 1
    if teken == "," and len(cellen) > na and _CENTEN.fullmatch(cellen[na]):
        raise Geweigerd(
            f"Is het bedrag {cellen[na - 1]},{cellen[na]}? Zet het tussen aanhalingstekens, of scheid de kolommen met "
            "een puntkomma."
        )


def _bedrag(getypt: str) -> Decimal | None:
    tekst = re.sub(r"^(eur|euro)\b|(€|\beuro?)$", "", getypt, flags=re.IGNORECASE).strip()
    if tekst.lower() == "onbekend":
        return None
    if not tekst:
        raise Geweigerd("Op deze regel staat geen bedrag. Weet u het niet? Schrijf dan ‘onbekend’.")
    if re.match(r"€?\s*[-−(]", tekst) or (tekst.endswith("-") and ",-" not in tekst):
        raise Geweigerd(f"Het bedrag {tekst} is negatief. Een schuld kan niet negatief zijn.")
    try:
        bedrag = lees_bedrag(tekst)
    except Geweigerd as fout:
        raise Geweigerd(
            fout.melding if tekst in fout.melding else f"‘{tekst}’ is geen bedrag. {fout.melding}"
        ) from None
    if te_hoog := waarom_geen_bedrag(bedrag):
        raise Geweigerd(te_hoog)
    return bedrag


def _soort(vak: Mapping[str, str]) -> str:
    tekst = vak.get("soort", "")
    if tekst and tekst.lower() not in SOORTEN:
        raise Geweigerd(f"De soort ‘{tekst}’ bestaat niet. Kies uit {', '.join(SOORTEN.values())}, of laat leeg.")
    return SOORTEN.get(tekst.lower(), "")


def _datum(tekst: str, vandaag: date) -> date | None:
    if not tekst:
        return None
    try:
        datum = lees_datum(tekst)
    except ValueError:
        raise Geweigerd(f"De datum ‘{tekst}’ klopt niet. Schrijf de datum als 23-11-2026.") from None
    if datum > vandaag:
        raise Geweigerd(f"De datum {tekst} ligt in de toekomst. Schrijf de dag waarop het bedrag klopte.")
    return datum


def _dubbel(regels: Sequence[Regel], teksten: Mapping[int, str]) -> Iterator[Regelfout]:
    """Dezelfde naam, hetzelfde kenmerk en hetzelfde bedrag: dan is een regel twee keer geplakt."""
    gezien: dict[tuple[str, str, Decimal | None], int] = {}
    for regel in regels:
        eerste = gezien.setdefault((regel.naam.lower(), regel.kenmerk.lower(), regel.bedrag), regel.nummer)
        if eerste != regel.nummer and regel.kenmerk:
            melding = f"Deze regel is gelijk aan regel {eerste}. Haal er een weg, of verander het kenmerk."
            yield Regelfout(regel.nummer, teksten[regel.nummer].strip(), melding)
