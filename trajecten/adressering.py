"""Naar welk adres een brief over een schuld gaat, en welk kenmerk erop staat. Puur: wie het leest, staat in models."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Adres:
    """Een postadres met e-mail en rekening; alles behalve de naam mag leeg zijn."""

    naam: str
    adres: str = ""
    postcode: str = ""
    plaats: str = ""
    email: str = ""
    iban: str = ""

    @property
    def regels(self) -> list[str]:
        """Naam en adres zoals boven een brief."""
        plaats = " ".join(deel for deel in (self.postcode, self.plaats) if deel)
        return [regel for regel in (self.naam, self.adres, plaats) if regel]

    @property
    def is_ingevuld(self) -> bool:
        """Staat er een adres of plaats?"""
        return bool(self.adres or self.postcode or self.plaats)


@dataclass(frozen=True)
class Partij:
    """Een schuldeiser of wie voor hem optreedt, met zijn adressen; een vestiging kent haar hoofdvestiging."""

    hoofdadres: Adres
    per_doel: Mapping[str, Adres] = field(default_factory=dict)
    hoofdvestiging: "Partij | None" = None


@dataclass(frozen=True)
class Geadresseerde:
    """Wie de brief krijgt en het kenmerk waaraan hij de zaak herkent."""

    adres: Adres
    kenmerk: str

    @property
    def regels(self) -> list[str]:
        return self.adres.regels


def kies_adres(partij: Partij, doel: str) -> Adres:
    """Het adres voor dit doel. Wat daar leeg is, komt van het hoofdadres, en anders van de hoofdvestiging.

    Heeft de hoofdvestiging een adres voor het doel en de vestiging zelf niet, dan geldt dat: zo is post aan één
    centrale afdeling mogelijk. De naam blijft die van de partij zelf, tenzij er bij het doel een naam staat.
    """
    hoofd = partij.hoofdvestiging
    gevonden = partij.per_doel.get(doel) or (hoofd.per_doel.get(doel) if hoofd else None)
    bronnen = [bron for bron in (gevonden, partij.hoofdadres, hoofd.hoofdadres if hoofd else None) if bron]
    post = next((bron for bron in bronnen if bron.is_ingevuld), bronnen[0])
    return replace(
        post,
        naam=(gevonden.naam if gevonden else "") or partij.hoofdadres.naam,
        email=next((bron.email for bron in bronnen if bron.email), ""),
        iban=next((bron.iban for bron in bronnen if bron.iban), ""),
    )


def geadresseerde(
    schuldeiser: Partij,
    kenmerk: str,
    doel: str,
    *,
    vertegenwoordiger: Partij | None = None,
    eigen_kenmerk: str = "",
) -> Geadresseerde:
    """Aan wie de brief gaat. Treedt er iemand op voor de schuldeiser, dan krijgt die hem, met beide kenmerken."""
    if vertegenwoordiger is None:
        return Geadresseerde(kies_adres(schuldeiser, doel), kenmerk)
    namens = ", ".join(deel for deel in (schuldeiser.hoofdadres.naam, kenmerk) if deel)
    beide = f"{eigen_kenmerk} (namens {namens})" if eigen_kenmerk else f"namens {namens}"
    return Geadresseerde(kies_adres(vertegenwoordiger, doel), beide)
