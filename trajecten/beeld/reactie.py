"""Leest hoe snel schuldeisers antwoordden, in de gemeenten van wie kijkt."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import WEIGEREND, AanschrijvingStatus, Antwoord, Schuldsoort
from trajecten.models import Aanschrijving, Voorstelregel
from trajecten.reactietijd import Reactiebeeld, Vraag, beeld_van, per_sleutel

GESTEMD = (Antwoord.AKKOORD, *WEIGEREND, Antwoord.HEROVERWOGEN, Antwoord.GEDWONGEN)
# Wie door de rechter is gedwongen of pas na heroverweging instemde, had geweigerd.
GEWEIGERD = (*WEIGEREND, Antwoord.HEROVERWOGEN, Antwoord.GEDWONGEN)
Sleutel = tuple[int, str, str]  # schuldeiser, naam en soort; nooit een traject: dit gaat niet over een inwoner


@dataclass(frozen=True)
class Reactieregel:
    """Eén schuldeiser uit het gedeelde register, of een hele soort."""

    naam: str
    soort: str
    beeld: Reactiebeeld
    schuldeiser: int | None = None


@dataclass(frozen=True)
class Reactieoverzicht:
    """Alles bij elkaar, per soort met de traagste bovenaan, en per schuldeiser zonder volgorde."""

    alles: Reactiebeeld
    soorten: list[Reactieregel]
    schuldeisers: list[Reactieregel]


def lees_reactietijden(user: Medewerker, *, van: date, tot: date, soort: str = "") -> Reactieoverzicht:
    """Saldoverzoeken en voorstellen die van `van` tot en met `tot` zijn verstuurd. Privépersonen tellen niet mee."""
    vragen = _vragen(user, van, tot, soort)
    stemmen = _stemmen(user, van, tot, soort)
    beelden = per_sleutel(vragen, stemmen)
    regels = [Reactieregel(naam, _label(s), beeld, pk) for (pk, naam, s), beeld in beelden.items()]
    per_soort: dict[str, tuple[int, int]] = {}
    for (_, _, s), (gestemd, geweigerd) in stemmen.items():
        eerder = per_soort.get(s, (0, 0))
        per_soort[s] = (eerder[0] + gestemd, eerder[1] + geweigerd)
    soorten = per_sleutel([(s, vraag) for (_, _, s), vraag in vragen], per_soort)
    return Reactieoverzicht(
        alles=beeld_van(
            [vraag for _, vraag in vragen],
            gestemd=sum(g for g, _ in per_soort.values()),
            geweigerd=sum(g for _, g in per_soort.values()),
        ),
        soorten=sorted(
            (Reactieregel(_label(s), "", beeld) for s, beeld in soorten.items()),
            key=lambda regel: (-(regel.beeld.mediaan or 0), regel.naam),
        ),
        schuldeisers=regels,
    )


def _vragen(user: Medewerker, van: date, tot: date, soort: str) -> list[tuple[Sleutel, Vraag]]:
    rijen = Aanschrijving.objects.visible_to(user).exclude(status=AanschrijvingStatus.INGETROKKEN)
    rijen = rijen.filter(verstuurd_op__date__gte=van, verstuurd_op__date__lte=tot)
    rijen = rijen.filter(schuld__schuldeiser__soort=soort) if soort else rijen
    velden = ("schuld__schuldeiser", "schuld__schuldeiser__naam", "schuld__schuldeiser__soort")
    gevonden = rijen.exclude(schuld__schuldeiser__is_privepersoon=True).filter(schuld__schuldeiser__isnull=False)
    return [
        (
            (pk, naam, s),
            Vraag(
                (dag_van(beantwoord) - dag_van(verstuurd)).days if beantwoord else None,
                status == AanschrijvingStatus.GEEN_REACTIE,
            ),
        )
        for pk, naam, s, status, verstuurd, beantwoord in gevonden.order_by().values_list(
            *velden, "status", "verstuurd_op", "beantwoord_op"
        )
    ]


def _stemmen(user: Medewerker, van: date, tot: date, soort: str) -> dict[Sleutel, tuple[int, int]]:
    rijen = Voorstelregel.objects.visible_to(user).filter(antwoord__in=GESTEMD)
    rijen = rijen.filter(voorstel__verstuurd_op__date__gte=van, voorstel__verstuurd_op__date__lte=tot)
    rijen = rijen.filter(schuld__schuldeiser__soort=soort) if soort else rijen
    rijen = rijen.exclude(schuld__schuldeiser__is_privepersoon=True).filter(schuld__schuldeiser__isnull=False)
    velden = ("schuld__schuldeiser", "schuld__schuldeiser__naam", "schuld__schuldeiser__soort")
    geteld = (
        rijen.order_by()
        .values_list(*velden)
        .annotate(gestemd=Count("pk"), geweigerd=Count("pk", filter=Q(antwoord__in=GEWEIGERD)))
    )
    return {(pk, naam, s): (gestemd, geweigerd) for pk, naam, s, gestemd, geweigerd in geteld}


def _label(soort: str) -> str:
    return str(Schuldsoort(soort).label) if soort else "Onbekend"
