"""Toelaten, adviseren of afwijzen, en wie het voorstel leest en bevestigt."""

from django.urls import path

from intake.views import besluit, lezen

urlpatterns = [
    path("aanmeldingen/<uuid:pk>/toelaten/", besluit.toelaten, name="toelaten"),
    path("aanmeldingen/<uuid:pk>/adviseren/", besluit.adviseren, name="adviseren"),
    path("aanmeldingen/<uuid:pk>/afwijzen/", besluit.afwijzen, name="afwijzen"),
    path("aanmeldingen/<uuid:pk>/afwijzing/voorbeeld/", lezen.afwijzing_voorbeeld, name="afwijzing-voorbeeld"),
    path("aanmeldingen/<uuid:pk>/afwijzing/", lezen.afwijzing_lezen, name="afwijzing-lezen"),
    path("aanmeldingen/<uuid:pk>/afwijzing/bevestigen/", lezen.afwijzing_bevestigen, name="afwijzing-bevestigen"),
    path("aanmeldingen/<uuid:pk>/afwijzing/teruggeven/", lezen.afwijzing_teruggeven, name="afwijzing-teruggeven"),
    path("aanmeldingen/<uuid:pk>/besluit/", lezen.besluit_lezen, name="besluit-lezen"),
    path("aanmeldingen/<uuid:pk>/besluit/voorbeeld/", lezen.besluit_voorbeeld, name="besluit-voorbeeld"),
    path("aanmeldingen/<uuid:pk>/besluit/bevestigen/", lezen.besluit_bevestigen, name="besluit-bevestigen"),
    path("aanmeldingen/<uuid:pk>/besluit/teruggeven/", lezen.besluit_teruggeven, name="besluit-teruggeven"),
]
