"""Grafieken met de naam boven een liggende balk of lijn: te lezen bij lange namen, ook op een smal scherm.

Zelfde afspraken als in grafieken.py: geen script, geen `style=`, een tabel met dezelfde cijfers eronder, en kleur is
nooit het enige verschil.
"""

from collections.abc import Sequence
from typing import Any

from django import template

from schuldhulp.templatetags.grafieken import BREEDTE, LINKS, RECHTS, Waarde, grafiekkader

register = template.Library()

RIJ = 54
BALK_BOVEN, BALK_DIK = 26, 14
BALK_BREED = BREEDTE - LINKS - RECHTS
PUNT_LINKS, PUNT_RECHTS, LIJN_Y = 28, BREEDTE - 28, 36


def _plek(waarde: Waarde, laagst: float, hoogst: float, links: float, rechts: float) -> str:
    """Plaats op een liggende as; wat erbuiten valt, komt op de rand."""
    deel = (float(waarde or 0) - laagst) / (hoogst - laagst)
    return f"{links + (rechts - links) * min(max(deel, 0), 1):.1f}"


@register.inclusion_tag("componenten/grafiek_balk.html")
def balkdiagram(
    titel: str,
    rijen: Sequence[tuple[str, Waarde, Waarde]],
    hoogst: float = 100,
    grenzen: Sequence[float] = (),
    vorige: str = "",
    uitleg: str = "",
) -> dict[str, Any]:
    """Liggende balken: `rijen` is (naam, nu, vorige keer). Met `vorige` (een naam) komt er een ruitje bij."""
    reeksen = [("Nu", [nu for _, nu, _ in rijen])]
    if vorige:
        reeksen.append((vorige, [toen for _, _, toen in rijen]))
    balken = [
        {
            "naam": naam,
            "waarde": "geen score" if nu is None else f"{nu}",
            "y": RIJ * n,
            "breed": f"{float(_plek(nu, 0, hoogst, 0, BALK_BREED)):.1f}",
            "vorige_x": _plek(toen, 0, hoogst, LINKS, BREEDTE - RECHTS) if vorige and toen is not None else "",
        }
        for n, (naam, nu, toen) in enumerate(rijen)
    ]
    return {
        **grafiekkader(titel, "Liggend staafdiagram", [naam for naam, _, _ in rijen], reeksen, "", None, uitleg),
        "legenda": [],
        "balken": balken,
        "grenzen": [_plek(grens, 0, hoogst, LINKS, BREEDTE - RECHTS) for grens in grenzen],
        "vorige": vorige,
        "hoogte": RIJ * len(rijen) or 1,
        "spoor": BALK_BREED,
        "balk_boven": BALK_BOVEN,
        "balk_dik": BALK_DIK,
    }


@register.inclusion_tag("componenten/grafiek_halter.html")
def halterdiagram(
    titel: str,
    rijen: Sequence[tuple[str, int, int, str]],
    laagst: int = 1,
    hoogst: int = 5,
    links: str = "",
    rechts: str = "",
    uitleg: str = "",
) -> dict[str, Any]:
    """Toen en nu als twee punten op een lijn: `rijen` is (naam, toen, nu, verschil in woorden)."""
    halters = [
        {
            "naam": naam,
            "waarde": f"{nu}" if toen == nu else f"{toen} → {nu}",
            "y": RIJ * n,
            "toen_x": _plek(toen, laagst, hoogst, PUNT_LINKS, PUNT_RECHTS),
            "nu_x": _plek(nu, laagst, hoogst, PUNT_LINKS, PUNT_RECHTS),
            "verschilt": toen != nu,
        }
        for n, (naam, toen, nu, _) in enumerate(rijen)
    ]
    reeksen = [("Toen", [toen for _, toen, _, _ in rijen]), ("Nu", [nu for _, _, nu, _ in rijen])]
    basis = grafiekkader(titel, "Toen en nu", [naam for naam, *_ in rijen], reeksen, "", None, uitleg)
    for rij, (_, _, _, woorden) in zip(basis["rijen"], rijen, strict=True):
        rij["waarden"].append(woorden)
    return {
        **basis,
        "kolommen": [*basis["kolommen"], "Verschil"],
        "legenda": [],
        "halters": halters,
        "strepen": [_plek(n, laagst, hoogst, PUNT_LINKS, PUNT_RECHTS) for n in range(laagst, hoogst + 1)],
        "as_links": f"{laagst}, {links}" if links else str(laagst),
        "as_rechts": f"{hoogst}, {rechts}" if rechts else str(hoogst),
        "hoogte": RIJ * len(rijen) or 1,
        "lijn_y": LIJN_Y,
    }
