"""Het voorstel aan de schuldeisers: berekenen en versturen. Wat zij antwoorden, staat in stemming.py."""

import uuid
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Prefetch

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept, verstuur_alle
from schuldhulp.lib.codes import code_voor, hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, vergrendel, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.aanbod import Aanbod, bereken_aanbod
from trajecten.choices import VOORSTEL_OPEN, Antwoord, Oplossingsoort, TrajectStatus, VoorstelStatus
from trajecten.choices_schuld import Adresdoel
from trajecten.models import Schuld, Schuldregeling, Traject, Voorstel, Voorstelregel
from trajecten.models.traject import is_geinventariseerd
from trajecten.rekenregels.verdeling import Vordering
from trajecten.services.heroverweging import withdraw_heroverwegingen
from trajecten.services.loopt import check_loopt
from trajecten.services.spoor import log_traject
from trajecten.services.stemming import settle_voorstel

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
    aanbod = bereken_aanbod(
        soort,
        inkomen=inkomen,
        vtlb=vtlb,
        incidenteel=incidenteel,
        maanden=beleid.looptijd_maanden,
        kosten_percentage=beleid.kosten_percentage,
        jaarrente_percentage=beleid.jaarrente_percentage,
        vorderingen=[Vordering(str(s.pk), s.bedrag or Decimal(0), s.is_preferent) for s in schulden],
    )
    for oud in rij.voorstellen.filter(status__in=[*VOORSTEL_OPEN, VoorstelStatus.GEEN_AKKOORD]):
        wissel(oud, "withdraw", door=door, op=op, reden="vervangen door een nieuwe berekening", besloten_op=op)
    withdraw_heroverwegingen(rij, door=door, op=op, reden="er komt een nieuw voorstel")
    if vtlb_herkomst:
        aanbod = replace(aanbod, toelichting=(f"Het vtlb komt uit: {vtlb_herkomst}.", *aanbod.toelichting))
    # Bij een saneringskrediet valt er niets uit te leggen.
    waarom = "" if soort == Oplossingsoort.SANERINGSKREDIET else soort_reden.strip()
    voorstel = _bewaar(rij, soort, aanbod, schulden, soort_reden=waarom, door=door, op=op)
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
    voorstel: Voorstel, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Voorstel:
    """Stuurt het voorstel naar alle schuldeisers; wie vooraf akkoord gaf (collectief schuldregelen) niet."""
    datum = dag_van(op)
    _check_actueel(voorstel)
    beleid = Beleid.objects.geldig(voorstel.gemeente, datum)
    uiterlijk = tel_werkdagen(datum, beleid.voorsteltermijn_werkdagen, gelijkgestelde_dagen())
    traject = wissel(voorstel.traject, "send_voorstel", door=door, op=op, uiterlijk=uiterlijk)
    rij = wissel(
        voorstel, "send", door=door, op=op, verwacht_versie=verwacht_versie, verstuurd_op=op, uiterlijk=uiterlijk
    )
    Schuldregeling.objects.get_or_create(traject=traject, defaults={"datum": datum})
    _schrijf_aan(traject, rij, door=door, op=op)
    log_traject(traject, Handeling.VERSTUREN, door=door, op=op, wat=f"voorstel {rij.ronde} verstuurd")
    return settle_voorstel(rij, door=door, op=op)


def _check_actueel(voorstel: Voorstel) -> None:
    """Een schuldeiser kan na het berekenen nog een ander saldo hebben opgegeven."""
    traject = vergrendel(voorstel.traject)
    nu = {schuld.pk: (schuld.bedrag, schuld.is_preferent) for schuld in traject.schulden.in_regeling()}
    toen = {regel.schuld_id: (regel.vordering_bedrag, regel.is_preferent) for regel in voorstel.regels.all()}
    if nu != toen:
        raise Geweigerd("De schulden zijn veranderd sinds deze berekening. Bereken het voorstel opnieuw.")


def _schrijf_aan(traject: Traject, voorstel: Voorstel, *, door: Medewerker, op: datetime) -> None:
    regels = list(voorstel.regels.prefetch_related(Prefetch("schuld", Schuld.objects.met_adressen())))
    vooraf = [regel for regel in regels if _is_vooraf_akkoord(regel, op)]
    for regel in vooraf:
        regel.antwoord = Antwoord.VOORAF_AKKOORD
        regel.antwoord_op = op
    te_vragen = [regel for regel in regels if regel not in vooraf]
    brieven = verstuur_alle([_brief(traject, voorstel, r, door) for r in te_vragen], door=door, op=op)
    for regel, brief in zip(te_vragen, brieven, strict=True):
        regel.brief = brief
    for regel in regels:  # per rij: een bulk_update is voor dertien rijen trager (gemeten)
        regel.save(update_fields=["antwoord", "antwoord_op", "brief"])


def _is_vooraf_akkoord(regel: Voorstelregel, op: datetime) -> bool:
    eiser = regel.schuld.schuldeiser
    return eiser is not None and eiser.stemt_vooraf_in(dag_van(op))


def _brief(traject: Traject, voorstel: Voorstel, regel: Voorstelregel, door: Medewerker) -> Concept:
    naar = regel.schuld.geadresseerde(Adresdoel.VOORSTEL) if regel.schuld.schuldeiser else None
    assert voorstel.reactie_uiterlijk_datum  # noqa: S101 (send zet dit)
    return Concept(
        soort="voorstel",
        sleutel=f"voorstelregel:{regel.pk}",
        gemeente=traject.gemeente,
        client_id=traject.client_id,
        aan=naar.regels if naar else [],
        kenmerk=traject.nummer,
        behandelaar=traject.behandelaar or door,
        inhoud={
            "client_naam": traject.client.naam,
            "uw_kenmerk": naar.kenmerk if naar else regel.schuld.kenmerk,
            "soort": voorstel.get_soort_display(),
            "maanden": voorstel.maanden,
            "vordering_bedrag": str(regel.vordering_bedrag),
            "is_preferent": regel.is_preferent,
            "aangeboden_bedrag": str(regel.aangeboden_bedrag),
            "pot_bedrag": str(voorstel.pot_bedrag),
            "toelichting": voorstel.toelichting,
            "reactie_uiterlijk": voorstel.reactie_uiterlijk_datum.isoformat(),
            "code_doel": DOEL,
            "code_id": str(regel.pk),
        },
    )
