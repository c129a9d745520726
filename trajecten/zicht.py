"""Welke inwoners aan de organisatie van een medewerker zijn overgedragen, aangemeld bij de kern."""

from typing import Any

from django.db.models import F, QuerySet

from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.zicht import zichtbron
from trajecten.models import Traject


@zichtbron
def inwoners(user: Medewerker) -> QuerySet[Any]:
    """De inwoners op een traject dat is aangeboden of aangenomen."""
    return _gekregen(user).values("client")


@zichtbron
def partners(user: Medewerker) -> QuerySet[Any]:
    """Hun partners op dat traject."""
    return _gekregen(user).filter(partner__isnull=False).values(wie=F("partner"))


def _gekregen(user: Medewerker) -> QuerySet[Any]:
    rijen: QuerySet[Any] = Traject.objects.visible_to(user).filter(gemeente__in=user.deelgemeenten).order_by()
    return rijen
