"""Wat er nog aan de gegevens schort voordat een levering de deur uitgaat: per regel het aantal en de dossiers."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from rapportage.ddas.exporteer import Geleverd, trajecten_van
from rapportage.ddas.samenloop import Ddas
from rapportage.ddas.schema import TRAJECT, controleer
from rapportage.ddas.twijfels import ONBEKEND, twijfels
from rapportage.kwartaal import Periode
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente


class Regel(NamedTuple):
    """Een regel en de toets: waar als het traject er níet aan voldoet."""

    code: str
    omschrijving: str
    schort: Callable[[Ddas], bool]


def _twijfel(*einden: str) -> Callable[[Ddas], bool]:
    return lambda d: any(m.plaats.endswith(einden) for m in twijfels(d, "traject"))


def _mist_bij_client(*velden: str) -> Callable[[Ddas], bool]:
    return lambda d: any(veld not in client for client in d.get("client", []) for veld in velden)


def _mist_bij_schuld(veld: str) -> Callable[[Ddas], bool]:
    return lambda d: any(veld not in schuld for schuld in d.get("schulden", []))


def _mist(naam: str, veld: str) -> Callable[[Ddas], bool]:
    return lambda d: veld not in d.get(naam, {})


def _code(d: Ddas) -> bool:
    return d["gemeentecode"] == ONBEKEND or _twijfel("gemeentecode")(d)


def _beschikking(d: Ddas) -> bool:
    """Wie zich terugtrok of met advies geholpen was, krijgt geen beschikking."""
    intake = d.get("intake", {})
    zonder = "informatieEnAdvies" in d or d.get("uitstroom", {}).get("reden") in ZONDER_BESCHIKKING
    return "einddatum" in intake and not zonder and not {"beschikkingsdatum", "beschikkingssoort"} <= set(intake)


def _zonder_reden(d: Ddas) -> bool:
    return ("einddatum" in d or "uitstroom" in d) and "reden" not in d.get("uitstroom", {})


ZONDER_BESCHIKKING = ("Ingetrokken", "Zelf", "Nietverschenen", "Verhuisd", "Overleden")
REGELS: tuple[Regel, ...] = (
    Regel("schema", "Voldoet niet aan het schema van DDAS", lambda d: any(controleer(d, TRAJECT, ""))),
    Regel("bsn", "Een BSN ontbreekt of doorstaat de elfproef niet", _twijfel("Burgerservicenummer")),
    Regel("client", "Er is geen cliënt", lambda d: not d.get("client")),
    Regel("geboortedatum", "De geboortedatum van een cliënt ontbreekt", _mist_bij_client("Geboortedatum")),
    Regel("adres", "Van een cliënt ontbreekt postcode of huisnummer", _mist_bij_client("Postcode", "Huisnummer")),
    Regel("gemeentecode", "De gemeentecode is onbekend of niet GM met vier cijfers", _code),
    Regel("startdatum", "Het traject heeft geen startdatum", lambda d: "startdatum" not in d),
    Regel("volgorde", "Een einddatum ligt vóór de startdatum", _twijfel("einddatum")),
    Regel("aanmelding", "De datum van aanmelding ontbreekt", _mist("aanmelding", "startdatum")),
    Regel("beschikking", "De intake is klaar, maar datum of soort van de beschikking ontbreekt", _beschikking),
    Regel("schuldbedrag", "Er zijn schulden zonder bedrag", _mist_bij_schuld("bedrag")),
    Regel("schuldeiser", "Er zijn schulden zonder schuldeiser", _mist_bij_schuld("schuldeiser")),
    Regel("toekenning", "De toekenningsdatum wijkt af van die van de regeling", _twijfel("toekenningsdatum")),
    Regel("dwangakkoord", "Een dwangakkoord zonder toegekende regeling", _twijfel("dwangakkoord")),
    Regel("vtlb", "De oplossing heeft geen vtlb", lambda d: "oplossing" in d and "vtlb" not in d["oplossing"]),
    Regel("uitstroom", "Het traject is geëindigd, maar de reden van uitstroom ontbreekt", _zonder_reden),
    Regel("einddatums", "De einddatum en de datum van uitstroom zijn niet gelijk", _twijfel("uitstroom.datum")),
)


def kwaliteit(*, van: date, tot: date) -> list[dict[str, Any]]:
    """Per regel hoe vaak zij niet klopt en in welke dossiers. Fout: Geweigerd bij een omgekeerde periode."""
    if van > tot:
        raise Geweigerd("De begindatum ligt na de einddatum.")
    dossiers: dict[str, list[str]] = {regel.code: [] for regel in REGELS}
    for geleverd in _alle(Periode(van, tot)):
        for regel in REGELS:
            if regel.schort(geleverd.ddas):
                dossiers[regel.code].append(geleverd.dossiernummer)
    return [
        {
            "regel": regel.code,
            "omschrijving": regel.omschrijving,
            "aantal": len(dossiers[regel.code]),
            "dossiers": sorted(set(dossiers[regel.code])),
        }
        for regel in REGELS
    ]


def _alle(periode: Periode) -> Iterator[Geleverd]:
    for gemeente in Gemeente.objects.order_by("code"):
        yield from trajecten_van(gemeente, periode)
