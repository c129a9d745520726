"""Tot wanneer een dossier bewaard blijft.

De Wgs en het Bgs noemen geen termijn; de gemeente kiest er een in haar beleid (naar de Selectielijst gemeenten), en
die mag korter zijn als er geen traject kwam. De tijd begint pas als alles in het dossier is afgesloten.
"""

from dataclasses import dataclass
from datetime import date

from schuldhulp.lib.werkdagen import datum_voluit, plus_maanden

MAANDEN_PER_JAAR = 12


@dataclass(frozen=True)
class Bewaring:
    """`tot` is de laatste dag waarop het dossier er nog is; None zolang de tijd niet loopt."""

    tot: date | None
    toelichting: str


def bepaal_bewaring(
    *, einde: date | None, is_open: bool, had_traject: bool, jaren: int, zonder_traject: int
) -> Bewaring:
    """De bewaartermijn van een dossier waarvan het laatste onderdeel op `einde` is afgesloten.

    `jaren` geldt na een traject, `zonder_traject` als het bij een aanmelding of verwijzing bleef.
    """
    if is_open:
        return Bewaring(None, "De bewaartermijn begint als alles in dit dossier is afgesloten.")
    if einde is None:
        return Bewaring(None, "De bewaartermijn begint na de eerste aanmelding of verwijzing die is afgesloten.")
    duur = jaren if had_traject else zonder_traject
    tot = plus_maanden(einde, duur * MAANDEN_PER_JAAR)
    na = "einde van het traject" if had_traject else "afsluiten zonder traject"
    return Bewaring(
        tot,
        f"Tot en met {datum_voluit(tot)}: {duur} jaar na het {na} op {datum_voluit(einde)} (beleid van de gemeente).",
    )
