"""Lijsten die ook bij honderdduizend rijen snel blijven: sorteren op vaste kolommen en een telling met een plafond."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGINA = 50
# Verder bladeren dan dit doet niemand; een exacte telling van alle rijen kost PostgreSQL meer dan de lijst zelf.
PLAFOND = 2_000


class BegrensdePaginator(Paginator):
    """Telt tot het plafond en niet verder, en koppelt alleen de rijen die op de pagina komen."""

    def page(self, number: int | str) -> Page[Any]:
        """De rijen van één pagina, in één vraag. Eerst kiezen en dan pas koppelen: anders koppelt SQLite alles."""
        nummer = self.validate_number(number)
        eerste = (nummer - 1) * self.per_page
        rijen: Any = self.object_list
        gekozen = rijen.values("pk")[eerste : eerste + self.per_page]
        return Page(rijen.filter(pk__in=gekozen), nummer, self)

    @cached_property
    def count(self) -> int:
        rijen: Any = self.object_list
        return int(rijen.order_by()[: PLAFOND + 1].count())

    @property
    def is_begrensd(self) -> bool:
        return self.count > PLAFOND

    @property
    def aantal_tekst(self) -> str:
        """Het aantal in woorden, voor in het bijschrift: "412" of "meer dan 2.000"."""
        aantal = f"{min(self.count, PLAFOND):,}".replace(",", ".")
        return f"meer dan {aantal}" if self.is_begrensd else aantal


def pagina_van(
    rijen: QuerySet[Any], request: HttpRequest, sorteringen: Mapping[str, tuple[str, ...]], *, aantal: int | None = None
) -> Page[Any]:
    """De gevraagde pagina, gesorteerd volgens `?sorteer=`; onbekende waarden vallen terug op de eerste sortering.

    `sorteringen`: sleutel uit de url → velden, eindigend op een uniek veld zodat bladeren niets overslaat.
    `aantal`: hoeveel het er zijn, als dat al geteld is.
    """
    gevraagd = request.GET.get("sorteer", "")
    sleutel = gevraagd.lstrip("-")
    velden = sorteringen.get(sleutel) or next(iter(sorteringen.values()))
    if sleutel in sorteringen and gevraagd.startswith("-"):
        velden = tuple(veld.removeprefix("-") if veld.startswith("-") else f"-{veld}" for veld in velden)
    paginator = BegrensdePaginator(rijen.order_by(*velden), PER_PAGINA)
    if aantal is not None:
        paginator.count = aantal
    return paginator.get_page(request.GET.get("pagina"))
