"""Wat de inwoner in de zelfintake meegeeft: de lijst van zijn schuldeisers, en foto's van zijn papieren."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.core.files.base import File
from django.db import transaction

from intake.choices import Afkeurreden, Documentherkomst, Documentsoort, Documentstatus
from intake.models import Document, Zelfintake, Zelfschuld
from intake.papieren import Papierlijst, Situatie, bepaal_papieren
from intake.services.document import AlGekregen, Inhoud, read_bestand, reject_document, store_document
from intake.services.nakijken import follow_ronde
from intake.services.zelfintake import log_zelfintake
from intake.services.zelfinvullen import DICHT, INWONER, open_voor_inwoner
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import bewaar, vergrendel
from schuldhulp.organisatie.models import Beleid

MAX_SCHULDEN, MAX_PAPIEREN = 60, 40
# Vragen waarvan het antwoord in dezelfde woorden in de papierlijst staat.
UIT_ANTWOORDEN = ("samenstelling", "woonsituatie", "inkomensbron")


def add_zelfschuld(
    zelfintake: Zelfintake,
    *,
    naam: str,
    waarvoor: str = "",
    bedrag: Decimal | None = None,
    brief: "File[bytes] | None" = None,
    id_: UUID,
    op: datetime,
) -> Zelfschuld:
    """Zet een schuldeiser op de lijst, met een foto van de brief als die er is.

    Hetzelfde formulier (`id_`) twee keer sturen geeft één regel. Fouten: Geweigerd na het insturen, bij een volle lijst
    of een bestand dat niet deugt; dan staat er niets op de lijst.
    """
    inhoud = read_bestand(brief) if brief else None  # vóór de transactie: keuren kan seconden duren
    with transaction.atomic():
        rij = open_voor_inwoner(zelfintake, op)
        if (bestaand := Zelfschuld.objects.filter(pk=id_).first()) is not None:
            if bestaand.zelfintake_id != rij.pk:
                raise Geweigerd(DICHT)
            return bestaand
        if rij.schulden.count() >= MAX_SCHULDEN:
            raise Geweigerd(f"De lijst is vol: {MAX_SCHULDEN} regels. De rest bespreken wij in het gesprek.")
        document = _bewaar(rij, inhoud, Documentsoort.SCHULDBRIEF, op) if inhoud else None
        schuld = Zelfschuld.objects.create(
            id=id_, zelfintake=rij, naam=naam, waarvoor=waarvoor, bedrag=bedrag, document=document, op=op
        )
        _leg_vast(rij, op, "schuldeiser opgeschreven")
    return schuld


@transaction.atomic
def remove_zelfschuld(zelfintake: Zelfintake, *, id_: UUID, op: datetime) -> None:
    """Haalt een schuldeiser van de lijst; is die er al af, dan verandert er niets. Een brief blijft in het dossier."""
    rij = open_voor_inwoner(zelfintake, op)
    if rij.schulden.filter(pk=id_).delete()[0]:
        _leg_vast(rij, op, "schuldeiser weggehaald")


def add_zelfpapier(zelfintake: Zelfintake, *, bestand: "File[bytes]", soort: Documentsoort, op: datetime) -> Document:
    """Neemt een papier van de inwoner aan; het komt meteen in het dossier.

    Precies hetzelfde papier nog eens sturen geeft het eerdere terug. Fouten: Geweigerd met wat er aan het bestand
    mankeert, na het insturen, of als het er te veel zijn.
    """
    inhoud = read_bestand(bestand)
    with transaction.atomic():
        rij = open_voor_inwoner(zelfintake, op)
        document = _bewaar(rij, inhoud, soort, op)
        _leg_vast(rij, op, "papier gestuurd")
    return document


@transaction.atomic
def remove_zelfpapier(zelfintake: Zelfintake, *, id_: UUID, op: datetime) -> None:
    """Haalt een papier dat de inwoner per ongeluk stuurde weer weg; het bestand wordt gewist, de rij blijft als spoor.

    Is het al weg, dan verandert er niets. Fouten: Geweigerd na het insturen, of als een medewerker het al nakeek.
    """
    rij = open_voor_inwoner(zelfintake, op)
    papier = next((d for d in papieren_van(rij) if d.pk == id_), None)
    if papier is None:
        return
    papier = vergrendel(papier)
    if papier.status != Documentstatus.ONTVANGEN:
        raise Geweigerd("Wij keken dit papier al na. Bel ons als u het weg wilt hebben.")
    rij.schulden.filter(document=papier).update(document=None)
    reject_document(papier, reden=Afkeurreden.WEGGEHAALD, door=None, door_naam=INWONER, op=op)
    _leg_vast(rij, op, "papier weggehaald")


def papieren_van(zelfintake: Zelfintake) -> list[Document]:
    """De papieren die de inwoner zelf stuurde sinds hij aan deze zelfintake begon, zonder wat hij weer weghaalde."""
    if zelfintake.begonnen_op is None:
        return []
    rijen = Document.objects.filter(client=zelfintake.client_id, herkomst=Documentherkomst.ZELFINTAKE, is_gewist=False)
    return list(rijen.filter(aangemaakt_op__gte=zelfintake.begonnen_op).order_by("aangemaakt_op", "pk"))


def wat_helpt(zelfintake: Zelfintake, dag: date) -> Papierlijst:
    """De papieren die bij zijn antwoorden horen, en wat hij juist niet hoeft te sturen."""
    antwoorden = zelfintake.antwoorden
    situatie = Situatie(
        **{kenmerk: antwoorden[kenmerk] for kenmerk in UIT_ANTWOORDEN if kenmerk in antwoorden},
        is_ondernemer=antwoorden.get("bedrijf") == "ja",
        wordt_bedreigd=bool(zelfintake.dreigingen),
    )
    beleid = Beleid.objects.geldig(zelfintake.gemeente, dag)
    return bepaal_papieren(situatie, registers=beleid.registers, afschriften_maanden=beleid.afschriften_maanden)


def _bewaar(rij: Zelfintake, inhoud: Inhoud, soort: Documentsoort, op: datetime) -> Document:
    if len(papieren_van(rij)) >= MAX_PAPIEREN:
        raise Geweigerd(f"U stuurde al {MAX_PAPIEREN} papieren. Neem de rest mee naar het gesprek.")
    nieuw = Document(
        client=rij.client,
        soort=soort,
        herkomst=Documentherkomst.ZELFINTAKE,
        aangemaakt_op=op,
        door_naam=INWONER,
    )
    try:
        document = store_document(nieuw, inhoud, door=None, op=op)
    except AlGekregen as fout:
        return fout.document
    follow_ronde(rij.client, door=None, op=op)
    return document


def _leg_vast(rij: Zelfintake, op: datetime, wat: str) -> None:
    bewaar(rij, ["sessie_tot_op"])
    log_zelfintake(rij, Handeling.WIJZIGEN, door=None, door_naam=INWONER, op=op, wat=wat)
