"""Klantprofiel, leefgebieden en uitslagen van een ander instrument."""

from django.urls import path

from intake.views import leefgebied, profiel

urlpatterns = [
    path("dossiers/<uuid:pk>/profielen/nieuw/", profiel.nieuw, name="profiel-nieuw"),
    path("dossiers/profielen/<uuid:pk>/", profiel.profiel, name="profiel"),
    path("dossiers/profielen/<uuid:pk>/bladen/<slug:code>/", profiel.blad, name="profiel-blad"),
    path("dossiers/profielen/<uuid:pk>/afronden/", profiel.afronden, name="profiel-afronden"),
    path("dossiers/profielen/<uuid:pk>/weggooien/", profiel.weggooien, name="profiel-weggooien"),
    path("dossiers/<uuid:pk>/leefgebieden/", leefgebied.bespreken, name="leefgebieden"),
    path("dossiers/leefgebieden/<uuid:pk>/", leefgebied.meting, name="leefgebiedmeting"),
    path("dossiers/<uuid:pk>/uitslagen/nieuw/", leefgebied.uitslag, name="uitslag-nieuw"),
]
