"""De zelfintake bij de consulent: sturen, volgen, de antwoorden lezen, een dreiging beoordelen, overnemen."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.choices import Bedreiging
from intake.choices.zelf import UITLEG_ZELFINTAKE, ZELFINTAKE_BIJ_INWONER, ZelfintakeKanaal, ZelfintakeStatus
from intake.forms.zelfintake import DreigingForm, OvernameForm, SturenForm
from intake.models import Aanmelding, Zelfintake
from intake.permissions import can_beslissen, check_behandelen
from intake.services.codepost import kanaalbezwaren
from intake.services.zelfintake import (
    assess_dreiging,
    invite_zelfintake,
    read_zelfintake,
    renew_zelfintake,
    verloopt,
    withdraw_zelfintake,
)
from intake.services.zelfovername import propose, take_over
from intake.services.zelfpost import voorbeeldbrief, voorbeeldtekst
from intake.views.aanmelding import haal_aanmelding
from intake.views.zelfoverzicht import over_de_dreiging, overzicht, vlagteksten
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.brieven.models import Bericht, Brief
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk, voer_uit
from schuldhulp.views.recht import eis, vereist


def haal_zelfintake(request: StafRequest, pk: Any, *, om_te_werken: bool = True) -> Zelfintake:
    """De zelfintake als de medewerker haar mag zien (anders 404); eerst een regel in het logboek."""
    rijen: QuerySet[Zelfintake] = Zelfintake.objects.visible_to(request.user)
    rij = get_object_or_404(
        rijen.select_related("aanmelding", "client__huishouden", "client__gemeente", "gemeente", "behandelaar"), pk=pk
    )
    noteer(
        request,
        Handeling.INZIEN,
        rij,
        gemeente=rij.gemeente,
        client_id=rij.client_id,
        dossiernummer=rij.client.dossiernummer,
    )
    if om_te_werken:
        eis(check_behandelen, request.user, rij.gemeente)
    return rij


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def sturen(request: StafRequest, pk: Any) -> HttpResponse:
    """De inwoner uitnodigen, met het bericht zoals hij het krijgt. Loopt er al een, dan is dit opnieuw sturen."""
    rij = haal_aanmelding(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    lopend = rij.zelfintakes.filter(status__in=ZELFINTAKE_BIJ_INWONER).first()
    if lopend and request.method == "GET":
        return redirect("intake:zelfintake-opnieuw", lopend.pk)
    return _sturen(
        request,
        rij,
        lambda kanaal: invite_zelfintake(rij, kanaal=kanaal, door=request.user, op=timezone.now()),
        titel="Zelfintake sturen",
        annuleer=reverse("intake:aanmelding", args=[rij.pk]),
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def opnieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Een nieuwe code sturen; de oude werkt dan niet meer."""
    rij = haal_zelfintake(request, pk)
    if request.method == "GET" and (reden := waarom_niet(rij, "renew")):
        messages.error(request, reden)
        return redirect(rij)
    gezien = verwacht_versie(request)
    return _sturen(
        request,
        rij.aanmelding,
        lambda kanaal: renew_zelfintake(
            rij, kanaal=kanaal, door=request.user, op=timezone.now(), verwacht_versie=gezien
        ),
        titel="Zelfintake opnieuw sturen",
        effect="De inwoner krijgt een nieuwe code. De oude code werkt dan niet meer. Wat al is ingevuld, blijft staan.",
        versie=rij.versie if gezien is None else gezien,
        annuleer=rij.get_absolute_url(),
    )


def _sturen(request: StafRequest, aanmelding: Aanmelding, dienst: Any, **context: Any) -> HttpResponse:
    nu = timezone.now()
    form = SturenForm(request.POST or None, bezwaren=kanaalbezwaren(aanmelding.client))
    einde = verloopt(aanmelding.gemeente, ZelfintakeKanaal.SMS, nu)

    def voorbeeld(_: Any) -> HttpResponse:
        tot = verloopt(aanmelding.gemeente, ZelfintakeKanaal.BRIEF, nu)
        return toon_voorbeeld(request, voorbeeldbrief(aanmelding, verloopt_op=tot, door=request.user))

    return verwerk(
        request,
        form,
        lambda g: dienst(ZelfintakeKanaal(g["kanaal"])).get_absolute_url(),
        sjabloon="intake/zelfintake_sturen.html",
        gelukt="De uitnodiging is klaargezet.",
        voorbeeld=voorbeeld,
        aanmelding=aanmelding,
        bericht=voorbeeldtekst(aanmelding.gemeente, verloopt_op=einde),
        **context,
    )


@vereist(Recht.DOSSIERS)
@require_safe
def zelfintake(request: StafRequest, pk: Any) -> HttpResponse:
    """De stand en, zodra ze er zijn, de antwoorden."""
    rij = haal_zelfintake(request, pk, om_te_werken=False)
    is_ingestuurd = rij.status in (ZelfintakeStatus.INGEDIEND, ZelfintakeStatus.GELEZEN)
    ronde = f"zelfintake:{rij.pk}:{rij.ronde}"
    delen = overzicht(rij) if is_ingestuurd else []
    context = {
        "zelfintake": rij,
        "aanmelding": rij.aanmelding,
        "uitleg_status": UITLEG_ZELFINTAKE[ZelfintakeStatus(rij.status)],
        "is_ingestuurd": is_ingestuurd,
        "delen": [deel for deel in delen if not deel["is_leeg"]],
        "leeg": [deel["titel"] for deel in delen if deel["is_leeg"]],
        "over_de_dreiging": over_de_dreiging(rij) if rij.dreigingen else [],
        "vlaggen": vlagteksten(rij) if is_ingestuurd else [],
        "voorstellen": propose(rij) if is_ingestuurd else [],
        "berichten": Bericht.objects.visible_to(request.user).filter(sleutel__startswith=f"{ronde}:").order_by("pk"),
        "brief": Brief.objects.visible_to(request.user).filter(sleutel=ronde).first(),
        "bij_inwoner": rij.status in ZELFINTAKE_BIJ_INWONER,
        "mag_werken": can_beslissen(request.user, rij.gemeente),
    }
    return render(request, "intake/zelfintake.html", context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def dreiging(request: StafRequest, pk: Any) -> HttpResponse:
    """Vaststellen wat er dreigt; alleen de wettelijke lijst kort de termijn voor het gesprek in."""
    rij = haal_zelfintake(request, pk)
    if request.method == "GET" and not rij.heeft_open_dreiging:
        messages.error(request, "Er staat geen dreiging open.")
        return redirect(rij)
    form = DreigingForm(request.POST or None, zelfintake=rij)

    def dienst(gegevens: Any) -> str:
        return assess_dreiging(
            rij,
            bedreigingen=[Bedreiging(b) for b in gegevens["bedreigingen"]],
            oordeel=gegevens["oordeel"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ).get_absolute_url()

    return _stap(
        request,
        form,
        dienst,
        rij,
        versie=rij.versie,
        titel="Dreiging beoordelen",
        knop="Leg vast",
        gelukt="Vastgelegd.",
        effect=_bel_eerst(rij),
    )


def _bel_eerst(rij: Zelfintake) -> str:
    erbij = "".join(f" {regel['label']} {regel['waarde']}." for regel in over_de_dreiging(rij))
    return f"De inwoner noemde: {', '.join(rij.dreiging_namen).lower()}.{erbij} Bel hem en leg hier vast wat er is."


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def overnemen(request: StafRequest, pk: Any) -> HttpResponse:
    """Kiezen welke antwoorden het dossier in gaan."""
    rij = haal_zelfintake(request, pk)
    voorstellen = propose(rij) if rij.status in (ZelfintakeStatus.INGEDIEND, ZelfintakeStatus.GELEZEN) else []
    if not voorstellen:
        messages.info(request, "Er is niets om over te nemen: het dossier zegt hetzelfde als de inwoner.")
        return redirect(rij)
    form = OvernameForm(request.POST or None, voorstellen=voorstellen)

    def dienst(gegevens: Any) -> str:
        take_over(
            rij,
            gekozen=gegevens["gekozen"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )
        return rij.get_absolute_url()

    return _stap(
        request,
        form,
        dienst,
        rij,
        versie=rij.client.versie,
        titel="Antwoorden overnemen",
        knop="Neem over",
        gelukt="De antwoorden staan nu in het dossier.",
    )


def _stap(request: StafRequest, form: Any, dienst: Any, rij: Zelfintake, **context: Any) -> HttpResponse:
    return verwerk(
        request,
        form,
        dienst,
        sjabloon="intake/stap.html",
        aanmelding=rij.aanmelding,
        annuleer=rij.get_absolute_url(),
        **context,
    )


@vereist(Recht.DOSSIERS)
@require_POST
def gelezen(request: StafRequest, pk: Any) -> HttpResponse:
    """De antwoorden zijn gelezen; het werk is gedaan."""
    rij = haal_zelfintake(request, pk)
    return voer_uit(
        request,
        lambda: read_zelfintake(rij, door=request.user, op=timezone.now(), verwacht_versie=verwacht_versie(request)),
        terug=rij.get_absolute_url(),
        gelukt="U hebt de antwoorden gelezen.",
    )


@vereist(Recht.DOSSIERS)
@require_POST
def intrekken(request: StafRequest, pk: Any) -> HttpResponse:
    """De uitnodiging is niet meer nodig."""
    rij = haal_zelfintake(request, pk)
    return voer_uit(
        request,
        lambda: withdraw_zelfintake(
            rij, door=request.user, op=timezone.now(), verwacht_versie=verwacht_versie(request)
        ),
        terug=rij.get_absolute_url(),
        gelukt="De uitnodiging is ingetrokken. De code werkt niet meer.",
    )
