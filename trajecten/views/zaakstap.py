"""Eén stap op een rij van een traject die een eigen verhaal heeft: een crisis of een geding."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from schuldhulp.brieven.services import Concept
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.views.formulier import StafRequest, ingestuurd, verwerk_en_terug
from schuldhulp.views.recht import eis
from trajecten.forms.geding import Zaakformulier
from trajecten.permissions import check_behandelen
from trajecten.views.acties import geweigerd


@dataclass(frozen=True)
class Zaakzet:
    """Wat een medewerker met deze stap wil: op welke rij, met welke invoer, vanaf welke versie."""

    rij: Any
    gegevens: Mapping[str, Any]
    door: Medewerker
    op: datetime
    versie: int | None

    @property
    def wie(self) -> dict[str, Any]:
        """Wat elke dienst krijgt."""
        return {"door": self.door, "op": self.op, "verwacht_versie": self.versie}


def geen_begin(rij: Any) -> dict[str, Any]:
    """Er is niets vooraf in te vullen."""
    return {}


@dataclass(frozen=True)
class Zaakstap:
    """Beschrijving van een stap. `overgang` of `reden` zegt of zij nu kan; `brief` is vooraf te bekijken."""

    naam: str
    effect: str
    dienst: Callable[[Zaakzet], object]
    gelukt: str
    overgang: str = ""
    reden: Callable[[Any], str] | None = None
    form: type[Zaakformulier] = Zaakformulier
    begin: Callable[[Any], dict[str, Any]] = geen_begin
    brief: Callable[[Zaakzet], Concept] | None = None
    soort: str = ""

    def waarom_niet(self, rij: Any) -> str:
        """Waarom de rij deze stap nu niet toelaat; leeg als zij kan."""
        return (waarom_niet(rij, self.overgang) if self.overgang else "") or (self.reden(rij) if self.reden else "")


Stappen = Mapping[str, Zaakstap]


def zaakacties(rij: Any, user: Medewerker, stappen: Stappen, adres: str) -> list[dict[str, Any]]:
    """Elke stap als knop, of met de reden waarom zij nu niet kan."""
    return [
        {
            "naam": stap.naam,
            "url": reverse(adres, args=[rij.pk, code]),
            "toegestaan": not (weg := stap.waarom_niet(rij) or geweigerd(user, rij.traject)),
            "reden": weg,
            **({"soort": stap.soort} if stap.soort else {}),
        }
        for code, stap in stappen.items()
    ]


def doe_zaakstap(request: StafRequest, rij: Any, stappen: Stappen, code: str) -> HttpResponse:
    """De pagina van een stap: uitleg, formulier, en de dienst die haar zet."""
    if code not in stappen:
        raise Http404("Deze stap bestaat niet.")
    stap = stappen[code]
    eis(check_behandelen, request.user, rij.traject)
    invoer = ingestuurd(request)
    form = stap.form(invoer, rij=rij, traject=rij.traject, user=request.user, initial=stap.begin(rij))
    brief = stap.brief

    def zet(gegevens: Mapping[str, Any]) -> Zaakzet:
        return Zaakzet(rij, gegevens, request.user, timezone.now(), form.verwacht_versie)

    return verwerk_en_terug(
        request,
        form,
        lambda gegevens: stap.dienst(zet(gegevens)),
        terug=rij.get_absolute_url(),
        sjabloon="trajecten/zaakstap.html",
        gelukt=stap.gelukt,
        voorbeeld=(lambda gegevens: toon_voorbeeld(request, brief(zet(gegevens)))) if brief else None,
        rij=rij,
        traject=rij.traject,
        titel=stap.naam,
        effect=stap.effect,
        reden="" if invoer else stap.waarom_niet(rij),
        knop=stap.naam,
        knop_soort="gevaar" if stap.soort == "gevaar" else "hoofd",
    )
