"""Van toelating tot overdracht: plan van aanpak, schulden, stabilisatie."""

import math
from datetime import datetime, timedelta
from decimal import Decimal

from demo.leven.basis import Eiser
from demo.leven.plannen import Plannen
from demo.leven.regeling import VERIFICATIE_NA
from demo.leven.sommen import maak_budget
from trajecten.choices import BuitenReden, TrajectStatus, UitstroomReden
from trajecten.choices_product import Vervolg
from trajecten.models import Traject
from trajecten.services import schuld as schulden
from trajecten.services import traject as trajecten
from trajecten.services.vervolg import choose_vervolg

BALANS = "Inkomsten en uitgaven zijn in balans en er komen geen schulden bij."
SCHULDEISERS_GEMIDDELD, SCHULDEISERS_SPREIDING = 13, 5  # NVVK 2019-2022
KANS_UITVAL_STABILISATIE = 0.5  # Schouders Eronder 2019: ongeveer de helft valt in de stabilisatie uit
# Lognormaal: gemiddelde = mediaan × e^(σ²/2), hier ongeveer € 40.000 (NVVK 2018-2022).
SCHULD_MEDIAAN, SCHULD_SPREIDING = 25_000, 0.97


class Fase1(Plannen):
    """Er komt een plan, de schulden komen op een rij en soms is eerst stabilisatie nodig."""

    def plan(self, traject: Traject, op: datetime) -> None:
        self.stel_plan_vast(traject, op)
        self.sim.plan(op + VERIFICATIE_NA, lambda nu: self.verifieer(traject, nu))
        self._zet_schulden(traject, op)
        self.verwijs(traject, op)
        if self.kans("stabilisatie", 0.4):
            traject = trajecten.start_stabilisatie(traject, door=self.consulent, op=op)
            maak_budget(traject, door=self.consulent, op=op)
            duur = self.dagen("stabilisatie_duur", 40, 115)
            if self.kans("uitval_stabilisatie", KANS_UITVAL_STABILISATIE):
                self.sim.plan(op + duur, lambda nu: self.stop(traject, UitstroomReden.NIET_VERSCHENEN, nu))
                return
            op += duur
        self.sim.plan(op + timedelta(days=3), lambda nu: self.draag_over(traject, nu))

    def _zet_schulden(self, traject: Traject, op: datetime) -> None:
        aantal = int(
            str(
                self.wil.get("schuldeisers")
                or max(3, min(34, round(self.toeval.gauss(SCHULDEISERS_GEMIDDELD, SCHULDEISERS_SPREIDING))))
            )
        )
        totaal = float(
            str(
                self.wil.get("totaal")
                or min(self.toeval.lognormvariate(math.log(SCHULD_MEDIAAN), SCHULD_SPREIDING), 250_000)
            )
        )
        delen = [self.toeval.expovariate(1) + 0.05 for _ in range(aantal)]
        keuze = self._kies_eisers(aantal)
        schulden.add_schulden(
            traject,
            [self._schuld(eiser, totaal * deel / sum(delen)) for deel, eiser in zip(delen, keuze, strict=True)],
            door=self.consulent,
            op=op,
        )

    def _kies_eisers(self, aantal: int) -> list[Eiser]:
        """Verschillende schuldeisers, de gangbare het vaakst; pas bij heel veel schulden komt er een dubbel."""
        gangbaarst = sorted(self.eisers, key=lambda eiser: -(self.toeval.random() ** (1 / eiser.gewicht)))
        return (gangbaarst * 2)[:aantal]

    def _schuld(self, eiser: Eiser, bedrag: float) -> schulden.NieuweSchuld:
        is_boete = eiser.rij.naam.startswith("Centraal Justitieel") and self.kans("boete", 0.3)
        return schulden.NieuweSchuld(
            schuldeiser=eiser.rij,
            opgegeven_bedrag=Decimal(str(round(bedrag, 2))),
            kenmerk=f"{self.toeval.randrange(10**8):08d}",
            buiten_reden=BuitenReden.BOETE if is_boete else None,
        )

    def draag_over(self, traject: Traject, op: datetime) -> None:
        if traject.status == TrajectStatus.STABILISATIE:
            choose_vervolg(traject, keuze=Vervolg.REGELING, toelichting=BALANS, door=self.consulent, op=op)
        trajecten.offer_overdracht(traject, door=self.consulent, op=op)
        self.sim.plan(op + self.dagen("aannemen_na", 1, 6), lambda nu: self.neem_aan(traject, nu))
