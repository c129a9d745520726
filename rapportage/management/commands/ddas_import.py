"""`manage.py ddas_import BESTAND [--proef]`: een DDAS-levering SHV v1.0 overnemen."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from rapportage.ddas.importeer import importeer
from rapportage.ddas.lees import lees_bestand
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.overname import DEELS, NIETS_GEDAAN


class Command(BaseCommand):
    """Verslag als JSON op stdout. Exitcode 1 als een deel is geweigerd, 2 als met het bestand niets te beginnen is."""

    help = "Neemt een DDAS-levering schuldhulpverlening (v1.0) over; twee keer overnemen verandert niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", help="het JSON-bestand met de levering")
        parser.add_argument("--proef", action="store_true", help="alleen melden wat er zou gebeuren; niets wijzigen")

    def handle(self, *args: Any, bestand: str, proef: bool, **opties: Any) -> None:
        try:
            verslag = importeer(lees_bestand(bestand), door=None, op=timezone.now(), proef=proef)
        except Geweigerd as fout:
            self.stderr.write(fout.melding)
            sys.exit(NIETS_GEDAAN)
        self.stdout.write(json.dumps(verslag.als_gegevens(), ensure_ascii=False, indent=2))
        if verslag.fouten:
            sys.exit(DEELS)
