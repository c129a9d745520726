"""Organisaties: wie schuldhulp uitvoert of met ons samenwerkt."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from schuldhulp.beheer.services.spoor import log_beheer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import Recht


@transaction.atomic
def save_organisatie(
    organisatie: Organisatie | None,
    *,
    gegevens: Mapping[str, Any],
    gemeenten: Iterable[Gemeente],
    door: Medewerker,
    op: datetime,
) -> Organisatie:
    """Voegt een organisatie toe of wijzigt haar; gemeenten waar de beheerder niet over gaat, blijven staan.

    Fout: Geweigerd zonder eigen gemeente.
    """
    eigen = set(door.gemeenten_met(Recht.BEHEER))
    gekozen = {gemeente.pk for gemeente in gemeenten} & eigen
    if organisatie is None:
        organisatie = Organisatie()
        elders: set[int] = set()
        wat = "organisatie toegevoegd"
    else:
        elders = set(organisatie.gemeenten.values_list("pk", flat=True)) - eigen
        wat = "organisatie gewijzigd"
    if not gekozen:
        raise Geweigerd("Kies ten minste één gemeente waarvoor deze organisatie werkt.")
    for veld, waarde in gegevens.items():
        setattr(organisatie, veld, waarde)
    organisatie.save()
    organisatie.gemeenten.set(gekozen | elders)
    log_beheer(organisatie, gemeente=None, door=door, op=op, wat=wat)
    return organisatie
