"""Van DDAS naar kolommen: welke waarde in welke kolom komt. Zuiver; schrijft niets."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone

from intake.choices import AanmeldingStatus, Besluitsoort, Geslacht
from rapportage.ddas.samenloop import Ddas
from rapportage.ddas.twijfels import is_datum
from schuldhulp.lib.postcode import in_vorm
from schuldhulp.lib.werkdagen import plus_maanden
from trajecten.choices import BEGELEIDING, EINDE, Onderdeelsoort, Rechtsmiddelsoort, TrajectStatus, UitstroomReden

Velden = dict[str, Any]
MAXIMUM = 9_999_999_999
LOOPTIJD_MAANDEN = 18  # de gebruikelijke looptijd als de levering geen einde noemt
SOORT_BESLUIT = {"Toelatingsbeschikking": Besluitsoort.TOELATING, "Afwijzingsbeschikking": Besluitsoort.AFWIJZING}
SOORT_BEGELEIDING = {soort.label: soort.value for soort in BEGELEIDING}
PERIODEN = {
    "stabilisatie": Onderdeelsoort.STABILISATIE,
    "informatieEnAdvies": Onderdeelsoort.INFORMATIE_EN_ADVIES,
    "nazorg": Onderdeelsoort.NAZORG,
}


def dag(tekst: str | None) -> date | None:
    """Een datum uit de levering, of None."""
    return date.fromisoformat(tekst) if tekst else None


def middag(tekst: str | None) -> datetime | None:
    """Het tijdstip bij een levering die alleen de dag kent: twaalf uur 's middags, Nederlandse tijd."""
    if not tekst:
        return None
    return timezone.make_aware(datetime.combine(date.fromisoformat(tekst), time(12)), timezone.get_default_timezone())


def bedrag(waarde: int | None, maximum: int = MAXIMUM) -> Decimal | None:
    """Een bedrag dat in de kolom past; negatief of te groot blijft alleen in de levering bewaard."""
    return Decimal(waarde) if waarde is not None and 0 <= waarde <= maximum else None


def tekst(deel: Ddas, naam: str, lengte: int) -> str:
    """Tekst die in de kolom past; langer blijft alleen in de levering volledig bewaard."""
    return str(deel.get(naam, ""))[:lengte]


def van_traject(d: Ddas) -> Velden:
    """De kolommen van Traject."""
    oplossing, regeling = d.get("oplossing", {}), d.get("schuldregeling", {})
    begin = dag(oplossing.get("startdatum") or regeling.get("toegekend"))
    looptijd = dag(oplossing.get("einddatum")) or (plus_maanden(begin, LOOPTIJD_MAANDEN) if begin else None)
    return {
        "start_datum": dag(d.get("startdatum")),
        "eind_datum": dag(d.get("einddatum")),
        "toekenning_datum": dag(d.get("toekenningsdatum")),
        "schuld_bij_aanvang_bedrag": bedrag(d.get("totaalSchuldbedragBijAanvangSchuld")),
        "omschrijving": d.get("omschrijving", ""),
        "looptijd_eind_datum": looptijd,
    }


def status_van(d: Ddas, vandaag: date) -> TrajectStatus:
    """De status bij een geleverd traject: beëindigd, of anders de verste fase die is bereikt."""
    uitstroom = d.get("uitstroom", {})
    afgewezen = d.get("intake", {}).get("beschikkingssoort") == "Afwijzingsbeschikking"
    eind = dag(d.get("einddatum") or uitstroom.get("datum"))
    if afgewezen or (uitstroom and eind is None) or (eind and eind <= vandaag):
        goed = uitstroom.get("reden", UitstroomReden.AFGEROND) == UitstroomReden.AFGEROND and not afgewezen
        return TrajectStatus.AFGEROND if goed else TrajectStatus.UITGEVALLEN
    return verste_fase(d)


def verste_fase(d: Ddas) -> TrajectStatus:
    """De verste fase waarvan de levering iets weet."""
    regeling = d.get("schuldregeling", {})
    if "nazorg" in d:
        return TrajectStatus.NAZORG
    if "oplossing" in d or "toegekend" in regeling:
        return TrajectStatus.LOOPTIJD
    if "afgewezen" in regeling or "datumVerzoekDwangakkoord" in regeling:
        return TrajectStatus.GEEN_AKKOORD
    if regeling:
        return TrajectStatus.INVENTARISATIE
    return TrajectStatus.STABILISATIE if "stabilisatie" in d else TrajectStatus.PLAN_VAN_AANPAK


def is_open(status: str) -> bool:
    return status not in EINDE


def van_aanmelding(d: Ddas) -> Velden | None:
    """De kolommen van Aanmelding, of None als er geen aanmelding en geen intake is geleverd."""
    aanmelding, intake = d.get("aanmelding", {}), d.get("intake", {})
    if not aanmelding and not intake:
        return None
    afgewezen = intake.get("beschikkingssoort") == "Afwijzingsbeschikking"
    return {
        "status": AanmeldingStatus.AFGEWEZEN if afgewezen else AanmeldingStatus.TOEGELATEN,
        "gemeld_op": middag(aanmelding.get("startdatum")),
        "is_crisis": aanmelding.get("crisisinterventie"),
        "aanmelding_eind_datum": dag(aanmelding.get("einddatum")),
        "gesprek_op": middag(intake.get("startdatum")),
        "intake_start_datum": dag(intake.get("startdatum")),
        "intake_eind_datum": dag(intake.get("einddatum")),
        "besloten_op": middag(intake.get("beschikkingsdatum") or intake.get("einddatum")),
    }


def van_besluit(d: Ddas) -> Velden | None:
    """De kolommen van Besluit, of None zonder beschikking."""
    intake = d.get("intake", {})
    if "beschikkingsdatum" not in intake and "beschikkingssoort" not in intake:
        return None
    return {
        "soort": SOORT_BESLUIT.get(intake.get("beschikkingssoort", ""), ""),
        "genomen_datum": dag(intake.get("beschikkingsdatum")),
    }


def van_client(deel: Ddas) -> Velden:
    """De kolommen van Client, zonder het BSN."""
    geboren, geslacht = deel.get("Geboortedatum", ""), deel.get("Geslachtsaanduiding", "")
    return {
        "geboortedatum": dag(geboren) if is_datum(geboren) else None,
        "geslacht": geslacht if geslacht in Geslacht.values else "",
        "postcode": tekst(deel, "Postcode", 10),
        "huisnummer": tekst(deel, "Huisnummer", 10),
        "huisnummertoevoeging": tekst(deel, "Huisnummertoevoeging", 10),
    }


def van_regeling(d: Ddas) -> Velden | None:
    """De kolommen van Schuldregeling."""
    regeling = d.get("schuldregeling")
    if not regeling:
        return None
    return {
        "datum": dag(regeling.get("datum")),
        "toegekend_datum": dag(regeling.get("toegekend")),
        "afgewezen_datum": dag(regeling.get("afgewezen")),
        "ingetrokken_datum": dag(regeling.get("ingetrokken")),
        "is_dwangakkoord": regeling.get("dwangakkoord"),
        "verzoek_dwangakkoord_datum": dag(regeling.get("datumVerzoekDwangakkoord")),
    }


def van_oplossing(d: Ddas) -> Velden | None:
    """De kolommen van Oplossing."""
    oplossing = d.get("oplossing")
    if not oplossing:
        return None
    return {
        "soort": oplossing.get("soort", ""),
        **van_tot(oplossing),
        "vtlb_bedrag": bedrag(oplossing.get("vtlb"), 99_999_999),
    }


def van_uitstroom(d: Ddas) -> Velden | None:
    """De kolommen van Uitstroom; `uit_status` is de verste fase."""
    uitstroom = d.get("uitstroom")
    if not uitstroom:
        return None
    return {
        "datum": dag(uitstroom.get("datum")),
        "beeindigingsbeschikking_datum": dag(uitstroom.get("datumBeeindigingsbeschikking")),
        "reden": uitstroom.get("reden", ""),
        "omschrijving": uitstroom.get("omschrijving", ""),
        "uit_status": verste_fase(d),
    }


def van_tot(deel: Ddas) -> Velden:
    return {"start_datum": dag(deel.get("startdatum")), "eind_datum": dag(deel.get("einddatum"))}


def van_perioden(d: Ddas) -> list[Velden]:
    """Onderdelen die DDAS één keer kent: stabilisatie, informatie en advies, nazorg."""
    return [{"soort": soort.value, **van_tot(d[naam])} for naam, soort in PERIODEN.items() if naam in d]


def van_begeleiding(d: Ddas) -> list[Velden]:
    return [{"soort": SOORT_BEGELEIDING.get(b.get("soort", ""), ""), **van_tot(b)} for b in d.get("begeleiding", [])]


def van_crisis(d: Ddas) -> list[Velden]:
    return [{"soort": Onderdeelsoort.CRISISINTERVENTIE.value, **van_tot(c)} for c in d.get("crisisinterventies", [])]


def van_moratoria(d: Ddas) -> list[Velden]:
    return [
        {
            "soort": Rechtsmiddelsoort.MORATORIUM.value,
            "aanvraag_datum": dag(m.get("datumAanvraag")),
            "goedkeuring_datum": dag(m.get("datumGoedkeuring")),
            **van_tot(m),
        }
        for m in d.get("moratoria", [])
    ]


def van_voorzieningen(d: Ddas) -> list[Velden]:
    soort = Rechtsmiddelsoort.VOORLOPIGE_VOORZIENING.value
    return [{"soort": soort, **van_tot(v)} for v in d.get("voorlopigeVoorzieningen", [])]


def van_schuld(deel: Ddas) -> Velden:
    """De kolommen van Schuld, zonder de schuldeiser."""
    return {
        "opgegeven_bedrag": bedrag(deel.get("bedrag")),
        "peil_datum": dag(deel.get("peildatum")),
        "soort": deel.get("schuldsoort", ""),
        "is_zakelijk": deel.get("zakelijkeSchuld"),
    }


def van_schuldeiser(deel: Ddas | None) -> Velden | None:
    """De kolommen van Schuldeiser; `Naam` is de officiële benaming en gaat voor."""
    if not deel:
        return None
    return {
        "naam": tekst(deel, "Naam", 200) or tekst(deel, "naam", 200),
        "kvk_nummer": tekst(deel, "kvknummer", 20),
        "postcode": in_vorm(tekst(deel, "postcode", 10)),
        "is_privepersoon": deel.get("privepersoon"),
    }
