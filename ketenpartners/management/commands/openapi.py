"""`manage.py openapi`: de beschrijving van de API, zoals zij in docs/api/openapi.json staat."""

from typing import Any

from django.core.management.base import BaseCommand

from ketenpartners.api.schema import schema_json


class Command(BaseCommand):
    """Schrijft de OpenAPI-beschrijving naar stdout."""

    help = "Schrijft de OpenAPI-beschrijving van de API naar stdout."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(schema_json().decode(), ending="")
