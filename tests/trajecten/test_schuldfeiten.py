"""Wat er over een schuld bekend is: feiten, beslag en het verschil met de opgave; de som blijft gelijk."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets, stand
from tests.builders import AANSCHRIJVEN, NU, schuldeiser, traject_in
from trajecten.adressering import Adres
from trajecten.choices import Herkomst, Schuldsoort
from trajecten.choices import TrajectStatus as T
from trajecten.choices.schuld import Adresdoel, Beslagsoort, Schuldeiserrol
from trajecten.models import Beslag, Schuld, Schuldeiser, Traject
from trajecten.services.saldo import record_saldo
from trajecten.services.schuldeiser import set_adres
from trajecten.services.schuldfeiten import Schuldfeiten, add_beslag, end_beslag, mark_verschil, update_schuldfeiten

pytestmark = pytest.mark.django_db
GISTEREN = NU.date() - timedelta(days=1)
MORGEN = NU.date() + timedelta(days=1)


@pytest.fixture
def rij(consulent: Medewerker) -> Traject:
    return traject_in(T.INVENTARISATIE, consulent, bedragen=("1000.00",))


@pytest.fixture
def een(rij: Traject) -> Schuld:
    return rij.schulden.get()


@pytest.fixture
def deurwaarder() -> Schuldeiser:
    gemaakt: Schuldeiser = schuldeiser("Deurwaarder Vos", rol=Schuldeiserrol.DEURWAARDER)
    return gemaakt


def feiten(**anders: Any) -> Schuldfeiten:
    return Schuldfeiten(**{"soort": Schuldsoort.NUTS, **anders})


def test_feiten_veranderen_de_som_niet(
    rij: Traject, een: Schuld, consulent: Medewerker, deurwaarder: Schuldeiser
) -> None:
    voor = rij.schulden.totaal()
    alles = feiten(
        oorspronkelijk_bedrag=Decimal("750.00"),
        ontstaan_datum=date(2024, 2, 1),
        peil_datum=GISTEREN,
        vertegenwoordiger=deurwaarder,
        vertegenwoordiger_kenmerk=" V-1 ",
        is_hoofdelijk=True,
        hoofdelijk_met="Ex-partner",
        betwist_sinds_datum=GISTEREN,
        betwist_waarom="De meter stond niet op zijn naam.",
    )
    versie = Traject.objects.get(pk=rij.pk).versie
    update_schuldfeiten(een, alles, door=consulent, op=NU, verwacht_versie=versie)
    een.refresh_from_db()
    assert (een.vertegenwoordiger_kenmerk, een.is_betwist, een.doet_mee) == ("V-1", True, True)
    assert rij.schulden.totaal() == voor
    assert AuditRegel.objects.filter(toelichting="feiten bij een schuld").count() == 1
    with pytest.raises(Gelijktijdig):
        update_schuldfeiten(een, alles, door=consulent, op=NU, verwacht_versie=versie)


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"oorspronkelijk_bedrag": Decimal(-1)}, "niet negatief"),
        ({"ontstaan_datum": MORGEN}, "ontstond ligt in de toekomst"),
        ({"peil_datum": MORGEN}, "peildatum ligt in de toekomst"),
        ({"ontstaan_datum": NU.date(), "peil_datum": GISTEREN}, "na de peildatum"),
        ({"hoofdelijk_met": "Ex"}, "Vink dan ‘hoofdelijk aansprakelijk’ aan"),
        ({"betwist_waarom": "Klopt niet."}, "heeft een datum en een reden"),
        ({"betwist_sinds_datum": GISTEREN, "betwist_waarom": " "}, "heeft een datum en een reden"),
        ({"vertegenwoordiger_kenmerk": "I-1"}, "Kies bij wie dit kenmerk hoort"),
    ],
)
def test_feiten_die_niet_kunnen(anders: dict[str, Any], melding: str, een: Schuld, consulent: Medewerker) -> None:
    voor = stand(Schuld)
    with pytest.raises(Geweigerd, match=melding):
        update_schuldfeiten(een, feiten(**anders), door=consulent, op=NU)
    assert stand(Schuld) == voor


def test_na_het_einde_verandert_er_niets(consulent: Medewerker, deurwaarder: Schuldeiser) -> None:
    een = traject_in(T.UITGEVALLEN, consulent, bedragen=("10.00",)).schulden.get()
    with pytest.raises(Geweigerd, match="beëindigd"):
        update_schuldfeiten(een, feiten(), door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="beëindigd"):
        add_beslag(een, soort=Beslagsoort.INKOMEN, sinds_datum=GISTEREN, door=consulent, op=NU)


class TestBeslag:
    def test_loopt_en_eindigt(self, een: Schuld, consulent: Medewerker, deurwaarder: Schuldeiser) -> None:
        rij = add_beslag(
            een, soort=Beslagsoort.INKOMEN, sinds_datum=GISTEREN, deurwaarder=deurwaarder,
            bedrag_per_maand=Decimal(85), door=consulent, op=NU,
        )  # fmt: skip
        assert list(Beslag.objects.lopend(NU.date())) == [rij]
        assert not Beslag.objects.lopend(GISTEREN - timedelta(days=1)).exists()
        with pytest.raises(Geweigerd, match="kan niet eerder zijn opgeheven"):
            end_beslag(rij, tot_datum=GISTEREN - timedelta(days=1), door=consulent, op=NU)
        with pytest.raises(Geweigerd, match="nog niet opgeheven"):
            end_beslag(rij, tot_datum=MORGEN, door=consulent, op=NU)
        end_beslag(rij, tot_datum=NU.date(), door=consulent, op=NU)
        assert not Beslag.objects.lopend(MORGEN).exists()
        with pytest.raises(Geweigerd, match="al opgeheven"):
            end_beslag(rij, tot_datum=NU.date(), door=consulent, op=NU)

    @pytest.mark.parametrize(
        ("anders", "melding"),
        [
            ({"sinds_datum": MORGEN}, "in de toekomst"),
            ({"bedrag_per_maand": Decimal(-1)}, "niet negatief"),
            ({"deurwaarder": "gewoon"}, "niet in het register als gerechtsdeurwaarder"),
        ],
    )
    def test_wat_niet_kan(self, anders: dict[str, Any], melding: str, een: Schuld, consulent: Medewerker) -> None:
        if "deurwaarder" in anders:
            anders = {"deurwaarder": schuldeiser("Gewoon")}
        with pytest.raises(Geweigerd, match=melding):
            add_beslag(een, **{"soort": "inkomen", "sinds_datum": GISTEREN, **anders}, door=consulent, op=NU)
        assert not Beslag.objects.exists()


class TestVerschil:
    def antwoord(self, rij: Traject, consulent: Medewerker, bedrag: str) -> Schuld:
        AANSCHRIJVEN(rij, consulent, NU)
        record_saldo(rij.aanschrijvingen.get(), bedrag=Decimal(bedrag), via=Herkomst.CODE, door=None, op=NU)
        return rij.schulden.get()

    @pytest.mark.parametrize(
        ("bedrag", "valt_op"), [("900", False), ("1200", False), ("1200.01", True), ("5000", True)]
    )
    def test_een_veel_hoger_antwoord_telt_en_valt_op(
        self, bedrag: str, valt_op: bool, rij: Traject, consulent: Medewerker
    ) -> None:
        een = self.antwoord(rij, consulent, bedrag)
        assert (een.bedrag, een.valt_op) == (Decimal(bedrag), valt_op)

    def test_wie_kijkt_zegt_waardoor_het_komt(self, rij: Traject, consulent: Medewerker) -> None:
        een = self.antwoord(rij, consulent, "5000")
        with pytest.raises(Geweigerd, match="Schrijf op wat het verschil verklaart"):
            mark_verschil(een, reden=" ", door=consulent, op=NU)
        gezien = mark_verschil(een, reden="Rente en kosten.", door=consulent, op=NU)
        assert (gezien.valt_op, gezien.verschil_reden, gezien.bedrag) == (False, "Rente en kosten.", Decimal(5000))
        with pytest.raises(Geweigerd, match="valt geen verschil meer op"):
            mark_verschil(gezien, reden="Nog eens.", door=consulent, op=NU)


DIENSTEN: dict[str, Callable[[Schuld, Medewerker], object]] = {
    "feiten": lambda s, d: update_schuldfeiten(s, feiten(is_hoofdelijk=True), door=d, op=NU),
    "beslag": lambda s, d: add_beslag(s, soort="inkomen", sinds_datum=GISTEREN, door=d, op=NU),
    "opheffen": lambda s, d: end_beslag(s.beslagen.get(), tot_datum=NU.date(), door=d, op=NU),  # type: ignore[attr-defined]
    "verschil": lambda s, d: mark_verschil(s, reden="Rente.", door=d, op=NU),
    "adres": lambda s, d: set_adres(
        s.schuldeiser,
        doel=Adresdoel.SALDO,
        adres=Adres("", "Weg 1"),
        door=d,
        op=NU,  # type: ignore[arg-type]
    ),
}


@pytest.mark.parametrize("naam", DIENSTEN)
def test_alles_of_niets(naam: str, rij: Traject, een: Schuld, consulent: Medewerker) -> None:
    AANSCHRIJVEN(rij, consulent, NU)
    record_saldo(rij.aanschrijvingen.get(), bedrag=Decimal(5000), via=Herkomst.CODE, door=None, op=NU)
    if naam == "opheffen":
        add_beslag(een, soort="inkomen", sinds_datum=GISTEREN, door=consulent, op=NU)
    assert alles_of_niets(lambda: DIENSTEN[naam](Schuld.objects.get(pk=een.pk), consulent)) >= 2
