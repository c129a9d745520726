"""De kwartaalcijfers over de koppeling: voor partners met een convenant, onderdrukt zoals op het scherm."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from ketenpartners.api.basis import ApiView
from ketenpartners.api.invoer import StrengeSerializer, TekstField, lees_query
from ketenpartners.services.sleutel import Aanroeper
from rapportage.kwartaal import Kwartaal, lees_kwartaal
from rapportage.meten import Eenheid
from rapportage.rapport import Rapport
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd, NietGevonden
from schuldhulp.organisatie.models import Gemeente


class CijfersQuery(StrengeSerializer):
    """Over welke gemeente en welk kwartaal."""

    gemeente = TekstField(max_length=20, help_text="CBS-code, bijvoorbeeld GM0363")
    kwartaal = TekstField(max_length=6, help_text="Bijvoorbeeld 2026K3")

    def validate_kwartaal(self, waarde: str) -> Kwartaal:
        """Leest het kwartaal. Fout: ValidationError met de juiste vorm."""
        try:
            return lees_kwartaal(waarde)
        except Geweigerd as fout:
            raise serializers.ValidationError(fout.melding) from fout


class KpiUit(serializers.Serializer):
    """Eén kengetal. Wat over minder dan tien mensen gaat, is leeg; `toelichting` zegt waarom."""

    code = serializers.CharField()
    waarde = serializers.FloatField(allow_null=True)
    eenheid = serializers.ChoiceField(choices=[str(eenheid) for eenheid in Eenheid])
    streefwaarde = serializers.FloatField(allow_null=True)
    teller = serializers.FloatField(allow_null=True)
    noemer = serializers.FloatField(allow_null=True)
    definitieversie = serializers.IntegerField()
    toelichting = serializers.CharField(allow_blank=True)


class CijfersUit(serializers.Serializer):
    """De kengetallen van een gemeente in een kwartaal."""

    gemeente = serializers.CharField()
    kwartaal = serializers.CharField()
    kpis = KpiUit(many=True)


class Kwartaalcijfers(ApiView):
    """Dezelfde cijfers als het dashboard, met dezelfde onderdrukking van kleine aantallen."""

    scope = "cijfers"

    @extend_schema(
        operation_id="leesKwartaalcijfers",
        tags=["cijfers"],
        summary="De kwartaalcijfers van een gemeente waarmee u een convenant heeft",
        parameters=[CijfersQuery],
        responses={200: CijfersUit},
    )
    def get(self, request: Request) -> Response:
        vraag, op = lees_query(CijfersQuery, request), timezone.now()
        aanroeper: Aanroeper = request.user  # type: ignore[assignment]
        gemeente = _gemeente_van(aanroeper, vraag["gemeente"])
        kwartaal: Kwartaal = vraag["kwartaal"]
        leg_vast(
            Handeling.EXPORTEREN,
            door=None,
            door_naam=aanroeper.naam,
            op=op,
            onderwerp="kwartaalcijfers",
            gemeente=gemeente,
            toelichting=f"API {kwartaal}",
        )
        kpis = Rapport([gemeente], kwartaal, aantal=1).als_gegevens()
        return Response({"gemeente": gemeente.code, "kwartaal": str(kwartaal), "kpis": kpis})


def _gemeente_van(aanroeper: Aanroeper, code: str) -> Gemeente:
    """De gemeente als deze partner er nu een convenant mee heeft; anders 404, of zij nu bestaat of niet."""
    convenanten = aanroeper.partner.convenanten.geldig(timezone.localdate())
    gemeente = Gemeente.objects.filter(code=code, pk__in=convenanten.values("gemeente")).first()
    if gemeente is None:
        raise NietGevonden("Deze gemeente is niet gevonden, of u heeft er geen convenant mee.")
    return gemeente
