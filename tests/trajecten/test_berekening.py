"""Elke som in een dossier blijft bewaard en is later na te rekenen, met de normen van haar dag."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from schuldhulp.lib.fouten import Geweigerd, Rekenfout
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, planinhoud, traject_in
from trajecten import dossiersommen
from trajecten.choices import TrajectStatus as T
from trajecten.choices.sommen import Berekeningsoort, Vtlbherkomst
from trajecten.models import Berekening, Traject
from trajecten.planinhoud import Betaling
from trajecten.rekenregels import normering
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.rekenregels.vtlb import Correctie, Hoofdstuk, Situatie
from trajecten.services.berekening import record_berekening, repeat_berekening
from trajecten.services.plan import adopt_plan
from trajecten.services.routes import compare_routes
from trajecten.services.vtlb import Rapport, Regel, adopt_vtlb

pytestmark = pytest.mark.django_db
D = Decimal
SITUATIE = Situatie(date(2026, 7, 1), Leefsituatie.ALLEENSTAANDE, D("20000"), D("1900"))
REGEL = Regel(Correctie(Hoofdstuk.VERVOER, D("50.00"), "Werkt in ploegendienst.", "rooster"))


@pytest.fixture
def traject(consulent: Medewerker) -> Traject:
    return traject_in(T.INVENTARISATIE, consulent)


class TestVtlb:
    def test_opgebouwd_wordt_een_versie_met_berekening(self, traject: Traject, consulent: Medewerker) -> None:
        vtlb = adopt_vtlb(traject, situatie=SITUATIE, regels=[REGEL], door=consulent, op=NU)
        assert (vtlb.versie, vtlb.herkomst, vtlb.vtlb_bedrag) == (1, Vtlbherkomst.ONDERDELEN, D("1398.49"))
        assert [c.als_correctie for c in vtlb.correcties.all()] == [REGEL.correctie]
        traject.refresh_from_db()
        assert (traject.vtlb_bedrag, traject.afloscapaciteit_bedrag) == (D("1398.49"), D("501.51"))
        assert vtlb.berekening.normen == "2026-07-01"
        assert repeat_berekening(vtlb.berekening).is_gelijk

    def test_een_nieuwe_versie_laat_de_oude_staan(self, traject: Traject, consulent: Medewerker) -> None:
        oud = adopt_vtlb(traject, situatie=SITUATIE, regels=[REGEL], door=consulent, op=NU)
        rapport = Rapport(D("1600.00"), "juli 2026", date(2026, 7, 3))
        nieuw = adopt_vtlb(traject, situatie=SITUATIE, regels=[REGEL], rapport=rapport, door=consulent, op=NU)
        assert (nieuw.versie, nieuw.rapport_versie, nieuw.correcties.count()) == (2, "juli 2026", 0)
        oud.refresh_from_db()
        assert (oud.vtlb_bedrag, oud.correcties.count()) == (D("1398.49"), 1)
        assert traject.vtlbs.first() == nieuw

    def test_geweigerd(self, traject: Traject, consulent: Medewerker) -> None:
        laag = Rapport(D("1000.00"), "juli 2026", date(2026, 7, 3))
        with pytest.raises(Rekenfout, match="niet lager zijn dan de beslagvrije voet"):
            adopt_vtlb(traject, situatie=SITUATIE, rapport=laag, door=consulent, op=NU)
        klaar = traject_in(T.UITGEVALLEN, consulent)
        with pytest.raises(Geweigerd, match="beëindigd"):
            adopt_vtlb(klaar, situatie=SITUATIE, door=consulent, op=NU)
        assert not Berekening.objects.filter(soort=Berekeningsoort.VTLB).exists()

    def test_heel_of_niet(self, traject: Traject, consulent: Medewerker) -> None:
        def stel_vast() -> object:
            rij = Traject.objects.get(pk=traject.pk)
            return adopt_vtlb(rij, situatie=SITUATIE, regels=[REGEL], door=consulent, op=NU)

        assert alles_of_niets(stel_vast) >= 4


def test_routes_vergelijken_bewaart_de_som(traject: Traject, consulent: Medewerker) -> None:
    som = compare_routes(traject, afloscapaciteit=D("150.00"), door=consulent, op=NU)
    assert [r["route"] for r in som.uitkomst["routes"]] == ["Schuldbemiddeling", "Saneringskrediet", "Wsnp"]
    assert som.uitkomst["routes"][2]["kosten"] is None
    assert repeat_berekening(som).is_gelijk
    assert alles_of_niets(lambda: compare_routes(traject, afloscapaciteit=D("1"), door=consulent, op=NU)) >= 2
    leeg = traject_in(T.PLAN_VAN_AANPAK, consulent, bedragen=())
    with pytest.raises(Geweigerd, match="Zet eerst de schulden"):
        compare_routes(leeg, afloscapaciteit=D("1"), door=consulent, op=NU)


def test_een_voorstel_bewaart_zijn_som(consulent: Medewerker) -> None:
    voorstel = traject_in(T.VOORSTEL, consulent).voorstellen.get()
    som = Berekening.objects.get(hoort_bij=f"voorstel:{voorstel.pk}")
    assert D(som.uitkomst["pot"]) == voorstel.pot_bedrag
    aangeboden = {str(r.schuld_id): r.aangeboden_bedrag for r in voorstel.regels.all()}
    assert {u["id"]: D(u["bedrag"]) for u in som.uitkomst["uitkeringen"]} == aangeboden
    assert repeat_berekening(som).is_gelijk


def test_een_plan_met_betaling_bewaart_zijn_som(consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    betaling = Betaling(D("50.00"), D("1900.00"), Leefsituatie.ALLEENSTAANDE.value, D("20000.00"), None)
    adopt_plan(rij, inhoud=planinhoud(betaling=betaling), door=consulent, op=NU)
    som = Berekening.objects.get(soort=Berekeningsoort.PLANRUIMTE)
    assert (som.hoort_bij, som.uitkomst["houdtOver"]) == ("plan:1", "1850.00")
    assert repeat_berekening(som).is_gelijk


@pytest.mark.parametrize("normen", normering.alle_normen(), ids=lambda n: n.versie)
def test_elk_normbestand_rekent_later_hetzelfde(traject: Traject, normen: normering.Normen) -> None:
    """Op de eerste en de laatste dag van elk bestand: de som van toen is vandaag nog na te rekenen."""
    for dag in (normen.geldig_vanaf, normen.geldig_tot_en_met):
        invoer = dossiersommen.van_situatie(SITUATIE) | {"peildatum": dag.isoformat(), "correcties": []}
        som = record_berekening(traject, soort=Berekeningsoort.VTLB, invoer=invoer, door=None, op=NU)
        som.refresh_from_db()
        assert som.normen == normen.versie
        assert repeat_berekening(som).is_gelijk


def test_andere_normen_zijn_te_zien(traject: Traject, monkeypatch: pytest.MonkeyPatch) -> None:
    invoer = dossiersommen.van_situatie(SITUATIE) | {"correcties": []}
    som = record_berekening(traject, soort=Berekeningsoort.VTLB, invoer=invoer, door=None, op=NU)
    echt = normering.alle_normen()

    def anders(**velden: Any) -> None:
        nieuw = tuple(normering.Normen(**(vars(n) | velden)) for n in echt)
        monkeypatch.setattr(normering, "alle_normen", lambda: nieuw)

    anders(norm_alleenstaande=D("1500.00"))
    herhaling = repeat_berekening(som)
    assert not herhaling.is_gelijk
    assert ("beslagvrijeVoet", "1348.49", "1425.00") in herhaling.verschillen
    anders(geldig_vanaf=date(2030, 1, 1), geldig_tot_en_met=date(2030, 6, 30))
    herhaling = repeat_berekening(som)
    assert (herhaling.is_gelijk, herhaling.verschillen) == (False, ())
    assert "kan de beslagvrije voet hier niet worden berekend" in herhaling.fout


def test_een_onbekende_soort_wordt_geweigerd() -> None:
    with pytest.raises(Rekenfout, match="Kies uit"):
        dossiersommen.reken("gokken", {})
    assert set(dossiersommen.SOORTEN) == set(Berekeningsoort)
