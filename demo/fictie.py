"""Verzonnen namen en plaatsen. Geen van deze gemeenten, bedrijven of mensen bestaat; overheidsdiensten wel."""

from trajecten.choices import Schuldsoort
from trajecten.choices.schuld import Preferentiegrond, Schuldeiserrol

VOORNAMEN = {
    "Vrouw": (
        "Samira", "Fatima", "Ria", "Aaliyah", "Lotte", "Sanne", "Priya", "Yasmin", "Anneke", "Marieke",
        "Esra", "Joyce", "Chantal", "Naomi", "Ingrid", "Mila", "Hatice", "Wilma", "Svetlana", "Roos",
    ),
    "Man": (
        "Henk", "Jeroen", "Willem", "Daan", "Mehmet", "Youssef", "Piet", "Ruben", "Karim", "Dirk",
        "Stefan", "Gerrit", "Levi", "Omar", "Marcin", "Sjoerd", "Delano", "Joris", "Bram", "Ali",
    ),
}  # fmt: skip
ACHTERNAMEN = (
    ("de", "Wit"), ("", "Bakker"), ("", "Yilmaz"), ("", "Postma"), ("El", "Idrissi"), ("", "Vos"), ("de", "Groot"),
    ("", "Hendriks"), ("van", "Dam"), ("", "Kowalski"), ("", "Kaya"), ("van der", "Veen"), ("", "Pinas"),
    ("", "Mulder"), ("", "Jansen"), ("", "Janssen"), ("", "Ouali"), ("de", "Vries"), ("", "Smits"), ("", "Visser"),
    ("", "Aydin"), ("van", "Leeuwen"), ("", "Dijkstra"), ("", "Martina"), ("", "Nguyen"), ("", "Kuipers"),
    ("", "Willems"), ("ten", "Brink"),
)  # fmt: skip
STRATEN = (
    "Lindelaan", "Molenweg", "Havenkade", "Kerkstraat", "Populierstraat", "Stationsplein", "Dorpsstraat", "Zeelsterpad",
    "Veldweg", "Notarisbuurt", "Tulpstraat", "Rietgors", "Marktveld", "Oude Dijk", "Wilgenhof",
)  # fmt: skip

# code, naam, inwoners, postcodegebied. De eerste drie delen een regionale sociale dienst.
GEMEENTEN = (
    ("GM9901", "Vreedam", 98_400, 1300),
    ("GM9902", "Elderveen", 71_200, 1330),
    ("GM9903", "Oosterwaard", 64_900, 1350),
    ("GM9904", "Kandelburg", 112_300, 4200),
    ("GM9905", "Zilverhaven", 55_700, 4600),
)
REGIO = "Sociale Dienst De Drie Wateren"

# naam, soort, preferent, gewicht (hoe vaak hij voorkomt), antwoordt meestal na (dagen), kans op stilte
SCHULDEISERS: tuple[tuple[str, Schuldsoort, bool, int, int, float], ...] = (
    ("Belastingdienst", Schuldsoort.PUBLIEK, True, 7, 25, 0.05),
    ("Dienst Toeslagen", Schuldsoort.PUBLIEK, True, 6, 25, 0.05),
    ("Centraal Justitieel Incassobureau", Schuldsoort.PUBLIEK, False, 5, 20, 0.05),
    ("Gemeentebelastingen De Drie Wateren", Schuldsoort.PUBLIEK, True, 5, 12, 0.05),
    ("CAK", Schuldsoort.PUBLIEK, False, 4, 15, 0.05),
    ("Vitaalzorg Verzekeringen", Schuldsoort.ZORG, False, 7, 10, 0.05),
    ("Onderling Zorgfonds", Schuldsoort.ZORG, False, 4, 12, 0.08),
    ("Tandartsnota Nederland", Schuldsoort.ZORG, False, 3, 25, 0.2),
    ("Energie Noordwaard", Schuldsoort.NUTS, False, 6, 11, 0.05),
    ("Zonnestroom Direct", Schuldsoort.NUTS, False, 4, 18, 0.1),
    ("Waterbedrijf De Vallei", Schuldsoort.NUTS, False, 5, 9, 0.03),
    ("Woonstichting De Linde", Schuldsoort.OVERIG, False, 6, 8, 0.03),
    ("Telefoonwinkel Hallo", Schuldsoort.OVERIG, False, 6, 22, 0.15),
    ("Netwerk Mobiel", Schuldsoort.OVERIG, False, 5, 20, 0.12),
    ("Warenhuis Thuisgoed", Schuldsoort.OVERIG, False, 6, 24, 0.15),
    ("Webwinkel Alles Snel", Schuldsoort.OVERIG, False, 6, 28, 0.2),
    ("Achteraf Betalen Nu", Schuldsoort.OVERIG, False, 6, 20, 0.12),
    ("Kredietmaatschappij Horizon", Schuldsoort.OVERIG, False, 4, 18, 0.08),
    ("Volksbank Delta", Schuldsoort.OVERIG, False, 4, 16, 0.05),
    ("Autoverzekering Veiligop", Schuldsoort.OVERIG, False, 4, 15, 0.1),
    ("Sportschool Fitplein", Schuldsoort.OVERIG, False, 3, 35, 0.3),
    ("Incassobureau Van Aalst", Schuldsoort.OVERIG, False, 4, 30, 0.15),
    ("Kinderopvang Duimelot", Schuldsoort.OVERIG, False, 2, 14, 0.1),
    ("UWV", Schuldsoort.PUBLIEK, True, 3, 20, 0.05),
)
# Waarom een preferente schuldeiser voorgaat; wie hier niet staat, is concurrent.
GRONDEN = {
    "Belastingdienst": Preferentiegrond.FISCUS,
    "Dienst Toeslagen": Preferentiegrond.FISCUS,
    "Gemeentebelastingen De Drie Wateren": Preferentiegrond.GEMEENTE,
    "UWV": Preferentiegrond.UITKERING,
}
# Wie voor een ander optreedt: naam, rol, straat, postcode, plaats.
OPTREDERS = (
    ("Incasso Vaart en Vos", Schuldeiserrol.INCASSOBUREAU, "Singel 14", "4200 AB", "Kandelburg"),
    ("Gerechtsdeurwaarders Haan en Hek", Schuldeiserrol.DEURWAARDER, "Wal 3", "1300 AC", "Vreedam"),
    ("Rechtsbijstand De Schakel", Schuldeiserrol.GEMACHTIGDE, "Plein 8", "4600 AD", "Zilverhaven"),
)

HULPVRAGEN = (
    "Kan de rekeningen niet meer betalen en heeft het overzicht verloren.",
    "Wil van de deurwaarders af en weer rustig slapen.",
    "Achterstand bij de huur en de energie sinds het werk stopte.",
    "Na de scheiding zijn er schulden die samen zijn gemaakt.",
    "Opent de post niet meer en weet niet waar te beginnen.",
    "Moet toeslagen terugbetalen en redt dat niet.",
)

# naam, rol, gemeenten (index in GEMEENTEN) of "regio"; e-mail is voornaam@demo.schuldhulp.example
MEDEWERKERS = (
    ("Lotte Baan", "loketmedewerker", (0, 1, 2)),
    ("Noor Jansen", "consulent", (0, 1, 2)),
    ("Bilal Kaya", "consulent", (0, 1, 2)),
    ("Tess Vermeer", "teamleider", (0, 1, 2)),
    ("Kees Prins", "kwaliteitsmedewerker", (0, 1, 2)),
    ("Bea Smit", "beleidsmedewerker", (0, 1, 2)),
    ("Finn de Boer", "functioneel_beheerder", (0, 1, 2, 3, 4)),
    ("Oda Wolters", "teamleider", (2,)),
    ("Pien Mulder", "privacyfunctionaris", (0, 1, 2, 3, 4)),
    ("Marit Koster", "consulent", (3,)),
    ("Sam Bos", "teamleider", (3,)),
    ("Jade Winter", "beleidsmedewerker", (3,)),
    ("Ravi Ramdin", "consulent", (4,)),
    ("Els Hofman", "teamleider", (4,)),
)

# Werkt bij de gemeente zelf en niet bij de uitvoerder: die mag hier alleen voorbereiden (art. 3a Wgs).
BIJ_DE_GEMEENTE = ("Oda Wolters",)
ZONDER_MANDAAT = 2

# naam, soort, diensten; elke partner heeft een convenant met alle gemeenten van de demo.
PARTNERS = (
    (
        "Thuisadministratie Drie Wateren",
        "vrijwilligersorganisatie",
        ("thuisadministratie", "budgetcoaching"),
    ),
    ("Maatschappelijk Werk De Brug", "maatschappelijk_werk", ("maatschappelijk_werk", "budgetcoaching")),
    ("Woonstichting De Linde", "woningcorporatie", ("wonen",)),
    ("Kredietbank Delta", "kredietbank", ("saneringskrediet",)),
)
TREEDT_OP_VOOR = {
    "Telefoonwinkel Hallo": "Incasso Vaart en Vos",
    "Webwinkel Alles Snel": "Incasso Vaart en Vos",
    "Achteraf Betalen Nu": "Incasso Vaart en Vos",
    "Woonstichting De Linde": "Gerechtsdeurwaarders Haan en Hek",
    "Vitaalzorg Verzekeringen": "Gerechtsdeurwaarders Haan en Hek",
    "Kredietmaatschappij Horizon": "Rechtsbijstand De Schakel",
}
