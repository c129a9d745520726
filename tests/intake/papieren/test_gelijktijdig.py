"""Tegelijk: tien keer hetzelfde bestand is één papier, en tien verschillende houden samen één ronde."""

from functools import partial

import pytest
from django.db import IntegrityError

from intake.choices import Documentherkomst, Documentsoort
from intake.models import Client, Document, Nakijkronde
from intake.services.document import AlGekregen, add_document
from schuldhulp.lib.opslag import opslag
from tests.builders import NU
from tests.intake.papieren.bestanden import bestand, pdf
from tests.intake.test_gelijktijdig import tegelijk


def neem_aan(persoon: Client, merk: str) -> Document:
    return add_document(
        persoon,
        bestand=bestand(pdf(merk=merk)),
        soort=Documentsoort.HUUR,
        herkomst=Documentherkomst.CONSULENT,
        door=None,
        op=NU,
    )


@pytest.mark.django_db(transaction=True)
def test_tien_keer_hetzelfde_bestand_is_een_papier(persoon: Client) -> None:
    uitkomsten = tegelijk([partial(neem_aan, persoon, "zelfde")] * 10)
    assert sum(isinstance(uitkomst, AlGekregen) for uitkomst in uitkomsten) == 9, uitkomsten
    rij = Document.objects.get()
    assert opslag().exists(rij.opslagnaam)


@pytest.mark.django_db(transaction=True)
def test_tien_verschillende_papieren_houden_samen_een_ronde(persoon: Client) -> None:
    uitkomsten = tegelijk([partial(neem_aan, persoon, f"papier {n}") for n in range(10)])
    assert [u for u in uitkomsten if isinstance(u, Exception)] == []
    assert Document.objects.count() == 10
    assert Nakijkronde.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.usefixtures("zonder_rijslot")
def test_zonder_slot_gaan_papieren_niet_netjes_na_elkaar(persoon: Client) -> None:
    """De controle: zonder het slot op de cliënt beginnen er meer rondes, of houdt alleen een sleutel dat tegen."""
    for ronde in range(20):
        uitkomsten = tegelijk([partial(neem_aan, persoon, f"ronde {ronde}, papier {n}") for n in range(6)])
        if any(isinstance(u, IntegrityError) for u in uitkomsten) or Nakijkronde.objects.count() > 1:
            return
    pytest.fail("Ook zonder slot ging het altijd goed; de proeven hierboven bewijzen dan niets.")
