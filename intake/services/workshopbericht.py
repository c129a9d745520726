"""Wat een deelnemer hoort: uitnodiging, herinnering en wijziging, per brief of als kort bericht."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from intake.choices.workshop import DEELNAME_MET_PLAATS
from intake.dossierlijst import laad_dossierlijst
from intake.models import Client, Deelname, Workshopsessie
from intake.services.bericht import kanaal_van, stuur_client_bericht
from schuldhulp.brieven.models import Bericht, Brief
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Beleid, Medewerker


@dataclass(frozen=True)
class Nieuws:
    """Iets wat één deelnemer moet weten. `sleutel` noemt het gevolg: dezelfde gaat nooit twee keer uit."""

    deelname: Deelname
    soort: str
    sleutel: str
    inhoud: dict[str, Any]


def controleer_bereikbaar(client: Client) -> None:
    """Kan er iets naar deze inwoner toe? Fout: Geweigerd als er geen adres, mobiel nummer of e-mailadres is."""
    if not client.heeft_adres and kanaal_van(client) is None:
        raise Geweigerd(f"Een uitnodiging kan {client.naam} niet bereiken. Vul eerst een adres of telefoonnummer in.")


def nodig_uit(deelname: Deelname, *, als_bericht: bool, door: Medewerker, op: datetime) -> None:
    """De uitnodiging gaat de deur uit, per brief of als kort bericht."""
    _stuur(_uitnodiging(deelname, op), als_bericht=als_bericht, door=door, op=op)


def uitnodigingsbrief(deelname: Deelname, *, door: Medewerker, op: datetime) -> Concept:
    """De uitnodiging als brief, nog niet verstuurd."""
    return _brief(_uitnodiging(deelname, op), door)


def _uitnodiging(deelname: Deelname, op: datetime) -> Nieuws:
    """Alle bijeenkomsten die nog komen, en wat mee moet naar de eerste."""
    sessies = list(deelname.reeks.sessies.filter(afgelast_op=None, begin_op__gt=op))
    inhoud = {
        "bijeenkomsten": [sessie.voluit for sessie in sessies],
        "plaats": deelname.reeks.plaats,
        "meenemen": meenemen(sessies[0]),
        "antwoord_uiterlijk": deelname.taak_datum.isoformat(),
    }
    return Nieuws(deelname, "uitnodiging", f"deelname:{deelname.pk}:uitnodiging", inhoud)


def laat_wijziging_weten(sessie: Workshopsessie, *, door: Medewerker, op: datetime) -> None:
    """Iedereen met een plaats hoort meteen dat een bijeenkomst verzet of afgelast is."""
    volgende = sessie.reeks.sessies.filter(afgelast_op=None, begin_op__gt=op).first()
    inhoud = {
        "is_afgelast": sessie.is_afgelast,
        "volgnummer": sessie.volgnummer,
        "bijeenkomst": sessie.voluit,
        "plaats": sessie.reeks.plaats,
        "volgende": volgende.voluit if volgende else "",
    }
    for deelname in _met_plaats(sessie):
        sleutel = f"deelname:{deelname.pk}:wijziging:{sessie.pk}:{sessie.versie}"
        _stuur(Nieuws(deelname, "wijziging", sleutel, inhoud), als_bericht=True, door=door, op=op)


def remind_deelnemers(op: datetime) -> int:
    """Herinnert wie binnenkort een bijeenkomst heeft, elk één keer per bijeenkomst; wat voorbij is niet meer."""
    nieuws = [regel for sessie in _binnenkort(op) for regel in _herinneringen(sessie, op)]
    sleutels = [regel.sleutel for regel in nieuws]
    al_weg = set(Brief.objects.filter(sleutel__in=sleutels).values_list("sleutel", flat=True))
    al_weg |= set(Bericht.objects.filter(sleutel__in=sleutels).values_list("sleutel", flat=True))
    nieuw = [regel for regel in nieuws if regel.sleutel not in al_weg]
    for regel in nieuw:
        _stuur(regel, als_bericht=True, door=None, op=op)
    return len(nieuw)


def meenemen(sessie: Workshopsessie) -> list[str]:
    """Wat in deze bijeenkomst aan de beurt is, volgens de dossierlijst van de reeks."""
    lijst = laad_dossierlijst(sessie.reeks.dossierlijst)
    return [f"{stuk.naam[0].lower()}{stuk.naam[1:]}" for stuk in lijst.voor(sessie.volgnummer)]


def _binnenkort(op: datetime) -> list[Workshopsessie]:
    """Bijeenkomsten binnen de langste herinneringstermijn; per deelnemer telt daarna de eigen gemeente."""
    langste = max(Beleid.objects.values_list("workshop_herinnering_dagen", flat=True), default=0)
    grens = op + timedelta(days=langste + 1)
    rijen = Workshopsessie.objects.filter(afgelast_op=None, begin_op__gt=op, begin_op__lt=grens)
    return list(rijen.select_related("reeks"))


def _herinneringen(sessie: Workshopsessie, op: datetime) -> Iterable[Nieuws]:
    """Voor wie komt en dat nog niet afzei; wie de uitnodiging net kreeg, hoeft niet meteen een herinnering."""
    vandaag = dag_van(op)
    rijen = _met_plaats(sessie).exclude(aanwezigheden__sessie=sessie)
    dagen: dict[int, int] = {}
    for deelname in rijen.filter(uitgenodigd_op__lt=op - timedelta(days=1)):
        if deelname.gemeente_id not in dagen:
            dagen[deelname.gemeente_id] = Beleid.objects.geldig(deelname.gemeente, vandaag).workshop_herinnering_dagen
        if dag_van(sessie.begin_op) - timedelta(days=dagen[deelname.gemeente_id]) > vandaag:
            continue
        sleutel = f"deelname:{deelname.pk}:herinnering:{sessie.pk}:{sessie.begin_op:%Y%m%d%H%M}"
        inhoud = {"bijeenkomst": sessie.voluit, "plaats": sessie.reeks.plaats, "meenemen": meenemen(sessie)}
        yield Nieuws(deelname, "herinnering", sleutel, inhoud)


def _met_plaats(sessie: Workshopsessie) -> Any:
    rijen = Deelname.objects.filter(reeks=sessie.reeks, status__in=DEELNAME_MET_PLAATS)
    return rijen.select_related("client__gemeente", "gemeente", "behandelaar", "reeks").order_by("pk")


def _stuur(nieuws: Nieuws, *, als_bericht: bool, door: Medewerker | None, op: datetime) -> None:
    """Als kort bericht wanneer dat kan en gewenst is, of als er geen adres is; anders als brief."""
    client = nieuws.deelname.client
    if (als_bericht or not client.heeft_adres) and stuur_client_bericht(
        client,
        soort=f"workshop_{nieuws.soort}",
        sleutel=nieuws.sleutel,
        inhoud=nieuws.inhoud,
        door=door,
        op=op,
    ):
        return
    verstuur(_brief(nieuws, door), door=door, op=op)


def _brief(nieuws: Nieuws, door: Medewerker | None) -> Concept:
    deelname, client = nieuws.deelname, nieuws.deelname.client
    return Concept(
        soort=f"{nieuws.soort}_workshop",
        sleutel=nieuws.sleutel,
        gemeente=deelname.gemeente,
        client_id=deelname.client_id,
        aan=client.adresregels,
        kenmerk=client.dossiernummer,
        behandelaar=deelname.behandelaar or door,
        inhoud=nieuws.inhoud,
    )
