"""De onderdelen van een dossier die bij de overdracht naar fase 2 worden nagekeken."""

from django.db import models


class Overdrachtdeel(models.TextChoices):
    """Elk deel krijgt twee onafhankelijke vinkjes: van wie overdraagt en van wie ontvangt."""

    PERSONEN = "personen", "Persoonsgegevens"
    HUISHOUDEN = "huishouden", "Huishouden en wonen"
    INKOMEN = "inkomen", "Inkomen"
    BUDGET = "budget", "Inkomsten en uitgaven"
    SCHULDEN = "schulden", "Schulden"
    PAPIEREN = "papieren", "Papieren"
    PLAN = "plan", "Plan van aanpak"
    STABILISATIE = "stabilisatie", "Stabilisatie"
    TOESTEMMING = "toestemming", "Toestemming van de inwoner"
