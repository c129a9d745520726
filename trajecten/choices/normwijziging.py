"""Keuzes bij een wijziging van de normen: wat een herberekening is en waar zij staat."""

from django.db import models

from trajecten.choices import TrajectStatus as T


class Herberekeningstatus(models.TextChoices):
    TE_BEOORDELEN = "te_beoordelen", "Nog te doen"
    VRIJGEGEVEN = "vrijgegeven", "Vrijgegeven"
    AFGEHANDELD = "afgehandeld", "Nieuw vtlb vastgesteld"
    VERVALLEN = "vervallen", "Niet meer nodig"


H = Herberekeningstatus
HERBEREKENING_OPEN = (H.TE_BEOORDELEN,)
HERBEREKENING_EINDE = (H.VRIJGEGEVEN, H.AFGEHANDELD, H.VERVALLEN)
UITLEG_HERBEREKENING: dict[Herberekeningstatus, str] = {
    H.TE_BEOORDELEN: "Berekend met de nieuwe normen. Aan het traject is nog niets veranderd.",
    H.VRIJGEGEVEN: "De nieuwe bedragen gelden in het traject; de inwoner kreeg een brief als zijn bedrag verandert.",
    H.AFGEHANDELD: "Er is met de hand een nieuw vtlb vastgesteld.",
    H.VERVALLEN: "Het traject is beëindigd of de regeling is klaar.",
}


class Herberekeningsoort(models.TextChoices):
    """Wat de nieuwe normen met dit traject doen."""

    VERANDERT = "verandert", "Afloscapaciteit verandert"
    GELIJK = "gelijk", "Alleen het vtlb verandert"
    RAPPORT = "rapport", "Nieuw vtlb-rapport nodig"
    ONVOLLEDIG = "onvolledig", "Geen vtlb met onderbouwing"


# Alleen wat wij zelf helemaal berekenden, kan zonder nieuwe gegevens het traject in.
VRIJ_TE_GEVEN = (Herberekeningsoort.VERANDERT, Herberekeningsoort.GELIJK)
ACTIE: dict[str, str] = {
    Herberekeningsoort.VERANDERT: "Nieuwe afloscapaciteit vrijgeven",
    Herberekeningsoort.GELIJK: "Nieuw vtlb vrijgeven",
    Herberekeningsoort.RAPPORT: "Nieuw vtlb-rapport overnemen",
    Herberekeningsoort.ONVOLLEDIG: "Vtlb vaststellen",
}
# Vóór de looptijd rust er een voorstel op het vtlb; in de looptijd betaalt de inwoner zijn capaciteit.
VOOR_DE_LOOPTIJD = (T.INVENTARISATIE, T.VOORSTEL, T.GEEN_AKKOORD, T.DWANGAKKOORD, T.AKKOORD)
