"""Plan van aanpak: opstellen, vaststellen, nieuwe versie."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import EINDE, TrajectStatus
from trajecten.choices.sommen import Berekeningsoort
from trajecten.dossiersommen import van_situatie
from trajecten.models import Planactie, Plandoel, PlanVanAanpak, Traject
from trajecten.planinhoud import Betaling, Planinhoud
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.rekenregels.planruimte import Planruimte, toets_planruimte
from trajecten.rekenregels.vtlb import Situatie
from trajecten.services.berekening import record_berekening
from trajecten.services.loopt import check_loopt
from trajecten.services.planbrief import concept_plan
from trajecten.services.planwerk import follow_plan, gedane_acties
from trajecten.services.spoor import log_traject

BETALING = tuple(Betaling.__dataclass_fields__)
TEKSTEN = ("hulpvraag", "aanpak", "voorwaarden", "weken_tot_resultaat")


@transaction.atomic
def save_plan(
    traject: Traject, *, inhoud: Planinhoud, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> PlanVanAanpak:
    """Bewaart een concept van de volgende versie; de inwoner hoort nog niets.

    Fouten: Geweigerd als het traject is beëindigd of stilstaat, Gelijktijdig als het intussen is gewijzigd.
    """
    rij = _open_traject(traject, verwacht_versie)
    plan = _schrijf(rij, inhoud, None, door=door)
    bewaar(rij, [])
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"concept van plan versie {plan.versie}")
    return plan


@transaction.atomic
def adopt_plan(
    traject: Traject, *, inhoud: Planinhoud, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> PlanVanAanpak:
    """Stelt een (nieuwe) versie van het plan vast en stuurt het naar de inwoner (art. 4a Wgs).

    Fouten: Geweigerd als het traject is beëindigd, er een doel of actie ontbreekt, een nieuwe actie al voorbij is of
    de inwoner minder dan de beslagvrije voet overhoudt; Gelijktijdig als het intussen is gewijzigd.
    """
    rij = _open_traject(traject, verwacht_versie)
    ruimte = check_plan(rij, inhoud, dag_van(op))
    plan = _schrijf(rij, inhoud, ruimte, door=door)
    plan.vastgesteld_op, plan.afronding_datum = op, dag_van(op)
    plan.brief = verstuur(concept_plan(rij, inhoud, ruimte, versie=plan.versie, door=door), door=door, op=op)
    plan.save(update_fields=["vastgesteld_op", "afronding_datum", "brief"])
    _bewaar_som(rij, plan, inhoud, door=door, op=op)
    if rij.status == TrajectStatus.PLAN_VAN_AANPAK:
        beleid = Beleid.objects.geldig(rij.gemeente, dag_van(op))
        uiterlijk = tel_werkdagen(dag_van(op), beleid.plan_werkdagen, gelijkgestelde_dagen())
        rij.zet_actie("Stabilisatie starten of overdragen naar fase 2", uiterlijk)
    bewaar(rij)
    follow_plan(rij, plan, door=door, op=op)
    log_traject(rij, Handeling.AANMAKEN, door=door, op=op, wat=f"plan van aanpak versie {plan.versie}")
    return plan


def preview_plan(traject: Traject, *, inhoud: Planinhoud, door: Medewerker, op: datetime) -> Concept:
    """De brief die uitgaat als dit plan nu wordt vastgesteld; er wordt niets bewaard. Fouten: als `adopt_plan`."""
    ruimte = check_plan(traject, inhoud, dag_van(op))
    return concept_plan(traject, inhoud, ruimte, versie=_volgende_versie(traject), door=door)


def check_plan(traject: Traject, inhoud: Planinhoud, op: date) -> Planruimte | None:
    """Is dit plan vast te stellen? Geeft de berekening van de beslagvrije voet als het plan geld vraagt.

    Fout: Geweigerd met wat er ontbreekt.
    """
    if not inhoud.doelen:
        raise Geweigerd("Zet ten minste één doel in het plan.")
    if zonder := [doel.doel for doel in inhoud.doelen if not doel.acties]:
        raise Geweigerd(f"Bij het doel “{zonder[0]}” staat nog niet wie wat doet. Zet er ten minste één actie bij.")
    bekend = set(Planactie.objects.filter(plan__in=traject.plannen.vastgesteld()).values_list("sleutel", flat=True))
    nieuw = [actie for doel in inhoud.doelen for actie in doel.acties if actie.sleutel not in bekend]
    if voorbij := [actie.wat for actie in nieuw if actie.uiterlijk < op]:
        raise Geweigerd(f"De datum van de actie “{voorbij[0]}” is al voorbij. Kies een dag die nog komt.")
    ruimte = bereken_ruimte(inhoud, op)
    if ruimte and not ruimte.is_geeerbiedigd:
        raise Geweigerd("Dit plan laat minder over dan de beslagvrije voet. " + ruimte.toelichting[-1])
    return ruimte


def bereken_ruimte(inhoud: Planinhoud, op: date) -> Planruimte | None:
    """Wat de inwoner overhoudt naast de beslagvrije voet; None als het plan geen geld vraagt."""
    b = inhoud.betaling
    if b is None or not b.betaling_bedrag:
        return None
    return toets_planruimte(
        peildatum=op,
        leefsituatie=Leefsituatie(b.leefsituatie),
        belastbaar_jaarinkomen=b.jaarinkomen_bedrag,
        inkomen_netto=b.inkomen_bedrag,
        betaling=b.betaling_bedrag,
        partner_inkomen_netto=b.partner_inkomen_bedrag,
    )


def _bewaar_som(traject: Traject, plan: PlanVanAanpak, inhoud: Planinhoud, *, door: Medewerker, op: datetime) -> None:
    b = inhoud.betaling
    if b is None or not b.betaling_bedrag:
        return
    leefsituatie = Leefsituatie(b.leefsituatie)
    situatie = Situatie(
        dag_van(op), leefsituatie, b.jaarinkomen_bedrag, b.inkomen_bedrag, partner_inkomen=b.partner_inkomen_bedrag
    )
    invoer = van_situatie(situatie) | {"betaling": str(b.betaling_bedrag)}
    soort, hoort_bij = Berekeningsoort.PLANRUIMTE, f"plan:{plan.versie}"
    record_berekening(traject, soort=soort, invoer=invoer, hoort_bij=hoort_bij, door=door, op=op)


def _open_traject(traject: Traject, verwacht_versie: int | None) -> Traject:
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if rij.status in EINDE:
        raise Geweigerd("Dit traject is beëindigd; het plan verandert niet meer.")
    check_loopt(rij)
    return rij


def _volgende_versie(traject: Traject) -> int:
    """De versie van het concept; is dat er niet, dan de eerstvolgende."""
    laatste = traject.plannen.first()
    if laatste is None:
        return 1
    return int(laatste.versie if laatste.is_concept else laatste.versie + 1)


def _schrijf(traject: Traject, inhoud: Planinhoud, ruimte: Planruimte | None, *, door: Medewerker) -> PlanVanAanpak:
    """Zet de inhoud in het concept; wat er stond, gaat weg. Een vastgestelde versie wordt hier nooit geraakt."""
    plan, _ = PlanVanAanpak.objects.update_or_create(
        traject=traject,
        versie=_volgende_versie(traject),
        defaults={
            **{naam: getattr(inhoud, naam) for naam in TEKSTEN},
            **(asdict(inhoud.betaling) if inhoud.betaling else dict.fromkeys(BETALING, None) | {"leefsituatie": ""}),
            "beslagvrije_voet_bedrag": ruimte.beslagvrije_voet if ruimte else None,
            "beslagvrije_voet_toelichting": list(ruimte.toelichting) if ruimte else [],
            "opgesteld_door": door,
        },
    )
    plan.doelen.all().delete()
    _schrijf_doelen(traject, plan, inhoud)
    return plan


def _schrijf_doelen(traject: Traject, plan: PlanVanAanpak, inhoud: Planinhoud) -> None:
    # Wat in een eerdere versie al gedaan was, blijft gedaan.
    gedaan = gedane_acties(traject)
    doelen = Plandoel.objects.bulk_create(
        Plandoel(plan=plan, volgorde=n, sleutel=d.sleutel, leefgebied=d.leefgebied, doel=d.doel, resultaat=d.resultaat)
        for n, d in enumerate(inhoud.doelen, start=1)
    )
    paren = [(rij, actie) for rij, doel in zip(doelen, inhoud.doelen, strict=True) for actie in doel.acties]
    Planactie.objects.bulk_create(
        Planactie(
            plan=plan,
            doel=rij,
            volgorde=n,
            sleutel=actie.sleutel,
            rol=actie.rol,
            naam=actie.naam,
            wat=actie.wat,
            uiterlijk_datum=actie.uiterlijk,
            **dict(zip(("gedaan_op", "gedaan_door_id"), gedaan.get(actie.sleutel, (None, None)), strict=True)),
        )
        for n, (rij, actie) in enumerate(paren, start=1)
    )
