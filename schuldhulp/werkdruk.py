"""Wie werk verdeelt, ziet bij elke collega hoeveel er al ligt."""

from typing import Any

from django import forms

from schuldhulp.lib.werklijst import Lezer, tel_per_behandelaar


def toon_werkdruk(veld: forms.Field, user: Lezer) -> None:
    """Zet achter elke collega in een keuzelijst het aantal open taken, voor zover deze medewerker die mag zien."""
    assert isinstance(veld, forms.ModelChoiceField) and veld.queryset is not None  # noqa: S101 (een keuzelijst)
    werk = tel_per_behandelaar(user, veld.queryset.values_list("pk", flat=True))

    def tekst(collega: Any) -> str:
        aantal = werk.get(collega.pk, 0)
        return f"{collega.naam} ({aantal} open {'taak' if aantal == 1 else 'taken'})"

    veld.label_from_instance = tekst  # type: ignore[assignment,method-assign]
