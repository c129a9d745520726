"""Budgetbeheer: saldo, vaste lasten, betalingen door twee mensen, en alarmen die werk worden."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.lib import dagtaken
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.werkdagen import plus_maanden
from schuldhulp.lib.werklijst import taken_van
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, traject_in
from trajecten.budgetovername import begin_van, over_te_nemen
from trajecten.choices import EINDE, UitstroomReden
from trajecten.choices import TrajectStatus as T
from trajecten.choices.budget import Categorie, Postbron
from trajecten.choices.budgetbeheer import Opdrachtstatus as O
from trajecten.choices.budgetbeheer import Postsoort, Ritme
from trajecten.models import Beheerpost, Beheerrekening, Betaalopdracht, Traject
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.rekenregels.budget import Periode
from trajecten.services import betaalopdracht, budgetbeheer, einde
from trajecten.services.beheerstand import stand_van
from trajecten.services.budget import Postinvoer, adopt_budget

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
IBAN = "NL91ABNA0417164300"
VANDAAG = NU.date()
MATRIX: dict[str, set[O]] = {
    "approve": {O.CONCEPT},
    "pay": {O.GOEDGEKEURD},
    "withdraw": {O.CONCEPT, O.GOEDGEKEURD},
}


def beheer(consulent: Medewerker, saldo: str = "500") -> Beheerrekening:
    rij = traject_in(T.STABILISATIE, consulent)
    return budgetbeheer.open_beheer(rij, saldo=Decimal(saldo), saldo_datum=VANDAAG, door=consulent, op=NU)


def vers(rekening: Beheerrekening) -> Beheerrekening:
    return Beheerrekening.objects.get(pk=rekening.pk)


def post(rekening: Beheerrekening, door: Medewerker, **anders: Any) -> Beheerpost:
    wat = {
        "soort": Postsoort.HUUR,
        "naam": "Woonstichting",
        "bedrag": Decimal("400"),
        "ritme": Ritme.MAAND,
        "eerste": date(2026, 11, 10),
        "iban": IBAN,
        "door": door,
        "op": NU,
    } | anders
    return budgetbeheer.add_post(rekening, **wat)


def inkomen(rekening: Beheerrekening, door: Medewerker, **anders: Any) -> Beheerpost:
    wat = {"soort": Postsoort.INKOMEN, "naam": "Uitkering", "bedrag": Decimal(1200), "iban": ""} | anders
    return post(rekening, door, **{"eerste": date(2026, 11, 6), **wat})


@pytest.mark.parametrize(("status", "overgang"), list(product(O, MATRIX)))
def test_matrix_van_een_betaling(status: O, overgang: str) -> None:
    assert getattr(Betaalopdracht(status=status), overgang)._django_fsm.has_transition(status) is (
        status in MATRIX[overgang]
    )


def test_nalopen_staat_elke_maand_in_mijn_werk(consulent: Medewerker) -> None:
    rekening = beheer(consulent)
    taak = next(t for t in taken_van(consulent, rekening.client) if t.pk == rekening.pk)
    assert (taak.actie, taak.uiterlijk) == ("Budgetbeheer nalopen", plus_maanden(VANDAAG, 1))
    later = NU + timedelta(days=20)
    na = budgetbeheer.set_saldo(rekening, saldo=Decimal(300), saldo_datum=later.date(), door=consulent, op=later)
    assert (na.saldo_bedrag, na.uiterlijk_datum) == (Decimal(300), plus_maanden(later.date(), 1))


@pytest.mark.parametrize("status", EINDE)
def test_na_het_einde_begint_er_geen_budgetbeheer(status: T, consulent: Medewerker) -> None:
    with pytest.raises(Geweigerd, match="beëindigd"):
        budgetbeheer.open_beheer(
            traject_in(status, consulent), saldo=Decimal(1), saldo_datum=VANDAAG, door=consulent, op=NU
        )


def test_een_rekening_per_traject_en_geen_saldo_uit_de_toekomst(consulent: Medewerker) -> None:
    rekening = beheer(consulent)
    wat: dict[str, Any] = {"saldo": Decimal(1), "door": consulent, "op": NU}
    with pytest.raises(Geweigerd, match="al budgetbeheer"):
        budgetbeheer.open_beheer(rekening.traject, saldo_datum=VANDAAG, **wat)
    with pytest.raises(Geweigerd, match="toekomst"):
        budgetbeheer.set_saldo(rekening, saldo_datum=VANDAAG + timedelta(days=1), **wat)
    with pytest.raises(Gelijktijdig):
        budgetbeheer.set_saldo(rekening, saldo_datum=VANDAAG, verwacht_versie=99, **wat)


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"bedrag": Decimal(0)}, "meer dan nul"),
        ({"bedrag": Decimal(-5)}, "meer dan nul"),
        ({"laatste": date(2026, 11, 1)}, "voor de eerste keer"),
        ({"iban": ""}, "Vul het IBAN in"),
        ({"iban": "NL91ABNA0417164301"}, "klopt niet"),
    ],
)
def test_een_foute_post_wordt_geweigerd(anders: dict[str, Any], melding: str, consulent: Medewerker) -> None:
    with pytest.raises(Geweigerd, match=melding):
        post(beheer(consulent), consulent, **anders)
    assert not Beheerpost.objects.exists()


def test_een_negatief_verwacht_saldo_is_een_alarm(consulent: Medewerker) -> None:
    rekening = beheer(consulent, "300")
    post(rekening, consulent)
    na = vers(rekening)
    assert na.alarmen == ["Het saldo zakt naar verwachting tot €\xa0-900,00 op 11 januari 2027."]
    assert (na.actie, na.actie_uiterlijk_datum) == ("Alarm bij het budgetbeheer", VANDAAG + timedelta(days=1))
    inkomen(na, consulent)
    assert (vers(rekening).alarmen, vers(rekening).actie) == ([], "Budgetbeheer nalopen")


def test_wat_niet_betaald_is_en_wat_niet_kwam_wordt_na_twee_werkdagen_een_alarm(consulent: Medewerker) -> None:
    rekening = beheer(consulent, "5000")
    huur, uitkering = post(rekening, consulent), inkomen(rekening, consulent)
    assert dagtaken.draai(NU + timedelta(days=7))["budgetbeheerAlarmen"] == 0
    later = NU + timedelta(days=10)
    assert (budgetbeheer.sweep_beheer(later), budgetbeheer.sweep_beheer(later)) == (1, 0)
    assert vers(rekening).alarmen == [
        "Woonstichting (€\xa0400,00) van 10 november 2026 is niet betaald.",
        "Uitkering van 6 november 2026 kwam niet binnen.",
    ]
    wie: dict[str, Any] = {"door": consulent, "op": later}
    gekomen = {"verwacht": date(2026, 11, 6), "ontvangen": date(2026, 11, 9), "bedrag": Decimal(1180)}
    budgetbeheer.record_ontvangst(uitkering, **gekomen, **wie)  # type: ignore[arg-type]
    assert len(vers(rekening).alarmen) == 1
    budgetbeheer.end_post(huur, laatste=date(2026, 11, 10), **wie)
    budgetbeheer.set_saldo(vers(rekening), saldo=Decimal(5780), saldo_datum=later.date(), **wie)
    assert vers(rekening).alarmen == []


def test_ontvangsten_en_betalingen_tellen_met_hun_echte_bedrag(consulent: Medewerker, collega: Medewerker) -> None:
    rekening = beheer(consulent, "100")
    uitkering = inkomen(rekening, consulent, eerste=VANDAAG)
    post(rekening, consulent, eerste=VANDAAG)
    gekomen: dict[str, Any] = {"verwacht": VANDAAG, "ontvangen": VANDAAG, "door": consulent, "op": NU}
    for bedrag, ontvangen, melding in ((-1, VANDAAG, "negatief"), (1, VANDAAG + timedelta(days=1), "toekomst")):
        with pytest.raises(Geweigerd, match=melding):
            budgetbeheer.record_ontvangst(uitkering, **{**gekomen, "ontvangen": ontvangen, "bedrag": Decimal(bedrag)})
    budgetbeheer.record_ontvangst(uitkering, **gekomen, bedrag=Decimal("1180.50"))
    with pytest.raises(Geweigerd, match="al vastgelegd"):
        budgetbeheer.record_ontvangst(uitkering, **gekomen, bedrag=Decimal(1))
    opdracht = betaalopdracht.draft_opdrachten(vers(rekening), tot=VANDAAG, door=consulent, op=NU)[0]
    opdracht = betaalopdracht.approve_opdracht(opdracht, door=collega, op=NU)
    betaalopdracht.pay_opdracht(opdracht, datum=VANDAAG, door=consulent, op=NU)
    stand = stand_van(vers(rekening), VANDAAG)
    assert stand.verloop.opening == Decimal("880.50")
    assert stand.verloop.regels[0].dag > VANDAAG


def test_betalingen_gaan_in_de_volgorde_van_wat_voorgaat_en_maar_een_keer(consulent: Medewerker) -> None:
    rekening = beheer(consulent)
    post(rekening, consulent, soort=Postsoort.TELEFOON, naam="Bellen BV")
    post(rekening, consulent)
    post(rekening, consulent, soort=Postsoort.LEEFGELD, naam="Leefgeld", ritme=Ritme.WEEK, bedrag=Decimal(60))
    inkomen(rekening, consulent)
    tot = date(2026, 11, 24)
    klaar = betaalopdracht.draft_opdrachten(vers(rekening), tot=tot, door=consulent, op=NU)
    assert [o.naam for o in klaar] == ["Woonstichting", "Bellen BV", "Leefgeld", "Leefgeld", "Leefgeld"]
    with pytest.raises(Geweigerd, match="niets klaar te zetten"):
        betaalopdracht.draft_opdrachten(vers(rekening), tot=tot, door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="hoogstens een maand"):
        betaalopdracht.draft_opdrachten(vers(rekening), tot=date(2027, 2, 1), door=consulent, op=NU)
    betaalopdracht.withdraw_opdracht(klaar[0], reden="Huur is al betaald.", door=consulent, op=NU)
    assert len(betaalopdracht.draft_opdrachten(vers(rekening), tot=tot, door=consulent, op=NU)) == 1


def test_een_betaling_vraagt_twee_mensen(consulent: Medewerker, collega: Medewerker) -> None:
    rekening = beheer(consulent)
    post(rekening, consulent)
    opdracht = betaalopdracht.draft_opdrachten(vers(rekening), tot=date(2026, 11, 10), door=consulent, op=NU)[0]
    with pytest.raises(Geweigerd, match="tweede persoon"):
        betaalopdracht.approve_opdracht(opdracht, door=consulent, op=NU)
    with pytest.raises(Geweigerd):
        betaalopdracht.pay_opdracht(opdracht, datum=VANDAAG, door=consulent, op=NU)
    with pytest.raises(IntegrityError), transaction.atomic():
        Betaalopdracht.objects.update(goedgekeurd_door=consulent)
    opdracht = betaalopdracht.approve_opdracht(opdracht, door=collega, op=NU)
    with pytest.raises(Geweigerd, match="toekomst"):
        betaalopdracht.pay_opdracht(opdracht, datum=VANDAAG + timedelta(days=1), door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="waarom"):
        betaalopdracht.withdraw_opdracht(opdracht, reden="", door=consulent, op=NU)
    na = betaalopdracht.pay_opdracht(opdracht, datum=VANDAAG, door=consulent, op=NU)
    assert (na.status, na.betaald_datum) == (O.BETAALD, VANDAAG)


def test_een_post_met_een_betaling_erna_stopt_niet_zomaar(consulent: Medewerker) -> None:
    rekening = beheer(consulent)
    huur = post(rekening, consulent)
    betaalopdracht.draft_opdrachten(vers(rekening), tot=date(2026, 11, 10), door=consulent, op=NU)
    huur.eerste_datum = date(2026, 11, 1)
    with pytest.raises(Geweigerd, match="Trek die eerst in"):
        budgetbeheer.end_post(huur, laatste=date(2026, 11, 5), door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="voor de eerste keer"):
        budgetbeheer.end_post(huur, laatste=date(2026, 10, 1), door=consulent, op=NU)


def test_stoppen_trekt_in_wat_nog_niet_betaald_is(consulent: Medewerker) -> None:
    rekening = beheer(consulent)
    post(rekening, consulent)
    betaalopdracht.draft_opdrachten(vers(rekening), tot=date(2026, 11, 10), door=consulent, op=NU)
    budgetbeheer.stop_beheer(vers(rekening), door=consulent, op=NU)
    assert Betaalopdracht.objects.get().status == O.INGETROKKEN
    assert (vers(rekening).actie, vers(rekening).eind_datum) == ("", VANDAAG)
    with pytest.raises(Geweigerd, match="gestopt"):
        post(vers(rekening), consulent)


def test_het_einde_van_het_traject_stopt_het_budgetbeheer(consulent: Medewerker) -> None:
    rekening = beheer(consulent)
    stop: dict[str, Any] = {"reden": UitstroomReden.ZELF, "omschrijving": "Zelf.", "vervolgstap": "Bel."}
    einde.end_early(Traject.objects.get(pk=rekening.traject_id), **stop, door=consulent, op=NU)
    assert vers(rekening).status == "gestopt"


def test_de_pagina_van_begin_tot_eind(
    als: Als, consulent: Medewerker, collega: Medewerker, kwaliteit: Medewerker, buitenstaander: Medewerker
) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    hier = reverse("trajecten:budgetbeheer", args=[rij.pk])
    begin = als(consulent).get(hier).content.decode()
    assert "Er is geen bank gekoppeld" in begin
    assert als(buitenstaander).get(hier).status_code == 404
    openen = reverse("trajecten:budgetbeheer-openen", args=[rij.pk])
    assert als(kwaliteit).get(openen).status_code == 403
    fout = als(consulent).post(openen, {"saldo": "1.234", "saldo_datum": "02-11-2026"})
    assert (fout.status_code, "1.234" in fout.content.decode()) == (200, True)
    assert (
        als(consulent).post(openen, {"saldo": "50,00", "staat_rood": "on", "saldo_datum": "02-11-2026"}).status_code
        == 302
    )
    assert Beheerrekening.objects.get().saldo_bedrag == Decimal(-50)
    nieuw = reverse("trajecten:beheerpost-nieuw", args=[rij.pk])
    huur = {"soort": "huur", "naam": "Woonstichting", "bedrag": "400", "ritme": "maand", "eerste": "10-11-2026"}
    assert "Vul het IBAN in" in als(consulent).post(nieuw, huur).content.decode()
    assert "klopt niet" in als(consulent).post(nieuw, {**huur, "iban": "NL00X"}).content.decode()
    assert als(consulent).post(nieuw, {**huur, "iban": IBAN}).status_code == 302
    klaar = reverse("trajecten:opdrachten-klaarzetten", args=[rij.pk])
    assert als(consulent).post(klaar, {"tot": "10-11-2026"}).status_code == 302
    opdracht = Betaalopdracht.objects.get()
    goed = reverse("trajecten:opdracht-goedkeuren", args=[opdracht.pk])
    assert als(consulent).post(goed, follow=True).status_code == 200
    assert Betaalopdracht.objects.get().status == O.CONCEPT
    assert "Goedkeuren" in als(collega).get(hier).content.decode()
    als(collega).post(goed)
    bestand = als(consulent).get(reverse("trajecten:opdrachten-csv", args=[rij.pk]))
    assert bestand.content.decode("utf-8-sig").splitlines() == [
        "Datum;Naam;IBAN;Bedrag;Omschrijving",
        f"2026-11-10;Woonstichting;{IBAN};400,00;",
    ]
    betaald = reverse("trajecten:opdracht-betaald", args=[opdracht.pk])
    assert als(consulent).post(betaald, {"datum": "02-11-2026"}).status_code == 302
    tekst = als(kwaliteit).get(hier).content.decode()
    assert "Betaald" in tekst
    assert "Dit vraagt aandacht" in tekst
    stop = reverse("trajecten:budgetbeheer-stoppen", args=[rij.pk])
    assert als(consulent).post(stop).status_code == 302
    assert "Dit budgetbeheer stopte op" in als(consulent).get(hier).content.decode()
    assert als(consulent).post(nieuw, {**huur, "iban": IBAN}).status_code == 404


def test_van_mijn_werk_naar_de_pagina(als: Als, consulent: Medewerker, buitenstaander: Medewerker) -> None:
    rekening = beheer(consulent)
    taak = next(t for t in taken_van(consulent, rekening.client) if t.pk == rekening.pk)
    antwoord = als(consulent).get(taak.url)
    assert antwoord["Location"] == reverse("trajecten:budgetbeheer", args=[rekening.traject_id])
    assert "Budgetbeheer nalopen" in als(consulent).get("/?van=alles&wie=alles").content.decode()
    assert als(buitenstaander).get(taak.url).status_code == 404


def test_vaste_posten_uit_het_budget_overnemen(als: Als, consulent: Medewerker) -> None:
    rekening = beheer(consulent)
    posten = (
        Postinvoer(Categorie.HUUR, Decimal("720.00"), Periode.MAAND, Postbron.CONTRACT),
        Postinvoer(Categorie.LOON, Decimal("1200.00"), Periode.VIER_WEKEN, Postbron.LOONSTROOK),
        Postinvoer(Categorie.KLEDING, Decimal("40.00"), Periode.MAAND, Postbron.OPGAVE),
    )
    rij, alleen = Traject.objects.get(pk=rekening.traject_id), Leefsituatie.ALLEENSTAANDE
    adopt_budget(rij, peildatum=VANDAAG, leefsituatie=alleen, posten=posten, door=consulent, op=NU)
    over = over_te_nemen(vers(rekening))
    assert [p.naam for p in over] == ["Huur of hypotheek", "Loon"]
    nieuw = reverse("trajecten:beheerpost-nieuw", args=[rij.pk])
    assert "Huur of hypotheek" in als(consulent).get(f"{nieuw}?uit={over[0].pk}").content.decode()
    invoer = {**begin_van(over[1]), "bedrag": "1200", "eerste": "24-11-2026"}
    assert als(consulent).post(nieuw, invoer).status_code == 302
    assert [p.naam for p in over_te_nemen(vers(rekening))] == ["Huur of hypotheek"]
    tekst = als(consulent).get(reverse("trajecten:budgetbeheer", args=[rij.pk])).content.decode()
    assert "Overnemen uit het budget" in tekst


def test_de_andere_formulieren(als: Als, consulent: Medewerker) -> None:
    rekening = beheer(consulent)
    uitkering = inkomen(rekening, consulent, eerste=VANDAAG)
    binnen = reverse("trajecten:beheerontvangst", args=[uitkering.pk])
    invoer = {"verwacht": "02-11-2026", "ontvangen": "02-11-2026", "bedrag": "1200"}
    assert als(consulent).get(binnen).status_code == 200
    assert als(consulent).post(binnen, invoer).status_code == 302
    assert "al vastgelegd" in als(consulent).post(binnen, invoer).content.decode()
    saldo = reverse("trajecten:budgetbeheer-saldo", args=[rekening.traject_id])
    assert als(consulent).post(saldo, {"saldo": "10", "saldo_datum": "02-11-2026"}).status_code == 302
    stop = reverse("trajecten:beheerpost-stoppen", args=[uitkering.pk])
    assert als(consulent).post(stop, {"laatste": "30-11-2026"}).status_code == 302
    huur = post(vers(rekening), consulent)
    betaalopdracht.draft_opdrachten(vers(rekening), tot=date(2026, 11, 10), door=consulent, op=NU)
    weg = reverse("trajecten:opdracht-intrekken", args=[huur.opdrachten.get().pk])
    assert als(consulent).post(weg, {"reden": "Al betaald."}).status_code == 302
    assert huur.opdrachten.get().status == O.INGETROKKEN


def test_alles_of_niets(consulent: Medewerker, collega: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    wie: dict[str, Any] = {"door": consulent, "op": NU}
    geld: dict[str, Any] = {"saldo": Decimal(100), "saldo_datum": VANDAAG}
    alles_of_niets(lambda: budgetbeheer.open_beheer(Traject.objects.get(pk=rij.pk), **geld, **wie))
    budgetbeheer.open_beheer(rij, **geld, **wie)
    een = Beheerrekening.objects.get
    alles_of_niets(lambda: budgetbeheer.set_saldo(een(), **geld, **wie))
    alles_of_niets(lambda: post(een(), consulent))
    huur, uitkering = post(een(), consulent), inkomen(een(), consulent)
    alles_of_niets(lambda: budgetbeheer.end_post(huur, laatste=date(2027, 1, 1), **wie))
    gekomen: dict[str, Any] = {"verwacht": date(2026, 11, 6), "ontvangen": VANDAAG, "bedrag": Decimal(1)}
    alles_of_niets(lambda: budgetbeheer.record_ontvangst(uitkering, **gekomen, **wie))
    alles_of_niets(lambda: budgetbeheer.sweep_beheer(NU + timedelta(days=30)))
    tot = date(2026, 11, 10)
    alles_of_niets(lambda: betaalopdracht.draft_opdrachten(een(), tot=tot, **wie))
    betaalopdracht.draft_opdrachten(een(), tot=tot, **wie)
    opdracht = Betaalopdracht.objects.select_related("rekening__traject").get
    alles_of_niets(lambda: betaalopdracht.withdraw_opdracht(opdracht(), reden="Al betaald.", **wie))
    alles_of_niets(lambda: betaalopdracht.approve_opdracht(opdracht(), door=collega, op=NU))
    betaalopdracht.approve_opdracht(opdracht(), door=collega, op=NU)
    alles_of_niets(lambda: betaalopdracht.pay_opdracht(opdracht(), datum=VANDAAG, **wie))
    alles_of_niets(lambda: budgetbeheer.stop_beheer(een(), **wie))
