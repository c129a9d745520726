"""`bin/bench [naam…] [--rijen N] [--ronden N] [--postgres] [--uit PAD]`."""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import django

METINGEN = ("dagronde", "aanmeldingen", "dossiers", "dossier", "kwartaal", "normwijziging", "brieven")
LAATSTE = Path(__file__).parent / "results" / "latest.json"


def main(argumenten: Sequence[str] | None = None) -> int:
    """Draait de gekozen metingen; afsluitcode 1 als een doel niet gehaald is."""
    opties = _lees(argumenten)
    # Ook wie ons afbreekt laat geen database of server achter.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stapel:
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.instellingen"
        os.environ["DATA_MAP"] = stapel.enter_context(tempfile.TemporaryDirectory(prefix="schuldhulp-bench-"))
        if opties.postgres:
            from benchmarks.postgres import eigen_postgres

            os.environ["DATABASE_URL"] = stapel.enter_context(eigen_postgres())
        django.setup()
        return _meet_alles(opties)


def _lees(argumenten: Sequence[str] | None) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="bin/bench", description="Snelheid als verhouding tot de ondergrens.")
    lezer.add_argument("namen", nargs="*", metavar="naam", help=f"welke metingen: {', '.join(METINGEN)} (alle)")
    lezer.add_argument("--rijen", type=int, default=100_000, help="rijen in de grote tabellen (100000)")
    lezer.add_argument("--ronden", type=int, default=3, help="ronden per meting (3)")
    lezer.add_argument("--postgres", action="store_true", help="start een eigen PostgreSQL in plaats van SQLite")
    lezer.add_argument("--uit", type=Path, default=LAATSTE, help="waar de uitkomsten heen gaan")
    opties = lezer.parse_args(argumenten)
    if onbekend := sorted(set(opties.namen) - set(METINGEN)):
        lezer.error(f"onbekende meting: {', '.join(onbekend)}; kies uit {', '.join(METINGEN)}")
    if min(opties.rijen, opties.ronden) < 1:
        lezer.error("--rijen en --ronden zijn ten minste 1")
    return opties


def _meet_alles(opties: argparse.Namespace) -> int:
    from importlib import import_module

    from benchmarks import verslag
    from benchmarks.database import kopie, lege_database

    uitkomsten = []
    with lege_database():
        omgeving = verslag.machine()
        for naam in opties.namen or METINGEN:
            with kopie(naam):
                uitkomsten += import_module(f"benchmarks.{naam}").meet(opties.rijen, opties.ronden)
    print(verslag.als_tabel(uitkomsten))
    verslag.schrijf(opties.uit, uitkomsten, omgeving, {"rijen": opties.rijen, "ronden": opties.ronden})
    return 0 if all(uitkomst.haalt_doel for uitkomst in uitkomsten) else 1


if __name__ == "__main__":
    raise SystemExit(main())
