"""`manage.py ddas_export --van D --tot D [--gemeente GMxxxx] [--uit F]`: een DDAS-levering SHV v1.0 maken."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from rapportage.ddas.exporteer import exporteer
from rapportage.ddas.opdracht import lees_periode, voeg_periode_toe
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente

NIETS_GEDAAN = 2


class Command(BaseCommand):
    """De levering op stdout, of met --uit in een bestand waarvan het pad wordt gemeld."""

    help = "Maakt een DDAS-levering schuldhulpverlening (v1.0) van alle trajecten die de periode overlappen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        voeg_periode_toe(parser)
        parser.add_argument("--gemeente", help="alleen deze gemeente, bijvoorbeeld GM0363")
        parser.add_argument("--uit", help="schrijf naar dit bestand")

    def handle(self, *args: Any, van: str, tot: str, gemeente: str | None, uit: str | None, **opties: Any) -> None:
        begin, eind, fouten = lees_periode(van, tot)
        rij = Gemeente.objects.filter(code=gemeente).first() if gemeente else None
        if gemeente and rij is None:
            fouten.append(f"--gemeente: {gemeente} is hier niet bekend.")
        if uit and not Path(uit).parent.is_dir():
            fouten.append(f"--uit: de map van {uit} bestaat niet.")
        if fouten:
            self._stop(fouten)
        try:
            levering = exporteer(van=begin, tot=eind, gemeente=rij, door=None, op=timezone.now())
        except Geweigerd as fout:
            self._stop([fout.melding])
        self._schrijf(json.dumps(levering, ensure_ascii=False, indent=2), uit)

    def _schrijf(self, tekst: str, uit: str | None) -> None:
        if uit is None:
            self.stdout.write(tekst)
            return
        try:
            Path(uit).write_text(tekst + "\n", encoding="utf-8")
        except OSError:
            self._stop([f"--uit: {uit} is niet te schrijven."])
        self.stdout.write(uit)

    def _stop(self, regels: list[str]) -> None:
        for regel in regels:
            self.stderr.write(regel)
        sys.exit(NIETS_GEDAAN)
