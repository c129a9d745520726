"""Finale kwijting en nazorg: antwoorden van schuldeisers, momenten, vragen van de inwoner en tekens van terugval."""

from django.urls import path

from trajecten.views import kwijting, nazorg

urlpatterns = [
    path("trajecten/<uuid:pk>/kwijting/", kwijting.kwijtingen, name="kwijtingen"),
    path("trajecten/<uuid:pk>/kwijting/bevestigd/", kwijting.bevestigen, name="kwijtingen-bevestigen"),
    path("kwijtingen/<uuid:pk>/", kwijting.kwijting, name="kwijting"),
    path("kwijtingen/<uuid:pk>/uitgezocht/", kwijting.uitleggen, name="kwijting-uitleggen"),
    path("trajecten/<uuid:pk>/nazorg/", nazorg.nazorg, name="nazorg"),
    path("trajecten/<uuid:pk>/nazorg/vraag/", nazorg.vraag_nieuw, name="nazorgvraag-nieuw"),
    path("trajecten/<uuid:pk>/nazorg/terugval/", nazorg.terugval_nieuw, name="terugval-nieuw"),
    path("nazorgvragen/<uuid:pk>/", nazorg.vraag, name="nazorgvraag"),
    path("terugvalsignalen/<uuid:pk>/", nazorg.terugval, name="terugval"),
]
