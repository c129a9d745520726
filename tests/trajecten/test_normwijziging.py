"""Nieuwe normen: één handeling rekent alles door, en pas bij het vrijgeven verandert een traject."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from schuldhulp.brieven.models import Brief
from schuldhulp.lib import outbox
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.models import Gebeurtenis
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, gemeente, medewerker, traject_in
from tests.trajecten.bouw import pauzeer
from tests.trajecten.sommenbouw import JULI, RAPPORT, REGEL, SITUATIE, in_looptijd, met_voorstel, met_vtlb
from trajecten.choices import Oplossingsoort, UitstroomReden, VoorstelStatus
from trajecten.choices import TrajectStatus as T
from trajecten.choices.looptijd import Prognosereden
from trajecten.choices.normwijziging import ACTIE, Herberekeningsoort, Herberekeningstatus
from trajecten.models import Betaalplan, Normherberekening, Normwijziging, Prognose, Traject
from trajecten.services import einde, normwijziging
from trajecten.services.herberekening import release_alle, release_herberekening
from trajecten.services.normwijziging import REKENEN, start_normwijziging, uitleg_van, voortgang
from trajecten.services.vtlb import adopt_vtlb

pytestmark = pytest.mark.django_db
D = Decimal
S = Herberekeningsoort


def reken_door(teamleider: Medewerker, consulent: Medewerker) -> Normwijziging:
    gem = consulent.aanstellingen.get().gemeente
    rij = start_normwijziging(gem, peildatum=JULI, door=teamleider, op=NU)
    outbox.verwerk(op=NU, soorten={REKENEN})
    return Normwijziging.objects.get(pk=rij.pk)


def herberekening(traject: Traject) -> Normherberekening:
    rijen = Normherberekening.objects.select_related("traject__client", "traject__gemeente", "wijziging", "vtlb")
    return rijen.get(traject=traject)


def test_een_lopende_bemiddeling_wordt_doorgerekend_en_niets_verandert(
    teamleider: Medewerker, consulent: Medewerker
) -> None:
    rij = in_looptijd(met_vtlb(consulent), consulent)
    brieven = Brief.objects.count()
    wijziging = reken_door(teamleider, consulent)
    uit = herberekening(rij)
    # Basis 95% van 1.401,50 en 1.419,46, elk met 50,00 correctie.
    assert (uit.oude_capaciteit_bedrag, uit.nieuwe_capaciteit_bedrag) == (D("518.57"), D("501.51"))
    assert (uit.soort, uit.verschil_bedrag, uit.nieuw_vtlb_bedrag) == (S.VERANDERT, D("-17.06"), D("1398.49"))
    assert (uit.actie, uit.behandelaar) == (ACTIE[S.VERANDERT], consulent)
    assert voortgang(wijziging) == (1, True)
    assert any("1 juli 2026" in regel for regel in uitleg_van(uit))
    oud = rij.vtlb_bedrag
    rij.refresh_from_db()
    assert (rij.vtlb_bedrag, rij.vtlbs.count(), Brief.objects.count()) == (oud, 1, brieven)


def test_vrijgeven_legt_een_versie_vast_en_stuurt_een_brief(teamleider: Medewerker, consulent: Medewerker) -> None:
    rij = in_looptijd(met_vtlb(consulent), consulent)
    reken_door(teamleider, consulent)
    uit = release_herberekening(herberekening(rij), door=consulent, op=NU)
    rij.refresh_from_db()
    nieuw = rij.vtlbs.first()
    assert nieuw is not None
    assert (nieuw.versie, nieuw.peildatum, nieuw.berekening.normen) == (2, JULI, "2026-07-01")
    assert [c.als_correctie for c in nieuw.correcties.all()] == [REGEL.correctie]
    assert rij.afloscapaciteit_bedrag == D("501.51")
    assert rij.oplossing.vtlb_bedrag == D("1398.49")
    assert (uit.status, uit.nieuw_vtlb, uit.actie_uiterlijk_datum) == (Herberekeningstatus.VRIJGEGEVEN, nieuw, None)
    assert uit.brief is not None
    assert uit.brief.gegevens["vanaf_datum"] == "2026-12-01"
    assert (uit.brief.gegevens["oud_bedrag"], uit.brief.gegevens["nieuw_bedrag"]) == ("518.57", "501.51")
    with pytest.raises(Geweigerd, match="al klaar"):
        release_herberekening(herberekening(rij), door=consulent, op=NU)
    assert Brief.objects.filter(soort="afloscapaciteit_verandert").count() == 1


def test_in_de_looptijd_volgen_de_termijnen_vanaf_de_dag_in_de_brief(
    teamleider: Medewerker, consulent: Medewerker
) -> None:
    rij = in_looptijd(met_vtlb(consulent), consulent)
    plan = Betaalplan.objects.get(traject=rij)
    voor = dict(plan.termijnen.values_list("pk", "bedrag"))
    reken_door(teamleider, consulent)
    release_herberekening(herberekening(rij), door=consulent, op=NU)
    for termijn in plan.termijnen.all():
        verwacht = D("501.51") if termijn.datum >= date(2026, 12, 1) else voor[termijn.pk]
        assert termijn.bedrag == verwacht
    assert Prognose.objects.filter(traject=rij, reden=Prognosereden.WIJZIGING).count() == 1


def test_een_tweede_keer_doet_niets(teamleider: Medewerker, consulent: Medewerker) -> None:
    met_vtlb(consulent)
    eerste = reken_door(teamleider, consulent)
    rij = met_vtlb(consulent)
    assert reken_door(teamleider, consulent) == eerste
    assert not Normherberekening.objects.filter(traject=rij).exists()
    # Ook als de outbox dezelfde brok nog eens aanbiedt.
    gebeurtenis = Gebeurtenis.objects.get(soort=REKENEN)
    normwijziging.recalculate_brok(gebeurtenis.gegevens, NU)
    assert Normherberekening.objects.count() == 1


@pytest.mark.parametrize("peildatum", [date(2026, 1, 1), date(2026, 7, 2), date(2027, 1, 1)])
def test_zonder_nieuwe_normen_begint_er_niets(teamleider: Medewerker, consulent: Medewerker, peildatum: date) -> None:
    gem = consulent.aanstellingen.get().gemeente
    with pytest.raises(Geweigerd, match="Kies uit: 1 juli 2026"):
        start_normwijziging(gem, peildatum=peildatum, door=teamleider, op=NU)
    assert not Gebeurtenis.objects.filter(soort=REKENEN).exists()


def test_wie_meedoet_en_wat_eruit_komt(teamleider: Medewerker, consulent: Medewerker) -> None:
    verandert = met_vtlb(consulent)
    gelijk = met_vtlb(consulent, inkomen="1380")
    rapport = met_vtlb(consulent, rapport=RAPPORT)
    zonder = traject_in(T.VOORSTEL, consulent)
    krediet = in_looptijd(met_vtlb(consulent), consulent, Oplossingsoort.SANERINGSKREDIET)
    fase_1 = traject_in(T.PLAN_VAN_AANPAK, consulent)
    al_nieuw = met_vtlb(consulent)
    adopt_vtlb(al_nieuw, situatie=replace(SITUATIE, peildatum=JULI), door=consulent, op=NU)
    wijziging = reken_door(teamleider, consulent)
    soorten = {h.traject_id: h.soort for h in wijziging.herberekeningen.all()}
    assert soorten == {
        verandert.pk: S.VERANDERT,
        gelijk.pk: S.GELIJK,
        rapport.pk: S.RAPPORT,
        zonder.pk: S.ONVOLLEDIG,
    }
    assert not {krediet.pk, fase_1.pk, al_nieuw.pk} & set(soorten)
    assert wijziging.aantal == 5
    for rij in wijziging.herberekeningen.all():
        assert uitleg_van(rij)


def test_alleen_het_vtlb_verandert_geeft_geen_brief(teamleider: Medewerker, consulent: Medewerker) -> None:
    rij = met_vtlb(consulent, inkomen="1380")
    reken_door(teamleider, consulent)
    uit = release_herberekening(herberekening(rij), door=consulent, op=NU)
    assert (uit.status, uit.brief) == (Herberekeningstatus.VRIJGEGEVEN, None)
    assert rij.vtlbs.count() == 2


def test_een_rapport_schuift_mee_als_schatting_en_vraagt_een_nieuw_rapport(
    teamleider: Medewerker, consulent: Medewerker
) -> None:
    rij = met_vtlb(consulent, rapport=RAPPORT)
    reken_door(teamleider, consulent)
    uit = herberekening(rij)
    assert (uit.nieuw_vtlb_bedrag, uit.verschil_bedrag) == (D("1717.06"), D("-17.06"))
    with pytest.raises(Geweigerd, match="Stel zelf een nieuw vtlb vast"):
        release_herberekening(uit, door=consulent, op=NU)
    nieuw = replace(RAPPORT, versie="juli 2026", datum=JULI)
    adopt_vtlb(rij, situatie=replace(SITUATIE, peildatum=JULI), rapport=nieuw, door=consulent, op=NU)
    uit.refresh_from_db()
    assert (uit.status, uit.actie) == (Herberekeningstatus.AFGEHANDELD, "")


def test_een_concept_vervalt_en_een_verstuurd_voorstel_blijft(teamleider: Medewerker, consulent: Medewerker) -> None:
    concept = met_voorstel(met_vtlb(consulent), consulent)
    lopend = in_looptijd(met_vtlb(consulent), consulent)
    reken_door(teamleider, consulent)
    for rij in (concept, lopend):
        release_herberekening(herberekening(rij), door=consulent, op=NU)
    assert concept.voorstellen.get().status == VoorstelStatus.INGETROKKEN
    assert lopend.voorstellen.get().status == VoorstelStatus.AKKOORD


def test_vrijgeven_kan_niet_als_er_intussen_iets_veranderde(teamleider: Medewerker, consulent: Medewerker) -> None:
    ander, stil, goed = met_vtlb(consulent), met_vtlb(consulent), met_vtlb(consulent)
    reken_door(teamleider, consulent)
    adopt_vtlb(ander, situatie=SITUATIE, door=consulent, op=NU)
    pauzeer(stil, door=consulent)
    uit = release_alle([herberekening(r) for r in (ander, stil, goed)], door=consulent, op=NU)
    assert uit.gelukt == 1
    redenen = {rij.traject_id: reden for rij, reden in uit.geweigerd}
    assert "ander vtlb" in redenen[ander.pk]
    assert "pauze" in redenen[stil.pk]


def test_wie_stopt_heeft_er_geen_werk_meer_van(teamleider: Medewerker, consulent: Medewerker) -> None:
    rij = met_vtlb(consulent)
    reken_door(teamleider, consulent)
    assert herberekening(rij).actie
    einde.end_early(rij, reden=UitstroomReden.ZELF, omschrijving="Wil zelf verder.", door=consulent, op=NU)
    assert (herberekening(rij).status, herberekening(rij).actie) == (Herberekeningstatus.VERVALLEN, "")


def test_wie_voorgaat_zit_in_de_eerste_brok(
    teamleider: Medewerker, consulent: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(normwijziging, "BROK", 1)
    gewoon, gezin = met_vtlb(consulent), met_vtlb(consulent)
    Traject.objects.filter(pk=gezin.pk).update(voorrang=2)
    gem = consulent.aanstellingen.get().gemeente
    rij = start_normwijziging(gem, peildatum=JULI, door=teamleider, op=NU)
    brokken = Gebeurtenis.objects.filter(soort=REKENEN).order_by("id")
    assert [b.gegevens["trajecten"] for b in brokken] == [[str(gezin.pk)], [str(gewoon.pk)]]
    assert voortgang(rij) == (0, False)
    outbox.verwerk(op=NU, soorten={REKENEN}, maximum=1)
    assert voortgang(rij) == (1, False)


def test_een_andere_gemeente_doet_niet_mee(teamleider: Medewerker, consulent: Medewerker) -> None:
    elders = gemeente(code="GM9902", naam="Elderveen")
    ander = met_vtlb(medewerker("Otto Elders", elders, "consulent"))
    met_vtlb(consulent)
    reken_door(teamleider, consulent)
    assert not Normherberekening.objects.filter(traject=ander).exists()


def test_heel_of_niet(teamleider: Medewerker, consulent: Medewerker) -> None:
    rij = in_looptijd(met_vtlb(consulent), consulent)
    gem = consulent.aanstellingen.get().gemeente
    assert alles_of_niets(lambda: start_normwijziging(gem, peildatum=JULI, door=teamleider, op=NU)) >= 3
    reken_door(teamleider, consulent)
    assert alles_of_niets(lambda: release_herberekening(herberekening(rij), door=consulent, op=NU)) >= 8
    wijziging = Normwijziging.objects.get()
    gegevens = {"wijziging": str(wijziging.pk), "trajecten": [str(met_vtlb(consulent).pk)]}
    assert alles_of_niets(lambda: normwijziging.recalculate_brok(gegevens, NU + timedelta(days=1))) >= 2
