"""Een levering maken: per gemeente alle trajecten die de periode overlappen, geldig tegen DDAS SHV v1.0."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from intake.models import Aanmelding
from rapportage.ddas.samenloop import Ddas, begin_en_einde, zonder_leeg
from rapportage.ddas.schema import NAAM
from rapportage.ddas.uit_rijen import beschrijf, beschrijf_aanmelding, geladen
from rapportage.kwartaal import Periode
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Gemeente, Medewerker, Organisatie
from trajecten.models import Traject

PARTIJ = 500


@cache
def leverancier() -> str:
    """Naam en versie van deze software, zoals DDAS de leverancier wil zien."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return f"Schuldhulp {project['version']}"


class Geleverd(NamedTuple):
    """Eén traject in een levering, met het dossier waar het vandaan komt en wie het uitvoert."""

    dossiernummer: str
    uitvoerder: Organisatie
    ddas: Ddas


@transaction.atomic
def exporteer(
    *, van: date, tot: date, gemeente: Gemeente | None = None, door: Medewerker | None, op: datetime
) -> dict[str, Any]:
    """De levering over een periode (beide dagen horen erbij). Fout: Geweigerd als er niets te leveren is."""
    periode = _periode(van, tot)
    leveringen: list[dict[str, Any]] = []
    for rij in [gemeente] if gemeente else Gemeente.objects.order_by("code"):
        geleverd = list(trajecten_van(rij, periode))
        if not geleverd and gemeente is None:
            continue
        leveringen.append(_levering(len(leveringen) + 1, rij, geleverd))
        leg_vast(
            Handeling.EXPORTEREN,
            door=door,
            op=op,
            onderwerp="ddas_export",
            gemeente=rij,
            toelichting=f"{len(geleverd)} trajecten, {van} tot en met {tot}",
        )
    if not leveringen:
        raise Geweigerd("Er zijn geen trajecten in deze periode; er is niets te leveren.")
    return {
        "startdatumLevering": van.isoformat(),
        "einddatumLevering": tot.isoformat(),
        "aanleverdatumEnTijd": op.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "codeGegevensleverancier": leverancier(),
        "leveringen": leveringen,
    }


def _periode(van: date, tot: date) -> Periode:
    if van > tot:
        raise Geweigerd("De begindatum ligt na de einddatum.")
    return Periode(van, tot)


def trajecten_van(gemeente: Gemeente, periode: Periode) -> Iterator[Geleverd]:
    """Alle trajecten van een gemeente in de periode, en de aanmeldingen waaruit geen traject kwam."""
    for traject in _in_partijen(geladen(_overlappend(gemeente, periode))):
        ddas = beschrijf(traject)
        begin, _ = begin_en_einde(ddas)
        if begin <= periode.tot:
            yield Geleverd(traject.client.dossiernummer, traject.uitvoerder, ddas)
    aanmeldingen = Aanmelding.objects.filter(gemeente=gemeente, traject=None, gemeld_op__lt=periode.voor_op)
    niet_voorbij = Q(besloten_op__isnull=True) | Q(besloten_op__gte=periode.van_op)
    rijen = aanmeldingen.filter(niet_voorbij).select_related("client", "gemeente", "organisatie")
    for aanmelding in _in_partijen(rijen.prefetch_related("besluiten")):
        yield Geleverd(aanmelding.client.dossiernummer, aanmelding.organisatie, beschrijf_aanmelding(aanmelding))


def _overlappend(gemeente: Gemeente, periode: Periode) -> QuerySet[Traject]:
    begonnen = Q(start_datum__lte=periode.tot) | Q(start_datum=None)
    uitgestroomd = Q(uitstroom=None) | Q(uitstroom__datum=None) | Q(uitstroom__datum__gte=periode.van)
    niet_voorbij = Q(eind_datum__gte=periode.van) | (Q(eind_datum=None) & uitgestroomd)
    return Traject.objects.filter(begonnen, niet_voorbij, gemeente=gemeente)


def _in_partijen(rijen: QuerySet[Any]) -> Iterator[Any]:
    """Alle rijen op volgorde van sleutel, een partij per keer met haar prefetches."""
    rijen, laatste = rijen.order_by("pk"), None
    while partij := list(rijen.filter(pk__gt=laatste)[:PARTIJ] if laatste else rijen[:PARTIJ]):
        yield from partij
        laatste = partij[-1].pk


def _levering(teller: int, gemeente: Gemeente, geleverd: list[Geleverd]) -> dict[str, Any]:
    return {
        "teller": teller,
        "aanleverende_organisatie": _organisatie(_aanleveraar(gemeente, geleverd), gemeente),
        "schuldhulptrajecten": [deel.ddas for deel in geleverd],
    }


def _aanleveraar(gemeente: Gemeente, geleverd: list[Geleverd]) -> Organisatie | None:
    """Wie levert: de uitvoerder van de meeste trajecten; bij gelijke stand de gemeente zelf."""
    tellingen = Counter(deel.uitvoerder for deel in geleverd)
    if tellingen:
        return max(tellingen, key=lambda o: (tellingen[o], o.soort == Organisatiesoort.GEMEENTE, -o.pk))
    return gemeente.organisaties.order_by("pk").first()


def _organisatie(organisatie: Organisatie | None, gemeente: Gemeente) -> Ddas:
    if organisatie is None:
        return {NAAM: f"Gemeente {gemeente.naam}", "gemeentecode": gemeente.code}
    is_gemeente = organisatie.soort == Organisatiesoort.GEMEENTE
    return zonder_leeg(
        {
            NAAM: organisatie.naam,
            "KvK-nummer": organisatie.kvk_nummer,
            "postcode": organisatie.postcode.replace(" ", ""),
            "gemeentecode": organisatie.gemeentecode or (gemeente.code if is_gemeente else ""),
            "contactpersonen": organisatie.contactpersonen,
        }
    )
