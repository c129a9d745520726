"""De broncode van het project, voor de proeven op de bouw."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
PAKKETTEN = ("schuldhulp", "intake", "trajecten", "ketenpartners", "rapportage", "demo")


def bestanden(*mappen: str, einde: str = "py") -> list[Path]:
    """De eigen bestanden, zonder migraties en zonder wat van elders komt."""
    return sorted(
        pad
        for map_ in mappen or PAKKETTEN
        for pad in (WORTEL / map_).rglob(f"*.{einde}")
        if not {"migrations", "vendor", "node_modules", "__pycache__"} & set(pad.parts)
    )


@cache
def boom(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text(encoding="utf-8"), filename=str(pad))


def knopen(pad: Path) -> Iterator[tuple[ast.AST, ast.AST | None, ast.AST | None]]:
    """Elke knoop met zijn ouder en grootouder."""
    ouders: dict[ast.AST, ast.AST] = {}
    for ouder in ast.walk(boom(pad)):
        for kind in ast.iter_child_nodes(ouder):
            ouders[kind] = ouder
    for knoop in ast.walk(boom(pad)):
        ouder_ = ouders.get(knoop)
        yield knoop, ouder_, ouders.get(ouder_) if ouder_ else None


def plek(pad: Path, knoop: ast.AST) -> str:
    """`pad:regel`, om aan te klikken."""
    return f"{pad.relative_to(WORTEL)}:{getattr(knoop, 'lineno', 0)}"
