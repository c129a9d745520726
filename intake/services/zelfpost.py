"""De uitnodiging en de herinnering voor de zelfintake: langs welke weg, met welke tekst."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from intake.choices.zelf import ZelfintakeKanaal
from intake.models import Aanmelding, Zelfintake
from intake.services.codepost import Codepost, codebrief, kanaalbezwaren, stuur_code
from schuldhulp.brieven.gegevens import publiek_adres
from schuldhulp.brieven.services import Concept
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Gemeente, Medewerker

K = ZelfintakeKanaal
PAD = "zelfintake/"
VOORBEELDCODE = "ABCD-EFGH-JKLM-NPQR"


def stuur_uitnodiging(zelfintake: Zelfintake, *, door: Medewerker | None, op: datetime) -> None:
    """Legt de uitnodiging vast als brief of bericht; zij gaat de deur uit als de transactie slaagt."""
    stuur_code(_post(zelfintake, "zelfintake_uitnodiging"), zelfintake.kanaal, door=door, op=op)


def stuur_herinnering(zelfintake: Zelfintake, *, op: datetime) -> None:
    """Herinnert eenmaal per uitnodiging, langs dezelfde weg. Per brief gaat er geen herinnering."""
    if zelfintake.kanaal != K.BRIEF and not kanaalbezwaren(zelfintake.client)[K(zelfintake.kanaal)]:
        stuur_code(_post(zelfintake, "zelfintake_herinnering"), zelfintake.kanaal, door=None, op=op)


def voorbeeldtekst(gemeente: Gemeente, *, verloopt_op: datetime) -> str:
    """Het bericht zoals de inwoner het krijgt, met een verzonnen code."""
    gegevens: Mapping[str, Any] = {
        "gemeente": gemeente,
        "adres": publiek_adres(PAD),
        "code": VOORBEELDCODE,
        "geldig_datum": dag_van(verloopt_op),
    }
    return render_to_string("berichten/zelfintake_uitnodiging.txt", dict(gegevens)).strip()


def voorbeeldbrief(aanmelding: Aanmelding, *, verloopt_op: datetime, door: Medewerker) -> Concept:
    """De uitnodiging per brief zoals zij wordt; zij draagt in een voorbeeld geen code die werkt."""
    rij = Zelfintake(
        aanmelding=aanmelding,
        client=aanmelding.client,
        gemeente=aanmelding.gemeente,
        behandelaar=aanmelding.behandelaar,
        kanaal=K.BRIEF,
        verloopt_op=verloopt_op,
    )
    return codebrief(_post(rij, "zelfintake_uitnodiging"), door=door)


def _post(zelfintake: Zelfintake, bericht: str) -> Codepost:
    ronde = f"zelfintake:{zelfintake.pk}:{zelfintake.ronde}"
    return Codepost(
        client=zelfintake.client,
        gemeente=zelfintake.gemeente,
        sleutel=ronde if zelfintake.kanaal == K.BRIEF else f"{ronde}:{bericht}",
        bericht=bericht,
        brief="uitnodiging_zelfintake",
        behandelaar=zelfintake.behandelaar,
        inhoud={
            "geldig_datum": dag_van(zelfintake.verloopt_op).isoformat(),
            "code_doel": zelfintake.code_doel,
            "code_id": str(zelfintake.pk),
            "pad": PAD,
        },
    )
