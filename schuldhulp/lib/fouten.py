"""Fouten van het domein. Elke melding is Nederlands en kan zo op het scherm staan."""

from collections.abc import Iterable
from typing import TypedDict


class Veldfout(TypedDict):
    """Eén fout in de invoer: welk veld, en wat er mis mee is."""

    veld: str
    melding: str


class Geweigerd(Exception):
    """Dit mag of kan niet. `melding` zegt in gewone taal waarom, `veld` bij welk veld van het formulier zij hoort."""

    def __init__(self, melding: str, *, veld: str = "") -> None:
        super().__init__(melding)
        self.melding = melding
        self.veld = veld


class Gelijktijdig(Geweigerd):
    """Iemand anders was eerder: de rij is gewijzigd sinds de gebruiker hem zag (HTTP 409)."""

    def __init__(
        self,
        melding: str = "Iemand anders heeft dit intussen gewijzigd. Bekijk wat er nu staat en probeer het opnieuw.",
    ) -> None:
        super().__init__(melding)


class NietGevonden(Geweigerd):
    """Dit bestaat niet, of de vrager mag niet weten dat het bestaat (HTTP 404)."""

    def __init__(self, melding: str = "Dit is niet gevonden.") -> None:
        super().__init__(melding)


class Rekenfout(Geweigerd):
    """De invoer van een rekenregel klopt niet. `fouten` noemt alle fouten tegelijk."""

    def __init__(self, fouten: Iterable[Veldfout]) -> None:
        self.fouten: tuple[Veldfout, ...] = tuple(
            Veldfout(veld=_zichtbaar(fout["veld"]), melding=fout["melding"]) for fout in fouten
        )
        super().__init__(" ".join(f"{fout['veld']}: {fout['melding']}" for fout in self.fouten))


def _zichtbaar(veld: str) -> str:
    """Een veldnaam komt van buiten: stuurtekens en losse surrogaten worden ?, en hij blijft kort."""
    return "".join(teken if teken.isprintable() else "?" for teken in veld[:100])
