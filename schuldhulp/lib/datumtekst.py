"""Datums zoals mensen ze typen, in een formulier of in een lijst uit een spreadsheet."""

import datetime
import re

from schuldhulp.lib.werkdagen import MAANDEN

_CIJFERS = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_WOORDEN = re.compile(r"^(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})$")


def lees_datum(tekst: str) -> datetime.date:
    """Leest `23-11-2026`, `23 november 2026`, `23 nov 2026` of `2026-11-23`.

    Een jaar van twee cijfers wordt geweigerd: bij geboortedatums is 26 niet eenduidig. Fout: ValueError.
    """
    schoon = " ".join(tekst.strip().lower().split())
    if gevonden := _CIJFERS.match(schoon):
        dag, maand, jaar = (int(deel) for deel in gevonden.groups())
        return datetime.date(jaar, maand, dag)
    if gevonden := _ISO.match(schoon):
        jaar, maand, dag = (int(deel) for deel in gevonden.groups())
        return datetime.date(jaar, maand, dag)
    if gevonden := _WOORDEN.match(schoon):
        return datetime.date(int(gevonden[3]), _maandnummer(gevonden[2]), int(gevonden[1]))
    raise ValueError(tekst)


def _maandnummer(woord: str) -> int:
    """Nummer van een maand, voluit of afgekort (`mrt` is de gewone afkorting van maart). Fout: ValueError."""
    if woord == "mrt":
        return 3
    treffers = [nummer for nummer, naam in enumerate(MAANDEN, start=1) if naam.startswith(woord)]
    if len(treffers) != 1:
        raise ValueError(woord)
    return treffers[0]
