"""Het profiel op het scherm: beginnen, blad voor blad, de uitkomst, leefgebieden en uitslagen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intake.choices import Documentsoort, IngevuldMet, Leefgebied
from intake.instrument import laad_instrument
from intake.models import Client, Document, ExterneUitslag, Leefgebiedmeting, Profiel
from intake.services.leefgebied import record_leefgebieden
from intake.services.profiel import start_profiel
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU, client, profielantwoorden
from tests.builders import profiel as profiel_van
from tests.intake.papieren.bestanden import pdf

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
BLADEN = laad_instrument().bladen
REKENING = {"rekening_totaal": "120,75", "rekening_datum": "2026-03-19", "rekening_te_laat": ""}


@pytest.fixture
def persoon(gemeente: Gemeente) -> Client:
    return client(gemeente)


@pytest.fixture
def concept(persoon: Client, consulent: Medewerker) -> Profiel:
    return start_profiel(persoon, ingevuld_met=IngevuldMet.SAMEN, door=consulent, op=NU)


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode().replace("\xa0", " ")


def tab(persoon: Client) -> str:
    return reverse("trajecten:dossier", args=[persoon.pk]) + "?tab=profiel"


def blad_url(rij: Profiel, code: str) -> str:
    return reverse("intake:profiel-blad", args=[rij.pk, code])


def nieuw_url(naam: str, persoon: Client) -> str:
    return reverse(f"intake:{naam}", args=[persoon.pk])


def test_van_begin_tot_uitkomst(als: Als, consulent: Medewerker, persoon: Client) -> None:
    browser = als(consulent)
    uitleg = tekst(browser.get(nieuw_url("profiel-nieuw", persoon)))
    assert "Meedoen hoeft niet" in uitleg
    assert "volgt nooit dat u geen hulp krijgt" in uitleg
    antwoord = browser.post(nieuw_url("profiel-nieuw", persoon), {"ingevuld_met": "zelf"})
    antwoorden = profielantwoorden()
    for blad in BLADEN:
        rij = Profiel.objects.get()
        assert antwoord.url == blad_url(rij, blad.code)
        assert blad.naam in tekst(browser.get(antwoord.url))
        gegeven = {v.code: antwoorden[v.code].replace(".", ",") for v in blad.vragen}
        antwoord = browser.post(antwoord.url, gegeven | {"verwacht_versie": str(rij.versie)})
    assert antwoord.url == reverse("intake:profiel", args=[rij.pk])
    assert "Maak het profiel" in tekst(browser.get(antwoord.url))
    browser.post(reverse("intake:profiel-afronden", args=[rij.pk]))
    pagina = tekst(browser.get(antwoord.url))
    assert "Klantprofiel: kan veel zelf" in pagina
    assert "nooit een reden om hulp te weigeren" in pagina
    assert "Hoe de scores tot stand kwamen" in pagina


def test_stoppen_en_later_verder(als: Als, consulent: Medewerker, concept: Profiel) -> None:
    browser, url = als(consulent), blad_url(concept, "uw-post")
    antwoord = browser.post(url, {"post_open": "vaak", "stop": "ja"})
    assert antwoord.url == reverse("intake:profiel", args=[concept.pk])
    overzicht = tekst(browser.get(antwoord.url))
    assert "Nog 3 van 4 vragen" in overzicht
    assert "Beantwoord: 1 van 43 vragen" in overzicht
    assert 'value="vaak" id="id_post_open_2" checked' in tekst(browser.get(url))
    assert browser.get(nieuw_url("profiel-nieuw", concept.client)).url == antwoord.url


def test_verder_vraagt_alle_antwoorden_en_houdt_wat_er_stond(als: Als, consulent: Medewerker, concept: Profiel) -> None:
    antwoord = als(consulent).post(blad_url(concept, "uw-post"), {"post_open": "vaak"})
    pagina = tekst(antwoord)
    assert antwoord.status_code == 200
    assert "Kies een antwoord bij vraag 3." in pagina
    assert 'value="vaak" id="id_post_open_2" checked' in pagina
    concept.refresh_from_db()
    assert concept.antwoorden == {}


@pytest.mark.parametrize(
    ("stop", "bewaard"),
    [
        (False, {"rekening_totaal": "120.75", "rekening_datum": "2026-03-19", "rekening_te_laat": ""}),
        (True, {"rekening_totaal": "120.75", "rekening_datum": "2026-03-19"}),
    ],
)
def test_een_lege_oefening_is_overgeslagen_tenzij_iemand_stopt(
    stop: bool, bewaard: dict[str, str], als: Als, consulent: Medewerker, concept: Profiel
) -> None:
    als(consulent).post(blad_url(concept, "rekening"), REKENING | ({"stop": "ja"} if stop else {}))
    concept.refresh_from_db()
    assert concept.antwoorden == bewaard


def test_een_bedrag_dat_niet_te_lezen_is(als: Als, consulent: Medewerker, concept: Profiel) -> None:
    pagina = tekst(als(consulent).post(blad_url(concept, "rekening"), REKENING | {"rekening_totaal": "1.207"}))
    assert 'value="1.207"' in pagina
    assert "app-veld--fout" in pagina
    concept.refresh_from_db()
    assert concept.antwoorden == {}


def test_oefening_toont_het_papier(als: Als, consulent: Medewerker, concept: Profiel) -> None:
    browser = als(consulent)
    rekening = tekst(browser.get(blad_url(concept, "rekening")))
    for deel in ("Energie Noordkust", "€ 94,60", "€ -5,00", "U heeft 14 dagen om te betalen.", "19 maart 2026"):
        assert deel in rekening
    assert "120,75" not in rekening
    assert "Sam kan zijn huis kwijtraken." in tekst(browser.get(blad_url(concept, "stapel")))


def test_oude_versie_van_het_blad_geeft_een_melding(
    als: Als, consulent: Medewerker, collega: Medewerker, concept: Profiel
) -> None:
    url = blad_url(concept, "uw-post")
    als(consulent).post(url, {"post_open": "vaak", "stop": "ja", "verwacht_versie": "0"})
    laat = als(collega).post(url, {"post_open": "nooit", "stop": "ja", "verwacht_versie": "0"})
    assert laat.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in tekst(laat)


def test_wat_klaar_is_gaat_niet_meer_open(als: Als, consulent: Medewerker, persoon: Client) -> None:
    rij, browser = profiel_van(persoon, consulent), als(consulent)
    url = reverse("intake:profiel", args=[rij.pk])
    assert browser.get(blad_url(rij, "uw-post")).url == url
    assert browser.post(blad_url(rij, "uw-post"), {"post_open": "nooit", "stop": "ja"}).url == url
    browser.post(reverse("intake:profiel-weggooien", args=[rij.pk]))
    assert Profiel.objects.get().antwoorden == rij.antwoorden
    assert browser.get(blad_url(rij, "bestaat-niet")).status_code == 404


def test_signalen_en_vergelijken_met_de_vorige_keer(als: Als, consulent: Medewerker, persoon: Client) -> None:
    profiel_van(persoon, consulent, gunstig=False, op=NU - timedelta(days=90))
    rij = start_profiel(persoon, ingevuld_met=IngevuldMet.SAMEN, door=consulent, op=NU)
    rij.antwoorden = profielantwoorden() | {"post_open": "altijd", "post_stapel": "altijd"}
    rij.save()
    browser = als(consulent)
    browser.post(reverse("intake:profiel-afronden", args=[rij.pk]))
    pagina = tekst(browser.get(reverse("intake:profiel", args=[rij.pk])))
    assert "Ga hierover in gesprek" in pagina
    assert "“Er ligt bij mij post die nog dicht is: altijd”" in pagina
    assert "toen “eerst rust”" in pagina
    assert "Vorige keer: Motivatie 0" in pagina


def test_zwaar_profiel_toont_eerst_drie_domeinen_met_steun(als: Als, consulent: Medewerker, persoon: Client) -> None:
    rij = profiel_van(persoon, consulent, gunstig=False)
    antwoord = als(consulent).get(reverse("intake:profiel", args=[rij.pk]))
    assert len(antwoord.context["steun_nu"]) == 3
    assert "Later ook: 4 domeinen" in tekst(antwoord)
    assert "Het goede antwoord is € 120,75" in tekst(antwoord)


# ---- Leefgebieden en uitslagen ----


def test_leefgebieden_bespreken(als: Als, consulent: Medewerker, persoon: Client) -> None:
    browser, url = als(consulent), nieuw_url("leefgebieden", persoon)
    id_ = browser.get(url).context["form"]["id_"].value()
    gegevens = {
        "id_": str(id_),
        "datum": "2-11-2026",
        "cijfer_wonen": "2",
        "notitie_wonen": "Te duur.",
        "cijfer_werk": "4",
    }
    for _ in range(2):
        assert browser.post(url, gegevens).url == tab(persoon)
    meting = Leefgebiedmeting.objects.get()
    assert meting.cijfers.count() == 2
    assert ", vorige keer 2 (02-11-2026)" in tekst(browser.get(url))
    pagina = tekst(browser.get(reverse("intake:leefgebiedmeting", args=[meting.pk])))
    assert "2: gaat slecht" in pagina
    assert "Te duur." in pagina


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({}, "Geef minstens één leefgebied een cijfer."),
        ({"notitie_wonen": "Te duur."}, "Geef ook een cijfer bij ‘Wonen’."),
        ({"cijfer_wonen": "2", "datum": "3-11-2026"}, "Deze datum ligt in de toekomst."),
        ({"cijfer_wonen": "9"}, "Hoe gaat het?"),
    ],
)
def test_leefgebieden_die_niet_kloppen(
    anders: dict[str, str], melding: str, als: Als, consulent: Medewerker, persoon: Client
) -> None:
    browser, url = als(consulent), nieuw_url("leefgebieden", persoon)
    gegevens = {"id_": str(browser.get(url).context["form"]["id_"].value()), "datum": "2-11-2026", **anders}
    antwoord = browser.post(url, gegevens)
    assert antwoord.status_code == 200
    assert melding in tekst(antwoord)
    assert "Fout: " in tekst(antwoord)
    if "notitie_wonen" in anders:
        assert ">Te duur.</textarea>" in tekst(antwoord).replace("\r", "").replace("\n", "")
        assert '<details class="app-details" open>' in tekst(antwoord)
    assert not Leefgebiedmeting.objects.exists()


def test_tabblad_toont_toen_en_nu(als: Als, consulent: Medewerker, persoon: Client) -> None:
    for dagen, cijfer in ((200, 1), (100, 2), (0, 4)):
        op = NU - timedelta(days=dagen)
        record_leefgebieden(persoon, datum=op.date(), cijfers={Leefgebied.WONEN: cijfer}, door=consulent, op=op)
    pagina = tekst(als(consulent).get(tab(persoon)))
    assert "Leefgebieden van toen naar nu" in pagina
    assert "3 stappen beter" in pagina
    assert "1 → 4" in pagina


def test_uitslag_van_elders(als: Als, consulent: Medewerker, persoon: Client) -> None:
    browser, url = als(consulent), nieuw_url("uitslag-nieuw", persoon)
    id_ = str(browser.get(url).context["form"]["id_"].value())
    fout = browser.post(url, {"id_": id_, "instrument": "anders", "datum": "1-10-2026", "label": "Groen"})
    assert "Schrijf op welk ander instrument het is." in tekst(fout)
    gegevens = {
        "id_": id_,
        "instrument": "mesis",
        "datum": "1-10-2026",
        "label": "Kan met hulp",
        "notities": "Rustig aan.",
    }
    for _ in range(2):
        assert browser.post(url, gegevens).url == tab(persoon)
    assert ExterneUitslag.objects.get().label == "Kan met hulp"
    pagina = tekst(browser.get(tab(persoon)))
    for deel in ("Mesis", "Kan met hulp", "Rustig aan."):
        assert deel in pagina


def test_tijdlijn_noemt_profiel_en_leefgebieden(als: Als, consulent: Medewerker, persoon: Client) -> None:
    profiel_van(persoon, consulent)
    record_leefgebieden(persoon, datum=NU.date(), cijfers={Leefgebied.WONEN: 2}, door=consulent, op=NU)
    pagina = tekst(als(consulent).get(tab(persoon).replace("profiel", "tijdlijn")))
    for deel in ("Klantprofiel", "Kan veel zelf", "Leefgebieden besproken"):
        assert deel in pagina


def test_uitslag_met_bestand_komt_ook_bij_de_papieren(als: Als, consulent: Medewerker, persoon: Client) -> None:
    browser, url = als(consulent), nieuw_url("uitslag-nieuw", persoon)
    gegevens = {"instrument": "zrm", "datum": "1-10-2026", "label": "Voldoende"}
    for _ in range(2):
        id_ = str(browser.get(url).context["form"]["id_"].value())
        bestand = SimpleUploadedFile("uitslag.pdf", pdf(), "application/pdf")
        assert browser.post(url, gegevens | {"id_": id_, "bestand": bestand}).url == tab(persoon)
    document = Document.objects.get()
    assert (document.soort, document.client) == (Documentsoort.UITSLAG, persoon)
    assert {u.document for u in ExterneUitslag.objects.all()} == {document}
    assert document.get_absolute_url() in tekst(browser.get(tab(persoon)))


@pytest.mark.parametrize(
    ("anders", "inhoud", "melding"),
    [
        ({}, b"PK\x03\x04 geen pdf", "app-veld--fout"),
        ({"label": ""}, None, "Kies het bestand opnieuw: een browser onthoudt het niet."),
    ],
)
def test_uitslag_met_een_verkeerd_bestand_bewaart_niets(
    anders: dict[str, str], inhoud: bytes | None, melding: str, als: Als, consulent: Medewerker, persoon: Client
) -> None:
    browser, url = als(consulent), nieuw_url("uitslag-nieuw", persoon)
    id_ = str(browser.get(url).context["form"]["id_"].value())
    bestand = SimpleUploadedFile("uitslag.pdf", inhoud or pdf(), "application/pdf")
    gegevens = {"id_": id_, "instrument": "zrm", "datum": "1-10-2026", "label": "Goed", "bestand": bestand, **anders}
    antwoord = browser.post(url, gegevens)
    assert antwoord.status_code == 200
    assert melding in tekst(antwoord)
    assert not ExterneUitslag.objects.exists()
    assert not Document.objects.exists()


# ---- Wie mag wat ----


def alle_urls(persoon: Client, rij: Profiel) -> list[str]:
    eigen = [reverse("intake:profiel", args=[rij.pk]), blad_url(rij, "uw-post")]
    knoppen = [reverse(f"intake:profiel-{naam}", args=[rij.pk]) for naam in ("afronden", "weggooien")]
    return [*eigen, *knoppen, *(nieuw_url(n, persoon) for n in ("profiel-nieuw", "leefgebieden", "uitslag-nieuw"))]


@pytest.mark.parametrize(("wie", "status"), [("buitenstaander", 404), ("beleidsmedewerker", 403), ("beheerder", 403)])
def test_niet_voor_anderen(
    wie: str, status: int, als: Als, persoon: Client, concept: Profiel, request: pytest.FixtureRequest
) -> None:
    browser = als(request.getfixturevalue(wie))
    for url in alle_urls(persoon, concept):
        assert {browser.get(url).status_code, browser.post(url, {"stop": "ja"}).status_code} <= {status, 405}
    assert Profiel.objects.get().antwoorden == {}


def test_wie_meekijkt_leest_en_wijzigt_niets(
    als: Als, kwaliteit: Medewerker, persoon: Client, concept: Profiel
) -> None:
    browser = als(kwaliteit)
    assert browser.get(reverse("intake:profiel", args=[concept.pk])).status_code == 200
    assert browser.get(tab(persoon)).status_code == 200
    for url in alle_urls(persoon, concept)[1:]:
        assert browser.post(url, {"stop": "ja"}).status_code == 403
    assert Profiel.objects.exists()


def test_lezen_laat_een_spoor_en_zonder_spoor_geen_gegevens(
    als: Als, consulent: Medewerker, persoon: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    rij, browser = profiel_van(persoon, consulent), als(consulent)
    url = reverse("intake:profiel", args=[rij.pk])
    browser.get(url)
    regel = AuditRegel.objects.filter(handeling=Handeling.INZIEN).get()
    assert (regel.onderwerp_id, regel.client_id, regel.door) == (str(rij.pk), persoon.pk, consulent)

    def stuk(*args: object, **kwargs: object) -> None:
        raise RuntimeError("logboek stuk")

    browser.raise_request_exception = False
    monkeypatch.setattr("schuldhulp.audit.inzage.leg_vast", stuk)
    for adres in (url, tab(persoon), nieuw_url("leefgebieden", persoon)):
        antwoord = browser.get(adres)
        assert antwoord.status_code == 500
        assert "kan veel zelf" not in tekst(antwoord)


def test_tabblad_heeft_een_vast_aantal_queries(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    klein, groot = client(gemeente), client(gemeente)
    for persoon, keren in ((klein, 1), (groot, 8)):
        for n in range(keren):
            op = NU - timedelta(days=30 * n)
            profiel_van(persoon, consulent, op=op)
            record_leefgebieden(persoon, datum=op.date(), cijfers=dict.fromkeys(Leefgebied, 3), door=consulent, op=op)
    browser = als(consulent)
    browser.get(tab(klein))
    aantallen = []
    for persoon in (klein, groot):
        with CaptureQueriesContext(connection) as vragen:
            assert browser.get(tab(persoon)).status_code == 200
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 16
