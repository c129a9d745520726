from django.db import models


class Organisatiesoort(models.TextChoices):
    GEMEENTE = "gemeente", "Gemeente"
    REGIONAAL = "regionale_sociale_dienst", "Regionale sociale dienst"
    KREDIETBANK = "kredietbank", "Kredietbank"
    MAATSCHAPPELIJK_WERK = "maatschappelijk_werk", "Maatschappelijk werk"
    VRIJWILLIGERS = "vrijwilligersorganisatie", "Vrijwilligersorganisatie"
    WONINGCORPORATIE = "woningcorporatie", "Woningcorporatie"
    ENERGIE = "energie", "Energieleverancier"
    ZORGVERZEKERAAR = "zorgverzekeraar", "Zorgverzekeraar"
    WATER = "water", "Drinkwaterbedrijf"
    WERKGEVER = "werkgever", "Werkgever"
    OVERIG = "overig", "Overig"


class Fase(models.TextChoices):
    FASE_1 = "fase_1", "Fase 1"
    FASE_2 = "fase_2", "Fase 2"
