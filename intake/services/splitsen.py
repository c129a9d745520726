"""Eén scan met verschillende papieren verdelen over papieren per soort."""

import io
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from intake.choices import Documentsoort
from intake.models import Document
from intake.services.document import Inhoud, log_document, store_document
from intake.services.nakijken import follow_ronde
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.bestand import Bestandstype, Keuring, schone_naam
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.opslag import open_bestand
from schuldhulp.lib.transities import wissel
from schuldhulp.organisatie.models import Medewerker

Verdeling = Mapping[int, Documentsoort | None]


@transaction.atomic
def split_document(
    document: Document,
    *,
    verdeling: Verdeling,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> list[Document]:
    """Maakt van een PDF één papier per soort; de bladzijden blijven op volgorde.

    `verdeling`: elke bladzijde (vanaf 1) met haar soort, of None voor een bladzijde die niet bewaard hoeft. De scan
    zelf blijft staan als gesplitst. Fouten: Geweigerd als een bladzijde ontbreekt, er niets te verdelen is of de scan
    al is gesplitst. Alles of niets.
    """
    per_soort = check_verdeling(document, verdeling)
    rij = wissel(document, "split", door=door, op=op, verwacht_versie=verwacht_versie)
    with open_bestand(rij.opslagnaam) as bestand:
        scan = bestand.read()
    delen = [_maak_deel(rij, scan, soort, bladzijden, door=door, op=op) for soort, bladzijden in per_soort.items()]
    log_document(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"gesplitst in {len(delen)} papieren")
    follow_ronde(rij.client, door=door, op=op)
    return delen


def check_verdeling(document: Document, verdeling: Verdeling) -> dict[Documentsoort, list[int]]:
    """Controleert de verdeling en geeft per soort de bladzijden, in volgorde van de scan. Fouten: Geweigerd."""
    if document.bestandstype != Bestandstype.PDF or document.bladzijden < 2:
        raise Geweigerd("Alleen een PDF met meer dan één bladzijde is te splitsen.")
    if set(verdeling) != set(range(1, document.bladzijden + 1)):
        raise Geweigerd("Kies bij elke bladzijde wat het is.")
    per_soort: dict[Documentsoort, list[int]] = {}
    for bladzijde in sorted(verdeling):
        if (soort := verdeling[bladzijde]) is not None:
            per_soort.setdefault(Documentsoort(soort), []).append(bladzijde)
    if not per_soort:
        raise Geweigerd("Kies bij ten minste één bladzijde een soort papier.")
    if len(per_soort) == 1 and len(next(iter(per_soort.values()))) == document.bladzijden:
        raise Geweigerd("Alle bladzijden zijn hetzelfde soort. Verander dan het soort van het hele papier.")
    return per_soort


def _maak_deel(
    scan: Document, inhoud: bytes, soort: Documentsoort, bladzijden: list[int], *, door: Medewerker, op: datetime
) -> Document:
    deel = Document(
        client=scan.client,
        soort=soort,
        herkomst=scan.herkomst,
        uit_document=scan,
        uit_bladzijden=bladzijden,
        aangemaakt_op=scan.aangemaakt_op,
        door=scan.door,
        door_naam=scan.door_naam,
    )
    naam = schone_naam(f"{soort.label} uit {scan.naam}", Bestandstype.PDF)
    tekens = knip(inhoud, bladzijden, titel=f"{soort.label}, bladzijde {', '.join(map(str, bladzijden))}")
    keuring = Keuring(Bestandstype.PDF, len(bladzijden))
    return store_document(deel, Inhoud(tekens, naam, keuring), door=door, op=op)


def knip(inhoud: bytes, bladzijden: list[int], *, titel: str) -> bytes:
    """Een nieuwe PDF met alleen deze bladzijden (vanaf 1). De titel houdt twee lege bladzijden uit elkaar."""
    from pypdf import PdfReader, PdfWriter

    try:
        lezer = PdfReader(io.BytesIO(inhoud))
        if lezer.is_encrypted:
            lezer.decrypt("")
        schrijver = PdfWriter()
        for bladzijde in bladzijden:
            schrijver.add_page(lezer.pages[bladzijde - 1])
        schrijver.add_metadata({"/Title": titel})
        uit = io.BytesIO()
        schrijver.write(uit)
    except Exception as fout:
        raise Geweigerd("Dit PDF-bestand is niet te splitsen. Voeg de papieren los van elkaar toe.") from fout
    return uit.getvalue()
