"""Naar wie een brief gaat: per doel, via de hoofdvestiging, en naar wie voor de schuldeiser optreedt."""

from decimal import Decimal

import pytest

from schuldhulp.brieven.models import Brief
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.builders import AANSCHRIJVEN, NU, beantwoord_alles, schuld, schuldeiser, traject_in, voorstel_voor
from trajecten.adressering import Adres, Partij, geadresseerde, kies_adres
from trajecten.choices import Herkomst
from trajecten.choices import TrajectStatus as T
from trajecten.choices.schuld import Adresdoel, Schuldeiserrol
from trajecten.models import Schuldeiser
from trajecten.services.saldo import record_saldo
from trajecten.services.schuldeiser import set_adres

HOOFD = Adres("Energie Noord", "Kade 2", "1234 AB", "Vreedam", "post@noord.example", "NL91ABNA0417164300")
CENTRAAL = Adres("Bureau Regelingen", "Postbus 9", "9999 ZZ", "Oostwoud")
IBAN = "NL91ABNA0417164300"


@pytest.mark.parametrize(
    ("partij", "regels", "email", "iban"),
    [
        (Partij(HOOFD), ["Energie Noord", "Kade 2", "1234 AB Vreedam"], "post@noord.example", IBAN),
        (Partij(HOOFD, {"saldo": CENTRAAL}), ["Bureau Regelingen", "Postbus 9", "9999 ZZ Oostwoud"],
         "post@noord.example", IBAN),
        (Partij(HOOFD, {"saldo": Adres("", email="saldo@noord.example")}),
         ["Energie Noord", "Kade 2", "1234 AB Vreedam"], "saldo@noord.example", IBAN),
        (Partij(Adres("Noord West"), hoofdvestiging=Partij(HOOFD)),
         ["Noord West", "Kade 2", "1234 AB Vreedam"], "post@noord.example", IBAN),
        (Partij(Adres("Noord West", "Plein 1", "", "West"), hoofdvestiging=Partij(HOOFD, {"saldo": CENTRAAL})),
         ["Bureau Regelingen", "Postbus 9", "9999 ZZ Oostwoud"], "post@noord.example", IBAN),
        (Partij(Adres("Oom Kees")), ["Oom Kees"], "", ""),
    ],
)  # fmt: skip
def test_het_adres_bij_een_doel(partij: Partij, regels: list[str], email: str, iban: str) -> None:
    adres = kies_adres(partij, "saldo")
    assert (adres.regels, adres.email, adres.iban) == (regels, email, iban)


@pytest.mark.parametrize(
    ("kenmerk", "eigen", "op_de_brief"),
    [
        ("K-9", "I-77", "I-77 (namens Energie Noord, K-9)"),
        ("", "I-77", "I-77 (namens Energie Noord)"),
        ("K-9", "", "namens Energie Noord, K-9"),
    ],
)
def test_wie_optreedt_krijgt_de_brief_met_beide_kenmerken(kenmerk: str, eigen: str, op_de_brief: str) -> None:
    agent = Partij(Adres("Incasso Delta", "Steeg 1", "5555 AA", "Vreedam"))
    naar = geadresseerde(Partij(HOOFD), kenmerk, "saldo", vertegenwoordiger=agent, eigen_kenmerk=eigen)
    assert naar.regels == ["Incasso Delta", "Steeg 1", "5555 AA Vreedam"]
    assert naar.kenmerk == op_de_brief
    assert geadresseerde(Partij(HOOFD), "K-9", "saldo").kenmerk == "K-9"


@pytest.fixture
def bureau() -> Schuldeiser:
    rij: Schuldeiser = schuldeiser("Incasso Delta", rol=Schuldeiserrol.INCASSOBUREAU, adres="Steeg 1")
    return rij


@pytest.mark.django_db
class TestBrieven:
    def test_elke_brief_kiest_het_adres_van_zijn_doel(self, consulent: Medewerker) -> None:
        rij = traject_in(T.INVENTARISATIE, consulent, bedragen=("1000.00",))
        eiser = rij.schulden.get().schuldeiser
        for doel, straat in ((Adresdoel.SALDO, "Saldoweg 1"), (Adresdoel.VOORSTEL, "Voorstelweg 2")):
            set_adres(eiser, doel=doel, adres=Adres("", straat, "1111 AA", "Vreedam"), door=consulent, op=NU)
        AANSCHRIJVEN(rij, consulent, NU)
        beantwoord_alles(rij, consulent)
        voorstel_voor(rij, consulent)
        adressen = dict(Brief.objects.filter(soort__in=("saldoverzoek", "voorstel")).values_list("soort", "aan_adres"))
        assert (adressen["saldoverzoek"][1], adressen["voorstel"][1]) == ("Saldoweg 1", "Voorstelweg 2")
        assert adressen["saldoverzoek"][0] == eiser.naam

    def test_het_kenmerk_van_wie_optreedt_blijft_apart(self, consulent: Medewerker, bureau: Schuldeiser) -> None:
        rij = traject_in(T.INVENTARISATIE, consulent, bedragen=("5.00",))
        een = schuld(rij, "100.00", kenmerk="K-9", vertegenwoordiger=bureau, vertegenwoordiger_kenmerk="I-77")
        AANSCHRIJVEN(rij, consulent, NU)
        vraag = rij.aanschrijvingen.select_related("brief").get(schuld=een)
        assert vraag.brief.aan_adres[:2] == ["Incasso Delta", "Steeg 1"]
        assert vraag.brief.gegevens["uw_kenmerk"] == f"I-77 (namens {een.schuldeiser}, K-9)"
        record_saldo(vraag, bedrag=Decimal(90), kenmerk="I-78", via=Herkomst.CODE, door=None, op=NU)
        een.refresh_from_db()
        assert (een.kenmerk, een.vertegenwoordiger_kenmerk) == ("K-9", "I-78")
        assert een.wie_antwoordt == bureau

    def test_het_adres_van_een_doel_verdwijnt_als_alles_leeg_is(self, consulent: Medewerker) -> None:
        eiser = schuldeiser("Energie")
        nieuw = {"doel": Adresdoel.BETALING, "door": consulent, "op": NU}
        rij = set_adres(eiser, adres=Adres("", iban="nl91 abna 0417 1643 00"), **nieuw)
        assert rij is not None and rij.iban == IBAN
        with pytest.raises(Geweigerd, match="Dit IBAN klopt niet"):
            set_adres(eiser, adres=Adres("", iban="NL00ABNA0417164300"), **nieuw)
        assert eiser.adressen.get().iban == IBAN
        assert set_adres(eiser, adres=Adres(""), **nieuw) is None
        assert set_adres(eiser, adres=Adres(""), **nieuw) is None
        assert not eiser.adressen.exists()

    def test_alleen_wie_optreedt_kan_vertegenwoordigen(self, consulent: Medewerker) -> None:
        rij = traject_in(T.PLAN_VAN_AANPAK, consulent, bedragen=())
        with pytest.raises(Geweigerd, match="niet in het register als incassobureau"):
            schuld(rij, vertegenwoordiger=schuldeiser("Gewoon"))
        with pytest.raises(Geweigerd, match="Kies bij wie dit kenmerk hoort"):
            schuld(rij, vertegenwoordiger_kenmerk="I-1")
        assert not rij.schulden.exists()
