"""Elke stap op een aanmelding: als knop wanneer hij kan, en anders met de reden waarom niet."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from intake.choices import AANMELDING_EINDE, AanmeldingStatus, Besluitsoort
from intake.models import Aanmelding
from intake.permissions import (
    can_besluiten,
    check_behandelen,
    check_beslissen,
    check_mandaat,
    check_toewijzen,
    check_tweede_lezer,
)
from intake.services.bevestiging import waarom_geen_bevestiging
from intake.services.screening import waarom_niet_screenen
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.models import Medewerker

Check = Callable[[Aanmelding, Medewerker], None]
GESLOTEN = "Deze aanmelding is afgesloten."


def _werken(rij: Aanmelding, user: Medewerker) -> None:
    check_behandelen(user, rij.gemeente)


def _beslissen(rij: Aanmelding, user: Medewerker) -> None:
    check_beslissen(user, rij.gemeente)


def _lezen(rij: Aanmelding, user: Medewerker) -> None:
    check_tweede_lezer(user, rij, rij.besluit)


def _nemen(rij: Aanmelding, user: Medewerker) -> None:
    check_mandaat(user, rij.gemeente, rij.besluit.soort if rij.besluit else "", timezone.localdate())


# (naam, adres, overgang, wie); de volgorde bepaalt welke knop vooraan staat.
STAPPEN: list[tuple[str, str, str, Check]] = [
    ("Eerste gesprek plannen", "intake:gesprek-plannen", "plan_gesprek", _werken),
    ("Eerste gesprek vastleggen", "intake:gesprek", "hold_gesprek", _werken),
    ("Papieren zijn compleet", "intake:hervatten", "resume", _werken),
    ("Toelaten", "intake:toelaten", "admit", _beslissen),
    ("Informatie en advies geven", "intake:adviseren", "advise", _beslissen),
    ("Papieren vragen", "intake:papieren-vragen", "suspend", _werken),
    ("Afwijzing voorleggen", "intake:afwijzen", "submit_afwijzing", _beslissen),
    ("Afwijzing lezen en bevestigen", "intake:afwijzing-lezen", "reject", _lezen),
    ("Afwijzing teruggeven", "intake:afwijzing-teruggeven", "return_afwijzing", _lezen),
    ("Voorgelegd besluit lezen en nemen", "intake:besluit-lezen", "confirm_besluit", _nemen),
    ("Voorgelegd besluit teruggeven", "intake:besluit-teruggeven", "return_besluit", _nemen),
]


# Wat altijd mag, is nooit de hoofdknop: wie op een ander wacht, heeft er geen.
ERNAAST = {"soort": "tweede"}
# Deze stappen nemen een besluit; zonder mandaat bereidt iemand het voor.
ZONDER_VOORLEGGEN = {"admit": Besluitsoort.TOELATING, "advise": Besluitsoort.INFORMATIE_EN_ADVIES}


def acties_voor(rij: Aanmelding, user: Medewerker, *, is_gescreend: bool) -> list[dict[str, Any]]:
    """De stappen in volgorde van wat nu het meest voor de hand ligt; na het besluit alleen wat nog kan."""
    stappen = [_stap(rij, user, *stap) for stap in STAPPEN]
    dicht = rij.status in AANMELDING_EINDE
    reden = waarom_niet_screenen(rij) or _geweigerd(lambda: _werken(rij, user))
    screenen = _actie("Opnieuw screenen" if is_gescreend else "Screenen", "intake:screening", rij, reden)
    # Screenen is de volgende stap zodra er een gesprek was; daarvoor en daarna mag het ook.
    nu_screenen = rij.status == AanmeldingStatus.IN_INTAKE and not is_gescreend
    if nu_screenen:
        stappen.insert(0, screenen)
    else:
        stappen.append({**screenen, **ERNAAST})
    stappen.append({**_bevestiging(rij, user), "soort": "subtiel"})
    stappen.append({**_actie("Zelfintake sturen", "intake:zelfintake-sturen", rij, reden), **ERNAAST})
    stappen.append({**_toewijzen(rij, user, dicht), **ERNAAST})
    stappen.append({**_actie("Bedreiging melden", "intake:bedreiging", rij, reden), "soort": "subtiel"})
    stappen.append(
        {**_stap(rij, user, "Aanmelding intrekken", "intake:intrekken", "withdraw", _werken), "soort": "subtiel"}
    )
    alles = [*_traject(rij, user), *stappen]
    return [actie for actie in alles if actie["toegestaan"]] if dicht else alles


def _stap(rij: Aanmelding, user: Medewerker, naam: str, url: str, overgang: str, wie: Check) -> dict[str, Any]:
    reden = waarom_niet(rij, overgang)
    if not reden:
        reden = _geweigerd(lambda: wie(rij, user))
    if not reden and overgang in ZONDER_VOORLEGGEN:
        mag_zelf = can_besluiten(user, rij.gemeente, ZONDER_VOORLEGGEN[overgang], timezone.localdate())
        naam = naam if mag_zelf else f"{naam}: voorbereiden"
    return _actie(naam, url, rij, reden)


def _bevestiging(rij: Aanmelding, user: Medewerker) -> dict[str, Any]:
    reden = waarom_geen_bevestiging(rij) or _geweigerd(lambda: _werken(rij, user))
    return _actie("Bevestiging sturen", "intake:bevestiging", rij, reden)


def _toewijzen(rij: Aanmelding, user: Medewerker, dicht: bool) -> dict[str, Any]:
    reden = GESLOTEN if dicht else _geweigerd(lambda: check_toewijzen(user, rij, user))
    return _actie(
        "Behandelaar kiezen" if rij.behandelaar_id else "Behandelaar aanwijzen", "intake:toewijzen", rij, reden
    )


def _traject(rij: Aanmelding, user: Medewerker) -> list[dict[str, Any]]:
    """Na toelating opent een traject; loopt dat al, dan wijst de knop erheen."""
    if not rij.is_toegelaten:
        return []
    traject = getattr(rij, "traject", None)  # hoort bij de app hierboven; ontbreekt zolang er geen traject is
    if traject is not None:
        url = reverse("trajecten:traject", args=[traject.pk])
        return [{"naam": "Naar het traject", "url": url, "toegestaan": True, "reden": ""}]
    return [_actie("Traject openen", "trajecten:traject-nieuw", rij, _geweigerd(lambda: _werken(rij, user)))]


def _actie(naam: str, url: str, rij: Aanmelding, reden: str) -> dict[str, Any]:
    return {"naam": naam, "url": reverse(url, args=[rij.pk]), "toegestaan": not reden, "reden": reden}


def _geweigerd(check: Callable[[], None]) -> str:
    try:
        check()
    except Geweigerd as fout:
        return fout.melding
    return ""
