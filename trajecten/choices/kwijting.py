"""Finale kwijting: wat elke schuldeiser zegt over het deel dat overblijft."""

from django.db import models


class KwijtingStatus(models.TextChoices):
    """Waar de vraag om finale kwijting bij één schuldeiser staat (zie UITLEG_KWIJTING)."""

    GEVRAAGD = "gevraagd", "Gevraagd"
    GEWEIGERD = "geweigerd", "Geweigerd"
    DEELS = "deels", "Scheldt een deel kwijt"
    BEVESTIGD = "bevestigd", "Bevestigd"
    STIL = "stil", "Geen reactie"
    UITGEZOCHT = "uitgezocht", "Uitgezocht"


K = KwijtingStatus
UITLEG_KWIJTING: dict[KwijtingStatus, str] = {
    K.GEVRAAGD: "De schuldeiser is gevraagd te bevestigen dat de rest vervalt.",
    K.GEWEIGERD: "De schuldeiser houdt vol dat er nog iets openstaat. Zoek uit of dat klopt.",
    K.DEELS: "De schuldeiser laat een deel staan. Zoek uit of dat klopt.",
    K.BEVESTIGD: "De schuldeiser bevestigt dat er niets meer openstaat.",
    K.STIL: "Na de termijn bleef het stil. De rest vervalt volgens de regeling waar de schuldeiser mee instemde.",
    K.UITGEZOCHT: "De consulent legde vast waarom het anders ligt en wat er met de inwoner is afgesproken.",
}
KWIJTING_OPEN = (K.GEVRAAGD, K.GEWEIGERD, K.DEELS)
KWIJTING_EINDE = (K.BEVESTIGD, K.STIL, K.UITGEZOCHT)
# Wat een schuldeiser kan antwoorden.
ANTWOORDEN = (K.BEVESTIGD, K.DEELS, K.GEWEIGERD)
# Hier vervalt de rest niet vanzelf: de inwoner is bij deze schuldeiser niet zonder meer schuldenvrij.
NIET_VRIJ = (K.GEWEIGERD, K.DEELS, K.UITGEZOCHT)
