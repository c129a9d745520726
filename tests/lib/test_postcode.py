"""Postcodes: één vorm, langs welke weg zij ook binnenkomen."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from intake.models import Client
from schuldhulp.lib.postcode import in_vorm, lees_postcode
from schuldhulp.organisatie.models import Gemeente
from tests.personen import client


@pytest.mark.parametrize("tekst", ["1234 AB", "1234AB", "1234ab", " 1234  ab "])
def test_een_nederlandse_postcode_krijgt_een_vorm(tekst: str) -> None:
    assert in_vorm(tekst) == lees_postcode(tekst) == "1234 AB"


@pytest.mark.parametrize("tekst", ["", "B-1000", "0123 AB", "1234 A", "12345"])
def test_wat_geen_nederlandse_postcode_is_blijft_staan(tekst: str) -> None:
    assert in_vorm(tekst) == tekst
    assert lees_postcode(tekst) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("getypt", ["1234ab", "1234 AB"])
def test_het_veld_bewaart_en_zoekt_in_die_vorm(gemeente: Gemeente, getypt: str) -> None:
    rij = client(gemeente, postcode="1234AB")
    assert rij.postcode == "1234 AB"
    assert list(Client.objects.filter(postcode=getypt)) == [rij]


@pytest.mark.django_db
def test_wat_er_al_stond_wordt_omgezet(gemeente: Gemeente) -> None:
    rij = client(gemeente, postcode="1234 AB")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE intake_client SET postcode = '1234ab'")
        import_module("trajecten.migrations.0003_postcode").zet_in_vorm(apps, None)
        cursor.execute("SELECT postcode FROM intake_client")
        assert cursor.fetchall() == [("1234 AB",)]
    assert Client.objects.filter(pk=rij.pk, postcode="1234 AB").exists()
