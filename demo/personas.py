"""Mensen met een verhaal: elk laat één kant van het werk zien. `dagen_geleden` is het moment van de melding."""

from dataclasses import dataclass, field

from demo.papieren import VAN_JEROEN, VAN_SAMIRA
from demo.zelfverhaal import BEGONNEN, DREIGING, GELEZEN, INGESTUURD, OPEN, VERLOPEN


@dataclass(frozen=True)
class Persona:
    """Een verzonnen inwoner; `wil` legt vast wat anders toeval is (zie demo.leven)."""

    voornaam: str
    voorvoegsel: str
    achternaam: str
    geslacht: str
    dagen_geleden: int
    verhaal: str
    wil: dict[str, object] = field(default_factory=dict)


GEZIN_ZONDER_PARTNER = {
    "samenstelling": "alleenstaande_ouder",
    "minderjarige_kinderen": 2,
    "woonsituatie": "huur_sociaal",
    "inkomensbron": "loon",
}
ONDERNEMER = {"samenstelling": "gehuwd", "woonsituatie": "koop", "inkomensbron": "onderneming", "is_ondernemer": True}
PERSONAS = (
    Persona(
        "Samira", "de", "Wit", "Vrouw", 1,
        "Dreigt vrijdag uit huis gezet te worden; de klok van drie werkdagen loopt.",
        {"crisis": True, "bedreiging": "ontruiming", "gesprek": True, "wachten": 30, "huishouden": GEZIN_ZONDER_PARTNER,
         "hulpvraag": "Kreeg een brief dat zij uit haar huis moet. Heeft twee kinderen.", "papieren": VAN_SAMIRA},
    ),
    Persona(
        "Jeroen", "", "Vos", "Man", 16,
        "Zelfstandige met wisselend inkomen; heeft een afspraak voor het eerste gesprek.",
        {"crisis": False, "gesprek": True, "wachten": 21, "huishouden": ONDERNEMER,
         "hulpvraag": "Zijn bedrijf liep terug; de belasting dreigt met beslag.", "papieren": VAN_JEROEN},
    ),
    Persona(
        "Aaliyah", "", "Johnson", "Vrouw", 40,
        "Voorgenomen afwijzing wacht op de tweede lezer.",
        {"crisis": False, "gesprek": True, "wachten": 9, "besluit_na": 26, "uitkomst": "afwijzing", "lezen_na": 60},
    ),
    Persona(
        "Henk", "", "Postma", "Man", 110,
        "Zit in de stabilisatie met een plan in twee versies; één afspraak is te laat. Gaat vooruit in het kwadrant.",
        {"crisis": False, "gesprek": True, "wachten": 8, "besluit_na": 14, "uitkomst": "toelating", "plan_na": 8,
         "stabilisatie": True, "stabilisatie_duur": 115, "neiging": (0.15, 0.0), "wijkt_af": False, "heel_plan": True,
         "opnieuw_screenen": {35: (0.2, 0.6), 80: (0.05, 1.0)}, "profielen": {3: 0.15, 85: 0.85},
         "leefgebieden": {0: {"inkomen": 2, "schulden": 1, "administratie": 1, "wonen": 3, "welzijn": 2, "netwerk": 3},
                          80: {"inkomen": 4, "schulden": 3, "administratie": 3, "wonen": 3, "welzijn": 3,
                               "gezondheid": 3}}},
    ),
    Persona(
        "Fatima", "El", "Idrissi", "Vrouw", 80,
        "Dertien schuldeisers zijn aangeschreven; een deel moet nog antwoorden.",
        {"crisis": False, "gesprek": True, "wachten": 10, "besluit_na": 12, "uitkomst": "toelating", "plan_na": 7,
         "stabilisatie": False, "aannemen_na": 3, "aanschrijven_na": 2, "schuldeisers": 13, "totaal": 41_250,
         "boete": False, "stille_eisers": 3, "uitval_inventarisatie": False, "voorstel_na": 60},
    ),
    Persona(
        "Ruben", "", "Martina", "Man", 150,
        "Een schuldeiser weigerde het voorstel; de consulent kiest een vervolg.",
        {"crisis": False, "gesprek": True, "wachten": 6, "besluit_na": 10, "uitkomst": "toelating", "plan_na": 6,
         "stabilisatie": False, "aannemen_na": 2, "aanschrijven_na": 2, "uitval_inventarisatie": False,
         "voorstel_na": 4, "saneringskrediet": True, "akkoord": False, "blijft_liggen": True},
    ),
    Persona(
        "Hatice", "", "Aydin", "Vrouw", 420,
        "Betaalt haar saneringskrediet af; de jaarlijkse verificatie van haar plan is te laat.",
        {"crisis": False, "gesprek": True, "wachten": 11, "besluit_na": 12, "uitkomst": "toelating", "plan_na": 5,
         "stabilisatie": False, "uitval_inventarisatie": False, "saneringskrediet": True, "akkoord": True,
         "voltooid": True, "duur": 1, "verificatie": False, "budgetbeheer": True, "trajectlink": True,
         "profielen": {2: 0.75}, "uitslag": "Kan het grotendeels zelf, met korte steun",
         "leefgebieden": {0: {"schulden": 1, "wonen": 2, "gezin": 3, "werk": 4},
                          120: {"schulden": 3, "wonen": 3, "gezin": 3, "werk": 3},
                          300: {"schulden": 4, "wonen": 5, "gezin": 4, "werk": 2}}},
    ),
    Persona(
        "Willem", "de", "Groot", "Man", 700,
        "Rondde zijn regeling en de nazorg af en meldt zich nu opnieuw.",
        {"crisis": False, "gesprek": True, "wachten": 10, "besluit_na": 12, "uitkomst": "toelating", "plan_na": 5,
         "stabilisatie": False, "uitval_inventarisatie": False, "saneringskrediet": True, "akkoord": True,
         "voltooid": True, "duur": 0.4, "terug": True, "terug_geleden": 7},
    ),
    Persona(
        "Marcin", "", "Kowalski", "Man", 34,
        "Moet nog papieren inleveren; de beslistermijn staat stil.",
        {"crisis": False, "gesprek": True, "wachten": 10, "papieren_na": 16, "besluit_na": 90, "uitkomst": "toelating"},
    ),
    Persona(
        "Ingrid", "van der", "Veen", "Vrouw", 75,
        "Is afgewezen en maakt bezwaar; zij moet nog gehoord worden.",
        {"crisis": False, "gesprek": True, "wachten": 9, "besluit_na": 20, "uitkomst": "afwijzing", "lezen_na": 3,
         "bezwaar_na": 21},
    ),
    Persona(
        "Mirjam", "", "Bakker", "Vrouw", 170,
        "Kreeg advies en past niet bij een schuldregeling; de consulent probeert opnieuw contact te krijgen.",
        {"crisis": False, "gesprek": True, "wachten": 7, "besluit_na": 10, "uitkomst": "advies", "neiging": 0.05,
         "wijkt_af": False, "volgmoment_blijft_liggen": False, "volgt": ("geen_contact",)},
    ),
    Persona(
        "Dirk", "", "Smits", "Man", 250,
        "Werd afgewezen en komt binnen een jaar terug; de aanmelding waarschuwt daarvoor.",
        {"crisis": False, "gesprek": True, "wachten": 5, "besluit_na": 30, "lezen_na": 2, "uitkomst": "afwijzing",
         "neiging": 0.9, "wijkt_af": False, "volgmoment_blijft_liggen": False, "volgt": ("nog_niet",),
         "meldt_weer_na": 200},
    ),
    Persona(
        "Selam", "", "Haile", "Vrouw", 1,
        "Stuurde haar zelfintake in: vindt lezen lastig, wil een tolk, en fotografeerde haar brieven.",
        {"crisis": False, "gesprek": True, "wachten": 19, "zelfintake": INGESTUURD,
         "hulpvraag": "Kwam met een tas vol brieven aan de balie."},
    ),
    Persona(
        "Kevin", "", "Dijkstra", "Man", 1,
        "Begon gisteren aan zijn zelfintake en stopte halverwege; hij kan met dezelfde code verder.",
        {"crisis": False, "gesprek": True, "wachten": 20, "zelfintake": BEGONNEN},
    ),
    Persona(
        "Truus", "van", "Dam", "Vrouw", 2,
        "Kreeg de code voor de zelfintake in een brief en is nog niet begonnen.",
        {"crisis": False, "gesprek": True, "wachten": 22, "zelfintake": OPEN},
    ),
    Persona(
        "Bram", "", "Peters", "Man", 15,
        "Liet zijn zelfintake verlopen; wat hij had ingevuld is gewist.",
        {"crisis": False, "gesprek": True, "wachten": 24, "zelfintake": VERLOPEN},
    ),
    Persona(
        "Chantal", "", "Jacobs", "Vrouw", 1,
        "Noemt in haar zelfintake dat de stroom eraf gaat; de consulent moet vandaag bellen.",
        {"crisis": False, "gesprek": True, "wachten": 21, "zelfintake": DREIGING},
    ),
    Persona(
        "Omar", "", "Bouzid", "Man", 26,
        "Is toegelaten; drie schuldeisers uit zijn zelfintake moeten nog het traject in.",
        {"crisis": False, "gesprek": True, "wachten": 9, "besluit_na": 5, "uitkomst": "toelating", "plan_na": 45,
         "zelfintake": GELEZEN},
    ),
    Persona(
        "Yusuf", "", "Arslan", "Man", 20,
        "Kwam niet op het eerste gesprek; de termijn van vier weken loopt door.",
        {"crisis": False, "gesprek": True, "wachten": 11, "mist_gesprek": True, "huishouden": GEZIN_ZONDER_PARTNER},
    ),
)  # fmt: skip
