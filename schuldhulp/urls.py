"""Alle adressen. Elke app heeft haar eigen urls.py; de koppeling voor partners staat onder /api."""

from django.urls import URLPattern, URLResolver, include, path

from schuldhulp.views import fouten

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("schuldhulp.views.urls")),
    path("account/", include("schuldhulp.views.inlog_urls")),
    path("brieven/", include("schuldhulp.brieven.urls")),
    path("beheer/", include("schuldhulp.beheer.urls")),
    path("logboek/", include("schuldhulp.audit.urls")),
    path("", include("intake.urls")),
    path("", include("trajecten.urls")),
    path("", include("ketenpartners.urls")),
    path("api/", include("rapportage.api_urls")),
    path("api/", include("ketenpartners.api.urls")),
    path("rapportage/", include("rapportage.urls")),
]

handler400 = fouten.onjuist_verzoek
handler403 = fouten.geen_toegang
handler404 = fouten.pagina_niet_gevonden
handler500 = fouten.serverfout
