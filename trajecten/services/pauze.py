"""Een traject stilzetten en weer laten lopen. De dagen dat het stilstond komen bij elke termijn van het traject.

Wat niet stilstaat: de jaarlijkse verificatie (art. 16 Bgs) en de acties die iemand in het plan op zich nam. Antwoorden
van schuldeisers komen gewoon binnen; wat eruit volgt, gebeurt als het traject verdergaat.
"""

from datetime import date, datetime, timedelta

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.lib.werkdagen import plus_maanden
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import EINDE, REGELPERIODE_LOOPT, Pauzereden, TrajectStatus, VoorstelStatus
from trajecten.models import Traject, Trajectpauze
from trajecten.rekenregels.regelperiode import bereken_regelperiode
from trajecten.services.aanschrijving import plan_inventarisatie
from trajecten.services.betaalplan import shift_termijnen
from trajecten.services.heroverweging import settle_na_pauze
from trajecten.services.kwijting import plan_kwijtingen
from trajecten.services.spoor import log_traject
from trajecten.services.stemming import settle_voorstel
from trajecten.services.wachttijd import later, schuif_saldovragen

KIJKEN = "Kijken of het traject verder kan"
MAANDEN_HOOGSTENS = 12
GEEN_PAUZE = "Dit traject staat niet in de pauze."


@transaction.atomic
def pause_traject(
    traject: Traject,
    *,
    reden: Pauzereden,
    toelichting: str,
    tot: date,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Trajectpauze:
    """Zet het traject stil, uiterlijk tot iemand op `tot` kijkt of het verder kan.

    Fouten: Geweigerd zonder toelichting, bij een dag die niet in het komende jaar ligt, als het traject is beëindigd
    of al stilstaat; Gelijktijdig als het intussen is gewijzigd.
    """
    _check_tot(tot, dag_van(op))
    if not toelichting.strip():
        raise Geweigerd("Schrijf op waarom het traject stilstaat.")
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if rij.status in EINDE:
        raise Geweigerd("Dit traject is beëindigd.")
    if rij.in_pauze:
        raise Geweigerd("Dit traject staat al in de pauze.")
    assert rij.actie_uiterlijk_datum  # noqa: S101 (een open traject heeft altijd een volgende actie)
    pauze = Trajectpauze.objects.create(
        traject=rij,
        begin_datum=dag_van(op),
        tot_datum=tot,
        reden=reden,
        toelichting=toelichting.strip(),
        in_status=rij.status,
        actie=rij.actie,
        actie_uiterlijk_datum=rij.actie_uiterlijk_datum,
        door=door,
        op=op,
    )
    _wacht_tot(rij, tot)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="traject in de pauze gezet")
    return pauze


@transaction.atomic
def extend_pauze(
    traject: Traject, *, tot: date, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Trajectpauze:
    """Verzet de dag waarop iemand kijkt of het traject verder kan. Fouten: als `pause_traject`."""
    _check_tot(tot, dag_van(op))
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    pauze = _lopende(rij)
    pauze.tot_datum = tot
    pauze.save(update_fields=["tot_datum"])
    _wacht_tot(rij, tot)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="pauze verlengd")
    return pauze


@transaction.atomic
def resume_traject(
    traject: Traject, *, notitie: str = "", door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Traject:
    """Laat het traject verdergaan waar het was; elke termijn schuift op met de dagen dat het stilstond.

    Er gaat geen brief uit: een schuldeiser krijgt stilzwijgend meer tijd. Fouten: Geweigerd als het niet stilstaat,
    Gelijktijdig als het intussen is gewijzigd.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    pauze = _lopende(rij)
    close_pauze(rij, notitie=notitie, door=door, op=op)
    dagen = (dag_van(op) - pauze.begin_datum).days
    rij.pauze_tot_datum = None
    rij.zet_actie(pauze.actie, later(pauze.actie_uiterlijk_datum, dagen))
    _schuif_eigen_datums(rij, dagen)
    _schuif_wachttijden(rij, dagen)
    shift_termijnen(rij, vanaf=pauze.begin_datum, dagen=dagen)
    plan_inventarisatie(rij, op)
    plan_kwijtingen(rij, op)
    bewaar(rij)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"traject gaat verder na {dagen} dagen pauze")
    open_ = rij.voorstellen.filter(status=VoorstelStatus.VERSTUURD).first()
    if open_:
        settle_voorstel(open_, door=door, op=op)
    settle_na_pauze(rij, door=door, op=op)
    return Traject.objects.select_related("client", "gemeente").get(pk=rij.pk)


def close_pauze(traject: Traject, *, notitie: str, door: Medewerker, op: datetime) -> None:
    """Sluit de lopende pauze, als die er is; hoort in de transactie van het hervatten of beëindigen."""
    Trajectpauze.objects.filter(traject=traject, eind_datum=None).update(
        eind_datum=dag_van(op), eind_notitie=notitie.strip(), beeindigd_door=door, beeindigd_op=op
    )


def regelperiode_van(traject: Traject) -> date | None:
    """De laatste dag van de regelperiode met de pauzes erbij; een lopende telt tot de dag waarop iemand kijkt."""
    if traject.regelperiode_start_datum is None:
        return None
    return bereken_regelperiode(traject.regelperiode_start_datum, pauzes=regelpauzes(traject)).uiterlijk


def regelpauzes(traject: Traject) -> list[tuple[date, date]]:
    """De pauzes die in deze regelperiode begonnen, als (begin, einde)."""
    start = traject.regelperiode_start_datum
    return [
        (pauze.begin_datum, pauze.eind_datum or pauze.tot_datum)
        for pauze in traject.pauzes.filter(in_status__in=REGELPERIODE_LOOPT)
        if start and pauze.begin_datum >= start
    ]


def _check_tot(tot: date, vandaag: date) -> None:
    if not vandaag < tot <= plus_maanden(vandaag, MAANDEN_HOOGSTENS):
        raise Geweigerd("Kies een dag na vandaag en binnen een jaar.")


def _lopende(traject: Traject) -> Trajectpauze:
    pauze = Trajectpauze.objects.filter(traject=traject, eind_datum=None).first()
    if pauze is None:
        raise Geweigerd(GEEN_PAUZE)
    return pauze


def _wacht_tot(rij: Traject, tot: date) -> None:
    rij.pauze_tot_datum = tot
    rij.zet_actie(KIJKEN, tot)
    if rij.status in REGELPERIODE_LOOPT:
        rij.regelperiode_uiterlijk_datum = regelperiode_van(rij)
    bewaar(rij)


def _schuif_eigen_datums(rij: Traject, dagen: int) -> None:
    """Alleen de termijn die nu loopt: een stabilisatie of regelperiode die voorbij is, verandert niet meer."""
    if rij.status in REGELPERIODE_LOOPT:
        rij.regelperiode_uiterlijk_datum = regelperiode_van(rij)
    erbij = timedelta(days=dagen)
    if rij.status == TrajectStatus.STABILISATIE and rij.stabilisatie_uiterlijk_datum:
        rij.stabilisatie_uiterlijk_datum += erbij
    if rij.status == TrajectStatus.LOOPTIJD and rij.looptijd_eind_datum:
        rij.looptijd_eind_datum += erbij


def _schuif_wachttijden(rij: Traject, dagen: int) -> None:
    """Wat schuldeisers en de nazorg nog aan tijd hadden, houden zij."""
    if rij.schuldeisers_stil_datum is None:  # anders tellen de dagen al mee sinds het dossier terugging
        schuif_saldovragen(rij, dagen)
    for voorstel in rij.voorstellen.filter(status=VoorstelStatus.VERSTUURD).select_for_update(of=("self",)):
        assert voorstel.reactie_uiterlijk_datum  # noqa: S101 (send zet dit)
        voorstel.reactie_uiterlijk_datum = later(voorstel.reactie_uiterlijk_datum, dagen)
        bewaar(voorstel, ["reactie_uiterlijk_datum"])
    for heroverweging in rij.heroverwegingen.open().select_for_update(of=("self",)):
        heroverweging.reactie_uiterlijk_datum = later(heroverweging.reactie_uiterlijk_datum, dagen)
        bewaar(heroverweging, ["reactie_uiterlijk_datum"])
    for kwijting in rij.kwijtingen.open().select_for_update(of=("self",)):
        kwijting.uiterlijk_datum = later(kwijting.uiterlijk_datum, dagen)
        bewaar(kwijting, ["uiterlijk_datum"])
    # De laatste eerst: zo staat een moment nooit even op de dag van een ander.
    for moment in rij.nazorgmomenten.te_houden().order_by("-gepland_datum"):
        moment.gepland_datum += timedelta(days=dagen)
        moment.save(update_fields=["gepland_datum"])
