"""Bezwaar tegen een besluit: ontvangen, horen, verdagen, beslissen of intrekken (hoofdstuk 7 Awb)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from intake.bezwaartermijn import Beslistermijn, bereken_beslistermijn_bezwaar, toets_tijdig
from intake.choices import Besluitsoort, Bezwaaruitkomst, Kanaal
from intake.models import Aanmelding, Besluit, Bezwaar
from intake.permissions import check_beslissing_op_bezwaar, check_bezwaar_toewijzen, is_betrokken
from intake.services.aanmelding import hold_gesprek, register_aanmelding
from intake.services.bezwaarbrief import beslissing, ontvangstbevestiging, verdaging
from intake.services.spoor import log_aanmelding
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.organisatie.models import Beleid, Medewerker


@transaction.atomic
def register_bezwaar(
    besluit: Besluit,
    *,
    ontvangen: date,
    poststempel: date | None = None,
    bezwaargronden: str,
    behandelaar: Medewerker | None = None,
    door: Medewerker,
    op: datetime,
) -> Bezwaar:
    """Legt een bezwaar vast, toetst of het op tijd is, start de beslistermijn en bevestigt de ontvangst per brief.

    Zonder `behandelaar` is het werk van het team. Fouten: Geweigerd bij een besluit dat nog niet genomen is, bij datums
    die niet kunnen, bij een behandelaar die het besluit zelf voorbereidde of nam, of als er al een bezwaar is.
    """
    if behandelaar and is_betrokken(behandelaar, besluit):
        raise Geweigerd(f"{behandelaar.naam} werkte zelf aan dit besluit. Kies een ander.", veld="behandelaar")
    rij = als_bezwaar(
        besluit,
        ontvangen=ontvangen,
        poststempel=poststempel,
        bezwaargronden=bezwaargronden,
        behandelaar=behandelaar,
        op=op,
    )
    try:
        with transaction.atomic():
            begin(rij, door=door, op=op)
    except IntegrityError as fout:
        raise Geweigerd("Tegen dit besluit is al bezwaar gemaakt.") from fout
    rij.bevestiging = verstuur(ontvangstbevestiging(rij, door), door=door, op=op)
    rij.save(update_fields=["bevestiging"])
    log_aanmelding(besluit.aanmelding, Handeling.AANMAKEN, door=door, op=op, wat="bezwaar ontvangen")
    return rij


def als_bezwaar(
    besluit: Besluit,
    *,
    ontvangen: date,
    poststempel: date | None,
    bezwaargronden: str,
    behandelaar: Medewerker | None,
    op: datetime,
) -> Bezwaar:
    """Een bezwaar met zijn tijdigheid en beslistermijn; nog niet bewaard. Fouten: zie `register_bezwaar`."""
    aanmelding = besluit.aanmelding
    einde = besluit.bezwaar_uiterlijk_datum
    if not besluit.genomen_datum or not einde:
        raise Geweigerd("Dit besluit is nog niet genomen. Bezwaar kan pas na de beschikking.")
    _controleer_datums(besluit.genomen_datum, ontvangen, poststempel, dag_van(op))
    tijdig = toets_tijdig(einde, ontvangen, poststempel)
    commissie = Beleid.objects.geldig(aanmelding.gemeente, ontvangen).heeft_bezwaarcommissie
    termijn = bereken_beslistermijn_bezwaar(einde, commissie=commissie, gelijkgesteld=gelijkgestelde_dagen())
    return Bezwaar(
        besluit=besluit,
        client=aanmelding.client,
        gemeente=aanmelding.gemeente,
        ontvangen_datum=ontvangen,
        poststempel_datum=poststempel,
        is_op_tijd=tijdig.op_tijd,
        tijdig_toelichting=list(tijdig.toelichting),
        bezwaargronden=bezwaargronden,
        heeft_commissie=commissie,
        beslis_uiterlijk_datum=termijn.uiterlijk,
        beslis_toelichting=list(termijn.toelichting),
        behandelaar=behandelaar,
    )


def _controleer_datums(genomen: date, ontvangen: date, poststempel: date | None, vandaag: date) -> None:
    if not genomen <= ontvangen <= vandaag:
        raise Geweigerd("De dag van ontvangst ligt tussen het besluit en vandaag.", veld="ontvangen")
    if poststempel and not genomen <= poststempel <= ontvangen:
        raise Geweigerd("De poststempel ligt tussen het besluit en de dag van ontvangst.", veld="poststempel")


@transaction.atomic
def assign_bezwaar(
    bezwaar: Bezwaar, *, behandelaar: Medewerker, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Bezwaar:
    """Kiest wie het bezwaar behandelt. Fouten: Geweigerd na het einde, of bij wie het niet mag doen."""
    check_bezwaar_toewijzen(door, bezwaar, behandelaar)
    if bezwaar.gemeente_id not in behandelaar.alle_gemeenten:
        raise Geweigerd(f"{behandelaar.naam} werkt niet in {bezwaar.gemeente}.", veld="behandelaar")
    rij = vergrendel(bezwaar)
    controleer_versie(rij, verwacht_versie)
    if not rij.actie:
        raise Geweigerd("Dit bezwaar is afgesloten.")
    rij.behandelaar = behandelaar
    bewaar(rij, ["behandelaar"])
    _log(rij, Handeling.WIJZIGEN, door, op, "bezwaar: behandelaar gekozen")
    return rij


@transaction.atomic
def hear_bezwaar(
    bezwaar: Bezwaar,
    *,
    datum: date,
    is_gehoord: bool,
    verslag: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Bezwaar:
    """Legt vast dat de inwoner is gehoord, of daarvan afzag. Fout: Geweigerd bij een dag die niet kan."""
    if not bezwaar.ontvangen_datum <= datum <= dag_van(op):
        raise Geweigerd("De dag van het horen ligt tussen de ontvangst van het bezwaar en vandaag.", veld="datum")
    rij = wissel(
        bezwaar,
        "hear",
        door=door,
        op=op,
        reden=verslag,
        verwacht_versie=verwacht_versie,
        datum=datum,
        is_gehoord=is_gehoord,
        verslag=verslag,
    )
    _log(rij, Handeling.WIJZIGEN, door, op, "bezwaar: gehoord")
    return rij


@transaction.atomic
def extend_bezwaar(
    bezwaar: Bezwaar, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Bezwaar:
    """Verdaagt de beslissing eenmaal met zes weken en schrijft dat de inwoner (art. 7:10 lid 3 en 5 Awb).

    Fouten: Geweigerd zonder reden, als er al verdaagd is, of als de termijn al voorbij is.
    """
    rij = vergrendel(bezwaar)
    controleer_versie(rij, verwacht_versie)
    if not rij.actie:
        raise Geweigerd("Dit bezwaar is afgesloten.")
    if rij.verdaagd_op:
        raise Geweigerd("De beslissing is al een keer verdaagd. Nog een keer kan niet.")
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de beslissing later komt.")
    if rij.beslis_uiterlijk_datum < dag_van(op):
        raise Geweigerd("De termijn is al voorbij. Verdagen kan alleen daarvoor.")
    termijn = verdaagde_termijn(rij)
    rij.verdaagd_op = op
    rij.beslis_uiterlijk_datum = termijn.uiterlijk
    rij.beslis_toelichting = [*termijn.toelichting, f"Reden van verdagen: {reden.strip()}"]
    bewaar(rij, ["verdaagd_op", "beslis_uiterlijk_datum", "beslis_toelichting"])
    verstuur(verdaging(rij, door, reden=reden.strip(), uiterlijk=termijn.uiterlijk), door=door, op=op)
    _log(rij, Handeling.WIJZIGEN, door, op, "bezwaar: beslissing verdaagd")
    return rij


def verdaagde_termijn(bezwaar: Bezwaar) -> Beslistermijn:
    """De beslistermijn als zij wordt verdaagd."""
    einde = bezwaar.besluit.bezwaar_uiterlijk_datum
    assert einde  # noqa: S101 (register_bezwaar vraagt een genomen besluit)
    return bereken_beslistermijn_bezwaar(
        einde, commissie=bezwaar.heeft_commissie, verdaagd=True, gelijkgesteld=gelijkgestelde_dagen()
    )


@transaction.atomic
def decide_bezwaar(
    bezwaar: Bezwaar,
    *,
    uitkomst: Bezwaaruitkomst,
    motivering: str,
    gevolg: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Bezwaar:
    """Beslist op het bezwaar en stuurt de brief. Wie geen hulp kreeg en gelijk krijgt, krijgt een nieuw besluit.

    Dat loopt via een nieuwe aanmelding, waarvoor het eerdere gesprek telt. Fouten: Geweigerd zonder mandaat, voor wie
    het besluit zelf nam, of als de inwoner nog niet gehoord is (behalve bij niet-ontvankelijk en gegrond).
    """
    check_beslissing_op_bezwaar(door, bezwaar, dag_van(op))
    zonder_horen = (Bezwaaruitkomst.NIET_ONTVANKELIJK, Bezwaaruitkomst.GEGROND)
    if bezwaar.gehoord_datum is None and uitkomst not in zonder_horen:
        raise Geweigerd("Hoor eerst de inwoner, of leg vast dat hij daarvan afziet.", veld="uitkomst")
    rij = wissel(
        bezwaar,
        "decide",
        door=door,
        op=op,
        reden=motivering,
        verwacht_versie=verwacht_versie,
        uitkomst=uitkomst,
        motivering=motivering,
        gevolg=gevolg,
        datum=dag_van(op),
        beslist_door=door,
    )
    if rij.krijgt_gelijk and rij.besluit.soort != Besluitsoort.TOELATING:
        rij.nieuwe_aanmelding = _heropen(rij, door=door, op=op)
    rij.brief = verstuur(beslissing(rij, door, op), door=door, op=op)
    rij.save(update_fields=["nieuwe_aanmelding", "brief"])
    _log(rij, Handeling.BESLISSEN, door, op, f"bezwaar: {uitkomst.value}")
    return rij


def _heropen(bezwaar: Bezwaar, *, door: Medewerker, op: datetime) -> Aanmelding:
    """Een aanmelding voor het nieuwe besluit; staat er al een open, dan is dat die."""
    open_ = bezwaar.client.aanmeldingen.filter(actie_uiterlijk_datum__isnull=False).first()
    if open_:
        return open_
    oud = bezwaar.besluit.aanmelding
    nieuw = register_aanmelding(
        bezwaar.client,
        kanaal=Kanaal(oud.kanaal),
        gemeld_op=op,
        hulpvraag=oud.hulpvraag,
        behandelaar=oud.behandelaar,
        door=door,
        op=op,
    )
    verslag = f"Na bezwaar van {bezwaar.ontvangen_datum:%d-%m-%Y}. Het gesprek bij de eerdere aanvraag telt."
    return hold_gesprek(nieuw, gehouden_op=op, verslag=verslag, door=door, op=op)


@transaction.atomic
def withdraw_bezwaar(
    bezwaar: Bezwaar, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Bezwaar:
    """De inwoner trekt het bezwaar in; vastgelegd hoe en wanneer hij dat zei."""
    if not reden.strip():
        raise Geweigerd("Schrijf op hoe en wanneer de inwoner het bezwaar introk.")
    rij = wissel(bezwaar, "withdraw", door=door, op=op, reden=reden, verwacht_versie=verwacht_versie)
    _log(rij, Handeling.WIJZIGEN, door, op, "bezwaar ingetrokken")
    return rij


def _log(bezwaar: Bezwaar, handeling: Handeling, door: Medewerker, op: datetime, wat: str) -> None:
    log_aanmelding(bezwaar.besluit.aanmelding, handeling, door=door, op=op, wat=wat)
