"""Wat er in een plan van aanpak staat, los van de rijen: om op te stellen, te vergelijken en in een brief te zetten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from schuldhulp.lib.geld import euro
from schuldhulp.lib.werkdagen import datum_voluit

INWONER = "inwoner"


@dataclass(frozen=True)
class Actie:
    """Wie doet wat, uiterlijk wanneer. `sleutel` blijft in elke versie gelijk."""

    rol: str
    wat: str
    uiterlijk: date
    naam: str = ""
    sleutel: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class Doel:
    """Wat de inwoner wil bereiken op één leefgebied, en waaraan te zien is dat het lukte."""

    leefgebied: str
    doel: str
    resultaat: str = ""
    acties: tuple[Actie, ...] = ()
    sleutel: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class Betaling:
    """Wat de inwoner per maand aan zijn schulden betaalt, en waarmee de beslagvrije voet te berekenen is (euro)."""

    betaling_bedrag: Decimal
    inkomen_bedrag: Decimal
    leefsituatie: str
    jaarinkomen_bedrag: Decimal
    partner_inkomen_bedrag: Decimal | None = None


@dataclass(frozen=True)
class Planinhoud:
    """De inhoud van één versie. Zonder `betaling` vraagt het plan geen geld van de inwoner."""

    hulpvraag: str
    weken_tot_resultaat: int | None
    doelen: tuple[Doel, ...] = ()
    aanpak: str = ""
    voorwaarden: str = ""
    betaling: Betaling | None = None


def vergelijk(oud: Planinhoud, nieuw: Planinhoud, gebieden: Mapping[str, str]) -> list[str]:
    """Wat er anders is in de nieuwe versie, elk in één zin; leeg als er niets wijzigde."""
    regels = [f"{naam} is gewijzigd." for naam, a, b in _teksten(oud, nieuw) if a != b]
    if oud.weken_tot_resultaat != nieuw.weken_tot_resultaat:
        regels.append(f"Resultaat over {nieuw.weken_tot_resultaat} weken; dat was {oud.weken_tot_resultaat} weken.")
    if (bedrag := _bedrag(nieuw)) != (was := _bedrag(oud)):
        regels.append(f"Betaling per maand: {euro(bedrag)}; dat was {euro(was)}.")
    doelen = {doel.sleutel: doel for doel in oud.doelen}
    for doel in nieuw.doelen:
        regels += _doel(doelen.pop(doel.sleutel, None), doel, gebieden)
    return regels + [f"Doel vervallen: {doel.doel}" for doel in doelen.values()]


def _teksten(oud: Planinhoud, nieuw: Planinhoud) -> Iterable[tuple[str, str, str]]:
    return (
        ("De hulpvraag", oud.hulpvraag, nieuw.hulpvraag),
        ("De aanpak", oud.aanpak, nieuw.aanpak),
        ("De tekst van de voorwaarden", oud.voorwaarden, nieuw.voorwaarden),
    )


def _bedrag(inhoud: Planinhoud) -> Decimal:
    return inhoud.betaling.betaling_bedrag if inhoud.betaling else Decimal(0)


def _doel(oud: Doel | None, nieuw: Doel, gebieden: Mapping[str, str]) -> list[str]:
    if oud is None:
        gebied = gebieden.get(nieuw.leefgebied, nieuw.leefgebied)
        regels = [f"Nieuw doel bij {gebied.lower()}: {nieuw.doel}"]
        return regels + [f"Nieuwe actie: {actie.wat}" for actie in nieuw.acties]
    regels = []
    if (oud.leefgebied, oud.doel, oud.resultaat) != (nieuw.leefgebied, nieuw.doel, nieuw.resultaat):
        regels.append(f"Doel gewijzigd: {nieuw.doel}" + (f" (was: {oud.doel})" if oud.doel != nieuw.doel else ""))
    acties = {actie.sleutel: actie for actie in oud.acties}
    for actie in nieuw.acties:
        regels += _actie(acties.pop(actie.sleutel, None), actie)
    return regels + [f"Actie vervallen: {actie.wat}" for actie in acties.values()]


def _actie(oud: Actie | None, nieuw: Actie) -> list[str]:
    if oud is None:
        return [f"Nieuwe actie: {nieuw.wat}"]
    regels = [f"Actie gewijzigd: {nieuw.wat} (was: {oud.wat})"] if oud.wat != nieuw.wat else []
    if oud.uiterlijk != nieuw.uiterlijk:
        regels.append(
            f"Andere datum voor “{nieuw.wat}”: {datum_voluit(nieuw.uiterlijk)}; dat was {datum_voluit(oud.uiterlijk)}."
        )
    if (oud.rol, oud.naam) != (nieuw.rol, nieuw.naam):
        regels.append(f"Iemand anders doet “{nieuw.wat}”.")
    return regels
