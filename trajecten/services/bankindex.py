"""Wat er bekend is van betaalplannen en eerdere betalingen, om boekingen mee te koppelen; in een vast aantal vragen."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from schuldhulp.organisatie.models import Gemeente
from trajecten.bank.afschrift import Boeking
from trajecten.bank.koppelen import RONDOM, Index
from trajecten.choices import TrajectStatus
from trajecten.models import Betaalplan, Betaaltermijn, Betaling, Traject
from trajecten.services.gelden import betaalde_regels

# Zo lang kan een bank een betaling nog terughalen (SEPA-incasso: acht weken, en wat speling).
STORNO_TERUG = timedelta(days=90)
STUK = 500


def maak_index(boekingen: Sequence[Boeking], gemeenten: Collection[Gemeente]) -> Index:
    """Alles wat bij deze boekingen kan horen, in deze gemeenten."""
    plannen = Betaalplan.objects.filter(traject__gemeente__in=gemeenten)
    kenmerken, rekeningen = {}, defaultdict(list)
    for pk, kenmerk, rekening in plannen.values_list("pk", "kenmerk", "rekening"):
        kenmerken[kenmerk] = str(pk)
        if rekening:
            rekeningen[rekening].append(str(pk))
    return Index(
        kenmerken=kenmerken,
        rekeningen=rekeningen,
        termijnen=_termijnen(boekingen, gemeenten),
        eerder=_eerder(boekingen, gemeenten),
        uitkeringen=_uitkeringen(boekingen, gemeenten),
    )


def _termijnen(boekingen: Sequence[Boeking], gemeenten: Collection[Gemeente]) -> dict[Decimal, list[tuple[date, str]]]:
    uit: dict[Decimal, list[tuple[date, str]]] = defaultdict(list)
    if boekingen:
        eerste, laatste = min(b.datum for b in boekingen), max(b.datum for b in boekingen)
        rijen = Betaaltermijn.objects.filter(
            plan__traject__gemeente__in=gemeenten,
            plan__traject__status=TrajectStatus.LOOPTIJD,
            datum__range=(eerste - RONDOM, laatste + RONDOM),
        )
        for plan, datum, bedrag in rijen.values_list("plan", "datum", "bedrag"):
            uit[bedrag].append((datum, str(plan)))
    return uit


def _eerder(boekingen: Sequence[Boeking], gemeenten: Collection[Gemeente]) -> dict[tuple[str, Decimal], list[str]]:
    uit: dict[tuple[str, Decimal], list[str]] = defaultdict(list)
    storno = [b for b in boekingen if b.is_storno and b.bedrag < 0 and b.tegenrekening]
    if storno:
        vanaf = min(b.datum for b in storno) - STORNO_TERUG
        rijen = Betaling.objects.gekoppeld().filter(gemeente__in=gemeenten, datum__gte=vanaf)
        rijen = rijen.filter(tegenrekening__in={b.tegenrekening for b in storno})
        for rekening, bedrag, traject in rijen.values_list("tegenrekening", "bedrag", "traject"):
            uit[rekening, bedrag].append(str(traject))
    return uit


def _uitkeringen(boekingen: Sequence[Boeking], gemeenten: Collection[Gemeente]) -> dict[str, str]:
    kenmerken = sorted({b.eindtoeind for b in boekingen if b.bedrag > 0 and b.eindtoeind})
    rijen = [
        rij
        for stuk in _stukken(kenmerken)
        for rij in betaalde_regels()
        .filter(kenmerk__in=stuk, uitkering__gemeente__in=gemeenten)
        .values_list("kenmerk", "uitkering__traject")
    ]
    return {kenmerk: str(traject) for kenmerk, traject in rijen}


def bekende(sleutels: Sequence[str]) -> set[str]:
    """Welke boekingen al zijn vastgelegd."""
    return {
        sleutel
        for stuk in _stukken(sleutels)
        for sleutel in Betaling.objects.filter(sleutel__in=stuk).values_list("sleutel", flat=True)
    }


def trajecten_bij(sleutels: Iterable[str]) -> dict[str, Traject]:
    """De trajecten met hun betaalplan, op sleutel."""
    return {
        str(rij.pk): rij
        for stuk in _stukken(sorted(sleutels))
        for rij in Traject.objects.filter(pk__in=stuk).select_related("client", "gemeente", "betaalplan")
    }


def _stukken(alle: Sequence[str]) -> Iterable[Sequence[str]]:
    # SQLite kent een grens aan het aantal waarden in één vraag.
    return (alle[i : i + STUK] for i in range(0, len(alle), STUK))
