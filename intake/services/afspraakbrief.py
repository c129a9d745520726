"""Wat een inwoner over zijn afspraak te lezen krijgt: de gegevens voor brief en bericht, en de brieven zelf."""

from datetime import datetime
from typing import Any

from intake.choices.afspraak import Afspraaksoort
from intake.models import Afspraak
from schuldhulp.brieven.services import Concept
from schuldhulp.lib.kalender import dag_van

CODE_DOEL = "afspraak"


def gegevens_van(afspraak: Afspraak) -> dict[str, Any]:
    """Wanneer, hoe en waar, met de code waarmee de inwoner de afspraak in zijn eigen agenda zet."""
    return {
        "gesprek_op": afspraak.begin_op.isoformat(),
        "waar": afspraak.waar,
        "vorm": afspraak.vorm,
        "code_doel": CODE_DOEL,
        "code_id": str(afspraak.pk),
        "pad": "afspraak/",
    }


def afspraakbrief(afspraak: Afspraak) -> Concept:
    """De uitnodiging voor het eerste gesprek, of de bevestiging van een andere afspraak; ook als zij is verzet.

    De brief noemt wie het gesprek houdt. `afspraak` hoeft niet bewaard te zijn: zo is de brief vooraf te lezen.
    """
    is_eerste = afspraak.soort == Afspraaksoort.EERSTE_GESPREK
    inhoud = gegevens_van(afspraak) | {"is_verzet": afspraak.volgnummer > 0}
    soort, wat = ("uitnodiging_gesprek", "uitnodiging") if is_eerste else ("bevestiging_afspraak", "bevestiging")
    return _concept(afspraak, soort, wat, inhoud)


def afzegbrief(afspraak: Afspraak, *, op: datetime) -> Concept:
    """De brief dat een afspraak niet doorgaat, en hoe het verdergaat. Een termijn die al voorbij is, noemt zij niet."""
    is_eerste = afspraak.soort == Afspraaksoort.EERSTE_GESPREK
    uiterlijk = afspraak.aanmelding.gesprek_uiterlijk_datum if is_eerste and afspraak.aanmelding else None
    inhoud = {
        "gesprek_op": afspraak.begin_op.isoformat(),
        "vorm": afspraak.vorm,
        "is_eerste": is_eerste,
        "gesprek_uiterlijk": uiterlijk.isoformat() if uiterlijk and uiterlijk >= dag_van(op) else "",
    }
    return _concept(afspraak, "afzegging_afspraak", "afzegging", inhoud)


def _concept(afspraak: Afspraak, soort: str, wat: str, inhoud: dict[str, Any]) -> Concept:
    return Concept(
        soort=soort,
        sleutel=f"afspraak:{afspraak.pk}:{wat}",
        gemeente=afspraak.gemeente,
        client_id=afspraak.client_id,
        aan=afspraak.client.adresregels,
        kenmerk=afspraak.client.dossiernummer,
        behandelaar=afspraak.behandelaar,
        inhoud=inhoud,
    )
