"""`manage.py kwartaalrapport GMxxxx 2026K3 [--pdf F] [--json F]`: het kwartaalrapport van een gemeente of een regio."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from rapportage.kwartaal import Kwartaal, lees_kwartaal
from rapportage.rapport import Rapport, als_getal
from rapportage.services.export import rapport_pdf
from rapportage.services.kwartaal import Meting, stel_op
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Organisatie

NIETS_GEDAAN = 2


class Command(BaseCommand):
    """Cijfers zoals geteld, niet onderdrukt: dit draait bij wie het systeem beheert. De PDF is wel onderdrukt."""

    help = "Kwartaalrapport als JSON. Wie: een gemeentecode, of de naam of het nummer van een regionale organisatie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("wie", help="gemeentecode (GM0363), of naam of nummer van een organisatie met gemeenten")
        parser.add_argument("kwartaal", help="bijvoorbeeld 2026K3")
        parser.add_argument("--pdf", help="schrijf het rapport ook als PDF naar dit bestand")
        parser.add_argument("--json", help="schrijf de JSON naar dit bestand in plaats van naar het scherm")

    def handle(self, *args: Any, wie: str, kwartaal: str, pdf: str | None, json: str | None, **opties: Any) -> None:
        fouten: list[str] = []
        gemeenten = _probeer(fouten, vind_gemeenten, wie)
        gekozen = _probeer(fouten, lees_kwartaal, kwartaal)
        fouten += [f"De map van {pad} bestaat niet." for pad in (pdf, json) if pad and not Path(pad).parent.is_dir()]
        if fouten:
            self._stop(fouten)
        tekst = _als_json(stel_op(gemeenten, gekozen))
        try:
            if pdf:
                Path(pdf).write_bytes(_pdf(gemeenten, gekozen, wie))
            if json:
                Path(json).write_text(tekst + "\n", encoding="utf-8")
        except OSError as fout:
            self._stop([f"Het bestand {fout.filename} is niet te schrijven."])
        if not json:
            self.stdout.write(tekst)

    def _stop(self, regels: list[str]) -> None:
        for regel in regels:
            self.stderr.write(regel)
        sys.exit(NIETS_GEDAAN)


def _probeer(fouten: list[str], lees: Any, tekst: str) -> Any:
    try:
        return lees(tekst)
    except Geweigerd as fout:
        fouten.append(fout.melding)
        return None


def vind_gemeenten(wie: str) -> list[Gemeente]:
    """De gemeente met deze code, of alle gemeenten van de organisatie met deze naam of dit nummer. Fout: Geweigerd."""
    if gemeente := Gemeente.objects.filter(code__iexact=wie.strip()).first():
        return [gemeente]
    organisaties = Organisatie.objects.filter(naam__iexact=wie.strip())
    if not organisaties and wie.strip().isdecimal():
        organisaties = Organisatie.objects.filter(pk=int(wie))
    if len(organisaties) > 1:
        nummers = ", ".join(str(o.pk) for o in organisaties)
        raise Geweigerd(f"Er zijn meer organisaties met de naam “{wie}”. Kies een nummer: {nummers}.")
    gemeenten = list(organisaties[0].gemeenten.order_by("code")) if organisaties else []
    if not gemeenten:
        raise Geweigerd(f"“{wie}” is geen gemeentecode (zoals GM0363) en geen organisatie met gemeenten.")
    return gemeenten


def _als_json(metingen: list[Meting]) -> str:
    kpis = [
        {
            "code": meting.kpi.code,
            "waarde": als_getal(meting.waarde),
            "eenheid": str(meting.kpi.eenheid),
            "streefwaarde": als_getal(meting.streefwaarde),
            "teller": als_getal(meting.teller),
            "noemer": als_getal(meting.noemer),
            "definitieversie": meting.definitieversie,
        }
        for meting in metingen
    ]
    return json.dumps({"kpis": kpis}, ensure_ascii=False, indent=2)


def _pdf(gemeenten: list[Gemeente], kwartaal: Kwartaal, wie: str) -> bytes:
    naam = gemeenten[0].naam if len(gemeenten) == 1 else wie
    return rapport_pdf(Rapport(gemeenten, kwartaal), titel=f"Kwartaalrapport {naam}, {kwartaal.naam}")
