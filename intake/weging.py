"""De weging van een gemeente: eigen drempels en gewichten op een uitgebrachte versie van de vragenlijst.

De vragen en antwoorden zelf, en naar welke kant een antwoord wijst, blijven die van de versie. Hoe er gewogen is, wordt
bij elke screening bewaard (`als_gegevens`), zodat een oude screening altijd na te rekenen is. Ook staat hier "wat als":
welk antwoord zou iemand in een ander vak brengen? Bron van de assen: zie `intake.kwadrant`. Gewichten en drempels zijn
beleid: er is geen wet die ze noemt.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from intake.kwadrant import Antwoord, As, Uitkomst, Vak, Vraag, Vragenlijst, scoor
from schuldhulp.lib.fouten import Rekenfout, Veldfout

HOOGSTE = 100
Gewichten = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Aanpassing:
    """Wat een gemeente anders weegt; None of leeg is: zoals de vragenlijst zelf."""

    drempel_schuldsituatie: int | None = None
    drempel_schuldenaar: int | None = None
    gewichten: Gewichten = field(default_factory=dict)

    @property
    def is_leeg(self) -> bool:
        """Weegt deze gemeente precies zoals de vragenlijst?"""
        return self == Aanpassing()

    def als_gegevens(self) -> dict[str, Any]:
        """De weging om bij een screening te bewaren; leeg als er niets anders is."""
        return {} if self.is_leeg else {**vars(self), "gewichten": {v: dict(a) for v, a in self.gewichten.items()}}


def uit_gegevens(bewaard: Mapping[str, Any]) -> Aanpassing:
    """De weging zoals bij een screening bewaard."""
    return Aanpassing(
        bewaard.get("drempel_schuldsituatie"), bewaard.get("drempel_schuldenaar"), dict(bewaard.get("gewichten", {}))
    )


def pas_toe(lijst: Vragenlijst, weging: Aanpassing) -> Vragenlijst:
    """De vragenlijst met de drempels en gewichten van de gemeente. Fout: Rekenfout met alles wat niet klopt."""
    if fouten := list(_fouten(lijst, weging)):
        raise Rekenfout(fouten)
    schuld, persoon = weging.drempel_schuldsituatie, weging.drempel_schuldenaar
    return replace(
        lijst,
        drempel_schuldsituatie=lijst.drempel_schuldsituatie if schuld is None else schuld,
        drempel_schuldenaar=lijst.drempel_schuldenaar if persoon is None else persoon,
        vragen=tuple(_weeg(vraag, weging.gewichten.get(vraag.code, {})) for vraag in lijst.vragen),
    )


def verschil(lijst: Vragenlijst, *, drempels: tuple[int, int], gewichten: Gewichten) -> Aanpassing:
    """De weging die overblijft als wat gelijk is aan de vragenlijst wegvalt."""
    anders = {
        vraag.code: afwijkend
        for vraag in lijst.vragen
        if (afwijkend := {a.code: g for a in vraag.antwoorden if (g := gewichten[vraag.code][a.code]) != a.gewicht})
    }
    schuld, persoon = drempels
    return Aanpassing(
        None if schuld == lijst.drempel_schuldsituatie else schuld,
        None if persoon == lijst.drempel_schuldenaar else persoon,
        anders,
    )


def _weeg(vraag: Vraag, gewichten: Mapping[str, int]) -> Vraag:
    if not gewichten:
        return vraag
    antwoorden = tuple(replace(a, gewicht=gewichten.get(a.code, a.gewicht)) for a in vraag.antwoorden)
    return replace(vraag, antwoorden=antwoorden)


def _fouten(lijst: Vragenlijst, weging: Aanpassing) -> Iterator[Veldfout]:
    for naam in ("drempel_schuldsituatie", "drempel_schuldenaar"):
        drempel = getattr(weging, naam)
        if drempel is not None and not 1 <= drempel <= HOOGSTE:
            yield Veldfout(veld=naam, melding=f"Kies een drempel van 1 tot en met {HOOGSTE}.")
    codes = {vraag.code: set(vraag.codes) for vraag in lijst.vragen}
    for vraag, antwoorden in weging.gewichten.items():
        for antwoord, gewicht in antwoorden.items():
            if antwoord not in codes.get(vraag, set()):
                yield Veldfout(veld=f"{vraag}.{antwoord}", melding="Dit antwoord staat niet in de vragenlijst.")
            elif not isinstance(gewicht, int) or isinstance(gewicht, bool) or not 0 <= gewicht <= HOOGSTE:
                yield Veldfout(veld=f"{vraag}.{antwoord}", melding=f"Kies een heel getal van 0 tot en met {HOOGSTE}.")


def beantwoord(lijst: Vragenlijst, antwoorden: Mapping[str, str]) -> Vragenlijst:
    """De vragenlijst met alleen de beantwoorde vragen: wat nog open is, telt niet mee."""
    return replace(lijst, vragen=tuple(vraag for vraag in lijst.vragen if antwoorden.get(vraag.code)))


@dataclass(frozen=True)
class Stap:
    """Eén ander antwoord en waar dat iemand brengt."""

    vraag: Vraag
    antwoord: Antwoord
    as_: As
    naar: Vak
    punten: int


def stappen(lijst: Vragenlijst, antwoorden: Mapping[str, str]) -> tuple[Stap, ...]:
    """Per vraag het ene andere antwoord dat iemand naar een gunstiger vak brengt, de grootste stap eerst.

    Gunstiger is: een as die nu niet regelbaar is wordt regelbaar. Zo ziet de consulent waar het aan ligt.
    """
    nu = scoor(antwoorden, lijst)
    gevonden = [stap for vraag in lijst.vragen if (stap := _beste_stap(lijst, antwoorden, vraag, nu))]
    return tuple(sorted(gevonden, key=lambda stap: -stap.punten))


def _beste_stap(lijst: Vragenlijst, antwoorden: Mapping[str, str], vraag: Vraag, nu: Uitkomst) -> Stap | None:
    beste = None
    for antwoord in vraag.antwoorden:
        dan = scoor({**antwoorden, vraag.code: antwoord.code}, lijst)
        punten = dan.punten_schuld + dan.punten_persoon - nu.punten_schuld - nu.punten_persoon
        if punten > 0 and dan.kwadrant is not nu.kwadrant and (beste is None or punten > beste.punten):
            beste = Stap(vraag, antwoord, vraag.as_, dan.kwadrant, punten)
    return beste
