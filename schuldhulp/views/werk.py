"""Mijn werk: de voorpagina van wie met dossiers werkt, en voor anderen de weg naar hun eigen begin."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from schuldhulp.formulieren import Formulier
from schuldhulp.lib.werklijst import ALLES, TEAM, VAN_MIJ, Tellingen, als_taken, taken, tel, tel_per_behandelaar
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.templatetags.componenten import adres
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.lijst import PER_PAGINA

TABBLADEN = {VAN_MIJ: "Van mij", TEAM: "Van mijn team", ALLES: "Alles"}
# Wie niet met dossiers werkt, begint op de eerste pagina waar zijn rol over gaat.
ELDERS = {
    Recht.RAPPORTAGE: "rapportage:dashboard",
    Recht.BEHEER: "organisatie:beheer",
    Recht.AUDIT: "audit:regels",
    Recht.MELDEN: "ketenpartners:aanmeldpunt",
}


class GeteldePaginator(Paginator):
    """Bladert door rijen die al geteld zijn."""

    def __init__(self, rijen: Any, aantal: int) -> None:
        super().__init__(rijen, PER_PAGINA)
        self.count = aantal  # type: ignore[misc]


class WerkFilter(Formulier):
    """Filter boven Mijn werk; `tab` reist mee."""

    tab = forms.ChoiceField(choices=list(TABBLADEN.items()), required=False, widget=forms.HiddenInput)
    gemeente = forms.TypedChoiceField(label="Gemeente", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rijen = Gemeente.objects.visible_to(user).values_list("pk", "naam")
        self.keuzes = list(rijen)
        self.fields["gemeente"].choices = [("", "Alle gemeenten"), *self.keuzes]  # type: ignore[attr-defined]


@require_safe
def werk(request: StafRequest) -> HttpResponse:
    """Alles wat openstaat, wie aan de beurt is bovenaan; te laat staat er met de reden bij."""
    if not request.user.heeft_recht(Recht.DOSSIERS):
        return _elders(request)
    form = WerkFilter(request.GET, user=request.user)
    keuze = form.cleaned_data if form.is_valid() else {}
    standaard = VAN_MIJ if request.user.heeft_recht(Recht.BESLISSEN) else TEAM
    tab, gemeente = keuze.get("tab") or standaard, keuze.get("gemeente")
    tellingen = tel(request.user, tab, timezone.localdate(), gemeente)
    paginator = GeteldePaginator(taken(request.user, tab, gemeente), tellingen.per_tab[tab])
    pagina: Page[Any] = paginator.get_page(request.GET.get("pagina"))
    context = {
        "form": form,
        "pagina": pagina,
        "taken": als_taken(pagina.object_list),
        "tellingen": tellingen,
        "tabbladen": _tabbladen(request, tab, tellingen),
        "tab": tab,
        "andere_taken": tellingen.per_tab[ALLES] > 0,
        "waargenomen": set(request.user.werk_van) - {request.user.pk},
        "niemand": _niemand(request.user),
    }
    return render(request, "werk.html", context)


def _tabbladen(request: StafRequest, tab: str, tellingen: Tellingen) -> list[dict[str, Any]]:
    return [
        {
            "naam": naam,
            "url": adres({"request": request}, tab=sleutel, pagina=""),  # type: ignore[arg-type]
            "actief": sleutel == tab,
            "aantal": tellingen.per_tab[sleutel],
        }
        for sleutel, naam in TABBLADEN.items()
    ]


def _niemand(user: Medewerker) -> list[tuple[str, int]]:
    """Voor wie het werk verdeelt: collega's die er niet zijn en voor wie niemand waarneemt, met hun open werk."""
    gemeenten = user.gemeenten_met(Recht.VERDELEN)
    if not gemeenten or not user.waarneming.niemand:
        return []
    rijen = Medewerker.objects.visible_to(user).filter(pk__in=user.waarneming.niemand)
    namen = dict(rijen.filter(aanstellingen__gemeente__in=gemeenten).values_list("pk", "naam"))
    werk = tel_per_behandelaar(user, namen)
    return [(naam, werk.get(pk, 0)) for pk, naam in namen.items()]


def _elders(request: StafRequest) -> HttpResponse:
    for recht, naam in ELDERS.items():
        if request.user.heeft_recht(recht):
            return redirect(naam)
    raise PermissionDenied("U hebt nog geen rol. Vraag de functioneel beheerder van uw gemeente om een aanstelling.")
