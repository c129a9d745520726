"""Budgetbeheer en de link naar het eigen traject, voor een enkeling in de looptijd."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from demo.leven.verwijzen import Verwijzen
from intake.choices.zelf import ZelfintakeKanaal
from schuldhulp.lib.kalender import dag_van
from trajecten.choices import TrajectStatus
from trajecten.choices.budgetbeheer import Postsoort, Ritme
from trajecten.models import Traject
from trajecten.services import betaalopdracht, budgetbeheer
from trajecten.services.trajectlink import send_trajectlink

# Verzonnen nummers die de controle doorstaan.
IBANS = ("NL91ABNA0417164300", "NL20INGB0001234567", "NL44RABO0123456789")
LASTEN = (
    (Postsoort.HUUR, "Woonstichting De Vaart", "612.40", 3),
    (Postsoort.ENERGIE, "Stroomlijn Energie", "148.00", 1),
    (Postsoort.WATER, "Waterbedrijf De Vallei", "19.50", 4),
    (Postsoort.ZORGPREMIE, "Vitaalzorg Verzekeringen", "159.75", 5),
    (Postsoort.TELEFOON, "Netwerk Mobiel", "25.00", 6),
)
BEGIN_VOOR_HET_EIND = timedelta(days=12)


class Beheer(Verwijzen):
    """Een paar weken voor het einde van de demo: genoeg om te zien, en goedkoop om te laden."""

    def beheer_later(self, traject: Traject, op: datetime) -> None:
        """Plant wat deze inwoner erbij krijgt."""
        wanneer = max(op, self.sim.tot - BEGIN_VOOR_HET_EIND)
        if self.kans("budgetbeheer", 0.05):
            self.sim.plan(wanneer, lambda nu: self.begin_beheer(traject, nu))
        if self.kans("trajectlink", 0.05):
            self.sim.plan(wanneer, lambda nu: self.stuur_link(traject, nu))

    def stuur_link(self, traject: Traject, op: datetime) -> None:
        traject = Traject.objects.select_related("client__gemeente", "gemeente").get(pk=traject.pk)
        if traject.is_open and traject.client.straat:
            kanaal = ZelfintakeKanaal.BRIEF
            send_trajectlink(traject, client=traject.client, kanaal=kanaal, door=self.consulent, op=op)

    def begin_beheer(self, traject: Traject, op: datetime) -> None:
        if not self.staat_in(traject, TrajectStatus.LOOPTIJD):
            return
        vandaag, wie = dag_van(op), {"door": self.consulent, "op": op}
        geld: dict[str, Any] = {"saldo": Decimal("912.35"), "saldo_datum": vandaag}
        rekening = budgetbeheer.open_beheer(Traject.objects.get(pk=traject.pk), **geld, **wie)  # type: ignore[arg-type]
        posten = [
            (Postsoort.INKOMEN, "UWV", "1684.20", Ritme.MAAND, 20, ""),
            *((s, naam, bedrag, Ritme.MAAND, dag, IBANS[n % 3]) for n, (s, naam, bedrag, dag) in enumerate(LASTEN)),
            (Postsoort.LEEFGELD, "Leefgeld", "70.00", Ritme.WEEK, 2, IBANS[0]),
        ]
        for soort, naam, bedrag, ritme, over, iban in posten:
            wat: dict[str, Any] = {
                "soort": soort,
                "naam": naam,
                "bedrag": Decimal(bedrag),
                "ritme": ritme,
                "iban": iban,
            }
            budgetbeheer.add_post(rekening, eerste=vandaag + timedelta(days=over), **wat, **wie)  # type: ignore[arg-type]
        klaar = betaalopdracht.draft_opdrachten(rekening, tot=vandaag + timedelta(days=10), **wie)  # type: ignore[arg-type]
        ander = next((c for c in self.bureau.consulenten if c != self.consulent), None)
        if ander is None:
            return
        for opdracht in klaar[:4]:
            betaalopdracht.approve_opdracht(opdracht, door=ander, op=op)
        # De energie blijft liggen: zo is er een alarm te zien.
        goed = next(o for o in rekening.opdrachten.filter(naam=LASTEN[0][1]))
        betaald = max(goed.datum, vandaag)
        if betaald < self.sim.tot.date():
            later = datetime.combine(betaald, op.timetz())
            self.sim.plan(later, lambda nu: self.betaal(goed, nu))

    def betaal(self, opdracht: Any, op: datetime) -> None:
        betaalopdracht.pay_opdracht(opdracht, datum=dag_van(op), door=self.consulent, op=op)
