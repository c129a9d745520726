"""Eén bijeenkomst: wie er was, wie er helpt, verzetten en afgelasten."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from intake.choices.workshop import Opkomst
from intake.forms.deelname import OpkomstForm
from intake.forms.workshop import AfgelastForm, NieuweSessiesForm, SessieForm, VrijwilligerForm
from intake.models import Deelname, Workshopsessie
from intake.permissions import check_reeks
from intake.services.opkomst import record_opkomst
from intake.services.workshop import add_sessies, add_vrijwilliger, cancel_sessie, move_sessie, remove_vrijwilliger
from intake.views.workshops import haal_reeks
from intake.workshopbeeld import bijeenkomsten_van
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, meld_weigering, verwacht_versie, verwerk, voer_uit
from schuldhulp.views.recht import eis, vereist


def haal_sessie(request: StafRequest, pk: Any) -> Workshopsessie:
    """De bijeenkomst met haar reeks en bezetting, als de reeks zichtbaar is (anders 404)."""
    rij = get_object_or_404(Workshopsessie.objects.visible_to(request.user), pk=pk)
    rij.reeks = haal_reeks(request, rij.reeks_id)
    return rij


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def sessie(request: StafRequest, pk: Any) -> HttpResponse:
    """De presentielijst, op een tablet of op papier, met de vrijwilligers erbij."""
    rij = haal_sessie(request, pk)
    deelnames = _deelnames(request, rij)
    is_vooraf = timezone.localdate(rij.begin_op) > timezone.localdate()
    form, status = _opkomstform(request, rij, deelnames, is_vooraf), 200
    if "bewaar" in request.POST and form.is_valid():
        eis(check_reeks, request.user, rij.reeks)
        try:
            record_opkomst(
                rij,
                opkomst=form.opkomst,
                door=request.user,
                op=timezone.now(),
                verwacht_versie=verwacht_versie(request),
            )
        except Geweigerd as fout:
            meld_weigering(form, fout)
            status = 409 if isinstance(fout, Gelijktijdig) else 200
        else:
            messages.success(request, "De opkomst is bewaard.")
            return redirect(rij.get_absolute_url())
    noteer(request, Handeling.INZIEN, rij, toelichting=f"presentielijst, {len(deelnames)} deelnemers")
    return render(
        request, "intake/workshopsessie.html", _context(request, rij, form, deelnames, is_vooraf), status=status
    )


def _deelnames(request: StafRequest, sessie: Workshopsessie) -> list[Deelname]:
    rijen = Deelname.objects.visible_to(request.user).for_list().filter(reeks=sessie.reeks).met_plaats()
    return list(rijen.order_by("client__achternaam", "client__voornamen", "pk"))


def _opkomstform(
    request: StafRequest, sessie: Workshopsessie, deelnames: list[Deelname], is_vooraf: bool
) -> OpkomstForm:
    bekend = {f"d-{a.deelname_id}": a.opkomst for a in sessie.aanwezigheden.all()}
    if "bewaar" in request.POST:
        return OpkomstForm(request.POST, deelnames=deelnames, is_vooraf=is_vooraf)
    if "iedereen" in request.POST and not is_vooraf:
        # Nog niets bewaard: iedereen staat op aanwezig, behalve wie al iets anders had; daarna past men aan.
        getypt = {f"d-{d.pk}": request.POST.get(f"d-{d.pk}") or Opkomst.AANWEZIG for d in deelnames}
        return OpkomstForm(initial={**getypt}, deelnames=deelnames, is_vooraf=is_vooraf)
    return OpkomstForm(initial=bekend, deelnames=deelnames, is_vooraf=is_vooraf)


def _context(
    request: StafRequest, rij: Workshopsessie, form: OpkomstForm, deelnames: list[Deelname], is_vooraf: bool
) -> dict[str, Any]:
    beeld = next(b for b in bijeenkomsten_van(rij.reeks, timezone.now()) if b.sessie.pk == rij.pk)
    gezien = verwacht_versie(request)
    return {
        "bijeenkomst": rij,
        "reeks": rij.reeks,
        "beeld": beeld,
        "form": form,
        "rijen": [(deelname, form[f"d-{deelname.pk}"]) for deelname in deelnames],
        "vrijwilligers": list(rij.vrijwilligers.all()),
        "is_vooraf": is_vooraf,
        "is_te_wijzigen": not rij.is_afgelast and rij.begin_op > timezone.now(),
        "is_nog_niet_bewaard": "iedereen" in request.POST,
        "elders": rij.reeks.bezet - len(deelnames),  # type: ignore[attr-defined]
        "versie": rij.versie if gezien is None else gezien,
        "mag_wijzigen": request.user.heeft_recht(Recht.BESLISSEN),
    }


def _stap(request: StafRequest, form: Any, dienst: Any, terug: str, **context: Any) -> HttpResponse:
    def uitvoeren(gegevens: Mapping[str, Any]) -> str:
        dienst(gegevens)
        return terug

    return verwerk(request, form, uitvoeren, sjabloon="intake/workshop_stap.html", annuleer=terug, **context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Een of meer bijeenkomsten toevoegen."""
    reeks = haal_reeks(request, pk)
    eis(check_reeks, request.user, reeks)
    laatste = reeks.sessies.last()
    form = NieuweSessiesForm(
        request.POST or None, initial={"zaal": laatste.zaal, "aantal": 1} if laatste else {"aantal": 3}
    )
    return _stap(
        request,
        form,
        lambda _: add_sessies(reeks, momenten=form.momenten, door=request.user, op=timezone.now()),
        reeks.get_absolute_url(),
        reeks=reeks,
        titel="Bijeenkomsten plannen",
        knop="Plan de bijeenkomsten",
        gelukt="De bijeenkomsten zijn gepland.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def verzetten(request: StafRequest, pk: Any) -> HttpResponse:
    """Een bijeenkomst naar een andere tijd of zaal."""
    rij = haal_sessie(request, pk)
    eis(check_reeks, request.user, rij.reeks)
    begin, eind = timezone.localtime(rij.begin_op), timezone.localtime(rij.eind_op)
    initieel = {"datum": begin.date(), "van": begin.time(), "tot": eind.time(), "zaal": rij.zaal}
    form = SessieForm(request.POST or None, initial=initieel)
    return _stap(
        request,
        form,
        lambda _: move_sessie(
            rij,
            moment=form.moment(),
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        rij.get_absolute_url(),
        reeks=rij.reeks,
        bijeenkomst=rij,
        titel="Bijeenkomst verzetten",
        knop="Verzet de bijeenkomst",
        gelukt="De bijeenkomst is verzet. De deelnemers krijgen bericht.",
        effect="Iedereen met een plaats krijgt bericht per sms, e-mail of brief.",
        versie=rij.versie,
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def afgelasten(request: StafRequest, pk: Any) -> HttpResponse:
    """Een bijeenkomst gaat niet door."""
    rij = haal_sessie(request, pk)
    eis(check_reeks, request.user, rij.reeks)
    form = AfgelastForm(request.POST or None)
    return _stap(
        request,
        form,
        lambda g: cancel_sessie(
            rij, reden=g["reden"], door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie
        ),
        rij.reeks.get_absolute_url(),
        reeks=rij.reeks,
        bijeenkomst=rij,
        titel="Bijeenkomst afgelasten",
        knop="Gelast de bijeenkomst af",
        knop_soort="gevaar",
        gelukt="De bijeenkomst is afgelast. De deelnemers krijgen bericht.",
        effect="Iedereen met een plaats krijgt bericht per sms, e-mail of brief.",
        versie=rij.versie,
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def vrijwilliger_nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Een vrijwilliger op de bijeenkomst zetten."""
    rij = haal_sessie(request, pk)
    eis(check_reeks, request.user, rij.reeks)
    form = VrijwilligerForm(request.POST or None)
    return _stap(
        request,
        form,
        lambda g: add_vrijwilliger(rij, **g, door=request.user, op=timezone.now()),
        rij.get_absolute_url(),
        reeks=rij.reeks,
        bijeenkomst=rij,
        titel="Vrijwilliger toevoegen",
        knop="Voeg toe",
        gelukt="De vrijwilliger staat op de lijst.",
    )


@vereist(Recht.DOSSIERS)
@require_POST
def vrijwilliger_weg(request: StafRequest, pk: Any, vrijwilliger: int) -> HttpResponse:
    """Een vrijwilliger van de bijeenkomst halen."""
    rij = haal_sessie(request, pk)
    eis(check_reeks, request.user, rij.reeks)
    return voer_uit(
        request,
        lambda: remove_vrijwilliger(rij, vrijwilliger_id=vrijwilliger, door=request.user, op=timezone.now()),
        terug=reverse("intake:workshopsessie", args=[rij.pk]),
        gelukt="De vrijwilliger is van de lijst.",
    )
