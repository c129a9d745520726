"""Het plan op het scherm: lezen, opstellen zonder script, concept, voorbeeld, afvinken."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.brieven.models import Brief
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, VASTSTELLEN, planinhoud, traject_in
from trajecten.choices import TrajectStatus as T
from trajecten.forms.plan import MAX_ACTIES
from trajecten.models import Planactie, Planopvolging, PlanVanAanpak, Planverificatie, Traject
from trajecten.services.plan import save_plan

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
INVOER = {
    "hulpvraag": "Ik wil rust.",
    "aanpak": "",
    "weken_tot_resultaat": "16",
    "voorwaarden": "",
    "doelen": "1",
    "d0-acties": "1",
    "d0-leefgebied": "wonen",
    "d0-doel": "Ik blijf in mijn huis.",
    "d0-resultaat": "De huur is betaald.",
    "d0a0-rol": "partner",
    "d0a0-naam": "Humanitas",
    "d0a0-wat": "Helpt met de post.",
    "d0a0-uiterlijk_datum": "1-12-2026",
}


def url(naam: str, rij: Any) -> str:
    return reverse(f"trajecten:{naam}", args=[rij.pk])


def stuur(browser: Browser, rij: Traject, knop: str, waarde: str = "ja", **anders: str) -> Any:
    invoer = {**INVOER, "verwacht_versie": str(rij.versie), knop: waarde, **anders}
    return browser.post(url("plan-bewerken", rij), invoer)


def tekst(antwoord: Any) -> str:
    return " ".join(antwoord.content.decode().split())


def test_vaststellen_legt_vast_verstuurt_en_gaat_naar_het_plan(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    browser = als(consulent)
    assert "Nog geen plan van aanpak" in tekst(browser.get(url("plan", rij)))
    antwoord = stuur(browser, rij, "vaststellen")
    assert antwoord.status_code == 302, tekst(antwoord)[:3000]
    plan = PlanVanAanpak.objects.get()
    assert [(d.doel, [a.wie for a in d.acties.all()]) for d in plan.doelen.all()] == [
        ("Ik blijf in mijn huis.", ["Humanitas (partnerorganisatie)"])
    ]
    pagina = tekst(browser.get(antwoord.url))
    assert "Humanitas (partnerorganisatie)" in pagina
    assert "Doel 1: Ik blijf in mijn huis." in pagina
    assert Brief.objects.filter(soort="plan_van_aanpak").count() == 1
    nog_eens = stuur(browser, rij, "vaststellen")
    assert nog_eens.status_code == 409
    assert PlanVanAanpak.objects.count() == 1


def test_concept_bewaren_stuurt_niets(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    browser = als(consulent)
    assert stuur(browser, rij, "concept").status_code == 302
    assert not Brief.objects.filter(soort="plan_van_aanpak").exists()
    assert "Er staat een concept klaar" in tekst(browser.get(url("plan", rij)))
    assert "Ik blijf in mijn huis." in tekst(browser.get(url("plan-bewerken", rij)))


@pytest.mark.parametrize(
    ("knop", "waarde", "doelen", "acties"),
    [
        ("erbij", "doel", 2, [1, 1]),
        ("erbij", "0", 1, [2]),
        ("weg", "0-0", 1, [0]),
        ("weg", "0", 1, [1]),  # het laatste doel weg: er blijft een leeg doel over
        ("erbij", "7", 1, [1]),
        ("weg", "x-y", 1, [1]),
    ],
)
def test_een_rij_meer_of_minder_houdt_alles_wat_getypt_is(
    knop: str, waarde: str, doelen: int, acties: list[int], als: Als, consulent: Medewerker
) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    antwoord = stuur(als(consulent), rij, knop, waarde, hulpvraag="Half <b>verhaal</b>", weken_tot_resultaat="zestien")
    assert antwoord.status_code == 200
    form = antwoord.context["form"]
    assert len(form.doelen) == doelen
    assert [len(doel.acties) for doel in form.doelen] == acties
    assert form["hulpvraag"].value() == "Half <b>verhaal</b>"
    assert form["weken_tot_resultaat"].value() == "zestien"
    assert "<b>verhaal</b>" not in antwoord.content.decode()
    assert not PlanVanAanpak.objects.exists()


def test_er_past_een_eindig_aantal_acties_bij_een_doel(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    antwoord = stuur(als(consulent), rij, "erbij", "0", **{"d0-acties": "999"})
    assert len(antwoord.context["form"].doelen[0].acties) == MAX_ACTIES


def test_lege_rijen_tellen_niet_mee(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    leeg = {"doelen": "2", "d0-acties": "2", "d0a1-rol": "inwoner", "d1-acties": "1", "d1-leefgebied": "werk"}
    assert stuur(als(consulent), rij, "vaststellen", **leeg).status_code == 302
    assert PlanVanAanpak.objects.get().doelen.count() == 1
    assert Planactie.objects.count() == 1


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"d0a0-uiterlijk_datum": "31-2-2026"}, "Deze datum klopt niet"),
        ({"d0a0-uiterlijk_datum": "1-1-2026"}, "al voorbij"),
        ({"d0a0-wat": ""}, "Vul ‘Doet wat?’ in."),
        ({"d0-doel": ""}, "Vul ‘Wat wil de inwoner bereiken?’ in."),
        ({"d0-leefgebied": "geluk"}, "Deze keuze kan hier niet"),
        ({"weken_tot_resultaat": "0"}, "Over hoeveel weken"),
        ({"d0-acties": "0"}, "wie wat doet"),
        ({"betaling_bedrag": "100"}, "Netto inkomen per maand"),
        (
            {
                "betaling_bedrag": "900",
                "inkomen_bedrag": "1.800,00",
                "leefsituatie": "alleenstaande",
                "jaarinkomen_bedrag": "24000",
            },
            "minder over dan de beslagvrije voet",
        ),
    ],
)
def test_foute_invoer_zegt_wat_er_moet_en_bewaart_niets(
    fout: dict[str, str], melding: str, als: Als, consulent: Medewerker
) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    antwoord = stuur(als(consulent), rij, "vaststellen", **fout)
    assert antwoord.status_code == 200
    pagina = tekst(antwoord)
    assert melding in pagina
    assert "data-foutsamenvatting" in pagina
    assert "<title>Fout: " in pagina
    assert "Ik wil rust." in pagina
    assert not PlanVanAanpak.objects.exists()


def test_voorbeeld_toont_de_brief_en_bewaart_niets(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    antwoord = stuur(als(consulent), rij, "voorbeeld")
    assert antwoord.headers["Content-Type"] == "application/pdf"
    brief = " ".join(PdfReader(io.BytesIO(antwoord.content)).pages[0].extract_text().split())
    assert "Helpt met de post." in brief
    assert "Voorbeeld: deze brief is nog niet verstuurd" in brief
    assert not PlanVanAanpak.objects.exists()
    assert AuditRegel.objects.get(handeling=Handeling.AFDRUKKEN).toelichting == "voorbeeld plan_van_aanpak"


def test_een_nieuwe_versie_begint_als_kopie_en_toont_wat_er_wijzigde(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    browser = als(consulent)
    form = browser.get(url("plan-bewerken", rij)).context["form"]
    invoer = {"verwacht_versie": str(rij.versie), "vaststellen": "ja", "doelen": "1", "d0-acties": "2"}
    for deel in (form, form.doelen[0], *form.doelen[0].acties):
        for veld in deel:
            waarde = veld.value()
            invoer[veld.html_name] = waarde.isoformat() if hasattr(waarde, "isoformat") else str(waarde or "")
    invoer["d0a0-uiterlijk_datum"] = "24-12-2026"
    assert browser.post(url("plan-bewerken", rij), invoer).status_code == 302
    pagina = tekst(browser.get(url("plan", rij)))
    assert "Andere datum voor “U levert uw loonstroken in.”: 24 december 2026; dat was 16 november 2026." in pagina
    assert pagina.count("Nieuwe actie") == 0


def test_te_late_actie_valt_op_en_is_af_te_vinken(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent, op=NU - timedelta(days=20))
    browser = als(consulent)
    assert "Van 1 actie is de datum voorbij" in tekst(browser.get(url("plan", rij)))
    actie = Planactie.objects.order_by("uiterlijk_datum").first()
    assert browser.post(url("planactie", actie), {"gedaan": "ja"}).status_code == 302
    assert "voorbij" not in tekst(browser.get(url("plan", rij)))
    browser.post(url("planactie", actie), {"gedaan": "nee"})
    assert Planactie.objects.get(pk=actie.pk).gedaan_op is None
    assert browser.get(url("planactie", actie)).status_code == 405


def test_mijn_werk_wijst_naar_het_plan(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    browser = als(consulent)
    pagina = browser.get("/werk/").content.decode() if browser.get("/werk/").status_code == 200 else ""
    for model in (Planopvolging, Planverificatie):
        werk = model.objects.get()
        assert browser.get(werk.get_absolute_url()).url == url("plan", rij)
        assert not pagina or werk.get_absolute_url() in pagina


def test_verificatie_die_niet_past_gaat_door_naar_de_nieuwe_versie(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    gelijk = {"inkomen": "veranderd", "vermogen": "gelijk", "schulden": "gelijk", "bevindingen": "Nieuwe baan."}
    antwoord = als(consulent).post(
        reverse("trajecten:stap", args=[rij.pk, "verificatie"]), gelijk | {"uitkomst": "aanpassen"}
    )
    assert antwoord.url == url("plan-bewerken", rij)
    assert "Het plan past niet meer" in tekst(als(consulent).get(url("plan", rij)))


def test_wie_meekijkt_ziet_geen_knoppen_en_wie_elders_werkt_niets(
    als: Als, consulent: Medewerker, kwaliteit: Medewerker, buitenstaander: Medewerker
) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    actie = Planactie.objects.first()
    pagina = tekst(als(kwaliteit).get(url("plan", rij)))
    assert "Nieuwe versie maken" not in pagina
    assert als(kwaliteit).get(url("plan-bewerken", rij)).status_code == 403
    assert als(kwaliteit).post(url("planactie", actie)).status_code == 403
    for pad in (url("plan", rij), url("plan-bewerken", rij), Planopvolging.objects.get().get_absolute_url()):
        assert als(buitenstaander).get(pad).status_code == 404
    assert als(buitenstaander).post(url("planactie", actie)).status_code == 404


def test_afgesloten_traject_toont_het_plan_zonder_werk(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.AFGEROND, consulent)
    pagina = tekst(als(consulent).get(url("plan", rij)))
    assert "Toch niet gedaan" not in pagina
    assert "het traject is beëindigd" in pagina
    assert als(consulent).get(url("plan-bewerken", rij)).status_code == 302


def test_de_pagina_kost_een_vast_aantal_queries(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    browser = als(consulent)

    def tel() -> int:
        with CaptureQueriesContext(
            connection,
        ) as vangst:
            assert browser.get(url("plan", rij)).status_code == 200
        return len(vangst)

    tel()
    weinig = tel()
    for _ in range(3):
        VASTSTELLEN(Traject.objects.get(pk=rij.pk), consulent, NU)
    save_plan(Traject.objects.get(pk=rij.pk), inhoud=planinhoud(doelen=planinhoud().doelen * 4), door=consulent, op=NU)
    assert tel() == weinig


def test_het_eerste_plan_begint_met_wat_bij_de_toelating_is_gezegd(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    besluit = rij.aanmelding.besluiten.get()
    type(besluit).objects.filter(pk=besluit.pk).update(voorwaarden=["U komt langs.", "U belt ons."])
    type(rij.aanmelding).objects.filter(pk=rij.aanmelding_id).update(hulpvraag="Ik wil slapen.")
    pagina = als(consulent).get(url("plan-bewerken", rij)).content.decode()
    assert "U komt langs.\nU belt ons.</textarea>" in pagina
    assert "Ik wil slapen.</textarea>" in pagina
    assert f'name="weken_tot_resultaat" value="{besluit.weken_tot_resultaat}"' in pagina
