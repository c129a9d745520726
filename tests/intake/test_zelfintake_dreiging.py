"""Wat de inwoner in de zelfintake zegt en wat er dan gebeurt: een dreiging is meteen werk, de rest is over te nemen."""

from datetime import date, timedelta

import pytest

from intake.choices import Bedreiging
from intake.choices.zelf import ZELFINTAKE_BIJ_INWONER
from intake.choices.zelf import ZelfintakeStatus as Z
from intake.models import Aanmelding, Client, Zelfintake
from intake.services.zelfintake import (
    assess_dreiging,
)
from intake.services.zelfinvullen import (
    save_pagina,
)
from intake.services.zelfovername import propose, take_over
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.werk import Voorrang
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU
from tests.zelf import vul_zelf_in, zelfintake_in

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
OPEN = set(ZELFINTAKE_BIJ_INWONER)


def vers(rij: Zelfintake) -> Zelfintake:
    return Zelfintake.objects.get(pk=rij.pk)


# Dreiging


def test_een_dreiging_is_meteen_werk_ook_voor_het_insturen(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, haast="ja")
    assert (rij.dreigingen, rij.dreiging_op, rij.voorrang) == (["overig"], NU, Voorrang.CRISIS)
    rij = save_pagina(rij, pagina="wat", antwoorden={"dreiging": ["ontruiming"]}, op=NU + timedelta(minutes=1))
    assert (rij.dreigingen, rij.dreiging_op) == (["ontruiming"], NU)
    rij = save_pagina(rij, pagina="haast", antwoorden={"haast": "nee"}, op=NU)
    assert (rij.dreigingen, rij.dreiging_op, rij.actie, rij.voorrang) == ([], None, "", Voorrang.GEWOON)


def test_een_dreiging_in_het_weekend_is_maandag_werk(consulent: Medewerker) -> None:
    zaterdag = NU - 2 * DAG
    rij = zelfintake_in(Z.BEGONNEN, consulent, op=zaterdag, haast="ja")
    assert rij.actie_uiterlijk_datum == NU.date()


def test_de_drie_werkdagen_tellen_vanaf_de_dag_dat_de_inwoner_het_noemde(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.INGEDIEND, consulent, haast="ja", dreiging=["gas"])
    rij = assess_dreiging(
        rij, bedreigingen=[Bedreiging.GAS], oordeel="Gebeld, morgen afsluiting.", door=consulent, op=NU + 2 * DAG
    )
    aanmelding = Aanmelding.objects.get(pk=rij.aanmelding_id)
    assert (aanmelding.is_crisis, aanmelding.voorrang, aanmelding.bedreigingen) == (True, Voorrang.CRISIS, ["gas"])
    assert aanmelding.gesprek_uiterlijk_datum == aanmelding.actie_uiterlijk_datum == date(2026, 11, 5)
    assert "2 november 2026" in aanmelding.gesprek_toelichting[0]
    assert (rij.actie, rij.voorrang) == ("Zelfintake lezen", Voorrang.GEWOON)


def test_een_eerdere_termijn_wordt_niet_later(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.INGEDIEND, consulent, op=NU - 27 * DAG, goed="Werk")
    uiterlijk = rij.aanmelding.gesprek_uiterlijk_datum
    Zelfintake.objects.filter(pk=rij.pk).update(dreigingen=["gas"], dreiging_op=NU)
    assess_dreiging(vers(rij), bedreigingen=[Bedreiging.GAS], oordeel="Klopt.", door=consulent, op=NU)
    assert Aanmelding.objects.get(pk=rij.aanmelding_id).gesprek_uiterlijk_datum == uiterlijk


def test_geen_wettelijke_dreiging_laat_de_termijn_staan(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.INGEDIEND, consulent, haast="ja")
    voor = Aanmelding.objects.values().get(pk=rij.aanmelding_id)
    with pytest.raises(Geweigerd, match="Schrijf op"):
        assess_dreiging(rij, bedreigingen=[], oordeel=" ", door=consulent, op=NU)
    rij = assess_dreiging(rij, bedreigingen=[], oordeel="Beslag op auto; geen ontruiming.", door=consulent, op=NU)
    assert Aanmelding.objects.values().get(pk=rij.aanmelding_id) == voor
    with pytest.raises(Geweigerd, match="geen dreiging open"):
        assess_dreiging(rij, bedreigingen=[], oordeel="Nog eens.", door=consulent, op=NU)


def test_een_nieuwe_dreiging_na_het_oordeel_vraagt_opnieuw_een_oordeel(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, haast="ja", dreiging=["gas"])
    assess_dreiging(rij, bedreigingen=[], oordeel="Al betaald.", door=consulent, op=NU)
    vul_zelf_in(vers(rij), op=NU + DAG, dreiging=["gas", "ontruiming"])
    rij = vers(rij)
    assert rij.heeft_open_dreiging
    assert rij.dreiging_op == NU + DAG


# Overnemen


def test_overnemen_alleen_wat_is_gekozen(consulent: Medewerker) -> None:
    rij = zelfintake_in(
        Z.INGEDIEND, consulent, samenstelling="alleenstaande_ouder", kinderen=2, inkomensbron="loon", vraag="Rust."
    )
    rij = vers(rij)
    assert {v.sleutel for v in propose(rij)} == {
        "huishouden.samenstelling",
        "huishouden.minderjarige_kinderen",
        "huishouden.inkomensbron",
        "aanmelding.hulpvraag",
    }
    versie = rij.client.versie
    gekozen = ["huishouden.samenstelling", "huishouden.minderjarige_kinderen", "aanmelding.hulpvraag"]
    take_over(rij, gekozen=gekozen, door=consulent, op=NU, verwacht_versie=versie)
    rij = vers(rij)
    huishouden = rij.client.huishouden
    assert (huishouden.samenstelling, huishouden.minderjarige_kinderen) == ("alleenstaande_ouder", 2)
    assert huishouden.inkomensbron == "onbekend"
    assert rij.aanmelding.hulpvraag == "Rust."
    assert {v.sleutel for v in propose(rij)} == {"huishouden.inkomensbron"}
    with pytest.raises(Gelijktijdig):
        take_over(rij, gekozen=["huishouden.inkomensbron"], door=consulent, op=NU, verwacht_versie=versie)
    with pytest.raises(Geweigerd, match="Kies ten minste"):
        take_over(rij, gekozen=[], door=consulent, op=NU)


def test_overnemen_houdt_de_rest_van_het_dossier(consulent: Medewerker) -> None:
    rij = vers(zelfintake_in(Z.INGEDIEND, consulent, telefoon="06 87654321"))
    voor = Client.objects.values().get(pk=rij.client_id)
    take_over(rij, gekozen=["client.telefoon"], door=consulent, op=NU)
    na = Client.objects.values().get(pk=rij.client_id)
    assert {naam for naam in voor if voor[naam] != na[naam]} == {"telefoon", "versie"}
