"""De ketenpartner: krijgt verwijzingen en praat met ons over de REST-API, met een eigen sleutel."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from intake.models import Client
from ketenpartners.choices import Deelveld, Dienst, Toestemmingswijze
from ketenpartners.models import Ketenpartner, Verwijzing
from ketenpartners.services.sleutel import create_sleutel
from ketenpartners.services.verwijzing import Toestemming, create_verwijzing
from schuldhulp.organisatie.models import Medewerker
from tests.browser.hulp import Scherm


def met_dienst(dienst: str) -> Ketenpartner:
    """Een partner die deze hulp biedt."""
    return next(partner for partner in Ketenpartner.objects.order_by("pk") if dienst in partner.diensten)


def verwijs(client: Client, *, op: datetime) -> Verwijzing:
    """Noor verwijst de inwoner, die in het gesprek toestemming gaf."""
    return create_verwijzing(
        client,
        partner=met_dienst(Dienst.BUDGETCOACHING),
        dienst=Dienst.BUDGETCOACHING,
        vraag="Help met een overzicht van inkomsten en uitgaven.",
        toestemming=Toestemming(op, Toestemmingswijze.MONDELING, [Deelveld.NAAM, Deelveld.TELEFOON]),
        door=Medewerker.objects.get(naam="Noor Jansen"),
        op=op,
    )


@dataclass
class Balie:
    """Het systeem van de partner, met een geldig token."""

    scherm: Scherm
    token: str

    @classmethod
    def open(cls, scherm: Scherm, partner: Ketenpartner, *, op: datetime) -> "Balie":
        """Haalt een token met een nieuwe sleutel."""
        uitgifte = create_sleutel(partner, naam="Proef", scopes=["verwijzingen"], door=None, op=op)
        antwoord = scherm.context.request.post(
            f"{scherm.basis}/api/oauth/token",
            form={
                "grant_type": "client_credentials",
                "scope": "verwijzingen",
                "client_id": uitgifte.sleutel.client_id,
                "client_secret": uitgifte.geheim,
            },
        )
        assert antwoord.ok, antwoord.text()
        return cls(scherm, antwoord.json()["access_token"])

    def lees(self, verwijzing: Verwijzing) -> dict[str, Any]:
        """Eén verwijzing, met wat de partner mag zien."""
        antwoord = self.scherm.context.request.get(self._url(verwijzing), headers=self._koppen)
        assert antwoord.ok, antwoord.text()
        return dict(antwoord.json())

    def stuur(self, verwijzing: Verwijzing, wat: str, **inhoud: str) -> dict[str, Any]:
        """Een bericht over een verwijzing: acceptaties, terugkoppelingen, afrondingen of weigeringen."""
        url = f"{self._url(verwijzing)}/{wat}"
        antwoord = self.scherm.context.request.post(url, headers=self._koppen, data=inhoud)
        assert antwoord.status == 201, antwoord.text()
        return dict(antwoord.json())

    def _url(self, verwijzing: Verwijzing) -> str:
        return f"{self.scherm.basis}/api/v1/verwijzingen/{verwijzing.pk}"

    @property
    def _koppen(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}
