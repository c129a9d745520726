from django.db import models


class VerwijzingStatus(models.TextChoices):
    VERSTUURD = "verstuurd", "Verstuurd"
    GEACCEPTEERD = "geaccepteerd", "Geaccepteerd"
    GEWEIGERD = "geweigerd", "Geweigerd"
    AFGEROND = "afgerond", "Afgerond"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


V = VerwijzingStatus
VERWIJZING_WACHT = (V.VERSTUURD,)
VERWIJZING_LOOPT = (V.GEACCEPTEERD,)
# Een weigering blijft open tot de consulent een vervolg kiest: niemand raakt uit beeld.
VERWIJZING_TERUG = (V.GEWEIGERD,)
VERWIJZING_EINDE = (V.AFGEROND, V.INGETROKKEN)
UITLEG_VERWIJZING: dict[VerwijzingStatus, str] = {
    V.VERSTUURD: "De partner heeft de verwijzing en laat weten of hij haar aanneemt.",
    V.GEACCEPTEERD: "De partner is ermee bezig en koppelt op tijd terug.",
    V.GEWEIGERD: "De partner kan dit niet doen; de consulent kiest een vervolg.",
    V.AFGEROND: "De partner is klaar en heeft het resultaat gemeld, of de consulent sloot de verwijzing.",
    V.INGETROKKEN: "De verwijzing is niet meer nodig of de inwoner trok de toestemming in.",
}


class Dienst(models.TextChoices):
    THUISADMINISTRATIE = "thuisadministratie", "Thuisadministratie"
    BUDGETCOACHING = "budgetcoaching", "Budgetcoaching"
    MAATSCHAPPELIJK_WERK = "maatschappelijk_werk", "Maatschappelijk werk"
    VERSLAVINGSZORG = "verslavingszorg", "Verslavingszorg"
    GGZ = "ggz", "Geestelijke gezondheidszorg"
    WONEN = "wonen", "Wonen en huurschuld"
    WERK = "werk", "Werk en inkomen"
    VOEDSELHULP = "voedselhulp", "Voedselhulp"
    SANERINGSKREDIET = "saneringskrediet", "Saneringskrediet"
    OVERIG = "overig", "Overig"


class Toestemmingswijze(models.TextChoices):
    MONDELING = "mondeling", "Mondeling, in een gesprek"
    SCHRIFTELIJK = "schriftelijk", "Schriftelijk, met handtekening"


class Deelveld(models.TextChoices):
    """Gegevens die alleen met toestemming van de inwoner naar de partner gaan."""

    NAAM = "naam", "Naam"
    GEBOORTEDATUM = "geboortedatum", "Geboortedatum"
    ADRES = "adres", "Adres"
    TELEFOON = "telefoon", "Telefoonnummer"
    EMAIL = "email", "E-mailadres"
    HUISHOUDEN = "huishouden", "Samenstelling van het huishouden"
    HULPVRAAG = "hulpvraag", "Hulpvraag"


class Terugkoppelsoort(models.TextChoices):
    ACCEPTATIE = "acceptatie", "Aangenomen"
    WEIGERING = "weigering", "Geweigerd"
    TERUGKOPPELING = "terugkoppeling", "Tussenbericht"
    AFRONDING = "afronding", "Afgerond"


class Resultaat(models.TextChoices):
    DOEL_BEREIKT = "doel_bereikt", "Doel bereikt"
    DEELS_BEREIKT = "deels_bereikt", "Deels bereikt"
    NIET_BEREIKT = "niet_bereikt", "Niet bereikt"
    GEEN_CONTACT = "geen_contact", "Geen contact gekregen"


class Verwijsreden(models.TextChoices):
    """Waar een verwijzing op wacht."""

    REACTIE = "reactie", "De partner reageerde nog niet"
    TERUGKOPPELING = "terugkoppeling", "De partner koppelde nog niet terug"
    VERVOLG = "vervolg", "De partner weigerde; nog geen vervolg gekozen"
