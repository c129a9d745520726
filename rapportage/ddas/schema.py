"""Eigen beschrijving van DDAS SHV v1.0: welke velden er zijn, wat erin mag en wat verplicht is.

Meldingen noemen de plaats zoals `leveringen[0].schuldhulptrajecten[3].intake.beschikkingssoort`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from intake.choices import Geslacht
from schuldhulp.lib.overname import Melding
from trajecten.choices import BEGELEIDING, Oplossingsoort, Schuldsoort, UitstroomReden


class Veld(NamedTuple):
    """Eén waarde: tekst, datum, tijdstip, email, bedrag (hele euro's), geheel, ja_nee of keuze."""

    soort: str
    keuzes: tuple[str, ...] = ()


class Lijst(NamedTuple):
    """Een lijst van objecten met een kleinste en grootste aantal."""

    deel: "Vorm"
    minimum: int = 0
    maximum: int | None = None


@dataclass(frozen=True)
class Vorm:
    """Een object met zijn velden. `is_gesloten`: andere velden mogen niet."""

    velden: dict[str, Any]
    verplicht: tuple[str, ...] = ()
    is_gesloten: bool = False


TEKST, DATUM, TIJDSTIP, EMAIL = Veld("tekst"), Veld("datum"), Veld("tijdstip"), Veld("email")
BEDRAG, GEHEEL, JA_NEE = Veld("bedrag"), Veld("geheel"), Veld("ja_nee")
BESCHIKKINGEN = ("Afwijzingsbeschikking", "Toelatingsbeschikking")
NAAM = "(Statutaire) Naam"
PERIODE = Vorm({"startdatum": DATUM, "einddatum": DATUM})


def _keuze(keuzes: type) -> Veld:
    return Veld("keuze", tuple(keuzes.values))  # type: ignore[attr-defined]


CLIENT = Vorm(
    {
        "Burgerservicenummer": TEKST,
        "Geboortedatum": TEKST,
        "Geslachtsaanduiding": TEKST,
        "Postcode": TEKST,
        "Huisnummer": TEKST,
        "Huisnummertoevoeging": TEKST,
    }
)
SCHULDEISER = Vorm({"naam": TEKST, "Naam": TEKST, "kvknummer": TEKST, "postcode": TEKST, "privepersoon": JA_NEE})
SCHULD = Vorm(
    {
        "bedrag": BEDRAG,
        "peildatum": DATUM,
        "schuldsoort": _keuze(Schuldsoort),
        "zakelijkeSchuld": JA_NEE,
        "schuldeiser": SCHULDEISER,
    }
)
TRAJECT = Vorm(
    {
        "startdatum": DATUM,
        "einddatum": DATUM,
        "omschrijving": TEKST,
        "toekenningsdatum": DATUM,
        "totaalSchuldbedragBijAanvangSchuld": BEDRAG,
        "gemeentecode": TEKST,
        "client": Lijst(CLIENT, 1, 2),
        "aanmelding": Vorm({"startdatum": DATUM, "einddatum": DATUM, "crisisinterventie": JA_NEE}),
        "intake": Vorm(
            {
                "startdatum": DATUM,
                "einddatum": DATUM,
                "beschikkingsdatum": DATUM,
                "beschikkingssoort": Veld("keuze", BESCHIKKINGEN),
            }
        ),
        "planVanAanpak": Vorm({"datumAfronding": DATUM}),
        "stabilisatie": PERIODE,
        "schuldregeling": Vorm(
            {
                "datum": DATUM,
                "toegekend": DATUM,
                "afgewezen": DATUM,
                "ingetrokken": DATUM,
                "dwangakkoord": JA_NEE,
                "datumVerzoekDwangakkoord": DATUM,
            }
        ),
        "oplossing": Vorm({"soort": _keuze(Oplossingsoort), "startdatum": DATUM, "einddatum": DATUM, "vtlb": BEDRAG}),
        "begeleiding": Lijst(
            Vorm(
                {
                    "soort": Veld("keuze", tuple(soort.label for soort in BEGELEIDING)),
                    "startdatum": DATUM,
                    "einddatum": DATUM,
                }
            )
        ),
        "schulden": Lijst(SCHULD),
        "crisisinterventies": Lijst(PERIODE),
        "moratoria": Lijst(
            Vorm({"datumAanvraag": DATUM, "datumGoedkeuring": DATUM, "startdatum": DATUM, "einddatum": DATUM})
        ),
        "voorlopigeVoorzieningen": Lijst(PERIODE),
        "informatieEnAdvies": PERIODE,
        "nazorg": PERIODE,
        "uitstroom": Vorm(
            {
                "datum": DATUM,
                "datumBeeindigingsbeschikking": DATUM,
                "reden": _keuze(UitstroomReden),
                "omschrijving": TEKST,
            }
        ),
    },
    verplicht=("gemeentecode",),
    is_gesloten=True,
)
ORGANISATIE = Vorm(
    {
        NAAM: TEKST,
        "KvK-nummer": TEKST,
        "postcode": TEKST,
        "gemeentecode": TEKST,
        "contactpersonen": Lijst(
            Vorm({"email": EMAIL, "functietitel": TEKST, "naam": TEKST, "telefoonnummer": TEKST}), 1
        ),
    }
)
# De trajecten zelf worden een voor een nagekeken, zodat een slecht traject de andere niet tegenhoudt.
LEVERING = Vorm(
    {"teller": GEHEEL, "aanleverende_organisatie": ORGANISATIE, "schuldhulptrajecten": Veld("lijst")},
    verplicht=("teller", "aanleverende_organisatie"),
    is_gesloten=True,
)
BESTAND = Vorm(
    {
        "startdatumLevering": DATUM,
        "einddatumLevering": DATUM,
        "aanleverdatumEnTijd": TIJDSTIP,
        "codeGegevensleverancier": TEKST,
        "leveringen": Veld("lijst"),
    },
    verplicht=(
        "startdatumLevering",
        "einddatumLevering",
        "aanleverdatumEnTijd",
        "codeGegevensleverancier",
        "leveringen",
    ),
    is_gesloten=True,
)
GESLACHTEN = tuple(Geslacht.values)


def controleer(waarde: Any, vorm: Any, plaats: str) -> Iterator[Melding]:
    """Alles wat het schema verbiedt, met de plaats. Geen uitkomst: de waarde is goed."""
    if isinstance(vorm, Vorm):
        yield from _controleer_object(waarde, vorm, plaats)
    elif isinstance(vorm, Lijst):
        yield from _controleer_lijst(waarde, vorm, plaats)
    elif fout := _FOUTEN[vorm.soort](waarde, vorm):
        yield Melding(plaats, fout)


def _controleer_object(waarde: Any, vorm: Vorm, plaats: str) -> Iterator[Melding]:
    if not isinstance(waarde, dict):
        yield Melding(plaats, f"hier hoort een object te staan, niet {_beschrijf(waarde)}")
        return
    voor = f"{plaats}." if plaats else ""
    for naam in vorm.verplicht:
        if naam not in waarde:
            yield Melding(f"{voor}{naam}", "dit veld is verplicht en ontbreekt")
    for naam, deel in waarde.items():
        if naam in vorm.velden:
            yield from controleer(deel, vorm.velden[naam], f"{voor}{naam}")
        elif vorm.is_gesloten:
            yield Melding(f"{voor}{naam[:60]}", "dit veld kent het schema niet")


def _controleer_lijst(waarde: Any, vorm: Lijst, plaats: str) -> Iterator[Melding]:
    if not isinstance(waarde, list):
        yield Melding(plaats, f"hier hoort een lijst te staan, niet {_beschrijf(waarde)}")
        return
    if len(waarde) < vorm.minimum or (vorm.maximum is not None and len(waarde) > vorm.maximum):
        grens = f"{vorm.minimum} tot {vorm.maximum}" if vorm.maximum else f"ten minste {vorm.minimum}"
        yield Melding(plaats, f"hier horen {grens} onderdelen te staan, niet {len(waarde)}")
    for i, deel in enumerate(waarde):
        yield from controleer(deel, vorm.deel, f"{plaats}[{i}]")


def _beschrijf(waarde: Any) -> str:
    """De waarde in het kort, voor in een melding; nooit meer dan een paar tekens van wat geleverd is."""
    if waarde is None:
        return "niets (null)"
    if isinstance(waarde, (dict, list)):
        return "een lijst" if isinstance(waarde, list) else "een object"
    if isinstance(waarde, bool):
        return "ja of nee"
    tekst = str(waarde)
    return f"“{tekst[:30]}{'…' if len(tekst) > 30 else ''}”"


def is_geheel(waarde: Any) -> bool:
    """Een geheel getal zoals JSON Schema het bedoelt: 10 en 10.0 wel, 10.5 en true niet."""
    if isinstance(waarde, bool):
        return False
    return isinstance(waarde, int) or (isinstance(waarde, float) and waarde.is_integer())


def _geen_datum(waarde: Any, veld: Veld) -> str:
    if isinstance(waarde, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", waarde):
        try:
            date.fromisoformat(waarde)
        except ValueError:
            return f"{_beschrijf(waarde)} is geen bestaande datum"
        return ""
    return f"{_beschrijf(waarde)} is geen datum; schrijf JJJJ-MM-DD"


_TIJDSTIP = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")


def _geen_tijdstip(waarde: Any, veld: Veld) -> str:
    melding = f"{_beschrijf(waarde)} is geen tijdstip; schrijf JJJJ-MM-DDTUU:MM:SSZ"
    if not isinstance(waarde, str) or not _TIJDSTIP.fullmatch(waarde):
        return melding
    try:
        datetime.fromisoformat(waarde.upper().replace("Z", "+00:00"))
    except ValueError:
        return melding
    return ""


def _geen_keuze(waarde: Any, veld: Veld) -> str:
    if isinstance(waarde, str) and waarde in veld.keuzes:
        return ""
    return f"{_beschrijf(waarde)} mag hier niet; kies uit: {', '.join(veld.keuzes)}"


_FOUTEN: dict[str, Any] = {
    "tekst": lambda w, v: "" if isinstance(w, str) else f"hier hoort tekst te staan, niet {_beschrijf(w)}",
    "datum": _geen_datum,
    "tijdstip": _geen_tijdstip,
    "email": lambda w, v: "" if isinstance(w, str) and "@" in w else f"{_beschrijf(w)} is geen e-mailadres",
    "bedrag": lambda w, v: "" if is_geheel(w) else f"{_beschrijf(w)} is geen bedrag in hele euro's",
    "geheel": lambda w, v: "" if is_geheel(w) else f"{_beschrijf(w)} is geen geheel getal",
    "ja_nee": lambda w, v: "" if isinstance(w, bool) else f"hier hoort true of false te staan, niet {_beschrijf(w)}",
    "keuze": _geen_keuze,
    "lijst": lambda w, v: "" if isinstance(w, list) else f"hier hoort een lijst te staan, niet {_beschrijf(w)}",
}
