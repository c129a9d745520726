"""Het klantprofiel en de leefgebieden van een huishouden, als de persona daar een verhaal over heeft."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial

from demo.leven.basis import Basis
from intake.choices import ExternInstrument, IngevuldMet, Leefgebied
from intake.instrument import Vraag, laad_instrument
from intake.models import Client
from intake.services.leefgebied import record_leefgebieden
from intake.services.profiel import complete_profiel, save_antwoorden, start_profiel
from intake.services.uitslag import record_uitslag


class Profielleven(Basis):
    """Wat `wil` voorschrijft onder `profielen`, `leefgebieden` en `uitslag`, geteld in dagen na het eerste gesprek.

    - `profielen`: dagen → hoe goed het gaat, van 0 (alles zwaar) tot 1 (alles gunstig)
    - `leefgebieden`: dagen → cijfer per leefgebied
    - `uitslag`: de uitslag van een instrument van elders, op de dag van het gesprek
    """

    def leer_kennen(self, client: Client, gesprek: datetime) -> None:
        for dagen, gunst in self._plan("profielen").items():
            self.sim.plan(gesprek + timedelta(days=dagen), partial(self._profiel, client, gunst))
        for dagen, cijfers in self._plan("leefgebieden").items():
            self.sim.plan(gesprek + timedelta(days=dagen), partial(self._leefgebieden, client, cijfers))
        if label := self.wil.get("uitslag"):
            record_uitslag(
                client,
                instrument=ExternInstrument.MESIS,
                datum=gesprek.date(),
                label=str(label),
                notities="Afgenomen bij het wijkteam. Besproken met de inwoner.",
                door=self.consulent,
                op=gesprek,
            )

    def _plan(self, naam: str) -> Mapping[int, object]:
        return self.wil.get(naam, {})  # type: ignore[return-value]

    def _profiel(self, client: Client, gunst: object, op: datetime) -> None:
        rij = start_profiel(client, ingevuld_met=IngevuldMet.SAMEN, door=self.consulent, op=op)
        for blad in laad_instrument(rij.instrument).bladen:
            gegeven = {vraag.code: self._antwoord(vraag, float(str(gunst))) for vraag in blad.vragen}
            rij = save_antwoorden(rij, blad=blad.code, antwoorden=gegeven, door=self.consulent, op=op)
        complete_profiel(rij, door=self.consulent, op=op)

    def _antwoord(self, vraag: Vraag, gunst: float) -> str:
        gaat_goed = self.toeval.random() < gunst
        if vraag.goed:
            return vraag.goed if gaat_goed else ""
        op_punten = sorted(vraag.antwoorden, key=lambda antwoord: antwoord.punten or 0)
        helft = op_punten[len(op_punten) // 2 :] if gaat_goed else op_punten[: len(op_punten) // 2]
        return self.toeval.choice(helft).code

    def _leefgebieden(self, client: Client, cijfers: object, op: datetime) -> None:
        gegeven: Mapping[str, int] = cijfers  # type: ignore[assignment]
        record_leefgebieden(
            client,
            datum=op.date(),
            cijfers={Leefgebied(gebied): cijfer for gebied, cijfer in gegeven.items()},
            notities={Leefgebied(gebied): NOTITIES[gebied] for gebied in gegeven if gebied in NOTITIES},
            door=self.consulent,
            op=op,
        )


NOTITIES = {
    "wonen": "De huur is hoog voor dit inkomen. De verhuurder denkt mee.",
    "administratie": "De post ligt in één doos. Een vrijwilliger helpt met openen en sorteren.",
    "welzijn": "Slaapt weinig door de zorgen. De huisarts weet ervan.",
}
