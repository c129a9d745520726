"""De brieven bij een bezwaar: de ontvangst bevestigen, later beslissen, en de beslissing."""

from datetime import date, datetime

from intake.models import Bezwaar
from intake.termijnen import TermijnSoort, bereken_termijn
from schuldhulp.brieven.services import Concept
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.organisatie.models import Medewerker

SOORTEN = ("ontvangst_bezwaar", "verdaging_bezwaar", "beslissing_op_bezwaar")


def sleutels_van(bezwaar: Bezwaar) -> list[str]:
    """De sleutels van alle brieven die bij dit bezwaar kunnen horen."""
    return [_sleutel(bezwaar, soort) for soort in SOORTEN]


def _sleutel(bezwaar: Bezwaar, soort: str) -> str:
    return f"bezwaar:{bezwaar.pk}:{soort}"


def ontvangstbevestiging(bezwaar: Bezwaar, door: Medewerker) -> Concept:
    """Wij hebben uw bezwaar, en dan hoort u onze beslissing."""
    return _concept(
        bezwaar,
        "ontvangst_bezwaar",
        door,
        besluit_datum=_dag(bezwaar),
        ontvangen_datum=bezwaar.ontvangen_datum.isoformat(),
        is_op_tijd=bezwaar.is_op_tijd,
        beslis_uiterlijk=bezwaar.beslis_uiterlijk_datum.isoformat(),
    )


def verdaging(bezwaar: Bezwaar, door: Medewerker, *, reden: str, uiterlijk: date) -> Concept:
    """De beslissing komt later, waarom, en wanneer dan uiterlijk (art. 7:10 lid 5 Awb)."""
    return _concept(
        bezwaar,
        "verdaging_bezwaar",
        door,
        besluit_datum=_dag(bezwaar),
        motivering=reden,
        beslis_uiterlijk=uiterlijk.isoformat(),
    )


def beslissing(bezwaar: Bezwaar, door: Medewerker, op: datetime) -> Concept:
    """De beslissing op het bezwaar, met de dag tot wanneer beroep bij de rechter kan (art. 6:7 en 6:8 Awb)."""
    beroep = bereken_termijn(TermijnSoort.BEZWAAR, dag_van(op), gelijkgesteld=gelijkgestelde_dagen())
    return _concept(
        bezwaar,
        "beslissing_op_bezwaar",
        door,
        besluit_datum=_dag(bezwaar),
        uitkomst=bezwaar.uitkomst,
        motivering=bezwaar.motivering,
        gevolg=bezwaar.gevolg,
        beroep_uiterlijk=beroep.uiterlijk.isoformat(),
    )


def _dag(bezwaar: Bezwaar) -> str:
    genomen = bezwaar.besluit.genomen_datum
    return genomen.isoformat() if genomen else ""


def _concept(bezwaar: Bezwaar, soort: str, door: Medewerker, **inhoud: object) -> Concept:
    client = bezwaar.client
    return Concept(
        soort=soort,
        sleutel=_sleutel(bezwaar, soort),
        gemeente=bezwaar.gemeente,
        client_id=bezwaar.client_id,
        aan=client.adresregels,
        kenmerk=client.dossiernummer,
        behandelaar=bezwaar.behandelaar or door,
        inhoud=inhoud,
    )
