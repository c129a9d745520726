"""Bestanden voor het portaal van het Schuldenknooppunt en voor een collectieve lijst, en hun antwoorden terug lezen.

Dit is geen gecertificeerde koppeling: iemand zet het bestand zelf in het portaal. Een bestand is hoogstens 4 MB (SKP);
wat groter is, wordt er meer dan één. Het BSN staat er niet in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from schuldhulp.lib.codes import code_voor
from schuldhulp.lib.csv import schrijf_csv
from schuldhulp.lib.csvlezer import lees_cellen, lees_regels, lees_tekst, scheidingsteken
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import lees_bedrag
from schuldhulp.lib.overname import Melding
from trajecten.choices import Antwoord
from trajecten.choices.post import Postsoort
from trajecten.models import Schuldeiserbericht

MAX_BYTES = 4_000_000
MAX_REGELS = 5_000
KOP = (
    "bericht",
    "soort",
    "versie",
    "verstuurd",
    "antwoord uiterlijk",
    "schuldeiser",
    "KvK-nummer",
    "ons kenmerk",
    "uw kenmerk",
    "naam inwoner",
    "geboortedatum",
    "opgegeven bedrag",
    "vordering",
    "aanbod",
    "tekst",
    "code",
)
ANTWOORDKOP = ("bericht", "antwoord", "bedrag", "kenmerk", "toelichting")


def maak_bestanden(berichten: Iterable[Schuldeiserbericht]) -> list[bytes]:
    """De berichten als CSV die een spreadsheet niet als formule leest, in zoveel bestanden als nodig."""
    delen: list[bytes] = []
    regels: list[tuple[object, ...]] = []
    groot = kop = len(schrijf_csv([], KOP).encode("utf-8-sig"))
    for bericht in berichten:
        rij = _regel(bericht)
        erbij = len(schrijf_csv([rij], KOP).encode()) - kop + 3
        if regels and groot + erbij > MAX_BYTES:
            delen.append(schrijf_csv(regels, KOP).encode("utf-8-sig"))
            regels, groot = [], kop
        regels.append(rij)
        groot += erbij
    return [*delen, schrijf_csv(regels, KOP).encode("utf-8-sig")]


def _regel(bericht: Schuldeiserbericht) -> tuple[object, ...]:
    inhoud = bericht.gegevens
    eiser = bericht.schuld.wie_antwoordt
    code = code_voor(inhoud["code_doel"], UUID(inhoud["code_id"])) if "code_id" in inhoud else ""
    geboren = bericht.traject.client.geboortedatum
    return (
        str(bericht.pk),
        bericht.soort,
        bericht.versie,
        bericht.op.date(),
        bericht.uiterlijk_datum,
        bericht.met_naam,
        eiser.kvk_nummer if eiser else "",
        bericht.traject.nummer,
        inhoud.get("uw_kenmerk", ""),
        inhoud.get("client_naam", ""),
        geboren,
        *(Decimal(inhoud[v]) if inhoud.get(v) else None for v in ("opgegeven_bedrag", "vordering_bedrag")),
        Decimal(inhoud["aangeboden_bedrag"]) if inhoud.get("aangeboden_bedrag") else None,
        bericht.tekst,
        code,
    )


@dataclass(frozen=True)
class Antwoordregel:
    """Eén antwoord uit het bestand: op welk bericht, wat het is, en het bedrag in euro waar dat erbij hoort."""

    plaats: str
    bericht: UUID
    soort: Postsoort
    stem: Antwoord | None = None
    bedrag: Decimal | None = None
    kenmerk: str = ""
    toelichting: str = ""


# Zoals het Knooppunt een antwoord noemt, met wat het bij ons is.
ANTWOORDEN: dict[str, tuple[Postsoort, Antwoord | None]] = {
    "kennisgeving": (Postsoort.KENNISGEVING_ANTWOORD, None),
    "saldo": (Postsoort.SALDO_ANTWOORD, None),
    "saldo vooraf akkoord": (Postsoort.SALDO_VOORAF_AKKOORD, None),
    "akkoord": (Postsoort.VOORSTEL_ANTWOORD, Antwoord.AKKOORD),
    "voorwaardelijk": (Postsoort.VOORSTEL_ANTWOORD, Antwoord.VOORWAARDELIJK),
    "afgewezen": (Postsoort.VOORSTEL_ANTWOORD, Antwoord.AFGEWEZEN),
    "geen medewerking": (Postsoort.GEEN_MEDEWERKING, None),
    "statusbericht": (Postsoort.STATUSBERICHT, None),
    "statusverzoek": (Postsoort.STATUSVERZOEK, None),
}
MET_SALDO = (Postsoort.SALDO_ANTWOORD, Postsoort.SALDO_VOORAF_AKKOORD)
ZONDER_TEKST = (*MET_SALDO, Postsoort.KENNISGEVING_ANTWOORD)


def lees_antwoorden(inhoud: bytes) -> tuple[list[Antwoordregel], list[Melding]]:
    """De antwoorden uit een CSV, en elke fout met haar regelnummer. Geweigerd als het bestand niet te lezen is."""
    if len(inhoud) > MAX_BYTES:
        raise Geweigerd("Dit bestand is groter dan 4 MB. Verdeel het over meer bestanden.")
    regels = lees_regels(lees_tekst(inhoud))
    if len(regels) < 2:
        raise Geweigerd("In dit bestand staan geen antwoorden.")
    if len(regels) > MAX_REGELS:
        raise Geweigerd(f"Dit bestand heeft meer dan {MAX_REGELS} regels. Verdeel het over meer bestanden.")
    teken = scheidingsteken([regel for _, regel in regels])
    kop = [cel.lower() for cel in lees_cellen(regels[0][1], teken)]
    if ontbreekt := [naam for naam in ANTWOORDKOP[:2] if naam not in kop]:
        raise Geweigerd(f"In de eerste regel ontbreekt de kolom {' en '.join(ontbreekt)}.")
    goed, fouten = [], []
    for nummer, regel in regels[1:]:
        try:
            cellen = dict(zip(kop, lees_cellen(regel, teken), strict=False))
            goed.append(_lees_regel(f"regel {nummer}", cellen))
        except Geweigerd as fout:
            fouten.append(Melding(f"regel {nummer}", fout.melding))
    return goed, fouten


def _lees_regel(plaats: str, cellen: dict[str, str]) -> Antwoordregel:
    try:
        bericht = UUID(cellen.get("bericht", ""))
    except ValueError:
        raise Geweigerd("Het nummer van het bericht klopt niet. Neem het over uit uw zending.") from None
    antwoord = cellen.get("antwoord", "").lower().replace("_", " ").strip()
    if antwoord not in ANTWOORDEN:
        raise Geweigerd(f"Het antwoord “{antwoord[:40]}” kennen wij niet. Kies uit: {', '.join(ANTWOORDEN)}.")
    soort, stem = ANTWOORDEN[antwoord]
    rij = Antwoordregel(plaats, bericht, soort, stem, kenmerk=cellen.get("kenmerk", "")[:80])
    rij = replace(rij, toelichting=cellen.get("toelichting", "")[:4000])
    if soort in MET_SALDO:
        return replace(rij, bedrag=lees_bedrag(cellen.get("bedrag", "")))
    if soort not in ZONDER_TEKST and stem != Antwoord.AKKOORD and not rij.toelichting:
        raise Geweigerd("Bij dit antwoord hoort een toelichting.")
    return rij
