from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from intake.choices import AANMELDING_WACHT
from intake.choices.afspraak import AFSPRAAK_GEMIST, AFSPRAAK_WACHT
from schuldhulp.lib.werk import beurt
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.organisatie.zicht import zicht

if TYPE_CHECKING:
    from intake.models import Screeningbeleid
    from schuldhulp.organisatie.models import Gemeente, Medewerker

LIJSTKOLOMMEN = (
    "dossiernummer",
    "voornamen",
    "voorvoegsel",
    "achternaam",
    "geboortedatum",
    "straat",
    "huisnummer",
    "huisnummertoevoeging",
    "postcode",
    "woonplaats",
    "aangemaakt_op",
    "gemeente__naam",
)


class ClientQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Cliënten in de gemeenten waar de medewerker met dossiers werkt; zonder wat is samengevoegd."""
        return self.visible_to_ook_samengevoegd(user).filter(samengevoegd_met=None)

    def visible_to_ook_samengevoegd(self, user: Medewerker) -> Self:
        """Als `visible_to`, met de dossiers die in een ander zijn opgegaan: hun oude adres blijft werken."""
        return self.filter(zicht(user, client="pk"))

    def for_list(self) -> Self:
        """Alles wat een lijst van dossiers toont, in één query, en niet meer: geen BSN en geen telefoon."""
        return self.select_related("gemeente").only(*LIJSTKOLOMMEN)


class VanClientQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(zicht(user, "client__"))


class DocumentQuerySet(VanClientQuerySet):
    def for_list(self) -> Self:
        """Alles wat de lijst van papieren toont, in één query."""
        return self.select_related("door", "eerste_door", "tweede_door", "afgekeurd_door", "client__gemeente")


class VanMetingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(zicht(user, "meting__client__", "meting__client"))


class LoketvraagQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Wie met dossiers werkt ziet alles in zijn gemeenten; het aanmeldpunt ziet wat de eigen organisatie meldde."""
        eigen = models.Q(gemeente__in=user.gemeenten_met(Recht.MELDEN), organisatie=user.organisatie_id)
        return self.filter(eigen | zicht(user))

    def for_list(self) -> Self:
        """Alles wat de lijst van het aanmeldpunt toont, in één query."""
        return self.select_related("client", "gemeente", "organisatie", "door")


class SamenvoegingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(zicht(user, "houdt__", "houdt"))


class VanAanmeldingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(zicht(user, "aanmelding__", "aanmelding__client"))


class AanmeldingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Aanmeldingen in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(zicht(user))

    def open(self) -> Self:
        """Nog niet besloten of ingetrokken: volgens de CHECK de rijen met een datum, en daarop ligt de index."""
        return self.filter(actie_uiterlijk_datum__isnull=False)

    def wacht_op_gesprek(self) -> Self:
        """Gemeld, en het eerste gesprek is nog niet gehouden."""
        return self.open().filter(gesprek_op__isnull=True)

    def overdue(self, on: date) -> Self:
        """Open en over de uiterste datum heen."""
        return self.open().filter(actie_uiterlijk_datum__lt=on)

    def wachtend(self, vandaag: date) -> Self:
        """Wie op het eerste gesprek wacht, in de volgorde van `intake.wachtlijst`."""
        rijen = self.filter(status__in=AANMELDING_WACHT, gemeld_op__isnull=False)
        return rijen.order_by(beurt(vandaag, "gesprek_uiterlijk_datum"), "voorrang", "gemeld_op", "pk")

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
        return self.filter(zicht(user))

    def open(self) -> Self:
        """Nog niet gehouden of vervallen."""
        return self.filter(actie_uiterlijk_datum__isnull=False)

    def for_list(self) -> Self:
        """Alles wat de lijst toont, in één query."""
        return self.select_related("client", "gemeente", "behandelaar")


class ZelfintakeQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Zelfintakes in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(zicht(user))


class VanZelfintakeQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(zicht(user, "zelfintake__", "zelfintake__client"))


class BezwaarQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Bezwaren in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(zicht(user))

    def open(self) -> Self:
        """Nog niet beslist of ingetrokken."""
        return self.filter(actie_uiterlijk_datum__isnull=False)

    def for_list(self) -> Self:
        """Alles wat de lijst toont, in één query."""
        return self.select_related("client", "gemeente", "behandelaar", "besluit")


class SpreekuurQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Spreekuren in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(gemeente__in=user.gemeenten_met(Recht.DOSSIERS))


class AfspraakQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Afspraken in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(zicht(user))

    def gepland(self) -> Self:
        """Wat nog moet komen of nog moet worden vastgelegd."""
        return self.filter(status__in=AFSPRAAK_WACHT)

    def gemist(self) -> Self:
        """Keren dat iemand niet kwam, ook als dat al is opgevolgd."""
        return self.filter(status__in=AFSPRAAK_GEMIST)

    def van(self, medewerkers: Iterable[Any]) -> Self:
        """Afspraken waar een van deze medewerkers bij is."""
        wie = list(medewerkers)
        return self.filter(Q(behandelaar__in=wie) | Q(tweede_medewerker__in=wie))

    def tussen(self, begin: datetime, eind: datetime) -> Self:
        """Afspraken die in dit stuk tijd vallen, ook voor een deel."""
        return self.filter(begin_op__lt=eind, eind_op__gt=begin)

    def for_list(self) -> Self:
        """Alles wat een lijst toont, in één query."""
        return self.select_related("client", "gemeente", "behandelaar", "tweede_medewerker")
