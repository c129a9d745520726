"""Wat er met een aanmelding en in een profiel gebeurde: leesbare regels voor op het scherm."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from intake.models import Aanmelding, Client, Zelfintake
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.statusmodel import StatusModel

OVERGANGEN: dict[str, str] = {
    "begin": "Aangemeld",
    "plan_gesprek": "Eerste gesprek gepland",
    "miss_gesprek": "Eerste gesprek ging niet door",
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
OVERGANGEN_DEELNAME: dict[str, str] = {
    "begin": "Op de lijst voor een workshop",
    "invite": "Uitgenodigd voor de workshop",
    "confirm": "Komt naar de workshop",
    "attend": "Voor het eerst bij de workshop",
    "complete": "Workshopreeks afgerond",
    "switch_reeks": "Verder in een andere reeks",
    "start_intake": "Naar individuele intake",
    "stop": "Gestopt met de workshop",
}
SOORT = {"admit": "goed", "advise": "goed", "reject": "fout", "withdraw": "let_op", "return_afwijzing": "let_op"} | {
    "suspend": "let_op",
    "return_besluit": "let_op",
    "miss_gesprek": "let_op",
}

# Een screening op hetzelfde moment als een wissel kwam erna: screenen verandert de status niet.
NA_DE_WISSEL = 1_000


BEZWAAR_OVERGANGEN = {
    "begin": "Bezwaar ontvangen",
    "hear": "Gehoord",
    "decide": "Beslist op bezwaar",
    "withdraw": "Bezwaar ingetrokken",
}


def wissels_van(rij: StatusModel, namen: Mapping[str, str]) -> list[dict[str, Any]]:
    """De statuswissels van één rij als regels, de nieuwste eerst; `namen` zegt hoe een overgang heet."""
    wissels = StatusWissel.objects.filter(object_id=rij.pk).select_related("door").order_by("-volgnummer")
    return [
        {
            "op": w.op,
            "titel": namen.get(w.overgang, w.overgang),
            "tekst": w.reden,
            "door": w.door.naam if w.door else "automatisch",
            "soort": SOORT.get(w.overgang, ""),
            "volgorde": w.volgnummer,
        }
        for w in wissels
    ]


def tijdlijn_van(aanmelding: Aanmelding) -> list[dict[str, Any]]:
    """Statuswissels en screeningen van een aanmelding, de nieuwste eerst."""
    regels = wissels_van(aanmelding, OVERGANGEN)
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
    regels += [regel for zelf in aanmelding.zelfintakes.all() for regel in _zelfintake(zelf)]
    return sorted(regels, key=lambda regel: (regel["op"], regel["volgorde"]), reverse=True)


def profielregels(client: Client) -> list[dict[str, Any]]:
    """Klantprofielen, gesprekken over de leefgebieden en uitslagen van elders, als regels van de tijdlijn."""
    rijen: list[tuple[Any, str, str, str, Any]] = [
        (p.afgenomen_op, "Klantprofiel", (p.uitkomst or {})["naam"], reverse("intake:profiel", args=[p.pk]), p.door)
        for p in client.profielen.filter(afgenomen_op__isnull=False).select_related("door")
    ]
    rijen += [
        (m.op, "Leefgebieden besproken", "", reverse("intake:leefgebiedmeting", args=[m.pk]), m.door)
        for m in client.leefgebiedmetingen.select_related("door")
    ]
    rijen += [
        (u.op, f"Uitslag van elders: {u.instrument_tekst}", u.label, "", u.door)
        for u in client.externe_uitslagen.select_related("door")
    ]
    return [
        {"op": op, "titel": titel, "tekst": tekst, "url": url, "door": door.naam, "volgorde": 0}
        for op, titel, tekst, url, door in rijen
    ]


def loketregels(client: Client) -> list[dict[str, Any]]:
    """Vragen aan het aanmeldpunt, ook die bij een partner of een advies bleven, als regels van de tijdlijn."""
    return [
        {
            "op": vraag.op,
            "titel": f"Vraag aan het aanmeldpunt: {vraag.get_gewicht_display().lower()}",
            "tekst": vraag.vraag,
            "door": vraag.door.naam,
            "volgorde": 0,
        }
        for vraag in client.loketvragen.select_related("door")
    ]


def _zelfintake(zelf: Zelfintake) -> list[dict[str, Any]]:
    momenten = [
        (zelf.uitgenodigd_op, f"Zelfintake gestuurd per {zelf.get_kanaal_display().lower()}", ""),
        (zelf.dreiging_op, f"Dreiging genoemd: {', '.join(zelf.dreiging_namen).lower()}", "fout"),
        (zelf.ingediend_op, "Zelfintake ingestuurd", "goed"),
    ]
    vast = {"tekst": "", "url": zelf.get_absolute_url(), "volgorde": NA_DE_WISSEL}
    return [
        {"op": op, "titel": titel, "soort": soort, "door": "de inwoner" if soort else "", **vast}
        for op, titel, soort in momenten
        if op
    ]
