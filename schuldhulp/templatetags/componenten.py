"""De bouwstenen van de pagina's in NL Design System; `docs/componenten.md` toont het gebruik.

Alles is server-gerenderd en werkt zonder script. Elke tag geeft alleen opmaak: of iets mag, bepaalt de view.
"""

import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from schuldhulp.lib.werk import Voorrang
from schuldhulp.lib.werkdagen import verschil_in_werkdagen
from schuldhulp.organisatie.inloggen import demo_code, demo_logins
from schuldhulp.templatetags.opmaak import getal as toon_getal
from schuldhulp.templatetags.opmaak import tijd_element

register = template.Library()

_KNOP = "utrecht-button utrecht-button--html-button utrecht-button"
KNOPPEN = {
    "hoofd": f"{_KNOP}--primary-action",
    "tweede": f"{_KNOP}--secondary-action",
    "subtiel": f"{_KNOP}--subtle",
    "gevaar": f"{_KNOP}--primary-action utrecht-button--danger",
    "gevaar_rustig": f"{_KNOP}--secondary-action utrecht-button--danger",
}
_BADGES = {
    "neutraal": "neutral",
    "info": "neutral",
    "goed": "safe",
    "let_op": "warning",
    "fout": "danger",
    "rust": "inactive",
}
_MELDINGEN = {"info": "info", "goed": "ok", "let_op": "warning", "fout": "error"}


@register.simple_tag
def badge(tekst: Any, soort: str = "neutraal") -> SafeString:
    """Status als etiket: `{% badge obj.get_status_display "let_op" %}`. Soort: neutraal goed let_op fout rust."""
    return format_html('<span class="utrecht-status-badge utrecht-status-badge--{}">{}</span>', _BADGES[soort], tekst)


@register.simple_tag
def voorrang(soort: int) -> SafeString:
    """Etiket met de reden waarom iemand voorgaat: `{% voorrang rij.voorrang %}`; niets in de gewone volgorde."""
    kleur = {Voorrang.CRISIS: "fout", Voorrang.GEZIN: "let_op", Voorrang.ONDERNEMER: "rust"}.get(Voorrang(soort))
    return format_html(" {}", badge(Voorrang(soort).label, kleur)) if kleur else SafeString()


@register.simple_tag
def knop(tekst: str, url: str, soort: str = "hoofd") -> SafeString:
    """Link die eruitziet als knop: `{% knop "Nieuwe aanmelding" url %}`."""
    return format_html('<a class="{} app-knop" href="{}">{}</a>', KNOPPEN[soort], url, tekst)


@register.simple_block_tag
def melding(content: str, soort: str = "info", titel: str = "") -> str:
    """Gekleurd vak: `{% melding "let_op" titel="Let op" %}<p>…</p>{% endmelding %}`. Soort: info goed let_op fout."""
    return render_to_string("componenten/melding.html", {"inhoud": content, "soort": _MELDINGEN[soort], "titel": titel})


@register.simple_block_tag
def kaart(content: str, titel: str = "", niveau: int = 2, knop: str = "", url: str = "", breed: bool = False) -> str:
    """Omlijnd deel van een pagina: `{% kaart "Schulden" knop="Toevoegen" url=u %}…{% endkaart %}`."""
    omgeving = {"inhoud": content, "titel": titel, "niveau": niveau, "knop": knop, "url": url, "breed": breed}
    return render_to_string("componenten/kaart.html", omgeving)


@register.simple_block_tag
def tabelvak(content: str, bijschrift: str, smal: bool = False, verborgen_bijschrift: bool = False) -> str:
    """Tabel met bijschrift in een vak dat zelf schuift: `{% tabelvak "4 dossiers" %}<thead>…{% endtabelvak %}`.

    Binnenin gewone `thead`, `tbody`, `tr`, `th`, `td`; class `getal` op een cel lijnt rechts uit.
    """
    omgeving = {
        "inhoud": content,
        "bijschrift": bijschrift,
        "smal": smal,
        "verborgen": verborgen_bijschrift,
        "id": f"tabel-{slugify(bijschrift)[:60]}",
    }
    return render_to_string("componenten/tabelvak.html", omgeving)


@register.inclusion_tag("componenten/gegevens.html")
def gegevens(rijen: Any) -> dict[str, Any]:
    """Lijst van kenmerk en waarde; rij is `(label, waarde)` of `{"label", "waarde", "url", "actie"}`."""
    paren = rijen.items() if isinstance(rijen, dict) else rijen
    return {
        "rijen": [rij if isinstance(rij, dict) else {"label": rij[0], "waarde": rij[1]} for rij in paren],
    }


@register.inclusion_tag("componenten/tabs.html")
def tabs(tabbladen: list[dict[str, Any]], label: str = "Onderdelen") -> dict[str, Any]:
    """Tabbladen als gewone links; elk `{"naam", "url", "actief", "aantal"}` (aantal mag weg)."""
    return {"tabbladen": tabbladen, "label": label}


@register.inclusion_tag("componenten/kruimels.html")
def kruimels(*paren: str) -> dict[str, Any]:
    """Kruimelpad: `{% kruimels "Dossiers" lijst_url "SHV-2026-00412" %}`; het laatste is de pagina zelf."""
    delen = list(paren)
    return {
        "stappen": [(delen[i], delen[i + 1]) for i in range(0, len(delen) - 1, 2)],
        "hier": delen[-1] if len(delen) % 2 else "",
    }


@register.inclusion_tag("componenten/leeg.html")
def leeg(titel: str, uitleg: str = "", knop: str = "", url: str = "") -> dict[str, str]:
    """Lege lijst die zegt wat te doen: `{% leeg "Nog geen schulden" "Voeg de eerste toe." "Toevoegen" url %}`."""
    return {"titel": titel, "uitleg": uitleg, "knop": knop, "url": url}


@register.inclusion_tag("componenten/tijdlijn.html")
def tijdlijn(gebeurtenissen: Any) -> dict[str, Any]:
    """Wat er gebeurde, nieuwste eerst; elk met `op`, `titel` en naar wens `tekst`, `door`, `url`, `soort`."""
    return {"gebeurtenissen": gebeurtenissen}


@register.inclusion_tag("componenten/acties.html", takes_context=True)
def acties(context: template.Context, acties: list[dict[str, Any]], versie: int | None = None) -> dict[str, Any]:
    """Alle volgende stappen: wat mag is een knop, wat niet mag zegt waarom.

    Elke actie is `{"naam", "url", "toegestaan", "reden"}`; met `"methode": "post"` is de knop een POST
    (stuurt `verwacht_versie` mee), met `"soort"` een van KNOPPEN. De eerste toegestane is de hoofdknop.
    """
    uitvoerbaar = [actie for actie in acties if actie["toegestaan"]]
    uitvoerbaar.sort(key=lambda actie: actie.get("soort") == "gevaar")  # wat stopt staat nooit tussen het gewone werk
    for volgorde, actie in enumerate(uitvoerbaar):
        soort = actie.get("soort") or ("tweede" if volgorde else "hoofd")
        # Naast de gewone stap springt een gevaarlijke er niet uit; op de bevestigingspagina wel.
        actie["klasse"] = KNOPPEN["gevaar_rustig" if soort == "gevaar" else soort]
    return {
        "csrf_token": context.get("csrf_token"),
        "uitvoerbaar": uitvoerbaar,
        "geweigerd": [actie for actie in acties if not actie["toegestaan"]],
        "versie": versie,
    }


@lru_cache(maxsize=2048)  # een lijst vraagt steeds dezelfde dagen
def _afstand(uiterlijk: datetime.date, vandaag: datetime.date) -> tuple[str, str]:
    """Tekst en soort bij een uiterste datum: `nog 3 werkdagen` of `2 dagen te laat`."""
    dagen = (uiterlijk - vandaag).days
    if dagen < 0:
        return ("1 dag te laat" if dagen == -1 else f"{-dagen} dagen te laat", "fout")
    if dagen == 0:
        return "vandaag", "let_op"
    if dagen > 60:
        return f"nog {dagen // 7} weken", "neutraal"
    over = verschil_in_werkdagen(vandaag, uiterlijk)
    if over == 0:
        return "vandaag de laatste werkdag", "let_op"
    return ("nog 1 werkdag" if over == 1 else f"nog {over} werkdagen", "let_op" if over <= 3 else "neutraal")


@register.inclusion_tag("componenten/termijn.html")
def termijn(
    uiterlijk: Any,
    toelichting: Any = (),
    klaar: bool = False,
    vandaag: datetime.date | None = None,
    kalender: str = "",
) -> dict[str, Any]:
    """Uiterste datum met afstand en uitleg; neemt een datum of iets met `.uiterlijk` en `.toelichting`.

    `kalender`: de url van de pagina waar deze termijn op de kalender staat.
    """
    regels = getattr(uiterlijk, "toelichting", toelichting) or ()
    dag = getattr(uiterlijk, "uiterlijk", uiterlijk)
    if isinstance(dag, datetime.datetime):
        dag = timezone.localtime(dag).date()
    tekst, soort = _afstand(dag, vandaag or timezone.localdate()) if dag and not klaar else ("", "neutraal")
    return {
        "datum": dag,
        "tekst": tekst,
        "soort": _BADGES[soort],
        "toelichting": [regels] if isinstance(regels, str) else list(regels),
        "kalender": kalender,
    }


@register.simple_tag
def termijn_kort(uiterlijk: datetime.date | None, vandaag: datetime.date | None = None) -> SafeString:
    """Uiterste datum voor een tabelcel: korte datum en afstand, zonder uitleg."""
    if uiterlijk is None:
        return format_html("{}", "–")
    return _termijn_kort(uiterlijk, vandaag or timezone.localdate())


@lru_cache(maxsize=2048)
def _termijn_kort(uiterlijk: datetime.date, vandaag: datetime.date) -> SafeString:
    tekst, soort = _afstand(uiterlijk, vandaag)
    return format_html('<span class="app-termijn">{} {}</span>', tijd_element(uiterlijk), badge(tekst, soort))


@register.inclusion_tag("componenten/voortgang.html")
def voortgang(waarde: int, maximum: int, label: str, ververs: int = 0) -> dict[str, Any]:
    """Balk voor lang werk; `ververs=3` haalt de stand om de 3 seconden op (ververs.js) tot hij vol is."""
    bezig = waarde < maximum
    return {"waarde": waarde, "maximum": maximum, "label": label, "ververs": ververs if bezig else 0, "bezig": bezig}


@register.inclusion_tag("componenten/stappenbalk.html")
def stappenbalk(stappen: list[dict[str, str]], label: str = "Fasen") -> dict[str, Any]:
    """Waar een dossier staat; elke stap `{"naam", "staat"}` met staat klaar, nu of straks (en naar wens `datum`)."""
    return {"stappen": stappen, "label": label}


@register.inclusion_tag("componenten/kerncijfer.html")
def kerncijfer(label: str, waarde: Any, toelichting: str = "", soort: str = "", url: str = "") -> dict[str, Any]:
    """Eén getal groot: `{% kerncijfer "Instroom" "112" "vorig kwartaal 98" %}`; soort goed, let_op of fout."""
    return {"label": label, "waarde": waarde, "toelichting": toelichting, "soort": soort, "url": url}


def adres(context: template.Context, **wijzig: Any) -> str:
    """De querystring van deze pagina met andere waarden; een lege waarde verdwijnt."""
    request = context.get("request")
    parameters = request.GET.copy() if request is not None else QueryDict(mutable=True)
    for naam, waarde in wijzig.items():
        parameters.pop(naam, None)
        if waarde not in ("", None):
            parameters[naam] = str(waarde)
    return "?" + parameters.urlencode()


@register.inclusion_tag("componenten/sorteerkop.html", takes_context=True)
def sorteerkop(
    context: template.Context, naam: str, sleutel: str, standaard: str = "", getal: bool = False
) -> dict[str, Any]:
    """Kolomkop die sorteert op `?sorteer=sleutel` of `-sleutel`; `standaard` is de sortering zonder keuze."""
    request = context.get("request")
    huidig = (request.GET.get("sorteer") if request is not None else "") or standaard
    richting = {sleutel: "ascending", f"-{sleutel}": "descending"}.get(huidig, "")
    volgende = f"-{sleutel}" if richting == "ascending" else sleutel
    url = adres(context, sorteer=volgende, pagina="", na="", voor="")
    return {"naam": naam, "richting": richting, "url": url, "getal": getal}


@register.inclusion_tag("componenten/filters.html", takes_context=True)
def filters(context: template.Context, form: Any, knop: str = "Toon", wis: str = "Wis filters") -> dict[str, Any]:
    """Filterformulier boven een lijst (GET); houdt de sortering vast en biedt aan alles te wissen."""
    request = context.get("request")
    gebruikt = request is not None and any(request.GET.get(form.add_prefix(naam)) for naam in form.fields)
    for veld in form.fields.values():
        veld.zonder_optioneel = True
    return {
        "form": form,
        "knop": knop,
        "wis": wis,
        "klasse": KNOPPEN["tweede"],
        "sorteer": request.GET.get("sorteer", "") if request is not None else "",
        "gebruikt": gebruikt,
        "wissen": request.path if request is not None else "?",
    }


@register.inclusion_tag("componenten/paginering.html", takes_context=True)
def paginering(context: template.Context, pagina: Any) -> dict[str, Any]:
    """Bladeren: een `Page` van Django (`?pagina=3`) of een sleutelpagina.

    Een sleutelpagina heeft `vorige` en `volgende` (cursor of leeg, als `?voor=` en `?na=`) en `tekst`,
    bijvoorbeeld `51 tot en met 100 van meer dan 1.000`.
    """
    if not hasattr(pagina, "paginator"):
        return {
            "vorige": adres(context, voor=pagina.vorige, na="") if pagina.vorige else "",
            "volgende": adres(context, na=pagina.volgende, voor="") if pagina.volgende else "",
            "tekst": getattr(pagina, "tekst", ""),
            "nummers": [],
        }
    aantal = getattr(pagina.paginator, "aantal_tekst", "") or toon_getal(pagina.paginator.count)
    nummers = pagina.paginator.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1)
    return {
        "vorige": adres(context, pagina=pagina.previous_page_number()) if pagina.has_previous() else "",
        "volgende": adres(context, pagina=pagina.next_page_number()) if pagina.has_next() else "",
        "tekst": f"{pagina.start_index()} tot en met {pagina.end_index()} van {aantal}",
        "nummers": [
            {"nummer": n, "url": adres(context, pagina=n) if isinstance(n, int) else "", "hier": n == pagina.number}
            for n in (nummers if pagina.paginator.num_pages > 1 else [])
        ],
    }


@register.inclusion_tag("mfa/demo_code.html", name="demo_code")
def toon_demo_code() -> dict[str, str]:
    """De code waarmee een bezoeker van de demo inlogt; buiten de demo niets."""
    return {"demo_code": demo_code()}


@register.inclusion_tag("account/demo_logins.html", name="demo_logins")
def toon_demo_logins() -> dict[str, Any]:
    """Wie een bezoeker van de demo kan zijn, met het gedeelde wachtwoord; buiten de demo niets."""
    logins = demo_logins()
    return {"logins": logins, "wachtwoord": settings.DEMO_WACHTWOORD if logins else ""}
