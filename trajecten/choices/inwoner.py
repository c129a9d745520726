"""Wat de inwoner zelf van zijn traject ziet en hoort."""

from django.db import models


class TrajectlinkStatus(models.TextChoices):
    """Of een link waarmee de inwoner zijn traject volgt nog geldt (zie UITLEG_TRAJECTLINK)."""

    ACTIEF = "actief", "Geldig"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


TRAJECTLINK_OPEN = (TrajectlinkStatus.ACTIEF,)
TRAJECTLINK_EINDE = (TrajectlinkStatus.INGETROKKEN,)
UITLEG_TRAJECTLINK: dict[TrajectlinkStatus, str] = {
    TrajectlinkStatus.ACTIEF: "De inwoner kan met zijn code en geboortedatum kijken tot de link verloopt.",
    TrajectlinkStatus.INGETROKKEN: "Deze code opent niets meer.",
}


class Mijlpaal(models.TextChoices):
    """Waar de inwoner een bericht over krijgt, in de volgorde van het traject."""

    GESTART = "gestart", "Het traject is begonnen"
    SCHULDEN_BEKEND = "schulden_bekend", "Alle schulden zijn bekend"
    VOORSTEL = "voorstel", "Het voorstel is verstuurd"
    AKKOORD = "akkoord", "De regeling is rond"
    LOOPTIJD = "looptijd", "De looptijd is begonnen"
    HALVERWEGE = "halverwege", "De looptijd is halverwege"
    SCHULDENVRIJ = "schuldenvrij", "De schulden uit de regeling zijn weg"
    NAZORG = "nazorg", "Wij bellen voor de nazorg"


class Mijlpaaluitkomst(models.TextChoices):
    """Wat er met een mijlpaal gebeurde; elk traject komt er per persoon hoogstens één keer langs."""

    GESTUURD = "gestuurd", "Bericht gemaakt"
    AFGEMELD = "afgemeld", "De inwoner wil deze berichten niet"
    GEEN_WEG = "geen_weg", "Geen nummer, e-mailadres of adres"
    INGEHAALD = "ingehaald", "Ingehaald: er was al een volgende mijlpaal"
    TE_OUD = "te_oud", "Te lang geleden om nu nog te melden"
    OVERLEDEN = "overleden", "De inwoner is overleden"
    NIET_GEPAST = "niet_gepast", "Niet elke schuldeiser schold kwijt; de consulent belt zelf"


class Mijlpaalkanaal(models.TextChoices):
    """Hoe de inwoner berichten over zijn traject krijgt."""

    VANZELF = "vanzelf", "Sms, en anders e-mail"
    SMS = "sms", "Sms"
    EMAIL = "email", "E-mail"
    BRIEF = "brief", "Brief"
