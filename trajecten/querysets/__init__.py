from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.organisatie.zicht import zicht
from trajecten.choices import AANSCHRIJVING_OPEN, TrajectStatus
from trajecten.choices.budgetbeheer import OPDRACHT_OPEN
from trajecten.choices.kwijting import KWIJTING_OPEN, KwijtingStatus
from trajecten.choices.schuld import TREEDT_OP
from trajecten.schuldtotaal import Post, Schuldtotaal, tel_op

if TYPE_CHECKING:
    from schuldhulp.organisatie.models import Medewerker


def trajectzicht(user: Medewerker, pad: str = "", gemeente: str = "") -> Q:
    """De trajecten die iemand ziet; waar de eigen organisatie alleen fase 2 uitvoert, wat haar is overgedragen.

    `pad` gaat naar het traject; `gemeente` is het veld van de rij zelf als zij haar gemeente kent.
    """
    gemeente = gemeente or f"{pad}gemeente"
    heel = Q(**{f"{gemeente}__in": user.gemeenten_heel})
    if not user.deelgemeenten:
        return heel
    gekregen = Q(**{f"{pad}uitvoerder": user.organisatie_id}) | Q(**{f"{pad}status": TrajectStatus.OVERDRACHT})
    return heel | (Q(**{f"{gemeente}__in": user.deelgemeenten}) & gekregen)


class TrajectQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Trajecten in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(trajectzicht(user))

    def open(self) -> Self:
        """Nog niet beëindigd: volgens de CHECK precies de rijen met een datum, en daarop ligt de index."""
        return self.filter(actie_uiterlijk_datum__isnull=False)

    def overdue(self, on: date) -> Self:
        """Open en over de datum van de volgende actie heen."""
        return self.open().filter(actie_uiterlijk_datum__lt=on)

    def for_list(self) -> Self:
        """Alles wat de lijst toont, in één query."""
        return self.select_related("client", "gemeente", "uitvoerder", "behandelaar")

    def eerder(self) -> Self:
        """Beëindigd, met hoe het eindigde en wat er in de nazorg is afgesproken."""
        gesloten = self.filter(actie_uiterlijk_datum=None).select_related("uitstroom")
        return gesloten.prefetch_related("nazorgmomenten", "terugvalsignalen")


class VanTrajectQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(trajectzicht(user, "traject__"))


class NazorgmomentQuerySet(VanTrajectQuerySet):
    def te_houden(self) -> Self:
        """Nog niet vastgelegd."""
        return self.filter(gehouden_op=None)


class KwijtingQuerySet(VanTrajectQuerySet):
    def open(self) -> Self:
        """Nog geen antwoord, of een weigering die nog niet is uitgezocht."""
        return self.filter(status__in=KWIJTING_OPEN)

    def stil(self, on: date) -> Self:
        """De termijn is voorbij zonder antwoord, in een traject dat daarop wacht en niet in de pauze staat."""
        wacht = self.filter(status=KwijtingStatus.GEVRAAGD, uiterlijk_datum__lt=on, traject__pauze_tot_datum=None)
        return wacht.filter(traject__status=TrajectStatus.FINALE_KWIJTING)


class VanBeheerQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(trajectzicht(user, "rekening__traject__"))


class OpdrachtQuerySet(VanBeheerQuerySet):
    def open(self) -> Self:
        """Nog niet betaald en niet ingetrokken."""
        return self.filter(status__in=OPDRACHT_OPEN)


class VoorkeurQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(zicht(user, "client__"))


class OnderdeelQuerySet(VanTrajectQuerySet):
    def lopend(self) -> Self:
        """Nog niet beëindigd."""
        return self.filter(eind_datum=None)


class PlanQuerySet(VanTrajectQuerySet):
    def vastgesteld(self) -> Self:
        """Zonder het concept; de nieuwste versie is het geldende plan."""
        return self.filter(afronding_datum__isnull=False)

    def voor_pagina(self) -> Self:
        """Met doelen en acties in een vast aantal queries."""
        return self.select_related("opgesteld_door").prefetch_related("doelen__acties__gedaan_door")


class VanPlanQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(trajectzicht(user, "plan__traject__"))


class PlanactieQuerySet(VanPlanQuerySet):
    def open(self) -> Self:
        """Nog niet gedaan."""
        return self.filter(gedaan_op=None)


class PlanwerkQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Werk uit plannen in de gemeenten waar de medewerker met dossiers werkt."""
        return self.filter(trajectzicht(user, "traject__", gemeente="gemeente"))

    def open(self) -> Self:
        """Nog te doen: volgens de CHECK precies de rijen met een datum."""
        return self.filter(actie_uiterlijk_datum__isnull=False)


class SchuldeiserQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Het gedeelde register, plus privépersonen van de eigen gemeenten; zonder wie in een ander opging."""
        return self.visible_to_ook_samengevoegd(user).filter(samengevoegd_met=None)

    def visible_to_ook_samengevoegd(self, user: Medewerker) -> Self:
        """Ook wie in een ander opging, zodat zijn oude adres nog ergens heen leidt."""
        gemeenten = user.gemeenten_met(Recht.DOSSIERS)
        if not gemeenten:
            return self.none()
        return self.filter(Q(gemeente=None) | Q(gemeente__in=gemeenten))

    def zoek(self, tekst: str) -> Self:
        """Op naam, handelsnaam, vroegere naam, de naam van wie erin opging, KvK-nummer of vestigingsnummer."""
        namen = Q(naam__icontains=tekst) | Q(handelsnamen__icontains=tekst) | Q(vroegere_namen__icontains=tekst)
        opgegaan = self.model._base_manager.filter(namen, samengevoegd_met=OuterRef("pk"))
        return self.filter(namen | Q(kvk_nummer=tekst) | Q(vestigingsnummer=tekst) | Exists(opgegaan))

    def treedt_op(self) -> Self:
        """Wie voor een andere schuldeiser kan optreden."""
        return self.filter(rol__in=TREEDT_OP)


class SchuldeisersamenvoegingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        """Samenvoegingen in het gedeelde register, en van privépersonen in de eigen gemeenten."""
        gemeenten = user.gemeenten_met(Recht.DOSSIERS)
        if not gemeenten:
            return self.none()
        return self.filter(Q(houdt__gemeente=None) | Q(houdt__gemeente__in=gemeenten))


class SchuldQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(trajectzicht(user, "traject__"))

    def in_regeling(self) -> Self:
        """Schulden die meedoen in de regeling."""
        return self.filter(doet_mee=True)

    def onbekend(self) -> Self:
        """Nog geen saldo van de schuldeiser, en ook niet vastgesteld dat hij niet reageert."""
        return self.filter(bevestigd_bedrag=None, is_stil=False)

    def samengevoegd(self) -> Self:
        """Schulden van of via iemand die intussen in een ander opging."""
        eiser, agent = "schuldeiser__samengevoegd_met__isnull", "vertegenwoordiger__samengevoegd_met__isnull"
        return self.filter(Q(**{eiser: False}) | Q(**{agent: False}))

    def totaal(self) -> Schuldtotaal:
        """De som van deze schulden per groep; zie `trajecten.schuldtotaal`."""
        velden = ("opgegeven_bedrag", "bevestigd_bedrag", "is_preferent", "doet_mee")
        return tel_op(Post(*rij) for rij in self.order_by().values_list(*velden))

    def met_beslag(self, op: date) -> Self:
        """Voegt `loopt_beslag` toe: ligt er op deze dag beslag voor de schuld?"""
        beslag: Any = self.model._meta.get_field("beslagen").related_model
        return self.annotate(loopt_beslag=Exists(beslag._base_manager.filter(lopend_op(op), schuld=OuterRef("pk"))))

    def met_adressen(self) -> Self:
        """Met alles wat nodig is om een brief te adresseren, in een vast aantal queries."""
        rijen = self
        for wie in ("schuldeiser", "vertegenwoordiger"):
            rijen = rijen.select_related(f"{wie}__hoofdvestiging")
            rijen = rijen.prefetch_related(f"{wie}__adressen", f"{wie}__hoofdvestiging__adressen")
        return rijen


def lopend_op(op: date) -> Q:
    """Voorwaarde op een beslag: loopt het op deze dag?"""
    return Q(Q(tot_datum=None) | Q(tot_datum__gte=op), sinds_datum__lte=op)


class BeslagQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(trajectzicht(user, "schuld__traject__"))

    def lopend(self, op: date) -> Self:
        """Beslagen die op deze dag lopen."""
        return self.filter(lopend_op(op))


class AanschrijvingQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(trajectzicht(user, "traject__", gemeente="gemeente"))

    def open(self) -> Self:
        """Wacht nog op een antwoord."""
        return self.filter(status__in=AANSCHRIJVING_OPEN)

    def overdue(self, on: date) -> Self:
        """Open en over de reactietermijn heen."""
        return self.open().filter(reactie_uiterlijk_datum__lt=on)


class VoorstelregelQuerySet(models.QuerySet):
    def visible_to(self, user: Medewerker) -> Self:
        return self.filter(trajectzicht(user, "voorstel__traject__"))
