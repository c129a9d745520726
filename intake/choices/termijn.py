"""Waar een termijn van de toegang op wacht, of waarom hij te laat is."""

from django.db import models


class Gesprekreden(models.TextChoices):
    NIET_VERSCHENEN = "niet_verschenen", "Eerste gesprek ging niet door: de inwoner kwam niet"
    AFGEZEGD = "afgezegd", "Eerste gesprek ging niet door: de afspraak is afgezegd"
    NIET_VASTGELEGD = "niet_vastgelegd", "De afspraak is geweest, het gesprek is nog niet vastgelegd"
    NA_TERMIJN = "na_termijn", "De afspraak is pas na de laatste dag"
    GEPLAND = "gepland", "De afspraak staat"
    NIEMAND = "niemand", "Geen afspraak gepland en nog geen behandelaar"
    GEEN_AFSPRAAK = "geen_afspraak", "Geen afspraak gepland"


class Besluitreden(models.TextChoices):
    PAPIEREN = "papieren", "Wacht op papieren van de inwoner; de termijn staat stil"
    TWEEDE_LEZER = "tweede_lezer", "De afwijzing ligt bij de tweede lezer"
    MANDAAT = "mandaat", "Het besluit ligt bij wie het mag nemen"
    UITGEBLEVEN = "uitgebleven", "De gevraagde papieren kwamen niet"
    TERUG = "terug", "Het voorstel is teruggegeven"
    NIEMAND = "niemand", "Nog geen behandelaar"
    SCREENEN = "screenen", "Nog niet gescreend"
    BESLUITEN = "besluiten", "Klaar om te besluiten"


class Herstelreden(models.TextChoices):
    VOORBIJ = "voorbij", "Voorbij; de beslistermijn loopt weer vanaf de volgende dagronde"
    NAKIJKEN = "nakijken", "Er kwamen papieren; die zijn nog niet nagekeken"
    WACHT = "wacht", "Wacht op papieren van de inwoner"


class Bezwaarreden(models.TextChoices):
    NIEMAND = "niemand", "Nog geen behandelaar"
    HOREN = "horen", "De inwoner is nog niet gehoord"
    COMMISSIE = "commissie", "Gehoord; de commissie adviseert en daarna volgt de beslissing"
    BESLISSEN = "beslissen", "Gehoord; klaar om te beslissen"


class Bezwaartermijnreden(models.TextChoices):
    ONTVANGEN = "ontvangen", "Er is bezwaar gemaakt"
    KAN_NOG = "kan_nog", "De inwoner kan nog bezwaar maken"
    NASLEEP = "nasleep", "Voorbij; wat op tijd op de post ging, telt nog een week"


class Volgreden(models.TextChoices):
    NIEMAND = "niemand", "Nog geen behandelaar"
    GEEN_CONTACT = "geen_contact", "Eerder lukte het contact niet"
    EIGEN_CONTACT = "eigen_contact", "Nog geen contact opgenomen"
    PARTNER = "partner", "Nog niet nagevraagd bij de partner"
    ADVIES = "advies", "Nog niet nagegaan of het advies hielp"
    OVERDRACHT = "overdracht", "Nog niet nagegaan of de andere gemeente helpt"


class Nakijkreden(models.TextChoices):
    EERSTE = "eerste", "Nog niemand keek de papieren na"
    TWEEDE = "tweede", "Wacht op de tweede controle"
