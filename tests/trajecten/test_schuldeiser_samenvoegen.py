"""Dubbele schuldeisers: alle schulden wijzen naar wie blijft, en ongedaan maken zet precies dat terug."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import alles_of_niets, stand
from tests.builders import NU, schuld, schuldeiser, traject_in
from trajecten.choices import TrajectStatus as T
from trajecten.choices.schuld import Schuldeiserrol
from trajecten.forms.registerlijst import lees_registerlijst
from trajecten.models import Beslag, Schuld, Schuldeiser, Schuldeisersamenvoeging, Traject
from trajecten.services.schuldeiserimport import import_schuldeisers
from trajecten.services.schuldeisersamenvoegen import merge_schuldeisers, split_schuldeisers
from trajecten.services.schuldfeiten import add_beslag

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


@pytest.fixture
def rij(consulent: Medewerker) -> Traject:
    return traject_in(T.PLAN_VAN_AANPAK, consulent, bedragen=())


@pytest.fixture
def paar(rij: Traject) -> tuple[Schuldeiser, Schuldeiser]:
    """Een schuldeiser die blijft en een die opgaat, elk met een schuld in hetzelfde traject."""
    houdt, weg = schuldeiser("Energie Noord", kvk_nummer="12345678"), schuldeiser("Energie Noord Incasso")
    schuld(rij, "10.00", schuldeiser=houdt)
    schuld(rij, "20.00", schuldeiser=weg)
    return houdt, weg


def voeg_samen(paar: tuple[Schuldeiser, Schuldeiser], door: Medewerker) -> Schuldeisersamenvoeging:
    return merge_schuldeisers(*paar, reden="Zelfde bedrijf.", door=door, op=NU)


def url(naam: str, *args: object) -> str:
    return reverse(f"trajecten:{naam}", args=args)


class TestDienst:
    def test_schulden_wijzen_naar_wie_blijft_en_terug(
        self, consulent: Medewerker, rij: Traject, paar: tuple[Schuldeiser, Schuldeiser]
    ) -> None:
        houdt, weg = paar
        samen = voeg_samen(paar, consulent)
        assert {s.schuldeiser for s in rij.schulden.all()} == {houdt}
        assert AuditRegel.objects.filter(toelichting__contains="1 schuld(en)").count() >= 2
        later = schuld(rij, "30.00", schuldeiser=houdt)
        split_schuldeisers(samen, reden="Toch twee.", door=consulent, op=NU)
        assert list(Schuld.objects.filter(schuldeiser=weg).values_list("opgegeven_bedrag", flat=True)) == [20]
        assert Schuld.objects.filter(schuldeiser=houdt).count() == 2
        assert Schuld.objects.get(pk=later.pk).schuldeiser == houdt
        with pytest.raises(Geweigerd, match="al ongedaan"):
            split_schuldeisers(samen, reden="Nog eens.", door=consulent, op=NU)
        assert voeg_samen(paar, consulent).schulden == samen.schulden  # daarna mag het opnieuw

    def test_wat_niet_samen_mag(
        self, consulent: Medewerker, paar: tuple[Schuldeiser, Schuldeiser], gemeente: Gemeente
    ) -> None:
        houdt, weg = paar
        kees = schuldeiser("Oom Kees", is_privepersoon=True, gemeente=gemeente)
        ander_bedrijf = schuldeiser("Energie Zuid", kvk_nummer="87654321")
        voor = stand(Schuld, Schuldeiser)
        for een, ander, reden, melding in (
            (houdt, houdt, "x", "dezelfde schuldeiser"),
            (houdt, kees, "x", "alleen in één gemeente"),
            (kees, houdt, "x", "alleen in één gemeente"),
            (houdt, ander_bedrijf, "x", "twee verschillende KvK-nummers"),
            (houdt, weg, "  ", "waaraan u ziet"),
        ):
            with pytest.raises(Geweigerd, match=melding):
                merge_schuldeisers(een, ander, reden=reden, door=consulent, op=NU)
        assert stand(Schuld, Schuldeiser) == voor
        samen = voeg_samen(paar, consulent)
        with pytest.raises(Geweigerd, match="al samengevoegd"):
            merge_schuldeisers(schuldeiser("Derde"), weg, reden="x", door=consulent, op=NU)
        merge_schuldeisers(schuldeiser("Vierde"), houdt, reden="x", door=consulent, op=NU)
        with pytest.raises(Geweigerd, match="zelf samengevoegd"):
            split_schuldeisers(samen, reden="x", door=consulent, op=NU)
        with pytest.raises(Geweigerd, match="Schrijf op waarom"):
            split_schuldeisers(samen, reden=" ", door=consulent, op=NU)

    def test_wie_opging_krijgt_geen_nieuwe_schuld(
        self, consulent: Medewerker, rij: Traject, paar: tuple[Schuldeiser, Schuldeiser]
    ) -> None:
        voeg_samen(paar, consulent)
        with pytest.raises(Geweigerd, match="intussen samengevoegd"):
            schuld(rij, "5.00", schuldeiser=paar[1])
        assert rij.schulden.count() == 2

    def test_een_lijst_en_een_bestand_volgen_wie_overbleef(
        self, als: Als, consulent: Medewerker, rij: Traject, paar: tuple[Schuldeiser, Schuldeiser]
    ) -> None:
        voeg_samen(paar, consulent)
        antwoord = als(consulent).post(url("schuldenlijst", rij.pk), {"tekst": "Energie Noord Incasso;5"})
        assert [eiser for _, eiser, _ in antwoord.context["rijen"]] == [paar[0]]
        lijst = lees_registerlijst("naam;soort\nEnergie Noord Incasso;Nuts")
        assert import_schuldeisers(lijst, door=None, op=NU).ongewijzigd == 1
        assert Schuldeiser.objects.count() == 2

    @pytest.mark.parametrize("kvk", ["", "12345678"])
    def test_een_bestand_herkent_wie_overbleef_van_twee_dezelfde(self, kvk: str, consulent: Medewerker) -> None:
        houdt, weg = (schuldeiser("Water Zuid", kvk_nummer=kvk) for _ in range(2))
        lijst = lees_registerlijst(f"naam;soort;plaats;kvk;adres\nWater Zuid;Nuts;Vreedam;{kvk};Plein 1")
        assert len(import_schuldeisers(lijst, door=None, op=NU).fouten) == 1
        voeg_samen((houdt, weg), consulent)
        assert import_schuldeisers(lijst, door=None, op=NU).bijgewerkt == 1
        assert (Schuldeiser.objects.get(pk=houdt.pk).adres, Schuldeiser.objects.count()) == ("Plein 1", 2)

    def test_beslag_vestiging_en_optreden_gaan_mee_en_terug(self, consulent: Medewerker, rij: Traject) -> None:
        houdt, weg = (schuldeiser(naam, rol=Schuldeiserrol.DEURWAARDER) for naam in ("Vos", "Vos Incasso"))
        west = schuldeiser("Vos West", hoofdvestiging=weg)
        een = schuld(rij, "10.00", vertegenwoordiger=weg)
        beslag = add_beslag(een, soort="inkomen", sinds_datum=NU.date(), deurwaarder=weg, door=consulent, op=NU)
        voor = stand(Schuld, Beslag, Schuldeiser)
        samen = voeg_samen((houdt, weg), consulent)
        later = schuld(rij, "20.00", vertegenwoordiger=houdt)
        for ding in (west, een, beslag):
            ding.refresh_from_db()
        assert (west.hoofdvestiging, een.vertegenwoordiger, beslag.deurwaarder) == (houdt, houdt, houdt)
        split_schuldeisers(samen, reden="Toch twee.", door=consulent, op=NU)
        later.refresh_from_db()
        assert later.vertegenwoordiger == houdt
        na = stand(Schuld, Beslag, Schuldeiser)
        assert na["trajecten.Beslag"] == voor["trajecten.Beslag"]
        assert [r for r in na["trajecten.Schuld"] if r[0] != str(later.pk)] == voor["trajecten.Schuld"]
        assert set(voor["trajecten.Schuldeiser"]) <= set(na["trajecten.Schuldeiser"])

    def test_wat_iets_anders_is_gaat_niet_samen(self, consulent: Medewerker) -> None:
        gewoon, bureau = schuldeiser("Noord"), schuldeiser("Noord Incasso", rol=Schuldeiserrol.INCASSOBUREAU)
        west = schuldeiser("Noord West", hoofdvestiging=gewoon)
        for houdt, weg, melding in (
            (gewoon, bureau, "staat in het register als incassobureau"),
            (gewoon, west, "een vestiging van de ander"),
            (schuldeiser("Zuid", hoofdvestiging=schuldeiser("Hoofd")), gewoon, "heeft vestigingen"),
        ):
            with pytest.raises(Geweigerd, match=melding):
                voeg_samen((houdt, weg), consulent)
        assert voeg_samen((bureau, schuldeiser("Noord Inc")), consulent)

    def test_zoeken_vindt_ook_wie_opging(
        self, als: Als, consulent: Medewerker, paar: tuple[Schuldeiser, Schuldeiser]
    ) -> None:
        voeg_samen(paar, consulent)
        assert list(als(consulent).get(url("schuldeisers"), {"zoek": "noord incasso"}).context["pagina"]) == [paar[0]]

    def test_alles_of_niets(self, consulent: Medewerker, paar: tuple[Schuldeiser, Schuldeiser]) -> None:
        assert alles_of_niets(lambda: voeg_samen(paar, consulent)) >= 5
        samen = voeg_samen(paar, consulent)
        assert alles_of_niets(lambda: split_schuldeisers(samen, reden="x", door=consulent, op=NU)) >= 5


class TestPagina:
    def test_kiezen_vergelijken_samenvoegen_ongedaan(
        self, als: Als, consulent: Medewerker, rij: Traject, paar: tuple[Schuldeiser, Schuldeiser]
    ) -> None:
        houdt, weg = paar
        browser, adres = als(consulent), url("schuldeiser-samenvoegen", houdt.pk)
        assert list(browser.get(adres).context["gevonden"]) == [weg]
        assert list(browser.get(adres, {"zoek": "incasso"}).context["gevonden"]) == [weg]
        adres = f"{adres}?schuldeiser={weg.pk}"
        assert ("KvK-nummer", "12345678", "–", True) in browser.get(adres).context["rijen"]
        assert "Vul ‘Waaraan ziet u" in browser.post(adres, {"reden": ""}).content.decode()
        assert browser.post(adres, {"reden": "Zelfde bedrijf."}).status_code == 302
        assert browser.post(adres, {"reden": "Zelfde bedrijf."}).status_code == 404  # dubbel verstuurd
        assert browser.get(url("schuldeiser", weg.pk)).headers["Location"] == url("schuldeiser", houdt.pk)
        assert list(browser.get(url("schuldeisers")).context["pagina"]) == [houdt]
        splits = url("schuldeiser-splitsen", Schuldeisersamenvoeging.objects.get().pk)
        assert splits in browser.get(url("schuldeiser", houdt.pk)).content.decode()
        assert "gaan terug" in browser.get(splits).content.decode()
        assert browser.post(splits, {"reden": "Toch twee."}).headers["Location"] == url("schuldeiser", weg.pk)
        assert "al ongedaan gemaakt" in browser.post(splits, {"reden": "Blijft staan"}).content.decode()

    def test_alleen_wie_het_register_mag_wijzigen(
        self, als: Als, kwaliteit: Medewerker, consulent: Medewerker, paar: tuple[Schuldeiser, Schuldeiser]
    ) -> None:
        adres = f"{url('schuldeiser-samenvoegen', paar[0].pk)}?schuldeiser={paar[1].pk}"
        assert als(kwaliteit).post(adres, {"reden": "x"}).status_code == 403
        samen = voeg_samen(paar, consulent)
        assert als(kwaliteit).post(url("schuldeiser-splitsen", samen.pk), {"reden": "x"}).status_code == 403
        tekst = als(kwaliteit).get(url("schuldeiser", paar[0].pk)).content.decode()
        assert "Ongedaan maken" not in tekst
        assert "Dubbel? Samenvoegen" not in tekst

    def test_privepersonen_van_een_andere_gemeente(
        self, als: Als, consulent: Medewerker, buitenstaander: Medewerker, gemeente: Gemeente
    ) -> None:
        kees, cees = (schuldeiser(n, is_privepersoon=True, gemeente=gemeente) for n in ("Oom Kees", "Oom Cees"))
        adres = f"{url('schuldeiser-samenvoegen', kees.pk)}?schuldeiser={cees.pk}"
        assert als(buitenstaander).post(adres, {"reden": "x"}).status_code == 404
        samen = voeg_samen((kees, cees), consulent)
        assert als(buitenstaander).post(url("schuldeiser-splitsen", samen.pk), {"reden": "x"}).status_code == 404
        gedeeld = schuldeiser("Kees BV")
        adres = f"{url('schuldeiser-samenvoegen', kees.pk)}?schuldeiser={gedeeld.pk}"
        assert als(consulent).get(adres).status_code == 404
