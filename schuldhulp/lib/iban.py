"""Rekeningnummers (IBAN, ISO 13616)."""

import re

from stdnum import iban

from schuldhulp.lib.fouten import Geweigerd


def is_iban(tekst: str) -> bool:
    """Is dit een IBAN met een kloppend controlegetal?"""
    return bool(iban.is_valid(tekst))


def lees_iban(tekst: str) -> str:
    """Het IBAN zonder spaties, in hoofdletters. Fout: Geweigerd als het niet bestaat."""
    kaal = re.sub(r"[\s.\-]", "", tekst).upper()
    if not is_iban(kaal):
        raise Geweigerd("Dit rekeningnummer (IBAN) klopt niet. Het ziet eruit als NL91 ABNA 0417 1643 00.")
    return kaal
