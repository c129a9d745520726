"""Wie binnen de termijn van het beleid terugkomt na een afwijzing, valt op."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client as Browser

from intake.choices import AanmeldingStatus as S
from intake.choices import Kanaal
from intake.models import Aanmelding
from intake.services.aanmelding import register_aanmelding
from intake.services.terugkeer import terugkeer_na_afwijzing
from schuldhulp.organisatie.models import Beleid, Medewerker
from tests.builders import NU, aanmelding_in

pytestmark = pytest.mark.django_db
JAAR_GELEDEN = datetime(2025, 11, 2, 10, 0, tzinfo=NU.tzinfo)


def _weer(rij: Aanmelding, door: Medewerker, op: datetime = NU) -> Aanmelding:
    return register_aanmelding(rij.client, kanaal=Kanaal.ZELF, gemeld_op=op, door=door, op=op)


@pytest.mark.parametrize(
    ("afgewezen_op", "maanden", "valt_op"),
    [
        (NU - timedelta(days=30), 12, True),
        (JAAR_GELEDEN, 12, True),  # precies twaalf maanden
        (JAAR_GELEDEN - timedelta(days=1), 12, False),
        (NU - timedelta(days=30), 0, False),  # de gemeente wil dit niet weten
    ],
)
def test_terugkeer_na_afwijzing_binnen_de_termijn(
    afgewezen_op: datetime, maanden: int, valt_op: bool, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    Beleid.objects.update(terugkeer_maanden=maanden)
    eerder = aanmelding_in(S.AFGEWEZEN, consulent, lezer=kwaliteit, op=afgewezen_op)
    terugkeer = terugkeer_na_afwijzing(_weer(eerder, consulent))
    assert (terugkeer is not None) == valt_op
    assert terugkeer is None or terugkeer.afwijzing == eerder


@pytest.mark.parametrize("status", [S.INGETROKKEN, S.GEADVISEERD])
def test_alleen_een_afwijzing_telt(status: S, consulent: Medewerker) -> None:
    eerder = aanmelding_in(status, consulent, op=NU - timedelta(days=30))
    assert terugkeer_na_afwijzing(_weer(eerder, consulent)) is None


def test_de_aanmelding_zegt_dat_iemand_terugkomt(
    als: Callable[[Medewerker], Browser], consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    eerder = aanmelding_in(S.AFGEWEZEN, consulent, lezer=kwaliteit, op=NU - timedelta(days=30))
    assert terugkeer_na_afwijzing(eerder) is None
    pagina = als(consulent).get(_weer(eerder, consulent).get_absolute_url()).content.decode()
    assert "komt terug na een afwijzing" in pagina
    assert eerder.get_absolute_url() in pagina
    assert "minder dan 12 maanden" in pagina
