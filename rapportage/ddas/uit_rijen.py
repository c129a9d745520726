"""Van rijen naar DDAS: een traject (of een aanmelding zonder traject) zoals het in een levering staat."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Prefetch, QuerySet

from intake.choices import AanmeldingStatus, Besluitsoort, IntrekReden
from intake.models import Aanmelding, Besluit, Client
from rapportage.ddas.samenloop import Ddas, vul_aan, zonder_leeg
from schuldhulp.lib.kalender import dag_van
from trajecten.choices import BEGELEIDING, Onderdeelsoort, Rechtsmiddelsoort, UitstroomReden
from trajecten.models import PlanVanAanpak, Rechtsmiddel, Schuld, Traject, Trajectonderdeel
from trajecten.schuldtotaal import tel_op

BESCHIKKING = {Besluitsoort.TOELATING: "Toelatingsbeschikking", Besluitsoort.AFWIJZING: "Afwijzingsbeschikking"}
# Een begeleiding zonder soort hoort er ook bij: het schema laat dat toe.
BEGELEIDEND = ("", *BEGELEIDING)
INGETROKKEN: dict[str, UitstroomReden] = {
    IntrekReden.GEEN_HULP_GEWENST: UitstroomReden.INGETROKKEN,
    IntrekReden.NIET_VERSCHENEN: UitstroomReden.NIET_VERSCHENEN,
    IntrekReden.VERHUISD: UitstroomReden.VERHUISD,
    IntrekReden.OVERLEDEN: UitstroomReden.OVERLEDEN,
    IntrekReden.ZELF_OPGELOST: UitstroomReden.ZELF,
}
BSN_ALS_EERSTE = "bsn_gelijk_aan_eerste"
AFDRUKKEN, AFWIJKEND, WAARSCHUWINGEN = "vingerafdrukken", "afwijkend", "waarschuwingen"


def geladen(trajecten: QuerySet[Traject]) -> QuerySet[Traject]:
    """Trajecten met alles wat een levering nodig heeft, in een vast aantal queries."""
    return trajecten.select_related(
        "client", "partner", "gemeente", "uitvoerder", "aanmelding", "schuldregeling", "oplossing", "uitstroom"
    ).prefetch_related(
        Prefetch("aanmelding__besluiten", Besluit.objects.order_by("opgesteld_op", "id")),
        Prefetch("plannen", PlanVanAanpak.objects.order_by("versie")),
        Prefetch("onderdelen", Trajectonderdeel.objects.order_by("id")),
        Prefetch("rechtsmiddelen", Rechtsmiddel.objects.order_by("id")),
        Prefetch("schulden", Schuld.objects.select_related("schuldeiser").order_by("volgorde", "id")),
    )


def beschrijf(traject: Traject) -> Ddas:
    """Het traject zoals het in een levering hoort, met terug wat bij overname geen kolom had."""
    return vul_aan(beschrijf_rijen(traject), traject.levering.get(AFWIJKEND, []))


def is_overgenomen(traject: Traject) -> bool:
    """Kwam dit traject uit een levering?"""
    return AFDRUKKEN in traject.levering


def beschrijf_rijen(traject: Traject) -> Ddas:
    """Wat de kolommen zelf dragen."""
    regeling, oplossing, uitstroom = (_een(traject, n) for n in ("schuldregeling", "oplossing", "uitstroom"))
    onderdelen = list(traject.onderdelen.all())
    return zonder_leeg(
        {
            "startdatum": _iso(traject.start_datum),
            "einddatum": _iso(traject.eind_datum),
            "omschrijving": traject.omschrijving,
            "toekenningsdatum": _iso(traject.toekenning_datum),
            "totaalSchuldbedragBijAanvangSchuld": _totaal(traject),
            "gemeentecode": traject.gemeente.code,
            "client": _clienten([traject.client, *([traject.partner] if traject.partner else [])]),
            **beschrijf_aanvraag(traject.aanmelding),
            "planVanAanpak": _plan(traject),
            "stabilisatie": _periode(onderdelen, Onderdeelsoort.STABILISATIE),
            "schuldregeling": _regeling(regeling) if regeling else None,
            "oplossing": _oplossing(oplossing) if oplossing else None,
            "begeleiding": [
                zonder_leeg({"soort": o.get_soort_display(), **_van_tot(o)})
                for o in onderdelen
                if o.soort in BEGELEIDEND
            ],
            "schulden": [_schuld(schuld) for schuld in traject.schulden.all()],
            "crisisinterventies": [_van_tot(o) for o in onderdelen if o.soort == Onderdeelsoort.CRISISINTERVENTIE],
            **_rechtsmiddelen(traject),
            "informatieEnAdvies": _periode(onderdelen, Onderdeelsoort.INFORMATIE_EN_ADVIES),
            "nazorg": _periode(onderdelen, Onderdeelsoort.NAZORG),
            "uitstroom": _uitstroom(uitstroom) if uitstroom else None,
        }
    )


def beschrijf_aanmelding(aanmelding: Aanmelding) -> Ddas:
    """Een aanmelding waaruit (nog) geen traject kwam: afgewezen, geadviseerd, ingetrokken of nog in behandeling."""
    eind = aanmelding.intake_eind_datum or (
        aanmelding.aanmelding_eind_datum if aanmelding.status == AanmeldingStatus.INGETROKKEN else None
    )
    reden = {
        AanmeldingStatus.AFGEWEZEN: UitstroomReden.VOLDOET_NIET,
        AanmeldingStatus.GEADVISEERD: UitstroomReden.AFGEROND,
        AanmeldingStatus.INGETROKKEN: INGETROKKEN.get(aanmelding.intrek_reden, UitstroomReden.INGETROKKEN),
    }.get(AanmeldingStatus(aanmelding.status))
    advies = {"startdatum": _iso(eind), "einddatum": _iso(eind)}
    return zonder_leeg(
        {
            "startdatum": _iso(_dag(aanmelding.gemeld_op)),
            "einddatum": _iso(eind) if reden else None,
            "gemeentecode": aanmelding.gemeente.code,
            "client": _clienten([aanmelding.client]),
            **beschrijf_aanvraag(aanmelding),
            "informatieEnAdvies": advies if aanmelding.status == AanmeldingStatus.GEADVISEERD else None,
            "uitstroom": zonder_leeg({"datum": _iso(eind), "reden": reden.value}) if reden else None,
        }
    )


def beschrijf_aanvraag(aanmelding: Aanmelding | None) -> Ddas:
    """De velden aanmelding en intake. Een besluit dat nog bij de tweede lezer ligt, is geen beschikking."""
    if aanmelding is None:
        return {}
    besluit = aanmelding.besluit
    if besluit and not besluit.genomen_datum and besluit.opgesteld_door_id:
        besluit = None
    return {
        "aanmelding": zonder_leeg(
            {
                "startdatum": _iso(_dag(aanmelding.gemeld_op)),
                "einddatum": _iso(aanmelding.aanmelding_eind_datum),
                "crisisinterventie": aanmelding.is_crisis,
            }
        ),
        "intake": zonder_leeg(
            {
                "startdatum": _iso(aanmelding.intake_start_datum),
                "einddatum": _iso(aanmelding.intake_eind_datum),
                "beschikkingsdatum": _iso(besluit.genomen_datum) if besluit else None,
                "beschikkingssoort": BESCHIKKING.get(Besluitsoort(besluit.soort))
                if besluit and besluit.soort
                else None,
            }
        ),
    }


def _een(traject: Traject, naam: str) -> Any:
    try:
        return getattr(traject, naam)
    except ObjectDoesNotExist:
        return None


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _dag(op: datetime | None) -> date | None:
    return dag_van(op) if op else None


def _heel(bedrag: Decimal | None) -> int | None:
    return None if bedrag is None else int(bedrag.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _totaal(traject: Traject) -> int | None:
    """De schuld bij aanvang; van een eigen traject zonder dit bedrag de som van de schulden die meedoen."""
    if traject.schuld_bij_aanvang_bedrag is not None or is_overgenomen(traject):
        return _heel(traject.schuld_bij_aanvang_bedrag)
    mee = tel_op(schuld.post for schuld in traject.schulden.all()).mee
    return _heel(mee.geldend) if mee.aantal > mee.onbekend else None


def _clienten(personen: list[Client]) -> list[Ddas]:
    """Cliënt en partner; leeg als van niemand iets bekend is."""
    delen = [_client(persoon) for persoon in personen]
    if len(delen) == 2 and personen[1].herkomst.get(BSN_ALS_EERSTE):
        delen[1] = {"Burgerservicenummer": delen[0].get("Burgerservicenummer"), **delen[1]}
    return delen if any(delen) else []


def _client(client: Client) -> Ddas:
    return zonder_leeg(
        {
            "Burgerservicenummer": client.bsn,
            "Geboortedatum": _iso(client.geboortedatum),
            "Geslachtsaanduiding": client.geslacht,
            "Postcode": client.postcode.replace(" ", ""),
            "Huisnummer": client.huisnummer,
            "Huisnummertoevoeging": client.huisnummertoevoeging,
        }
    )


def _plan(traject: Traject) -> Ddas | None:
    afgerond = next((plan.afronding_datum for plan in traject.plannen.all() if plan.afronding_datum), None)
    return {"datumAfronding": afgerond.isoformat()} if afgerond else None


def _van_tot(deel: Any) -> Ddas:
    return zonder_leeg({"startdatum": _iso(deel.start_datum), "einddatum": _iso(deel.eind_datum)})


def _periode(onderdelen: Iterable[Trajectonderdeel], soort: str) -> Ddas | None:
    """Van het eerste begin tot het laatste einde; DDAS kent deze onderdelen één keer."""
    delen = [onderdeel for onderdeel in onderdelen if onderdeel.soort == soort]
    if not delen:
        return None
    begin = min((deel.start_datum for deel in delen if deel.start_datum), default=None)
    einden = [deel.eind_datum for deel in delen if deel.eind_datum]
    eind = max(einden) if len(einden) == len(delen) else None
    return zonder_leeg({"startdatum": _iso(begin), "einddatum": _iso(eind)})


def _regeling(regeling: Any) -> Ddas:
    return zonder_leeg(
        {
            "datum": _iso(regeling.datum),
            "toegekend": _iso(regeling.toegekend_datum),
            "afgewezen": _iso(regeling.afgewezen_datum),
            "ingetrokken": _iso(regeling.ingetrokken_datum),
            "dwangakkoord": regeling.is_dwangakkoord,
            "datumVerzoekDwangakkoord": _iso(regeling.verzoek_dwangakkoord_datum),
        }
    )


def _oplossing(oplossing: Any) -> Ddas:
    return zonder_leeg({"soort": oplossing.soort, **_van_tot(oplossing), "vtlb": _heel(oplossing.vtlb_bedrag)})


def _schuld(schuld: Schuld) -> Ddas:
    eiser = schuld.schuldeiser
    return zonder_leeg(
        {
            "bedrag": _heel(schuld.bedrag),
            "peildatum": _iso(schuld.peil_datum),
            "schuldsoort": schuld.soort,
            "zakelijkeSchuld": schuld.is_zakelijk,
            "schuldeiser": zonder_leeg(
                {
                    "naam": eiser.naam,
                    "Naam": eiser.naam,
                    "kvknummer": eiser.kvk_nummer,
                    "postcode": eiser.postcode.replace(" ", ""),
                    "privepersoon": eiser.is_privepersoon,
                }
            )
            if eiser
            else None,
        }
    )


def _rechtsmiddelen(traject: Traject) -> Ddas:
    middelen = list(traject.rechtsmiddelen.all())
    return {
        "moratoria": [
            zonder_leeg(
                {
                    "datumAanvraag": _iso(m.aanvraag_datum),
                    "datumGoedkeuring": _iso(m.goedkeuring_datum),
                    **_van_tot(m),
                }
            )
            for m in middelen
            if m.soort == Rechtsmiddelsoort.MORATORIUM
        ],
        "voorlopigeVoorzieningen": [
            _van_tot(m) for m in middelen if m.soort == Rechtsmiddelsoort.VOORLOPIGE_VOORZIENING
        ],
    }


def _uitstroom(uitstroom: Any) -> Ddas:
    return zonder_leeg(
        {
            "datum": _iso(uitstroom.datum),
            "datumBeeindigingsbeschikking": _iso(uitstroom.beeindigingsbeschikking_datum),
            "reden": uitstroom.reden,
            "omschrijving": uitstroom.omschrijving,
        }
    )
