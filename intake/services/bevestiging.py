"""De bevestiging dat een vraag om hulp binnen is."""

from datetime import datetime

from django.db import transaction

from intake.choices import AanmeldingStatus
from intake.models import Aanmelding
from intake.services.spoor import log_aanmelding
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import vergrendel
from schuldhulp.organisatie.models import Medewerker


def concept_bevestiging(aanmelding: Aanmelding, *, door: Medewerker) -> Concept:
    """De brief die zegt dat de vraag binnen is en wanneer het gesprek uiterlijk is; nog niet verstuurd."""
    gemeld, uiterlijk = aanmelding.gemeld_op, aanmelding.gesprek_uiterlijk_datum
    assert gemeld and uiterlijk, "register_aanmelding start de klok"  # noqa: S101
    return Concept(
        soort="bevestiging_aanmelding",
        sleutel=f"aanmelding:{aanmelding.pk}:bevestiging",
        gemeente=aanmelding.gemeente,
        client_id=aanmelding.client_id,
        aan=aanmelding.client.adresregels,
        kenmerk=aanmelding.client.dossiernummer,
        behandelaar=aanmelding.behandelaar or door,
        inhoud={
            "gemeld_datum": dag_van(gemeld).isoformat(),
            "gesprek_uiterlijk": uiterlijk.isoformat(),
            "is_bedreigend": bool(aanmelding.is_crisis),
        },
    )


def waarom_geen_bevestiging(aanmelding: Aanmelding) -> str:
    """Waarom deze aanmelding nu geen bevestiging krijgt; leeg als zij kan."""
    if aanmelding.status != AanmeldingStatus.GEMELD:
        return "Een bevestiging gaat uit zolang er nog geen gesprek is gepland."
    if Brief.objects.filter(sleutel=f"aanmelding:{aanmelding.pk}:bevestiging").exists():
        return "De bevestiging is al verstuurd."
    return ""


@transaction.atomic
def send_bevestiging(aanmelding: Aanmelding, *, door: Medewerker, op: datetime) -> Brief:
    """Stuurt de bevestiging, één keer per aanmelding. Fout: Geweigerd als zij al uit is of niet meer past."""
    rij = vergrendel(aanmelding)
    if reden := waarom_geen_bevestiging(rij):
        raise Geweigerd(reden)
    brief = verstuur(concept_bevestiging(rij, door=door), door=door, op=op)
    log_aanmelding(rij, Handeling.VERSTUREN, door=door, op=op, wat="bevestiging van de aanmelding")
    return brief
