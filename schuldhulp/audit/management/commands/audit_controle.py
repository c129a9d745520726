"""`manage.py audit_controle`: rekent de zegels van het logboek na."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand

from schuldhulp.audit.zegel import controleer


class Command(BaseCommand):
    help = "Rekent alle zegels van het logboek na. Afsluitcode 1 als er met een regel is geknoeid."

    def handle(self, *args: Any, **opties: Any) -> None:
        """Geeft de telling als JSON; een breuk staat ook als regel op stderr."""
        uitkomst = controleer()
        telling = {"zegels": uitkomst.zegels, "regels": uitkomst.regels, "breuk": uitkomst.breuk or None}
        self.stdout.write(json.dumps(telling, ensure_ascii=False, indent=2))
        if not uitkomst.is_heel:
            self.stderr.write(uitkomst.breuk)
            sys.exit(1)
