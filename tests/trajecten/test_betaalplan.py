"""Het betaalplan per soort regeling, betalingen erop, en wat verandert als het inkomen verandert."""

import uuid
from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from pytest_django import DjangoAssertNumQueries

from schuldhulp.brieven.models import Brief
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, traject_in, verifieer
from tests.trajecten.bouw import pauzeer
from tests.trajecten.looptijdbouw import betaal, geef_rekeningen, looptijd, na, vers, zet_beleid
from trajecten.bank.kenmerk import zoek_kenmerken
from trajecten.choices import Oplossingsoort as O
from trajecten.choices import TrajectStatus, UitstroomReden, Verificatieuitkomst
from trajecten.choices.looptijd import AchterstandStatus, Betalingsoort, Geldstroom, UitkeringStatus
from trajecten.models import Achterstand, Betaling, Uitkering
from trajecten.services import einde, pauze, regeling
from trajecten.services.achterstand import agree_achterstand, signal_achterstanden
from trajecten.services.afrekening import verschillen_van
from trajecten.services.betaalplan import change_capaciteit, set_rekening
from trajecten.services.betaling import (
    ignore_betaling,
    link_betaling,
    record_betaling,
    reopen_betaling,
    unlink_betaling,
)
from trajecten.services.gelden import reservering_van

pytestmark = pytest.mark.django_db


def test_schuldbemiddeling_reserveert_na_de_kosten(consulent: Medewerker) -> None:
    zet_beleid(consulent.aanstellingen.get().gemeente, kosten_percentage=9, uitkering_maanden=6)
    t = looptijd(consulent, incidenteel=D(250))
    plan = t.betaalplan
    assert (plan.geldstroom, plan.kosten_percentage, plan.incidenteel_bedrag) == (Geldstroom.RESERVEREN, D(9), D(250))
    termijnen = list(plan.termijnen.all())
    assert [t.datum for t in termijnen[:2]] == [date(2026, 12, 2), date(2027, 1, 4)]
    assert sum(x.voor_schuldeisers_bedrag for x in termijnen) + 250 == plan.voorstel.pot_bedrag == D("1888.00")
    assert zoek_kenmerken(f"aflossing {plan.kenmerk}") == {plan.kenmerk}
    assert Uitkering.objects.get().uiterlijk_datum == date(2027, 5, 2)
    assert t.prognoses.get().verwacht_bedrag == D("1888.00")


def test_saneringskrediet_gaat_naar_de_verstrekker(consulent: Medewerker) -> None:
    """Schuldeisers worden ineens betaald uit het krediet; wat de inwoner aflost, is niet voor hen."""
    t = looptijd(consulent, O.SANERINGSKREDIET)
    plan = t.betaalplan
    assert (plan.geldstroom, plan.krediet_bedrag) == (Geldstroom.KREDIET, plan.voorstel.pot_bedrag)
    assert {x.voor_schuldeisers_bedrag for x in plan.termijnen.all()} == {D(0)}
    assert Uitkering.objects.get().uiterlijk_datum == date(2026, 11, 16)
    betaal(t, "100.00", consulent)
    assert reservering_van(plan).saldo == 0
    betaal(t, str(plan.krediet_bedrag), consulent, soort=Betalingsoort.KREDIET)
    assert reservering_van(plan).saldo == plan.krediet_bedrag


def test_betalingsregeling_betaalt_alles_zonder_kosten(consulent: Medewerker) -> None:
    zet_beleid(consulent.aanstellingen.get().gemeente, kosten_percentage=9)
    t = looptijd(consulent, O.BETALINGSREGELING, bedragen=("250.50",))
    termijnen = t.betaalplan.termijnen.values_list("bedrag", "voor_schuldeisers_bedrag")
    assert list(termijnen) == [(D(100), D(100)), (D(100), D(100)), (D("50.50"), D("50.50"))]
    assert t.prognoses.get().percentage_concurrent == D(100)


def test_herfinanciering_is_een_krediet_voor_alles(consulent: Medewerker) -> None:
    t = looptijd(consulent, O.HERFINANCIERING, bedragen=("250.50",))
    assert (t.betaalplan.geldstroom, t.betaalplan.krediet_bedrag) == (Geldstroom.KREDIET, D("250.50"))


def test_zonder_afloscapaciteit_betaalt_de_inwoner_niets(consulent: Medewerker) -> None:
    t = looptijd(consulent, O.NUL_AANBOD, vtlb=D(1800))
    assert (t.betaalplan.geldstroom, t.betaalplan.termijnen.count()) == (Geldstroom.GEEN, 0)
    assert not Uitkering.objects.exists()
    assert verschillen_van(t) == []
    assert signal_achterstanden(na(400)) == 0
    regeling.complete_looptijd(t, door=consulent, op=na(545))


def test_betaling_telt_een_keer_en_storno_gaat_eraf(consulent: Medewerker) -> None:
    t = looptijd(consulent)
    sleutel = uuid.uuid4()
    for _ in range(2):
        record_betaling(
            t,
            datum=NU.date(),
            bedrag=D(100),
            soort=Betalingsoort.TERMIJN,
            sleutel=sleutel,
            door=consulent,
            op=NU,
        )
    betaal(t, "100.00", consulent, is_storno=True)
    betaal(t, "60.00", consulent, soort=Betalingsoort.INCIDENTEEL)
    assert Betaling.objects.count() == 3
    assert reservering_van(t.betaalplan).saldo == D("60.00")


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"datum": NU.date() + timedelta(days=1)}, "in de toekomst"),
        ({"bedrag": D(0)}, "0,01 of meer"),
        ({"bedrag": D(-5)}, "0,01 of meer"),
        ({"soort": Betalingsoort.RETOUR}, "Kies waarvoor"),
    ],
)
def test_slechte_betaling(velden: dict[str, object], melding: str, consulent: Medewerker) -> None:
    t = looptijd(consulent)
    goed = {"datum": NU.date(), "bedrag": D(5), "soort": Betalingsoort.TERMIJN, "sleutel": uuid.uuid4()}
    with pytest.raises(Geweigerd, match=melding):
        record_betaling(t, **{**goed, **velden}, door=consulent, op=NU)  # type: ignore[arg-type]
    assert not Betaling.objects.exists()


def test_voor_de_looptijd_is_er_geen_plan(consulent: Medewerker) -> None:
    t = traject_in(TrajectStatus.AKKOORD, consulent)
    with pytest.raises(Geweigerd, match="nog geen betaalplan"):
        betaal(t, "5.00", consulent)


def test_achterstand_na_een_maand_met_een_brief(consulent: Medewerker) -> None:
    t = looptijd(consulent)
    assert signal_achterstanden(na(60)) == 0  # 1 januari: de eerste termijn is nog geen maand te laat
    assert signal_achterstanden(na(61)) == 1
    assert signal_achterstanden(na(62)) == 0
    rij = Achterstand.objects.get()
    assert (rij.bedrag, rij.open_sinds_datum) == (D("100.00"), date(2026, 12, 2))
    assert rij.actie == "Achterstand bespreken met de inwoner"
    brief = Brief.objects.get(soort="betalingsachterstand")
    assert brief.gegevens["achterstand_bedrag"] == "100.00"
    betaal(t, "99.00", consulent, op=na(62))
    rij.refresh_from_db()
    assert rij.status == AchterstandStatus.SIGNAAL
    betaal(t, "101.00", consulent, op=na(62))  # ook de termijn van 4 januari, die de volgende dag meetelt
    rij.refresh_from_db()
    assert (rij.status, rij.actie_uiterlijk_datum) == (AchterstandStatus.OPGELOST, None)


def test_drempel_is_beleid(consulent: Medewerker) -> None:
    zet_beleid(consulent.aanstellingen.get().gemeente, achterstand_maanden=2)
    looptijd(consulent)
    assert signal_achterstanden(na(91)) == 0
    assert signal_achterstanden(na(92)) == 1


def test_afspraak_over_een_achterstand(consulent: Medewerker) -> None:
    looptijd(consulent)
    signal_achterstanden(na(61))
    rij = Achterstand.objects.select_related("traject").get()
    gegevens = {"door": consulent, "op": na(63)}
    with pytest.raises(Geweigerd, match="afgesproken"):
        agree_achterstand(rij, afspraak=" ", nagaan=na(90).date(), **gegevens)
    with pytest.raises(Geweigerd, match="na vandaag"):
        agree_achterstand(rij, afspraak="Betaalt vrijdag.", nagaan=na(63).date(), **gegevens)
    rij = agree_achterstand(rij, afspraak="Betaalt vrijdag.", nagaan=na(90).date(), **gegevens)
    assert (rij.actie, rij.actie_uiterlijk_datum) == ("Afspraak over de achterstand nagaan", na(90).date())
    assert signal_achterstanden(na(95)) == 0


def test_in_een_pauze_komt_geen_alarm_en_schuiven_de_termijnen(consulent: Medewerker) -> None:
    t = looptijd(consulent)
    pauzeer(t, door=consulent, op=na(10), dagen=60)
    assert signal_achterstanden(na(65)) == 0
    pauze.resume_traject(vers(t), door=consulent, op=na(70))
    assert t.betaalplan.termijnen.first().datum == date(2027, 2, 1)  # 2 december plus zestig dagen is een zondag
    assert signal_achterstanden(na(80)) == 0


def test_hercontrole_geeft_nieuwe_termijnen_en_een_brief(consulent: Medewerker) -> None:
    t = looptijd(consulent)
    for maand in (31, 63):
        betaal(t, "100.00", consulent, op=na(maand))
    verifieer(
        vers(t),
        Verificatieuitkomst.PAST,
        inkomen_bedrag=D(1800),
        vtlb_bedrag=D(1760),
        door=consulent,
        op=na(64),
    )
    bedragen = [x.bedrag for x in t.betaalplan.termijnen.all()]
    assert bedragen == [D(100), D(100), *[D(40)] * 16]
    nu, eerst = t.prognoses.all()
    assert (eerst.verwacht_bedrag, nu.verwacht_bedrag) == (D(1800), D(840))
    assert (eerst.percentage_concurrent, nu.percentage_concurrent) == (D("31.03"), D("14.48"))
    brieven = Brief.objects.filter(soort="gewijzigde_prognose")
    assert sorted(b.gegevens["verwacht_bedrag"] for b in brieven) == ["115.86", "724.14"]
    assert {b.gegevens["was_percentage"] for b in brieven} == {"31,03%"}


def test_kleine_verandering_geeft_geen_brief_maar_telt_wel_op(consulent: Medewerker) -> None:
    """Vergeleken wordt met wat schuldeisers het laatst hoorden: twee kleine stappen zijn samen een grote."""
    t = looptijd(consulent)
    for stap, (vtlb, brieven) in enumerate([(1714, 0), (1730, 2)]):
        change_capaciteit(vers(t), inkomen=D(1800), vtlb=D(vtlb), toelichting="Huur.", door=consulent, op=na(stap))
        assert Brief.objects.filter(soort="gewijzigde_prognose").count() == brieven
    assert t.prognoses.count() == 3


@pytest.mark.parametrize(
    ("velden", "melding"),
    [({"toelichting": " "}, "wat er veranderde"), ({"vtlb": D(-1)}, "niet negatief")],
)
def test_slechte_wijziging(velden: dict[str, object], melding: str, consulent: Medewerker) -> None:
    goed = {"inkomen": D(1800), "vtlb": D(1700), "toelichting": "Huur."}
    with pytest.raises(Geweigerd, match=melding):
        change_capaciteit(looptijd(consulent), **{**goed, **velden}, door=consulent, op=NU)  # type: ignore[arg-type]


def test_een_krediet_verandert_niet_door_de_hercontrole(consulent: Medewerker) -> None:
    t = looptijd(consulent, O.SANERINGSKREDIET)
    verifieer(vers(t), Verificatieuitkomst.PAST, vtlb_bedrag=D(1790), door=consulent, op=na(64))
    assert {x.bedrag for x in t.betaalplan.termijnen.all()} == {D(100)}
    assert t.prognoses.count() == 1
    with pytest.raises(Geweigerd, match="ligt het bedrag voor de schuldeisers vast"):
        change_capaciteit(vers(t), inkomen=D(1), vtlb=D(1), toelichting="x", door=consulent, op=NU)


def test_afronden_vraagt_uitleg_als_het_plan_niet_klopt(consulent: Medewerker) -> None:
    t = looptijd(consulent)
    with pytest.raises(Geweigerd, match=r"betaalde €\xa01\.800,00 minder dan afgesproken\. Schrijf op"):
        regeling.complete_looptijd(t, door=consulent, op=na(545))
    betaal(t, "50.00", consulent)
    geef_rekeningen(t)
    with pytest.raises(Geweigerd, match="klaar voor de schuldeisers"):
        regeling.complete_looptijd(t, verantwoording="Klaar.", door=consulent, op=na(545))


def test_bij_uitval_gaat_wat_gereserveerd_is_alsnog_naar_schuldeisers(consulent: Medewerker) -> None:
    t = looptijd(consulent)
    betaal(t, "50.00", consulent)
    signal_achterstanden(na(61))
    einde.end_early(vers(t), reden=UitstroomReden.ZELF, omschrijving="Stopt.", door=consulent, op=na(62))
    assert Achterstand.objects.get().status == AchterstandStatus.VERVALLEN
    assert Uitkering.objects.get().uiterlijk_datum == date(2027, 1, 15)


def test_zonder_geld_vervalt_de_uitkering_bij_uitval(consulent: Medewerker) -> None:
    t = looptijd(consulent)
    einde.end_early(vers(t), reden=UitstroomReden.ZELF, omschrijving="Stopt.", door=consulent, op=na(62))
    assert Uitkering.objects.get().status == UitkeringStatus.VERVALLEN


def test_losmaken_en_opzijleggen(consulent: Medewerker) -> None:
    t = looptijd(consulent)
    gegevens = {"door": consulent, "op": NU}
    een = betaal(t, "50.00", consulent)
    with pytest.raises(Geweigerd, match="Schrijf op waarom"):
        unlink_betaling(een, waarom="", **gegevens)
    een = unlink_betaling(een, waarom="Van een ander.", **gegevens)
    assert reservering_van(t.betaalplan).saldo == 0
    een = ignore_betaling(een, waarom="Huur van de buren.", **gegevens)
    een = reopen_betaling(een, **gegevens)
    een = link_betaling(een, vers(t), soort=Betalingsoort.INCIDENTEEL, **gegevens)
    assert (een.traject, reservering_van(t.betaalplan).saldo) == (t, D("50.00"))


def test_alles_of_niets(consulent: Medewerker) -> None:
    t = looptijd(consulent)
    wie = {"door": consulent, "op": na(62)}
    alles_of_niets(lambda: betaal(t, "5.00", consulent, op=na(62)))
    alles_of_niets(lambda: set_rekening(vers(t), rekening="NL91ABNA0417164300", **wie))
    alles_of_niets(lambda: change_capaciteit(vers(t), inkomen=D(1800), vtlb=D(1790), toelichting="Huur.", **wie))
    alles_of_niets(lambda: signal_achterstanden(na(61)))
    signal_achterstanden(na(61))
    achterstand = Achterstand.objects.select_related("traject").get
    alles_of_niets(lambda: agree_achterstand(achterstand(), afspraak="Ja.", nagaan=na(70).date(), **wie))
    een = betaal(t, "200.00", consulent, op=na(62)).pk

    def rij() -> Betaling:
        return Betaling.objects.get(pk=een)

    alles_of_niets(lambda: unlink_betaling(rij(), waarom="Fout.", **wie))
    unlink_betaling(rij(), waarom="Fout.", **wie)
    alles_of_niets(lambda: link_betaling(rij(), vers(t), soort=Betalingsoort.TERMIJN, **wie))
    alles_of_niets(lambda: ignore_betaling(rij(), waarom="Fout.", **wie))
    ignore_betaling(rij(), waarom="Fout.", **wie)
    alles_of_niets(lambda: reopen_betaling(rij(), **wie))


def test_de_dagelijkse_ronde_leest_in_een_vast_aantal_vragen(
    consulent: Medewerker, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Wie bij is kost niets extra: hoeveel trajecten er ook lopen."""
    for _ in range(3):
        betaal(looptijd(consulent), "100.00", consulent)
    with django_assert_max_num_queries(4):
        assert signal_achterstanden(na(61)) == 0
