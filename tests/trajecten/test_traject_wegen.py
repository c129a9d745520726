"""Elke status van een traject is via de diensten te bereiken."""

import pytest

from schuldhulp.organisatie.models import Medewerker
from tests.builders import traject_in
from trajecten.choices import TrajectStatus


@pytest.mark.parametrize("status", TrajectStatus)
def test_elke_status_is_bereikbaar(status: TrajectStatus, consulent: Medewerker) -> None:
    assert traject_in(status, consulent).status == status
