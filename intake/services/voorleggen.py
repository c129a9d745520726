"""Een besluit voorbereiden voor wie mandaat heeft, en het daar nemen of teruggeven (art. 3a Wgs)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from intake.choices import Besluitsoort, Volgsoort
from intake.models import Aanmelding, Besluit
from intake.permissions import check_beslissen, check_mandaat
from intake.services.beschikking import geef_terug, liggend_voorstel, maak_bekend, volg_velden, voorbereid
from intake.services.besluit import eis_vervolgstap
from intake.services.spoor import log_aanmelding
from intake.services.volgmoment import VolgmomentPlan, bepaal_dag
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import wissel
from schuldhulp.organisatie.models import Medewerker


@transaction.atomic
def submit_besluit(
    aanmelding: Aanmelding,
    *,
    soort: Besluitsoort,
    motivering: str,
    voorwaarden: Sequence[str] = (),
    vervolgstap: str = "",
    weken_tot_resultaat: int | None = None,
    volgmoment: VolgmomentPlan | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Besluit:
    """Legt een toelating of advies voor aan iemand met mandaat. Er gaat nog niets naar de inwoner.

    Een afwijzing gaat eerst langs de tweede lezer: gebruik daarvoor `submit_afwijzing`. Fouten: Geweigerd bij een
    afwijzing, of een advies zonder vervolgstap.
    """
    check_beslissen(door, aanmelding.gemeente)
    if soort == Besluitsoort.AFWIJZING:
        raise Geweigerd("Een afwijzing gaat eerst naar de tweede lezer.")
    if soort == Besluitsoort.INFORMATIE_EN_ADVIES:
        eis_vervolgstap(vervolgstap)
        bepaal_dag(aanmelding.client, volgmoment or VolgmomentPlan(), op=op)
    rij = wissel(aanmelding, "submit_besluit", door=door, op=op, reden=motivering, verwacht_versie=verwacht_versie)
    besluit = voorbereid(
        rij,
        soort,
        motivering=motivering,
        voorwaarden=list(voorwaarden),
        vervolgstap=vervolgstap,
        weken_tot_resultaat=weken_tot_resultaat,
        **volg_velden(volgmoment, Volgsoort.ADVIES),
        door=door,
        op=op,
    )
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"{besluit.get_soort_display()} voorgelegd")
    return besluit


@transaction.atomic
def confirm_besluit(
    aanmelding: Aanmelding, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Besluit:
    """Neemt het voorgelegde besluit; de beschikking gaat uit. Fout: Geweigerd zonder mandaat."""
    besluit = liggend_voorstel(aanmelding)
    check_mandaat(door, aanmelding.gemeente, besluit.soort, dag_van(op))
    rij = wissel(
        aanmelding,
        "confirm_besluit",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        soort=besluit.soort,
        besloten_op=op,
        datum=dag_van(op),
    )
    return maak_bekend(rij, besluit, genomen_door=door, door=door, op=op)


@transaction.atomic
def return_besluit(
    aanmelding: Aanmelding, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Aanmelding:
    """Wie mandaat heeft is het niet eens en geeft het besluit met een reden terug."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u het besluit teruggeeft.")
    besluit = liggend_voorstel(aanmelding)
    check_mandaat(door, aanmelding.gemeente, besluit.soort, dag_van(op))
    rij = wissel(aanmelding, "return_besluit", door=door, op=op, reden=reden, verwacht_versie=verwacht_versie)
    geef_terug(besluit, reden=reden, door=door, op=op)
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="besluit teruggegeven")
    return rij
