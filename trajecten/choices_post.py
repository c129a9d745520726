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
