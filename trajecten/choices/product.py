"""Keuzes bij de producten die in en naast een traject lopen, en bij de keuze na de stabilisatie."""

from django.db import models

from trajecten.choices import Onderdeelsoort

# Deze volgen een stap van het traject of van een crisis; een medewerker begint of beëindigt ze niet los.
MET_EEN_STAP = (
    Onderdeelsoort.STABILISATIE,
    Onderdeelsoort.DFD,
    Onderdeelsoort.NAZORG,
    Onderdeelsoort.CRISISINTERVENTIE,
)
LOS_TE_STARTEN = tuple(soort for soort in Onderdeelsoort if soort not in MET_EEN_STAP)
# Hier doet één mens het werk, die niet hoeft in te loggen: een vrijwilliger of een bewindvoerder.
MET_PERSOON = (Onderdeelsoort.THUISADMINISTRATIE, Onderdeelsoort.BESCHERMINGSBEWIND)


class Vervolg(models.TextChoices):
    """Hoe het verdergaat als de stabilisatie klaar is of de vier maanden om zijn."""

    REGELING = "regeling", "Verder naar fase 2: een schuldregeling"
    DUURZAAM = "duurzaam", "Nog geen regeling: duurzame financiële dienstverlening"
    STABILISATIE = "stabilisatie", "Opnieuw stabiliseren"
    STOPPEN = "stoppen", "Het traject beëindigen"


class Producteinde(models.TextChoices):
    """Waarom een product eindigde."""

    KLAAR = "klaar", "Het product is afgerond"
    NIET_MEER_NODIG = "niet_meer_nodig", "Niet meer nodig"
    INWONER = "inwoner", "De inwoner wil stoppen"
    UITVOERDER = "uitvoerder", "De uitvoerder stopt ermee"
    ANDER_PRODUCT = "ander_product", "Er kwam iets anders voor in de plaats"
    TRAJECT = "traject", "Het traject ging verder of eindigde"
    ANDERS = "anders", "Iets anders"


class Productresultaat(models.TextChoices):
    """Wat een product opleverde."""

    BEREIKT = "bereikt", "Het doel is bereikt"
    DEELS = "deels", "Het doel is deels bereikt"
    NIET = "niet", "Het doel is niet bereikt"
    ONBEKEND = "onbekend", "Nog niet te zeggen"
