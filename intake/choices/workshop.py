"""Keuzes bij de groepsintake: reeksen workshops, wie meedoet, en wat er gebeurt als iemand wegblijft."""

from django.db import models


class Reekssoort(models.TextChoices):
    """Twee reeksen na elkaar: in de eerste komt het dossier op orde, de tweede gaat verder waar de eerste ophield."""

    REEKS_1 = "reeks_1", "Reeks 1"
    REEKS_2 = "reeks_2", "Reeks 2 (vervolg)"


class DeelnameStatus(models.TextChoices):
    """Waar een deelnemer staat; elke status met één regel uitleg (zie UITLEG_DEELNAME)."""

    WACHTLIJST = "wachtlijst", "Op de wachtlijst"
    UITGENODIGD = "uitgenodigd", "Uitgenodigd"
    BEVESTIGD = "bevestigd", "Komt"
    BEZIG = "bezig", "Doet mee"
    AFGEROND = "afgerond", "Afgerond"
    NAAR_ANDERE_REEKS = "naar_andere_reeks", "Verder in een andere reeks"
    NAAR_INTAKE = "naar_intake", "Naar individuele intake"
    GESTOPT = "gestopt", "Gestopt"


UITLEG_DEELNAME: dict[DeelnameStatus, str] = {
    DeelnameStatus.WACHTLIJST: "De reeks is vol. Er wordt een plek gezocht, hier of in een andere reeks.",
    DeelnameStatus.UITGENODIGD: "De uitnodiging is verstuurd. Nog niet bekend of de inwoner komt.",
    DeelnameStatus.BEVESTIGD: "De inwoner zei dat hij komt.",
    DeelnameStatus.BEZIG: "De inwoner was er en werkt aan zijn dossier.",
    DeelnameStatus.AFGEROND: "De reeks is klaar. Wat daarna komt, is afgesproken.",
    DeelnameStatus.NAAR_ANDERE_REEKS: "De inwoner gaat verder in een andere reeks. Het dossier ging mee.",
    DeelnameStatus.NAAR_INTAKE: "De inwoner krijgt een eigen gesprek. Het dossier is te lezen bij de aanmelding.",
    DeelnameStatus.GESTOPT: "De inwoner doet niet meer mee. Vastgelegd is waarom, en wat wel past.",
}

DEELNAME_WACHT = (DeelnameStatus.WACHTLIJST,)
# Wie een plaats bezet houdt.
DEELNAME_MET_PLAATS = (DeelnameStatus.UITGENODIGD, DeelnameStatus.BEVESTIGD, DeelnameStatus.BEZIG)
DEELNAME_EINDE = (
    DeelnameStatus.AFGEROND,
    DeelnameStatus.NAAR_ANDERE_REEKS,
    DeelnameStatus.NAAR_INTAKE,
    DeelnameStatus.GESTOPT,
)


class Opkomst(models.TextChoices):
    """Of een deelnemer er was."""

    AANWEZIG = "aanwezig", "Aanwezig"
    AFGEMELD = "afgemeld", "Afgemeld"
    NIET_VERSCHENEN = "niet_verschenen", "Niet gekomen"


class Opvolguitkomst(models.TextChoices):
    """Waarom iemand wegbleef: niet willen is iets anders dan niet kunnen. Uit geen van drieën volgt een weigering."""

    KAN_NIET = "kan_niet", "Wil wel, maar kan niet komen"
    WIL_NIET = "wil_niet", "Wil niet meedoen"
    ONBEREIKT = "onbereikt", "Niet bereikt"


class Hulpsoort(models.TextChoices):
    """Wat iemand helpt om wél te komen."""

    AVOND = "avond", "Een reeks in de avond"
    OVERDAG = "overdag", "Een reeks overdag"
    HUISBEZOEK = "huisbezoek", "Een huisbezoek"
    TOLK = "tolk", "Een tolk"
    LEZEN = "lezen", "Hulp bij lezen en schrijven"
    VERVOER = "vervoer", "Vervoer"
    OPPAS = "oppas", "Opvang voor de kinderen"
    MAATJE = "maatje", "Iemand die meegaat"
    ANDERS = "anders", "Iets anders (zie de aantekening)"


class Stopreden(models.TextChoices):
    WIL_NIET = "wil_niet", "Wil geen workshop"
    PAST_NIET = "past_niet", "Een groep past niet bij deze inwoner"
    NIET_BEREIKT = "niet_bereikt", "Niet bereikt, ook niet na meer pogingen"
    VERHUISD = "verhuisd", "Verhuisd naar een andere gemeente"
    OVERLEDEN = "overleden", "Overleden"
    ZELF_OPGELOST = "zelf_opgelost", "Zelf opgelost"


class Stukstand(models.TextChoices):
    """Hoe ver een deelnemer met een onderdeel van zijn dossier is; geen rij is: nog niet begonnen."""

    BEGONNEN = "begonnen", "Begonnen"
    KLAAR = "klaar", "Klaar"
    NIET_NODIG = "niet_nodig", "Niet nodig"


class Ggzopvolging(models.TextChoices):
    """Wat er met een signaal over geestelijke gezondheid is gedaan."""

    GESPREK = "gesprek", "Besproken met de inwoner; geen verdere stap nodig"
    HUISARTS = "huisarts", "De inwoner gaat naar de huisarts"
    WIJKTEAM = "wijkteam", "Overgedragen aan het wijkteam, met toestemming"
    AL_HULP = "al_hulp", "De inwoner heeft al een behandelaar"
    WIL_NIET = "wil_niet", "De inwoner wil hier nu geen hulp bij"
    VERVALLEN = "vervallen", "Niet meer nodig"
