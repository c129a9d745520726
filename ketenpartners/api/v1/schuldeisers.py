"""Een schuldeiser antwoordt met de code uit zijn brief: zijn saldo, of ja of nee op een voorstel."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.response import Response

from ketenpartners.api import berichten
from ketenpartners.api.basis import ApiView, eenmalig
from ketenpartners.api.invoer import BestandenParser, lees_body
from ketenpartners.models import Teller
from ketenpartners.services.inzage import leg_geweigerd_vast
from ketenpartners.services.sleutel import Aanroeper
from schuldhulp.lib.fouten import Geweigerd, NietGevonden
from trajecten.choices import Antwoord, Herkomst
from trajecten.choices.post import Postsoort
from trajecten.models import Aanschrijving, Heroverweging, Schuldeiserbericht, Voorstelregel
from trajecten.services import heroverweging, saldo, schuldeiserantwoord, stemming
from trajecten.services.inkomend import Afzender

CODE = OpenApiParameter("code", OpenApiTypes.STR, OpenApiParameter.PATH, description="De code uit de brief")


def beantwoord(
    request: Request,
    code: str,
    inhoud: dict[str, Any],
    zoek: Callable[[str], Any],
    verwerk: Callable[[Any, str, datetime], dict[str, Any]],
) -> Response:
    """Zoekt de open vraag bij de code en verwerkt het antwoord, hoogstens één keer per Idempotency-Key.

    Alleen onbekende codes tellen voor de grens, zodat een grote schuldeiser gewoon kan werken.
    Fouten: NietGevonden bij een onbekende of vervallen code, Throttled na te veel daarvan.
    """
    aanroeper: Aanroeper = request.user  # type: ignore[assignment]
    op = timezone.now()
    aantal, seconden = settings.API_GRENZEN["code"]
    teller, venster = f"code:{aanroeper.sleutel.pk}", timedelta(seconds=seconden)
    if Teller.objects.stand(teller, op=op, venster=venster) >= aantal:
        raise Throttled(wait=seconden)

    def uitvoeren() -> dict[str, Any]:
        rij = zoek(code)
        if rij is None:
            raise NietGevonden
        return verwerk(rij, aanroeper.naam, op)

    try:
        return Response(eenmalig(request, uitvoeren, inhoud=inhoud, op=op), status=201)
    except NietGevonden:
        Teller.objects.tel(teller, op=op, venster=venster)
        leg_geweigerd_vast(aanroeper.partner, "code uit een brief", op=op)
        raise


class SaldoOpgaven(ApiView):
    """De code staat in de brief waarin om het saldo wordt gevraagd; een tweede opgave geeft 409."""

    scope = "schuldeiser"
    parser_classes = [BestandenParser]

    @extend_schema(
        operation_id="geefSaldoOp",
        tags=["schuldeisers"],
        summary="Opgeven wat u nog te vorderen hebt",
        parameters=[CODE],
        request=berichten.SaldoIn,
        responses={201: berichten.SaldoUit},
    )
    def post(self, request: Request, code: str) -> Response:
        inhoud = lees_body(berichten.SaldoIn, request)

        def verwerk(rij: Aanschrijving, naam: str, op: datetime) -> dict[str, Any]:
            opgave: dict[str, Any] = {"bedrag": Decimal(inhoud["bedrag"]), "kenmerk": inhoud.get("kenmerk", "")}
            extra: dict[str, Any] = {
                "opmerking": inhoud.get("opmerking", ""),
                "vooraf_akkoord": inhoud.get("voorafAkkoord", False),
                "bijlagen": inhoud.get("bijlagen", ()),
            }
            saldo.record_saldo(rij, **opgave, **extra, via=Herkomst.API, door=None, door_naam=naam, op=op)
            return dict(berichten.SaldoUit({**opgave, "op": op}).data)

        return beantwoord(request, code, inhoud, saldo.find_open, verwerk)


class Berichten(ApiView):
    """De code staat in een kennisgeving of een stand van zaken; u mag meer dan één keer iets laten weten."""

    scope = "schuldeiser"
    parser_classes = [BestandenParser]

    @extend_schema(
        operation_id="laatIetsWeten",
        tags=["schuldeisers"],
        summary="Iets laten weten: een kenmerk, geen medewerking, een bericht of een vraag naar de stand",
        parameters=[CODE],
        request=berichten.BerichtIn,
        responses={201: berichten.BerichtUit},
    )
    def post(self, request: Request, code: str) -> Response:
        inhoud = lees_body(berichten.BerichtIn, request)

        def verwerk(rij: Schuldeiserbericht, naam: str, op: datetime) -> dict[str, Any]:
            afzender = Afzender(Herkomst.API, None, naam, bijlagen=inhoud.get("bijlagen", ()))
            velden = {veld: inhoud.get(veld, "") for veld in ("tekst", "kenmerk")}
            soort = Postsoort(inhoud["soort"])
            schuldeiserantwoord.record_bericht(rij.schuld, soort=soort, **velden, afzender=afzender, op=op)
            return dict(berichten.BerichtUit({"soort": soort.value, "op": op}).data)

        return beantwoord(request, code, inhoud, schuldeiserantwoord.find_open, verwerk)


class Reacties(ApiView):
    """De code staat in de brief met het voorstel; een tweede antwoord geeft 409."""

    scope = "schuldeiser"
    parser_classes = [BestandenParser]

    @extend_schema(
        operation_id="reageerOpVoorstel",
        tags=["schuldeisers"],
        summary="Instemmen met een voorstel of het afwijzen; ook na heroverweging",
        parameters=[CODE],
        request=berichten.ReactieIn,
        responses={201: berichten.ReactieUit},
    )
    def post(self, request: Request, code: str) -> Response:
        inhoud = lees_body(berichten.ReactieIn, request)

        def verwerk(rij: Voorstelregel | Heroverweging, naam: str, op: datetime) -> dict[str, Any]:
            antwoord, reden = Antwoord(inhoud["antwoord"]), inhoud.get("reden", "")
            wie: dict[str, Any] = {"via": Herkomst.API, "door": None, "door_naam": naam, "op": op}
            wie["bijlagen"] = inhoud.get("bijlagen", ())
            if isinstance(rij, Heroverweging):
                if antwoord == Antwoord.VOORWAARDELIJK:
                    raise Geweigerd("Na heroverweging antwoordt u met akkoord of afgewezen.")
                stemt_in = antwoord == Antwoord.AKKOORD
                heroverweging.record_heroverweging(rij, stemt_in=stemt_in, reden=reden, **wie)
            else:
                stemming.record_antwoord(rij, antwoord=antwoord, reden=reden, **wie)
            return dict(berichten.ReactieUit({"antwoord": antwoord, "op": op}).data)

        return beantwoord(request, code, inhoud, zoek_voorstel, verwerk)


def zoek_voorstel(code: str) -> Voorstelregel | Heroverweging | None:
    """Het voorstel bij een code, of de vraag om het te heroverwegen."""
    return stemming.find_open(code) or heroverweging.find_open(code)
