"""Nederlandse notatie in sjablonen: datums, bedragen, getallen en afstand in werkdagen."""

import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from schuldhulp.lib import geld
from schuldhulp.lib.bsn import masker
from schuldhulp.lib.werkdagen import MAANDEN, verschil_in_werkdagen

register = template.Library()


def _dag(waarde: Any) -> datetime.date | None:
    if isinstance(waarde, datetime.datetime):
        return (timezone.localtime(waarde) if timezone.is_aware(waarde) else waarde).date()
    return waarde if isinstance(waarde, datetime.date) else None


@register.filter
def datum(waarde: Any) -> str:
    """`23 november 2026`; leeg blijft leeg. Een tijdstip geeft de dag in Nederlandse tijd."""
    dag = _dag(waarde)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}" if dag else ""


@register.filter
def datum_kort(waarde: Any) -> str:
    """`23-11-2026`, voor tabellen."""
    dag = _dag(waarde)
    return f"{dag:%d-%m-%Y}" if dag else ""


@register.filter
def tijdstip(waarde: Any) -> str:
    """`23 november 2026, 14.05 uur`."""
    if not isinstance(waarde, datetime.datetime):
        return datum(waarde)
    plaatselijk = timezone.localtime(waarde) if timezone.is_aware(waarde) else waarde
    return f"{datum(plaatselijk)}, {plaatselijk:%H.%M} uur"


@register.filter
def tijd_element(waarde: Any) -> SafeString | str:
    """`<time datetime="2026-11-23">23-11-2026</time>`, voor tabellen en lijsten."""
    dag = _dag(waarde)
    return _tijd_element(dag) if dag else ""


@lru_cache(maxsize=2048)  # een lijst toont steeds dezelfde dagen
def _tijd_element(dag: datetime.date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', dag.isoformat(), datum_kort(dag))


@register.filter
def geteld(aantal: Any, vormen: str) -> str:
    """Een aantal met zijn woord: `{{ n|geteld:"reeks,reeksen" }}` geeft "1 reeks" of "3 reeksen"."""
    een, meer = vormen.split(",", 1)
    return f"{aantal} {een if str(aantal) == '1' else meer}"


@register.filter
def euro(waarde: Any) -> str:
    """`€ 1.234,56` met vaste spatie; leeg blijft leeg."""
    if waarde in ("", None):
        return ""
    return geld.euro(Decimal(str(waarde)))


@register.filter
def getal(waarde: Any, decimalen: int = 0) -> str:
    """`1.234` of `1.234,5`; rondt half omhoog af."""
    if waarde in ("", None):
        return ""
    afgerond = Decimal(str(waarde)).quantize(Decimal(1).scaleb(-int(decimalen)), rounding=ROUND_HALF_UP)
    return f"{afgerond:,}".translate(str.maketrans(",.", ".,"))


@register.filter
def percentage(waarde: Any, decimalen: int = 0) -> str:
    """`41 %` uit 41; de waarde is al een percentage, geen fractie."""
    return f"{getal(waarde, decimalen)}\N{NO-BREAK SPACE}%" if waarde not in ("", None) else ""


@register.filter
def duur(waarde: Any) -> str:
    """Aantal dagen als `12 dagen` of, vanaf negen weken, `11 weken`; neemt ook een timedelta."""
    if waarde in ("", None):
        return ""
    dagen = waarde.days if isinstance(waarde, datetime.timedelta) else int(waarde)
    if dagen >= 63:
        return f"{dagen // 7} weken"
    return "1 dag" if dagen == 1 else f"{dagen} dagen"


@register.filter
def werkdagen_tot(waarde: Any, vandaag: datetime.date | None = None) -> int | str:
    """Aantal werkdagen van vandaag (niet meegeteld) tot en met de dag; negatief als hij voorbij is."""
    dag = _dag(waarde)
    return verschil_in_werkdagen(vandaag or timezone.localdate(), dag) if dag else ""


@register.filter
def bsn_masker(waarde: str) -> str:
    """`•••••6789`; een BSN staat nooit voluit op het scherm zonder dat erom gevraagd is."""
    return masker(waarde) if waarde else ""


@register.filter
def iban(waarde: str) -> str:
    """IBAN in groepjes van vier."""
    schoon = (waarde or "").replace(" ", "")
    return " ".join(schoon[i : i + 4] for i in range(0, len(schoon), 4))
