"""De pagina's rond afspraken: agenda, spreekuren, wachtlijst, en de afspraak van de inwoner."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from intake.choices import AanmeldingStatus, Bedreiging
from intake.choices.afspraak import AfspraakStatus as S
from intake.choices.afspraak import Afspraakvorm
from intake.models import Aanmelding, Afspraak, Spreekuur
from intake.services.afloop import cancel_afspraak
from intake.wachtlijst import Wachtende, orden
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.opmaak import maak_html
from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from tests.builders import NU, aanmelding_in, client
from tests.intake.test_afspraken import LATER, afspraak, mis

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
MOMENT = {"datum": "09-11-2026", "tijd": "10:00", "minuten": "", "vorm": "kantoor", "plaats": "Raadhuisplein 1"}


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


def spreekuur(browser: Browser, wie: Medewerker, **anders: object):  # type: ignore[no-untyped-def]
    velden = {"medewerker": wie.pk, "gemeente": wie.aanstellingen.first().gemeente_id, "datum": "09-11-2026"}
    velden |= {"van": "9:00", "tot": "12:00", "minuten": "60", "vorm": "kantoor", "plaats": "Balie 2", "weken": "1"}
    return browser.post("/agenda/spreekuren/nieuw/", velden | anders)


def test_agenda_per_week_van_mij_en_van_het_team(als: Als, consulent: Medewerker, collega: Medewerker) -> None:
    van_mij, van_collega = afspraak(consulent), afspraak(collega)
    later = afspraak(consulent, NU + timedelta(days=7))
    browser = als(consulent)
    eigen = tekst(browser.get("/agenda/"))
    assert str(van_mij.pk) in eigen
    assert str(van_collega.pk) not in eigen
    assert str(later.pk) not in eigen
    assert str(later.pk) in tekst(browser.get("/agenda/?dag=09-11-2026"))
    team = tekst(browser.get("/agenda/?wie=team"))
    assert str(van_mij.pk) in team
    assert str(van_collega.pk) in team
    assert str(van_collega.pk) in tekst(browser.get(f"/agenda/?wie={collega.pk}"))
    assert browser.get("/agenda/?wie=999&dag=onzin&gemeente=zoiets").status_code == 200


def test_agenda_toont_niets_van_een_andere_gemeente(
    als: Als, consulent: Medewerker, buitenstaander: Medewerker
) -> None:
    rij = afspraak(consulent)
    assert str(rij.pk) not in tekst(als(buitenstaander).get("/agenda/?wie=iedereen"))
    for pad in ("", "agenda/", "verzetten/", "niet-verschenen/", "overnemen/"):
        assert als(buitenstaander).get(f"/afspraken/{rij.pk}/{pad}").status_code == 404


def test_agenda_evenveel_queries_bij_meer_rijen(als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    spreekuur(browser, consulent, datum="04-11-2026")
    afspraak(consulent)
    browser.get("/agenda/")
    with CaptureQueriesContext(connection) as weinig:
        browser.get("/agenda/")
    for n in range(1, 6):
        afspraak(consulent, NU + timedelta(days=2, hours=n))
    spreekuur(browser, consulent, datum="05-11-2026")
    with CaptureQueriesContext(connection) as veel:
        browser.get("/agenda/")
    assert len(veel) == len(weinig) <= 12, [q["sql"][:100] for q in veel]


def test_spreekuur_openstellen_en_een_plek_kiezen(als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    rij = aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    assert spreekuur(browser, consulent).status_code == 302
    uur = Spreekuur.objects.get()
    adres = f"/aanmeldingen/{rij.pk}/gesprek-plannen/"
    assert "10.00 tot 11.00 uur, Noor Jansen" in tekst(browser.get(adres))
    plek = f"{uur.pk}-202611091000"
    antwoord = browser.post(adres, {"plek": plek, "stuur_uitnodiging": "on"})
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    gemaakt = Afspraak.objects.get()
    assert (gemaakt.plaats, gemaakt.behandelaar, f"{gemaakt.begin_op:%H}") == ("Balie 2", consulent, "09")
    ander = aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    weer = browser.post(f"/aanmeldingen/{ander.pk}/gesprek-plannen/", {"plek": plek})
    assert weer.status_code == 200  # de plek is weg: kies opnieuw
    assert Afspraak.objects.count() == 1


def test_spreekuur_alleen_voor_uzelf_of_door_wie_verdeelt(
    als: Als, consulent: Medewerker, collega: Medewerker, teamleider: Medewerker, kwaliteit: Medewerker
) -> None:
    assert spreekuur(als(collega), consulent).status_code == 200
    assert not Spreekuur.objects.exists()
    assert spreekuur(als(teamleider), consulent).status_code == 302
    uur = Spreekuur.objects.get()
    assert als(collega).post(f"/agenda/spreekuren/{uur.pk}/weg/").status_code == 403
    assert als(kwaliteit).post(f"/agenda/spreekuren/{uur.pk}/weg/").status_code == 403
    assert als(consulent).post(f"/agenda/spreekuren/{uur.pk}/weg/").status_code == 302
    assert not Spreekuur.objects.exists()


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("datum", "01-11-2026", "Kies vandaag of een dag die nog komt"),
        ("datum", "07-11-2026", "wordt er niet gewerkt"),
        ("tot", "8:00", "eindigt voor het begint"),
        ("minuten", "240", "past geen gesprek"),
        ("weken", "99", "26"),
        ("van", "half tien", "Deze tijd klopt niet"),
    ],
)
def test_fout_spreekuur_blijft_staan(veld: str, waarde: str, melding: str, als: Als, consulent: Medewerker) -> None:
    antwoord = spreekuur(als(consulent), consulent, **{veld: waarde})
    assert antwoord.status_code == 200
    assert melding in tekst(antwoord)
    assert 'value="Balie 2"' in tekst(antwoord)
    assert not Spreekuur.objects.exists()


def test_afspraak_maken_vanuit_het_dossier_en_dubbel_versturen(als: Als, consulent: Medewerker) -> None:
    c = client(consulent.aanstellingen.first().gemeente)
    browser = als(consulent)
    velden = MOMENT | {"nummer": str(UUID(int=9)), "stuur_bevestiging": "on"}
    for _ in range(2):
        assert browser.post(f"/dossiers/{c.pk}/afspraken/nieuw/", velden).status_code == 302
    assert Afspraak.objects.count() == 1
    assert "Vervolggesprek" in tekst(browser.get(f"/dossiers/{c.pk}/?tab=afspraken"))
    bezet = browser.post(f"/dossiers/{c.pk}/afspraken/nieuw/", MOMENT | {"nummer": str(UUID(int=10))})
    assert "Noor Jansen heeft dan al een afspraak" in tekst(bezet)
    assert 'value="Raadhuisplein 1"' in tekst(bezet)


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"datum": ""}, "Vul ‘Datum van het gesprek’ in"),
        ({"datum": "01-11-2026"}, "Kies een moment dat nog moet komen"),
        ({"tijd": "25:00"}, "Deze tijd klopt niet"),
        ({"vorm": "huisbezoek", "veiligheid": "Hond."}, "tweede collega"),
        ({"minuten": "-5"}, "5"),
    ],
)
def test_fout_moment_blijft_staan(velden: dict[str, str], melding: str, als: Als, consulent: Medewerker) -> None:
    c = client(consulent.aanstellingen.first().gemeente)
    antwoord = als(consulent).post(f"/dossiers/{c.pk}/afspraken/nieuw/", MOMENT | velden)
    assert antwoord.status_code == 200
    assert melding in tekst(antwoord)
    assert not Afspraak.objects.exists()


def test_niet_verschenen_op_het_scherm(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    rij = afspraak(consulent, NU + timedelta(minutes=1))
    browser = als(consulent)
    Afspraak.objects.filter(pk=rij.pk).update(begin_op=NU - timedelta(hours=1), eind_op=NU)
    Beleid.objects.filter(gemeente=gemeente).update(niet_verschenen_maximum=1)
    adres = f"/afspraken/{rij.pk}/niet-verschenen/"
    assert "Alleen opnieuw uitnodigen kan nu niet meer" in tekst(browser.get(adres))
    fout = browser.post(adres, {"vervolg": "nieuwe_afspraak", "reden": "Vergeten.", "datum": "10-11-2026"})
    assert "bel, ga langs of zoek contact via een ander" in tekst(fout)
    assert "Vergeten." in tekst(fout)
    assert browser.post(adres, {"vervolg": "bellen", "reden": "Vergeten.", "datum": "10-11-2026"}).status_code == 302
    pagina = tekst(browser.get(f"/afspraken/{rij.pk}/"))
    assert "1 keer niet verschenen" in pagina
    assert "Kwam niet: bellen" in pagina
    oud = browser.post(f"/afspraken/{rij.pk}/opgevolgd/", {"verslag": "Komt.", "verwacht_versie": "0"})
    assert oud.status_code == 409
    assert browser.post(f"/afspraken/{rij.pk}/opgevolgd/", {"verslag": "Komt morgen."}).status_code == 302
    assert Afspraak.objects.get().status == S.OPGEVOLGD


def test_een_stap_die_niet_kan_gaat_terug_met_de_reden(als: Als, consulent: Medewerker) -> None:
    rij = afspraak(consulent)
    cancel_afspraak(rij, reden="Ziek.", door=consulent, op=NU)
    antwoord = als(consulent).get(f"/afspraken/{rij.pk}/verzetten/", follow=True)
    assert antwoord.redirect_chain[-1][0] == f"/afspraken/{rij.pk}/"
    assert "Dit kan niet in de status" in tekst(antwoord)


def test_agendabestand_voor_de_medewerker_noemt_geen_naam(als: Als, consulent: Medewerker, collega: Medewerker) -> None:
    rij = afspraak(consulent, vorm=Afspraakvorm.HUISBEZOEK, tweede_medewerker=collega, veiligheid="Hond.")
    antwoord = als(consulent).get(f"/afspraken/{rij.pk}/agenda/")
    assert antwoord["Content-Type"].startswith("text/calendar")
    inhoud = antwoord.content.decode()
    assert rij.client.dossiernummer in inhoud
    for geheim in (rij.client.achternaam, rij.client.straat, "Hond"):
        assert geheim not in inhoud


def test_wachtlijst_in_sql_is_de_wachtlijst_in_de_regel(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    gezin = {"minderjarige_kinderen": 1}
    for dagen, kinderen, crisis in ((1, 0, 0), (2, 1, 0), (25, 0, 0), (26, 1, 0), (40, 0, 0), (0, 0, 1), (9, 1, 0)):
        aanmelding_in(
            AanmeldingStatus.GEMELD,
            consulent,
            client=client(gemeente, huishouden=gezin if kinderen else None),
            bedreigingen=[Bedreiging.GAS] if crisis else [],
            op=NU - timedelta(days=dagen),
        )
    rijen = Aanmelding.objects.all()
    wachtenden = [Wachtende(r.pk, r.voorrang, r.gemeld_op, r.gesprek_uiterlijk_datum) for r in rijen]
    verwacht = orden(wachtenden, NU.date())
    antwoord = als(consulent).get("/wachtlijst/")
    assert [r["rij"].pk for r in antwoord.context["rijen"]] == [p.wie.sleutel for p in verwacht]
    assert [r["reden"] for r in antwoord.context["rijen"]] == [p.reden for p in verwacht]
    assert "Gezin met kinderen onder de 18 gaat voor" in tekst(antwoord)


def test_wachtlijst_filtert_en_telt_het_gemiddelde(als: Als, consulent: Medewerker, buitenstaander: Medewerker) -> None:
    wacht = aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    aanmelding_in(AanmeldingStatus.GESPREK_GEPLAND, consulent)
    antwoord = als(consulent).get("/wachtlijst/")
    assert len(antwoord.context["rijen"]) == 2
    assert antwoord.context["gemiddeld"] is None
    aanmelding_in(AanmeldingStatus.IN_INTAKE, consulent)
    antwoord = als(consulent).get("/wachtlijst/?zonder_afspraak=on")
    assert [r["rij"].pk for r in antwoord.context["rijen"]] == [wacht.pk]
    assert antwoord.context["gemiddeld"] == 0
    assert "Niemand wacht" in tekst(als(buitenstaander).get("/wachtlijst/"))


def test_wachtlijst_evenveel_queries_bij_meer_rijen(als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    browser.get("/wachtlijst/")
    with CaptureQueriesContext(connection) as weinig:
        browser.get("/wachtlijst/")
    for _ in range(5):
        aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    with CaptureQueriesContext(connection) as veel:
        browser.get("/wachtlijst/")
    assert len(veel) == len(weinig) <= 9, [q["sql"][:100] for q in veel]


def test_inwoner_ziet_de_afspraak_met_de_code_uit_de_brief(consulent: Medewerker, klok: None) -> None:
    rij = afspraak(consulent)
    brief = Brief.objects.get(soort="bevestiging_afspraak")
    code = code_voor("afspraak", rij.pk)
    assert code in maak_html(brief)
    assert code not in str(brief.gegevens)
    browser = Browser()
    assert browser.get("/afspraak/").status_code == 200
    pagina = tekst(browser.post("/afspraak/", {"code": code.lower().replace("-", " ")}))
    assert "3 november 2026, 10.00 uur" in pagina
    assert rij.client.achternaam not in pagina
    bestand = browser.post("/afspraak/", {"code": code, "bestand": "1"})
    assert bestand["Content-Disposition"] == 'attachment; filename="afspraak.ics"'
    assert f"UID:{rij.kenmerk}" in bestand.content.decode()
    assert "schuld" not in bestand.content.decode().lower().replace("//schuldhulp//", "")


def test_een_verkeerde_of_oude_code_geeft_steeds_hetzelfde(consulent: Medewerker, klok: None) -> None:
    rij = afspraak(consulent)
    code = code_voor("afspraak", rij.pk)
    cancel_afspraak(rij, reden="Ziek.", door=consulent, op=NU)
    browser = Browser()
    antwoorden = [browser.post("/afspraak/", {"code": c}) for c in (code, "ABCD-EFGH-JKLM-NPQR")]
    assert [a.status_code for a in antwoorden] == [200, 200]
    assert all("Wij kennen deze code niet, of de afspraak is voorbij" in tekst(a) for a in antwoorden)


def test_te_veel_codes_proberen_is_even_wachten(klok: None) -> None:
    browser = Browser()
    codes = [browser.post("/afspraak/", {"code": f"FOUT-{n}"}).status_code for n in range(11)]
    assert codes[-1] == 429


def test_ondernemer_krijgt_het_advies_van_de_gemeente(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    Beleid.objects.filter(gemeente=gemeente).update(ondernemers="partner", ondernemers_advies="Bel het loket 155.")
    rij = aanmelding_in(AanmeldingStatus.GEMELD, consulent, client=client(gemeente, huishouden={"is_ondernemer": True}))
    pagina = tekst(als(consulent).get(f"/aanmeldingen/{rij.pk}/"))
    assert "volgens het beleid van de gemeente helpt een partner" in pagina
    assert "Bel het loket 155." in pagina
    gewoon = aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    assert "heeft een onderneming" not in tekst(als(consulent).get(f"/aanmeldingen/{gewoon.pk}/"))


def test_gemiste_afspraak_blijft_op_mijn_werk(als: Als, consulent: Medewerker) -> None:
    mis(afspraak(consulent), consulent, op=LATER)
    assert "Kwam niet: bellen" in tekst(als(consulent).get("/"))
