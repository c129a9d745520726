"""De verwijzingen van een partner: lezen, aannemen, weigeren, terugkoppelen en afronden."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ketenpartners.api import berichten
from ketenpartners.api.basis import ApiView, eenmalig
from ketenpartners.api.gegevens import terugkoppeling_uit, verwijzing_uit
from ketenpartners.api.invoer import StrengeSerializer, lees_body, lees_query
from ketenpartners.models import Terugkoppeling, Verwijzing
from ketenpartners.services import verwijzing as diensten
from ketenpartners.services.inzage import find_voor_partner, log_lijst
from ketenpartners.services.sleutel import Aanroeper


def haal(request: Request, id_: UUID, op: datetime) -> Verwijzing:
    """De verwijzing als zij aan deze partner is gericht; anders 404, of zij nu bestaat of niet."""
    aanroeper: Aanroeper = request.user  # type: ignore[assignment]
    return find_voor_partner(id_, partner=aanroeper.partner, op=op)


class Verwijzingen(ApiView):
    """Een lijst om regelmatig op te halen; gebruik `gewijzigdSinds` met het tijdstip van de vorige keer."""

    scope = "verwijzingen"

    @extend_schema(
        operation_id="leesVerwijzingen",
        tags=["verwijzingen"],
        summary="Uw verwijzingen, zonder persoonsgegevens",
        parameters=[berichten.VerwijzingenQuery],
        responses={200: berichten.Verwijzingenpagina},
    )
    def get(self, request: Request) -> Response:
        vraag, op = lees_query(berichten.VerwijzingenQuery, request), timezone.now()
        partner = request.user.partner  # type: ignore[union-attr]
        rijen = Verwijzing.objects.visible_to_partner(partner, timezone.localdate(op))
        if "status" in vraag:
            rijen = rijen.filter(status=vraag["status"])
        if "gewijzigdSinds" in vraag:
            rijen = rijen.filter(gewijzigd_op__gte=vraag["gewijzigdSinds"])
        bladen = Paginator(
            rijen.met_traject().select_related("gemeente").order_by("gewijzigd_op", "id"), vraag["pageSize"]
        )
        log_lijst(partner, op=op)
        # Voorbij de laatste pagina is een lege pagina, geen fout: zo weet een partner dat hij klaar is.
        resultaten = bladen.page(vraag["page"]) if vraag["page"] <= bladen.num_pages else []
        inhoud = {**vraag, "aantal": bladen.count, "resultaten": resultaten}
        return Response(berichten.Verwijzingenpagina(inhoud).data)


class EenVerwijzing(ApiView):
    """Wat u mag zien hangt af van de toestemming van de inwoner. Elke inzage komt in het logboek."""

    scope = "verwijzingen"

    @extend_schema(
        operation_id="leesVerwijzing",
        tags=["verwijzingen"],
        summary="Eén verwijzing, met de gegevens waarvoor de inwoner toestemming gaf",
        responses={200: berichten.VerwijzingUit},
    )
    def get(self, request: Request, id: UUID) -> Response:
        return Response(verwijzing_uit(haal(request, id, timezone.now())))


class Bericht(ApiView):
    """Een stap van de partner: lezen wat hij stuurt, de dienst aanroepen, antwoorden met het bericht."""

    scope = "verwijzingen"

    def verwerk(
        self,
        request: Request,
        id_: UUID,
        soort: type[StrengeSerializer],
        dienst: Callable[..., Terugkoppeling],
        velden: Mapping[str, str],
    ) -> Response:
        """`velden`: naam in het bericht → naam van het argument van de dienst."""
        op = timezone.now()
        inhoud = lees_body(soort, request)
        verwijzing = haal(request, id_, op)
        gegevens = {argument: inhoud[naam] for naam, argument in velden.items() if naam in inhoud}

        def uitvoeren() -> dict[str, Any]:
            return terugkoppeling_uit(dienst(verwijzing, door=None, op=op, **gegevens))

        return Response(eenmalig(request, uitvoeren, inhoud=inhoud, op=op), status=201)


class Acceptaties(Bericht):
    """Hierna begint de termijn voor uw eerste terugkoppeling."""

    @extend_schema(
        operation_id="accepteerVerwijzing",
        tags=["verwijzingen"],
        summary="De verwijzing aannemen",
        request=berichten.AcceptatieIn,
        responses={201: berichten.TerugkoppelingUit},
    )
    def post(self, request: Request, id: UUID) -> Response:
        velden = {"toelichting": "tekst"}
        return self.verwerk(request, id, berichten.AcceptatieIn, diensten.accept_verwijzing, velden)


class Weigeringen(Bericht):
    """Kan ook nadat u haar aannam. De consulent zoekt dan een ander vervolg."""

    @extend_schema(
        operation_id="weigerVerwijzing",
        tags=["verwijzingen"],
        summary="De verwijzing weigeren, met reden",
        request=berichten.WeigeringIn,
        responses={201: berichten.TerugkoppelingUit},
    )
    def post(self, request: Request, id: UUID) -> Response:
        return self.verwerk(request, id, berichten.WeigeringIn, diensten.refuse_verwijzing, {"reden": "reden"})


class Terugkoppelingen(Bericht):
    """De termijn voor de volgende terugkoppeling begint opnieuw."""

    @extend_schema(
        operation_id="koppelTerug",
        tags=["verwijzingen"],
        summary="Tussentijds laten weten hoe het gaat",
        request=berichten.TerugkoppelingIn,
        responses={201: berichten.TerugkoppelingUit},
    )
    def post(self, request: Request, id: UUID) -> Response:
        return self.verwerk(request, id, berichten.TerugkoppelingIn, diensten.report_verwijzing, {"tekst": "tekst"})


class Afrondingen(Bericht):
    """Daarna ziet u de gegevens van de inwoner niet meer."""

    @extend_schema(
        operation_id="rondVerwijzingAf",
        tags=["verwijzingen"],
        summary="De verwijzing afronden, met resultaat en volgende stap",
        request=berichten.AfrondingIn,
        responses={201: berichten.TerugkoppelingUit},
    )
    def post(self, request: Request, id: UUID) -> Response:
        velden = {"resultaat": "resultaat", "toelichting": "tekst", "volgendeStap": "volgende_stap"}
        return self.verwerk(request, id, berichten.AfrondingIn, diensten.complete_verwijzing, velden)
