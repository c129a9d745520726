"""De eerste rijen van elke test: een gemeente met beleid, wie er werkt en wie er woont."""

import itertools
from datetime import date, datetime
from zoneinfo import ZoneInfo

from intake.models import Client
from intake.services.client import Persoonsgegevens, register_client
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Aanstelling, Beleid, Gemeente, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import Rol
from tests.bsn import geldig_bsn

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NU = datetime(2026, 11, 2, 10, 0, tzinfo=AMSTERDAM)
WACHTWOORD = "Een-lang-wachtwoord-1"
teller = itertools.count(1)


def gemeente(code: str = "GM9901", naam: str = "Vreedam", **beleid: object) -> Gemeente:
    """Een gemeente met een eigen organisatie die beide fasen uitvoert, en beleid sinds 2020."""
    rij, nieuw = Gemeente.objects.get_or_create(
        code=code,
        defaults={"naam": naam, "inwoners": 40_000, "adres": "Raadhuisplein 1, 1234 AB", "telefoon": "088 123 45 67"},
    )
    if nieuw:
        organisatie = Organisatie.objects.create(naam=f"Gemeente {naam}", soort=Organisatiesoort.GEMEENTE)
        organisatie.gemeenten.add(rij)
        Beleid.objects.create(
            **{
                "gemeente": rij,
                "geldig_vanaf_datum": date(2020, 1, 1),
                "uitvoerder_fase_1": organisatie,
                "uitvoerder_fase_2": organisatie,
                **beleid,
            }
        )
    return rij


def medewerker(naam: str, gem: Gemeente, rol: Rol, organisatie: Organisatie | None = None) -> Medewerker:
    """Een medewerker met één aanstelling, standaard bij de organisatie van de gemeente."""
    rij = Medewerker.objects.create_user(
        email=f"{naam.lower().replace(' ', '.')}.{next(teller)}@voorbeeld.nl",
        password=WACHTWOORD,
        naam=naam,
        organisatie=organisatie or gem.organisaties.first(),
    )
    Aanstelling.objects.create(medewerker=rij, gemeente=gem, rol=rol)
    return rij


def client(gem: Gemeente, *, op: datetime = NU, door: Medewerker | None = None, **velden: object) -> Client:
    """Een cliënt met verzonnen gegevens en een geldig BSN."""
    n = next(teller)
    huishouden = velden.pop("huishouden", None)
    gegevens = {
        "bsn": geldig_bsn(n),
        "voornamen": "Samira",
        "achternaam": f"de Wit-{n}",
        "geboortedatum": date(1988, 5, 17),
        "straat": "Dorpsstraat",
        "huisnummer": str(n),
        "postcode": "1234 AB",
        "woonplaats": gem.naam,
        **velden,
    }
    persoon = Persoonsgegevens(**gegevens)
    return register_client(gemeente=gem, persoon=persoon, huishouden=huishouden, door=door, op=op)
