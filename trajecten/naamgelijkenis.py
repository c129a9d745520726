"""Welke namen in het register bij een naam op een lijst passen: precies één, een paar om uit te kiezen, of geen."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

# Zegt hoe een bedrijf is ingericht, niet welk bedrijf het is.
RECHTSVORMEN = frozenset({"bv", "nv", "vof", "cv", "ua", "coop"})
MIN_WOORD = 3
GELIJKENIS = 0.85
MAX_KEUZES = 8


def woorden(naam: str) -> list[str]:
    """De naam in kleine letters zonder accenten en leestekens; `B.V.` wordt `bv`."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", re.sub(r"(?<=\b[a-z])\.|['’]", "", kaal))


def kern(naam: str) -> str:
    """Waaraan twee schrijfwijzen van dezelfde naam te herkennen zijn; de rechtsvorm telt niet mee."""
    alle = woorden(naam)
    return " ".join([woord for woord in alle if woord not in RECHTSVORMEN] or alle) or naam.strip().lower()


def is_bedrijf(naam: str) -> bool:
    """Staat er een rechtsvorm in de naam? Dan is het geen privépersoon."""
    return bool(RECHTSVORMEN & set(woorden(naam)[1:]))


class Namenregister:
    """De namen uit een register, één keer ingedeeld zodat duizenden namen vlot zijn op te zoeken."""

    def __init__(self, namen: Iterable[tuple[int, str]]) -> None:
        self.op_kern: dict[str, list[int]] = defaultdict(list)
        self._op_woord: dict[str, set[str]] = defaultdict(set)
        self._op_begin: dict[str, set[str]] = defaultdict(set)
        for pk, naam in namen:
            sleutel = kern(naam)
            if pk not in self.op_kern[sleutel]:
                self.op_kern[sleutel].append(pk)
            self._op_begin[sleutel[:3]].add(sleutel)
            for woord in _lange(sleutel):
                self._op_woord[woord].add(sleutel)

    def zoek(self, naam: str) -> tuple[list[int], bool]:
        """De schuldeisers die het kunnen zijn, en of het er zeker één is. Leeg: deze naam is nieuw."""
        sleutel = kern(naam)
        if precies := self.op_kern.get(sleutel):
            return precies[:MAX_KEUZES], len(precies) == 1
        lijkt = sorted(self._deelt_woorden(sleutel))
        begin = sorted(self._op_begin.get(sleutel[:3], ()))
        lijkt += [s for s in get_close_matches(sleutel, begin, n=3, cutoff=GELIJKENIS) if s not in lijkt]
        return list(dict.fromkeys(pk for s in lijkt for pk in self.op_kern[s]))[:MAX_KEUZES], False

    def _deelt_woorden(self, sleutel: str) -> set[str]:
        """Namen die meer dan de helft van de woorden van de kortste naam delen: `Intrum` en `Intrum Nederland`."""
        eigen = _lange(sleutel)
        anderen = {ander for woord in eigen for ander in self._op_woord.get(woord, ())}
        return {a for a in anderen if len(eigen & _lange(a)) * 2 > min(len(eigen), len(_lange(a)))}


def _lange(sleutel: str) -> set[str]:
    return {woord for woord in sleutel.split() if len(woord) >= MIN_WOORD}
