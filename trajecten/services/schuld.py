"""Schulden en schuldeisers vastleggen."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import vergrendel
from schuldhulp.organisatie.models import Gemeente, Medewerker
from trajecten.choices import EINDE, BuitenReden, Schuldsoort, TrajectStatus
from trajecten.models import Schuld, Schuldeiser, Traject
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


@transaction.atomic
def add_schuld(
    traject: Traject,
    *,
    schuldeiser: Schuldeiser,
    opgegeven_bedrag: Decimal | None,
    kenmerk: str = "",
    soort: Schuldsoort | None = None,
    is_preferent: bool | None = None,
    is_zakelijk: bool = False,
    buiten_reden: BuitenReden | None = None,
    peil_datum: date | None = None,
    door: Medewerker | None,
    op: datetime,
) -> Schuld:
    """Voegt een schuld toe zoals de inwoner haar opgeeft (euro). Met `buiten_reden` blijft zij buiten de regeling.

    Fouten: Geweigerd als het traject is beëindigd of het voorstel al bij de schuldeisers ligt.
    """
    rij = vergrendel(traject)
    _check_wijzigbaar(rij)
    _check_bedrag(opgegeven_bedrag)
    schuld = Schuld.objects.create(
        traject=rij,
        schuldeiser=schuldeiser,
        kenmerk=kenmerk,
        soort=soort or schuldeiser.soort,
        opgegeven_bedrag=opgegeven_bedrag,
        peil_datum=peil_datum or dag_van(op),
        is_preferent=schuldeiser.is_preferent if is_preferent is None else is_preferent,
        is_zakelijk=is_zakelijk,
        doet_mee=buiten_reden is None,
        buiten_reden=buiten_reden or "",
        volgorde=rij.schulden.count() + 1,
    )
    log_traject(rij, Handeling.AANMAKEN, door=door, op=op, wat="schuld")
    return schuld


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
) -> Schuld:
    """Wijzigt een schuld zolang er geen voorstel ligt. Bedragen in euro; met `buiten_reden` doet zij niet mee."""
    traject = vergrendel(schuld.traject)
    _check_wijzigbaar(traject)
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
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="schuld")
    return rij


def _check_wijzigbaar(traject: Traject) -> None:
    if traject.status in EINDE:
        raise Geweigerd("Dit traject is beëindigd.")
    if traject.status not in VOOR_HET_VOORSTEL:
        raise Geweigerd("Het voorstel ligt bij de schuldeisers; schulden veranderen nu niet meer.")


def _check_bedrag(bedrag: Decimal | None) -> None:
    if bedrag is not None and bedrag < 0:
        raise Geweigerd("Een schuld kan niet negatief zijn.")
