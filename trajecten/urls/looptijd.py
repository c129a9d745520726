"""Adressen van de looptijd: betalingen per traject, ontvangsten en uitkeringen per gemeente."""

from django.urls import path

from trajecten.views import betalingen, ontvangsten, ronden

urlpatterns = [
    path("trajecten/<uuid:pk>/betalingen/", betalingen.betalingen, name="betalingen"),
    path("trajecten/<uuid:pk>/betalingen/nieuw/", betalingen.betaling_nieuw, name="betaling-nieuw"),
    path("trajecten/<uuid:pk>/betalingen/rekening/", betalingen.rekening, name="betaalrekening"),
    path("trajecten/<uuid:pk>/betalingen/inkomen/", betalingen.capaciteit, name="capaciteit"),
    path("achterstanden/<uuid:pk>/", betalingen.achterstand, name="achterstand"),
    path("betalingen/<uuid:pk>/losmaken/", betalingen.losmaken, name="betaling-losmaken"),
    path("uitkeringen/<uuid:pk>/", betalingen.uitkering, name="uitkering"),
    path("ontvangsten/", ontvangsten.ontvangsten, name="ontvangsten"),
    path("ontvangsten/inlezen/", ontvangsten.importeren, name="bankbestand"),
    path("betalingen/<uuid:pk>/koppelen/", ontvangsten.koppelen, name="betaling-koppelen"),
    path("betalingen/<uuid:pk>/opzij/", ontvangsten.negeren, name="betaling-opzij"),
    path("betalingen/<uuid:pk>/terug/", ontvangsten.terug, name="betaling-terug"),
    path("gemeenten/<int:gemeente>/uitkeringsronde/", ronden.ronde_nieuw, name="uitkeringsronde-nieuw"),
    path("uitkeringsronden/<uuid:pk>/", ronden.ronde, name="uitkeringsronde"),
    path("uitkeringsronden/<uuid:pk>/goedkeuren/", ronden.goedkeuren, name="uitkeringsronde-goedkeuren"),
    path("uitkeringsronden/<uuid:pk>/intrekken/", ronden.intrekken, name="uitkeringsronde-intrekken"),
    path("uitkeringsronden/<uuid:pk>/bestand/", ronden.bestand, name="betaalbestand"),
]
