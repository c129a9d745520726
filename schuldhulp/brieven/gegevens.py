"""Wat in een brief of bericht vastligt, terug als waarden voor een sjabloon."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings


def lees_gegevens(gegevens: Mapping[str, Any]) -> dict[str, Any]:
    """Bedragen, dagen en tijdstippen liggen als tekst vast; hier worden ze weer wat ze waren. Leeg wordt None."""
    return {naam: _lees(naam, waarde) for naam, waarde in gegevens.items()}


def publiek_adres(pad: str) -> str:
    """Het volledige adres van een pagina voor wie niet inlogt, zoals het in een brief of bericht staat."""
    return f"{settings.PUBLIEK_ADRES.rstrip('/')}/{pad.lstrip('/')}"


def _lees(naam: str, waarde: Any) -> Any:
    if not isinstance(waarde, str) or not naam.endswith(("_bedrag", "datum", "_uiterlijk", "_op")):
        return waarde
    if not waarde:
        return None
    if naam.endswith("_bedrag"):
        return Decimal(waarde)
    return datetime.fromisoformat(waarde) if naam.endswith("_op") else date.fromisoformat(waarde)
