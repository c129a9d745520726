"""Betaalkenmerken (ISO 11649): waaraan een betaling te herkennen is."""

import re

from stdnum import iso11649
from stdnum.iso7064 import mod_97_10

_RF = re.compile(r"RF\d{2}[A-Z0-9]{1,21}")


def maak_kenmerk(nummer: str) -> str:
    """Het betaalkenmerk bij een nummer: `RF`, twee controlecijfers, en de letters en cijfers ervan (ISO 11649)."""
    kaal = re.sub(r"[^A-Z0-9]", "", nummer.upper())[:21]
    return f"RF{mod_97_10.calc_check_digits(kaal + 'RF')}{kaal}"


def zoek_kenmerken(tekst: str) -> set[str]:
    """Alle betaalkenmerken in een tekst, ook met spaties en streepjes ertussen; het controlegetal moet kloppen."""
    gevonden = set()
    kaal = re.sub(r"[^A-Z0-9]", "", tekst.upper())
    for begin in re.finditer("RF", kaal):
        passend = _RF.match(kaal, begin.start())
        # Achter een kenmerk kan meer tekst staan: het langste stuk waarvan het controlegetal klopt is het kenmerk.
        lengtes = range(len(passend[0]), 4, -1) if passend else ()
        gevonden |= {passend[0][:n] for n in lengtes if passend and iso11649.is_valid(passend[0][:n])}
    return gevonden
