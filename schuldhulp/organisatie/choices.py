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


class Ondernemershulp(models.TextChoices):
    """Wat een gemeente met ondernemers doet; een keuze van het beleid."""

    GEWOON = "gewoon", "De gemeente helpt zelf, in de gewone volgorde"
    VOORRANG = "voorrang", "De gemeente helpt zelf, met voorrang na gezinnen"
    PARTNER = "partner", "Een partner die ondernemers kent, helpt"


class Fase(models.TextChoices):
    FASE_1 = "fase_1", "Fase 1"
    FASE_2 = "fase_2", "Fase 2"


class Register(models.TextChoices):
    """Waar een gemeente zelf gegevens over inkomen, bezit en schulden mag opvragen (art. 14 en 15 Bgs)."""

    UWV = "uwv", "UWV"
    SVB = "svb", "Sociale Verzekeringsbank"
    BELASTINGDIENST = "belastingdienst", "Belastingdienst"
    TOESLAGEN = "toeslagen", "Dienst Toeslagen"
    DUO = "duo", "DUO"
    KVK = "kvk", "Kamer van Koophandel"
    RDW = "rdw", "RDW (auto's)"
    KADASTER = "kadaster", "Kadaster"
    LBIO = "lbio", "LBIO (alimentatie)"
    BKR = "bkr", "BKR (leningen)"


class Mandaatsoort(models.TextChoices):
    """De besluiten waarvoor het college mandaat kan geven (art. 3a Wgs)."""

    TOELATING = "toelating", "Toelating"
    AFWIJZING = "afwijzing", "Afwijzing"
    INFORMATIE_EN_ADVIES = "informatie_en_advies", "Informatie en advies"
    BESLISSING_OP_BEZWAAR = "beslissing_op_bezwaar", "Beslissing op bezwaar"


# Art. 3a Wgs: mandaat alleen aan wie schuldhulp als doel heeft; een schuldeiser of werkgever heeft dat niet.
ZONDER_MANDAAT = (
    Organisatiesoort.WONINGCORPORATIE,
    Organisatiesoort.ENERGIE,
    Organisatiesoort.ZORGVERZEKERAAR,
    Organisatiesoort.WATER,
    Organisatiesoort.WERKGEVER,
)


class Uitkeringsritme(models.IntegerChoices):
    """Om de hoeveel maanden schuldeisers krijgen wat voor hen gereserveerd is."""

    EINDE = 0, "Alleen aan het eind"
    KWARTAAL = 3, "Elk kwartaal"
    HALF_JAAR = 6, "Elk half jaar"
    JAAR = 12, "Elk jaar"
