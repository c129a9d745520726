"""Wat mag volgens het schema, maar vreemd is: dat gaat mee zoals geleverd, met een waarschuwing in het dossier."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from rapportage.ddas.schema import GESLACHTEN, Melding
from schuldhulp.lib.bsn import is_geldig_bsn

Ddas = dict[str, Any]
ONBEKEND = "Onbekend"


def twijfels(traject: Ddas, plaats: str) -> Iterator[Melding]:
    """De waarschuwingen bij één traject dat aan het schema voldoet."""
    code = traject["gemeentecode"]
    if code != ONBEKEND and not re.fullmatch(r"GM[0-9]{4}", code):
        yield Melding(f"{plaats}.gemeentecode", "een gemeentecode is GM met vier cijfers; overgenomen zoals geleverd")
    for i, client in enumerate(traject.get("client", [])):
        yield from _over_client(client, f"{plaats}.client[{i}]")
    if not traject.get("client"):
        yield Melding(f"{plaats}.client", "er is geen cliënt geleverd; het dossier heeft geen persoonsgegevens")
    yield from _over_personen(traject, plaats)
    yield from _over_datums(traject, plaats)
    yield from _over_bedragen(traject, plaats)


def _over_client(client: Ddas, plaats: str) -> Iterator[Melding]:
    bsn = client.get("Burgerservicenummer", "")
    if not bsn:
        yield Melding(
            f"{plaats}.Burgerservicenummer", "er is geen BSN geleverd; dezelfde persoon is later niet te herkennen"
        )
    elif not is_geldig_bsn(bsn):
        yield Melding(f"{plaats}.Burgerservicenummer", "dit BSN doorstaat de elfproef niet")
    if "Geboortedatum" in client and not is_datum(client["Geboortedatum"]):
        yield Melding(f"{plaats}.Geboortedatum", "dit is geen volledige datum")
    if "Geslachtsaanduiding" in client and client["Geslachtsaanduiding"] not in GESLACHTEN:
        yield Melding(f"{plaats}.Geslachtsaanduiding", f"gebruikelijk is: {', '.join(GESLACHTEN)}")


def _over_personen(traject: Ddas, plaats: str) -> Iterator[Melding]:
    nummers = [client.get("Burgerservicenummer") for client in traject.get("client", [])]
    if len(nummers) == 2 and nummers[0] and nummers[0] == nummers[1]:
        yield Melding(f"{plaats}.client[1].Burgerservicenummer", "beide cliënten hebben hetzelfde BSN")


def _over_datums(traject: Ddas, plaats: str) -> Iterator[Melding]:
    regeling = traject.get("schuldregeling", {})
    toekenning, toegekend = traject.get("toekenningsdatum"), regeling.get("toegekend")
    if toegekend and toekenning != toegekend:
        yield Melding(f"{plaats}.toekenningsdatum", "wijkt af van schuldregeling.toegekend")
    if regeling.get("dwangakkoord") and not toegekend:
        yield Melding(f"{plaats}.schuldregeling.dwangakkoord", "een dwangakkoord hoort bij een toegekende regeling")
    for naam in ("", "aanmelding", "intake", "stabilisatie", "oplossing", "nazorg", "informatieEnAdvies"):
        deel = traject if not naam else traject.get(naam, {})
        if deel.get("einddatum", "9999") < deel.get("startdatum", "0000"):
            yield Melding(f"{plaats}.{naam + '.' if naam else ''}einddatum", "ligt vóór de startdatum")
    eind, uit = traject.get("einddatum"), traject.get("uitstroom", {}).get("datum")
    if eind and uit and eind != uit:
        yield Melding(f"{plaats}.uitstroom.datum", "wijkt af van de einddatum van het traject")


def _over_bedragen(traject: Ddas, plaats: str) -> Iterator[Melding]:
    bedragen = [
        ("totaalSchuldbedragBijAanvangSchuld", traject.get("totaalSchuldbedragBijAanvangSchuld")),
        ("oplossing.vtlb", traject.get("oplossing", {}).get("vtlb")),
        *((f"schulden[{i}].bedrag", schuld.get("bedrag")) for i, schuld in enumerate(traject.get("schulden", []))),
    ]
    for naam, bedrag in bedragen:
        if bedrag is not None and bedrag < 0:
            yield Melding(f"{plaats}.{naam}", "een negatief bedrag telt in Schuldhulp niet mee")


def is_datum(tekst: str) -> bool:
    """Een bestaande dag, geschreven als JJJJ-MM-DD."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", tekst):
        return False
    try:
        date.fromisoformat(tekst)
    except ValueError:
        return False
    return True
