"""docs/rollen.md zegt hetzelfde als de code."""

from pathlib import Path

from schuldhulp.organisatie.rollen import ROLLEN, Recht

TEKST = (Path(__file__).resolve().parents[2] / "docs/rollen.md").read_text()


def test_elke_rol_staat_er_met_haar_rechten() -> None:
    for rol, wat in ROLLEN.items():
        assert f"| {rol.label} | {wat.omschrijving} | {', '.join(sorted(wat.rechten))} |" in TEKST


def test_elk_recht_is_uitgelegd() -> None:
    for recht in Recht:
        assert f"| {recht} | " in TEKST
