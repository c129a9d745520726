"""Alle producten tegelijk in een levering: wat DDAS kent gaat mee, wat zij niet kent blijft eruit."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, traject_in
from tests.rapportage.ddas.test_export import export
from trajecten.choices import BEGELEIDING, Onderdeelsoort, TrajectStatus
from trajecten.choices.product import LOS_TE_STARTEN, Vervolg
from trajecten.models import Traject
from trajecten.services.product import Afspraken, start_product
from trajecten.services.vervolg import choose_vervolg

pytestmark = pytest.mark.django_db


def test_elk_product_in_een_geldige_levering(consulent: Medewerker, officieel: Callable[[object], list[str]]) -> None:
    """Thuisadministratie heeft daarin geen plek en valt weg zonder iets te breken."""
    rij = traject_in(TrajectStatus.DUURZAAM, consulent, op=NU - timedelta(days=30))
    for soort in LOS_TE_STARTEN:
        afspraken = Afspraken(NU.date() - timedelta(days=3), rij.uitvoerder)
        start_product(Traject.objects.get(pk=rij.pk), soort=soort, afspraken=afspraken, door=consulent, op=NU)
    uit = export()
    assert officieel(uit) == []
    deel = uit["leveringen"][0]["schuldhulptrajecten"][0]
    assert {b["soort"] for b in deel["begeleiding"]} == {soort.label for soort in BEGELEIDING}
    assert deel["informatieEnAdvies"] == {"startdatum": "2026-10-30"}
    assert deel["stabilisatie"] == {"startdatum": "2026-10-03", "einddatum": "2026-10-03"}
    assert Onderdeelsoort.THUISADMINISTRATIE.label not in str(deel)


def test_twee_stabilisaties_zijn_er_een_van_begin_tot_eind(consulent: Medewerker) -> None:
    rij = traject_in(TrajectStatus.DUURZAAM, consulent, op=NU - timedelta(days=30))
    choose_vervolg(rij, keuze=Vervolg.STABILISATIE, toelichting="Weer werk.", door=consulent, op=NU)
    deel = export()["leveringen"][0]["schuldhulptrajecten"][0]
    assert deel["stabilisatie"] == {"startdatum": "2026-10-03"}
    dfd = next(b for b in deel["begeleiding"] if b["soort"] == Onderdeelsoort.DFD.label)
    assert (dfd["startdatum"], dfd["einddatum"]) == ("2026-10-03", "2026-11-02")
