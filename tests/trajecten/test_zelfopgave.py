"""Schuldeisers die de inwoner zelf opschreef: overnemen geeft één schuld, en niet overnemen heeft een reden."""

import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.db.models import QuerySet
from django.test import Client as Browser
from django.urls import reverse

from intake.choices.zelf import ZelfintakeStatus as Z
from intake.models import Zelfschuld
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, VASTSTELLEN, WEGEN, schuld, schuldeiser
from tests.intake.test_gelijktijdig import tegelijk
from tests.zelf import traject_met_opgaven, zelfintake_in
from trajecten.choices import OpgaveReden
from trajecten.choices import TrajectStatus as T
from trajecten.models import Schuld, Schuldeiser, Traject, Zelfopgave
from trajecten.services import zelfopgave
from trajecten.services.schuld import NieuweSchuld
from trajecten.services.zelfopgave import decline_opgave, lijkt_op, open_opgaven, opgaven_van, take_over_opgave

Als = Callable[[Medewerker], Browser]


@pytest.fixture
def rij(consulent: Medewerker) -> Traject:
    return traject_met_opgaven(consulent, "energie noord bv", "Oom Karel")


def energie(traject: Traject) -> Zelfschuld:
    return opgaven_van(traject).get(naam="energie noord bv")


def neem_over(traject: Traject, door: Medewerker, **anders: object) -> Schuld:
    nieuw = NieuweSchuld(schuldeiser("Energie Noord"), Decimal(120), kenmerk="E-1")
    return take_over_opgave(traject, energie(traject), nieuw, door=door, op=NU, **anders)  # type: ignore[arg-type]


def url(naam: str, *args: object) -> str:
    return reverse(f"trajecten:{naam}", args=args)


@pytest.mark.django_db
class TestDienst:
    def test_overnemen_geeft_een_schuld_en_de_regel_is_klaar(self, consulent: Medewerker, rij: Traject) -> None:
        nieuw = neem_over(rij, consulent)
        assert (nieuw.opgegeven_bedrag, nieuw.kenmerk, nieuw.traject) == (Decimal(120), "E-1", rij)
        assert [o.naam for o in open_opgaven(rij)] == ["Oom Karel"]
        assert AuditRegel.objects.filter(toelichting="zelf opgegeven schuldeiser overgenomen").count() == 1

    def test_dubbel_overnemen_geeft_een_schuld(self, consulent: Medewerker, rij: Traject) -> None:
        gezien = rij.versie
        eerste, tweede = (neem_over(rij, consulent, verwacht_versie=gezien) for _ in range(2))
        assert eerste.pk == tweede.pk
        assert (Schuld.objects.count(), Zelfopgave.objects.count()) == (1, 1)

    def test_een_ander_was_eerder(self, consulent: Medewerker, rij: Traject) -> None:
        with pytest.raises(Gelijktijdig):
            neem_over(rij, consulent, verwacht_versie=rij.versie - 1)
        assert not Schuld.objects.exists()

    def test_niet_overnemen_met_reden_en_toch_overnemen(self, consulent: Medewerker, rij: Traject) -> None:
        decline_opgave(rij, energie(rij), reden=OpgaveReden.BETAALD, door=consulent, op=NU)
        assert [o.naam for o in open_opgaven(rij)] == ["Oom Karel"]
        neem_over(Traject.objects.get(pk=rij.pk), consulent)
        opgave = Zelfopgave.objects.get()
        assert (opgave.reden, opgave.schuld) == ("", Schuld.objects.get())
        with pytest.raises(Geweigerd, match="al overgenomen"):
            decline_opgave(rij, energie(rij), reden=OpgaveReden.DUBBEL, door=consulent, op=NU)

    @pytest.mark.parametrize("toelichting", ["", "  "])
    def test_iets_anders_vraagt_een_toelichting(self, toelichting: str, consulent: Medewerker, rij: Traject) -> None:
        with pytest.raises(Geweigerd, match="waarom"):
            decline_opgave(rij, energie(rij), reden=OpgaveReden.ANDERS, toelichting=toelichting, door=consulent, op=NU)
        with pytest.raises(IntegrityError):
            Zelfopgave.objects.create(
                zelfschuld=energie(rij), traject=rij, reden=OpgaveReden.ANDERS, door=consulent, op=NU
            )

    def test_een_regel_van_een_ander_of_van_voor_het_insturen_hoort_er_niet_bij(
        self, consulent: Medewerker, rij: Traject
    ) -> None:
        vreemd = traject_met_opgaven(consulent, "energie noord bv")
        with pytest.raises(Geweigerd, match="hoort niet bij dit traject"):
            decline_opgave(rij, energie(vreemd), reden=OpgaveReden.ANDER, door=consulent, op=NU)
        bezig = zelfintake_in(Z.BEGONNEN, consulent)
        bezig.schulden.create(naam="Nog niet ingestuurd", op=NU)
        assert not opgaven_van(Traject(client=bezig.client, gemeente=bezig.gemeente)).exists()

    def test_als_het_voorstel_er_ligt_verandert_er_niets(self, consulent: Medewerker) -> None:
        laat = traject_met_opgaven(consulent, "energie noord bv")
        schuld(laat, "5000.00")
        for stap in WEGEN[T.LOOPTIJD]:
            stap(Traject.objects.get(pk=laat.pk), consulent, NU)
        laat = Traject.objects.get(pk=laat.pk)
        for dienst in (
            lambda: neem_over(laat, consulent),
            lambda: decline_opgave(laat, energie(laat), reden=OpgaveReden.BETAALD, door=consulent, op=NU),
        ):
            with pytest.raises(Geweigerd, match="veranderen nu niet meer"):
                dienst()
        assert not Zelfopgave.objects.exists()

    def test_storing_laat_niets_half_achter(self, consulent: Medewerker, rij: Traject) -> None:
        eiser = schuldeiser("Energie Noord")
        over = lambda: take_over_opgave(  # noqa: E731
            rij, energie(rij), NieuweSchuld(eiser, Decimal(120)), door=consulent, op=NU
        )
        assert alles_of_niets(over) >= 3
        karel = opgaven_van(rij).get(naam="Oom Karel")
        niet = lambda: decline_opgave(rij, karel, reden=OpgaveReden.ANDER, door=consulent, op=NU)  # noqa: E731
        assert alles_of_niets(niet) >= 2

    @pytest.mark.parametrize(
        ("geschreven", "gevonden"),
        [
            ("energie noord bv", ["Energie Noord", "Noord Wonen"]),
            ("de Noord", ["Energie Noord", "Noord Wonen"]),
            ("DUO", ["DUO"]),
            ("ons", []),
            ("", []),
        ],
    )
    def test_wie_het_zou_kunnen_zijn(self, geschreven: str, gevonden: list[str]) -> None:
        for naam in ("Noord Wonen", "Energie Noord", "DUO", "Water Zuid"):
            schuldeiser(naam)
        assert [s.naam for s in lijkt_op(Schuldeiser.objects.all(), geschreven)] == gevonden


@pytest.mark.django_db
class TestPagina:
    def test_van_de_lijst_naar_een_schuld(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        eiser, browser = schuldeiser("Energie Noord"), als(consulent)
        over = url("zelfopgave", rij.pk, energie(rij).pk)
        assert "2 schuldeisers uit de zelfintake zijn nog niet overgenomen" in _tekst(
            browser.get(url("traject", rij.pk))
        )
        assert over in _tekst(browser.get(url("schulden", rij.pk)))
        kies = _tekst(browser.get(over))
        assert "Misschien is het een van deze" in kies
        assert f"?schuldeiser={eiser.pk}" in kies
        adres = f"{over}?schuldeiser={eiser.pk}"
        pagina = browser.get(adres)
        assert pagina.context["form"]["opgegeven_bedrag"].value() == "100,00"
        assert "energie noord bv" in _tekst(pagina)
        invoer = {"opgegeven_bedrag": "120,00", "verwacht_versie": rij.versie}
        for _ in range(2):  # twee keer drukken
            assert browser.post(adres, invoer).headers["Location"] == url("schulden", rij.pk)
        assert Schuld.objects.get().opgegeven_bedrag == Decimal(120)
        assert "Schuld bij Energie Noord" in _tekst(browser.get(url("schulden", rij.pk)))
        assert browser.get(over).headers["Location"] == url("schulden", rij.pk)

    def test_een_nieuwe_schuldeiser_brengt_terug_bij_de_regel(
        self, als: Als, consulent: Medewerker, rij: Traject
    ) -> None:
        karel, browser = opgaven_van(rij).get(naam="Oom Karel"), als(consulent)
        nieuw = f"{url('schuldeiser-bij-schuld', rij.pk)}?zoek=Oom%20Karel&opgave={karel.pk}"
        assert nieuw.replace("&", "&amp;") in _tekst(browser.get(url("zelfopgave", rij.pk, karel.pk)))
        assert browser.get(nieuw).context["form"]["naam"].value() == "Oom Karel"
        invoer = {"naam": "Karel", "soort": "Overig", "is_privepersoon": "on", "gemeente": str(rij.gemeente_id)}
        verder = browser.post(nieuw, invoer).headers["Location"]
        eiser = Schuldeiser.objects.get(naam="Karel")
        assert verder == f"{url('zelfopgave', rij.pk, karel.pk)}?schuldeiser={eiser.pk}"
        onzin = f"{url('schuldeiser-bij-schuld', rij.pk)}?opgave=onzin"
        assert url("schuld-nieuw", rij.pk) in browser.post(onzin, invoer).headers["Location"]

    def test_niet_overnemen(self, als: Als, consulent: Medewerker, rij: Traject) -> None:
        browser, niet = als(consulent), url("zelfopgave-niet", rij.pk, energie(rij).pk)
        fout = browser.post(niet, {"reden": "anders", "toelichting": ""})
        assert fout.context["form"].errors["toelichting"] == ["Schrijf op waarom u deze schuldeiser niet overneemt."]
        assert browser.post(niet, {}).context["form"].errors["reden"]
        browser.post(niet, {"reden": "anders", "toelichting": "Loopt via de buurman."})
        pagina = _tekst(browser.get(url("schulden", rij.pk)))
        assert "Iets anders: Loopt via de buurman." in pagina
        assert "Toch overnemen" in pagina

    def test_wie_het_niet_mag(
        self, als: Als, rij: Traject, kwaliteit: Medewerker, buitenstaander: Medewerker, consulent: Medewerker
    ) -> None:
        opgave = energie(rij)
        vreemd = traject_met_opgaven(consulent, "energie noord bv")
        for naam in ("zelfopgave", "zelfopgave-niet"):
            assert als(kwaliteit).get(url(naam, rij.pk, opgave.pk)).status_code == 403
            assert als(buitenstaander).get(url(naam, rij.pk, opgave.pk)).status_code == 404
            assert als(consulent).get(url(naam, vreemd.pk, opgave.pk)).status_code == 404
        assert "Overnemen<span" not in _tekst(als(kwaliteit).get(url("schulden", rij.pk)))


def _tekst(antwoord: object) -> str:
    return antwoord.content.decode()  # type: ignore[attr-defined]


def _tegelijk(consulent: Medewerker) -> list[object]:
    rij = traject_met_opgaven(consulent, "energie noord bv")
    VASTSTELLEN(rij, consulent, NU)
    rij, opgave = Traject.objects.get(pk=rij.pk), energie(rij)
    nieuw = NieuweSchuld(schuldeiser("Energie Noord"), Decimal(120))
    return tegelijk([lambda: take_over_opgave(rij, opgave, nieuw, door=consulent, op=NU)] * 6)


@pytest.mark.django_db(transaction=True)
def test_tegelijk_overnemen_geeft_een_schuld(consulent: Medewerker) -> None:
    uitkomsten = _tegelijk(consulent)
    assert {getattr(u, "pk", u) for u in uitkomsten} == {Schuld.objects.get().pk}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_zonder_slot_gaat_tegelijk_overnemen_mis(consulent: Medewerker, monkeypatch: pytest.MonkeyPatch) -> None:
    """De proef op de som: zonder slot ziet ieder de regel nog open, en houdt alleen de unieke sleutel ze tegen."""
    vind = zelfopgave._opgave

    def traag(*args: object) -> Zelfopgave | None:
        gevonden = vind(*args)  # type: ignore[arg-type]
        time.sleep(0.1)
        return gevonden

    monkeypatch.setattr(zelfopgave, "_opgave", traag)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_: self)
    assert [u for u in _tegelijk(consulent) if isinstance(u, IntegrityError)]
