"""`manage.py dagtaken [--op JJJJ-MM-DD]`: voert uit wat de tijd opeisbaar maakte."""

import json
import sys
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.dateparse import parse_date

from schuldhulp.lib import dagtaken


class Command(BaseCommand):
    help = "Voert uit wat vandaag (of op --op) aan de beurt is. Een tweede keer doet niets. Geeft tellingen als JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--op", default="", help="doe alsof het deze dag is (JJJJ-MM-DD, standaard vandaag)")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Fout: afsluitcode 2 met een regel op stderr als --op geen datum is."""
        try:
            op = _moment(opties["op"])
        except ValueError:
            self.stderr.write(f"Schrijf --op als JJJJ-MM-DD, niet als “{opties['op']}”.")
            sys.exit(2)
        self.stdout.write(json.dumps(dagtaken.draai(op), indent=2))


def _moment(tekst: str) -> datetime:
    """Nu, of het einde van de werkdag op de gevraagde dag. Fout: ValueError."""
    nu = timezone.localtime()
    if not tekst:
        return nu
    dag = parse_date(tekst)
    if dag is None:
        raise ValueError(tekst)
    return nu.replace(year=dag.year, month=dag.month, day=dag.day, hour=17, minute=0, second=0, microsecond=0)
