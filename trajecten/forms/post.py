"""Formulieren bij de post met schuldeisers."""

from typing import Any

from django import forms

from schuldhulp.formulieren import Formulier
from trajecten.choices import VoorstelStatus
from trajecten.choices.post import INKOMENDE_KANALEN, LOS_INKOMEND, UITGAANDE_KANALEN, Postsoort
from trajecten.forms.traject import Stapformulier, tekstveld
from trajecten.models import Schuld
from trajecten.services.heroverweging import te_heroverwegen
from trajecten.services.schuldeiserpost import IN_BULK, te_berichten


class HeroverwegingForm(Stapformulier):
    """Welke schuldeisers hun weigering heroverwegen, en waarom zij dat zouden doen."""

    regels = forms.MultipleChoiceField(label="Wie vraagt u?", widget=forms.CheckboxSelectMultiple)
    motivering = tekstveld(
        "Waarom kan de schuldeiser beter instemmen?",
        maximum=2000,
        help_text="Komt in de brief. Bijvoorbeeld: wat hij in de Wsnp zou krijgen, of dat alle anderen instemden.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        voorstel = self.traject.voorstellen.filter(status=VoorstelStatus.GEEN_AKKOORD).first()
        self.kandidaten = {str(regel.pk): regel for regel in te_heroverwegen(voorstel)} if voorstel else {}
        self.fields["regels"].choices = [  # type: ignore[attr-defined]
            (pk, f"{regel.schuld.wie_namens} ({regel.get_antwoord_display().lower()})")
            for pk, regel in self.kandidaten.items()
        ]
        self.fields["regels"].initial = list(self.kandidaten)

    def clean_regels(self) -> list[Any]:
        return [self.kandidaten[pk] for pk in self.cleaned_data["regels"]]


class VoorwaardeForm(Stapformulier):
    """Hoe aan de voorwaarde van een schuldeiser wordt voldaan."""

    toelichting = tekstveld("Hoe wordt aan de voorwaarde voldaan?", maximum=2000)


class TaakForm(Formulier):
    """Wat er uit een telefoontje, het meekijken of het lezen kwam."""

    uitkomst = tekstveld("Wat kwam eruit?", maximum=4000, help_text="Uw collega’s lezen dit terug.")


class AntwoordVastleggenForm(Formulier):
    """Een bericht van een schuldeiser dat niet bij een saldoverzoek of voorstel hoort."""

    soort = forms.ChoiceField(
        label="Wat liet de schuldeiser weten?",
        choices=[(soort.value, soort.label) for soort in LOS_INKOMEND],
        widget=forms.RadioSelect,
    )
    kanaal = forms.ChoiceField(label="Hoe kwam het binnen?", choices=[(k.value, k.label) for k in INKOMENDE_KANALEN])
    tekst = tekstveld("Wat staat erin?", required=False, maximum=4000, help_text="Alleen leeg bij een kennisgeving.")
    kenmerk = forms.CharField(label="Kenmerk van de schuldeiser", required=False, max_length=80)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["soort"].uitleg_per_keuze = {  # type: ignore[attr-defined]
            Postsoort.KENNISGEVING_ANTWOORD.value: "De schuldeiser kent de zaak en noemt zijn kenmerk.",
            Postsoort.GEEN_MEDEWERKING.value: "Telt als stilte: bij een saldo geldt wat de inwoner opgaf, bij een "
            "voorstel is het een weigering.",
            Postsoort.STATUSBERICHT.value: "Komt op Mijn werk om te lezen.",
            Postsoort.STATUSVERZOEK.value: "Komt op Mijn werk; u antwoordt binnen tien werkdagen.",
        }

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("soort") != Postsoort.KENNISGEVING_ANTWOORD and not gegevens.get("tekst", "").strip():
            self.add_error("tekst", "Schrijf op wat de schuldeiser liet weten.")
        return gegevens


class BulkForm(Stapformulier):
    """Eén bericht aan meer schuldeisers: welk bericht, aan wie en langs welke weg."""

    soort = forms.ChoiceField(
        label="Wat wilt u sturen?", choices=[(s.value, s.label) for s in IN_BULK], widget=forms.RadioSelect
    )
    schulden = forms.MultipleChoiceField(label="Aan wie?", widget=forms.CheckboxSelectMultiple)
    kanaal = forms.ChoiceField(
        label="Langs welke weg?",
        required=False,
        choices=[("", "Zoals in het register staat"), *((k.value, k.label) for k in UITGAANDE_KANALEN)],
    )
    tekst = tekstveld(
        "Uw bericht", required=False, maximum=3000, help_text="Alleen bij een stand van zaken. Komt in de brief."
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.kandidaten = {str(schuld.pk): schuld for schuld in te_berichten(self.traject, Postsoort.STATUS)}
        gehad = {schuld.pk for schuld in te_berichten(self.traject, Postsoort.KENNISGEVING)}
        self.fields["schulden"].choices = [  # type: ignore[attr-defined]
            (pk, f"{schuld.wie_namens}{'' if schuld.pk in gehad else ' (kreeg al een kennisgeving)'}")
            for pk, schuld in self.kandidaten.items()
        ]
        self.fields["schulden"].initial = list(self.kandidaten)
        self.fields["soort"].uitleg_per_keuze = {  # type: ignore[attr-defined]
            Postsoort.KENNISGEVING.value: "Wij helpen deze inwoner; maak geen extra kosten. Eén keer per schuld.",
            Postsoort.STATUS.value: "U schrijft hoe het staat. Beantwoordt ook een vraag naar de stand.",
        }

    def clean_schulden(self) -> list[Schuld]:
        return [self.kandidaten[pk] for pk in self.cleaned_data["schulden"]]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("soort") == Postsoort.STATUS and not gegevens.get("tekst", "").strip():
            self.add_error("tekst", "Schrijf op wat u de schuldeiser wilt laten weten.")
        return gegevens


class KanaalForm(Stapformulier):
    """Langs welke weg een ronde brieven gaat; zonder keuze geldt het register."""

    kanaal = forms.ChoiceField(
        label="Langs welke weg?",
        required=False,
        choices=[("", "Zoals in het register staat"), *((k.value, f"Alles per {k.label}") for k in UITGAANDE_KANALEN)],
        help_text="Wie geen e-mailadres heeft, krijgt altijd een brief.",
    )


class AntwoordbestandForm(Formulier):
    """Een CSV met antwoorden van schuldeisers."""

    bestand = forms.FileField(
        label="Bestand met antwoorden (CSV)",
        help_text="Hoogstens 4 MB. Kolommen: bericht, antwoord, bedrag, kenmerk, toelichting.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
