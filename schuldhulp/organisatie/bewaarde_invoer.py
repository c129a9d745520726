"""Wat iemand had getypt toen zijn sessie verliep, staat er na het inloggen weer: niemand begint opnieuw.

Het ligt versleuteld in de lege sessie van dezelfde browser, en komt alleen terug bij dezelfde medewerker op dezelfde
pagina. Er wordt niets verstuurd: de velden worden ingevuld (invoer.js) en de medewerker kiest zelf de knop.
"""

import json
from typing import Any, TypedDict

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
    pagina: str
    actie: str
    velden: list[list[str]]


def pak_in(request: HttpRequest, pagina: str) -> str:
    """De ingestuurde velden, op slot; leeg als er niets te bewaren valt. Bestanden gaan niet mee."""
    velden = [[naam, waarde] for naam, rij in request.POST.lists() if naam not in NOOIT for waarde in rij]
    wie = request.user.pk
    tekst = json.dumps(Invoer(wie=wie, pagina=pagina, actie=request.path, velden=velden))
    if not (velden and pagina) or len(tekst) > HOOGSTENS_TEKENS:
        return ""
    return slot(DOEL).encrypt(tekst.encode()).decode()


def neem_terug(request: HttpRequest) -> Invoer | None:
    """Wat er voor deze medewerker op deze pagina ligt; daarna is het weg. Voor een ander wordt het weggegooid."""
    pakje = request.session.get(SLEUTEL)
    if not pakje or request.method != "GET":
        return None
    invoer = _pak_uit(pakje)
    if invoer is None or invoer["wie"] != request.user.pk:
        del request.session[SLEUTEL]
        return None
    if invoer["pagina"] != request.get_full_path():
        return None
    del request.session[SLEUTEL]
    return invoer


def _pak_uit(pakje: str) -> Any:
    try:
        return json.loads(slot(DOEL).decrypt(pakje, ttl=settings.SESSIE_MAXIMAAL_SECONDEN))
    except InvalidToken:
        return None
