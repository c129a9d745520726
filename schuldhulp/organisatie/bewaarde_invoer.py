"""Wat iemand had getypt toen zijn sessie verliep, staat er na het inloggen weer: niemand begint opnieuw.

Het ligt versleuteld in de lege sessie van dezelfde browser, en komt alleen terug bij dezelfde medewerker op dezelfde
pagina. Er wordt niets verstuurd: de velden worden ingevuld (invoer.js) en de medewerker kiest zelf de knop.
"""

import json
from typing import TypedDict
from urllib.parse import urlsplit, urlunsplit

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest

from schuldhulp.lib.slot import slot

SLEUTEL = "bewaarde_invoer"
DOEL = "bewaarde invoer"
# Een wachtwoord bewaren we nooit; het bewijs van herkomst hoort bij de oude sessie.
NOOIT = frozenset(["csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2"])
# Een sessie is geen opslag; een geplakte lijst met duizenden schulden past nog.
HOOGSTENS_TEKENS = 1_000_000


class Invoer(TypedDict):
    """De velden in de volgorde van het formulier; `actie` is het pad waar het naartoe ging."""

    wie: int | None
    actie: str
    velden: list[list[str]]


def bewaar(request: HttpRequest, wie: int | None) -> bool:
    """Legt de ingestuurde velden weg voor de pagina waar het formulier op stond (Referer), en zegt of dat lukte.

    Bestanden gaan niet mee. Elke pagina heeft haar eigen plek: wie in twee tabbladen schreef, krijgt beide terug.
    """
    vandaan = urlsplit(request.headers.get("Referer", ""))
    pagina = urlunsplit(("", "", vandaan.path, vandaan.query, ""))
    velden = [[naam, waarde] for naam, rij in request.POST.lists() if naam not in NOOIT for waarde in rij]
    tekst = json.dumps(Invoer(wie=wie, actie=request.path, velden=velden))
    if wie is None or not (velden and pagina) or len(tekst) > HOOGSTENS_TEKENS:
        return False
    pakje = slot(DOEL).encrypt(tekst.encode()).decode()
    request.session[SLEUTEL] = {**request.session.get(SLEUTEL, {}), pagina: pakje}
    return True


def neem_terug(request: HttpRequest) -> Invoer | None:
    """Wat er voor deze medewerker op deze pagina ligt; daarna is het weg. Voor een ander wordt alles weggegooid."""
    pakjes = request.session.get(SLEUTEL, {})
    if request.method != "GET" or request.get_full_path() not in pakjes:
        return None
    invoer = _pak_uit(pakjes.pop(request.get_full_path()))
    is_eigen = invoer is not None and invoer["wie"] == request.user.pk
    request.session[SLEUTEL] = pakjes if is_eigen else {}
    return invoer if is_eigen else None


def _pak_uit(pakje: str) -> Invoer | None:
    try:
        invoer: Invoer = json.loads(slot(DOEL).decrypt(pakje, ttl=settings.SESSIE_MAXIMAAL_SECONDEN))
    except InvalidToken:
        return None
    return invoer
