"""Keuzes bij het budget: posten, perioden en waar een bedrag vandaan komt."""

from django.db import models

from trajecten.rekenregels.budget import Periode


class Postsoort(models.TextChoices):
    INKOMEN = "inkomen", "Inkomsten"
    UITGAVE = "uitgave", "Uitgaven"


class Categorie(models.TextChoices):
    """Waar een post over gaat. Wat met `in_` begint is een inkomen, de rest een uitgave (zie `soort_van`)."""

    LOON = "in_loon", "Loon"
    UITKERING = "in_uitkering", "Uitkering"
    PENSIOEN = "in_pensioen", "AOW of pensioen"
    ONDERNEMING = "in_onderneming", "Winst uit onderneming"
    TOESLAG = "in_toeslag", "Toeslagen"
    KINDERBIJSLAG = "in_kinderbijslag", "Kinderbijslag en kindgebonden budget"
    ALIMENTATIE_IN = "in_alimentatie", "Alimentatie die binnenkomt"
    INKOMEN_ANDERS = "in_anders", "Ander inkomen"
    HUUR = "huur", "Huur of hypotheek"
    ENERGIE = "energie", "Energie"
    WATER = "water", "Water"
    HEFFINGEN = "heffingen", "Heffingen van gemeente en waterschap"
    ZORG = "zorg", "Zorgverzekering en eigen risico"
    VERZEKERING = "verzekering", "Andere verzekeringen"
    TELEFOON = "telefoon", "Telefoon en internet"
    VERVOER = "vervoer", "Vervoer"
    KINDEREN = "kinderen", "Kinderen: opvang en school"
    ALIMENTATIE = "alimentatie", "Alimentatie"
    BEWIND = "bewind", "Bewind of budgetbeheer"
    HUISHOUDEN = "huishouden", "Huishoudgeld"
    KLEDING = "kleding", "Kleding en inventaris"
    ABONNEMENT = "abonnement", "Abonnementen en contributies"
    AFLOSSEN = "aflossen", "Aflossen van schulden"
    UITGAVE_ANDERS = "anders", "Andere uitgave"


def soort_van(categorie: str) -> Postsoort:
    """Is deze categorie een inkomen of een uitgave?"""
    return Postsoort.INKOMEN if categorie.startswith("in_") else Postsoort.UITGAVE


PERIODEN = [(p.name, p.value) for p in Periode]


class Postbron(models.TextChoices):
    """Waar het bedrag van een post vandaan komt."""

    LOONSTROOK = "loonstrook", "Loonstrook"
    SPECIFICATIE = "specificatie", "Uitkeringsspecificatie"
    BESCHIKKING = "beschikking", "Beschikking"
    AFSCHRIFT = "afschrift", "Bankafschrift"
    CONTRACT = "contract", "Contract of polis"
    REKENING = "rekening", "Rekening"
    OPGAVE = "opgave", "Opgave van de inwoner"


class Budgetcontrolestatus(models.TextChoices):
    GEPLAND = "gepland", "Gepland"
    VERNIEUWD = "vernieuwd", "Nieuw budget vastgesteld"
    VERVALLEN = "vervallen", "Niet meer nodig"


B = Budgetcontrolestatus
BUDGETCONTROLE_OPEN = (B.GEPLAND,)
BUDGETCONTROLE_EINDE = (B.VERNIEUWD, B.VERVALLEN)
