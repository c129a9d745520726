"""Een partner zoals de tests hem nodig hebben."""

import pytest

from ketenpartners.models import Ketenpartner
from schuldhulp.organisatie.models import Gemeente
from tests.ketenpartners import bouw


@pytest.fixture
def partner(gemeente: Gemeente) -> Ketenpartner:
    return bouw.partner(gemeente)
