"""Formulieren bij een afspraak: een moment kiezen, vastleggen hoe zij afliep, een spreekuur openstellen."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from intake.choices.afspraak import Afspraakvorm, Vervolg
from intake.forms.melding import tijdstip
from intake.forms.persoon import GemeenteFilter
from intake.services.moment import Moment
from intake.services.spreekuur import MAX_WEKEN, Blok, VrijePlek
from schuldhulp.formulieren import DatumField, Formulier, TijdField, melding_verplicht
from schuldhulp.lib.werkdagen import dag_voluit
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht

ANDER = "ander"
_GETAL = forms.TextInput(attrs={"inputmode": "numeric", "data-breedte": "kort", "autocomplete": "off"})


def _plek_tekst(plek: VrijePlek, uiterlijk: date | None) -> str:
    begin, eind = timezone.localtime(plek.slot.begin), timezone.localtime(plek.slot.eind)
    uur = plek.spreekuur
    waar = ", ".join(deel for deel in (uur.get_vorm_display().lower(), uur.plaats) if deel)
    te_laat = ", na de laatste dag" if uiterlijk and begin.date() > uiterlijk else ""
    return f"{dag_voluit(begin.date())}, {begin:%H.%M} tot {eind:%H.%M} uur, {uur.medewerker.naam} ({waar}){te_laat}"


class MomentForm(Formulier):
    """Een vrije plek uit een spreekuur, of een eigen moment met wie, hoe en waar."""

    plek = forms.ChoiceField(label="Vrije plekken in de spreekuren", required=False, widget=forms.RadioSelect)
    datum = DatumField(label="Datum van het gesprek", required=False)
    tijd = TijdField(label="Tijd van het gesprek", required=False, help_text="Bijvoorbeeld 14:05")
    minuten = forms.IntegerField(label="Hoe lang (minuten)", required=False, min_value=5, max_value=480, widget=_GETAL)
    vorm = forms.ChoiceField(label="Hoe spreekt u elkaar?", required=False, choices=Afspraakvorm)
    plaats = forms.CharField(
        label="Plaats", required=False, max_length=200, help_text="Adres en kamer. Staat in de brief."
    )
    behandelaar = forms.ModelChoiceField(
        label="Wie houdt het gesprek?", required=False, queryset=Medewerker.objects.none(), empty_label="Ikzelf"
    )
    tweede_medewerker = forms.ModelChoiceField(
        label="Tweede collega", required=False, queryset=Medewerker.objects.none(), empty_label="Niemand"
    )
    veiligheid = forms.CharField(
        label="Let op bij een huisbezoek",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Alleen voor collega’s, bijvoorbeeld: er is een hond. Vult u iets in, ga dan met twee.",
    )

    MOMENT = ["datum", "tijd", "minuten", "vorm", "plaats", "behandelaar"]
    BEZOEK = ["tweede_medewerker", "veiligheid"]

    def __init__(
        self,
        *args: Any,
        gemeente: Gemeente,
        user: Medewerker,
        standaard: int,
        plekken: Sequence[VrijePlek] = (),
        uiterlijk: date | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.gemeente, self.user, self.standaard = gemeente, user, standaard
        self.plekken = {f"{p.spreekuur.pk}-{p.slot.begin:%Y%m%d%H%M}": p for p in plekken}
        collegas = Medewerker.objects.met_recht(Recht.DOSSIERS, gemeente)
        self.fields["behandelaar"].queryset = collegas  # type: ignore[attr-defined]
        self.fields["tweede_medewerker"].queryset = collegas  # type: ignore[attr-defined]
        self.fields["minuten"].help_text = f"Leeg is {standaard} minuten."
        if gemeente.adres:
            self.fields["plaats"].help_text = f"Adres en kamer. Leeg is op kantoor: {gemeente.adres}."
        eigen = [naam for naam in self.fields if naam not in {"plek", "nummer", *self.MOMENT, *self.BEZOEK}]
        self.groepen = [("Wanneer en waar", self.MOMENT), ("Alleen bij een huisbezoek", self.BEZOEK)]
        if self.plekken:
            keuzes = [(sleutel, _plek_tekst(p, uiterlijk)) for sleutel, p in self.plekken.items()]
            self.fields["plek"].choices = [*keuzes, (ANDER, "Een ander moment; vul dat hieronder in")]  # type: ignore[attr-defined]
            self.groepen.insert(0, ("Kies een vrije plek", ["plek"]))
        else:
            del self.fields["plek"]
            for naam in ("datum", "tijd"):
                self.fields[naam].required = True
        for naam in ("plek", "vorm", "behandelaar"):  # kiezen moet, of er staat al iets
            if naam in self.fields:
                self.fields[naam].zonder_optioneel = True  # type: ignore[attr-defined]
        if eigen:
            self.groepen.append(("Brief", eigen))

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("plek") in self.plekken:
            return gegevens
        for naam in ("datum", "tijd"):
            if not gegevens.get(naam) and naam not in self.errors:
                self.add_error(naam, melding_verplicht(self.fields[naam]))
        if gegevens.get("datum") and gegevens.get("tijd") and self._begin(gegevens) <= timezone.now():
            self.add_error("datum", "Kies een moment dat nog moet komen.")
        return gegevens

    @staticmethod
    def _begin(gegevens: dict[str, Any]) -> datetime:
        return tijdstip(gegevens["datum"], gegevens["tijd"])

    @property
    def moment(self) -> Moment:
        """Het gekozen moment, na `is_valid()`."""
        g = self.cleaned_data
        plek = self.plekken.get(g.get("plek", ""))
        samen = {"tweede_medewerker": g["tweede_medewerker"], "veiligheid": g["veiligheid"]}
        if plek is not None:
            uur = plek.spreekuur
            vorm = Afspraakvorm(uur.vorm)
            return Moment(plek.slot.begin, uur.minuten, uur.medewerker, vorm, self._waar(vorm, uur.plaats), **samen)
        vorm = Afspraakvorm(g["vorm"] or Afspraakvorm.KANTOOR)
        return Moment(
            self._begin(g),
            g["minuten"] or self.standaard,
            g["behandelaar"] or self.user,
            vorm,
            self._waar(vorm, g["plaats"]),
            **samen,
        )

    def _waar(self, vorm: Afspraakvorm, plaats: str) -> str:
        """Op kantoor staat er altijd een adres in de brief; bij bellen of een bezoek zegt de vorm genoeg."""
        return plaats or (self.gemeente.adres if vorm == Afspraakvorm.KANTOOR else "")


class AfspraakForm(MomentForm):
    """Een afspraak maken of verzetten. Het vaste nummer maakt dat twee keer versturen één afspraak geeft."""

    nummer = forms.UUIDField(required=False, widget=forms.HiddenInput)
    stuur_bevestiging = forms.BooleanField(
        label="Stuur de inwoner een bevestiging per brief", required=False, initial=True
    )


class PlanGesprekForm(MomentForm):
    """Een afspraak voor het eerste gesprek."""

    stuur_uitnodiging = forms.BooleanField(
        label="Stuur de inwoner een uitnodiging per brief", required=False, initial=True
    )


class GehoudenForm(Formulier):
    """Een gehouden gesprek vastleggen."""

    verslag = forms.CharField(
        label="Verslag",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Wat besprak u en wat spraken u en de inwoner af? De inwoner mag dit altijd lezen.",
    )


class NietVerschenenForm(Formulier):
    """Wat u doet als iemand niet kwam."""

    vervolg = forms.ChoiceField(label="Wat doet u nu?", choices=Vervolg, widget=forms.RadioSelect)
    reden = forms.CharField(
        label="Waarom deze stap?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: de telefoon staat uit en de brief kwam terug.",
    )
    datum = DatumField(label="Uiterlijk op")


class AfzegForm(Formulier):
    """Een afspraak afzeggen."""

    reden = forms.CharField(
        label="Waarom gaat de afspraak niet door?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Voor het dossier. Deze tekst komt niet in de brief.",
    )
    stuur_brief = forms.BooleanField(
        label="Stuur de inwoner een brief dat de afspraak niet doorgaat", required=False, initial=True
    )


class OpgevolgdForm(Formulier):
    """De vervolgstap na een gemiste afspraak is gezet."""

    verslag = forms.CharField(
        label="Wat leverde het contact op?", max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )


class OvernemenForm(Formulier):
    """Een collega houdt de afspraak."""

    behandelaar = forms.ModelChoiceField(
        label="Wie neemt de afspraak over?", queryset=Medewerker.objects.none(), empty_label="Maak een keuze"
    )

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["behandelaar"].queryset = Medewerker.objects.met_recht(Recht.DOSSIERS, gemeente)  # type: ignore[attr-defined]


class SpreekuurForm(Formulier):
    """Een spreekuur openstellen."""

    medewerker = forms.ModelChoiceField(label="Van wie", queryset=Medewerker.objects.none(), empty_label=None)
    gemeente = forms.ModelChoiceField(label="Gemeente", queryset=Gemeente.objects.none(), empty_label=None)
    datum = DatumField(label="Datum")
    van = TijdField(label="Van", help_text="Bijvoorbeeld 9:00")
    tot = TijdField(label="Tot", help_text="Bijvoorbeeld 12:00")
    minuten = forms.IntegerField(label="Minuten per gesprek", min_value=5, max_value=240, initial=60, widget=_GETAL)
    vorm = forms.ChoiceField(label="Hoe spreekt u elkaar?", choices=Afspraakvorm)
    plaats = forms.CharField(label="Plaats", required=False, max_length=200, help_text="Staat in de uitnodiging.")
    weken = forms.IntegerField(
        label="Hoeveel weken",
        min_value=1,
        max_value=MAX_WEKEN,
        initial=1,
        widget=_GETAL,
        help_text="1 is alleen deze dag.",
    )

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        gemeenten = Gemeente.objects.visible_to(user, Recht.BESLISSEN)
        self.fields["gemeente"].queryset = gemeenten  # type: ignore[attr-defined]
        mag_verdelen = Gemeente.objects.visible_to(user, Recht.VERDELEN)
        wie = Medewerker.objects.filter(pk=user.pk)
        if mag_verdelen:
            wie = Medewerker.objects.filter(is_active=True, aanstellingen__gemeente__in=mag_verdelen).distinct()
        self.fields["medewerker"].queryset = wie  # type: ignore[attr-defined]
        self.initial.setdefault("medewerker", user.pk)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot <= van:
            self.add_error("tot", "Het spreekuur eindigt voor het begint. Kies een latere eindtijd.")
        return gegevens

    @property
    def blok(self) -> Blok:
        """Het ingevulde blok, na `is_valid()`."""
        g = self.cleaned_data
        return Blok(g["datum"], g["van"], g["tot"], g["minuten"], Afspraakvorm(g["vorm"]), g["plaats"])


class AgendaFilter(GemeenteFilter):
    """Welke agenda; de week reist mee in het adres."""

    wie = forms.ChoiceField(label="Agenda van", required=False)
    dag = DatumField(label="Week van", required=False, help_text="")

    IK, TEAM, IEDEREEN = "", "team", "iedereen"

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, user=user, **kwargs)
        collegas = Medewerker.objects.visible_to(user).filter(is_active=True).exclude(pk=user.pk)
        vast = [(self.IK, "Mijzelf"), (self.TEAM, "Mijn team"), (self.IEDEREEN, "Iedereen")]
        self.fields["wie"].choices = [*vast, *((str(pk), naam) for pk, naam in collegas.values_list("pk", "naam"))]  # type: ignore[attr-defined]


def maandag_van(dag: date) -> date:
    """De maandag van de week waarin deze dag valt."""
    return dag - timedelta(days=dag.weekday())
