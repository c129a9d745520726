"""Het dossier nakijken voor de overdracht naar fase 2: per onderdeel twee vinkjes, van twee mensen."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Q

from intake.choices import Inkomensbron, Samenstelling, Woonsituatie
from intake.models import Client
from intake.papierstand import papierstand
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import TrajectStatus
from trajecten.choices.overdracht import Overdrachtdeel
from trajecten.models import Overdracht, Overdrachtpunt, Traject
from trajecten.regels.overdracht import Dossierfeiten, Persoonsfeiten, Stand, bekijk
from trajecten.services.spoor import log_traject
from trajecten.services.zelfopgave import open_opgaven

NAKIJKEN_IN = (TrajectStatus.PLAN_VAN_AANPAK, TrajectStatus.STABILISATIE, TrajectStatus.DUURZAAM)
ANDER = "Wie het onderdeel overdroeg, kijkt het niet ook bij ontvangst na. Vraag een collega."


@transaction.atomic
def mark_afzender(
    traject: Traject,
    *,
    delen: Mapping[Overdrachtdeel, str],
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Overdracht:
    """Vinkt onderdelen af als klaar om over te dragen; bij wat niet compleet is hoort een reden waarom dat zo kan.

    Fouten: Geweigerd buiten fase 1, bij een onderdeel waar iets ontbreekt zonder reden, of als een ander de afzender
    is; Gelijktijdig als het traject intussen is gewijzigd.
    """
    rij = _vergrendel(traject, verwacht_versie)
    if rij.status not in NAKIJKEN_IN:
        raise Geweigerd("Nakijken voor de overdracht hoort bij fase 1.")
    check_afzender(door, rij, dag_van(op))
    standen = stand_van(rij, dag_van(op))
    for deel, reden in delen.items():
        if standen[deel].mist and not reden.strip():
            raise Geweigerd(f"{deel.label}: ontbreekt {'; '.join(standen[deel].mist)}. Vul aan of schrijf een reden.")
    overdracht, punten = _lopend_of_nieuw(rij, op)
    for deel, reden in delen.items():
        punt = punten[deel]
        punt.afzender_door, punt.afzender_op = door, op
        punt.afzender_reden = reden.strip() if standen[deel].mist else ""
        punt.ontvanger_door = punt.ontvanger_op = None
    Overdrachtpunt.objects.bulk_update(
        [punten[deel] for deel in delen],
        ["afzender_door", "afzender_op", "afzender_reden", "ontvanger_door", "ontvanger_op"],
    )
    bewaar(rij)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"{len(delen)} onderdelen nagekeken voor de overdracht")
    return overdracht


@transaction.atomic
def mark_ontvanger(
    traject: Traject,
    *,
    delen: Collection[Overdrachtdeel],
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Overdracht:
    """Vinkt onderdelen af als goed ontvangen. Fouten: Geweigerd als er niets ligt, of door dezelfde persoon."""
    rij = _vergrendel(traject, verwacht_versie)
    overdracht = lopende_overdracht(rij)
    if rij.status != TrajectStatus.OVERDRACHT or overdracht is None:
        raise Geweigerd("Er is nu geen dossier aangeboden.")
    check_ontvanger(door, rij, dag_van(op))
    punten = list(overdracht.punten.filter(deel__in=delen))
    if any(punt.afzender_door_id == door.pk for punt in punten):
        raise Geweigerd(ANDER)
    for punt in punten:
        punt.ontvanger_door, punt.ontvanger_op, punt.terug_reden = door, op, ""
    Overdrachtpunt.objects.bulk_update(punten, ["ontvanger_door", "ontvanger_op", "terug_reden"])
    bewaar(rij)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"{len(punten)} onderdelen bij ontvangst nagekeken")
    return overdracht


def geef_terug(traject: Traject, redenen: Mapping[Overdrachtdeel, str]) -> str:
    """Zet de onderdelen met een reden weer open bij de afzender, in de transactie van het teruggeven.

    Geeft de redenen als één tekst voor de tijdlijn. Fout: Geweigerd als geen onderdeel een reden heeft.
    """
    met_reden = {deel: reden.strip() for deel, reden in redenen.items() if reden.strip()}
    overdracht = lopende_overdracht(traject)
    if overdracht is None:
        return ""
    if not met_reden:
        raise Geweigerd("Schrijf bij ten minste één onderdeel op wat er ontbreekt.")
    for punt in overdracht.punten.filter(deel__in=met_reden):
        punt.terug_reden = met_reden[Overdrachtdeel(punt.deel)]
        punt.afzender_door = punt.afzender_op = punt.ontvanger_door = punt.ontvanger_op = None
        punt.afzender_reden = ""
        punt.save()
    return " ".join(f"{deel.label}: {reden}" for deel, reden in met_reden.items())


def check_nog_compleet(traject: Traject, dag: date) -> None:
    """Wat is afgevinkt, klopt nog op de dag van aanbieden. Fout: Geweigerd met wat er nu ontbreekt."""
    overdracht = lopende_overdracht(traject)
    standen = stand_van(traject, dag)
    for punt in overdracht.punten.filter(afzender_reden="") if overdracht else ():
        deel = Overdrachtdeel(punt.deel)
        if standen[deel].mist:
            raise Geweigerd(f"{deel.label}: intussen ontbreekt {'; '.join(standen[deel].mist)}. Kijk dit opnieuw na.")


def rond_af(traject: Traject, *, door: Medewerker, op: datetime) -> None:
    """Het dossier is aangenomen; deze ronde is klaar."""
    Overdracht.objects.filter(traject=traject, aangenomen_op=None).update(aangenomen_op=op, aangenomen_door=door)


def lopende_overdracht(traject: Traject) -> Overdracht | None:
    """De ronde die nog niet is aangenomen, als die er is."""
    return Overdracht.objects.filter(traject=traject, aangenomen_op=None).first()


def check_afzender(door: Medewerker, traject: Traject, dag: date) -> None:
    """Wie alleen fase 2 uitvoert, draagt niet zelf over. Fout: Geweigerd."""
    beleid = Beleid.objects.geldig(traject.gemeente, dag)
    twee = beleid.uitvoerder_fase_1_id != beleid.uitvoerder_fase_2_id
    if twee and door.organisatie_id == beleid.uitvoerder_fase_2_id:
        raise Geweigerd("De uitvoerder van fase 1 kijkt het dossier na voor de overdracht.")


def check_ontvanger(door: Medewerker, traject: Traject, dag: date) -> None:
    """Het tweede vinkje zet iemand van de uitvoerder van fase 2. Fout: Geweigerd."""
    if door.organisatie_id != Beleid.objects.geldig(traject.gemeente, dag).uitvoerder_fase_2_id:
        raise Geweigerd("Iemand van de uitvoerder van fase 2 kijkt het dossier bij ontvangst na.")


def stand_van(traject: Traject, dag: date) -> dict[Overdrachtdeel, Stand]:
    """Hoe elk onderdeel er op deze dag voor staat."""
    return bekijk(_feiten(traject, dag))


def _vergrendel(traject: Traject, verwacht_versie: int | None) -> Traject:
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    return rij


def _lopend_of_nieuw(traject: Traject, op: datetime) -> tuple[Overdracht, dict[Overdrachtdeel, Overdrachtpunt]]:
    overdracht = lopende_overdracht(traject)
    if overdracht is None:
        overdracht = Overdracht.objects.create(traject=traject, begonnen_op=op)
        Overdrachtpunt.objects.bulk_create(Overdrachtpunt(overdracht=overdracht, deel=deel) for deel in Overdrachtdeel)
    return overdracht, {Overdrachtdeel(punt.deel): punt for punt in overdracht.punten.all()}


def _feiten(traject: Traject, dag: date) -> Dossierfeiten:
    huis = traject.client.huishouden
    schulden = traject.schulden.aggregate(
        alle=Count("pk"),
        zonder_schuldeiser=Count("pk", filter=Q(schuldeiser=None)),
        zonder_bedrag=Count("pk", filter=Q(opgegeven_bedrag=None, bevestigd_bedrag=None)),
    )
    papieren = papierstand(traject.client, dag)
    return Dossierfeiten(
        personen=tuple(_persoon(p) for p in (traject.client, traject.partner) if p),
        samenstelling=_bekend(huis.samenstelling, Samenstelling) if huis else "",
        woonsituatie=_bekend(huis.woonsituatie, Woonsituatie) if huis else "",
        inkomensbron=_bekend(huis.inkomensbron, Inkomensbron) if huis else "",
        schulden=schulden["alle"],
        zonder_schuldeiser=schulden["zonder_schuldeiser"],
        zonder_bedrag=schulden["zonder_bedrag"],
        open_opgaven=open_opgaven(traject).count(),
        papieren_missen=tuple(stuk.naam for stuk in papieren.ontbrekend),
        papieren_na_te_kijken=len(papieren.na_te_kijken),
        planversie=traject.plannen.vastgesteld().values_list("versie", flat=True).first(),
        budget_op=traject.budgetten.order_by("-versie").values_list("peildatum", flat=True).first(),
        is_gestabiliseerd=traject.stabilisatie_uiterlijk_datum is not None,
        vervolgkeuze=traject.vervolg_keuze,
    )


def _bekend(waarde: str, keuzes: type[Samenstelling] | type[Woonsituatie] | type[Inkomensbron]) -> str:
    return "" if waarde in ("", keuzes.ONBEKEND) else str(keuzes(waarde).label)


def _persoon(client: Client) -> Persoonsfeiten:
    velden = (
        ("BSN", client.bsn_hmac),
        ("geboortedatum", client.geboortedatum),
        ("adres", client.straat and client.postcode),
        ("telefoon of e-mail", client.telefoon or client.email),
    )
    return Persoonsfeiten(client.naam, tuple(naam for naam, waarde in velden if not waarde))
