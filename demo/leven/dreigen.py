"""Dreigingen tijdens een traject: bellen, uitstel, en soms een moratorium."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from random import Random

from demo.leven.regeling import Regeling
from intake.choices import Bedreiging
from schuldhulp.lib.werkdagen import plus_maanden
from trajecten.choices.geding import Contactuitkomst, Contactwijze, Gedingsoort, Gedingstatus
from trajecten.models import Crisis, Geding, Traject
from trajecten.services import crisis as crises
from trajecten.services import geding as gedingen
from trajecten.services import gedingloop
from trajecten.services import uitspraak as uitspraken
from trajecten.services.crisis import Contact, Dreiging
from trajecten.services.verzoek import Uitspraak, Verzoek

KANS_DREIGING = 0.15
KANS_UITSTEL = 0.6
WIE_DREIGT = (
    (Bedreiging.ONTRUIMING, "Woonstichting De Linde"),
    (Bedreiging.ELEKTRICITEIT, "Energie Noordwaard"),
    (Bedreiging.ZORGVERZEKERING, "Zorgverzekeraar Zilverpoort"),
)
WAAROM = "De vaste lasten worden vanaf deze maand betaald. Binnen vier maanden is er een voorstel."


class Dreigen(Regeling):
    """Wie dreigt, wordt dezelfde dag gebeld; wie niet wacht, hoort de rechter."""

    def dreiging(self, traject: Traject, op: datetime) -> None:
        """Een eigen toeval per traject: zo verandert de rest van de demo niet van een dreiging."""
        toeval = Random(traject.nummer)
        if toeval.random() >= KANS_DREIGING or not Traject.objects.open().filter(pk=traject.pk).exists():
            return
        bedreiging, wie = toeval.choice(WIE_DREIGT)
        dreiging = Dreiging(bedreiging, wie, datum=op.date() + timedelta(days=18))
        crisis = crises.open_crisis(traject, dreiging=dreiging, door=self.consulent, op=op)
        contact = Contact(Contactwijze.TELEFOON, Contactuitkomst.NIET_BEREIKT)
        crises.record_contact(crisis, contact=contact, door=self.consulent, op=op + timedelta(hours=1))
        vervolg = self.uitstel if toeval.random() < KANS_UITSTEL else self.geen_uitstel
        self.sim.plan(op + timedelta(days=1), lambda nu: self._als_open(crisis, vervolg, nu))

    def _als_open(self, crisis: Crisis, vervolg: Callable[[Crisis, datetime], None], op: datetime) -> None:
        """Stopt het traject intussen, dan is er niets meer af te wenden."""
        if Crisis.objects.open().filter(pk=crisis.pk).exists():
            vervolg(crisis, op)

    def uitstel(self, crisis: Crisis, op: datetime) -> None:
        """De wederpartij wacht drie weken; daarna is het opgelost."""
        tot = op.date() + timedelta(days=21)
        contact = Contact(Contactwijze.TELEFOON, Contactuitkomst.UITSTEL, "de afdeling incasso", WAAROM, tot)
        crises.record_contact(crisis, contact=contact, door=self.consulent, op=op)
        self.sim.plan(op + timedelta(days=21), partial(self.sluit_crisis, crisis))

    def sluit_crisis(self, crisis: Crisis, op: datetime) -> None:
        if Crisis.objects.open().filter(pk=crisis.pk).exists():
            uitkomst = "De vaste lasten worden betaald; de dreiging is van de baan."
            crises.close_crisis(crisis, is_afgewend=True, uitkomst=uitkomst, door=self.consulent, op=op)

    def geen_uitstel(self, crisis: Crisis, op: datetime) -> None:
        """De rechter wordt om een moratorium gevraagd, en geeft het."""
        contact = Contact(Contactwijze.TELEFOON, Contactuitkomst.GEEN_UITSTEL, "de deurwaarder", "Wil niet wachten.")
        crisis = crises.record_contact(crisis, contact=contact, door=self.consulent, op=op)
        verzoek = Verzoek(
            "Rechtbank Midden-Nederland", WAAROM, Bedreiging(crisis.bedreiging), crisis.wederpartij, crisis
        )
        soort = Gedingsoort.MORATORIUM
        geding = gedingen.request_geding(crisis.traject, soort=soort, verzoek=verzoek, door=self.consulent, op=op)
        uitspraken.plan_zitting(geding, zitting_op=op + timedelta(days=9), door=self.consulent, op=op)
        self.sim.plan(op + timedelta(days=9), partial(self.moratorium, geding, crisis))

    def moratorium(self, geding: Geding, crisis: Crisis, op: datetime) -> None:
        if not Geding.objects.bij_rechter().filter(pk=geding.pk).exists():
            return
        eind = plus_maanden(op.date(), 6) - timedelta(days=1)
        uitspraak = Uitspraak(True, op.date(), "Toegewezen voor zes maanden.", eind)
        geding = uitspraken.decide_geding(geding, uitspraak=uitspraak, door=self.consulent, op=op)
        self.sluit_crisis(crisis, op)
        self.sim.plan(op + timedelta(days=28), partial(self.controle, geding))
        self.sim.plan(datetime.combine(eind, op.timetz()), partial(self.einde_moratorium, geding))

    def controle(self, geding: Geding, op: datetime) -> None:
        """Elke maand, tot er geen controle meer staat."""
        geding = Geding.objects.get(pk=geding.pk)
        if geding.status != Gedingstatus.LOOPT or geding.controle_datum is None:
            return
        geding = gedingloop.record_controle(geding, is_bij=True, door=self.consulent, op=op)
        if geding.controle_datum:
            self.sim.plan(op + timedelta(days=28), partial(self.controle, geding))

    def einde_moratorium(self, geding: Geding, op: datetime) -> None:
        geding = Geding.objects.get(pk=geding.pk)
        if geding.status != Gedingstatus.LOOPT or geding.eind_datum is None:
            return
        # De laatste dag kan in een weekend vallen; vastleggen gebeurt op een werkdag.
        datum = min(op.date(), geding.eind_datum)
        geding = gedingloop.end_geding(geding, datum=datum, reden="De zes maanden zijn om.", door=self.consulent, op=op)
        verslag = "De vaste lasten zijn steeds betaald. Er is een voorstel gedaan aan alle schuldeisers."
        self.sim.plan(op + timedelta(days=6), lambda nu: self.doe_verslag(geding, verslag, nu))

    def doe_verslag(self, geding: Geding, verslag: str, op: datetime) -> None:
        gedingloop.send_verslag(geding, verslag=verslag, door=self.consulent, op=op)
