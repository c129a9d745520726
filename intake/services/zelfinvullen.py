"""Wat de inwoner met zijn code doet: binnenkomen, antwoorden, later verder gaan, insturen."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from intake.choices.zelf import ZelfintakeStatus
from intake.models import Client, Zelfintake
from intake.services.codetoegang import begin_sessie, end_sessie, sessie_tot, toets_code, vind_sessie
from intake.services.zelfintake import log_zelfintake
from intake.zelfantwoorden import dreigingen, schoon, vlaggen
from intake.zelfvragen import laad_zelfvragen
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import bewaar, vergrendel, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid

INWONER = "Inwoner (zelfintake)"
DICHT = "U kunt hier nu niets meer veranderen. Bel ons als u nog iets wilt vertellen."


@transaction.atomic
def open_zelfintake(*, code: str, geboortedatum: date, op: datetime) -> str | None:
    """Laat de inwoner binnen en geeft het bewijs van zijn sessie, of None. Een foute geboortedatum telt als poging."""
    rijen = Zelfintake.objects.select_related("aanmelding", "client", "gemeente")
    rij = toets_code(rijen, code=code, geboortedatum=geboortedatum, op=op, wat="zelfintake")
    if rij is None:
        return None
    if rij.status == ZelfintakeStatus.UITGENODIGD:
        rij = wissel(rij, "start", door=None, op=op, begonnen_op=op)
    bewijs = begin_sessie(rij, op=op)
    log_zelfintake(rij, Handeling.INZIEN, door=None, door_naam=INWONER, op=op, wat="zelfintake geopend met code")
    return bewijs


def find_sessie(bewijs: str, *, op: datetime) -> Zelfintake | None:
    """De zelfintake bij een geldige sessie. Na het insturen is er alleen nog de bevestiging te zien."""
    rij = vind_sessie(Zelfintake.objects.select_related("aanmelding", "client", "gemeente"), bewijs, op=op)
    if rij is None:
        return None
    is_verstuurd = rij.status in (ZelfintakeStatus.INGEDIEND, ZelfintakeStatus.GELEZEN)
    return rij if is_verstuurd or rij.is_te_openen(op) else None


@transaction.atomic
def save_pagina(zelfintake: Zelfintake, *, pagina: str, antwoorden: Mapping[str, Any], op: datetime) -> Zelfintake:
    """Bewaart de antwoorden van één pagina; wat door de keuze niet meer gevraagd wordt, valt weg.

    Een genoemde dreiging is meteen werk. Fouten: Rekenfout bij een antwoord dat niet kan; Geweigerd na het insturen.
    """
    rij = open_voor_inwoner(zelfintake, op)
    lijst = laad_zelfvragen(rij.vragenlijst)
    van_pagina = {v.code for p in lijst.paginas if p.code == pagina for v in p.vragen}
    eerder = {code: a for code, a in rij.antwoorden.items() if code not in van_pagina}
    rij.antwoorden = schoon(lijst, {**eerder, **{c: a for c, a in antwoorden.items() if c in van_pagina}})
    rij.pagina = pagina
    _merk_dreiging(rij, list(dreigingen(lijst, rij.antwoorden)), op)
    bewaar(
        rij,
        ["antwoorden", "pagina", "sessie_tot_op", "dreigingen", "dreiging_op", "dreiging_beoordeeld_op"],
    )
    log_zelfintake(rij, Handeling.WIJZIGEN, door=None, door_naam=INWONER, op=op, wat="antwoorden bewaard")
    return rij


def _merk_dreiging(rij: Zelfintake, genoemd: list[str], op: datetime) -> None:
    erbij = set(genoemd) - set(rij.dreigingen)
    rij.dreigingen = genoemd
    if not genoemd and not rij.dreiging_beoordeeld_op:
        rij.dreiging_op = None
    elif erbij and (rij.dreiging_beoordeeld_op or rij.dreiging_op is None):
        rij.dreiging_op, rij.dreiging_beoordeeld_op = op, None


@transaction.atomic
def leave_zelfintake(zelfintake: Zelfintake, *, op: datetime) -> None:
    """Sluit de sessie; de code blijft geldig, zodat de inwoner later verder kan."""
    rij = vergrendel(zelfintake)
    end_sessie(rij)
    log_zelfintake(rij, Handeling.WIJZIGEN, door=None, door_naam=INWONER, op=op, wat="zelfintake gestopt")


@transaction.atomic
def submit_zelfintake(zelfintake: Zelfintake, *, op: datetime) -> Zelfintake:
    """Stuurt de antwoorden in, precies één keer; de code is op en het lezen wordt werk.

    Wie moeite heeft met lezen of schrijven, krijgt die vlag in het dossier. Fout: Geweigerd als al is ingestuurd.
    """
    rij = open_voor_inwoner(zelfintake, op)
    beleid = Beleid.objects.geldig(rij.gemeente, dag_van(op))
    lezen = tel_werkdagen(dag_van(op), beleid.zelfintake_lezen_werkdagen, gelijkgestelde_dagen())
    rij = wissel(rij, "submit", door=None, op=op, ingediend_op=op, lezen_uiterlijk=lezen)
    if "laaggeletterd" in vlaggen(laad_zelfvragen(rij.vragenlijst), rij.antwoorden):
        _merk_laaggeletterd(rij, op)
    log_zelfintake(rij, Handeling.WIJZIGEN, door=None, door_naam=INWONER, op=op, wat="zelfintake ingestuurd")
    return rij


def _merk_laaggeletterd(rij: Zelfintake, op: datetime) -> None:
    client = Client.objects.select_for_update(of=("self",)).get(pk=rij.client_id)
    if client.is_laaggeletterd:
        return
    client.is_laaggeletterd = True
    client.versie += 1
    client.save(update_fields=["is_laaggeletterd", "versie"])
    leg_vast(
        Handeling.WIJZIGEN,
        door=None,
        door_naam=INWONER,
        op=op,
        onderwerp=client,
        gemeente=rij.gemeente_id,
        client_id=client.pk,
        dossiernummer=client.dossiernummer,
        toelichting="moeite met lezen of schrijven, volgens de inwoner",
    )


def open_voor_inwoner(zelfintake: Zelfintake, op: datetime) -> Zelfintake:
    """De rij op slot, als de inwoner er nog in mag; verlengt de sessie. Fout: Geweigerd."""
    rij = vergrendel(zelfintake)
    if rij.status != ZelfintakeStatus.BEGONNEN or not rij.is_te_openen(op):
        raise Geweigerd(DICHT)
    rij.sessie_tot_op = sessie_tot(op)
    return rij
