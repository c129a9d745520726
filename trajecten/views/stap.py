"""Eén stap van een traject: wat zij doet, wie haar mag zetten en waarom zij soms niet kan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from schuldhulp.brieven.services import Concept
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurd, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.forms.traject import Stapformulier
from trajecten.models import Traject
from trajecten.permissions import check_behandelen
from trajecten.views.ophalen import haal_traject


@dataclass(frozen=True)
class Zet:
    """Wat een medewerker met deze stap wil: op welk traject, met welke invoer, vanaf welke versie."""

    traject: Traject
    gegevens: Mapping[str, Any]
    door: Medewerker
    op: datetime
    versie: int | None


def geen_waarden(traject: Traject) -> dict[str, Any]:
    """Er is niets in te vullen of erbij te tonen."""
    return {}


@dataclass(frozen=True)
class Stap:
    """Beschrijving van een stap. `overgang` of `reden` zegt of zij nu kan; `mag` of deze medewerker haar mag zetten.

    `dienst` mag de url teruggeven waar het verder gaat; anders is dat het traject. `brief` is wat de inwoner van deze
    stap krijgt, om vooraf te bekijken.
    """

    naam: str
    effect: str
    dienst: Callable[[Zet], object]
    gelukt: str
    overgang: str = ""
    reden: Callable[[Traject], str] | None = None
    form: type[Stapformulier] = Stapformulier
    mag: Callable[[Medewerker, Traject], None] = check_behandelen
    begin: Callable[[Traject], dict[str, Any]] = geen_waarden
    voorbeeld: Callable[[Traject], dict[str, Any]] = geen_waarden
    brief: Callable[[Zet], Concept] | None = None
    knop: str = ""
    soort: str = ""

    def waarom_niet(self, traject: Traject) -> str:
        """Waarom het traject deze stap nu niet toelaat; leeg als zij kan."""
        return (waarom_niet(traject, self.overgang) if self.overgang else "") or (
            self.reden(traject) if self.reden else ""
        )

    def geweigerd(self, traject: Traject, door: Medewerker) -> str:
        """Waarom deze medewerker deze stap nu niet kan zetten: eerst het traject, dan de rol."""
        if reden := self.waarom_niet(traject):
            return reden
        try:
            self.mag(door, traject)
        except Geweigerd as fout:
            return fout.melding
        return ""


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def stap(request: StafRequest, pk: Any, code: str) -> HttpResponse:
    """De pagina van een stap: uitleg, formulier, en de dienst die haar zet."""
    from trajecten.views.stappen import STAPPEN  # de stappen verwijzen zelf naar deze module

    if code not in STAPPEN:
        raise Http404("Deze stap bestaat niet.")
    keuze, traject = STAPPEN[code], haal_traject(request, pk)
    brief = keuze.brief
    eis(keuze.mag, request.user, traject)
    terug = reverse("trajecten:traject", args=[traject.pk])
    invoer = ingestuurd(request)
    form = keuze.form(invoer, traject=traject, user=request.user, initial=keuze.begin(traject))

    def zet(gegevens: Mapping[str, Any]) -> Zet:
        return Zet(traject, gegevens, request.user, timezone.now(), form.verwacht_versie)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        volgende = keuze.dienst(zet(gegevens))
        return volgende if isinstance(volgende, str) else terug

    return verwerk(
        request,
        form,
        dienst,
        sjabloon=f"trajecten/stap_{code}.html" if keuze.voorbeeld is not geen_waarden else "trajecten/stap.html",
        gelukt=keuze.gelukt,
        voorbeeld=(lambda gegevens: toon_voorbeeld(request, brief(zet(gegevens)))) if brief else None,
        traject=traject,
        titel=keuze.naam,
        effect=keuze.effect,
        reden="" if invoer else keuze.waarom_niet(traject),
        knop=keuze.knop or keuze.naam,
        # Op het traject mag een stap op de achtergrond staan; op haar eigen pagina is zij wat er te doen is.
        knop_soort="gevaar" if keuze.soort == "gevaar" else "hoofd",
        annuleer=terug,
        **keuze.voorbeeld(traject),
    )
