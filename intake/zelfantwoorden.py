"""Wat de antwoorden van een inwoner betekenen: opgeschoond, wat er dreigt, wat opvalt, wat het dossier in kan.

Puur: antwoorden erin, uitkomst eruit; zie `intake.zelfvragen` voor de vragen.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from intake.zelfvragen import Antwoorden, Soort, Vraag, Vragenlijst
from schuldhulp.lib.fouten import Rekenfout, Veldfout
from schuldhulp.lib.geld import euro

MAX_TEKST, MAX_TELEFOON, MAX_VERHAAL, MAX_AANTAL = 200, 40, 4000, 20
OVERIG = "overig"


@dataclass(frozen=True)
class Overname:
    """Een antwoord dat in het dossier kan: naar welk gegeven, met welke waarde, en hoe de inwoner het zei."""

    doel: str
    veld: str
    waarde: Any
    vraag: str
    antwoord: str


def schoon(lijst: Vragenlijst, antwoorden: Antwoorden) -> dict[str, Any]:
    """Alleen antwoorden op vragen die gesteld worden, in hun vaste vorm; wat leeg is of wegvalt, verdwijnt.

    Fout (Rekenfout): een onbekende vraag of een antwoord dat niet kan; alles tegelijk.
    """
    bekend = {vraag.code for vraag in lijst.vragen}
    fouten = [Veldfout(veld=code, melding="Deze vraag is onbekend.") for code in antwoorden if code not in bekend]
    uitkomst: dict[str, Any] = {}
    for pagina in lijst.paginas:
        if pagina.als and not pagina.als.geldt(uitkomst):
            continue
        for vraag in pagina.vragen:
            gegeven = antwoorden.get(vraag.code)
            if gegeven in (None, "", []) or (vraag.als and not vraag.als.geldt(uitkomst)):
                continue
            try:
                uitkomst[vraag.code] = _vaste_vorm(vraag, gegeven)
            except ValueError as fout:
                fouten.append(Veldfout(veld=vraag.code, melding=str(fout)))
    if fouten:
        raise Rekenfout(fouten)
    return uitkomst


def dreigingen(lijst: Vragenlijst, antwoorden: Antwoorden) -> tuple[str, ...]:
    """Wat dreigt volgens de inwoner: codes van de wettelijke lijst (art. 4 lid 2 Wgs), of “overig”."""
    return tuple(keuze.dreiging for vraag in lijst.vragen for keuze in vraag.gekozen(antwoorden) if keuze.dreiging) or (
        (OVERIG,) if antwoorden.get("haast") == "ja" else ()
    )


def vlaggen(lijst: Vragenlijst, antwoorden: Antwoorden) -> frozenset[str]:
    """Wat de consulent moet weten voor het contact: laaggeletterd, tolk."""
    return frozenset(k.vlag for vraag in lijst.vragen for k in vraag.gekozen(antwoorden) if k.vlag)


def overnames(lijst: Vragenlijst, antwoorden: Antwoorden) -> tuple[Overname, ...]:
    """De antwoorden die een gegeven in het dossier kunnen worden; de laatste vraag over een gegeven telt."""
    gevonden: dict[str, Overname] = {}
    for vraag in lijst.vragen:
        if not vraag.neem_over or vraag.code not in antwoorden:
            continue
        keuzes = vraag.gekozen(antwoorden)
        waarde = keuzes[0].waarde if keuzes else antwoorden[vraag.code]
        if waarde == "":
            continue
        doel, veld = vraag.neem_over.split(".")
        tekst = in_woorden(vraag, antwoorden)
        gevonden[vraag.neem_over] = Overname(doel, veld, waarde, vraag.vraag, tekst)
    return tuple(gevonden.values())


def in_woorden(vraag: Vraag, antwoorden: Antwoorden) -> str:
    """Het antwoord zoals een mens het leest; leeg als er geen is."""
    if keuzes := vraag.gekozen(antwoorden):
        return "; ".join(keuze.tekst for keuze in keuzes)
    gegeven = antwoorden.get(vraag.code)
    if gegeven is None:
        return ""
    return euro(Decimal(gegeven)) if vraag.soort is Soort.BEDRAG else str(gegeven)


def maximale_lengte(vraag: Vraag) -> int:
    """Hoeveel tekens een antwoord in eigen woorden mag hebben."""
    if vraag.soort is Soort.VERHAAL:
        return MAX_VERHAAL
    return MAX_TELEFOON if vraag.invoer == "tel" else MAX_TEKST


def _vaste_vorm(vraag: Vraag, gegeven: Any) -> Any:
    """Het antwoord zoals het bewaard wordt. Fout: ValueError met wat er niet klopt."""
    codes = [keuze.code for keuze in vraag.keuzes]
    match vraag.soort:
        case Soort.KEUZE:
            if gegeven not in codes:
                raise ValueError("Kies een van de antwoorden.")
            return gegeven
        case Soort.MEER:
            if not isinstance(gegeven, list) or not all(code in codes for code in gegeven):
                raise ValueError("Kies uit de antwoorden.")
            return [keuze.code for keuze in vraag.keuzes if keuze.code in gegeven]
        case Soort.AANTAL:
            if not isinstance(gegeven, int) or not 0 <= gegeven <= MAX_AANTAL:
                raise ValueError(f"Schrijf een getal van 0 tot en met {MAX_AANTAL}.")
            return gegeven
        case Soort.BEDRAG:
            return _bedrag(gegeven)
        case _:
            maximum = maximale_lengte(vraag)
            if len(str(gegeven)) > maximum:
                raise ValueError(f"Maak de tekst korter: hoogstens {maximum} tekens.")
            return str(gegeven)


def _bedrag(gegeven: Any) -> str:
    try:
        bedrag = Decimal(str(gegeven))
    except InvalidOperation:
        raise ValueError("Schrijf een bedrag, zoals 1250 of 1250,50.") from None
    if not bedrag.is_finite() or not 0 <= bedrag <= 1_000_000:
        raise ValueError("Schrijf een bedrag van 0 tot 1.000.000 euro.")
    return f"{bedrag:.2f}"
