"""Van overdracht tot akkoord: aanschrijven, antwoorden, voorstel, stemmen."""

import math
from collections import defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from demo.leven.basis import Eiser
from demo.leven.dreigen import Dreigen
from demo.leven.sommen import leg_vtlb_vast
from trajecten.choices import Antwoord, Herkomst, Oplossingsoort, TrajectStatus, UitstroomReden, VoorstelStatus
from trajecten.choices.overdracht import Overdrachtdeel
from trajecten.models import Aanschrijving, Geding, Traject, Voorstel
from trajecten.services import aanschrijving as aanschrijvingen
from trajecten.services import dwangakkoord, stemming, wsnp
from trajecten.services import saldo as saldi
from trajecten.services import traject as trajecten
from trajecten.services import uitspraak as uitspraken
from trajecten.services import voorstel as voorstellen
from trajecten.services.overdracht import mark_ontvanger
from trajecten.services.verzoek import Uitspraak, Verzoek

KANS_SANERINGSKREDIET = 0.75  # Kredietbank Nederland: 75 % van de regelingen
WAAROM_DWANG = (
    "Het aanbod is het hoogste wat de inwoner kan betalen. Bijna alle schuldeisers stemden in. De weigeraar krijgt in "
    "de Wsnp minder, en later."
)
VERKLARING = wsnp.Wsnpverklaring(
    rechtbank="Rechtbank Midden-Nederland",
    motivering="Niet alle schuldeisers stemden in. Een hoger aanbod is met dit inkomen niet mogelijk.",
    uitleg="Niet elk bedrijf wilde meedoen met ons voorstel.",
    vervolgstap="Kom met uw papieren naar het spreekuur. Wij vullen het verzoek aan de rechter samen in.",
)
WAAROM_TOE = "De weigeraar kon niet in redelijkheid weigeren."
WAAROM_AF = "Het aanbod is niet het hoogst haalbare."
KANS_VOORSTEL_AKKOORD = 0.41  # NVVK 2016
GEEN_KREDIET = {
    Oplossingsoort.SCHULDBEMIDDELING: "Het inkomen wisselt te veel voor een krediet met vaste termijnen.",
    Oplossingsoort.NUL_AANBOD: "Er is geen afloscapaciteit; een krediet valt niet terug te betalen.",
}


class Fase2(Dreigen):
    """De schuldeisers geven hun saldo op en stemmen over het voorstel."""

    def neem_aan(self, traject: Traject, op: datetime) -> None:
        mark_ontvanger(traject, delen=list(Overdrachtdeel), door=self.ontvanger, op=op)
        trajecten.accept_overdracht(traject, door=self.consulent, op=op)
        self.sim.plan(op + self.dagen("aanschrijven_na", 1, 8), lambda nu: self.schrijf_aan(traject, nu))
        self.sim.plan(op + timedelta(days=12), lambda nu: self.dreiging(traject, nu))

    def schrijf_aan(self, traject: Traject, op: datetime) -> None:
        gewoonten: dict[int | None, Eiser] = {eiser.rij.pk: eiser for eiser in self.eisers}
        per_week: dict[int, list[Aanschrijving]] = defaultdict(list)
        stil = int(str(self.wil.get("stille_eisers", 0)))
        for nummer, aanschrijving in enumerate(
            aanschrijvingen.send_aanschrijvingen(traject, door=self.consulent, op=op)
        ):
            eiser = gewoonten[aanschrijving.schuld.schuldeiser_id]
            if self.toeval.random() >= eiser.stilte and nummer >= stil:
                dagen = max(2, round(self.toeval.lognormvariate(math.log(eiser.dagen), 0.6)))
                per_week[dagen // 7].append(aanschrijving)
        for week, groep in per_week.items():
            self.sim.plan(op + timedelta(days=week * 7 + self.toeval.randint(2, 6)), partial(self.post, traject, groep))
        is_stil = sum(map(len, per_week.values())) < traject.schulden.in_regeling().count()
        laatste = op + timedelta(days=75 if is_stil else max(per_week, default=0) * 7 + 7)
        if self.kans("uitval_inventarisatie", 0.12):
            self.sim.plan(op + timedelta(days=45), lambda nu: self.stop(traject, UitstroomReden.ZELF, nu))
        else:
            self.sim.plan(laatste + self.dagen("voorstel_na", 2, 12), lambda nu: self.stel_voor(traject, nu))

    def post(self, traject: Traject, groep: list[Aanschrijving], op: datetime) -> None:
        """De saldo-opgaven van een week; de consulent voert ze samen in, of ze komen met de code of koppeling."""
        if not self.staat_in(traject, TrajectStatus.INVENTARISATIE):
            return
        saldi.record_saldi(
            traject,
            [saldi.Saldo(aanschrijving, self._saldo(aanschrijving)) for aanschrijving in groep],
            via=self.toeval.choice((Herkomst.CONSULENT, Herkomst.CODE, Herkomst.CODE, Herkomst.API)),
            door=None,
            door_naam="Schuldeiser",
            op=op,
        )

    def _saldo(self, aanschrijving: Aanschrijving) -> Decimal:
        """Meestal iets meer dan de inwoner dacht: rente en kosten."""
        verschil = Decimal(str(round(self.toeval.gauss(1.06, 0.08), 3)))
        return max(Decimal(0), ((aanschrijving.schuld.opgegeven_bedrag or 0) * verschil).quantize(Decimal("0.01")))

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
        reden = GEEN_KREDIET.get(soort, "")
        bron = leg_vtlb_vast(traject, inkomen=vtlb + capaciteit, vtlb=vtlb, door=self.consulent, op=op)
        concept = voorstellen.calculate_voorstel(
            traject,
            soort=soort,
            soort_reden=reden,
            inkomen=vtlb + capaciteit,
            vtlb=vtlb,
            vtlb_herkomst=bron,
            door=self.consulent,
            op=op,
        )
        if self.kans("concept", 0):
            return
        voorstel = voorstellen.send_voorstel(concept, door=self.consulent, op=op)
        self._laat_stemmen(voorstel, op)

    def _laat_stemmen(self, voorstel: Voorstel, op: datetime) -> None:
        regels = list(voorstel.regels.filter(antwoord=Antwoord.GEEN_REACTIE))
        weigert = None if self.kans("akkoord", KANS_VOORSTEL_AKKOORD) or not regels else self.toeval.choice(regels)
        per_week: dict[int, list[stemming.Stem]] = defaultdict(list)
        for regel in regels:
            stem = stemming.Stem(regel, Antwoord.AKKOORD)
            if regel is weigert:
                stem = stemming.Stem(regel, Antwoord.AFGEWEZEN, "Het aangeboden bedrag is te laag.")
            per_week[self.toeval.randint(0, 2)].append(stem)
        for week, stemmen in per_week.items():
            self.sim.plan(
                op + timedelta(days=week * 7 + self.toeval.randint(2, 5)), partial(self.stem, voorstel, stemmen)
            )

    def stem(self, voorstel: Voorstel, stemmen: list[stemming.Stem], op: datetime) -> None:
        if not Voorstel.objects.filter(pk=voorstel.pk, status=VoorstelStatus.VERSTUURD).exists():
            return
        via = self.toeval.choice((Herkomst.CONSULENT, Herkomst.CODE))
        stemming.record_antwoorden(voorstel, stemmen, via=via, door=None, door_naam="Schuldeiser", op=op)
        traject = voorstel.traject
        if self.staat_in(traject, TrajectStatus.AKKOORD):
            self.sim.plan(op + timedelta(days=7), lambda nu: self.laat_lopen(traject, nu))
        elif self.staat_in(traject, TrajectStatus.GEEN_AKKOORD) and not self.kans("blijft_liggen", 0):
            wacht = timedelta(days=40 if self.kans("vervolg_laat", 0.1) else 15)
            self.sim.plan(op + wacht, lambda nu: self.na_weigering(traject, nu))

    def na_weigering(self, traject: Traject, op: datetime) -> None:
        keuze = self.toeval.random()
        if keuze < 0.35:
            self.vraag_dwangakkoord(traject, op)
            toe = self.toeval.random() < 0.6
            self.sim.plan(op + timedelta(days=50), lambda nu: self.uitspraak(traject, toe, nu))
        elif keuze < 0.7:
            self.naar_wsnp(traject, op)
        else:
            self.stop(traject, UitstroomReden.NIET_PASSEND, op)

    def vraag_dwangakkoord(self, traject: Traject, op: datetime) -> None:
        """Eerst kon de weigeraar heroverwegen; daarna het verzoek, en na drie weken de dag van de zitting."""
        heroverweging = op.date() - timedelta(days=12)
        verzoek = Verzoek("Rechtbank Midden-Nederland", WAAROM_DWANG, heroverweging=heroverweging)
        geding = dwangakkoord.request_dwangakkoord(traject, verzoek=verzoek, door=self.consulent, op=op)
        zitting = (op + timedelta(days=42)).replace(hour=10, minute=30)
        self.sim.plan(op + timedelta(days=21), lambda nu: self.plan_zitting(geding, zitting, nu))

    def plan_zitting(self, geding: Geding, zitting: datetime, op: datetime) -> None:
        nummer = f"C/16/{self.toeval.randint(500000, 599999)}"
        uitspraken.plan_zitting(geding, zitting_op=zitting, zaaknummer=nummer, door=self.consulent, op=op)

    def naar_wsnp(self, traject: Traject, op: datetime) -> None:
        wsnp.move_to_wsnp(traject, verklaring=VERKLARING, door=self.consulent, op=op)

    def uitspraak(self, traject: Traject, toegewezen: bool, op: datetime) -> None:
        uitspraak = Uitspraak(toegewezen, op.date(), WAAROM_TOE if toegewezen else WAAROM_AF)
        dwangakkoord.decide_dwangakkoord(traject, uitspraak=uitspraak, door=self.consulent, op=op)
        if toegewezen:
            self.sim.plan(op + timedelta(days=7), lambda nu: self.laat_lopen(traject, nu))
        else:
            self.sim.plan(op + timedelta(days=10), lambda nu: self.naar_wsnp(traject, nu))
