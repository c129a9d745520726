"""Wat nodig is om de routes te vergelijken; alles begint bij wat het dossier en het beleid al weten."""

from decimal import Decimal
from typing import Any

from django import forms

from schuldhulp.formulieren import Formulier, MoneyField
from trajecten.forms.traject import getalveld
from trajecten.rekenregels.invoer import MAXIMUM_MAANDEN


class RoutesForm(Formulier):
    """De invoer van een vergelijking. Kosten van de Wsnp zijn onbekend tot iemand ze invult, met de bron."""

    afloscapaciteit = MoneyField(label="Afloscapaciteit per maand")
    incidenteel = MoneyField(label="Eenmalige bijdrage", required=False)
    wsnp_maanden = getalveld(
        "Looptijd van de Wsnp (maanden)",
        min_value=1,
        max_value=MAXIMUM_MAANDEN,
        help_text="In de regel 18 (art. 349a Fw).",
    )
    wsnpkosten = MoneyField(
        label="Kosten van de Wsnp",
        required=False,
        help_text="Salaris van de bewindvoerder en andere kosten over de hele looptijd. Laat leeg als u ze niet weet.",
    )
    wsnpkosten_bron = forms.CharField(
        label="Waar komen deze kosten vandaan?", required=False, max_length=200, help_text="Nodig bij kosten."
    )

    groepen = [
        ("Voor alle routes", ["afloscapaciteit", "incidenteel"]),
        ("Wsnp", ["wsnp_maanden", "wsnpkosten", "wsnpkosten_bron"]),
    ]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        gegevens["incidenteel"] = gegevens.get("incidenteel") or Decimal(0)
        if gegevens.get("wsnpkosten") is not None and not gegevens.get("wsnpkosten_bron", "").strip():
            self.add_error("wsnpkosten_bron", "Schrijf op waar de kosten van de Wsnp vandaan komen.")
        return gegevens
