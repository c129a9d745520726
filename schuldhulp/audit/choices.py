from django.db import models


class Handeling(models.TextChoices):
    INZIEN = "inzien", "Ingezien"
    ZOEKEN = "zoeken", "Gezocht"
    AFDRUKKEN = "afdrukken", "Afgedrukt of gedownload"
    EXPORTEREN = "exporteren", "Geëxporteerd"
    AANMAKEN = "aanmaken", "Aangemaakt"
    WIJZIGEN = "wijzigen", "Gewijzigd"
    BESLISSEN = "beslissen", "Besloten"
    VERSTUREN = "versturen", "Verstuurd"
    BSN_TONEN = "bsn_tonen", "BSN getoond"
    INLOGGEN = "inloggen", "Ingelogd"
    BEHEREN = "beheren", "Beheerd"
    GEWEIGERD = "geweigerd", "Poging geweigerd"


class Resultaat(models.TextChoices):
    OK = "ok", "Gelukt"
    GEWEIGERD = "geweigerd", "Geweigerd"
    FOUT = "fout", "Fout"
