"""De jaarlijkse verificatie van een plan van aanpak (art. 16 Bgs)."""

from dataclasses import dataclass
from datetime import date

from schuldhulp.lib.werkdagen import datum_voluit, plus_maanden

VERIFICATIE_MAANDEN = 12


@dataclass(frozen=True)
class Verificatietermijn:
    """De laatste dag waarop inkomen, vermogen en schulden opnieuw zijn nagegaan, en waarom."""

    uiterlijk: date
    toelichting: tuple[str, ...]


def volgende_verificatie(vanaf: date) -> Verificatietermijn:
    """Ten minste eens per jaar, gerekend vanaf het begin van de uitvoering of de vorige verificatie (art. 16 Bgs).

    De Algemene termijnenwet schuift een termijn van een jaar niet door: hij mag op een vrije dag eindigen.
    """
    uiterlijk = plus_maanden(vanaf, VERIFICATIE_MAANDEN)
    return Verificatietermijn(
        uiterlijk,
        (
            "Ten minste eens per jaar gaat u na of inkomen, vermogen en schulden nog kloppen (art. 16 Bgs).",
            f"Het jaar begon op {datum_voluit(vanaf)} en loopt tot en met {datum_voluit(uiterlijk)}.",
        ),
    )
