from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from trajecten.choices import EINDE
from trajecten.choices.post import HEROVERWEGING_OPEN, Postsoort, Richting
from trajecten.querysets import trajectzicht

if TYPE_CHECKING:
    from schuldhulp.organisatie.models import Medewerker


class InGemeenteQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Rijen bij de trajecten die de medewerker ziet."""
        return self.filter(trajectzicht(user, "traject__", gemeente="gemeente"))


class HeroverwegingQuerySet(InGemeenteQuerySet):
    def open(self) -> Self:
        """Wacht nog op een antwoord."""
        return self.filter(status__in=HEROVERWEGING_OPEN)

    def overdue(self, on: date) -> Self:
        """Open en over de termijn heen, van trajecten die niet stilstaan."""
        return self.open().filter(reactie_uiterlijk_datum__lt=on, traject__pauze_tot_datum=None)


class PostQuerySet(InGemeenteQuerySet):
    def uit(self) -> Self:
        """Wat wij verstuurden."""
        return self.filter(richting=Richting.UIT)

    def te_bundelen(self, kanaal: str) -> Self:
        """Wat langs dit kanaal nog in geen zending zit; na het einde van een traject gaat alleen de beëindiging uit."""
        te_laat = models.Q(traject__status__in=EINDE) & ~models.Q(soort=Postsoort.BEEINDIGING)
        return self.uit().filter(kanaal=kanaal, zending=None).exclude(te_laat)


class BijlageQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Bijlagen bij berichten van de trajecten die de medewerker ziet."""
        return self.filter(trajectzicht(user, "bericht__traject__"))
