"""Het plan van aanpak invullen: doelen met elk hun acties.

Zonder script: de knoppen "erbij" en "weg" sturen alles op en geven dezelfde pagina terug met een rij meer of minder.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms

from intake.choices import Leefgebied
from schuldhulp.formulieren import DatumField, Formulier, MoneyField
from trajecten.choices import Planrol
from trajecten.forms.rijen import Rij, getal_uit, nummer_uit
from trajecten.forms.traject import getalveld, tekstveld
from trajecten.models.plan import LEEFSITUATIES
from trajecten.planinhoud import Actie, Betaling, Doel, Planinhoud

MAX_DOELEN, MAX_ACTIES = 12, 15
Ruw = dict[str, str]


class _Planrij(Rij):
    """Een rij met een sleutel, zodat te zien is wat er in een nieuwe versie wijzigde."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    altijd_gevuld: tuple[str, ...] = ("sleutel",)

    @property
    def nummer(self) -> UUID:
        return self.cleaned_data.get("sleutel") or uuid4()


class ActieForm(_Planrij):
    """Wie doet wat, uiterlijk wanneer."""

    rol = forms.ChoiceField(label="Wie?", choices=Planrol.choices)
    naam = forms.CharField(label="Naam of organisatie", required=False, max_length=120)
    wat = forms.CharField(label="Doet wat?", max_length=300)
    uiterlijk_datum = DatumField(label="Uiterlijk op", help_text="")

    altijd_gevuld = ("sleutel", "rol")

    @property
    def actie(self) -> Actie:
        g = self.cleaned_data
        return Actie(rol=g["rol"], wat=g["wat"], uiterlijk=g["uiterlijk_datum"], naam=g["naam"], sleutel=self.nummer)


class DoelForm(_Planrij):
    """Eén doel op een leefgebied, met zijn acties."""

    leefgebied = forms.ChoiceField(label="Waar gaat het over?", choices=Leefgebied.choices)
    doel = forms.CharField(label="Wat wil de inwoner bereiken?", max_length=300)
    resultaat = forms.CharField(label="Wanneer is het gelukt?", required=False, max_length=300)

    altijd_gevuld = ("sleutel", "leefgebied")

    def __init__(self, *args: Any, acties: list[ActieForm], **kwargs: Any):
        self.delen = self.acties = acties
        super().__init__(*args, **kwargs)

    @property
    def is_leeg(self) -> bool:
        return super().is_leeg and all(actie.is_leeg for actie in self.acties)

    @property
    def inhoud(self) -> Doel:
        g = self.cleaned_data
        acties = tuple(actie.actie for actie in self.acties if not actie.is_leeg)
        return Doel(g["leefgebied"], g["doel"], g["resultaat"], acties, self.nummer)


class PlanForm(Formulier):
    """Het plan van aanpak (art. 4a Wgs). `delen` zijn de doelen; hun fouten staan mee in de samenvatting."""

    hulpvraag = tekstveld("Wat vraagt de inwoner?", regels=3, help_text="In de woorden van de inwoner.")
    aanpak = tekstveld(
        "Onze aanpak in het kort", regels=3, required=False, help_text="Komt in de brief, boven wat wij doen."
    )
    weken_tot_resultaat = getalveld("Over hoeveel weken verwacht u een resultaat?", min_value=1, max_value=260)
    voorwaarden = tekstveld(
        "Voorwaarden",
        regels=3,
        required=False,
        help_text="Wat u vraagt, en wat er gebeurt als dat niet lukt.",
    )
    betaling_bedrag = MoneyField(
        label="Betaling aan schulden per maand",
        required=False,
        help_text="Laat leeg als de inwoner nu nog niets betaalt.",
    )
    inkomen_bedrag = MoneyField(label="Netto inkomen per maand", required=False)
    leefsituatie = forms.ChoiceField(
        label="Leefsituatie", required=False, choices=[("", "Maak een keuze"), *LEEFSITUATIES]
    )
    jaarinkomen_bedrag = MoneyField(
        label="Belastbaar jaarinkomen", required=False, help_text="Van de inwoner en een partner samen."
    )
    partner_inkomen_bedrag = MoneyField(label="Netto inkomen van de partner per maand", required=False)

    TEKSTEN = ("hulpvraag", "aanpak", "weken_tot_resultaat", "voorwaarden")
    NODIG_BIJ_BETALING = ("inkomen_bedrag", "leefsituatie", "jaarinkomen_bedrag")

    def __init__(self, *args: Any, doelen: list[DoelForm], **kwargs: Any):
        self.delen = self.doelen = doelen
        super().__init__(*args, **kwargs)

    def is_valid(self) -> bool:
        # Elk deel nakijken, ook na de eerste fout: alle meldingen komen tegelijk.
        goed = [deel.is_valid() for doel in self.doelen for deel in (doel, *doel.acties)]
        return super().is_valid() and all(goed)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("betaling_bedrag"):
            for naam in self.NODIG_BIJ_BETALING:
                if naam not in self.errors and gegevens.get(naam) in (None, ""):
                    self.add_error(naam, f"Vul ‘{self.fields[naam].label}’ in; zo rekent u de beslagvrije voet uit.")
        return gegevens

    @property
    def inhoud(self) -> Planinhoud:
        """De ingevulde inhoud, na `is_valid()`."""
        g = self.cleaned_data
        betaling = (
            Betaling(**{naam: g[naam] for naam in Betaling.__dataclass_fields__}) if g["betaling_bedrag"] else None
        )
        doelen = tuple(doel.inhoud for doel in self.doelen if not doel.is_leeg)
        return Planinhoud(doelen=doelen, betaling=betaling, **{naam: g[naam] for naam in self.TEKSTEN})


def bind(post: Mapping[str, str]) -> PlanForm:
    """Het ingestuurde formulier, klaar om na te kijken."""
    doelen = [
        DoelForm(post, prefix=f"d{i}", acties=[ActieForm(post, prefix=f"d{i}a{j}") for j in range(aantal)])
        for i, aantal in enumerate(_aantallen(post))
    ]
    return PlanForm(post, doelen=doelen)


def begin(inhoud: Planinhoud | None, bekend: Mapping[str, Any] | None = None) -> PlanForm:
    """Het formulier met wat er al staat; een leeg plan begint met één doel, één actie en wat al `bekend` is."""
    if inhoud is None:
        return _bouw(bekend or {}, [({}, [{}])])
    doelen = [
        (
            {"sleutel": d.sleutel, "leefgebied": d.leefgebied, "doel": d.doel, "resultaat": d.resultaat},
            [
                {"sleutel": a.sleutel, "rol": a.rol, "naam": a.naam, "wat": a.wat, "uiterlijk_datum": a.uiterlijk}
                for a in d.acties
            ],
        )
        for d in inhoud.doelen
    ]
    b = inhoud.betaling
    plan = {naam: getattr(inhoud, naam) for naam in PlanForm.TEKSTEN}
    plan |= {naam: getattr(b, naam) for naam in Betaling.__dataclass_fields__} if b else {}
    return _bouw(plan, doelen or [({}, [{}])])


def verbouw(post: Mapping[str, str]) -> PlanForm:
    """Het formulier met een doel of actie meer of minder; wat getypt is blijft staan, goed of fout."""
    plan = {naam: post.get(naam, "") for naam in PlanForm.base_fields}
    doelen = [
        (_ruw(post, DoelForm, f"d{i}"), [_ruw(post, ActieForm, f"d{i}a{j}") for j in range(aantal)])
        for i, aantal in enumerate(_aantallen(post))
    ]
    nieuw = ""
    if post.get("erbij") == "doel" and len(doelen) < MAX_DOELEN:
        doelen.append(({}, [{}]))
        nieuw = f"d{len(doelen) - 1}"
    elif (i := nummer_uit(post.get("erbij", ""), doelen)) is not None and len(doelen[i][1]) < MAX_ACTIES:
        doelen[i][1].append({})
        nieuw = f"d{i}a{len(doelen[i][1]) - 1}"
    doelnummer, _, actienummer = post.get("weg", "").partition("-")
    if (i := nummer_uit(doelnummer, doelen)) is not None:
        if not actienummer:
            doelen.pop(i)
        elif (j := nummer_uit(actienummer, doelen[i][1])) is not None:
            doelen[i][1].pop(j)
    return _bouw(plan, doelen or [({}, [{}])], focus=nieuw)


def _bouw(plan: Mapping[str, Any], doelen: list[tuple[Any, list[Any]]], focus: str = "") -> PlanForm:
    formulieren = [
        DoelForm(
            initial=doel,
            prefix=f"d{i}",
            acties=[ActieForm(initial=actie, prefix=f"d{i}a{j}") for j, actie in enumerate(acties)],
        )
        for i, (doel, acties) in enumerate(doelen)
    ]
    for form in (deel for doel in formulieren for deel in (doel, *doel.acties)):
        if form.prefix == focus:
            eerste = "leefgebied" if isinstance(form, DoelForm) else "rol"
            form.fields[eerste].widget.attrs["autofocus"] = True
    return PlanForm(initial=dict(plan), doelen=formulieren)


def _ruw(post: Mapping[str, str], form: type[Formulier], prefix: str) -> Ruw:
    return {naam: post.get(f"{prefix}-{naam}", "") for naam in form.base_fields}  # type: ignore[attr-defined]


def _aantallen(post: Mapping[str, str]) -> list[int]:
    """Hoeveel acties elk doel op het scherm had."""
    doelen = min(getal_uit(post.get("doelen", "")), MAX_DOELEN)
    return [min(getal_uit(post.get(f"d{i}-acties", "")), MAX_ACTIES) for i in range(doelen)]
