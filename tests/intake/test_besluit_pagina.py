"""Besluiten op het scherm: opschrijven, nalezen, nemen; en de tweede lezer."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.models import Aanmelding, Besluit
from schuldhulp.brieven.models import Brief
from schuldhulp.organisatie.models import Medewerker
from tests.builders import aanmelding_in

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
TOELATING = {
    "motivering": "U heeft <b>veel</b> schulden.",
    "voorwaarden": "- U maakt geen nieuwe schulden.\r\n\r\n- U komt op elke afspraak.",
    "weken_tot_resultaat": "12",
}
ADVIES = {"motivering": "Kleine schuld.", "vervolgstap": "Bel het spreekuur."}
AFWIJZING = ADVIES | {"grond": "geen_schulden"}


def url(naam: str, rij: Aanmelding) -> str:
    return reverse(f"intake:{naam}", args=[rij.pk])


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


@pytest.mark.parametrize(
    ("stap", "invoer", "status"),
    [
        ("toelaten", TOELATING, S.TOEGELATEN),
        ("adviseren", ADVIES, S.GEADVISEERD),
        ("afwijzen", AFWIJZING, S.AFWIJZING_VOORGELEGD),
    ],
)
def test_eerst_nalezen_dan_besluiten(
    stap: str, invoer: dict[str, str], status: S, als: Als, consulent: Medewerker
) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    browser = als(consulent)
    leeg = browser.post(url(stap, rij), {"motivering": "Half verhaal"})
    assert "Half verhaal" in tekst(leeg)
    assert leeg.context["form"].errors
    nalezen = browser.post(url(stap, rij), invoer | {"verwacht_versie": rij.versie})
    assert "Er is nog niets besloten" in tekst(nalezen)
    assert "<b>veel</b>" not in tekst(nalezen)
    assert not Besluit.objects.exists()
    wijzig = browser.post(url(stap, rij), invoer | {"verwacht_versie": rij.versie, "wijzig": "ja"})
    assert wijzig.context["form"]["motivering"].value() == invoer["motivering"]
    genomen = browser.post(url(stap, rij), invoer | {"verwacht_versie": rij.versie, "bevestig": "ja"})
    assert genomen.status_code == 302
    rij.refresh_from_db()
    assert rij.status == status
    assert Brief.objects.count() == (0 if stap == "afwijzen" else 1)
    opnieuw = browser.post(url(stap, rij), invoer | {"verwacht_versie": rij.versie, "bevestig": "ja"})
    assert opnieuw.status_code == 200
    assert invoer["motivering"].split()[0] in tekst(opnieuw)
    assert "Dit kan niet in de status" in tekst(opnieuw)
    assert Besluit.objects.count() == 1


def test_na_toelating_wijst_de_pagina_naar_brief_bezwaar_en_traject(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.TOEGELATEN, consulent)
    antwoord = als(consulent).get(url("aanmelding", rij))
    besluit = Besluit.objects.get()
    assert reverse("brieven:brief", args=[besluit.brief_id]) in tekst(antwoord)
    assert reverse("trajecten:traject-nieuw", args=[rij.pk]) in tekst(antwoord)
    assert "14 december 2026" in tekst(antwoord)  # zes weken na 2 november
    assert antwoord.context["acties"][0]["naam"] == "Traject openen"


def test_zonder_screening_geen_besluit(als: Als, consulent: Medewerker) -> None:
    from intake.services.aanmelding import hold_gesprek
    from tests.builders import NU

    rij = aanmelding_in(S.GEMELD, consulent)
    hold_gesprek(rij, gehouden_op=NU, verslag="Goed.", door=consulent, op=NU)
    pagina = als(consulent).get(url("aanmelding", rij))
    acties = {a["naam"]: a for a in pagina.context["acties"]}
    assert pagina.context["acties"][0]["naam"] == "Screenen"
    assert acties["Toelaten"]["reden"].startswith("Vul eerst de screening in")
    antwoord = als(consulent).post(url("toelaten", rij), TOELATING | {"bevestig": "ja"})
    assert "Vul eerst de screening in" in tekst(antwoord)
    assert not Besluit.objects.exists()


def test_een_grond_die_niet_mag_staat_bij_het_veld_nog_voor_het_nalezen(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    antwoord = als(consulent).post(url("afwijzen", rij), AFWIJZING | {"grond": "recidive"})
    assert "volgens haar beleid niet" in str(antwoord.context["form"].errors["grond"])
    assert "Er is nog niets besloten" not in tekst(antwoord)
    fraude = als(consulent).post(url("afwijzen", rij), AFWIJZING | {"grond": "fraude", "fraude_datum": "01-10-2026"})
    assert "Afwijzen op deze grond kan niet" in str(fraude.context["form"].errors["fraude_datum"])
    assert 'value="01-10-2026"' in tekst(fraude)


def test_recidive_alleen_met_beleid(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    antwoord = als(consulent).post(url("afwijzen", rij), AFWIJZING | {"grond": "recidive", "bevestig": "ja"})
    assert "volgens haar beleid niet" in tekst(antwoord)
    rij.refresh_from_db()
    assert rij.status == S.IN_INTAKE


def test_tweede_lezer_bevestigt(als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(S.AFWIJZING_VOORGELEGD, consulent)
    browser = als(kwaliteit)
    lezen = browser.get(url("afwijzing-lezen", rij))
    assert "Het inloopspreekuur helpt" in tekst(lezen)
    assert consulent.naam in tekst(lezen)
    browser.post(url("afwijzing-bevestigen", rij), {"verwacht_versie": rij.versie})
    rij.refresh_from_db()
    assert rij.status == S.AFGEWEZEN
    assert Besluit.objects.get().tweede_lezer == kwaliteit
    assert Brief.objects.get().soort == "beschikking_afwijzing"
    assert browser.get(url("afwijzing-lezen", rij)).status_code == 302
    nog_eens = browser.post(url("afwijzing-bevestigen", rij), follow=True)
    assert "Dit kan niet in de status" in tekst(nog_eens)


def test_tweede_lezer_geeft_terug_met_reden(als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(S.AFWIJZING_VOORGELEGD, consulent)
    browser = als(kwaliteit)
    assert "Vul ‘Waarom geeft u" in tekst(browser.post(url("afwijzing-teruggeven", rij), {"reden": " "}))
    browser.post(url("afwijzing-teruggeven", rij), {"reden": "Er zijn wel schulden."})
    rij.refresh_from_db()
    assert rij.status == S.IN_INTAKE
    assert "Er zijn wel schulden." in tekst(als(consulent).get(url("aanmelding", rij)))


@pytest.mark.parametrize("stap", ["afwijzing-lezen", "afwijzing-teruggeven"])
def test_tweede_lezer_is_een_ander_met_dat_recht(
    stap: str, als: Als, consulent: Medewerker, teamleider: Medewerker, buitenstaander: Medewerker
) -> None:
    eigen = aanmelding_in(S.AFWIJZING_VOORGELEGD, teamleider)
    assert als(consulent).get(url(stap, eigen)).status_code == 403
    antwoord = als(teamleider).get(url(stap, eigen))
    assert antwoord.status_code == 403
    assert "zelf op" in tekst(antwoord)
    assert als(teamleider).post(url("afwijzing-bevestigen", eigen)).status_code == 403
    eigen.refresh_from_db()
    assert eigen.status == S.AFWIJZING_VOORGELEGD


def test_tweede_lezer_van_elders_ziet_niets(als: Als, consulent: Medewerker, andere_gemeente) -> None:  # type: ignore[no-untyped-def]
    from schuldhulp.organisatie.rollen import Rol
    from tests.builders import medewerker

    rij = aanmelding_in(S.AFWIJZING_VOORGELEGD, consulent)
    elders = medewerker("Ada Elders", andere_gemeente, Rol.KWALITEIT)
    assert als(elders).get(url("afwijzing-lezen", rij)).status_code == 404
    assert als(elders).post(url("afwijzing-bevestigen", rij)).status_code == 404
