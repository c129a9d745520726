"""Nazorg: hoe wij contact houden, waaraan terugval te zien is, en wat de inwoner ons vraagt."""

from django.db import models


class Nazorgvorm(models.TextChoices):
    TELEFOON = "telefoon", "Telefoon"
    HUISBEZOEK = "huisbezoek", "Huisbezoek"
    KANTOOR = "kantoor", "Op kantoor"
    VIDEO = "video", "Videobellen"
    BERICHT = "bericht", "App, sms of e-mail"


# Bij dreigende terugval telt alleen wie de inwoner echt sprak (basisdienstverlening).
PERSOONLIJK = (Nazorgvorm.TELEFOON, Nazorgvorm.HUISBEZOEK, Nazorgvorm.KANTOOR, Nazorgvorm.VIDEO)


class Terugvalteken(models.TextChoices):
    """Waaraan te zien is dat het weer mis kan gaan."""

    NIEUWE_SCHULD = "nieuwe_schuld", "Er is een nieuwe schuld of aanmaning"
    VASTE_LASTEN = "vaste_lasten", "Huur, energie, water of zorgpremie niet betaald"
    INKOMEN = "inkomen", "Minder inkomen of werk kwijt"
    LENEN = "lenen", "Leent geld of koopt achteraf"
    POST = "post", "Opent de post niet meer"
    LEEFSITUATIE = "leefsituatie", "Scheiding, ziekte, verhuizing of iets anders groots"
    VROEGSIGNAAL = "vroegsignaal", "Melding van een verhuurder, energiebedrijf of zorgverzekeraar"
    BELDE_ZELF = "belde_zelf", "De inwoner belde zelf"


class TerugvalStatus(models.TextChoices):
    OPEN = "open", "Wacht op persoonlijk contact"
    GESPROKEN = "gesproken", "Gesproken"
    NIET_BEREIKT = "niet_bereikt", "Niet bereikt"


TERUGVAL_OPEN = (TerugvalStatus.OPEN,)
TERUGVAL_EINDE = (TerugvalStatus.GESPROKEN, TerugvalStatus.NIET_BEREIKT)


class Terugvalreden(models.TextChoices):
    """Waarom de inwoner na een teken van terugval nog niet is gesproken."""

    NIEMAND = "niemand", "Nog geen behandelaar"
    SPREKEN = "spreken", "De inwoner is nog niet gesproken"


class Terugvaluitkomst(models.TextChoices):
    LUKT_WEER = "lukt_weer", "Het lukt weer, zonder hulp"
    EXTRA_HULP = "extra_hulp", "Extra hulp of een partner geregeld"
    NIEUWE_AANMELDING = "nieuwe_aanmelding", "Meldt zich opnieuw voor schuldhulp"


class NazorgvraagStatus(models.TextChoices):
    OPEN = "open", "Nog geen antwoord"
    BEANTWOORD = "beantwoord", "Beantwoord"
    VERVALLEN = "vervallen", "Vervallen"


NAZORGVRAAG_OPEN = (NazorgvraagStatus.OPEN,)
NAZORGVRAAG_EINDE = (NazorgvraagStatus.BEANTWOORD, NazorgvraagStatus.VERVALLEN)
