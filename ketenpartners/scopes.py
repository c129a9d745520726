"""De rechten die een API-sleutel kan hebben, en welke daarvan een partner in een token krijgt."""

from typing import Any

from django.conf import settings
from oauth2_provider.scopes import BaseScopes

from ketenpartners.models import Toegangssleutel

SCOPES: dict[str, str] = settings.OAUTH2_PROVIDER["SCOPES"]


class PartnerScopes(BaseScopes):
    """Een token kan alleen de rechten krijgen die de beheerder aan de sleutel gaf."""

    def get_all_scopes(self) -> dict[str, str]:
        return SCOPES

    def get_available_scopes(self, application: Any = None, *args: Any, **kwargs: Any) -> list[str]:
        if application is None:
            return []
        sleutel = Toegangssleutel.objects.bruikbaar().filter(client_id=application.client_id).first()
        return sleutel.scopes if sleutel else []

    def get_default_scopes(self, application: Any = None, *args: Any, **kwargs: Any) -> list[str]:
        return []
