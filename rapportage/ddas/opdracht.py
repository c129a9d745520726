"""Wat de drie DDAS-opdrachten delen: een periode lezen en alle fouten tegelijk melden."""

from argparse import ArgumentParser
from datetime import date


def voeg_periode_toe(parser: ArgumentParser) -> None:
    """De verplichte opties --van en --tot."""
    parser.add_argument("--van", required=True, help="eerste dag, JJJJ-MM-DD")
    parser.add_argument("--tot", required=True, help="laatste dag, JJJJ-MM-DD")


def lees_periode(van: str, tot: str) -> tuple[date, date, list[str]]:
    """De twee dagen, en per fout een regel in het Nederlands (leeg: alles goed)."""
    fouten: list[str] = []
    dagen = [_dag(naam, tekst, fouten) for naam, tekst in (("--van", van), ("--tot", tot))]
    if not fouten and dagen[0] > dagen[1]:
        fouten.append("--van ligt na --tot.")
    return dagen[0], dagen[1], fouten


def _dag(naam: str, tekst: str, fouten: list[str]) -> date:
    try:
        if len(tekst) != len("2026-01-31"):
            raise ValueError(tekst)
        return date.fromisoformat(tekst)
    except ValueError:
        fouten.append(f"{naam}: “{tekst[:20]}” is geen datum; schrijf JJJJ-MM-DD.")
        return date.min
