"""Schulden en het register van schuldeisers op het scherm."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import AANSCHRIJVEN, NU, beantwoord_alles, schuld, schuldeiser, traject_in
from trajecten.choices import AanschrijvingStatus, BuitenReden
from trajecten.choices import TrajectStatus as T
from trajecten.models import Aanschrijving, Schuld, Schuldeiser, Traject
from trajecten.services.aanschrijving import AANSCHRIJVEN as AANSCHRIJVEN_WERK
from trajecten.services.aanschrijving import BEREKENEN, WACHTEN
from trajecten.services.schuld import update_schuld

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
EISER = {"naam": "Oom Kees", "soort": "Overig", "postcode": "1234ab"}


def url(naam: str, *args: object) -> str:
    return reverse(f"trajecten:{naam}", args=args)


@pytest.fixture
def rij(consulent: Medewerker) -> Traject:
    return traject_in(T.INVENTARISATIE, consulent)


class TestOverzicht:
    def test_totalen_tellen_op(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        AANSCHRIJVEN(rij, consulent, NU)
        beantwoord_alles(rij, consulent)
        schuld(rij, "100.10", buiten_reden=BuitenReden.BETWIST)
        context = als(consulent).get(url("schulden", rij.pk)).context
        totaal = context["totaal"]
        alles = totaal.alles
        assert (alles.opgegeven, alles.bevestigd) == (Decimal("5900.10"), Decimal("5800.00"))
        assert alles.geldend == sum(s.bedrag for s, _ in context["rijen"]) == Decimal("5900.10")
        assert totaal.mee.geldend == Decimal("5800.00")
        assert [naam for naam, _ in totaal.regels] == ["Concurrent", "Buiten de regeling"]

    def test_leeg_zegt_wat_te_doen(self, als: Als, consulent: Medewerker) -> None:
        rij = traject_in(T.PLAN_VAN_AANPAK, consulent, bedragen=())
        assert "Nog geen schulden" in als(consulent).get(url("schulden", rij.pk)).content.decode()

    def test_elders_niet_en_meekijker_zonder_knoppen(
        self, als: Als, rij: Traject, buitenstaander: Medewerker, kwaliteit: Medewerker
    ) -> None:
        assert als(buitenstaander).get(url("schulden", rij.pk)).status_code == 404
        tekst = als(kwaliteit).get(url("schulden", rij.pk)).content.decode()
        assert "kijkt u mee" in tekst
        assert url("schuld-nieuw", rij.pk) not in tekst


class TestToevoegen:
    def test_zoeken_kiezen_invullen(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        eiser = schuldeiser("Water Zuid", is_preferent=True)
        browser = als(consulent)
        gevonden = browser.get(url("schuld-nieuw", rij.pk), {"zoek": "water"})
        assert f"?schuldeiser={eiser.pk}" in gevonden.content.decode()
        adres = f"{url('schuld-nieuw', rij.pk)}?schuldeiser={eiser.pk}"
        assert browser.get(adres).context["form"].initial["is_preferent"] is True
        invoer = {"opgegeven_bedrag": "1.234,56", "kenmerk": "A-1", "verwacht_versie": rij.versie}
        assert browser.post(adres, invoer).status_code == 302
        nieuw = Schuld.objects.get(schuldeiser=eiser)
        assert (nieuw.opgegeven_bedrag, nieuw.kenmerk, nieuw.doet_mee) == (Decimal("1234.56"), "A-1", True)
        assert browser.post(adres, invoer).status_code == 409  # dubbel verstuurd: geen tweede schuld
        assert Schuld.objects.filter(schuldeiser=eiser).count() == 1

    def test_buiten_de_regeling_met_reden(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        eiser = schuldeiser("DUO")
        adres = f"{url('schuld-nieuw', rij.pk)}?schuldeiser={eiser.pk}"
        als(consulent).post(adres, {"opgegeven_bedrag": "", "buiten_reden": "studieschuld"})
        nieuw = Schuld.objects.get(schuldeiser=eiser)
        assert (nieuw.doet_mee, nieuw.buiten_reden, nieuw.opgegeven_bedrag) == (False, BuitenReden.STUDIESCHULD, None)

    def test_fout_bedrag_blijft_staan(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        adres = f"{url('schuld-nieuw', rij.pk)}?schuldeiser={schuldeiser('X').pk}"
        antwoord = als(consulent).post(adres, {"opgegeven_bedrag": "1.234", "kenmerk": "Blijft"})
        assert 'value="1.234"' in antwoord.content.decode()
        assert "Blijft" in antwoord.content.decode()
        assert rij.schulden.count() == 2

    def test_rol_gemeente_en_stand(
        self, als: Als, consulent: Medewerker, rij: Traject, kwaliteit: Medewerker, buitenstaander: Medewerker
    ) -> None:
        assert als(kwaliteit).get(url("schuld-nieuw", rij.pk)).status_code == 403
        assert als(buitenstaander).get(url("schuld-nieuw", rij.pk)).status_code == 404
        laat = traject_in(T.LOOPTIJD, consulent)
        assert "schulden liggen vast" in als(consulent).get(url("schuld-nieuw", laat.pk)).content.decode()
        adres = f"{url('schuld-nieuw', laat.pk)}?schuldeiser={schuldeiser('Y').pk}"
        assert "veranderen nu niet meer" in als(consulent).post(adres, {"opgegeven_bedrag": "5"}).content.decode()
        assert laat.schulden.count() == 2

    def test_privepersoon_van_elders_is_niet_te_kiezen(
        self, als: Als, consulent: Medewerker, rij: Traject, andere_gemeente: Gemeente
    ) -> None:
        tante = schuldeiser("Tante Elders", is_privepersoon=True, gemeente=andere_gemeente)
        browser = als(consulent)
        assert browser.get(f"{url('schuld-nieuw', rij.pk)}?schuldeiser={tante.pk}").status_code == 404
        assert not list(browser.get(url("schuld-nieuw", rij.pk), {"zoek": "tante"}).context["gevonden"])

    def test_nieuwe_schuldeiser_gaat_verder_met_de_schuld(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        invoer = EISER | {"is_privepersoon": "on", "gemeente": str(rij.gemeente_id)}
        antwoord = als(consulent).post(url("schuldeiser-bij-schuld", rij.pk), invoer)
        kees = Schuldeiser.objects.get(naam="Oom Kees")
        assert antwoord.headers["Location"] == f"{url('schuld-nieuw', rij.pk)}?schuldeiser={kees.pk}"
        assert (kees.gemeente, kees.postcode) == (rij.gemeente, "1234 AB")


class TestWijzigen:
    VELDEN = {"opgegeven_bedrag": "700", "bevestigd_bedrag": "650", "kenmerk": "N", "is_preferent": "on"}

    def test_werkt_en_wordt_gelogd(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        een = rij.schulden.first()
        browser = als(consulent)
        assert browser.post(url("schuld", een.pk), self.VELDEN | {"verwacht_versie": rij.versie}).status_code == 302
        een.refresh_from_db()
        assert (een.bevestigd_bedrag, een.is_preferent) == (Decimal(650), True)
        assert AuditRegel.objects.filter(handeling=Handeling.WIJZIGEN, toelichting="schuld").exists()
        assert browser.post(url("schuld", een.pk), self.VELDEN | {"verwacht_versie": rij.versie}).status_code == 409

    def test_rol_gemeente_en_stand(
        self, als: Als, consulent: Medewerker, rij: Traject, kwaliteit: Medewerker, buitenstaander: Medewerker
    ) -> None:
        een = rij.schulden.first()
        assert als(kwaliteit).post(url("schuld", een.pk), self.VELDEN).status_code == 403
        assert als(buitenstaander).post(url("schuld", een.pk), self.VELDEN).status_code == 404
        vast = traject_in(T.VOORSTEL, consulent).schulden.first()
        antwoord = als(consulent).post(url("schuld", vast.pk), self.VELDEN)
        assert "veranderen nu niet meer" in antwoord.content.decode()
        assert 'value="700"' in antwoord.content.decode()


class TestSaldo:
    @pytest.fixture
    def vraag(self, rij: Traject, consulent: Medewerker) -> Aanschrijving:
        AANSCHRIJVEN(rij, consulent, NU)
        return rij.aanschrijvingen.first()  # type: ignore[return-value]

    def test_met_de_hand(self, als: Als, consulent: Medewerker, vraag: Aanschrijving) -> None:
        invoer = {"bedrag": "4.800,50", "kenmerk": "K-9", "verwacht_versie": vraag.versie}
        assert als(consulent).post(url("saldo", vraag.pk), invoer).status_code == 302
        vraag.refresh_from_db()
        assert (vraag.status, vraag.antwoord_via) == (AanschrijvingStatus.BEANTWOORD, "consulent")
        assert Schuld.objects.get(pk=vraag.schuld_id).bevestigd_bedrag == Decimal("4800.50")
        assert als(consulent).post(url("saldo", vraag.pk), invoer).status_code == 409

    def test_fout_rol_gemeente_stand(
        self,
        als: Als,
        consulent: Medewerker,
        vraag: Aanschrijving,
        kwaliteit: Medewerker,
        buitenstaander: Medewerker,
    ) -> None:
        antwoord = als(consulent).post(url("saldo", vraag.pk), {"bedrag": "veel", "opmerking": "Per mail"})
        assert "Per mail" in antwoord.content.decode()
        assert als(kwaliteit).post(url("saldo", vraag.pk), {"bedrag": "1"}).status_code == 403
        assert als(buitenstaander).post(url("saldo", vraag.pk), {"bedrag": "1"}).status_code == 404
        laat = traject_in(T.VOORSTEL, consulent).aanschrijvingen.first()
        antwoord = als(consulent).post(url("saldo", laat.pk), {"bedrag": "1"})
        assert "inventarisatie van dit dossier is afgesloten" in antwoord.content.decode()


class TestRegister:
    def test_lijst_zoekt_filtert_en_sorteert(self, als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
        for n in range(60):
            schuldeiser(f"Eiser {n:02d}", is_preferent=n < 3)
        browser = als(consulent)
        browser.get(url("schuldeisers"))
        with CaptureQueriesContext(connection) as vragen:
            eerste = browser.get(url("schuldeisers"))
        assert len(vragen) <= 6
        assert eerste.context["pagina"].paginator.count == 60
        assert browser.get(url("schuldeisers"), {"preferent": "ja"}).context["pagina"].paginator.count == 3
        gezocht = browser.get(url("schuldeisers"), {"zoek": "eiser 1", "sorteer": "-naam"}).context["pagina"]
        assert [r.naam for r in gezocht][:2] == ["Eiser 19", "Eiser 18"]
        assert "Geen schuldeisers met dit filter" in browser.get(url("schuldeisers"), {"zoek": "q"}).content.decode()

    def test_privepersoon_ziet_alleen_de_eigen_gemeente(
        self, als: Als, consulent: Medewerker, buitenstaander: Medewerker, gemeente: Gemeente
    ) -> None:
        kees = schuldeiser("Oom Kees", is_privepersoon=True, gemeente=gemeente)
        assert als(consulent).get(url("schuldeiser", kees.pk)).status_code == 200
        for naam in ("schuldeiser", "schuldeiser-wijzigen"):
            assert als(buitenstaander).get(url(naam, kees.pk)).status_code == 404
        assert "Oom Kees" not in als(buitenstaander).get(url("schuldeisers")).content.decode()

    def test_toevoegen(self, als: Als, consulent: Medewerker, kwaliteit: Medewerker, gemeente: Gemeente) -> None:
        assert als(kwaliteit).post(url("schuldeiser-nieuw"), EISER).status_code == 403
        fout = als(consulent).post(url("schuldeiser-nieuw"), EISER | {"kvk_nummer": "12", "postcode": "0"})
        assert {"kvk_nummer", "postcode"} == set(fout.context["form"].errors)
        prive = als(consulent).post(url("schuldeiser-nieuw"), EISER | {"is_privepersoon": "on", "gemeente": ""})
        assert "gemeente" in prive.context["form"].errors
        assert als(consulent).post(url("schuldeiser-nieuw"), EISER).status_code == 302
        nieuw = Schuldeiser.objects.get()
        assert (nieuw.gemeente, nieuw.is_privepersoon) == (None, False)

    def test_wijzigen(self, als: Als, consulent: Medewerker, kwaliteit: Medewerker, gemeente: Gemeente) -> None:
        eiser = schuldeiser("Oud")
        invoer = EISER | {"is_vooraf_akkoord": "on", "vooraf_akkoord_tot_datum": "31-12-2027"}
        assert als(kwaliteit).post(url("schuldeiser-wijzigen", eiser.pk), invoer).status_code == 403
        fout = als(consulent).post(
            url("schuldeiser-wijzigen", eiser.pk), EISER | {"vooraf_akkoord_tot_datum": "1-1-2027"}
        )
        assert "hoort bij een schuldeiser die vooraf akkoord gaf" in fout.content.decode()
        assert als(consulent).post(url("schuldeiser-wijzigen", eiser.pk), invoer).status_code == 302
        eiser.refresh_from_db()
        assert (eiser.naam, eiser.is_vooraf_akkoord) == ("Oom Kees", True)
        assert AuditRegel.objects.filter(handeling=Handeling.WIJZIGEN, onderwerp="trajecten.schuldeiser").exists()
        assert "Ja, tot en met 31-12-2027" in als(consulent).get(url("schuldeiser", eiser.pk)).content.decode()


class TestVolgendWerk:
    """Wat in “Mijn werk” staat, volgt de schulden."""

    def wijzig(self, een: Schuld, door: Medewerker, **anders: object) -> None:
        velden = {
            "opgegeven_bedrag": een.opgegeven_bedrag,
            "bevestigd_bedrag": een.bevestigd_bedrag,
            "kenmerk": "",
            "is_preferent": False,
            "is_zakelijk": False,
            "buiten_reden": None,
        }
        update_schuld(een, **(velden | anders), door=door, op=NU)

    def test_een_nieuwe_schuld_moet_nog_worden_aangeschreven(self, consulent: Medewerker, rij: Traject) -> None:
        AANSCHRIJVEN(rij, consulent, NU)
        beantwoord_alles(rij, consulent)
        rij.refresh_from_db()
        assert rij.actie == BEREKENEN
        nieuw = schuld(rij, "50.00")
        rij.refresh_from_db()
        assert rij.actie == AANSCHRIJVEN_WERK
        self.wijzig(nieuw, consulent, buiten_reden=BuitenReden.BETWIST)
        rij.refresh_from_db()
        assert rij.actie == BEREKENEN

    def test_wie_de_nieuwe_schuld_eruit_haalt_wacht_weer(self, consulent: Medewerker, rij: Traject) -> None:
        AANSCHRIJVEN(rij, consulent, NU)
        nieuw = schuld(rij, "50.00")
        self.wijzig(nieuw, consulent, buiten_reden=BuitenReden.BETWIST)
        rij.refresh_from_db()
        laatste = rij.aanschrijvingen.first()
        assert (rij.actie, rij.actie_uiterlijk_datum) == (WACHTEN, laatste.reactie_uiterlijk_datum)

    def test_een_met_de_hand_bevestigd_bedrag_telt_ook(self, consulent: Medewerker) -> None:
        rij = traject_in(T.INVENTARISATIE, consulent, bedragen=("10.00",))
        self.wijzig(rij.schulden.get(), consulent, bevestigd_bedrag=Decimal(9))
        rij.refresh_from_db()
        assert rij.actie == BEREKENEN
