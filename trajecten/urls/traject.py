"""Het dossier van een inwoner, de lijst van trajecten, en een traject met zijn stappen."""

from django.urls import path

from trajecten.views import dossier, lijst, nieuw, stap, traject

urlpatterns = [
    path("dossiers/<uuid:pk>/", dossier.dossier, name="dossier"),
    path("trajecten/", lijst.trajecten, name="trajecten"),
    path("trajecten/<uuid:pk>/", traject.traject, name="traject"),
    path("trajecten/<uuid:pk>/stap/<slug:code>/", stap.stap, name="stap"),
    path("aanmeldingen/<uuid:pk>/traject/", nieuw.nieuw, name="traject-nieuw"),
]
