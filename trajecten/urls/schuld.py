"""De schulden in een traject: de lijst, wat de inwoner zelf opgaf, feiten, beslag en saldo."""

from django.urls import path

from trajecten.views import schulddetail, schuldeiseradres, schulden, schuldenlijst, zelfopgave

urlpatterns = [
    path("trajecten/<uuid:pk>/schulden/", schulden.schulden, name="schulden"),
    path("trajecten/<uuid:pk>/schulden/nieuw/", schulden.schuld_nieuw, name="schuld-nieuw"),
    path("trajecten/<uuid:pk>/schulden/lijst/", schuldenlijst.schuldenlijst, name="schuldenlijst"),
    path("trajecten/<uuid:pk>/schulden/schuldeiser/", schulden.schuldeiser_bij_schuld, name="schuldeiser-bij-schuld"),
    path("trajecten/<uuid:pk>/zelf-opgegeven/<uuid:opgave>/", zelfopgave.overnemen, name="zelfopgave"),
    path("trajecten/<uuid:pk>/zelf-opgegeven/<uuid:opgave>/niet/", zelfopgave.niet_overnemen, name="zelfopgave-niet"),
    path("schulden/<uuid:pk>/", schulden.schuld, name="schuld"),
    path("aanschrijvingen/<uuid:pk>/saldo/", schulden.saldo, name="saldo"),
    path("schulden/<uuid:pk>/details/", schulddetail.details, name="schuld-details"),
    path("schulden/<uuid:pk>/feiten/", schulddetail.feiten, name="schuld-feiten"),
    path("schulden/<uuid:pk>/beslag/", schulddetail.beslag_nieuw, name="beslag-nieuw"),
    path("schulden/<uuid:pk>/verschil/", schulddetail.verschil, name="schuld-verschil"),
    path("beslagen/<uuid:pk>/opheffen/", schulddetail.beslag_einde, name="beslag-einde"),
    path("schuldeisers/<int:pk>/adres/<slug:doel>/", schuldeiseradres.adres, name="schuldeiser-adres"),
]
