"""Hoe een afspraak afliep. Wie niet kwam, blijft in beeld: er volgt altijd een stap met een dag."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from intake.choices import AanmeldingStatus
from intake.choices.afspraak import AFSPRAAK_EINDE, Afspraaksoort, AfspraakStatus, Gesprekgemist, Vervolg
from intake.models import Aanmelding, Afspraak
from intake.services.afspraakbrief import afzegbrief
from intake.services.spoor import log_client
from intake.verschijnen import waarom_kan_vervolg_niet
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import vergrendel, wissel
from schuldhulp.organisatie.models import Beleid, Medewerker


@transaction.atomic
def hold_afspraak(
    afspraak: Afspraak, *, verslag: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Afspraak:
    """Legt een gehouden gesprek vast. Fout: Geweigerd als het nog moet komen."""
    _begonnen(afspraak, op)
    rij = wissel(
        afspraak, "hold", door=door, op=op, verwacht_versie=verwacht_versie, verslag=verslag.strip(), gewijzigd_op=op
    )
    log_client(rij.client, Handeling.WIJZIGEN, onderwerp=rij, door=door, op=op, wat="afspraak gehouden")
    return rij


@transaction.atomic
def miss_afspraak(
    afspraak: Afspraak,
    *,
    vervolg: Vervolg,
    reden: str,
    datum: date,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Afspraak:
    """De inwoner kwam niet: legt vast wat u nu doet en wanneer. Er sluit niets; een eerste gesprek moet nog steeds.

    Fouten: Geweigerd zonder reden, bij een dag die al voorbij is, of als alleen uitnodigen niet meer mag (beleid).
    """
    _begonnen(afspraak, op)
    if datum < dag_van(op):
        raise Geweigerd("Kies voor de vervolgstap vandaag of een dag die nog komt.", veld="datum")
    beleid = Beleid.objects.geldig(afspraak.gemeente, dag_van(op))
    aantal = Afspraak.objects.filter(client=afspraak.client_id).gemist().count() + 1  # type: ignore[attr-defined]
    waarom = waarom_kan_vervolg_niet(
        aantal=aantal, maximum=beleid.niet_verschenen_maximum, vervolg=vervolg, reden=reden
    )
    if waarom:
        raise Geweigerd(waarom, veld="vervolg")
    aanmelding = _slot_op_aanmelding(afspraak)
    rij = wissel(
        afspraak,
        "miss",
        door=door,
        op=op,
        reden=reden,
        verwacht_versie=verwacht_versie,
        vervolg=vervolg,
        vervolg_reden=reden.strip(),
        datum=datum,
        gewijzigd_op=op,
    )
    _gesprek_ging_niet_door(aanmelding, Gesprekgemist.NIET_VERSCHENEN, reden=reden, door=door, op=op)
    log_client(rij.client, Handeling.WIJZIGEN, onderwerp=rij, door=door, op=op, wat="niet verschenen")
    return rij


@transaction.atomic
def settle_gemist(
    afspraak: Afspraak, *, verslag: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Afspraak:
    """De vervolgstap na een gemiste afspraak is gezet. Fout: Geweigerd zonder wat het opleverde."""
    if not verslag.strip():
        raise Geweigerd("Schrijf op wat het contact opleverde.")
    rij = wissel(
        afspraak, "settle", door=door, op=op, verwacht_versie=verwacht_versie, verslag=verslag.strip(), gewijzigd_op=op
    )
    log_client(rij.client, Handeling.WIJZIGEN, onderwerp=rij, door=door, op=op, wat="gemiste afspraak opgevolgd")
    return rij


@transaction.atomic
def cancel_afspraak(
    afspraak: Afspraak,
    *,
    reden: str,
    stuur_brief: bool = True,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Afspraak:
    """Zegt een afspraak af en schrijft dat de inwoner, zodat hij niet voor niets komt of wacht.

    Was het een eerste gesprek, dan moet dat nog steeds. Fout: Geweigerd zonder reden.
    """
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de afspraak niet doorgaat.")
    aanmelding = _slot_op_aanmelding(afspraak)
    rij = wissel(
        afspraak,
        "cancel",
        door=door,
        op=op,
        reden=reden,
        verwacht_versie=verwacht_versie,
        afzeg_reden=reden.strip(),
        gewijzigd_op=op,
    )
    _gesprek_ging_niet_door(aanmelding, Gesprekgemist.AFGEZEGD, reden=reden, door=door, op=op)
    if stuur_brief:
        verstuur(afzegbrief(rij, op=op), door=door, op=op)
    log_client(rij.client, Handeling.WIJZIGEN, onderwerp=rij, door=door, op=op, wat="afspraak afgezegd")
    return rij


@transaction.atomic
def close_gesprek(aanmelding: Aanmelding, overgang: str, *, door: Medewerker, op: datetime, **gegevens: Any) -> None:
    """Het eerste gesprek is geweest of niet meer nodig: sluit wat er daarover nog aan afspraken openstaat."""
    for afspraak in aanmelding.afspraken.exclude(status__in=AFSPRAAK_EINDE):
        if afspraak.status == AfspraakStatus.GEPLAND:
            wissel(afspraak, overgang, door=door, op=op, gewijzigd_op=op, **gegevens)
        else:
            wissel(afspraak, "settle", door=door, op=op, gewijzigd_op=op, verslag="Er is daarna contact geweest.")


def _slot_op_aanmelding(afspraak: Afspraak) -> Aanmelding | None:
    """De aanmelding bij een eerste gesprek, op slot. Eerst zij en dan de afspraak, net als bij plannen en houden."""
    if afspraak.soort != Afspraaksoort.EERSTE_GESPREK or afspraak.aanmelding is None:
        return None
    return vergrendel(afspraak.aanmelding)


def _gesprek_ging_niet_door(
    aanmelding: Aanmelding | None, waarom: Gesprekgemist, *, reden: str, door: Medewerker, op: datetime
) -> None:
    if aanmelding is not None and aanmelding.status == AanmeldingStatus.GESPREK_GEPLAND:
        wissel(aanmelding, "miss_gesprek", door=door, op=op, reden=reden.strip(), waarom=waarom)


def _begonnen(afspraak: Afspraak, op: datetime) -> None:
    if afspraak.begin_op > op:
        raise Geweigerd("Deze afspraak moet nog komen. Verzet haar of zeg haar af als zij niet doorgaat.")
