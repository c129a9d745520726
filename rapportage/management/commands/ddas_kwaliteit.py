"""`manage.py ddas_kwaliteit --van D --tot D`: wat er nog schort aan de gegevens voor een levering."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from rapportage.ddas.kwaliteit import kwaliteit
from rapportage.ddas.opdracht import lees_periode, voeg_periode_toe

NIETS_GEDAAN = 2


class Command(BaseCommand):
    """JSON op stdout: per regel het aantal en de dossiernummers; nooit namen of BSN's."""

    help = "Controleert de gegevens die in een DDAS-levering over deze periode zouden staan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        voeg_periode_toe(parser)

    def handle(self, *args: Any, van: str, tot: str, **opties: Any) -> None:
        begin, eind, fouten = lees_periode(van, tot)
        if fouten:
            for regel in fouten:
                self.stderr.write(regel)
            sys.exit(NIETS_GEDAAN)
        self.stdout.write(json.dumps({"regels": kwaliteit(van=begin, tot=eind)}, ensure_ascii=False, indent=2))
