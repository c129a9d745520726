"""Het register van schuldeisers: lijst, één schuldeiser, toevoegen en wijzigen."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.templatetags.opmaak import iban
from schuldhulp.views.formulier import StafRequest, ingestuurd, verwerk, verwerk_en_terug
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import eis, vereist
from trajecten.adressering import kies_adres
from trajecten.choices.schuld import Adresdoel
from trajecten.forms.schuldeiser import NieuweSchuldeiserForm, SchuldeiserFilter, SchuldeiserWijzigForm
from trajecten.models import Schuld, Schuldeiser
from trajecten.permissions import check_register
from trajecten.services.schuld import register_schuldeiser
from trajecten.services.schuldeiser import update_schuldeiser

SORTERINGEN = {
    "naam": ("naam", "id"),
    "soort": ("soort", "naam", "id"),
    "plaats": ("plaats", "naam", "id"),
}


@vereist(Recht.DOSSIERS)
@require_safe
def schuldeisers(request: StafRequest) -> HttpResponse:
    """Het gedeelde register en de privépersonen van de eigen gemeenten."""
    form = SchuldeiserFilter(request.GET)
    form.is_valid()
    rijen = _gefilterd(Schuldeiser.objects.visible_to(request.user), form.cleaned_data)
    pagina = pagina_van(rijen, request, SORTERINGEN)
    context = {"form": form, "pagina": pagina, "mag_toevoegen": not _geweigerd(request, None)}
    return render(request, "trajecten/schuldeisers.html", context)


def _gefilterd(rijen: "QuerySet[Schuldeiser]", keuze: Mapping[str, Any]) -> "QuerySet[Schuldeiser]":
    if zoek := keuze.get("zoek", "").strip():
        rijen = rijen.zoek(zoek)  # type: ignore[attr-defined]
    if keuze.get("soort"):
        rijen = rijen.filter(soort=keuze["soort"])
    if keuze.get("rol"):
        rijen = rijen.filter(rol=keuze["rol"])
    if keuze.get("preferent"):
        rijen = rijen.filter(is_preferent=keuze["preferent"] == "ja")
    return rijen.filter(is_vooraf_akkoord=keuze["vooraf"] == "ja") if keuze.get("vooraf") else rijen


@vereist(Recht.DOSSIERS)
@require_safe
def schuldeiser(request: StafRequest, pk: int) -> HttpResponse:
    """Eén schuldeiser, met in hoeveel eigen trajecten hij voorkomt; wie opging in een ander, leidt daarheen."""
    rijen = Schuldeiser.objects.visible_to_ook_samengevoegd(request.user).select_related("gemeente", "hoofdvestiging")
    rijen = rijen.prefetch_related("adressen", "hoofdvestiging__adressen")
    rij = get_object_or_404(rijen, pk=pk)
    if rij.samengevoegd_met_id:
        return redirect("trajecten:schuldeiser", rij.samengevoegd_met_id)
    context = {
        "schuldeiser": rij,
        "gegevens": gegevens_van(rij),
        "adressen": _adressen(rij, mag_wijzigen=not _geweigerd(request, rij)),
        "vestigingen": list(Schuldeiser.objects.visible_to(request.user).filter(hoofdvestiging=rij)),
        "aantal": Schuld.objects.visible_to(request.user).filter(schuldeiser=rij).count(),
        "treedt_op": Schuld.objects.visible_to(request.user).filter(vertegenwoordiger=rij).count(),
        "reden": _geweigerd(request, rij),
        "samenvoegingen": rij.samenvoegingen.filter(ongedaan_op=None).select_related("weg", "door"),  # type: ignore[attr-defined]
    }
    return render(request, "trajecten/schuldeiser.html", context)


def gegevens_van(rij: Schuldeiser) -> list[tuple[str, str]]:
    """Wat er van een schuldeiser in het register staat, behalve zijn naam."""
    return [
        ("Wat is het", rij.get_rol_display()),
        ("Handelsnamen", rij.handelsnamen),
        ("Vroegere namen", rij.vroegere_namen),
        ("Soort schuld", rij.get_soort_display()),
        ("KvK-nummer", rij.kvk_nummer),
        ("Vestigingsnummer", rij.vestigingsnummer),
        ("Vestiging van", rij.hoofdvestiging.naam if rij.hoofdvestiging else ""),
        ("Meestal preferent", "Ja" if rij.is_preferent else "Nee"),
        ("Privépersoon", f"Ja, alleen zichtbaar in {rij.gemeente}" if rij.is_privepersoon else "Nee"),
        ("Adres", "\n".join(rij.adresregels[1:])),
        ("E-mail", rij.email),
        ("Berichten via", rij.get_voorkeurskanaal_display() or "Brief"),
        ("Vooraf akkoord", _vooraf(rij)),
    ]


def _adressen(rij: Schuldeiser, *, mag_wijzigen: bool) -> list[dict[str, str]]:
    """Per doel waar de post heen gaat, en waar dat te wijzigen is."""
    eigen = {adres.doel for adres in rij.adressen.all()}  # type: ignore[attr-defined]
    uit = []
    for doel in Adresdoel:
        adres = kies_adres(rij.partij, doel)
        regels = [*adres.regels, adres.email, iban(adres.iban)] if doel in eigen else ["Het hoofdadres"]
        if rij.hoofdvestiging and doel not in eigen:
            regels = ["Het eigen hoofdadres, of dat van de hoofdvestiging:", *adres.regels]
        veld = {"label": doel.label, "waarde": "\n".join(regel for regel in regels if regel)}
        if mag_wijzigen:
            veld["url"] = reverse("trajecten:schuldeiser-adres", args=[rij.pk, doel.value])
        uit.append(veld)
    return uit


def _vooraf(rij: Schuldeiser) -> str:
    if not rij.is_vooraf_akkoord:
        return "Nee"
    vanaf, tot = rij.vooraf_akkoord_vanaf_datum, rij.vooraf_akkoord_tot_datum
    delen = [f"vanaf {vanaf:%d-%m-%Y}" if vanaf else "", f"tot en met {tot:%d-%m-%Y}" if tot else ""]
    periode = " ".join(deel for deel in delen if deel)
    return ", ".join(deel for deel in ("Ja", periode, rij.vooraf_akkoord_lijst) if deel)


def _geweigerd(request: StafRequest, rij: Schuldeiser | None) -> str:
    try:
        check_register(request.user, rij)
    except Geweigerd as fout:
        return fout.melding
    return ""


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def schuldeiser_nieuw(request: StafRequest) -> HttpResponse:
    """Een schuldeiser toevoegen aan het register."""
    eis(check_register, request.user)
    form = NieuweSchuldeiserForm(ingestuurd(request), user=request.user)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        return reverse("trajecten:schuldeiser", args=[leg_schuldeiser_vast(request, gegevens).pk])

    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/schuldeiser_form.html",
        gelukt="De schuldeiser staat in het register.",
        titel="Nieuwe schuldeiser",
        annuleer=reverse("trajecten:schuldeisers"),
    )


def leg_schuldeiser_vast(request: StafRequest, gegevens: Mapping[str, Any]) -> Schuldeiser:
    """Zet een schuldeiser in het register; de gemeente telt alleen bij een privépersoon."""
    gemeente = None
    if gegevens["is_privepersoon"]:
        gemeente = get_object_or_404(Gemeente.objects.visible_to(request.user), pk=gegevens["gemeente"])
    return register_schuldeiser(**{**gegevens, "gemeente": gemeente}, door=request.user, op=timezone.now())


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def schuldeiser_wijzigen(request: StafRequest, pk: int) -> HttpResponse:
    """Naam, adres en afspraken van een schuldeiser."""
    rij = get_object_or_404(Schuldeiser.objects.visible_to(request.user), pk=pk)
    eis(check_register, request.user, rij)
    form = SchuldeiserWijzigForm(
        ingestuurd(request),
        initial={naam: getattr(rij, naam) for naam in SchuldeiserWijzigForm.base_fields},
    )
    return verwerk_schuldeiser(
        request,
        form,
        lambda gegevens: update_schuldeiser(rij, **gegevens, door=request.user, op=timezone.now()),
        rij,
        gelukt="De schuldeiser is gewijzigd.",
        titel=f"{rij.naam} wijzigen",
    )


def verwerk_schuldeiser(
    request: StafRequest, form: Any, dienst: Callable[[Mapping[str, Any]], object], rij: Schuldeiser, **tekst: str
) -> HttpResponse:
    """Een formulier over één schuldeiser uit het register."""
    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=reverse("trajecten:schuldeiser", args=[rij.pk]),
        sjabloon="trajecten/schuldeiser_form.html",
        gedeeld=not rij.is_privepersoon,
        **tekst,
    )
