"""Kwartaalcijfers opstellen en vaststellen. Wat is vastgesteld verandert niet meer, ook niet met de definitie."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from rapportage.kpis import KPIS
from rapportage.kwartaal import Kwartaal
from rapportage.meten import Kpi
from rapportage.models import Kwartaalmeting
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker


@dataclass(frozen=True)
class Meting:
    """Eén KPI in één kwartaal. `teller` en `noemer` zoals geteld; `waarde` None als er niets te meten was."""

    kpi: Kpi
    kwartaal: Kwartaal
    teller: Decimal
    noemer: Decimal | None
    streefwaarde: Decimal | None
    definitieversie: int

    @property
    def waarde(self) -> Decimal | None:
        return self.kpi.waarde(self.teller, self.noemer)


def stel_op(gemeenten: Sequence[Gemeente], kwartaal: Kwartaal, *, kpis: Sequence[Kpi] = KPIS) -> list[Meting]:
    """De cijfers van een kwartaal voor een of meer gemeenten samen, in de volgorde van de KPI's."""
    return [reeks[0] for reeks in stel_reeks_op(gemeenten, [kwartaal], kpis=kpis)]


def stel_reeks_op(
    gemeenten: Sequence[Gemeente], kwartalen: Sequence[Kwartaal], *, kpis: Sequence[Kpi] = KPIS
) -> list[list[Meting]]:
    """Per KPI de cijfers van een reeks kwartalen; vastgestelde komen uit de vaststelling, de rest wordt geteld."""
    vast = _vastgesteld(gemeenten, kwartalen)
    streef = {kwartaal: streefwaarden(gemeenten, kwartaal.periode.tot) for kwartaal in kwartalen}
    reeksen = []
    for kpi in kpis:
        geteld = _tel(kpi, gemeenten, kwartalen, vast)
        reeksen.append([_meting(kpi, k, geteld[k], _van(vast, k, kpi), streef[k], len(gemeenten)) for k in kwartalen])
    return reeksen


Sleutel = tuple[int, str, str]
Telling = tuple[Decimal, Decimal | None]


def _vastgesteld(gemeenten: Sequence[Gemeente], kwartalen: Sequence[Kwartaal]) -> dict[Sleutel, Kwartaalmeting]:
    rijen = Kwartaalmeting.objects.filter(
        gemeente__in=[g.pk for g in gemeenten], kwartaal__in=[str(k) for k in kwartalen]
    )
    return {(rij.gemeente_id, rij.kwartaal, rij.code): rij for rij in rijen}


def _tel(
    kpi: Kpi, gemeenten: Sequence[Gemeente], kwartalen: Sequence[Kwartaal], vast: dict[Sleutel, Kwartaalmeting]
) -> dict[Kwartaal, Telling]:
    """Telt per groep kwartalen waarvoor dezelfde gemeenten nog niet zijn vastgesteld, en telt de vaste erbij op."""
    groepen: dict[tuple[int, ...], list[Kwartaal]] = {}
    for kwartaal in kwartalen:
        los = tuple(g.pk for g in gemeenten if (g.pk, str(kwartaal), kpi.code) not in vast)
        groepen.setdefault(los, []).append(kwartaal)
    uit: dict[Kwartaal, Telling] = {}
    for los, groep in groepen.items():
        metingen = kpi.meet(los, [k.periode for k in groep]) if los else [(Decimal(0), None)] * len(groep)
        for kwartaal, (teller, noemer) in zip(groep, metingen, strict=True):
            rijen = [vast[s] for g in gemeenten if (s := (g.pk, str(kwartaal), kpi.code)) in vast]
            noemers = [n for n in (noemer, *(rij.noemer for rij in rijen)) if n is not None]
            uit[kwartaal] = (
                sum((rij.teller or Decimal(0) for rij in rijen), teller),
                sum(noemers) if noemers else None,
            )  # type: ignore[assignment]
    return uit


def _van(vast: dict[Sleutel, Kwartaalmeting], kwartaal: Kwartaal, kpi: Kpi) -> list[Kwartaalmeting]:
    return [rij for (_, k, code), rij in vast.items() if (k, code) == (str(kwartaal), kpi.code)]


def _meting(
    kpi: Kpi,
    kwartaal: Kwartaal,
    telling: Telling,
    vast: list[Kwartaalmeting],
    streef: dict[str, Decimal],
    aantal_gemeenten: int,
) -> Meting:
    versie = min((rij.definitieversie for rij in vast), default=kpi.versie)
    doel = vast[0].streefwaarde if vast and aantal_gemeenten == 1 else streef.get(kpi.code)
    return Meting(kpi, kwartaal, telling[0], telling[1], doel, versie)


def streefwaarden(gemeenten: Sequence[Gemeente], op: date) -> dict[str, Decimal]:
    """De streefwaarde per KPI-code op een dag; voor gemeenten samen alleen als zij dezelfde waarde kozen."""
    rijen = Beleid.objects.filter(gemeente__in=[g.pk for g in gemeenten], geldig_vanaf_datum__lte=op)
    per_gemeente = dict(rijen.order_by("geldig_vanaf_datum").values_list("gemeente_id", "streefwaarden"))
    if len(per_gemeente) < len(gemeenten):
        return {}
    alle = list(per_gemeente.values())
    codes = set(alle[0]) if alle else set()
    return {code: Decimal(str(alle[0][code])) for code in codes if all(s.get(code) == alle[0][code] for s in alle)}


def is_vastgesteld(gemeente: Gemeente, kwartaal: Kwartaal) -> bool:
    """Zijn de cijfers van dit kwartaal vastgesteld?"""
    return Kwartaalmeting.objects.filter(gemeente=gemeente, kwartaal=str(kwartaal)).exists()


@transaction.atomic
def stel_vast(gemeente: Gemeente, kwartaal: Kwartaal, *, door: Medewerker | None, op: datetime) -> list[Kwartaalmeting]:
    """Legt de cijfers van een voorbij kwartaal vast; latere rapporten tonen deze waarden.

    Fouten: Geweigerd als het kwartaal nog loopt of al is vastgesteld.
    """
    if not kwartaal.is_voorbij(dag_van(op)):
        raise Geweigerd(f"Het {kwartaal.naam} loopt nog; vaststellen kan vanaf de dag erna.")
    if is_vastgesteld(gemeente, kwartaal):
        raise Geweigerd(f"Het {kwartaal.naam} is al vastgesteld en verandert niet meer.")
    rijen = [
        Kwartaalmeting(
            gemeente=gemeente,
            kwartaal=str(kwartaal),
            code=meting.kpi.code,
            waarde=meting.waarde,
            teller=meting.teller,
            noemer=meting.noemer,
            streefwaarde=meting.streefwaarde,
            definitieversie=meting.definitieversie,
            vastgesteld_op=op,
        )
        for meting in stel_op([gemeente], kwartaal)
    ]
    try:
        with transaction.atomic():
            Kwartaalmeting.objects.bulk_create(rijen)
    except IntegrityError as fout:
        raise Geweigerd(f"Het {kwartaal.naam} is al vastgesteld en verandert niet meer.") from fout
    leg_vast(
        Handeling.BESLISSEN,
        door=door,
        op=op,
        onderwerp="kwartaalcijfers",
        gemeente=gemeente,
        toelichting=f"{kwartaal} vastgesteld",
    )
    return rijen
