"""Adressen voor de toetsen van de opmaak, los van de apps."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd, NietGevonden
from schuldhulp.views import fouten


def leeg(request: HttpRequest) -> HttpResponse:
    return HttpResponse("gelukt")


def formulier(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html")


def _werpt(fout: Exception):
    @login_not_required
    def view(request: HttpRequest) -> HttpResponse:
        raise fout

    return view


urlpatterns = [
    path("", include("schuldhulp.views.urls")),
    path("account/", include("schuldhulp.views.inlog_urls")),
    path("werk/", leeg, name="werk"),
    path("formulier/", formulier),
    path("opslaan/", _werpt(AssertionError("dit formulier mocht niet worden uitgevoerd"))),
    path("", include(([path("dossiers/", leeg, name="dossiers"), path("zoek/", leeg, name="zoek")], "intake"))),
    path("rapportage/", include(([path("", leeg, name="dashboard")], "rapportage"))),
    path("gelijktijdig/", _werpt(Gelijktijdig())),
    path("geweigerd/", _werpt(Geweigerd("Er zijn nog schuldeisers zonder antwoord."))),
    path("niet-gevonden/", _werpt(NietGevonden())),
    path("bezet/", _werpt(OperationalError("slot"))),
    path("kapot/", _werpt(ValueError("geheim detail"))),
    path("verboden/", _werpt(PermissionDenied("Alleen de teamleider mag dit."))),
    path("api/kapot", _werpt(ValueError("geheim detail"))),
]

handler400 = fouten.onjuist_verzoek
handler403 = fouten.geen_toegang
handler404 = fouten.pagina_niet_gevonden
handler500 = fouten.serverfout
