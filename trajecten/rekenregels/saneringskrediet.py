"""Saneringskrediet: het krediet dat de cliënt met zijn afloscapaciteit kan terugbetalen.

Welke maandrente hoort bij een jaarrente staat in geen bron vast; daarom kiest de gemeente de conventie:
nominaal (jaarrente / 12) of effectief ((1 + jaarrente)^(1/12) - 1).
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

from schuldhulp.lib.geld import euro, rond
from trajecten.rekenregels.invoer import bedrag_melding, maanden_melding, percentage_melding, weiger

MAXIMUM_JAARRENTE = Decimal(100)


class Renteconventie(StrEnum):
    """Hoe een jaarrente een maandrente wordt."""

    NOMINAAL = "nominaal"
    EFFECTIEF = "effectief"


@dataclass(frozen=True)
class Saneringskrediet:
    """`hoofdsom` gaat ineens naar de schuldeisers; `rente` is wat de cliënt in totaal meer terugbetaalt. In euro's."""

    hoofdsom: Decimal
    rente: Decimal
    toelichting: tuple[str, ...]


def bereken_saneringskrediet(
    *, afloscapaciteit: Decimal, maanden: int, jaarrente: Decimal, renteconventie: Renteconventie
) -> Saneringskrediet:
    """Contante waarde van gelijke maandbedragen: capaciteit x (1 - (1 + i)^-n) / i, bij rente 0 capaciteit x n.

    `afloscapaciteit` per maand in euro's, `jaarrente` als percentage (6 is 6%).
    Fout (Rekenfout): een negatief bedrag, een rente buiten 0-100 of maanden buiten 1-120.
    """
    weiger(
        {
            "afloscapaciteit": bedrag_melding(afloscapaciteit),
            "maanden": maanden_melding(maanden),
            "jaarrente": percentage_melding(jaarrente, MAXIMUM_JAARRENTE),
        }
    )
    terug = rond(afloscapaciteit * maanden)
    # 60 cijfers: ook na duizenden vermenigvuldigingen blijft de cent zeker.
    with localcontext(prec=60):
        maandrente = _maandrente(jaarrente, renteconventie)
        factor = (1 - (1 + maandrente) ** -maanden) / maandrente if maandrente else Decimal(maanden)
        hoofdsom = rond(afloscapaciteit * factor)
    regels = (
        f"De inwoner betaalt {maanden} keer {euro(afloscapaciteit)} terug: {euro(terug)}.",
        f"Bij {str(jaarrente).replace('.', ',')}% rente per jaar ({renteconventie}) is daarvan "
        f"{euro(terug - hoofdsom)} rente.",
        f"Het krediet voor de schuldeisers is {euro(hoofdsom)}.",
    )
    return Saneringskrediet(hoofdsom, terug - hoofdsom, regels)


def _maandrente(jaarrente: Decimal, conventie: Renteconventie) -> Decimal:
    rente = jaarrente / 100
    if conventie is Renteconventie.NOMINAAL:
        return rente / 12
    return (1 + rente) ** (Decimal(1) / 12) - 1
