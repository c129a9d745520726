import datetime

import pytest
import time_machine
from django.test import Client

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
