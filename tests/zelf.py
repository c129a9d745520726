"""Bouwt zelfintakes voor tests, langs de weg die de inwoner en de consulent gaan."""

from datetime import date, datetime, timedelta

from intake.choices import AanmeldingStatus, ZelfintakeKanaal, ZelfintakeStatus
from intake.models import Zelfintake
from intake.services import zelfintake as zelfintakes
from intake.services import zelfinvullen, zelfronde
from intake.zelfvragen import laad_zelfvragen
from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in, client

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


def vul_zelf_in(rij: Zelfintake, *, op: datetime = NU, **antwoorden: object) -> None:
    """De inwoner gaat pagina voor pagina door de vragen."""
    for pagina in laad_zelfvragen(rij.vragenlijst).paginas:
        mijn = {vraag.code: antwoorden[vraag.code] for vraag in pagina.vragen if vraag.code in antwoorden}
        if mijn:
            rij = zelfinvullen.save_pagina(rij, pagina=pagina.code, antwoorden=mijn, op=op)
