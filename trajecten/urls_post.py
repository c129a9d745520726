"""Adressen van de post met schuldeisers."""

from django.urls import path

from trajecten.views import antwoorden

urlpatterns = [
    path("heroverwegingen/<uuid:pk>/antwoord/", antwoorden.heroverweging, name="heroverweging"),
    path("voorstelregels/<uuid:pk>/voorwaarde/", antwoorden.voorwaarde, name="voorwaarde"),
]
