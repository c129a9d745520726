"""De afspraak voor het eerste gesprek: gemaakt, en soms komt iemand niet."""

from datetime import datetime

from demo.leven.basis import Basis
from intake.choices.afspraak import Vervolg
from intake.models import Aanmelding
from intake.services import aanmelding as aanmeldingen
from intake.services.afloop import miss_afspraak
from intake.services.moment import vrij_moment
from schuldhulp.lib.werkdagen import EEN_DAG, is_werkdag, tel_werkdagen

AFSPRAAK_MINUTEN = 60


class Afspraken(Basis):
    """Wat er met het eerste gesprek gebeurt voordat het er is."""

    def afspraak(self, rij: Aanmelding, gesprek: datetime, op: datetime) -> None:
        while not is_werkdag(gesprek.date()):
            gesprek += EEN_DAG
        if gesprek.date() > op.date():
            aanmeldingen.plan_gesprek(
                rij,
                gepland_op=vrij_moment(self.consulent, gesprek.replace(hour=9, minute=0), AFSPRAAK_MINUTEN),
                plaats="Stadskantoor, kamer 2",
                door=self.consulent,
                op=op,
            )

    def kwam_niet(self, rij: Aanmelding, op: datetime) -> None:
        """De termijn loopt door: morgen belt de consulent over een nieuwe afspraak."""
        miss_afspraak(
            rij.afspraken.gepland().get(),
            vervolg=Vervolg.BELLEN,
            reden="Nam de telefoon niet op; misschien kwam de brief niet aan.",
            datum=tel_werkdagen(op.date(), 1),
            door=self.consulent,
            op=op,
        )
