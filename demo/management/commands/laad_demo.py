"""`manage.py laad_demo --clienten N --seed S [--gemeenten K]`: vult een lege database met de demo."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.dateparse import parse_date

from demo.fictie import GEMEENTEN
from demo.vulling import vul
from schuldhulp.lib.fouten import Geweigerd


class Command(BaseCommand):
    help = "Vult een lege database met verzonnen gemeenten, medewerkers en huishoudens met een geschiedenis."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--clienten", type=int, default=250, help="aantal huishoudens (standaard 250)")
        parser.add_argument("--seed", type=int, default=1, help="zelfde zaad op dezelfde dag, zelfde gegevens")
        parser.add_argument("--gemeenten", type=int, default=len(GEMEENTEN), help="aantal gemeenten (1 tot en met 5)")
        parser.add_argument("--op", default="", help="laatste dag van de geschiedenis (JJJJ-MM-DD, standaard vandaag)")

    def handle(self, *args: Any, **opties: Any) -> None:
        op = timezone.localtime()
        try:
            self._controleer(opties)
            if opties["op"]:
                dag = parse_date(opties["op"])
                assert dag  # noqa: S101 (_controleer las hem al)
                op = op.replace(year=dag.year, month=dag.month, day=dag.day, hour=17, minute=0)
            tellingen = vul(clienten=opties["clienten"], zaad=opties["seed"], gemeenten=opties["gemeenten"], op=op)
        except Geweigerd as fout:
            self.stderr.write(fout.melding)
            sys.exit(2)
        for naam, aantal in tellingen.items():
            self.stdout.write(f"{naam}: {aantal}")

    @staticmethod
    def _controleer(opties: dict[str, Any]) -> None:
        fouten = []
        if opties["clienten"] < 1:
            fouten.append("Kies met --clienten een aantal van 1 of meer.")
        if not 1 <= opties["gemeenten"] <= len(GEMEENTEN):
            fouten.append(f"Kies met --gemeenten een aantal van 1 tot en met {len(GEMEENTEN)}.")
        if opties["op"] and not _leesbaar(opties["op"]):
            fouten.append("Schrijf --op als JJJJ-MM-DD.")
        if fouten:
            raise Geweigerd("\n".join(fouten))


def _leesbaar(tekst: str) -> bool:
    try:
        return parse_date(tekst) is not None
    except ValueError:
        return False
