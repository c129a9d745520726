"""Gemeenten, organisaties, schuldeisers en cliënten vinden of aanmaken tijdens een overname."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from intake.models import Client, Huishouden
from intake.services.client import REEKS, bsn_velden
from rapportage.ddas.samenloop import BSN, Ddas
from rapportage.ddas.schema import NAAM
from rapportage.ddas.uit_rijen import BSN_ALS_EERSTE
from rapportage.ddas.velden import tekst, van_client, van_schuldeiser
from schuldhulp.lib.bsn import bsn_hmac
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.nummers import volgende_nummers
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Gemeente, Organisatie
from trajecten.models import Schuldeiser

Persoon = tuple[int, str]


class Gemeenten:
    """Gemeenten op code; een onbekende code wordt een gemeente die nog een naam en beleid moet krijgen."""

    def __init__(self) -> None:
        self._rijen = {rij.code: rij for rij in Gemeente.objects.all()}

    def voor(self, code: str) -> Gemeente:
        sleutel = (code.strip() or "Onbekend")[:20]
        if sleutel not in self._rijen:
            self._rijen[sleutel] = Gemeente.objects.create(code=sleutel, naam=sleutel)
        return self._rijen[sleutel]


class Organisaties:
    """Aanleverende organisaties op naam en KvK-nummer."""

    def __init__(self) -> None:
        self._rijen: dict[tuple[str, str], Organisatie] = {}
        self._gekoppeld: set[tuple[int, int]] = set()

    def voor(self, geleverd: Ddas, gemeente: Gemeente) -> Organisatie:
        naam, kvk = tekst(geleverd, NAAM, 200), tekst(geleverd, "KvK-nummer", 20)
        if (naam, kvk) not in self._rijen:
            self._rijen[naam, kvk] = self._vind(naam, kvk, geleverd)
        rij = self._rijen[naam, kvk]
        if (rij.pk, gemeente.pk) not in self._gekoppeld:
            rij.gemeenten.add(gemeente)
            self._gekoppeld.add((rij.pk, gemeente.pk))
        return rij

    def _vind(self, naam: str, kvk: str, geleverd: Ddas) -> Organisatie:
        code = tekst(geleverd, "gemeentecode", 20)
        rij = Organisatie.objects.filter(naam=naam, kvk_nummer=kvk).order_by("pk").first() or Organisatie(
            naam=naam, kvk_nummer=kvk, soort=Organisatiesoort.GEMEENTE if code else Organisatiesoort.OVERIG
        )
        rij.postcode = rij.postcode or tekst(geleverd, "postcode", 10)
        rij.gemeentecode = code or rij.gemeentecode
        rij.contactpersonen = geleverd.get("contactpersonen") or rij.contactpersonen
        rij.save()
        return rij


class Schuldeisers:
    """Het gedeelde register; een privépersoon hoort bij de gemeente van het traject."""

    def __init__(self) -> None:
        self._rijen: dict[tuple[Any, ...], Schuldeiser] = {}

    def laad(self, namen: Collection[str]) -> None:
        """Leest in één keer wie er met deze namen al zijn."""
        for rij in Schuldeiser.objects.filter(naam__in=namen).select_related("samengevoegd_met").order_by("-pk"):
            self._rijen[self._sleutel(vars(rij), rij.gemeente_id)] = rij.samengevoegd_met or rij

    def voor(self, geleverd: Ddas | None, gemeente: Gemeente, soort: str) -> Schuldeiser | None:
        velden = van_schuldeiser(geleverd)
        if velden is None:
            return None
        eigen = gemeente if velden["is_privepersoon"] else None
        sleutel = self._sleutel(velden, eigen.pk if eigen else None)
        if sleutel not in self._rijen:
            self._rijen[sleutel] = Schuldeiser.objects.create(**velden, soort=soort, gemeente=eigen)
        return self._rijen[sleutel]

    @staticmethod
    def _sleutel(velden: dict[str, Any], gemeente: int | None) -> tuple[Any, ...]:
        return (*(velden[n] for n in ("naam", "kvk_nummer", "postcode", "is_privepersoon")), gemeente)


def persoon_van(deel: Ddas, gemeente: Gemeente) -> Persoon | None:
    """Waaraan een persoon te herkennen is: het BSN binnen de gemeente. None zonder BSN."""
    bsn = deel.get(BSN, "").strip()
    return (gemeente.pk, bsn_hmac(bsn)) if bsn else None


@dataclass
class Clienten:
    """Cliënten op BSN. Een bestaand dossier wordt aangevuld waar het leeg is, nooit overschreven."""

    op: datetime
    bekend: dict[Persoon, Client] = field(default_factory=dict)
    nieuw: list[Client] = field(default_factory=list)
    aangevuld: dict[UUID, Client] = field(default_factory=dict)

    def laad(self, personen: Iterable[Persoon]) -> None:
        """Leest in één keer wie er al zijn."""
        gezocht = {persoon for persoon in personen if persoon not in self.bekend}
        rijen = Client.objects.filter(
            gemeente__in={gemeente for gemeente, _ in gezocht}, bsn_hmac__in={hmac for _, hmac in gezocht}
        )
        self.bekend.update({(rij.gemeente_id, rij.bsn_hmac): rij for rij in rijen})

    def voor(self, deel: Ddas, gemeente: Gemeente, huishouden: Huishouden, *, dubbel: bool = False) -> Client:
        """De cliënt bij dit onderdeel van een traject; zonder BSN altijd een nieuwe."""
        persoon = None if dubbel else persoon_van(deel, gemeente)
        if persoon in self.bekend:
            return self._vul_aan(self.bekend[persoon], deel)
        velden = {**van_client(deel), **(bsn_velden(deel[BSN].strip()) if persoon else {})}
        herkomst = {BSN_ALS_EERSTE: True} if dubbel else {}
        client = Client(
            id=uuid4(), gemeente=gemeente, huishouden=huishouden, aangemaakt_op=self.op, **velden, herkomst=herkomst
        )
        self.nieuw.append(client)
        if persoon:
            self.bekend[persoon] = client
        return client

    def _vul_aan(self, client: Client, deel: Ddas) -> Client:
        leeg = {n: w for n, w in van_client(deel).items() if w and not getattr(client, n)}
        for naam, waarde in leeg.items():
            setattr(client, naam, waarde)
        if leeg and client not in self.nieuw:
            self.aangevuld[client.pk] = client
        return client

    def bewaar(self) -> None:
        """Schrijft nieuwe en aangevulde cliënten weg."""
        nummers = volgende_nummers(REEKS, dag_van(self.op).year, len(self.nieuw)) if self.nieuw else []
        for client, nummer in zip(self.nieuw, nummers, strict=True):
            client.dossiernummer = nummer
        Client.objects.bulk_create(self.nieuw)
        Client.objects.bulk_update(self.aangevuld.values(), list(van_client({})))
        self.nieuw, self.aangevuld = [], {}
