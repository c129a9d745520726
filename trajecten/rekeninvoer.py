"""Streng lezen van de invoer van het rekenloket: elk veld met zijn soort, alle fouten tegelijk."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from schuldhulp.lib.fouten import Rekenfout, Veldfout
from trajecten.rekenregels.invoer import bedrag_melding, maanden_melding, percentage_melding

EERSTE_JAAR, LAATSTE_JAAR = 1990, 2090
MAXIMALE_TEKST = 200
_GETAL = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?", re.ASCII)
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

K = TypeVar("K", bound=StrEnum)


class Lezer:
    """Leest de velden van één JSON-object.

    Een fout veld geeft een onbruikbare standaardwaarde en een melding; `klaar` weigert als er meldingen zijn.
    Een optioneel veld met null telt als niet gegeven.
    """

    def __init__(
        self,
        invoer: dict[str, Any],
        verplicht: Sequence[str],
        optioneel: Sequence[str] = (),
        *,
        plaats: str = "",
        meldingen: dict[str, str] | None = None,
    ) -> None:
        self.invoer = invoer
        self.plaats = plaats
        self.meldingen: dict[str, str] = {} if meldingen is None else meldingen
        for veld in invoer:
            if veld not in verplicht and veld not in optioneel:
                self._meld(veld, "Dit veld is onbekend.")
        for veld in verplicht:
            if veld not in invoer:
                self._meld(veld, "Dit veld ontbreekt.")

    def heeft(self, veld: str) -> bool:
        """Of een optioneel veld gegeven is."""
        return self.invoer.get(veld) is not None

    def is_fout(self, veld: str) -> bool:
        """Of dit veld al een melding heeft."""
        return self.plaats + veld in self.meldingen

    def bedrag(self, veld: str) -> Decimal:
        """Een bedrag in euro's van 0 tot en met 999.999.999,99 met ten hoogste twee decimalen."""
        return self._getal(veld, "Dit is geen bedrag. Schrijf het als 1234.56.", bedrag_melding)

    def percentage(self, veld: str, maximum: Decimal) -> Decimal:
        """Een percentage van 0 tot en met `maximum`; 6 is 6%."""
        return self._getal(veld, "Dit is geen percentage.", lambda getal: percentage_melding(getal, maximum))

    def maanden(self, veld: str) -> int:
        """Een heel aantal maanden, als JSON-getal."""
        waarde = self.invoer.get(veld)
        if isinstance(waarde, Decimal) and waarde.is_finite() and abs(waarde) < 1000 and waarde == int(waarde):
            waarde = int(waarde)  # JSON kent geen verschil tussen 18 en 18.0
        if not isinstance(waarde, int) or isinstance(waarde, bool):
            self._meld(veld, "Dit moet een heel getal zijn.")
            return 1
        if melding := maanden_melding(waarde):
            self._meld(veld, melding)
        return waarde

    def datum(self, veld: str) -> date:
        """Een datum als jjjj-mm-dd, van 1990 tot en met 2090."""
        waarde = self.invoer.get(veld)
        if isinstance(waarde, str) and _DATUM.fullmatch(waarde):
            try:
                dag = date.fromisoformat(waarde)
            except ValueError:
                self._meld(veld, "Deze datum bestaat niet.")
                return date.min
            if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
                self._meld(veld, f"Het jaar moet tussen {EERSTE_JAAR} en {LAATSTE_JAAR} liggen.")
            return dag
        self._meld(veld, "Dit is geen datum. Schrijf hem als 2026-11-23.")
        return date.min

    def keuze(self, veld: str, soort: type[K]) -> K:
        """Een van de waarden van een enum."""
        waarde = self.invoer.get(veld)
        if isinstance(waarde, str) and waarde in list(soort):
            return soort(waarde)
        self._meld(veld, f"Kies uit: {', '.join(soort)}.")
        return next(iter(soort))

    def ja_nee(self, veld: str, *, standaard: bool | None = None) -> bool:
        """true of false; met een `standaard` mag het veld ontbreken."""
        waarde = self.invoer.get(veld)
        if waarde is None and standaard is not None:
            return standaard
        if not isinstance(waarde, bool):
            self._meld(veld, "Dit moet true of false zijn.")
            return False
        return waarde

    def tekst(self, veld: str) -> str:
        """Een tekst van 1 tot en met 200 zichtbare tekens."""
        waarde = self.invoer.get(veld)
        if isinstance(waarde, str) and 0 < len(waarde) <= MAXIMALE_TEKST and waarde.isprintable():
            return waarde
        self._meld(veld, f"Dit moet een tekst van 1 tot en met {MAXIMALE_TEKST} tekens zijn.")
        return self.plaats + veld  # uniek, zodat een fout kenmerk niet ook nog dubbel lijkt

    def onderdeel(self, veld: str) -> dict[str, Any]:
        """Een JSON-object."""
        waarde = self.invoer.get(veld)
        if isinstance(waarde, dict):
            return waarde
        self._meld(veld, "Dit moet een object zijn.")
        return {}

    def lijst(self, veld: str, verplicht: Sequence[str], maximum: int) -> Iterator["Lezer"]:
        """Een lezer voor elk object in een lijst; fouten krijgen de plaats erbij, zoals `vorderingen[3].bedrag`."""
        waarde = self.invoer.get(veld)
        if not isinstance(waarde, list):
            self._meld(veld, "Dit moet een lijst zijn.")
            return
        if len(waarde) > maximum:
            self._meld(veld, f"Deze lijst mag ten hoogste {maximum} regels hebben.")
            return
        for nummer, deel in enumerate(waarde):
            plaats = f"{veld}[{nummer}]"
            if isinstance(deel, dict):
                yield Lezer(deel, verplicht, plaats=f"{self.plaats}{plaats}.", meldingen=self.meldingen)
            else:
                self._meld(plaats, "Dit moet een object zijn.")
                # Een leeg object houdt de nummers gelijk; wat eraan ontbreekt, hoeft niemand te horen.
                yield Lezer({}, (), plaats=f"{self.plaats}{plaats}.", meldingen={})

    def probeer(self, controle: Callable[[], object]) -> None:
        """Voert de controle van een rekenregel uit en onthoudt haar fouten, met de veldnaam van de beller."""
        try:
            controle()
        except Rekenfout as fout:
            for regel in fout.fouten:
                self._meld(re.sub("_(.)", lambda m: m.group(1).upper(), regel["veld"]), regel["melding"])

    def klaar(self) -> None:
        """Fout (Rekenfout) als er meldingen zijn."""
        if self.meldingen:
            raise Rekenfout(Veldfout(veld=veld, melding=melding) for veld, melding in self.meldingen.items())

    def _getal(self, veld: str, onleesbaar: str, controleer: Callable[[Decimal], str]) -> Decimal:
        waarde = self.invoer.get(veld)
        if isinstance(waarde, float):
            self._meld(veld, 'Dit is een binair kommagetal. Stuur het als tekst, zoals "1234.56".')
            return Decimal(0)
        if isinstance(waarde, str):
            waarde = Decimal(waarde) if _GETAL.fullmatch(waarde) else None
        if isinstance(waarde, bool) or not isinstance(waarde, int | Decimal):
            self._meld(veld, onleesbaar)
            return Decimal(0)
        getal = Decimal(waarde)
        if melding := controleer(getal):
            self._meld(veld, melding)
            return Decimal(0)
        return abs(getal)  # "-0.00" wordt 0.00

    def _meld(self, veld: str, melding: str) -> None:
        # De eerste melding per veld is genoeg: wat ontbreekt, hoeft niet ook nog "geen bedrag" te horen.
        self.meldingen.setdefault(self.plaats + veld, melding)
