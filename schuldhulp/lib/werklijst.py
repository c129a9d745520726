"""Alles wat iemand moet doen, over alle soorten dossiers heen, in twee queries hoeveel rijen het ook zijn."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone

from schuldhulp.lib.werk import VOLGORDE, Voorrang, Werkbaar, beurt

_VELDEN = (
    "werksoort",
    "pk",
    "actie",
    "actie_uiterlijk_datum",
    "voorrang",
    "client__dossiernummer",
    "client__voornamen",
    "client__voorvoegsel",
    "client__achternaam",
    "gemeente__naam",
    "behandelaar__naam",
    "behandelaar",
    "werkbeurt",
)
VAN_MIJ, TEAM, ALLES = "mij", "team", "alles"


class Lezer(Protocol):
    """Wie de lijst leest; in de praktijk een Medewerker. De kern kent dat model niet."""

    pk: Any
    team_id: Any
    organisatie_id: Any

    @property
    def werk_van(self) -> list[int]:
        """Wiens werk vandaag van deze medewerker is, met dat van wie hij waarneemt."""


class Persoon(Protocol):
    """De inwoner om wie het gaat; in de praktijk een Client, die de kern niet kent."""

    pk: Any
    dossiernummer: Any
    voornamen: Any
    voorvoegsel: Any
    achternaam: Any
    gemeente: Any


class Taak(NamedTuple):
    """Eén regel van de lijst: wat er moet gebeuren, uiterlijk wanneer, voor wie en door wie."""

    soort: str
    pk: UUID
    actie: str
    uiterlijk: date
    voorrang: int
    dossiernummer: str
    voornamen: str
    voorvoegsel: str
    achternaam: str
    gemeente: str
    behandelaar: str | None
    behandelaar_id: int | None = None
    beurt: int = 0

    @property
    def naam(self) -> str:
        """De naam van de inwoner."""
        return " ".join(d for d in (self.voornamen, self.voorvoegsel, self.achternaam) if d) or "Naam onbekend"

    @property
    def soort_tekst(self) -> str:
        """Het soort dossier in een woord, bijvoorbeeld "aanmelding"."""
        return str(apps.get_model(self.soort)._meta.verbose_name)

    @property
    def url(self) -> str:
        """De pagina waar het werk gebeurt."""
        return apps.get_model(self.soort)(pk=self.pk).get_absolute_url()  # type: ignore[attr-defined, no-any-return]


@dataclass(frozen=True)
class Tellingen:
    """Hoeveel werk er ligt: per tabblad, en van het gekozen tabblad naar haast."""

    per_tab: dict[str, int]
    te_laat: int
    vandaag: int
    deze_week: int


def werkbare_modellen() -> list[type[Werkbaar]]:
    """Elk model waarop werk kan staan; een nieuw soort dossier doet vanzelf mee."""
    return [model for model in apps.get_models() if issubclass(model, Werkbaar)]


def van(user: Lezer, tab: str) -> Q:
    """Welke rijen bij een tabblad horen. Van het team is ook wat nog van niemand is."""
    if tab == VAN_MIJ:
        return Q(behandelaar__in=user.werk_van)
    if tab == TEAM:
        collegas = (
            Q(behandelaar__team=user.team_id) if user.team_id else Q(behandelaar__organisatie=user.organisatie_id)
        )
        return collegas | Q(behandelaar=None)
    return Q()


def taken(user: Lezer, tab: str, gemeente: int | None = None) -> QuerySet[Any, Any]:
    """De open rijen van een tabblad, wie aan de beurt is bovenaan (`beurt`). Itereren geeft tuples; zie `als_taken`."""
    groep = beurt(timezone.localdate())
    delen = [
        rijen.filter(van(user, tab)).annotate(werkbeurt=groep).values_list(*_VELDEN)
        for rijen in (_open(m, user, gemeente) for m in werkbare_modellen())
    ]
    alles: QuerySet[Any, Any] = delen[0].union(*delen[1:], all=True)
    return alles.order_by("werkbeurt", *VOLGORDE, "pk")


def taken_van(user: Lezer, client: Persoon, *, gelezen: Iterable[Werkbaar] = ()) -> list[Taak]:
    """Al het open werk rond deze cliënt, van wie het ook is, het eerste bovenaan; in hoogstens twee queries.

    `gelezen`: wat de aanroeper al las, van elk soort alles; die soorten worden niet nog eens gevraagd.
    """
    bekend = list(gelezen)
    soorten = {type(rij) for rij in bekend}
    # Eerst bij welke soorten er iets is: meestal bij geen of één, en zo'n kale vraag kost het minst.
    met_werk = _soorten_met_werk(client.pk, [model for model in werkbare_modellen() if model not in soorten])
    velden = ("werksoort", "pk", "actie", "actie_uiterlijk_datum", "voorrang", "behandelaar__naam")
    delen = [_open(model, user, None).filter(client=client.pk).values_list(*velden) for model in met_werk]
    taken = [taak_van(rij, client) for rij in bekend if rij.actie_uiterlijk_datum]
    if delen:
        taken += [_taak(client, *rij) for rij in delen[0].union(*delen[1:], all=True)]
    return sorted(taken, key=lambda taak: (taak.uiterlijk, str(taak.pk)))


def taak_van(rij: Any, client: Persoon) -> Taak:
    """De regel van een open rij die al gelezen is, met wie het behandelt."""
    naam = rij.behandelaar.naam if rij.behandelaar else None
    return _taak(client, rij._meta.label_lower, rij.pk, rij.actie, rij.actie_uiterlijk_datum, rij.voorrang, naam)


def _taak(
    client: Persoon, soort: str, pk: UUID, actie: str, uiterlijk: date, voorrang: int, behandelaar: str | None
) -> Taak:
    return Taak(
        soort,
        pk,
        actie,
        uiterlijk,
        voorrang,
        client.dossiernummer,
        client.voornamen,
        client.voorvoegsel,
        client.achternaam,
        client.gemeente.naam,
        behandelaar,
    )


def _soorten_met_werk(client: UUID, modellen: Sequence[type[Werkbaar]]) -> list[type[Werkbaar]]:
    if not modellen:
        return []
    sleutel = modellen[0]._meta.get_field("client").target_field.get_db_prep_value(client, connection)  # type: ignore[misc, union-attr]
    with connection.cursor() as cursor:
        cursor.execute(_vraag_naar_werk(tuple(modellen)), [sleutel] * len(modellen))
        return [modellen[nummer] for (nummer,) in cursor.fetchall()]


@lru_cache(maxsize=64)
def _vraag_naar_werk(modellen: tuple[type[Werkbaar], ...]) -> str:
    """De SQL met één EXISTS per soort. Steeds gelijk; dertig querysets samenvoegen kost meer dan de vraag."""
    naam = connection.ops.quote_name
    delen = [
        f"SELECT {nummer} WHERE EXISTS (SELECT 1 FROM {naam(model._meta.db_table)}"  # noqa: S608 (namen uit het model)
        f" WHERE {naam('client_id')} = %s AND {naam('actie_uiterlijk_datum')} IS NOT NULL)"
        for nummer, model in enumerate(modellen)
    ]
    return " UNION ALL ".join(delen)


def als_taken(rijen: Iterable[tuple[Any, ...]]) -> list[Taak]:
    """De rijen van `taken` met namen eraan."""
    return [Taak(*rij) for rij in rijen]


def tel(user: Lezer, tab: str, vandaag: date, gemeente: int | None = None) -> Tellingen:
    """Telt alle tabbladen en de haast in het gekozen tabblad, in één query. De week eindigt op zondag."""
    zondag = vandaag + timedelta(days=6 - vandaag.weekday())
    hier = van(user, tab)
    wat = {
        **{f"n_{naam}": Count("pk", filter=van(user, naam)) for naam in (VAN_MIJ, TEAM)},
        f"n_{ALLES}": Count("pk"),
        "n_laat": Count("pk", filter=hier & Q(actie_uiterlijk_datum__lt=vandaag)),
        "n_vandaag": Count("pk", filter=hier & Q(actie_uiterlijk_datum=vandaag)),
        "n_week": Count("pk", filter=hier & Q(actie_uiterlijk_datum__gt=vandaag, actie_uiterlijk_datum__lte=zondag)),
    }
    delen = [
        _open(m, user, gemeente).values("werksoort").annotate(**wat).values_list(*wat) for m in werkbare_modellen()
    ]
    totaal = [sum(kolom) for kolom in zip(*delen[0].union(*delen[1:], all=True), strict=True)] or [0] * len(wat)
    return Tellingen(dict(zip((VAN_MIJ, TEAM, ALLES), totaal[:3], strict=True)), *totaal[3:])


def tel_per_behandelaar(user: Lezer, behandelaars: Iterable[int]) -> dict[int, int]:
    """Hoeveel open werk er bij elk van deze behandelaars ligt, voor zover de lezer het mag zien; in één query."""
    wie = list(behandelaars)
    if not wie:
        return {}
    delen = [
        _open(m, user, None).filter(behandelaar__in=wie).values_list("behandelaar").annotate(n=Count("pk"))
        for m in werkbare_modellen()
    ]
    totaal: Counter[int] = Counter()
    for pk, aantal in delen[0].union(*delen[1:], all=True):
        totaal[pk] += aantal
    return dict(totaal)


def heeft_open_werk(client: UUID) -> bool:
    """Staat er bij deze cliënt nog iets open, wie het ook behandelt? In één query."""
    return bool(_soorten_met_werk(client, werkbare_modellen()))


def _open(model: type[Werkbaar], user: Lezer, gemeente: int | None) -> QuerySet[Any]:
    """Wat deze medewerker van dit soort dossier mag zien en nog open is."""
    soort = Value(model._meta.label_lower, output_field=CharField())
    rijen: QuerySet[Any] = model._default_manager.visible_to(user)  # type: ignore[attr-defined]
    rijen = rijen.filter(actie_uiterlijk_datum__isnull=False).order_by().annotate(werksoort=soort)
    return rijen.filter(gemeente=gemeente) if gemeente else rijen


def zet_voorrang(clienten: Iterable[Any], voorrang: int) -> int:
    """Laat al het open werk van deze cliënten hun nieuwe voorrang volgen; een crisis blijft een crisis."""
    sleutels = list(clienten)
    return sum(_zonder_crisis(m).filter(client__in=sleutels).update(voorrang=voorrang) for m in werkbare_modellen())


def trek_voorrang_gelijk() -> int:
    """Zet open werk dat achterliep op de voorrang van zijn cliënt; geeft het aantal rijen."""
    aantal = 0
    for model in werkbare_modellen():
        clienten = model._meta.get_field("client").related_model._base_manager  # type: ignore[misc, union-attr]
        nieuw = clienten.filter(pk=OuterRef("client")).values("voorrang")
        aantal += _zonder_crisis(model).exclude(voorrang=F("client__voorrang")).update(voorrang=Subquery(nieuw))
    return aantal


def _zonder_crisis(model: type[Werkbaar]) -> QuerySet[Any]:
    return model._base_manager.filter(actie_uiterlijk_datum__isnull=False).exclude(voorrang=Voorrang.CRISIS)
