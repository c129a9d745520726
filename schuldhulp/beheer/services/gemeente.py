"""Gemeenten en hun beleid."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from schuldhulp.beheer.permissions import check_beheer
from schuldhulp.beheer.services.spoor import log_beheer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Aanstelling, Beleid, Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Rol


@transaction.atomic
def create_gemeente(*, gegevens: Mapping[str, Any], door: Medewerker, op: datetime) -> Gemeente:
    """Voegt een gemeente toe; wie dat doet wordt er de eerste beheerder van."""
    gemeente = Gemeente.objects.create(**gegevens)
    Aanstelling.objects.create(medewerker=door, gemeente=gemeente, rol=Rol.BEHEERDER)
    log_beheer(gemeente, gemeente=gemeente, door=door, op=op, wat="gemeente toegevoegd")
    return gemeente


@transaction.atomic
def update_gemeente(gemeente: Gemeente, *, gegevens: Mapping[str, Any], door: Medewerker, op: datetime) -> Gemeente:
    """Wijzigt naam, adres en bereikbaarheid; nieuwe brieven krijgen de nieuwe gegevens."""
    check_beheer(door, gemeente)
    for veld, waarde in gegevens.items():
        setattr(gemeente, veld, waarde)
    gemeente.save()
    log_beheer(gemeente, gemeente=gemeente, door=door, op=op, wat=f"gewijzigd: {', '.join(gegevens)}")
    return gemeente


@transaction.atomic
def record_beleid(gemeente: Gemeente, *, gegevens: Mapping[str, Any], door: Medewerker, op: datetime) -> Beleid:
    """Legt beleid vast dat vanaf een dag geldt; lopende zaken houden hun termijnen.

    Beleid dat nog niet geldt mag worden vervangen. Fouten: Geweigerd bij een dag in het verleden, of als er vanaf die
    dag al beleid geldt.
    """
    check_beheer(door, gemeente)
    vanaf: date = gegevens["geldig_vanaf_datum"]
    vandaag = dag_van(op)
    if vanaf < vandaag:
        raise Geweigerd("Beleid kan niet met terugwerkende kracht gelden. Kies vandaag of een latere dag.")
    bestaand = Beleid.objects.select_for_update().filter(gemeente=gemeente, geldig_vanaf_datum=vanaf).first()
    if bestaand is not None and vanaf <= vandaag:
        raise Geweigerd("Vanaf vandaag geldt al een versie. Kies een latere dag voor de volgende versie.")
    beleid = bestaand or Beleid(gemeente=gemeente)
    for veld, waarde in gegevens.items():
        setattr(beleid, veld, waarde)
    beleid.save()
    log_beheer(beleid, gemeente=gemeente, door=door, op=op, wat=f"beleid vanaf {vanaf:%d-%m-%Y}")
    return beleid
