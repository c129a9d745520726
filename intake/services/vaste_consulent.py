"""Eén consulent per inwoner is het doel: wie wisselt neemt het open werk mee, en elke overdracht telt één keer."""

from datetime import date, datetime
from typing import Any

from intake.choices import AANMELDING_EINDE, NAKIJK_EINDE, VOLGMOMENT_EINDE
from intake.choices.workshop import DEELNAME_EINDE
from intake.choices.zelf import ZELFINTAKE_EINDE
from intake.models import Aanmelding, Behandelaarswissel, Client, Deelname, Nakijkronde, Volgmoment, Zelfintake
from schuldhulp.lib.outbox import meld
from schuldhulp.lib.werk import Werkbaar
from schuldhulp.organisatie.models import Afwezigheid, Medewerker

DOSSIER = ("intake.aanmelding", "trajecten.traject")
OVERGEDRAGEN = "inwoner.overgedragen"
# Wat meegaat als de inwoner een andere consulent krijgt. Een afspraak niet: die staat in de agenda van wie haar maakte,
# en de ander kan dan bezet zijn. Een bezwaar ook niet: dat doet juist iemand anders.
GAAT_MEE: tuple[tuple[type[Any], tuple[str, ...]], ...] = (
    (Aanmelding, AANMELDING_EINDE),
    (Deelname, DEELNAME_EINDE),
    (Nakijkronde, NAKIJK_EINDE),
    (Volgmoment, VOLGMOMENT_EINDE),
    (Zelfintake, ZELFINTAKE_EINDE),
)


def note_behandelaar(
    rij: Werkbaar, *, van: int | None, door: Medewerker | None, op: datetime
) -> Behandelaarswissel | None:
    """Legt vast dat dit werk een andere behandelaar kreeg; `van` is wie het was. Zonder verschil gebeurt er niets."""
    if rij.behandelaar_id is None or rij.behandelaar_id == van:
        return None
    return Behandelaarswissel.objects.create(
        client_id=rij.client_id,  # type: ignore[attr-defined]
        onderwerp_soort=rij._meta.label_lower,
        onderwerp_id=rij.pk,
        van_id=van,
        naar_id=rij.behandelaar_id,
        door=door,
        op=op,
    )


def hand_over(rij: Werkbaar, *, van: int | None, door: Medewerker | None, op: datetime) -> None:
    """De inwoner kreeg met dit werk een andere consulent: dat telt één keer, en zijn andere open werk gaat mee.

    Hoort in de transactie van de dienst die `rij.behandelaar` zette. De apps erboven nemen hun werk over zodra zij de
    gebeurtenis in de outbox lezen.
    """
    overdracht = note_behandelaar(rij, van=van, door=door, op=op)
    if overdracht is None or van is None:
        return
    for model, einde in GAAT_MEE:
        rijen = model.objects.filter(client=overdracht.client_id, behandelaar=van).exclude(status__in=einde)
        rijen.update(behandelaar=overdracht.naar_id)
    meld(OVERGEDRAGEN, f"{OVERGEDRAGEN}:{overdracht.pk}", op=op, wissel=overdracht.pk)


def consulent_van(client: Client) -> Medewerker | None:
    """Wie nu de consulent van deze inwoner is: wie het dossier het laatst overnam, en anders wie de aanmelding heeft.

    Na de toelating wisselt het traject van hand en blijft op de aanmelding staan wie haar deed. Zonder aanmelding, of
    als die van niemand is: None, dan is het werk van het team.
    """
    laatste = client.aanmeldingen.select_related("behandelaar").order_by("-gemeld_op").first()  # type: ignore[attr-defined]
    if laatste is None:
        return None
    dossier = Behandelaarswissel.objects.filter(client=client, onderwerp_soort__in=DOSSIER, op__gte=laatste.gemeld_op)
    wissel = dossier.select_related("naar").order_by("op", "id").last()
    return wissel.naar if wissel else laatste.behandelaar  # type: ignore[no-any-return]


def neemt_waar(naar: int, *, van: int | None, dag: date) -> bool:
    """Neemt deze collega op deze dag waar voor wie er dan niet is? Waarnemen is geen overdracht."""
    return van in Afwezigheid.objects.waarneming(dag).voor.get(naar, frozenset())


def tekst_vaste_consulent(behandelaar: Any, overdrachten: int) -> str:
    """ "Noor Jansen, 2 keer overgedragen", voor op het dossier."""
    naam = behandelaar.naam if behandelaar else "Nog niemand"
    keer = f"{overdrachten} keer overgedragen" if overdrachten else "nooit overgedragen"
    return f"{naam}, {keer}"
