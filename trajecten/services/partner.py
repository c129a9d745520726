"""Een partner bij het traject, of eruit: partners die samen voor de schulden staan, doen één traject."""

from datetime import datetime

from django.db import IntegrityError, transaction

from intake.models import Client
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.organisatie.models import Medewerker
from trajecten.models import Partnerwissel, Traject
from trajecten.services.spoor import log_traject
from trajecten.services.traject import check_vrij


@transaction.atomic
def add_partner(
    traject: Traject,
    *,
    partner: Client,
    reden: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Traject:
    """Voegt een partner toe. Fouten: Geweigerd zonder reden, of als er al een partner of traject is."""
    rij = _vergrendel(traject, reden, verwacht_versie)
    if rij.partner_id:
        raise Geweigerd("Er is al een partner. Een traject heeft hoogstens twee inwoners.")
    if partner.pk == rij.client_id:
        raise Geweigerd("De partner kan niet dezelfde persoon zijn als de inwoner.")
    if partner.gemeente_id != rij.gemeente_id:
        raise Geweigerd(f"{partner.naam} heeft een dossier in een andere gemeente.")
    check_vrij([partner])
    rij.partner = partner
    try:
        with transaction.atomic():
            bewaar(rij)
    except IntegrityError as fout:
        raise Geweigerd("De partner heeft al een open traject.") from fout
    _leg_vast(rij, partner, True, reden, door=door, op=op)
    return rij


@transaction.atomic
def remove_partner(
    traject: Traject, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Traject:
    """Haalt de partner uit het traject, zoals na een scheiding; het dossier van de partner blijft. Fout: Geweigerd."""
    rij = _vergrendel(traject, reden, verwacht_versie)
    partner = rij.partner
    if partner is None:
        raise Geweigerd("Er is geen partner in dit traject.")
    rij.partner = None
    bewaar(rij)
    _leg_vast(rij, partner, False, reden, door=door, op=op)
    return rij


def _vergrendel(traject: Traject, reden: str, verwacht_versie: int | None) -> Traject:
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if not rij.is_open:
        raise Geweigerd("Dit traject is beëindigd.")
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom.")
    return rij


def _leg_vast(traject: Traject, partner: Client, is_erbij: bool, reden: str, *, door: Medewerker, op: datetime) -> None:
    Partnerwissel.objects.create(
        traject=traject, partner=partner, is_erbij=is_erbij, reden=reden.strip(), door=door, op=op
    )
    wat = "partner bij het traject" if is_erbij else "partner uit het traject"
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat=wat)
