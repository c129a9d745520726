"""Van akkoord tot nazorg."""

from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from demo.leven.bank import keer_uit, open_uitkeringen
from demo.leven.beheer import Beheer
from schuldhulp.lib.werkdagen import EEN_DAG
from trajecten.choices import (
    PLAN_LOOPT,
    Bevinding,
    Onderdeelsoort,
    Oplossingsoort,
    TrajectStatus,
    UitstroomReden,
    Verificatieuitkomst,
)
from trajecten.choices.nazorg import Nazorgvorm, Terugvalteken, Terugvaluitkomst
from trajecten.models import Traject
from trajecten.services import kwijting, nazorg, regeling, terugval
from trajecten.services.planwerk import complete_verificatie
from trajecten.services.product import Afspraken, start_product

# NVVK 2016: 92 % van de saneringskredieten en 51 % van de bemiddelingen voltooid.
VERIFICATIE_NA = timedelta(days=355)  # ruim binnen het jaar van art. 16 Bgs
KANS_VOLTOOID = {Oplossingsoort.SANERINGSKREDIET: 0.92, Oplossingsoort.SCHULDBEMIDDELING: 0.51}


class Regeling(Beheer):
    """De regeling loopt, eindigt en wordt gevolgd door nazorg; een enkeling komt terug."""

    def melding(self, op: datetime) -> None:
        """Het begin van de weg; zie Toegang."""

    def laat_lopen(self, traject: Traject, op: datetime) -> None:
        traject = regeling.start_looptijd(traject, door=self.consulent, op=op)
        self.beheer_later(traject, op)
        self.help_met_de_post(traject, op)
        eind = traject.looptijd_eind_datum or op.date()
        soort = Oplossingsoort(traject.oplossing.soort)
        if self.kans("voltooid", KANS_VOLTOOID.get(soort, 0.9)):
            # Een krediet lost vaak eerder af dan de looptijd; zo heeft de demo ook voltooide regelingen.
            duur = (eind - op.date()) * float(str(self.wil.get("duur", self.toeval.choice((1, 1, 0.6, 0.4)))))
            self.sim.plan(op + duur, lambda nu: self.voltooi(traject, nu))
        else:
            self.sim.plan(
                op + self.dagen("uitval_na", 60, 300), lambda nu: self.stop(traject, UitstroomReden.VOLDOET_NIET, nu)
            )

    def help_met_de_post(self, traject: Traject, op: datetime) -> None:
        """Bij een deel komt een vrijwilliger thuis. Het dossiernummer kiest, zodat het toeval elders gelijk blijft."""
        if traject.client.dossiernummer[-1] not in "147":
            return
        partner = self.bureau.partners[0].organisatie
        afspraken = Afspraken(
            op.date(), partner, (op + timedelta(days=270)).date(), "Truus Bakker", "De post en de papieren op orde."
        )
        soort = Onderdeelsoort.THUISADMINISTRATIE
        start_product(traject, soort=soort, afspraken=afspraken, door=self.consulent, op=op)

    def verifieer(self, traject: Traject, op: datetime) -> None:
        """De jaarlijkse verificatie: inkomen en vtlb bleven ongeveer gelijk. Wie in gebreke blijft, staat te laat."""
        traject = Traject.objects.get(pk=traject.pk)
        if traject.status not in PLAN_LOOPT or not self.kans("verificatie", 0.97):
            return
        bedragen: dict[str, Any] = {}
        if traject.status == TrajectStatus.LOOPTIJD:
            inkomen = (traject.inkomen_bedrag or Decimal(0)) + self.toeval.randint(0, 40)
            bedragen = {"inkomen_bedrag": inkomen, "vtlb_bedrag": traject.vtlb_bedrag or Decimal(0)}
        gelijk: dict[str, Any] = dict.fromkeys(("inkomen", "vermogen", "schulden"), Bevinding.GELIJK)
        uitkomst = Verificatieuitkomst.PAST
        complete_verificatie(traject, **gelijk, **bedragen, uitkomst=uitkomst, door=self.consulent, op=op)
        self.sim.plan(op + VERIFICATIE_NA, lambda nu: self.verifieer(traject, nu))

    def voltooi(self, traject: Traject, op: datetime) -> None:
        # Wat nog klaarstaat gaat eerst naar de schuldeisers.
        keer_uit(open_uitkeringen(traject), door=self.consulent, collega=self.bureau.lezer, op=op)
        regeling.complete_looptijd(
            traject, verantwoording="Het krediet is eerder afgelost.", door=self.consulent, op=op
        )
        self.sim.plan(op + timedelta(days=9), lambda nu: self.begin_nazorg(traject, nu))

    def begin_nazorg(self, traject: Traject, op: datetime) -> None:
        if traject.kwijtingen.open().exists():
            kwijting.confirm_kwijtingen(traject, door=self.consulent, op=op)
        nazorg.start_nazorg(traject, door=self.consulent, op=op)
        for moment in traject.nazorgmomenten.all():
            gepland = datetime.combine(moment.gepland_datum, op.timetz())
            self.sim.plan(gepland, partial(self.nazorg, traject, moment.pk))

    def nazorg(self, traject: Traject, moment: int, op: datetime) -> None:
        rij = traject.nazorgmomenten.get(pk=moment)
        wie: dict[str, Any] = {"door": self.consulent, "op": op}
        if self.kans("nazorg_gemist", 0.15) and not rij.pogingen.exists():
            nazorg.record_nazorg(rij, is_bereikt=False, gaat_goed=None, notitie="Voicemail ingesproken.", **wie)
            self.sim.plan(op + timedelta(days=6), partial(self.nazorg, traject, moment))
            return
        goed = self.kans("nazorg_goed", 0.85)
        tekens = [] if goed else [self.toeval.choice((Terugvalteken.VASTE_LASTEN, Terugvalteken.POST))]
        notitie = "Betaalt alles op tijd." if goed else "Er is een nieuwe betalingsachterstand."
        afspraken = "Belt ons bij de eerste aanmaning."
        nazorg.record_nazorg(
            rij, is_bereikt=True, gaat_goed=goed, notitie=notitie, afspraken=afspraken, tekens=tekens, **wie
        )
        if self.kans("nazorgvraag", 0.2):
            nazorg.ask_nazorgvraag(traject, vraag="Mag ik weer een telefoon op abonnement nemen?", **wie)
        self.sim.plan(op + timedelta(days=2), partial(self.sluit_op, traject))

    def sluit_op(self, traject: Traject, op: datetime) -> None:
        """Wat uit het nazorgcontact volgde, is een paar dagen later gedaan; is alles klaar, dan sluit het traject."""
        wie: dict[str, Any] = {"door": self.consulent, "op": op}
        for vraag in traject.nazorgvragen.open():
            nazorg.answer_nazorgvraag(vraag, antwoord="Dat mag. Kijk eerst wat er elke maand overblijft.", **wie)
        for signaal in traject.terugvalsignalen.open():
            verslag = "Langsgegaan. Regeling met de verhuurder; een vrijwilliger helpt met de post."
            uitkomst, vorm = Terugvaluitkomst.EXTRA_HULP, Nazorgvorm.HUISBEZOEK
            terugval.speak_terugval(signaal, uitkomst=uitkomst, vorm=vorm, verslag=verslag, **wie)
        if not nazorg.waarom_open(Traject.objects.get(pk=traject.pk)):
            self.sim.plan(op + timedelta(days=2), lambda nu: self.rond_af(traject, nu))

    def rond_af(self, traject: Traject, op: datetime) -> None:
        regeling.close_traject(Traject.objects.get(pk=traject.pk), door=self.consulent, op=op)
        if self.kans("terug", 0.05):
            self.sim.plan(self._terug_op(op), self.melding)

    def _terug_op(self, op: datetime) -> datetime:
        """Een persona komt zoveel dagen voor het einde van de demo terug (`terug_geleden`), een ander na een tijd."""
        if "terug_geleden" in self.wil:
            return max(op + EEN_DAG, self.sim.tot - self.dagen("terug_geleden", 0, 0))
        return op + self.dagen("terug_na", 30, 150)
