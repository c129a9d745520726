"""De rekenregels, open voor iedereen; er wordt niets bewaard."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ketenpartners.api.basis import OpenView
from schuldhulp.lib.fouten import NietGevonden
from schuldhulp.lib.kalender import gelijkgestelde_dagen
from trajecten.rekenloket import SOORTEN, bereken

SOORT = OpenApiParameter("soort", OpenApiTypes.STR, OpenApiParameter.PATH, enum=list(SOORTEN))


class Rekenhulp(OpenView):
    """Invoer en uitkomst per soort staan in de handleiding. Bedragen zijn tekst met twee decimalen."""

    @extend_schema(
        operation_id="reken",
        tags=["rekenhulp"],
        summary="Uitrekenen: beslagvrije voet, verdeling, saneringskrediet, kosten, termijn of kwadrant",
        parameters=[SOORT],
        request=OpenApiTypes.OBJECT,
        responses={200: OpenApiTypes.OBJECT},
        auth=[],
    )
    def post(self, request: Request, soort: str) -> Response:
        if soort not in SOORTEN:
            raise NietGevonden
        return Response(bereken(soort, request.data, gelijkgesteld=gelijkgestelde_dagen()))
