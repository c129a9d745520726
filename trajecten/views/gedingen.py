"""Wat de rechter gevraagd is: het verzoek, de zitting, de uitspraak en wat daarna moet."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.brieven.services import Concept
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import VOORBEELD, StafRequest, ingestuurd, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.choices.geding import UITLEG_GEDING, Gedingsoort, Gedingstatus, Gedingstuk
from trajecten.forms.geding import BreedMoratoriumForm, MoratoriumForm, VerzoekForm
from trajecten.models import Geding, Traject
from trajecten.permissions import check_behandelen
from trajecten.services.geding import request_geding, waarom_niet
from trajecten.services.verzoek import Verzoek
from trajecten.services.verzoekbrief import concept_verzoek
from trajecten.tijdlijn.geding import brieven_van, wissels_van_zaak
from trajecten.views.gedingstappen import GEDINGSTAPPEN
from trajecten.views.ophalen import haal_traject, haal_van_traject
from trajecten.views.zaakstap import doe_zaakstap, zaakacties

VERZOEKEN: dict[str, tuple[Gedingsoort, Any, str]] = {
    "moratorium": (
        Gedingsoort.MORATORIUM,
        MoratoriumForm,
        "De rechter kan de ontruiming, afsluiting of opzegging hoogstens zes maanden tegenhouden (art. 287b Fw). "
        "Achteraf krijgt de rechtbank een verslag van ons.",
    ),
    "voorlopige-voorziening": (
        Gedingsoort.VOORLOPIGE_VOORZIENING,
        VerzoekForm,
        "Een spoedmaatregel bij een Wsnp-verzoek dat bij de rechter ligt (art. 287 lid 4 Fw).",
    ),
    "breed-moratorium": (
        Gedingsoort.BREED_MORATORIUM,
        BreedMoratoriumForm,
        "Het college vraagt een afkoelingsperiode van hoogstens zes maanden voor alle schulden (art. 5 Wgs). Dat kan "
        "eens in de tien jaar. Bij een achterstand van een maand in de vaste lasten moet zij eindigen.",
    ),
}


def haal_geding(request: StafRequest, pk: Any) -> Geding:
    """Het geding met zijn traject; anders 404."""
    rij: Geding = haal_van_traject(request, Geding.objects.visible_to(request.user), pk)
    return rij


@vereist(Recht.DOSSIERS)
@require_safe
def geding(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén verzoek aan de rechter: stand, feiten, brieven en wat er nu kan."""
    rij = haal_geding(request, pk)
    context = {
        "geding": rij,
        "traject": rij.traject,
        "titel": str(rij),
        "uitleg_status": UITLEG_GEDING[Gedingstatus(rij.status)],
        "gegevens": _gegevens(rij),
        "stukken": [Gedingstuk(stuk).label for stuk in rij.stukken],
        "acties": zaakacties(rij, request.user, GEDINGSTAPPEN, "trajecten:geding-stap"),
        "brieven": brieven_van(request.user, "geding", rij.pk),
        "tijdlijn": wissels_van_zaak(rij),
    }
    return render(request, "trajecten/geding.html", context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def stap(request: StafRequest, pk: Any, code: str) -> HttpResponse:
    """Eén stap op een verzoek aan de rechter."""
    return doe_zaakstap(request, haal_geding(request, pk), GEDINGSTAPPEN, code)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def nieuw(request: StafRequest, pk: Any, soort: str) -> HttpResponse:
    """De rechter om bescherming vragen."""
    if soort not in VERZOEKEN:
        raise Http404("Dit verzoek bestaat niet.")
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    gedingsoort, formulier, effect = VERZOEKEN[soort]
    invoer = ingestuurd(request)
    form = formulier(invoer, traject=traject, user=request.user, initial=_uit_de_crisis(request, traject))
    reden = "" if invoer else waarom_niet(traject, gedingsoort, op=timezone.now())

    def dienst(gegevens: Any) -> str:
        return request_geding(
            traject,
            soort=gedingsoort,
            verzoek=_verzoek(traject, gegevens),
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ).get_absolute_url()

    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/stap.html",
        gelukt="Het verzoek is vastgelegd. Onderteken het en stuur het naar de rechtbank.",
        voorbeeld=lambda g: toon_voorbeeld(request, _verzoekschrift(traject, gedingsoort, g, request)),
        traject=traject,
        titel=f"{gedingsoort.label.split(' (')[0]} vragen",
        effect=effect,
        reden=reden,
        knop="Vraag de rechter",
        knop_soort="hoofd",
        annuleer=traject.get_absolute_url(),
    )


def _verzoekschrift(traject: Traject, soort: Gedingsoort, g: Any, request: StafRequest) -> Concept:
    return concept_verzoek(
        traject,
        soort=soort,
        verzoek=_verzoek(traject, g),
        sleutel=VOORBEELD,
        door=request.user,
        op=timezone.now(),
    )


def _uit_de_crisis(request: StafRequest, traject: Traject) -> dict[str, Any]:
    """Wat al bekend is van een dreiging die openstaat."""
    crisis = traject.crises.open().first()
    return {"bedreiging": crisis.bedreiging, "wederpartij": crisis.wederpartij} if crisis else {}


def _verzoek(traject: Traject, g: Any) -> Verzoek:
    crisis = traject.crises.open().filter(bedreiging=g.get("bedreiging", ""), wederpartij=g.get("wederpartij", ""))
    return Verzoek(
        rechtbank=g["rechtbank"],
        motivering=g["motivering"],
        bedreiging=g.get("bedreiging"),
        wederpartij=g.get("wederpartij", ""),
        stukken=g.get("stukken", ()),
        crisis=crisis.first(),
    )


def _gegevens(rij: Geding) -> list[tuple[str, str]]:
    def dag(waarde: Any) -> str:
        return f"{waarde:%d-%m-%Y}" if waarde else ""

    zitting = timezone.localtime(rij.zitting_op) if rij.zitting_op else None
    alles = [
        ("Rechtbank", rij.rechtbank),
        ("Zaaknummer", rij.zaaknummer or "Nog niet bekend"),
        ("Waartegen", rij.get_bedreiging_display()),
        ("Wederpartij", rij.wederpartij),
        ("Heroverweging gevraagd op", dag(rij.heroverweging_datum)),
        ("Gevraagd op", dag(rij.aanvraag_datum)),
        ("Zitting", f"{zitting:%d-%m-%Y om %H.%M} uur {rij.zitting_plaats}".strip() if zitting else ""),
        ("Uitspraak", dag(rij.uitspraak_datum)),
        ("Wat de rechter schreef", rij.uitspraak),
        ("Bescherming", f"{dag(rij.start_datum)} tot en met {dag(rij.eind_datum)}" if rij.start_datum else ""),
        ("Beëindiging", rij.get_beeindigen_reden_display()),
        ("Beëindiging gevraagd op", dag(rij.beeindiging_gevraagd_datum)),
        ("Waarom het ophield", rij.einde_reden),
        ("Verslag", "\n".join(filter(None, (dag(rij.verslag_datum), rij.verslag)))),
    ]
    return [paar for paar in alles if paar[1]]
