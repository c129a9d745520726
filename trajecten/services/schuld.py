"""Schulden en schuldeisers vastleggen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.organisatie.models import Gemeente, Medewerker
from trajecten.choices import EINDE, BuitenReden, Schuldsoort, TrajectStatus
from trajecten.choices.schuld import Schuldeiserrol
from trajecten.models import Schuld, Schuldeiser, Traject
from trajecten.regels.register import check_grond, check_hoofdvestiging, check_vertegenwoordiger
from trajecten.regels.schuld import SCHRIJF_WAAROM, waarom_geen_bedrag, waarom_reden_nodig
from trajecten.services.aanschrijving import plan_inventarisatie
from trajecten.services.spoor import log_traject

VOOR_HET_VOORSTEL = (
    TrajectStatus.PLAN_VAN_AANPAK,
    TrajectStatus.STABILISATIE,
    TrajectStatus.DUURZAAM,
    TrajectStatus.OVERDRACHT,
    TrajectStatus.INVENTARISATIE,
    TrajectStatus.GEEN_AKKOORD,
)


@transaction.atomic
def register_schuldeiser(
    *,
    naam: str,
    soort: Schuldsoort,
    is_preferent: bool = False,
    is_privepersoon: bool = False,
    gemeente: Gemeente | None = None,
    kvk_nummer: str = "",
    adres: str = "",
    postcode: str = "",
    plaats: str = "",
    email: str = "",
    rol: str = Schuldeiserrol.SCHULDEISER,
    handelsnamen: str = "",
    vroegere_namen: str = "",
    vestigingsnummer: str = "",
    hoofdvestiging: Schuldeiser | None = None,
    door: Medewerker | None,
    op: datetime,
) -> Schuldeiser:
    """Zet een schuldeiser in het register. Een privépersoon hoort bij een gemeente en is alleen daar zichtbaar.

    Fouten: Geweigerd bij een privépersoon zonder gemeente, of een hoofdvestiging die dat niet kan zijn.
    """
    if is_privepersoon and gemeente is None:
        raise Geweigerd("Een privépersoon als schuldeiser hoort bij één gemeente.")
    check_hoofdvestiging(None, hoofdvestiging, is_privepersoon=is_privepersoon)
    schuldeiser = Schuldeiser.objects.create(
        naam=naam,
        soort=soort,
        is_preferent=is_preferent,
        is_privepersoon=is_privepersoon,
        gemeente=gemeente if is_privepersoon else None,
        kvk_nummer=kvk_nummer,
        adres=adres,
        postcode=postcode,
        plaats=plaats,
        email=email,
        rol=rol,
        handelsnamen=handelsnamen,
        vroegere_namen=vroegere_namen,
        vestigingsnummer=vestigingsnummer,
        hoofdvestiging=hoofdvestiging,
    )
    leg_vast(Handeling.AANMAKEN, door=door, op=op, onderwerp=schuldeiser, gemeente=gemeente)
    return schuldeiser


@dataclass(frozen=True)
class NieuweSchuld:
    """Een schuld zoals de inwoner haar opgeeft (euro). Met `buiten_reden` blijft zij buiten de regeling."""

    schuldeiser: Schuldeiser
    opgegeven_bedrag: Decimal | None
    kenmerk: str = ""
    soort: Schuldsoort | None = None
    is_preferent: bool | None = None
    is_zakelijk: bool = False
    buiten_reden: BuitenReden | None = None
    peil_datum: date | None = None
    oorspronkelijk_bedrag: Decimal | None = None
    ontstaan_datum: date | None = None
    preferentiegrond: str = ""
    buiten_toelichting: str = ""
    vertegenwoordiger: Schuldeiser | None = None
    vertegenwoordiger_kenmerk: str = ""


@transaction.atomic
def add_schulden(
    traject: Traject,
    nieuwe: Sequence[NieuweSchuld],
    *,
    door: Medewerker | None,
    op: datetime,
    verwacht_versie: int | None = None,
) -> list[Schuld]:
    """Voegt schulden toe, alle of geen.

    Fouten: Geweigerd bij een negatief of te hoog bedrag, als het traject is beëindigd of het voorstel al bij de
    schuldeisers ligt, of als een schuldeiser intussen in een ander is opgegaan.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    check_wijzigbaar(rij)
    eerste = rij.schulden.count() + 1
    schulden = [_schuld(rij, nieuw, volgorde, dag_van(op)) for volgorde, nieuw in enumerate(nieuwe, start=eerste)]
    Schuld.objects.bulk_create(schulden)
    if rij.schulden.samengevoegd().exists():
        raise Geweigerd("Een van de schuldeisers is intussen samengevoegd met een ander. Kies hem opnieuw.")
    plan_inventarisatie(rij, op)
    bewaar(rij)  # nieuwe versie: hetzelfde formulier nog eens versturen geeft geen tweede schuld
    log_traject(rij, Handeling.AANMAKEN, door=door, op=op, wat=f"{len(schulden)} schuld(en)")
    return schulden


def add_schuld(
    traject: Traject, nieuw: NieuweSchuld, *, door: Medewerker | None, op: datetime, verwacht_versie: int | None = None
) -> Schuld:
    """Voegt één schuld toe; zie `add_schulden`."""
    return add_schulden(traject, [nieuw], door=door, op=op, verwacht_versie=verwacht_versie)[0]


def _schuld(traject: Traject, nieuw: NieuweSchuld, volgorde: int, vandaag: date) -> Schuld:
    for bedrag in (nieuw.opgegeven_bedrag, nieuw.oorspronkelijk_bedrag):
        _check_bedrag(bedrag)
    eiser = nieuw.schuldeiser
    is_preferent = eiser.is_preferent if nieuw.is_preferent is None else nieuw.is_preferent
    check_grond(nieuw.preferentiegrond, is_preferent=is_preferent)
    check_vertegenwoordiger(nieuw.vertegenwoordiger, nieuw.vertegenwoordiger_kenmerk, gemeente_id=traject.gemeente_id)
    return Schuld(
        traject=traject,
        schuldeiser=eiser,
        kenmerk=nieuw.kenmerk,
        soort=nieuw.soort or eiser.soort,
        oorspronkelijk_bedrag=nieuw.oorspronkelijk_bedrag,
        opgegeven_bedrag=nieuw.opgegeven_bedrag,
        ontstaan_datum=nieuw.ontstaan_datum,
        peil_datum=nieuw.peil_datum or vandaag,
        is_preferent=is_preferent,
        preferentiegrond=nieuw.preferentiegrond,
        is_zakelijk=nieuw.is_zakelijk,
        doet_mee=nieuw.buiten_reden is None,
        buiten_reden=nieuw.buiten_reden or "",
        buiten_toelichting=nieuw.buiten_toelichting,
        vertegenwoordiger=nieuw.vertegenwoordiger,
        vertegenwoordiger_kenmerk=nieuw.vertegenwoordiger_kenmerk,
        volgorde=volgorde,
    )


@transaction.atomic
def update_schuld(
    schuld: Schuld,
    *,
    opgegeven_bedrag: Decimal | None,
    bevestigd_bedrag: Decimal | None,
    kenmerk: str,
    is_preferent: bool,
    is_zakelijk: bool,
    buiten_reden: BuitenReden | None,
    buiten_toelichting: str = "",
    preferentiegrond: str = "",
    verschil_reden: str = "",
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Schuld:
    """Wijzigt een schuld zolang er geen voorstel ligt. Bedragen in euro; met `buiten_reden` doet zij niet mee.

    Een bevestigd bedrag boven wat de schuldeiser vordert (of, zolang die niet antwoordde, boven wat de inwoner opgaf)
    vraagt een `verschil_reden`. `verwacht_versie` is die van het traject. Fouten: Geweigerd, Gelijktijdig als het
    traject intussen is gewijzigd.
    """
    traject = vergrendel(schuld.traject)
    controleer_versie(traject, verwacht_versie)
    check_wijzigbaar(traject)
    _check_bedrag(opgegeven_bedrag)
    _check_bedrag(bevestigd_bedrag)
    check_grond(preferentiegrond, is_preferent=is_preferent)
    rij = Schuld.objects.select_for_update().get(pk=schuld.pk)
    rij.opgegeven_bedrag = opgegeven_bedrag
    if bevestigd_bedrag != rij.bevestigd_bedrag:
        _check_bevestigd(rij, bevestigd_bedrag, verschil_reden)
        rij.bevestigd_bedrag = bevestigd_bedrag
        rij.verschil_gezien_op, rij.verschil_reden = op, verschil_reden.strip()
    rij.kenmerk = kenmerk
    rij.is_preferent = is_preferent
    rij.preferentiegrond = preferentiegrond
    rij.is_zakelijk = is_zakelijk
    rij.buiten_reden = buiten_reden or ""
    rij.buiten_toelichting = buiten_toelichting.strip() if buiten_reden else ""
    rij.doet_mee = buiten_reden is None
    rij.save()
    plan_inventarisatie(traject, op)
    bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="schuld")
    return rij


def check_wijzigbaar(traject: Traject) -> None:
    """Mogen de schulden nu nog veranderen? Fout: Geweigerd met de reden."""
    if traject.status in EINDE:
        raise Geweigerd("Dit traject is beëindigd.")
    if traject.status not in VOOR_HET_VOORSTEL:
        raise Geweigerd("Het voorstel ligt bij de schuldeisers; schulden veranderen nu niet meer.")


def _check_bedrag(bedrag: Decimal | None) -> None:
    if fout := waarom_geen_bedrag(bedrag):
        raise Geweigerd(fout)


def gevorderd_bedrag(schuld: Schuld) -> Decimal | None:
    """Wat de schuldeiser het laatst zelf opgaf, in euro; None zolang hij niet antwoordde."""
    antwoorden = schuld.aanschrijvingen.exclude(antwoord_bedrag=None).order_by("-ronde")  # type: ignore[attr-defined]
    bedrag: Decimal | None = antwoorden.values_list("antwoord_bedrag", flat=True).first()
    return bedrag


def _check_bevestigd(schuld: Schuld, bevestigd: Decimal | None, reden: str) -> None:
    waarom = waarom_reden_nodig(bevestigd, gevorderd=gevorderd_bedrag(schuld), opgegeven=schuld.opgegeven_bedrag)
    if waarom and not reden.strip():
        raise Geweigerd(f"{waarom} {SCHRIJF_WAAROM}")
