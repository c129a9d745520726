"""Formulieren bij een deelnemer: opkomst, wegblijven, dossier, signaal, en wat daarna komt."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone

from intake.choices.workshop import Ggzopvolging, Hulpsoort, Opkomst, Opvolguitkomst, Stopreden, Stukstand
from intake.dossierlijst import Dossierlijst
from intake.forms.melding import tijdstip
from intake.forms.volgmoment import VOLGVELDEN, VolgVelden
from intake.models import Deelname, Workshopreeks
from schuldhulp.formulieren import DatumField, Formulier, TijdField
from schuldhulp.organisatie.models import Medewerker

NIET_BEGONNEN = ("", "Nog niet begonnen")
UITLEG_OPVOLGING: dict[str, str] = {
    Opvolguitkomst.KAN_NIET: "Kies hieronder wat helpt. De inwoner blijft in de reeks.",
    Opvolguitkomst.WIL_NIET: "Er volgt een gesprek over wat wel past. Dit is nooit vanzelf een afwijzing.",
    Opvolguitkomst.ONBEREIKT: "Kies hieronder een dag om het opnieuw te proberen.",
}


class OpkomstForm(Formulier):
    """Per deelnemer of hij er was. Wie al is ingevuld, blijft staan; leeg is: nog niet bekend."""

    def __init__(self, *args: Any, deelnames: Sequence[Deelname], is_vooraf: bool, alles: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        keuzes = [k for k in Opkomst if k == Opkomst.AFGEMELD or not is_vooraf]
        for deelname in deelnames:
            veld = forms.ChoiceField(
                label=deelname.client.naam,
                required=False,
                choices=[(k.value, k.label) for k in keuzes],
                widget=forms.RadioSelect,
            )
            veld.zonder_optioneel = True  # type: ignore[attr-defined]
            self.fields[f"d-{deelname.pk}"] = veld

    @property
    def opkomst(self) -> dict[UUID, Opkomst]:
        """Wat er is ingevuld, per deelname, na `is_valid()`."""
        paren = self.cleaned_data.items()
        return {UUID(naam.removeprefix("d-")): Opkomst(keuze) for naam, keuze in paren if keuze}


class OpvolgForm(Formulier):
    """Waarom iemand wegbleef."""

    uitkomst = forms.ChoiceField(label="Wat kwam eruit?", choices=Opvolguitkomst, widget=forms.RadioSelect)
    hulp = forms.MultipleChoiceField(
        label="Wat helpt om wel te komen?",
        required=False,
        choices=Hulpsoort.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen als de inwoner wel wil, maar niet kan.",
    )
    gezegd_door = forms.CharField(
        label="Wie zei dit?", required=False, max_length=120, help_text="Bijvoorbeeld: de inwoner zelf."
    )
    gezegd_hoe = forms.CharField(
        label="Hoe?", required=False, max_length=120, help_text="Bijvoorbeeld: aan de telefoon op 3 november."
    )
    notitie = forms.CharField(
        label="Aantekening", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    opnieuw_datum = DatumField(
        label="Wanneer probeert u het opnieuw?", required=False, help_text="Alleen als u de inwoner niet bereikte."
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["uitkomst"].uitleg_per_keuze = UITLEG_OPVOLGING  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        uitkomst = gegevens.get("uitkomst")
        if uitkomst == Opvolguitkomst.KAN_NIET and not gegevens.get("hulp"):
            self.add_error("hulp", "Kies wat de inwoner helpt om wel te komen.")
        if uitkomst == Opvolguitkomst.WIL_NIET:
            for naam, melding in (("gezegd_door", "Schrijf op wie dit zei."), ("gezegd_hoe", "Schrijf op hoe.")):
                if not gegevens.get(naam):
                    self.add_error(naam, melding)
        if uitkomst == Opvolguitkomst.ONBEREIKT and "opnieuw_datum" not in self.errors:
            datum = gegevens.get("opnieuw_datum")
            if datum is None or datum <= timezone.localdate():
                self.add_error("opnieuw_datum", "Kies een dag na vandaag.")
        return gegevens


class StukkenForm(Formulier):
    """De dossierlijst, per bijeenkomst gegroepeerd."""

    def __init__(self, *args: Any, lijst: Dossierlijst, standen: Mapping[str, str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.groepen = []
        for stuk in lijst.stukken:
            self.fields[stuk.code] = forms.ChoiceField(
                label=stuk.naam,
                help_text=stuk.uitleg,
                required=False,
                choices=[NIET_BEGONNEN, *Stukstand.choices],
                initial=standen.get(stuk.code, ""),
            )
            self.fields[stuk.code].zonder_optioneel = True  # type: ignore[attr-defined]
        for nummer in sorted({stuk.bijeenkomst for stuk in lijst.stukken}):
            self.groepen.append((f"Bijeenkomst {nummer}", [stuk.code for stuk in lijst.voor(nummer)]))

    @property
    def standen(self) -> dict[str, Stukstand | None]:
        """Wat er is ingevuld, na `is_valid()`."""
        return {code: Stukstand(stand) if stand else None for code, stand in self.cleaned_data.items()}


class GgzForm(Formulier):
    """Een signaal dat het niet goed gaat. Zo weinig mogelijk: wat u zag, geen diagnose."""

    nummer = forms.UUIDField(widget=forms.HiddenInput)
    gezien_door = forms.CharField(
        label="Wie zag dit?", max_length=120, help_text="Uw naam, of die van de vrijwilliger."
    )
    wat = forms.CharField(
        label="Wat is er gezien of gezegd?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kort en feitelijk. Schrijf geen ziekte of diagnose op.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("initial", {"nummer": uuid4()})
        super().__init__(*args, **kwargs)


class GgzOpvolgForm(Formulier):
    """Wat er met een signaal is gedaan."""

    opvolging = forms.ChoiceField(label="Wat is er gedaan?", choices=Ggzopvolging, widget=forms.RadioSelect)
    notitie = forms.CharField(
        label="Aantekening", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class IntakeForm(Formulier):
    """Van de groep naar een eigen gesprek, naar wens meteen met een afspraak."""

    toelichting = forms.CharField(
        label="Waarom een eigen gesprek?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat moet de consulent weten die het gesprek voert?",
    )
    datum = DatumField(
        label="Datum van het gesprek", required=False, help_text="Leeg: het gesprek wordt later gepland."
    )
    tijd = TijdField(label="Tijd van het gesprek", required=False, help_text="Bijvoorbeeld 14:05")
    plaats = forms.CharField(label="Plaats van het gesprek", required=False, max_length=200)

    groepen = [("De stap", ["toelichting"]), ("Eerste gesprek", ["datum", "tijd", "plaats"])]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        gegevens["gepland_op"] = None
        ingevuld = [naam for naam in ("datum", "tijd", "plaats") if gegevens.get(naam)]
        if ingevuld and not self.errors:
            for naam in {"datum", "tijd", "plaats"} - set(ingevuld):
                self.add_error(naam, "Vul datum, tijd en plaats alle drie in, of laat ze alle drie leeg.")
        if len(ingevuld) == 3:
            gegevens["gepland_op"] = tijdstip(gegevens["datum"], gegevens["tijd"])
            if gegevens["gepland_op"] <= timezone.now():
                self.add_error("datum", "Kies een moment dat nog moet komen.")
        return gegevens


class AndereReeksForm(Formulier):
    """In welke reeks de inwoner verdergaat."""

    reeks = forms.ModelChoiceField(label="Reeks", queryset=Workshopreeks.objects.none(), empty_label="Maak een keuze")
    vervolg = forms.CharField(
        label="Waarom deze reeks?", required=False, max_length=500, help_text="Bijvoorbeeld: kan alleen ’s avonds."
    )

    def __init__(self, *args: Any, deelname: Deelname, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        nu = timezone.now()
        rijen = Workshopreeks.objects.visible_to(user).filter(gemeenten=deelname.gemeente_id, eind_op__gt=nu)
        veld = self.fields["reeks"]
        veld.queryset = rijen.exclude(pk=deelname.reeks_id).met_bezetting().order_by("begin_op")  # type: ignore[attr-defined]
        veld.label_from_instance = reeks_met_plek  # type: ignore[attr-defined]


def reeks_met_plek(reeks: Workshopreeks) -> str:
    """De reeks met begindag en vrije plaatsen, voor in een keuzelijst (na `met_bezetting`)."""
    vrij = reeks.capaciteit - reeks.bezet  # type: ignore[attr-defined]
    begin = f" vanaf {timezone.localtime(reeks.begin_op):%d-%m-%Y}" if reeks.begin_op else ""
    plek = f"{vrij} van {reeks.capaciteit} vrij" if vrij > 0 else "vol, wachtlijst"
    return f"{reeks.naam} ({reeks.get_soort_display()}{begin}; {plek})"


class KiesReeksForm(Formulier):
    """Voor welke reeks een inwoner wordt uitgenodigd."""

    reeks = forms.ModelChoiceField(label="Reeks", queryset=Workshopreeks.objects.none(), empty_label="Maak een keuze")
    als_bericht = forms.BooleanField(
        label="Stuur de uitnodiging per sms of e-mail", required=False, help_text="Anders gaat er een brief."
    )

    def __init__(self, *args: Any, gemeente: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rijen = Workshopreeks.objects.visible_to(user).filter(gemeenten=gemeente, eind_op__gt=timezone.now())
        self.fields["reeks"].queryset = rijen.met_bezetting().order_by("begin_op")  # type: ignore[attr-defined]
        self.fields["reeks"].label_from_instance = reeks_met_plek  # type: ignore[attr-defined]


class StopForm(VolgVelden):
    """Waarom iemand stopt, wie dat zei, en wat wel past."""

    reden = forms.ChoiceField(label="Waarom stopt de inwoner?", choices=Stopreden, widget=forms.RadioSelect)
    toelichting = forms.CharField(
        label="Wie zei dit, hoe en wanneer?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: de inwoner belde op 3 november en wil niet in een groep.",
    )
    vervolg = forms.CharField(
        label="Wat gebeurt er nu wel?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Een andere vorm van hulp, een partner of een advies. Niemand raakt uit beeld.",
    )

    field_order = ("reden", "toelichting", "vervolg")
    groepen = [("De inwoner stopt", ["reden", "toelichting"]), ("Wat er daarna gebeurt", ["vervolg", *VOLGVELDEN])]

    def __init__(self, *args: Any, deelname: Deelname, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.stel_in(deelname.gemeente)


class AfrondForm(VolgVelden):
    """De reeks is klaar."""

    vervolg = forms.CharField(
        label="Wat komt hierna?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: de inwoner kan zelf verder en weet waar hij terechtkan.",
    )

    field_order = ("vervolg",)

    def __init__(self, *args: Any, deelname: Deelname, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.stel_in(deelname.gemeente)
