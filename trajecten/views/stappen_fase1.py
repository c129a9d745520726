"""Fase 1 en de overdracht: plan van aanpak, stabilisatie, aanbieden, aannemen of teruggeven."""

from typing import Any

from django.utils import timezone

from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import EINDE
from trajecten.forms.traject import PlanForm, RedenForm
from trajecten.models import Traject
from trajecten.permissions import check_overdracht_ontvangen
from trajecten.services import plan as plannen
from trajecten.services import traject as trajecten
from trajecten.views.stap import Stap, Zet

BEEINDIGD = "Dit traject is beëindigd."


def _dicht(traject: Traject) -> str:
    return BEEINDIGD if traject.status in EINDE else ""


def _vorig_plan(traject: Traject) -> dict[str, Any]:
    plan = traject.plannen.first()
    velden = ("hulpvraag", "aanpak", "afspraken_inwoner", "voorwaarden", "weken_tot_resultaat")
    return {veld: getattr(plan, veld) for veld in velden} if plan else {}


def _adopt_plan(zet: Zet) -> object:
    return plannen.adopt_plan(zet.traject, **zet.gegevens, door=zet.door, op=zet.op, verwacht_versie=zet.versie)


def _return_overdracht(zet: Zet) -> object:
    reden = zet.gegevens["reden"]
    return trajecten.return_overdracht(zet.traject, reden=reden, door=zet.door, op=zet.op, verwacht_versie=zet.versie)


def check_ontvangen(door: Medewerker, traject: Traject) -> None:
    """Aannemen en teruggeven doet wie bij de uitvoerder van fase 2 werkt, volgens het beleid van vandaag."""
    beleid = Beleid.objects.visible_to(door).geldig(traject.gemeente, timezone.localdate())
    check_overdracht_ontvangen(door, traject, beleid.uitvoerder_fase_2_id)


FASE_1: dict[str, Stap] = {
    "plan": Stap(
        naam="Plan van aanpak vaststellen",
        effect="Het plan ligt daarna vast en de inwoner krijgt het per brief. Wijzigen is een nieuwe versie.",
        reden=_dicht,
        form=PlanForm,
        begin=_vorig_plan,
        dienst=_adopt_plan,
        gelukt="Het plan van aanpak is vastgesteld. De brief aan de inwoner wordt gemaakt.",
    ),
    "stabilisatie": Stap(
        naam="Stabilisatie starten",
        effect="Inkomsten en uitgaven komen eerst in balans. Dat duurt hoogstens vier maanden (NVVK).",
        overgang="start_stabilisatie",
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
        effect="Het dossier gaat terug naar fase 1. Schrijf op wat er nog moet gebeuren.",
        overgang="return_overdracht",
        mag=check_ontvangen,
        form=RedenForm,
        dienst=_return_overdracht,
        gelukt="Het dossier is teruggegeven aan fase 1.",
    ),
}
