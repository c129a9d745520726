"""Het plan van aanpak in de demo: een klein plan voor wie geen verhaal heeft, een heel plan voor een persona."""

from datetime import datetime, timedelta
from decimal import Decimal

from demo.leven.fase2 import Fase2
from intake.choices import Leefgebied
from trajecten.choices import Planrol
from trajecten.models import Planactie, Traject
from trajecten.planinhoud import Actie, Betaling, Doel, Planinhoud
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.services import plan
from trajecten.services.planwerk import tick_actie

# De laatste actie van versie 2 die al gedaan had moeten zijn, blijft over: die is te laat.
AFGEVINKT_NA = (9, 19, 43)
HULPVRAAG = "Ik wil weer rustig slapen en mijn rekeningen op tijd betalen."


class Plannen(Fase2):
    """Er komt een plan; een persona krijgt er later een tweede versie van."""

    def stel_plan_vast(self, traject: Traject, op: datetime) -> None:
        if not self.wil.get("heel_plan"):
            plan.adopt_plan(traject, inhoud=self._klein(op), door=self.consulent, op=op)
            return
        inhoud = _heel(op)
        plan.adopt_plan(traject, inhoud=inhoud, door=self.consulent, op=op)
        for dagen in AFGEVINKT_NA:
            self.sim.plan(op + timedelta(days=dagen), lambda nu: self.vink_af(traject, nu))
        self.sim.plan(op + timedelta(days=40), lambda nu: self.maak_versie_2(traject, inhoud, nu))

    def _klein(self, op: datetime) -> Planinhoud:
        # Een datum ver weg: de massa van de demo moet niet op één hoop te laat staan.
        uiterlijk = op.date() + self.dagen("actie_na", 200, 500)
        acties = (Actie(Planrol.CONSULENT, "Wij brengen alle schulden in kaart.", uiterlijk),)
        doel = Doel(Leefgebied.SCHULDEN, "Ik wil weten wat ik moet betalen.", "Alle schulden staan op een rij.", acties)
        return Planinhoud(hulpvraag=HULPVRAAG, weken_tot_resultaat=26, doelen=(doel,), voorwaarden="U komt langs.")

    def vink_af(self, traject: Traject, op: datetime) -> None:
        """De eerste actie die aan de beurt is, is gedaan."""
        geldend = traject.plannen.vastgesteld().first()
        acties = Planactie.objects.open().filter(plan=geldend).select_related("plan__traject")
        actie = acties.order_by("uiterlijk_datum").first()
        if actie and self.loopt(traject):
            tick_actie(actie, is_gedaan=True, door=self.consulent, op=op)

    def maak_versie_2(self, traject: Traject, inhoud: Planinhoud, op: datetime) -> None:
        """Er is een vrijwilliger gevonden en het inkomen laat een kleine betaling toe."""
        if not self.loopt(traject):
            return
        thuis = Actie(
            Planrol.VRIJWILLIGER, "Helpt u thuis met de post.", op.date() + timedelta(days=10), "Joke van Humanitas"
        )
        doelen = (*inhoud.doelen[:2], Doel(**{**vars(inhoud.doelen[2]), "acties": (*inhoud.doelen[2].acties, thuis)}))
        betaling = Betaling(
            betaling_bedrag=Decimal(60),
            inkomen_bedrag=Decimal("1815.40"),
            leefsituatie=Leefsituatie.ALLEENSTAANDE.value,
            jaarinkomen_bedrag=Decimal(24500),
        )
        nieuw = Planinhoud(**{**vars(inhoud), "doelen": doelen, "betaling": betaling})
        plan.adopt_plan(traject, inhoud=nieuw, door=self.consulent, op=op)

    def loopt(self, traject: Traject) -> bool:
        """Is dit traject nog niet beëindigd?"""
        return Traject.objects.open().filter(pk=traject.pk).exists()


def _heel(op: datetime) -> Planinhoud:
    dag = op.date()

    def actie(rol: Planrol, wat: str, dagen: int, naam: str = "") -> Actie:
        return Actie(rol, wat, dag + timedelta(days=dagen), naam)

    wonen = (
        actie(Planrol.CONSULENT, "Wij spreken met uw huisbaas af dat u mag blijven.", 10),
        actie(Planrol.INWONER, "U betaalt de huur op de eerste van de maand.", 150),
    )
    inkomen = (
        actie(Planrol.INWONER, "U vraagt zorgtoeslag aan. Uw consulent helpt u.", 21),
        actie(Planrol.PARTNER, "Kijkt of u recht hebt op bijzondere bijstand.", 45, "Sociaal wijkteam"),
    )
    post = (actie(Planrol.INWONER, "U opent uw post elke week.", 120),)
    return Planinhoud(
        hulpvraag=HULPVRAAG,
        weken_tot_resultaat=20,
        aanpak="Eerst brengen wij rust. Daarna schrijven wij alle bedrijven aan.",
        voorwaarden="U maakt geen nieuwe schulden. U zegt het ons als er iets verandert.",
        doelen=(
            Doel(Leefgebied.WONEN, "Ik blijf in mijn huis wonen.", "De huur is drie maanden op tijd betaald.", wonen),
            Doel(Leefgebied.INKOMEN, "Ik krijg het geld waar ik recht op heb.", "Alle toeslagen lopen.", inkomen),
            Doel(Leefgebied.ADMINISTRATIE, "Ik heb overzicht over mijn post.", "Er ligt geen dichte post meer.", post),
        ),
    )
