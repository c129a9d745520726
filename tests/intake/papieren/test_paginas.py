"""De pagina's over papieren: toevoegen met uitkomst per bestand, bekijken in de browser, nakijken en splitsen."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import Documentsoort, Documentstatus
from intake.models import Client, Document, Nakijkronde, Papiervrijstelling
from intake.services.document import approve_document, reject_document
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU
from tests.intake.papieren.bestanden import bestand, foto, pdf
from tests.intake.papieren.conftest import Papier

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def tekst(antwoord: Any) -> str:
    return antwoord.content.decode()


def toevoegen(persoon: Client) -> str:
    return reverse("intake:papieren-toevoegen", args=[persoon.pk])


def tab(persoon: Client) -> str:
    return reverse("trajecten:dossier", args=[persoon.pk]) + "?tab=papieren"


def van(naam: str, rij: Document) -> str:
    return reverse(f"intake:{naam}", args=[rij.pk])


# ---- Toevoegen ----


def test_meer_bestanden_tegelijk(als: Als, consulent: Medewerker, persoon: Client) -> None:
    antwoord = als(consulent).post(
        toevoegen(persoon),
        {"soort": "huur", "bestanden": [bestand(naam="een.pdf"), bestand(foto(), "twee.jpg")]},
        follow=True,
    )
    assert antwoord.redirect_chain[-1][0] == tab(persoon)
    assert "2 papieren zijn toegevoegd" in tekst(antwoord)
    assert set(Document.objects.values_list("naam", "soort", "door")) == {
        ("een.pdf", "huur", consulent.pk),
        ("twee.jpg", "huur", consulent.pk),
    }


def test_wat_goed_is_blijft_en_wat_niet_goed_is_staat_er_met_naam(
    als: Als, consulent: Medewerker, persoon: Client
) -> None:
    bestanden = [bestand(naam="goed.pdf"), bestand(b"PK\x03\x04", "loonstrook.pdf"), bestand(b"", "leeg.pdf")]
    pagina = tekst(als(consulent).post(toevoegen(persoon), {"soort": "huur", "bestanden": bestanden}))
    assert "<title>Fout: " in pagina
    assert "loonstrook.pdf: Dit is een zip- of Word-bestand" in pagina
    assert "leeg.pdf: Dit bestand is leeg" in pagina
    assert "Dit hoeft u niet opnieuw te kiezen" in pagina
    assert '<option value="huur" selected>' in pagina, "wat gekozen was, blijft staan"
    assert [rij.naam for rij in Document.objects.all()] == ["goed.pdf"]


def test_een_foto_van_40_mb_zegt_hoe_groot_hij_is_en_wat_te_doen(
    als: Als, consulent: Medewerker, persoon: Client
) -> None:
    groot = SimpleUploadedFile("IMG_2041.jpg", foto() + b"\0" * (40_000_000 - len(foto())))
    pagina = tekst(als(consulent).post(toevoegen(persoon), {"soort": "huur", "bestanden": [groot]}))
    assert "IMG_2041.jpg: Dit bestand is 40 MB. Het mag hoogstens 10 MB zijn. Maak de foto opnieuw" in pagina
    assert not Document.objects.exists()


def test_een_te_groot_bestand_komt_niet_op_schijf(settings: Any) -> None:
    from schuldhulp.views.ontvangst import BegrensdeOntvangst

    settings.DOCUMENT_MAX_BYTES = 1_000
    ontvangst = BegrensdeOntvangst()
    ontvangst.new_file("bestanden", "groot.jpg", "image/jpeg", 0)
    for begin in range(0, 5_000, 500):
        ontvangst.receive_data_chunk(b"x" * 500, begin)
    gekregen = ontvangst.file_complete(5_000)
    assert gekregen is not None
    with gekregen:
        assert (gekregen.size, len(gekregen.read())) == (5_000, 1_001)


def test_zonder_soort_of_bestand_staat_de_fout_bij_het_veld(als: Als, consulent: Medewerker, persoon: Client) -> None:
    pagina = tekst(als(consulent).post(toevoegen(persoon), {"soort": ""}))
    assert "Maak een keuze bij ‘Wat voor papier is het?’" in pagina
    assert "Kies een bestand, of maak een foto." in pagina


def test_hoogstens_twintig_tegelijk(als: Als, consulent: Medewerker, persoon: Client) -> None:
    veel = [bestand(b"x", f"{n}.pdf") for n in range(21)]
    pagina = tekst(als(consulent).post(toevoegen(persoon), {"soort": "huur", "bestanden": veel}))
    assert "Kies hoogstens 20 bestanden tegelijk." in pagina


def test_hetzelfde_formulier_twee_keer_geeft_een_papier(als: Als, consulent: Medewerker, persoon: Client) -> None:
    browser = als(consulent)
    for _ in range(2):
        antwoord = browser.post(toevoegen(persoon), {"soort": "huur", "bestanden": [bestand(naam="a.pdf")]})
    assert "a.pdf: Dit bestand hadden wij al" in tekst(antwoord)
    assert Document.objects.count() == 1


def test_een_scan_met_van_alles_gaat_meteen_naar_splitsen(als: Als, consulent: Medewerker, persoon: Client) -> None:
    antwoord = als(consulent).post(toevoegen(persoon), {"soort": "gemengd", "bestanden": [bestand(pdf(3))]})
    assert antwoord.url == van("document-splitsen", Document.objects.get())


def test_wie_alleen_meekijkt_voegt_niet_toe(als: Als, kwaliteit: Medewerker, persoon: Client) -> None:
    assert als(kwaliteit).get(toevoegen(persoon)).status_code == 403
    assert "Papieren toevoegen" not in tekst(als(kwaliteit).get(tab(persoon)))


# ---- Bekijken ----


def test_het_bestand_in_de_browser(als: Als, consulent: Medewerker, papier: Papier) -> None:
    rij = papier(naam="Loonstrook 'één' & twee.pdf")
    antwoord = als(consulent).get(van("bestand", rij))
    inhoud = b"".join(antwoord.streaming_content)
    assert inhoud.startswith(b"%PDF-")
    koppen = antwoord.headers
    assert koppen["Content-Type"] == "application/pdf"
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["Content-Disposition"].startswith("inline; filename*=utf-8''Loonstrook")
    assert int(koppen["Content-Length"]) == len(inhoud)
    assert "no-store" in koppen["Cache-Control"]
    assert koppen["X-Frame-Options"] == "SAMEORIGIN"
    csp = koppen["Content-Security-Policy"]
    assert "default-src 'none'" in csp
    assert "script-src 'none'" in csp
    assert "frame-ancestors 'self'" in csp


def test_bekijken_laat_een_spoor_zonder_de_naam(als: Als, consulent: Medewerker, papier: Papier) -> None:
    rij = papier(naam="geheim van Jansen.pdf")
    browser = als(consulent)
    browser.get(van("document", rij))
    assert b"".join(browser.get(van("bestand", rij)).streaming_content)
    regels = AuditRegel.objects.filter(handeling=Handeling.INZIEN, onderwerp="intake.document")
    assert [(r.client_id, r.onderwerp_id, r.toelichting) for r in regels.order_by("pk")] == [
        (rij.client_id, str(rij.pk), "loonstrook"),
        (rij.client_id, str(rij.pk), "bestand"),
    ]


def test_de_pagina_van_een_papier_mag_alleen_zichzelf_inlijsten(
    als: Als, consulent: Medewerker, papier: Papier
) -> None:
    antwoord = als(consulent).get(van("document", papier()))
    assert "frame-src 'self'" in antwoord.headers["Content-Security-Policy"]
    assert antwoord.headers["X-Frame-Options"] == "DENY"


STAPPEN = ["document", "bestand", "document-goedkeuren", "document-afkeuren", "document-soort", "document-splitsen"]


@pytest.mark.parametrize("naam", STAPPEN)
def test_een_papier_van_een_andere_gemeente_bestaat_niet(
    naam: str, als: Als, buitenstaander: Medewerker, consulent: Medewerker, papier: Papier
) -> None:
    rij = papier()
    for adres in (van(naam, rij), reverse(f"intake:{naam}", args=[uuid4()])):
        for antwoord in (als(buitenstaander).get(adres), als(buitenstaander).post(adres)):
            assert antwoord.status_code in (404, 405)
    assert Document.objects.get().status == Documentstatus.ONTVANGEN


def test_dossier_van_een_andere_gemeente_neemt_niets_aan(als: Als, buitenstaander: Medewerker, persoon: Client) -> None:
    antwoord = als(buitenstaander).post(toevoegen(persoon), {"soort": "huur", "bestanden": [bestand()]})
    assert antwoord.status_code == 404
    assert not Document.objects.exists()


def test_een_gewist_bestand_is_er_niet_meer(als: Als, consulent: Medewerker, papier: Papier) -> None:
    rij = reject_document(papier(), reden="andere_persoon", door=consulent, op=NU)
    browser = als(consulent)
    assert browser.get(van("bestand", rij)).status_code == 404
    assert "van iemand anders was" in tekst(browser.get(van("document", rij)))


# ---- Nakijken ----


def test_goedkeuren_gaat_naar_het_volgende_papier(
    als: Als, consulent: Medewerker, collega: Medewerker, papier: Papier, persoon: Client
) -> None:
    eerste, tweede = papier(), papier(soort=Documentsoort.MACHTIGING)
    browser = als(consulent)
    antwoord = browser.post(van("document-goedkeuren", eerste), {"verwacht_versie": eerste.versie})
    assert antwoord.url == van("document", tweede)
    pagina = tekst(browser.get(van("document", eerste)))
    assert "U deed de eerste controle. De tweede is van een collega." in pagina
    assert "Keur goed" not in pagina
    assert "Keur goed" in tekst(als(collega).get(van("document", eerste)))


def test_goedkeuren_op_een_oude_pagina_geeft_een_melding(
    als: Als, consulent: Medewerker, collega: Medewerker, papier: Papier
) -> None:
    rij = papier()
    approve_document(rij, door=consulent, op=NU)
    antwoord = als(collega).post(van("document-goedkeuren", rij), {"verwacht_versie": rij.versie}, follow=True)
    assert "Iemand anders heeft dit intussen gewijzigd" in tekst(antwoord)
    assert Document.objects.get().status == Documentstatus.EEN_KEER


def test_afkeuren_vraagt_een_reden(als: Als, collega: Medewerker, papier: Papier, persoon: Client) -> None:
    rij, browser = papier(), als(collega)
    fout = tekst(browser.post(van("document-afkeuren", rij), {"toelichting": "Vlek."}))
    assert "Maak een keuze bij ‘Wat is er mis?’" in fout
    assert "Vlek." in fout
    klaar = browser.post(van("document-afkeuren", rij), {"reden": "onleesbaar", "toelichting": "Vlek."})
    assert klaar.url == tab(persoon)
    assert "Niet goed te lezen" in tekst(browser.get(tab(persoon)))


def test_splitsen_op_de_pagina(als: Als, consulent: Medewerker, papier: Papier, persoon: Client) -> None:
    rij, browser = papier(soort=Documentsoort.GEMENGD), als(consulent)
    adres = van("document-splitsen", rij)
    assert f"{van('bestand', rij)}#page=2" in tekst(browser.get(adres))
    fout = tekst(browser.post(adres, {"bladzijde_1": "huur"}))
    assert "Kies wat bladzijde 2 is." in fout
    assert browser.post(adres, {"bladzijde_1": "huur", "bladzijde_2": "bankafschrift"}).url == tab(persoon)
    assert sorted(Document.objects.values_list("soort", flat=True)) == ["bankafschrift", "gemengd", "huur"]
    weer = browser.get(adres, follow=True)
    assert "Dit kan niet in de status “Gesplitst”" in tekst(weer)


# ---- Het tabblad ----


def test_tabblad_toont_nodig_gekregen_en_nagekeken_door(
    als: Als, consulent: Medewerker, papier: Papier, persoon: Client
) -> None:
    papier(Documentstatus.NAGEKEKEN, soort=Documentsoort.BANKAFSCHRIFT)
    papier(soort=Documentsoort.OVERIG)
    pagina = tekst(als(consulent).get(tab(persoon)))
    for stuk in ("Bankafschriften van de laatste maand", "Noor Jansen en Bilal Kaya", "1 papier wacht op nakijken"):
        assert stuk in pagina
    assert "Andere papieren in dit dossier" in pagina
    assert "Een kopie van uw paspoort" in pagina


def test_van_mijn_werk_naar_het_tabblad(als: Als, consulent: Medewerker, papier: Papier, persoon: Client) -> None:
    papier()
    assert als(consulent).get(Nakijkronde.objects.get().get_absolute_url()).url == tab(persoon)


def test_niet_nodig_en_toch_weer_nodig(als: Als, consulent: Medewerker, persoon: Client) -> None:
    browser = als(consulent)
    adres = reverse("intake:papier-niet-nodig", args=[persoon.pk, "bankafschriften"])
    assert "Vul ‘Waarom is dit papier niet nodig?’ in." in tekst(browser.post(adres, {"reden": ""}))
    assert browser.post(adres, {"reden": "Gezien in het gesprek."}).url == tab(persoon)
    assert "Gezien in het gesprek. (Noor Jansen)" in tekst(browser.get(tab(persoon)))
    assert browser.get(reverse("intake:papier-niet-nodig", args=[persoon.pk, "paspoort"])).status_code == 404
    browser.post(reverse("intake:papier-toch-nodig", args=[persoon.pk, "bankafschriften"]))
    assert not Papiervrijstelling.objects.exists()
