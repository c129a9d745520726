from django.db import models


class Kanaal(models.TextChoices):
    ZELF = "zelf", "Inwoner zelf"
    AANMELDPUNT = "aanmeldpunt", "Aanmeldpunt van de gemeente"
    SOCIALE_DIENST = "sociale_dienst", "Sociale dienst"
    WMO_LOKET = "wmo_loket", "Wmo-loket"
    WIJKTEAM = "wijkteam", "Wijkteam"
    WONINGCORPORATIE = "woningcorporatie", "Woningcorporatie"
    WERKGEVER = "werkgever", "Werkgever"
    VROEGSIGNAAL = "vroegsignaal", "Vroegsignaal"
    VOEDSELBANK = "voedselbank", "Voedselbank"
    MAATSCHAPPELIJK_WERK = "maatschappelijk_werk", "Maatschappelijk werk"
    SCHULDHULPROUTE = "schuldhulproute", "Nederlandse Schuldhulproute (Geldfit)"
    KETENPARTNER = "ketenpartner", "Andere ketenpartner"
    OVERNAME = "overname", "Overgenomen uit een levering"
    OVERIG = "overig", "Overig"


class Bedreiging(models.TextChoices):
    """De gesloten lijst van bedreigende situaties in de Wgs (art. 4 lid 2): alleen deze geven drie werkdagen."""

    ONTRUIMING = "ontruiming", "Gedwongen woningontruiming"
    GAS = "gas", "Einde van de levering van gas"
    ELEKTRICITEIT = "elektriciteit", "Einde van de levering van elektriciteit"
    WARMTE = "warmte", "Einde van de levering van stadsverwarming"
    WATER = "water", "Einde van de levering van water"
    ZORGVERZEKERING = "zorgverzekering", "Opzegging of ontbinding van de zorgverzekering"


class Geslacht(models.TextChoices):
    MAN = "Man", "Man"
    VROUW = "Vrouw", "Vrouw"
    ONBEKEND = "Onbekend", "Onbekend"
    LEEG = "Leeg", "Niet ingevuld"


class Samenstelling(models.TextChoices):
    ALLEENSTAANDE = "alleenstaande", "Alleenstaande"
    ALLEENSTAANDE_OUDER = "alleenstaande_ouder", "Alleenstaande ouder"
    GEHUWD = "gehuwd", "Samenwonend of gehuwd, zonder kinderen"
    GEHUWD_MET_KINDEREN = "gehuwd_met_kinderen", "Samenwonend of gehuwd, met kinderen"
    ONBEKEND = "onbekend", "Nog niet bekend"


class Woonsituatie(models.TextChoices):
    HUUR_SOCIAAL = "huur_sociaal", "Huurt van een corporatie"
    HUUR_PARTICULIER = "huur_particulier", "Huurt particulier"
    KOOP = "koop", "Eigen woning"
    INWONEND = "inwonend", "Inwonend"
    INSTELLING = "instelling", "Opvang of instelling"
    GEEN = "geen", "Geen vaste woonplek"
    ONBEKEND = "onbekend", "Nog niet bekend"


class Inkomensbron(models.TextChoices):
    LOON = "loon", "Loon"
    BIJSTAND = "bijstand", "Uitkering Participatiewet"
    WW = "ww", "WW-uitkering"
    ARBEIDSONGESCHIKT = "arbeidsongeschikt", "Uitkering wegens ziekte of arbeidsongeschiktheid"
    PENSIOEN = "pensioen", "AOW of pensioen"
    ONDERNEMING = "onderneming", "Eigen onderneming"
    STUDIE = "studie", "Studiefinanciering"
    GEEN = "geen", "Geen inkomen"
    ONBEKEND = "onbekend", "Nog niet bekend"


class AanmeldingStatus(models.TextChoices):
    """Waar een aanmelding staat; elke status met één regel uitleg (zie UITLEG_AANMELDING)."""

    GEMELD = "gemeld", "Aangemeld"
    GESPREK_GEPLAND = "gesprek_gepland", "Eerste gesprek gepland"
    IN_INTAKE = "in_intake", "In intake"
    OPGESCHORT = "opgeschort", "Wacht op papieren"
    AFWIJZING_VOORGELEGD = "afwijzing_voorgelegd", "Afwijzing ligt bij tweede lezer"
    BESLUIT_VOORGELEGD = "besluit_voorgelegd", "Besluit ligt klaar om te nemen"
    TOEGELATEN = "toegelaten", "Toegelaten"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    GEADVISEERD = "geadviseerd", "Informatie en advies gegeven"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


UITLEG_AANMELDING: dict[AanmeldingStatus, str] = {
    AanmeldingStatus.GEMELD: "Iemand vroeg om hulp. De termijn voor het eerste gesprek loopt (art. 4 Wgs).",
    AanmeldingStatus.GESPREK_GEPLAND: "Er is een afspraak. De wettelijke termijn blijft gelden.",
    AanmeldingStatus.IN_INTAKE: "Het eerste gesprek was de aanvraag. De beslistermijn loopt (art. 4a Wgs).",
    AanmeldingStatus.OPGESCHORT: "De aanvraag is niet compleet. De beslistermijn staat stil (art. 4:15 Awb).",
    AanmeldingStatus.AFWIJZING_VOORGELEGD: "Een voorgenomen afwijzing wacht op een tweede paar ogen.",
    AanmeldingStatus.BESLUIT_VOORGELEGD: "Het besluit is voorbereid en wacht op iemand met mandaat (art. 3a Wgs).",
    AanmeldingStatus.TOEGELATEN: "De inwoner is toegelaten. Het traject begint met een plan van aanpak.",
    AanmeldingStatus.AFGEWEZEN: "De aanvraag is afgewezen, met reden en een vervolgstap.",
    AanmeldingStatus.GEADVISEERD: "Informatie en advies was genoeg.",
    AanmeldingStatus.INGETROKKEN: "De inwoner wil geen hulp meer, of kan die niet meer krijgen.",
}

AANMELDING_WACHT = (AanmeldingStatus.GEMELD, AanmeldingStatus.GESPREK_GEPLAND)
AANMELDING_IN_BEHANDELING = (
    AanmeldingStatus.IN_INTAKE,
    AanmeldingStatus.OPGESCHORT,
    AanmeldingStatus.AFWIJZING_VOORGELEGD,
    AanmeldingStatus.BESLUIT_VOORGELEGD,
)
AANMELDING_EINDE = (
    AanmeldingStatus.TOEGELATEN,
    AanmeldingStatus.AFGEWEZEN,
    AanmeldingStatus.GEADVISEERD,
    AanmeldingStatus.INGETROKKEN,
)


class Kwadrant(models.TextChoices):
    """De vier vakken van het Tilburgs kwadrant, en "past niet" voor wie er niet in past."""

    OPLOSSEN = "oplossen", "Oplossen met schuldhulpverlening"
    STABILISEREN = "stabiliseren", "Stabiliseren"
    MAATWERK = "maatwerk", "Maatwerk"
    BEGELEIDEN = "begeleiden", "Begeleiden"
    PAST_NIET = "past_niet", "Past niet in het kwadrant"


class Besluitsoort(models.TextChoices):
    TOELATING = "toelating", "Toelating"
    AFWIJZING = "afwijzing", "Afwijzing"
    INFORMATIE_EN_ADVIES = "informatie_en_advies", "Informatie en advies"
    BEEINDIGING = "beeindiging", "Beëindiging"  # van een traject, na een toelating (art. 4a Wgs)


class Afwijzingsgrond(models.TextChoices):
    RECIDIVE = "recidive", "Eerder gebruik van schuldhulpverlening (art. 3 lid 2 Wgs)"
    FRAUDE = "fraude", "Fraude met een onherroepelijke veroordeling of sanctie (art. 3 lid 3 Wgs)"
    GEEN_INGEZETENE = "geen_ingezetene", "Geen rechtmatig ingezetene van de gemeente"
    GEEN_SCHULDEN = "geen_schulden", "Geen (dreigende) problematische schulden"
    NIET_COMPLEET = "niet_compleet", "Papieren niet gekregen binnen de hersteltermijn (art. 4:5 Awb)"


class IntrekReden(models.TextChoices):
    GEEN_HULP_GEWENST = "geen_hulp_gewenst", "Inwoner wil geen hulp"
    NIET_VERSCHENEN = "niet_verschenen", "Niet verschenen na herhaalde uitnodiging"
    VERHUISD = "verhuisd", "Verhuisd naar een andere gemeente"
    OVERLEDEN = "overleden", "Overleden"
    ZELF_OPGELOST = "zelf_opgelost", "Zelf opgelost"


class Leefgebied(models.TextChoices):
    """Waar het leven uit bestaat, als eigen indeling: voor doelen in een plan en voor een cijfer van 1 tot 5."""

    INKOMEN = "inkomen", "Inkomen en geldzaken"
    SCHULDEN = "schulden", "Schulden en vaste lasten"
    ADMINISTRATIE = "administratie", "Post en administratie"
    WONEN = "wonen", "Wonen"
    WERK = "werk", "Werk en opleiding"
    GEZIN = "gezin", "Gezin en relaties"
    NETWERK = "netwerk", "Familie, vrienden en buurt"
    GEZONDHEID = "gezondheid", "Lichamelijke gezondheid"
    WELZIJN = "welzijn", "Psychische gezondheid"
    VERSLAVING = "verslaving", "Alcohol, drugs, gokken en gamen"
    DAGBESTEDING = "dagbesteding", "Invulling van de dag"
    JUSTITIE = "justitie", "Politie en justitie"


class VolgmomentStatus(models.TextChoices):
    """Waar een volgmoment staat: de dag waarop iemand opnieuw naar een inwoner kijkt."""

    GEPLAND = "gepland", "Gepland"
    GEHOUDEN = "gehouden", "Gehouden"
    VERVALLEN = "vervallen", "Niet meer nodig"


UITLEG_VOLGMOMENT: dict[VolgmomentStatus, str] = {
    VolgmomentStatus.GEPLAND: "Op deze dag kijkt een consulent opnieuw hoe het met de inwoner gaat.",
    VolgmomentStatus.GEHOUDEN: "De consulent keek opnieuw en legde vast hoe het gaat.",
    VolgmomentStatus.VERVALLEN: "Dit volgmoment is niet meer nodig; de reden staat erbij.",
}
VOLGMOMENT_OPEN = (VolgmomentStatus.GEPLAND,)
VOLGMOMENT_EINDE = (VolgmomentStatus.GEHOUDEN, VolgmomentStatus.VERVALLEN)


class Volgaanleiding(models.TextChoices):
    """Waarom iemand niet uit beeld mag raken."""

    AFGEWEZEN = "afgewezen", "Afgewezen"
    ADVIES = "advies", "Informatie en advies gegeven"
    INGETROKKEN = "ingetrokken", "Aanmelding ingetrokken"
    GESTOPT = "gestopt", "Traject voortijdig gestopt"
    WSNP = "wsnp", "Naar de Wsnp"
    BEGELEIDEN = "begeleiden", "Kwadrant: begeleiden"
    PAST_NIET = "past_niet", "Past niet in het kwadrant"
    UIT_BEELD = "uit_beeld", "Gevonden bij de dagelijkse controle"
    ANDERS = "anders", "Andere aanleiding"


class Volgsoort(models.TextChoices):
    """Wat de volgende stap voor de inwoner is."""

    EIGEN_CONTACT = "eigen_contact", "Wij nemen zelf contact op"
    PARTNER = "partner", "Een partner helpt"
    ADVIES = "advies", "De inwoner gaat verder met ons advies"
    OVERDRACHT = "overdracht", "Warme overdracht aan een andere gemeente"


class Volguitkomst(models.TextChoices):
    """Hoe een volgmoment afliep."""

    GAAT_GOED = "gaat_goed", "Het gaat goed, hulp is niet nodig"
    VERWEZEN = "verwezen", "Een partner helpt nu"
    NOG_NIET = "nog_niet", "Er is nog niets veranderd"
    GEEN_CONTACT = "geen_contact", "Geen contact gekregen"
    WIL_GEEN_CONTACT = "wil_geen_contact", "Inwoner wil geen contact meer"
    NIET_MEER_HIER = "niet_meer_hier", "Een andere gemeente helpt nu"
    WEER_AANGEMELD = "weer_aangemeld", "Weer aangemeld"
    TOEGELATEN = "toegelaten", "Toegelaten tot schuldhulp"
    KWADRANT_ANDERS = "kwadrant_anders", "Nieuwe screening gaf een ander vak"
    VERVANGEN = "vervangen", "Vervangen door een nieuw volgmoment"
    OVERLEDEN = "overleden", "Inwoner is overleden"


# Wat een consulent kiest als hij het volgmoment houdt; de rest volgt vanzelf uit iets anders.
UITKOMST_KEUZES = (
    Volguitkomst.GAAT_GOED,
    Volguitkomst.VERWEZEN,
    Volguitkomst.NOG_NIET,
    Volguitkomst.GEEN_CONTACT,
    Volguitkomst.WIL_GEEN_CONTACT,
    Volguitkomst.NIET_MEER_HIER,
    Volguitkomst.OVERLEDEN,
)
# Na deze uitkomsten kijkt iemand altijd nog een keer.
UITKOMST_KIJKT_WEER = (Volguitkomst.VERWEZEN, Volguitkomst.NOG_NIET, Volguitkomst.GEEN_CONTACT)
# "De gemeente kan weinig doen": juist deze mensen krijgen een volgende stap en een datum.
KWADRANT_VOLGEN = (Kwadrant.BEGELEIDEN, Kwadrant.PAST_NIET)


class Documentsoort(models.TextChoices):
    """Wat een papier is. De lijst van papieren per situatie (intake.papieren) verwijst hiernaar."""

    LOONSTROOK = "loonstrook", "Loonstrook"
    UITKERING = "uitkering", "Uitkeringsspecificatie"
    PENSIOEN = "pensioen", "Pensioenspecificatie"
    STUDIE = "studie", "Studiefinanciering"
    INKOMEN_PARTNER = "inkomen_partner", "Inkomen van de partner"
    JAARCIJFERS = "jaarcijfers", "Jaarcijfers van de onderneming"
    BTW_AANGIFTE = "btw_aangifte", "Btw-aangifte"
    BANKAFSCHRIFT = "bankafschrift", "Bankafschrift"
    HUUR = "huur", "Huurcontract of huurspecificatie"
    HYPOTHEEK = "hypotheek", "Hypotheekoverzicht"
    ALIMENTATIE = "alimentatie", "Alimentatie"
    TOESLAGEN = "toeslagen", "Toeslagen"
    SCHULDBRIEF = "schuldbrief", "Brief van een schuldeiser"
    DREIGING = "dreiging", "Brief over ontruiming, afsluiting of zorgverzekering"
    BESLAG = "beslag", "Beslag of vonnis"
    BELASTING = "belasting", "Belastingaanslag"
    BEWIND = "bewind", "Beschikking van de rechter (bewind)"
    MACHTIGING = "machtiging", "Ondertekende machtiging"
    UITSLAG = "uitslag", "Uitslag van een vragenlijst"
    GEMENGD = "gemengd", "Scan met verschillende papieren"
    OVERIG = "overig", "Iets anders"


class Documentherkomst(models.TextChoices):
    CONSULENT = "consulent", "Consulent"
    ZELFINTAKE = "zelfintake", "Inwoner zelf"
    WORKSHOP = "workshop", "Workshop"
    PARTNER = "partner", "Ketenpartner"


class Documentstatus(models.TextChoices):
    ONTVANGEN = "ontvangen", "Nog nakijken"
    EEN_KEER = "een_keer", "Eén keer nagekeken"
    NAGEKEKEN = "nagekeken", "Door twee mensen nagekeken"
    AFGEKEURD = "afgekeurd", "Afgekeurd"
    GESPLITST = "gesplitst", "Gesplitst"


DOCUMENT_OPEN = (Documentstatus.ONTVANGEN, Documentstatus.EEN_KEER)
DOCUMENT_EINDE = (Documentstatus.NAGEKEKEN, Documentstatus.AFGEKEURD, Documentstatus.GESPLITST)
# Wat meetelt als gekregen papier.
DOCUMENT_TELT = (*DOCUMENT_OPEN, Documentstatus.NAGEKEKEN)


class Afkeurreden(models.TextChoices):
    ONLEESBAAR = "onleesbaar", "Niet goed te lezen"
    ONVOLLEDIG = "onvolledig", "Er ontbreekt een bladzijde of een deel"
    ANDER_PAPIER = "ander_papier", "Dit is een ander papier dan gevraagd"
    TE_OUD = "te_oud", "Te oud"
    DUBBEL = "dubbel", "Dubbel: dit papier is er al"
    ANDERE_PERSOON = "andere_persoon", "Van iemand anders; het bestand wordt gewist"
    WEGGEHAALD = "weggehaald", "De inwoner haalde het zelf weg; het bestand is gewist"


# Bij deze redenen blijft het bestand niet staan; de rij blijft als spoor.
AFKEUR_WIST = (Afkeurreden.ANDERE_PERSOON, Afkeurreden.WEGGEHAALD)
# Wat een medewerker kan kiezen; weghalen doet alleen de inwoner.
AFKEUR_KEUZES = tuple(reden for reden in Afkeurreden if reden != Afkeurreden.WEGGEHAALD)


class Nakijkstatus(models.TextChoices):
    EERSTE_CONTROLE = "eerste_controle", "Wacht op de eerste controle"
    TWEEDE_CONTROLE = "tweede_controle", "Wacht op de tweede controle"
    KLAAR = "klaar", "Klaar"


NAKIJK_OPEN = (Nakijkstatus.EERSTE_CONTROLE, Nakijkstatus.TWEEDE_CONTROLE)
NAKIJK_EINDE = (Nakijkstatus.KLAAR,)


class IngevuldMet(models.TextChoices):
    """Hoe een klantprofiel werd ingevuld: dat hoort u te weten als u het leest."""

    SAMEN = "samen", "Samen, in gesprek"
    ZELF = "zelf", "De inwoner zelf, met u in de buurt"


class ExternInstrument(models.TextChoices):
    """Instrumenten van anderen waarvan wij alleen de uitslag bewaren."""

    MESIS = "mesis", "Mesis"
    ZRM = "zrm", "Zelfredzaamheid-Matrix (ZRM)"
    INTAKEKOMPAS = "intakekompas", "Intakekompas"
    ANDERS = "anders", "Een ander instrument"


class Zegswijze(models.TextChoices):
    """Hoe iemand liet weten dat hij geen hulp (meer) wil."""

    GESPREK = "gesprek", "In een gesprek"
    TELEFOON = "telefoon", "Per telefoon"
    BRIEF = "brief", "Per brief"
    BERICHT = "bericht", "Per e-mail of sms"


class Zegspersoon(models.TextChoices):
    """Wie liet weten dat de inwoner geen hulp (meer) wil."""

    INWONER = "inwoner", "De inwoner zelf"
    PARTNER = "partner", "De partner van de inwoner"
    GEMACHTIGDE = "gemachtigde", "Een gemachtigde of bewindvoerder"
    ANDER = "ander", "Iemand anders"


class OpschortingEinde(models.TextChoices):
    """Waarom de beslistermijn weer loopt."""

    COMPLEET = "compleet", "De papieren zijn er"
    VERLOPEN = "verlopen", "De hersteltermijn is voorbij"
    VERVALLEN = "vervallen", "De papieren zijn niet meer nodig"
    INGETROKKEN = "ingetrokken", "De aanmelding is ingetrokken"


class BezwaarStatus(models.TextChoices):
    """Waar een bezwaar staat; elke status met één regel uitleg (zie UITLEG_BEZWAAR)."""

    ONTVANGEN = "ontvangen", "Ontvangen"
    GEHOORD = "gehoord", "Gehoord"
    BESLIST = "beslist", "Beslist"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


UITLEG_BEZWAAR: dict[BezwaarStatus, str] = {
    BezwaarStatus.ONTVANGEN: "De inwoner is het niet eens met het besluit. De termijn om te beslissen loopt.",
    BezwaarStatus.GEHOORD: "De inwoner vertelde zijn kant van het verhaal, of zag daarvan af.",
    BezwaarStatus.BESLIST: "Op het bezwaar is beslist. De inwoner kreeg een brief.",
    BezwaarStatus.INGETROKKEN: "De inwoner trok het bezwaar in. Het besluit blijft staan.",
}
BEZWAAR_OPEN = (BezwaarStatus.ONTVANGEN, BezwaarStatus.GEHOORD)
BEZWAAR_EINDE = (BezwaarStatus.BESLIST, BezwaarStatus.INGETROKKEN)


class Bezwaaruitkomst(models.TextChoices):
    GEGROND = "gegrond", "Gegrond: de inwoner krijgt gelijk"
    DEELS_GEGROND = "deels_gegrond", "Deels gegrond"
    ONGEGROND = "ongegrond", "Ongegrond: het besluit blijft staan"
    NIET_ONTVANKELIJK = "niet_ontvankelijk", "Niet-ontvankelijk: niet behandeld"


# Dan klopt het besluit niet meer en krijgt de aanvraag een nieuw besluit.
BEZWAAR_GELIJK = (Bezwaaruitkomst.GEGROND, Bezwaaruitkomst.DEELS_GEGROND)
