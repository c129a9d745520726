"""Vragen aan het aanmeldpunt: licht naar een partner of met een advies geholpen, zwaar naar schuldhulp."""

from datetime import datetime
from uuid import UUID

from demo.leven.basis import Basis
from intake.choices import Bedreiging
from intake.choices.loket import Gewicht
from intake.triage import Loketantwoorden, Schuldeisers, VasteLasten
from ketenpartners.choices import Dienst, Toestemmingswijze
from ketenpartners.services.aanmeldpunt import Doorverwijzing, Vraag, register_loketvraag

_EEN = Loketantwoorden(schuldeisers=Schuldeisers.EEN, vaste_lasten=VasteLasten.BETAALD)
_PAAR = Loketantwoorden(schuldeisers=Schuldeisers.PAAR, vaste_lasten=VasteLasten.NET, gebieden=("administratie",))
_MEER = Loketantwoorden(schuldeisers=Schuldeisers.MEER, vaste_lasten=VasteLasten.NIET, gebieden=("werk", "gezin"))
_GAS = Loketantwoorden(schuldeisers=Schuldeisers.PAAR, vaste_lasten=VasteLasten.NIET, heeft_bedreiging=True)
# (dagen geleden, vraag, antwoorden, gewicht, dienst van de partner, advies)
VRAGEN: tuple[tuple[int, str, Loketantwoorden, Gewicht, Dienst | None, str], ...] = (
    (1, "Brief over afsluiten van het gas, weet niet wie te bellen.", _GAS, Gewicht.ZWAAR, None, ""),
    (2, "De post ligt al maanden ongeopend op tafel.", _PAAR, Gewicht.LICHT, Dienst.THUISADMINISTRATIE, ""),
    (5, "Eén rekening van de webwinkel loopt op.", _EEN, Gewicht.LICHT, None, "Bel de webwinkel voor een regeling."),
    (9, "Huur, energie en zorg niet betaald sinds het ontslag.", _MEER, Gewicht.ZWAAR, None, ""),
    (15, "Wil leren rondkomen nu het inkomen lager is.", _EEN, Gewicht.LICHT, Dienst.BUDGETCOACHING, ""),
)


class Loketvrager(Basis):
    """Iemand die aan een loket een vraag over geld stelt; `wil` noemt welke (index in VRAGEN)."""

    def vraag(self, op: datetime) -> None:
        _, tekst, antwoorden, gewicht, dienst, advies = VRAGEN[int(str(self.wil["loketvraag"]))]
        loket = self.bureau.loket
        assert loket  # noqa: S101 (vulling kiest alleen bureaus met een loket)
        register_loketvraag(
            Vraag(
                tekst,
                antwoorden,
                gewicht,
                bedreigingen=[Bedreiging.GAS] if antwoorden.heeft_bedreiging else [],
                doorverwijzing=self._partner(dienst) if dienst else None,
                advies=advies,
            ),
            gemeente=self.bureau.gemeente,
            persoon=self.persoon,
            id_=UUID(int=self.toeval.getrandbits(128), version=4),
            door=loket,
            op=op,
        )

    def _partner(self, dienst: Dienst) -> Doorverwijzing:
        partner = next(partner for partner in self.bureau.partners if dienst in partner.diensten)
        return Doorverwijzing(partner, dienst, Toestemmingswijze.MONDELING)
