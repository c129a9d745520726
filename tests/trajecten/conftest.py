"""Wat de paginatests van trajecten delen."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client as Browser


@pytest.fixture
def schuldeiser_browser(klok: None, db: None) -> Iterator[Browser]:
    """Iemand zonder account, met een schone telling van pogingen."""
    cache.clear()
    yield Browser()
    cache.clear()
