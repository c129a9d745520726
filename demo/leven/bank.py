"""Geld in de demo: elke maand een bankbestand, en een ronde naar de schuldeisers; alles langs de diensten."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from stdnum.iso7064 import mod_97_10

from demo.leven.basis import Bureau
from demo.simulatie import Simulatie
from schuldhulp.organisatie.models import Medewerker
from trajecten.bank.afschrift import Afschrift, Boeking, geef_sleutels
from trajecten.choices import TrajectStatus
from trajecten.choices.looptijd import Geldstroom, UitkeringStatus
from trajecten.models import Betaalplan, Betaaltermijn, Traject, Uitkering
from trajecten.services.bankimport import import_afschrift
from trajecten.services.gelden import gelden_van
from trajecten.services.uitkeringsom import bereken_uitkering
from trajecten.services.uitkeringsronde import approve_ronde, prepare_ronde

MAAND, KORT = timedelta(days=30), timedelta(days=10)
JAREN = timedelta(days=730)
# Voor het einde van de demo: dan staat er nog werk voor wie haar opent.
LAATSTE = timedelta(days=5)
KANS_TE_LAAT = 0.04
KANS_ALSNOG = 0.85


def demo_iban(nummer: int) -> str:
    """Een verzonnen rekening met een kloppend controlegetal, bij een bank die niet bestaat."""
    kaal = f"DEMO{nummer:010d}"
    return f"NL{mod_97_10.calc_check_digits(kaal + 'NL')}{kaal}"


def keer_uit(uitkeringen: Sequence[Uitkering], *, door: Medewerker, collega: Medewerker | None, op: datetime) -> None:
    """Eén ronde met wat er te betalen is; met een collega meteen goedgekeurd."""
    plannen = Betaalplan.objects.select_related("voorstel").in_bulk([rij.traject_id for rij in uitkeringen])
    gelden = gelden_van(plannen)
    sommen = {pk: bereken_uitkering(plan, gelden[pk]) for pk, plan in plannen.items()}
    klaar = [rij for rij in uitkeringen if rij.traject_id in sommen and sommen[rij.traject_id].te_betalen]
    if klaar:
        ronde = prepare_ronde(klaar[0].gemeente, klaar, door=door, op=op)
        if collega:
            approve_ronde(ronde, door=collega, op=op)


def open_uitkeringen(traject: Traject) -> list[Uitkering]:
    """De uitkering van dit traject die nog gepland staat."""
    gepland = Uitkering.objects.filter(traject=traject, status=UitkeringStatus.GEPLAND)
    return list(gepland.select_related("gemeente"))


class Bank:
    """De reserveringsrekening van één gemeente, maand voor maand."""

    def __init__(self, sim: Simulatie, bureau: Bureau) -> None:
        self.sim, self.bureau = sim, bureau
        self.wie = bureau.consulenten[0]
        # Eigen toeval: zo verandert een betaling niets aan de levens van de inwoners.
        self.toeval = random.Random(f"bank:{bureau.gemeente.code}")
        self.vorige = sim.vanaf.date()
        self.te_laat: list[tuple[str, Decimal]] = []

    def plan(self) -> None:
        """Elke maand een bestand, en vijf dagen voor het eind nog een dat werk overlaat."""
        moment = self.sim.vanaf + MAAND
        while moment < self.sim.tot - LAATSTE - KORT:
            self.sim.plan(moment, self.verwerk)
            moment += MAAND
        self.sim.plan(self.sim.tot - LAATSTE, self.verwerk_laatste)

    def verwerk(self, op: datetime) -> None:
        self._lees_in(self._boekingen(op.date()), op)
        keer_uit(self._aan_de_beurt(op.date()), door=self.wie, collega=self.bureau.lezer, op=op)

    def verwerk_laatste(self, op: datetime) -> None:
        """Een paar betalingen zonder kenmerk, een storno, en een ronde die op een collega wacht."""
        boekingen = self._boekingen(op.date())
        zonder = [Boeking(b.datum, b.bedrag, b.tegenrekening, b.naam) for b in boekingen[:2]]
        dag = op.date()
        vreemd = Boeking(dag, Decimal("42.50"), demo_iban(777), "Buurtvereniging De Brug", "Bijdrage zaalhuur")
        terug = [
            Boeking(dag, -b.bedrag, b.tegenrekening, b.naam, is_storno=True, kenmerk=b.kenmerk) for b in boekingen[2:3]
        ]
        self._lees_in([*boekingen[2:], *zonder, vreemd, *terug], op)
        keer_uit(self._aan_de_beurt(dag + JAREN), door=self.wie, collega=None, op=op)

    def _lees_in(self, boekingen: Sequence[Boeking], op: datetime) -> None:
        if not boekingen:
            return
        gemeente = self.bureau.gemeente
        rekening = demo_iban(gemeente.pk)
        afschrift = Afschrift("CAMT.053", rekening, geef_sleutels(rekening, boekingen))
        naam = f"camt053-{op:%Y-%m}.xml"
        import_afschrift(afschrift, naam=naam, gemeente=gemeente, gemeenten=[gemeente], door=self.wie, op=op)

    def _boekingen(self, tot: date) -> list[Boeking]:
        """Wat er sinds de vorige keer binnenkwam: termijnen, wat te laat was, en kredieten voor de schuldeisers."""
        loopt = {"plan__traject__gemeente": self.bureau.gemeente, "plan__traject__status": TrajectStatus.LOOPTIJD}
        termijnen = Betaaltermijn.objects.filter(**loopt, datum__gt=self.vorige, datum__lte=tot, bedrag__gt=0)
        rijen = termijnen.select_related("plan__traject__client").order_by("plan__traject__nummer", "nummer")
        alsnog = [(k, b) for k, b in self.te_laat if self.toeval.random() < KANS_ALSNOG]
        self.te_laat = []
        boekingen = [self._boeking(tot, kenmerk, bedrag, "Alsnog betaald") for kenmerk, bedrag in alsnog]
        for rij in rijen:
            if self.toeval.random() < KANS_TE_LAAT:
                self.te_laat.append((rij.plan.kenmerk, rij.bedrag))
                continue
            naam = rij.plan.traject.client.naam
            boekingen.append(self._boeking(rij.datum, rij.plan.kenmerk, rij.bedrag, "Termijn", naam))
        kredieten = Betaalplan.objects.filter(
            traject__gemeente=self.bureau.gemeente,
            geldstroom=Geldstroom.KREDIET,
            start_datum__gt=self.vorige,
            start_datum__lte=tot,
        ).order_by("traject__nummer")
        self.vorige = tot
        uitbetaald = [self._boeking(tot, p.kenmerk, p.krediet_bedrag, "Krediet", "Kredietbank") for p in kredieten]
        return boekingen + uitbetaald

    def _boeking(self, dag: date, kenmerk: str, bedrag: Decimal, tekst: str, naam: str = "") -> Boeking:
        rekening = demo_iban(int(kenmerk[-7:]) if kenmerk[-7:].isdigit() else 1)
        return Boeking(dag, bedrag, rekening, naam, tekst, kenmerk=kenmerk)

    def _aan_de_beurt(self, dag: date) -> list[Uitkering]:
        gepland = Uitkering.objects.filter(
            gemeente=self.bureau.gemeente, status=UitkeringStatus.GEPLAND, uiterlijk_datum__lte=dag + KORT
        )
        return list(gepland.select_related("gemeente").order_by("traject__nummer"))
