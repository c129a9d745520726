"""Budgetbeheer: wat er elke maand binnenkomt en weggaat, en waar een betaling staat."""

from django.db import models


class Beheerstatus(models.TextChoices):
    LOOPT = "loopt", "Loopt"
    GESTOPT = "gestopt", "Gestopt"


BEHEER_OPEN = (Beheerstatus.LOOPT,)
BEHEER_EINDE = (Beheerstatus.GESTOPT,)


class Postsoort(models.TextChoices):
    """Wat er binnenkomt of weggaat; de volgorde van de vaste lasten is die van betalen."""

    INKOMEN = "inkomen", "Inkomen of uitkering"
    TOESLAG = "toeslag", "Toeslag of andere bijdrage"
    HUUR = "huur", "Huur of hypotheek"
    ENERGIE = "energie", "Energie"
    WATER = "water", "Water"
    ZORGPREMIE = "zorgpremie", "Zorgpremie"
    BELASTING = "belasting", "Gemeente en waterschap"
    VERZEKERING = "verzekering", "Verzekering"
    REGELING = "regeling", "Aflossing van de regeling"
    TELEFOON = "telefoon", "Telefoon en internet"
    VERVOER = "vervoer", "Vervoer"
    LEEFGELD = "leefgeld", "Leefgeld"
    OVERIG = "overig", "Overig"


INKOMSTEN = (Postsoort.INKOMEN, Postsoort.TOESLAG)
# Eerst wat een dak, warmte, water en zorg kost: wie dat niet betaalt, verliest het.
EERST = (Postsoort.HUUR, Postsoort.ENERGIE, Postsoort.WATER, Postsoort.ZORGPREMIE)


class Ritme(models.TextChoices):
    WEEK = "week", "Elke week"
    VIER_WEKEN = "vier_weken", "Elke vier weken"
    MAAND = "maand", "Elke maand"
    KWARTAAL = "kwartaal", "Elk kwartaal"
    JAAR = "jaar", "Elk jaar"


class Opdrachtstatus(models.TextChoices):
    CONCEPT = "concept", "Wacht op een tweede persoon"
    GOEDGEKEURD = "goedgekeurd", "Goedgekeurd, nog te betalen"
    BETAALD = "betaald", "Betaald"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


OPDRACHT_OPEN = (Opdrachtstatus.CONCEPT, Opdrachtstatus.GOEDGEKEURD)
OPDRACHT_EINDE = (Opdrachtstatus.BETAALD, Opdrachtstatus.INGETROKKEN)
