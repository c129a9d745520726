"""Medewerkers, rollen en toegang: niemand regelt zijn eigen rechten, en een wijziging geldt meteen."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Aanstelling, Gemeente, Medewerker
from schuldhulp.organisatie.rollen import ROLLEN, Rol
from tests.builders import medewerker

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
LIJST = "/beheer/medewerkers/"


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


def regels() -> list[str]:
    return list(AuditRegel.objects.filter(handeling=Handeling.BEHEREN).values_list("toelichting", flat=True))


def nieuw_invoer(gemeente: Gemeente, /, **anders: Any) -> dict[str, Any]:
    return {
        "naam": "Anna Bos",
        "email": "Anna.Bos@voorbeeld.nl",
        "telefoon": "088 1",
        "organisatie": gemeente.organisaties.get().pk,
        "teamnaam": "Noord",
        "gemeente": gemeente.pk,
        "rol": Rol.CONSULENT.value,
        **anders,
    }


def test_nieuwe_medewerker_kan_inloggen_met_het_eenmalige_wachtwoord(
    als: Als, beheerder: Medewerker, gemeente: Gemeente
) -> None:
    antwoord = als(beheerder).post(f"{LIJST}nieuw/", nieuw_invoer(gemeente))
    wachtwoord = re.search(r'class="app-code">([a-z0-9-]{24})<', tekst(antwoord))
    assert wachtwoord
    assert "no-store" in antwoord.headers["Cache-Control"]
    anna = Medewerker.objects.get(email="anna.bos@voorbeeld.nl")
    assert anna.check_password(wachtwoord[1])
    assert (anna.team.naam, anna.rollen_tekst) == ("Noord", "consulent")
    assert regels() == ["medewerker toegevoegd als Consulent"]
    assert wachtwoord[1] not in str(list(AuditRegel.objects.values()))


@pytest.mark.parametrize(
    ("veld", "waarde"), [("email", "geen-adres"), ("naam", ""), ("rol", "directeur"), ("gemeente", "999999")]
)
def test_foute_invoer_blijft_staan(veld: str, waarde: str, als: Als, beheerder: Medewerker, gemeente: Gemeente) -> None:
    antwoord = als(beheerder).post(f"{LIJST}nieuw/", nieuw_invoer(gemeente, **{veld: waarde}))
    assert antwoord.status_code == 200
    assert 'value="088 1"' in tekst(antwoord)
    assert not Medewerker.objects.filter(email="anna.bos@voorbeeld.nl").exists()


def test_zelfde_adres_met_andere_hoofdletters_mag_niet(als: Als, beheerder: Medewerker, gemeente: Gemeente) -> None:
    antwoord = als(beheerder).post(f"{LIJST}nieuw/", nieuw_invoer(gemeente, email=beheerder.email.upper()))
    assert antwoord.status_code == 200
    assert Medewerker.objects.filter(email__iexact=beheerder.email).count() == 1


def test_rollen_staan_er_met_uitleg(als: Als, beheerder: Medewerker, consulent: Medewerker) -> None:
    inhoud = tekst(als(beheerder).get(f"{LIJST}{consulent.pk}/"))
    assert ROLLEN[Rol.CONSULENT].omschrijving in inhoud
    keuze = tekst(als(beheerder).get(f"{LIJST}{consulent.pk}/rollen/"))
    for rol in ROLLEN.values():
        assert rol.omschrijving in keuze


def test_rol_geven_en_weghalen_geldt_meteen(
    als: Als, beheerder: Medewerker, consulent: Medewerker, gemeente: Gemeente
) -> None:
    browser, van_noor = als(beheerder), als(consulent)
    assert van_noor.get("/rapportage/").status_code == 403
    adres = f"{LIJST}{consulent.pk}/rollen/"
    assert browser.post(adres, {"gemeente": gemeente.pk, "rol": Rol.BELEID.value}).status_code == 302
    assert van_noor.get("/rapportage/").status_code == 200
    assert "heeft deze rol al" in tekst(browser.post(adres, {"gemeente": gemeente.pk, "rol": Rol.BELEID.value}))
    rol = consulent.aanstellingen.get(rol=Rol.BELEID)
    browser.post(f"{adres}{rol.pk}/weg/")
    assert van_noor.get("/rapportage/").status_code == 403
    assert regels() == ["rol weggehaald: Beleidsmedewerker", "rol gegeven: Beleidsmedewerker"]


def test_laatste_rol_blijft_staan(als: Als, beheerder: Medewerker, consulent: Medewerker) -> None:
    rol = consulent.aanstellingen.get()
    antwoord = als(beheerder).post(f"{LIJST}{consulent.pk}/rollen/{rol.pk}/weg/", follow=True)
    assert "Dit is de laatste rol" in tekst(antwoord)
    assert consulent.aanstellingen.count() == 1


def test_niemand_regelt_zijn_eigen_rechten(als: Als, beheerder: Medewerker, gemeente: Gemeente) -> None:
    browser = als(beheerder)
    zelf = f"{LIJST}{beheerder.pk}/"
    antwoord = browser.post(f"{zelf}rollen/", {"gemeente": gemeente.pk, "rol": Rol.CONSULENT.value})
    assert "beslist een andere beheerder" in tekst(antwoord)
    assert browser.post(f"{zelf}toegang/geven/").status_code == 403
    assert "beslist een andere beheerder" in tekst(browser.post(f"{zelf}toegang/weg/", follow=True))
    rol = beheerder.aanstellingen.get()
    browser.post(f"{zelf}rollen/{rol.pk}/weg/")
    beheerder.refresh_from_db()
    assert beheerder.is_active
    assert beheerder.aanstellingen.count() == 1
    assert regels() == []


def test_toegang_wegnemen_beeindigt_sessies(als: Als, beheerder: Medewerker, consulent: Medewerker) -> None:
    browser, van_noor = als(beheerder), als(consulent)
    assert van_noor.get("/aanmeldingen/").status_code == 200
    browser.post(f"{LIJST}{consulent.pk}/toegang/weg/")
    assert van_noor.get("/aanmeldingen/").status_code == 302
    # Ook na nieuwe toegang blijft de oude sessie dood, en moet de tweede factor opnieuw.
    Authenticator.objects.create(user=consulent, type="totp", data={})
    assert browser.post(f"{LIJST}{consulent.pk}/toegang/geven/").status_code == 200
    assert van_noor.get("/aanmeldingen/").status_code == 302
    assert not Authenticator.objects.filter(user=consulent).exists()
    consulent.refresh_from_db()
    assert consulent.is_active
    assert len(regels()) == 2


def test_wie_ook_elders_werkt_houdt_zijn_account(
    als: Als, beheerder: Medewerker, consulent: Medewerker, gemeente: Gemeente, andere_gemeente: Gemeente
) -> None:
    Aanstelling.objects.create(medewerker=consulent, gemeente=andere_gemeente, rol=Rol.CONSULENT)
    browser = als(beheerder)
    pagina = tekst(browser.get(f"{LIJST}{consulent.pk}/"))
    assert "werkt ook voor een gemeente waar u geen beheerder bent" in pagina
    assert browser.get(f"{LIJST}{consulent.pk}/wijzigen/").status_code == 403
    assert browser.post(f"{LIJST}{consulent.pk}/toegang/geven/").status_code == 403
    browser.post(f"{LIJST}{consulent.pk}/toegang/weg/")
    consulent.refresh_from_db()
    assert consulent.is_active
    # De rol in de eigen gemeente kan wel weg, die in de andere niet.
    eigen = consulent.aanstellingen.get(gemeente=gemeente)
    ander = consulent.aanstellingen.get(gemeente=andere_gemeente)
    assert browser.post(f"{LIJST}{consulent.pk}/rollen/{ander.pk}/weg/").status_code == 404
    browser.post(f"{LIJST}{consulent.pk}/rollen/{eigen.pk}/weg/")
    assert list(consulent.aanstellingen.all()) == [ander]


def test_medewerker_van_een_ander_bestaat_niet(
    als: Als, beheerder: Medewerker, buitenstaander: Medewerker, andere_gemeente: Gemeente
) -> None:
    browser = als(beheerder)
    for deel in ("", "wijzigen/", "rollen/"):
        assert browser.get(f"{LIJST}{buitenstaander.pk}/{deel}").status_code == 404
    assert browser.post(f"{LIJST}{buitenstaander.pk}/toegang/weg/").status_code == 404
    invoer = {"gemeente": andere_gemeente.pk, "rol": Rol.CONSULENT.value}
    collega = medewerker("Iris Blauw", Gemeente.objects.get(code="GM9901"), Rol.CONSULENT)
    assert browser.post(f"{LIJST}{collega.pk}/rollen/", invoer).status_code == 200
    assert collega.aanstellingen.count() == 1


def test_gegevens_wijzigen(als: Als, beheerder: Medewerker, consulent: Medewerker, gemeente: Gemeente) -> None:
    invoer = {**nieuw_invoer(gemeente), "naam": "Noor Jansen-Bos", "email": "noor@voorbeeld.nl", "teamnaam": ""}
    assert als(beheerder).post(f"{LIJST}{consulent.pk}/wijzigen/", invoer).status_code == 302
    consulent.refresh_from_db()
    assert (consulent.naam, consulent.email, consulent.team) == ("Noor Jansen-Bos", "noor@voorbeeld.nl", None)


def test_lijst_filtert_en_telt(
    als: Als, beheerder: Medewerker, consulent: Medewerker, teamleider: Medewerker, buitenstaander: Medewerker
) -> None:
    browser = als(beheerder)

    def namen(vraag: str) -> list[str]:
        return [rij.naam for rij in browser.get(f"{LIJST}?{vraag}").context["pagina"]]

    assert namen("") == ["Finn de Boer", "Noor Jansen", "Tess Vermeer"]
    assert namen("rol=teamleider") == ["Tess Vermeer"]
    assert namen("naam=noor") == ["Noor Jansen"]
    assert namen("sorteer=-naam")[0] == "Tess Vermeer"
    Medewerker.objects.filter(pk=consulent.pk).update(is_active=False)
    assert namen("naam=noor") == []
    assert namen("naam=noor&zonder_toegang=on") == ["Noor Jansen"]


def test_evenveel_queries_bij_meer_medewerkers(als: Als, beheerder: Medewerker, gemeente: Gemeente) -> None:
    browser = als(beheerder)
    browser.get(LIJST)
    with CaptureQueriesContext(connection) as weinig:
        browser.get(LIJST)
    for nummer in range(8):
        medewerker(f"Collega {nummer}", gemeente, Rol.CONSULENT)
    with CaptureQueriesContext(connection) as veel:
        browser.get(LIJST)
    assert len(veel) == len(weinig) <= 7
