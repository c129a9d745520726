"""Een inwoner warm overdragen aan de gemeente."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle

from intake.services.client import Persoonsgegevens
from ketenpartners.api import berichten
from ketenpartners.api.basis import ApiView, SleutelGrens, eenmalig
from ketenpartners.api.invoer import lees_body
from ketenpartners.choices import Toestemmingswijze
from ketenpartners.models import Ketenpartner
from ketenpartners.services.aanmelding import Overdracht, find_gemeente, register_overdracht
from ketenpartners.services.inzage import leg_geweigerd_vast
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Gemeente


class AanmeldingGrens(SleutelGrens):
    """Strenger dan de gewone grens: aanmelden mag geen manier zijn om te vragen wie al bekend is."""

    soort = "aanmelding"


class Aanmeldingen(ApiView):
    """De gemeente houdt binnen vier weken, of bij een bedreiging binnen drie werkdagen, een eerste gesprek."""

    scope = "aanmeldingen"
    throttle_classes: list[type[BaseThrottle]] = [SleutelGrens, AanmeldingGrens]

    @extend_schema(
        operation_id="meldAan",
        tags=["aanmeldingen"],
        summary="Een inwoner aanmelden, met toestemming",
        request=berichten.AanmeldingIn,
        responses={201: berichten.AanmeldingUit},
    )
    def post(self, request: Request) -> Response:
        inhoud, op = lees_body(berichten.AanmeldingIn, request), timezone.now()
        partner: Ketenpartner = request.user.partner  # type: ignore[union-attr]
        gemeente = find_gemeente(partner, inhoud["gemeente"], op=op)
        if gemeente is None:
            raise serializers.ValidationError({"gemeente": ["Met deze gemeente hebt u geen geldig convenant."]})
        try:
            antwoord = eenmalig(request, lambda: meld(partner, inhoud, gemeente, op), inhoud=inhoud, op=op)
        except Gelijktijdig:
            raise
        except Geweigerd:
            leg_geweigerd_vast(partner, "intake.aanmelding", op=op)
            raise
        return Response(antwoord, status=201)


def meld(partner: Ketenpartner, inhoud: dict[str, Any], gemeente: Gemeente, op: datetime) -> dict[str, Any]:
    """Zet het bericht om, meldt aan, en geeft het antwoord."""
    overdracht = Overdracht(
        persoon=Persoonsgegevens(**inhoud["persoon"]),
        toestemming_op=inhoud["toestemming"]["op"],
        toestemming_wijze=Toestemmingswijze(inhoud["toestemming"]["wijze"]),
        hulpvraag=inhoud.get("hulpvraag", ""),
        bedreigingen=list(dict.fromkeys(inhoud.get("bedreigingen", []))),
        overige_dreiging=inhoud.get("overigeDreiging", ""),
        contactpersoon=inhoud.get("contactpersoon", ""),
    )
    aanmelding = register_overdracht(partner, overdracht, gemeente=gemeente, op=op)
    return dict(berichten.AanmeldingUit(aanmelding).data)
