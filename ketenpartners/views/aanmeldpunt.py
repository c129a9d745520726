"""Het centrale aanmeldpunt: één adres waar iedereen met een loket een vraag over geld vastlegt.

Net als bij een nieuwe aanmelding reist wat getypt is mee in verborgen velden; er staat niets in de url of de sessie.
"""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from intake.choices import AANMELDING_WACHT
from intake.choices.loket import Gewicht
from intake.models import Loketvraag
from intake.permissions import check_melden
from ketenpartners.forms.aanmeldpunt import BestemmingForm, LoketFilter, LoketForm
from ketenpartners.models import Ketenpartner
from ketenpartners.services.aanmeldpunt import Vraag, register_loketvraag, weeg
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.templatetags.opmaak import datum
from schuldhulp.views.formulier import StafRequest, formuliernummer, nummerveld
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import eis, vereist

MEERKEUZE = ("bedreigingen", "gebieden")
SORTERINGEN = {"gemeld": ("-op", "id"), "naam": ("client__achternaam", "client__voornamen", "id")}


@vereist(Recht.MELDEN)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def aanmeldpunt(request: StafRequest) -> HttpResponse:
    """De vraag vastleggen: eerst de antwoorden, dan de uitkomst van de triage en waar de vraag heen gaat."""
    if request.method == "GET":
        return _toon(request, LoketForm(user=request.user, meegenomen=[nummerveld(request)]))
    if Loketvraag.objects.visible_to(request.user).filter(pk=formuliernummer(request)).exists():
        messages.info(request, "Deze vraag stond er al. Er is niets dubbel vastgelegd.")
        return redirect("ketenpartners:aanmeldpunt")
    if "terug" in request.POST:
        return _toon(request, LoketForm(user=request.user, initial=_getypt(request), meegenomen=[nummerveld(request)]))
    vraag = LoketForm(request.POST, user=request.user, meegenomen=[nummerveld(request)])
    if not vraag.is_valid():
        return _toon(request, vraag)
    gemeente = vraag.gekozen_gemeente
    triage = weeg(vraag.antwoorden, gemeente, timezone.now())
    bestemming = BestemmingForm(
        request.POST if request.POST.get("stap") == "bestemming" else None,
        triage=triage,
        vraag=vraag,
        partners=_partners(request, gemeente),
        meegenomen=_mee(request),
    )
    if bestemming.is_bound and bestemming.is_valid():
        eis(check_melden, request.user, gemeente)
        if rij := _leg_vast(request, vraag, bestemming):
            messages.success(request, _wat_nu(rij))
            return redirect("ketenpartners:aanmeldpunt")
    knoppen = [{"knop": "Antwoorden wijzigen", "naam": "terug", "waarde": "1", "soort": "subtiel"}]
    context = {"form": bestemming, "triage": triage, "inwoner": vraag.persoon, "knoppen": knoppen}
    return render(request, "ketenpartners/aanmeldpunt_uitkomst.html", context)


@vereist(Recht.MELDEN)
@require_safe
def meldingen(request: StafRequest) -> HttpResponse:
    """Wat er van de meldingen werd; het loket ziet die van de eigen organisatie."""
    form = LoketFilter(request.GET)
    rijen = _rijen(request)
    if form.is_valid() and form.cleaned_data["gewicht"]:
        rijen = rijen.filter(gewicht=form.cleaned_data["gewicht"])
    pagina = pagina_van(rijen, request, SORTERINGEN)
    meer_gemeenten = len(request.user.gemeenten_met(Recht.MELDEN)) > 1
    context = {"form": form, "pagina": pagina, "meer_gemeenten": meer_gemeenten}
    return render(request, "ketenpartners/meldingen.html", context)


def _rijen(request: StafRequest) -> "QuerySet[Loketvraag]":
    rijen = Loketvraag.objects.visible_to(request.user).for_list()
    return rijen.select_related("verwijzing__partner__organisatie", "aanmelding")  # type: ignore[no-any-return]


def _leg_vast(request: StafRequest, vraag: LoketForm, bestemming: BestemmingForm) -> Loketvraag | None:
    gekozen = bestemming.cleaned_data
    try:
        return register_loketvraag(
            Vraag(
                tekst=vraag.cleaned_data["vraag"],
                antwoorden=vraag.antwoorden,
                gewicht=Gewicht(gekozen["gewicht"]),
                afwijk_reden=gekozen["afwijk_reden"] if gekozen["gewicht"] != bestemming.triage.gewicht else "",
                bedreigingen=vraag.cleaned_data["bedreigingen"],
                doorverwijzing=bestemming.doorverwijzing,
                advies=gekozen["advies"],
            ),
            gemeente=vraag.gekozen_gemeente,
            persoon=vraag.persoon,
            id_=formuliernummer(request),
            door=request.user,
            op=timezone.now(),
        )
    except Geweigerd as fout:
        bestemming.add_error(None, fout.melding)
        return None


def _wat_nu(rij: Loketvraag) -> str:
    if rij.aanmelding:
        wacht = rij.aanmelding.status in AANMELDING_WACHT
        uiterlijk = rij.aanmelding.gesprek_uiterlijk_datum if wacht else None
        tot = f" Het eerste gesprek is uiterlijk op {datum(uiterlijk)}." if uiterlijk else ""
        return f"De vraag is doorgegeven aan schuldhulp.{tot}"
    verwijzing = getattr(rij, "verwijzing", None)
    return f"De vraag is doorgestuurd naar {verwijzing.partner}." if verwijzing else "Het advies is vastgelegd."


def _partners(request: StafRequest, gemeente: Gemeente) -> list[Ketenpartner]:
    partners = Ketenpartner.objects.visible_to(request.user).met_convenant(gemeente, timezone.localdate())
    return list(partners.select_related("organisatie").order_by("organisatie__naam"))


def _getypt(request: StafRequest) -> dict[str, Any]:
    """Wat in stap 1 stond, om daar verder te gaan."""
    namen = LoketForm.base_fields  # type: ignore[attr-defined]
    return {n: request.POST.getlist(n) if n in MEERKEUZE else request.POST.get(n) for n in namen}


def _mee(request: StafRequest) -> list[SafeString]:
    """De antwoorden van stap 1 als verborgen velden, met het vaste nummer van deze vraag."""
    namen = LoketForm.base_fields  # type: ignore[attr-defined]
    paren = [("stap", "bestemming"), *((n, w) for n in namen for w in request.POST.getlist(n))]
    velden = [format_html('<input type="hidden" name="{}" value="{}">', *paar) for paar in paren]
    return [*velden, nummerveld(request)]


def _toon(request: StafRequest, form: LoketForm) -> HttpResponse:
    laatste = _rijen(request).order_by("-op", "id")[:5]
    return render(request, "ketenpartners/aanmeldpunt.html", {"form": form, "laatste": laatste})
