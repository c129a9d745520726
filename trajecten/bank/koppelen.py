"""Bij welk betaalplan hoort een boeking? Dezelfde boekingen geven in elke volgorde dezelfde uitkomst."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from trajecten.bank.afschrift import Boeking
from trajecten.bank.kenmerk import zoek_kenmerken

# Zo ver mag een betaling van haar termijn liggen om erop te lijken.
RONDOM = timedelta(days=10)


class Oordeel(StrEnum):
    """Hoe zeker het is."""

    ZEKER = "zeker"
    TWIJFEL = "twijfel"
    ONBEKEND = "onbekend"
    OVERSLAAN = "overslaan"  # een gewone afschrijving: daar gaat deze lijst niet over


@dataclass(frozen=True)
class Uitkomst:
    """Het oordeel, het plan dat erbij hoort of kan horen, en waarom."""

    oordeel: Oordeel
    plan: str = ""
    waarom: str = ""
    is_retour: bool = False


@dataclass(frozen=True)
class Index:
    """Wat er van de lopende betaalplannen bekend is; de waarden zijn sleutels van plannen."""

    kenmerken: Mapping[str, str] = field(default_factory=dict)
    rekeningen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    termijnen: Mapping[Decimal, Sequence[tuple[date, str]]] = field(default_factory=dict)
    eerder: Mapping[tuple[str, Decimal], Sequence[str]] = field(default_factory=dict)  # (rekening, bedrag) → plannen
    uitkeringen: Mapping[str, str] = field(default_factory=dict)  # kenmerk van een uitkering → plan


def koppel(boeking: Boeking, index: Index) -> Uitkomst:
    """Kenmerk gaat voor rekening, rekening voor bedrag en datum; alleen de eerste twee zijn zeker.

    Een afschrijving telt alleen als de bank een betaling terughaalde (storno).
    """
    if boeking.bedrag <= 0 and not boeking.is_storno:
        return Uitkomst(Oordeel.OVERSLAAN, waarom="Afschrijving")
    if boeking.bedrag > 0 and boeking.eindtoeind in index.uitkeringen:
        return Uitkomst(Oordeel.ZEKER, index.uitkeringen[boeking.eindtoeind], "Uitkering kwam terug", is_retour=True)
    gevonden = zoek_kenmerken(boeking.kenmerk) or zoek_kenmerken(f"{boeking.omschrijving} {boeking.eindtoeind}")
    plannen = sorted({index.kenmerken[k] for k in gevonden if k in index.kenmerken})
    if len(plannen) == 1:
        return Uitkomst(Oordeel.ZEKER, plannen[0], "Herkend aan het betaalkenmerk")
    if len(plannen) > 1:
        return Uitkomst(Oordeel.TWIJFEL, waarom="Er staan twee betaalkenmerken in.")
    return _op_rekening(boeking, index) or _op_bedrag(boeking, index)


def _op_rekening(boeking: Boeking, index: Index) -> Uitkomst | None:
    van = sorted(set(index.rekeningen.get(boeking.tegenrekening, ()))) if boeking.tegenrekening else []
    if len(van) == 1:
        return Uitkomst(Oordeel.ZEKER, van[0], "Rekening van de inwoner")
    if van:
        passend = [plan for plan in van if _past(boeking, plan, index)]
        plan = passend[0] if len(passend) == 1 else ""
        return Uitkomst(Oordeel.TWIJFEL, plan, "Deze rekening hoort bij meer trajecten.")
    if boeking.is_storno:
        eerder = sorted(set(index.eerder.get((boeking.tegenrekening, -boeking.bedrag), ())))
        plan = eerder[0] if len(eerder) == 1 else ""
        return Uitkomst(Oordeel.TWIJFEL if eerder else Oordeel.ONBEKEND, plan, "De bank haalde een betaling terug.")
    return None


def _past(boeking: Boeking, plan: str, index: Index) -> bool:
    passend = index.termijnen.get(abs(boeking.bedrag), ())
    return any(van == plan and abs(dag - boeking.datum) <= RONDOM for dag, van in passend)


def _op_bedrag(boeking: Boeking, index: Index) -> Uitkomst:
    rond = {plan for dag, plan in index.termijnen.get(boeking.bedrag, ()) if abs(dag - boeking.datum) <= RONDOM}
    if len(rond) == 1:
        return Uitkomst(Oordeel.TWIJFEL, rond.pop(), "Bedrag en datum passen bij één termijn.")
    return Uitkomst(Oordeel.ONBEKEND, waarom="Geen kenmerk of rekening die wij kennen.")
