from django.urls import path

from trajecten.views import schulddetail, schuldeiseradres

urlpatterns = [
    path("schulden/<uuid:pk>/details/", schulddetail.details, name="schuld-details"),
    path("schulden/<uuid:pk>/feiten/", schulddetail.feiten, name="schuld-feiten"),
    path("schulden/<uuid:pk>/beslag/", schulddetail.beslag_nieuw, name="beslag-nieuw"),
    path("schulden/<uuid:pk>/verschil/", schulddetail.verschil, name="schuld-verschil"),
    path("beslagen/<uuid:pk>/opheffen/", schulddetail.beslag_einde, name="beslag-einde"),
    path("schuldeisers/<int:pk>/adres/<slug:doel>/", schuldeiseradres.adres, name="schuldeiser-adres"),
]
