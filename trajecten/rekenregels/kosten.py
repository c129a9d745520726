"""De kosten van schuldhulp en wat daarna voor de schuldeisers is."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from schuldhulp.lib.geld import euro, rond
from trajecten.rekenregels.invoer import bedrag_melding, maanden_melding, percentage_melding, weiger

MAXIMUM_KOSTENPERCENTAGE = Decimal(9)


@dataclass(frozen=True)
class Kosten:
    """Bedragen in euro's over de hele looptijd."""

    kosten: Decimal
    voor_schuldeisers: Decimal
    toelichting: tuple[str, ...]


def bereken_kosten(
    *, afloscapaciteit: Decimal, maanden: int, kostenpercentage: Decimal, incidenteel: Decimal
) -> Kosten:
    """Kosten over de vaste aflossingen (NVVK 2022-05-04: ten hoogste 9%).

    Incidenteel geld, dat één keer binnenkomt zoals spaargeld, gaat helemaal naar de schuldeisers.
    `afloscapaciteit` is per maand. Fout (Rekenfout): een negatief bedrag, een percentage buiten 0-9 of
    maanden buiten 1-120.
    """
    weiger(
        {
            "afloscapaciteit": bedrag_melding(afloscapaciteit),
            "maanden": maanden_melding(maanden),
            "kostenpercentage": percentage_melding(kostenpercentage, MAXIMUM_KOSTENPERCENTAGE),
            "incidenteel": bedrag_melding(incidenteel),
        }
    )
    gespaard = afloscapaciteit * maanden
    kosten = rond(Fraction(gespaard) * Fraction(kostenpercentage) / 100)
    voor_schuldeisers = rond(gespaard - kosten + incidenteel)
    regels = (
        f"{maanden} keer {euro(afloscapaciteit)} is {euro(gespaard)}.",
        f"De kosten zijn {str(kostenpercentage).replace('.', ',')}% daarvan: {euro(kosten)}.",
        f"Met {euro(incidenteel)} aan incidenteel geld is er {euro(voor_schuldeisers)} voor de schuldeisers.",
    )
    return Kosten(kosten, voor_schuldeisers, regels)
