"""De pagina van de overdracht: per onderdeel wat er is, wat ontbreekt, en wie wanneer heeft nagekeken."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.choices import TrajectStatus
from trajecten.choices.overdracht import Overdrachtdeel
from trajecten.forms.overdracht import AfzenderForm, NakijkForm
from trajecten.models import Overdrachtpunt, Traject
from trajecten.permissions import check_behandelen, check_nakijken
from trajecten.regels.overdracht import Stand
from trajecten.services import overdracht as diensten
from trajecten.views.ophalen import haal_traject, tabbladen

Punten = dict[Overdrachtdeel, Overdrachtpunt]
GEREED = "Alle onderdelen zijn nagekeken."


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def overdracht(request: StafRequest, pk: Any) -> HttpResponse:
    """Nakijken voor de overdracht (fase 1) of bij ontvangst (fase 2), met twee vinkjes per onderdeel."""
    traject = haal_traject(request, pk)
    vandaag = timezone.localdate()
    ronde = diensten.lopende_overdracht(traject) or traject.overdrachten.last()
    rijen = ronde.punten.select_related("afzender_door", "ontvanger_door") if ronde else ()
    punten = {Overdrachtdeel(punt.deel): punt for punt in rijen}
    standen = diensten.stand_van(traject, vandaag)
    is_ontvangst = traject.status == TrajectStatus.OVERDRACHT
    mag = check_nakijken if is_ontvangst else check_behandelen
    if request.method == "POST":
        eis(mag, request.user, traject)
    reden = _waarom_niet(request.user, traject, is_ontvangst)
    delen = [] if reden else _te_doen(punten, request.user, is_ontvangst)
    soort = NakijkForm if is_ontvangst else AfzenderForm
    form = soort(
        request.POST if request.method == "POST" else None,
        traject=traject,
        user=request.user,
        delen=delen,
        standen=standen,
    )

    def dienst(gegevens: Mapping[str, Any]) -> str:
        wie: dict[str, Any] = {"door": request.user, "op": timezone.now(), "verwacht_versie": form.verwacht_versie}
        if isinstance(form, AfzenderForm):
            diensten.mark_afzender(traject, delen=form.redenen, **wie)
        else:
            diensten.mark_ontvanger(traject, delen=form.gekozen, **wie)
        return reverse("trajecten:overdracht", args=[traject.pk])

    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/overdracht.html",
        gelukt="De vinkjes zijn vastgelegd.",
        traject=traject,
        titel="Overdracht naar fase 2",
        tabbladen=tabbladen(traject.client, "traject", traject),
        regels=_regels(punten, standen),
        delen=delen,
        reden=reden or ("" if delen else _niets_te_doen(punten, request.user, is_ontvangst)),
        is_ontvangst=is_ontvangst,
        volgende=_volgende(traject, punten, is_ontvangst),
    )


def _waarom_niet(user: Medewerker, traject: Traject, is_ontvangst: bool) -> str:
    """Waarom deze medewerker hier nu niets nakijkt; leeg als dat wel kan."""
    vandaag = timezone.localdate()
    try:
        if is_ontvangst:
            check_nakijken(user, traject)
            diensten.check_ontvanger(user, traject, vandaag)
        elif traject.status in diensten.NAKIJKEN_IN:
            check_behandelen(user, traject)
            diensten.check_afzender(user, traject, vandaag)
        else:
            return "De overdracht is geweest."
    except Geweigerd as fout:
        return fout.melding
    return ""


def _te_doen(punten: Punten, user: Medewerker, is_ontvangst: bool) -> list[Overdrachtdeel]:
    if is_ontvangst:
        return [d for d, p in punten.items() if p.ontvanger_op is None and p.afzender_door_id != user.pk]
    return [deel for deel in Overdrachtdeel if deel not in punten or punten[deel].afzender_op is None]


def _niets_te_doen(punten: Punten, user: Medewerker, is_ontvangst: bool) -> str:
    eigen = is_ontvangst and any(p.ontvanger_op is None for p in punten.values())
    return diensten.ANDER if eigen else GEREED


def _regels(punten: Punten, standen: Mapping[Overdrachtdeel, Stand]) -> list[dict[str, Any]]:
    return [{"deel": deel, "stand": standen[deel], "punt": punten.get(deel)} for deel in Overdrachtdeel]


def _volgende(traject: Traject, punten: Punten, is_ontvangst: bool) -> list[tuple[str, str, str]]:
    """De knoppen die na het nakijken volgen: naam, adres en soort."""

    def naar(code: str) -> str:
        return reverse("trajecten:stap", args=[traject.pk, code])

    if is_ontvangst:
        alles = punten and all(punt.ontvanger_op for punt in punten.values())
        aannemen = [("Overdracht aannemen", naar("aannemen"), "hoofd")] if alles else []
        return [*aannemen, ("Overdracht teruggeven", naar("teruggeven"), "tweede")]
    alles = len(punten) == len(Overdrachtdeel) and all(punt.afzender_op for punt in punten.values())
    if alles and traject.status in diensten.NAKIJKEN_IN:
        return [("Overdragen naar fase 2", naar("overdragen"), "hoofd")]
    return []
