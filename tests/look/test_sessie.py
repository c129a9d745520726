import datetime
import json

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from schuldhulp.lib import dagtaken
from schuldhulp.organisatie.bewaarde_invoer import SLEUTEL
from schuldhulp.organisatie.middleware import KOP_BEWAREN, markeer_tweede_factor
from schuldhulp.organisatie.models import Medewerker

BEGIN = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)


def na(minuten: float) -> datetime.datetime:
    return BEGIN + datetime.timedelta(minutes=minuten)


@pytest.fixture
def klok() -> time_machine.Traveller:
    with time_machine.travel(BEGIN, tick=False) as reis:
        yield reis


def test_na_een_kwartier_stilte_uitgelogd_met_terugweg(klok: time_machine.Traveller, ingelogd: Client) -> None:
    assert ingelogd.get("/werk/").status_code == 200
    klok.move_to(na(14.5))
    assert ingelogd.get("/werk/?a=1").status_code == 200
    klok.move_to(na(29.6))
    antwoord = ingelogd.get("/werk/?a=1")
    assert antwoord.status_code == 302
    assert antwoord["Location"] == "/account/login/?next=%2Fwerk%2F%3Fa%3D1"
    assert "U bent uitgelogd" in ingelogd.get(antwoord["Location"]).content.decode()
    assert "_auth_user_id" not in ingelogd.session


def test_na_acht_uur_ook_bij_druk_werk(klok: time_machine.Traveller, ingelogd: Client) -> None:
    for minuut in range(0, 480, 10):
        klok.move_to(na(minuut))
        assert ingelogd.get("/werk/").status_code == 200
    klok.move_to(na(480))
    assert ingelogd.get("/werk/").status_code == 302


def test_verlengen(klok: time_machine.Traveller, ingelogd: Client) -> None:
    ingelogd.get("/werk/")
    klok.move_to(na(14))
    antwoord = ingelogd.post("/sessie/verlengen/", headers={"accept": "application/json"})
    assert antwoord.json()["over"] == 900
    assert antwoord.json()["verlengbaar"] is True
    klok.move_to(na(28))
    assert ingelogd.get("/werk/").status_code == 200
    assert ingelogd.get("/sessie/verlengen/").status_code == 405


def test_aan_het_eind_van_de_dag_valt_er_niets_te_verlengen(klok: time_machine.Traveller, ingelogd: Client) -> None:
    for minuut in range(0, 471, 10):
        klok.move_to(na(minuut))
        ingelogd.get("/werk/")
    stand = ingelogd.post("/sessie/verlengen/", headers={"accept": "application/json"}).json()
    assert stand["verlengbaar"] is False
    assert stand["over"] == 600


def test_een_verversende_pagina_houdt_niemand_ingelogd(klok: time_machine.Traveller, ingelogd: Client) -> None:
    ingelogd.get("/werk/")
    for minuut in range(1, 15):
        klok.move_to(na(minuut))
        assert ingelogd.get("/werk/", headers={"x-ververs": "1"}).status_code == 200
    klok.move_to(na(15))
    assert ingelogd.get("/werk/", headers={"x-ververs": "1"}).status_code == 401


def test_formulier_na_afloop_gaat_terug_naar_de_eigen_pagina(klok: time_machine.Traveller, ingelogd: Client) -> None:
    ingelogd.get("/werk/")
    klok.move_to(na(16))
    antwoord = ingelogd.post("/werk/", headers={"referer": "http://testserver/dossiers/"})
    assert antwoord["Location"].endswith("?next=http%3A%2F%2Ftestserver%2Fdossiers%2F")


def test_geen_terugweg_naar_buiten(klok: time_machine.Traveller, ingelogd: Client) -> None:
    ingelogd.get("/werk/")
    klok.move_to(na(16))
    assert ingelogd.post("/werk/", headers={"referer": "https://kwaad.example/"})["Location"] == "/account/login/"


@pytest.mark.django_db
def test_niet_elke_aanvraag_schrijft(
    klok: time_machine.Traveller, ingelogd: Client, django_assert_num_queries: object
) -> None:
    ingelogd.get("/werk/")
    klok.move_to(na(0.2))
    with django_assert_num_queries(2):  # sessie en gebruiker
        ingelogd.get("/werk/")


VAN = "http://testserver/formulier/?tab=notitie"
GETYPT = {"tekst": "Mevrouw belt over haar huur", "soort": ["a", "b"], "password": "geheim-woord"}


def verstuur_te_laat(klok: time_machine.Traveller, client: Client, **koppen: str) -> object:
    client.get("/formulier/")
    klok.move_to(na(16))
    return client.post("/opslaan/", GETYPT, headers={"referer": VAN, **koppen})


def log_weer_in(client: Client, wie: Medewerker) -> None:
    # Zoals inloggen het doet: de lege sessie van deze browser gaat mee.
    client.force_login(wie)
    sessie = client.session
    markeer_tweede_factor(sessie, wie)
    sessie.save()


def teruggekregen(client: Client, pagina: str = "/formulier/?tab=notitie") -> object:
    return client.get(pagina).context["bewaarde_invoer"]()


def test_wat_getypt_was_komt_na_het_inloggen_terug_en_dan_is_het_weg(
    klok: time_machine.Traveller, ingelogd: Client, consulent: Medewerker
) -> None:
    antwoord = verstuur_te_laat(klok, ingelogd)
    assert antwoord.status_code == 302
    assert "staat er na het inloggen weer" in ingelogd.get(antwoord["Location"]).content.decode()
    log_weer_in(ingelogd, consulent)
    assert teruggekregen(ingelogd, "/formulier/") is None, "alleen op de eigen pagina"
    invoer = teruggekregen(ingelogd)
    assert invoer["actie"] == "/opslaan/"
    assert invoer["velden"] == [["tekst", GETYPT["tekst"]], ["soort", "a"], ["soort", "b"]], "geen wachtwoord"
    assert teruggekregen(ingelogd) is None


def test_wat_getypt_was_staat_versleuteld_in_de_sessie(klok: time_machine.Traveller, ingelogd: Client) -> None:
    verstuur_te_laat(klok, ingelogd)
    (sessie,) = Session.objects.all()
    inhoud = json.dumps(sessie.get_decoded())
    assert SLEUTEL in inhoud
    assert "huur" not in inhoud


def test_een_ander_krijgt_niet_wat_een_collega_typte(
    klok: time_machine.Traveller, ingelogd: Client, consulent: Medewerker, teamleider: Medewerker
) -> None:
    verstuur_te_laat(klok, ingelogd)
    log_weer_in(ingelogd, teamleider)
    assert teruggekregen(ingelogd) is None
    assert not ingelogd.session[SLEUTEL]


def test_een_pagina_die_denkt_dat_het_voorbij_is_bewaart_en_voert_niets_uit(
    klok: time_machine.Traveller, ingelogd: Client, consulent: Medewerker
) -> None:
    bewaren = {KOP_BEWAREN: "1"}
    antwoord = verstuur_te_laat(klok, ingelogd, **bewaren)
    assert antwoord.status_code == 401
    assert ingelogd.post("/opslaan/", GETYPT, headers=bewaren).status_code == 401, "uitgelogd: nog steeds niets gedaan"
    log_weer_in(ingelogd, consulent)
    assert teruggekregen(ingelogd)["velden"][0] == ["tekst", GETYPT["tekst"]]
    nog = ingelogd.post("/opslaan/", GETYPT, headers=bewaren)
    assert (nog.status_code, nog.json()["over"]) == (200, 900), "doorgewerkt in een ander tabblad: alleen de stand"


def test_twee_tabbladen_houden_elk_hun_tekst_ook_als_een_derde_eerst_vertrok(
    klok: time_machine.Traveller, ingelogd: Client, consulent: Medewerker
) -> None:
    ingelogd.get("/formulier/")
    klok.move_to(na(16))
    assert ingelogd.get("/werk/").status_code == 302, "een tabblad zonder tekst logt uit"
    for tab in ("een", "twee"):
        koppen = {KOP_BEWAREN: "1", "referer": f"http://testserver/formulier/?tab={tab}"}
        assert ingelogd.post("/opslaan/", {"tekst": tab}, headers=koppen).status_code == 401
    log_weer_in(ingelogd, consulent)
    for tab in ("een", "twee"):
        assert teruggekregen(ingelogd, f"/formulier/?tab={tab}")["velden"] == [["tekst", tab]]


@pytest.mark.django_db
def test_zonder_eerdere_sessie_wordt_niets_bewaard(client: Client) -> None:
    antwoord = client.post("/opslaan/", GETYPT, headers={KOP_BEWAREN: "1", "referer": VAN})
    assert antwoord.status_code == 401
    assert SLEUTEL not in client.session


def test_een_vraag_van_een_script_maakt_de_sessie_niet_leeg(
    klok: time_machine.Traveller, ingelogd: Client, consulent: Medewerker
) -> None:
    ingelogd.get("/formulier/")
    klok.move_to(na(16))
    assert ingelogd.post("/sessie/verlengen/", headers={"accept": "application/json"}).status_code == 401
    assert ingelogd.post("/opslaan/", GETYPT, headers={"referer": VAN}).status_code == 302
    log_weer_in(ingelogd, consulent)
    assert teruggekregen(ingelogd)["actie"] == "/opslaan/"


def test_een_te_groot_formulier_wordt_niet_bewaard(klok: time_machine.Traveller, ingelogd: Client) -> None:
    ingelogd.get("/formulier/")
    klok.move_to(na(16))
    ingelogd.post("/opslaan/", {"tekst": "x" * 1_000_001}, headers={"referer": VAN})
    assert SLEUTEL not in ingelogd.session


@pytest.mark.django_db
def test_verlopen_sessies_zijn_na_de_ronde_weg(klok: time_machine.Traveller, ingelogd: Client) -> None:
    ingelogd.get("/formulier/")
    assert dagtaken.draai(na(479))["sessiesOpgeruimd"] == 0
    assert dagtaken.draai(na(9999))["sessiesOpgeruimd"] == 0, "een ronde vooruit logt niemand uit"
    klok.move_to(na(481))
    assert dagtaken.draai(na(481))["sessiesOpgeruimd"] == 1
    assert dagtaken.draai(na(481))["sessiesOpgeruimd"] == 0
