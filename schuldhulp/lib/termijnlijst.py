"""Alle termijnen per soort: wat loopt er, wat is te laat en waarom. Elke app meldt haar soorten aan.

Waarom een termijn nog loopt, beslist een pure functie over een paar feiten. De database geeft alleen die feiten, per
combinatie geteld; zo zijn tellen, filteren en tonen steeds hetzelfde oordeel, hoeveel rijen het ook zijn.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from django.db.models import BooleanField, Case, CharField, Count, Model, Q, QuerySet, TextChoices, Value, When

from schuldhulp.lib.termijnkalender import Telling
from schuldhulp.lib.werk import HAAST_DAGEN

Feiten = Mapping[str, Any]
LAAT, HAAST, LATER = "laat", "week", "later"


class Termijnsoort(ABC):
    """Eén soort termijn. Een app maakt een subklasse en meldt haar aan met `termijnsoort`."""

    code: ClassVar[str]
    naam: ClassVar[str]
    bron: ClassVar[str]  # de regel in één zin, met het artikel of "beleid"
    model: ClassVar[type[Model]]
    einde: ClassVar[str]  # het veld met de laatste dag
    begin: ClassVar[str]  # het veld met de dag of het moment waarop de klok startte
    redenen: ClassVar[type[TextChoices]]
    # Waar cliënt, gemeente, behandelaar en voorrang staan, als dat een andere rij is; daar gebeurt dan ook het werk.
    pad: ClassVar[str] = ""
    bij: ClassVar[type[Model] | None] = None
    volgorde: ClassVar[int] = 100
    is_van_inwoner: ClassVar[bool] = False  # dan is "voorbij" niets waar de gemeente te laat mee is

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        """De rijen waarvan deze klok nu loopt; als de soort niets anders zegt, alles wat open is."""
        return rijen.open()  # type: ignore[attr-defined, no-any-return]

    @abstractmethod
    def feiten(self, vandaag: date) -> dict[str, Any]:
        """De feiten onder `waarom`, elk met een handvol waarden: een uitdrukking, of None voor een veld van de rij."""

    @abstractmethod
    def waarom(self, **feiten: Any) -> TextChoices:
        """Waar het op wacht, of waarom het te laat is; een pure functie."""

    def telling(self, rij: Any) -> Telling | None:
        """Hoe deze rij op de kalender staat; None als er niets te tellen valt."""
        return None

    def toelichting(self, rij: Any) -> Sequence[str]:
        """De uitleg bij de laatste dag van deze rij."""
        return ()

    def reken(self, vanaf: date, beleid: Any, gelijkgesteld: frozenset[date]) -> tuple[Telling, Sequence[str]] | None:
        """De termijn als de klok op `vanaf` start, volgens dit beleid (of zonder); None als dat niet te zeggen is."""
        return None

    @property
    def heeft_kalender(self) -> bool:
        """Staat een rij van deze soort op de kalender?"""
        return type(self).telling is not Termijnsoort.telling

    @property
    def is_te_rekenen(self) -> bool:
        """Is de termijn vanaf een dag uit te rekenen?"""
        return type(self).reken is not Termijnsoort.reken

    def url(self, pk: UUID) -> str:
        """De pagina waar het werk gebeurt."""
        return (self.bij or self.model)(pk=pk).get_absolute_url()  # type: ignore[attr-defined, no-any-return]

    def van(self, rij: Any) -> Any:
        """De rij waarop cliënt en gemeente staan."""
        for stap in self.pad.split("__")[:-1]:
            rij = getattr(rij, stap)
        return rij

    def reden(self, user: Any, pk: UUID, vandaag: date) -> str:
        """Waar deze ene rij op wacht, in woorden; leeg als haar klok niet (meer) loopt."""
        feiten = self.feiten(vandaag)
        rijen = self.lopend(self.zichtbaar(user).filter(pk=pk), vandaag).annotate(**_uitdrukkingen(feiten))
        gevonden = rijen.values(*feiten).first()
        return str(self.waarom(**gevonden).label) if gevonden else ""

    def zichtbaar(self, user: Any) -> QuerySet[Any]:
        """Alle rijen met deze termijn die iemand mag zien, ook de afgesloten."""
        rijen: QuerySet[Any] = self.model._default_manager.visible_to(user)  # type: ignore[attr-defined]
        return rijen.filter(**{f"{self.einde}__isnull": False})


_soorten: dict[str, Termijnsoort] = {}


def termijnsoort(klasse: type[Termijnsoort]) -> type[Termijnsoort]:
    """Decorator: meldt een soort termijn aan."""
    _soorten[klasse.code] = klasse()
    return klasse


def soorten() -> list[Termijnsoort]:
    """Alle soorten, in de volgorde waarin een aanvraag ze tegenkomt."""
    return sorted(_soorten.values(), key=lambda soort: soort.volgorde)


def zoek_soort(code: str) -> Termijnsoort | None:
    return _soorten.get(code)


def ja(*voorwaarden: Q, **velden: Any) -> Case:
    """Een feit dat waar of onwaar is."""
    return Case(When(Q(*voorwaarden, **velden), then=Value(True)), default=Value(False), output_field=BooleanField())


class Regel(NamedTuple):
    """Eén termijn in de lijst."""

    pk: UUID
    url: str
    voorrang: int
    voornamen: str
    voorvoegsel: str
    achternaam: str
    dossiernummer: str
    gemeente: str
    behandelaar: str | None
    begin: Any
    uiterlijk: date
    reden: str

    @property
    def naam(self) -> str:
        """De naam van de inwoner."""
        return " ".join(d for d in (self.voornamen, self.voorvoegsel, self.achternaam) if d) or "Naam onbekend"


class Groep(NamedTuple):
    """Zoveel termijnen met dezelfde feiten, in dezelfde haast."""

    feiten: Feiten
    reden: str
    haast: str
    aantal: int


@dataclass(frozen=True)
class Tellingen:
    """Hoeveel er loopt en wat te laat is, en per reden."""

    totaal: int
    te_laat: int
    deze_week: int
    per_reden: Counter[str]
    te_laat_per_reden: Counter[str]


class Termijnlijst:
    """De lopende termijnen van één soort voor één lezer, al gefilterd op gemeente en behandelaar."""

    def __init__(
        self, soort: Termijnsoort, user: Any, vandaag: date, *, gemeente: int | None = None, van_mij: bool = False
    ) -> None:
        self.soort = soort
        self._feiten = soort.feiten(vandaag)
        rijen = soort.lopend(soort.zichtbaar(user), vandaag)
        if gemeente:
            rijen = rijen.filter(**{f"{soort.pad}gemeente": gemeente})
        if van_mij:
            rijen = rijen.filter(**{f"{soort.pad}behandelaar__in": user.werk_van})
        self._rijen = rijen.order_by().annotate(**_uitdrukkingen(self._feiten), haast=_haast(soort.einde, vandaag))
        self.groepen = self._tel()

    def _tel(self) -> list[Groep]:
        namen = list(self._feiten)
        geteld = self._rijen.values_list(*namen, "haast").annotate(n=Count("pk")).order_by()
        groepen = []
        for *waarden, haast, aantal in geteld:
            feiten = dict(zip(namen, waarden, strict=True))
            groepen.append(Groep(feiten, str(self.soort.waarom(**feiten)), haast, aantal))
        return groepen

    @property
    def tellingen(self) -> Tellingen:
        """Alles geteld, zonder nog iets te vragen."""
        per_reden: Counter[str] = Counter()
        laat: Counter[str] = Counter()
        for groep in self.groepen:
            per_reden[groep.reden] += groep.aantal
            if groep.haast == LAAT:
                laat[groep.reden] += groep.aantal
        week = sum(groep.aantal for groep in self.groepen if groep.haast == HAAST)
        return Tellingen(per_reden.total(), laat.total(), week, per_reden, laat)

    def kies(self, *, reden: str = "", haast: str = "") -> tuple[QuerySet[Any], int]:
        """De rijen met deze reden en haast, en hoeveel dat er zijn."""
        gekozen = [g for g in self.groepen if reden in ("", g.reden) and haast in ("", g.haast)]
        wat = Q(pk__in=[])
        for groep in gekozen:
            wat |= Q(**groep.feiten, haast=groep.haast)
        rijen = self._rijen.filter(wat) if reden or haast else self._rijen
        return rijen.values_list(*self._kolommen), sum(groep.aantal for groep in gekozen)

    @property
    def _kolommen(self) -> list[str]:
        soort, client = self.soort, f"{self.soort.pad}client"
        return [
            "pk",
            f"{soort.pad}pk",
            f"{soort.pad}voorrang",
            *(f"{client}__{veld}" for veld in ("voornamen", "voorvoegsel", "achternaam", "dossiernummer")),
            f"{soort.pad}gemeente__naam",
            f"{soort.pad}behandelaar__naam",
            soort.begin,
            soort.einde,
            *self._feiten,
        ]

    def sorteringen(self) -> dict[str, tuple[str, ...]]:
        """Waarop de lijst te sorteren is; de eerste geldt zonder keuze."""
        soort, pad = self.soort, self.soort.pad
        return {
            "termijn": (soort.einde, "pk"),
            "begin": (soort.begin, "pk"),
            "naam": (f"{pad}client__achternaam", f"{pad}client__voornamen", "pk"),
            "gemeente": (f"{pad}gemeente__naam", soort.einde, "pk"),
            "behandelaar": (f"{pad}behandelaar__naam", soort.einde, "pk"),
        }

    def als_regels(self, rijen: Sequence[tuple[Any, ...]]) -> list[Regel]:
        """De gekozen rijen met hun reden in woorden."""
        namen = list(self._feiten)
        vast = len(self._kolommen) - len(namen)
        regels = []
        for rij in rijen:
            reden = self.soort.waarom(**dict(zip(namen, rij[vast:], strict=True)))
            pk, bij, *velden = rij[:vast]
            regels.append(Regel._make([pk, self.soort.url(bij), *velden, str(reden.label)]))
        return regels


def _uitdrukkingen(feiten: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: hoe for naam, hoe in feiten.items() if hoe is not None}


def _haast(veld: str, vandaag: date) -> Case:
    grens = vandaag + timedelta(days=HAAST_DAGEN)
    return Case(
        When(**{f"{veld}__lt": vandaag}, then=Value(LAAT)),
        When(**{f"{veld}__lte": grens}, then=Value(HAAST)),
        default=Value(LATER),
        output_field=CharField(),
    )


def heeft_behandelaar(pad: str = "") -> Case:
    """Het feit dat iemand de rij heeft opgepakt."""
    return ja(~Q(**{f"{pad}behandelaar": None}))
