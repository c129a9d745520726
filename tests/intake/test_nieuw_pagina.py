"""Een nieuwe aanmelding: drie stappen, niets gaat verloren, en dubbel versturen geeft er één."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.models import Aanmelding, Client
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Aanstelling, Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Rol
from tests.builders import aanmelding_in, client, geldig_bsn

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
ADRES = "/aanmeldingen/nieuw/"
BSN = geldig_bsn(9_000)


def persoon(gem: Gemeente, **velden: str) -> dict[str, str]:
    return {
        "gemeente": str(gem.pk),
        "bsn": BSN,
        "voornamen": "Yara",
        "achternaam": "Zijlstra",
        "geboortedatum": "3 maart 1990",
        "postcode": "1234ab",
        **velden,
    }


VRAAG = {
    "kanaal": "zelf",
    "gemeld_datum": "2-11-2026",
    "gemeld_tijd": "9.15",
    "bedreigingen": ["water", "gas"],
    "hulpvraag": "Help & snel",
}


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


def nummer(antwoord) -> str:  # type: ignore[no-untyped-def]
    return tekst(antwoord).split('name="nummer" value="')[1].split('"')[0]


def test_nieuwe_persoon_van_begin_tot_klok(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    browser = als(consulent)
    vast = nummer(browser.get(ADRES))
    stap2 = browser.post(ADRES, persoon(gemeente) | {"stap": "persoon", "nummer": vast})
    assert "Dit wordt een nieuw dossier" in tekst(stap2)
    assert f'name="bsn" value="{BSN}"' in tekst(stap2)
    assert nummer(stap2) == vast
    alles = persoon(gemeente) | VRAAG | {"stap": "vraag", "nummer": vast, "behandelaar": consulent.pk}
    klaar = browser.post(ADRES, alles)
    rij = Aanmelding.objects.get()
    assert klaar.url == reverse("intake:aanmelding", args=[vast])
    assert (rij.client.bsn, rij.client.postcode, rij.client.geboortedatum) == (BSN, "1234 AB", date(1990, 3, 3))
    assert rij.is_crisis
    assert rij.gesprek_uiterlijk_datum == date(2026, 11, 5)
    assert "3 werkdagen" in tekst(browser.get(klaar.url))
    # Nog eens hetzelfde formulier: dezelfde aanmelding, geen tweede cliënt.
    nog_eens = browser.post(ADRES, alles, follow=True)
    assert nog_eens.redirect_chain[0][0] == klaar.url
    assert "stond er al" in tekst(nog_eens)
    assert (Client.objects.count(), Aanmelding.objects.count()) == (1, 1)


def test_dubbel_versturen_zonder_bsn_geeft_een_client(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    browser = als(consulent)
    alles = (
        persoon(gemeente, bsn="", geboortedatum="") | VRAAG | {"stap": "vraag", "nummer": nummer(browser.get(ADRES))}
    )
    browser.post(ADRES, alles)
    browser.post(ADRES, alles)
    assert (Client.objects.count(), Aanmelding.objects.count()) == (1, 1)


def test_wat_getypt_is_overleeft_elke_fout(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    browser = als(consulent)
    fout = browser.post(
        ADRES, persoon(gemeente, bsn="123456789", achternaam="") | {"stap": "persoon", "hulpvraag": "Rust"}
    )
    assert "burgerservicenummer klopt niet" in tekst(fout)
    assert 'value="123456789"' in tekst(fout)
    assert 'name="hulpvraag" value="Rust"' in tekst(fout)
    assert "<title>Fout: " in tekst(fout)
    stap3 = browser.post(ADRES, persoon(gemeente) | VRAAG | {"stap": "vraag", "gemeld_datum": "31-2-2026"})
    assert 'value="31-2-2026"' in tekst(stap3)
    assert "Help &amp; snel" in tekst(stap3)
    assert tekst(stap3).count(" checked") == 2
    assert f'name="bsn" value="{BSN}"' in tekst(stap3)
    toekomst = browser.post(ADRES, persoon(gemeente) | VRAAG | {"stap": "vraag", "gemeld_tijd": "23:59"})
    assert "niet in de toekomst" in tekst(toekomst)
    assert not Aanmelding.objects.exists()


def test_terug_en_weer_vooruit_houdt_alles_vast(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    browser = als(consulent)
    terug = browser.post(ADRES, persoon(gemeente) | VRAAG | {"stap": "vraag", "terug": "persoon"})
    assert "wie is het?" in tekst(terug)
    assert 'value="Zijlstra"' in tekst(terug)
    assert 'name="hulpvraag" value="Help &amp; snel"' in tekst(terug)
    vooruit = browser.post(ADRES, persoon(gemeente) | VRAAG | {"stap": "persoon"})
    assert "Help &amp; snel</textarea>" in tekst(vooruit)
    assert tekst(vooruit).count(" checked") == 2
    assert 'value="9.15"' in tekst(vooruit)


def test_bekend_op_bsn_kan_alleen_dat_dossier(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    bekende = aanmelding_in(S.GEADVISEERD, consulent, client=client(gemeente, bsn=BSN, achternaam="Zijlstra")).client
    browser = als(consulent)
    keuze = browser.post(ADRES, persoon(gemeente) | {"stap": "persoon"})
    assert "Zeker dezelfde: hetzelfde BSN" in tekst(keuze)
    assert "informatie en advies gegeven" in tekst(keuze)
    assert 'value="nieuw"' not in tekst(keuze)
    assert AuditRegel.objects.filter(handeling=Handeling.ZOEKEN, client_id=bekende.pk).exists()
    leeg = browser.post(ADRES, persoon(gemeente) | {"stap": "bekend"})
    assert "Maak een keuze" in tekst(leeg)
    gekozen = persoon(gemeente) | {"keuze": str(bekende.pk)}
    vraag = browser.post(ADRES, gekozen | {"stap": "bekend"})
    assert bekende.dossiernummer in tekst(vraag)
    browser.post(ADRES, gekozen | VRAAG | {"stap": "vraag"})
    assert Client.objects.count() == 1
    assert bekende.aanmeldingen.count() == 2


def test_bijna_gelijk_mag_ook_een_ander_zijn(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    client(gemeente, achternaam="Zylstra", geboortedatum=date(1990, 3, 3))
    browser = als(consulent)
    keuze = browser.post(ADRES, persoon(gemeente) | {"stap": "persoon"})
    assert "Misschien dezelfde" in tekst(keuze)
    browser.post(ADRES, persoon(gemeente) | VRAAG | {"stap": "vraag", "keuze": "nieuw"})
    assert Client.objects.count() == 2
    terug = browser.post(ADRES, persoon(gemeente, bsn="") | {"stap": "vraag", "terug": "bekend", "keuze": "nieuw"})
    assert "Misschien dezelfde" in tekst(terug)


def test_open_aanmelding_wordt_getoond_in_plaats_van_verdubbeld(
    als: Als, consulent: Medewerker, gemeente: Gemeente
) -> None:
    open_ = aanmelding_in(S.GEMELD, consulent, client=client(gemeente, bsn=BSN))
    antwoord = als(consulent).post(ADRES, persoon(gemeente) | {"stap": "bekend", "keuze": str(open_.client_id)})
    assert antwoord.url == reverse("intake:aanmelding", args=[open_.pk])


def test_andere_gemeente_lekt_niet(
    als: Als, consulent: Medewerker, gemeente: Gemeente, andere_gemeente: Gemeente
) -> None:
    vreemde = client(andere_gemeente, bsn=BSN, achternaam="Geheim")
    browser = als(consulent)
    antwoord = browser.post(ADRES, persoon(gemeente) | {"stap": "persoon"})
    assert "Geheim" not in tekst(antwoord)
    geprobeerd = browser.post(ADRES, persoon(gemeente) | VRAAG | {"stap": "vraag", "keuze": str(vreemde.pk)})
    assert geprobeerd.status_code == 302
    assert not vreemde.aanmeldingen.exists()
    elders = browser.post(ADRES, persoon(andere_gemeente) | {"stap": "persoon"})
    assert "Deze keuze kan hier niet" in tekst(elders)


def test_wie_in_twee_gemeenten_werkt_ziet_het_andere_dossier_maar_kiest_het_niet(
    als: Als, consulent: Medewerker, gemeente: Gemeente, andere_gemeente: Gemeente
) -> None:
    Aanstelling.objects.create(medewerker=consulent, gemeente=andere_gemeente, rol=Rol.CONSULENT)
    daar = client(andere_gemeente, bsn=BSN)
    browser = als(consulent)
    antwoord = browser.post(ADRES, persoon(gemeente) | {"stap": "persoon"})
    assert "Bekend in een andere gemeente" in tekst(antwoord)
    assert "Zeker dezelfde: hetzelfde BSN." in tekst(antwoord)
    assert "In deze gemeente is deze persoon nog niet bekend." in tekst(antwoord)
    assert f'value="{daar.pk}"' not in tekst(antwoord)
    browser.post(ADRES, persoon(gemeente) | VRAAG | {"stap": "vraag", "keuze": "nieuw"})
    assert Client.objects.filter(gemeente=gemeente).count() == 1


@pytest.mark.parametrize("stap", ["persoon", "bekend"])
def test_wie_lijkt_komt_nooit_op_het_scherm_zonder_regel_in_het_logboek(
    stap: str, als: Als, consulent: Medewerker, gemeente: Gemeente
) -> None:
    bekende = client(gemeente, bsn=BSN)
    assert bekende.dossiernummer in tekst(als(consulent).post(ADRES, persoon(gemeente) | {"stap": stap}))
    assert AuditRegel.objects.filter(client_id=bekende.pk, toelichting="getoond bij “al bekend?”").count() == 1


def test_zonder_recht_op_dossiers(als: Als, beleidsmedewerker: Medewerker) -> None:
    assert als(beleidsmedewerker).get(ADRES).status_code == 403
    assert als(beleidsmedewerker).post(ADRES, {"stap": "persoon"}).status_code == 403


@pytest.mark.parametrize(
    "rommel", [{"stap": "onzin"}, {"nummer": "geen-uuid", "stap": "vraag"}, {"stap": "bekend", "keuze": "x"}]
)
def test_rommel_begint_gewoon_bij_het_begin(rommel: dict[str, str], als: Als, consulent: Medewerker) -> None:
    antwoord = als(consulent).post(ADRES, rommel)
    assert antwoord.status_code == 200
    assert "wie is het?" in tekst(antwoord)
