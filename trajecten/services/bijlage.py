"""Een bestand bij het antwoord van een schuldeiser: gekeurd aan de inhoud, bewaard met het antwoord of niet."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from schuldhulp.lib import opslag, virusscan
from schuldhulp.lib.bestand import Bestandstype, keur, schone_naam
from schuldhulp.lib.fouten import Geweigerd
from trajecten.models import Schuldeiserbericht, Schuldeiserbijlage

# Een specificatie is een paar bladzijden; de API moet haar ook in één verzoek kwijt kunnen.
MAX_BYTES = 5_000_000
MAX_BLADZIJDEN = 50
MAX_BIJLAGEN = 3


@opslag.houdt_bestanden
def bestanden_van_schuldeisers() -> Iterable[str]:
    """Elke bijlage bij een antwoord."""
    return Schuldeiserbijlage.objects.values_list("opslagnaam", flat=True)


@dataclass(frozen=True)
class Bijlage:
    """Een gekeurd bestand dat nog bewaard moet worden."""

    naam: str
    inhoud: bytes
    bestandstype: Bestandstype

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.inhoud).hexdigest()

    def __str__(self) -> str:
        """Kort en eenduidig: ook om twee berichten te vergelijken, zonder de inhoud zelf."""
        return f"{self.naam} {self.sha256}"


def keur_bijlage(inhoud: bytes, naam: str) -> Bijlage:
    """Stelt vast dat dit een PDF, JPG of PNG is zonder virus. Fout: Geweigerd met wat er is en wat iemand kan doen."""
    keuring = keur(inhoud, naam, maximum=MAX_BYTES, max_bladzijden=MAX_BLADZIJDEN)
    virusscan.scan(inhoud)
    return Bijlage(schone_naam(naam, keuring.soort), inhoud, keuring.soort)


def bewaar_bijlagen(bericht: Schuldeiserbericht, bijlagen: Sequence[Bijlage], *, op: datetime) -> None:
    """Bewaart de bestanden bij dit bericht; hoort in de transactie waarin het bericht is vastgelegd."""
    if len(bijlagen) > MAX_BIJLAGEN:
        raise Geweigerd(f"Stuur hoogstens {MAX_BIJLAGEN} bestanden mee.")
    Schuldeiserbijlage.objects.bulk_create(
        Schuldeiserbijlage(
            bericht=bericht,
            naam=bijlage.naam,
            opslagnaam=opslag.bewaar(bijlage.inhoud),
            bestandstype=bijlage.bestandstype,
            grootte=len(bijlage.inhoud),
            sha256=bijlage.sha256,
            op=op,
        )
        for bijlage in bijlagen
    )
