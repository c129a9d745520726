"""Van elke soort brief een voorbeeld met alle gegevens, zoals de diensten die vastleggen."""

from typing import Any
from uuid import uuid4

from intake.choices import Afwijzingsgrond
from intake.choices.afspraak import ZONDER_REIS
from intake.services.beschikking import GROND_IN_DE_BRIEF
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.brieven import gegevens_geding
from tests.builders import NU
from trajecten.choices.inwoner import Mijlpaal

BEZWAAR = {
    "motivering": "Uw schulden zijn hoger dan uw inkomen in drie jaar.",
    "vervolgstap": "Ga naar het inloopspreekuur in de bibliotheek.",
    "bezwaar_uiterlijk": "2026-12-14",
}
CODE = {"code_doel": "saldo", "code_id": "6f1c2a1e-9a53-4a54-bb8f-2f9c6a3b7d10"}
EISER = {"client_naam": "Samira de Wit", "uw_kenmerk": "KL-20931", **CODE}
WORKSHOP = {
    "bijeenkomst": "dinsdag 17 november 2026, van 10.00 tot 12.00 uur, zaal 2",
    "plaats": "Raadhuisplein 1",
    "meenemen": ["alle post open en op stapels", "wat er elke maand binnenkomt"],
}
AFSPRAAK = {
    "gesprek_op": "2026-11-09T10:00:00+01:00",
    "waar": "Raadhuisplein 1, kamer 4",
    "vorm": "kantoor",
    "is_verzet": False,
    "pad": "afspraak/",
    **CODE,
    "code_doel": "afspraak",
}
# Verzet, en elke vorm waarin de inwoner nergens naartoe hoeft.
AFSPRAKEN: list[dict[str, Any]] = [
    {"vorm": vorm, "waar": waar, "is_verzet": vorm == "telefoon"} for vorm, waar in ZONDER_REIS.items()
]
LATER = "dinsdag 24 november 2026, van 10.00 tot 12.00 uur, zaal 2"
INHOUD: dict[str, dict[str, Any]] = {
    **gegevens_geding.INHOUD,
    "uitnodiging_workshop": {
        "bijeenkomsten": [WORKSHOP["bijeenkomst"], LATER],
        "plaats": WORKSHOP["plaats"],
        "meenemen": WORKSHOP["meenemen"],
        "antwoord_uiterlijk": "2026-11-14",
    },
    "herinnering_workshop": WORKSHOP,
    "wijziging_workshop": {
        "is_afgelast": True,
        "volgnummer": 1,
        "bijeenkomst": WORKSHOP["bijeenkomst"],
        "plaats": WORKSHOP["plaats"],
        "volgende": "",
    },
    "uitnodiging_gesprek": AFSPRAAK,
    "bevestiging_afspraak": AFSPRAAK,
    "afzegging_afspraak": {
        "gesprek_op": AFSPRAAK["gesprek_op"],
        "vorm": "kantoor",
        "is_eerste": True,
        "gesprek_uiterlijk": "2026-11-27",
    },
    "bevestiging_aanmelding": {
        "gemeld_datum": "2026-10-30",
        "gesprek_uiterlijk": "2026-11-27",
        "is_bedreigend": False,
    },
    "ontbrekende_papieren": {
        "papieren": ["uw laatste loonstrook", "een afschrift van uw bankrekening", "brieven van uw huisbaas"],
        "hersteltermijn_uiterlijk": "2026-11-16",
        "staat_stil": True,
    },
    "budgetoverzicht": {
        "peildatum": "2026-11-02",
        "inkomsten": [{"naam": "Loon", "bedrag": "1850.00"}, {"naam": "Toeslagen", "bedrag": "310.00"}],
        "uitgaven": [{"naam": "Huur of hypotheek", "bedrag": "720.00"}, {"naam": "Energie", "bedrag": "165.00"}],
        "inkomen_bedrag": "2160.00",
        "uitgaven_bedrag": "885.00",
        "saldo_bedrag": "1275.00",
        "is_tekort": False,
    },
    "afloscapaciteit_verandert": {
        "oud_bedrag": "65.00",
        "nieuw_bedrag": "48.94",
        "vtlb_bedrag": "1765.06",
        "vanaf_datum": "2026-12-01",
        "reageer_uiterlijk": "2026-11-16",
        "is_looptijd": True,
    },
    "einde_hulp": {"eind_datum": "2026-11-02", "is_regeling": True},
    "uitnodiging_zelfintake": {**CODE, "code_doel": "zelfintake:1", "geldig_datum": "2026-11-16", "pad": "zelfintake/"},
    "mijlpaal": {**CODE, "code_doel": "afmelden", "mijlpaal": "gestart", "pad": "berichten-stoppen/"},
    "trajectlink": {**CODE, "code_doel": "trajectlink", "geldig_datum": "2027-01-31", "pad": "mijn-traject/"},
    "beschikking_toelating": {
        **BEZWAAR,
        "vervolgstap": "",
        "gesprek_datum": "2026-10-26",
        "voorwaarden": ["U betaalt uw huur op tijd.", "U komt op elke afspraak."],
        "weken_tot_resultaat": 12,
    },
    "beschikking_afwijzing": {
        **BEZWAAR,
        "gesprek_datum": "2026-10-26",
        "grond": GROND_IN_DE_BRIEF[Afwijzingsgrond.GEEN_SCHULDEN],
    },
    "beschikking_advies": {**BEZWAAR, "gesprek_datum": ""},
    "beschikking_beeindiging": BEZWAAR,
    "ontvangst_bezwaar": {
        "besluit_datum": "2026-10-12",
        "ontvangen_datum": "2026-10-30",
        "is_op_tijd": False,
        "beslis_uiterlijk": "2027-01-04",
    },
    "verdaging_bezwaar": {
        "besluit_datum": "2026-10-12",
        "motivering": "Wij wachten op een brief van uw bank.",
        "beslis_uiterlijk": "2027-02-15",
    },
    "beslissing_op_bezwaar": {
        "besluit_datum": "2026-10-12",
        "uitkomst": "deels_gegrond",
        "motivering": "U liet zien dat uw schulden hoger zijn dan wij dachten.",
        "gevolg": "Wij nemen een nieuw besluit over uw vraag om hulp.",
        "beroep_uiterlijk": "2026-12-14",
    },
    "plan_van_aanpak": {
        "versie": 2,
        "hulpvraag": "Rust en overzicht.",
        "doelen": [
            {"doel": "Ik blijf in mijn huis wonen.", "resultaat": "Ik betaal mijn huur op tijd."},
            {"doel": "Ik open mijn post elke week.", "resultaat": ""},
        ],
        "acties_inwoner": [
            {"wie": "", "wat": "U levert uw loonstroken in.", "wanneer": "16 november 2026"},
            {"wie": "", "wat": "U opent elke week uw post.", "wanneer": "30 november 2026"},
        ],
        "acties_consulent": [
            {"wie": "", "wat": "Wij bellen met uw huisbaas.", "wanneer": "6 november 2026"},
            {"wie": "", "wat": "Wij zetten alle schulden op een rij.", "wanneer": "30 november 2026"},
        ],
        "acties_anderen": [
            {"wie": "Humanitas", "wat": "Helpt u thuis met de post.", "wanneer": "1 december 2026"},
        ],
        "aanpak": "Wij brengen eerst rust. Daarna schrijven wij alle bedrijven aan.",
        "voorwaarden": "",
        "weken_tot_resultaat": 16,
        "betaling_bedrag": "75.00",
        "houdt_over_bedrag": "1725.00",
        "beslagvrije_voet_bedrag": "1650.12",
    },
    "saldoverzoek": {
        **EISER,
        "client_geboortedatum": "1988-05-17",
        "opgegeven_bedrag": "1250.50",
        "reactie_uiterlijk": "2026-11-23",
    },
    "saldoverzoek_herinnering": {
        **EISER,
        "client_geboortedatum": "",
        "reactie_uiterlijk": "2026-12-07",
        "herinnering": 2,
    },
    "voorstel": {
        **EISER,
        "code_doel": "voorstel",
        "soort": "Saneringskrediet",
        "maanden": 18,
        "vordering_bedrag": "5000.00",
        "is_preferent": False,
        "aangeboden_bedrag": "1551.72",
        "pot_bedrag": "1800.00",
        "schulden_bedrag": "5800.00",
        "schulden_preferent_bedrag": "0.00",
        "toelichting": ["Inkomen €\xa01.800,00 min vtlb €\xa01.700,00: afloscapaciteit €\xa0100,00 per maand."],
        "reactie_uiterlijk": "2026-11-23",
    },
    "kennisgeving": {
        **EISER,
        "code_doel": "bericht",
        "client_geboortedatum": "1988-05-17",
        "reactie_uiterlijk": "2026-11-16",
    },
    "stand_van_zaken": {
        **EISER,
        "code_doel": "bericht",
        "tekst": "Wij wachten nog op twee schuldeisers. In december doen wij u een voorstel.",
    },
    "regeling_akkoord": {
        "client_naam": "Samira de Wit",
        "uw_kenmerk": "KL-20931",
        "soort": "Saneringskrediet",
        "maanden": 18,
        "vordering_bedrag": "5000.00",
        "aangeboden_bedrag": "1551.72",
        "in_een_keer": True,
        "start_datum": "2026-11-02",
    },
    "regeling_beeindigd": {
        "client_naam": "Samira de Wit",
        "uw_kenmerk": "",
        "eind_datum": "2026-11-02",
        "was_regeling": False,
    },
    "voorstel_herinnering": {
        **EISER,
        "code_doel": "voorstel",
        "soort": "Saneringskrediet",
        "vordering_bedrag": "5000.00",
        "is_preferent": False,
        "aangeboden_bedrag": "1551.72",
        "herinnering": 1,
        "reactie_uiterlijk": "2026-12-07",
    },
    "heroverweging": {
        **EISER,
        "code_doel": "heroverweging",
        "soort": "Saneringskrediet",
        "vordering_bedrag": "5000.00",
        "aangeboden_bedrag": "1551.72",
        "was_stil": False,
        "motivering": "In de Wsnp krijgt u naar verwachting minder dan ons aanbod.",
        "reactie_uiterlijk": "2026-11-16",
    },
    "finale_kwijting": {"client_naam": "Samira de Wit", "uw_kenmerk": "", "reactie_uiterlijk": "2026-11-30"},
    "schuldenvrij": {"weg": [{"naam": "Energie Noord", "kenmerk": "KL-20931", "hoe": "Bevestigd"}], "anders": []},
    "gewijzigde_prognose": {
        "client_naam": "Samira de Wit",
        "uw_kenmerk": "KL-20931",
        "vordering_bedrag": "1240.50",
        "was_percentage": "31,05%",
        "wordt_percentage": "12,40%",
        "verwacht_bedrag": "153.82",
    },
    "betalingsachterstand": {
        "open_sinds_datum": "2026-10-02",
        "achterstand_bedrag": "175.00",
        "betaalkenmerk": "RF37TR202600012",
        "bel_uiterlijk": "2026-11-09",
        "is_krediet": False,
    },
}


# Wat het sjabloon anders zegt: samen met INHOUD komt elke zin van elk sjabloon ten minste één keer op papier.
ANDERS: dict[str, list[dict[str, Any]]] = {
    **gegevens_geding.ANDERS,
    "uitnodiging_workshop": [{"meenemen": []}],
    "herinnering_workshop": [{"meenemen": []}],
    "wijziging_workshop": [
        {"is_afgelast": False, "volgende": WORKSHOP["bijeenkomst"]},  # zelf de eerste die nog komt
        {"is_afgelast": False, "volgende": LATER},
    ],
    "uitnodiging_gesprek": AFSPRAKEN,
    "bevestiging_afspraak": AFSPRAKEN,
    "afzegging_afspraak": [
        {"vorm": "huisbezoek", "gesprek_uiterlijk": ""},
        {"vorm": "telefoon", "is_eerste": False, "gesprek_uiterlijk": ""},
    ],
    "bevestiging_aanmelding": [{"is_bedreigend": True}],
    "ontbrekende_papieren": [{"papieren": []}, {"staat_stil": False}],
    "einde_hulp": [{"is_regeling": False}],
    "beschikking_toelating": [
        {"gesprek_datum": "", "voorwaarden": [], "weken_tot_resultaat": None, "vervolgstap": "Bel ons deze week."}
    ],
    "beschikking_afwijzing": [
        {"gesprek_datum": "", "grond": ""},
        *({"grond": zin} for zin in GROND_IN_DE_BRIEF.values()),
    ],
    "beschikking_advies": [{"gesprek_datum": "2026-10-26"}],
    "ontvangst_bezwaar": [{"is_op_tijd": True}],
    "beslissing_op_bezwaar": [{"uitkomst": uitkomst} for uitkomst in ("gegrond", "ongegrond", "niet_ontvankelijk")],
    "plan_van_aanpak": [
        {
            **{naam: [] for naam in ("doelen", "acties_inwoner", "acties_consulent", "acties_anderen")},
            "versie": 1,
            "aanpak": "",
            "voorwaarden": "U komt op elke afspraak.",
            "weken_tot_resultaat": None,
            "betaling_bedrag": "",
        }
    ],
    "budgetoverzicht": [{"is_tekort": True}, {"saldo_bedrag": "0.00"}, {"inkomsten": []}, {"uitgaven": []}],
    "afloscapaciteit_verandert": [{"is_looptijd": False}, {"nieuw_bedrag": "0.00"}],
    "saldoverzoek": [{"client_geboortedatum": "", "opgegeven_bedrag": ""}],
    "kennisgeving": [{"client_geboortedatum": ""}],
    "regeling_akkoord": [{"in_een_keer": False}],
    "regeling_beeindigd": [{"was_regeling": True}],
    "voorstel_herinnering": [{"is_preferent": True, "herinnering": 2}, {"herinnering": 3}],
    "saldoverzoek_herinnering": [{"client_geboortedatum": "1988-05-17", "herinnering": 1}, {"herinnering": 3}],
    "voorstel": [
        {"is_preferent": True, "schulden_preferent_bedrag": "5000.00"},
        {"schulden_bedrag": ""},  # een brief van voor deze regel erin stond
    ],
    "schuldenvrij": [{"anders": [{"naam": "Garage Smit", "kenmerk": "", "hoe": "Boete; u betaalt die zelf."}]}],
    "mijlpaal": [{"mijlpaal": mijlpaal.value} for mijlpaal in Mijlpaal],
    "heroverweging": [{"was_stil": True}],
    "betalingsachterstand": [{"is_krediet": True}],
}
_ZELF = {"geldig_datum": "2026-11-16", "pad": "zelfintake/", **CODE, "code_doel": "zelfintake:1"}
_WORKSHOP = {"bijeenkomst": WORKSHOP["bijeenkomst"], "plaats": WORKSHOP["plaats"]}
# Van elke soort bericht elke tekst die het sjabloon kan geven.
BERICHTINHOUD: dict[str, list[dict[str, Any]]] = {
    "workshop_uitnodiging": [
        {
            "bijeenkomsten": [WORKSHOP["bijeenkomst"], LATER],
            "plaats": WORKSHOP["plaats"],
            "antwoord_uiterlijk": "2026-11-14",
        }
    ],
    "workshop_herinnering": [_WORKSHOP],
    "workshop_wijziging": [
        {**_WORKSHOP, "is_afgelast": True, "volgende": ""},
        {**_WORKSHOP, "is_afgelast": False, "volgende": WORKSHOP["bijeenkomst"]},
        {**_WORKSHOP, "is_afgelast": True, "volgende": LATER},
    ],
    "zelfintake_uitnodiging": [_ZELF],
    "zelfintake_herinnering": [_ZELF],
    "mijlpaal": [{**_ZELF, "mijlpaal": mijlpaal.value, "pad": "berichten-stoppen/"} for mijlpaal in Mijlpaal],
    "trajectlink": [{**_ZELF, "pad": "mijn-traject/"}],
    "schuldeiser_bericht": [
        {
            "titel": "Verzoek om uw saldo-opgave",
            "kenmerk": "T-2026-00012",
            "uw_kenmerk": "KL-20931",
            "reactie_uiterlijk": "2026-11-23",
            "pad": "reageren/",
            **CODE,
        },
        {"titel": "Onze hulp is gestopt", "kenmerk": "T-2026-00012", "uw_kenmerk": "", "reactie_uiterlijk": ""},
    ],
    "afspraak_herinnering": [AFSPRAAK, *({**AFSPRAAK, **anders} for anders in AFSPRAKEN)],
}


def concept(soort: str, gemeente: Gemeente, behandelaar: Medewerker | None = None, /, **anders: Any) -> Concept:
    """Een brief van deze soort die nog niet verstuurd is; `anders` vervangt gegevens."""
    return Concept(
        soort=soort,
        sleutel=f"proef:{uuid4()}",
        gemeente=gemeente,
        client_id=uuid4(),
        aan=anders.pop("aan", ["Samira de Wit", "Dorpsstraat 12", "1234 AB Vreedam"]),
        kenmerk="SHV-2026-00412",
        behandelaar=behandelaar,
        inhoud={**INHOUD[soort], **anders},
    )


def brief(soort: str, gemeente: Gemeente, behandelaar: Medewerker | None = None, /, **anders: Any) -> Brief:
    """Een vastgelegde brief van deze soort; `anders` vervangt gegevens."""
    return verstuur(concept(soort, gemeente, behandelaar, **anders), door=behandelaar, op=NU)
