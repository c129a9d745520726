"""Besluiten die meteen vallen: toelaten of adviseren, door wie mandaat heeft (Wgs art. 3a en 4a)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from intake.choices import Besluitsoort, Volgsoort
from intake.models import Aanmelding, Besluit
from intake.permissions import check_mandaat
from intake.services.beschikking import maak_bekend, volg_velden, voorbereid
from intake.services.volgmoment import VolgmomentPlan, bepaal_dag
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import wissel
from schuldhulp.organisatie.models import Medewerker


@transaction.atomic
def admit(
    aanmelding: Aanmelding,
    *,
    motivering: str,
    voorwaarden: Sequence[str] = (),
    weken_tot_resultaat: int,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Besluit:
    """Laat de inwoner toe tot schuldhulpverlening; de beschikking gaat de deur uit en de bezwaartermijn begint.

    Fout: Geweigerd als de organisatie van `door` hiervoor geen mandaat heeft.
    """
    check_mandaat(door, aanmelding.gemeente, Besluitsoort.TOELATING, dag_van(op))
    rij = wissel(
        aanmelding,
        "admit",
        door=door,
        op=op,
        reden=motivering,
        verwacht_versie=verwacht_versie,
        besloten_op=op,
        datum=dag_van(op),
    )
    besluit = voorbereid(
        rij,
        Besluitsoort.TOELATING,
        motivering=motivering,
        voorwaarden=list(voorwaarden),
        weken_tot_resultaat=weken_tot_resultaat,
        door=door,
        op=op,
    )
    return maak_bekend(rij, besluit, genomen_door=door, door=door, op=op)


@transaction.atomic
def advise(
    aanmelding: Aanmelding,
    *,
    motivering: str,
    vervolgstap: str,
    volgmoment: VolgmomentPlan | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Besluit:
    """Sluit af met informatie en advies, met een besluit waartegen bezwaar openstaat.

    Fouten: Geweigerd zonder vervolgstap, of zonder mandaat.
    """
    eis_vervolgstap(vervolgstap)
    check_mandaat(door, aanmelding.gemeente, Besluitsoort.INFORMATIE_EN_ADVIES, dag_van(op))
    bepaal_dag(aanmelding.client, volgmoment or VolgmomentPlan(), op=op)
    rij = wissel(
        aanmelding,
        "advise",
        door=door,
        op=op,
        reden=motivering,
        verwacht_versie=verwacht_versie,
        besloten_op=op,
        datum=dag_van(op),
    )
    besluit = voorbereid(
        rij,
        Besluitsoort.INFORMATIE_EN_ADVIES,
        motivering=motivering,
        vervolgstap=vervolgstap,
        **volg_velden(volgmoment, Volgsoort.ADVIES),
        door=door,
        op=op,
    )
    return maak_bekend(rij, besluit, genomen_door=door, door=door, op=op)


def eis_vervolgstap(vervolgstap: str) -> None:
    """Niemand verdwijnt uit beeld: zonder toelating staat er altijd wat de inwoner nu kan doen."""
    if not vervolgstap.strip():
        raise Geweigerd("Schrijf op wat de inwoner nu kan doen. Zonder vervolgstap geen besluit.")
