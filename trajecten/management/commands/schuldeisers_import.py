"""`manage.py schuldeisers_import BESTAND [--proef]`: schuldeisers uit een CSV-bestand in het gedeelde register."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from schuldhulp.lib.csvlezer import lees_tekst
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.overname import DEELS, NIETS_GEDAAN
from trajecten.forms.registerlijst import lees_registerlijst
from trajecten.services.schuldeiserimport import import_schuldeisers


class Command(BaseCommand):
    """Verslag als JSON op stdout. Exitcode 1 als een deel is geweigerd, 2 als met het bestand niets te beginnen is."""

    help = "Zet schuldeisers uit een CSV-bestand in het register; twee keer overnemen verandert niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", help="CSV met kopregel: naam, soort, en naar keuze kvk_nummer, adres en meer")
        parser.add_argument("--proef", action="store_true", help="alleen melden wat er zou gebeuren; niets wijzigen")

    def handle(self, *args: Any, bestand: str, proef: bool, **opties: Any) -> None:
        try:
            lijst = lees_registerlijst(lees_tekst(Path(bestand).read_bytes()))
        except OSError:
            self.stderr.write(f"Het bestand {bestand} is niet te lezen.")
            sys.exit(NIETS_GEDAAN)
        except Geweigerd as fout:
            self.stderr.write(fout.melding)
            sys.exit(NIETS_GEDAAN)
        verslag = import_schuldeisers(lijst, door=None, op=timezone.now(), proef=proef)
        self.stdout.write(json.dumps(verslag.als_gegevens(), ensure_ascii=False, indent=2))
        if verslag.fouten:
            sys.exit(DEELS)
