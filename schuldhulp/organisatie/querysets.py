from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.rollen import Recht, Rol, rollen_met
from schuldhulp.organisatie.waarneming import Waarneming, bepaal_waarneming

if TYPE_CHECKING:
    from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker, Organisatie

_vast: ContextVar[dict[int, list[Beleid]] | None] = ContextVar("vast_beleid", default=None)


@contextmanager
def vast_beleid() -> Iterator[None]:
    """Binnen dit blok verandert geen beleid: elke gemeente wordt één keer gelezen. Voor werk in bulk."""
    teken = _vast.set({})
    try:
        yield
    finally:
        _vast.reset(teken)


class GemeenteQuerySet(models.QuerySet["Gemeente"]):
    def visible_to(self, user: Medewerker, recht: Recht = Recht.DOSSIERS) -> Self:
        """De gemeenten waar de medewerker dit recht heeft."""
        return self.filter(pk__in=user.gemeenten_met(recht))


class OrganisatieQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Organisaties die werken in een gemeente waar de medewerker een aanstelling heeft."""
        return self.filter(gemeenten__in=user.alle_gemeenten).distinct()


class BeleidQuerySet(models.QuerySet["Beleid"]):
    def visible_to(self, user: Medewerker) -> Self:
        """Beleid is openbaar binnen de gemeenten waar iemand werkt."""
        return self.filter(gemeente__in=user.alle_gemeenten)

    def geldig(self, gemeente: Gemeente, op: date) -> Beleid:
        """Het beleid dat op deze dag geldt. Fout: Geweigerd als de gemeente nog geen beleid heeft."""
        beleid = self._geldig(gemeente, op)
        if beleid is None:
            raise Geweigerd(
                f"Voor {gemeente} is op {op:%d-%m-%Y} nog geen beleid vastgelegd. Vraag de beheerder dit te doen."
            )
        beleid.gemeente = gemeente
        return beleid

    def _geldig(self, gemeente: Gemeente, op: date) -> Beleid | None:
        rijen = self.filter(gemeente=gemeente).order_by("-geldig_vanaf_datum")
        vast = _vast.get()
        if vast is None or self.query.where:
            return rijen.filter(geldig_vanaf_datum__lte=op).first()
        if gemeente.pk not in vast:
            vast[gemeente.pk] = list(rijen)
        return next((beleid for beleid in vast[gemeente.pk] if beleid.geldig_vanaf_datum <= op), None)


class MandaatQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Mandaten zijn openbaar binnen de gemeenten waar iemand werkt."""
        return self.filter(gemeente__in=user.alle_gemeenten)

    def op(self, dag: date) -> Self:
        """De mandaten die op deze dag gelden."""
        lopend = models.Q(geldig_tot_datum=None) | models.Q(geldig_tot_datum__gte=dag)
        return self.filter(lopend, geldig_vanaf_datum__lte=dag)

    def mag_besluiten(self, organisatie: Organisatie, gemeente: Gemeente, soort: str, dag: date) -> bool:
        """Mag deze organisatie dit besluit nemen? De eigen organisatie van de gemeente altijd (art. 3a Wgs)."""
        is_gemeente = organisatie.soort == Organisatiesoort.GEMEENTE and organisatie.gemeentecode in ("", gemeente.code)
        if is_gemeente and gemeente.organisaties.filter(pk=organisatie.pk).exists():
            return True
        return self.op(dag).filter(organisatie=organisatie, gemeente=gemeente, soort=soort).exists()


class MedewerkerQuerySet(models.QuerySet["Medewerker"]):
    def visible_to(self, user: Medewerker) -> Self:
        """Collega's: wie werkt voor een gemeente waar deze medewerker ook werkt."""
        return self.filter(aanstellingen__gemeente__in=user.alle_gemeenten).distinct()

    def met_recht(self, recht: Recht, gemeente: Gemeente) -> Self:
        """Actieve medewerkers met dit recht in deze gemeente."""
        return self.filter(
            is_active=True, aanstellingen__gemeente=gemeente, aanstellingen__rol__in=rollen_met(recht)
        ).distinct()

    def met_rol(self, rol: Rol, gemeente: Gemeente) -> Self:
        """Actieve medewerkers met deze rol in deze gemeente."""
        return self.filter(is_active=True, aanstellingen__gemeente=gemeente, aanstellingen__rol=rol.value).distinct()


class AfwezigheidQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Van zichzelf, en van collega's in de gemeenten waar de medewerker met dossiers werkt."""
        van_collega = models.Q(medewerker__aanstellingen__gemeente__in=user.gemeenten_met(Recht.DOSSIERS))
        return self.filter(models.Q(medewerker=user.pk) | van_collega).distinct()

    def op_dag(self, dag: date) -> Self:
        """Wie er op deze dag niet is."""
        return self.filter(van_datum__lte=dag, tot_en_met_datum__gte=dag)

    def waarneming(self, dag: date) -> Waarneming:
        """Wie op deze dag voor wie waarneemt."""
        return bepaal_waarneming(dict(self.op_dag(dag).values_list("medewerker", "vervanger")))

    def overlapt(self, van: date, tot_en_met: date) -> Self:
        """Wat deze periode raakt."""
        return self.filter(van_datum__lte=tot_en_met, tot_en_met_datum__gte=van)
