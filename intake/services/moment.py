"""Het moment van een afspraak: wie erbij is, en of die dan vrij zijn."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from intake.choices.afspraak import Afspraakvorm
from intake.models import Afspraak, Client
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.werkdagen import EEN_DAG, verschuif_termijn
from schuldhulp.organisatie.models import Afwezigheid, Medewerker


@dataclass(frozen=True)
class Moment:
    """Wanneer, hoe, waar en met wie. Een tweede collega gaat mee op huisbezoek; `veiligheid` is alleen voor hen."""

    begin_op: datetime
    minuten: int
    behandelaar: Medewerker
    vorm: Afspraakvorm = Afspraakvorm.KANTOOR
    plaats: str = ""
    tweede_medewerker: Medewerker | None = None
    veiligheid: str = ""

    @property
    def eind_op(self) -> datetime:
        return self.begin_op + timedelta(minutes=self.minuten)

    @property
    def wie(self) -> list[Medewerker]:
        """Iedereen die dan niets anders kan doen."""
        return [self.behandelaar, *([self.tweede_medewerker] if self.tweede_medewerker else [])]


def houd_vrij(moment: Moment, client: Client, op: datetime, behalve: UUID | None = None) -> None:
    """Weigert een onmogelijk moment. Wie erbij is gaat op slot, zodat niemand tegelijk een tweede afspraak krijgt."""
    if moment.begin_op <= op:
        raise Geweigerd("Kies een moment dat nog moet komen.", veld="datum")
    if moment.tweede_medewerker == moment.behandelaar:
        raise Geweigerd("De tweede collega is dezelfde als de eerste. Kies een ander.", veld="tweede_medewerker")
    if moment.veiligheid.strip() and moment.vorm == Afspraakvorm.HUISBEZOEK and not moment.tweede_medewerker:
        raise Geweigerd(
            "Er is iets om op te letten bij dit bezoek. Ga met een tweede collega.", veld="tweede_medewerker"
        )
    for medewerker in moment.wie:
        if client.gemeente_id not in medewerker.alle_gemeenten:
            raise Geweigerd(f"{medewerker.naam} werkt niet in {client.gemeente}.")
    _controleer_aanwezig(moment)
    vergrendel_agenda(moment.wie)
    botsing = Afspraak.objects.gepland().van(moment.wie).tussen(moment.begin_op, moment.eind_op)  # type: ignore[attr-defined]
    bezet = (
        (botsing.exclude(pk=behalve) if behalve else botsing).select_related("behandelaar", "tweede_medewerker").first()
    )
    if bezet is not None:
        wie = next(m for m in moment.wie if m.pk in (bezet.behandelaar_id, bezet.tweede_medewerker_id))
        van, tot = timezone.localtime(bezet.begin_op), timezone.localtime(bezet.eind_op)
        raise Geweigerd(
            f"{wie.naam} heeft dan al een afspraak, van {van:%H.%M} tot {tot:%H.%M} uur. Kies een andere tijd."
        )


def _controleer_aanwezig(moment: Moment) -> None:
    weg = Afwezigheid.objects.filter(medewerker__in=moment.wie).op_dag(dag_van(moment.begin_op))
    if afwezig := weg.select_related("medewerker", "vervanger").first():
        wie = f" {afwezig.vervanger.naam} neemt waar." if afwezig.vervanger else ""
        raise Geweigerd(f"{afwezig.medewerker.naam} is er die dag niet.{wie} Kies een andere dag of een ander.")


def vergrendel_agenda(medewerkers: list[Medewerker]) -> None:
    """Zet de agenda van deze medewerkers op slot tot het einde van de transactie, in vaste volgorde."""
    sleutels = [medewerker.pk for medewerker in medewerkers]
    list(Medewerker.objects.select_for_update(no_key=True).filter(pk__in=sleutels).order_by("pk").values("pk"))


def vrij_moment(medewerker: Medewerker, vanaf: datetime, minuten: int) -> datetime:
    """Het eerste moment vanaf `vanaf` waarop deze medewerker er is en `minuten` lang niets heeft."""
    begin_op = vanaf
    if weg := Afwezigheid.objects.filter(medewerker=medewerker).op_dag(dag_van(vanaf)).first():
        terug = verschuif_termijn(weg.tot_en_met_datum + EEN_DAG)
        return vrij_moment(medewerker, vanaf + (terug - dag_van(vanaf)), minuten)
    for bezet in Afspraak.objects.gepland().van([medewerker.pk]).filter(eind_op__gt=vanaf).order_by("begin_op"):
        if bezet.begin_op >= begin_op + timedelta(minutes=minuten):
            break
        begin_op = max(begin_op, bezet.eind_op)
    return begin_op
