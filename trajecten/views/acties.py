"""Elke stap op een traject: als knop wanneer hij kan, en anders met de reden waarom niet."""

from typing import Any

from django.urls import reverse

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import TrajectStatus, VoorstelStatus
from trajecten.models import Traject, Voorstel
from trajecten.models.traject import loopt
from trajecten.permissions import can_nakijken, check_behandelen
from trajecten.services.aanschrijving import WACHTEN
from trajecten.services.overdracht import NAKIJKEN_IN
from trajecten.views.stap import Stap
from trajecten.views.stappen import STAPPEN

# Deze twee gaan via de pagina van het voorstel zelf; toewijzen door de rechter hoort bij de stap "uitspraak",
# duurzame dienstverlening bij de keuze na de stabilisatie.
VIA_VOORSTEL = {"send_voorstel": "Voorstel nakijken en versturen", "register_akkoord": "Antwoorden invoeren"}
# Wat bijna altijd kan maar zelden de volgende stap is.
BIJZAKEN = ("toewijzen", "verificatie")
SAMEN = {"grant_dwangakkoord": "uitspraak", "start_duurzaam": "vervolg"}


def acties_voor(traject: Traject, user: Medewerker, voorstellen: list[Voorstel]) -> list[dict[str, Any]]:
    """Alle stappen in de volgorde van het werk; wat bij het open voorstel hoort, wijst naar die pagina."""
    acties = []
    for code, stap in STAPPEN.items():
        if code == "overdragen":
            acties.append(_overdracht(traject, user))
        acties.append(_actie(traject, user, code, stap))
        if code == "aanschrijven":
            acties.append(_saldi(traject, user))
        if code == "kwijting":
            acties.append(_kwijtingen(traject, user))
        if code == "berekenen":
            acties += [_versturen(traject, voorstellen, user), _antwoorden(traject, voorstellen, user)]
    plan = _plan(traject, user)
    if not traject.plannen.vastgesteld().exists():
        return [plan, *acties]
    # Wie al een plan heeft, maakt zelden een nieuwe versie: die knop hoort achteraan.
    return [*acties, {**plan, "naam": "Nieuwe versie van het plan", "soort": "subtiel"}]


def _plan(traject: Traject, user: Medewerker) -> dict[str, Any]:
    reden = "" if traject.is_open else "Dit traject is beëindigd."
    reden = reden or ("" if loopt(traject) else (loopt.__doc__ or "").strip()) or geweigerd(user, traject)
    url = reverse("trajecten:plan-bewerken", args=[traject.pk])
    return {"naam": "Plan van aanpak opstellen", "url": url, "toegestaan": not reden, "reden": reden}


def _overdracht(traject: Traject, user: Medewerker) -> dict[str, Any]:
    """De pagina met de twee vinkjes per onderdeel; wie ontvangt, mag ook een tweede lezer zijn."""
    ontvangt = traject.status == TrajectStatus.OVERDRACHT
    reden = "" if ontvangt or traject.status in NAKIJKEN_IN else "De overdracht hoort bij fase 1."
    if not (ontvangt and can_nakijken(user, traject)):
        reden = reden or geweigerd(user, traject)
    naam = "Overdracht nakijken" if ontvangt else "Dossier nakijken voor de overdracht"
    url = reverse("trajecten:overdracht", args=[traject.pk])
    return {"naam": naam, "url": url, "toegestaan": not reden, "reden": reden}


def _actie(traject: Traject, user: Medewerker, code: str, stap: Stap) -> dict[str, Any]:
    reden = stap.geweigerd(traject, user)
    url = reverse("trajecten:stap", args=[traject.pk, code])
    soort = stap.soort or ("subtiel" if code in BIJZAKEN else "")
    return {
        "naam": stap.naam,
        "url": url,
        "toegestaan": not reden,
        "reden": reden,
        **({"soort": soort} if soort else {}),
    }


def _saldi(traject: Traject, user: Medewerker) -> dict[str, Any]:
    wacht = traject.status == TrajectStatus.INVENTARISATIE and traject.actie == WACHTEN
    reden = "" if wacht else "Er staat geen saldoverzoek open."
    reden = reden or geweigerd(user, traject)
    url = reverse("trajecten:schulden", args=[traject.pk])
    return {"naam": "Saldo-opgaven invoeren", "url": url, "toegestaan": not reden, "reden": reden}


def _kwijtingen(traject: Traject, user: Medewerker) -> dict[str, Any]:
    wacht = traject.status == TrajectStatus.FINALE_KWIJTING
    reden = ("" if wacht else "De finale kwijting is nog niet gevraagd, of al afgerond.") or geweigerd(user, traject)
    url = reverse("trajecten:kwijtingen", args=[traject.pk])
    return {"naam": "Kwijting per schuldeiser bijhouden", "url": url, "toegestaan": not reden, "reden": reden}


def _versturen(traject: Traject, voorstellen: list[Voorstel], user: Medewerker) -> dict[str, Any]:
    concept = next((v for v in voorstellen if v.status == VoorstelStatus.CONCEPT), None)
    reden = waarom_niet(traject, "send_voorstel") or ("" if concept else "Bereken eerst een voorstel.")
    return _naar_voorstel(VIA_VOORSTEL["send_voorstel"], concept, reden, traject, user)


def _antwoorden(traject: Traject, voorstellen: list[Voorstel], user: Medewerker) -> dict[str, Any]:
    verstuurd = next((v for v in voorstellen if v.status == VoorstelStatus.VERSTUURD), None)
    reden = waarom_niet(traject, "register_akkoord") or ("" if verstuurd else "Er ligt geen voorstel open.")
    return _naar_voorstel(VIA_VOORSTEL["register_akkoord"], verstuurd, reden, traject, user)


def _naar_voorstel(
    naam: str, voorstel: Voorstel | None, reden: str, traject: Traject, user: Medewerker
) -> dict[str, Any]:
    url = reverse("trajecten:voorstel", args=[voorstel.pk]) if voorstel else ""
    reden = reden or geweigerd(user, traject)
    return {"naam": naam, "url": url, "toegestaan": not reden, "reden": reden}


def geweigerd(user: Medewerker, traject: Traject) -> str:
    """Waarom deze medewerker niet in dit traject werkt; leeg als hij dat wel doet."""
    try:
        check_behandelen(user, traject)
    except Geweigerd as fout:
        return fout.melding
    return ""
