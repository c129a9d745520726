"""Het tabblad Profiel van een dossier: klantprofielen, leefgebieden van toen naar nu, en uitslagen van elders."""

from typing import Any

from django.urls import reverse

from intake.choices import Leefgebied
from intake.leefgebieden import CIJFERS, HOOGST, LAAGST, Cijfer, vergelijk
from intake.models import Client, ExterneUitslag, Leefgebiedcijfer, Profiel
from schuldhulp.organisatie.models import Medewerker

METINGEN_IN_TABEL = 6


def dossier_url(client: Client) -> str:
    """Het tabblad Profiel van dit dossier."""
    return f"{reverse('trajecten:dossier', args=[client.pk])}?tab=profiel"


def profiel_tab(user: Medewerker, client: Client) -> dict[str, Any]:
    """Alles wat het tabblad toont, in een vast aantal queries."""
    profielen = Profiel.objects.visible_to(user).filter(client=client).select_related("door")
    uitslagen = ExterneUitslag.objects.visible_to(user).filter(client=client).select_related("door", "document")
    return {
        "profielen": [rij for rij in profielen if rij.is_klaar],
        "concept": next((rij for rij in profielen if not rij.is_klaar), None),
        "uitslagen": list(uitslagen),
        **leefgebieden_van(user, client),
    }


def leefgebieden_van(user: Medewerker, client: Client) -> dict[str, Any]:
    """De grafiek van toen naar nu, en de laatste metingen als tabel: een rij per leefgebied."""
    gegeven = Leefgebiedcijfer.objects.visible_to(user).filter(meting__client=client)
    rijen = list(gegeven.select_related("meting__door").order_by("meting__datum", "meting__op", "pk"))
    metingen = list({rij.meting_id: rij.meting for rij in rijen}.values())
    cijfers = [Cijfer(rij.gebied, rij.meting.datum, rij.cijfer) for rij in rijen]
    per_plek = {(rij.gebied, rij.meting_id): rij.cijfer for rij in rijen}
    laatste = metingen[-METINGEN_IN_TABEL:]
    besproken = vergelijk(cijfers, Leefgebied.values)
    return {
        "metingen": metingen[::-1],
        "meting_kolommen": laatste,
        "meting_rijen": [
            (Leefgebied(v.gebied).label, [per_plek.get((v.gebied, m.pk)) for m in laatste], v.in_woorden)
            for v in besproken
        ],
        "halter": [(Leefgebied(v.gebied).label, v.toen.cijfer, v.nu.cijfer, v.in_woorden) for v in besproken],
        "woord_laagst": CIJFERS[LAAGST].lower(),
        "woord_hoogst": CIJFERS[HOOGST].lower(),
        "nu_per_gebied": {v.gebied: v.nu for v in besproken},
    }
