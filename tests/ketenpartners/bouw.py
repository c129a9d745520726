"""Bouwt partners en verwijzingen voor tests, langs de diensten."""

from collections.abc import Sequence
from datetime import date, datetime

from intake.models import Client
from ketenpartners.choices import Deelveld, Dienst, Resultaat, Toestemmingswijze, VerwijzingStatus
from ketenpartners.models import Ketenpartner, Verwijzing
from ketenpartners.services import verwijzing as diensten
from ketenpartners.services.partner import register_partner
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests import builders
from trajecten.models import Traject

ALLES = list(Deelveld)


def partner(gemeente: Gemeente, naam: str = "Stichting Rond", op: datetime = builders.NU) -> Ketenpartner:
    """Maatschappelijk werk met een convenant sinds 2024."""
    return register_partner(
        naam=naam,
        soort=Organisatiesoort.MAATSCHAPPELIJK_WERK,
        diensten=[Dienst.THUISADMINISTRATIE, Dienst.BUDGETCOACHING],
        gemeente=gemeente,
        geldig_vanaf=date(2024, 1, 1),
        door=None,
        op=op,
    )


def toestemming(op: datetime = builders.NU, deelvelden: Sequence[Deelveld] = (Deelveld.NAAM, Deelveld.TELEFOON)):  # type: ignore[no-untyped-def]
    return diensten.Toestemming(op=op, wijze=Toestemmingswijze.MONDELING, deelvelden=deelvelden)


def verwijzing(
    keten: Ketenpartner,
    door: Medewerker,
    *,
    client: Client | None = None,
    traject: Traject | None = None,
    deelvelden: Sequence[Deelveld] = (Deelveld.NAAM, Deelveld.TELEFOON),
    op: datetime = builders.NU,
) -> Verwijzing:
    """Een verstuurde verwijzing voor thuisadministratie."""
    gemeente = door.aanstellingen.get().gemeente
    if client is None:
        client = traject.client if traject else builders.client(gemeente, op=op, telefoon="06 1234 5678")
    return diensten.create_verwijzing(
        client,
        partner=keten,
        dienst=Dienst.THUISADMINISTRATIE,
        vraag="Help met de post en de bankzaken.",
        toestemming=toestemming(op, deelvelden),
        traject=traject,
        door=door,
        op=op,
    )


def verwijzing_in(
    status: VerwijzingStatus, keten: Ketenpartner, door: Medewerker, op: datetime = builders.NU
) -> Verwijzing:
    """Een verwijzing in deze status, langs de weg die de diensten toelaten."""
    S = VerwijzingStatus
    rij = verwijzing(keten, door, op=op)
    if status in (S.GEACCEPTEERD, S.AFGEROND):
        diensten.accept_verwijzing(rij, door=None, op=op)
    if status == S.AFGEROND:
        diensten.complete_verwijzing(rij, resultaat=Resultaat.DOEL_BEREIKT, volgende_stap="Geen.", door=None, op=op)
    if status == S.GEWEIGERD:
        diensten.refuse_verwijzing(rij, reden="Geen plek.", door=None, op=op)
    if status == S.INGETROKKEN:
        diensten.withdraw_verwijzing(rij, reden="Niet meer nodig.", door=door, op=op)
    return Verwijzing.objects.get(pk=rij.pk)
