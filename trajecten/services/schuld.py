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
from trajecten.models import Schuld, Schuldeiser, Traject
from trajecten.services.aanschrijving import plan_inventarisatie
from trajecten.services.spoor import log_traject

VOOR_HET_VOORSTEL = (
    TrajectStatus.PLAN_VAN_AANPAK,
    TrajectStatus.STABILISATIE,
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
    door: Medewerker | None,
    op: datetime,
) -> Schuldeiser:
    """Zet een schuldeiser in het register. Een privépersoon hoort bij een gemeente en is alleen daar zichtbaar."""
    if is_privepersoon and gemeente is None:
        raise Geweigerd("Een privépersoon als schuldeiser hoort bij één gemeente.")
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

    Fouten: Geweigerd bij een negatief bedrag, als het traject is beëindigd of het voorstel al bij de schuldeisers ligt,
    of als een schuldeiser intussen in een ander is opgegaan.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    check_wijzigbaar(rij)
    eerste = rij.schulden.count() + 1
    schulden = [_schuld(rij, nieuw, volgorde, dag_van(op)) for volgorde, nieuw in enumerate(nieuwe, start=eerste)]
    Schuld.objects.bulk_create(schulden)
    if rij.schulden.filter(schuldeiser__samengevoegd_met__isnull=False).exists():
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
    _check_bedrag(nieuw.opgegeven_bedrag)
    eiser = nieuw.schuldeiser
    return Schuld(
        traject=traject,
        schuldeiser=eiser,
        kenmerk=nieuw.kenmerk,
        soort=nieuw.soort or eiser.soort,
        opgegeven_bedrag=nieuw.opgegeven_bedrag,
        peil_datum=nieuw.peil_datum or vandaag,
        is_preferent=eiser.is_preferent if nieuw.is_preferent is None else nieuw.is_preferent,
        is_zakelijk=nieuw.is_zakelijk,
        doet_mee=nieuw.buiten_reden is None,
        buiten_reden=nieuw.buiten_reden or "",
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
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Schuld:
    """Wijzigt een schuld zolang er geen voorstel ligt. Bedragen in euro; met `buiten_reden` doet zij niet mee.

    `verwacht_versie` is die van het traject. Fouten: Geweigerd, Gelijktijdig als het traject intussen is gewijzigd.
    """
    traject = vergrendel(schuld.traject)
    controleer_versie(traject, verwacht_versie)
    check_wijzigbaar(traject)
    _check_bedrag(opgegeven_bedrag)
    _check_bedrag(bevestigd_bedrag)
    rij = Schuld.objects.select_for_update().get(pk=schuld.pk)
    rij.opgegeven_bedrag = opgegeven_bedrag
    rij.bevestigd_bedrag = bevestigd_bedrag
    rij.kenmerk = kenmerk
    rij.is_preferent = is_preferent
    rij.is_zakelijk = is_zakelijk
    rij.buiten_reden = buiten_reden or ""
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
    if bedrag is not None and bedrag < 0:
        raise Geweigerd("Een schuld kan niet negatief zijn.")
