"""De termijnen van traject en verwijzing op hun eigen pagina, met waar zij op wachten."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.urls import reverse

from ketenpartners.choices import Verwijsreden, VerwijzingStatus
from ketenpartners.termijnlijst import waarom_verwijzing
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import traject_in
from tests.ketenpartners.bouw import partner, verwijzing_in
from trajecten.choices import Regelreden, TrajectStatus, Verificatiereden
from trajecten.models import Planverificatie
from trajecten.termijnlijst import REGELREDEN, waarom_regelperiode, waarom_verificatie

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
T = TrajectStatus


@pytest.mark.parametrize("status", REGELREDEN)
def test_regelperiode_met_de_reden_en_op_de_kalender(status: T, als: Als, consulent: Medewerker) -> None:
    traject = traject_in(status, consulent)
    browser = als(consulent)
    antwoord = browser.get(reverse("termijnsoort", args=["regelperiode"]))
    assert [r.reden for r in antwoord.context["regels"]] == [REGELREDEN[status].label]
    pagina = browser.get(reverse("termijn", args=["regelperiode", traject.pk]))
    telling = pagina.context["kalender"].telling
    assert (telling.begin, telling.uiterlijk) == (
        traject.regelperiode_start_datum,
        traject.regelperiode_uiterlijk_datum,
    )
    assert "120 dagen" in pagina.content.decode()


@pytest.mark.parametrize("status", [T.PLAN_VAN_AANPAK, T.LOOPTIJD, T.AFGEROND, T.UITGEVALLEN])
def test_buiten_de_regelperiode_loopt_die_termijn_niet(status: T, als: Als, consulent: Medewerker) -> None:
    traject_in(status, consulent)
    assert als(consulent).get(reverse("termijnsoort", args=["regelperiode"])).context["regels"] == []


def test_verificatie_staat_in_de_lijst_tot_zij_gehouden_is(als: Als, consulent: Medewerker) -> None:
    traject_in(T.INVENTARISATIE, consulent)
    rij = Planverificatie.objects.get()
    browser = als(consulent)
    antwoord = browser.get(reverse("termijnsoort", args=["verificatie"]))
    assert [(r.pk, r.reden) for r in antwoord.context["regels"]] == [(rij.pk, Verificatiereden.NAGAAN.label)]
    assert "art. 16 Bgs" in browser.get(reverse("termijn", args=["verificatie", rij.pk])).content.decode()


@pytest.mark.parametrize(
    ("status", "code", "reden"),
    [
        (VerwijzingStatus.VERSTUURD, "reactie-van-partner", Verwijsreden.REACTIE),
        (VerwijzingStatus.GEACCEPTEERD, "terugkoppeling-van-partner", Verwijsreden.TERUGKOPPELING),
        (VerwijzingStatus.GEWEIGERD, "terugkoppeling-van-partner", Verwijsreden.VERVOLG),
    ],
)
def test_verwijzing_met_de_reden(
    status: VerwijzingStatus, code: str, reden: Verwijsreden, als: Als, consulent: Medewerker, gemeente: Gemeente
) -> None:
    rij = verwijzing_in(status, partner(gemeente), consulent)
    browser = als(consulent)
    regels = browser.get(reverse("termijnsoort", args=[code])).context["regels"]
    assert [(r.pk, r.url, r.reden) for r in regels] == [(rij.pk, rij.get_absolute_url(), reden.label)]
    assert reden.label in browser.get(reverse("termijn", args=[code, rij.pk])).content.decode()


def test_redenen_als_tabel() -> None:
    assert waarom_regelperiode(status=T.VOORSTEL, in_pauze=False, heeft_behandelaar=False) == Regelreden.NIEMAND
    assert waarom_regelperiode(status=T.VOORSTEL, in_pauze=True, heeft_behandelaar=False) == Regelreden.PAUZE
    assert waarom_regelperiode(status=T.DWANGAKKOORD, in_pauze=False, heeft_behandelaar=True) == Regelreden.RECHTER
    assert waarom_verificatie(moet_aanpassen=True, heeft_behandelaar=True) == Verificatiereden.AANPASSEN
    assert waarom_verificatie(moet_aanpassen=True, heeft_behandelaar=False) == Verificatiereden.NIEMAND
    assert waarom_verificatie(moet_aanpassen=False, heeft_behandelaar=True) == Verificatiereden.NAGAAN
    assert waarom_verwijzing(is_geweigerd=True, is_aangenomen=False) == Verwijsreden.VERVOLG
    assert waarom_verwijzing(is_geweigerd=False, is_aangenomen=True) == Verwijsreden.TERUGKOPPELING
    assert waarom_verwijzing(is_geweigerd=False, is_aangenomen=False) == Verwijsreden.REACTIE
