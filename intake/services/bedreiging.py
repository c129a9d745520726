"""Een bedreigende situatie die pas na de melding blijkt: de klok van drie werkdagen begint dan alsnog."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from intake.choices import AANMELDING_EINDE, AANMELDING_WACHT, Bedreiging
from intake.models import Aanmelding, Notitie
from intake.services.spoor import log_aanmelding
from intake.termijnen import TermijnSoort, bereken_termijn
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.lib.werkdagen import dag_voluit
from schuldhulp.organisatie.models import Medewerker


@transaction.atomic
def report_bedreiging(
    aanmelding: Aanmelding,
    *,
    bedreigingen: Sequence[Bedreiging],
    toelichting: str,
    genoemd_op: datetime | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Aanmelding:
    """Voegt bedreigingen (Wgs art. 4 lid 2) en wat erover gezegd is toe aan een open aanmelding.

    Was het gesprek er nog niet, dan is het nu binnen drie werkdagen, als dat eerder is dan de lopende termijn. Die
    tellen vanaf de dag waarop de inwoner het noemde (`genoemd_op`, anders `op`): toen wendde hij zich tot de gemeente.
    Wat gezegd is, komt als aantekening in het dossier; zonder bedreiging verandert verder niets.
    Fout: Geweigerd als de aanmelding gesloten is.
    """
    rij = vergrendel(aanmelding)
    controleer_versie(rij, verwacht_versie)
    if rij.status in AANMELDING_EINDE:
        raise Geweigerd("Deze aanmelding is afgesloten. Leg een nieuwe aanmelding vast.")
    if toelichting.strip():
        Notitie.objects.create(client_id=rij.client_id, tekst=toelichting.strip(), door=door, op=op)
    if nieuw := [b for b in bedreigingen if b not in rij.bedreigingen]:
        rij.bedreigingen = [*rij.bedreigingen, *nieuw]
        rij.is_crisis = True
        if rij.status in AANMELDING_WACHT:
            _kort_termijn_in(rij, genoemd_op or op)
        bewaar(rij)
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="bedreiging gemeld" if nieuw else "vraag toegevoegd")
    return rij


def _kort_termijn_in(rij: Aanmelding, genoemd_op: datetime) -> None:
    termijn = bereken_termijn(
        TermijnSoort.EERSTE_GESPREK_BEDREIGEND, dag_van(genoemd_op), gelijkgesteld=gelijkgestelde_dagen()
    )
    eerder = rij.gesprek_uiterlijk_datum
    if eerder is not None and eerder <= termijn.uiterlijk:
        return
    rij.gesprek_vanaf_datum = termijn.start
    rij.is_gesprek_met_spoed = True
    rij.gesprek_uiterlijk_datum = termijn.uiterlijk
    rij.gesprek_toelichting = list(termijn.toelichting)
    if eerder:
        rij.gesprek_toelichting.append(
            f"De bedreiging bleek pas na de melding. Zonder de bedreiging was de laatste dag {dag_voluit(eerder)}."
        )
