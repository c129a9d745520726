"""Nazorg, afronden, voortijdig beëindigen, en wie het traject behandelt."""

from typing import Any

from intake.forms.volgmoment import lees_plan
from schuldhulp.brieven.services import Concept
from schuldhulp.lib.fouten import Geweigerd
from trajecten.choices import EINDE as DICHT
from trajecten.choices import TrajectStatus
from trajecten.forms.traject import EindeForm, NazorgForm, ToewijsForm
from trajecten.forms.wsnp import WsnpForm
from trajecten.models import Traject
from trajecten.models.traject import loopt
from trajecten.permissions import check_toewijzen
from trajecten.services import einde, regeling, wsnp
from trajecten.services import traject as trajecten
from trajecten.views.stap import Stap, Zet

JA = "ja"


def _dicht(traject: Traject) -> str:
    return "Dit traject is beëindigd." if traject.status in DICHT else ""


def _nazorg_kan(traject: Traject) -> str:
    if traject.status != TrajectStatus.NAZORG:
        return "Een nazorgcontact hoort bij de nazorg."
    if not loopt(traject):
        return (loopt.__doc__ or "").strip()
    return "" if traject.nazorgmomenten.filter(gehouden_op=None).exists() else "Alle nazorgcontacten zijn vastgelegd."


def _nazorg_open(traject: Traject) -> str:
    is_open = traject.status == TrajectStatus.NAZORG and traject.nazorgmomenten.filter(gehouden_op=None).exists()
    return "Er staat nog een nazorgcontact open." if is_open else ""


def _nazorg(zet: Zet) -> object:
    moment = zet.traject.nazorgmomenten.filter(gehouden_op=None).first()
    if moment is None:
        raise Geweigerd("Alle nazorgcontacten zijn vastgelegd.")
    gaat_goed = zet.gegevens["gaat_goed"]
    return regeling.record_nazorg(
        moment,
        is_bereikt=zet.gegevens["is_bereikt"] == JA,
        gaat_goed=gaat_goed == JA if gaat_goed else None,
        notitie=zet.gegevens["notitie"],
        door=zet.door,
        op=zet.op,
        verwacht_versie=zet.versie,
    )


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
    "nazorg": Stap(
        naam="Nazorg starten",
        effect="De schulden zijn kwijtgescholden. De nazorgcontacten worden gepland volgens het beleid.",
        overgang="start_nazorg",
        dienst=lambda z: regeling.start_nazorg(z.traject, door=z.door, op=z.op, verwacht_versie=z.versie),
        gelukt="De nazorg is begonnen.",
    ),
    "nazorgcontact": Stap(
        naam="Nazorgcontact vastleggen",
        effect="U legt het eerstvolgende geplande contact vast.",
        reden=_nazorg_kan,
        form=NazorgForm,
        dienst=_nazorg,
        gelukt="Het nazorgcontact is vastgelegd.",
    ),
    "afsluiten": Stap(
        naam="Traject afsluiten",
        effect="Het traject is dan met goed gevolg afgerond. De inwoner krijgt een brief dat de hulp klaar is. "
        "Dit kunt u niet terugdraaien.",
        brief=lambda z: regeling.concept_einde(z.traject, door=z.door, op=z.op),
        overgang="close",
        reden=_nazorg_open,
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
