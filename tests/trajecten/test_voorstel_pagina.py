"""Het voorstel op het scherm: nakijken, versturen, antwoorden invoeren."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.brieven.models import Brief
from schuldhulp.organisatie.models import Medewerker
from tests.builders import AANSCHRIJVEN, NU, beantwoord_alles, schuld, traject_in
from trajecten.choices import Antwoord, Oplossingsoort, VoorstelStatus
from trajecten.choices import TrajectStatus as T
from trajecten.models import Schuldeiser, Traject, Voorstel
from trajecten.services.schuld import update_schuld
from trajecten.services.voorstel import calculate_voorstel

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def url(naam: str, pk: object) -> str:
    return reverse(f"trajecten:{naam}", args=[pk])


@pytest.fixture
def concept(consulent: Medewerker) -> Voorstel:
    rij = traject_in(T.INVENTARISATIE, consulent)
    schuld(rij, "333.33", is_preferent=True)
    AANSCHRIJVEN(rij, consulent, NU)
    beantwoord_alles(rij, consulent)
    return calculate_voorstel(
        rij,
        soort=Oplossingsoort.SANERINGSKREDIET,
        inkomen=Decimal(1800),
        vtlb=Decimal(1700),
        door=consulent,
        op=NU,
    )


def test_tabel_telt_op_tot_de_pot_en_legt_uit(als: Als, consulent: Medewerker, concept: Voorstel) -> None:
    antwoord = als(consulent).get(url("voorstel", concept.pk))
    context = antwoord.context
    assert sum(r.aangeboden_bedrag for r in context["regels"]) == context["aangeboden"]
    assert context["aangeboden"] + context["restant"] == concept.pot_bedrag == Decimal("1800.00")
    assert context["restant"] == 0
    for regel in concept.toelichting:
        assert regel in antwoord.content.decode()
    assert context["acties"][0]["toegestaan"] is True


def test_versturen_precies_een_keer(als: Als, consulent: Medewerker, concept: Voorstel) -> None:
    browser = als(consulent)
    adres = url("voorstel-versturen", concept.pk)
    browser.post(adres, {"verwacht_versie": concept.versie})
    concept.refresh_from_db()
    assert concept.status == VoorstelStatus.VERSTUURD
    assert Brief.objects.filter(soort="voorstel").count() == 3
    tekst = browser.post(adres, follow=True).content.decode()
    assert "Dit kan niet in de status" in tekst
    assert Brief.objects.filter(soort="voorstel").count() == 3


def test_versturen_mag_niet_iedereen(
    als: Als, concept: Voorstel, kwaliteit: Medewerker, buitenstaander: Medewerker, consulent: Medewerker
) -> None:
    adres = url("voorstel-versturen", concept.pk)
    assert als(kwaliteit).post(adres).status_code == 403
    assert als(buitenstaander).post(adres).status_code == 404
    assert als(buitenstaander).get(url("voorstel", concept.pk)).status_code == 404
    assert als(consulent).get(adres).status_code == 405
    acties = als(kwaliteit).get(url("voorstel", concept.pk)).context["acties"]
    assert not [a for a in acties if a["toegestaan"]]
    concept.refresh_from_db()
    assert concept.status == VoorstelStatus.CONCEPT


def test_oud_geworden_berekening_gaat_niet_weg(als: Als, consulent: Medewerker, concept: Voorstel) -> None:
    een = concept.traject.schulden.first()
    velden = {
        "kenmerk": "",
        "is_preferent": False,
        "is_zakelijk": False,
        "buiten_reden": None,
        "verschil_reden": "Rente.",
    }
    bedragen = {"opgegeven_bedrag": een.opgegeven_bedrag, "bevestigd_bedrag": Decimal(9999)}
    update_schuld(een, **bedragen, **velden, door=consulent, op=NU)
    antwoord = als(consulent).post(url("voorstel-versturen", concept.pk), follow=True)
    assert "Bereken het voorstel opnieuw" in antwoord.content.decode()
    assert not Brief.objects.filter(soort="voorstel").exists()


def test_vooraf_akkoord_krijgt_geen_brief(als: Als, consulent: Medewerker, concept: Voorstel) -> None:
    Schuldeiser.objects.update(is_vooraf_akkoord=True)
    als(consulent).post(url("voorstel-versturen", concept.pk))
    assert not Brief.objects.filter(soort="voorstel").exists()
    assert Traject.objects.get().status == T.AKKOORD


class TestAntwoord:
    @pytest.fixture
    def voorstel(self, consulent: Medewerker) -> Voorstel:
        return traject_in(T.VOORSTEL, consulent).voorstellen.get()

    def test_allemaal_akkoord_wordt_akkoord(self, als: Als, consulent: Medewerker, voorstel: Voorstel) -> None:
        browser = als(consulent)
        for regel in voorstel.regels.all():
            assert browser.post(url("antwoord", regel.pk), {"antwoord": "akkoord"}).status_code == 302
        voorstel.refresh_from_db()
        assert (voorstel.status, voorstel.traject.status) == (VoorstelStatus.AKKOORD, T.AKKOORD)
        laat = browser.get(url("antwoord", voorstel.regels.first().pk))
        assert "staat niet meer open" in laat.content.decode()
        post = browser.post(url("antwoord", voorstel.regels.first().pk), {"antwoord": "akkoord"})
        assert "staat niet meer open" in post.content.decode()

    def test_afwijzen_vraagt_een_reden(self, als: Als, consulent: Medewerker, voorstel: Voorstel) -> None:
        regel = voorstel.regels.first()
        antwoord = als(consulent).post(url("antwoord", regel.pk), {"antwoord": "afgewezen"})
        assert antwoord.context["form"].errors["reden"]
        assert antwoord.context["form"]["antwoord"].value() == "afgewezen"
        als(consulent).post(url("antwoord", regel.pk), {"antwoord": "afgewezen", "reden": "Te laag"})
        regel.refresh_from_db()
        assert (regel.antwoord, regel.reden) == (Antwoord.AFGEWEZEN, "Te laag")

    def test_rol_en_gemeente(
        self, als: Als, voorstel: Voorstel, kwaliteit: Medewerker, buitenstaander: Medewerker
    ) -> None:
        regel = voorstel.regels.first()
        assert als(kwaliteit).post(url("antwoord", regel.pk), {"antwoord": "akkoord"}).status_code == 403
        assert als(buitenstaander).post(url("antwoord", regel.pk), {"antwoord": "akkoord"}).status_code == 404


def test_schuld_zonder_schuldeiser_krijgt_geen_saldoverzoek(consulent: Medewerker) -> None:
    from trajecten.models import Schuld

    rij = traject_in(T.INVENTARISATIE, consulent, bedragen=("100.00",))
    Schuld.objects.create(traject=rij, opgegeven_bedrag=Decimal(5), volgorde=9)
    AANSCHRIJVEN(rij, consulent, NU)
    assert rij.aanschrijvingen.count() == 1
