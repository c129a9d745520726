"""Wat Celery op de klok doet: de outbox legen en de dagelijkse ronde. Beide mogen zo vaak draaien als men wil."""

from celery import shared_task
from django.utils import timezone

from schuldhulp.lib import dagtaken as ronde
from schuldhulp.lib import outbox


@shared_task(name="schuldhulp.lib.tasks.verwerk_outbox")
def verwerk_outbox() -> int:
    """Verwerkt wat openstaat in de outbox, en geeft terug hoeveel dat was."""
    return outbox.verwerk(op=timezone.now())


@shared_task(name="schuldhulp.lib.tasks.dagtaken")
def dagtaken() -> dict[str, int]:
    """Voert uit wat de tijd opeisbaar maakte, en telt per soort."""
    return ronde.draai(timezone.now())
