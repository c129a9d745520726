"""Medewerkers, hun rollen en hun toegang. Elke wijziging geldt bij het eerstvolgende verzoek van die medewerker."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from schuldhulp.beheer.permissions import check_account, check_ander, check_beheer
from schuldhulp.beheer.services.spoor import log_beheer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Aanstelling, Gemeente, Medewerker, Organisatie, Team
from schuldhulp.organisatie.rollen import Rol


@transaction.atomic
def create_medewerker(
    *, gegevens: Mapping[str, Any], gemeente: Gemeente, rol: Rol, door: Medewerker, op: datetime
) -> tuple[Medewerker, str]:
    """Maakt een medewerker met een eerste rol; geeft ook het eenmalige wachtwoord, dat nergens bewaard wordt.

    Fouten: Geweigerd als het e-mailadres al bestaat of de beheerder niet over de gemeente gaat.
    """
    check_beheer(door, gemeente)
    if Medewerker.objects.filter(email__iexact=gegevens["email"]).exists():
        raise Geweigerd("Er is al een medewerker met dit e-mailadres.")
    wachtwoord = _nieuw_wachtwoord()
    medewerker = Medewerker.objects.create_user(password=wachtwoord, **_met_team(gegevens))
    Aanstelling.objects.create(medewerker=medewerker, gemeente=gemeente, rol=rol)
    log_beheer(medewerker, gemeente=gemeente, door=door, op=op, wat=f"medewerker toegevoegd als {Rol(rol).label}")
    return medewerker, wachtwoord


@transaction.atomic
def update_medewerker(
    medewerker: Medewerker, *, gegevens: Mapping[str, Any], door: Medewerker, op: datetime
) -> Medewerker:
    """Wijzigt naam, adres, organisatie en team. Fouten: Geweigerd als het account niet van de beheerder is."""
    check_account(door, medewerker)
    if Medewerker.objects.filter(email__iexact=gegevens["email"]).exclude(pk=medewerker.pk).exists():
        raise Geweigerd("Er is al een medewerker met dit e-mailadres.")
    for veld, waarde in _met_team(gegevens).items():
        setattr(medewerker, veld, waarde)
    medewerker.save()
    log_beheer(medewerker, gemeente=None, door=door, op=op, wat="gegevens gewijzigd")
    return medewerker


@transaction.atomic
def add_aanstelling(
    medewerker: Medewerker, *, gemeente: Gemeente, rol: Rol, door: Medewerker, op: datetime
) -> Aanstelling:
    """Geeft een rol in een gemeente. Fouten: Geweigerd aan zichzelf, in een andere gemeente, of als zij er al is."""
    check_ander(door, medewerker)
    check_beheer(door, gemeente)
    aanstelling, nieuw = Aanstelling.objects.get_or_create(medewerker=medewerker, gemeente=gemeente, rol=rol)
    if not nieuw:
        raise Geweigerd(f"{medewerker.naam} heeft deze rol al in {gemeente}.")
    log_beheer(medewerker, gemeente=gemeente, door=door, op=op, wat=f"rol gegeven: {Rol(rol).label}")
    return aanstelling


@transaction.atomic
def remove_aanstelling(aanstelling: Aanstelling, *, door: Medewerker, op: datetime) -> None:
    """Haalt een rol weg. Fouten: Geweigerd bij zichzelf, in een andere gemeente, of bij de laatste rol."""
    medewerker = aanstelling.medewerker
    check_ander(door, medewerker)
    check_beheer(door, aanstelling.gemeente)
    # Het slot voorkomt dat twee beheerders samen de laatste twee rollen weghalen.
    rollen = Aanstelling.objects.select_for_update().filter(medewerker=medewerker)
    if len(rollen) == 1:
        raise Geweigerd("Dit is de laatste rol. Neem dan de toegang weg, zodat de medewerker in de lijst blijft staan.")
    wat = f"rol weggehaald: {aanstelling.get_rol_display()}"
    log_beheer(medewerker, gemeente=aanstelling.gemeente, door=door, op=op, wat=wat)
    aanstelling.delete()


@transaction.atomic
def withdraw_toegang(medewerker: Medewerker, *, door: Medewerker, op: datetime) -> None:
    """Sluit iemand buiten. Lopende sessies eindigen: zonder wachtwoord klopt geen enkele sessie meer."""
    check_account(door, medewerker)
    medewerker.is_active = False
    medewerker.set_unusable_password()
    medewerker.save(update_fields=["is_active", "password"])
    log_beheer(medewerker, gemeente=None, door=door, op=op, wat="toegang weggenomen")


@transaction.atomic
def give_toegang(medewerker: Medewerker, *, door: Medewerker, op: datetime) -> str:
    """Geeft (opnieuw) toegang met een eenmalig wachtwoord; de tweede factor moet opnieuw worden ingesteld."""
    check_account(door, medewerker)
    wachtwoord = _nieuw_wachtwoord()
    medewerker.is_active = True
    medewerker.set_password(wachtwoord)
    medewerker.save(update_fields=["is_active", "password"])
    Authenticator.objects.filter(user_id=medewerker.pk).delete()
    log_beheer(medewerker, gemeente=None, door=door, op=op, wat="toegang gegeven, tweede factor opnieuw in te stellen")
    return wachtwoord


def _met_team(gegevens: Mapping[str, Any]) -> dict[str, Any]:
    """Het team bij zijn naam, binnen de gekozen organisatie; een nieuwe naam is een nieuw team."""
    velden = dict(gegevens)
    naam = str(velden.pop("teamnaam", "")).strip()
    organisatie: Organisatie = velden["organisatie"]
    velden["team"] = Team.objects.get_or_create(organisatie=organisatie, naam=naam)[0] if naam else None
    return velden


def _nieuw_wachtwoord() -> str:
    """Zestien leesbare tekens in groepjes, ruim tachtig bits."""
    tekens = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(tekens) for _ in range(4)) for _ in range(5))
