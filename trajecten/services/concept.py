"""Een brief uit een traject, nog niet verstuurd: aan de inwoner, aan een schuldeiser of aan iemand anders."""

from datetime import date
from typing import Any

from intake.models import Client
from schuldhulp.brieven.services import Concept
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Schuld, Traject


def aan_inwoner(
    traject: Traject,
    soort: str,
    *,
    sleutel: str,
    inhoud: dict[str, Any],
    door: Medewerker | None,
    client: Client | None = None,
) -> Concept:
    """Een brief aan de inwoner van dit traject, of aan `client`: de partner."""
    wie = client or traject.client
    return Concept(
        soort=soort,
        sleutel=sleutel,
        gemeente=traject.gemeente,
        client_id=wie.pk,
        aan=wie.adresregels,
        kenmerk=wie.dossiernummer,
        behandelaar=traject.behandelaar or door,
        inhoud=inhoud,
    )


def aan_schuldeiser(
    traject: Traject,
    schuld: Schuld,
    soort: str,
    *,
    doel: Adresdoel,
    sleutel: str,
    inhoud: dict[str, Any],
    door: Medewerker | None,
) -> Concept:
    """Een brief aan wie voor dit doel over de schuld gaat; om wie het gaat en zijn eigen kenmerk staan erin."""
    naar = schuld.geadresseerde(doel)
    vast = {"client_naam": traject.client.naam, "uw_kenmerk": naar.kenmerk}
    return aan_ander(traject, soort, aan=naar.regels, sleutel=sleutel, inhoud=vast | inhoud, door=door)


def aan_ander(
    traject: Traject, soort: str, *, aan: list[str], sleutel: str, inhoud: dict[str, Any], door: Medewerker | None
) -> Concept:
    """Een brief over dit traject aan iemand buiten het dossier, met het nummer van het traject als kenmerk."""
    return Concept(
        soort=soort,
        sleutel=sleutel,
        gemeente=traject.gemeente,
        client_id=traject.client_id,
        aan=aan,
        kenmerk=traject.nummer,
        behandelaar=traject.behandelaar or door,
        inhoud=inhoud,
    )


def iso(dag: date | None) -> str:
    """De dag zoals hij in een brief vastligt; leeg als er geen is."""
    return dag.isoformat() if dag else ""
