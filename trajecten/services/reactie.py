"""Wat een schuldeiser met de code uit zijn brief kan doen, en waarom soms niets meer."""

from dataclasses import dataclass
from enum import StrEnum

from schuldhulp.lib.codes import hash_van
from trajecten.choices import EINDE, SALDO_WELKOM, AanschrijvingStatus, Antwoord, VoorstelStatus
from trajecten.models import Aanschrijving, Heroverweging, Schuld, Schuldeiserbericht, Traject, Voorstelregel
from trajecten.services.heroverweging import WELKOM


class Stand(StrEnum):
    """Kan er nog geantwoord worden?"""

    OPEN = "open"
    ONTVANGEN = "ontvangen"
    VOORBIJ = "voorbij"


@dataclass(frozen=True)
class Vraag:
    """De vraag achter een code: een saldo, een voorstel (regel) of een heroverweging, en of zij nog openstaat."""

    stand: Stand
    traject: Traject
    schuld: Schuld
    aanschrijving: Aanschrijving | None = None
    regel: Voorstelregel | None = None
    heroverweging: Heroverweging | None = None
    bericht: Schuldeiserbericht | None = None

    @property
    def soort(self) -> str:
        """Wat er gevraagd wordt: "saldo", "voorstel", "heroverweging", of bij een los "bericht" niets."""
        if self.aanschrijving:
            return "saldo"
        if self.bericht:
            return "bericht"
        return "heroverweging" if self.heroverweging else "voorstel"


def find_vraag(code: str) -> Vraag | None:
    """De vraag bij een code uit een brief, ook als antwoorden niet meer kan; None bij een onbekende code."""
    sleutel = hash_van(code)
    aanschrijving = (
        Aanschrijving.objects.select_related("traject__gemeente", "traject__client", "schuld__schuldeiser")
        .filter(code_hash=sleutel)
        .first()
    )
    if aanschrijving:
        return Vraag(_stand_saldo(aanschrijving), aanschrijving.traject, aanschrijving.schuld, aanschrijving)
    regel = (
        Voorstelregel.objects.select_related("voorstel__traject__gemeente", "voorstel__traject__client")
        .select_related("schuld__schuldeiser")
        .filter(code_hash=sleutel)
        .first()
    )
    if regel is None:
        return _heroverweging(sleutel)
    return Vraag(_stand_voorstel(regel), regel.voorstel.traject, regel.schuld, regel=regel)


def _heroverweging(sleutel: str) -> Vraag | None:
    rij = Heroverweging.objects.select_related("traject__gemeente", "traject__client", "regel__schuld__schuldeiser")
    gevonden = rij.select_related("regel__voorstel").filter(code_hash=sleutel).first()
    if gevonden is None:
        return _bericht(sleutel)
    stand = _stand_heroverweging(gevonden)
    return Vraag(stand, gevonden.traject, gevonden.regel.schuld, regel=gevonden.regel, heroverweging=gevonden)


def _bericht(sleutel: str) -> Vraag | None:
    rijen = Schuldeiserbericht.objects.select_related("traject__gemeente", "traject__client")
    rij = rijen.select_related("schuld__schuldeiser", "schuld__vertegenwoordiger").filter(code_hash=sleutel).first()
    if rij is None:
        return None
    stand = Stand.VOORBIJ if rij.traject.status in EINDE else Stand.OPEN
    return Vraag(stand, rij.traject, rij.schuld, bericht=rij)


def _stand_heroverweging(rij: Heroverweging) -> Stand:
    if rij.beantwoord_op:
        return Stand.ONTVANGEN
    is_open = rij.regel.voorstel.status == VoorstelStatus.GEEN_AKKOORD and rij.traject.status in WELKOM
    return Stand.OPEN if is_open else Stand.VOORBIJ


def _stand_saldo(aanschrijving: Aanschrijving) -> Stand:
    if aanschrijving.status == AanschrijvingStatus.BEANTWOORD:
        return Stand.ONTVANGEN
    is_dicht = aanschrijving.status == AanschrijvingStatus.INGETROKKEN
    return Stand.VOORBIJ if is_dicht or aanschrijving.traject.status not in SALDO_WELKOM else Stand.OPEN


def _stand_voorstel(regel: Voorstelregel) -> Stand:
    if regel.antwoord != Antwoord.GEEN_REACTIE:
        return Stand.ONTVANGEN
    return Stand.OPEN if regel.voorstel.status == VoorstelStatus.VERSTUURD else Stand.VOORBIJ
