"""Waaraan regelperiodes opgaan: gelezen uit de wissels, op het traject en opgeteld voor de teamleider."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schuldhulp.organisatie.models import Medewerker
from tests.builders import AANSCHRIJVEN, NU, beantwoord_alles, traject_in, voorstel_voor
from tests.trajecten.bouw import pauzeer
from trajecten.beeld.regel import lees_regelduur
from trajecten.choices import TrajectStatus as T
from trajecten.models import Traject
from trajecten.rekenregels.regelduur import Waarop
from trajecten.services import pauze, regeling

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def vers(rij: Traject) -> Traject:
    return Traject.objects.select_related("client", "gemeente").get(pk=rij.pk)


def na(dagen: int):  # type: ignore[no-untyped-def]
    return NU + timedelta(days=dagen)


def test_van_overdracht_tot_vandaag(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, na(5))
    beantwoord_alles(rij, consulent, na(25))
    voorstel_voor(vers(rij), consulent, na(32))
    pauzeer(vers(rij), door=consulent, op=na(40))
    pauze.resume_traject(vers(rij), door=consulent, op=na(50))
    duur = lees_regelduur([vers(rij)], vandaag=na(60).date())[rij.pk]
    verwacht = {Waarop.ONS: 12, Waarop.SCHULDEISERS: 38, Waarop.PAUZE: 10, Waarop.RECHTER: 0}
    assert (duur.duur, dict(duur.dagen)) == (60, verwacht)


def test_stopt_als_de_regeling_begint(consulent: Medewerker) -> None:
    rij = traject_in(T.AKKOORD, consulent)
    regeling.start_looptijd(rij, door=consulent, op=na(9))
    assert lees_regelduur([vers(rij)], vandaag=na(400).date())[rij.pk].duur == 9


def test_aantal_queries_hangt_niet_af_van_het_aantal(consulent: Medewerker) -> None:
    trajecten = [traject_in(T.VOORSTEL, consulent) for _ in range(3)]
    aantallen = []
    for deel in (trajecten[:1], trajecten):
        with CaptureQueriesContext(connection) as vragen:
            lees_regelduur([vers(rij) for rij in deel], vandaag=na(9).date())
        aantallen.append(len(vragen) - len(deel))
    assert aantallen[0] == aantallen[1]


def test_op_het_traject_en_opgeteld(als: Als, consulent: Medewerker, teamleider: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, NU)
    with time_machine.travel(na(7), tick=False):
        browsers = {wie: als(wie) for wie in (consulent, teamleider)}
        pagina = browsers[consulent].get(reverse("trajecten:traject", args=[rij.pk]))
        assert pagina.context["regelduur"] == [("Wachten op schuldeisers", 7, 100)]
        samen = browsers[teamleider].get(reverse("trajecten:regelperiodes"))
        assert (samen.context["aantal"], samen.context["gemiddeld"]) == (1, 7)
        assert rij.client.naam in samen.content.decode()
        assert browsers[consulent].get(reverse("trajecten:regelperiodes")).status_code == 403
