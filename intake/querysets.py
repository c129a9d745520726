from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from schuldhulp.organisatie.rollen import Recht

if TYPE_CHECKING:
    from intake.models import Screeningbeleid
    from schuldhulp.organisatie.models import Gemeente, Medewerker


class ClientQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Cliënten in de gemeenten waar de medewerker met dossiers werkt; zonder wat is samengevoegd."""
        return self.visible_to_ook_samengevoegd(user).filter(samengevoegd_met=None)

    def visible_to_ook_samengevoegd(self, user: Medewerker) -> Self:
        """Als `visible_to`, met de dossiers die in een ander zijn opgegaan: hun oude adres blijft werken."""
        return self.filter(gemeente__in=user.gemeenten_met(Recht.DOSSIERS))

    def for_list(self) -> Self:
        """Alles wat de lijst van dossiers toont, in één query."""
        return self.select_related("gemeente")


class VanClientQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(client__gemeente__in=user.gemeenten_met(Recht.DOSSIERS))


class DocumentQuerySet(VanClientQuerySet):
    def for_list(self) -> Self:
        """Alles wat de lijst van papieren toont, in één query."""
        return self.select_related("door", "eerste_door", "tweede_door", "afgekeurd_door", "client__gemeente")


class VanMetingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(meting__client__gemeente__in=user.gemeenten_met(Recht.DOSSIERS))


class LoketvraagQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Wie met dossiers werkt ziet alles in zijn gemeenten; het aanmeldpunt ziet wat de eigen organisatie meldde."""
        eigen = models.Q(gemeente__in=user.gemeenten_met(Recht.MELDEN), organisatie=user.organisatie_id)
        return self.filter(eigen | models.Q(gemeente__in=user.gemeenten_met(Recht.DOSSIERS)))

    def for_list(self) -> Self:
        """Alles wat de lijst van het aanmeldpunt toont, in één query."""
        return self.select_related("client", "gemeente", "organisatie", "door")


class SamenvoegingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(houdt__gemeente__in=user.gemeenten_met(Recht.DOSSIERS))


class VanAanmeldingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(aanmelding__gemeente__in=user.gemeenten_met(Recht.DOSSIERS))


class AanmeldingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Aanmeldingen in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(gemeente__in=user.gemeenten_met(Recht.DOSSIERS))

    def open(self) -> Self:
        """Nog niet besloten of ingetrokken: volgens de CHECK de rijen met een datum, en daarop ligt de index."""
        return self.filter(actie_uiterlijk_datum__isnull=False)

    def overdue(self, on: date) -> Self:
        """Open en over de uiterste datum heen."""
        return self.open().filter(actie_uiterlijk_datum__lt=on)

    def for_list(self) -> Self:
        """Alles wat de lijst toont, in één query."""
        return self.select_related("client", "gemeente", "behandelaar")


class ScreeningbeleidQuerySet(models.QuerySet["Screeningbeleid"]):
    def visible_to(self, user: Medewerker) -> Self:
        """Hoe een gemeente weegt, is openbaar voor wie er werkt."""
        return self.filter(gemeente__in=user.alle_gemeenten)

    def geldig(self, gemeente: Gemeente, op: date) -> Screeningbeleid | None:
        """Wat op deze dag geldt; None als de gemeente de vragenlijst neemt zoals zij is."""
        return self.filter(gemeente=gemeente, geldig_vanaf_datum__lte=op).order_by("-geldig_vanaf_datum").first()


class VolgmomentQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Volgmomenten in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(gemeente__in=user.gemeenten_met(Recht.DOSSIERS))

    def open(self) -> Self:
        """Nog niet gehouden of vervallen."""
        return self.filter(actie_uiterlijk_datum__isnull=False)

    def for_list(self) -> Self:
        """Alles wat de lijst toont, in één query."""
        return self.select_related("client", "gemeente", "behandelaar")


class BezwaarQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Bezwaren in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(gemeente__in=user.gemeenten_met(Recht.DOSSIERS))

    def open(self) -> Self:
        """Nog niet beslist of ingetrokken."""
        return self.filter(actie_uiterlijk_datum__isnull=False)

    def for_list(self) -> Self:
        """Alles wat de lijst toont, in één query."""
        return self.select_related("client", "gemeente", "behandelaar", "besluit")
