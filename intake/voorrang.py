"""Wie voorgaat in elke rij, en waarom.

Bron: het gemeentelijke plan regelt de hulp aan gezinnen met minderjarige kinderen (art. 2 Wgs); gemeenten geven hun
in de praktijk voorrang. Wat met ondernemers gebeurt, is een keuze van het beleid (`Beleid.ondernemers`).
"""

from dataclasses import dataclass

from schuldhulp.lib.werk import Voorrang
from schuldhulp.organisatie.choices import Ondernemershulp


@dataclass(frozen=True)
class Plaats:
    """De voorrang van een huishouden, met de reden in gewone taal."""

    voorrang: Voorrang
    reden: str


def bepaal_voorrang(*, minderjarige_kinderen: int, is_ondernemer: bool, ondernemers: str) -> Plaats:
    """De voorrang van een huishouden; `ondernemers` is de keuze van de gemeente (Ondernemershulp)."""
    if minderjarige_kinderen:
        kinderen = "1 kind" if minderjarige_kinderen == 1 else f"{minderjarige_kinderen} kinderen"
        return Plaats(Voorrang.GEZIN, f"Gezin met {kinderen} onder de 18: gaat in elke rij voor.")
    if is_ondernemer and ondernemers == Ondernemershulp.VOORRANG:
        return Plaats(Voorrang.ONDERNEMER, "Ondernemer: gaat volgens het beleid van de gemeente na gezinnen voor.")
    if is_ondernemer and ondernemers == Ondernemershulp.PARTNER:
        return Plaats(Voorrang.GEWOON, "Ondernemer: volgens het beleid van de gemeente helpt een partner.")
    return Plaats(Voorrang.GEWOON, "Gewone volgorde: wie het eerst aan de beurt is.")
