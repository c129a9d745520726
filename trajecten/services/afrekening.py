"""Klopt het betaalplan aan het eind van de looptijd?"""

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import euro
from trajecten.models import Betaalplan, Traject
from trajecten.rekenregels.betaalplan import NUL
from trajecten.services.gelden import gelden_van, reservering_van
from trajecten.services.uitkeringsom import bereken_uitkering


def verschillen_van(traject: Traject) -> list[str]:
    """Wat er aan het betaalplan niet klopt, in gewone taal; leeg als alles is betaald en uitgekeerd."""
    plan = Betaalplan.objects.filter(traject=traject).first()
    if plan is None:
        return []
    gelden = gelden_van([plan.pk])[plan.pk]
    regels = []
    open_ = sum(plan.termijnen.values_list("bedrag", flat=True), NUL) - gelden.termijnen
    if open_ > 0:
        regels.append(f"De inwoner betaalde {euro(open_)} minder dan afgesproken.")
    elif open_ < 0:
        regels.append(f"De inwoner betaalde {euro(-open_)} meer dan afgesproken.")
    voor_schuldeisers = plan.krediet_bedrag + plan.incidenteel_bedrag
    if gelden.krediet + gelden.incidenteel < voor_schuldeisers:
        mist = voor_schuldeisers - gelden.krediet - gelden.incidenteel
        regels.append(f"Van het krediet of spaargeld voor de schuldeisers is {euro(mist)} niet ontvangen.")
    saldo = reservering_van(plan, gelden).saldo
    if saldo > 0:
        regels.append(f"Er staat {euro(saldo)} klaar: een schuldeiser heeft geen rekening, of alles is betaald.")
    return regels


def check_afrekening(traject: Traject, verantwoording: str) -> None:
    """Fout: Geweigerd als er nog geld klaarstaat voor schuldeisers, of als een verschil niet is uitgelegd."""
    plan = Betaalplan.objects.filter(traject=traject).first()
    if plan is None:
        return
    som = bereken_uitkering(plan)
    if som.te_betalen:
        raise Geweigerd(f"Er staat nog {euro(som.te_betalen)} klaar voor de schuldeisers. Keer dat eerst uit.")
    if som.saldo < 0:
        raise Geweigerd(f"Er is {euro(-som.saldo)} meer uitgekeerd dan ontvangen. Herstel dat eerst.")
    verschillen = verschillen_van(traject)
    if verschillen and not verantwoording.strip():
        raise Geweigerd(f"{' '.join(verschillen)} Schrijf op waarom de regeling toch klaar is.")
