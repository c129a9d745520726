"""Eerbiedigt een plan van aanpak de beslagvrije voet? (art. 4a Wgs, met art. 475c-475e Rv.)

Bedragen in euro's per maand, het jaarinkomen in euro's per jaar.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from schuldhulp.lib.geld import euro, rond
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie, bereken_beslagvrije_voet
from trajecten.rekenregels.invoer import bedrag_melding, weiger


@dataclass(frozen=True)
class Planruimte:
    """Wat de inwoner na de betaling overhoudt, naast de beslagvrije voet."""

    beslagvrije_voet: Decimal
    houdt_over: Decimal
    is_geeerbiedigd: bool
    toelichting: tuple[str, ...]


def toets_planruimte(
    *,
    peildatum: date,
    leefsituatie: Leefsituatie,
    belastbaar_jaarinkomen: Decimal,
    inkomen_netto: Decimal,
    betaling: Decimal,
    partner_inkomen_netto: Decimal | None = None,
) -> Planruimte:
    """Inkomen min de betaling die het plan vraagt, naast de beslagvrije voet op `peildatum`.

    Een plan zonder betaling neemt niets van het inkomen en eerbiedigt de voet altijd, ook bij een heel laag inkomen.
    Fout (Rekenfout): een negatief bedrag, een partnerinkomen zonder partner, een onbekende peildatum.
    """
    weiger({"inkomen_netto": bedrag_melding(inkomen_netto), "betaling": bedrag_melding(betaling)})
    voet = bereken_beslagvrije_voet(
        peildatum=peildatum,
        leefsituatie=leefsituatie,
        belastbaar_jaarinkomen=belastbaar_jaarinkomen,
        partner_inkomen_netto=partner_inkomen_netto,
        eigen_inkomen_netto=inkomen_netto,
    )
    over = rond(inkomen_netto - betaling)
    is_goed = not betaling or over >= voet.bedrag
    regels = list(voet.toelichting)
    regels.append(f"Inkomen {euro(inkomen_netto)} min betaling {euro(betaling)}: er blijft {euro(over)} over.")
    if is_goed:
        regels.append("Het plan eerbiedigt de beslagvrije voet (art. 4a Wgs).")
    else:
        ruimte = max(rond(inkomen_netto - voet.bedrag), Decimal(0))
        regels.append(
            f"Dat is {euro(voet.bedrag - over)} te weinig. Ten hoogste {euro(ruimte)} per maand past in dit plan "
            "(art. 4a Wgs)."
        )
    return Planruimte(voet.bedrag, over, is_goed, tuple(regels))
