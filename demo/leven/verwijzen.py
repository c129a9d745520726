"""Verwijzingen naar ketenpartners: aangenomen of niet, teruggekoppeld of vergeten."""

from datetime import datetime, timedelta

from demo.leven.volgen import Volgleven
from ketenpartners.choices import Deelveld, Dienst, Resultaat, Toestemmingswijze, VerwijzingStatus
from ketenpartners.models import Verwijzing
from ketenpartners.services import verwijzing as verwijzingen
from trajecten.models import Traject

KANS_VERWIJZING = 0.25
# Wat de partner doet: aannemen en terugkoppelen, aannemen en zwijgen, weigeren, niets laten horen.
AFLOOP = (("terugkoppelen", 62), ("zwijgen", 14), ("weigeren", 12), ("niets", 12))


class Verwijzen(Volgleven):
    """Naast het traject helpt soms een partner, met toestemming van de inwoner."""

    def verwijs(self, traject: Traject, op: datetime) -> None:
        """Verwijst naar een partner van de gemeente, als het toeval dat wil."""
        if not self.bureau.partners or not self.kans("verwijzing", KANS_VERWIJZING):
            return
        partner = self.toeval.choice(self.bureau.partners)
        dienst = Dienst(self.toeval.choice(partner.diensten))
        rij = verwijzingen.create_verwijzing(
            traject.client,
            partner=partner,
            dienst=dienst,
            vraag=f"{dienst.label}: help de inwoner om dit op orde te krijgen naast het traject.",
            toestemming=verwijzingen.Toestemming(
                op=op,
                wijze=Toestemmingswijze.MONDELING,
                deelvelden=[Deelveld.NAAM, Deelveld.TELEFOON, Deelveld.HULPVRAAG],
            ),
            traject=traject,
            door=self.consulent,
            op=op,
        )
        afloop = self.toeval.choices([naam for naam, _ in AFLOOP], [gewicht for _, gewicht in AFLOOP])[0]
        self.sim.plan(op + self.dagen("opruimen_na", 65, 90), lambda nu: self.ruim_op(rij, nu))
        if afloop == "weigeren":
            self.sim.plan(op + timedelta(days=4), lambda nu: self.weiger(rij, nu))
        elif afloop != "niets":
            self.sim.plan(op + timedelta(days=3), lambda nu: self.accepteer(rij, afloop == "terugkoppelen", nu))

    def accepteer(self, rij: Verwijzing, koppelt_terug: bool, op: datetime) -> None:
        naam = rij.partner.organisatie.naam
        verwijzingen.accept_verwijzing(rij, door=None, door_naam=naam, op=op)
        if koppelt_terug:
            self.sim.plan(op + self.dagen("terugkoppelen_na", 20, 60), lambda nu: self.rond_verwijzing_af(rij, nu))

    def rond_verwijzing_af(self, rij: Verwijzing, op: datetime) -> None:
        if not Verwijzing.objects.filter(pk=rij.pk, status=VerwijzingStatus.GEACCEPTEERD).exists():
            return
        verwijzingen.complete_verwijzing(
            rij,
            resultaat=self.toeval.choice((Resultaat.DOEL_BEREIKT, Resultaat.DOEL_BEREIKT, Resultaat.DEELS_BEREIKT)),
            tekst="De inwoner kwam naar alle afspraken.",
            volgende_stap="Geen verdere hulp van ons nodig.",
            door=None,
            door_naam=rij.partner.organisatie.naam,
            op=op,
        )

    def ruim_op(self, rij: Verwijzing, op: datetime) -> None:
        """Wie te lang niets laat horen, krijgt de verwijzing niet langer."""
        if Verwijzing.objects.open().filter(pk=rij.pk).exists():
            verwijzingen.withdraw_verwijzing(
                rij, reden="De partner liet ook na bellen niets horen.", door=self.consulent, op=op
            )

    def weiger(self, rij: Verwijzing, op: datetime) -> None:
        naam = rij.partner.organisatie.naam
        verwijzingen.refuse_verwijzing(rij, reden="Wij hebben nu een wachtlijst.", door=None, door_naam=naam, op=op)
        if not self.kans("weigering_blijft_liggen", 0.3):
            self.sim.plan(op + timedelta(days=3), lambda nu: self.kies_vervolg(rij, nu))

    def kies_vervolg(self, rij: Verwijzing, op: datetime) -> None:
        if Verwijzing.objects.filter(pk=rij.pk, status=VerwijzingStatus.GEWEIGERD).exists():
            verwijzingen.settle_verwijzing(
                rij, vervolg="De consulent helpt zelf tot er plek is.", door=self.consulent, op=op
            )
