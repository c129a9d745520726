"""Partners: wie er zijn en wat zij doen; en voor de functioneel beheerder partner, convenant en sleutel beheren."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenpartners.forms.partner import ConvenantEindeForm, ConvenantForm, NieuwePartnerForm, PartnerForm, SleutelForm
from ketenpartners.models import Convenant, Ketenpartner, Toegangssleutel
from ketenpartners.permissions import can_beheren, check_beheren
from ketenpartners.scopes import SCOPES
from ketenpartners.services import partner as diensten
from ketenpartners.services.sleutel import Uitgifte, create_sleutel, revoke_sleutel
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, meld_weigering, verwerk, voer_uit
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import eis, vereist

SORTERINGEN = {"naam": ("organisatie__naam", "id")}


def _mag_zien(request: StafRequest) -> None:
    if not (request.user.heeft_recht(Recht.DOSSIERS) or request.user.heeft_recht(Recht.BEHEER)):
        raise PermissionDenied("Bij uw rol hoort deze pagina niet.")


def _haal(request: StafRequest, pk: int) -> Ketenpartner:
    return get_object_or_404(Ketenpartner.objects.visible_to(request.user).select_related("organisatie"), pk=pk)


def _haal_beheer(request: StafRequest, pk: int) -> Ketenpartner:
    """De partner om te beheren: 404 buiten de eigen gemeenten, 403 zonder beheer bij een van zijn convenanten."""
    rij = _haal(request, pk)
    eis(check_beheren, request.user, rij)
    return rij


@require_safe
def partners(request: StafRequest) -> HttpResponse:
    """Partners van de gemeenten waar de medewerker werkt."""
    _mag_zien(request)
    rijen = Ketenpartner.objects.visible_to(request.user).select_related("organisatie")
    pagina = pagina_van(rijen, request, SORTERINGEN)
    is_beheerder = request.user.heeft_recht(Recht.BEHEER)
    return render(request, "ketenpartners/partners.html", {"pagina": pagina, "is_beheerder": is_beheerder})


@require_safe
def partner(request: StafRequest, pk: int) -> HttpResponse:
    """Eén partner: bereikbaarheid, diensten, convenanten, en voor de beheerder de sleutels."""
    _mag_zien(request)
    return _toon(request, _haal(request, pk))


def _toon(request: StafRequest, rij: Ketenpartner, uitgifte: Uitgifte | None = None) -> HttpResponse:
    beheer = can_beheren(request.user, rij)
    vandaag, beheerbaar = timezone.localdate(), request.user.gemeenten_met(Recht.BEHEER)
    convenanten = [
        (c, c.is_geldig(vandaag), c.gemeente_id in beheerbaar and c.geldig_tot_datum is None)
        for c in rij.convenanten.filter(gemeente__in=request.user.alle_gemeenten).select_related("gemeente")
    ]
    organisatie = rij.organisatie
    context = {
        "partner": rij,
        "beheer": beheer,
        "gegevens": [
            ("Soort", organisatie.get_soort_display()),
            ("Hulp", rij.diensten_tekst.replace(", ", "\n")),
            ("Telefoon", organisatie.telefoon),
            ("E-mail", organisatie.email),
        ],
        "convenanten": convenanten,
        "sleutels": [
            (s, [SCOPES[scope] for scope in s.scopes if scope in SCOPES])
            for s in rij.sleutels.select_related("aangemaakt_door")
        ]
        if beheer
        else [],
        "uitgifte": uitgifte,
    }
    antwoord = render(request, "ketenpartners/partner.html", context)
    if uitgifte:
        antwoord["Cache-Control"] = "no-store"
    return antwoord


def _url(rij: Ketenpartner) -> str:
    return reverse("ketenpartners:partner", args=[rij.pk])


def _formulier(request: StafRequest, form: Any, dienst: Any, *, terug: str, **context: Any) -> HttpResponse:
    def uitvoeren(gegevens: Mapping[str, Any]) -> str:
        uitkomst = dienst(gegevens)
        return _url(uitkomst) if isinstance(uitkomst, Ketenpartner) else terug

    return verwerk(request, form, uitvoeren, sjabloon="ketenpartners/beheer.html", terug=terug, **context)


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def partner_nieuw(request: StafRequest) -> HttpResponse:
    """Een nieuwe partner met het eerste convenant."""
    form = NieuwePartnerForm(request.POST if request.method == "POST" else None, user=request.user)
    return _formulier(
        request,
        form,
        lambda g: diensten.register_partner(**g, door=request.user, op=timezone.now()),
        terug=reverse("ketenpartners:partners"),
        titel="Nieuwe partner",
        knop="Leg de partner vast",
        gelukt="De partner is vastgelegd.",
    )


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def partner_wijzigen(request: StafRequest, pk: int) -> HttpResponse:
    """Diensten en bereikbaarheid van een partner wijzigen."""
    rij = _haal_beheer(request, pk)
    organisatie = rij.organisatie
    begin = {"diensten": rij.diensten, "is_actief": rij.is_actief}
    begin |= {"telefoon": organisatie.telefoon, "email": organisatie.email}
    return _formulier(
        request,
        PartnerForm(request.POST if request.method == "POST" else None, initial=begin),
        lambda g: diensten.update_partner(rij, **g, door=request.user, op=timezone.now()),
        terug=_url(rij),
        titel=f"{rij} wijzigen",
        partner=rij,
        knop="Opslaan",
        gelukt="De partner is gewijzigd.",
    )


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def convenant_nieuw(request: StafRequest, pk: int) -> HttpResponse:
    """Een convenant met deze partner vastleggen; ook als een andere gemeente de partner al kent."""
    rij = get_object_or_404(Ketenpartner.objects.visible_to(request.user).select_related("organisatie"), pk=pk)
    return _formulier(
        request,
        ConvenantForm(request.POST if request.method == "POST" else None, user=request.user),
        lambda g: diensten.add_convenant(rij, **g, door=request.user, op=timezone.now()),
        terug=_url(rij),
        titel=f"Convenant met {rij}",
        partner=rij,
        knop="Leg het convenant vast",
        gelukt="Het convenant is vastgelegd.",
    )


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def convenant_einde(request: StafRequest, pk: int) -> HttpResponse:
    """Een convenant laten eindigen."""
    zichtbaar = Convenant.objects.visible_to(request.user).filter(gemeente__in=request.user.gemeenten_met(Recht.BEHEER))
    rij = get_object_or_404(zichtbaar.select_related("partner__organisatie", "gemeente"), pk=pk)
    return _formulier(
        request,
        ConvenantEindeForm(request.POST if request.method == "POST" else None),
        lambda g: diensten.end_convenant(rij, **g, door=request.user, op=timezone.now()),
        terug=_url(rij.partner),
        titel=f"Convenant met {rij.gemeente} beëindigen",
        partner=rij.partner,
        knop="Beëindig het convenant",
        knop_soort="gevaar",
        effect="Na deze dag ziet de partner geen verwijzingen van deze gemeente meer. Open verwijzingen blijven bij uw "
        "collega's op de werklijst staan.",
        gelukt="Het convenant is beëindigd.",
    )


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def sleutel_nieuw(request: StafRequest, pk: int) -> HttpResponse:
    """Een API-sleutel uitgeven; het geheim staat één keer op het scherm, in het antwoord zelf."""
    rij = _haal_beheer(request, pk)
    form = SleutelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            uitgifte = create_sleutel(rij, **form.cleaned_data, door=request.user, op=timezone.now())
        except Geweigerd as fout:
            meld_weigering(form, fout)
        else:
            return _toon(request, rij, uitgifte)
    context = {
        "form": form,
        "partner": rij,
        "terug": _url(rij),
        "titel": "Nieuwe API-sleutel",
        "knop": "Geef de sleutel uit",
    }
    effect = "U ziet het geheim één keer. Geef het langs een veilige weg aan de partner."
    return render(request, "ketenpartners/beheer.html", {**context, "effect": effect})


@vereist(Recht.BEHEER)
@require_POST
def sleutel_intrekken(request: StafRequest, pk: int) -> HttpResponse:
    """Een API-sleutel meteen laten stoppen."""
    sleutel = get_object_or_404(Toegangssleutel.objects.visible_to(request.user).select_related("partner"), pk=pk)
    return voer_uit(
        request,
        lambda: revoke_sleutel(sleutel, door=request.user, op=timezone.now()),
        terug=_url(sleutel.partner),
        gelukt="De sleutel is ingetrokken en werkt niet meer.",
    )
