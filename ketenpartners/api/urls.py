"""De adressen van de API. Geen afsluitende schuine streep: met een streep bestaat een adres niet (404)."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from ketenpartners.api.schema import openapi
from ketenpartners.api.token import token
from ketenpartners.api.v1.aanmeldingen import Aanmeldingen
from ketenpartners.api.v1.rekenhulp import Rekenhulp
from ketenpartners.api.v1.schuldeisers import Berichten, Reacties, SaldoOpgaven
from ketenpartners.api.v1.verwijzingen import (
    Acceptaties,
    Afrondingen,
    EenVerwijzing,
    Terugkoppelingen,
    Verwijzingen,
    Weigeringen,
)

app_name = "api"
_EEN = "v1/verwijzingen/<uuid:id>"
urlpatterns = [
    path("oauth/token", token, name="token"),
    path("v1/openapi.json", csrf_exempt(login_not_required(openapi)), name="openapi"),
    path("v1/aanmeldingen", Aanmeldingen.as_view(), name="aanmeldingen"),
    path("v1/verwijzingen", Verwijzingen.as_view(), name="verwijzingen"),
    path(_EEN, EenVerwijzing.as_view(), name="verwijzing"),
    path(f"{_EEN}/acceptaties", Acceptaties.as_view(), name="acceptaties"),
    path(f"{_EEN}/weigeringen", Weigeringen.as_view(), name="weigeringen"),
    path(f"{_EEN}/terugkoppelingen", Terugkoppelingen.as_view(), name="terugkoppelingen"),
    path(f"{_EEN}/afrondingen", Afrondingen.as_view(), name="afrondingen"),
    path("v1/saldo-opgaven/<str:code>", SaldoOpgaven.as_view(), name="saldo-opgaven"),
    path("v1/schuldeisersberichten/<str:code>", Berichten.as_view(), name="schuldeisersberichten"),
    path("v1/reacties/<str:code>", Reacties.as_view(), name="reacties"),
    path("v1/rekenhulp/<str:soort>", Rekenhulp.as_view(), name="rekenhulp"),
]
