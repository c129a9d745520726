"""Drie wegen naast elkaar: schuldbemiddeling, saneringskrediet en de Wsnp, voor de inwoner en voor de schuldeisers.

Bedragen in euro's; per maand of over de hele looptijd, zoals de naam zegt. De kosten van de Wsnp (salaris van de
bewindvoerder en verschotten) staan niet in deze module: wie vergelijkt, vult ze in met de bron, of laat ze onbekend.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from schuldhulp.lib.geld import euro, rond
from trajecten.rekenregels.invoer import bedrag_melding, maanden_melding, weiger
from trajecten.rekenregels.kosten import bereken_kosten
from trajecten.rekenregels.saneringskrediet import Renteconventie, bereken_saneringskrediet
from trajecten.rekenregels.verdeling import Verdeling, Vordering, controleer_vorderingen, verdeel

WSNP_MAANDEN = 18  # art. 349a lid 1 Fw, sinds 1 juli 2023
NUL = Decimal("0.00")


class Route(StrEnum):
    """De weg naar een schone lei; de tekst is wat op het scherm staat."""

    SCHULDBEMIDDELING = "Schuldbemiddeling"
    SANERINGSKREDIET = "Saneringskrediet"
    WSNP = "Wsnp"


@dataclass(frozen=True)
class Wsnpkosten:
    """Wat in de Wsnp van het gespaarde geld af gaat voor de schuldeisers iets krijgen, over de hele looptijd."""

    bedrag: Decimal
    bron: str


@dataclass(frozen=True)
class Routeuitkomst:
    """Eén route. `betaalt` is wat de inwoner in totaal kwijt is: de kosten plus wat de schuldeisers krijgen.

    `kosten` is None als ze niet bekend zijn; dan is er met nul gerekend. `is_zeker`: de schuldeisers krijgen hun deel
    in één keer bij het begin; anders is het percentage een prognose. `waarom_niet` is leeg als de route kan.
    """

    route: Route
    maanden: int
    per_maand: Decimal
    betaalt: Decimal
    kosten: Decimal | None
    pot: Decimal
    verdeling: Verdeling
    is_zeker: bool
    waarom_niet: str
    toelichting: tuple[str, ...]

    @property
    def voor_schuldeisers(self) -> Decimal:
        """Wat alle schuldeisers samen krijgen."""
        return sum((u.bedrag for u in self.verdeling.uitkeringen), NUL)


@dataclass(frozen=True)
class Routevergelijking:
    """De routes in vaste volgorde, en in gewone taal welke de schuldeisers het meest geeft."""

    routes: tuple[Routeuitkomst, ...]
    toelichting: tuple[str, ...]

    def van(self, route: Route) -> Routeuitkomst:
        """De uitkomst van één route."""
        return next(uit for uit in self.routes if uit.route is route)


def vergelijk_routes(
    *,
    afloscapaciteit: Decimal,
    incidenteel: Decimal,
    maanden: int,
    kostenpercentage: Decimal,
    jaarrente: Decimal,
    vorderingen: Sequence[Vordering],
    renteconventie: Renteconventie = Renteconventie.NOMINAAL,
    wsnpkosten: Wsnpkosten | None = None,
    wsnp_maanden: int = WSNP_MAANDEN,
) -> Routevergelijking:
    """Rekent de drie routes uit met dezelfde afloscapaciteit, hetzelfde eenmalige geld en dezelfde vorderingen.

    `maanden` is de looptijd van de minnelijke regeling, `wsnp_maanden` die van de Wsnp (in de regel 18, art. 349a Fw).
    In alle drie krijgt een preferente schuldeiser het dubbele percentage (art. 349 lid 2 Fw).
    Fout (Rekenfout): een negatief bedrag, een percentage of een aantal maanden buiten zijn grenzen.
    """
    _controleer(afloscapaciteit, incidenteel, wsnp_maanden, wsnpkosten)
    controleer_vorderingen(incidenteel, vorderingen)
    routes = (
        _bemiddeling(afloscapaciteit, incidenteel, maanden, kostenpercentage, vorderingen),
        _krediet(afloscapaciteit, incidenteel, maanden, jaarrente, renteconventie, vorderingen),
        _wsnp(afloscapaciteit, incidenteel, wsnp_maanden, wsnpkosten, vorderingen),
    )
    return Routevergelijking(routes, _vergelijk(routes))


def _controleer(capaciteit: Decimal, incidenteel: Decimal, maanden: int, kosten: Wsnpkosten | None) -> None:
    meldingen = {
        "afloscapaciteit": bedrag_melding(capaciteit),
        "incidenteel": bedrag_melding(incidenteel),
        "wsnp_maanden": maanden_melding(maanden),
    }
    if kosten is not None:
        meldingen["wsnpkosten"] = bedrag_melding(kosten.bedrag)
        meldingen["bron"] = "" if kosten.bron.strip() else "Schrijf op waar de kosten van de Wsnp vandaan komen."
    weiger(meldingen)


def _bemiddeling(
    capaciteit: Decimal, incidenteel: Decimal, maanden: int, percentage: Decimal, vorderingen: Sequence[Vordering]
) -> Routeuitkomst:
    som = bereken_kosten(
        afloscapaciteit=capaciteit, maanden=maanden, kostenpercentage=percentage, incidenteel=incidenteel
    )
    regels = list(som.toelichting)
    if not capaciteit:
        regels.append("Er is geen afloscapaciteit: dit is een schuldregeling zonder afloscapaciteit (NVVK).")
    regels.append("Het percentage is een prognose: verandert het inkomen, dan verandert het.")
    return _uitkomst(
        Route.SCHULDBEMIDDELING, maanden, capaciteit, som.kosten, som.voor_schuldeisers, vorderingen, regels
    )


def _krediet(
    capaciteit: Decimal,
    incidenteel: Decimal,
    maanden: int,
    jaarrente: Decimal,
    conventie: Renteconventie,
    vorderingen: Sequence[Vordering],
) -> Routeuitkomst:
    krediet = bereken_saneringskrediet(
        afloscapaciteit=capaciteit, maanden=maanden, jaarrente=jaarrente, renteconventie=conventie
    )
    pot = krediet.hoofdsom + incidenteel
    regels = [*krediet.toelichting]
    if incidenteel:
        regels.append(f"Met {euro(incidenteel)} aan incidenteel geld is er {euro(pot)} voor de schuldeisers.")
    regels.append("De schuldeisers krijgen dit in één keer; daarna verandert het niet meer.")
    waarom = "" if capaciteit else "Zonder afloscapaciteit kan de inwoner geen krediet terugbetalen."
    return _uitkomst(
        Route.SANERINGSKREDIET, maanden, capaciteit, krediet.rente, pot, vorderingen, regels, waarom_niet=waarom
    )


def _wsnp(
    capaciteit: Decimal,
    incidenteel: Decimal,
    maanden: int,
    kosten: Wsnpkosten | None,
    vorderingen: Sequence[Vordering],
) -> Routeuitkomst:
    gespaard = rond(capaciteit * maanden + incidenteel)
    # Het salaris komt uit de boedel: is die leeg, dan betaalt de inwoner er niet meer bij.
    af = rond(min(kosten.bedrag, gespaard)) if kosten else None
    regels = [
        f"De Wsnp duurt in de regel {maanden} maanden (art. 349a Fw): {maanden} keer {euro(capaciteit)}"
        f"{f' en {euro(incidenteel)} incidenteel geld' if incidenteel else ''} is {euro(gespaard)}."
    ]
    if kosten is None:
        regels.append(
            "De kosten van de bewindvoerder zijn niet ingevuld; er is met nul gerekend. In werkelijkheid is er minder."
        )
    else:
        regels.append(f"Daarvan gaat {euro(af or NUL)} af voor de bewindvoerder en andere kosten ({kosten.bron}).")
    regels.append("Het percentage is een prognose: de rechter stelt de looptijd vast en het inkomen kan veranderen.")
    pot = gespaard - (af or NUL)
    return _uitkomst(Route.WSNP, maanden, capaciteit, af, pot, vorderingen, regels)


def _uitkomst(
    route: Route,
    maanden: int,
    capaciteit: Decimal,
    kosten: Decimal | None,
    pot: Decimal,
    vorderingen: Sequence[Vordering],
    regels: list[str],
    *,
    waarom_niet: str = "",
) -> Routeuitkomst:
    verdeling = verdeel(pot, vorderingen)
    return Routeuitkomst(
        route=route,
        maanden=maanden,
        per_maand=rond(capaciteit),
        betaalt=rond(pot - verdeling.restant + (kosten or NUL)),
        kosten=kosten,
        pot=pot,
        verdeling=verdeling,
        is_zeker=route is Route.SANERINGSKREDIET,
        waarom_niet=waarom_niet,
        toelichting=(*regels, *verdeling.toelichting),
    )


def _vergelijk(routes: tuple[Routeuitkomst, ...]) -> tuple[str, ...]:
    mogelijk = [uit for uit in routes if not uit.waarom_niet]
    meest = max(uit.voor_schuldeisers for uit in mogelijk)
    if not meest:
        return ("In geen van de routes is er geld voor de schuldeisers.",)
    beste = [uit.route.value for uit in mogelijk if uit.voor_schuldeisers == meest]
    regels = [f"Het meeste voor de schuldeisers: {' en '.join(beste)}, met {euro(meest)}."]
    for uit in mogelijk:
        if verschil := meest - uit.voor_schuldeisers:
            regels.append(f"{uit.route.value} geeft {euro(verschil)} minder.")
    if any(uit.is_zeker for uit in mogelijk):
        regels.append("Bij een saneringskrediet staat het bedrag vast. Bij de andere routes is het een prognose.")
    return tuple(regels)
