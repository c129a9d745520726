"""Hoe het met de papieren van een inwoner staat: wat nodig is, wat er is, en wat er nog ontbreekt."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils import timezone

from intake.choices import AANMELDING_EINDE, DOCUMENT_OPEN, DOCUMENT_TELT, Documentstatus
from intake.models import Client, Document, Papiervrijstelling
from intake.papieren import NietNodig, Papierlijst, Situatie, Stuk, bepaal_papieren
from schuldhulp.organisatie.models import Beleid, Medewerker


class Stukstand(StrEnum):
    """Waar een papier staat, van achter naar voren."""

    ONTBREEKT = "ontbreekt"
    ALS_HET_GELDT = "als_het_geldt"  # wordt alleen gevraagd aan wie het aangaat, en is er niet
    NOG_NAKIJKEN = "nog_nakijken"
    EEN_KEER = "een_keer"
    NAGEKEKEN = "nagekeken"
    NIET_NODIG = "niet_nodig"


VAN_STATUS = {
    Documentstatus.ONTVANGEN: Stukstand.NOG_NAKIJKEN,
    Documentstatus.EEN_KEER: Stukstand.EEN_KEER,
    Documentstatus.NAGEKEKEN: Stukstand.NAGEKEKEN,
}
# Tekst en soort van het etiket op het scherm.
ETIKET = {
    Stukstand.ONTBREEKT: ("Ontbreekt nog", "let_op"),
    Stukstand.ALS_HET_GELDT: ("Alleen als het geldt", "rust"),
    Stukstand.NOG_NAKIJKEN: ("Nog nakijken", "neutraal"),
    Stukstand.EEN_KEER: ("Eén keer nagekeken", "neutraal"),
    Stukstand.NAGEKEKEN: ("Nagekeken", "goed"),
    Stukstand.NIET_NODIG: ("Niet nodig", "rust"),
}


@dataclass(frozen=True)
class Stukregel:
    """Eén papier van de lijst met wat ervan binnen is; ook wat werd afgekeurd staat erbij."""

    stuk: Stuk
    documenten: list[Document] = field(default_factory=list)
    vrijstelling: Papiervrijstelling | None = None

    @property
    def stand(self) -> Stukstand:
        """De stand van het papier dat het minst ver is: één nieuw afschrift maakt het hele papier weer open."""
        standen = [VAN_STATUS[Documentstatus(d.status)] for d in self.documenten if d.status in DOCUMENT_TELT]
        if standen:
            return min(standen, key=list(Stukstand).index)
        if self.vrijstelling:
            return Stukstand.NIET_NODIG
        return Stukstand.ONTBREEKT if self.stuk.is_zeker_nodig else Stukstand.ALS_HET_GELDT

    @property
    def etiket(self) -> tuple[str, str]:
        return ETIKET[self.stand]


@dataclass(frozen=True)
class Papierstand:
    """De hele stand van één dossier. Wat niet op de lijst staat, is `overig`: elk papier als groep van één."""

    regels: list[Stukregel]
    overig: list[list[Document]]
    niet: tuple[NietNodig, ...]

    @property
    def ontbrekend(self) -> list[Stuk]:
        """Wat nodig is en er niet is."""
        return [regel.stuk for regel in self.regels if regel.stand == Stukstand.ONTBREEKT]

    @property
    def na_te_kijken(self) -> list[Document]:
        """Alle papieren die nog een controle nodig hebben, het oudste eerst."""
        alle = [*self.overig, *(regel.documenten for regel in self.regels)]
        open_ = {d.pk: d for rijen in alle for d in rijen if d.status in DOCUMENT_OPEN}
        return sorted(open_.values(), key=lambda d: (d.aangemaakt_op, d.pk))

    def na_te_kijken_door(self, wie: Medewerker) -> list[Document]:
        """Wat deze medewerker nu kan nakijken: niet wat hij zelf al als eerste goedkeurde."""
        return [d for d in self.na_te_kijken if d.status == Documentstatus.ONTVANGEN or d.eerste_door_id != wie.pk]


def ontbrekend(client: Client, dag: date | None = None) -> list[Stuk]:
    """De papieren die van deze inwoner nog nodig zijn, in gewone taal; wat haast heeft staat vooraan."""
    return papierstand(client, dag).ontbrekend


def papierstand(client: Client, dag: date | None = None) -> Papierstand:
    """Wat er op deze dag (vandaag) nodig is, met wat er binnen is. Vier queries, hoeveel papieren er ook zijn."""
    lijst = _lijst(client, dag or timezone.localdate())
    per_soort: dict[str, list[Document]] = defaultdict(list)
    for document in client.documenten.for_list().exclude(status=Documentstatus.GESPLITST).order_by("aangemaakt_op"):
        per_soort[document.soort].append(document)
    vrij = {rij.code: rij for rij in client.papiervrijstellingen.select_related("door")}
    regels = [
        Stukregel(stuk, [d for soort in stuk.soorten for d in per_soort[soort]], vrij.get(stuk.code))
        for stuk in lijst.nodig
    ]
    gevraagd = {soort for stuk in lijst.nodig for soort in stuk.soorten}
    overig = [[d] for soort, rijen in per_soort.items() if soort not in gevraagd for d in rijen]
    return Papierstand(regels, sorted(overig, key=lambda rij: rij[0].aangemaakt_op), lijst.niet)


def _lijst(client: Client, dag: date) -> Papierlijst:
    beleid = Beleid.objects.geldig(client.gemeente, dag)
    return bepaal_papieren(
        situatie_van(client), registers=beleid.registers, afschriften_maanden=beleid.afschriften_maanden
    )


def situatie_van(client: Client) -> Situatie:
    """Wat het dossier over dit huishouden weet; een bedreiging telt zolang de aanmelding openstaat."""
    huishouden = client.huishouden
    bedreigd = client.aanmeldingen.filter(is_crisis=True).exclude(status__in=AANMELDING_EINDE).exists()
    if huishouden is None:
        return Situatie(wordt_bedreigd=bedreigd)
    return Situatie(
        samenstelling=huishouden.samenstelling,
        woonsituatie=huishouden.woonsituatie,
        inkomensbron=huishouden.inkomensbron,
        is_ondernemer=huishouden.is_ondernemer,
        wordt_bedreigd=bedreigd,
    )
