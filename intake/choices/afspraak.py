from django.db import models


class Afspraaksoort(models.TextChoices):
    EERSTE_GESPREK = "eerste_gesprek", "Eerste gesprek"
    VERVOLG = "vervolg", "Vervolggesprek"


class Afspraakvorm(models.TextChoices):
    KANTOOR = "kantoor", "Op kantoor"
    HUISBEZOEK = "huisbezoek", "Huisbezoek"
    TELEFOON = "telefoon", "Telefonisch"
    VIDEO = "video", "Videobellen"


# Wat de inwoner leest als hij nergens naartoe hoeft.
ZONDER_REIS: dict[str, str] = {
    Afspraakvorm.HUISBEZOEK: "Wij komen bij u thuis.",
    Afspraakvorm.TELEFOON: "Wij bellen u.",
    Afspraakvorm.VIDEO: "Wij bellen u met beeld.",
}


class AfspraakStatus(models.TextChoices):
    GEPLAND = "gepland", "Gepland"
    NIET_VERSCHENEN = "niet_verschenen", "Niet verschenen"
    GEHOUDEN = "gehouden", "Gehouden"
    AFGEZEGD = "afgezegd", "Afgezegd"
    VERZET = "verzet", "Verzet"
    OPGEVOLGD = "opgevolgd", "Niet verschenen, opgevolgd"


AFSPRAAK_WACHT = (AfspraakStatus.GEPLAND,)
AFSPRAAK_OPVOLGEN = (AfspraakStatus.NIET_VERSCHENEN,)
AFSPRAAK_EINDE = (
    AfspraakStatus.GEHOUDEN,
    AfspraakStatus.AFGEZEGD,
    AfspraakStatus.VERZET,
    AfspraakStatus.OPGEVOLGD,
)
# Ook wie later is opgevolgd, kwam die keer niet.
AFSPRAAK_GEMIST = (AfspraakStatus.NIET_VERSCHENEN, AfspraakStatus.OPGEVOLGD)


class Gesprekgemist(models.TextChoices):
    """Waarom een gepland eerste gesprek niet doorging. De termijn van art. 4 Wgs loopt dan gewoon door."""

    NIET_VERSCHENEN = "niet_verschenen", "De inwoner kwam niet op de afspraak"
    AFGEZEGD = "afgezegd", "De afspraak is afgezegd"


class Vervolg(models.TextChoices):
    """Wat er gebeurt als iemand niet verscheen. Sluiten hoort er niet bij."""

    NIEUWE_AFSPRAAK = "nieuwe_afspraak", "Nieuwe afspraak maken"
    BELLEN = "bellen", "Bellen"
    HUISBEZOEK = "huisbezoek", "Op huisbezoek gaan"
    ANDERE_WEG = "andere_weg", "Contact zoeken via een ander, zoals het wijkteam"
