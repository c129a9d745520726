"""Elke statusmachine: elke status zit in precies één groep, is te bereiken, en een eindstatus is een einde."""

from enum import EnumType

import pytest
from django.apps import apps
from django.db import models
from django_fsm import FSMField

from intake import choices as intake
from intake.choices import afspraak as afspraak
from intake.choices import workshop as workshop
from intake.choices import zelf as zelf
from intake.models import Client
from ketenpartners import choices as ketenpartners
from schuldhulp.brieven.models import BriefInhoud
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Werkbaar
from tests.architecture.bron import PAKKETTEN
from trajecten import choices as trajecten
from trajecten.choices import budget as budget
from trajecten.choices import budgetbeheer as beheer
from trajecten.choices import geding as geding
from trajecten.choices import inwoner as inwoner
from trajecten.choices import kwijting as kwijting
from trajecten.choices import looptijd as looptijd
from trajecten.choices import nazorg as nazorg
from trajecten.choices import normwijziging as normen
from trajecten.choices import post as post

# Per machine haar groepen; de laatste is het einde.
GROEPEN: dict[EnumType, list[tuple[str, ...]]] = {
    intake.AanmeldingStatus: [intake.AANMELDING_WACHT, intake.AANMELDING_IN_BEHANDELING, intake.AANMELDING_EINDE],
    intake.VolgmomentStatus: [intake.VOLGMOMENT_OPEN, intake.VOLGMOMENT_EINDE],
    intake.Documentstatus: [intake.DOCUMENT_OPEN, intake.DOCUMENT_EINDE],
    intake.Nakijkstatus: [intake.NAKIJK_OPEN, intake.NAKIJK_EINDE],
    workshop.DeelnameStatus: [workshop.DEELNAME_WACHT, workshop.DEELNAME_MET_PLAATS, workshop.DEELNAME_EINDE],
    zelf.ZelfintakeStatus: [
        zelf.ZELFINTAKE_BIJ_INWONER,
        zelf.ZELFINTAKE_BIJ_ONS,
        zelf.ZELFINTAKE_EINDE,
    ],
    intake.BezwaarStatus: [intake.BEZWAAR_OPEN, intake.BEZWAAR_EINDE],
    afspraak.AfspraakStatus: [afspraak.AFSPRAAK_WACHT, afspraak.AFSPRAAK_OPVOLGEN, afspraak.AFSPRAAK_EINDE],
    trajecten.TrajectStatus: [trajecten.FASE_1, trajecten.FASE_2, trajecten.EINDE],
    trajecten.AanschrijvingStatus: [trajecten.AANSCHRIJVING_OPEN, trajecten.AANSCHRIJVING_EINDE],
    trajecten.VoorstelStatus: [trajecten.VOORSTEL_OPEN, trajecten.VOORSTEL_EINDE],
    post.TaakStatus: [post.TAAK_OPEN, post.TAAK_EINDE],
    post.HeroverwegingStatus: [post.HEROVERWEGING_OPEN, post.HEROVERWEGING_EINDE],
    trajecten.OpvolgingStatus: [trajecten.OPVOLGING_OPEN, trajecten.OPVOLGING_EINDE],
    trajecten.Verificatiestatus: [trajecten.VERIFICATIE_OPEN, trajecten.VERIFICATIE_EINDE],
    kwijting.KwijtingStatus: [kwijting.KWIJTING_OPEN, kwijting.KWIJTING_EINDE],
    beheer.Beheerstatus: [beheer.BEHEER_OPEN, beheer.BEHEER_EINDE],
    beheer.Opdrachtstatus: [beheer.OPDRACHT_OPEN, beheer.OPDRACHT_EINDE],
    nazorg.NazorgvraagStatus: [nazorg.NAZORGVRAAG_OPEN, nazorg.NAZORGVRAAG_EINDE],
    nazorg.TerugvalStatus: [nazorg.TERUGVAL_OPEN, nazorg.TERUGVAL_EINDE],
    inwoner.TrajectlinkStatus: [inwoner.TRAJECTLINK_OPEN, inwoner.TRAJECTLINK_EINDE],
    budget.Budgetcontrolestatus: [budget.BUDGETCONTROLE_OPEN, budget.BUDGETCONTROLE_EINDE],
    normen.Herberekeningstatus: [normen.HERBEREKENING_OPEN, normen.HERBEREKENING_EINDE],
    geding.Gedingstatus: [geding.GEDING_BIJ_RECHTER, geding.GEDING_LOOPT, geding.GEDING_EINDE],
    geding.Crisisstatus: [geding.CRISIS_OPEN, geding.CRISIS_EINDE],
    looptijd.BetalingStatus: [looptijd.BETALING_OPEN, looptijd.BETALING_EINDE],
    looptijd.AchterstandStatus: [looptijd.ACHTERSTAND_OPEN, looptijd.ACHTERSTAND_EINDE],
    looptijd.UitkeringStatus: [looptijd.UITKERING_OPEN, looptijd.UITKERING_EINDE],
    looptijd.RondeStatus: [looptijd.RONDE_OPEN, looptijd.RONDE_EINDE],
    ketenpartners.VerwijzingStatus: [
        ketenpartners.VERWIJZING_WACHT,
        ketenpartners.VERWIJZING_LOOPT,
        ketenpartners.VERWIJZING_TERUG,
        ketenpartners.VERWIJZING_EINDE,
    ],
}
MACHINES = [model for model in apps.get_models() if issubclass(model, StatusModel)]


def groepen_van(model: type[models.Model]) -> tuple[EnumType, list[tuple[str, ...]]]:
    waarden = {waarde for waarde, _ in model._meta.get_field("status").choices or []}
    return next((enum, groepen) for enum, groepen in GROEPEN.items() if {str(s.value) for s in enum} == waarden)


def test_elke_statusmachine_is_bekend() -> None:
    met_status = [m for m in apps.get_models() if any(isinstance(f, FSMField) for f in m._meta.concrete_fields)]
    assert set(met_status) == set(MACHINES), "een status hoort op een StatusModel"
    assert {groepen_van(model)[0] for model in MACHINES} == set(GROEPEN)


@pytest.mark.parametrize("enum", GROEPEN)
def test_elke_status_zit_in_precies_een_groep(enum: EnumType) -> None:
    ingedeeld = [status for groep in GROEPEN[enum] for status in groep]
    assert sorted(ingedeeld) == sorted(s.value for s in enum)


@pytest.mark.parametrize("model", MACHINES)
def test_einde_is_einde_en_open_kan_verder(model: type[StatusModel]) -> None:
    enum, groepen = groepen_van(model)
    vertrek = {overgang.source for overgang in model().get_all_status_transitions()}  # type: ignore[attr-defined]
    assert vertrek >= {s.value for s in enum} - set(groepen[-1]), "elke open status heeft een uitweg"
    # Een brief of voorstel mag na het einde nog een laat antwoord krijgen; een zaak is na haar einde echt klaar.
    assert not issubclass(model, Werkbaar) or vertrek.isdisjoint(groepen[-1])


def _leidt_naar_persoon(model: type[models.Model], gezien: frozenset[type] = frozenset()) -> bool:
    """Hangt deze rij, direct of via andere rijen, aan een cliënt?"""
    if model is Client or any(veld.name == "client_id" for veld in model._meta.concrete_fields):
        return True
    verder = [veld.related_model for veld in model._meta.concrete_fields if veld.is_relation]
    return any(_leidt_naar_persoon(naar, gezien | {model}) for naar in verder if naar not in gezien | {model})


EIGEN = [model for model in apps.get_models() if model.__module__.split(".")[0] in PAKKETTEN]


@pytest.mark.parametrize("model", [model for model in EIGEN if _leidt_naar_persoon(model)])
def test_rijen_over_personen_kennen_zichtbaarheid(model: type[models.Model]) -> None:
    via = {BriefInhoud}  # alleen te openen via de brief zelf
    assert model in via or hasattr(model._default_manager.none(), "visible_to")
