"""Pagina's opvragen in het eigen proces, door de hele middleware heen, zonder netwerk ertussen."""

import io
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from schuldhulp.organisatie.middleware import markeer_tweede_factor
from schuldhulp.organisatie.models import Medewerker

GEHEIM = "b" * 32
Gegevens = dict[str, str]
Opvragen = Callable[..., bytes]
KALE_MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "benchmarks.kaal.kale_urls"]


def product(medewerker: Medewerker) -> Opvragen:
    """Vraagt pagina's op als deze medewerker, ingelogd met tweede factor, zoals een browser dat doet."""
    sessie = SessionStore()
    sessie["_auth_user_id"] = str(medewerker.pk)
    sessie["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
    sessie["_auth_user_hash"] = medewerker.get_session_auth_hash()
    markeer_tweede_factor(sessie, medewerker)
    sessie.save()
    opvragen = _opvragen(WSGIHandler(), f"sessie={sessie.session_key}; csrf={GEHEIM}")
    return opvragen


def ondergrens() -> Opvragen:
    """Vraagt de kale pagina's van benchmarks.kaal op: geen sessie, geen inlog, alleen wat Django nodig heeft."""
    with override_settings(MIDDLEWARE=KALE_MIDDLEWARE):
        return _opvragen(WSGIHandler(), "")


def tel_vragen(opvragen: Opvragen, pad: str, gegevens: Gegevens | None = None) -> int:
    """Het aantal databasevragen van één pagina, sessie en gebruiker meegerekend."""
    opvragen(pad, gegevens)
    with CaptureQueriesContext(connection) as vragen:
        opvragen(pad, gegevens)
    return len(vragen)


def _opvragen(toepassing: WSGIHandler, cookie: str) -> Opvragen:
    def opvragen(pad: str, gegevens: Gegevens | None = None) -> bytes:
        status: list[str] = []
        pad, _, vraag = pad.partition("?")
        omgeving = _omgeving(pad, vraag, cookie)
        if gegevens is not None:
            omgeving |= _formulier(gegevens)
        antwoord = toepassing(omgeving, lambda regel, koppen: status.append(regel))
        inhoud = b"".join(antwoord)
        antwoord.close()
        if not status[0].startswith("200"):
            raise RuntimeError(f"{pad} gaf {status[0]}")
        return inhoud

    return opvragen


def _formulier(gegevens: Gegevens) -> dict[str, Any]:
    inhoud = urlencode(gegevens).encode()
    return {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(inhoud)),
        "HTTP_X_CSRFTOKEN": GEHEIM,
        "wsgi.input": io.BytesIO(inhoud),
    }


def _omgeving(pad: str, vraag: str, cookie: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": pad,
        "QUERY_STRING": vraag,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookie,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
