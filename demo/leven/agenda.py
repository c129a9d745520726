"""De agenda van een paar weken rond vandaag: spreekuren, een huisbezoek, iemand die niet kwam, en een week vakantie."""

from datetime import datetime, time, timedelta

from demo.leven.basis import Bureau
from demo.simulatie import Simulatie
from intake.choices.afspraak import Afspraaksoort, Afspraakvorm, Vervolg
from intake.models import Afspraak, Client
from intake.services.afloop import miss_afspraak
from intake.services.afspraak import plan_afspraak
from intake.services.afwezigheid import register_afwezigheid
from intake.services.moment import Moment, vrij_moment
from intake.services.spreekuur import Blok, offer_spreekuur
from schuldhulp.lib.werkdagen import EEN_DAG, is_werkdag

MINUTEN = 60
WEKEN = 8
# Weekdag (maandag is 0) en tijd van de vaste spreekuren.
SPREEKUREN = ((1, time(9), time(12)), (3, time(13), time(16)))


class Agenda:
    """Plant op de klok van de simulatie wat er rond vandaag in de agenda van het eerste bureau staat."""

    def __init__(self, sim: Simulatie, bureau: Bureau) -> None:
        self.sim, self.bureau = sim, bureau
        self.noor, self.collega = bureau.consulenten[0], bureau.consulenten[-1]

    def plan(self) -> None:
        """Drie weken geleden de spreekuren; de afspraken en de vakantie in de laatste dagen."""
        self.sim.plan(self.sim.tot - timedelta(days=21), self.stel_open)
        self.sim.plan(self.sim.tot - timedelta(days=9), self.maak_afspraken)
        self.sim.plan(self.sim.tot - timedelta(days=3), self.neem_vakantie)

    def stel_open(self, op: datetime) -> None:
        for wie in {self.noor, self.collega}:
            for weekdag, van, tot in SPREEKUREN:
                dag = op.date() + timedelta(days=(weekdag - op.weekday()) % 7 or 7)
                blok = Blok(dag, van, tot, MINUTEN, plaats="Stadskantoor, kamer 2")
                offer_spreekuur(wie, gemeente=self.bureau.gemeente, blok=blok, weken=WEKEN, door=wie, op=op)

    def maak_afspraken(self, op: datetime) -> None:
        """Henk thuis over een paar dagen, Fatima op kantoor morgen; Marcin kwam gisteren niet."""
        self._maak("Postma", 2, Afspraakvorm.HUISBEZOEK, op)
        self._maak("Idrissi", 1, Afspraakvorm.KANTOOR, op)
        if gemist := self._maak("Kowalski", -2, Afspraakvorm.KANTOOR, op):
            self.sim.plan(gemist.begin_op + EEN_DAG, lambda nu: self.mis(gemist, nu))

    def mis(self, rij: Afspraak, op: datetime) -> None:
        miss_afspraak(
            rij,
            vervolg=Vervolg.BELLEN,
            reden="Nam de vorige keer wel op; misschien kwam de brief niet aan.",
            datum=self._werkdag(op + timedelta(days=3)).date(),
            door=self.noor,
            op=op,
        )

    def neem_vakantie(self, op: datetime) -> None:
        """De collega is er volgende week niet; Noor neemt waar."""
        if self.collega == self.noor:
            return
        maandag = (self.sim.tot + timedelta(days=7 - self.sim.tot.weekday())).date()
        register_afwezigheid(
            self.collega,
            van=maandag,
            tot_en_met=maandag + timedelta(days=4),
            vervanger=self.noor,
            toelichting="Bel wie deze week zou komen en zeg dat ik er niet ben.",
            door=self.collega,
            op=op,
        )

    def _maak(self, achternaam: str, over: int, vorm: Afspraakvorm, op: datetime) -> Afspraak | None:
        """Een gesprek met deze persona, zoveel dagen na vandaag; niets als zij er niet is."""
        client = Client.objects.filter(gemeente=self.bureau.gemeente, achternaam=achternaam).first()
        if client is None:
            return None
        dag = self._werkdag(self.sim.tot + timedelta(days=over), EEN_DAG if over > 0 else -EEN_DAG)
        dag = dag.replace(hour=10, minute=0, second=0, microsecond=0)
        thuis = vorm == Afspraakvorm.HUISBEZOEK
        moment = Moment(
            vrij_moment(self.noor, dag, MINUTEN),
            MINUTEN,
            self.noor,
            vorm,
            "Bij u thuis" if thuis else "Stadskantoor, kamer 2",
        )
        return plan_afspraak(client, soort=Afspraaksoort.VERVOLG, moment=moment, door=self.noor, op=op)

    @staticmethod
    def _werkdag(moment: datetime, stap: timedelta = EEN_DAG) -> datetime:
        while not is_werkdag(moment.date()):
            moment += stap
        return moment
