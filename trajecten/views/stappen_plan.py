"""De jaarlijkse verificatie van het plan; het plan zelf heeft eigen pagina's (plan.py)."""

from typing import Any

from django.urls import reverse

from trajecten.choices import Verificatieuitkomst
from trajecten.forms.verificatie import VerificatieForm
from trajecten.models import Traject
from trajecten.services.planwerk import GEEN_OPEN, complete_verificatie, geplande_verificatie
from trajecten.views.stap import Stap, Zet


def _kan(traject: Traject) -> str:
    return "" if geplande_verificatie(traject) else GEEN_OPEN


def _bedragen(traject: Traject) -> dict[str, Any]:
    return {"inkomen_bedrag": traject.inkomen_bedrag, "vtlb_bedrag": traject.vtlb_bedrag}


def _verifieer(zet: Zet) -> object:
    complete_verificatie(zet.traject, **zet.gegevens, door=zet.door, op=zet.op, verwacht_versie=zet.versie)
    if zet.gegevens["uitkomst"] == Verificatieuitkomst.AANPASSEN:
        return reverse("trajecten:plan-bewerken", args=[zet.traject.pk])
    return None


PLAN: dict[str, Stap] = {
    "verificatie": Stap(
        naam="Verificatie vastleggen",
        effect="Ten minste eens per jaar gaat u na of inkomen, vermogen en schulden nog kloppen (art. 16 Bgs). De "
        "volgende komt vanzelf in uw werk.",
        reden=_kan,
        form=VerificatieForm,
        begin=_bedragen,
        dienst=_verifieer,
        gelukt="De verificatie is vastgelegd.",
    ),
}
