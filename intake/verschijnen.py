"""Wat te doen als iemand niet komt.

Bron: wegblijven is vaak niet kunnen in plaats van niet willen; daarom volgt er altijd een stap en sluit er niets
vanzelf. Na hoeveel keer een nieuwe uitnodiging alleen niet meer genoeg is, kiest de gemeente
(`Beleid.niet_verschenen_maximum`).
"""

from intake.choices.afspraak import Vervolg


def waarom_kan_vervolg_niet(*, aantal: int, maximum: int, vervolg: str, reden: str) -> str:
    """De reden waarom deze vervolgstap nu niet volstaat; leeg als hij mag.

    `aantal` is hoe vaak iemand niet kwam, met deze keer erbij.
    """
    if not reden.strip():
        return "Schrijf op waarom u voor deze stap kiest."
    if aantal >= maximum and vervolg == Vervolg.NIEUWE_AFSPRAAK:
        keer = "1 keer" if aantal == 1 else f"{aantal} keer"
        return (
            f"De inwoner kwam {keer} niet. Volgens het beleid is alleen een nieuwe uitnodiging dan niet genoeg: "
            "bel, ga langs of zoek contact via een ander."
        )
    return ""
