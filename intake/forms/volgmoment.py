"""Velden voor wat er na een "nee" gebeurt, en het formulier om een volgmoment te houden."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from intake.choices import UITKOMST_KEUZES, Volgaanleiding, Volgsoort, Volguitkomst
from intake.forms.persoon import GemeenteFilter
from intake.services.volgmoment import VolgmomentPlan
from schuldhulp.formulieren import DatumField, Formulier
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht

VOLGVELDEN = ["volg_soort", "volg_partner", "volg_datum"]


class VolgVelden(Formulier):
    """Wie de inwoner verder helpt en wanneer iemand opnieuw kijkt. Een lege datum is de termijn van het beleid."""

    volg_soort = forms.ChoiceField(
        label="Hoe gaat het verder met de inwoner?",
        required=False,
        choices=Volgsoort,
        initial=Volgsoort.EIGEN_CONTACT,
        widget=forms.RadioSelect,
    )
    volg_partner = forms.CharField(
        label="Welke partner helpt?",
        required=False,
        max_length=200,
        help_text="Naam van de organisatie, als een partner helpt.",
    )
    volg_datum = DatumField(label="Wanneer kijkt u opnieuw?", required=False)

    laatste_volg_datum: date | None = None

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["volg_soort"].zonder_optioneel = True  # type: ignore[attr-defined]  # er staat al een keuze

    def stel_in(self, gemeente: Gemeente) -> None:
        """Zet bij de datum wat het beleid van deze gemeente zegt."""
        vandaag = timezone.localdate()
        beleid = Beleid.objects.geldig(gemeente, vandaag)
        laatste = vandaag + timedelta(days=beleid.volgmoment_uiterlijk_dagen)
        self.laatste_volg_datum = laatste
        self.fields["volg_datum"].help_text = (
            f"Bijvoorbeeld {vandaag + timedelta(days=beleid.volgmoment_dagen):%d-%m-%Y}. "
            f"Laat leeg voor {beleid.volgmoment_dagen} dagen; uiterlijk {laatste:%d-%m-%Y}."
        )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        soort = gegevens.get("volg_soort") or Volgsoort.EIGEN_CONTACT
        partner = (gegevens.get("volg_partner") or "").strip()
        if soort == Volgsoort.PARTNER and not partner:
            self.add_error("volg_partner", "Noem de partner die de inwoner helpt.")
        datum = gegevens.get("volg_datum")
        if datum and datum <= timezone.localdate():
            self.add_error("volg_datum", "Kies een dag die nog moet komen.")
        elif datum and self.laatste_volg_datum and datum > self.laatste_volg_datum:
            self.add_error("volg_datum", f"Kijk uiterlijk op {self.laatste_volg_datum:%d-%m-%Y} opnieuw.")
        return gegevens

    @property
    def plan(self) -> VolgmomentPlan:
        """Wat er is afgesproken, na `is_valid()`."""
        return lees_plan(self.cleaned_data)


def lees_plan(gegevens: Mapping[str, Any]) -> VolgmomentPlan:
    """Het plan uit de gecontroleerde gegevens van een formulier met `VOLGVELDEN`."""
    return VolgmomentPlan(
        vervolgstap=gegevens.get("vervolgstap") or "",
        datum=gegevens.get("volg_datum"),
        soort=Volgsoort(gegevens.get("volg_soort") or Volgsoort.EIGEN_CONTACT),
        partner=gegevens.get("volg_partner") or "",
    )


class HoudForm(VolgVelden):
    """Hoe het met de inwoner gaat, en zo nodig het volgende volgmoment."""

    uitkomst = forms.ChoiceField(
        label="Hoe gaat het?", choices=[(u.value, u.label) for u in UITKOMST_KEUZES], widget=forms.RadioSelect
    )
    verslag = forms.CharField(
        label="Wat deed u en wat weet u nu?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Stopt het hier? Schrijf dan ook op waarom.",
    )
    vervolgstap = forms.CharField(
        label="Wat is de volgende stap?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Laat leeg als de afspraak dezelfde blijft.",
    )

    groepen = [
        ("Hoe het nu gaat", ["uitkomst", "verslag"]),
        (
            "Als iemand opnieuw kijkt",
            "Na “een partner helpt”, “nog niets veranderd” en “geen contact” kijkt iemand altijd weer. Vul dit ook in "
            "als u na een andere uitkomst opnieuw wilt kijken.",
            ["vervolgstap", *VOLGVELDEN],
        ),
    ]
    field_order = ["uitkomst", "verslag", "vervolgstap", *VOLGVELDEN]

    def __init__(self, *args: Any, laatste_poging: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        uitleg = {
            Volguitkomst.GAAT_GOED: "Niemand kijkt meer, tenzij u hieronder een dag kiest.",
            Volguitkomst.VERWEZEN: "Noem hieronder de partner.",
            Volguitkomst.GEEN_CONTACT: (
                "Dit was volgens het beleid de laatste poging. Schrijf op wat u probeerde en waarom het hier stopt."
                if laatste_poging
                else "Er komt vanzelf een nieuwe poging."
            ),
        }
        self.fields["uitkomst"].uitleg_per_keuze = uitleg  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        verwezen = gegevens.get("uitkomst") == Volguitkomst.VERWEZEN
        if verwezen and not (gegevens.get("volg_partner") or "").strip() and "volg_partner" not in self.errors:
            self.add_error("volg_partner", "Noem de partner die de inwoner helpt.")
        return gegevens

    @property
    def volgende(self) -> VolgmomentPlan | None:
        """Het volgende volgmoment, als de consulent daar iets voor invulde; anders beslist de dienst."""
        plan = self.plan
        if self.cleaned_data["uitkomst"] == Volguitkomst.VERWEZEN:
            return VolgmomentPlan(plan.vervolgstap, plan.datum, Volgsoort.PARTNER, plan.partner)
        return plan if plan.datum else None


class VerzetForm(Formulier):
    """Een volgmoment op een andere dag, of door een collega."""

    datum = DatumField(label="Nieuwe datum")
    behandelaar = forms.ModelChoiceField(label="Wie kijkt?", queryset=Medewerker.objects.none(), empty_label=None)
    reden = forms.CharField(label="Waarom verandert u dit?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any):
        super().__init__(*args, **kwargs)
        collegas = Medewerker.objects.met_recht(Recht.BESLISSEN, gemeente)
        self.fields["behandelaar"].queryset = collegas  # type: ignore[attr-defined]


class VolgmomentFilter(GemeenteFilter):
    """Filter boven de lijst van volgmomenten."""

    groep = forms.ChoiceField(
        label="Stand", required=False, choices=[("", "Gepland"), ("gesloten", "Afgesloten"), ("alles", "Alle")]
    )
    aanleiding = forms.ChoiceField(label="Aanleiding", required=False)
    van_mij = forms.BooleanField(label="Ik ben behandelaar", required=False)
    te_laat = forms.BooleanField(label="Te laat", required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        keuzes = [("", "Alle aanleidingen"), *Volgaanleiding.choices]
        self.fields["aanleiding"].choices = keuzes  # type: ignore[attr-defined]
