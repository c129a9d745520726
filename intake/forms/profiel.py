"""Het klantprofiel als formulier: beginnen, en een blad met vragen."""

from decimal import Decimal
from typing import Any

from django import forms

from intake.choices import IngevuldMet
from intake.instrument import Blad, Vraag
from intake.profiel import OVERGESLAGEN
from schuldhulp.formulieren import Formulier, MoneyField


class StartForm(Formulier):
    """Hoe het profiel wordt ingevuld."""

    ingevuld_met = forms.ChoiceField(
        label="Hoe vult u het in?", choices=IngevuldMet, widget=forms.RadioSelect, initial=IngevuldMet.SAMEN
    )


class BladForm(Formulier):
    """De vragen van één blad. Met `is_deel` mag alles leeg blijven: de inwoner stopt en gaat later verder."""

    def __init__(self, *args: Any, blad: Blad, gegeven: dict[str, str], is_deel: bool = False, **kwargs: Any):
        self.blad, self.is_deel = blad, is_deel
        self.base_fields = {  # type: ignore[misc]  # de velden volgen uit het blad
            vraag.code: _veld(nummer, vraag, is_deel) for nummer, vraag in enumerate(blad.vragen, start=1)
        }
        begin = {v.code: _begin(v, gegeven[v.code]) for v in blad.vragen if v.code in gegeven}
        super().__init__(*args, initial=begin, **kwargs)
        for nummer, veld in enumerate(self.fields.values(), start=1):
            veld.error_messages["required"] = f"Kies een antwoord bij vraag {nummer}."

    @property
    def antwoorden(self) -> dict[str, str]:
        """De gegeven antwoorden, na `is_valid()`. Een lege oefening is overgeslagen, tenzij iemand tussendoor stopt."""
        gegeven = {vraag.code: _antwoord(self.cleaned_data[vraag.code]) for vraag in self.blad.vragen}
        slaat_over = {v.code for v in self.blad.vragen if v.goed and not self.is_deel}
        return {code: waarde for code, waarde in gegeven.items() if waarde != OVERGESLAGEN or code in slaat_over}


def _veld(nummer: int, vraag: Vraag, is_deel: bool) -> forms.Field:
    verplicht = not (vraag.goed or is_deel)
    naam = f"{nummer}. {vraag.vraag}"
    veld: forms.Field
    if vraag.is_bedrag:
        veld = MoneyField(label=naam, help_text=vraag.uitleg, required=verplicht, minimum=Decimal(-99_999))
    else:
        veld = forms.ChoiceField(
            label=naam,
            help_text=vraag.uitleg,
            required=verplicht,
            choices=[(antwoord.code, antwoord.tekst) for antwoord in vraag.antwoorden],
            widget=forms.RadioSelect,
        )
    veld.zonder_optioneel = True  # type: ignore[union-attr]  # de inleiding van het blad zegt wat mag
    return veld


def _begin(vraag: Vraag, gegeven: str) -> Any:
    return Decimal(gegeven) if vraag.is_bedrag and gegeven else gegeven


def _antwoord(waarde: Any) -> str:
    return f"{waarde:.2f}" if isinstance(waarde, Decimal) else str(waarde or OVERGESLAGEN)
