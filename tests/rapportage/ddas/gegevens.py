"""Eigen voorbeeldlevering waarin elk veld van DDAS SHV v1.0 voorkomt, en kleine variaties daarop."""

import copy
import json
from pathlib import Path
from typing import Any

from tests.builders import geldig_bsn

Ddas = dict[str, Any]

VOL: Ddas = {
    "startdatum": "2026-01-12",
    "einddatum": "2026-09-30",
    "omschrijving": "Traject met alles erin",
    "toekenningsdatum": "2026-04-01",
    "totaalSchuldbedragBijAanvangSchuld": 38250,
    "gemeentecode": "GM9901",
    "client": [
        {
            "Burgerservicenummer": geldig_bsn(71),
            "Geboortedatum": "1984-02-29",
            "Geslachtsaanduiding": "Vrouw",
            "Postcode": "1234AB",
            "Huisnummer": "12",
            "Huisnummertoevoeging": "bis",
        },
        {"Burgerservicenummer": geldig_bsn(72), "Geboortedatum": "1982-07-01", "Geslachtsaanduiding": "Leeg"},
    ],
    "aanmelding": {"startdatum": "2026-01-02", "einddatum": "2026-01-12", "crisisinterventie": False},
    "intake": {
        "startdatum": "2026-01-12",
        "einddatum": "2026-01-30",
        "beschikkingsdatum": "2026-01-30",
        "beschikkingssoort": "Toelatingsbeschikking",
    },
    "planVanAanpak": {"datumAfronding": "2026-02-05"},
    "stabilisatie": {"startdatum": "2026-02-05", "einddatum": "2026-03-01"},
    "schuldregeling": {
        "datum": "2026-03-02",
        "toegekend": "2026-04-01",
        "afgewezen": "2026-03-20",
        "ingetrokken": "2026-03-21",
        "dwangakkoord": True,
        "datumVerzoekDwangakkoord": "2026-03-22",
    },
    "oplossing": {"soort": "Saneringskrediet", "startdatum": "2026-04-02", "einddatum": "2026-08-30", "vtlb": 1542},
    "begeleiding": [
        {"soort": "Budgetbeheer", "startdatum": "2026-02-01", "einddatum": "2026-08-01"},
        {"soort": "Budgetcoaching"},
        {"soort": "Beschermingsbewind", "startdatum": "2026-01-15"},
        {"soort": "Lange Termijn Begeleiding (DFD)", "einddatum": "2026-09-01"},
        {"soort": "Budgetbegeleiding", "startdatum": "2026-02-02"},
        {"startdatum": "2026-02-03"},
    ],
    "schulden": [
        {
            "bedrag": 1250,
            "peildatum": "2026-02-10",
            "schuldsoort": "Zorg",
            "zakelijkeSchuld": False,
            "schuldeiser": {
                "naam": "Zorgkas",
                "Naam": "Zorgkas U.A.",
                "kvknummer": "11223344",
                "postcode": "2345CD",
                "privepersoon": False,
            },
        },
        {"bedrag": 0, "schuldsoort": "Nuts", "zakelijkeSchuld": True, "schuldeiser": {"naam": "Buur", "Naam": "Buur", "privepersoon": True}},  # noqa: E501
        {"bedrag": 37000, "schuldsoort": "Publiek"},
        {"schuldsoort": "Overig", "schuldeiser": {"kvknummer": "99"}},
        {"peildatum": "2026-02-11"},
    ],
    "crisisinterventies": [{"startdatum": "2026-01-03", "einddatum": "2026-01-05"}, {"startdatum": "2026-01-20"}],
    "moratoria": [
        {"datumAanvraag": "2026-01-06", "datumGoedkeuring": "2026-01-08", "startdatum": "2026-01-08", "einddatum": "2026-07-08"},  # noqa: E501
        {"datumAanvraag": "2026-02-06"},
    ],
    "voorlopigeVoorzieningen": [{"startdatum": "2026-02-01", "einddatum": "2026-03-01"}],
    "informatieEnAdvies": {"startdatum": "2026-01-02", "einddatum": "2026-01-03"},
    "nazorg": {"startdatum": "2026-09-01", "einddatum": "2026-09-30"},
    "uitstroom": {
        "datum": "2026-09-30",
        "datumBeeindigingsbeschikking": "2026-09-30",
        "reden": "Afgerond",
        "omschrijving": "Klaar, met dank",
    },
}  # fmt: skip
ORGANISATIE: Ddas = {
    "(Statutaire) Naam": "Kredietbank Noordrand",
    "KvK-nummer": "12345678",
    "postcode": "1234AB",
    "gemeentecode": "GM9999",
    "contactpersonen": [
        {"email": "a@voorbeeld.nl", "functietitel": "Hoofd", "naam": "A. de Wit", "telefoonnummer": "0612345678"}
    ],
}


def traject(n: int = 1, **anders: Any) -> Ddas:
    """Een klein traject van persoon `n`; met None valt een veld weg."""
    basis: Ddas = {
        "startdatum": "2026-01-10",
        "gemeentecode": "GM9901",
        "client": [{"Burgerservicenummer": geldig_bsn(1000 + n), "Geboortedatum": "1990-01-01"}],
    }
    return {naam: waarde for naam, waarde in {**basis, **anders}.items() if waarde is not None}


def levering(*trajecten: Ddas, **anders: Any) -> Ddas:
    """Een bestand met één levering."""
    return {
        "startdatumLevering": "2026-01-01",
        "einddatumLevering": "2026-12-31",
        "aanleverdatumEnTijd": "2026-12-31T23:59:59Z",
        "codeGegevensleverancier": "Proef 1",
        "leveringen": [
            {
                "teller": 1,
                "aanleverende_organisatie": ORGANISATIE,
                "schuldhulptrajecten": copy.deepcopy(list(trajecten)),
            }
        ],
        **anders,
    }


def schrijf(map_: Path, inhoud: Any, naam: str = "levering.json") -> str:
    """Zet een levering in een bestand en geeft het pad."""
    pad = map_ / naam
    pad.write_text(json.dumps(inhoud, ensure_ascii=False), encoding="utf-8")
    return str(pad)
