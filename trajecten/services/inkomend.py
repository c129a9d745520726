"""Wat een schuldeiser stuurt vastleggen naast het gevolg dat het elders heeft."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Required, TypedDict
from uuid import uuid4

from schuldhulp.audit.choices import Handeling
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import Herkomst
from trajecten.choices.post import Kanaal, Postsoort, Richting
from trajecten.models import Schuld, Schuldeiserbericht, Traject
from trajecten.services.bijlage import Bijlage, bewaar_bijlagen
from trajecten.services.spoor import log_traject

# Langs welke weg een antwoord kwam, als niemand iets anders zegt.
KANAAL_VAN: dict[str, Kanaal] = {Herkomst.CODE: Kanaal.CODE, Herkomst.API: Kanaal.API}


@dataclass(frozen=True)
class Inkomend:
    """Eén bericht van een schuldeiser; `bij` is de vraag waarop het antwoordt."""

    schuld: Schuld
    soort: Postsoort
    tekst: str = ""
    bij: dict[str, Any] = field(default_factory=dict)


class Langs(TypedDict, total=False):
    """De velden van `Afzender`, voor diensten die hen los krijgen."""

    via: Required[Herkomst]
    door: Required[Medewerker | None]
    door_naam: str
    kanaal: Kanaal | None
    bijlagen: Sequence[Bijlage]


@dataclass(frozen=True)
class Afzender:
    """Langs welke weg het kwam en wie het invoerde. Zonder kanaal geldt wat bij `via` hoort, en anders een brief."""

    via: Herkomst
    door: Medewerker | None
    door_naam: str = ""
    kanaal: Kanaal | None = None
    bijlagen: Sequence[Bijlage] = ()


def leg_vast(
    traject: Traject, alle: Sequence[Inkomend], *, afzender: Afzender, op: datetime
) -> list[Schuldeiserbericht]:
    """Schrijft de berichten in het logboek van de post en zet de vragen waarop zij antwoorden op beantwoord."""
    rijen = [_rij(traject, bericht, afzender, op) for bericht in alle]
    Schuldeiserbericht.objects.bulk_create(rijen)
    if afzender.bijlagen:
        bewaar_bijlagen(rijen[0], afzender.bijlagen, op=op)
    for veld in ("aanschrijving", "regel", "heroverweging"):
        vragen = [bericht.bij[veld].pk for bericht in alle if veld in bericht.bij]
        if vragen:
            open_ = Schuldeiserbericht.objects.uit().filter(beantwoord_op=None, **{f"{veld}__in": vragen})
            open_.update(beantwoord_op=op)
    return rijen


def log_antwoord(traject: Traject, wat: str, *, afzender: Afzender, op: datetime) -> None:
    """Schrijft de auditregel: wat er kwam, en langs welke weg."""
    wie: dict[str, Any] = {"door": afzender.door, "door_naam": afzender.door_naam}
    log_traject(traject, Handeling.WIJZIGEN, **wie, op=op, wat=f"{wat} via {afzender.via}")


def _rij(traject: Traject, bericht: Inkomend, afzender: Afzender, op: datetime) -> Schuldeiserbericht:
    return Schuldeiserbericht(
        sleutel=f"in:{uuid4()}",
        traject=traject,
        schuld=bericht.schuld,
        gemeente=traject.gemeente,
        richting=Richting.IN,
        soort=bericht.soort,
        kanaal=afzender.kanaal or KANAAL_VAN.get(afzender.via, Kanaal.BRIEF),
        op=op,
        met_naam=afzender.door_naam or str(bericht.schuld.wie_antwoordt or ""),
        tekst=bericht.tekst,
        via=afzender.via,
        door=afzender.door,
        **bericht.bij,
    )
