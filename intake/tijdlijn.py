"""Wat er met een aanmelding gebeurde: leesbare regels voor op het scherm."""

from typing import Any

from django.urls import reverse

from intake.models import Aanmelding, Bezwaar
from schuldhulp.lib.models import StatusWissel

OVERGANGEN: dict[str, str] = {
    "begin": "Aangemeld",
    "plan_gesprek": "Eerste gesprek gepland",
    "hold_gesprek": "Eerste gesprek gehouden",
    "suspend": "Papieren gevraagd; de beslistermijn staat stil",
    "resume": "De beslistermijn loopt weer",
    "submit_besluit": "Besluit voorgelegd aan wie mag besluiten",
    "confirm_besluit": "Besluit genomen",
    "return_besluit": "Besluit teruggegeven",
    "forward_afwijzing": "Tweede lezer is het eens; besluit voorgelegd",
    "submit_afwijzing": "Afwijzing voorgelegd aan een tweede lezer",
    "return_afwijzing": "Afwijzing teruggegeven",
    "admit": "Toegelaten",
    "reject": "Afgewezen",
    "advise": "Informatie en advies gegeven",
    "withdraw": "Ingetrokken",
}
SOORT = {"admit": "goed", "advise": "goed", "reject": "fout", "withdraw": "let_op", "return_afwijzing": "let_op"} | {
    "suspend": "let_op",
    "return_besluit": "let_op",
}

# Een screening op hetzelfde moment als een wissel kwam erna: screenen verandert de status niet.
NA_DE_WISSEL = 1_000


BEZWAAR_OVERGANGEN = {
    "begin": "Bezwaar ontvangen",
    "hear": "Gehoord",
    "decide": "Beslist op bezwaar",
    "withdraw": "Bezwaar ingetrokken",
}


def wissels_van(bezwaar: Bezwaar) -> list[dict[str, Any]]:
    """Wat er met een bezwaar gebeurde, het nieuwste eerst."""
    wissels = StatusWissel.objects.filter(object_id=bezwaar.pk).select_related("door").order_by("-volgnummer")
    return [
        {
            "op": w.op,
            "titel": BEZWAAR_OVERGANGEN.get(w.overgang, w.overgang),
            "tekst": w.reden,
            "door": w.door.naam if w.door else "automatisch",
        }
        for w in wissels
    ]


def tijdlijn_van(aanmelding: Aanmelding) -> list[dict[str, Any]]:
    """Statuswissels en screeningen van een aanmelding, de nieuwste eerst."""
    wissels = StatusWissel.objects.filter(object_id=aanmelding.pk).select_related("door")
    regels: list[dict[str, Any]] = [
        {
            "op": w.op,
            "titel": OVERGANGEN.get(w.overgang, w.overgang),
            "tekst": w.reden,
            "door": w.door.naam if w.door else "automatisch",
            "soort": SOORT.get(w.overgang, ""),
            "volgorde": w.volgnummer,
        }
        for w in wissels
    ]
    regels += [
        {
            "op": s.op,
            "titel": f"Gescreend: {s.get_gekozen_display()}",
            "tekst": s.afwijk_reden,
            "door": s.door.naam,
            "volgorde": NA_DE_WISSEL,
        }
        for s in aanmelding.screeningen.all()
    ]
    return sorted(regels, key=lambda regel: (regel["op"], regel["volgorde"]), reverse=True)


def brief_url(aanmelding: Aanmelding) -> str:
    """Waar de beschikking te lezen is, of leeg als er nog geen is."""
    besluit = aanmelding.besluit
    return reverse("brieven:brief", args=[besluit.brief_id]) if besluit and besluit.brief_id else ""
