"""Mandaat (art. 3a Wgs): wie besluit, wie alleen voorbereidt, en het beheer ervan."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client as Browser

from intake.choices import AanmeldingStatus as S
from intake.choices import Afwijzingsgrond, Besluitsoort
from intake.models import Aanmelding
from intake.services.afwijzing import confirm_afwijzing, submit_afwijzing
from intake.services.besluit import admit, advise
from intake.services.voorleggen import confirm_besluit, return_besluit, submit_besluit
from schuldhulp.beheer.services.mandaat import add_mandaat, end_mandaat
from schuldhulp.brieven.models import Brief
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.choices import ZONDER_MANDAAT, Mandaatsoort, Organisatiesoort
from schuldhulp.organisatie.models import Gemeente, Mandaat, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import Rol
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in, medewerker

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
VANDAAG = NU.date()
M = Mandaatsoort


@pytest.fixture
def regio(gemeente: Gemeente) -> Organisatie:
    rij = Organisatie.objects.create(naam="Sociale Dienst De Drie Wateren", soort=Organisatiesoort.REGIONAAL)
    rij.gemeenten.add(gemeente)
    return rij


@pytest.fixture
def uitvoerder(gemeente: Gemeente, regio: Organisatie) -> Medewerker:
    """Een consulent van de regionale dienst."""
    return medewerker("Rita Regio", gemeente, Rol.CONSULENT, regio)


def geef(regio: Organisatie, gemeente: Gemeente, door: Medewerker, *soorten: M, vanaf: date = VANDAAG) -> None:
    add_mandaat(
        gemeente, organisatie=regio, soorten=soorten, vanaf=vanaf, vindplaats="Gemeenteblad 1", door=door, op=NU
    )


def test_soorten_mandaat_dekken_de_besluiten_op_een_aanvraag() -> None:
    # Een beëindiging volgt uit het traject zelf: wie dat uitvoert, stopt het ook.
    op_een_aanvraag = {s.value for s in Besluitsoort} - {Besluitsoort.BEEINDIGING.value}
    assert op_een_aanvraag == {s.value for s in M} - {M.BESLISSING_OP_BEZWAAR.value}


def test_de_eigen_organisatie_mag_altijd(gemeente: Gemeente, consulent: Medewerker) -> None:
    for soort in M:
        assert Mandaat.objects.mag_besluiten(consulent.organisatie, gemeente, soort, VANDAAG)


@pytest.mark.parametrize(("verschil", "mag"), [(-1, False), (0, True), (10, True), (11, False)])
def test_mandaat_geldt_van_dag_tot_en_met_dag(
    verschil: int, mag: bool, gemeente: Gemeente, regio: Organisatie, beheerder: Medewerker
) -> None:
    geef(regio, gemeente, beheerder, M.TOELATING)
    end_mandaat(Mandaat.objects.get(), tot_en_met=VANDAAG + timedelta(days=10), door=beheerder, op=NU)
    dag = VANDAAG + timedelta(days=verschil)
    assert Mandaat.objects.mag_besluiten(regio, gemeente, M.TOELATING, dag) is mag
    assert not Mandaat.objects.mag_besluiten(regio, gemeente, M.AFWIJZING, dag)


def test_zonder_mandaat_niet_besluiten_maar_wel_voorbereiden(uitvoerder: Medewerker, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, uitvoerder)
    with pytest.raises(Geweigerd, match="geen mandaat van Vreedam"):
        admit(rij, motivering="Nodig.", weken_tot_resultaat=9, door=uitvoerder, op=NU)
    with pytest.raises(Geweigerd, match="mag besluiten"):
        advise(rij, motivering="Klein.", vervolgstap="Bel.", door=uitvoerder, op=NU)
    submit_besluit(
        rij, soort=Besluitsoort.TOELATING, motivering="Nodig.", weken_tot_resultaat=9, door=uitvoerder, op=NU
    )
    assert not Brief.objects.exists()
    with pytest.raises(Geweigerd, match="geen mandaat"):
        confirm_besluit(rij, door=uitvoerder, op=NU)
    besluit = confirm_besluit(rij, door=consulent, op=NU)
    assert (besluit.genomen_door, besluit.opgesteld_door) == (consulent, uitvoerder)
    assert Aanmelding.objects.get(pk=rij.pk).status == S.TOEGELATEN
    assert Brief.objects.get().soort == "beschikking_toelating"


def test_wie_mandaat_heeft_geeft_terug_met_een_reden(uitvoerder: Medewerker, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.BESLUIT_VOORGELEGD, uitvoerder)
    with pytest.raises(Geweigerd, match="waarom"):
        return_besluit(rij, reden=" ", door=consulent, op=NU)
    return_besluit(rij, reden="De inkomsten ontbreken.", door=consulent, op=NU)
    terug = rij.besluiten.get()
    assert (terug.is_teruggegeven, terug.terug_door, terug.genomen_datum) == (True, consulent, None)
    assert Aanmelding.objects.get(pk=rij.pk).status == S.IN_INTAKE


def test_afwijzing_zonder_mandaat_gaat_na_de_lezer_naar_wie_mag_besluiten(
    uitvoerder: Medewerker, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = aanmelding_in(S.IN_INTAKE, uitvoerder)
    submit_afwijzing(
        rij,
        grond=Afwijzingsgrond.GEEN_SCHULDEN,
        motivering="Geen.",
        vervolgstap="Bel het spreekuur.",
        door=uitvoerder,
        op=NU,
    )
    confirm_afwijzing(rij, door=kwaliteit, op=NU)
    rij = Aanmelding.objects.get(pk=rij.pk)
    assert rij.status == S.BESLUIT_VOORGELEGD
    assert not Brief.objects.exists()
    besluit = confirm_besluit(rij, door=consulent, op=NU)
    assert (besluit.tweede_lezer, besluit.genomen_door) == (kwaliteit, consulent)
    assert Aanmelding.objects.get(pk=rij.pk).status == S.AFGEWEZEN


def test_met_mandaat_besluit_de_uitvoerder_zelf(
    gemeente: Gemeente, regio: Organisatie, uitvoerder: Medewerker, beheerder: Medewerker
) -> None:
    geef(regio, gemeente, beheerder, M.TOELATING)
    rij = aanmelding_in(S.IN_INTAKE, uitvoerder)
    assert admit(rij, motivering="Nodig.", weken_tot_resultaat=9, door=uitvoerder, op=NU).genomen_door == uitvoerder


@pytest.mark.parametrize("soort", ZONDER_MANDAAT)
def test_geen_mandaat_voor_wie_schuldhulp_niet_als_doel_heeft(
    soort: str, gemeente: Gemeente, regio: Organisatie, beheerder: Medewerker
) -> None:
    Organisatie.objects.filter(pk=regio.pk).update(soort=soort)
    regio.refresh_from_db()
    with pytest.raises(Geweigerd, match="niet als doel"):
        geef(regio, gemeente, beheerder, M.TOELATING)


def test_twee_keer_hetzelfde_mandaat_en_de_gemeente_zelf_worden_geweigerd(
    gemeente: Gemeente, regio: Organisatie, beheerder: Medewerker
) -> None:
    geef(regio, gemeente, beheerder, M.TOELATING)
    with pytest.raises(Geweigerd, match="al zo’n mandaat"):
        geef(regio, gemeente, beheerder, M.AFWIJZING, M.TOELATING)
    assert Mandaat.objects.count() == 1
    with pytest.raises(Geweigerd, match="besluit zelf"):
        geef(gemeente.organisaties.get(soort="gemeente"), gemeente, beheerder, M.TOELATING)
    with pytest.raises(Geweigerd, match="vóór het begin"):
        end_mandaat(Mandaat.objects.get(), tot_en_met=VANDAAG - timedelta(days=1), door=beheerder, op=NU)


def test_mandaat_geven_en_beeindigen_heel_of_niet(
    gemeente: Gemeente, regio: Organisatie, beheerder: Medewerker
) -> None:
    alles_of_niets(lambda: geef(regio, gemeente, beheerder, M.TOELATING, M.AFWIJZING))
    geef(regio, gemeente, beheerder, M.TOELATING)
    alles_of_niets(lambda: end_mandaat(Mandaat.objects.get(), tot_en_met=VANDAAG, door=beheerder, op=NU))


def test_mandaat_beheren_op_het_scherm(
    als: Als, gemeente: Gemeente, regio: Organisatie, beheerder: Medewerker, andere_gemeente: Gemeente
) -> None:
    browser = als(beheerder)
    url = f"/beheer/gemeenten/{gemeente.pk}/mandaat/"
    assert "Nog geen mandaat" in browser.get(url).content.decode()
    leeg = browser.post(url + "nieuw/", {"vindplaats": "Gemeenteblad 7"})
    assert "Gemeenteblad 7" in leeg.content.decode()
    invoer = {"organisatie": regio.pk, "soorten": ["toelating"], "vanaf": "2-11-2026", "vindplaats": "Gemeenteblad 7"}
    assert browser.post(url + "nieuw/", invoer).status_code == 302
    mandaat = Mandaat.objects.get()
    assert "Geldt nu" in browser.get(url).content.decode()
    einde = f"/beheer/mandaat/{mandaat.pk}/einde/"
    assert browser.post(einde, {"tot_en_met": "30-11-2026"}).status_code == 302
    mandaat.refresh_from_db()
    assert mandaat.geldig_tot_datum == date(2026, 11, 30)
    elders = medewerker("Ella Elders", andere_gemeente, Rol.BEHEERDER)
    assert als(elders).get(einde).status_code == 404
    assert als(elders).get(url).status_code == 404


def test_voorleggen_en_nemen_op_het_scherm(als: Als, uitvoerder: Medewerker, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, uitvoerder)
    browser, basis = als(uitvoerder), f"/aanmeldingen/{rij.pk}/"
    namen = {a["naam"] for a in browser.get(basis).context["acties"] if a["toegestaan"]}
    assert {"Toelaten: voorbereiden", "Informatie en advies geven: voorbereiden"} <= namen
    invoer = {"motivering": "Nodig.", "weken_tot_resultaat": "9", "verwacht_versie": rij.versie}
    assert "geen mandaat" in browser.post(basis + "toelaten/", invoer).content.decode()
    assert browser.post(basis + "toelaten/", invoer | {"bevestig": "ja"}).status_code == 302
    assert browser.get(basis + "besluit/").status_code == 403
    ander = als(consulent)
    lezen = ander.get(basis + "besluit/").content.decode()
    assert "Rita Regio" in lezen and "Nodig." in lezen
    assert ander.post(basis + "besluit/teruggeven/", {"reden": ""}).status_code == 200
    versie = Aanmelding.objects.get(pk=rij.pk).versie
    assert ander.post(basis + "besluit/bevestigen/", {"verwacht_versie": versie}).status_code == 302
    assert Aanmelding.objects.get(pk=rij.pk).status == S.TOEGELATEN
