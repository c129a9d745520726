"""De berekeningen van een dossier als JSON: invoer erin, uitkomst met toelichting eruit, en later opnieuw.

Het rekenloket (`trajecten/rekenloket.py`) rekent voor iedereen; deze soorten horen bij een dossier en worden bewaard.
Bedragen zijn tekst met twee decimalen, datums ISO: dezelfde invoer geeft over tien jaar dezelfde uitkomst.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from schuldhulp.lib.fouten import Rekenfout, Veldfout
from trajecten.aanbod import bereken_aanbod
from trajecten.choices import Oplossingsoort
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.rekenregels.planruimte import toets_planruimte
from trajecten.rekenregels.routes import Routevergelijking, Wsnpkosten, vergelijk_routes
from trajecten.rekenregels.verdeling import Verdeling, Vordering
from trajecten.rekenregels.vtlb import Correctie, Hoofdstuk, Situatie, Vtlb, bereken_vtlb, neem_vtlb_over

Json = dict[str, Any]


def reken(soort: str, invoer: Mapping[str, Any]) -> Json:
    """Rekent een bewaarde invoer uit. Fout (Rekenfout): een onbekende soort, of invoer die niet te rekenen is."""
    if soort not in SOORTEN:
        raise Rekenfout([Veldfout(veld="soort", melding=f"Kies uit: {', '.join(SOORTEN)}.")])
    return SOORTEN[soort](invoer)


def als_situatie(invoer: Mapping[str, Any]) -> Situatie:
    """De situatie in een bewaarde invoer."""
    partner = invoer.get("partnerInkomenNetto")
    return Situatie(
        peildatum=date.fromisoformat(invoer["peildatum"]),
        leefsituatie=Leefsituatie(invoer["leefsituatie"]),
        jaarinkomen=Decimal(invoer["belastbaarJaarinkomen"]),
        inkomen=Decimal(invoer["inkomenNetto"]),
        partner_inkomen=None if partner is None else Decimal(partner),
        geen_brp_adres=bool(invoer.get("geenBrpAdres")),
    )


def als_tekst(bedrag: Decimal) -> str:
    """Een bedrag als tekst met twee decimalen; meer decimalen blijven staan, zodat de rekenregel ze weigert."""
    exponent = bedrag.as_tuple().exponent
    return f"{bedrag:.2f}" if isinstance(exponent, int) and exponent >= -2 else str(bedrag)


def van_situatie(s: Situatie) -> Json:
    """Andersom: de situatie als invoer om te bewaren."""
    return {
        "peildatum": s.peildatum.isoformat(),
        "leefsituatie": s.leefsituatie.value,
        "belastbaarJaarinkomen": als_tekst(s.jaarinkomen),
        "inkomenNetto": als_tekst(s.inkomen),
        "partnerInkomenNetto": None if s.partner_inkomen is None else als_tekst(s.partner_inkomen),
        "geenBrpAdres": s.geen_brp_adres,
    }


def van_vorderingen(vorderingen: Sequence[Vordering]) -> list[Json]:
    """De vorderingen als invoer om te bewaren."""
    return [{"id": v.id, "bedrag": str(v.bedrag), "preferent": v.is_preferent} for v in vorderingen]


def reken_vtlb(invoer: Mapping[str, Any]) -> Vtlb:
    """Het vtlb uit een bewaarde invoer: overgenomen als er een rapport bij staat, anders opgebouwd."""
    situatie = als_situatie(invoer)
    if rapport := invoer.get("rapport"):
        return neem_vtlb_over(situatie, bedrag=Decimal(invoer["bedrag"]), rapport=rapport)
    correcties = [
        Correctie(Hoofdstuk[c["hoofdstuk"]], Decimal(c["bedrag"]), c["grond"], c["bewijs"])
        for c in invoer.get("correcties", [])
    ]
    return bereken_vtlb(situatie, correcties)


def _vtlb(invoer: Mapping[str, Any]) -> Json:
    uit = reken_vtlb(invoer)
    return {
        "beslagvrijeVoet": _geld(uit.beslagvrije_voet),
        "vtlb": _geld(uit.bedrag),
        "vtlbHeleEuros": uit.heel,
        "afloscapaciteit": _geld(uit.afloscapaciteit),
        "toelichting": list(uit.toelichting),
        "normen": uit.normen,
    }


def _planruimte(invoer: Mapping[str, Any]) -> Json:
    s = als_situatie(invoer)
    uit = toets_planruimte(
        peildatum=s.peildatum,
        leefsituatie=s.leefsituatie,
        belastbaar_jaarinkomen=s.jaarinkomen,
        inkomen_netto=s.inkomen,
        betaling=Decimal(invoer["betaling"]),
        partner_inkomen_netto=s.partner_inkomen,
    )
    return {
        "beslagvrijeVoet": _geld(uit.beslagvrije_voet),
        "houdtOver": _geld(uit.houdt_over),
        "isGeeerbiedigd": uit.is_geeerbiedigd,
        "toelichting": list(uit.toelichting),
    }


def _aanbod(invoer: Mapping[str, Any]) -> Json:
    uit = bereken_aanbod(
        Oplossingsoort(invoer["soort"]),
        inkomen=Decimal(invoer["inkomen"]),
        vtlb=Decimal(invoer["vtlb"]),
        incidenteel=Decimal(invoer["incidenteel"]),
        maanden=invoer["maanden"],
        kosten_percentage=Decimal(invoer["kostenpercentage"]),
        jaarrente_percentage=Decimal(invoer["jaarrente"]),
        vorderingen=_vorderingen(invoer),
    )
    return {
        "afloscapaciteit": _geld(uit.afloscapaciteit),
        "kosten": _geld(uit.kosten),
        "pot": _geld(uit.pot),
        **_verdeling(uit.verdeling),
        "toelichting": list(uit.toelichting),
    }


def van_aanbod(
    soort: Oplossingsoort,
    *,
    inkomen: Decimal,
    vtlb: Decimal,
    incidenteel: Decimal,
    maanden: int,
    kosten_percentage: Decimal,
    jaarrente_percentage: Decimal,
    vorderingen: Sequence[Vordering],
) -> Json:
    """Wat `bereken_aanbod` krijgt, als invoer om te bewaren."""
    return {
        "soort": soort,
        "inkomen": als_tekst(inkomen),
        "vtlb": als_tekst(vtlb),
        "incidenteel": als_tekst(incidenteel),
        "maanden": maanden,
        "kostenpercentage": str(kosten_percentage),
        "jaarrente": str(jaarrente_percentage),
        "vorderingen": van_vorderingen(vorderingen),
    }


def reken_routes(invoer: Mapping[str, Any]) -> Routevergelijking:
    """De vergelijking van routes uit een bewaarde invoer."""
    kosten = invoer.get("wsnpkosten")
    return vergelijk_routes(
        afloscapaciteit=Decimal(invoer["afloscapaciteit"]),
        incidenteel=Decimal(invoer["incidenteel"]),
        maanden=invoer["maanden"],
        kostenpercentage=Decimal(invoer["kostenpercentage"]),
        jaarrente=Decimal(invoer["jaarrente"]),
        vorderingen=_vorderingen(invoer),
        wsnpkosten=None if kosten is None else Wsnpkosten(Decimal(kosten), invoer["wsnpkostenBron"]),
        wsnp_maanden=invoer["wsnpMaanden"],
    )


def _routes(invoer: Mapping[str, Any]) -> Json:
    uit = reken_routes(invoer)
    return {
        "routes": [
            {
                "route": r.route.value,
                "maanden": r.maanden,
                "perMaand": _geld(r.per_maand),
                "betaalt": _geld(r.betaalt),
                "kosten": None if r.kosten is None else _geld(r.kosten),
                "pot": _geld(r.pot),
                "isZeker": r.is_zeker,
                "waaromNiet": r.waarom_niet,
                **_verdeling(r.verdeling),
                "toelichting": list(r.toelichting),
            }
            for r in uit.routes
        ],
        "toelichting": list(uit.toelichting),
    }


def _vorderingen(invoer: Mapping[str, Any]) -> list[Vordering]:
    return [Vordering(v["id"], Decimal(v["bedrag"]), v["preferent"]) for v in invoer["vorderingen"]]


def _verdeling(uit: Verdeling) -> Json:
    return {
        "percentagePreferent": None if uit.percentage_preferent is None else _geld(uit.percentage_preferent),
        "percentageConcurrent": None if uit.percentage_concurrent is None else _geld(uit.percentage_concurrent),
        "uitkeringen": [{"id": u.id, "bedrag": _geld(u.bedrag)} for u in uit.uitkeringen],
        "restant": _geld(uit.restant),
    }


def _geld(bedrag: Decimal) -> str:
    return f"{bedrag:.2f}"


SOORTEN: dict[str, Callable[[Mapping[str, Any]], Json]] = {
    "vtlb": _vtlb,
    "planruimte": _planruimte,
    "aanbod": _aanbod,
    "routes": _routes,
}
