"""Het formulier waarmee de consulent een inwoner zijn traject laat volgen."""

from typing import Any

from django import forms

from intake.choices.zelf import ZelfintakeKanaal
from intake.models import Client
from intake.services.codepost import kanaalbezwaren
from schuldhulp.formulieren import Formulier


class TrajectlinkForm(Formulier):
    """Voor wie de link is en langs welke weg zij gaat."""

    client = forms.ChoiceField(label="Wie krijgt de link?", widget=forms.RadioSelect)
    kanaal = forms.ChoiceField(
        label="Hoe sturen wij de link?", choices=ZelfintakeKanaal.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, clienten: list[Client], **kwargs: Any):
        self.clienten = {str(client.pk): client for client in clienten}
        kwargs.setdefault("initial", {"client": str(clienten[0].pk), "kanaal": _eerste(clienten[0])})
        super().__init__(*args, **kwargs)
        self.fields["client"].choices = [(pk, client.naam) for pk, client in self.clienten.items()]  # type: ignore[attr-defined]
        if len(clienten) == 1:
            self.fields["client"].widget = forms.HiddenInput()
            bezwaren = kanaalbezwaren(clienten[0])
            self.fields["kanaal"].uitleg_per_keuze = {  # type: ignore[attr-defined]
                kanaal.value: f"Kan niet: {bezwaar}" for kanaal, bezwaar in bezwaren.items() if bezwaar
            }

    def clean_client(self) -> Client:
        return self.clienten[self.cleaned_data["client"]]

    def clean_kanaal(self) -> ZelfintakeKanaal:
        return ZelfintakeKanaal(self.cleaned_data["kanaal"])


def _eerste(client: Client) -> str | None:
    """De weg die kan; meestal is dat een sms."""
    return next((kanaal.value for kanaal, bezwaar in kanaalbezwaren(client).items() if not bezwaar), None)
