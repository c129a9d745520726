"""Wat de tijd opeisbaar maakt: elke app meldt haar taken aan, één ronde voert ze allemaal uit.

Elke taak mag zo vaak draaien als men wil en doet elk gevolg één keer; na dertig dagen stilstand haalt één ronde
alles in.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection

Dagtaak = Callable[[datetime], int]
_taken: dict[str, Dagtaak] = {}
_vangnetten: set[str] = set()
# Willekeurig maar vast: het slot waarmee twee planners niet tegelijk dezelfde ronde draaien.
SLOT = 7_283_410_112


def dagtaak(naam: str, *, vangnet: bool = False) -> Callable[[Dagtaak], Dagtaak]:
    """Decorator: deze functie krijgt het tijdstip van de ronde en geeft terug hoeveel zij deed.

    Een `vangnet` vindt niets zolang alles langs de diensten gaat en het beleid gelijk blijft.
    """

    def registreer(functie: Dagtaak) -> Dagtaak:
        _taken[naam] = functie
        if vangnet:
            _vangnetten.add(naam)
        return functie

    return registreer


def draai(op: datetime, *, met_vangnet: bool = True) -> dict[str, int]:
    """Voert alle taken uit, in volgorde van aanmelden, en telt per taak. Draait er al een ronde, dan is alles nul."""
    wat = {naam: taak for naam, taak in _taken.items() if met_vangnet or naam not in _vangnetten}
    with _alleen_ik() as mag:
        return {naam: taak(op) if mag else 0 for naam, taak in wat.items()}


@contextmanager
def _alleen_ik() -> Iterator[bool]:
    if connection.vendor != "postgresql":
        yield True
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [SLOT])
        mag = bool(cursor.fetchone()[0])
        try:
            yield mag
        finally:
            if mag:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [SLOT])
