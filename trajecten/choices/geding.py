"""Keuzes bij een geding (wat aan de rechter is gevraagd) en bij het afwenden van een crisis."""

from django.db import models

from intake.choices import Bedreiging


class Gedingsoort(models.TextChoices):
    """Wat de rechter gevraagd wordt. De twee die DDAS kent hebben dezelfde waarde als `Rechtsmiddelsoort`."""

    MORATORIUM = "moratorium", "Moratorium (art. 287b Fw)"
    VOORLOPIGE_VOORZIENING = "voorlopige_voorziening", "Voorlopige voorziening (art. 287 lid 4 Fw)"
    BREED_MORATORIUM = "breed_moratorium", "Breed moratorium (art. 5 Wgs)"
    DWANGAKKOORD = "dwangakkoord", "Dwangakkoord (art. 287a Fw)"


# Met een Wsnp-verzoek erbij; daarnaast kan geen breed moratorium bestaan (art. 5 lid 2 onder b Bgs).
MET_WSNP_VERZOEK = (Gedingsoort.MORATORIUM, Gedingsoort.VOORLOPIGE_VOORZIENING, Gedingsoort.DWANGAKKOORD)
# Hoogstens zes maanden; de andere twee kennen geen vaste grens.
TIJDELIJK = (Gedingsoort.MORATORIUM, Gedingsoort.BREED_MORATORIUM)
# De bedreigingen waarvoor art. 287b Fw een moratorium kent; stadsverwarming staat niet in dat artikel.
MORATORIUM_GRONDEN = tuple(b for b in Bedreiging if b != Bedreiging.WARMTE)


class Gedingstatus(models.TextChoices):
    AANGEVRAAGD = "aangevraagd", "Aangevraagd"
    ZITTING = "zitting", "Zitting gepland"
    UITSPRAAK = "uitspraak", "Wacht op de uitspraak"
    LOOPT = "loopt", "Toegewezen, loopt"
    VERSLAG = "verslag", "Voorbij, verslag moet nog"
    AFGEROND = "afgerond", "Toegewezen en afgerond"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


G = Gedingstatus
GEDING_BIJ_RECHTER = (G.AANGEVRAAGD, G.ZITTING, G.UITSPRAAK)
GEDING_LOOPT = (G.LOOPT, G.VERSLAG)
GEDING_EINDE = (G.AFGEROND, G.AFGEWEZEN, G.INGETROKKEN)
UITLEG_GEDING: dict[Gedingstatus, str] = {
    G.AANGEVRAAGD: "Het verzoek ligt bij de rechtbank. Er is nog geen zitting gepland.",
    G.ZITTING: "De rechtbank behandelt het verzoek op de zitting.",
    G.UITSPRAAK: "De zitting is geweest. De uitspraak volgt meestal binnen acht dagen.",
    G.LOOPT: "De rechter wees het verzoek toe. Zolang het loopt, is de inwoner beschermd.",
    G.VERSLAG: "De bescherming is voorbij. De rechtbank krijgt nog een verslag.",
    G.AFGEROND: "De rechter wees het verzoek toe, en alles wat erbij hoort is gedaan.",
    G.AFGEWEZEN: "De rechter wees het verzoek af.",
    G.INGETROKKEN: "Het verzoek is ingetrokken voordat de rechter besliste.",
}


class Gedingstuk(models.TextChoices):
    """Wat bij een breed moratorium hoort (art. 4 lid 3 Bgs)."""

    SCHULDENLIJST = "schuldenlijst", "Staat van alle schulden, met datum en bewijsstukken"
    BESLAGREGISTER = "beslagregister", "Overzicht uit het beslagregister van de KBvG"
    VERKLARING = "verklaring", "Verklaring van het college waarom het nodig is"
    PLAN = "plan", "Plan van aanpak, met de machtiging tot beheer"
    FORMULIER = "formulier", "Formulier waarop de inwoner tekende dat hij meewerkt"


class Beeindigreden(models.TextChoices):
    """Wanneer het college de rechtbank moet vragen een breed moratorium te beëindigen (art. 8 lid 1 Bgs)."""

    VASTE_LASTEN = "vaste_lasten", "Een maand of meer achter met de vaste lasten (onder f)"
    VERPLICHTINGEN = "verplichtingen", "De inwoner komt zijn verplichtingen niet na (onder e)"
    TRAJECT = "traject", "Het traject stopt (onder d)"
    KAN_BETALEN = "kan_betalen", "De inwoner kan alles weer betalen (onder c)"
    MACHTIGING = "machtiging", "De machtiging is ingetrokken, of een schuldeiser is benadeeld (onder b)"
    ONJUIST = "onjuist", "Het verzoek berustte op onjuiste informatie (onder a)"


class Crisisstatus(models.TextChoices):
    CONTACT = "contact", "Contact zoeken"
    AFSPRAAK = "afspraak", "Uitstel afgesproken"
    GEWEIGERD = "geweigerd", "Geen uitstel gekregen"
    AFGEWEND = "afgewend", "Afgewend"
    DOORGEGAAN = "doorgegaan", "Niet afgewend"
    VERVALLEN = "vervallen", "Vervallen"


C = Crisisstatus
CRISIS_OPEN = (C.CONTACT, C.AFSPRAAK, C.GEWEIGERD)
CRISIS_EINDE = (C.AFGEWEND, C.DOORGEGAAN, C.VERVALLEN)
UITLEG_CRISIS: dict[Crisisstatus, str] = {
    C.CONTACT: "Neem vandaag nog contact op en vraag om uitstel.",
    C.AFSPRAAK: "De wederpartij wacht. Op de afgesproken dag kijkt u of de afspraak standhoudt.",
    C.GEWEIGERD: "De wederpartij geeft geen uitstel. Vraag een moratorium, of los het anders op.",
    C.AFGEWEND: "De dreiging is voorbij.",
    C.DOORGEGAAN: "Het is niet gelukt de dreiging af te wenden.",
    C.VERVALLEN: "Het traject is beëindigd.",
}


class Contactwijze(models.TextChoices):
    TELEFOON = "telefoon", "Telefoon"
    MAIL = "mail", "E-mail"
    BRIEF = "brief", "Brief"
    BEZOEK = "bezoek", "Langsgegaan"


class Contactuitkomst(models.TextChoices):
    """Wat een contact met de wederpartij opleverde."""

    NIET_BEREIKT = "niet_bereikt", "Niet bereikt"
    BERAAD = "beraad", "Denkt erover na"
    UITSTEL = "uitstel", "Geeft uitstel"
    GEEN_UITSTEL = "geen_uitstel", "Geeft geen uitstel"


class Dreigingreden(models.TextChoices):
    """Waar het afwenden van een dreiging op wacht."""

    NIEMAND = "niemand", "Nog geen behandelaar"
    CONTACT = "contact", "Nog geen uitstel; de wederpartij bellen"
    AFSPRAAK = "afspraak", "Er is uitstel tot deze dag; nagaan of de afspraak standhoudt"
    GEWEIGERD = "geweigerd", "Geen uitstel gekregen; naar de rechter of anders oplossen"


class Rechterreden(models.TextChoices):
    """Waar een verzoek aan de rechter op wacht."""

    ZITTING = "zitting", "Nog geen zitting gepland; navragen"
    GEPLAND = "gepland", "De zitting staat"
    UITSPRAAK = "uitspraak", "De zitting is geweest; de uitspraak volgt"
    VERSLAG = "verslag", "De bescherming is voorbij; de rechtbank krijgt nog een verslag"


class Beschermingsreden(models.TextChoices):
    """Wat er gedaan wordt zolang de rechter bescherming geeft."""

    BEEINDIGEN = "beeindigen", "Moet eindigen; nog niet aan de rechtbank gevraagd"
    GEVRAAGD = "gevraagd", "Beëindiging gevraagd; de rechter beslist"
    VASTE_LASTEN = "vaste_lasten", "Elke maand nagaan of de vaste lasten betaald zijn"
    REGELEN = "regelen", "In deze tijd moet er een regeling komen"
