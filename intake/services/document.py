"""Papieren aannemen en nakijken."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import IntegrityError, transaction

from intake.choices import Afkeurreden, Documentherkomst, Documentsoort, Documentstatus
from intake.models import Client, Document
from intake.permissions import check_ander_paar_ogen
from intake.services.nakijken import follow_ronde
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.bestand import Keuring, controleer_grootte, keur, schone_naam
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.opslag import bewaar, wis
from schuldhulp.lib.transities import begin, vergrendel, wissel
from schuldhulp.lib.virusscan import scan
from schuldhulp.organisatie.models import Medewerker


class AlGekregen(Geweigerd):
    """Precies dit bestand staat al in het dossier; `document` is dat papier."""

    def __init__(self, document: Document) -> None:
        super().__init__(f"Dit bestand hadden wij al: {document.get_soort_display()} “{document.naam}”.")
        self.document = document


@dataclass(frozen=True)
class Inhoud:
    """Een gekeurd bestand, klaar om te bewaren."""

    tekens: bytes
    naam: str
    keuring: Keuring


def read_bestand(bestand: "File[bytes]") -> Inhoud:
    """Leest en keurt een bestand, nog zonder iets te bewaren.

    Fouten: Geweigerd als het te groot of leeg is, iets anders is dan het lijkt, of een virus bevat.
    """
    naam = bestand.name or ""
    controleer_grootte(bestand.size, settings.DOCUMENT_MAX_BYTES)
    bestand.seek(0)
    tekens = bestand.read()
    keuring = keur(tekens, naam, maximum=settings.DOCUMENT_MAX_BYTES, max_bladzijden=settings.DOCUMENT_MAX_BLADZIJDEN)
    scan(tekens)
    return Inhoud(tekens, schone_naam(naam, keuring.soort), keuring)


def add_document(
    client: Client,
    *,
    bestand: "File[bytes]",
    soort: Documentsoort,
    herkomst: Documentherkomst,
    door: Medewerker | None,
    door_naam: str = "",
    op: datetime,
) -> Document:
    """Neemt een papier aan: keurt de inhoud, bewaart het bestand en zet het klaar om na te kijken.

    Het keuren gebeurt vóór de transactie: dat kan seconden duren en mag niemand ophouden. Fouten: Geweigerd met wat er
    aan het bestand mankeert, AlGekregen als precies dit bestand al in het dossier staat. Er blijft dan niets staan.
    """
    inhoud = read_bestand(bestand)
    with transaction.atomic():
        document = store_document(
            Document(client=client, soort=soort, herkomst=herkomst, aangemaakt_op=op, door=door, door_naam=door_naam),
            inhoud,
            door=door,
            op=op,
        )
        follow_ronde(client, door=door, op=op)
    return document


@transaction.atomic
def store_document(document: Document, inhoud: Inhoud, *, door: Medewerker | None, op: datetime) -> Document:
    """Bewaart bestand en rij samen, met de auditregel. Fout: AlGekregen."""
    client = document.client
    document.naam = inhoud.naam
    document.bestandstype = inhoud.keuring.soort
    document.bladzijden = inhoud.keuring.bladzijden
    document.grootte = len(inhoud.tekens)
    document.sha256 = sha256(inhoud.tekens).hexdigest()
    eerder = Document.objects.filter(client=client, sha256=document.sha256).exclude(status=Documentstatus.AFGEKEURD)
    if al := eerder.first():
        raise AlGekregen(al)
    try:
        with transaction.atomic():
            document.opslagnaam = bewaar(inhoud.tekens)
            begin(document, door=door, op=op)
    except IntegrityError as fout:
        raise AlGekregen(eerder.get()) from fout
    log_document(document, Handeling.AANMAKEN, door=door, door_naam=document.door_naam, op=op, wat="papier gekregen")
    return document


@transaction.atomic
def approve_document(
    document: Document, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Document:
    """Keurt een papier goed: de eerste keer, of als ander mens de tweede keer.

    Fouten: Geweigerd als dezelfde medewerker de eerste controle deed of als het papier niet meer open is.
    """
    document = vergrendel(document)
    check_ander_paar_ogen(door, document)
    is_tweede = document.status == Documentstatus.EEN_KEER
    overgang, keer = ("approve_second", "tweede") if is_tweede else ("approve_first", "eerste")
    gegevens: dict[str, Any] = {f"{keer}_door": door, f"{keer}_op": op}
    rij = wissel(document, overgang, door=door, op=op, verwacht_versie=verwacht_versie, **gegevens)
    log_document(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"{keer} controle: goed")
    follow_ronde(rij.client, door=door, op=op)
    return rij


@transaction.atomic
def reject_document(
    document: Document,
    *,
    reden: Afkeurreden,
    toelichting: str = "",
    door: Medewerker | None,
    door_naam: str = "",
    op: datetime,
    verwacht_versie: int | None = None,
) -> Document:
    """Keurt een papier af; het wordt dan opnieuw gevraagd. Wat van iemand anders is of weggehaald, wordt gewist."""
    rij = wissel(
        document,
        "reject",
        door=door,
        op=op,
        reden=str(Afkeurreden(reden).label),
        verwacht_versie=verwacht_versie,
        afkeur_reden=reden,
        toelichting=toelichting,
        afgekeurd_door=door,
        afgekeurd_op=op,
    )
    if rij.is_gewist:
        wis(rij.opslagnaam)
    log_document(rij, Handeling.WIJZIGEN, door=door, door_naam=door_naam, op=op, wat=f"afgekeurd: {reden}")
    follow_ronde(rij.client, door=door, op=op)
    return rij


@transaction.atomic
def reclassify_document(
    document: Document, *, soort: Documentsoort, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Document:
    """Verandert het soort papier; wie het al nakeek, deed dat voor een ander soort, dus begint de controle opnieuw."""
    rij = wissel(document, "reclassify", door=door, op=op, verwacht_versie=verwacht_versie, soort=soort)
    log_document(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"soort wordt {soort}")
    follow_ronde(rij.client, door=door, op=op)
    return rij


def log_document(
    document: Document,
    handeling: Handeling,
    *,
    door: Medewerker | None,
    door_naam: str = "",
    op: datetime,
    wat: str,
) -> None:
    """Schrijft de auditregel bij een handeling op dit papier; nooit met de naam van het bestand."""
    client = document.client
    leg_vast(
        handeling,
        door=door,
        door_naam=door_naam,
        op=op,
        onderwerp=document,
        gemeente=client.gemeente_id,
        client_id=client.pk,
        dossiernummer=client.dossiernummer,
        toelichting=wat,
    )
