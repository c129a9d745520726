"""Zoeken naar een cliënt, alleen in de gemeenten van wie zoekt."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from intake.models import Client
from intake.naamklank import klank
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


def zoek_clienten(vraag: Zoekvraag, *, user: Medewerker) -> QuerySet[Client]:
    """De zichtbare cliënten die bij de vraag passen, op naam gesorteerd, hoogstens MAXIMUM."""
    gevonden = Client.objects.visible_to(user).for_list().filter(_tekst(vraag.tekst))
    if vraag.geboortedatum:
        gevonden = gevonden.filter(geboortedatum=vraag.geboortedatum)
    if vraag.postcode:
        gevonden = gevonden.filter(postcode__in=[vraag.postcode, vraag.postcode.replace(" ", "")])
        gevonden = gevonden.filter(huisnummer=vraag.huisnummer) if vraag.huisnummer else gevonden
    return gevonden.order_by("achternaam", "voornamen", "id")[:MAXIMUM]


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
            return Q(dossiernummer__iexact=tekst)
        case "BSN":
            return Q(bsn_hmac=bsn_hmac(tekst))
    woorden = tekst.split()
    naam = Q(achternaam__istartswith=tekst)
    if sleutel := klank(tekst):
        naam |= Q(zoeknaam=sleutel)
    for plek in range(1, len(woorden)):
        voor, achter = " ".join(woorden[:plek]), " ".join(woorden[plek:])
        naam |= Q(achternaam__istartswith=achter) & (Q(voornamen__istartswith=woorden[0]) | Q(voorvoegsel__iexact=voor))
    return naam
