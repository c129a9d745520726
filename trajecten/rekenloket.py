"""Het rekenloket: JSON erin, JSON eruit, voor `manage.py bereken` en de open rekenhulp van de API.

Sleutels zijn Nederlands en camelCase, bedragen tekst met twee decimalen, datums ISO. Alle fouten in de
invoer komen tegelijk terug als `Rekenfout`; een onbekende sleutel is een fout. JSON-getallen worden als Decimal
gelezen (`lees_json`): een binair kommagetal wordt geweigerd, want daar kan een cent in zoek zijn.
"""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from intake.kwadrant import HUIDIGE_VERSIE, laad_vragenlijst, scoor
from intake.termijnen import TermijnSoort, bereken_termijn
from schuldhulp.lib.fouten import Rekenfout, Veldfout
from schuldhulp.lib.werkdagen import GELIJKGESTELDE_DAGEN
from trajecten.rekeninvoer import Lezer
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie, bereken_beslagvrije_voet, controleer_inkomens
from trajecten.rekenregels.kosten import MAXIMUM_KOSTENPERCENTAGE, bereken_kosten
from trajecten.rekenregels.normering import normen_op
from trajecten.rekenregels.saneringskrediet import MAXIMUM_JAARRENTE, Renteconventie, bereken_saneringskrediet
from trajecten.rekenregels.verdeling import Vordering, controleer_vorderingen, verdeel

MAXIMUM_VORDERINGEN = 10_000
# De uitkomst volgens het contract, en de uitleg regel voor regel.
Uitkomst = tuple[dict[str, Any], tuple[str, ...]]


def bereken(soort: str, invoer: object, *, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> dict[str, Any]:
    """Rekent `soort` (een sleutel van SOORTEN) uit over `invoer`, zoals `lees_json` die geeft.

    `gelijkgesteld`: de dagen die voor de termijnen met een feestdag gelijkgesteld zijn.
    Fout (Rekenfout): een onbekende soort, of alles wat er aan de invoer mis is.
    """
    return bereken_met_uitleg(soort, invoer, gelijkgesteld=gelijkgesteld)[0]


def bereken_met_uitleg(
    soort: str, invoer: object, *, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN
) -> Uitkomst:
    """Als `bereken`, met de uitleg regel voor regel ernaast: het contract van de API kent die niet bij elke soort."""
    if soort not in SOORTEN:
        raise Rekenfout([Veldfout(veld="soort", melding=f"Kies uit: {', '.join(SOORTEN)}.")])
    if not isinstance(invoer, dict):
        raise Rekenfout([Veldfout(veld="invoer", melding="De invoer moet een JSON-object zijn.")])
    if soort == "termijn":
        return _termijn(invoer, gelijkgesteld)
    return SOORTEN[soort](invoer)


def lees_json(tekst: str | bytes) -> Any:
    """Leest JSON met getallen als Decimal. Fout (Rekenfout): geen JSON, NaN, of een sleutel die twee keer voorkomt."""
    try:
        if isinstance(tekst, bytes):
            tekst = tekst.decode("utf-8-sig")
        return json.loads(tekst, parse_float=Decimal, parse_constant=_weiger_constante, object_pairs_hook=_object)
    except (ValueError, ArithmeticError, RecursionError) as fout:
        raise Rekenfout([Veldfout(veld="invoer", melding="De invoer is geen geldige JSON in UTF-8.")]) from fout


def _weiger_constante(naam: str) -> NoReturn:
    raise ValueError(naam)


def _object(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    uit = dict(paren)
    if len(uit) != len(paren):
        aantal = Counter(naam for naam, _ in paren)
        raise Rekenfout(
            Veldfout(veld=naam, melding="Dit veld komt twee keer voor.") for naam, n in aantal.items() if n > 1
        )
    return uit


def _beslagvrije_voet(invoer: dict[str, Any]) -> Uitkomst:
    lezer = Lezer(
        invoer,
        ("peildatum", "leefsituatie", "belastbaarJaarinkomen"),
        ("partnerInkomenNetto", "eigenInkomenNetto", "geenBrpAdres", "maximumToepassen"),
    )
    peildatum = lezer.datum("peildatum")
    leefsituatie = lezer.keuze("leefsituatie", Leefsituatie)
    jaarinkomen = lezer.bedrag("belastbaarJaarinkomen")
    partner = lezer.bedrag("partnerInkomenNetto") if lezer.heeft("partnerInkomenNetto") else None
    eigen = lezer.bedrag("eigenInkomenNetto") if lezer.heeft("eigenInkomenNetto") else None
    geen_adres = lezer.ja_nee("geenBrpAdres", standaard=False)
    maximum = lezer.ja_nee("maximumToepassen", standaard=True)
    lezer.probeer(lambda: normen_op(peildatum))
    if not lezer.is_fout("leefsituatie"):
        lezer.probeer(lambda: controleer_inkomens(leefsituatie, jaarinkomen, partner, eigen))
    lezer.klaar()
    uit = bereken_beslagvrije_voet(
        peildatum=peildatum,
        leefsituatie=leefsituatie,
        belastbaar_jaarinkomen=jaarinkomen,
        partner_inkomen_netto=partner,
        eigen_inkomen_netto=eigen,
        geen_brp_adres=geen_adres,
        maximum_toepassen=maximum,
    )
    uitkomst = {
        "bedrag": _geld(uit.bedrag),
        "onderdelen": {
            "basis": _geld(uit.onderdelen.basis),
            "zorg": _geld(uit.onderdelen.zorg),
            "huur": _geld(uit.onderdelen.huur),
            "kindgebondenBudget": _geld(uit.onderdelen.kindgebonden_budget),
        },
        "toelichting": list(uit.toelichting),
        "normen": uit.normen,
    }
    return uitkomst, uit.toelichting


def _verdeling(invoer: dict[str, Any]) -> Uitkomst:
    lezer = Lezer(invoer, ("pot", "vorderingen"))
    pot = lezer.bedrag("pot")
    vorderingen = []
    for deel in lezer.lijst("vorderingen", ("id", "bedrag", "preferent"), MAXIMUM_VORDERINGEN):
        vorderingen.append(Vordering(deel.tekst("id"), deel.bedrag("bedrag"), deel.ja_nee("preferent")))
    lezer.probeer(lambda: controleer_vorderingen(pot, vorderingen))
    lezer.klaar()
    uit = verdeel(pot, vorderingen)
    uitkomst = {
        "percentagePreferent": None if uit.percentage_preferent is None else _geld(uit.percentage_preferent),
        "percentageConcurrent": None if uit.percentage_concurrent is None else _geld(uit.percentage_concurrent),
        "uitkeringen": [{"id": u.id, "bedrag": _geld(u.bedrag)} for u in uit.uitkeringen],
        "restant": _geld(uit.restant),
    }
    return uitkomst, uit.toelichting


def _saneringskrediet(invoer: dict[str, Any]) -> Uitkomst:
    lezer = Lezer(invoer, ("afloscapaciteit", "maanden", "jaarrente", "renteconventie"))
    capaciteit = lezer.bedrag("afloscapaciteit")
    maanden = lezer.maanden("maanden")
    jaarrente = lezer.percentage("jaarrente", MAXIMUM_JAARRENTE)
    conventie = lezer.keuze("renteconventie", Renteconventie)
    lezer.klaar()
    uit = bereken_saneringskrediet(
        afloscapaciteit=capaciteit, maanden=maanden, jaarrente=jaarrente, renteconventie=conventie
    )
    return {"hoofdsom": _geld(uit.hoofdsom), "rente": _geld(uit.rente)}, uit.toelichting


def _kosten(invoer: dict[str, Any]) -> Uitkomst:
    lezer = Lezer(invoer, ("afloscapaciteit", "maanden", "kostenpercentage", "incidenteel"))
    capaciteit = lezer.bedrag("afloscapaciteit")
    maanden = lezer.maanden("maanden")
    percentage = lezer.percentage("kostenpercentage", MAXIMUM_KOSTENPERCENTAGE)
    incidenteel = lezer.bedrag("incidenteel")
    lezer.klaar()
    uit = bereken_kosten(
        afloscapaciteit=capaciteit, maanden=maanden, kostenpercentage=percentage, incidenteel=incidenteel
    )
    return {"kosten": _geld(uit.kosten), "voorSchuldeisers": _geld(uit.voor_schuldeisers)}, uit.toelichting


def _termijn(invoer: dict[str, Any], gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> Uitkomst:
    lezer = Lezer(invoer, ("soort", "start"))
    soort = lezer.keuze("soort", TermijnSoort)
    start = lezer.datum("start")
    lezer.klaar()
    uit = bereken_termijn(soort, start, gelijkgesteld=gelijkgesteld)
    return {"uiterlijk": uit.uiterlijk.isoformat(), "toelichting": list(uit.toelichting)}, uit.toelichting


def _kwadrant(invoer: dict[str, Any]) -> Uitkomst:
    versie, antwoorden = HUIDIGE_VERSIE, invoer
    if "antwoorden" in invoer or "vragenlijst" in invoer:
        lezer = Lezer(invoer, ("antwoorden",), ("vragenlijst",))
        versie = lezer.tekst("vragenlijst") if lezer.heeft("vragenlijst") else HUIDIGE_VERSIE
        antwoorden = lezer.onderdeel("antwoorden")
        lezer.probeer(lambda: laad_vragenlijst(versie))
        lezer.klaar()
    uit = scoor(antwoorden, laad_vragenlijst(versie))
    uitkomst = {
        "kwadrant": uit.kwadrant.value,
        "schuldsituatie": uit.schuldsituatie.value,
        "schuldenaar": uit.schuldenaar.value,
        "advies": list(uit.advies),
        "toelichting": [
            {"vraag": w.vraag, "antwoord": w.antwoord, "gewicht": w.gewicht, "richting": w.richting.value}
            for w in uit.toelichting
        ],
    }
    return uitkomst, tuple(f"{w.vraag}: {w.antwoord} ({w.gewicht}, {w.richting.value})" for w in uit.toelichting)


def _geld(bedrag: Decimal) -> str:
    return f"{bedrag:.2f}"


SOORTEN: dict[str, Callable[[dict[str, Any]], Uitkomst]] = {
    "beslagvrije-voet": _beslagvrije_voet,
    "verdeling": _verdeling,
    "saneringskrediet": _saneringskrediet,
    "kosten": _kosten,
    "termijn": _termijn,
    "kwadrant": _kwadrant,
}
