"""Plan van aanpak: opstellen, vaststellen, nieuwe versie."""

from datetime import datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import EINDE, TrajectStatus
from trajecten.models import PlanVanAanpak, Traject
from trajecten.services.spoor import log_traject


@transaction.atomic
def adopt_plan(
    traject: Traject,
    *,
    hulpvraag: str,
    aanpak: str,
    afspraken_inwoner: str,
    voorwaarden: str,
    weken_tot_resultaat: int,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> PlanVanAanpak:
    """Stelt een (nieuwe) versie van het plan vast en stuurt het naar de inwoner (art. 4a Wgs).

    Fouten: Geweigerd als het traject is beëindigd, Gelijktijdig als het intussen is gewijzigd.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if rij.status in EINDE:
        raise Geweigerd("Dit traject is beëindigd; het plan verandert niet meer.")
    plan = PlanVanAanpak.objects.create(
        traject=rij,
        versie=(rij.plannen.count() + 1),
        hulpvraag=hulpvraag,
        aanpak=aanpak,
        afspraken_inwoner=afspraken_inwoner,
        voorwaarden=voorwaarden,
        weken_tot_resultaat=weken_tot_resultaat,
        opgesteld_door=door,
        vastgesteld_op=op,
        afronding_datum=dag_van(op),
    )
    plan.brief = verstuur(_brief(rij, plan, door), door=door, op=op)
    plan.save(update_fields=["brief"])
    if rij.status == TrajectStatus.PLAN_VAN_AANPAK:
        beleid = Beleid.objects.geldig(rij.gemeente, dag_van(op))
        uiterlijk = tel_werkdagen(dag_van(op), beleid.plan_werkdagen, gelijkgestelde_dagen())
        rij.zet_actie("Stabilisatie starten of overdragen naar fase 2", uiterlijk)
    bewaar(rij)
    log_traject(rij, Handeling.AANMAKEN, door=door, op=op, wat=f"plan van aanpak versie {plan.versie}")
    return plan


def _brief(traject: Traject, plan: PlanVanAanpak, door: Medewerker) -> Concept:
    return Concept(
        soort="plan_van_aanpak",
        sleutel=f"plan:{traject.pk}:{plan.versie}",
        gemeente=traject.gemeente,
        client_id=traject.client_id,
        aan=traject.client.adresregels,
        kenmerk=traject.client.dossiernummer,
        behandelaar=traject.behandelaar or door,
        inhoud={
            "versie": plan.versie,
            "hulpvraag": plan.hulpvraag,
            "aanpak": plan.aanpak,
            "afspraken_inwoner": plan.afspraken_inwoner,
            "voorwaarden": plan.voorwaarden,
            "weken_tot_resultaat": plan.weken_tot_resultaat,
        },
    )
