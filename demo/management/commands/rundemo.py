"""`manage.py rundemo`: het hele product in één proces, zonder Redis, worker of webserver ernaast."""

import io
import logging
import os
import signal
import sys
from typing import Any

from celery.beat import EmbeddedService
from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import transaction

from schuldhulp.celery import app
from schuldhulp.organisatie.models import Aanstelling, Gemeente
from schuldhulp.organisatie.rollen import Rol

CLIENTEN = 800
SEED = 2026


class Command(BaseCommand):
    help = "Maakt de database klaar, vult haar als zij leeg is, en start Schuldhulp op dit adres."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--adres", default="127.0.0.1:8000", help="adres:poort (standaard 127.0.0.1:8000)")
        parser.add_argument("--clienten", type=int, default=CLIENTEN, help="hoeveel clienten een lege demo krijgt")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Blijft draaien tot Ctrl-C. Fout: het adres klopt niet of is al bezet, of de database is onbereikbaar."""
        # Eerst de poort: wie hem niet krijgt, moet niet eerst op de gegevens wachten.
        server = _server(opties["adres"])
        if "PUBLIEK_ADRES" not in os.environ:  # de link in een sms of brief hoort hier uit te komen
            settings.PUBLIEK_ADRES = f"http://{opties['adres']}"
        self.check(databases=["default"])
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        self._vul_lege_database(opties["clienten"])
        # Bij de start inhalen wat intussen aan de beurt kwam; daarna doet beat het elk uur.
        call_command("dagtaken", stdout=io.StringIO())
        server.set_app(get_wsgi_application())
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        beat = _beat()
        self._toon_inloggegevens(opties["adres"])
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            self.stdout.write("\nGestopt.")
        finally:
            # Niet op beat wachten: elke taak is een transactie en mag midden in haar werk stoppen.
            beat.service.stop()
            server.server_close()

    def _vul_lege_database(self, clienten: int) -> None:
        if Gemeente.objects.exists():
            return
        self.stderr.write(f"De demo wordt gevuld met {clienten} huishoudens; dit duurt ongeveer een minuut …")
        with transaction.atomic():  # half gevuld zou bij de volgende start voor vol aangezien worden
            call_command("laad_demo", clienten=clienten, seed=SEED, stdout=self.stderr)

    def _toon_inloggegevens(self, adres: str) -> None:
        self.stdout.write(f"\nSchuldhulp draait op http://{adres} (stoppen met Ctrl-C)\n\nInloggen:")
        for rol in Rol:
            aanstelling = (
                Aanstelling.objects.filter(rol=rol, medewerker__is_active=True)
                .select_related("medewerker")
                .order_by("id")
                .first()
            )
            if aanstelling is not None:
                self.stdout.write(f"  {rol.label:<26} {aanstelling.medewerker.email}")
        self.stdout.write(f"Wachtwoord: {settings.DEMO_WACHTWOORD}. De code voor de tweede stap staat op het scherm.\n")
        self.stdout.flush()


def _beat() -> Any:
    """Start beat als draad, die de taken zelf uitvoert; ook als er een REDIS_URL is, want hier luistert geen worker."""
    app.loader.import_default_modules()  # anders kent beat de taken niet en stuurt hij ze naar een broker
    app.conf.task_always_eager = True
    # Hier, want Django en Celery stellen bij het laden de logboeken opnieuw in.
    for luid in ("django.server", "celery"):
        logging.getLogger(luid).setLevel(logging.WARNING)
    beat = EmbeddedService(app, thread=True, scheduler_cls="celery.beat:Scheduler")
    beat.start()
    return beat


def _server(adres: str) -> ThreadedWSGIServer:
    host, _, poort = adres.rpartition(":")
    if not host or not poort.isdigit() or int(poort) > 65535:
        raise CommandError(f"Schrijf het adres als 127.0.0.1:8000, niet als “{adres}”.")
    try:
        return ThreadedWSGIServer((host, int(poort)), WSGIRequestHandler, ipv6=":" in host)
    except OSError as fout:
        raise CommandError(f"Op {adres} kan niet geluisterd worden ({fout.strerror}). Draait de demo al?") from fout
