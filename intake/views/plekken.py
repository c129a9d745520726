"""Wat een formulier nodig heeft om een moment te kiezen: de vrije plekken, wie er kan, en hoe lang het duurt."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from intake.models import Spreekuur
from intake.services.spreekuur import VrijePlek, find_vrije_plekken
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from schuldhulp.views.formulier import StafRequest

# Vier weken vooruit: zo ver reikt de termijn voor het eerste gesprek (art. 4 lid 1 Wgs).
DAGEN_VOORUIT = 28
AANTAL = 8


def moment_gegevens(request: StafRequest, gemeente: Gemeente, voorkeur: Medewerker | None = None) -> dict[str, Any]:
    """De argumenten van een MomentForm; plekken van de eigen consulent gaan voor die van een ander."""
    beleid = Beleid.objects.visible_to(request.user).geldig(gemeente, timezone.localdate())
    plekken = _plekken(request, gemeente, voorkeur or request.user)
    return {"gemeente": gemeente, "user": request.user, "standaard": beleid.afspraak_minuten, "plekken": plekken}


def _plekken(request: StafRequest, gemeente: Gemeente, voorkeur: Medewerker) -> list[VrijePlek]:
    vandaag = timezone.localdate()
    uren = Spreekuur.objects.visible_to(request.user).filter(gemeente=gemeente).select_related("medewerker")
    uren = uren.filter(datum__gte=vandaag, datum__lte=vandaag + timedelta(days=DAGEN_VOORUIT))
    alle = find_vrije_plekken(uren, nu=timezone.now())
    eigen = [plek for plek in alle if plek.spreekuur.medewerker_id == voorkeur.pk]
    gekozen = (eigen + [plek for plek in alle if plek.spreekuur.medewerker_id != voorkeur.pk])[:AANTAL]
    # Wie al koos, houdt die plek in de lijst, ook als er intussen eerdere vrijkwamen.
    return sorted(gekozen, key=lambda plek: plek.slot.begin) if request.method == "GET" else alle
