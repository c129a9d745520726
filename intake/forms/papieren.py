"""Formulieren over papieren: toevoegen, afkeuren, van soort veranderen, splitsen en niet nodig."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from intake.choices import AFKEUR_KEUZES, Documentsoort
from intake.models import Document
from intake.papieren import Stuk
from schuldhulp.formulieren import Formulier
from schuldhulp.lib.bestand import MEGABYTE

SOORTEN = [(soort.value, soort.label) for soort in Documentsoort]
ACCEPT = "application/pdf,image/jpeg,image/png"


MAX_PER_KEER = 20
KIES_OPNIEUW = "Kies het bestand opnieuw: een browser onthoudt het niet."


class Bestandenvak(forms.FileInput):
    """Een bestandsvak voor meer bestanden tegelijk; het vak van de camera heet net zo en doet mee."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return list(files.getlist(name)) if hasattr(files, "getlist") else list(files.get(name) or [])


class BestandenField(forms.FileField):
    """Meer bestanden in één veld. Of elk bestand deugt, stelt de dienst vast: die kijkt naar de inhoud."""

    widget = Bestandenvak(attrs={"accept": ACCEPT, "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        if not data and self.required:
            raise forms.ValidationError("Kies een bestand, of maak een foto.", code="required")
        if len(data) > MAX_PER_KEER:
            raise forms.ValidationError(f"Kies hoogstens {MAX_PER_KEER} bestanden tegelijk.", code="te_veel")
        return list(data)


class ToevoegForm(Formulier):
    """Papieren toevoegen: één of meer bestanden van hetzelfde soort."""

    soort = forms.ChoiceField(
        label="Wat voor papier is het?",
        choices=[("", "Kies een soort"), *SOORTEN],
        help_text="Zit er van alles in één scan? Kies dan ‘Scan met verschillende papieren’ en verdeel die hierna.",
    )
    bestanden = BestandenField(label="Kies bestanden")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        grens = settings.DOCUMENT_MAX_BYTES // MEGABYTE
        self.fields[
            "bestanden"
        ].help_text = f"PDF, JPG of PNG, elk hoogstens {grens} MB en niet meer dan {MAX_PER_KEER} tegelijk."

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if self.errors and gegevens.get("bestanden"):
            self.add_error("bestanden", KIES_OPNIEUW)
        return gegevens


class AfkeurForm(Formulier):
    """Waarom dit papier niet goed is."""

    reden = forms.ChoiceField(
        label="Wat is er mis?", choices=[(r.value, r.label) for r in AFKEUR_KEUZES], widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=300,
        help_text="Bijvoorbeeld: de onderste helft is afgesneden. De inwoner mag dit lezen.",
    )


class SoortForm(Formulier):
    """Een papier krijgt een ander soort."""

    soort = forms.ChoiceField(label="Wat voor papier is het?", choices=SOORTEN)


class SplitsForm(Formulier):
    """Per bladzijde van een scan wat het is."""

    NIET = "niet_bewaren"

    def __init__(self, *args: Any, document: Document, **kwargs: Any):
        super().__init__(*args, **kwargs)
        keuzes = [
            ("", "Kies een soort"),
            *((waarde, naam) for waarde, naam in SOORTEN if waarde != Documentsoort.GEMENGD),
            (self.NIET, "Niet bewaren (lege bladzijde)"),
        ]
        for nummer in range(1, document.bladzijden + 1):
            self.fields[f"bladzijde_{nummer}"] = forms.ChoiceField(
                label=f"Bladzijde {nummer}",
                choices=keuzes,
                error_messages={"required": f"Kies wat bladzijde {nummer} is."},
            )

    @property
    def verdeling(self) -> dict[int, Documentsoort | None]:
        """Elke bladzijde met haar soort, na `is_valid()`; None is niet bewaren."""
        return {
            int(naam.removeprefix("bladzijde_")): None if waarde == self.NIET else Documentsoort(waarde)
            for naam, waarde in self.cleaned_data.items()
        }


class VrijstellingForm(Formulier):
    """Waarom een papier bij deze inwoner niet nodig is."""

    reden = forms.CharField(
        label="Waarom is dit papier niet nodig?",
        max_length=300,
        help_text="Bijvoorbeeld: gezien in het gesprek, of het staat al op een ander papier.",
    )

    def __init__(self, *args: Any, stuk: Stuk, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.stuk = stuk
