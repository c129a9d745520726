"""Budgetbeheer: rekening, posten, ontvangsten en betaalopdrachten."""

from django.urls import path

from trajecten.views import betaalopdrachten, budgetbeheer

urlpatterns = [
    path("trajecten/<uuid:pk>/budgetbeheer/", budgetbeheer.budgetbeheer, name="budgetbeheer"),
    path("trajecten/<uuid:pk>/budgetbeheer/beginnen/", budgetbeheer.openen, name="budgetbeheer-openen"),
    path("trajecten/<uuid:pk>/budgetbeheer/saldo/", budgetbeheer.saldo, name="budgetbeheer-saldo"),
    path("trajecten/<uuid:pk>/budgetbeheer/post/", budgetbeheer.post_nieuw, name="beheerpost-nieuw"),
    path("trajecten/<uuid:pk>/budgetbeheer/stoppen/", budgetbeheer.stoppen, name="budgetbeheer-stoppen"),
    path("trajecten/<uuid:pk>/budgetbeheer/betalingen/", betaalopdrachten.klaarzetten, name="opdrachten-klaarzetten"),
    path("trajecten/<uuid:pk>/budgetbeheer/betalingen.csv", betaalopdrachten.bestand, name="opdrachten-csv"),
    path("beheerrekeningen/<uuid:pk>/", budgetbeheer.rekening, name="beheerrekening"),
    path("beheerposten/<uuid:pk>/stoppen/", budgetbeheer.post_stoppen, name="beheerpost-stoppen"),
    path("beheerposten/<uuid:pk>/ontvangen/", budgetbeheer.ontvangst, name="beheerontvangst"),
    path("betaalopdrachten/<uuid:pk>/goedkeuren/", betaalopdrachten.goedkeuren, name="opdracht-goedkeuren"),
    path("betaalopdrachten/<uuid:pk>/betaald/", betaalopdrachten.betaald, name="opdracht-betaald"),
    path("betaalopdrachten/<uuid:pk>/intrekken/", betaalopdrachten.intrekken, name="opdracht-intrekken"),
]
