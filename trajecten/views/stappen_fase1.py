"""Fase 1 en de overdracht: stabilisatie, aanbieden, aannemen of teruggeven. Het plan heeft eigen pagina's (plan.py)."""

from django.utils import timezone

from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import TrajectStatus
from trajecten.forms.overdracht import TeruggaveForm, redenen_uit
from trajecten.models import Traject
from trajecten.permissions import check_overdracht_ontvangen
from trajecten.services import traject as trajecten
from trajecten.views.stap import Stap, Zet


def _return_overdracht(zet: Zet) -> object:
    return trajecten.return_overdracht(
        zet.traject,
        reden=zet.gegevens["reden"],
        delen=redenen_uit(zet.gegevens),
        door=zet.door,
        op=zet.op,
        verwacht_versie=zet.versie,
    )


def _opnieuw_stabiliseren(traject: Traject) -> str:
    """Na duurzame dienstverlening is dit een keuze met een reden."""
    return "Kies dit bij “Kiezen hoe het verdergaat”." if traject.status == TrajectStatus.DUURZAAM else ""


def check_ontvangen(door: Medewerker, traject: Traject) -> None:
    """Aannemen en teruggeven doet wie bij de uitvoerder van fase 2 werkt, volgens het beleid van vandaag."""
    beleid = Beleid.objects.visible_to(door).geldig(traject.gemeente, timezone.localdate())
    check_overdracht_ontvangen(door, traject, beleid.uitvoerder_fase_2_id)


FASE_1: dict[str, Stap] = {
    "stabilisatie": Stap(
        naam="Stabilisatie starten",
        effect="Inkomsten en uitgaven komen eerst in balans. Dat duurt hoogstens vier maanden (NVVK).",
        overgang="start_stabilisatie",
        reden=_opnieuw_stabiliseren,
        dienst=lambda z: trajecten.start_stabilisatie(z.traject, door=z.door, op=z.op, verwacht_versie=z.versie),
        gelukt="De stabilisatie is begonnen.",
    ),
    "overdragen": Stap(
        naam="Overdragen naar fase 2",
        effect="De uitvoerder van fase 2 krijgt het dossier aangeboden en neemt het aan of geeft het terug.",
        overgang="offer_overdracht",
        dienst=lambda z: trajecten.offer_overdracht(z.traject, door=z.door, op=z.op, verwacht_versie=z.versie),
        gelukt="Het dossier is aangeboden aan de uitvoerder van fase 2.",
    ),
    "aannemen": Stap(
        naam="Overdracht aannemen",
        effect="Vanaf vandaag loopt de regelperiode van 120 dagen. De stabilisatie eindigt.",
        overgang="accept_overdracht",
        mag=check_ontvangen,
        dienst=lambda z: trajecten.accept_overdracht(z.traject, door=z.door, op=z.op, verwacht_versie=z.versie),
        gelukt="U heeft het dossier aangenomen. Schrijf nu de schuldeisers aan.",
    ),
    "teruggeven": Stap(
        naam="Overdracht teruggeven",
        effect="Het dossier gaat terug naar fase 1. Schrijf per onderdeel op wat er ontbreekt; de rest blijft goed.",
        overgang="return_overdracht",
        mag=check_ontvangen,
        form=TeruggaveForm,
        dienst=_return_overdracht,
        gelukt="Het dossier is teruggegeven aan fase 1.",
    ),
}
