"""De adressen van de sommen bij een traject: vtlb, berekeningen, routes."""

from django.urls import path

from trajecten.views import berekening, budget, normwijziging, rekenhulp, routes, vtlb

urlpatterns = [
    path("trajecten/<uuid:pk>/vtlb/", vtlb.vtlb, name="vtlb"),
    path("trajecten/<uuid:pk>/vtlb/nieuw/", vtlb.bewerken, name="vtlb-nieuw"),
    path("trajecten/<uuid:pk>/berekeningen/", berekening.berekeningen, name="berekeningen"),
    path("trajecten/<uuid:pk>/routes/", routes.routes, name="routes"),
    path("trajecten/<uuid:pk>/budget/", budget.budget, name="budget"),
    path("trajecten/<uuid:pk>/budget/nieuw/", budget.bewerken, name="budget-nieuw"),
    path("trajecten/<uuid:pk>/budget/overzicht/", budget.overzicht, name="budget-overzicht"),
    path("budgetcontroles/<uuid:pk>/", budget.controle, name="budgetcontrole"),
    path("referentiebedragen/", budget.referenties, name="referenties"),
    path("referentiebedragen/<str:code>/nieuw/", budget.referenties_nieuw, name="referenties-nieuw"),
    path("rekenhulp/", rekenhulp.rekenhulp, name="rekenhulp"),
    path("rekenhulp/<slug:soort>/", rekenhulp.som, name="rekensom"),
    path("normwijzigingen/", normwijziging.normwijzigingen, name="normwijzigingen"),
    path("normwijzigingen/starten/", normwijziging.starten, name="normwijziging-starten"),
    path("normwijzigingen/<uuid:pk>/", normwijziging.normwijziging, name="normwijziging"),
    path("normwijzigingen/<uuid:pk>/vrijgeven/", normwijziging.vrijgeven, name="normwijziging-vrijgeven"),
    path("herberekeningen/<uuid:pk>/", normwijziging.normherberekening, name="normherberekening"),
    path("berekeningen/<uuid:pk>/", berekening.berekening, name="berekening"),
]
