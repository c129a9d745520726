"""Van elke brief over de rechter of een dreiging een voorbeeld, en wat het sjabloon anders kan zeggen."""

from typing import Any

WIE = {"client_naam": "Samira de Wit", "client_geboortedatum": "1988-05-17", "client_adres": "Dorpsstraat 12, Vreedam"}
HULP = {**WIE, "hulp_datum": "2026-09-01", "plan_datum": "2026-09-14", "motivering": "De ontruiming is volgende week."}
STAAT = {
    "stand_datum": "2026-11-02",
    "schuld_bedrag": "5800.00",
    "schulden": [
        {
            "naam": "Energie Noord",
            "plaats": "Vreedam",
            "kenmerk": "E-1",
            "peildatum": "01-10-2026",
            "bedrag": "€\xa0800,00",
        },
        {"naam": "Onbekend", "plaats": "", "kenmerk": "", "peildatum": "", "bedrag": "€\xa05.000,00"},
    ],
}
DREIGING = {
    "bedreiging": "Gedwongen woningontruiming",
    "wederpartij": "Woonstichting Vreedam",
    "dreiging_datum": "2026-11-20",
    "contacten": ["2 november 2026, telefoon: geeft geen uitstel."],
}
PERIODE = {
    **WIE,
    "zaaknummer": "C/16/26/512",
    "uitspraak_datum": "2026-11-02",
    "begin_datum": "2026-11-03",
    "eind_datum": "2027-05-02",
}
STEM = {"naam": "Energie Noord", "is_preferent": False, "vordering": "€\xa0800,00", "aandeel": "13,79 %"} | {
    "aangeboden": "€\xa0248,28",
    "wsnp": "€\xa093,10",
    "antwoord": "Nee",
}
SOMMEN = {"inkomen_bedrag": "1800.00", "vtlb_bedrag": "1700.00", "afloscapaciteit_bedrag": "100.00"}
INHOUD: dict[str, dict[str, Any]] = {
    "afwending": {
        **WIE,
        "uw_kenmerk": "H-77",
        "bedreiging": DREIGING["bedreiging"],
        "dreiging_datum": "2026-11-20",
        "uitstel_uiterlijk": "2026-12-18",
        "motivering": "Wij maken nu een plan. De huur wordt vanaf deze maand betaald.",
    },
    "breed_moratorium": {
        **WIE,
        "uw_kenmerk": "KL-20931",
        "rechtbank": "Rechtbank Midden-Nederland",
        "uitspraak_datum": "2026-11-02",
        "begin_datum": "2026-11-03",
        "eind_datum": "2027-05-02",
    },
    "verzoek_moratorium": {**HULP, **STAAT, **DREIGING},
    "verzoek_voorziening": {**HULP, **STAAT, **DREIGING},
    "verzoek_breed_moratorium": {**HULP, **STAAT, "stukken": ["Plan van aanpak, met de machtiging tot beheer"]},
    "verzoek_dwangakkoord": {
        **HULP,
        **SOMMEN,
        "soort": "Saneringskrediet",
        "maanden": 18,
        "voorstel_datum": "2026-10-01",
        "toelichting": ["Inkomen €\xa01.800,00 min vtlb €\xa01.700,00: afloscapaciteit €\xa0100,00 per maand."],
        "stemmen": [STEM, {**STEM, "naam": "Belastingdienst", "is_preferent": True, "antwoord": "Ja"}],
        "weigeraars": [{"naam": "Energie Noord", "reden": "Wil alles.", "aandeel": "13,79 %", "heroverweging": ""}],
        "aantal": 2,
        "aantal_voor": 1,
        "aandeel_voor": "86,21 %",
        "aandeel_tegen": "13,79 %",
        "schuld_bedrag": "5800.00",
        "samen_bedrag": "1800.00",
        "wsnp_bedrag": "675.00",
        "wsnp_toelichting": ["De Wsnp duurt in de regel 18 maanden (art. 349a Fw)."],
        "heroverweging_datum": "2026-10-20",
    },
    "verzoek_beeindiging": {
        **PERIODE,
        "reden": "Een maand of meer achter met de vaste lasten",
        "onder": "f",
        "toelichting": "De huur van september en oktober is niet betaald.",
    },
    "verslag_moratorium": {
        **PERIODE,
        "bedreiging": DREIGING["bedreiging"],
        "wederpartij": DREIGING["wederpartij"],
        "verslag": "De huur is elke maand betaald. Er kwam een regeling voor alle schulden.",
        "einde_reden": "De zes maanden zijn om.",
    },
    "verklaring_wsnp": {
        **HULP,
        **STAAT,
        **SOMMEN,
        "motivering": "Twee schuldeisers weigeren, ook na een nieuw voorstel.",
        "voorstel_datum": "2026-10-01",
        "soort": "Saneringskrediet",
        "aangeboden_bedrag": "1800.00",
        "aantal": 13,
        "aantal_voor": 11,
        "dwangakkoord_datum": "2026-10-30",
    },
    "rechter_gevraagd": {
        "soort": "moratorium",
        "rechtbank": "Rechtbank Midden-Nederland",
        "wederpartij": "Woonstichting Vreedam",
    },
    "rechter_besliste": {
        "soort": "moratorium",
        "is_toegewezen": True,
        "uitspraak_datum": "2026-11-02",
        "begin_datum": "2026-11-02",
        "eind_datum": "2027-05-01",
        "wederpartij": "Woonstichting Vreedam",
    },
    "naar_wsnp": {
        "motivering": "Niet elk bedrijf wilde meedoen met ons voorstel.",
        "vervolgstap": "Kom naar het spreekuur met uw papieren.",
        "bezwaar_uiterlijk": "2026-12-14",
        "contact_datum": "2027-01-04",
    },
}
_SOORTEN = ("dwangakkoord", "breed_moratorium", "voorlopige_voorziening")
ANDERS: dict[str, list[dict[str, Any]]] = {
    "verzoek_moratorium": [
        {"contacten": [], "plan_datum": "", "hulp_datum": "", "dreiging_datum": "", "client_geboortedatum": ""}
    ],
    "verzoek_voorziening": [{"contacten": []}],
    "verzoek_dwangakkoord": [{"heroverweging_datum": "", "voorstel_datum": ""}],
    "verklaring_wsnp": [{"voorstel_datum": "", "afloscapaciteit_bedrag": ""}, {"dwangakkoord_datum": ""}],
    "afwending": [{"dreiging_datum": "", "client_geboortedatum": ""}],
    "breed_moratorium": [{"client_geboortedatum": ""}],
    "naar_wsnp": [{"contact_datum": ""}],
    "rechter_gevraagd": [{"soort": soort} for soort in _SOORTEN],
    "rechter_besliste": [
        {"soort": soort, "is_toegewezen": toe} for soort in ("moratorium", *_SOORTEN) for toe in (True, False)
    ],
}
