from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from ketenpartners.choices import VERWIJZING_EINDE
from schuldhulp.organisatie.rollen import Recht

if TYPE_CHECKING:
    from ketenpartners.models import Ketenpartner
    from schuldhulp.organisatie.models import Gemeente, Medewerker


class KetenpartnerQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Partners met een convenant in een gemeente waar de medewerker werkt."""
        return self.filter(convenanten__gemeente__in=user.alle_gemeenten).distinct()

    def met_convenant(self, gemeente: Gemeente, on: date) -> Self:
        """Actieve partners waarmee deze gemeente op deze dag een geldig convenant heeft."""
        geldig = models.Q(convenanten__geldig_tot_datum=None) | models.Q(convenanten__geldig_tot_datum__gte=on)
        return self.filter(
            geldig, is_actief=True, convenanten__gemeente=gemeente, convenanten__geldig_vanaf_datum__lte=on
        ).distinct()


class VerwijzingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Verwijzingen in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(gemeente__in=user.gemeenten_met(Recht.DOSSIERS))

    def visible_to_partner(self, partner: Ketenpartner) -> Self:
        """Een partner ziet alleen wat aan hem is gericht."""
        return self.filter(partner=partner)

    def open(self) -> Self:
        """Nog niet afgerond of ingetrokken."""
        return self.exclude(status__in=VERWIJZING_EINDE)

    def overdue(self, on: date) -> Self:
        """Open en over de termijn heen: de partner liet niets weten, of de consulent koos nog geen vervolg."""
        return self.open().filter(actie_uiterlijk_datum__lt=on)

    def for_list(self) -> Self:
        """Alles wat de lijst toont, in één query."""
        return self.select_related("client", "gemeente", "partner__organisatie", "behandelaar")


class TerugkoppelingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(verwijzing__gemeente__in=user.gemeenten_met(Recht.DOSSIERS))
