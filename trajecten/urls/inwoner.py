"""Wat de inwoner van zijn traject ziet en hoort, en wat de consulent daarvoor instelt."""

from django.urls import path

from trajecten.views import mijlpalen, mijntraject, trajectlinks

urlpatterns = [
    path("mijn-traject/", mijntraject.begin, name="mijn-traject"),
    path("mijn-traject/stand/", mijntraject.stand, name="mijn-traject-stand"),
    path("mijn-traject/sluiten/", mijntraject.sluiten, name="mijn-traject-sluiten"),
    path("trajecten/<uuid:pk>/link/", trajectlinks.trajectlink, name="trajectlink"),
    path("trajectlinks/<uuid:pk>/intrekken/", trajectlinks.intrekken, name="trajectlink-intrekken"),
    path("trajecten/<uuid:pk>/mijlpalen/", mijlpalen.mijlpalen, name="mijlpalen"),
    path("trajecten/<uuid:pk>/mijlpalen/<uuid:client>/", mijlpalen.voorkeur, name="berichtvoorkeur"),
    path("berichten-stoppen/", mijlpalen.stoppen, name="berichten-stoppen"),
]
