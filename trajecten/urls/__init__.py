"""Alle adressen van het traject, per onderwerp."""

from django.urls import include, path

app_name = "trajecten"
urlpatterns = [
    path("", include("trajecten.urls.budgetbeheer")),
    path("", include("trajecten.urls.geding")),
    path("", include("trajecten.urls.inwoner")),
    path("", include("trajecten.urls.looptijd")),
    path("", include("trajecten.urls.nazorg")),
    path("", include("trajecten.urls.plan")),
    path("", include("trajecten.urls.post")),
    path("", include("trajecten.urls.product")),
    path("", include("trajecten.urls.schuld")),
    path("", include("trajecten.urls.schuldeiser")),
    path("", include("trajecten.urls.sommen")),
    path("", include("trajecten.urls.traject")),
    path("", include("trajecten.urls.voorstel")),
]
