"""Formulieren in de opmaak van NL Design System: label boven het veld, uitleg, fout, veld.

Gebruik in een pagina (geen `load` nodig):
    {% formulier form knop="Opslaan" annuleer=url versie=obj.versie %}
    {% foutsamenvatting form %} {% veld form.naam %} {% knoppen "Opslaan" url %}   voor een eigen indeling
    {% postknop url "Versturen" %}                                               één knop die iets doet
"""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet

from schuldhulp.templatetags.componenten import KNOPPEN

register = template.Library()

_KLASSEN: list[tuple[Any, str]] = [
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.CheckboxSelectMultiple, "utrecht-checkbox utrecht-checkbox--html-input"),  # is ook een RadioSelect
    (forms.RadioSelect, "utrecht-radio-button utrecht-radio-button--html-input"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.FileInput, "app-bestand"),
    (forms.Widget, "utrecht-textbox utrecht-textbox--html-input"),
]


def is_groep(veld: BoundField) -> bool:
    """Meer dan één invoervak voor één vraag: dan hoort er een fieldset met legend omheen."""
    return isinstance(veld.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


def anker(veld: BoundField) -> str:
    """Het id waar een link uit de foutsamenvatting naartoe springt: het (eerste) invoervak."""
    return f"{veld.auto_id}_0" if is_groep(veld) else veld.id_for_label


def _klasse(veld: BoundField) -> str:
    klasse = next(klasse for soort, klasse in _KLASSEN if isinstance(veld.field.widget, soort))
    if veld.errors and "utrecht-" in klasse:
        klasse += f" {klasse.split()[0]}--invalid"
    return f"{veld.field.widget.attrs.get('class', '')} {klasse}".strip()


def veld_context(veld: BoundField) -> dict[str, Any]:
    """Alles wat het sjabloon van één veld nodig heeft, met de aria-verwijzingen al gelegd."""
    veld.field.widget.attrs.pop("placeholder", None)  # NL Design System: een voorbeeld in het vak is geen label
    verwijzingen = [f"{veld.auto_id}-uitleg"] if veld.help_text else []
    if veld.errors:
        verwijzingen.append(f"{veld.auto_id}-fout")
    attrs = {"class": _klasse(veld)}
    groep = is_groep(veld)
    if not groep:
        attrs["aria-describedby"] = " ".join(verwijzingen)
        attrs["aria-required"] = "true" if veld.field.required else ""
        attrs["aria-invalid"] = "true" if veld.errors else ""
    uitleg = getattr(veld.field, "uitleg_per_keuze", {})
    return {
        "veld": veld,
        "vak": None if groep else veld.as_widget(attrs={sleutel: w for sleutel, w in attrs.items() if w}),
        "keuzes": [
            {"vak": keuze, "uitleg": uitleg.get(str(keuze.data["value"]), "")}
            for keuze in (veld.subwidgets if groep else [])
        ],
        "klasse": attrs["class"],
        "is_vinkje": isinstance(veld.field.widget, forms.CheckboxInput),
        "is_radio": groep and not isinstance(veld.field.widget, forms.CheckboxSelectMultiple),
        "verwijzingen": " ".join(verwijzingen),
        "optioneel": not veld.field.required and not getattr(veld.field, "zonder_optioneel", False),
        "voorvoegsel": getattr(veld.field, "voorvoegsel", ""),
    }


@register.inclusion_tag("componenten/veld.html", name="veld")
def veld(veld: BoundField) -> dict[str, Any]:
    """Eén veld: label, uitleg, fout, invoervak."""
    return veld_context(veld)


def fouten_van(form: Any) -> list[dict[str, str]]:
    """Alle fouten van een formulier of formset in de volgorde van de pagina, met de plek waar ze horen."""
    if isinstance(form, BaseFormSet):
        regels = [{"melding": str(melding), "anker": ""} for melding in form.non_form_errors()]
        return regels + [regel for deel in form.forms for regel in fouten_van(deel)]
    regels = [{"melding": str(melding), "anker": ""} for melding in form.non_field_errors()]
    zichtbaar = [bound for groep in _groepen(form) for bound in groep["velden"]]
    verborgen = [bound for bound in form if bound.is_hidden]
    for bound in [*verborgen, *zichtbaar]:
        plek = "" if bound.is_hidden else anker(bound)
        regels += [{"melding": str(melding), "anker": plek} for melding in bound.errors]
    # Een formulier met rijen eronder (zoals de doelen van een plan) noemt ook hun fouten.
    return regels + [regel for deel in getattr(form, "delen", ()) for regel in fouten_van(deel)]


@register.inclusion_tag("componenten/foutsamenvatting.html")
def foutsamenvatting(form: Any) -> dict[str, Any]:
    """Lijst van fouten boven het formulier; krijgt de focus (app.js) en werkt ook zonder script."""
    return {"fouten": fouten_van(form) if form.is_bound else []}


def _groepen(form: Any) -> list[dict[str, Any]]:
    """Deelt de zichtbare velden in zoals het formulier dat wil; wat nergens staat, komt vooraan."""
    ingedeeld: list[dict[str, Any]] = []
    gebruikt: set[str] = set()
    for groep in getattr(form, "groepen", []):
        titel, uitleg, namen = groep if len(groep) == 3 else (groep[0], "", groep[1])
        aanwezig = [naam for naam in namen if naam in form.fields]
        gebruikt.update(aanwezig)
        if aanwezig:
            ingedeeld.append({"titel": titel, "uitleg": uitleg, "velden": [form[naam] for naam in aanwezig]})
    rest = [bound for bound in form.visible_fields() if bound.name not in gebruikt]
    return ([{"titel": "", "uitleg": "", "velden": rest}] if rest else []) + ingedeeld


@register.inclusion_tag("componenten/formulier.html", takes_context=True)
def formulier(
    context: template.Context,
    form: Any,
    knop: str = "Opslaan",
    annuleer: str = "",
    versie: int | None = None,
    actie: str = "",
    knop_soort: str = "hoofd",
    knoppen: list[dict[str, str]] | None = None,
    uitleg: bool = True,
) -> dict[str, Any]:
    """Een heel formulier met foutsamenvatting, CSRF, versie en knoppen; zie docs/componenten.md."""
    form.use_required_attribute = False
    zichtbaar = form.visible_fields()
    optioneel = [bound for bound in zichtbaar if not bound.field.required]
    return {
        "csrf_token": context.get("csrf_token"),
        "form": form,
        "fouten": fouten_van(form) if form.is_bound else [],
        "groepen": _groepen(form),
        "toon_uitleg": uitleg and len(zichtbaar) > 1,
        "alles_optioneel": len(optioneel) == len(zichtbaar),
        "versie": _versie(form, versie),
        "versie_naam": form.add_prefix("verwacht_versie"),
        "actie": actie,
        "knop": knop,
        "klasse": KNOPPEN[knop_soort],
        "annuleer": annuleer,
        "knoppen": _met_klasse(knoppen),
    }


def _versie(form: Any, versie: int | None) -> Any:
    """Na een fout blijft de versie staan die de gebruiker zag; anders zou een wijziging van een ander verdwijnen."""
    gepost = form.data.get(form.add_prefix("verwacht_versie")) if form.is_bound else None
    return gepost if gepost is not None else versie


@register.inclusion_tag("componenten/knoppen.html")
def knoppen(
    knop: str = "Opslaan", annuleer: str = "", knop_soort: str = "hoofd", extra: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    """De knoppenrij onder een formulier met eigen indeling."""
    return {"knop": knop, "annuleer": annuleer, "klasse": KNOPPEN[knop_soort], "knoppen": _met_klasse(extra)}


def _met_klasse(knoppen: list[dict[str, str]] | None) -> list[dict[str, str]]:
    return [{**extra, "klasse": KNOPPEN[extra.get("soort", "tweede")]} for extra in knoppen or []]


@register.inclusion_tag("componenten/postknop.html", takes_context=True)
def postknop(
    context: template.Context,
    url: str,
    knop: str,
    soort: str = "tweede",
    versie: int | None = None,
    naam: str = "",
    waarde: str = "",
    nieuw_venster: bool = False,
) -> dict[str, Any]:
    """Eén knop die met POST iets doet, bijvoorbeeld `{% postknop url "Versturen" versie=obj.versie %}`."""
    return {
        "csrf_token": context.get("csrf_token"),
        "url": url,
        "knop": knop,
        "klasse": KNOPPEN[soort],
        "versie": versie,
        "naam": naam,
        "waarde": waarde,
        "nieuw_venster": nieuw_venster,
    }


@register.simple_tag(takes_context=True)
def titelprefix(context: template.Context) -> str:
    """`Fout: ` vooraan de paginatitel als een formulier op de pagina fouten heeft (WCAG 2.4.2, NLDS)."""
    for laag in context.dicts:
        for waarde in laag.values():
            if isinstance(waarde, forms.BaseForm | BaseFormSet) and waarde.is_bound and fouten_van(waarde):
                return "Fout: "
    return ""
