"""Wat de DDAS-tests delen: een commando draaien en het officiële schema als het er is."""

import json
import os
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
from django.conf import settings
from django.core.management import call_command

NAAST_HET_PROJECT = Path(settings.BASE_DIR).parent / "shared" / "ddas"
DDAS_MAP = Path(os.environ.get("DDAS_MAP", NAAST_HET_PROJECT))


class Uitkomst(NamedTuple):
    """Exitcode, stdout en stderr van een commando."""

    code: int
    uit: str
    fout: str

    @property
    def json(self) -> Any:
        return json.loads(self.uit)


def draai(*args: str) -> Uitkomst:
    """Draait een manage.py-commando zoals op de opdrachtregel."""
    uit, fout, code = StringIO(), StringIO(), 0
    try:
        call_command(*args, stdout=uit, stderr=fout)
    except SystemExit as einde:
        code = int(einde.code or 0)
    return Uitkomst(code, uit.getvalue(), fout.getvalue())


@pytest.fixture
def officieel() -> Callable[[Any], list[str]]:
    """Fouten volgens het officiële schema; zonder dat schema volgens het eigen."""
    pad = DDAS_MAP / "shv-v1.0.schema.json"
    if not pad.exists():
        from rapportage.ddas.lees import lees

        return lambda gegevens: [f"{m.plaats}: {m.melding}" for m in lees(json.dumps(gegevens).encode()).fouten]
    keurder = jsonschema.Draft202012Validator(json.loads(pad.read_text()), format_checker=jsonschema.FormatChecker())
    return lambda gegevens: [f"{fout.json_path}: {fout.message}" for fout in keurder.iter_errors(gegevens)]
