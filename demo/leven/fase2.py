"""Van overdracht tot akkoord: aanschrijven, antwoorden, voorstel, stemmen."""

import math
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from demo.leven.basis import Eiser
from demo.leven.regeling import Regeling
from trajecten.choices import Antwoord, Herkomst, Oplossingsoort, TrajectStatus, UitstroomReden, VoorstelStatus
from trajecten.models import Aanschrijving, Traject, Voorstel, Voorstelregel
from trajecten.services import aanschrijving as aanschrijvingen
from trajecten.services import einde
from trajecten.services import traject as trajecten
from trajecten.services import voorstel as voorstellen

KANS_SANERINGSKREDIET = 0.75  # Kredietbank Nederland: 75 % van de regelingen
KANS_VOORSTEL_AKKOORD = 0.41  # NVVK 2016


class Fase2(Regeling):
    """De schuldeisers geven hun saldo op en stemmen over het voorstel."""

    def neem_aan(self, traject: Traject, op: datetime) -> None:
        trajecten.accept_overdracht(traject, door=self.consulent, op=op)
        self.sim.plan(op + self.dagen("aanschrijven_na", 1, 8), lambda nu: self.schrijf_aan(traject, nu))

    def schrijf_aan(self, traject: Traject, op: datetime) -> None:
        gewoonten: dict[int | None, Eiser] = {eiser.rij.pk: eiser for eiser in self.eisers}
        laatste = op
        for aanschrijving in aanschrijvingen.send_aanschrijvingen(traject, door=self.consulent, op=op):
            eiser = gewoonten[aanschrijving.schuld.schuldeiser_id]
            if self.toeval.random() < eiser.stilte:
                laatste = max(laatste, op + timedelta(days=75))
                continue
            moment = op + timedelta(days=max(2, round(self.toeval.lognormvariate(math.log(eiser.dagen), 0.6))))
            laatste = max(laatste, moment)
            self.sim.plan(moment, partial(self.saldo, aanschrijving))
        if self.kans("uitval_inventarisatie", 0.12):
            self.sim.plan(op + timedelta(days=45), lambda nu: self.stop(traject, UitstroomReden.ZELF, nu))
        else:
            self.sim.plan(laatste + self.dagen("voorstel_na", 2, 12), lambda nu: self.stel_voor(traject, nu))

    def saldo(self, aanschrijving: Aanschrijving, op: datetime) -> None:
        verschil = Decimal(str(round(self.toeval.gauss(1.06, 0.08), 3)))
        opgegeven = aanschrijving.schuld.opgegeven_bedrag or Decimal(0)
        if not self.staat_in(aanschrijving.traject, TrajectStatus.INVENTARISATIE):
            return
        aanschrijvingen.record_saldo(
            aanschrijving,
            bedrag=max(Decimal(0), (opgegeven * verschil).quantize(Decimal("0.01"))),
            via=self.toeval.choice((Herkomst.CONSULENT, Herkomst.CODE, Herkomst.CODE, Herkomst.API)),
            door=None,
            door_naam="Schuldeiser",
            op=op,
        )

    def stel_voor(self, traject: Traject, op: datetime) -> None:
        if not self.staat_in(traject, TrajectStatus.INVENTARISATIE):
            return
        if traject.schulden.in_regeling().onbekend().exists():
            # Er loopt nog een herinnering: wacht op de dagelijkse ronde die vaststelt dat er geen reactie kwam.
            self.sim.plan(op + timedelta(days=14), lambda nu: self.stel_voor(traject, nu))
            return
        capaciteit = Decimal(self.toeval.choice((0, 35, 50, 65, 80, 110, 150, 220)))
        soort = Oplossingsoort.SCHULDBEMIDDELING
        if not capaciteit:
            soort = Oplossingsoort.NUL_AANBOD
        elif self.kans("saneringskrediet", KANS_SANERINGSKREDIET):
            soort = Oplossingsoort.SANERINGSKREDIET
        vtlb = Decimal(self.toeval.randint(1450, 2300))
        concept = voorstellen.calculate_voorstel(
            traject, soort=soort, inkomen=vtlb + capaciteit, vtlb=vtlb, door=self.consulent, op=op
        )
        if self.kans("concept", 0):
            return
        voorstel = voorstellen.send_voorstel(concept, door=self.consulent, op=op)
        self._laat_stemmen(voorstel, op)

    def _laat_stemmen(self, voorstel: Voorstel, op: datetime) -> None:
        regels = list(voorstel.regels.filter(antwoord=Antwoord.GEEN_REACTIE))
        if not regels:
            return
        weigert = None if self.kans("akkoord", KANS_VOORSTEL_AKKOORD) else self.toeval.choice(regels)
        for regel in regels:
            moment = op + timedelta(days=self.toeval.randint(2, 20))
            self.sim.plan(moment, partial(self.stem, regel, regel is not weigert))

    def stem(self, regel: Voorstelregel, voor: bool, op: datetime) -> None:
        if not Voorstel.objects.filter(pk=regel.voorstel_id, status=VoorstelStatus.VERSTUURD).exists():
            return
        voorstellen.record_antwoord(
            regel,
            antwoord=Antwoord.AKKOORD if voor else Antwoord.AFGEWEZEN,
            reden="" if voor else "Het aangeboden bedrag is te laag.",
            via=self.toeval.choice((Herkomst.CONSULENT, Herkomst.CODE)),
            door=None,
            door_naam="Schuldeiser",
            op=op,
        )
        traject = regel.voorstel.traject
        if self.staat_in(traject, TrajectStatus.AKKOORD):
            self.sim.plan(op + timedelta(days=7), lambda nu: self.laat_lopen(traject, nu))
        elif self.staat_in(traject, TrajectStatus.GEEN_AKKOORD) and not self.kans("blijft_liggen", 0.1):
            self.sim.plan(op + timedelta(days=15), lambda nu: self.na_weigering(traject, nu))

    def na_weigering(self, traject: Traject, op: datetime) -> None:
        keuze = self.toeval.random()
        if keuze < 0.35:
            voorstellen.request_dwangakkoord(traject, door=self.consulent, op=op)
            toe = self.toeval.random() < 0.6
            self.sim.plan(op + timedelta(days=50), lambda nu: self.uitspraak(traject, toe, nu))
        elif keuze < 0.7:
            einde.move_to_wsnp(traject, door=self.consulent, op=op)
        else:
            self.stop(traject, UitstroomReden.NIET_PASSEND, op)

    def uitspraak(self, traject: Traject, toegewezen: bool, op: datetime) -> None:
        voorstellen.decide_dwangakkoord(traject, toegewezen=toegewezen, door=self.consulent, op=op)
        if toegewezen:
            self.sim.plan(op + timedelta(days=7), lambda nu: self.laat_lopen(traject, nu))
        else:
            self.sim.plan(op + timedelta(days=10), lambda nu: einde.move_to_wsnp(traject, door=self.consulent, op=nu))
