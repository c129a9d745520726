"""Alles wat in een dossier gebeurde, als leesbare regels: de nieuwste eerst."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse

from intake.models import Client
from intake.tijdlijn import OVERGANGEN as OVERGANGEN_AANMELDING
from intake.tijdlijn import OVERGANGEN_DEELNAME, loketregels, profielregels
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.lib.models import StatusWissel
from trajecten.choices.post import Taaksoort
from trajecten.models import (
    Aanschrijving,
    Heroverweging,
    Nazorgmoment,
    Nazorgvraag,
    PlanVanAanpak,
    Planverificatie,
    Schuldeisertaak,
    Terugvalsignaal,
    Traject,
    Trajectpauze,
    Voorstel,
    Vtlb,
)
from trajecten.tijdlijn.geding import OVERGANGEN_ZAAK, ZAAK_FOUT, ZAAK_GOED, sleutels_van_zaken
from trajecten.tijdlijn.product import productmijlpalen

OVERGANGEN: dict[str, dict[str, str]] = {
    "intake.aanmelding": OVERGANGEN_AANMELDING,
    "intake.deelname": OVERGANGEN_DEELNAME,
    "intake.volgmoment": {
        "begin": "Volgmoment gepland",
        "move": "Volgmoment verzet",
        "hold": "Opnieuw gekeken hoe het gaat",
        "lapse": "Volgmoment niet meer nodig",
    },
    "trajecten.traject": {
        "begin": "Traject geopend",
        "start_stabilisatie": "Stabilisatie begonnen",
        "start_duurzaam": "Duurzame financiële dienstverlening begonnen",
        "offer_overdracht": "Overdracht naar fase 2 aangeboden",
        "accept_overdracht": "Overdracht aangenomen",
        "return_overdracht": "Overdracht teruggegeven",
        "reopen_inventarisatie": "Terug naar de inventarisatie",
        "return_to_stabilisatie": "Terug naar de stabilisatie",
        "send_voorstel": "Voorstel naar de schuldeisers",
        "register_akkoord": "Akkoord van alle schuldeisers",
        "register_geen_akkoord": "Geen akkoord",
        "request_dwangakkoord": "Dwangakkoord gevraagd",
        "grant_dwangakkoord": "Dwangakkoord toegewezen",
        "reject_dwangakkoord": "Dwangakkoord afgewezen",
        "start_looptijd": "Looptijd begonnen",
        "complete_looptijd": "Looptijd voltooid, finale kwijting gevraagd",
        "start_nazorg": "Nazorg begonnen",
        "close": "Traject afgerond",
        "move_to_wsnp": "Naar de Wsnp",
        "end_early": "Traject voortijdig beëindigd",
    },
    "trajecten.aanschrijving": {
        "begin": "Schuldeiser aangeschreven",
        "remind": "Schuldeiser herinnerd",
        "answer": "Saldo-opgave ontvangen",
        "give_up": "Schuldeiser reageerde niet",
        "decline": "Schuldeiser werkt niet mee",
        "withdraw": "Vraag aan schuldeiser ingetrokken",
    },
    "trajecten.voorstel": {
        "begin": "Voorstel berekend",
        "send": "Voorstel verstuurd",
        "remind": "Schuldeisers herinnerd aan het voorstel",
        "accept": "Voorstel aangenomen",
        "refuse": "Voorstel niet aangenomen",
        "withdraw": "Voorstel ingetrokken",
    },
    "trajecten.schuldeisertaak": {
        "begin": "Werk rond een schuldeiser",
        "complete": "Werk rond een schuldeiser gedaan",
        "lapse": "Werk rond een schuldeiser niet meer nodig",
    },
    "trajecten.heroverweging": {
        "begin": "Heroverweging gevraagd",
        "accept": "Schuldeiser stemt na heroverweging in",
        "refuse": "Schuldeiser blijft weigeren",
        "give_up": "Schuldeiser zweeg op de heroverweging",
        "withdraw": "Heroverweging ingetrokken",
    },
    "trajecten.nazorgvraag": {
        "begin": "Vraag van de inwoner",
        "answer": "Vraag van de inwoner beantwoord",
        "lapse": "Vraag van de inwoner vervallen",
    },
    "trajecten.terugvalsignaal": {
        "begin": "Teken van terugval",
        "add": "Nog een teken van terugval",
        "miss": "Dreigende terugval: niet bereikt",
        "speak": "Dreigende terugval: gesproken",
        "give_up": "Dreigende terugval: geen contact",
    },
    "trajecten.planopvolging": {
        "begin": "Acties uit het plan staan open",
        "complete": "Alle acties uit het plan gedaan",
        "lapse": "Acties uit het plan vervallen",
    },
    "trajecten.productopvolging": {
        "begin": "Een product loopt met een verwacht einde",
        "complete": "Geen product heeft nog een verwacht einde",
        "lapse": "Producten eindigden met het traject",
    },
    "trajecten.planverificatie": {
        "begin": "Jaarlijkse verificatie gepland",
        "confirm": "Plan geverifieerd: het past nog",
        "demand_change": "Plan geverifieerd: het moet anders",
        "finish_change": "Plan aangepast na de verificatie",
        "lapse": "Verificatie niet meer nodig",
    },
    **OVERGANGEN_ZAAK,
    "ketenpartners.verwijzing": {
        "begin": "Verwezen naar een ketenpartner",
        "accept": "Verwijzing geaccepteerd",
        "refuse": "Verwijzing geweigerd",
        "report": "Terugkoppeling van de partner",
        "complete": "Verwijzing afgerond",
        "settle": "Weigering afgehandeld",
        "withdraw": "Verwijzing ingetrokken",
    },
}
GOED = {
    "accept_overdracht",
    "register_akkoord",
    "grant_dwangakkoord",
    "close",
    "accept",
    "answer",
    "admit",
    "complete",
    *ZAAK_GOED,
}
FOUT = {"end_early", "reject", "refuse", "register_geen_akkoord", "reject_dwangakkoord", *ZAAK_FOUT}
LET_OP = {
    "return_overdracht",
    "reopen_inventarisatie",
    "return_to_stabilisatie",
    "withdraw",
    "give_up",
    "remind",
    "return_afwijzing",
    "move_to_wsnp",
}


def tijdlijn_van_dossier(client: Client, trajecten: Iterable[Traject]) -> list[dict[str, Any]]:
    """Statuswissels van alles in het dossier, brieven en aantekeningen. Een vast aantal queries."""
    trajecten = list(trajecten)
    sleutels = {traject.pk: reverse("trajecten:traject", args=[traject.pk]) for traject in trajecten}
    for pk in client.aanmeldingen.values_list("pk", flat=True):
        sleutels[pk] = reverse("intake:aanmelding", args=[pk])
    for pk in client.deelnames.values_list("pk", flat=True):
        sleutels[pk] = reverse("intake:deelname", args=[pk])
    for pk in client.volgmomenten.values_list("pk", flat=True):  # type: ignore[attr-defined]
        sleutels[pk] = reverse("intake:volgmoment", args=[pk])
    # De app erboven hangt haar verwijzingen aan de cliënt; hier alleen hun sleutel, zonder die app te kennen.
    for pk in client.verwijzingen.values_list("pk", flat=True):
        sleutels[pk] = reverse("ketenpartners:verwijzing", args=[pk])
    namen = _onderdelen(trajecten, sleutels)
    regels = _wissels(sleutels, namen) + _mijlpalen(trajecten)
    regels += [
        _brief(brief)
        for brief in Brief.objects.filter(client_id__in=client.dossier_ids).defer("gegevens").select_related("door")
    ]
    regels += [
        {"op": n.op, "titel": "Aantekening", "tekst": n.tekst, "door": n.door.naam, "volgorde": 0}
        for n in client.notities.select_related("door")
    ]
    return _gesorteerd(regels + profielregels(client) + loketregels(client))


def tijdlijn_van_traject(traject: Traject) -> list[dict[str, Any]]:
    """De statuswissels van één traject en zijn voorstellen, met de redenen."""
    sleutels = {traject.pk: ""}
    for pk in Voorstel.objects.filter(traject=traject).values_list("pk", flat=True):
        sleutels[pk] = reverse("trajecten:voorstel", args=[pk])
    _nazorg([traject], sleutels)
    adressen, namen = sleutels_van_zaken([traject])
    return _gesorteerd(_wissels(sleutels | adressen, namen) + _mijlpalen([traject]))


def _mijlpalen(trajecten: list[Traject]) -> list[dict[str, Any]]:
    """Wat de status niet verandert en toch telt: een vastgesteld plan, een verificatie, nazorg, een pauze."""
    plannen = PlanVanAanpak.objects.filter(traject__in=trajecten, vastgesteld_op__isnull=False)
    momenten = Nazorgmoment.objects.filter(traject__in=trajecten, gehouden_op__isnull=False)
    gebeurd = [
        (plan.vastgesteld_op, f"Plan van aanpak vastgesteld, versie {plan.versie}", "", plan.opgesteld_door)
        for plan in plannen.select_related("opgesteld_door")
    ]
    gehouden = Planverificatie.objects.filter(traject__in=trajecten, gehouden_op__isnull=False)
    gebeurd += [
        (v.gehouden_op, f"Plan geverifieerd: {v.get_uitkomst_display().lower()}", v.bevindingen, v.gehouden_door)
        for v in gehouden.select_related("gehouden_door")
    ]
    gebeurd += [
        (moment.gehouden_op, "Nazorgcontact", moment.notitie, moment.door) for moment in momenten.select_related("door")
    ]
    gebeurd += [
        (vtlb.op, f"Vtlb vastgesteld, versie {vtlb.versie}", "", vtlb.door)
        for vtlb in Vtlb.objects.filter(traject__in=trajecten).select_related("door")
    ]
    gebeurd += _pauzes(trajecten)
    gebeurd += productmijlpalen(trajecten)
    return [
        {"op": op, "titel": titel, "tekst": tekst, "door": door.naam if door else "automatisch", "volgorde": 0}
        for op, titel, tekst, door in gebeurd
    ]


def _pauzes(trajecten: list[Traject]) -> list[Any]:
    """Van elke pauze het begin met de reden, en het einde met hoe lang zij duurde."""
    gebeurd: list[Any] = []
    pauzes = Trajectpauze.objects.filter(traject__in=trajecten).select_related("door", "beeindigd_door")
    for pauze in pauzes:
        waarom = f"{pauze.get_reden_display()}. {pauze.toelichting}"
        gebeurd.append((pauze.op, "Traject in de pauze", waarom, pauze.door))
        if pauze.beeindigd_op:
            duur = "1 dag" if pauze.dagen == 1 else f"{pauze.dagen} dagen"
            na = (pauze.beeindigd_op, f"Einde van de pauze na {duur}", pauze.eind_notitie, pauze.beeindigd_door)
            gebeurd.append(na)
    return gebeurd


def _onderdelen(trajecten: list[Traject], sleutels: dict[UUID, str]) -> dict[UUID, str]:
    """Voegt aanschrijvingen en voorstellen toe, en geeft bij elke aanschrijving de naam van de schuldeiser."""
    namen: dict[UUID, str] = {}
    rijen = Aanschrijving.objects.filter(traject__in=trajecten)
    for pk, traject_id, naam in rijen.values_list("pk", "traject_id", "schuld__schuldeiser__naam"):
        sleutels[pk] = reverse("trajecten:schulden", args=[traject_id])
        namen[pk] = naam or "schuldeiser onbekend"
    for pk in Voorstel.objects.filter(traject__in=trajecten).values_list("pk", flat=True):
        sleutels[pk] = reverse("trajecten:voorstel", args=[pk])
    vragen = Heroverweging.objects.filter(traject__in=trajecten)
    for pk, voorstel, naam in vragen.values_list("pk", "regel__voorstel", "regel__schuld__schuldeiser__naam"):
        sleutels[pk] = reverse("trajecten:voorstel", args=[voorstel])
        namen[pk] = naam or "schuldeiser onbekend"
    _nazorg(trajecten, sleutels)
    taken = Schuldeisertaak.objects.filter(traject__in=trajecten)
    for pk, soort, naam in taken.values_list("pk", "soort", "schuld__schuldeiser__naam"):
        sleutels[pk] = reverse("trajecten:schuldeisertaak", args=[pk])
        namen[pk] = f"{Taaksoort(soort).label.lower()}, {naam or 'schuldeiser onbekend'}"
    adressen, zaken = sleutels_van_zaken(trajecten)
    sleutels.update(adressen)
    return namen | zaken


def _nazorg(trajecten: list[Traject], sleutels: dict[UUID, str]) -> None:
    """Voegt vragen van de inwoner en tekens van terugval toe."""
    vragen = Nazorgvraag.objects.filter(traject__in=trajecten).order_by().values_list("pk", "traject_id")
    tekens = Terugvalsignaal.objects.filter(traject__in=trajecten).order_by().values_list("pk", "traject_id")
    for pk, traject_id in vragen.union(tekens, all=True):
        sleutels[pk] = reverse("trajecten:nazorg", args=[traject_id])


def _wissels(sleutels: dict[UUID, str], namen: dict[UUID, str]) -> list[dict[str, Any]]:
    rijen = StatusWissel.objects.filter(object_id__in=list(sleutels)).select_related("door")
    return [
        {
            "op": wissel.op,
            "titel": _titel(wissel) + (f": {namen[wissel.object_id]}" if wissel.object_id in namen else ""),
            "tekst": wissel.reden,
            "door": wissel.door.naam if wissel.door else "automatisch",
            "url": sleutels[wissel.object_id],
            "soort": _soort(wissel.overgang),
            "volgorde": wissel.volgnummer,
        }
        for wissel in rijen
    ]


def _titel(wissel: StatusWissel) -> str:
    bekend = OVERGANGEN.get(wissel.object_soort, {})
    return bekend.get(wissel.overgang) or f"Nieuwe stand: {wissel.naar.replace('_', ' ')}"


def _soort(overgang: str) -> str:
    if overgang in GOED:
        return "goed"
    if overgang in FOUT:
        return "fout"
    return "let_op" if overgang in LET_OP else ""


def _brief(brief: Brief) -> dict[str, Any]:
    soort = BRIEVEN.get(brief.soort)
    return {
        "op": brief.aangemaakt_op,
        "titel": f"Brief: {soort.titel if soort else brief.soort}",
        "tekst": f"Aan {brief.aan_naam}",
        "door": brief.door.naam if brief.door else "automatisch",
        "url": reverse("brieven:brief", args=[brief.pk]),
        "volgorde": 0,
    }


def _gesorteerd(regels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(regels, key=lambda regel: (regel["op"], regel["volgorde"]), reverse=True)
