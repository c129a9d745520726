"""Bouwt rijen voor tests. Een object bereikt zijn status alleen via de diensten, zoals in het echt."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from intake.choices import (
    AanmeldingStatus,
    Afwijzingsgrond,
    Besluitsoort,
    BezwaarStatus,
    Bezwaaruitkomst,
    IngevuldMet,
    IntrekReden,
    Kanaal,
    Leefgebied,
    Zegspersoon,
    Zegswijze,
)
from intake.instrument import laad_instrument
from intake.kwadrant import HUIDIGE_VERSIE, laad_vragenlijst
from intake.models import Aanmelding, Besluit, Bezwaar, Client, Profiel
from intake.services import aanmelding as aanmeldingen
from intake.services import afwijzing as afwijzingen
from intake.services import besluit as besluiten
from intake.services import bezwaar as bezwaren
from intake.services import opschorting as opschortingen
from intake.services import profiel as profielen
from intake.services import voorleggen
from intake.services.moment import vrij_moment
from intake.services.screening import record_screening
from schuldhulp.organisatie.models import Beleid, Medewerker
from schuldhulp.organisatie.rollen import Rol
from tests.bsn import geldig_bsn as geldig_bsn
from tests.personen import AMSTERDAM as AMSTERDAM
from tests.personen import NU as NU
from tests.personen import WACHTWOORD as WACHTWOORD
from tests.personen import client as client
from tests.personen import gemeente as gemeente
from tests.personen import medewerker as medewerker
from tests.personen import teller
from tests.verzoek import VERKLARING, dwangverzoek
from trajecten.choices import (
    Antwoord,
    Bevinding,
    Herkomst,
    Oplossingsoort,
    Planrol,
    Schuldsoort,
    TrajectStatus,
    UitstroomReden,
    Verificatieuitkomst,
)
from trajecten.choices.overdracht import Overdrachtdeel
from trajecten.choices.product import Vervolg
from trajecten.models import Planverificatie, Schuld, Traject, Voorstel
from trajecten.planinhoud import Actie, Doel, Planinhoud
from trajecten.services import aanschrijving as aanschrijvingen
from trajecten.services import dwangakkoord, einde, kwijting, nazorg, plan, regeling, stemming, wsnp
from trajecten.services import saldo as saldi
from trajecten.services import schuld as schulden
from trajecten.services import traject as trajecten
from trajecten.services import voorstel as voorstellen
from trajecten.services.overdracht import lopende_overdracht, mark_afzender, mark_ontvanger
from trajecten.services.planwerk import complete_verificatie
from trajecten.services.vervolg import choose_vervolg


def antwoorden(richting: str = "regelbaar") -> dict[str, str]:
    """Op elke vraag het antwoord dat het sterkst deze kant op wijst."""
    vragen = laad_vragenlijst(HUIDIGE_VERSIE).vragen
    return {
        vraag.code: max(vraag.antwoorden, key=lambda a: (a.richting == richting, a.gewicht)).code for vraag in vragen
    }


def profielantwoorden(*, gunstig: bool = True) -> dict[str, str]:
    """Op elke vraag van het klantprofiel het antwoord met de meeste of de minste punten; oefeningen goed of leeg."""
    kies = max if gunstig else min
    gegeven = {}
    for vraag in laad_instrument().vragen:
        if vraag.goed:
            gegeven[vraag.code] = vraag.goed if gunstig else ""
        elif not vraag.domein:
            gegeven[vraag.code] = "soms"
        else:
            tellend = [a for a in vraag.antwoorden if a.punten is not None]
            gegeven[vraag.code] = kies(tellend, key=lambda a: a.punten or 0).code
    return gegeven


def profiel(
    persoon: Client, door: Medewerker, *, gunstig: bool = True, op: datetime = NU, klaar: bool = True
) -> Profiel:
    """Een klantprofiel, blad voor blad ingevuld; met `klaar=False` een vol concept."""
    rij = profielen.start_profiel(persoon, ingevuld_met=IngevuldMet.SAMEN, door=door, op=op)
    antwoorden = profielantwoorden(gunstig=gunstig)
    for blad in laad_instrument(rij.instrument).bladen:
        eigen = {vraag.code: antwoorden[vraag.code] for vraag in blad.vragen}
        rij = profielen.save_antwoorden(rij, blad=blad.code, antwoorden=eigen, door=door, op=op)
    return profielen.complete_profiel(rij, door=door, op=op) if klaar else rij


def screen(aanmelding: Aanmelding, door: Medewerker, op: datetime = NU) -> None:
    record_screening(aanmelding, antwoorden=antwoorden(), vragenlijst=HUIDIGE_VERSIE, door=door, op=op)


def aanmelding_in(
    status: AanmeldingStatus,
    consulent: Medewerker,
    *,
    lezer: Medewerker | None = None,
    op: datetime = NU,
    **velden: object,
) -> Aanmelding:
    """Een aanmelding in deze status, langs de weg die de diensten toelaten. Afwijzen vraagt een `lezer`."""
    gem = consulent.aanstellingen.first().gemeente
    rij = aanmeldingen.register_aanmelding(
        velden.pop("client", None) or client(gem, op=op),
        kanaal=Kanaal.ZELF,
        gemeld_op=op,
        behandelaar=consulent,
        door=consulent,
        op=op,
        **velden,
    )
    S = AanmeldingStatus
    if status == S.GEMELD:
        return rij
    if status == S.GESPREK_GEPLAND:
        return aanmeldingen.plan_gesprek(
            rij,
            gepland_op=vrij_moment(consulent, op + timedelta(days=7), 60),
            plaats="Raadhuisplein 1",
            door=consulent,
            op=op,
        )
    if status == S.INGETROKKEN:
        return aanmeldingen.withdraw_aanmelding(
            rij,
            reden=IntrekReden.GEEN_HULP_GEWENST,
            toelichting="Zei dit zelf.",
            verklaring=verklaring(op),
            door=consulent,
            op=op,
        )
    rij = aanmeldingen.hold_gesprek(rij, gehouden_op=op, verslag="Goed gesprek.", door=consulent, op=op)
    screen(rij, consulent, op)
    if status == S.TOEGELATEN:
        toelating(rij, consulent, op)
    elif status == S.GEADVISEERD:
        besluiten.advise(rij, motivering="Kleine schuld.", vervolgstap="Bel ons.", door=consulent, op=op)
    elif status == S.BESLUIT_VOORGELEGD:
        voorleggen.submit_besluit(
            rij,
            soort=Besluitsoort.TOELATING,
            motivering="De schulden zijn problematisch.",
            weken_tot_resultaat=12,
            door=consulent,
            op=op,
        )
    elif status in (S.AFWIJZING_VOORGELEGD, S.AFGEWEZEN):
        voorgelegd(rij, consulent, op)
        if status == S.AFGEWEZEN:
            assert lezer, "afwijzen vraagt een tweede lezer"
            afwijzingen.confirm_afwijzing(rij, door=lezer, op=op)
    elif status == S.OPGESCHORT:
        opschortingen.suspend_aanmelding(rij, papieren=["Loonstrook van oktober"], door=consulent, op=op)
    return Aanmelding.objects.get(pk=rij.pk)


def verklaring(op: datetime = NU) -> aanmeldingen.Verklaring:
    return aanmeldingen.Verklaring(Zegspersoon.INWONER, Zegswijze.TELEFOON, op.date())


def toelating(rij: Aanmelding, door: Medewerker, op: datetime = NU) -> Besluit:
    return besluiten.admit(rij, motivering="De schulden zijn problematisch.", weken_tot_resultaat=12, door=door, op=op)


def voorgelegd(rij: Aanmelding, door: Medewerker, op: datetime = NU) -> Besluit:
    return afwijzingen.submit_afwijzing(
        rij,
        grond=Afwijzingsgrond.GEEN_SCHULDEN,
        motivering="Er zijn geen problematische schulden.",
        vervolgstap="Het inloopspreekuur helpt met de administratie.",
        door=door,
        op=op,
    )


def bezwaar_in(status: BezwaarStatus, consulent: Medewerker, *, lezer: Medewerker, op: datetime = NU) -> Bezwaar:
    """Een bezwaar tegen een afwijzing, in deze status, langs de weg die de diensten toelaten."""
    aanmelding = aanmelding_in(AanmeldingStatus.AFGEWEZEN, consulent, lezer=lezer, op=op)
    rij = bezwaren.register_bezwaar(
        aanmelding.besluiten.get(), ontvangen=op.date(), bezwaargronden="Ik heb wel schulden.", door=consulent, op=op
    )
    B = BezwaarStatus
    if status == B.INGETROKKEN:
        return bezwaren.withdraw_bezwaar(rij, reden="Belde vandaag.", door=consulent, op=op)
    if status in (B.GEHOORD, B.BESLIST):
        rij = bezwaren.hear_bezwaar(
            rij, datum=op.date(), is_gehoord=True, verslag="Liet brieven zien.", door=consulent, op=op
        )
    if status == B.BESLIST:
        besluiter = medewerker("Berend Besluiter", rij.gemeente, Rol.TEAMLEIDER)
        rij = bezwaren.decide_bezwaar(
            rij,
            uitkomst=Bezwaaruitkomst.ONGEGROND,
            motivering="Uw schulden zijn klein.",
            gevolg="Het besluit blijft zoals het is.",
            door=besluiter,
            op=op,
        )
    return Bezwaar.objects.get(pk=rij.pk)


def schuldeiser(naam: str = "Energie Noord", **velden: object):  # type: ignore[no-untyped-def]
    return schulden.register_schuldeiser(
        **{
            "naam": naam,
            "soort": Schuldsoort.NUTS,
            "adres": "Kade 2",
            "plaats": "Vreedam",
            "door": None,
            "op": NU,
            **velden,
        }
    )


def schuld(traject: Traject, bedrag: str = "1000.00", op: datetime = NU, **velden: object) -> Schuld:
    eiser = velden.pop("schuldeiser", None) or schuldeiser(f"Schuldeiser {next(teller)}")
    nieuw = schulden.NieuweSchuld(schuldeiser=eiser, opgegeven_bedrag=Decimal(bedrag), **velden)
    return schulden.add_schuld(traject, nieuw, door=None, op=op)


def beantwoord_alles(traject: Traject, door: Medewerker, op: datetime = NU) -> None:
    """Elke schuldeiser bevestigt het opgegeven bedrag."""
    for aanschrijving in traject.aanschrijvingen.open().select_related("schuld"):
        saldi.record_saldo(
            aanschrijving, bedrag=aanschrijving.schuld.opgegeven_bedrag, via=Herkomst.CONSULENT, door=door, op=op
        )


def voorstel_voor(traject: Traject, door: Medewerker, op: datetime = NU) -> Voorstel:
    """Een berekend en verstuurd voorstel voor een saneringskrediet."""
    concept = voorstellen.calculate_voorstel(
        traject,
        soort=Oplossingsoort.SANERINGSKREDIET,
        inkomen=Decimal("1800.00"),
        vtlb=Decimal("1700.00"),
        door=door,
        op=op,
    )
    return voorstellen.send_voorstel(concept, door=door, op=op)


def stem(voorstel: Voorstel, antwoord: Antwoord, door: Medewerker, op: datetime = NU) -> None:
    """Alle schuldeisers antwoorden hetzelfde; een afwijzing met reden."""
    for regel in voorstel.regels.all():
        stemming.record_antwoord(regel, antwoord=antwoord, reden="Te laag.", via=Herkomst.CONSULENT, door=door, op=op)


T = TrajectStatus
# De weg naar elke status: de stappen die een consulent achter elkaar zet.
Stap = Callable[[Traject, Medewerker, datetime], object]


def planinhoud(op: datetime = NU, **anders: object) -> Planinhoud:
    """Een plan met één doel, en een actie voor de inwoner en voor de consulent."""
    dag = op.date()
    acties = (
        Actie(Planrol.INWONER, "U levert uw loonstroken in.", dag + timedelta(days=14)),
        Actie(Planrol.CONSULENT, "Wij zetten alle schulden op een rij.", dag + timedelta(days=28)),
    )
    doel = Doel(Leefgebied.SCHULDEN, "Ik wil rust en overzicht.", "Alle schulden staan op een rij.", acties)
    gegevens = {"hulpvraag": "Rust en overzicht.", "weken_tot_resultaat": 16, "doelen": (doel,), **anders}
    return Planinhoud(**gegevens)  # type: ignore[arg-type]


VASTSTELLEN: Stap = lambda t, d, op: plan.adopt_plan(t, inhoud=planinhoud(op), door=d, op=op)  # noqa: E731
STABILISEREN: Stap = lambda t, d, op: trajecten.start_stabilisatie(t, door=d, op=op)  # noqa: E731


def kies(keuze: Vervolg, dagen: int = 91) -> Stap:
    """De stap waarin de consulent na de stabilisatie kiest hoe het verdergaat."""

    def stap(t: Traject, d: Medewerker, op: datetime) -> object:
        kijken = op.date() + timedelta(days=dagen) if keuze == Vervolg.DUURZAAM else None
        return choose_vervolg(t, keuze=keuze, toelichting="Dit past nu.", kijken=kijken, door=d, op=op)

    return stap


def AANBIEDEN(t: Traject, d: Medewerker, op: datetime) -> object:
    """Het dossier nakijken en overdragen; na een stabilisatie hoort daar eerst de keuze bij."""
    if t.status != TrajectStatus.PLAN_VAN_AANPAK and t.vervolg_keuze != Vervolg.REGELING:
        kies(Vervolg.REGELING)(t, d, op)
    delen = dict.fromkeys(Overdrachtdeel, "Volgt tijdens de inventarisatie.")
    mark_afzender(t, delen=delen, door=d, op=op)
    return trajecten.offer_overdracht(t, door=d, op=op)


def NAKIJKEN(t: Traject, d: Medewerker, op: datetime) -> object:
    """Bij ontvangst nakijken: `d` als die bij de ontvanger werkt en niet zelf overdroeg, en anders een collega daar."""
    organisatie = Beleid.objects.geldig(t.gemeente, op.date()).uitvoerder_fase_2
    punt = lopende_overdracht(t).punten.first()  # type: ignore[union-attr]
    if d.organisatie_id != organisatie.pk or punt.afzender_door_id == d.pk:
        anderen = Medewerker.objects.filter(organisatie=organisatie).exclude(pk=punt.afzender_door_id)
        d = anderen.first() or medewerker("Vera Ontvanger", t.gemeente, Rol.KWALITEIT, organisatie)
    return mark_ontvanger(t, delen=list(Overdrachtdeel), door=d, op=op)


def AANNEMEN(t: Traject, d: Medewerker, op: datetime) -> object:
    """Nakijken bij ontvangst en aannemen voor fase 2."""
    NAKIJKEN(t, d, op)
    return trajecten.accept_overdracht(t, door=d, op=op)


AANSCHRIJVEN: Stap = lambda t, d, op: aanschrijvingen.send_aanschrijvingen(t, door=d, op=op)  # noqa: E731
VOORSTELLEN: Stap = lambda t, d, op: voorstel_voor(t, d, op)  # noqa: E731
INSTEMMEN: Stap = lambda t, d, op: stem(t.voorstellen.first(), Antwoord.AKKOORD, d, op)  # noqa: E731
AFWIJZEN: Stap = lambda t, d, op: stem(t.voorstellen.first(), Antwoord.AFGEWEZEN, d, op)  # noqa: E731
DWINGEN: Stap = lambda t, d, op: dwangakkoord.request_dwangakkoord(t, verzoek=dwangverzoek(op), door=d, op=op)  # noqa: E731
LATEN_LOPEN: Stap = lambda t, d, op: regeling.start_looptijd(t, door=d, op=op)  # noqa: E731
NAZORGEN: Stap = lambda t, d, op: nazorg.start_nazorg(t, door=d, op=op)  # noqa: E731


def verifieer(
    t: Traject, uitkomst: Verificatieuitkomst, *, door: Medewerker, op: datetime, **anders: object
) -> Planverificatie:
    """De jaarlijkse verificatie waarbij alles gelijk bleef; in de looptijd met inkomen en vtlb."""
    gegevens = dict.fromkeys(("inkomen", "vermogen", "schulden"), Bevinding.GELIJK)
    if t.status == TrajectStatus.LOOPTIJD:
        gegevens |= {"inkomen_bedrag": Decimal(1900), "vtlb_bedrag": Decimal(1700)}  # type: ignore[dict-item]
    return complete_verificatie(t, **{**gegevens, **anders}, uitkomst=uitkomst, door=door, op=op)  # type: ignore[arg-type]


def UITLOPEN(t: Traject, d: Medewerker, op: datetime) -> None:
    """De looptijd is klaar en elke schuldeiser bevestigde."""
    regeling.complete_looptijd(t, verantwoording="Afgelost.", door=d, op=op)
    if t.schulden.in_regeling().exclude(schuldeiser=None).exists():
        kwijting.confirm_kwijtingen(t, door=d, op=op)


def _afronden(t: Traject, d: Medewerker, op: datetime) -> None:
    for moment in t.nazorgmomenten.all():
        nazorg.record_nazorg(moment, is_bereikt=True, gaat_goed=True, notitie="", door=d, op=op)
    regeling.close_traject(t, door=d, op=op)


def _uitvallen(t: Traject, d: Medewerker, op: datetime) -> None:
    einde.end_early(t, reden=UitstroomReden.ZELF, omschrijving="Gaat zelf verder.", door=d, op=op)


_TOT_FASE_2 = (VASTSTELLEN, AANBIEDEN, AANNEMEN)
_TOT_VOORSTEL = (*_TOT_FASE_2, AANSCHRIJVEN, beantwoord_alles, VOORSTELLEN)
WEGEN: dict[TrajectStatus, tuple[Stap, ...]] = {
    T.PLAN_VAN_AANPAK: (),
    T.STABILISATIE: (VASTSTELLEN, STABILISEREN),
    T.DUURZAAM: (VASTSTELLEN, STABILISEREN, kies(Vervolg.DUURZAAM)),
    T.OVERDRACHT: (VASTSTELLEN, AANBIEDEN),
    T.INVENTARISATIE: _TOT_FASE_2,
    T.VOORSTEL: _TOT_VOORSTEL,
    T.GEEN_AKKOORD: (*_TOT_VOORSTEL, AFWIJZEN),
    T.DWANGAKKOORD: (*_TOT_VOORSTEL, AFWIJZEN, DWINGEN),
    T.AKKOORD: (*_TOT_VOORSTEL, INSTEMMEN),
    T.LOOPTIJD: (*_TOT_VOORSTEL, INSTEMMEN, LATEN_LOPEN),
    T.FINALE_KWIJTING: (*_TOT_VOORSTEL, INSTEMMEN, LATEN_LOPEN, UITLOPEN),
    T.NAZORG: (*_TOT_VOORSTEL, INSTEMMEN, LATEN_LOPEN, UITLOPEN, NAZORGEN),
    T.AFGEROND: (*_TOT_VOORSTEL, INSTEMMEN, LATEN_LOPEN, UITLOPEN, NAZORGEN, _afronden),
    T.WSNP: (*_TOT_VOORSTEL, AFWIJZEN, lambda t, d, op: wsnp.move_to_wsnp(t, verklaring=VERKLARING, door=d, op=op)),
    T.UITGEVALLEN: (_uitvallen,),
}


def traject_in(
    status: TrajectStatus,
    consulent: Medewerker,
    *,
    bedragen: tuple[str, ...] = ("5000.00", "800.00"),
    op: datetime = NU,
) -> Traject:
    """Een traject in deze status, met deze schulden, langs de weg die de diensten toelaten."""
    aanmelding = aanmelding_in(AanmeldingStatus.TOEGELATEN, consulent, op=op)
    rij = trajecten.open_traject(aanmelding, door=consulent, op=op)
    for bedrag in bedragen:
        schuld(rij, bedrag, op)
    for stap in WEGEN[status]:
        stap(Traject.objects.get(pk=rij.pk), consulent, op)
    return Traject.objects.get(pk=rij.pk)
