"""De pagina's van dreigingen en verzoeken aan de rechter: wat zij doen, weigeren en tonen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus, Bedreiging
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in, traject_in
from tests.trajecten.test_crisis import DREIGING
from tests.trajecten.test_gedingen import BREED, JA, VERZOEK
from trajecten.choices import TrajectStatus as T
from trajecten.choices.geding import Crisisstatus, Gedingsoort, Gedingstatus, Gedingstuk
from trajecten.models import Crisis, Geding, Traject
from trajecten.services import geding as gedingen
from trajecten.services import gedingloop
from trajecten.services import uitspraak as uitspraken
from trajecten.services.crisis import Dreiging, open_crisis
from trajecten.services.traject import open_traject
from trajecten.views.crises import CRISISSTAPPEN
from trajecten.views.gedingstappen import GEDINGSTAPPEN

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
S = Gedingstatus
RECHTBANK = "Rechtbank Den Haag"
MORATORIUM = {
    "bedreiging": "ontruiming",
    "wederpartij": "Woonstichting Vreedam",
    "motivering": "De ontruiming is over twee weken.",
    "rechtbank": RECHTBANK,
}
BREED_INVOER: dict[str, Any] = {"stukken": list(Gedingstuk), "motivering": "Elf beslagen.", "rechtbank": RECHTBANK}
ZITTING = {"datum": "12-11-2026", "tijd": "10.30", "plaats": "Zaal 3", "zaaknummer": "C/09/26"}
TOE = {"uitspraak": "toegewezen", "datum": "2-11-2026", "eind": "1-5-2027", "tekst": "Spoed is er."}


def geding_in(status: Gedingstatus, door: Medewerker, soort: Gedingsoort = Gedingsoort.MORATORIUM) -> Geding:
    """Een verzoek in deze stand, langs de diensten."""
    wie: dict[str, Any] = {"door": door, "op": NU}
    verzoek = BREED if soort == Gedingsoort.BREED_MORATORIUM else VERZOEK
    rij = gedingen.request_geding(traject_in(T.STABILISATIE, door), soort=soort, verzoek=verzoek, **wie)
    if status in (S.ZITTING, S.UITSPRAAK):
        rij = uitspraken.plan_zitting(rij, zitting_op=NU, **wie)
    if status == S.UITSPRAAK:
        rij = uitspraken.hold_zitting(rij, **wie)
    if status in (S.LOOPT, S.VERSLAG, S.AFGEROND):
        rij = uitspraken.decide_geding(rij, uitspraak=JA, **wie)
    if status in (S.VERSLAG, S.AFGEROND):
        rij = gedingloop.end_geding(rij, datum=NU.date(), reden="Opgeheven.", **wie)
    return gedingloop.send_verslag(rij, verslag="Ging goed.", **wie) if status == S.AFGEROND else rij


# (stap, soort, vanuit, invoer, daarna)
WEG: list[tuple[str, Gedingsoort, Gedingstatus, dict[str, str], Gedingstatus]] = [
    ("zitting", Gedingsoort.MORATORIUM, S.AANGEVRAAGD, ZITTING, S.ZITTING),
    ("zitting", Gedingsoort.MORATORIUM, S.ZITTING, ZITTING, S.ZITTING),
    ("gehouden", Gedingsoort.MORATORIUM, S.ZITTING, {}, S.UITSPRAAK),
    ("uitspraak", Gedingsoort.MORATORIUM, S.UITSPRAAK, TOE, S.LOOPT),
    ("uitspraak", Gedingsoort.MORATORIUM, S.AANGEVRAAGD, {**TOE, "uitspraak": "afgewezen", "eind": ""}, S.AFGEWEZEN),
    ("controle", Gedingsoort.MORATORIUM, S.LOOPT, {"is_bij": "ja"}, S.LOOPT),
    ("controle", Gedingsoort.BREED_MORATORIUM, S.LOOPT, {"is_bij": "nee", "notitie": "Huur."}, S.LOOPT),
    ("beeindigen", Gedingsoort.BREED_MORATORIUM, S.LOOPT, {"reden": "traject", "toelichting": "Stopt."}, S.LOOPT),
    ("einde", Gedingsoort.MORATORIUM, S.LOOPT, {"datum": "2-11-2026", "reden": "Opgeheven."}, S.VERSLAG),
    ("verslag", Gedingsoort.MORATORIUM, S.VERSLAG, {"verslag": "De huur is betaald."}, S.AFGEROND),
    ("intrekken", Gedingsoort.MORATORIUM, S.AANGEVRAAGD, {"reden": "De verhuurder wacht."}, S.INGETROKKEN),
]
FOUT: list[tuple[str, Gedingstatus, dict[str, str], str]] = [
    ("zitting", S.AANGEVRAAGD, {**ZITTING, "datum": "1-11-2026"}, "op of na 02-11-2026"),
    ("zitting", S.AANGEVRAAGD, {**ZITTING, "tijd": "half elf"}, "half elf"),
    ("uitspraak", S.AANGEVRAAGD, {**TOE, "eind": ""}, "tot en met welke dag"),
    ("uitspraak", S.AANGEVRAAGD, {**TOE, "eind": "2-5-2027"}, "tot en met 1 mei 2027"),
    ("uitspraak", S.AANGEVRAAGD, {**TOE, "datum": "1-11-2026"}, "ging pas op 02-11-2026 weg"),
    ("uitspraak", S.AANGEVRAAGD, {**TOE, "datum": "3-11-2026"}, "niet na vandaag"),
    ("controle", S.LOOPT, {"is_bij": "nee"}, "bij wie de inwoner achterloopt"),
    ("einde", S.LOOPT, {"datum": "1-11-2026", "reden": "Opgeheven."}, "Kies een dag van 02-11-2026"),
    ("verslag", S.VERSLAG, {"verslag": " "}, "Hoe ging het in die tijd?"),
]


def zet(browser: Browser, rij: Any, code: str, invoer: dict[str, Any]) -> Any:
    adres = reverse(f"trajecten:{rij._meta.model_name}-stap", args=[rij.pk, code])
    assert browser.get(adres).status_code == 200
    return browser.post(adres, invoer | {"verwacht_versie": rij.versie})


@pytest.mark.parametrize(("code", "soort", "vanuit", "invoer", "daarna"), WEG)
def test_elke_stap_werkt_en_geen_tweede_keer(
    code: str, soort: Gedingsoort, vanuit: S, invoer: dict[str, str], daarna: S, als: Als, consulent: Medewerker
) -> None:
    rij, browser = geding_in(vanuit, consulent, soort), als(consulent)
    antwoord = zet(browser, rij, code, invoer)
    assert antwoord.status_code == 302, antwoord.content.decode()[:9000]
    nu = Geding.objects.get(pk=rij.pk)
    assert nu.status == daarna
    assert browser.get(antwoord.url).status_code == 200
    assert zet(browser, rij, code, invoer).status_code in (200, 409)
    assert Geding.objects.get(pk=rij.pk).versie == nu.versie


@pytest.mark.parametrize(("code", "vanuit", "invoer", "tekst"), FOUT)
def test_foute_invoer_houdt_wat_getypt_is(
    code: str, vanuit: S, invoer: dict[str, str], tekst: str, als: Als, consulent: Medewerker
) -> None:
    rij = geding_in(vanuit, consulent)
    antwoord = zet(als(consulent), rij, code, invoer)
    assert (antwoord.status_code, bool(antwoord.context["form"].errors)) == (200, True)
    assert tekst in antwoord.content.decode()
    assert Geding.objects.get(pk=rij.pk).versie == rij.versie


@pytest.mark.parametrize(
    ("adres", "status", "invoer"),
    [
        ("moratorium", T.STABILISATIE, MORATORIUM),
        ("moratorium", T.INVENTARISATIE, MORATORIUM),
        ("voorlopige-voorziening", T.GEEN_AKKOORD, {**MORATORIUM, "bedreiging": "warmte"}),
        ("breed-moratorium", T.STABILISATIE, BREED_INVOER),
    ],
)
def test_de_rechter_vragen(adres: str, status: T, invoer: dict[str, Any], als: Als, consulent: Medewerker) -> None:
    traject, browser = traject_in(status, consulent), als(consulent)
    url = reverse("trajecten:geding-nieuw", args=[traject.pk, adres])
    assert "Vraag de rechter" in browser.get(url).content.decode()
    antwoord = browser.post(url, invoer | {"verwacht_versie": traject.versie})
    assert antwoord.url == Geding.objects.get().get_absolute_url()
    pagina = browser.get(antwoord.url).content.decode()
    assert "Zitting navragen bij de rechtbank" in pagina
    assert RECHTBANK in browser.get(reverse("trajecten:rechtbank", args=[traject.pk])).content.decode()


@pytest.mark.parametrize(
    ("adres", "invoer", "tekst"),
    [
        ("moratorium", {**MORATORIUM, "bedreiging": "warmte"}, "Kies"),
        ("moratorium", {**MORATORIUM, "wederpartij": ""}, "Wie dreigt daarmee?"),
        ("breed-moratorium", {**BREED_INVOER, "stukken": ["plan"]}, "Dit ontbreekt nog"),
        ("voorlopige-voorziening", MORATORIUM, "Wsnp-verzoek dat bij de rechter ligt"),
    ],
)
def test_geen_verzoek_zonder_wat_erbij_hoort(
    adres: str, invoer: dict[str, Any], tekst: str, als: Als, consulent: Medewerker
) -> None:
    traject = traject_in(T.STABILISATIE, consulent)
    antwoord = als(consulent).post(reverse("trajecten:geding-nieuw", args=[traject.pk, adres]), invoer)
    assert antwoord.status_code == 200
    assert tekst in antwoord.content.decode()
    assert not Geding.objects.exists()


def test_een_dreiging_van_melding_tot_afgewend(als: Als, consulent: Medewerker) -> None:
    traject, browser = traject_in(T.INVENTARISATIE, consulent), als(consulent)
    nieuw = reverse("trajecten:crisis-nieuw", args=[traject.pk])
    leeg = browser.post(nieuw, {"bedreiging": "ontruiming"})
    assert "Kies een schuldeiser, of schrijf op wie dreigt." in leeg.content.decode()
    eiser = traject.schulden.first().schuldeiser
    antwoord = browser.post(nieuw, {"bedreiging": "water", "schuldeiser": eiser.pk, "datum": "20-11-2026"})
    rij = Crisis.objects.get()
    assert (antwoord.url, rij.wederpartij, rij.schuldeiser) == (rij.get_absolute_url(), eiser.naam, eiser)
    assert "Bellen om de dreiging af te wenden" in browser.get(reverse("werk")).content.decode()
    contact = {"wijze": "telefoon", "uitkomst": "uitstel", "met": "De heer Bos", "notitie": "Wacht tot 1 december."}
    assert "Kies een dag na vandaag" in zet(browser, rij, "contact", contact).content.decode()
    assert zet(browser, rij, "contact", contact | {"tot": "1-12-2026"}).status_code == 302
    pagina = browser.get(rij.get_absolute_url()).content.decode()
    assert "De heer Bos" in pagina
    assert "Uitstel afgesproken" in pagina
    rij.refresh_from_db()
    assert zet(browser, rij, "afsluiten", {"is_afgewend": "ja", "uitkomst": "Betaald."}).status_code == 302
    rij.refresh_from_db()
    assert rij.status == Crisisstatus.AFGEWEND
    assert "al afgesloten" in zet(browser, rij, "contact", contact | {"tot": "1-12-2026"}).content.decode()


def test_een_dreiging_staat_al_ingevuld_bij_het_moratorium(als: Als, consulent: Medewerker) -> None:
    traject = traject_in(T.STABILISATIE, consulent)
    crisis = open_crisis(traject, dreiging=DREIGING, door=consulent, op=NU)
    browser = als(consulent)
    url = reverse("trajecten:geding-nieuw", args=[traject.pk, "moratorium"])
    assert "Woonstichting Vreedam" in browser.get(url).content.decode()
    browser.post(url, MORATORIUM)
    assert Geding.objects.get().crisis == crisis
    assert "Moratorium" in browser.get(crisis.get_absolute_url()).content.decode()


@pytest.mark.parametrize("stappen", [GEDINGSTAPPEN, CRISISSTAPPEN])
def test_wie_meekijkt_zet_geen_stap_en_wie_elders_werkt_ziet_niets(
    stappen: Any, als: Als, consulent: Medewerker, kwaliteit: Medewerker, buitenstaander: Medewerker
) -> None:
    geding = geding_in(S.LOOPT, consulent)
    rij: Any = geding
    if stappen is CRISISSTAPPEN:
        rij = open_crisis(geding.traject, dreiging=DREIGING, door=consulent, op=NU)
    naam = f"trajecten:{rij._meta.model_name}"
    assert als(kwaliteit).get(rij.get_absolute_url()).status_code == 200
    assert als(buitenstaander).get(rij.get_absolute_url()).status_code == 404
    for code in stappen:
        url = reverse(f"{naam}-stap", args=[rij.pk, code])
        for methode in ("get", "post"):
            assert getattr(als(buitenstaander), methode)(url).status_code == 404
            assert getattr(als(kwaliteit), methode)(url).status_code == 403
    assert als(consulent).get(reverse(f"{naam}-stap", args=[rij.pk, "zomaar"])).status_code == 404


def test_nieuwe_verzoeken_en_dreigingen_alleen_voor_wie_behandelt(
    als: Als, consulent: Medewerker, kwaliteit: Medewerker, buitenstaander: Medewerker
) -> None:
    traject = traject_in(T.STABILISATIE, consulent)
    for naam, deel in (("crisis-nieuw", []), ("geding-nieuw", ["moratorium"])):
        url = reverse(f"trajecten:{naam}", args=[traject.pk, *deel])
        assert als(buitenstaander).post(url, MORATORIUM).status_code == 404
        assert als(kwaliteit).post(url, MORATORIUM).status_code == 403
    lijst = reverse("trajecten:rechtbank", args=[traject.pk])
    assert als(buitenstaander).get(lijst).status_code == 404
    assert "kijkt u mee" in als(kwaliteit).get(lijst).content.decode()
    onbekend = reverse("trajecten:geding-nieuw", args=[traject.pk, "faillissement"])
    assert als(consulent).get(onbekend).status_code == 404


@pytest.mark.parametrize("status", S)
def test_elke_stand_heeft_een_pagina_met_knop_of_reden(status: S, als: Als, consulent: Medewerker) -> None:
    if status in (S.AFGEWEZEN, S.INGETROKKEN):
        rij = geding_in(S.AANGEVRAAGD, consulent)
        uitspraken.withdraw_geding(rij, reden="Niet nodig.", door=consulent, op=NU)
    else:
        rij = geding_in(status, consulent)
    pagina = als(consulent).get(rij.get_absolute_url())
    assert pagina.status_code == 200
    for actie in pagina.context["acties"]:
        assert actie["toegestaan"] != bool(actie["reden"])


def test_het_traject_noemt_wat_er_speelt(als: Als, consulent: Medewerker) -> None:
    rij = geding_in(S.AANGEVRAAGD, consulent)
    pagina = als(consulent).get(Traject.objects.get(pk=rij.traject_id).get_absolute_url()).content.decode()
    assert rij.get_absolute_url() in pagina
    assert reverse("trajecten:rechtbank", args=[rij.traject_id]) in pagina


def test_wat_bij_de_aanmelding_is_genoemd_wacht_tot_iemand_het_oppakt(als: Als, consulent: Medewerker) -> None:
    aanmelding = aanmelding_in(AanmeldingStatus.TOEGELATEN, consulent, bedreigingen=[Bedreiging.WATER])
    traject, browser = open_traject(aanmelding, door=consulent, op=NU), als(consulent)
    lijst = reverse("trajecten:rechtbank", args=[traject.pk])
    genoemd = "Bij de aanmelding genoemd en nog niet opgepakt"
    assert genoemd in browser.get(lijst).content.decode()
    nieuw = browser.get(reverse("trajecten:crisis-nieuw", args=[traject.pk]))
    assert nieuw.context["form"]["bedreiging"].value() == Bedreiging.WATER
    open_crisis(traject, dreiging=Dreiging(Bedreiging.WATER, "Waterbedrijf Midden"), door=consulent, op=NU)
    assert genoemd not in browser.get(lijst).content.decode()
