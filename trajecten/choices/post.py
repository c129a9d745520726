"""Wat wij schuldeisers sturen en wat zij terugsturen, in de woorden van het Schuldenknooppunt."""

from django.db import models


class HeroverwegingStatus(models.TextChoices):
    GEVRAAGD = "gevraagd", "Gevraagd"
    INGESTEMD = "ingestemd", "Stemt alsnog in"
    GEWEIGERD = "geweigerd", "Blijft weigeren"
    STIL = "stil", "Geen reactie"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


H = HeroverwegingStatus
HEROVERWEGING_OPEN = (H.GEVRAAGD,)
HEROVERWEGING_EINDE = (H.INGESTEMD, H.GEWEIGERD, H.STIL, H.INGETROKKEN)
UITLEG_HEROVERWEGING: dict[HeroverwegingStatus, str] = {
    H.GEVRAAGD: "De schuldeiser is gevraagd zijn antwoord te heroverwegen; de termijn loopt.",
    H.INGESTEMD: "De schuldeiser stemt alsnog in met het voorstel.",
    H.GEWEIGERD: "De schuldeiser blijft bij zijn weigering.",
    H.STIL: "Er kwam geen antwoord; de weigering blijft staan.",
    H.INGETROKKEN: "De vraag is niet meer nodig, want het voorstel verviel of het traject eindigde.",
}


class Richting(models.TextChoices):
    UIT = "uit", "Verstuurd"
    IN = "in", "Ontvangen"


class Kanaal(models.TextChoices):
    """Langs welke weg een bericht gaat. De eerste vier kunnen wij kiezen, de andere gebruikt de schuldeiser."""

    BRIEF = "brief", "Brief"
    EMAIL = "email", "E-mail"
    KNOOPPUNT = "knooppunt", "Schuldenknooppunt"
    LIJST = "lijst", "Collectieve lijst"
    CODE = "code", "Code uit de brief"
    API = "api", "Koppeling"
    TELEFOON = "telefoon", "Telefoon"


UITGAANDE_KANALEN = (Kanaal.BRIEF, Kanaal.EMAIL, Kanaal.KNOOPPUNT, Kanaal.LIJST)
# Wat een consulent kan kiezen bij een antwoord dat hij zelf invoert.
INKOMENDE_KANALEN = (Kanaal.BRIEF, Kanaal.EMAIL, Kanaal.KNOOPPUNT, Kanaal.LIJST, Kanaal.TELEFOON)
# Afsprakenstelsel van het Schuldenknooppunt: antwoord binnen tien werkdagen.
KNOOPPUNT_WERKDAGEN = 10


class Postsoort(models.TextChoices):
    """De soorten berichten van het Schuldenknooppunt: eerst die van ons, dan die van de schuldeiser."""

    KENNISGEVING = "kennisgeving", "Kennisgeving"
    SALDOVERZOEK = "saldoverzoek", "Saldoverzoek"
    BETAALVOORSTEL = "betaalvoorstel", "Betaalvoorstel"
    HEROVERWEGING = "heroverweging", "Heroverweging"
    AKKOORD = "akkoord", "Regeling tot stand gekomen"
    BEEINDIGING = "beeindiging", "Regeling beëindigd"
    STATUS = "status", "Stand van zaken"
    KENNISGEVING_ANTWOORD = "kennisgeving_antwoord", "Antwoord op de kennisgeving"
    SALDO_ANTWOORD = "saldo_antwoord", "Saldo-opgave"
    SALDO_VOORAF_AKKOORD = "saldo_vooraf_akkoord", "Saldo-opgave, vooraf akkoord"
    VOORSTEL_ANTWOORD = "voorstel_antwoord", "Antwoord op het voorstel"
    GEEN_MEDEWERKING = "geen_medewerking", "Geen medewerking"
    STATUSBERICHT = "statusbericht", "Bericht van de schuldeiser"
    STATUSVERZOEK = "statusverzoek", "Vraag naar de stand"


P = Postsoort
UITGAAND = (P.KENNISGEVING, P.SALDOVERZOEK, P.BETAALVOORSTEL, P.HEROVERWEGING, P.AKKOORD, P.BEEINDIGING, P.STATUS)
INKOMEND = tuple(soort for soort in P if soort not in UITGAAND)
# Deze kunnen op elk moment komen; de andere antwoorden horen bij een vraag met een eigen termijn.
LOS_INKOMEND = (P.KENNISGEVING_ANTWOORD, P.GEEN_MEDEWERKING, P.STATUSBERICHT, P.STATUSVERZOEK)


class Trede(models.TextChoices):
    """Wat er bij elke herinnering gebeurt; het beleid zegt hoeveel treden er zijn."""

    HERINNERING = "herinnering", "Herinnering"
    NABELLEN = "nabellen", "Tweede herinnering, en nabellen"
    LAATSTE = "laatste", "Laatste herinnering, en de teamleider kijkt mee"


LADDER = (Trede.HERINNERING, Trede.NABELLEN, Trede.LAATSTE)


def trede_van(nummer: int) -> Trede:
    """Welke trede de zoveelste herinnering is, vanaf 1; wat boven de ladder komt, is de laatste."""
    return LADDER[min(nummer, len(LADDER)) - 1]


class Taaksoort(models.TextChoices):
    """Werk dat uit de post met een schuldeiser volgt."""

    NABELLEN = "nabellen", "Schuldeiser nabellen"
    MEEKIJKEN = "meekijken", "Schuldeiser blijft stil: meekijken"
    LEZEN = "lezen", "Bericht van een schuldeiser lezen"
    STAND = "stand", "Schuldeiser vraagt naar de stand"


class TaakStatus(models.TextChoices):
    OPEN = "open", "Te doen"
    GEDAAN = "gedaan", "Gedaan"
    VERVALLEN = "vervallen", "Niet meer nodig"


TAAK_OPEN = (TaakStatus.OPEN,)
TAAK_EINDE = (TaakStatus.GEDAAN, TaakStatus.VERVALLEN)
