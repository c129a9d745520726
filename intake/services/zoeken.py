"""Zoeken naar een cliënt, alleen in de gemeenten van wie zoekt."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from intake.models import Client
from intake.naamklank import klank, letters, na_voorvoegsel
from schuldhulp.lib.bsn import bsn_hmac, normaliseer
from schuldhulp.organisatie.models import Medewerker

MAXIMUM = 50
_DOSSIERNUMMER = re.compile(r"^[A-Za-z]{2,6}-\d{4}-\d{1,8}$")
_BSN = re.compile(r"^\d{9}$")


@dataclass(frozen=True)
class Zoekvraag:
    """Wat er gezocht wordt; lege delen tellen niet mee, de andere moeten allemaal kloppen."""

    tekst: str = ""
    geboortedatum: date | None = None
    postcode: str = ""
    huisnummer: str = ""

    @property
    def soort(self) -> str:
        """Waarop gezocht wordt, voor het logboek: nooit de naam of het nummer zelf."""
        delen = [_soort(self.tekst)] if self.tekst else []
        delen += ["geboortedatum"] if self.geboortedatum else []
        delen += ["adres"] if self.postcode else []
        return ", ".join(delen) or "niets"


def zoek_clienten(vraag: Zoekvraag, *, user: Medewerker) -> list[Client]:
    """De zichtbare cliënten die passen, op naam en hoogstens MAXIMUM; wie alleen zo klinkt komt achteraan."""
    zichtbaar = Client.objects.visible_to(user).for_list()
    if vraag.geboortedatum:
        zichtbaar = zichtbaar.filter(geboortedatum=vraag.geboortedatum)
    if vraag.postcode:
        zichtbaar = zichtbaar.filter(postcode=vraag.postcode)
        zichtbaar = zichtbaar.filter(huisnummer=vraag.huisnummer) if vraag.huisnummer else zichtbaar
    gevonden = list(zichtbaar.filter(_tekst(vraag.tekst)).order_by("zoekletters", "voornamen", "id")[:MAXIMUM])
    sleutel = klank(vraag.tekst) if _soort(vraag.tekst) == "naam" else ""
    if sleutel and len(gevonden) < MAXIMUM:
        klinkt_zo = zichtbaar.filter(zoeknaam=sleutel).exclude(pk__in=[client.pk for client in gevonden])
        gevonden += klinkt_zo.order_by("zoekletters", "voornamen", "id")[: MAXIMUM - len(gevonden)]
    return gevonden


def _soort(tekst: str) -> str:
    if _DOSSIERNUMMER.match(tekst):
        return "dossiernummer"
    return "BSN" if _BSN.match(normaliseer(tekst)) else "naam"


def _tekst(tekst: str) -> Q:
    """Een dossiernummer of BSN exact; anders het begin van de achternaam, ook met voornaam of tussenvoegsel ervoor."""
    if not tekst:
        return Q()
    match _soort(tekst):
        case "dossiernummer":
            return Q(dossiernummer__in=[tekst, tekst.upper()])
        case "BSN":
            return Q(bsn_hmac=bsn_hmac(tekst))
    woorden = tekst.split()
    naam = _begint_met(tekst)
    for plek in range(1, len(woorden)):
        voor, achter = " ".join(woorden[:plek]), " ".join(woorden[plek:])
        naam |= _begint_met(achter) & (Q(voornamen__istartswith=woorden[0]) | Q(voorvoegsel__iexact=voor))
    return naam


def _begint_met(achternaam: str) -> Q:
    """Alle achternamen die zo beginnen. Zonder letters past er niemand: een streepje is geen naam."""
    begin = letters(achternaam)
    einde = na_voorvoegsel(begin)
    if not begin:
        return Q(pk__in=[])
    return Q(zoekletters__gte=begin) & (Q(zoekletters__lt=einde) if einde else Q())
