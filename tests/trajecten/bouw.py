"""Wat meer dan één test van trajecten nodig heeft om iets te laten gebeuren; altijd langs de diensten."""

from datetime import datetime, timedelta

from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU
from trajecten.choices import Pauzereden
from trajecten.models import Traject, Trajectpauze
from trajecten.services import pauze


def pauzeer(t: Traject, *, door: Medewerker, op: datetime = NU, dagen: int = 14) -> Trajectpauze:
    """Zet het traject stil tot over `dagen` dagen."""
    tot = op.date() + timedelta(days=dagen)
    reden, waarom = Pauzereden.GEZONDHEID, "Opname in een kliniek."
    return pauze.pause_traject(t, reden=reden, toelichting=waarom, tot=tot, door=door, op=op)
