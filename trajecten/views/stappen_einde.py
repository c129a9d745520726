"""Afronden, voortijdig beëindigen, en wie het traject behandelt."""

from typing import Any

from intake.forms.volgmoment import lees_plan
from schuldhulp.brieven.services import Concept
from trajecten.choices import EINDE as DICHT
from trajecten.forms.traject import EindeForm, ToewijsForm
from trajecten.forms.wsnp import WsnpForm
from trajecten.models import Traject
from trajecten.permissions import check_toewijzen
from trajecten.services import einde, regeling, wsnp
from trajecten.services import traject as trajecten
from trajecten.services.nazorg import waarom_open
from trajecten.views.stap import Stap, Zet


def _dicht(traject: Traject) -> str:
    return "Dit traject is beëindigd." if traject.status in DICHT else ""


def _beeindiging(zet: Zet) -> Concept:
    g = zet.gegevens
    return einde.concept_beschikking(zet.traject, g["omschrijving"], g["vervolgstap"], zet.door, zet.op)


def _beeindig(zet: Zet) -> object:
    g = zet.gegevens
    return einde.end_early(
        zet.traject,
        reden=g["reden"],
        omschrijving=g["omschrijving"],
        geprobeerd=g["geprobeerd"],
        vervolgstap=g["vervolgstap"],
        volgmoment=lees_plan(g),
        door=zet.door,
        op=zet.op,
        verwacht_versie=zet.versie,
    )


def _verklaring(zet: Zet) -> wsnp.Wsnpverklaring:
    g = zet.gegevens
    return wsnp.Wsnpverklaring(g["rechtbank"], g["motivering"], g["uitleg"], g["vervolgstap"])


def _naar_wsnp(zet: Zet) -> object:
    return wsnp.move_to_wsnp(
        zet.traject,
        verklaring=_verklaring(zet),
        volgmoment=lees_plan(zet.gegevens),
        door=zet.door,
        op=zet.op,
        verwacht_versie=zet.versie,
    )


def _behandelaar(traject: Traject) -> dict[str, Any]:
    return {"behandelaar": traject.behandelaar_id}


def _toewijzen(zet: Zet) -> object:
    behandelaar = zet.gegevens["behandelaar"]
    check_toewijzen(zet.door, zet.traject, behandelaar)
    return trajecten.assign_behandelaar(
        zet.traject, behandelaar=behandelaar, door=zet.door, op=zet.op, verwacht_versie=zet.versie
    )


EINDE: dict[str, Stap] = {
    "afsluiten": Stap(
        naam="Traject afsluiten",
        effect="Het traject is dan met goed gevolg afgerond. De inwoner krijgt een brief dat de hulp klaar is. "
        "Dit kunt u niet terugdraaien.",
        brief=lambda z: regeling.concept_einde(z.traject, door=z.door, op=z.op),
        overgang="close",
        reden=waarom_open,
        dienst=lambda z: regeling.close_traject(z.traject, door=z.door, op=z.op, verwacht_versie=z.versie),
        gelukt="Het traject is afgerond.",
    ),
    "wsnp": Stap(
        naam="Naar de Wsnp",
        effect="De inwoner vraagt met uw verklaring toelating tot de Wsnp (art. 285 Fw). Een voorstel vooraf hoeft "
        "niet als aannemelijk is dat het niet kan slagen. De inwoner krijgt een beschikking. Het traject eindigt hier.",
        overgang="move_to_wsnp",
        form=WsnpForm,
        brief=lambda z: wsnp.concept_verklaring(z.traject, verklaring=_verklaring(z), door=z.door, op=z.op),
        dienst=_naar_wsnp,
        gelukt="Het traject is beëindigd; de inwoner gaat verder via de Wsnp.",
        soort="gevaar",
    ),
    "beeindigen": Stap(
        naam="Voortijdig beëindigen",
        effect="De inwoner krijgt een beschikking met uw motivering en kan bezwaar maken. Open vragen aan "
        "schuldeisers en een open voorstel vervallen. Dit kunt u niet terugdraaien.",
        overgang="end_early",
        form=EindeForm,
        brief=_beeindiging,
        dienst=_beeindig,
        gelukt="Het traject is voortijdig beëindigd.",
        soort="gevaar",
    ),
}
WERKVERDELING: dict[str, Stap] = {
    "toewijzen": Stap(
        naam="Behandelaar kiezen",
        effect="Het traject komt bij deze collega in “Mijn werk”, met het andere open werk van deze inwoner. "
        "Afspraken in de agenda blijven staan. Het telt als één overdracht.",
        reden=_dicht,
        form=ToewijsForm,
        begin=_behandelaar,
        mag=lambda door, traject: check_toewijzen(door, traject, door),
        dienst=_toewijzen,
        gelukt="De behandelaar is gewijzigd.",
        knop="Toewijzen",
    ),
}
