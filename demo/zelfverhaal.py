"""Wat een persona in de zelfintake vertelt: hoe hij werd uitgenodigd, wat hij antwoordt, en hoe ver hij komt."""

from dataclasses import dataclass, field
from decimal import Decimal

from demo.papieren import Papier
from intake.choices import Documentsoort
from intake.choices.zelf import ZelfintakeKanaal


@dataclass(frozen=True)
class Opgeschreven:
    """Een schuldeiser zoals de inwoner hem opschrijft; `papier` is de foto van de brief."""

    naam: str
    waarvoor: str
    bedrag: Decimal | None = None
    papier: Papier | None = None


@dataclass(frozen=True)
class Zelfverhaal:
    """De weg van één inwoner door de zelfintake. `begint_na` in dagen na de uitnodiging; None is: hij begint niet.

    Nul dagen is dezelfde dag, een uur later; zo valt het verhaal altijd vóór het heden van de demo.
    """

    kanaal: ZelfintakeKanaal
    begint_na: int | None = None
    antwoorden: dict[str, object] = field(default_factory=dict)
    schuldeisers: tuple[Opgeschreven, ...] = ()
    papieren: tuple[Papier, ...] = ()
    stuurt_in: bool = False
    is_gelezen: bool = False


OPEN = Zelfverhaal(ZelfintakeKanaal.BRIEF)
VERLOPEN = Zelfverhaal(ZelfintakeKanaal.SMS, 1, {"haast": "nee", "goed": "Ik heb een lieve zus."})
BEGONNEN = Zelfverhaal(
    ZelfintakeKanaal.SMS,
    0,
    {"haast": "nee", "vraag": "Ik wil weer slapen.", "samenstelling": "alleenstaande", "woonsituatie": "huur_sociaal"},
    (Opgeschreven("Waterbedrijf", "Water", Decimal("212.40")),),
)
DREIGING = Zelfverhaal(
    ZelfintakeKanaal.SMS,
    0,
    {"haast": "ja", "dreiging": ["elektriciteit", "gas"], "dreiging_wanneer": "Volgende week vrijdag",
     "bel_nu": "06 11112222"},
)  # fmt: skip
BRIEF = Papier(
    Documentsoort.SCHULDBRIEF, "IMG 20261118.jpg", ("Incassobureau Van Aalst|Laatste waarschuwing|Te betalen 640,18",)
)
INGESTUURD = Zelfverhaal(
    ZelfintakeKanaal.SMS,
    0,
    {"haast": "nee", "vraag": "Ik begrijp de brieven niet meer. Ik wil weten wat ik moet betalen.",
     "over_een_jaar": "Dat ik niet bang ben voor de post.", "samenstelling": "alleenstaande_ouder", "kinderen": 2,
     "woonsituatie": "huur_sociaal", "inkomensbron": "bijstand", "inkomen_bedrag": "1710", "bedrijf": "nee",
     "vaste_lasten": "soms", "nieuwe_schulden": "weet_niet", "overzicht": "deel", "post": "nee", "lezen": "ja",
     "lezen_wens": ["bellen", "uitleg"], "taal": "beetje", "eigen_taal": "Tigrinya", "tolk": "ja",
     "goed": "De kinderen doen het goed op school.", "helpers": ["vrijwilliger"], "contact": "bellen",
     "telefoon": "06 33334444", "wanneer": ["ochtend"]},
    (
        Opgeschreven("incassobureau van aalst", "Oude telefoon", Decimal("640.18"), BRIEF),
        Opgeschreven("Energie Noordwaard", "Stroom en gas", Decimal("1250")),
        Opgeschreven("Mijn zwager", "Geleend voor de wasmachine"),
    ),
    (Papier(Documentsoort.UITKERING, "uitkering oktober.jpg", ("Gemeente|Specificatie uitkering|Netto 1.340,22",)),),
    stuurt_in=True,
)  # fmt: skip
GELEZEN = Zelfverhaal(
    ZelfintakeKanaal.EMAIL,
    2,
    {"haast": "nee", "vraag": "Na mijn scheiding kan ik de huur niet meer alleen betalen.", "lezen": "nee",
     "samenstelling": "alleenstaande", "woonsituatie": "huur_particulier", "inkomensbron": "loon"},
    (
        Opgeschreven("Energie Noordwaard", "Eindrekening", Decimal("386.20")),
        Opgeschreven("Mijn huisbaas", "Huur van september en oktober", Decimal("1690")),
        Opgeschreven("sportschool fitplein", "Abonnement", Decimal("79.80")),
    ),
    stuurt_in=True,
    is_gelezen=True,
)  # fmt: skip
