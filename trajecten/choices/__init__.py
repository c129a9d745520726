from django.db import models


class TrajectStatus(models.TextChoices):
    """Waar een traject staat; uitleg per status in UITLEG_TRAJECT, indeling in FASE_1, FASE_2 en EINDE."""

    PLAN_VAN_AANPAK = "plan_van_aanpak", "Plan van aanpak"
    STABILISATIE = "stabilisatie", "Stabilisatie"
    DUURZAAM = "duurzaam", "Duurzame financiële dienstverlening"
    OVERDRACHT = "overdracht", "Overdracht naar fase 2"
    INVENTARISATIE = "inventarisatie", "Inventarisatie van de schulden"
    VOORSTEL = "voorstel", "Voorstel ligt bij de schuldeisers"
    GEEN_AKKOORD = "geen_akkoord", "Geen akkoord"
    DWANGAKKOORD = "dwangakkoord", "Dwangakkoord gevraagd"
    AKKOORD = "akkoord", "Akkoord"
    LOOPTIJD = "looptijd", "Looptijd"
    FINALE_KWIJTING = "finale_kwijting", "Finale kwijting"
    NAZORG = "nazorg", "Nazorg"
    AFGEROND = "afgerond", "Afgerond"
    WSNP = "wsnp", "Naar de Wsnp"
    UITGEVALLEN = "uitgevallen", "Voortijdig beëindigd"


T = TrajectStatus
UITLEG_TRAJECT: dict[TrajectStatus, str] = {
    T.PLAN_VAN_AANPAK: "De inwoner is toegelaten. Het plan van aanpak wordt gemaakt (art. 4a Wgs).",
    T.STABILISATIE: "Inkomsten en uitgaven komen in balans. Hoogstens vier maanden (NVVK); dan kiest u verder.",
    T.DUURZAAM: "Een regeling kan (nog) niet. Wij houden inkomsten en uitgaven in balans en kijken geregeld opnieuw.",
    T.OVERDRACHT: "Het dossier is aangeboden aan de uitvoerder van fase 2, die het aanneemt of met redenen teruggeeft.",
    T.INVENTARISATIE: "Alle schuldeisers geven op wat zij nog te vorderen hebben.",
    T.VOORSTEL: "Elke schuldeiser zegt ja of nee tegen het voorstel.",
    T.GEEN_AKKOORD: "Niet elke schuldeiser stemde in: nieuw voorstel, dwangakkoord, Wsnp of beëindigen.",
    T.DWANGAKKOORD: "De rechter is gevraagd weigeraars te laten instemmen (art. 287a Fw).",
    T.AKKOORD: "Alle schuldeisers stemden in of moeten meewerken. De looptijd kan beginnen.",
    T.LOOPTIJD: "De regeling loopt, in de regel achttien maanden.",
    T.FINALE_KWIJTING: "De looptijd is voltooid; schuldeisers schelden de rest kwijt.",
    T.NAZORG: "De inwoner is schuldenvrij; wij houden contact om terugval te voorkomen.",
    T.AFGEROND: "Het traject is met goed gevolg afgerond, nazorg inbegrepen.",
    T.WSNP: "Er kwam geen minnelijke regeling; de inwoner gaat met een verklaring naar de Wsnp (art. 285 Fw).",
    T.UITGEVALLEN: "Het traject is voortijdig beëindigd, met een beschikking en een reden.",
}
FASE_1 = (T.PLAN_VAN_AANPAK, T.STABILISATIE, T.DUURZAAM, T.OVERDRACHT)
FASE_2 = (
    T.INVENTARISATIE,
    T.VOORSTEL,
    T.GEEN_AKKOORD,
    T.DWANGAKKOORD,
    T.AKKOORD,
    T.LOOPTIJD,
    T.FINALE_KWIJTING,
    T.NAZORG,
)
EINDE = (T.AFGEROND, T.WSNP, T.UITGEVALLEN)


# Zolang de schuldregeling nog tot stand moet komen, telt de regelperiode van 120 dagen (NVVK).
REGELPERIODE_LOOPT = (T.INVENTARISATIE, T.VOORSTEL, T.GEEN_AKKOORD, T.DWANGAKKOORD, T.AKKOORD)
# Een saldo is welkom tot er een voorstel ligt, ook als het dossier teruggaat naar fase 1.
SALDO_WELKOM = (*FASE_1, T.INVENTARISATIE)


class Pauzereden(models.TextChoices):
    """Waarom een traject stilstaat; de toelichting zegt wat er precies speelt."""

    GEZONDHEID = "gezondheid", "Ziekte, opname of behandeling"
    DETENTIE = "detentie", "Detentie"
    INKOMEN = "inkomen", "Wacht op een besluit over het inkomen"
    GEZIN = "gezin", "Scheiding of verdeling van de boedel"
    WOONRUIMTE = "woonruimte", "Verhuizing of geen vaste woonruimte"
    VERZOEK = "verzoek", "De inwoner vraagt om rust"
    ANDERS = "anders", "Iets anders"


class Onderdeelsoort(models.TextChoices):
    """Wat naast of in een traject loopt, met eigen begin en eind. Labels volgen DDAS waar DDAS ze kent."""

    STABILISATIE = "stabilisatie", "Stabilisatie"
    INFORMATIE_EN_ADVIES = "informatie_en_advies", "Informatie en advies"
    NAZORG = "nazorg", "Nazorg"
    CRISISINTERVENTIE = "crisisinterventie", "Crisisinterventie"
    BUDGETBEHEER = "budgetbeheer", "Budgetbeheer"
    BUDGETCOACHING = "budgetcoaching", "Budgetcoaching"
    BUDGETBEGELEIDING = "budgetbegeleiding", "Budgetbegeleiding"
    BESCHERMINGSBEWIND = "beschermingsbewind", "Beschermingsbewind"
    DFD = "dfd", "Lange Termijn Begeleiding (DFD)"
    THUISADMINISTRATIE = "thuisadministratie", "Thuisadministratie door een vrijwilliger"


BEGELEIDING = (
    Onderdeelsoort.BUDGETBEHEER,
    Onderdeelsoort.BUDGETCOACHING,
    Onderdeelsoort.BUDGETBEGELEIDING,
    Onderdeelsoort.BESCHERMINGSBEWIND,
    Onderdeelsoort.DFD,
)


class Rechtsmiddelsoort(models.TextChoices):
    MORATORIUM = "moratorium", "Moratorium (art. 287b Fw)"
    VOORLOPIGE_VOORZIENING = "voorlopige_voorziening", "Voorlopige voorziening (art. 287 lid 4 Fw)"


class Oplossingsoort(models.TextChoices):
    """De vijf oplossingen van DDAS; de waarde is de code van de levering."""

    BETALINGSREGELING = "Betalingsregeling", "Betalingsregeling (100 %)"
    HERFINANCIERING = "Herfinanciering", "Herfinanciering"
    SANERINGSKREDIET = "Saneringskrediet", "Saneringskrediet"
    SCHULDBEMIDDELING = "Schuldbemiddeling", "Schuldbemiddeling"
    NUL_AANBOD = "0%-aanbod", "Schuldregeling zonder afloscapaciteit"


class UitstroomReden(models.TextChoices):
    """De negen redenen van DDAS; de waarde is de code van de levering."""

    OVERLEDEN = "Overleden", "Overleden"
    VERHUISD = "Verhuisd", "Verhuisd naar een andere gemeente"
    NIET_VERSCHENEN = "Nietverschenen", "Niet verschenen"
    INGETROKKEN = "Ingetrokken", "Aanvraag ingetrokken"
    NIET_PASSEND = "Niet passend", "Hulp past niet (meer)"
    OVERIG = "Overig", "Andere reden"
    VOLDOET_NIET = "Voldoet niet", "Voldoet niet aan de voorwaarden"
    AFGEROND = "Afgerond", "Afgerond"
    ZELF = "Zelf", "Inwoner regelt het verder zelf"


class Schuldsoort(models.TextChoices):
    ZORG = "Zorg", "Zorg"
    PUBLIEK = "Publiek", "Publiek (overheid)"
    NUTS = "Nuts", "Nuts (energie, water)"
    OVERIG = "Overig", "Overig"


class BuitenReden(models.TextChoices):
    """Waarom een schuld buiten de regeling blijft; gronden in begrippen.md."""

    BOETE = "boete", "Boete of schadevergoeding uit een strafvonnis"
    FRAUDE = "fraude", "Fraudevordering"
    STUDIESCHULD = "studieschuld", "Studieschuld bij DUO"
    HYPOTHEEK = "hypotheek", "Hypotheek: gedekt door de woning"
    ALIMENTATIE = "alimentatie", "Lopende alimentatie"
    BETWIST = "betwist", "De inwoner betwist de schuld"
    VERVALLEN = "vervallen", "Betaald, verjaard of ten onrechte opgegeven"


class OpgaveReden(models.TextChoices):
    """Waarom een schuldeiser die de inwoner zelf opschreef, geen schuld in het traject wordt."""

    DUBBEL = "dubbel", "Deze schuld staat er al"
    BETAALD = "betaald", "Is al betaald of kwijtgescholden"
    GEEN_SCHULD = "geen_schuld", "Is geen schuld, zoals een lopende rekening"
    ANDER = "ander", "Is van iemand anders"
    ANDERS = "anders", "Iets anders"


class AanschrijvingStatus(models.TextChoices):
    VERSTUURD = "verstuurd", "Verstuurd"
    HERINNERD = "herinnerd", "Herinnerd"
    BEANTWOORD = "beantwoord", "Beantwoord"
    GEEN_REACTIE = "geen_reactie", "Geen reactie"
    GEEN_MEDEWERKING = "geen_medewerking", "Werkt niet mee"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


AANSCHRIJVING_OPEN = (AanschrijvingStatus.VERSTUURD, AanschrijvingStatus.HERINNERD)
AANSCHRIJVING_EINDE = (
    AanschrijvingStatus.BEANTWOORD,
    AanschrijvingStatus.GEEN_REACTIE,
    AanschrijvingStatus.GEEN_MEDEWERKING,
    AanschrijvingStatus.INGETROKKEN,
)
UITLEG_AANSCHRIJVING: dict[AanschrijvingStatus, str] = {
    AanschrijvingStatus.VERSTUURD: "De schuldeiser is om een saldo-opgave gevraagd; de reactietermijn loopt.",
    AanschrijvingStatus.HERINNERD: "De termijn verstreek; er is een herinnering gestuurd met een nieuwe termijn.",
    AanschrijvingStatus.BEANTWOORD: "De schuldeiser gaf zijn saldo op.",
    AanschrijvingStatus.GEEN_REACTIE: "Ook na herinneren bleef het stil; het opgegeven bedrag geldt.",
    AanschrijvingStatus.GEEN_MEDEWERKING: "De schuldeiser zei dat hij niet meewerkt; het opgegeven bedrag geldt.",
    AanschrijvingStatus.INGETROKKEN: "De vraag is niet meer nodig, bijvoorbeeld omdat het traject eindigde.",
}


class VoorstelStatus(models.TextChoices):
    CONCEPT = "concept", "Concept"
    VERSTUURD = "verstuurd", "Verstuurd"
    AKKOORD = "akkoord", "Akkoord"
    GEEN_AKKOORD = "geen_akkoord", "Geen akkoord"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


VOORSTEL_OPEN = (VoorstelStatus.CONCEPT, VoorstelStatus.VERSTUURD)
VOORSTEL_EINDE = (VoorstelStatus.AKKOORD, VoorstelStatus.GEEN_AKKOORD, VoorstelStatus.INGETROKKEN)
UITLEG_VOORSTEL: dict[VoorstelStatus, str] = {
    VoorstelStatus.CONCEPT: "Berekend, nog niet verstuurd.",
    VoorstelStatus.VERSTUURD: "Alle schuldeisers hebben het voorstel; zij antwoorden binnen de termijn.",
    VoorstelStatus.AKKOORD: "Iedereen stemde in, of de rechter legde het voorstel op.",
    VoorstelStatus.GEEN_AKKOORD: "Ten minste één schuldeiser weigerde of bleef stil.",
    VoorstelStatus.INGETROKKEN: "Vervangen door een nieuw voorstel, of het traject eindigde of ging terug.",
}


class Antwoord(models.TextChoices):
    GEEN_REACTIE = "geen_reactie", "Nog geen reactie"
    VOORAF_AKKOORD = "vooraf_akkoord", "Vooraf akkoord (collectief schuldregelen)"
    AKKOORD = "akkoord", "Akkoord"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    VOORWAARDELIJK = "voorwaardelijk", "Akkoord onder een voorwaarde"
    HEROVERWOGEN = "heroverwogen", "Akkoord na heroverweging"
    GEDWONGEN = "dwangakkoord", "Gedwongen door de rechter"


INSTEMMEND = (Antwoord.VOORAF_AKKOORD, Antwoord.AKKOORD, Antwoord.HEROVERWOGEN, Antwoord.GEDWONGEN)
# Een voorwaarde telt als weigering tot wij haar aannemen, of de schuldeiser haar bij heroverweging laat vallen.
WEIGEREND = (Antwoord.AFGEWEZEN, Antwoord.VOORWAARDELIJK)


class Herkomst(models.TextChoices):
    """Langs welke weg een antwoord binnenkwam."""

    CONSULENT = "consulent", "Door de consulent ingevoerd"
    CODE = "code", "Door de schuldeiser met de code uit de brief"
    API = "api", "Via de koppeling"


class Planrol(models.TextChoices):
    """Wie een actie uit het plan van aanpak doet."""

    INWONER = "inwoner", "Inwoner"
    CONSULENT = "consulent", "Consulent"
    PARTNER = "partner", "Partnerorganisatie"
    VRIJWILLIGER = "vrijwilliger", "Vrijwilliger"


class OpvolgingStatus(models.TextChoices):
    LOOPT = "loopt", "Er staan acties open"
    KLAAR = "klaar", "Alle acties zijn gedaan"
    VERVALLEN = "vervallen", "Vervallen"


OPVOLGING_OPEN = (OpvolgingStatus.LOOPT,)
OPVOLGING_EINDE = (OpvolgingStatus.KLAAR, OpvolgingStatus.VERVALLEN)


class Verificatiestatus(models.TextChoices):
    GEPLAND = "gepland", "Gepland"
    AANPASSEN = "aanpassen", "Plan wordt aangepast"
    AFGEROND = "afgerond", "Gehouden"
    VERVALLEN = "vervallen", "Niet meer nodig"


VERIFICATIE_OPEN = (Verificatiestatus.GEPLAND, Verificatiestatus.AANPASSEN)
VERIFICATIE_EINDE = (Verificatiestatus.AFGEROND, Verificatiestatus.VERVALLEN)
# Zolang het plan wordt uitgevoerd, gaat iemand het elk jaar na; na de looptijd is er niets meer uit te voeren.
PLAN_LOOPT = (*FASE_1, *FASE_2[: FASE_2.index(T.LOOPTIJD) + 1])


class Verificatieuitkomst(models.TextChoices):
    PAST = "past", "Het plan past nog"
    AANPASSEN = "aanpassen", "Het plan moet anders"


class Bevinding(models.TextChoices):
    GELIJK = "gelijk", "Gelijk gebleven"
    VERANDERD = "veranderd", "Veranderd"


class Regelreden(models.TextChoices):
    """Waar een schuldregeling op wacht die er nog niet is."""

    PAUZE = "pauze", "Het traject staat in de pauze"
    NIEMAND = "niemand", "Nog geen behandelaar"
    INVENTARISATIE = "inventarisatie", "Nog niet elke schuld is bekend"
    VOORSTEL = "voorstel", "Schuldeisers antwoorden nog op het voorstel"
    KIEZEN = "kiezen", "Geen akkoord: kiezen hoe het verdergaat"
    RECHTER = "rechter", "De rechter beslist over een dwangakkoord"
    STARTEN = "starten", "Akkoord; de regeling moet nog beginnen"


class Verificatiereden(models.TextChoices):
    """Waar de jaarlijkse verificatie op wacht."""

    NIEMAND = "niemand", "Nog geen behandelaar"
    NAGAAN = "nagaan", "Nog niet nagegaan"
    AANPASSEN = "aanpassen", "Het plan past niet meer; er is nog geen nieuwe versie"
