"""De nazorg: momenten, vragen van de inwoner en tekens van terugval."""

from django.urls import path

from trajecten.views import nazorg

urlpatterns = [
    path("trajecten/<uuid:pk>/nazorg/", nazorg.nazorg, name="nazorg"),
    path("trajecten/<uuid:pk>/nazorg/vraag/", nazorg.vraag_nieuw, name="nazorgvraag-nieuw"),
    path("trajecten/<uuid:pk>/nazorg/terugval/", nazorg.terugval_nieuw, name="terugval-nieuw"),
    path("nazorgvragen/<uuid:pk>/", nazorg.vraag, name="nazorgvraag"),
    path("terugvalsignalen/<uuid:pk>/", nazorg.terugval, name="terugval"),
]
