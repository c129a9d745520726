"""Wie welke betalingen ziet: dossiers in de eigen gemeenten, en verder niets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef

from schuldhulp.organisatie.rollen import Recht
from trajecten.choices.looptijd import BetalingStatus, RondeStatus
from trajecten.querysets import trajectzicht

if TYPE_CHECKING:
    from schuldhulp.organisatie.models import Medewerker


class VanBetaalplanQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(trajectzicht(user, "plan__traject__"))


class _VanGemeenteQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(gemeente__in=user.gemeenten_met(Recht.DOSSIERS))


class BankimportQuerySet(_VanGemeenteQuerySet):
    """Vastgelegde bankbestanden."""


class BetalingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Betalingen bij een traject dat iemand ziet, en in zijn gemeenten wat nog bij geen traject hoort."""
        los = models.Q(traject=None, gemeente__in=user.gemeenten_met(Recht.DOSSIERS))
        return self.filter(trajectzicht(user, "traject__", gemeente="gemeente") | los)

    def te_koppelen(self) -> Self:
        """Nog niet bij een traject, en ook niet opzijgelegd."""
        return self.filter(status=BetalingStatus.TE_KOPPELEN)

    def gekoppeld(self) -> Self:
        """Telt mee bij een traject."""
        return self.filter(status=BetalingStatus.GEKOPPELD)


class RondeQuerySet(_VanGemeenteQuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Ronden in de eigen gemeenten. Staat er iemand in die de medewerker niet mag zien, dan ziet hij haar niet."""
        rijen = super().visible_to(user)
        if not user.deelgemeenten:
            return rijen
        uitkering: Any = self.model._meta.get_field("uitkeringen").related_model
        in_ronde = uitkering.objects.filter(ronde=OuterRef("pk"))
        verborgen = in_ronde.exclude(trajectzicht(user, "traject__", gemeente="gemeente"))
        return rijen.filter(~Exists(verborgen))

    def open(self) -> Self:
        """Wacht op goedkeuring."""
        return self.filter(status=RondeStatus.CONCEPT)


class VanRondeQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        ronde: Any = self.model._meta.get_field("ronde").related_model
        return self.filter(ronde__in=ronde.objects.visible_to(user))


class VanUitkeringQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(trajectzicht(user, "uitkering__traject__"))
