"""Dubbele dossiers: kiezen, naast elkaar leggen, samenvoegen, en dat weer ongedaan maken."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.bekendheid import laad_verwanten
from intake.forms.samenvoegen import KiesDossierForm, OngedaanForm, SamenvoegForm
from intake.models import Client, Samenvoeging
from intake.permissions import check_behandelen
from intake.services.bekend import Treffer, find_bekende
from intake.services.samenvoegen import merge_clients, undo_merge, waarom_niet_samen
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.templatetags.opmaak import datum
from schuldhulp.views.formulier import StafRequest, meld_weigering, verwerk
from schuldhulp.views.recht import eis, vereist


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def samenvoegen(request: StafRequest, pk: Any) -> HttpResponse:
    """Eerst kiezen, dan vergelijken, dan pas samenvoegen; het dossier van deze pagina blijft."""
    client = get_object_or_404(Client.objects.visible_to(request.user).select_related("gemeente", "huishouden"), pk=pk)
    eis(check_behandelen, request.user, client.gemeente)
    if request.POST.get("keuze") in {str(rij.weg_id) for rij in client.samenvoegingen.filter(ongedaan_op=None)}:
        messages.info(request, "Deze dossiers zijn al samengevoegd. Er is niets dubbel gedaan.")
        return redirect("trajecten:dossier", client.pk)
    kies = KiesDossierForm(request.POST or None, user=request.user, client=client, treffers=_treffers(request, client))
    dossier = reverse("trajecten:dossier", args=[client.pk])
    if not (kies.is_bound and kies.is_valid()):
        context = {"form": kies, "client": client, "annuleer": dossier}
        return render(request, "intake/samenvoegen_kiezen.html", context)
    ander: Client = kies.cleaned_data["ander"]
    for gezien in (client, ander):
        _noteer(request, gezien)
    form = SamenvoegForm(request.POST if "reden" in request.POST else None, ander=ander)
    if form.is_bound and form.is_valid():
        try:
            merge_clients(client, ander, reden=form.cleaned_data["reden"], door=request.user, op=timezone.now())
        except Geweigerd as fout:
            meld_weigering(form, fout)
        else:
            messages.success(request, f"Dossier {ander.dossiernummer} is samengevoegd met {client.dossiernummer}.")
            return redirect(dossier)
    context = {"form": form, "client": client, "ander": ander, "annuleer": dossier}
    context |= {"rijen": _naast_elkaar(client, ander), "bezwaar": waarom_niet_samen(client, ander)}
    return render(request, "intake/samenvoegen.html", context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def ongedaan(request: StafRequest, pk: Any) -> HttpResponse:
    """Een samenvoeging terugdraaien: wat meeging gaat terug, wat er later bij kwam blijft."""
    rijen = Samenvoeging.objects.visible_to(request.user).select_related("houdt__gemeente", "weg__gemeente", "door")
    rij = get_object_or_404(rijen, pk=pk)
    eis(check_behandelen, request.user, rij.houdt.gemeente)
    _noteer(request, rij.houdt)
    dossier = reverse("trajecten:dossier", args=[rij.houdt_id])

    def dienst(gegevens: Any) -> str:
        return reverse(
            "trajecten:dossier",
            args=[undo_merge(rij, reden=gegevens["reden"], door=request.user, op=timezone.now()).pk],
        )

    return verwerk(
        request,
        OngedaanForm(request.POST or None),
        dienst,
        sjabloon="intake/samenvoegen_ongedaan.html",
        gelukt=f"Dossier {rij.weg.dossiernummer} staat weer op zichzelf.",
        samenvoeging=rij,
        annuleer=dossier,
    )


def _treffers(request: StafRequest, client: Client) -> list[Treffer]:
    """Dossiers in dezelfde gemeente die op dit dossier lijken; ook zij komen in het logboek."""
    treffers = find_bekende(
        user=request.user,
        voornamen=client.voornamen,
        achternaam=client.achternaam,
        geboortedatum=client.geboortedatum,
        postcode=client.postcode,
        huisnummer=client.huisnummer,
        behalve=client,
    )
    hier = [treffer for treffer in treffers if treffer.client.gemeente_id == client.gemeente_id]
    laad_verwanten([treffer.client for treffer in hier], request.user)
    if request.method == "GET":
        for gezien in (client, *(treffer.client for treffer in hier)):
            _noteer(request, gezien)
    return hier


def _noteer(request: StafRequest, client: Client) -> None:
    noteer(
        request,
        Handeling.INZIEN,
        client,
        gemeente=client.gemeente,
        client_id=client.pk,
        dossiernummer=client.dossiernummer,
        toelichting="dubbele dossiers",
    )


def _naast_elkaar(een: Client, ander: Client) -> list[tuple[str, str, str, bool]]:
    """Kenmerk, waarde hier, waarde daar, en of zij verschillen."""
    kenmerken = (
        ("Naam", lambda c: c.naam),
        ("Geboren", lambda c: datum(c.geboortedatum) if c.geboortedatum else ""),
        ("BSN", lambda c: c.bsn_gemaskeerd),
        ("Adres", lambda c: ", ".join(c.adresregels[1:])),
        ("Telefoon", lambda c: c.telefoon),
        ("E-mail", lambda c: c.email),
        ("Dossier sinds", lambda c: datum(c.aangemaakt_op)),
        ("Aanmeldingen", lambda c: str(c.aanmeldingen.count())),
        ("Trajecten", lambda c: str(c.trajecten.count())),
    )
    waarden = [(titel, lees(een), lees(ander)) for titel, lees in kenmerken]
    return [(titel, hier or "–", daar or "–", hier != daar) for titel, hier, daar in waarden]
