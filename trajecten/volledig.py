"""De producten waarmee elke schuldeiser alles krijgt: een betalingsregeling in termijnen, of één krediet ineens.

Bedragen in euro, capaciteit per maand. Na vijf jaar houden wij op met zoeken: dan past een schuldregeling beter.
"""

from decimal import ROUND_CEILING, Decimal

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import euro
from trajecten.rekenregels.saneringskrediet import Renteconventie, bereken_saneringskrediet

MAANDEN_HOOGSTENS = 60
TE_LANG = "Binnen vijf jaar is dit niet helemaal af te lossen; kies een saneringskrediet of schuldbemiddeling."


def maanden_betalingsregeling(*, schuld: Decimal, capaciteit: Decimal, incidenteel: Decimal) -> int:
    """In hoeveel maandelijkse termijnen alles is betaald. Fout: Geweigerd als dat langer duurt dan vijf jaar."""
    rest = max(schuld - incidenteel, Decimal(0))
    maanden = max(1, int((rest / capaciteit).to_integral_value(ROUND_CEILING)))
    if maanden > MAANDEN_HOOGSTENS:
        raise Geweigerd(TE_LANG)
    return maanden


def maanden_herfinanciering(*, schuld: Decimal, capaciteit: Decimal, incidenteel: Decimal, jaarrente: Decimal) -> int:
    """Het kortste krediet dat alles ineens betaalt. Fout: Geweigerd als dat langer duurt dan vijf jaar."""
    for maanden in range(1, MAANDEN_HOOGSTENS + 1):
        krediet = bereken_saneringskrediet(
            afloscapaciteit=capaciteit, maanden=maanden, jaarrente=jaarrente, renteconventie=Renteconventie.NOMINAAL
        )
        if krediet.hoofdsom + incidenteel >= schuld:
            return maanden
    raise Geweigerd(TE_LANG)


def uitleg_volledig(*, schuld: Decimal, maanden: int, is_krediet: bool) -> tuple[str, ...]:
    """Waarom het zo lang duurt, in een zin."""
    hoe = "Eén krediet betaalt alle schulden ineens" if is_krediet else "Alle schulden worden in termijnen betaald"
    return (f"{hoe}: {euro(schuld)}, honderd procent. De inwoner betaalt daarvoor {maanden} maanden.",)
