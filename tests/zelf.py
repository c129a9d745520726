"""Bouwt zelfintakes voor tests, langs de weg die de inwoner en de consulent gaan."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

from intake.choices import AanmeldingStatus
from intake.choices.zelf import ZelfintakeKanaal, ZelfintakeStatus
from intake.models import Aanmelding, Zelfintake
from intake.services import zelfintake as zelfintakes
from intake.services import zelfinvullen, zelflijst, zelfronde
from intake.services.aanmelding import hold_gesprek
from intake.zelfvragen import laad_zelfvragen
from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in, client, screen, toelating
from trajecten.models import Traject
from trajecten.services.traject import open_traject

GEBOREN = date(1988, 5, 17)


def zelfcode(rij: Zelfintake) -> str:
    """De code die de inwoner nu heeft."""
    return code_voor(rij.code_doel, rij.pk)


def zelfintake_in(
    status: ZelfintakeStatus, consulent: Medewerker, *, op: datetime = NU, **antwoorden: object
) -> Zelfintake:
    """Een zelfintake in deze status; `antwoorden` vult de inwoner in zodra hij begonnen is."""
    gem = consulent.aanstellingen.first().gemeente
    wie = client(gem, op=op, telefoon="06 12345678", email="samira@voorbeeld.nl")
    aanmelding = aanmelding_in(AanmeldingStatus.GEMELD, consulent, op=op, client=wie)
    rij = zelfintakes.invite_zelfintake(aanmelding, kanaal=ZelfintakeKanaal.SMS, door=consulent, op=op)
    Z = ZelfintakeStatus
    if status == Z.INGETROKKEN:
        return zelfintakes.withdraw_zelfintake(rij, door=consulent, op=op)
    if status == Z.VERLOPEN:
        zelfronde.expire_zelfintakes(op + timedelta(days=30))
    if status in (Z.UITGENODIGD, Z.VERLOPEN):
        return Zelfintake.objects.get(pk=rij.pk)
    zelfinvullen.open_zelfintake(code=zelfcode(rij), geboortedatum=GEBOREN, op=op)
    rij = Zelfintake.objects.get(pk=rij.pk)
    vul_zelf_in(rij, op=op, **antwoorden)
    rij = Zelfintake.objects.get(pk=rij.pk)
    if status != Z.BEGONNEN:
        rij = zelfinvullen.submit_zelfintake(rij, op=op)
    return zelfintakes.read_zelfintake(rij, door=consulent, op=op) if status == Z.GELEZEN else rij


def traject_met_opgaven(consulent: Medewerker, *namen: str, op: datetime = NU) -> Traject:
    """Een traject van een inwoner die in zijn zelfintake deze schuldeisers opschreef, elk voor ongeveer 100 euro."""
    rij = zelfintake_in(ZelfintakeStatus.BEGONNEN, consulent, op=op)
    for plek, naam in enumerate(namen):
        later = op + timedelta(seconds=plek)
        zelflijst.add_zelfschuld(rij, naam=naam, waarvoor="Rekening", bedrag=Decimal(100), id_=uuid4(), op=later)
    zelfinvullen.submit_zelfintake(rij, op=op)
    aanmelding = rij.aanmelding
    aanmelding = hold_gesprek(aanmelding, gehouden_op=op, verslag="Goed gesprek.", door=consulent, op=op)
    screen(aanmelding, consulent, op)
    toelating(aanmelding, consulent, op)
    return open_traject(Aanmelding.objects.get(pk=aanmelding.pk), door=consulent, op=op)


def vul_zelf_in(rij: Zelfintake, *, op: datetime = NU, **antwoorden: object) -> None:
    """De inwoner gaat pagina voor pagina door de vragen."""
    for pagina in laad_zelfvragen(rij.vragenlijst).paginas:
        mijn = {vraag.code: antwoorden[vraag.code] for vraag in pagina.vragen if vraag.code in antwoorden}
        if mijn:
            rij = zelfinvullen.save_pagina(rij, pagina=pagina.code, antwoorden=mijn, op=op)
