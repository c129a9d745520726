"""Systeemcontroles: zeggen bij de start, in gewone taal, wat er aan deze omgeving ontbreekt."""

import ctypes
import sys
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import OperationalError, connections

# Wat WeasyPrint laadt, en de Debian-pakketten waar het in zit.
PDF_BIBLIOTHEKEN = ("libgobject-2.0.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PDF_PAKKETTEN = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@register()
def pdf_bibliotheken(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Kunnen brieven een PDF worden? Laadt alleen de bibliotheken: WeasyPrint zelf kost een halve seconde."""
    if not sys.platform.startswith("linux") or all(_laadbaar(naam) for naam in PDF_BIBLIOTHEKEN):
        return []
    return [
        Warning(
            "Brieven en rapporten kunnen hier geen PDF worden: systeembibliotheken ontbreken.",
            hint=f"Installeer ze met: apt-get install {PDF_PAKKETTEN}",
            id="schuldhulp.W001",
        )
    ]


@register(Tags.database)
def database_bereikbaar(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Kan er verbinding gemaakt worden? Alleen voor opdrachten die de database nodig hebben, zoals `migrate`."""
    fouten: list[CheckMessage] = []
    for alias in databases or []:
        try:
            connections[alias].ensure_connection()
        except OperationalError as fout:
            reden = str(fout).strip().splitlines()[0]
            fouten.append(
                Error(f"De database is niet bereikbaar: {reden}", hint="Klopt DATABASE_URL?", id="schuldhulp.E001")
            )
    return fouten


@register(Tags.database)
def redis_bereikbaar(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Antwoordt Redis, en gooit het bij geheugentekort geen werk weg?"""
    if not settings.REDIS_URL or not databases:
        return []
    from redis import Redis, RedisError

    try:
        with Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2) as redis:
            redis.ping()
            beleid = redis.info("memory").get("maxmemory_policy", "noeviction")
    except RedisError as fout:
        return [Error(f"Redis is niet bereikbaar: {fout}", hint="Klopt REDIS_URL?", id="schuldhulp.E002")]
    if beleid != "noeviction":
        return [Warning(f"Redis mag werk weggooien (maxmemory-policy {beleid}); zet noeviction.", id="schuldhulp.W002")]
    return []


def _laadbaar(naam: str) -> bool:
    try:
        ctypes.CDLL(naam)
    except OSError:
        return False
    return True
