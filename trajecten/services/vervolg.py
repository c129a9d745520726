"""Kiezen hoe het na de stabilisatie verdergaat: een regeling, duurzame dienstverlening, opnieuw, of stoppen."""

from datetime import date, datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.lib.werkdagen import plus_maanden, tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import Onderdeelsoort, TrajectStatus
from trajecten.choices.product import Vervolg
from trajecten.models import Traject, Vervolgkeuze
from trajecten.models.traject import loopt
from trajecten.services.onderdeel import begin_onderdeel, sluit_onderdelen
from trajecten.services.spoor import log_traject
from trajecten.services.traject import start_stabilisatie

# Uit welke stand wat te kiezen is.
KEUZES: dict[str, tuple[Vervolg, ...]] = {
    TrajectStatus.STABILISATIE: (Vervolg.REGELING, Vervolg.DUURZAAM, Vervolg.STOPPEN),
    TrajectStatus.DUURZAAM: (Vervolg.REGELING, Vervolg.DUURZAAM, Vervolg.STABILISATIE, Vervolg.STOPPEN),
}
ACTIES = {
    Vervolg.REGELING: "Dossier overdragen naar fase 2",
    Vervolg.STOPPEN: "Traject beëindigen met een beschikking",
    Vervolg.DUURZAAM: "Kijken of een regeling nu kan",
}
KIJKEN_MAANDEN = 12  # ten minste elk jaar, zoals de verificatie (art. 16 Bgs)


@transaction.atomic
def choose_vervolg(
    traject: Traject,
    *,
    keuze: Vervolg,
    toelichting: str,
    kijken: date | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Traject:
    """Legt met een reden vast hoe het na de stabilisatie verdergaat, en zet het werk klaar dat eruit volgt.

    Bij duurzame dienstverlening is `kijken` de dag waarop iemand opnieuw kijkt. Stoppen zelf gebeurt daarna met de
    beschikking. Fouten: Geweigerd zonder reden, in een pauze of een andere stand, of zonder dag binnen het jaar.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    _check(rij, keuze, toelichting, kijken, dag_van(op))
    Vervolgkeuze.objects.create(
        traject=rij, in_status=rij.status, keuze=keuze, toelichting=toelichting.strip(), door=door, op=op
    )
    rij = _voer_uit(rij, keuze, kijken, door=door, op=op)
    log_traject(rij, Handeling.BESLISSEN, door=door, op=op, wat=f"keuze na de stabilisatie: {keuze}")
    return rij


def _check(traject: Traject, keuze: Vervolg, toelichting: str, kijken: date | None, vandaag: date) -> None:
    if not loopt(traject):
        raise Geweigerd((loopt.__doc__ or "").strip())
    if keuze not in KEUZES.get(traject.status, ()):
        raise Geweigerd(f"Dit is niet te kiezen in de status “{traject.get_status_display()}”.")
    if not toelichting.strip():
        raise Geweigerd("Schrijf op waarom u dit kiest.")
    if keuze == Vervolg.DUURZAAM and not (kijken and vandaag < kijken <= plus_maanden(vandaag, KIJKEN_MAANDEN)):
        raise Geweigerd("Kies een dag na vandaag en binnen een jaar om opnieuw te kijken.")


def _voer_uit(rij: Traject, keuze: Vervolg, kijken: date | None, *, door: Medewerker, op: datetime) -> Traject:
    if keuze == Vervolg.STABILISATIE:
        return start_stabilisatie(rij, door=door, op=op)
    if keuze == Vervolg.DUURZAAM and rij.status == TrajectStatus.STABILISATIE:
        rij = wissel(rij, "start_duurzaam", door=door, op=op, kijken=kijken)
        sluit_onderdelen(rij, [Onderdeelsoort.STABILISATIE], door=door, op=op)
        begin_onderdeel(rij, Onderdeelsoort.DFD, door=door, op=op)
        return rij
    rij.vervolg_keuze = keuze
    dagen = Beleid.objects.geldig(rij.gemeente, dag_van(op)).plan_werkdagen
    rij.zet_actie(ACTIES[keuze], kijken or tel_werkdagen(dag_van(op), dagen, gelijkgestelde_dagen()))
    bewaar(rij)
    return rij
