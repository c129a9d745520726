"""Opnieuw kijken bij wie niet is toegelaten."""

from django.urls import path

from intake.views import volgmoment

urlpatterns = [
    path("volgmomenten/", volgmoment.volgmomenten, name="volgmomenten"),
    path("volgmomenten/<uuid:pk>/", volgmoment.volgmoment, name="volgmoment"),
    path("volgmomenten/<uuid:pk>/houden/", volgmoment.houden, name="volgmoment-houden"),
    path("volgmomenten/<uuid:pk>/verzetten/", volgmoment.verzetten, name="volgmoment-verzetten"),
]
