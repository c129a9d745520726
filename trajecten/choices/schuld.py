"""Wat er over een schuldeiser en over een schuld te kiezen is, met de bron van elke grond."""

from django.db import models

from trajecten.choices import BuitenReden


class Schuldeiserrol(models.TextChoices):
    """Of iemand alleen voor zichzelf vordert, of ook voor anderen optreedt."""

    SCHULDEISER = "schuldeiser", "Schuldeiser"
    INCASSOBUREAU = "incassobureau", "Incassobureau"
    DEURWAARDER = "deurwaarder", "Gerechtsdeurwaarder"
    GEMACHTIGDE = "gemachtigde", "Andere gemachtigde"


TREEDT_OP = (Schuldeiserrol.INCASSOBUREAU, Schuldeiserrol.DEURWAARDER, Schuldeiserrol.GEMACHTIGDE)


class Adresdoel(models.TextChoices):
    """Waarvoor een schuldeiser een eigen adres kan hebben; zonder eigen adres geldt het hoofdadres."""

    SALDO = "saldo", "Saldoverzoek"
    VOORSTEL = "voorstel", "Voorstel"
    BETALING = "betaling", "Betaling"
    KLACHT = "klacht", "Heroverweging en klacht"


class Preferentiegrond(models.TextChoices):
    """Waarom een schuld voorgaat."""

    FISCUS = "fiscus", "Belasting of premie van de Belastingdienst"
    GEMEENTE = "gemeente", "Belasting van de gemeente"
    WATERSCHAP = "waterschap", "Belasting van het waterschap"
    BIJSTAND = "bijstand", "Terugvordering van bijstand"
    UITKERING = "uitkering", "Terugvordering van een andere uitkering of toeslag"
    LOON = "loon", "Loon, pensioen of kosten van een begrafenis"
    ZEKERHEID = "zekerheid", "Pand of hypotheek"
    KOSTEN = "kosten", "Kosten van executie, behoud of bewerking van een zaak"
    ANDERS = "anders", "Een andere grond"


BRON_PREFERENTIE: dict[str, str] = {
    Preferentiegrond.FISCUS: "art. 21 Invorderingswet 1990",
    Preferentiegrond.GEMEENTE: "art. 231 Gemeentewet en art. 21 Invorderingswet 1990",
    Preferentiegrond.WATERSCHAP: "art. 123 Waterschapswet en art. 21 Invorderingswet 1990",
    Preferentiegrond.BIJSTAND: "art. 60 Participatiewet",
    Preferentiegrond.UITKERING: "de wet waarop de uitkering of toeslag berust",
    Preferentiegrond.LOON: "art. 3:288 Burgerlijk Wetboek",
    Preferentiegrond.ZEKERHEID: "art. 3:227 en 3:279 Burgerlijk Wetboek",
    Preferentiegrond.KOSTEN: "art. 3:277, 3:284 en 3:285 Burgerlijk Wetboek",
    Preferentiegrond.ANDERS: "staat in de toelichting",
}

BRON_BUITEN: dict[str, str] = {
    BuitenReden.BOETE: (
        "Een geldboete, ontneming of schadevergoeding uit een strafvonnis valt niet onder de schone lei (art. 358 "
        "lid 4 Faillissementswet). Wat overblijft moet dus later nog betaald. Een verkeersboete (Wahv) doet gewoon mee."
    ),
    BuitenReden.FRAUDE: (
        "Bij fraude met opzet of grove schuld mag de gemeente niet meewerken aan kwijtschelden (art. 60c "
        "Participatiewet)."
    ),
    BuitenReden.STUDIESCHULD: (
        "Een studielening valt niet onder de schuldsanering (art. 299a Faillissementswet). Een achterstand in de "
        "maandbedragen kan wel meedoen."
    ),
    BuitenReden.HYPOTHEEK: (
        "De hypotheek is gedekt door de woning; de bank kan die verkopen (art. 57 Faillissementswet). Een restschuld "
        "na verkoop doet wel mee."
    ),
    BuitenReden.ALIMENTATIE: (
        "De lopende plicht om te onderhouden gaat door (art. 1:392 Burgerlijk Wetboek). Een achterstand kan wel "
        "meedoen."
    ),
    BuitenReden.BETWIST: (
        "Wie betaling vraagt, moet de vordering aantonen (art. 150 Wetboek van Burgerlijke Rechtsvordering)."
    ),
    BuitenReden.VERVALLEN: "De schuld bestaat niet meer; verjaring staat in art. 3:306 en verder Burgerlijk Wetboek.",
}


class Beslagsoort(models.TextChoices):
    """Waarop beslag ligt, of hoe er anders vooraf wordt ingehouden."""

    INKOMEN = "inkomen", "Loon of uitkering"
    TOESLAG = "toeslag", "Toeslag of teruggaaf"
    REKENING = "rekening", "Bankrekening"
    ROERENDE_ZAAK = "zaak", "Inboedel, auto of andere zaak"
    WONING = "woning", "Woning"
    VERREKENING = "verrekening", "Verrekening met een uitkering of toeslag"
