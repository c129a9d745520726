"""Screenen: de vragenlijst scoren en de keuze van de consulent vastleggen."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from intake.choices import AANMELDING_EINDE, KWADRANT_VOLGEN, Kwadrant, Volgaanleiding, Volguitkomst
from intake.kwadrant import scoor
from intake.models import Aanmelding, Screening
from intake.services.screeningbeleid import gewogen_voor
from intake.services.spoor import log_aanmelding
from intake.services.volgmoment import VolgmomentPlan, lapse_volgmoment, plan_volgmoment
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import vergrendel
from schuldhulp.organisatie.models import Medewerker


def waarom_niet_screenen(aanmelding: Aanmelding) -> str:
    """Waarom screenen nu niet kan; leeg zolang de inwoner in beeld is, ook na het besluit en tijdens het traject."""
    if aanmelding.status not in AANMELDING_EINDE:
        return ""
    if aanmelding.client.aanmeldingen.filter(gemeld_op__gt=aanmelding.gemeld_op).exists():  # type: ignore[attr-defined]
        return "Er is een nieuwere aanmelding van deze inwoner. Screen daar."
    # De app erboven hangt haar traject aan de aanmelding; open werk heeft altijd een datum.
    traject = getattr(aanmelding, "traject", None)
    in_traject = aanmelding.is_toegelaten and (traject is None or traject.actie_uiterlijk_datum is not None)
    if in_traject or aanmelding.client.volgmomenten.open().exists():  # type: ignore[attr-defined]
        return ""
    return "Deze inwoner is niet meer in beeld. Leg een nieuwe aanmelding vast om opnieuw te screenen."


@transaction.atomic
def record_screening(
    aanmelding: Aanmelding,
    *,
    antwoorden: Mapping[str, str],
    vragenlijst: str,
    gekozen: Kwadrant | None = None,
    afwijk_reden: str = "",
    volgmoment: VolgmomentPlan | None = None,
    id_: UUID | None = None,
    door: Medewerker,
    op: datetime,
) -> Screening:
    """Scoort de antwoorden en legt de uitkomst vast met de keuze van de consulent.

    Zonder `gekozen` volgt de consulent de berekening. Wie in "begeleiden" valt of in geen vak past, krijgt een
    volgmoment (`volgmoment`, of wat het beleid zegt). Uit een screening volgt nooit een weigering. Hetzelfde formulier
    (`id_`) twee keer versturen geeft één screening, die ook één keer meetelt in wie hoe vaak afwijkt.
    Fouten: Rekenfout met alle fouten in de antwoorden; Geweigerd als er wordt afgeweken zonder reden, of als de inwoner
    niet meer in beeld is.
    """
    rij = vergrendel(aanmelding)
    if id_ and (eerder := rij.screeningen.filter(pk=id_).first()):
        return eerder
    if reden := waarom_niet_screenen(rij):
        raise Geweigerd(reden)
    gewogen = gewogen_voor(rij.gemeente, dag_van(op), vragenlijst)
    uitkomst = scoor(antwoorden, gewogen.lijst)
    berekend = Kwadrant(uitkomst.kwadrant)
    keuze = gekozen or berekend
    if keuze != berekend and not afwijk_reden.strip():
        raise Geweigerd("U wijkt af van de uitkomst. Schrijf op waarom.")
    screening = Screening.objects.create(
        id=id_ or uuid4(),
        aanmelding=rij,
        vragenlijst=vragenlijst,
        antwoorden=dict(antwoorden),
        weging=gewogen.weging.als_gegevens(),
        berekend=berekend,
        gekozen=keuze,
        afwijk_reden=afwijk_reden.strip(),
        schuld_punten=uitkomst.punten_schuld,
        persoon_punten=uitkomst.punten_persoon,
        toelichting=[asdict(regel) for regel in uitkomst.toelichting],
        advies=list(uitkomst.advies),
        door=door,
        op=op,
    )
    log_aanmelding(rij, Handeling.AANMAKEN, door=door, op=op, wat="screening")
    _volg(rij, keuze, volgmoment, door=door, op=op)
    return screening


def _volg(
    aanmelding: Aanmelding, vak: Kwadrant, plan: VolgmomentPlan | None, *, door: Medewerker, op: datetime
) -> None:
    """Wie in "begeleiden" valt of in geen vak past, krijgt een dag om opnieuw te kijken; een ander vak heft die op."""
    client = aanmelding.client
    vakken = tuple(Volgaanleiding(v) for v in KWADRANT_VOLGEN)
    if vak not in KWADRANT_VOLGEN:
        lapse_volgmoment(client, uitkomst=Volguitkomst.KWADRANT_ANDERS, aanleidingen=vakken, door=door, op=op)
    elif plan is not None or not client.volgmomenten.open().exists():  # type: ignore[attr-defined]
        aanleiding = Volgaanleiding(vak)
        plan = plan or VolgmomentPlan()
        plan_volgmoment(client, aanleiding=aanleiding, aanmelding=aanmelding, door=door, op=op, **vars(plan))
