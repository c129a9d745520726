"""Keuzes van de looptijd: betalingen van de inwoner, ontvangsten, uitkeringen en achterstanden."""

from django.db import models


class Geldstroom(models.TextChoices):
    """Waar de betalingen van de inwoner heen gaan."""

    RESERVEREN = "reserveren", "Wij reserveren de betalingen en keren uit aan de schuldeisers"
    KREDIET = "krediet", "De inwoner betaalt het krediet terug aan de kredietverstrekker"
    GEEN = "geen", "De inwoner betaalt niets; hij houdt zich aan de voorwaarden"


class Betalingsoort(models.TextChoices):
    """Waarvoor het geld is; dat bepaalt of er kosten af gaan."""

    TERMIJN = "termijn", "Termijn van de inwoner"
    INCIDENTEEL = "incidenteel", "Incidenteel, helemaal voor de schuldeisers"
    KREDIET = "krediet", "Uitbetaald krediet, voor de schuldeisers"
    RETOUR = "retour", "Teruggekomen uitkering"


# Wat een medewerker kan kiezen; een teruggekomen uitkering herkent het systeem zelf.
KIESBARE_SOORTEN = (Betalingsoort.TERMIJN, Betalingsoort.INCIDENTEEL, Betalingsoort.KREDIET)


class BetalingStatus(models.TextChoices):
    TE_KOPPELEN = "te_koppelen", "Nog te koppelen"
    GEKOPPELD = "gekoppeld", "Gekoppeld"
    GENEGEERD = "genegeerd", "Niet van een traject"


BETALING_OPEN = (BetalingStatus.TE_KOPPELEN,)
BETALING_EINDE = (BetalingStatus.GEKOPPELD, BetalingStatus.GENEGEERD)


class Betalingherkomst(models.TextChoices):
    BANK = "bank", "Uit een bankbestand"
    HAND = "hand", "Zelf ingevoerd"


class Prognosereden(models.TextChoices):
    """Waardoor de verwachting voor schuldeisers is zoals zij is."""

    BEGIN = "begin", "Het voorstel waarmee de schuldeisers instemden"
    HERCONTROLE = "hercontrole", "Jaarlijkse hercontrole"
    WIJZIGING = "wijziging", "Het inkomen of het vtlb veranderde"


class AchterstandStatus(models.TextChoices):
    SIGNAAL = "signaal", "Achterstand"
    AFSPRAAK = "afspraak", "Afspraak gemaakt"
    OPGELOST = "opgelost", "Ingelopen"
    VERVALLEN = "vervallen", "Niet meer nodig"


ACHTERSTAND_OPEN = (AchterstandStatus.SIGNAAL, AchterstandStatus.AFSPRAAK)
ACHTERSTAND_EINDE = (AchterstandStatus.OPGELOST, AchterstandStatus.VERVALLEN)


class UitkeringStatus(models.TextChoices):
    GEPLAND = "gepland", "Gepland"
    KLAARGEZET = "klaargezet", "Klaargezet in een ronde"
    UITBETAALD = "uitbetaald", "Uitbetaald"
    VERVALLEN = "vervallen", "Niet meer nodig"


UITKERING_OPEN = (UitkeringStatus.GEPLAND, UitkeringStatus.KLAARGEZET)
UITKERING_EINDE = (UitkeringStatus.UITBETAALD, UitkeringStatus.VERVALLEN)


class RondeStatus(models.TextChoices):
    CONCEPT = "concept", "Wacht op goedkeuring"
    GOEDGEKEURD = "goedgekeurd", "Goedgekeurd"
    VERVALLEN = "vervallen", "Vervallen"


RONDE_OPEN = (RondeStatus.CONCEPT,)
RONDE_EINDE = (RondeStatus.GOEDGEKEURD, RondeStatus.VERVALLEN)
UITLEG_RONDE: dict[RondeStatus, str] = {
    RondeStatus.CONCEPT: "Klaargezet. Een collega kijkt de ronde na; daarna is er een betaalbestand.",
    RondeStatus.GOEDGEKEURD: "Nagekeken door een collega. Het betaalbestand is één keer gemaakt.",
    RondeStatus.VERVALLEN: "Ingetrokken. De uitkeringen staan weer gepland.",
}


class Weglaatreden(models.TextChoices):
    """Waarom een schuldeiser deze ronde niets krijgt; het geld blijft voor hem gereserveerd."""

    GEEN_REKENING = "geen_rekening", "Geen rekeningnummer bekend"
    GEEN_SCHULDEISER = "geen_schuldeiser", "De schuldeiser is niet bekend"
