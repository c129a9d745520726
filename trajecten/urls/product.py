"""De producten van een traject, wie er op het traject staan, en de overdracht naar fase 2."""

from django.urls import path

from trajecten.views import overdracht, partners, producten

urlpatterns = [
    path("trajecten/<uuid:pk>/producten/", producten.producten, name="producten"),
    path("trajecten/<uuid:pk>/producten/nieuw/", producten.nieuw, name="product-nieuw"),
    path("producten/<int:pk>/", producten.wijzigen, name="product"),
    path("producten/<int:pk>/beeindigen/", producten.beeindigen, name="product-einde"),
    path("productopvolging/<uuid:pk>/", producten.opvolging, name="productopvolging"),
    path("trajecten/<uuid:pk>/overdracht/", overdracht.overdracht, name="overdracht"),
    path("trajecten/<uuid:pk>/partner/", partners.erbij, name="partner-erbij"),
    path("trajecten/<uuid:pk>/partner/eruit/", partners.eruit, name="partner-eruit"),
]
