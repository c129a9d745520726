"""`manage.py kpi_naslag`: de definities van de KPI's in Markdown."""

from typing import Any

from django.core.management.base import BaseCommand

from rapportage.naslag import kpis_als_tekst


class Command(BaseCommand):
    """Schrijft naar stdout; bedoeld voor docs/kpis.md."""

    help = "De definities van de KPI's in Markdown, voor docs/kpis.md."

    def handle(self, *args: Any, **opties: Any) -> None:
        self.stdout.write(kpis_als_tekst(), ending="")
