"""Het voorstel aan de schuldeisers: berekenen en versturen. Wat zij antwoorden, staat in stemming.py."""

import uuid
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Prefetch

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept
from schuldhulp.lib.codes import code_voor, hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, bewaar, vergrendel, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.aanbod import Aanbod, bereken_aanbod
from trajecten.choices import VOORSTEL_OPEN, Antwoord, Oplossingsoort, TrajectStatus, VoorstelStatus
from trajecten.choices.post import Kanaal, Postsoort
from trajecten.choices.schuld import Adresdoel
from trajecten.choices.sommen import Berekeningsoort
from trajecten.dossiersommen import van_aanbod
from trajecten.models import Schuld, Schuldregeling, Traject, Voorstel, Voorstelregel
from trajecten.models.traject import is_geinventariseerd
from trajecten.rekenregels.verdeling import Vordering
from trajecten.schuldtotaal import Schuldgroep
from trajecten.services.berekening import record_berekening
from trajecten.services.concept import aan_ander
from trajecten.services.heroverweging import withdraw_heroverwegingen
from trajecten.services.loopt import check_loopt
from trajecten.services.schuldeisertaak import begin_taken, taak_bij_trede
from trajecten.services.spoor import log_traject
from trajecten.services.stemming import settle_voorstel
from trajecten.services.uitgaand import Keuzes, Uitgaand, kies_kanaal, verstuur_post

DOEL = "voorstel"


@transaction.atomic
def calculate_voorstel(
    traject: Traject,
    *,
    soort: Oplossingsoort,
    inkomen: Decimal,
    vtlb: Decimal,
    incidenteel: Decimal = Decimal(0),
    vtlb_herkomst: str = "",
    soort_reden: str = "",
    door: Medewerker,
    op: datetime,
) -> Voorstel:
    """Berekent een concept-voorstel; een eerder concept vervalt. Bedragen in euro, inkomen en vtlb per maand.

    `vtlb_herkomst` zegt waar het vtlb vandaan komt, als regel boven de uitleg van de berekening. Een saneringskrediet
    is de norm; bij een andere soort hoort `soort_reden`. Fouten: Geweigerd zonder die reden, buiten de inventarisatie
    of zolang schuldeisers nog moeten antwoorden; Rekenfout bij foute invoer.
    """
    if soort != Oplossingsoort.SANERINGSKREDIET and not soort_reden.strip():
        raise Geweigerd("Schrijf op waarom het geen saneringskrediet wordt; dat is de norm.")
    rij = vergrendel(traject)
    check_loopt(rij)
    if rij.status not in (TrajectStatus.INVENTARISATIE, TrajectStatus.GEEN_AKKOORD):
        raise Geweigerd("Een voorstel berekenen kan tijdens de inventarisatie of als er geen akkoord kwam.")
    if not is_geinventariseerd(rij):
        raise Geweigerd((is_geinventariseerd.__doc__ or "").strip())
    beleid = Beleid.objects.geldig(rij.gemeente, dag_van(op))
    schulden = list(rij.schulden.in_regeling().order_by("volgorde"))
    som: dict[str, Any] = {
        "inkomen": inkomen,
        "vtlb": vtlb,
        "incidenteel": incidenteel,
        "maanden": beleid.looptijd_maanden,
        "kosten_percentage": beleid.kosten_percentage,
        "jaarrente_percentage": beleid.jaarrente_percentage,
        "vorderingen": [Vordering(str(s.pk), s.bedrag or Decimal(0), s.is_preferent) for s in schulden],
    }
    aanbod = bereken_aanbod(soort, **som)
    for oud in rij.voorstellen.filter(status__in=[*VOORSTEL_OPEN, VoorstelStatus.GEEN_AKKOORD]):
        wissel(oud, "withdraw", door=door, op=op, reden="vervangen door een nieuwe berekening", besloten_op=op)
    withdraw_heroverwegingen(rij, door=door, op=op, reden="er komt een nieuw voorstel")
    if vtlb_herkomst:
        aanbod = replace(aanbod, toelichting=(f"Het vtlb komt uit: {vtlb_herkomst}.", *aanbod.toelichting))
    # Bij een saneringskrediet valt er niets uit te leggen.
    waarom = "" if soort == Oplossingsoort.SANERINGSKREDIET else soort_reden.strip()
    voorstel = _bewaar(rij, soort, aanbod, schulden, soort_reden=waarom, door=door, op=op)
    invoer, hoort_bij = van_aanbod(soort, **som), f"voorstel:{voorstel.pk}"
    record_berekening(rij, soort=Berekeningsoort.AANBOD, invoer=invoer, hoort_bij=hoort_bij, door=door, op=op)
    log_traject(rij, Handeling.AANMAKEN, door=door, op=op, wat=f"voorstel {voorstel.ronde} berekend")
    return voorstel


def _bewaar(
    traject: Traject,
    soort: Oplossingsoort,
    aanbod: Aanbod,
    schulden: list[Schuld],
    *,
    soort_reden: str,
    door: Medewerker,
    op: datetime,
) -> Voorstel:
    voorstel = begin(
        Voorstel(
            traject=traject,
            gemeente=traject.gemeente,
            ronde=traject.voorstellen.count() + 1,
            soort=soort,
            soort_reden=soort_reden,
            maanden=aanbod.maanden,
            inkomen_bedrag=aanbod.inkomen,
            vtlb_bedrag=aanbod.vtlb,
            afloscapaciteit_bedrag=aanbod.afloscapaciteit,
            kosten_bedrag=aanbod.kosten,
            pot_bedrag=aanbod.pot,
            percentage_preferent=aanbod.verdeling.percentage_preferent,
            percentage_concurrent=aanbod.verdeling.percentage_concurrent,
            toelichting=list(aanbod.toelichting),
            berekend_op=op,
        ),
        door=door,
        op=op,
    )
    Voorstelregel.objects.bulk_create(
        _regel(voorstel, schuld, uitkering.bedrag)
        for schuld, uitkering in zip(schulden, aanbod.verdeling.uitkeringen, strict=True)
    )
    Traject.objects.filter(pk=traject.pk).update(inkomen_bedrag=aanbod.inkomen, vtlb_bedrag=aanbod.vtlb)
    return voorstel


def _regel(voorstel: Voorstel, schuld: Schuld, bedrag: Decimal) -> Voorstelregel:
    id_ = uuid.uuid4()
    return Voorstelregel(
        id=id_,
        voorstel=voorstel,
        schuld=schuld,
        vordering_bedrag=schuld.bedrag or Decimal(0),
        is_preferent=schuld.is_preferent,
        aangeboden_bedrag=bedrag,
        code_hash=hash_van(code_voor(DOEL, id_)),
    )


@transaction.atomic
def send_voorstel(
    voorstel: Voorstel,
    *,
    kanalen: Keuzes | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Voorstel:
    """Stuurt het voorstel naar alle schuldeisers; wie vooraf akkoord gaf niet: die stemt in.

    Vooraf akkoord is een afspraak in het register (collectief schuldregelen), of stond bij de saldo-opgave. `kanalen`
    zegt per schuld langs welke weg; zonder geldt de voorkeur uit het register.
    """
    datum = dag_van(op)
    _check_actueel(voorstel)
    beleid = Beleid.objects.geldig(voorstel.gemeente, datum)
    uiterlijk = tel_werkdagen(datum, beleid.voorsteltermijn_werkdagen, gelijkgestelde_dagen())
    traject = wissel(voorstel.traject, "send_voorstel", door=door, op=op, uiterlijk=uiterlijk)
    rij = wissel(
        voorstel,
        "send",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        verstuurd_op=op,
        uiterlijk=uiterlijk,
        max_herinneringen=beleid.voorstel_herinneringen,
        herinnering_werkdagen=beleid.herinnering_werkdagen,
    )
    Schuldregeling.objects.get_or_create(traject=traject, defaults={"datum": datum})
    _schrijf_aan(traject, rij, kanalen, door=door, op=op)
    log_traject(traject, Handeling.VERSTUREN, door=door, op=op, wat=f"voorstel {rij.ronde} verstuurd")
    return settle_voorstel(rij, door=door, op=op)


def _check_actueel(voorstel: Voorstel) -> None:
    """Een schuldeiser kan na het berekenen nog een ander saldo hebben opgegeven."""
    traject = vergrendel(voorstel.traject)
    nu = {schuld.pk: (schuld.bedrag, schuld.is_preferent) for schuld in traject.schulden.in_regeling()}
    toen = {regel.schuld_id: (regel.vordering_bedrag, regel.is_preferent) for regel in voorstel.regels.all()}
    if nu != toen:
        raise Geweigerd("De schulden zijn veranderd sinds deze berekening. Bereken het voorstel opnieuw.")


def _schrijf_aan(
    traject: Traject, voorstel: Voorstel, kanalen: Keuzes | None, *, door: Medewerker, op: datetime
) -> None:
    schulden = Schuld.objects.met_adressen().prefetch_related("aanschrijvingen")
    regels = list(voorstel.regels.prefetch_related(Prefetch("schuld", schulden)))
    vooraf = [regel for regel in regels if _is_vooraf_akkoord(regel, op)]
    for regel in vooraf:
        regel.antwoord = Antwoord.VOORAF_AKKOORD
        regel.antwoord_op = op
    te_vragen = [regel for regel in regels if regel not in vooraf]
    for regel in te_vragen:
        regel.kanaal = kies_kanaal(regel.schuld, Postsoort.BETAALVOORSTEL, kanalen)
    post = verstuur_post([_bericht(traject, voorstel, r, door) for r in te_vragen], door=door, op=op)
    for regel, bericht in zip(te_vragen, post, strict=True):
        regel.brief = bericht.brief
    for regel in regels:  # per rij: een bulk_update is voor dertien rijen trager (gemeten)
        regel.save(update_fields=["antwoord", "antwoord_op", "kanaal", "brief"])


def _is_vooraf_akkoord(regel: Voorstelregel, op: datetime) -> bool:
    if any(vraag.antwoord_vooraf_akkoord for vraag in regel.schuld.aanschrijvingen.all()):
        return True
    eiser = regel.schuld.schuldeiser
    return eiser is not None and eiser.stemt_vooraf_in(dag_van(op))


@transaction.atomic
def remind_voorstel(voorstel: Voorstel, *, op: datetime) -> Voorstel:
    """Herinnert wie nog niet stemde, met een nieuwe termijn; hoe hoger de trede, hoe meer er gebeurt."""
    uiterlijk = tel_werkdagen(dag_van(op), voorstel.herinnering_werkdagen, gelijkgestelde_dagen())
    rij = wissel(voorstel, "remind", door=None, op=op, uiterlijk=uiterlijk)
    traject = vergrendel(rij.traject)
    open_ = rij.regels.filter(antwoord=Antwoord.GEEN_REACTIE).exclude(schuld__schuldeiser=None)
    stil = list(open_.prefetch_related(Prefetch("schuld", Schuld.objects.met_adressen())))
    verstuur_post([_bericht(traject, rij, regel, None) for regel in stil], door=None, op=op)
    nummer = rij.herinneringen
    begin_taken([taak_bij_trede(traject, r.schuld, nummer, op, {"regel": r}) for r in stil], op=op)
    traject.zet_actie(traject.actie, uiterlijk)
    bewaar(traject)
    log_traject(traject, Handeling.VERSTUREN, door=None, op=op, wat=f"herinnering {nummer} aan voorstel {rij.ronde}")
    return rij


def _bericht(traject: Traject, voorstel: Voorstel, regel: Voorstelregel, door: Medewerker | None) -> Uitgaand:
    return Uitgaand(
        traject,
        regel.schuld,
        Postsoort.BETAALVOORSTEL,
        Kanaal(regel.kanaal),
        _brief(traject, voorstel, regel, door),
        voorstel.reactie_uiterlijk_datum,
        versie=voorstel.herinneringen + 1,
        bij={"regel": regel},
    )


def _brief(traject: Traject, voorstel: Voorstel, regel: Voorstelregel, door: Medewerker | None) -> Concept:
    naar = regel.schuld.geadresseerde(Adresdoel.VOORSTEL) if regel.schuld.schuldeiser else None
    assert voorstel.reactie_uiterlijk_datum  # noqa: S101 (send zet dit)
    return aan_ander(
        traject,
        "voorstel_herinnering" if voorstel.herinneringen else "voorstel",
        aan=naar.regels if naar else [],
        sleutel=f"voorstelregel:{regel.pk}" + (f":{voorstel.herinneringen}" if voorstel.herinneringen else ""),
        door=door,
        inhoud={
            "client_naam": traject.client.naam,
            "uw_kenmerk": naar.kenmerk if naar else regel.schuld.kenmerk,
            "soort": voorstel.get_soort_display(),
            "maanden": voorstel.maanden,
            "vordering_bedrag": str(regel.vordering_bedrag),
            "is_preferent": regel.is_preferent,
            "aangeboden_bedrag": str(regel.aangeboden_bedrag),
            "pot_bedrag": str(voorstel.pot_bedrag),
            "schulden_bedrag": str(voorstel.som.alles.geldend),
            "schulden_preferent_bedrag": str(voorstel.som.per_groep[Schuldgroep.PREFERENT].geldend),
            "toelichting": voorstel.toelichting,
            "herinnering": voorstel.herinneringen,
            "reactie_uiterlijk": voorstel.reactie_uiterlijk_datum.isoformat(),
            "code_doel": DOEL,
            "code_id": str(regel.pk),
        },
    )
