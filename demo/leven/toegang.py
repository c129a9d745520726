"""Van melding tot besluit, met kansen uit de landelijke cijfers."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast

from demo.fictie import HULPVRAGEN
from demo.leven.afspraken import Afspraken
from demo.leven.fase1 import Fase1
from demo.leven.loket import Loketvrager
from demo.leven.profiel import Profielleven
from demo.leven.zelf import Zelfinvuller
from demo.papieren import Papier, bewaar_papier
from intake.choices import (
    AANMELDING_EINDE,
    Afwijzingsgrond,
    Bedreiging,
    Besluitsoort,
    Inkomensbron,
    IntrekReden,
    Kanaal,
    Samenstelling,
    Woonsituatie,
    Zegspersoon,
    Zegswijze,
)
from intake.models import Aanmelding
from intake.papierstand import ontbrekend
from intake.services import aanmelding as aanmeldingen
from intake.services import afwijzing as afwijzingen
from intake.services import besluit as besluiten
from intake.services import bezwaar as bezwaren
from intake.services import opschorting as opschortingen
from intake.services import voorleggen
from intake.services.aanmelding import Verklaring
from intake.services.client import register_client
from schuldhulp.lib.werkdagen import EEN_DAG
from trajecten.services import traject as trajecten

AOW_LEEFTIJD = 67
WACHTTIJD_DAGEN = 11  # NVVK 2019-2022: gemiddeld tot het eerste gesprek

TOELATING = {
    "motivering": "De schulden zijn te hoog om zelf op te lossen en de inwoner wil meewerken.",
    "voorwaarden": ["U maakt geen nieuwe schulden.", "U komt op elke afspraak, of belt van tevoren."],
    "weken_tot_resultaat": 26,
}
ADVIES = {
    "motivering": "Met een betalingsregeling lost de inwoner dit zelf op.",
    "vervolgstap": "Het inloopspreekuur helpt bij het afspreken van de regeling.",
}


class Levensloop(Fase1, Afspraken, Profielleven, Loketvrager, Zelfinvuller):
    """De hele weg van één huishouden, te beginnen bij de melding."""

    def melding(self, op: datetime) -> None:
        crisis = self.kans("crisis", 0.12)
        self.client = self.client or register_client(
            gemeente=self.bureau.gemeente,
            persoon=self.persoon,
            huishouden=self._huishouden(),
            door=self.consulent,
            op=op,
        )
        rij = aanmeldingen.register_aanmelding(
            self.client,
            kanaal=self._kanaal(),
            gemeld_op=op,
            hulpvraag=str(self.wil.get("hulpvraag") or self.toeval.choice(HULPVRAGEN)),
            bedreigingen=[self._bedreiging()] if crisis else [],
            behandelaar=self.consulent,
            door=self.consulent,
            op=op,
        )
        self._papieren(op)
        self.nodig_uit(rij, op)
        wachten = timedelta(days=1) if crisis else timedelta(days=self._wachttijd())
        if self.kans("gesprek", 0.9):
            gesprek = op + self.dagen("wachten", wachten.days, wachten.days)
            if not crisis and gesprek > op + timedelta(days=5):
                self.sim.plan(op + timedelta(days=1), lambda nu: self.afspraak(rij, gesprek, nu))
            if self.wil.get("mist_gesprek"):
                self.sim.plan(gesprek + 3 * EEN_DAG, lambda nu: self.kwam_niet(rij, nu))
            else:
                self.sim.plan(gesprek, lambda nu: self.gesprek(rij, nu))
        else:
            self.sim.plan(op + timedelta(days=40), lambda nu: self.afhaken(rij, IntrekReden.NIET_VERSCHENEN, nu))

    def _papieren(self, op: datetime) -> None:
        """Wie papieren in zijn verhaal heeft, brengt ze op hun dag."""
        for papier in cast("tuple[Papier, ...]", self.wil.get("papieren", ())):
            self.sim.plan(op + timedelta(days=papier.na_dagen), partial(self.breng, papier))

    def breng(self, papier: Papier, op: datetime) -> None:
        if self.client:
            bewaar_papier(self.client, papier, self.bureau, op)

    def gesprek(self, rij: Aanmelding, op: datetime) -> None:
        rij = aanmeldingen.hold_gesprek(
            rij, gehouden_op=op, verslag="Situatie besproken en papieren bekeken.", door=self.consulent, op=op
        )
        self.screen(rij, op)
        self.screen_later(rij, op)
        self.leer_kennen(rij.client, op)
        self.sim.plan(op + self.dagen("besluit_na", 4, 45), lambda nu: self.besluit(rij, nu))
        if "papieren_na" in self.wil:
            self.sim.plan(op + self.dagen("papieren_na", 1, 1), lambda nu: self._vraag_papieren(rij, nu))

    def _vraag_papieren(self, rij: Aanmelding, op: datetime) -> None:
        papieren = [stuk.naam for stuk in ontbrekend(rij.client, op.date())]
        opschortingen.suspend_aanmelding(
            Aanmelding.objects.get(pk=rij.pk), papieren=papieren, door=self.consulent, op=op
        )

    def afhaken(self, rij: Aanmelding, reden: IntrekReden, op: datetime) -> None:
        if Aanmelding.objects.get(pk=rij.pk).status not in AANMELDING_EINDE:
            aanmeldingen.withdraw_aanmelding(
                rij,
                reden=reden,
                toelichting="Wil het eerst zelf proberen."
                if reden == IntrekReden.GEEN_HULP_GEWENST
                else "Kwam niet op drie afspraken.",
                verklaring=Verklaring(Zegspersoon.INWONER, Zegswijze.TELEFOON, op.date())
                if reden == IntrekReden.GEEN_HULP_GEWENST
                else None,
                door=self.consulent,
                op=op,
            )
            self.volg(rij.client, op)

    def besluit(self, rij: Aanmelding, op: datetime) -> None:
        uitkomst = (
            self.wil.get("uitkomst")
            or self.toeval.choices(("toelating", "advies", "afwijzing", "intrekken"), (70, 15, 7, 8))[0]
        )
        if uitkomst == "toelating":
            self._beslis(rij, Besluitsoort.TOELATING, TOELATING, op)
        elif uitkomst == "advies":
            self._beslis(rij, Besluitsoort.INFORMATIE_EN_ADVIES, ADVIES, op)
        elif uitkomst == "afwijzing":
            self._wijs_af(rij, op)
        else:
            self.afhaken(rij, IntrekReden.GEEN_HULP_GEWENST, op)

    def _beslis(self, rij: Aanmelding, soort: Besluitsoort, tekst: dict[str, Any], op: datetime) -> None:
        """Zonder mandaat bereidt de consulent voor, en neemt iemand van de gemeente het besluit."""
        if not self.bureau.besluiter:
            dienst = besluiten.admit if soort == Besluitsoort.TOELATING else besluiten.advise
            dienst(rij, **tekst, door=self.consulent, op=op)
            self._na_besluit(rij, soort, op)
        else:
            voorleggen.submit_besluit(rij, soort=soort, **tekst, door=self.consulent, op=op)
            self.sim.plan(op + self.dagen("nemen_na", 1, 5), lambda nu: self._neem(rij, soort, nu))

    def _neem(self, rij: Aanmelding, soort: Besluitsoort, op: datetime) -> None:
        voorleggen.confirm_besluit(rij, door=self.bureau.besluiter or self.consulent, op=op)
        self._na_besluit(rij, soort, op)

    def _na_besluit(self, rij: Aanmelding, soort: Besluitsoort, op: datetime) -> None:
        if soort == Besluitsoort.TOELATING:
            traject = trajecten.open_traject(Aanmelding.objects.get(pk=rij.pk), door=self.consulent, op=op)
            self.sim.plan(op + self.dagen("plan_na", 2, 14), lambda nu: self.plan(traject, nu))
        else:
            self.volg(rij.client, op)
            self._meldt_weer(soort, op)

    def _meldt_weer(self, soort: Besluitsoort, op: datetime) -> None:
        """Wie terugkomt na een afwijzing, doet dat één keer."""
        if soort == Besluitsoort.AFWIJZING and "meldt_weer_na" in self.wil:
            dagen = timedelta(days=int(str(self.wil["meldt_weer_na"])))
            self.wil = {naam: waarde for naam, waarde in self.wil.items() if naam != "meldt_weer_na"}
            self.sim.plan(op + dagen, self.melding)

    def _wijs_af(self, rij: Aanmelding, op: datetime) -> None:
        afwijzingen.submit_afwijzing(
            rij,
            grond=Afwijzingsgrond.GEEN_SCHULDEN,
            motivering="Er zijn geen problematische schulden; het inkomen is genoeg om op tijd te betalen.",
            vervolgstap="Maak een afspraak bij het inloopspreekuur voor hulp bij de administratie.",
            door=self.consulent,
            op=op,
        )
        self.sim.plan(op + self.dagen("lezen_na", 1, 5), lambda nu: self._lees(rij, nu))

    def _lees(self, rij: Aanmelding, op: datetime) -> None:
        afwijzingen.confirm_afwijzing(rij, door=self.bureau.lezer, op=op)
        if self.bureau.besluiter:
            self.sim.plan(op + EEN_DAG, lambda nu: self._neem(rij, Besluitsoort.AFWIJZING, nu))
        else:
            self._na_besluit(rij, Besluitsoort.AFWIJZING, op)
        if "bezwaar_na" in self.wil:
            self.sim.plan(op + self.dagen("bezwaar_na", 10, 30), lambda nu: self._maak_bezwaar(rij, nu))

    def _maak_bezwaar(self, rij: Aanmelding, op: datetime) -> None:
        bezwaren.register_bezwaar(
            rij.besluiten.get(is_teruggegeven=False),
            ontvangen=op.date(),
            bezwaargronden="Ik heb wel schulden. Er zijn brieven bij gekomen van de deurwaarder.",
            behandelaar=next((wie for wie in self.bureau.consulenten if wie != self.consulent), None),
            door=self.consulent,
            op=op,
        )

    def _wachttijd(self) -> int:
        return max(1, round(self.toeval.gammavariate(2.2, WACHTTIJD_DAGEN / 2.2)))

    def _kanaal(self) -> Kanaal:
        kanalen = [kanaal for kanaal in Kanaal if kanaal != Kanaal.OVERNAME]
        return self.toeval.choices(kanalen, [26, 4, 12, 5, 12, 6, 3, 15, 2, 6, 5, 3, 1])[0]

    def _huishouden(self) -> dict[str, object]:
        if "huishouden" in self.wil:
            return dict(self.wil["huishouden"])  # type: ignore[call-overload, no-any-return]
        samenstelling = self.toeval.choices(list(Samenstelling)[:4], (45, 20, 15, 20))[0]
        kinderen = self.toeval.randint(1, 3) if "ouder" in samenstelling or "kinderen" in samenstelling else 0
        return {
            "samenstelling": samenstelling,
            "minderjarige_kinderen": kinderen,
            "woonsituatie": self.toeval.choices(list(Woonsituatie)[:3], (65, 20, 15))[0],
            "inkomensbron": self._inkomensbron(),
        }

    def _bedreiging(self) -> Bedreiging:
        return Bedreiging(str(self.wil.get("bedreiging") or self.toeval.choice(list(Bedreiging))))

    def _inkomensbron(self) -> Inkomensbron:
        geboren = self.persoon.geboortedatum
        if geboren and self.sim.tot.year - geboren.year > AOW_LEEFTIJD:
            return Inkomensbron.PENSIOEN
        bronnen = [bron for bron in Inkomensbron if bron != Inkomensbron.PENSIOEN]
        return self.toeval.choices(bronnen, (45, 28, 8, 11, 8, 0, 0, 0))[0]
