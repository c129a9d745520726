"""Het vrij te laten bedrag (vtlb): de beslagvrije voet met correcties, elk met een grond en een bewijs.

Art. 295 lid 2 en 3 Fw: vtlb = beslagvrije voet + een nominaal bedrag. De hoofdstukken volgen de inhoudsopgave van het
vtlb-rapport van Recofa (2022 en 2024). De bedragen van de correcties staan in geen openbare bron: iemand voert ze in.
Dit is dus niet de officiële rekenmethode, en doet niet alsof. Bedragen in euro's per maand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from schuldhulp.lib.geld import euro, rond
from trajecten.rekenregels.afloscapaciteit import bereken_afloscapaciteit
from trajecten.rekenregels.beslagvrije_voet import BeslagvrijeVoet, Leefsituatie, bereken_beslagvrije_voet
from trajecten.rekenregels.invoer import bedrag_melding, weiger


class Hoofdstuk(StrEnum):
    """Waar een correctie in het vtlb-rapport staat; de tekst is wat iemand kiest."""

    WOONKOSTEN_VOET = "3 Verhoging van de beslagvrije voet (woonkosten)"
    RESERVERING = "4 Reserveringstoeslag"
    ARBEID = "4 Arbeidstoeslag"
    EIGEN_RISICO = "4 Eigen risico van de zorgverzekering"
    PENSIOEN = "4 Norm voor pensioengerechtigden"
    INDIVIDUELE_LASTEN = "5.1 Individuele lasten"
    WOONKOSTEN = "5.2 Woonkosten boven de grens van de huurtoeslag"
    HEFFINGEN = "5.3 Heffingen van gemeente en waterschap"
    MEDISCH = "5.4 Medische kosten"
    VERVOER = "5.5 Auto en reiskosten"
    STUDIE = "5.6 Studiekosten van kinderen"
    OPVANG = "5.7 Kinderopvang"
    ALIMENTATIE = "5.8 Alimentatie, co-ouderschap en omgang"
    BEHEER = "5.9 Budgetbeheer en beschermingsbewind"
    OVERIG = "5.10 Overige"


# Alleen deze correctie kan volgens de NVVK (2021-05-11) ook negatief uitkomen.
MAG_ERAF = frozenset({Hoofdstuk.INDIVIDUELE_LASTEN})


@dataclass(frozen=True)
class Correctie:
    """Een bedrag boven (of bij 5.1 ook onder) de beslagvrije voet, met waarom en waaruit dat blijkt."""

    hoofdstuk: Hoofdstuk
    bedrag: Decimal
    grond: str
    bewijs: str


@dataclass(frozen=True)
class Vtlb:
    """`bedrag` is het vtlb per maand; `heel` is hetzelfde in hele euro's, zoals DDAS het vraagt."""

    beslagvrije_voet: Decimal
    bedrag: Decimal
    afloscapaciteit: Decimal
    toelichting: tuple[str, ...]
    normen: str

    @property
    def heel(self) -> int:
        """In hele euro's, half-up."""
        return int(self.bedrag.quantize(Decimal(1), rounding=ROUND_HALF_UP))


@dataclass(frozen=True)
class Situatie:
    """Wat de beslagvrije voet nodig heeft: jaarinkomen per jaar, netto inkomens per maand met vakantiegeld."""

    peildatum: date
    leefsituatie: Leefsituatie
    jaarinkomen: Decimal
    inkomen: Decimal
    partner_inkomen: Decimal | None = None
    geen_brp_adres: bool = False


def bereken_vtlb(situatie: Situatie, correcties: Sequence[Correctie]) -> Vtlb:
    """De beslagvrije voet plus de correcties; nooit lager dan de beslagvrije voet (art. 4a lid 5 Wgs).

    Fout (Rekenfout): een negatief bedrag waar dat niet kan, een onbekende peildatum, een correctie zonder grond.
    """
    _controleer(correcties)
    voet = _voet(situatie)
    regels = list(voet.toelichting)
    for c in correcties:
        bewijs = f" Bewijs: {c.bewijs}." if c.bewijs else ""
        regels.append(f"{c.hoofdstuk}: {euro(c.bedrag)}. {c.grond.rstrip('.')}.{bewijs}")
    som = rond(voet.bedrag + sum((c.bedrag for c in correcties), Decimal(0)))
    if som < voet.bedrag:
        regels.append(f"Samen {euro(som)}. Dat is lager dan de beslagvrije voet; dan geldt de voet (art. 4a Wgs).")
    regels.append("De correcties zijn ingevoerd; dit is niet de officiële rekenmethode van Recofa.")
    return _uitkomst(situatie, voet, max(som, voet.bedrag), regels)


def neem_vtlb_over(situatie: Situatie, *, bedrag: Decimal, rapport: str) -> Vtlb:
    """Het vtlb uit een rapport van de officiële rekenmethode. `rapport` zegt welke versie en van welke dag.

    Fout (Rekenfout): het bedrag ligt onder de beslagvrije voet (art. 4a lid 5 Wgs), of is geen bedrag.
    """
    weiger({"bedrag": bedrag_melding(bedrag)})
    voet = _voet(situatie)
    if bedrag < voet.bedrag:
        melding = f"Het vtlb kan niet lager zijn dan de beslagvrije voet van {euro(voet.bedrag)} (art. 4a Wgs)."
        weiger({"bedrag": melding})
    regels = [*voet.toelichting, f"Het vtlb komt uit de officiële rekenmethode: {rapport}."]
    return _uitkomst(situatie, voet, rond(bedrag), regels)


def _voet(s: Situatie) -> BeslagvrijeVoet:
    return bereken_beslagvrije_voet(
        peildatum=s.peildatum,
        leefsituatie=s.leefsituatie,
        belastbaar_jaarinkomen=s.jaarinkomen,
        partner_inkomen_netto=s.partner_inkomen,
        eigen_inkomen_netto=s.inkomen,
        geen_brp_adres=s.geen_brp_adres,
    )


def _uitkomst(s: Situatie, voet: BeslagvrijeVoet, bedrag: Decimal, regels: list[str]) -> Vtlb:
    capaciteit = bereken_afloscapaciteit(inkomen=s.inkomen, vtlb=bedrag)
    regels.append(f"Het vtlb is {euro(bedrag)} per maand.")
    return Vtlb(voet.bedrag, bedrag, capaciteit.bedrag, (*regels, *capaciteit.toelichting), voet.normen)


def _controleer(correcties: Sequence[Correctie]) -> None:
    meldingen = {}
    for nummer, c in enumerate(correcties):
        plaats = f"correcties[{nummer}]"
        meldingen[f"{plaats}.bedrag"] = bedrag_melding(abs(c.bedrag)) or _richting(c)
        meldingen[f"{plaats}.grond"] = "" if c.grond.strip() else "Schrijf op waarom deze correctie nodig is."
    weiger(meldingen)


def _richting(c: Correctie) -> str:
    fout = c.bedrag < 0 and c.hoofdstuk not in MAG_ERAF
    return "Alleen de correctie 5.1 (individuele lasten) kan negatief zijn." if fout else ""
