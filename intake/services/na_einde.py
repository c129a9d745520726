"""Na een einde zonder oplossing blijft iemand in beeld: wie kijkt opnieuw, en wanneer."""

from dataclasses import replace
from datetime import datetime

from intake.choices import Volgaanleiding, Volgsoort, Volguitkomst
from intake.models import Aanmelding, Client, Volgmoment
from intake.services.volgmoment import VolgmomentPlan, lapse_volgmoment, plan_volgmoment
from schuldhulp.organisatie.models import Medewerker

OVERDRAGEN = "Draag warm over aan de nieuwe gemeente, als de inwoner dat goed vindt."


def follow_up(
    client: Client,
    *,
    aanleiding: Volgaanleiding,
    is_overleden: bool,
    is_verhuisd: bool,
    plan: VolgmomentPlan | None,
    aanmelding: Aanmelding | None = None,
    behandelaar: Medewerker | None = None,
    door: Medewerker,
    op: datetime,
) -> Volgmoment | None:
    """Plant wanneer iemand opnieuw kijkt; hoort in de transactie van het einde zelf.

    Na overlijden kijkt niemand meer, en een volgmoment dat nog openstond vervalt. Wie verhuist, wordt warm
    overgedragen. Fouten: zie `plan_volgmoment`.
    """
    if is_overleden:
        lapse_volgmoment(client, uitkomst=Volguitkomst.OVERLEDEN, door=door, op=op)
        return None
    plan = plan or VolgmomentPlan()
    if is_verhuisd:
        plan = replace(plan, soort=Volgsoort.OVERDRACHT, vervolgstap=plan.vervolgstap or OVERDRAGEN)
    return plan_volgmoment(
        client,
        aanleiding=aanleiding,
        aanmelding=aanmelding,
        behandelaar=behandelaar,
        door=door,
        op=op,
        **vars(plan),
    )
