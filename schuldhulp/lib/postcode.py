"""Postcodes in één vorm: zo vindt een index ze, en herkent iemand ze overal."""

import re
from typing import Any

from django.db import models

_POSTCODE = re.compile(r"^([1-9]\d{3}) ?([A-Za-z]{2})$")


def lees_postcode(tekst: str) -> str:
    """De postcode als `1234 AB`; leeg als het geen Nederlandse postcode is."""
    gevonden = _POSTCODE.match(" ".join(tekst.split()))
    return f"{gevonden[1]} {gevonden[2].upper()}" if gevonden else ""


def in_vorm(tekst: str) -> str:
    """`1234ab` wordt `1234 AB`; wat geen Nederlandse postcode is, blijft zoals het was."""
    return lees_postcode(tekst) or tekst


class PostcodeField(models.CharField):  # type: ignore[type-arg]
    """Bewaart en zoekt een postcode altijd als `1234 AB`, langs welke weg hij ook kwam."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"max_length": 10, "blank": True, **kwargs})

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return in_vorm(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value
