from django.urls import path

from schuldhulp.beheer.views import dagen, gemeente, mandaat, medewerker, organisatie

app_name = "organisatie"
urlpatterns = [
    path("", gemeente.beheer, name="beheer"),
    path("gemeenten/nieuw/", gemeente.gemeente_nieuw, name="gemeente-nieuw"),
    path("gemeenten/<int:pk>/", gemeente.gemeente, name="gemeente"),
    path("gemeenten/<int:pk>/wijzigen/", gemeente.gemeente_wijzigen, name="gemeente-wijzigen"),
    path("gemeenten/<int:pk>/beleid/", gemeente.beleid_nieuw, name="beleid-nieuw"),
    path("gemeenten/<int:pk>/mandaat/", mandaat.mandaten, name="mandaten"),
    path("gemeenten/<int:pk>/mandaat/nieuw/", mandaat.mandaat_nieuw, name="mandaat-nieuw"),
    path("mandaat/<int:pk>/einde/", mandaat.mandaat_einde, name="mandaat-einde"),
    path("beleid/<int:pk>/", gemeente.beleid, name="beleid"),
    path("organisaties/", organisatie.organisaties, name="organisaties"),
    path("organisaties/nieuw/", organisatie.organisatie_nieuw, name="organisatie-nieuw"),
    path("organisaties/<int:pk>/", organisatie.organisatie, name="organisatie"),
    path("medewerkers/", medewerker.medewerkers, name="medewerkers"),
    path("medewerkers/nieuw/", medewerker.medewerker_nieuw, name="medewerker-nieuw"),
    path("medewerkers/<int:pk>/", medewerker.medewerker, name="medewerker"),
    path("medewerkers/<int:pk>/wijzigen/", medewerker.medewerker_wijzigen, name="medewerker-wijzigen"),
    path("medewerkers/<int:pk>/rollen/", medewerker.aanstelling_nieuw, name="aanstelling-nieuw"),
    path("medewerkers/<int:pk>/rollen/<int:aanstelling>/weg/", medewerker.aanstelling_weg, name="aanstelling-weg"),
    path("medewerkers/<int:pk>/toegang/geven/", medewerker.toegang_geven, name="toegang-geven"),
    path("medewerkers/<int:pk>/toegang/weg/", medewerker.toegang_weg, name="toegang-weg"),
    path("dagen/", dagen.dagen, name="dagen"),
    path("dagen/<str:datum>/weg/", dagen.dag_weg, name="dag-weg"),
]
