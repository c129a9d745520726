"""De inwoner volgt zijn traject op zijn telefoon: code en geboortedatum, en dan waar het staat."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.views.ingang import Ingang, bewijs_uit, ga_binnen, ga_weg
from trajecten.beeld.inwoner import STAPPEN
from trajecten.inwonerstand import stand_van
from trajecten.models import Trajectlink
from trajecten.services.trajectlink import find_trajectlink, leave_trajectlink, note_bekeken, open_trajectlink
from trajecten.views.traject import stappenbalk

INGANG = Ingang(
    begin="trajecten:mijn-traject",
    naar="trajecten:mijn-traject-stand",
    sjabloon="mijntraject/begin.html",
    limiet="trajectlink_code",
    cookie="TRAJECTLINK",
    open_met=open_trajectlink,
)
OPNIEUW = "Vul uw code nog een keer in om verder te kijken."
View = Callable[..., HttpResponse]


def besloten(view: View) -> View:
    """Decorator: zonder inloggen, nergens bewaard en in geen zoekmachine."""

    @login_not_required
    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def zonder_spoor(request: HttpRequest) -> HttpResponse:
        antwoord = view(request)
        antwoord["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return antwoord

    return zonder_spoor


def met_link(view: View) -> View:
    """Decorator: alleen met een lopende sessie; de view krijgt de link. Anders terug naar de voordeur."""

    @wraps(view)
    def met_traject(request: HttpRequest) -> HttpResponse:
        link = find_trajectlink(bewijs_uit(request, INGANG), op=timezone.now())
        if link is None:
            messages.info(request, OPNIEUW)
            return redirect(INGANG.begin)
        return view(request, link)

    return met_traject


@besloten
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Code en geboortedatum. Wat er ook mis is met een code, het antwoord is hetzelfde."""
    return ga_binnen(request, INGANG)


@besloten
@met_link
@require_safe
def stand(request: HttpRequest, link: Trajectlink) -> HttpResponse:
    """Waar het traject staat, wat is afgesproken, en wat de inwoner nu doet."""
    nu = timezone.now()
    traject = link.traject
    uitstroom = getattr(traject, "uitstroom", None)
    note_bekeken(link, op=nu)
    context = {
        "link": link,
        "traject": traject,
        "stand": stand_van(link, op=nu),
        "stappen": stappenbalk(
            traject.status,
            uitstroom.uit_status if uitstroom else "",
            is_gestabiliseerd=traject.stabilisatie_uiterlijk_datum is not None,
            fasen=STAPPEN,
        ),
        "vandaag": timezone.localdate(),
    }
    return render(request, "mijntraject/stand.html", context)


@besloten
@met_link
@require_POST
def sluiten(request: HttpRequest, link: Trajectlink) -> HttpResponse:
    """Klaar met kijken: op dit apparaat is daarna niets meer te zien."""
    leave_trajectlink(link, op=timezone.now())
    return ga_weg(INGANG)
