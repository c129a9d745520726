"""Brieven tot PDF in de worker, tegen WeasyPrint alleen met hetzelfde sjabloon in dezelfde ronde.

Eén worker is de outbox in een eigen proces; twee workers doen dat samen op PostgreSQL. SQLite kent één schrijver
tegelijk en meet er daarom één. Elk proces maakt eerst een paar brieven om op te warmen, en begint
daarna op een seintje.
"""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from benchmarks.meten import Uitkomst, duizendtal, verhouding
from benchmarks.zaad import Werkplek, nu, sleutel, werkplek
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.opmaak import maak_html
from schuldhulp.brieven.pdf import STIJL
from schuldhulp.brieven.services import Concept, verstuur_alle
from schuldhulp.lib.models import Gebeurtenis
from schuldhulp.lib.triggers import SLOTEN, haal_van_slot

# Honderdduizend rijen is de maat van de andere metingen; hier hoort daar duizend brieven bij.
RIJEN_PER_BRIEF = 100
OPWARMEN = 5


def meet(rijen: int, ronden: int) -> list[Uitkomst]:
    """Brieven per seconde als veelvoud van WeasyPrint alleen: één worker, en op PostgreSQL ook twee."""
    plek, op = werkplek("Briefdam"), nu()
    aantal = max(rijen // RIJEN_PER_BRIEF, 4)
    for slot in SLOTEN.values():
        haal_van_slot(connection, slot)
    workers = (1, 2) if connection.vendor == "postgresql" else (1,)
    per_aantal: dict[int, list[float]] = {n: [] for n in workers}
    snelheden: list[tuple[float, ...]] = []
    for _ in range(ronden):
        ondergrens = _ondergrens(plek, aantal, op)
        gemeten = [_workers(plek, aantal, n, op) for n in workers]
        snelheden.append((ondergrens, *gemeten))
        for n, snelheid in zip(workers, gemeten, strict=True):
            per_aantal[n].append(snelheid / ondergrens)
    naam = f"Brieven, {duizendtal(aantal)} tot PDF"
    uitleg = " / ".join(f"{snelheid:.1f}" for snelheid in snelheden[-1]) + " brieven per seconde (kaal, workers)"
    doelen = {1: 1.0, 2: 1.8}
    return [
        verhouding(naam, f"doorvoer, {n} worker{'s' if n > 1 else ''}", per_aantal[n], doelen[n], is_minimum=True)
        if n > 1
        else verhouding(naam, "doorvoer, 1 worker", per_aantal[1], doelen[1], is_minimum=True, toelichting=uitleg)
        for n in workers
    ]


def _ondergrens(plek: Werkplek, aantal: int, op: datetime) -> float:
    """WeasyPrint zoals de handleiding het doet: per brief een stijlblad en de lettertypen; de pagina is er al."""
    import weasyprint

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    paginas = [maak_html(brief) for brief in _zaai(plek, aantal + OPWARMEN, op)]
    for pagina in paginas[:OPWARMEN]:
        _kaal(weasyprint, pagina)
    begin = time.perf_counter()
    for pagina in paginas[OPWARMEN:]:
        _kaal(weasyprint, pagina)
    return aantal / (time.perf_counter() - begin)


def _kaal(weasyprint: object, pagina: str) -> bytes:
    stijl = weasyprint.CSS(filename=str(STIJL))  # type: ignore[attr-defined]
    document = weasyprint.HTML(string=pagina)  # type: ignore[attr-defined]
    return bytes(document.write_pdf(stylesheets=[stijl], pdf_variant="pdf/ua-1"))


def _workers(plek: Werkplek, aantal: int, hoeveel: int, op: datetime) -> float:
    _zaai(plek, aantal + hoeveel * OPWARMEN, op)
    connection.close()
    opdracht = [sys.executable, "-m", "benchmarks.briefworker", str(connection.settings_dict["NAME"])]
    processen = [
        subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ)
        for _ in range(hoeveel)
    ]
    _wacht(processen)
    begin = time.perf_counter()
    for proces in processen:
        assert proces.stdin
        proces.stdin.write("begin\n")
        proces.stdin.flush()
    _wacht(processen)
    duur = time.perf_counter() - begin
    for proces in processen:
        proces.communicate()
    if Gebeurtenis.objects.filter(verwerkt_op=None).exists():
        raise RuntimeError("De workers lieten brieven liggen.")
    return aantal / duur


def _wacht(processen: Sequence["subprocess.Popen[str]"]) -> None:
    """Tot elk proces een regel zei."""
    for proces in processen:
        assert proces.stdout
        if not proces.stdout.readline():
            raise RuntimeError("Een worker stopte voor hij klaar was.")


def _zaai(plek: Werkplek, aantal: int, op: datetime) -> list[Brief]:
    """Verse saldoverzoeken met hun gebeurtenis; wat er van de vorige keer nog is, gaat eerst weg."""
    tabellen = ("brieven_briefinhoud", Brief._meta.db_table, Gebeurtenis._meta.db_table)
    with connection.cursor() as cursor:
        for tabel in tabellen:
            cursor.execute(f"DELETE FROM {tabel}")
    return verstuur_alle([_concept(plek, n) for n in range(aantal)], door=plek.consulent, op=op)


def _concept(plek: Werkplek, n: int) -> Concept:
    return Concept(
        soort="saldoverzoek",
        sleutel=f"bench:{n}",
        gemeente=plek.gemeente,
        client_id=sleutel("client", n),
        aan=[f"Schuldeiser {n}", "Kade 2", "1234 AB Briefdam"],
        kenmerk=f"T-{n:06d}",
        behandelaar=plek.consulent,
        inhoud={
            "client_naam": "Samira de Wit",
            "client_geboortedatum": "1988-05-17",
            "uw_kenmerk": f"KL-{n}",
            "opgegeven_bedrag": "1250.50",
            "reactie_uiterlijk": "2026-11-23",
            "code_doel": "saldo",
            "code_id": str(sleutel("aanschrijving", n)),
        },
    )
