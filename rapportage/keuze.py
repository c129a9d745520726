"""Wat de gebruiker kiest: welke gemeente en welk kwartaal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms

from rapportage.kwartaal import Kwartaal, kwartaal_van, laatste_kwartalen, lees_kwartaal
from schuldhulp.formulieren import Formulier
from schuldhulp.organisatie.models import Gemeente

ALLE = "alle"
JAREN_TERUG = 20  # kwartalen in de keuzelijst


class KeuzeFormulier(Formulier):
    """Filter boven de cijfers: gemeente en kwartaal."""

    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    kwartaal = forms.ChoiceField(label="Kwartaal", required=False)

    def __init__(self, *args: Any, gemeenten: Sequence[Gemeente], vandaag: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        samen = [(ALLE, "Mijn gemeenten samen")] if len(gemeenten) > 1 else []
        self.fields["gemeente"].choices = [*samen, *((g.code, g.naam) for g in gemeenten)]  # type: ignore[attr-defined]
        kwartalen = reversed(laatste_kwartalen(kwartaal_van(vandaag), JAREN_TERUG))
        self.fields["kwartaal"].choices = [(str(k), k.naam) for k in kwartalen]  # type: ignore[attr-defined]


class JaarFormulier(Formulier):
    """Filter boven cijfers die alleen over één gemeente en een heel jaar mogen gaan."""

    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    jaar = forms.ChoiceField(label="Jaar", required=False)

    def __init__(self, *args: Any, gemeenten: Sequence[Gemeente], vandaag: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        kies = [(ALLE, "Kies een gemeente")] if len(gemeenten) > 1 else []
        self.fields["gemeente"].choices = [*kies, *((g.code, g.naam) for g in gemeenten)]  # type: ignore[attr-defined]
        jaren = range(vandaag.year, vandaag.year - JAREN_TERUG // 4, -1)
        self.fields["jaar"].choices = [(str(jaar), str(jaar)) for jaar in jaren]  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Keuze:
    """De gekozen gemeenten (zichtbaar voor deze gebruiker) en het kwartaal. Onbekende keuzes vallen terug."""

    formulier: KeuzeFormulier
    zichtbaar: Sequence[Gemeente]
    vandaag: date

    @cached_property
    def gemeenten(self) -> list[Gemeente]:
        code = self._gekozen("gemeente")
        return [g for g in self.zichtbaar if g.code == code] or list(self.zichtbaar)

    @cached_property
    def kwartaal(self) -> Kwartaal:
        tekst = self._gekozen("kwartaal")
        return lees_kwartaal(tekst) if tekst else _laatst_voorbij(self.vandaag)

    def _gekozen(self, veld: str) -> str:
        self.formulier.is_valid()
        return str(self.formulier.cleaned_data.get(veld, ""))

    @property
    def naam(self) -> str:
        """Over wie de cijfers gaan."""
        return self.gemeenten[0].naam if len(self.gemeenten) == 1 else "Mijn gemeenten samen"

    @property
    def vraag(self) -> str:
        """De keuze als querystring, om in links mee te nemen."""
        code = self.gemeenten[0].code if len(self.gemeenten) == 1 else ALLE
        return "?" + urlencode({"gemeente": code, "kwartaal": str(self.kwartaal)})


def lees_keuze(gegevens: Any, gemeenten: Sequence[Gemeente], vandaag: date) -> Keuze:
    """Leest de keuze uit een verzoek; leeg is: alle gemeenten en het laatste kwartaal dat voorbij is."""
    begin = {"gemeente": ALLE if len(gemeenten) > 1 else gemeenten[0].code, "kwartaal": str(_laatst_voorbij(vandaag))}
    invoer = {naam: gegevens.get(naam) or waarde for naam, waarde in begin.items()}
    return Keuze(KeuzeFormulier(invoer, gemeenten=gemeenten, vandaag=vandaag), gemeenten, vandaag)


def _laatst_voorbij(vandaag: date) -> Kwartaal:
    """Een rapport gaat over een kwartaal dat voorbij is; het lopende is op te vragen, maar zegt nog weinig."""
    return kwartaal_van(vandaag).plus(-1)
