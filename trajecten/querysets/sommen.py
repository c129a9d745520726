"""Wie wat ziet van de sommen: correcties op het vtlb, en nieuwe normen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models

from schuldhulp.organisatie.rollen import Recht
from trajecten.querysets import trajectzicht

if TYPE_CHECKING:
    from schuldhulp.organisatie.models import Medewerker


class VanVtlbQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(trajectzicht(user, "vtlb__traject__"))


class NormwijzigingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Wijzigingen in de gemeenten waar de medewerker met dossiers werkt of het beheer doet."""
        return self.filter(gemeente__in={*user.gemeenten_met(Recht.DOSSIERS), *user.gemeenten_met(Recht.BEHEER)})


class VanBudgetQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(trajectzicht(user, "budget__traject__"))


class ReferentieQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Referentiebedragen gaan niet over personen: iedereen die in de gemeente werkt mag ze zien."""
        return self.filter(gemeente__in=user.alle_gemeenten)

    def geldig(self, gemeente: object, jaar: int) -> Any:
        """De nieuwste versie van het nieuwste jaar tot en met dit jaar, of None."""
        return self.filter(gemeente=gemeente, jaar__lte=jaar).order_by("-jaar", "-versie").first()
