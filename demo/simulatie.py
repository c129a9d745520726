"""Een klok voor verleden tijd: afspraken in volgorde uitvoeren, met elke week de dagelijkse ronde ertussen."""

import heapq
import itertools
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from schuldhulp.brieven.berichten import mark_alle_verzonden
from schuldhulp.lib import dagtaken, outbox
from schuldhulp.lib.werkdagen import EEN_DAG, is_werkdag
from trajecten.services.dagronde import HERINNERD
from trajecten.services.mijlpaal import SOORT

Gebeurtenis = Callable[[datetime], object]
RONDE = timedelta(days=7)


class Simulatie:
    """Voert geplande gebeurtenissen uit tot `tot`; wat later valt, gebeurt niet: dat is de toekomst van de demo."""

    def __init__(self, *, vanaf: datetime, tot: datetime, toeval: random.Random) -> None:
        self.vanaf, self.tot, self.toeval = vanaf, tot, toeval
        self._wachtrij: list[tuple[datetime, int, Gebeurtenis]] = []
        self._volgnummer = itertools.count()

    def plan(self, op: datetime, gebeurtenis: Gebeurtenis) -> None:
        """Zet een gebeurtenis op de eerstvolgende werkdag vanaf `op`, tijdens kantooruren."""
        while not is_werkdag(op.date()):
            op += EEN_DAG
        op = op.replace(hour=self.toeval.randint(9, 16), minute=self.toeval.randrange(60))
        heapq.heappush(self._wachtrij, (op, next(self._volgnummer), gebeurtenis))

    def draai(self) -> None:
        """Voert alles uit wat vóór `tot` valt."""
        ronde = self.vanaf + RONDE
        while self._wachtrij:
            op, _, gebeurtenis = heapq.heappop(self._wachtrij)
            while ronde < min(op, self.tot):
                # De vangnetten alleen aan het eind: in de demo loopt alles langs de diensten.
                self._ronde(ronde, met_vangnet=False)
                ronde += RONDE
            if op >= self.tot:
                break
            gebeurtenis(op)
        self._ronde(self.tot, met_vangnet=True)

    @staticmethod
    def _ronde(op: datetime, *, met_vangnet: bool) -> None:
        dagtaken.draai(op, met_vangnet=met_vangnet)
        mark_alle_verzonden(SOORT, op=op)
        # Alleen de herinneringsbrieven: brieven opmaken tot PDF kan wachten tot iemand ze opent.
        outbox.verwerk(op=op, maximum=100_000, soorten={HERINNERD})
