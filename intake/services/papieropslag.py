"""Opruimen van bestanden die bij geen papier horen: na een stroomstoring, of van een gewist papier."""

from datetime import datetime

from intake.models import Document
from schuldhulp.lib.opslag import ruim_wezen


def prune_bestanden(op: datetime) -> int:
    """Verwijdert bestanden ouder dan een dag waar geen papier (meer) bij hoort; geeft hun aantal."""
    return ruim_wezen(set(Document.objects.filter(is_gewist=False).values_list("opslagnaam", flat=True)), op)
