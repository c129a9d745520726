"""De tijd die schuldeisers nog hadden toen een traject stilviel, houden zij als het verdergaat."""

from datetime import date, timedelta

from schuldhulp.lib.kalender import gelijkgestelde_dagen
from schuldhulp.lib.transities import bewaar
from schuldhulp.lib.werkdagen import verschuif_termijn
from trajecten.models import Traject


def later(dag: date, dagen: int) -> date:
    """Zoveel kalenderdagen later; valt dat op een vrije dag, dan de eerste werkdag erna."""
    return verschuif_termijn(dag + timedelta(days=dagen), gelijkgestelde_dagen()) if dagen else dag


def schuif_saldovragen(traject: Traject, dagen: int) -> None:
    """Geeft elke vraag die nog openstaat `dagen` erbij; hoort in de transactie van de aanroeper."""
    for aanschrijving in traject.aanschrijvingen.open().select_for_update(of=("self",)):
        aanschrijving.reactie_uiterlijk_datum = later(aanschrijving.reactie_uiterlijk_datum, dagen)
        bewaar(aanschrijving, ["reactie_uiterlijk_datum"])
