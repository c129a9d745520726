"""Alle adressen van de toegang, per onderwerp."""

from django.urls import include, path

app_name = "intake"
urlpatterns = [
    path("", include("intake.urls.aanmelding")),
    path("", include("intake.urls.agenda")),
    path("", include("intake.urls.beleid")),
    path("", include("intake.urls.besluit")),
    path("", include("intake.urls.bezwaar")),
    path("", include("intake.urls.client")),
    path("", include("intake.urls.papieren")),
    path("", include("intake.urls.profiel")),
    path("", include("intake.urls.volgmoment")),
    path("", include("intake.urls.workshop")),
    path("", include("intake.urls.zelfintake")),
]
