"""Wat er met bedragen van een schuld niet kan, en wat iemand moet nakijken. Bedragen in euro."""

from decimal import Decimal

from schuldhulp.lib.geld import euro

HOOGSTE = Decimal("99999999.99")
SCHRIJF_WAAROM = "Klopt dat? Schrijf dan op waarom."
# Rente en kosten maken elke schuld iets hoger dan de inwoner weet; pas daarboven kijkt iemand ernaar.
MEER_DEEL, MEER_BEDRAG = Decimal("0.20"), Decimal(25)


def waarom_geen_bedrag(bedrag: Decimal | None) -> str:
    """Waarom dit geen bedrag van een schuld kan zijn; leeg als het kan."""
    if bedrag is None:
        return ""
    if bedrag < 0:
        return "Een schuld kan niet negatief zijn."
    if bedrag > HOOGSTE:
        return f"Het bedrag is te hoog. Het hoogste bedrag is {euro(HOOGSTE)}."
    if bedrag != bedrag.quantize(Decimal("0.01")):
        return "Een bedrag heeft ten hoogste twee cijfers na de komma."
    return ""


def waarom_reden_nodig(bevestigd: Decimal | None, *, gevorderd: Decimal | None, opgegeven: Decimal | None) -> str:
    """Waarom een consulent dit bedrag alleen met een reden bevestigt; leeg als dat niet hoeft.

    `gevorderd` is wat de schuldeiser zelf opgaf. Zolang dat er niet is, telt wat de inwoner noemde.
    """
    if bevestigd is None:
        return ""
    if gevorderd is not None and bevestigd > gevorderd:
        return (
            f"De schuldeiser vordert {euro(gevorderd)}. U bevestigt {euro(bevestigd)}; dat is "
            f"{euro(bevestigd - gevorderd)} meer dan hij vraagt."
        )
    if gevorderd is None and opgegeven is not None and bevestigd > opgegeven:
        return (
            f"De inwoner gaf {euro(opgegeven)} op. U bevestigt {euro(bevestigd)}; dat is "
            f"{euro(bevestigd - opgegeven)} meer, en de schuldeiser heeft nog niet geantwoord."
        )
    return ""


def valt_op(bevestigd: Decimal | None, opgegeven: Decimal | None) -> bool:
    """Ligt het bevestigde bedrag zo ver boven wat de inwoner noemde dat iemand ernaar moet kijken?

    Meer dan een vijfde én meer dan 25 euro hoger.
    """
    if bevestigd is None or opgegeven is None:
        return False
    meer = bevestigd - opgegeven
    return meer > MEER_BEDRAG and meer > opgegeven * MEER_DEEL
