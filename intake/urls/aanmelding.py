"""Van melding tot screening: de lijst, de stappen, de opschorting en de wachtlijst."""

from django.urls import path

from intake.views import (
    aanmelding,
    aanmeldingen,
    bevestiging,
    nieuw,
    opschorting,
    screening,
    stappen,
    wachtlijst,
    wat_als,
)

urlpatterns = [
    path("aanmeldingen/", aanmeldingen.aanmeldingen, name="aanmeldingen"),
    path("aanmeldingen/nieuw/", nieuw.nieuw, name="aanmelding-nieuw"),
    path("aanmeldingen/<uuid:pk>/", aanmelding.aanmelding, name="aanmelding"),
    path("aanmeldingen/<uuid:pk>/gesprek-plannen/", stappen.gesprek_plannen, name="gesprek-plannen"),
    path("aanmeldingen/<uuid:pk>/gesprek/", stappen.gesprek, name="gesprek"),
    path("aanmeldingen/<uuid:pk>/screening/", screening.screening, name="screening"),
    path("aanmeldingen/<uuid:pk>/wat-als/", wat_als.wat_als, name="wat-als"),
    path("aanmeldingen/<uuid:pk>/bevestiging/", bevestiging.bevestiging, name="bevestiging"),
    path("aanmeldingen/<uuid:pk>/toewijzen/", stappen.toewijzen, name="toewijzen"),
    path("aanmeldingen/<uuid:pk>/bedreiging/", stappen.bedreiging, name="bedreiging"),
    path("aanmeldingen/<uuid:pk>/intrekken/", stappen.intrekken, name="intrekken"),
    path("aanmeldingen/<uuid:pk>/papieren-vragen/", opschorting.papieren_vragen, name="papieren-vragen"),
    path("aanmeldingen/<uuid:pk>/hervatten/", opschorting.hervatten, name="hervatten"),
    path("wachtlijst/", wachtlijst.wachtlijst, name="wachtlijst"),
]
