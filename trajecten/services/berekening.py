"""Een som in een dossier vastleggen, en later nagaan of zij nog hetzelfde zegt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from schuldhulp.lib.fouten import Rekenfout
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices.sommen import Berekeningsoort
from trajecten.dossiersommen import reken
from trajecten.models import Berekening, Traject


@dataclass(frozen=True)
class Herhaling:
    """Dezelfde invoer opnieuw gerekend. `verschillen` noemt per sleutel toen en nu; `fout` als het niet meer kan."""

    uitkomst: Mapping[str, Any]
    verschillen: tuple[tuple[str, Any, Any], ...] = ()
    fout: str = ""

    @property
    def is_gelijk(self) -> bool:
        """Kwam er precies hetzelfde uit, tot de laatste regel?"""
        return not self.verschillen and not self.fout


def record_berekening(
    traject: Traject,
    *,
    soort: Berekeningsoort,
    invoer: Mapping[str, Any],
    hoort_bij: str = "",
    door: Medewerker | None,
    op: datetime,
) -> Berekening:
    """Rekent de invoer uit en bewaart beide (in de transactie van de aanroeper). Fout: Rekenfout bij foute invoer."""
    uitkomst = reken(soort, invoer)
    rij = Berekening(
        traject=traject,
        soort=soort,
        hoort_bij=hoort_bij,
        invoer=dict(invoer),
        uitkomst=uitkomst,
        normen=uitkomst.get("normen", ""),
        op=op,
        door=door,
    )
    rij.save(force_insert=True)
    return rij


def repeat_berekening(berekening: Berekening) -> Herhaling:
    """Rekent de bewaarde invoer opnieuw met de normen van haar dag, en legt de uitkomsten naast elkaar.

    Kan het niet meer, bijvoorbeeld omdat de normen weg zijn, dan zegt `fout` waarom; er wordt niets gewijzigd.
    """
    toen = berekening.uitkomst
    try:
        nu = reken(berekening.soort, berekening.invoer)
    except Rekenfout as fout:
        return Herhaling({}, fout=fout.melding)
    sleutels = [*toen, *(sleutel for sleutel in nu if sleutel not in toen)]
    verschil = [(sleutel, toen.get(sleutel), nu.get(sleutel)) for sleutel in sleutels]
    return Herhaling(nu, tuple((s, oud, nieuw) for s, oud, nieuw in verschil if oud != nieuw))
