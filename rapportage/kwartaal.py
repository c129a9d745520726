"""Kwartalen: lezen, begin en einde in Nederlandse tijd, en het kwartaal ervoor of erna."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.utils import timezone

from schuldhulp.lib.fouten import Geweigerd

_VORM = re.compile(r"(\d{4})K([1-4])")


@dataclass(frozen=True)
class Periode:
    """Een aaneengesloten periode; `van` en `tot` zijn hele dagen en horen er beide bij.

    `van_op` en `voor_op` zijn de grenzen als tijdstip in Nederlandse tijd; `voor_op` hoort er niet meer bij.
    `gisteren` is de laatste dag waarop een termijn al verstreken kan zijn.
    """

    van: date
    tot: date

    @cached_property
    def van_op(self) -> datetime:
        return _middernacht(self.van)

    @cached_property
    def voor_op(self) -> datetime:
        return _middernacht(self.tot + timedelta(days=1))

    @cached_property
    def gisteren(self) -> date:
        return timezone.localdate() - timedelta(days=1)


def _middernacht(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min), timezone.get_default_timezone())


@dataclass(frozen=True, order=True)
class Kwartaal:
    """Een kwartaal van een kalenderjaar, geschreven als 2026K3."""

    jaar: int
    nummer: int

    def __str__(self) -> str:
        return f"{self.jaar}K{self.nummer}"

    @property
    def naam(self) -> str:
        """In woorden, voor op het scherm: "3e kwartaal 2026"."""
        return f"{self.nummer}e kwartaal {self.jaar}"

    @property
    def periode(self) -> Periode:
        eerste = date(self.jaar, 3 * self.nummer - 2, 1)
        volgend = self.plus(1)
        return Periode(eerste, date(volgend.jaar, 3 * volgend.nummer - 2, 1) - timedelta(days=1))

    def plus(self, aantal: int) -> "Kwartaal":
        """Zoveel kwartalen later, of eerder bij een negatief aantal."""
        jaren, rest = divmod(self.nummer - 1 + aantal, 4)
        return Kwartaal(self.jaar + jaren, rest + 1)

    def is_voorbij(self, vandaag: date) -> bool:
        """Is de laatste dag van het kwartaal geweest?"""
        return self.periode.tot < vandaag


def lees_kwartaal(tekst: str) -> Kwartaal:
    """Leest "2026K3". Fout: Geweigerd met de juiste vorm erbij."""
    gevonden = _VORM.fullmatch(tekst.strip().upper())
    if not gevonden or not 2000 <= int(gevonden[1]) <= 2099:
        raise Geweigerd(f"“{tekst[:20]}” is geen kwartaal. Schrijf jaar en kwartaal als 2026K3.")
    return Kwartaal(int(gevonden[1]), int(gevonden[2]))


def kwartaal_van(dag: date) -> Kwartaal:
    """Het kwartaal waarin een dag valt."""
    return Kwartaal(dag.year, (dag.month + 2) // 3)


def laatste_kwartalen(tot_en_met: Kwartaal, aantal: int = 8) -> list[Kwartaal]:
    """De laatste kwartalen, oudste eerst."""
    return [tot_en_met.plus(i - aantal + 1) for i in range(aantal)]
