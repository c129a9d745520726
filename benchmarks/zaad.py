"""Wat elke meting nodig heeft: een gemeente met beleid en een consulent, en cliënten op nummer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.utils import timezone

from benchmarks.rijen import Rij, voeg_toe
from intake.models import Client
from intake.naamklank import naamsleutels
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Aanstelling, Beleid, Gemeente, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import Rol

_RUIMTE = UUID("6f1c2f9e-0d5a-4f1e-9a3b-0c4f6f0f8b11")
ACHTERNAMEN = ("de Wit", "Jansen", "Kaya", "van den Berg", "Smit", "Bakker", "El Idrissi", "Vermeer", "Prins", "Mulder")

SLEUTELS = [naamsleutels(naam) for naam in ACHTERNAMEN]


def sleutel(soort: str, nummer: int) -> UUID:
    """Een vaste maar willekeurig verspreide id: elke ronde zaait precies dezelfde rijen."""
    return uuid5(_RUIMTE, f"{soort}:{nummer}")


@dataclass(frozen=True)
class Werkplek:
    """Een gemeente, wie er uitvoert en wie er werkt."""

    gemeente: Gemeente
    organisatie: Organisatie
    consulent: Medewerker

    def clienten(self, aantal: int, vanaf: int = 0) -> Iterator[UUID]:
        """Schrijft cliënten en geeft hun ids."""
        voeg_toe(Client, (self._client(n) for n in range(vanaf, vanaf + aantal)))
        return (self.client(n) for n in range(vanaf, vanaf + aantal))

    def client(self, nummer: int) -> UUID:
        """De id van cliënt `nummer` van deze gemeente."""
        return sleutel(f"client-{self.gemeente.pk}", nummer)

    def _client(self, n: int) -> Rij:
        return {
            "id": self.client(n),
            "dossiernummer": f"B{self.gemeente.pk}-{n:06d}",
            "gemeente_id": self.gemeente.pk,
            "voornamen": "Samira",
            "achternaam": ACHTERNAMEN[n % len(ACHTERNAMEN)],
            **SLEUTELS[n % len(ACHTERNAMEN)],
            "geboortedatum": date(1950, 1, 1) + timedelta(days=n % 20_000),
            "straat": "Dorpsstraat",
            "huisnummer": str(n % 200 + 1),
            "postcode": "1234 AB",
            "woonplaats": self.gemeente.naam,
            "aangemaakt_op": timezone.now(),
        }


def werkplek(naam: str) -> Werkplek:
    """Een nieuwe gemeente met beleid sinds 2020 en één consulent."""
    gemeente = Gemeente.objects.create(code=f"GM-{naam}"[:20], naam=naam, inwoners=100_000)
    organisatie = Organisatie.objects.create(naam=f"Gemeente {naam}", soort=Organisatiesoort.GEMEENTE)
    organisatie.gemeenten.add(gemeente)
    Beleid.objects.create(
        gemeente=gemeente,
        geldig_vanaf_datum=date(2020, 1, 1),
        uitvoerder_fase_1=organisatie,
        uitvoerder_fase_2=organisatie,
    )
    consulent = Medewerker.objects.create_user(
        email=f"consulent@{naam.lower()}.example", naam="Noor Jansen", organisatie=organisatie
    )
    Aanstelling.objects.create(medewerker=consulent, gemeente=gemeente, rol=Rol.CONSULENT)
    return Werkplek(gemeente, organisatie, consulent)


def nu() -> datetime:
    """Het tijdstip van de meting, op de hele seconde."""
    return timezone.now().replace(microsecond=0)
