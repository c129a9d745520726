"""Cliënten registreren en herkennen."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from intake.models import Client, Huishouden, Notitie
from intake.naamklank import naamsleutels
from intake.services.spoor import log_client
from intake.services.voorrang import plaats_van, update_voorrang
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.bsn import bsn_hmac, is_geldig_bsn, versleutel
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.nummers import volgend_nummer
from schuldhulp.organisatie.models import Gemeente, Medewerker

REEKS = "SHV"


@dataclass(frozen=True)
class Persoonsgegevens:
    """Wat over een persoon wordt vastgelegd. `bsn` in klare tekst of leeg; het wordt versleuteld bewaard."""

    bsn: str = ""
    voornamen: str = ""
    voorvoegsel: str = ""
    achternaam: str = ""
    geboortedatum: date | None = None
    geslacht: str = ""
    straat: str = ""
    huisnummer: str = ""
    huisnummertoevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""
    telefoon: str = ""
    email: str = ""
    is_laaggeletterd: bool = False
    wil_geen_berichten: bool = False


@transaction.atomic
def register_client(
    *,
    gemeente: Gemeente,
    persoon: Persoonsgegevens,
    door: Medewerker | None,
    door_naam: str = "",
    op: datetime,
    huishouden: Any = None,
    huisgenoot: Client | None = None,
) -> Client:
    """Legt een nieuwe cliënt vast met een dossiernummer. Met een `huisgenoot` deelt hij diens huishouden.

    Fout: Geweigerd als dit BSN in deze gemeente al een dossier heeft.
    """
    velden = {naam: waarde for naam, waarde in vars(persoon).items() if naam != "bsn"}
    samen = huisgenoot.huishouden if huisgenoot else None
    samen = samen or Huishouden.objects.create(gemeente=gemeente, **(huishouden or {}))
    client = Client(
        dossiernummer=volgend_nummer(REEKS, dag_van(op).year),
        gemeente=gemeente,
        huishouden=samen,
        voorrang=plaats_van(samen, gemeente, dag_van(op)).voorrang,
        aangemaakt_op=op,
        **velden,
        **naamsleutels(persoon.achternaam),
        **bsn_velden(persoon.bsn),
    )
    try:
        with transaction.atomic():
            client.save(force_insert=True)
    except IntegrityError as fout:
        raise Geweigerd("Met dit BSN bestaat al een dossier. Kies dat dossier bij “al bekend”.") from fout
    leg_vast(
        Handeling.AANMAKEN,
        door=door,
        door_naam=door_naam,
        op=op,
        onderwerp=client,
        gemeente=gemeente,
        client_id=client.pk,
        dossiernummer=client.dossiernummer,
    )
    return client


def bsn_velden(bsn: str) -> dict[str, Any]:
    """De opgeslagen vorm van een BSN: versleuteld, met HMAC om op te zoeken. Een onzeker BSN krijgt een vlag."""
    if not bsn:
        return {}
    return {
        "bsn_versleuteld": versleutel(bsn),
        "bsn_hmac": bsn_hmac(bsn),
        "is_bsn_twijfelachtig": not is_geldig_bsn(bsn),
    }


@transaction.atomic
def update_client(
    client: Client,
    *,
    persoon: Persoonsgegevens,
    huishouden: dict[str, Any],
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Client:
    """Wijzigt persoonsgegevens en huishouden. Een leeg BSN laat het bestaande staan.

    Fouten: Geweigerd als een ander dossier dit BSN al heeft; Gelijktijdig als de gegevens intussen zijn gewijzigd.
    """
    rij = Client.objects.select_for_update(of=("self",)).select_related("huishouden").get(pk=client.pk)
    if verwacht_versie is not None and rij.versie != verwacht_versie:
        raise Gelijktijdig()
    rij.versie += 1
    velden = {**{k: v for k, v in vars(persoon).items() if k != "bsn"}, **bsn_velden(persoon.bsn)}
    for naam, waarde in {**velden, **naamsleutels(persoon.achternaam)}.items():
        setattr(rij, naam, waarde)
    if rij.huishouden is None:
        rij.huishouden = Huishouden.objects.create(gemeente=rij.gemeente)
    for naam, waarde in huishouden.items():
        setattr(rij.huishouden, naam, waarde)
    rij.huishouden.save()
    try:
        with transaction.atomic():
            rij.save()
    except IntegrityError as fout:
        raise Geweigerd("Met dit BSN bestaat al een ander dossier.", veld="bsn") from fout
    rij.voorrang = update_voorrang(rij.huishouden, op=op)
    log_client(rij, Handeling.WIJZIGEN, door=door, op=op, wat="persoonsgegevens")
    return rij


@transaction.atomic
def add_notitie(
    client: Client, *, tekst: str, formulier: UUID | None = None, door: Medewerker, op: datetime
) -> Notitie:
    """Voegt een gedateerde aantekening toe aan het dossier.

    Met het vaste nummer van een `formulier` geeft twee keer versturen één aantekening.
    """
    Client.objects.select_for_update(of=("self",)).get(pk=client.pk)  # twee keer klikken wacht op elkaar
    if formulier and (eerder := Notitie.objects.filter(formulier=formulier).first()):
        return eerder
    notitie = Notitie.objects.create(client=client, tekst=tekst, formulier=formulier, door=door, op=op)
    log_client(client, Handeling.AANMAKEN, door=door, op=op, wat="notitie")
    return notitie
