"""De beslagvrije voet: het deel van het inkomen waar geen beslag op mag (art. 475da-475dc Rv).

Bedragen in euro's per maand, het jaarinkomen in euro's per jaar. Er wordt met breuken gerekend en aan
het eind één keer half-up afgerond: zo komen de maxima van art. 475da lid 1 Rv tot op de cent uit.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from schuldhulp.lib.geld import euro, rond
from schuldhulp.lib.werkdagen import datum_voluit
from trajecten.rekenregels.invoer import bedrag_melding, weiger
from trajecten.rekenregels.normering import Normen, normen_op

NUL = Fraction(0)
NIETS = Decimal(0)
VIJFENNEGENTIG_PROCENT = Fraction(95, 100)
ZONDER_ADRES = Fraction(475, 1000)


class Leefsituatie(StrEnum):
    """De vier leefsituaties van art. 475da lid 1 Rv; een kind is jonger dan 18 en ten laste komend."""

    ALLEENSTAANDE = "alleenstaande"
    ALLEENSTAANDE_OUDER = "alleenstaande_ouder"
    GEHUWD = "gehuwd"
    GEHUWD_MET_KINDEREN = "gehuwd_met_kinderen"

    @property
    def is_paar(self) -> bool:
        """Gehuwd, geregistreerd partner of samenwonend in de zin van art. 3 Participatiewet."""
        return self in {Leefsituatie.GEHUWD, Leefsituatie.GEHUWD_MET_KINDEREN}

    @property
    def is_meerpersoons(self) -> bool:
        """Meer dan één persoon in huis, voor het huurdeel van de formule."""
        return self is not Leefsituatie.ALLEENSTAANDE


@dataclass(frozen=True)
class Onderdelen:
    """De delen van de formule van lid 2, per maand en elk afgerond; vóór het maximum en de aftrek."""

    basis: Decimal
    zorg: Decimal
    huur: Decimal
    kindgebonden_budget: Decimal


@dataclass(frozen=True)
class BeslagvrijeVoet:
    """Uitkomst: het bedrag per maand, waar het uit bestaat, waarom, en de versie van de normen."""

    bedrag: Decimal
    onderdelen: Onderdelen
    toelichting: tuple[str, ...]
    normen: str


def bereken_beslagvrije_voet(
    *,
    peildatum: date,
    leefsituatie: Leefsituatie,
    belastbaar_jaarinkomen: Decimal,
    partner_inkomen_netto: Decimal | None = None,
    eigen_inkomen_netto: Decimal | None = None,
    geen_brp_adres: bool = False,
    maximum_toepassen: bool = True,
) -> BeslagvrijeVoet:
    """Beslagvrije voet op `peildatum` (art. 475da lid 1-4, 475db lid 1 onder a en 475dc lid 1 Rv).

    `belastbaar_jaarinkomen`: van de schuldenaar en zijn echtgenoot samen. De netto inkomens zijn per maand
    met vakantiegeld; dat van de partner ligt niet onder beslag. `maximum_toepassen=False` laat de uitkomst
    van de formule zien zonder het maximum van lid 1. Het vierde lid (geen woonadres in Nederland) gaat
    voor op de formule; de aftrek en de grens van 95% gelden ook dan.
    Fout (Rekenfout): een negatief bedrag, een partnerinkomen zonder partner, een onbekende peildatum.
    """
    controleer_inkomens(leefsituatie, belastbaar_jaarinkomen, partner_inkomen_netto, eigen_inkomen_netto)
    normen = normen_op(peildatum)
    regels = [f"Berekend met de normen die gelden vanaf {datum_voluit(normen.geldig_vanaf)}."]
    if geen_brp_adres:
        voet = _zonder_adres(normen, regels)
        onderdelen = _rond_af((voet, NUL, NUL, NUL))
    else:
        uitkomst = _formule(normen, leefsituatie, Fraction(belastbaar_jaarinkomen))
        onderdelen = _rond_af(uitkomst)
        voet = _begrens(normen, leefsituatie, sum(uitkomst, NUL), onderdelen, maximum_toepassen, regels)
        _wijs_op_lid_7(normen, leefsituatie, belastbaar_jaarinkomen, regels)
    voet = _trek_partner_af(voet, partner_inkomen_netto or NIETS, regels)
    voet = _begrens_op_inkomen(voet, eigen_inkomen_netto, regels)
    regels.append(f"De beslagvrije voet is {euro(rond(voet))} per maand.")
    return BeslagvrijeVoet(rond(voet), onderdelen, tuple(regels), normen.versie)


def controleer_inkomens(
    leefsituatie: Leefsituatie, belastbaar_jaarinkomen: Decimal, partner: Decimal | None, eigen: Decimal | None
) -> None:
    """Fout (Rekenfout): een ongeldig bedrag, of een partnerinkomen bij iemand zonder partner; alles tegelijk."""
    meldingen = {
        "belastbaar_jaarinkomen": bedrag_melding(belastbaar_jaarinkomen),
        "partner_inkomen_netto": bedrag_melding(partner or NIETS),
        "eigen_inkomen_netto": bedrag_melding(eigen or NIETS),
    }
    if partner and not leefsituatie.is_paar:
        meldingen["partner_inkomen_netto"] = "Dit hoort alleen bij gehuwd of gehuwd_met_kinderen."
    weiger(meldingen)


def _formule(n: Normen, leefsituatie: Leefsituatie, inkomen: Fraction) -> tuple[Fraction, ...]:
    """Basis, zorg, huur en kindgebonden budget, niet afgerond (art. 475da lid 2 en 3 Rv). Geen deel is negatief."""
    paar = leefsituatie.is_paar
    norm = n.norm_gehuwden if paar else n.norm_alleenstaande
    boven_drempel = max(inkomen - Fraction(n.drempelinkomen), NUL)
    # Lid 3 noemt "de standaardpremie"; alleen met twee premies voor een paar komen de maxima van lid 1 uit.
    zorg_grens = Fraction(n.standaardpremie) * (2 if paar else 1) / 12
    zorg_grens -= Fraction(n.zorgbedrag_paar if paar else n.zorgbedrag_alleen)
    zorg = min(boven_drempel / 12 * _procent(n.zorg_percentage), zorg_grens)
    kgb = NUL
    if leefsituatie is Leefsituatie.ALLEENSTAANDE_OUDER:
        kgb = boven_drempel / 12 * _procent(n.kgb_percentage)
    elif leefsituatie is Leefsituatie.GEHUWD_MET_KINDEREN:
        kgb = max(boven_drempel - Fraction(n.kgb_verhoging_paar), NUL) / 12 * _procent(n.kgb_percentage)
    return Fraction(norm) * VIJFENNEGENTIG_PROCENT, zorg, _huur(n, leefsituatie, inkomen), kgb


def _huur(n: Normen, leefsituatie: Leefsituatie, inkomen: Fraction) -> Fraction:
    """De laagste van I x F/12 (meerpersoons: I x G/12) en H - J."""
    if leefsituatie.is_meerpersoons:
        ijkpunt, percentage, basishuur = (
            n.inkomensijkpunt_meerpersoons,
            n.huur_percentage_meerpersoons,
            n.basishuur_meerpersoons,
        )
    else:
        ijkpunt, percentage, basishuur = (
            n.inkomensijkpunt_eenpersoons,
            n.huur_percentage_eenpersoons,
            n.basishuur_eenpersoons,
        )
    boven_ijkpunt = max(inkomen - Fraction(ijkpunt), NUL)
    return min(boven_ijkpunt * _procent(percentage) / 12, Fraction(n.maximale_huur - basishuur))


def _zonder_adres(n: Normen, regels: list[str]) -> Fraction:
    voet = Fraction(n.norm_gehuwden) * ZONDER_ADRES
    regels.append(
        f"Zonder woonadres in Nederland in de basisregistratie personen is de voet 47,5% van "
        f"{euro(n.norm_gehuwden)}: {euro(rond(voet))} (art. 475da lid 4 Rv)."
    )
    return voet


def _begrens(
    n: Normen, leefsituatie: Leefsituatie, som: Fraction, delen: Onderdelen, toepassen: bool, regels: list[str]
) -> Fraction:
    regels.append(f"Basis: 95% van de bijstandsnorm is {euro(delen.basis)} (art. 475da lid 2 Rv).")
    for naam, bedrag in (("zorg", delen.zorg), ("huur", delen.huur), ("kinderen", delen.kindgebonden_budget)):
        if bedrag:
            regels.append(f"Erbij voor {naam}: {euro(bedrag)}, omdat de toeslag lager is bij dit inkomen.")
    maximum = Fraction(n.maximum[leefsituatie])
    if not toepassen or som <= maximum:
        return som
    regels.append(
        f"Samen is dat {euro(rond(som))}. Het maximum is {euro(rond(maximum))} voor deze leefsituatie "
        "(art. 475da lid 1 Rv)."
    )
    return maximum


def _wijs_op_lid_7(n: Normen, leefsituatie: Leefsituatie, inkomen: Decimal, regels: list[str]) -> None:
    grens = n.inkomensgrens_lid_7_meer if leefsituatie.is_meerpersoons else n.inkomensgrens_lid_7_alleen
    if inkomen < grens:
        regels.append(
            "Met een eigen woning, of een huurwoning waarvoor geen huurtoeslag kan, is op verzoek een verhoging "
            f"mogelijk: het jaarinkomen is lager dan {euro(grens)} (art. 475da lid 7 Rv). Die zit hier niet in."
        )


def _trek_partner_af(voet: Fraction, partner: Decimal, regels: list[str]) -> Fraction:
    if not partner:
        return voet
    aftrek = min(Fraction(partner), voet / 2)
    regels.append(
        f"Eraf voor het inkomen van de partner: {euro(rond(aftrek))}, ten hoogste de helft "
        "(art. 475db lid 1 onder a Rv)."
    )
    return voet - aftrek


def _begrens_op_inkomen(voet: Fraction, eigen: Decimal | None, regels: list[str]) -> Fraction:
    if eigen is None or voet <= (grens := Fraction(eigen) * VIJFENNEGENTIG_PROCENT):
        return voet
    regels.append(
        f"De voet is niet hoger dan 95% van het eigen inkomen van {euro(eigen)}: {euro(rond(grens))} "
        "(art. 475dc lid 1 Rv)."
    )
    return grens


def _rond_af(delen: tuple[Fraction, ...]) -> Onderdelen:
    return Onderdelen(*(rond(deel) for deel in delen))


def _procent(percentage: Decimal) -> Fraction:
    return Fraction(percentage) / 100
