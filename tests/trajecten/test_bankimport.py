"""Een bankbestand vastleggen: koppelen, nooit dubbel, storno, retour en niets half."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal as D
from itertools import permutations

import pytest

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.bank.bouw import INWONER, REKENING, Regel, camt
from tests.builders import NU
from tests.trajecten.looptijdbouw import klaar_om_uit_te_keren, looptijd, na, zet_beleid, zet_klaar
from trajecten.bank.koppelen import Oordeel
from trajecten.bank.lezen import lees_bankbestand
from trajecten.choices import Oplossingsoort as O
from trajecten.choices.looptijd import Betalingsoort, BetalingStatus
from trajecten.models import Bankimport, Betaling, Traject, Uitkering, Uitkeringsregel
from trajecten.services.bankimport import import_afschrift, review_afschrift
from trajecten.services.betaalplan import set_rekening
from trajecten.services.betaling import link_betaling
from trajecten.services.gelden import gelden_van, reservering_van
from trajecten.services.uitkeringsronde import approve_ronde

pytestmark = pytest.mark.django_db
OP = na(31)  # 3 december


def leg_vast(bestand: bytes, door: Medewerker, *gemeenten: Gemeente) -> Bankimport:
    eigen = gemeenten or tuple(Gemeente.objects.all())
    afschrift = lees_bankbestand(bestand)
    return import_afschrift(afschrift, naam="afschrift.xml", gemeente=eigen[0], gemeenten=eigen, door=door, op=OP)


@pytest.fixture
def traject(consulent: Medewerker) -> Traject:
    return looptijd(consulent)


def test_wat_zeker_is_telt_meteen_en_de_rest_wacht(traject: Traject, consulent: Medewerker) -> None:
    kenmerk = traject.betaalplan.kenmerk
    rij = leg_vast(
        camt(
            Regel("60.00", kenmerk=kenmerk),
            Regel("40.00", omschrijving=f"aflossing {kenmerk[:4]} {kenmerk[4:]}"),
            Regel("100.00"),
            Regel("33.00", rekening=""),
            Regel("-12.00", omschrijving="Bankkosten"),
        ),
        consulent,
    )
    assert (rij.boekingen, rij.nieuw, rij.bij_bedrag) == (5, 4, D("233.00"))
    assert gelden_van([traject.pk])[traject.pk].termijnen == D("100.00")
    lijkt, onbekend = Betaling.objects.te_koppelen().order_by("-bedrag")
    assert (lijkt.gedacht, lijkt.bedrag) == (traject, D("100.00"))
    assert onbekend.gedacht is None


def test_zelfde_bestand_twee_keer_is_niets(traject: Traject, consulent: Medewerker) -> None:
    bestand = camt(Regel("60.00", kenmerk=traject.betaalplan.kenmerk), Regel("5.00"))
    assert leg_vast(bestand, consulent) == leg_vast(bestand, consulent)
    overlap = camt(Regel("60.00", kenmerk=traject.betaalplan.kenmerk), Regel("5.00"), Regel("7.00"), versie="08")
    assert leg_vast(overlap, consulent).nieuw == 1
    assert Betaling.objects.count() == 3


def test_nakijken_zegt_wat_er_gebeurt_en_bewaart_niets(traject: Traject, consulent: Medewerker) -> None:
    bestand = camt(Regel("60.00", kenmerk=traject.betaalplan.kenmerk), Regel("100.00"), Regel("3.00", rekening=""))
    gemeenten = [traject.gemeente]
    uitkomst = review_afschrift(lees_bankbestand(bestand), gemeenten, OP)
    assert [b.uitkomst.oordeel for b in uitkomst] == [Oordeel.ZEKER, Oordeel.TWIJFEL, Oordeel.ONBEKEND]
    assert not Betaling.objects.exists()
    leg_vast(bestand, consulent)
    assert all(b.is_bekend for b in review_afschrift(lees_bankbestand(bestand), gemeenten, OP))


def test_volgorde_van_bestanden_maakt_niet_uit(traject: Traject, consulent: Medewerker) -> None:
    """Drie bestanden, waarvan twee overlappen, in elke volgorde: steeds dezelfde stand."""
    set_rekening(traject, rekening=INWONER, door=consulent, op=OP)
    a = Regel("60.00", kenmerk=traject.betaalplan.kenmerk, referentie="A", rekening="")
    b, c = Regel("40.00", referentie="B"), Regel("-40.00", referentie="C", is_storno=True)
    d = Regel("7.50", referentie="D", rekening="NL44RABO0123456789")
    bestanden = [camt(a, b), camt(c, d), camt(b, c)]
    standen = {_stand_na(volgorde, traject, consulent) for volgorde in permutations(bestanden)}
    assert standen == {(D("60.00"), 3, 1)}


def _stand_na(bestanden: Sequence[bytes], traject: Traject, door: Medewerker) -> tuple[D, int, int]:
    from django.db import transaction

    with transaction.atomic():
        for bestand in bestanden:
            leg_vast(bestand, door)
        saldo = reservering_van(traject.betaalplan).saldo
        stand = (saldo, Betaling.objects.gekoppeld().count(), Betaling.objects.te_koppelen().count())
        transaction.set_rollback(True)
    return stand


def test_storno_van_een_onbekende_rekening_is_een_suggestie(traject: Traject, consulent: Medewerker) -> None:
    leg_vast(camt(Regel("80.00", kenmerk=traject.betaalplan.kenmerk)), consulent)
    leg_vast(camt(Regel("-80.00", is_storno=True, referentie="T1")), consulent)
    storno = Betaling.objects.te_koppelen().get()
    assert (storno.gedacht, storno.is_storno) == (traject, True)
    link_betaling(storno, traject, soort=Betalingsoort.TERMIJN, door=consulent, op=OP)
    assert gelden_van([traject.pk])[traject.pk].termijnen == 0


def test_teruggekomen_uitkering_staat_weer_klaar(consulent: Medewerker, teamleider: Medewerker) -> None:
    t = klaar_om_uit_te_keren(consulent)
    approve_ronde(zet_klaar(t, door=consulent), door=teamleider, op=NU)
    regel = Uitkeringsregel.objects.order_by("bedrag").first()
    leg_vast(camt(Regel(str(regel.bedrag), eindtoeind=regel.kenmerk)), consulent)
    regel.refresh_from_db()
    assert regel.teruggekomen_datum == date(2026, 12, 2)
    assert reservering_van(t.betaalplan).saldo == regel.bedrag
    assert Betaling.objects.get(soort=Betalingsoort.RETOUR).status == BetalingStatus.GEKOPPELD


def test_uitbetaald_krediet_wordt_herkend(consulent: Medewerker) -> None:
    t = looptijd(consulent, O.SANERINGSKREDIET)
    plan = t.betaalplan
    leg_vast(
        camt(Regel(str(plan.krediet_bedrag), kenmerk=plan.kenmerk), Regel("100.00", kenmerk=plan.kenmerk)), consulent
    )
    gelden = gelden_van([t.pk])[t.pk]
    assert (gelden.krediet, gelden.termijnen) == (plan.krediet_bedrag, D("100.00"))
    assert Uitkering.objects.open().count() == 1


def test_een_andere_gemeente_blijft_buiten_beeld(traject: Traject, buitenstaander: Medewerker) -> None:
    """Wie de gemeente niet ziet, koppelt er ook niets aan; de betaling wacht bij de eigen gemeente."""
    eigen = buitenstaander.aanstellingen.get().gemeente
    leg_vast(camt(Regel("60.00", kenmerk=traject.betaalplan.kenmerk)), buitenstaander, eigen)
    rij = Betaling.objects.get()
    assert (rij.gemeente, rij.traject, rij.gedacht) == (eigen, None, None)


@pytest.mark.parametrize(
    ("bestand", "melding"),
    [
        (camt(Regel("5.00"), rekening="NL44RABO0123456789"), "niet de reserveringsrekening"),
        (camt(Regel("5.00", dag=date(2026, 12, 9))), "in de toekomst"),
    ],
)
def test_geweigerd_bestand_bewaart_niets(bestand: bytes, melding: str, traject: Traject, consulent: Medewerker) -> None:
    zet_beleid(traject.gemeente, reserveringsrekening=REKENING)
    with pytest.raises(Geweigerd, match=melding):
        leg_vast(bestand, consulent)
    assert not Bankimport.objects.exists()


def test_half_bestand_bewaart_niets(traject: Traject, consulent: Medewerker) -> None:
    heel = camt(*(Regel("5.00", kenmerk=traject.betaalplan.kenmerk) for _ in range(10)))
    with pytest.raises(Geweigerd, match=r"niet heel.*Er is niets bewaard\."):
        leg_vast(heel[: len(heel) // 2], consulent)
    assert not Betaling.objects.exists()


def test_alles_of_niets(traject: Traject, consulent: Medewerker) -> None:
    bestand = camt(Regel("60.00", kenmerk=traject.betaalplan.kenmerk), Regel("5.00"))
    alles_of_niets(lambda: leg_vast(bestand, consulent))
