"""Het betaalplan van een looptijd: openen, herzien als de afloscapaciteit verandert, opschuiven na een pauze."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.iban import lees_iban
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.lib.werkdagen import EEN_DAG, verschuif_termijn
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.bank.kenmerk import maak_kenmerk
from trajecten.choices import Oplossingsoort, TrajectStatus
from trajecten.choices.looptijd import Geldstroom, Prognosereden
from trajecten.models import Betaalplan, Betaaltermijn, Planverificatie, Prognose, Traject, Voorstel
from trajecten.rekenregels.betaalplan import NUL, bereken_betaalplan, kosten_over
from trajecten.rekenregels.saneringskrediet import Renteconventie, bereken_saneringskrediet
from trajecten.services.prognose import record_prognose
from trajecten.services.spoor import log_traject
from trajecten.services.uitkering import plan_uitkering

STROOM: dict[str, Geldstroom] = {
    Oplossingsoort.SCHULDBEMIDDELING: Geldstroom.RESERVEREN,
    Oplossingsoort.BETALINGSREGELING: Geldstroom.RESERVEREN,
    Oplossingsoort.SANERINGSKREDIET: Geldstroom.KREDIET,
    Oplossingsoort.HERFINANCIERING: Geldstroom.KREDIET,
    Oplossingsoort.NUL_AANBOD: Geldstroom.GEEN,
}


def open_betaalplan(traject: Traject, voorstel: Voorstel, *, door: Medewerker, op: datetime) -> Betaalplan:
    """Legt vast wat de inwoner per maand betaalt; hoort in de transactie van `start_looptijd`."""
    stroom = STROOM[voorstel.soort]
    krediet, incidenteel = _eenmalig(voorstel, stroom)
    plan = Betaalplan.objects.create(
        traject=traject,
        voorstel=voorstel,
        kenmerk=maak_kenmerk(traject.nummer),
        soort=voorstel.soort,
        geldstroom=stroom,
        kosten_percentage=_kosten(voorstel),
        krediet_bedrag=krediet,
        incidenteel_bedrag=incidenteel,
        start_datum=dag_van(op),
        uitkering_maanden=Beleid.objects.geldig(traject.gemeente, dag_van(op)).uitkering_maanden,
    )
    Betaaltermijn.objects.bulk_create(_termijnen(plan, voorstel))
    record_prognose(traject, plan, reden=Prognosereden.BEGIN, door=door, op=op)
    plan_uitkering(traject, plan, door=door, op=op)
    return plan


def _kosten(voorstel: Voorstel) -> Decimal:
    """Alleen bij schuldbemiddeling; bij een betalingsregeling van 100 % zijn er geen kosten (NVVK 2022-05-04)."""
    if voorstel.soort != Oplossingsoort.SCHULDBEMIDDELING:
        return Decimal(0)
    return Beleid.objects.geldig(voorstel.gemeente, dag_van(voorstel.berekend_op)).kosten_percentage


def _eenmalig(voorstel: Voorstel, stroom: Geldstroom) -> tuple[Decimal, Decimal]:
    """Het krediet en het incidentele geld waar het voorstel op rekende; samen met de termijnen zijn zij de pot."""
    capaciteit, maanden = voorstel.afloscapaciteit_bedrag, voorstel.maanden
    if voorstel.soort == Oplossingsoort.SANERINGSKREDIET:
        beleid = Beleid.objects.geldig(voorstel.gemeente, dag_van(voorstel.berekend_op))
        krediet = bereken_saneringskrediet(
            afloscapaciteit=capaciteit,
            maanden=maanden,
            jaarrente=beleid.jaarrente_percentage,
            renteconventie=Renteconventie.NOMINAAL,
        ).hoofdsom
        krediet = min(krediet, voorstel.pot_bedrag)
        return krediet, voorstel.pot_bedrag - krediet
    if stroom == Geldstroom.KREDIET:
        return voorstel.pot_bedrag, NUL
    if voorstel.soort == Oplossingsoort.SCHULDBEMIDDELING:
        return NUL, max(voorstel.pot_bedrag - (capaciteit * maanden - voorstel.kosten_bedrag), NUL)
    if voorstel.soort == Oplossingsoort.BETALINGSREGELING:
        return NUL, max(voorstel.pot_bedrag - capaciteit * maanden, NUL)
    return NUL, voorstel.pot_bedrag


def _termijnen(plan: Betaalplan, voorstel: Voorstel) -> Iterable[Betaaltermijn]:
    if plan.geldstroom == Geldstroom.GEEN:
        return
    rijen = bereken_betaalplan(
        start=plan.start_datum,
        maanden=voorstel.maanden,
        maandbedrag=voorstel.afloscapaciteit_bedrag,
        kostenpercentage=plan.kosten,
        hoogstens=_hoogstens(plan, voorstel),
        gelijkgesteld=gelijkgestelde_dagen(),
    )
    for rij in rijen:
        voor_schuldeisers = rij.voor_schuldeisers if plan.reserveert else NUL
        yield Betaaltermijn(
            plan=plan,
            nummer=rij.nummer,
            datum=rij.datum,
            bedrag=rij.bedrag,
            voor_schuldeisers_bedrag=voor_schuldeisers,
        )


def _hoogstens(plan: Betaalplan, voorstel: Voorstel) -> Decimal | None:
    return voorstel.pot_bedrag if plan.soort == Oplossingsoort.BETALINGSREGELING else None


def review_betaalplan(
    traject: Traject,
    verificatie: Planverificatie | None,
    *,
    vanaf: date | None = None,
    door: Medewerker,
    op: datetime,
) -> Prognose | None:
    """Past de termijnen na vandaag aan het nieuwe inkomen en vtlb aan, met een nieuwe prognose voor de schuldeisers.

    Met `vanaf` gaat het nieuwe bedrag pas op die dag in. Hoort in de transactie van de aanroeper. Bij een krediet
    verandert er niets: dat bedrag staat vast. Geeft None als er geen betaalplan is dat kan veranderen.
    """
    plan = Betaalplan.objects.filter(traject=traject).select_related("voorstel").first()
    if plan is None or not plan.reserveert:
        return None
    capaciteit = traject.afloscapaciteit_bedrag or NUL
    _pas_termijnen_aan(plan, capaciteit, vanaf - EEN_DAG if vanaf else dag_van(op))
    reden = Prognosereden.HERCONTROLE if verificatie else Prognosereden.WIJZIGING
    return record_prognose(traject, plan, reden=reden, verificatie=verificatie, door=door, op=op)


def _pas_termijnen_aan(plan: Betaalplan, capaciteit: Decimal, vandaag: date) -> None:
    hoogstens = _hoogstens(plan, plan.voorstel)
    gepland, anders = NUL, []
    for termijn in plan.termijnen.select_for_update():
        if termijn.datum > vandaag:
            bedrag = capaciteit if hoogstens is None else max(min(capaciteit, hoogstens - gepland), NUL)
            kosten = kosten_over(gepland + bedrag, plan.kosten) - kosten_over(gepland, plan.kosten)
            termijn.bedrag, termijn.voor_schuldeisers_bedrag = bedrag, bedrag - kosten
            anders.append(termijn)
        gepland += termijn.bedrag
    Betaaltermijn.objects.bulk_update(anders, ["bedrag", "voor_schuldeisers_bedrag"])


@transaction.atomic
def change_capaciteit(
    traject: Traject,
    *,
    inkomen: Decimal,
    vtlb: Decimal,
    toelichting: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Prognose:
    """Legt vast dat inkomen of vtlb tussentijds veranderde (euro per maand); de termijnen na vandaag volgen.

    Fouten: Geweigerd buiten de looptijd, zonder uitleg, bij een negatief bedrag of als het plan niet kan veranderen.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if rij.status != TrajectStatus.LOOPTIJD:
        raise Geweigerd("Het inkomen wijzigen kan alleen tijdens de looptijd.")
    if inkomen < 0 or vtlb < 0:
        raise Geweigerd("Een bedrag kan niet negatief zijn.")
    if not toelichting.strip():
        raise Geweigerd("Schrijf op wat er veranderde.")
    rij.inkomen_bedrag, rij.vtlb_bedrag = inkomen, vtlb
    prognose = review_betaalplan(rij, None, door=door, op=op)
    if prognose is None:
        raise Geweigerd("Bij een krediet of zonder afloscapaciteit ligt het bedrag voor de schuldeisers vast.")
    Prognose.objects.filter(pk=prognose.pk).update(toelichting=[toelichting.strip(), *prognose.toelichting])
    bewaar(rij)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="afloscapaciteit gewijzigd")
    return Prognose.objects.get(pk=prognose.pk)


@transaction.atomic
def set_rekening(traject: Traject, *, rekening: str, door: Medewerker, op: datetime) -> Betaalplan:
    """Legt vast van welke rekening de inwoner betaalt; leeg haalt haar weg. Fout: Geweigerd bij een fout IBAN."""
    rij = vergrendel(traject)
    plan = plan_van(rij)
    plan.rekening = lees_iban(rekening) if rekening.strip() else ""
    plan.save(update_fields=["rekening"])
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="rekening van de inwoner vastgelegd")
    return plan


def plan_van(traject: Traject) -> Betaalplan:
    """Het betaalplan, op slot. Fout: Geweigerd als de looptijd nog niet begon."""
    plan = Betaalplan.objects.select_for_update(of=("self",)).filter(traject=traject).first()
    if plan is None:
        raise Geweigerd("Er is nog geen betaalplan: de looptijd is nog niet begonnen.")
    return plan


def shift_termijnen(traject: Traject, *, vanaf: date, dagen: int) -> None:
    """Na een pauze: termijnen die in de pauze vielen of later komen, schuiven met de dagen dat alles stilstond."""
    gelijkgesteld = gelijkgestelde_dagen()
    rijen = list(Betaaltermijn.objects.filter(plan=traject.pk, datum__gte=vanaf))
    for rij in rijen:
        rij.datum = verschuif_termijn(rij.datum + timedelta(days=dagen), gelijkgesteld)
    Betaaltermijn.objects.bulk_update(rijen, ["datum"])
