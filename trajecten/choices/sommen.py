"""Keuzes bij de sommen van een dossier: berekeningen en het vtlb."""

from django.db import models

from trajecten.rekenregels.vtlb import Hoofdstuk


class Berekeningsoort(models.TextChoices):
    """Welke som; de waarde is de sleutel van `trajecten.dossiersommen.SOORTEN`."""

    VTLB = "vtlb", "Vtlb en afloscapaciteit"
    PLANRUIMTE = "planruimte", "Beslagvrije voet bij het plan van aanpak"
    AANBOD = "aanbod", "Voorstel aan de schuldeisers"
    ROUTES = "routes", "Vergelijking van routes"


class Vtlbherkomst(models.TextChoices):
    """Hoe het vtlb tot stand kwam."""

    ONDERDELEN = "onderdelen", "Opgebouwd: beslagvrije voet en correcties"
    RAPPORT = "rapport", "Overgenomen uit de officiële rekenmethode"


HOOFDSTUKKEN = [(h.name, h.value) for h in Hoofdstuk]
