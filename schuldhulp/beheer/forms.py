"""Formulieren van het beheer; zij controleren alleen invoer."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from schuldhulp.formulieren import DatumField, Formulier, ModelFormulier, MoneyField, RijenField, melding_verplicht
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.iban import lees_iban
from schuldhulp.organisatie.choices import Register
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import ROLLEN, Recht, Rol
from schuldhulp.organisatie.streefwaarden import KENGETALLEN

STREEF = "streef_"
# Waar de naam van het veld zelf niet genoeg zegt.
LABELS = {
    "beslistermijn_weken": "Beslistermijn (weken)",
    "stabilisatie_in": "Stabilisatie hoort bij",
    "recidive_jaren": "Niet opnieuw binnen (jaren)",
    "recidive_jaren_gezin": "Niet opnieuw binnen, gezin met minderjarige kinderen (jaren)",
    "fraude_jaren": "Weigeren na fraude binnen (jaren)",
    "hersteltermijn_dagen": "Tijd om papieren aan te vullen (dagen)",
    "heeft_bezwaarcommissie": "Een commissie adviseert over bezwaar",
    "leest_teamleider_afwijzing": "Een teamleider mag afwijzingen als tweede lezen",
    "drempel_bedrag": "Drempelbedrag",
    "kosten_percentage": "Kosten voor bemiddeling (%)",
    "jaarrente_percentage": "Jaarrente saneringskrediet (%)",
    "looptijd_maanden": "Looptijd van een regeling (maanden)",
    "prognose_drempel": "Brief aan schuldeisers bij een andere prognose (procentpunten)",
}
MAX_NAZORG = 60


def eigen_gemeenten(user: Medewerker) -> Any:
    """De gemeenten waar deze medewerker beheerder is."""
    return Gemeente.objects.visible_to(user, Recht.BEHEER)


class GemeenteForm(ModelFormulier):
    """Gegevens van een gemeente; zij staan boven elke brief."""

    class Meta:
        model = Gemeente
        fields = ["code", "naam", "inwoners", "adres", "telefoon", "email"]
        help_texts = {"adres": "Staat in elke brief, ook als adres voor bezwaar.", "telefoon": "Het nummer in brieven."}


class GemeenteWijzigForm(GemeenteForm):
    """De CBS-code blijft zoals zij is: leveringen verwijzen ernaar."""

    class Meta(GemeenteForm.Meta):
        fields = ["naam", "inwoners", "adres", "telefoon", "email"]


class BeleidForm(ModelFormulier):
    """Een versie van het beleid, met de streefwaarden van de raad."""

    geldig_vanaf_datum = DatumField(label="Geldig vanaf", help_text="Vandaag of later. Lopende zaken veranderen niet.")
    drempel_bedrag = MoneyField(
        label=LABELS["drempel_bedrag"], help_text="Laagste schuld voor een regeling; 0 is geen drempel."
    )
    nazorg_maanden = forms.CharField(
        label="Nazorg na (maanden)", help_text="Met komma’s ertussen, bijvoorbeeld 3, 6, 12.", max_length=60
    )
    registers = forms.MultipleChoiceField(
        label="Gegevens die wij zelf opvragen bij",
        choices=Register,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wat u hier aanvinkt, hoeft de inwoner niet op papier te geven (art. 14 en 15 Bgs).",
    )

    class Meta:
        model = Beleid
        exclude = ["gemeente", "streefwaarden"]
        labels = LABELS
        help_texts = {
            "beslistermijn_weken": "Hoogstens 8 weken (art. 4a Wgs).",
            "nakijken_werkdagen": "Zo lang mag een papier wachten op twee controles.",
            "afschriften_maanden": "Vraag niet meer dan nodig is om de vaste lasten te zien.",
            "zelfintake_dagen": "Daarna werkt de code niet meer. Kort is veiliger.",
            "zelfintake_herinnering_dagen": "Per sms of e-mail; 0 is: geen herinnering.",
            "recidive_jaren": "0 is: niet weigeren om eerder gebruik.",
            "ondernemers": "Bepaalt de plaats in de rij. Gezinnen met kinderen gaan altijd voor.",
            "ondernemers_advies": "De consulent ziet dit bij een ondernemer, bijvoorbeeld bij wie hij terecht kan.",
            "recidive_jaren_gezin": "Leeg is: hetzelfde. 0 is: een gezin niet weigeren om eerder gebruik.",
            "fraude_jaren": "0 is: niet weigeren om fraude. Kan alleen als het plan van de raad dit noemt.",
            "hersteltermijn_dagen": "Zo lang staat de beslistermijn stil als er papieren missen.",
            "heeft_bezwaarcommissie": "Dan is de beslistermijn op bezwaar 12 weken in plaats van 6.",
            "leest_teamleider_afwijzing": "Anders leest een kwaliteitsmedewerker. Is die er niet, dan een teamleider.",
            "volgmoment_dagen": "Zo lang na een afwijzing, advies of intrekking kijkt iemand opnieuw.",
            "volgmoment_uiterlijk_dagen": "Verder weg mag een consulent niet kiezen.",
            "volgpogingen": "Daarna mag het stoppen, met een reden.",
            "terugkeer_maanden": "Meldt iemand zich zo snel na een afwijzing weer, dan valt dat op. 0 is: niet.",
            "bewaren_jaren": "Telt vanaf de dag waarop alles in het dossier is afgesloten.",
            "bewaren_jaren_zonder_traject": "Na een afwijzing, advies, intrekking of verwijzing.",
            "nazorg_pogingen": "Zo vaak proberen wij het bij een nazorgmoment voor het zonder contact sluit.",
            "terugval_werkdagen": "Zo snel spreekt iemand de inwoner bij een signaal van terugval.",
            "kwijting_werkdagen": "Zwijgt een schuldeiser langer, dan geldt wat de regeling zegt: het restant is weg.",
            "trajectlink_dagen": "Daarna stuurt u zo nodig een nieuwe.",
            "kosten_percentage": "Hoogstens 9 % van de afloscapaciteit (NVVK).",
            "achterstand_maanden": "Staat een termijn langer open, dan krijgt de inwoner een brief.",
            "prognose_drempel": "Verandert het verwachte percentage meer dan dit, dan horen schuldeisers het.",
            "reserveringsrekening": "Van hier gaan uitkeringen naar schuldeisers. Er is geen koppeling met de bank.",
        }

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any):
        huidig: Beleid | None = kwargs.get("instance")
        start = kwargs.setdefault("initial", {})
        if huidig is not None:
            start["nazorg_maanden"] = ", ".join(str(maand) for maand in huidig.nazorg_maanden) or "3, 6, 12"
            start |= {f"{STREEF}{code}": waarde for code, waarde in huidig.streefwaarden.items()}
        start["geldig_vanaf_datum"] = None
        super().__init__(*args, **kwargs)
        uitvoerders = gemeente.organisaties.filter(is_actief=True)
        for veld in ("uitvoerder_fase_1", "uitvoerder_fase_2"):
            self.fields[veld].queryset = uitvoerders  # type: ignore[attr-defined]
        eigen = list(self.fields)
        for kengetal in KENGETALLEN:
            eenheid = f" ({kengetal.eenheid})" if kengetal.eenheid else ""
            self.fields[f"{STREEF}{kengetal.code}"] = forms.DecimalField(
                label=kengetal.label + eenheid,
                required=False,
                min_value=0,
                max_value=100 if kengetal.eenheid == "%" else 100_000,
                decimal_places=2,
                localize=True,
            )
        streef = [naam for naam in self.fields if naam.startswith(STREEF)]
        self.groepen = [
            ("Beleid", eigen),
            ("Streefwaarden", "Laat leeg waar de raad geen streefwaarde koos.", streef),
        ]

    def clean_nazorg_maanden(self) -> list[int]:
        delen = [deel.strip() for deel in self.cleaned_data["nazorg_maanden"].split(",") if deel.strip()]
        if not all(deel.isascii() and deel.isdigit() and 1 <= int(deel) <= MAX_NAZORG for deel in delen):
            raise ValidationError(f"Schrijf hele maanden van 1 tot en met {MAX_NAZORG}, zoals 3, 6, 12.")
        return sorted({int(deel) for deel in delen})

    def clean_reserveringsrekening(self) -> str:
        tekst = self.cleaned_data["reserveringsrekening"]
        try:
            return lees_iban(tekst) if tekst else ""
        except Geweigerd as fout:
            raise ValidationError(fout.melding) from None

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or {}
        dagen, hoogstens = schoon.get("volgmoment_dagen"), schoon.get("volgmoment_uiterlijk_dagen")
        if dagen and hoogstens and dagen > hoogstens:
            self.add_error("volgmoment_uiterlijk_dagen", f"Kies {dagen} dagen of meer: zo lang wacht u standaard.")
        return schoon

    @property
    def gegevens(self) -> dict[str, Any]:
        """Wat de dienst vastlegt: de velden van het beleid, met de streefwaarden als één geheel."""
        schoon = self.cleaned_data
        velden = {naam: waarde for naam, waarde in schoon.items() if not naam.startswith(STREEF)}
        streef = {naam.removeprefix(STREEF): _getal(schoon[naam]) for naam in schoon if naam.startswith(STREEF)}
        return {**velden, "streefwaarden": {code: waarde for code, waarde in streef.items() if waarde is not None}}


def _getal(waarde: Decimal | None) -> int | float | None:
    if waarde is None:
        return None
    return int(waarde) if waarde == waarde.to_integral_value() else float(waarde)


class DagForm(Formulier):
    """Een dag die bij besluit met een feestdag is gelijkgesteld."""

    datum = DatumField(label="Dag")
    besluit = forms.CharField(
        label="Vindplaats van het besluit", max_length=200, help_text="Bijvoorbeeld Stcrt. 2028, 1234."
    )

    def clean_datum(self) -> Any:
        datum = self.cleaned_data["datum"]
        if datum <= timezone.localdate():
            raise ValidationError("Kies een dag in de toekomst: termijnen die al berekend zijn veranderen niet.")
        return datum


class OrganisatieForm(ModelFormulier):
    """Een organisatie die schuldhulp uitvoert of met ons samenwerkt."""

    gemeenten = RijenField(label="Werkt voor", queryset=Gemeente.objects.none(), widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Organisatie
        fields = ["naam", "soort", "kvk_nummer", "adres", "postcode", "plaats", "telefoon", "email", "is_actief"]

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["gemeenten"].queryset = eigen_gemeenten(user)  # type: ignore[attr-defined]
        if self.instance.pk:
            self.initial["gemeenten"] = list(self.instance.gemeenten.values_list("pk", flat=True))


class MedewerkerForm(ModelFormulier):
    """Wie iemand is en waar hij werkt."""

    teamnaam = forms.CharField(label="Team", required=False, max_length=100, help_text="Een nieuwe naam mag ook.")

    class Meta:
        model = Medewerker
        fields = ["naam", "email", "telefoon", "organisatie"]

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        organisaties = Organisatie.objects.visible_to(user).filter(gemeenten__in=user.gemeenten_met(Recht.BEHEER))
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]
        self.fields["organisatie"].empty_label = "Maak een keuze"  # type: ignore[attr-defined]
        if self.instance.pk and self.instance.team:
            self.initial["teamnaam"] = self.instance.team.naam

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


def _rolvelden(user: Medewerker) -> dict[str, forms.Field]:
    """Keuze van gemeente en rol; bij elke rol staat wat zij inhoudt."""
    rol = forms.ChoiceField(label="Rol", choices=Rol.choices, widget=forms.RadioSelect)
    rol.uitleg_per_keuze = {r.value: tekst.omschrijving for r, tekst in ROLLEN.items()}  # type: ignore[attr-defined]
    rol.error_messages["required"] = melding_verplicht(rol)
    gemeente = forms.ModelChoiceField(label="Gemeente", queryset=eigen_gemeenten(user), empty_label=None)
    return {"gemeente": gemeente, "rol": rol}


class AanstellingForm(Formulier):
    """Een rol in een gemeente."""

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields.update(_rolvelden(user))


class NieuweMedewerkerForm(MedewerkerForm):
    """Een medewerker met een eerste rol."""

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, user=user, **kwargs)
        self.fields.update(_rolvelden(user))


class MedewerkerFilter(Formulier):
    """Filter boven de lijst van medewerkers."""

    naam = forms.CharField(label="Naam", required=False, max_length=120)
    gemeente = forms.ModelChoiceField(
        label="Gemeente", queryset=Gemeente.objects.none(), required=False, empty_label="Alle gemeenten"
    )
    rol = forms.ChoiceField(label="Rol", required=False, choices=[("", "Alle rollen"), *Rol.choices])
    zonder_toegang = forms.BooleanField(label="Ook zonder toegang", required=False)

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["gemeente"].queryset = eigen_gemeenten(user)  # type: ignore[attr-defined]
