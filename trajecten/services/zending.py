"""Post bundelen: alles wat klaarligt in één PDF om te printen, of in een bestand voor Knooppunt of lijst.

Een bericht komt in hoogstens één zending, ook als twee mensen tegelijk op de knop drukken. Wat na het einde van een
traject nog lag, gaat niet meer mee. Een PDF maakt de worker; een bestand is er meteen.
"""

import hashlib
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.brieven.models import BriefInhoud
from schuldhulp.brieven.opmaak import maak_op
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.outbox import meld, verwerker
from schuldhulp.organisatie.models import Gemeente, Medewerker
from trajecten.choices.post import Kanaal
from trajecten.knooppuntlijst import maak_bestanden
from trajecten.models import Schuldeiserbericht, Zending, Zendingbestand

BUNDELEN = "zending.bundelen"
# Een stapel die een printer en een mens in één keer aankunnen; de rest is de volgende zending.
MAX_PER_ZENDING = 250
# Zoveel brieven per keer: een paar seconden werk, zodat niemand lang op een slot wacht.
PER_KEER = 25
TE_BUNDELEN = (Kanaal.BRIEF, Kanaal.KNOOPPUNT, Kanaal.LIJST)


def klaar_om_te_sturen(gemeenten: Sequence[int]) -> dict[tuple[int, str], int]:
    """Hoeveel berichten er per gemeente en kanaal klaarliggen."""
    uit: dict[tuple[int, str], int] = {}
    for kanaal in TE_BUNDELEN:
        rijen = Schuldeiserbericht.objects.te_bundelen(kanaal).filter(gemeente__in=gemeenten)
        for gemeente, aantal in rijen.order_by().values_list("gemeente").annotate(n=Count("pk")):
            uit[gemeente, kanaal] = aantal
    return uit


@transaction.atomic
def start_zending(gemeente: Gemeente, *, kanaal: Kanaal, door: Medewerker, op: datetime) -> Zending:
    """Neemt wat klaarligt samen in één zending, de oudste eerst. Fout: Geweigerd als er niets (meer) klaarligt."""
    if kanaal not in TE_BUNDELEN:
        raise Geweigerd("E-mail gaat vanzelf weg; daar is niets te bundelen.")
    # Het slot op de gemeente zet wie tegelijk op de knop drukt achter elkaar; de tweede vindt niets meer.
    Gemeente.objects.select_for_update(of=("self",)).get(pk=gemeente.pk)
    rijen = Schuldeiserbericht.objects.te_bundelen(kanaal).filter(gemeente=gemeente).order_by("op", "pk")
    sleutels = list(rijen.values_list("pk", flat=True)[:MAX_PER_ZENDING])
    if not sleutels:
        raise Geweigerd("Er ligt niets klaar om te versturen. Misschien deed een collega het net.")
    zending = Zending.objects.create(gemeente=gemeente, kanaal=kanaal, aantal=len(sleutels), door=door, op=op)
    Schuldeiserbericht.objects.filter(pk__in=sleutels, zending=None).update(zending=zending)
    if kanaal == Kanaal.BRIEF:
        meld(BUNDELEN, f"{BUNDELEN}:{zending.pk}", op=op, zending=str(zending.pk))
    else:
        _bewaar(zending, maak_bestanden(berichten_van(zending)), op)
    leg_vast(Handeling.VERSTUREN, door=door, op=op, onderwerp=zending, gemeente=gemeente.pk, toelichting=kanaal)
    return zending


def berichten_van(zending: Zending) -> list[Schuldeiserbericht]:
    """De berichten in vaste volgorde, met alles wat in een bestand komt."""
    rijen = zending.berichten.select_related("traject__client", "schuld__schuldeiser", "schuld__vertegenwoordiger")
    return list(rijen.select_related("brief").order_by("op", "pk"))


def voortgang(zending: Zending) -> int:
    """Hoeveel brieven van deze zending al zijn opgemaakt."""
    return BriefInhoud.objects.filter(brief__in=zending.berichten.values("brief")).count()


@verwerker(BUNDELEN)
def bundel(gegevens: dict[str, Any], op: datetime) -> None:
    """Maakt een aantal brieven op; zijn zij er alle, dan voegt de laatste keer ze samen tot één PDF.

    Zo is te zien hoe ver het is, en houdt een grote zending niemand lang op. Twee keer draaien maakt één bestand.
    """
    zending = Zending.objects.select_for_update(of=("self",)).get(pk=UUID(gegevens["zending"]))
    if zending.gereed_op:
        return
    brieven = [bericht.brief for bericht in berichten_van(zending) if bericht.brief]
    inhoud = dict(BriefInhoud.objects.filter(brief__in=brieven).values_list("brief", "pdf"))
    nog = [brief for brief in brieven if brief.pk not in inhoud]
    if not nog:
        _bewaar(zending, [voeg_samen([bytes(inhoud[brief.pk]) for brief in brieven])], op)
        return
    for brief in nog[:PER_KEER]:
        maak_op(brief, op=op)
    keer = gegevens.get("keer", 1) + 1
    meld(BUNDELEN, f"{BUNDELEN}:{zending.pk}:{keer}", op=op, zending=str(zending.pk), keer=keer)


def voeg_samen(pdfs: Sequence[bytes]) -> bytes:
    """Alle bladzijden achter elkaar; elke brief begint op een eigen vel als er dubbelzijdig wordt geprint."""
    from pypdf import PdfReader, PdfWriter

    samen = PdfWriter()
    for pdf in pdfs:
        lezer = PdfReader(io.BytesIO(pdf))
        for bladzijde in lezer.pages:
            samen.add_page(bladzijde)
        if len(lezer.pages) % 2:
            samen.add_blank_page()
    samen.compress_identical_objects()
    uit = io.BytesIO()
    samen.write(uit)
    return uit.getvalue()


def _bewaar(zending: Zending, bestanden: Sequence[bytes], op: datetime) -> None:
    Zendingbestand.objects.bulk_create(
        Zendingbestand(zending=zending, volgnummer=n, inhoud=inhoud, sha256=hashlib.sha256(inhoud).hexdigest())
        for n, inhoud in enumerate(bestanden, start=1)
    )
    zending.gereed_op = op
    zending.save(update_fields=["gereed_op"])
