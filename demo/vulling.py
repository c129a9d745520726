"""Vult een lege database met de demo: zelfde zaad, zelfde gegevens."""

import gc
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from demo.fictie import ACHTERNAMEN, STRATEN, VOORNAMEN
from demo.inrichting import maak_bureaus, maak_gemeenten, maak_medewerkers, maak_partners
from demo.leven.agenda import Agenda
from demo.leven.bank import Bank
from demo.leven.basis import Bureau, Eiser, geboortedatum
from demo.leven.loket import VRAGEN
from demo.leven.sommen import reken_normen_door
from demo.leven.toegang import Levensloop
from demo.leven.workshops import plan_workshops
from demo.personas import PERSONAS
from demo.register import maak_schuldeisers
from demo.simulatie import Simulatie
from intake.models import Aanmelding, Client
from intake.services.client import Persoonsgegevens
from ketenpartners.models import Verwijzing
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.services import OPMAKEN
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import vaste_kalender
from schuldhulp.lib.models import Gebeurtenis
from schuldhulp.lib.werkdagen import EEN_DAG, is_werkdag
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.querysets import vast_beleid
from schuldhulp.organisatie.rollen import Recht
from trajecten.choices.post import Kanaal
from trajecten.models import Aanschrijving, Schuld, Schuldeiserbericht, Traject, Voorstel, Zending
from trajecten.services.zending import start_zending

KWARTALEN = 8
DAGEN = KWARTALEN * 91
# In een heel kleine demo zijn alle huishoudens nodig voor de verhalen.
MET_LOKET = 40


@transaction.atomic
def vul(*, clienten: int, zaad: int, gemeenten: int, op: datetime) -> dict[str, int]:
    """Maakt de organisatie en `clienten` huishoudens met een geschiedenis van acht kwartalen tot `op`.

    Eén transactie: mislukt het, dan blijft de database leeg. Fout: Geweigerd als er al cliënten zijn.
    """
    if Client.objects.exists():
        raise Geweigerd("De database bevat al cliënten. De demo begint met een lege database.")
    toeval = random.Random(zaad)
    vanaf = op - timedelta(days=DAGEN)
    rijen = maak_gemeenten(gemeenten)
    bureaus = maak_bureaus(rijen, maak_medewerkers(rijen), maak_partners(rijen, vanaf))
    eisers = maak_schuldeisers(vanaf)
    sim = Simulatie(vanaf=vanaf, tot=op, toeval=toeval)
    personas = PERSONAS[:clienten]
    for nummer, persona in enumerate(personas):
        loop = _huishouden(nummer, sim, bureaus[0], eisers, persona.wil)
        loop.persoon = replace(
            loop.persoon,
            voornamen=persona.voornaam,
            voorvoegsel=persona.voorvoegsel,
            achternaam=persona.achternaam,
            geslacht=persona.geslacht,
            email=f"{persona.voornaam.lower()}@inwoner.example",
        )
        loop.consulent = bureaus[0].consulenten[0]
        sim.plan(_werkdag_voor(op - timedelta(days=persona.dagen_geleden)), loop.melding)
    vragers = len(personas) + (len(VRAGEN) if clienten >= MET_LOKET else 0)
    for nummer in range(len(personas), vragers):
        welke = nummer - len(personas)
        moment = _werkdag_voor(op - timedelta(days=VRAGEN[welke][0]))
        sim.plan(moment, _huishouden(nummer, sim, bureaus[0], eisers, {"loketvraag": welke}).vraag)
    gewichten = [gemeente.inwoners for gemeente in rijen]
    for nummer in range(vragers, clienten):
        bureau = toeval.choices(bureaus, gewichten)[0]
        start = vanaf + timedelta(days=toeval.randrange(DAGEN))
        sim.plan(start, _huishouden(nummer, sim, bureau, eisers, {}).melding)
    plan_workshops(sim, bureaus[:3])
    Agenda(sim, bureaus[0]).plan()
    for bureau in bureaus:
        Bank(sim, bureau).plan()
    with vast_beleid(), vaste_kalender(), _zonder_opruimen():
        sim.draai()
    # De grootste gemeente nog niet: daar is de knop te zien.
    klaar = bureaus[1 % len(bureaus)]
    reken_normen_door(klaar.gemeente, door=klaar.consulenten[0], op=op)
    # Duizenden brieven nu opmaken kost minuten; een brief wordt opgemaakt zodra iemand haar opent.
    Gebeurtenis.objects.filter(soort=OPMAKEN, verwerkt_op=None).update(verwerkt_op=op)
    _bundel(rijen, op)
    return _telling()


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """Python zoekt even niet naar kringen: wat de simulatie bewaart blijft toch leven, en zoeken kost tijd."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _bundel(gemeenten: list[Gemeente], op: datetime) -> None:
    """Wat ouder is dan een week, is al geprint; van Knooppunt en lijst gaat alles weg wat klaarligt."""
    vorige_week = op - timedelta(days=7)
    for gemeente in gemeenten:
        door = Medewerker.objects.met_recht(Recht.BESLISSEN, gemeente).order_by("pk")[0]
        oud = Schuldeiserbericht.objects.te_bundelen(Kanaal.BRIEF).filter(gemeente=gemeente, op__lt=vorige_week)
        if aantal := oud.count():
            wanneer = {"door": door, "op": vorige_week, "gereed_op": vorige_week}
            zending = Zending.objects.create(gemeente=gemeente, kanaal=Kanaal.BRIEF, aantal=aantal, **wanneer)
            oud.update(zending=zending)
    eerste = gemeenten[0]
    for kanaal in (Kanaal.KNOOPPUNT, Kanaal.LIJST):
        if Schuldeiserbericht.objects.te_bundelen(kanaal).filter(gemeente=eerste).exists():
            door = Medewerker.objects.met_recht(Recht.BESLISSEN, eerste).order_by("pk")[0]
            start_zending(eerste, kanaal=kanaal, door=door, op=op - timedelta(hours=2))


def _werkdag_voor(moment: datetime) -> datetime:
    """Dit moment, of dezelfde tijd op de laatste werkdag ervoor: een persona mag niet in de toekomst vallen."""
    while not is_werkdag(moment.date()):
        moment -= EEN_DAG
    return moment


def _huishouden(nummer: int, sim: Simulatie, bureau: Bureau, eisers: list[Eiser], wil: dict[str, object]) -> Levensloop:
    toeval = sim.toeval
    geslacht = toeval.choice(("Man", "Vrouw"))
    voorvoegsel, achternaam = toeval.choice(ACHTERNAMEN)
    persoon = Persoonsgegevens(
        bsn=_bsn(nummer),
        voornamen=toeval.choice(VOORNAMEN[geslacht]),
        voorvoegsel=voorvoegsel,
        achternaam=achternaam,
        geboortedatum=geboortedatum(toeval, sim.vanaf.date()),
        geslacht=geslacht,
        straat=toeval.choice(STRATEN),
        huisnummer=str(toeval.randint(1, 240)),
        postcode=f"{bureau.postcode + toeval.randint(1, 29)} {chr(65 + nummer % 26)}{chr(65 + nummer // 26 % 26)}",
        woonplaats=bureau.gemeente.naam,
        telefoon=f"06 {toeval.randrange(10**8):08d}",
        is_laaggeletterd=toeval.random() < 0.15,
    )
    return Levensloop(sim, bureau, eisers, persoon, wil)


def _bsn(nummer: int) -> str:
    """Een verzonnen BSN dat de elfproef doorstaat, in het bereik 9999xxxxx dat niet wordt uitgegeven."""
    basis = 99_990_000 + nummer * 3 % 9_999
    while True:
        rest = sum(int(c) * g for c, g in zip(f"{basis:08d}", range(9, 1, -1), strict=True)) % 11
        if rest < 10:
            return f"{basis:08d}{rest}"
        basis += 1


def _telling() -> dict[str, int]:
    tellingen: Counter[str] = Counter()
    for model in (Client, Aanmelding, Traject, Schuld, Aanschrijving, Voorstel, Verwijzing, Brief):
        tellingen[str(model._meta.verbose_name_plural)] = model._base_manager.count()
    return dict(tellingen)
