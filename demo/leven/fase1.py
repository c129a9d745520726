"""Van toelating tot overdracht: plan van aanpak, schulden, stabilisatie."""

import math
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from demo.leven.basis import Eiser
from demo.leven.plannen import Plannen
from demo.leven.regeling import VERIFICATIE_NA
from demo.leven.sommen import maak_budget
from trajecten.choices import FASE_1, BuitenReden, Herkomst, TrajectStatus, UitstroomReden
from trajecten.choices.overdracht import Overdrachtdeel
from trajecten.choices.post import Postsoort
from trajecten.choices.product import Vervolg
from trajecten.choices.schuld import Beslagsoort, Schuldeiserrol
from trajecten.models import Schuld, Traject
from trajecten.services import schuld as schulden
from trajecten.services import schuldeiserpost
from trajecten.services import traject as trajecten
from trajecten.services.inkomend import Afzender
from trajecten.services.overdracht import mark_afzender
from trajecten.services.schuldeiserantwoord import record_bericht
from trajecten.services.schuldfeiten import Schuldfeiten, add_beslag, update_schuldfeiten
from trajecten.services.vervolg import choose_vervolg

# Wat bij de overdracht nog niet compleet is, komt tijdens de inventarisatie.
VOLGT = dict.fromkeys(Overdrachtdeel, "De inwoner levert dit in tijdens de inventarisatie.")
BALANS = "Inkomsten en uitgaven zijn in balans en er komen geen schulden bij."
STAND = "Wij brengen eerst de inkomsten en uitgaven op orde. Daarna vragen wij u om uw saldo."
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
            self.geef_kennis(traject, op)
            maak_budget(traject, door=self.consulent, op=op)
            duur = self.dagen("stabilisatie_duur", 40, 115)
            if self.kans("uitval_stabilisatie", KANS_UITVAL_STABILISATIE):
                self.sim.plan(op + duur, lambda nu: self.stop(traject, UitstroomReden.NIET_VERSCHENEN, nu))
                return
            op += duur
        self.sim.plan(op + timedelta(days=3), lambda nu: self.draag_over(traject, nu))

    def geef_kennis(self, traject: Traject, op: datetime) -> None:
        """De schuldeisers horen dat er hulp is; een enkele vraagt hoe het staat."""
        schulden = schuldeiserpost.te_berichten(traject, Postsoort.KENNISGEVING)
        schuldeiserpost.send_berichten(
            traject, soort=Postsoort.KENNISGEVING, schulden=schulden, door=self.consulent, op=op
        )
        if self.kans("statusverzoek", 0.3):
            vraag = {"soort": Postsoort.STATUSVERZOEK, "tekst": "Wanneer kunnen wij een voorstel verwachten?"}
            self.sim.plan(op + timedelta(days=20), lambda nu: self.laat_vragen(traject, schulden[0], vraag, nu))

    def laat_vragen(self, traject: Traject, schuld: Schuld, vraag: dict[str, Any], op: datetime) -> None:
        if not self.staat_in(traject, *FASE_1):
            return
        afzender = Afzender(Herkomst.CODE, None, str(schuld.wie_antwoordt))
        record_bericht(schuld, **vraag, afzender=afzender, op=op)
        if self.kans("stand_gestuurd", 0.8):
            self.sim.plan(op + timedelta(days=5), lambda nu: self.stuur_stand(traject, schuld, nu))

    def stuur_stand(self, traject: Traject, schuld: Schuld, op: datetime) -> None:
        if self.staat_in(traject, *FASE_1):
            schuldeiserpost.send_berichten(
                traject, soort=Postsoort.STATUS, schulden=[schuld], tekst=STAND, door=self.consulent, op=op
            )

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
        nieuw = [self._schuld(eiser, totaal * deel / sum(delen), op) for deel, eiser in zip(delen, keuze, strict=True)]
        self._leg_feiten_vast(schulden.add_schulden(traject, nieuw, door=self.consulent, op=op), op)

    def _kies_eisers(self, aantal: int) -> list[Eiser]:
        """Verschillende schuldeisers, de gangbare het vaakst; pas bij heel veel schulden komt er een dubbel."""
        gangbaarst = sorted(self.eisers, key=lambda eiser: -(self.toeval.random() ** (1 / eiser.gewicht)))
        return (gangbaarst * 2)[:aantal]

    def _schuld(self, eiser: Eiser, bedrag: float, op: datetime) -> schulden.NieuweSchuld:
        is_boete = eiser.rij.naam.startswith("Centraal Justitieel") and self.kans("boete", 0.3)
        opgegeven = Decimal(str(round(bedrag, 2)))
        nummer = self.toeval.randrange(10**8)
        # Uit het kenmerk en niet uit het toeval: wat de demo verder doet, blijft zo gelijk.
        optreder = eiser.optreder if nummer % 3 == 0 else None
        return schulden.NieuweSchuld(
            schuldeiser=eiser.rij,
            opgegeven_bedrag=opgegeven,
            kenmerk=f"{nummer:08d}",
            buiten_reden=BuitenReden.BOETE if is_boete else None,
            buiten_toelichting="Vonnis van de politierechter." if is_boete else "",
            preferentiegrond=eiser.grond,
            oorspronkelijk_bedrag=(opgegeven * 4 / 5).quantize(Decimal("0.01")) if nummer % 2 else None,
            ontstaan_datum=op.date() - timedelta(days=90 + nummer % 900),
            vertegenwoordiger=optreder,
            vertegenwoordiger_kenmerk=f"D{nummer % 10**6:06d}" if optreder else "",
        )

    def _leg_feiten_vast(self, rijen: list[Schuld], op: datetime) -> None:
        """Bij enkele dossiers: een schuld die wordt betwist, een ex-partner die ook aansprakelijk is, of beslag."""
        een, welke = rijen[-1], int(rijen[-1].kenmerk) % 12
        if welke in (0, 1):
            feiten = Schuldfeiten(
                een.soort,
                een.oorspronkelijk_bedrag,
                een.ontstaan_datum,
                een.peil_datum,
                een.vertegenwoordiger,
                een.vertegenwoordiger_kenmerk,
                is_hoofdelijk=welke == 1,
                hoofdelijk_met="Ex-partner" if welke == 1 else "",
                betwist_sinds_datum=op.date() if welke == 0 else None,
                betwist_waarom="Zegt dat hij al heeft betaald; zoekt het bankafschrift." if welke == 0 else "",
            )
            update_schuldfeiten(een, feiten, door=self.consulent, op=op)
        elif welke == 2:
            wie = een.vertegenwoordiger
            deurwaarder = wie if wie and wie.rol == Schuldeiserrol.DEURWAARDER else None
            add_beslag(
                een,
                soort=Beslagsoort.INKOMEN,
                sinds_datum=op.date() - timedelta(days=40),
                deurwaarder=deurwaarder,
                bedrag_per_maand=Decimal("85.00"),
                door=self.consulent,
                op=op,
            )

    def draag_over(self, traject: Traject, op: datetime) -> None:
        if traject.status == TrajectStatus.STABILISATIE:
            if not self.wil and traject.client.dossiernummer.endswith("5"):
                self._nog_geen_regeling(traject, op)
                return
            choose_vervolg(traject, keuze=Vervolg.REGELING, toelichting=BALANS, door=self.consulent, op=op)
        mark_afzender(traject, delen=VOLGT, door=self.consulent, op=op)
        trajecten.offer_overdracht(traject, door=self.consulent, op=op)
        self.sim.plan(op + self.dagen("aannemen_na", 1, 6), lambda nu: self.neem_aan(traject, nu))

    def _nog_geen_regeling(self, traject: Traject, op: datetime) -> None:
        """Een enkeling kan na de stabilisatie nog niet verder: duurzame dienstverlening, en later opnieuw kijken."""
        kijken = (op + timedelta(days=182)).date()
        keuze = Vervolg.DUURZAAM
        waarom = "Er loopt nog een scheiding; het inkomen staat niet vast."
        choose_vervolg(traject, keuze=keuze, toelichting=waarom, kijken=kijken, door=self.consulent, op=op)
