"""De routes van een traject vergelijken en de uitkomst bewaren."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices.sommen import Berekeningsoort
from trajecten.dossiersommen import als_tekst, van_vorderingen
from trajecten.models import Berekening, Schuld, Traject
from trajecten.rekenregels.routes import WSNP_MAANDEN
from trajecten.rekenregels.verdeling import Vordering
from trajecten.services.berekening import record_berekening
from trajecten.services.spoor import log_traject


@transaction.atomic
def compare_routes(
    traject: Traject,
    *,
    afloscapaciteit: Decimal,
    incidenteel: Decimal = Decimal(0),
    wsnp_maanden: int = WSNP_MAANDEN,
    wsnpkosten: Decimal | None = None,
    wsnpkosten_bron: str = "",
    door: Medewerker,
    op: datetime,
) -> Berekening:
    """Vergelijkt bemiddeling, krediet en Wsnp over de schulden die meedoen, met het beleid van de dag; bewaart de som.

    Bedragen in euro, de afloscapaciteit per maand. Fouten: Geweigerd zonder schulden in de regeling, Rekenfout bij
    foute bedragen.
    """
    schulden = list(traject.schulden.in_regeling().order_by("volgorde"))
    if not schulden:
        raise Geweigerd("Zet eerst de schulden in het dossier.")
    beleid = Beleid.objects.geldig(traject.gemeente, dag_van(op))
    invoer: dict[str, Any] = {
        "afloscapaciteit": als_tekst(afloscapaciteit),
        "incidenteel": als_tekst(incidenteel),
        "maanden": beleid.looptijd_maanden,
        "kostenpercentage": str(beleid.kosten_percentage),
        "jaarrente": str(beleid.jaarrente_percentage),
        "wsnpMaanden": wsnp_maanden,
        "wsnpkosten": None if wsnpkosten is None else als_tekst(wsnpkosten),
        "wsnpkostenBron": wsnpkosten_bron,
        "vorderingen": van_vorderingen([vordering_van(schuld) for schuld in schulden]),
    }
    som = record_berekening(traject, soort=Berekeningsoort.ROUTES, invoer=invoer, door=door, op=op)
    log_traject(traject, Handeling.AANMAKEN, door=door, op=op, wat="routes vergeleken")
    return som


def vordering_van(schuld: Schuld) -> Vordering:
    """Een schuld zoals de verdeling haar kent: het bevestigde bedrag, en anders het opgegevene."""
    return Vordering(str(schuld.pk), schuld.bedrag or Decimal(0), schuld.is_preferent)
