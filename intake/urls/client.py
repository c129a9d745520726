"""Dossiers zoeken, gegevens wijzigen en dubbele cliënten samenvoegen."""

from django.urls import path

from intake.views import client, dossiers, samenvoegen

urlpatterns = [
    path("dossiers/", dossiers.dossiers, name="dossiers"),
    path("zoeken/", dossiers.zoek, name="zoek"),
    path("dossiers/<uuid:pk>/gegevens/", client.wijzigen, name="client-wijzigen"),
    path("dossiers/<uuid:pk>/notities/", client.notitie, name="notitie"),
    path("dossiers/<uuid:pk>/samenvoegen/", samenvoegen.samenvoegen, name="samenvoegen"),
    path("samenvoegingen/<uuid:pk>/ongedaan/", samenvoegen.ongedaan, name="samenvoegen-ongedaan"),
    path("dossiers/<uuid:pk>/bsn/", client.bsn_tonen, name="bsn-tonen"),
]
