"""De adressen van de API die bij de rapportage horen; zonder afsluitende schuine streep."""

from django.urls import path

from rapportage.api import Kwartaalcijfers

app_name = "rapportage_api"
urlpatterns = [path("v1/kwartaalcijfers", Kwartaalcijfers.as_view(), name="kwartaalcijfers")]
