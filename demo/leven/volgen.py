"""Screenen, en niemand uit beeld: op de dag van het volgmoment kijkt iemand opnieuw."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import cast

from demo.leven.basis import Basis
from intake.choices import Inkomensbron, Kwadrant, VolgmomentStatus, Volguitkomst, Woonsituatie
from intake.kwadrant import HUIDIGE_VERSIE, As, laad_vragenlijst
from intake.models import Aanmelding, Client, Huishouden, Volgmoment
from intake.services.screening import record_screening
from intake.services.volgmoment import hold_volgmoment
from intake.services.voorrang import is_ondernemer
from trajecten.choices import UitstroomReden
from trajecten.models import Traject
from trajecten.services import einde

Neiging = float | tuple[float, float]
KANS_AFWIJKEN = 0.08
KANS_BLIJFT_LIGGEN = 0.05
NOG_TE_LAAT = timedelta(days=40)
# Hoe het gaat als er opnieuw gekeken wordt; verzonnen, want hier bestaat geen landelijk cijfer over.
AFLOOP = (
    (Volguitkomst.GAAT_GOED, 55, "Gebeld. De betalingsregeling loopt en de vaste lasten worden betaald."),
    (Volguitkomst.GEEN_CONTACT, 20, "Twee keer gebeld en een brief gestuurd. Geen antwoord."),
    (Volguitkomst.NOG_NIET, 15, "Gesproken. De situatie is nog niet veranderd, wel wil de inwoner contact houden."),
    (Volguitkomst.WIL_GEEN_CONTACT, 10, "De inwoner zegt dat het gaat en wil niet meer gebeld worden."),
)
AFWIJKING = "Het gesprek gaf een ander beeld dan de vragen: de inwoner heeft nu vooral steun nodig."


class Volgleven(Basis):
    """Wat `wil` voorschrijft: `neiging` (0 alles zwaar, 1 alles gunstig; een paar is schulden en inwoner),
    `opnieuw_screenen` (dagen → neiging), `volgt` (hoe de volgmomenten aflopen, op volgorde) en `meldt_weer_na` (dagen
    na een afwijzing)."""

    def screen(self, rij: Aanmelding, op: datetime, neiging: Neiging | None = None) -> None:
        afwijken = self.kans("wijkt_af", KANS_AFWIJKEN)
        record_screening(
            rij,
            antwoorden=kloppend(self._antwoorden(neiging), rij.client.huishouden),
            vragenlijst=HUIDIGE_VERSIE,
            gekozen=Kwadrant.MAATWERK if afwijken else None,
            afwijk_reden=AFWIJKING if afwijken else "",
            door=self.consulent,
            op=op,
        )

    def screen_later(self, rij: Aanmelding, gesprek: datetime) -> None:
        later = cast("Mapping[int, Neiging]", self.wil.get("opnieuw_screenen", {}))
        for dagen, neiging in later.items():
            self.sim.plan(
                gesprek + timedelta(days=dagen),
                lambda nu, n=neiging: self.screen(Aanmelding.objects.get(pk=rij.pk), nu, n),  # type: ignore[misc]
            )

    def stop(self, traject: Traject, reden: UitstroomReden, op: datetime) -> None:
        if not Traject.objects.open().filter(pk=traject.pk).exists():
            return
        einde.end_early(
            traject,
            reden=reden,
            omschrijving="De inwoner kwam niet meer naar de afspraken, ook niet na herhaald contact.",
            vervolgstap="U kunt zich altijd opnieuw melden.",
            door=self.consulent,
            op=op,
        )
        self.volg(traject.client, op)

    def volg(self, client: Client, op: datetime) -> None:
        """Zet in de agenda wanneer iemand opnieuw naar deze inwoner kijkt."""
        moment = Volgmoment.objects.filter(client=client).open().first()
        blijft_liggen = self.kans("volgmoment_blijft_liggen", KANS_BLIJFT_LIGGEN)
        # Wat vroeger bleef liggen, is intussen gedaan; alleen van de laatste weken is nog iets te laat.
        is_lang_geleden = moment is not None and moment.datum < self.sim.tot.date() - NOG_TE_LAAT
        if moment is not None and (is_lang_geleden or not blijft_liggen):
            self.sim.plan(op + (moment.datum - op.date()), lambda nu: self.kijk(moment, nu))

    def kijk(self, moment: Volgmoment, op: datetime) -> None:
        rij = Volgmoment.objects.filter(pk=moment.pk).open().select_related("client", "gemeente").first()
        if rij is None:  # intussen weer aangemeld of toegelaten
            return
        uitkomst, verslag = self._afloop(rij)
        hold_volgmoment(rij, uitkomst=uitkomst, verslag=verslag, door=self.consulent, op=op)
        self.volg(rij.client, op)

    def _afloop(self, rij: Volgmoment) -> tuple[Volguitkomst, str]:
        gekozen = self.toeval.choices(AFLOOP, [gewicht for _, gewicht, _ in AFLOOP])[0]
        voorgeschreven = cast("tuple[str, ...]", self.wil.get("volgt", ()))
        # Wat verviel, is niet gehouden en telt dus niet mee.
        nummer = Volgmoment.objects.filter(client=rij.client_id, status=VolgmomentStatus.GEHOUDEN).count()
        if nummer < len(voorgeschreven):
            gekozen = next(afloop for afloop in AFLOOP if afloop[0] == voorgeschreven[nummer])
        return gekozen[0], gekozen[2]

    def _antwoorden(self, neiging: Neiging | None = None) -> dict[str, str]:
        """Antwoorden die meestal dezelfde kant op wijzen, want problemen komen zelden alleen."""
        if neiging is None:
            neiging = cast("Neiging", self.wil.get("neiging", self.toeval.betavariate(2, 1)))
        schuld, persoon = neiging if isinstance(neiging, tuple) else (neiging, neiging)
        gekozen = {}
        for vraag in laad_vragenlijst(HUIDIGE_VERSIE).vragen:
            gunstig = self.toeval.random() < (schuld if vraag.as_ == As.SCHULDSITUATIE else persoon)
            passend = [a for a in vraag.antwoorden if (a.richting == "regelbaar") == gunstig] or list(vraag.antwoorden)
            gekozen[vraag.code] = self.toeval.choice(passend).code
        return gekozen


def kloppend(antwoorden: dict[str, str], huishouden: Huishouden | None) -> dict[str, str]:
    """De antwoorden zoals zij bij dit huishouden passen: geen koopwoning bij wie huurt, en andersom."""
    if huishouden is None:
        return antwoorden
    vast = {}
    if huishouden.woonsituatie != Woonsituatie.KOOP:
        vast["koopwoning"] = "nee"
    elif antwoorden["koopwoning"] == "nee":
        vast["koopwoning"] = "geen_waarde"
    if not is_ondernemer(huishouden):
        vast["zakelijke_schulden"] = "nee"
    if antwoorden["wisselend_inkomen"] == "geen" and huishouden.inkomensbron != Inkomensbron.GEEN:
        vast["wisselend_inkomen"] = "wisselt"
    return antwoorden | vast
