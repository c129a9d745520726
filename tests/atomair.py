"""Toetst dat een dienst alles doet of niets: bij elke schrijfopdracht één keer onderuit gaan mag niets achterlaten."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

SCHRIJVEN = ("INSERT", "UPDATE", "DELETE")


class Onderuit(Exception):
    """De storing die de test veroorzaakt."""


class _Teller:
    """Telt schrijfopdrachten en laat de zoveelste mislukken (`breek_bij` 0: geen enkele)."""

    def __init__(self, breek_bij: int = 0) -> None:
        self.aantal, self.breek_bij = 0, breek_bij

    def __call__(self, uitvoeren: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(SCHRIJVEN):
            self.aantal += 1
            if self.aantal == self.breek_bij:
                raise Onderuit(sql)
        return uitvoeren(sql, params, many, context)


def stand(*modellen: type[Model]) -> dict[str, list[tuple[Any, ...]]]:
    """Alle rijen van deze modellen (zonder: van alle tabellen), om voor en na te vergelijken."""
    return {
        model._meta.label: sorted(tuple(map(_tekst, rij)) for rij in model._base_manager.values_list())
        for model in modellen or [model for model in apps.get_models() if model._meta.managed]
    }


def _tekst(waarde: Any) -> str:
    # PostgreSQL geeft bytes als memoryview, en die vergelijkt zichzelf op geheugenadres.
    return str(bytes(waarde) if isinstance(waarde, memoryview) else waarde)


def alles_of_niets(actie: Callable[[], object]) -> int:
    """Breekt `actie` bij elke schrijfopdracht af en toetst dat er niets veranderde; geeft het aantal opdrachten.

    `actie` haalt haar rijen zelf op, want zij wordt vaak gedraaid.
    """
    teller = _Teller()
    with transaction.atomic():
        with connection.execute_wrapper(teller):
            actie()
        transaction.set_rollback(True)
    assert teller.aantal, "deze actie schrijft niets"
    voor = stand()
    for n in range(1, teller.aantal + 1):
        try:
            with connection.execute_wrapper(_Teller(n)):
                actie()
        except Onderuit:
            pass
        else:
            raise AssertionError(f"schrijfopdracht {n} mislukte zonder dat de dienst faalde")
        assert stand() == voor, f"bij schrijfopdracht {n} van {teller.aantal} bleef er iets achter"
    return teller.aantal
