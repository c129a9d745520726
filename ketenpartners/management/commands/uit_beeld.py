"""`manage.py uit_beeld`: staat er iemand nergens meer op een lijst die gevolgd hoort te worden?"""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ketenpartners.services.beeld import uit_beeld


class Command(BaseCommand):
    help = "Controleert dat niemand uit beeld raakte. Geeft dossiernummers als JSON; afsluitcode 1 als er iemand is."

    def handle(self, *args: Any, **opties: Any) -> None:
        nummers = list(uit_beeld(timezone.now()).values_list("dossiernummer", flat=True))
        self.stdout.write(json.dumps({"aantal": len(nummers), "dossiers": nummers}, indent=2))
        if nummers:
            sys.exit(1)
