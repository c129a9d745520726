"""Wat elke pagina nodig heeft: huisstijl, hoofdmenu naar recht, en hoe lang de sessie nog duurt."""

from functools import cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse

from schuldhulp.organisatie.bewaarde_invoer import neem_terug
from schuldhulp.organisatie.rollen import Recht

# (tekst, URL-naam, recht); een onderdeel zonder pagina of zonder recht staat niet in het menu.
MENU: tuple[tuple[str, str, Recht], ...] = (
    ("Mijn werk", "werk", Recht.DOSSIERS),
    ("Termijnen", "termijnen", Recht.DOSSIERS),
    ("Aanmeldpunt", "ketenpartners:aanmeldpunt", Recht.MELDEN),
    ("Aanmeldingen", "intake:aanmeldingen", Recht.DOSSIERS),
    ("Workshops", "intake:workshops", Recht.DOSSIERS),
    ("Agenda", "intake:agenda", Recht.DOSSIERS),
    ("Dossiers", "intake:dossiers", Recht.DOSSIERS),
    ("Trajecten", "trajecten:trajecten", Recht.DOSSIERS),
    ("Schuldeisers", "trajecten:schuldeisers", Recht.DOSSIERS),
    ("Ontvangsten", "trajecten:ontvangsten", Recht.DOSSIERS),
    ("Verwijzingen", "ketenpartners:verwijzingen", Recht.DOSSIERS),
    ("Rapportage", "rapportage:dashboard", Recht.RAPPORTAGE),
    ("Partners", "ketenpartners:partners", Recht.BEHEER),
    ("Beheer", "organisatie:beheer", Recht.BEHEER),
    ("Logboek", "audit:regels", Recht.AUDIT),
)
STANDAARD_THEMA: dict[str, Any] = {
    "naam": "Voorbeeldgemeente",
    "klasse": "voorbeeld-theme",
    "css": ["huisstijl.css"],
    "logo": "",
}


def huisstijl() -> dict[str, Any]:
    """Naam, logo en stijlbestanden van de organisatie (instelling GEMEENTE_THEMA), aangevuld met de standaard."""
    return STANDAARD_THEMA | getattr(settings, "GEMEENTE_THEMA", {})


def url_of_leeg(naam: str) -> str:
    """De URL bij een naam, of leeg als die pagina niet bestaat."""
    return _url_of_leeg(naam, get_urlconf())


@cache  # het menu staat op elke pagina en zijn adressen veranderen niet
def _url_of_leeg(naam: str, urlconf: str | None) -> str:
    try:
        return reverse(naam, urlconf=urlconf)
    except NoReverseMatch:
        return ""


def hoofdmenu(request: HttpRequest) -> list[dict[str, Any]]:
    """De onderdelen die deze gebruiker mag zien, met het huidige onderdeel gemarkeerd."""
    gebruiker = getattr(request, "user", None)
    if gebruiker is None or not gebruiker.is_authenticated:
        return []
    onderdelen = [
        {"naam": naam, "url": url}
        for naam, url_naam, recht in MENU
        if gebruiker.heeft_recht(recht) and (url := url_of_leeg(url_naam))
    ]
    # Het langste pad dat past wint, zodat een voorpagina op `/` niet altijd het huidige onderdeel is.
    passend = [o["url"] for o in onderdelen if request.path == o["url"] or _valt_onder(request.path, o["url"])]
    huidig = max(passend, key=len, default="")
    return [{**o, "huidig": o["url"] == huidig, "exact": o["url"] == request.path} for o in onderdelen]


def _valt_onder(pad: str, url: str) -> bool:
    return url != "/" and pad.startswith(url.rstrip("/") + "/")


def omgeving(request: HttpRequest) -> dict[str, Any]:
    """Contextprocessor: staat achter elke pagina, dus zonder eigen databasevragen als niemand is ingelogd."""
    gebruiker = getattr(request, "user", None)
    ingelogd = gebruiker is not None and gebruiker.is_authenticated
    mag_zoeken = gebruiker is not None and ingelogd and gebruiker.heeft_recht(Recht.DOSSIERS)
    return {
        "thema": huisstijl(),
        "hoofdmenu": hoofdmenu(request),
        "zoek_url": url_of_leeg("intake:zoek") if mag_zoeken else "",
        "sessie": getattr(request, "sessie_over", None),
        # Pas als een pagina erom vraagt: een stuk sjabloon zonder formulier neemt niets weg.
        "bewaarde_invoer": cache(partial(neem_terug, request)) if ingelogd else None,
        "is_demo": getattr(settings, "DEMO", False),
    }
