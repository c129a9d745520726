"""Slechte invoer bij schulden: elke regel heeft een test, een precieze melding, en niets wordt half bewaard."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import stand
from tests.builders import AANSCHRIJVEN, NU, schuld, schuldeiser, traject_in
from tests.trajecten.excel import xlsx
from trajecten.choices import Herkomst
from trajecten.choices import TrajectStatus as T
from trajecten.choices.schuld import Schuldeiserrol
from trajecten.models import Schuld, Schuldeiser, Traject
from trajecten.schuldenlijst import lees_lijst
from trajecten.services.saldo import record_saldo

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
TE_VEEL = Decimal("100000000.00")


@pytest.fixture
def rij(consulent: Medewerker) -> Traject:
    return traject_in(T.INVENTARISATIE, consulent, bedragen=("1000.00",))


def url(naam: str, *args: object) -> str:
    return reverse(f"trajecten:{naam}", args=args)


def wijzig(browser: Browser, een: Schuld, **anders: Any) -> Any:
    velden = {"opgegeven_bedrag": str(een.opgegeven_bedrag), "verwacht_versie": een.traject.versie, **anders}
    return browser.post(url("schuld", een.pk), velden)


class TestBedragen:
    @pytest.mark.parametrize("bedrag", [Decimal("-0.01"), TE_VEEL, Decimal("1.005")])
    def test_een_bedrag_dat_niet_kan_komt_er_langs_geen_weg_in(
        self, bedrag: Decimal, rij: Traject, consulent: Medewerker
    ) -> None:
        AANSCHRIJVEN(rij, consulent, NU)
        voor = stand(Schuld)
        with pytest.raises(Geweigerd):
            schuld(rij, str(bedrag))
        with pytest.raises(Geweigerd):
            schuld(rij, "5.00", oorspronkelijk_bedrag=bedrag)
        for via in (Herkomst.CODE, Herkomst.API, Herkomst.CONSULENT):
            with pytest.raises(Geweigerd):
                record_saldo(rij.aanschrijvingen.get(), bedrag=bedrag, via=via, door=None, op=NU)
        assert stand(Schuld) == voor

    @pytest.mark.parametrize(
        ("getypt", "melding"),
        [
            ("-12,00", "Een bedrag mag niet lager zijn dan 0."),
            ("100000000", "Vul een bedrag in van 99.999.999,99 of minder."),
            ("99999999999999999999999", "Het bedrag is te hoog."),
            ("1.234", "op twee manieren te lezen"),
            ("12,345", "op twee manieren te lezen"),
            ("twaalf", "Vul een bedrag in"),
        ],
    )
    def test_de_melding_staat_bij_het_veld_en_wat_getypt_is_blijft_staan(
        self, getypt: str, melding: str, als: Als, consulent: Medewerker, rij: Traject
    ) -> None:
        een = rij.schulden.get()
        antwoord = wijzig(als(consulent), een, opgegeven_bedrag=getypt, kenmerk="K-77")
        (fout,) = antwoord.context["form"].errors["opgegeven_bedrag"]
        assert melding in fout
        tekst = antwoord.content.decode()
        assert f'value="{getypt}"' in tekst and 'value="K-77"' in tekst
        een.refresh_from_db()
        assert een.opgegeven_bedrag == Decimal("1000.00")

    @pytest.mark.parametrize(
        ("getypt", "bedrag"),
        [("1.234,56", "1234.56"), ("1234.56", "1234.56"), ("€ 12,-", "12"), ("€ 1 234,5", "1234.50"), ("0", "0")],
    )
    def test_een_bedrag_zoals_mensen_het_schrijven(
        self, getypt: str, bedrag: str, als: Als, consulent: Medewerker, rij: Traject
    ) -> None:
        een = rij.schulden.get()
        assert wijzig(als(consulent), een, opgegeven_bedrag=getypt).status_code == 302
        een.refresh_from_db()
        assert een.opgegeven_bedrag == Decimal(bedrag)
        (regel,) = lees_lijst(f"Energie;{getypt}", date(2026, 11, 2)).regels
        assert regel.bedrag == Decimal(bedrag)


class TestMeerBevestigdDanGevorderd:
    """Wie een consulent is, bevestigt niet meer dan de schuldeiser vraagt zonder te zeggen waarom."""

    def test_zonder_antwoord_telt_wat_de_inwoner_noemde(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        een = rij.schulden.get()
        antwoord = wijzig(als(consulent), een, bevestigd_bedrag="1.000,01")
        (fout,) = antwoord.context["form"].errors["verschil_reden"]
        assert fout == (
            "De inwoner gaf €\xa01.000,00 op. U bevestigt €\xa01.000,01; dat is €\xa00,01 meer, en de schuldeiser "
            "heeft nog niet geantwoord. Klopt dat? Schrijf dan op waarom."
        )
        assert 'value="1.000,01"' in antwoord.content.decode()
        een.refresh_from_db()
        assert een.bevestigd_bedrag is None
        assert wijzig(als(consulent), een, bevestigd_bedrag="1.000,00").status_code == 302

    def test_boven_wat_de_schuldeiser_zelf_vordert(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        AANSCHRIJVEN(rij, consulent, NU)
        record_saldo(rij.aanschrijvingen.get(), bedrag=Decimal("1300.00"), via=Herkomst.CODE, door=None, op=NU)
        een = rij.schulden.select_related("traject").get()
        antwoord = wijzig(als(consulent), een, bevestigd_bedrag="1.350,00")
        for stuk in ("vordert €\xa01.300,00", "U bevestigt €\xa01.350,00; dat is €\xa050,00 meer dan hij vraagt."):
            assert stuk in antwoord.content.decode()
        een.refresh_from_db()
        assert (een.bevestigd_bedrag, een.valt_op) == (Decimal(1300), True)
        goed = wijzig(als(consulent), een, bevestigd_bedrag="1.350,00", verschil_reden="Belde: rente erbij.")
        assert goed.status_code == 302
        een.refresh_from_db()
        assert (een.bevestigd_bedrag, een.verschil_reden, een.valt_op) == (
            Decimal(1350), "Belde: rente erbij.", False,
        )  # fmt: skip

    def test_een_schuldeiser_mag_meer_vorderen_en_het_dossier_vraagt_te_kijken(
        self, als: Als, consulent: Medewerker, rij: Traject
    ) -> None:
        AANSCHRIJVEN(rij, consulent, NU)
        record_saldo(rij.aanschrijvingen.get(), bedrag=Decimal(3000), via=Herkomst.API, door=None, op=NU)
        een = rij.schulden.get()
        assert een.bedrag == Decimal(3000)
        browser = als(consulent)
        assert browser.get(url("schulden", rij.pk)).context["opvallend"] == [een]
        assert "veel meer dan de inwoner noemde" in browser.get(url("schuld-details", een.pk)).content.decode()
        leeg = browser.post(url("schuld-verschil", een.pk), {"reden": ""})
        assert "Vul ‘Wat verklaart het verschil?’ in." in leeg.content.decode()
        assert browser.post(url("schuld-verschil", een.pk), {"reden": "Proceskosten."}).status_code == 302
        assert browser.get(url("schulden", rij.pk)).context["opvallend"] == []


class TestLijst:
    def post(self, browser: Browser, rij: Traject, tekst: str = "", **anders: Any) -> Any:
        return browser.post(url("schuldenlijst", rij.pk), {"tekst": tekst, **anders})

    def bestand(self, inhoud: bytes) -> dict[str, Any]:
        return {"bestand": SimpleUploadedFile("lijst.xlsx", inhoud)}

    def test_vijfduizend_geplakte_regels_met_drie_fouten(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        regels = [f"Schuldeiser {n} BV;{n},50;K-{n}" for n in range(1, 5001)]
        regels[2], regels[2499], regels[4999] = "Energie;-5,00;K", "Water;1.234;K", "Huur;100000000;K"
        voor = stand(Schuld, Schuldeiser)
        antwoord = self.post(als(consulent), rij, "\n".join(regels))
        gemeld = [(fout.nummer, fout.melding) for fout in antwoord.context["fouten"]]
        assert gemeld == [
            (3, "Het bedrag -5,00 is negatief. Een schuld kan niet negatief zijn."),
            (2500, "Het bedrag 1.234 is op twee manieren te lezen. Typ 1234,00 of 1,23."),
            (5000, "Het bedrag is te hoog. Het hoogste bedrag is €\xa099.999.999,99."),
        ]
        tekst = antwoord.content.decode()
        assert "Er kloppen 3 regels niet: 3, 2500, 5000. Er is niets bewaard." in tekst
        assert all(regel in tekst for regel in (regels[0], regels[2], regels[4998], regels[4999]))
        assert stand(Schuld, Schuldeiser) == voor

    def test_vijfduizend_rijen_uit_excel_met_drie_fouten(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        rijen: list[list[Any]] = [["Naam", "Bedrag", "Kenmerk"]]
        rijen += [[f"Schuldeiser {n} BV", n + 0.5, f"K-{n}"] for n in range(1, 5001)]
        rijen[17][1], rijen[2500][1], rijen[5000][0] = -5, "vijf", None
        voor = stand(Schuld, Schuldeiser)
        antwoord = self.post(als(consulent), rij, **self.bestand(xlsx(rijen)))
        assert [fout.nummer for fout in antwoord.context["fouten"]] == [18, 2501, 5001]
        assert "Schuldeiser 4999 BV\t4999,50\tK-4999" in antwoord.content.decode()
        assert stand(Schuld, Schuldeiser) == voor

    def test_excel_met_datum_bedrag_en_wie_optreedt_gaat_er_in_zijn_geheel_in(
        self, als: Als, consulent: Medewerker, rij: Traject
    ) -> None:
        schuldeiser("Energie Noord", handelsnamen="Noordstroom")
        delta = schuldeiser("Incasso Delta", rol=Schuldeiserrol.INCASSOBUREAU)
        kop = ["Schuldeiser", "Saldo", "Kenmerk", "Peildatum", "Hoofdsom", "Incassobureau", "Kenmerk incasso"]
        rijen = [kop, ["Noordstroom", 1234.5, 991, date(2026, 10, 1), 900, "incasso delta", "I-7"]]
        browser = als(consulent)
        nakijken = self.post(browser, rij, **self.bestand(xlsx(rijen)))
        tekst = nakijken.content.decode()
        assert "via incasso delta, I-7" in tekst and "eerst €\xa0900,00" in tekst
        invoer = {"stap": "bewaren", "verwacht_versie": Traject.objects.get(pk=rij.pk).versie}
        assert self.post(browser, rij, nakijken.context["form"]["tekst"].value(), **invoer).status_code == 302
        een = rij.schulden.get(kenmerk="991")
        assert (een.opgegeven_bedrag, een.oorspronkelijk_bedrag) == (Decimal("1234.50"), Decimal(900))
        assert (een.peil_datum, een.vertegenwoordiger) == (date(2026, 10, 1), delta)
        assert (een.vertegenwoordiger_kenmerk, str(een.schuldeiser)) == ("I-7", "Energie Noord")

    def test_wie_optreedt_wordt_nooit_geraden(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        schuldeiser("Delta")  # staat er, maar treedt niet op
        lijst = "naam;bedrag;incassobureau;kenmerk incasso\nWater;5;Delta;I-1\nHuur;6;;I-2"
        antwoord = self.post(als(consulent), rij, lijst)
        assert [fout.melding for fout in antwoord.context["fouten"]] == [
            "Er staat een kenmerk van wie optreedt, maar niet wie dat is."
        ]
        antwoord = self.post(als(consulent), rij, lijst.replace(";;I-2", ""))
        (fout,) = antwoord.context["fouten"]
        assert (fout.nummer, fout.melding[:60]) == (2, "‘Delta’ staat niet precies zo in het register als incassobur")
        assert "Water;5;Delta;I-1" in antwoord.content.decode()

    def test_een_ongewoon_hoog_bedrag_valt_op_maar_mag(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        schuldeiser("Bank")
        assert "Ongewoon hoog bedrag" in self.post(als(consulent), rij, "Bank;1.250.000,00").content.decode()
        assert "Ongewoon hoog bedrag" not in self.post(als(consulent), rij, "Bank;999.999,99").content.decode()
