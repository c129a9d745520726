"""Adressen van de looptijd: betalingen per traject, ontvangsten en uitkeringen per gemeente."""

from django.urls import path

from trajecten.views import betalingen

urlpatterns = [
    path("trajecten/<uuid:pk>/betalingen/", betalingen.betalingen, name="betalingen"),
    path("trajecten/<uuid:pk>/betalingen/nieuw/", betalingen.betaling_nieuw, name="betaling-nieuw"),
    path("trajecten/<uuid:pk>/betalingen/rekening/", betalingen.rekening, name="betaalrekening"),
    path("trajecten/<uuid:pk>/betalingen/inkomen/", betalingen.capaciteit, name="capaciteit"),
    path("achterstanden/<uuid:pk>/", betalingen.achterstand, name="achterstand"),
    path("betalingen/<uuid:pk>/losmaken/", betalingen.losmaken, name="betaling-losmaken"),
    path("uitkeringen/<uuid:pk>/", betalingen.uitkering, name="uitkering"),
]
