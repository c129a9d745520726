"""Een termijn in weken op de kalender."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from schuldhulp.lib.termijnkalender import Telling

Gerekend = tuple[Telling, Sequence[str]]


def in_weken(begin: date, weken: int, uiterlijk: date, extra: int = 0, **anders: Any) -> Telling:
    """De telling van `weken` en `extra` dagen; wie een kortere termijn kreeg, eindigt gewoon op zijn laatste dag."""
    return Telling(begin, min(begin + timedelta(weeks=weken, days=extra), uiterlijk), uiterlijk, **anders)
