"""Het voorstel aan de schuldeisers, en wat elk van hen antwoordt."""

from django.urls import path

from trajecten.views import voorstel

urlpatterns = [
    path("voorstellen/<uuid:pk>/", voorstel.voorstel, name="voorstel"),
    path("voorstellen/<uuid:pk>/versturen/", voorstel.versturen, name="voorstel-versturen"),
    path("voorstelregels/<uuid:pk>/antwoord/", voorstel.antwoord, name="antwoord"),
]
