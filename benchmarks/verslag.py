"""De uitkomsten als tabel op het scherm en als JSON, met de machine erbij."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from benchmarks.meten import Uitkomst


def machine() -> dict[str, Any]:
    """Waarop gemeten is: kernen en versies."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version" if connection.vendor == "postgresql" else "SELECT sqlite_version()")
        database = str(cursor.fetchone()[0])
    return {
        "kernen": os.cpu_count(),
        "processor": platform.machine(),
        "systeem": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "django": version("Django"),
        "database": f"{connection.display_name} {database}",
    }


def als_tabel(uitkomsten: Sequence[Uitkomst]) -> str:
    """Een regel per meting: wat, waarde, doel en of het gehaald is."""
    kop = f"{'Meting':<56} {'Wat':<36} {'Waarde':>8} {'Doel':>9}  Gehaald"
    regels = [kop, "-" * len(kop)]
    for u in uitkomsten:
        doel = f"{'>=' if u.is_minimum else '<='} {u.doel:g}"
        oordeel = "ja" if u.haalt_doel else "NEE"
        regels.append(f"{u.meting:<56} {u.wat:<36} {u.waarde:>8g} {doel:>9}  {oordeel:<3}  {u.toelichting}".rstrip())
    return "\n".join(regels)


def schrijf(pad: Path, uitkomsten: Sequence[Uitkomst], omgeving: dict[str, Any], opties: dict[str, Any]) -> None:
    """Schrijft alles naar `pad`."""
    inhoud = {
        "gemeten_op": timezone.localtime().isoformat(timespec="seconds"),
        "machine": omgeving,
        "opties": opties,
        "uitkomsten": [{**asdict(u), "haalt_doel": u.haalt_doel} for u in uitkomsten],
    }
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(json.dumps(inhoud, indent=2, ensure_ascii=False) + "\n")
