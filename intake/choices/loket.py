from django.db import models


class Gewicht(models.TextChoices):
    """De triage van het aanmeldpunt (intake.triage)."""

    LICHT = "licht", "Licht"
    ZWAAR = "zwaar", "Zwaar"


class Problematiek(models.TextChoices):
    ENKELVOUDIG = "enkelvoudig", "Enkelvoudig: alleen geld"
    MEERVOUDIG = "meervoudig", "Meervoudig: ook iets anders"


class Schuldeisers(models.TextChoices):
    """Bij hoeveel bedrijven iemand achterloopt (intake.triage)."""

    GEEN = "geen", "Nergens"
    EEN = "een", "Bij één bedrijf"
    PAAR = "paar", "Bij twee of drie bedrijven"
    MEER = "meer", "Bij vier of meer bedrijven"
    ONBEKEND = "onbekend", "De inwoner weet het niet"


class VasteLasten(models.TextChoices):
    """Of de vaste lasten deze maand betaald worden (intake.triage)."""

    BETAALD = "betaald", "Ja"
    NET = "net", "Net wel, of maar een deel op tijd"
    NIET = "niet", "Nee"
