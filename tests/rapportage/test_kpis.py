"""Elke KPI met de hand nageteld, op de grenzen van het kwartaal, over gemeenten heen en zonder gegevens."""

from datetime import datetime, timedelta
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest

from intake.choices import AanmeldingStatus, Bedreiging
from intake.models import Aanmelding
from intake.services import aanmelding as aanmeldingen
from ketenpartners.choices import VerwijzingStatus
from rapportage.kpis import KPIS, PER_CODE
from rapportage.kwartaal import Kwartaal, laatste_kwartalen
from rapportage.meten import Eenheid
from rapportage.models import Kwartaalmeting
from rapportage.services.kwartaal import stel_op, stel_reeks_op, stel_vast
from schuldhulp.lib.fouten import Geweigerd
from tests import builders
from tests.ketenpartners import bouw
from trajecten.choices import TrajectStatus as T
from trajecten.models import Traject

K3, K4 = Kwartaal(2026, 3), Kwartaal(2026, 4)
DAG = timedelta(days=1)


def op(maand: int, dag: int, uur: int = 10, minuut: int = 0) -> datetime:
    return datetime(2026, maand, dag, uur, minuut, tzinfo=ZoneInfo("Europe/Amsterdam"))


def meet(code: str, gemeenten: list, kwartaal: Kwartaal = K4) -> tuple:
    """(waarde, teller, noemer) van één KPI."""
    meting = stel_op(gemeenten, kwartaal, kpis=[PER_CODE[code]])[0]
    return meting.waarde, meting.teller, meting.noemer


def stap(rij: Traject, stappen: list, consulent) -> None:
    """Zet een traject stappen verder, elk op haar eigen moment: [(stap, moment), …]."""
    for zet, moment in stappen:
        zet(Traject.objects.get(pk=rij.pk), consulent, moment)


@pytest.mark.parametrize("kpi", KPIS, ids=lambda kpi: kpi.code)
def test_niets_te_meten(gemeente, kpi) -> None:
    verwacht = (D(0), D(0), None) if kpi.eenheid == Eenheid.AANTAL else (None, D(0), D(0))
    assert meet(kpi.code, [gemeente]) == verwacht


@pytest.mark.parametrize(
    ("moment", "kwartaal"),
    [
        (op(9, 30, 23, 59), K3),
        (op(10, 1, 0, 0), K4),
        (op(12, 31, 23, 59), K4),
        (op(7, 1, 0, 0), K3),  # in UTC is dit nog 30 juni
    ],
)
def test_instroom_op_de_grens_in_nederlandse_tijd(gemeente, consulent, moment, kwartaal) -> None:
    builders.aanmelding_in(AanmeldingStatus.GEMELD, consulent, op=moment)
    assert meet("instroom", [gemeente], kwartaal)[0] == 1
    assert meet("instroom", [gemeente], kwartaal.plus(1))[0] == 0
    assert meet("instroom", [gemeente], kwartaal.plus(-1))[0] == 0


def test_instroom_per_gemeente_en_samen(gemeente, andere_gemeente, consulent, buitenstaander) -> None:
    for wie in (consulent, consulent, buitenstaander):
        builders.aanmelding_in(AanmeldingStatus.GEMELD, wie)
    assert [meet("instroom", g)[0] for g in ([gemeente], [andere_gemeente], [gemeente, andere_gemeente])] == [2, 1, 3]


def gesproken(consulent, gemeld: datetime, gesprek: datetime, **velden: object) -> Aanmelding:
    rij = builders.aanmelding_in(AanmeldingStatus.GEMELD, consulent, op=gemeld, **velden)
    return aanmeldingen.hold_gesprek(rij, gehouden_op=gesprek, verslag="Goed.", door=consulent, op=gesprek)


def test_wachttijd(gemeente, consulent) -> None:
    gesproken(consulent, op(10, 1), op(10, 11))  # 10 dagen
    gesproken(consulent, op(9, 20), op(10, 5, 22))  # 15,5 dag, gesprek telt
    gesproken(consulent, op(9, 1), op(9, 30))  # gesprek in het vorige kwartaal
    assert meet("wachttijd_eerste_gesprek", [gemeente]) == (D("12.75"), D("25.50"), 2)


def test_eerste_gesprek_op_tijd(gemeente, consulent) -> None:
    gesproken(consulent, op(10, 1), op(10, 29))  # de laatste dag van vier weken
    gesproken(consulent, op(10, 1), op(10, 30))  # een dag te laat
    gesproken(consulent, op(10, 5), op(10, 9), bedreigingen=[Bedreiging.WATER])  # drie werkdagen: 8 oktober
    builders.aanmelding_in(AanmeldingStatus.GEMELD, consulent, op=op(10, 2))  # geen gesprek: 30 oktober verstreken
    weg = builders.aanmelding_in(AanmeldingStatus.INGETROKKEN, consulent, op=op(10, 2))  # op tijd weg: telt niet
    assert weg.status == AanmeldingStatus.INGETROKKEN
    assert meet("eerste_gesprek_op_tijd", [gemeente]) == (D(25), D(1), 4)


def test_te_laat_telt_in_het_kwartaal_van_de_termijn(gemeente, consulent) -> None:
    gesproken(consulent, op(8, 31), op(10, 5))  # termijn 28 september
    assert meet("eerste_gesprek_op_tijd", [gemeente], K3) == (D(0), D(0), 1)
    assert meet("eerste_gesprek_op_tijd", [gemeente], K4) == (None, D(0), 0)


def test_beschikking_op_tijd(gemeente, consulent) -> None:
    for besluit_op in (op(11, 10), op(11, 26), op(11, 27)):
        rij = gesproken(consulent, op(9, 25), op(10, 1))  # acht weken: 26 november
        builders.screen(rij, consulent, op(10, 1))
        builders.toelating(Aanmelding.objects.get(pk=rij.pk), consulent, besluit_op)
    assert meet("beschikking_op_tijd", [gemeente]) == (D("66.67"), D(2), 3)


B = builders


def test_doorlooptijden_per_fase(gemeente, consulent) -> None:
    een = B.traject_in(T.PLAN_VAN_AANPAK, consulent, op=op(9, 1))
    stap(
        een,
        [
            (B.VASTSTELLEN, op(9, 5)),
            (B.STABILISEREN, op(10, 1)),  # plan: 30 dagen
            (B.AANBIEDEN, op(10, 21)),  # stabilisatie: 20 dagen
            (B.AANNEMEN, op(10, 22)),
            (B.AANSCHRIJVEN, op(10, 22)),
            (B.beantwoord_alles, op(10, 25)),
            (B.VOORSTELLEN, op(11, 1, 9)),  # inventarisatie: 10 dagen, en een uur door de wintertijd
            (B.INSTEMMEN, op(11, 8, 21)),  # voorstel: 7,5 dag
        ],
        consulent,
    )
    B.traject_in(T.UITGEVALLEN, consulent, op=op(10, 5))  # uitval telt niet als doorlooptijd
    assert meet("doorlooptijd_plan_van_aanpak", [gemeente]) == (D(30), D(30), 1)
    assert meet("doorlooptijd_stabilisatie", [gemeente]) == (D(20), D(20), 1)
    assert meet("doorlooptijd_inventarisatie", [gemeente]) == (D(10), D(10), 1)
    assert meet("doorlooptijd_voorstel", [gemeente]) == (D("7.50"), D("7.50"), 1)
    assert meet("doorlooptijd_plan_van_aanpak", [gemeente], K3) == (None, D(0), 0)


def test_voorstellen_akkoord(gemeente, consulent) -> None:
    for status in (T.AKKOORD, T.LOOPTIJD, T.GEEN_AKKOORD, T.WSNP, T.DWANGAKKOORD, T.VOORSTEL):
        B.traject_in(status, consulent)
    assert meet("voorstellen_akkoord", [gemeente]) == (D(40), D(2), 5)


def test_slagingspercentage(gemeente, consulent) -> None:
    for status in (T.FINALE_KWIJTING, T.AFGEROND, T.NAZORG, T.LOOPTIJD, T.UITGEVALLEN):
        B.traject_in(status, consulent)
    gestopt = B.traject_in(T.LOOPTIJD, consulent, op=op(9, 1))
    stap(gestopt, [(B._uitvallen, op(10, 1, 0))], consulent)
    na_afloop = B.traject_in(T.NAZORG, consulent, op=op(10, 6))
    stap(na_afloop, [(B._uitvallen, op(10, 9))], consulent)  # de regeling zelf was voltooid
    assert meet("slagingspercentage", [gemeente]) == (D(80), D(4), 5)


def test_uitval_per_fase(gemeente, consulent) -> None:
    for status in (T.UITGEVALLEN, T.INVENTARISATIE, T.LOOPTIJD, T.WSNP, T.AFGEROND, T.STABILISATIE):
        B.traject_in(status, consulent)
    weg = B.traject_in(T.INVENTARISATIE, consulent)
    stap(weg, [(B._uitvallen, B.NU + DAG)], consulent)
    # fase 1 verlaten: uitgevallen, en vijf naar fase 2; fase 2 verlaten: Wsnp, afgerond, en de uitvaller
    assert meet("uitval_fase_1", [gemeente]) == (D("16.67"), D(1), 6)
    assert meet("uitval_fase_2", [gemeente]) == (D("33.33"), D(1), 3)


def test_recidive(gemeente, consulent) -> None:
    eerste = B.traject_in(T.UITGEVALLEN, consulent, op=op(3, 2))
    opnieuw = B.aanmelding_in(AanmeldingStatus.GEMELD, consulent, client=eerste.client, op=op(11, 2))
    B.aanmelding_in(AanmeldingStatus.GEMELD, consulent, op=op(11, 3))
    verwacht = 1 if Aanmelding.objects.get(pk=opnieuw.pk).is_recidive else 0
    assert meet("recidive", [gemeente])[1:] == (D(verwacht), 2)


def test_verwijzingen_met_terugkoppeling(gemeente, consulent) -> None:
    keten = bouw.partner(gemeente)
    for status in VerwijzingStatus:
        bouw.verwijzing_in(status, keten, consulent)
    # verstuurd en aangenomen: nog niets gehoord; geweigerd en afgerond: wel; ingetrokken telt niet
    assert meet("verwijzingen_met_terugkoppeling", [gemeente]) == (D(50), D(2), 4)


def test_acht_kwartalen_in_een_keer_is_hetzelfde_als_een_voor_een(
    gemeente, consulent, django_assert_num_queries
) -> None:
    for maand in (1, 4, 7, 8, 10):
        B.traject_in(T.AFGEROND, consulent, op=op(maand, 1))
    kwartalen = laatste_kwartalen(K4)
    with django_assert_num_queries(len(KPIS) + 1 + len(kwartalen)):
        reeksen = stel_reeks_op([gemeente], kwartalen)
    for i, kwartaal in enumerate(kwartalen):
        assert [reeks[i] for reeks in reeksen] == stel_op([gemeente], kwartaal)


def test_vastgesteld_verandert_niet_meer(gemeente, andere_gemeente, consulent, buitenstaander) -> None:
    gemeente.beleid.update(streefwaarden={"instroom": 5})
    B.aanmelding_in(AanmeldingStatus.GEMELD, consulent, op=op(9, 1))
    stel_vast(gemeente, K3, door=None, op=op(10, 1))
    gemeente.beleid.update(streefwaarden={"instroom": 9})
    B.aanmelding_in(AanmeldingStatus.GEMELD, consulent, op=op(9, 2))
    B.aanmelding_in(AanmeldingStatus.GEMELD, buitenstaander, op=op(9, 3))
    assert meet("instroom", [gemeente], K3)[0] == 1
    assert stel_op([gemeente], K3)[0].streefwaarde == 5
    # in de regio telt de vaste gemeente met haar vaste cijfer mee, de andere met wat er nu is
    assert meet("instroom", [gemeente, andere_gemeente], K3)[0] == 2
    assert Kwartaalmeting.objects.count() == len(KPIS)
    with pytest.raises(Geweigerd, match="al vastgesteld"):
        stel_vast(gemeente, K3, door=None, op=op(10, 2))


def test_een_lopend_kwartaal_kan_niet_vast(gemeente) -> None:
    with pytest.raises(Geweigerd, match="loopt nog"):
        stel_vast(gemeente, K4, door=None, op=op(12, 31, 23))
