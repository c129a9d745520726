"""Bestanden op schijf die bij rijen horen: samen bewaard met de transactie, of helemaal niet.

Het bestand staat er vóór de rij, zodat een rij altijd haar bestand heeft. Draait de transactie terug, dan gaat het
bestand weg; valt het proces om, dan ruimt `ruim_wezen` het later op.
"""

import weakref
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from uuid import uuid4

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages
from django.db import transaction

from schuldhulp.lib.fouten import Geweigerd, NietGevonden

# Ruim langer dan een transactie duurt: jongere bestanden kunnen bij een rij horen die nog komt.
WEES_NA = timedelta(days=1)


_houders: list[Callable[[], Iterable[str]]] = []


def houdt_bestanden(functie: Callable[[], Iterable[str]]) -> Callable[[], Iterable[str]]:
    """Decorator: deze functie noemt de bestanden bij rijen van haar app; die blijven bij het opruimen staan."""
    _houders.append(functie)
    return functie


def in_gebruik() -> set[str]:
    """Alle bestanden die bij een rij horen, van elke app die er heeft."""
    return {naam for houder in _houders for naam in houder()}


def opslag() -> Storage:
    """De besloten map met documenten; zij heeft geen adres op het web."""
    return storages["documenten"]


class _Vangnet:
    """Wie dit vasthoudt, houdt het bestand. Django laat bij terugdraaien alle opdrachten van na de commit los."""


def bewaar(inhoud: bytes) -> str:
    """Zet de inhoud op schijf onder een willekeurige naam en geeft die naam terug; hoort in een transactie.

    Fout: Geweigerd als de schijf vol is of niet meewerkt; er blijft dan niets staan.
    """
    code = uuid4().hex
    naam = f"{code[:2]}/{code}"
    try:
        opslag().save(naam, ContentFile(inhoud))
    except OSError as fout:
        _verwijder(naam)
        raise Geweigerd(
            "Het bestand kon niet worden bewaard: er is nu geen plaats op de schijf. Probeer het later opnieuw."
        ) from fout
    vangnet = _Vangnet()
    opruimen = weakref.finalize(vangnet, _verwijder, naam)

    def houd(_vast: _Vangnet = vangnet) -> None:
        opruimen.detach()

    transaction.on_commit(houd)
    return naam


def open_bestand(naam: str) -> "File[bytes]":
    """Het bestand om te lezen. Fout: NietGevonden als het er niet (meer) is."""
    try:
        return opslag().open(naam, "rb")
    except FileNotFoundError as fout:
        raise NietGevonden("Dit bestand is er niet meer.") from fout


def wis(naam: str) -> None:
    """Verwijdert het bestand zodra de transactie doorgaat."""
    transaction.on_commit(lambda: _verwijder(naam))


def ruim_wezen(bekend: set[str], op: datetime) -> int:
    """Verwijdert bestanden die bij geen rij horen en ouder zijn dan een dag; geeft hun aantal."""
    wezen = [naam for naam in _alle() if naam not in bekend and opslag().get_modified_time(naam) < op - WEES_NA]
    for naam in wezen:
        _verwijder(naam)
    return len(wezen)


def _alle() -> Iterator[str]:
    try:
        mappen, _ = opslag().listdir("")
    except FileNotFoundError:
        return
    for map_ in mappen:
        yield from (f"{map_}/{naam}" for naam in opslag().listdir(map_)[1])


def _verwijder(naam: str) -> None:
    try:
        opslag().delete(naam)
    except OSError:
        pass  # ruim_wezen komt later terug
