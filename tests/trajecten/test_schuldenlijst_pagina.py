"""Een lijst schulden invoeren: eerst nakijken, dan alles of niets, en nooit dubbel."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import stand
from tests.builders import NU, schuld, schuldeiser, traject_in
from trajecten.choices import Schuldsoort
from trajecten.choices import TrajectStatus as T
from trajecten.models import Schuld, Schuldeiser, Traject
from trajecten.services.schuldenlijst import Lijstschuld, NieuweEiser, add_schuldenlijst

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
LIJST = "Energie Noord B.V.;€ 1.234,56;K-1\nGarage Smit BV;100;G-2\nOom Kees;50,00\nWater;onbekend;W-3;Nuts"


@pytest.fixture
def rij(consulent: Medewerker) -> Traject:
    return traject_in(T.PLAN_VAN_AANPAK, consulent, bedragen=())


def adres(rij: Traject) -> str:
    return reverse("trajecten:schuldenlijst", args=[rij.pk])


def bewaar(rij: Traject, tekst: str = LIJST, **anders: Any) -> dict[str, Any]:
    keuzes = {"wie-2": "nieuw:Overig", "wie-3": "privé", "wie-4": "nieuw:Nuts"}
    return {"tekst": tekst, "stap": "bewaren", "verwacht_versie": rij.versie, **keuzes, **anders}


class TestPagina:
    def test_nakijken_bewaart_niets_en_toont_wie_het_is(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        noord = schuldeiser("Energie Noord")
        voor = stand(Schuld, Schuldeiser)
        antwoord = als(consulent).post(adres(rij), {"tekst": LIJST})
        assert stand(Schuld, Schuldeiser) == voor
        assert [eiser for _, eiser, _ in antwoord.context["rijen"]] == [noord, None, None, None]
        assert antwoord.context["lijst"].totaal == Decimal("1384.56")
        tekst = antwoord.content.decode()
        assert tekst.count("1.384,56") == 2  # boven en onder de lijst
        assert "zonder 1 onbekend bedrag" in tekst
        begin = {naam: veld.initial for naam, veld in antwoord.context["form"].fields.items() if naam[:3] == "wie"}
        assert begin == {"wie-2": "nieuw:Overig", "wie-3": "", "wie-4": "nieuw:Nuts"}

    def test_bewaren_geeft_alle_schulden_en_klopt_met_het_totaal(
        self, als: Als, consulent: Medewerker, rij: Traject
    ) -> None:
        noord = schuldeiser("Energie Noord")
        assert als(consulent).post(adres(rij), bewaar(rij)).status_code == 302
        schulden = list(rij.schulden.select_related("schuldeiser"))
        assert [(s.schuldeiser.naam, s.opgegeven_bedrag, s.kenmerk, s.soort) for s in schulden if s.schuldeiser] == [
            ("Energie Noord", Decimal("1234.56"), "K-1", "Nuts"),
            ("Garage Smit BV", Decimal(100), "G-2", "Overig"),
            ("Oom Kees", Decimal(50), "", "Overig"),
            ("Water", None, "W-3", "Nuts"),
        ]
        assert schulden[0].schuldeiser == noord
        kees = Schuldeiser.objects.get(naam="Oom Kees")
        assert (kees.is_privepersoon, kees.gemeente) == (True, rij.gemeente)
        totaal = als(consulent).get(reverse("trajecten:schulden", args=[rij.pk])).context["totaal"]
        assert totaal.alles.opgegeven == Decimal("1384.56")

    def test_dubbel_versturen_geeft_een_lijst(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        schuldeiser("Energie Noord")
        browser, invoer = als(consulent), bewaar(rij)
        assert browser.post(adres(rij), invoer).status_code == 302
        nogmaals = browser.post(adres(rij), invoer)
        assert nogmaals.status_code == 409
        assert nogmaals.context["dubbel"] == 3  # een privépersoon is nooit vanzelf zeker
        assert f'name="verwacht_versie" value="{rij.versie}"' in nogmaals.content.decode()
        assert rij.schulden.count() == 4
        assert Schuldeiser.objects.filter(naam="Oom Kees").count() == 1

    def test_zonder_controlepagina_wordt_niets_bewaard(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        antwoord = als(consulent).post(adres(rij), bewaar(rij, verwacht_versie=""))
        assert "Dit staat op de lijst" in antwoord.content.decode()
        assert not rij.schulden.exists()

    def test_vijfduizend_regels_met_drie_fouten(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        regels = [f"Schuldeiser {n} BV;{n},50;K-{n}" for n in range(1, 5001)]
        regels[16], regels[2499], regels[4999] = "Energie;-5;K", "Water;vijf;K", "Huur"
        voor = stand(Schuld, Schuldeiser)
        antwoord = als(consulent).post(adres(rij), {"tekst": "\r\n".join(regels), "stap": "bewaren"})
        tekst = antwoord.content.decode()
        gemeld = re.findall(r'<th scope="row" class="getal">(\d+)</th><td>[^<]*</td><td>([^<]*)</td>', tekst)
        assert [nummer for nummer, _ in gemeld] == ["17", "2500", "5000"]
        assert "negatief" in gemeld[0][1]
        assert "Er kloppen 3 regels niet: 17, 2500, 5000. Er is niets bewaard." in tekst
        assert "Schuldeiser 4999 BV;4999,50;K-4999" in tekst
        assert stand(Schuld, Schuldeiser) == voor

    def test_vijfduizend_goede_regels_in_een_vast_aantal_queries(
        self, als: Als, consulent: Medewerker, rij: Traject
    ) -> None:
        for n in range(10):
            schuldeiser(f"Schuldeiser {n} BV")
        tekst = "\n".join(f"Schuldeiser {n % 10} BV;{n},50;K-{n}" for n in range(1, 5001))
        browser = als(consulent)
        browser.get(adres(rij))
        with CaptureQueriesContext(connection) as vragen:
            assert browser.post(adres(rij), bewaar(rij, tekst)).status_code == 302
        assert len(vragen) < 170  # bulk_create schrijft op SQLite in stukken
        assert rij.schulden.count() == 5000

    def test_een_bestand_komt_in_het_tekstvak(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        inhoud = "Café Zuid BV;-5\nWater;vijf".encode("cp1252")
        antwoord = als(consulent).post(adres(rij), {"tekst": "", "bestand": SimpleUploadedFile("lijst.csv", inhoud)})
        assert "Café Zuid BV;-5\nWater;vijf</textarea>" in antwoord.content.decode()
        assert [fout.nummer for fout in antwoord.context["fouten"]] == [1, 2]

    @pytest.mark.parametrize(
        ("tekst", "inhoud", "melding"),
        [
            ("", None, "Plak de lijst met schulden, of kies een bestand."),
            ("X;1", b"X;1", "niet allebei"),
            ("", b"PK\x03\x04rest", "Dit is geen Excel-bestand dat wij kunnen lezen."),
            ("", b"\xd0\xcf\x11\xe0oud", "Dit is geen Excel-bestand dat wij kunnen lezen."),
            ("", b"a\x00b;1", "Dit is geen tekstbestand."),
            ("", b"x" * 1_000_001, "te groot"),
            ("Kenmerk;Bedrag\nK;1", None, "ontbreekt de kolom"),
        ],
    )
    def test_fout_en_de_invoer_blijft_staan(
        self, tekst: str, inhoud: bytes | None, melding: str, als: Als, consulent: Medewerker, rij: Traject
    ) -> None:
        bestand = {"bestand": SimpleUploadedFile("lijst.csv", inhoud)} if inhoud else {}
        antwoord = als(consulent).post(adres(rij), {"tekst": tekst, **bestand})
        assert melding in antwoord.content.decode()
        assert f"{tekst}</textarea>" in antwoord.content.decode()

    def test_kiezen_moet_en_aanpassen_kan(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        twijfel = schuldeiser("Intrum Nederland")
        invoer = {"tekst": "Intrum;5", "stap": "bewaren", "verwacht_versie": rij.versie}
        antwoord = als(consulent).post(adres(rij), invoer)
        assert "Kies wie Intrum is (regel 1)." in antwoord.content.decode()
        terug = als(consulent).post(adres(rij), invoer | {"aanpassen": "ja"})
        assert "Intrum;5</textarea>" in terug.content.decode()
        assert not rij.schulden.exists()
        assert als(consulent).post(adres(rij), invoer | {"wie-1": str(twijfel.pk)}).status_code == 302
        assert rij.schulden.get().schuldeiser == twijfel

    def test_te_veel_uit_te_zoeken_namen(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        tekst = "\n".join(f"Onbekende {n};5" for n in range(501))
        antwoord = als(consulent).post(adres(rij), {"tekst": tekst})
        assert "501 namen die niet precies zo in het register staan" in antwoord.content.decode()

    def test_privepersoon_van_elders_is_niet_te_kiezen(
        self, als: Als, consulent: Medewerker, rij: Traject, andere_gemeente: Gemeente
    ) -> None:
        tante = schuldeiser("Tante Riet", is_privepersoon=True, gemeente=andere_gemeente)
        antwoord = als(consulent).post(adres(rij), {"tekst": "Tante Riet;5"})
        assert antwoord.context["form"].open["tante riet"].kandidaten == []
        invoer = {"tekst": "Tante Riet;5", "stap": "bewaren", "verwacht_versie": rij.versie, "wie-1": str(tante.pk)}
        assert "Deze keuze kan hier niet" in als(consulent).post(adres(rij), invoer).content.decode()
        assert not rij.schulden.exists()

    def test_rol_gemeente_en_stand(
        self, als: Als, consulent: Medewerker, rij: Traject, kwaliteit: Medewerker, buitenstaander: Medewerker
    ) -> None:
        assert als(kwaliteit).get(adres(rij)).status_code == 403
        assert als(kwaliteit).post(adres(rij), bewaar(rij)).status_code == 403
        assert als(buitenstaander).post(adres(rij), bewaar(rij)).status_code == 404
        laat = traject_in(T.LOOPTIJD, consulent)
        assert "schulden liggen vast" in als(consulent).get(adres(laat)).content.decode()
        antwoord = als(consulent).post(adres(laat), bewaar(laat, **{"wie-1": "nieuw:Nuts"}))
        assert "veranderen nu niet meer" in antwoord.content.decode()
        assert laat.schulden.count() == 2

    def test_de_knop_staat_bij_de_schulden(
        self, als: Als, consulent: Medewerker, rij: Traject, kwaliteit: Medewerker
    ) -> None:
        schulden = reverse("trajecten:schulden", args=[rij.pk])
        assert adres(rij) in als(consulent).get(schulden).content.decode()
        assert adres(rij) not in als(kwaliteit).get(schulden).content.decode()


class TestDienst:
    LIJST = (
        Lijstschuld(NieuweEiser("Oom Kees", Schuldsoort.OVERIG, is_privepersoon=True), Decimal(5)),
        Lijstschuld(NieuweEiser("Garage", Schuldsoort.OVERIG), Decimal(7), "G-1"),
        Lijstschuld(NieuweEiser("Garage", Schuldsoort.OVERIG), Decimal(8), "G-2"),
    )

    def test_een_nieuwe_schuldeiser_komt_een_keer_in_het_register(self, consulent: Medewerker, rij: Traject) -> None:
        nieuw = add_schuldenlijst(rij, self.LIJST, door=consulent, op=NU)
        assert nieuw[1].schuldeiser == nieuw[2].schuldeiser
        assert Schuldeiser.objects.filter(naam="Garage").count() == 1

    def test_een_negatief_bedrag_laat_niets_achter(self, consulent: Medewerker, rij: Traject) -> None:
        voor = stand(Schuld, Schuldeiser)
        with pytest.raises(Geweigerd, match="negatief"):
            add_schuldenlijst(rij, [*self.LIJST, Lijstschuld(schuldeiser_van(rij), Decimal(-1))], door=consulent, op=NU)
        assert stand(Schuld, Schuldeiser) == voor

    def test_wie_te_laat_is_legt_niets_vast(self, consulent: Medewerker, rij: Traject) -> None:
        gezien = rij.versie
        schuld(rij)
        with pytest.raises(Gelijktijdig):
            add_schuldenlijst(rij, self.LIJST, door=consulent, op=NU, verwacht_versie=gezien)
        assert not Schuldeiser.objects.filter(naam="Garage").exists()


def schuldeiser_van(rij: Traject) -> NieuweEiser:
    """Een schuldeiser die er nog niet is: ook die mag dan niet achterblijven."""
    return NieuweEiser(f"Eiser bij {rij.nummer}", Schuldsoort.NUTS)
