"""Wie welke dossiers ziet: alles in een gemeente, of alleen wat aan de eigen organisatie is overgedragen.

Wie bij een organisatie werkt die in een gemeente alleen fase 2 uitvoert, ziet daar niet meer dan de dossiers die zij
kreeg aangeboden of aannam. Welke dat zijn, weet de app met trajecten; die meldt zich hier aan.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    from schuldhulp.organisatie.models import Medewerker

# Geeft de sleutels van de inwoners wier dossier aan deze medewerkers organisatie is overgedragen.
Bron = Callable[["Medewerker"], "QuerySet[Any]"]
_bronnen: list[Bron] = []


def zichtbron(bron: Bron) -> Bron:
    """Decorator: meldt aan waar overgedragen dossiers te vinden zijn."""
    _bronnen.append(bron)
    return bron


def zicht(user: Medewerker, pad: str = "", client: str = "client") -> Q:
    """De rijen over personen die iemand ziet. `pad` gaat naar de rij met de gemeente, `client` naar de inwoner."""
    heel = Q(**{f"{pad}gemeente__in": user.gemeenten_heel})
    if not user.deelgemeenten:
        return heel
    overgedragen = Q(pk__in=[])
    for bron in _bronnen:
        overgedragen |= Q(**{f"{client}__in": bron(user)})
    return heel | (Q(**{f"{pad}gemeente__in": user.deelgemeenten}) & overgedragen)
