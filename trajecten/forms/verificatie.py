"""De jaarlijkse verificatie van het plan van aanpak vastleggen."""

from typing import Any

from django import forms

from schuldhulp.formulieren import MoneyField
from trajecten.choices import Bevinding, TrajectStatus, Verificatieuitkomst
from trajecten.forms.traject import Stapformulier, tekstveld


class VerificatieForm(Stapformulier):
    """Wat er bij de jaarlijkse verificatie is nagegaan (art. 16 Bgs)."""

    inkomen = forms.ChoiceField(label="Inkomen", choices=Bevinding.choices, widget=forms.RadioSelect)
    vermogen = forms.ChoiceField(label="Vermogen", choices=Bevinding.choices, widget=forms.RadioSelect)
    schulden = forms.ChoiceField(label="Schulden", choices=Bevinding.choices, widget=forms.RadioSelect)
    bevindingen = tekstveld("Wat zag u?", required=False, help_text="Welke papieren u bekeek en wat er veranderde.")
    inkomen_bedrag = MoneyField(label="Netto inkomen per maand")
    vtlb_bedrag = MoneyField(label="Vtlb per maand", help_text="Het bedrag dat de inwoner zelf mag houden.")
    uitkomst = forms.ChoiceField(
        label="Past het plan nog?", choices=Verificatieuitkomst.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["uitkomst"].uitleg_per_keuze = {  # type: ignore[attr-defined]
            Verificatieuitkomst.AANPASSEN: "U maakt daarna een nieuwe versie; tot dan staat dat op Mijn werk."
        }
        if self.traject.status != TrajectStatus.LOOPTIJD:
            del self.fields["inkomen_bedrag"], self.fields["vtlb_bedrag"]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        onderdelen = (gegevens.get(naam) for naam in ("inkomen", "vermogen", "schulden"))
        if Bevinding.VERANDERD in onderdelen and not gegevens.get("bevindingen"):
            self.add_error("bevindingen", "Schrijf bij ‘Wat zag u?’ op wat er veranderde.")
        return gegevens
