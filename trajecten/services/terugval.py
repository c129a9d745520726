"""Dreigende terugval: altijd persoonlijk contact, ook na het einde van een traject (basisdienstverlening)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, controleer_versie, vergrendel, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import TrajectStatus
from trajecten.choices.nazorg import PERSOONLIJK, Nazorgvorm, Terugvalteken, Terugvaluitkomst
from trajecten.models import Contactpoging, Terugvalsignaal, Traject
from trajecten.services.spoor import log_traject

# Terugval is er pas als de schulden weg zijn.
NA_DE_REGELING = (TrajectStatus.NAZORG, TrajectStatus.AFGEROND)


@transaction.atomic
def record_terugval(
    traject: Traject, *, tekens: Sequence[Terugvalteken], toelichting: str, door: Medewerker, op: datetime
) -> Terugvalsignaal:
    """Legt tekenen van terugval vast; iemand spreekt de inwoner binnen de werkdagen van het beleid.

    Staat er al een signaal open, dan komen de tekens daarbij. Fouten: Geweigerd zonder teken en zonder uitleg, of als
    het traject nog niet in de nazorg is.
    """
    if not tekens and not toelichting.strip():
        raise Geweigerd("Kies een teken of schrijf op waaraan u het merkt.")
    rij = vergrendel(traject)
    if rij.status not in NA_DE_REGELING:
        raise Geweigerd("Terugval speelt na de regeling: in de nazorg of als het traject is afgerond.")
    uiterlijk = _uiterlijk(rij, op)
    codes = [str(teken) for teken in tekens]
    signaal = rij.terugvalsignalen.open().first()
    wat: dict[str, Any] = {"tekens": codes, "toelichting": toelichting.strip()}
    log_traject(rij, Handeling.AANMAKEN, door=door, op=op, wat="teken van terugval")
    if signaal:
        return wissel(signaal, "add", door=door, op=op, uiterlijk=uiterlijk, **wat)
    nieuw = Terugvalsignaal.bij(rij, uiterlijk, gemeld_op=op, gemeld_door=door, **wat)
    return begin(nieuw, door=door, op=op)  # type: ignore[type-var,return-value]


@transaction.atomic
def speak_terugval(
    signaal: Terugvalsignaal,
    *,
    uitkomst: Terugvaluitkomst,
    vorm: Nazorgvorm,
    verslag: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Terugvalsignaal:
    """Iemand sprak de inwoner. Fouten: Geweigerd zonder verslag, of bij een app of mail: dat is geen gesprek."""
    if vorm not in PERSOONLIJK:
        raise Geweigerd("Bij dreigende terugval telt alleen persoonlijk contact: bel of ga langs.")
    tekst = _verslag(verslag)
    wat: dict[str, Any] = {"uitkomst": uitkomst, "vorm": vorm, "verslag": tekst, "wie": door}
    return _sluit(signaal, "speak", wat, door=door, op=op, verwacht_versie=verwacht_versie)


@transaction.atomic
def miss_terugval(
    signaal: Terugvalsignaal,
    *,
    vorm: Nazorgvorm,
    notitie: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Terugvalsignaal:
    """Een poging zonder contact; de volgende is na de werkdagen van het beleid. Na de laatste poging sluit het.

    Bij de laatste poging is een verslag nodig: wat is gedaan, en waarom het nu stopt. Fouten: Geweigerd.
    """
    rij = vergrendel(signaal)
    controleer_versie(rij, verwacht_versie)
    Contactpoging.objects.create(traject=rij.traject, signaal=rij, op=op, vorm=vorm, notitie=notitie, door=door)
    maximum = Beleid.objects.geldig(rij.gemeente, dag_van(op)).nazorg_pogingen
    if rij.pogingen.count() >= maximum:
        wat: dict[str, Any] = {"verslag": _verslag(notitie), "wie": door}
        return _sluit(rij, "give_up", wat, door=door, op=op, verwacht_versie=None)
    rij = wissel(rij, "miss", door=door, op=op, reden=notitie, uiterlijk=_uiterlijk(rij.traject, op))
    log_traject(rij.traject, Handeling.WIJZIGEN, door=door, op=op, wat="teken van terugval: niet bereikt")
    return rij


def _sluit(
    signaal: Terugvalsignaal,
    overgang: str,
    wat: dict[str, Any],
    *,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None,
) -> Terugvalsignaal:
    rij = wissel(
        signaal,
        overgang,
        door=door,
        op=op,
        reden=wat["verslag"],
        verwacht_versie=verwacht_versie,
        gesloten_op=op,
        **wat,
    )
    log_traject(rij.traject, Handeling.WIJZIGEN, door=door, op=op, wat=f"teken van terugval: {rij.status}")
    return rij


def _verslag(tekst: str) -> str:
    if not tekst.strip():
        raise Geweigerd("Schrijf op wat u deed en wat u weet.")
    return tekst.strip()


def _uiterlijk(traject: Traject, op: datetime) -> date:
    dagen = Beleid.objects.geldig(traject.gemeente, dag_van(op)).terugval_werkdagen
    return tel_werkdagen(dag_van(op), dagen, gelijkgestelde_dagen())
