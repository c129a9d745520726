"""Mijn werk: alles wat open is staat erin, met een datum, voor wie het aangaat, in een vast aantal queries."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from intake.choices import AANMELDING_EINDE, AanmeldingStatus, Bedreiging
from ketenpartners.choices import VERWIJZING_EINDE, VerwijzingStatus
from schuldhulp.lib.werklijst import ALLES, als_taken, taken, werkbare_modellen
from schuldhulp.organisatie.models import Aanstelling, Gemeente, Medewerker, Team
from schuldhulp.organisatie.rollen import Rol
from tests.builders import NU, aanmelding_in, client, medewerker, traject_in
from tests.ketenpartners.bouw import partner, verwijzing_in
from trajecten.choices import EINDE, TrajectStatus

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
S = AanmeldingStatus


def in_lijst(user: Medewerker, tab: str = ALLES) -> dict[UUID, object]:
    return {taak.pk: taak for taak in als_taken(taken(user, tab))}


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


@pytest.mark.parametrize("status", list(AanmeldingStatus))
def test_aanmelding_staat_erin_zolang_zij_open_is(
    status: AanmeldingStatus, consulent: Medewerker, teamleider: Medewerker
) -> None:
    rij = aanmelding_in(status, consulent, lezer=teamleider)
    taak = in_lijst(consulent).get(rij.pk)
    assert (taak is not None) == (status not in AANMELDING_EINDE)
    assert taak is None or (taak.uiterlijk and taak.actie)


@pytest.mark.parametrize("status", list(TrajectStatus))
def test_traject_staat_erin_zolang_het_open_is(status: TrajectStatus, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    taak = in_lijst(consulent).get(rij.pk)
    assert (taak is not None) == (status not in EINDE)
    assert taak is None or (taak.uiterlijk and taak.actie)


@pytest.mark.parametrize("status", list(VerwijzingStatus))
def test_verwijzing_staat_erin_zolang_zij_open_is(
    status: VerwijzingStatus, consulent: Medewerker, gemeente: Gemeente
) -> None:
    rij = verwijzing_in(status, partner(gemeente), consulent)
    taak = in_lijst(consulent).get(rij.pk)
    assert (taak is not None) == (status not in VERWIJZING_EINDE)
    assert taak is None or (taak.uiterlijk and taak.actie)


def test_elk_werkbaar_model_heeft_een_pagina() -> None:
    assert len(werkbare_modellen()) >= 3
    for model in werkbare_modellen():
        assert model(pk=UUID(int=1)).get_absolute_url().startswith("/")


def test_spoed_eerst_en_dan_op_datum(als: Als, consulent: Medewerker) -> None:
    laat = aanmelding_in(S.GEMELD, consulent, op=NU - timedelta(days=60))
    gewoon = aanmelding_in(S.GEMELD, consulent)
    crisis = aanmelding_in(S.GEMELD, consulent, bedreigingen=[Bedreiging.GAS])
    antwoord = als(consulent).get("/")
    assert [taak.pk for taak in antwoord.context["taken"]] == [crisis.pk, laat.pk, gewoon.pk]
    assert antwoord.context["tellingen"].te_laat == 1
    inhoud = tekst(antwoord)
    assert "dagen te laat" in inhoud
    assert "Eerste gesprek plannen en houden" in inhoud
    assert f'href="/aanmeldingen/{crisis.pk}/"' in inhoud
    assert "Crisis" in inhoud


def test_telling_van_vandaag_en_deze_week(als: Als, consulent: Medewerker) -> None:
    # NU is een maandag. Een crisis moet binnen drie werkdagen, en een gewone melding binnen vier weken.
    aanmelding_in(S.GEMELD, consulent, bedreigingen=[Bedreiging.GAS])
    aanmelding_in(S.GEMELD, consulent, op=NU - timedelta(days=28))
    tellingen = als(consulent).get("/").context["tellingen"]
    assert (tellingen.te_laat, tellingen.vandaag, tellingen.deze_week) == (0, 1, 1)


def test_tabbladen(als: Als, consulent: Medewerker, collega: Medewerker, gemeente: Gemeente) -> None:
    van_mij = aanmelding_in(S.GEMELD, consulent)
    van_collega = aanmelding_in(S.GEMELD, collega)
    team = Team.objects.create(organisatie=consulent.organisatie, naam="Noord")
    Medewerker.objects.filter(pk=consulent.pk).update(team=team)
    browser = als(consulent)
    assert [t.pk for t in browser.get("/").context["taken"]] == [van_mij.pk]
    assert {t.pk for t in browser.get("/?tab=team").context["taken"]} == {van_mij.pk}
    assert {t.pk for t in browser.get("/?tab=alles").context["taken"]} == {van_mij.pk, van_collega.pk}
    Medewerker.objects.filter(pk=collega.pk).update(team=team)
    assert {t.pk for t in browser.get("/?tab=team").context["taken"]} == {van_mij.pk, van_collega.pk}
    assert browser.get("/?tab=bestaat_niet").context["tab"] == "mij"


def test_wie_niet_beslist_begint_bij_het_team(als: Als, kwaliteit: Medewerker, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.AFWIJZING_VOORGELEGD, consulent)
    antwoord = als(kwaliteit).get("/")
    assert antwoord.context["tab"] == "team"
    assert [t.pk for t in antwoord.context["taken"]] == [rij.pk]
    assert "Afwijzing lezen als tweede lezer" in tekst(antwoord)


def test_alleen_eigen_gemeenten_en_filter(
    als: Als, consulent: Medewerker, buitenstaander: Medewerker, andere_gemeente: Gemeente, gemeente: Gemeente
) -> None:
    eigen = aanmelding_in(S.GEMELD, consulent)
    ander = aanmelding_in(S.GEMELD, buitenstaander)
    browser = als(consulent)
    assert [t.pk for t in browser.get("/?tab=alles").context["taken"]] == [eigen.pk]
    assert 'name="gemeente"' not in tekst(browser.get("/?tab=alles"))
    # Een gemeente die niet van u is, telt niet als keuze.
    assert [t.pk for t in browser.get(f"/?tab=alles&gemeente={andere_gemeente.pk}").context["taken"]] != [ander.pk]
    Aanstelling.objects.create(medewerker=consulent, gemeente=andere_gemeente, rol=Rol.CONSULENT)
    browser = als(Medewerker.objects.get(pk=consulent.pk))
    assert len(browser.get("/?tab=alles").context["taken"]) == 2
    assert [t.pk for t in browser.get(f"/?tab=alles&gemeente={andere_gemeente.pk}").context["taken"]] == [ander.pk]


@pytest.mark.parametrize(
    ("rol", "doel"),
    [(Rol.BELEID, "/rapportage/"), (Rol.BEHEERDER, "/beheer/"), (Rol.PRIVACY, "/logboek/")],
)
def test_andere_rollen_beginnen_elders(rol: Rol, doel: str, als: Als, gemeente: Gemeente) -> None:
    antwoord = als(medewerker("Iemand Anders", gemeente, rol)).get("/")
    assert (antwoord.status_code, antwoord.headers["Location"]) == (302, doel)


def test_zonder_rol_een_uitleg(als: Als, consulent: Medewerker) -> None:
    consulent.aanstellingen.all().delete()
    antwoord = als(consulent).get("/")
    assert antwoord.status_code == 403
    assert "U hebt nog geen rol" in tekst(antwoord)


def test_leeg_zegt_wat_te_doen(als: Als, consulent: Medewerker, collega: Medewerker) -> None:
    browser = als(consulent)
    assert "Alles is gedaan" in tekst(browser.get("/"))
    aanmelding_in(S.GEMELD, collega)
    assert "Op uw naam staat nu niets open" in tekst(browser.get("/"))


def test_evenveel_queries_bij_meer_rijen(als: Als, consulent: Medewerker) -> None:
    aanmelding_in(S.GEMELD, consulent)
    browser = als(consulent)
    browser.get("/")
    with CaptureQueriesContext(connection) as weinig:
        browser.get("/")
    for _ in range(6):
        aanmelding_in(S.GEMELD, consulent)
    traject_in(TrajectStatus.INVENTARISATIE, consulent)
    with CaptureQueriesContext(connection) as veel:
        browser.get("/")
    assert len(veel) == len(weinig) <= 7, [q["sql"][:120] for q in veel]


def test_naam_wordt_ontdaan_van_opmaak(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    aanmelding_in(S.GEMELD, consulent, client=client(gemeente, achternaam="<script>alert(1)</script>"))
    assert "<script>alert(1)" not in tekst(als(consulent).get("/"))
