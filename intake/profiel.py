"""Het klantprofiel scoren: per domein 0 tot 100, met sterke kanten, risico's, passende steun en wat nog vragen oproept.

De uitkomst helpt om steun te kiezen. Ze beslist nooit over toegang en is geen oordeel over iemand. De regels staan in
het instrument (intake.instrument); hier wordt alleen geteld.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from intake.instrument import PUNTEN_OEFENING, Antwoord, Controle, Domein, Instrument, Profielregel, Vraag
from schuldhulp.lib.fouten import Rekenfout, Veldfout
from schuldhulp.lib.geld import euro

_BEDRAG = re.compile(r"-?\d{1,6}\.\d{2}")
OVERGESLAGEN = ""  # een oefening zonder antwoord: "ik kom er niet uit" telt als niet gelukt


class Niveau(StrEnum):
    """Wat een score betekent."""

    STEUN = "steun"
    AANDACHT = "aandacht"
    KRACHT = "kracht"


@dataclass(frozen=True)
class Telling:
    """Hoe één antwoord meetelt (None: niet); `goed` is het juiste antwoord van een oefening."""

    vraag: str
    antwoord: str
    punten: int | None
    hoogste: int
    goed: str = ""


@dataclass(frozen=True)
class Domeinscore:
    """De uitkomst van één domein; `score` is None als elk antwoord buiten de telling bleef."""

    code: str
    naam: str
    score: int | None
    niveau: Niveau
    toelichting: tuple[Telling, ...]


@dataclass(frozen=True)
class Steun:
    """Wat bij een domein past, met de score als reden."""

    domein: str
    reden: str
    regels: tuple[str, ...]


@dataclass(frozen=True)
class Signaal:
    """Antwoorden die niet bij elkaar passen, en hoe u daar het gesprek over begint."""

    vragen: tuple[str, ...]
    gesprek: str


@dataclass(frozen=True)
class Profieluitkomst:
    """Het hele profiel."""

    code: str
    naam: str
    tekst: str
    domeinen: tuple[Domeinscore, ...]
    krachten: tuple[str, ...]
    risicos: tuple[str, ...]
    steun: tuple[Steun, ...]
    signalen: tuple[Signaal, ...]


def scoor(antwoorden: Mapping[str, str], instrument: Instrument) -> Profieluitkomst:
    """Telt de antwoorden (code van de vraag → antwoord) tot een profiel.

    Fout (Rekenfout): een onbekende vraag, een vraag zonder antwoord of een onbekend antwoord; alles tegelijk.
    """
    if fouten := _fouten(antwoorden, instrument):
        raise Rekenfout(fouten)
    domeinen = tuple(_domein(domein, antwoorden, instrument) for domein in instrument.domeinen)
    paren = [(v, a) for v in instrument.vragen for a in v.antwoorden if a.code == antwoorden[v.code]]
    profiel = _profiel({d.code: d.score for d in domeinen if d.score is not None}, instrument.profielen)
    uitleg = list(zip(instrument.domeinen, domeinen, strict=True))
    return Profieluitkomst(
        code=profiel.code,
        naam=profiel.naam,
        tekst=profiel.tekst,
        domeinen=domeinen,
        krachten=tuple(domein.kracht for domein, d in uitleg if d.niveau is Niveau.KRACHT),
        risicos=_uniek(
            [domein.risico for domein, d in uitleg if d.niveau is Niveau.STEUN], [a.risico for _, a in paren]
        ),
        steun=_steun(uitleg, paren),
        signalen=tuple(s for c in instrument.controles if (s := _signaal(c, antwoorden, instrument))),
    )


def niveau_van(score: int | None, instrument: Instrument) -> Niveau:
    """Onder de ene grens is steun nodig, vanaf de andere is het een kracht; onbekend vraagt aandacht."""
    if score is None:
        return Niveau.AANDACHT
    if score < instrument.grens_steun:
        return Niveau.STEUN
    return Niveau.KRACHT if score >= instrument.grens_kracht else Niveau.AANDACHT


def ontbrekend(antwoorden: Mapping[str, str], vragen: tuple[Vraag, ...]) -> tuple[Vraag, ...]:
    """De vragen die nog geen antwoord hebben; een overgeslagen oefening heeft er een."""
    return tuple(v for v in vragen if v.code not in antwoorden)


def controleer(antwoorden: Mapping[str, str], vragen: tuple[Vraag, ...]) -> list[Veldfout]:
    """Onbekende vragen en onbekende antwoorden; wat nog niet is ingevuld, is hier geen fout."""
    per_code = {vraag.code: vraag for vraag in vragen}
    fouten = []
    for code, gegeven in antwoorden.items():
        if code not in per_code:
            fouten.append(Veldfout(veld=code, melding="Deze vraag is onbekend."))
        elif not _past(per_code[code], gegeven):
            fouten.append(Veldfout(veld=code, melding="Dit antwoord is onbekend."))
    return fouten


def _past(vraag: Vraag, gegeven: str) -> bool:
    if vraag.goed and gegeven == OVERGESLAGEN:
        return True
    if not isinstance(gegeven, str):
        return False
    return bool(_BEDRAG.fullmatch(gegeven)) if vraag.is_bedrag else gegeven in vraag.codes


def _fouten(antwoorden: Mapping[str, str], instrument: Instrument) -> list[Veldfout]:
    leeg = "Deze vraag heeft nog geen antwoord."
    return controleer(antwoorden, instrument.vragen) + [
        Veldfout(veld=vraag.code, melding=leeg) for vraag in ontbrekend(antwoorden, instrument.vragen)
    ]


def _domein(domein: Domein, antwoorden: Mapping[str, str], instrument: Instrument) -> Domeinscore:
    tellingen = tuple(_telling(v, antwoorden[v.code]) for v in instrument.vragen if v.domein == domein.code)
    mee = [t for t in tellingen if t.punten is not None]
    te_halen = sum(t.hoogste for t in mee)
    # Afronden naar boven bij een half punt, met hele getallen: elke machine geeft hetzelfde.
    score = (200 * sum(t.punten or 0 for t in mee) + te_halen) // (2 * te_halen) if te_halen else None
    return Domeinscore(domein.code, domein.naam, score, niveau_van(score, instrument), tellingen)


def _telling(vraag: Vraag, gegeven: str) -> Telling:
    if vraag.goed:
        punten = PUNTEN_OEFENING if gegeven == vraag.goed else 0
        return Telling(vraag.vraag, _leesbaar(vraag, gegeven), punten, PUNTEN_OEFENING, _leesbaar(vraag, vraag.goed))
    antwoord = _antwoord(vraag, gegeven)
    hoogste = max(a.punten for a in vraag.antwoorden if a.punten is not None)
    return Telling(vraag.vraag, antwoord.tekst, antwoord.punten, hoogste)


def _leesbaar(vraag: Vraag, gegeven: str) -> str:
    """Het antwoord op een oefening zoals het op het scherm staat."""
    if gegeven == OVERGESLAGEN:
        return "Overgeslagen"
    return euro(Decimal(gegeven)) if vraag.is_bedrag else _antwoord(vraag, gegeven).tekst


def _steun(uitleg: list[tuple[Domein, Domeinscore]], paren: list[tuple[Vraag, Antwoord]]) -> tuple[Steun, ...]:
    """Per domein wat past, het domein dat de meeste steun vraagt vooraan. Bij aandacht is de lichtste stap genoeg."""
    groepen = []
    for domein, d in sorted(uitleg, key=lambda paar: 100 if paar[1].score is None else paar[1].score):
        eigen = {Niveau.STEUN: domein.steun, Niveau.AANDACHT: domein.steun[:1], Niveau.KRACHT: ()}[d.niveau]
        bij_antwoord = [a.steun for v, a in paren if v.domein == domein.code]
        if regels := _uniek(list(eigen), bij_antwoord):
            reden = "Hier is nog weinig over bekend" if d.score is None else f"Score {d.score} van 100"
            groepen.append(Steun(domein.naam, reden, regels))
    return tuple(groepen)


def _antwoord(vraag: Vraag, code: str) -> Antwoord:
    return next(a for a in vraag.antwoorden if a.code == code)


def _signaal(controle: Controle, antwoorden: Mapping[str, str], instrument: Instrument) -> Signaal | None:
    vragen = [next(v for v in instrument.vragen if v.code == code) for code in controle.vragen]
    if controle.soort == "paar":
        een, ander = (_antwoord(v, antwoorden[v.code]).punten or 0 for v in vragen)
        opvallend = abs(een - ander) >= controle.grens
    else:
        opvallend = sum(antwoorden[v.code] == controle.antwoord for v in vragen) >= controle.grens
    if not opvallend:
        return None
    return Signaal(tuple(_zin(v, antwoorden[v.code]) for v in vragen), controle.gesprek)


def _zin(vraag: Vraag, code: str) -> str:
    return f"{vraag.vraag.rstrip('.')}: {_antwoord(vraag, code).tekst.lower()}"


def _profiel(scores: Mapping[str, int], regels: tuple[Profielregel, ...]) -> Profielregel:
    return next(regel for regel in regels if _geldt(regel, scores))


def _geldt(regel: Profielregel, scores: Mapping[str, int]) -> bool:
    """Een domein zonder score voldoet aan geen enkele voorwaarde."""
    vanaf = all(code in scores and scores[code] >= grens for code, grens in regel.vanaf.items())
    onder = all(code in scores and scores[code] < grens for code, grens in regel.onder.items())
    een = any(code in scores and scores[code] < grens for code, grens in regel.een_onder.items())
    return vanaf and onder and (een or not regel.een_onder)


def _uniek(*lijsten: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tekst for lijst in lijsten for tekst in lijst if tekst))
