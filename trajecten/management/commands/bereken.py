"""`manage.py bereken SOORT [--bestand F]`: een rekenregel over JSON van stdin of uit een bestand."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from schuldhulp.lib.fouten import Rekenfout, Veldfout
from trajecten.rekenloket import SOORTEN, bereken, lees_json

NIETS_GEDAAN = 2


class Command(BaseCommand):
    """Uitkomst als JSON op stdout; bij fouten één regel per fout op stderr en exitcode 2."""

    help = "Rekent een van de rekenregels uit: " + ", ".join(SOORTEN) + "."
    requires_system_checks: tuple[str, ...] = ()  # de rekenregels raken geen database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("soort", nargs="?", default="", help="een van: " + ", ".join(SOORTEN))
        parser.add_argument("--bestand", help="bestand met de invoer als JSON; zonder: stdin")

    def handle(self, *args: Any, soort: str, bestand: str | None, **opties: Any) -> None:
        try:
            if soort not in SOORTEN:  # eerst, zodat een verkeerde soort niet op stdin blijft wachten
                raise Rekenfout([Veldfout(veld="soort", melding=f"Kies uit: {', '.join(SOORTEN)}.")])
            uitkomst = bereken(soort, lees_json(_lees(bestand)))
        except Rekenfout as fout:
            for regel in fout.fouten:
                self.stderr.write(f"{regel['veld']}: {regel['melding']}")
            sys.exit(NIETS_GEDAAN)
        self.stdout.write(json.dumps(uitkomst, ensure_ascii=False, indent=2))


def _lees(bestand: str | None) -> bytes:
    if bestand is None:
        return sys.stdin.buffer.read()
    try:
        return Path(bestand).read_bytes()
    except OSError as fout:
        melding = f"Het bestand {bestand} is niet te lezen."
        raise Rekenfout([Veldfout(veld="bestand", melding=melding)]) from fout
