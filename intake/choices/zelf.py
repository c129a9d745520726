"""Hoe de uitnodiging voor de zelfintake bij de inwoner komt, en waar zij staat."""

from django.db import models


class ZelfintakeKanaal(models.TextChoices):
    """Hoe een code bij de inwoner komt."""

    SMS = "sms", "Sms"
    EMAIL = "email", "E-mail"
    BRIEF = "brief", "Brief"


class ZelfintakeStatus(models.TextChoices):
    """Waar een zelfintake staat; elke status met één regel uitleg (zie UITLEG_ZELFINTAKE)."""

    UITGENODIGD = "uitgenodigd", "Uitgenodigd"
    BEGONNEN = "begonnen", "Begonnen"
    INGEDIEND = "ingediend", "Ingediend"
    GELEZEN = "gelezen", "Gelezen"
    VERLOPEN = "verlopen", "Verlopen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


UITLEG_ZELFINTAKE: dict[ZelfintakeStatus, str] = {
    ZelfintakeStatus.UITGENODIGD: "De inwoner kreeg een code en is nog niet begonnen.",
    ZelfintakeStatus.BEGONNEN: "De inwoner vult de vragen in; wat af is, is bewaard.",
    ZelfintakeStatus.INGEDIEND: "De antwoorden zijn er. Lees ze voor het gesprek.",
    ZelfintakeStatus.GELEZEN: "De antwoorden zijn gelezen.",
    ZelfintakeStatus.VERLOPEN: "De inwoner stuurde niets in; wat was ingevuld, is gewist.",
    ZelfintakeStatus.INGETROKKEN: "De uitnodiging geldt niet meer; wat was ingevuld, is gewist.",
}

ZELFINTAKE_BIJ_INWONER = (ZelfintakeStatus.UITGENODIGD, ZelfintakeStatus.BEGONNEN)
ZELFINTAKE_BIJ_ONS = (ZelfintakeStatus.INGEDIEND,)
ZELFINTAKE_EINDE = (ZelfintakeStatus.GELEZEN, ZelfintakeStatus.VERLOPEN, ZelfintakeStatus.INGETROKKEN)
