"""Wat als? Een antwoord veranderen en zien waar de inwoner dan staat. Er wordt niets bewaard."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.choices import Kwadrant
from intake.forms.screening import WatAlsForm
from intake.kwadrant import Vragenlijst, scoor
from intake.models import Aanmelding
from intake.services.screeningbeleid import gewogen_voor
from intake.views.aanmelding import haal_aanmelding
from intake.views.plek import plek_van_uitkomst
from intake.views.screening import assen_van
from intake.weging import beantwoord, stappen
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist

STUK = "X-Stuk"  # het script vraagt alleen de uitkomst


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def wat_als(request: StafRequest, pk: Any) -> HttpResponse:
    """De vragenlijst naast de uitkomst; begint bij de laatste screening. Antwoorden reizen nooit mee in een URL."""
    if request.method == "POST" and STUK in request.headers:
        return _stuk(request, pk)
    rij = haal_aanmelding(request, pk)
    lijst = gewogen_voor(rij.gemeente, timezone.localdate()).lijst
    laatste = rij.screeningen.first()
    # Een oude screening kan vragen en antwoorden hebben die de lijst van nu niet meer kent.
    codes = {vraag.code: vraag.codes for vraag in lijst.vragen}
    begin = {c: a for c, a in (laatste.antwoorden if laatste else {}).items() if a in codes.get(c, ())}
    form = WatAlsForm(request.POST or None, vragenlijst=lijst, initial=begin)
    gegeven = form.gegeven if form.is_bound else begin
    context = {"aanmelding": rij, "form": form, "laatste": laatste, **_uitkomst(lijst, gegeven, begin)}
    return render(request, "intake/wat_als.html", context)


def _stuk(request: StafRequest, pk: Any) -> HttpResponse:
    """Alleen de berekening van wat er gestuurd is: leest niets over de inwoner, dus ook geen regel in het logboek."""
    rij = get_object_or_404(Aanmelding.objects.visible_to(request.user).select_related("gemeente"), pk=pk)
    lijst = gewogen_voor(rij.gemeente, timezone.localdate()).lijst
    form = WatAlsForm(request.POST, vragenlijst=lijst)
    anders = set(request.POST.getlist("anders"))  # wat het script zag veranderen
    veranderd = [vraag for vraag in lijst.vragen if form.add_prefix(vraag.code) in anders]
    context = _uitkomst(lijst, form.gegeven, {}) | {"veranderd": veranderd}
    return render(request, "intake/wat_als_uitkomst.html", context)


def _uitkomst(lijst: Vragenlijst, gegeven: Mapping[str, str], begin: Mapping[str, str]) -> dict[str, Any]:
    deel = beantwoord(lijst, gegeven)
    antwoorden = {vraag.code: gegeven[vraag.code] for vraag in deel.vragen}
    uitkomst = scoor(antwoorden, deel)
    return {
        "plek": plek_van_uitkomst(uitkomst, deel),
        "naam": Kwadrant(uitkomst.kwadrant).label,
        "assen": assen_van(uitkomst),
        "stappen": [(stap, Kwadrant(stap.naar).label) for stap in stappen(deel, antwoorden)],
        "onbeantwoord": len(lijst.vragen) - len(deel.vragen),
        "veranderd": [vraag for vraag in deel.vragen if begin and begin.get(vraag.code) != antwoorden[vraag.code]],
    }
