"""Dubbele dossiers samenvoegen: welk dossier, en waaraan ziet u dat het dezelfde persoon is?"""

from collections.abc import Sequence
from typing import Any

from django import forms

from intake.bekendheid import wat_bekend_is
from intake.models import Client
from intake.services.bekend import Treffer
from schuldhulp.formulieren import Formulier
from schuldhulp.organisatie.models import Medewerker

ANDERS = "anders"
NUMMER_LEEG = "Vul het dossiernummer in."


class KiesDossierForm(Formulier):
    """Stap 1: een dossier dat erop lijkt, of een ander op dossiernummer."""

    keuze = forms.ChoiceField(label="Welk dossier is van dezelfde persoon?", widget=forms.RadioSelect)
    dossiernummer = forms.CharField(
        label="Dossiernummer",
        required=False,
        max_length=30,
        help_text="Alleen als het dossier hierboven niet staat.",
        widget=forms.TextInput(attrs={"data-breedte": "kort", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, user: Medewerker, client: Client, treffers: Sequence[Treffer], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user, self.client = user, client
        keuzes = [(str(t.client.pk), f"{t.client.naam} ({t.client.dossiernummer})") for t in treffers]
        veld = self.fields["keuze"]
        veld.choices = [*keuzes, (ANDERS, "Een ander dossier")]  # type: ignore[attr-defined]
        veld.uitleg_per_keuze = {str(t.client.pk): wat_bekend_is(t) for t in treffers}  # type: ignore[attr-defined]
        if not keuzes:
            veld.initial, veld.widget = ANDERS, forms.HiddenInput()
            nummer = self.fields["dossiernummer"]
            nummer.label, nummer.required = "Welk dossiernummer is van dezelfde persoon?", True
            nummer.help_text = "Wij vonden zelf geen dossier dat op dit dossier lijkt."
            nummer.error_messages["required"] = NUMMER_LEEG

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        keuze, nummer = gegevens.get("keuze"), (gegevens.get("dossiernummer") or "").strip()
        if keuze == ANDERS and not nummer and "dossiernummer" not in self.errors:
            self.add_error("dossiernummer", NUMMER_LEEG)
        if not keuze or self.errors:
            return gegevens
        zoek = {"dossiernummer__iexact": nummer} if keuze == ANDERS else {"pk": keuze}
        zichtbaar = Client.objects.visible_to(self.user).filter(gemeente=self.client.gemeente_id)
        ander = zichtbaar.for_list().exclude(pk=self.client.pk).filter(**zoek).first()
        if ander is None:
            veld = "dossiernummer" if keuze == ANDERS else "keuze"
            self.add_error(veld, "Dit dossier is er niet in deze gemeente. Controleer het nummer.")
        gegevens["ander"] = ander
        return gegevens


class SamenvoegForm(Formulier):
    """Stap 2: na het vergelijken, met de reden."""

    reden = forms.CharField(
        label="Waaraan ziet u dat dit dezelfde persoon is?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: hetzelfde paspoort gezien, en de inwoner bevestigt het.",
    )
    keuze = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, ander: Client, **kwargs: Any):
        super().__init__(*args, initial={"keuze": str(ander.pk)}, **kwargs)


class OngedaanForm(Formulier):
    """Een samenvoeging terugdraaien."""

    reden = forms.CharField(
        label="Waarom haalt u de dossiers weer uit elkaar?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
