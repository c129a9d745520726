"""Opruimen van bestanden die bij geen papier horen: na een stroomstoring, of van een gewist papier."""

from collections.abc import Iterable
from datetime import datetime

from intake.models import Document
from schuldhulp.lib.opslag import houdt_bestanden, in_gebruik, ruim_wezen


@houdt_bestanden
def bestanden_van_papieren() -> Iterable[str]:
    """Elk papier dat niet gewist is."""
    return Document.objects.filter(is_gewist=False).values_list("opslagnaam", flat=True)


def prune_bestanden(op: datetime) -> int:
    """Verwijdert bestanden ouder dan een dag waar niets (meer) bij hoort, in geen enkele app; geeft hun aantal."""
    return ruim_wezen(in_gebruik(), op)
