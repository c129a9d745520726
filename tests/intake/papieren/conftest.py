"""Een inwoner met papieren."""

from collections.abc import Callable
from typing import Any

import pytest

from intake.choices import Documentherkomst, Documentsoort, Documentstatus
from intake.models import Client, Document
from intake.services.document import add_document, approve_document, reject_document
from intake.services.splitsen import split_document
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU, client
from tests.intake.papieren.bestanden import bestand, pdf

Papier = Callable[..., Document]


@pytest.fixture
def persoon(gemeente: Gemeente) -> Client:
    return client(gemeente)


@pytest.fixture
def papier(persoon: Client, consulent: Medewerker, collega: Medewerker) -> Papier:
    """Maakt een papier in een status, langs de diensten; elk papier heeft een eigen inhoud."""
    teller = iter(range(10_000))

    def maak(status: Documentstatus = Documentstatus.ONTVANGEN, **velden: Any) -> Document:
        bladzijden = velden.pop("bladzijden", 2)
        rij = add_document(
            velden.pop("client", persoon),
            bestand=bestand(pdf(bladzijden, merk=f"papier {next(teller)}"), velden.pop("naam", "papier.pdf")),
            **{
                "soort": Documentsoort.LOONSTROOK,
                "herkomst": Documentherkomst.CONSULENT,
                "door": consulent,
                "op": NU,
                **velden,
            },
        )
        S = Documentstatus
        if status in (S.EEN_KEER, S.NAGEKEKEN):
            rij = approve_document(rij, door=consulent, op=NU)
        if status == S.NAGEKEKEN:
            rij = approve_document(rij, door=collega, op=NU)
        if status == S.AFGEKEURD:
            rij = reject_document(rij, reden="onleesbaar", door=consulent, op=NU)
        if status == S.GESPLITST:
            split_document(rij, verdeling={1: Documentsoort.HUUR, 2: None}, door=consulent, op=NU)
        return Document.objects.get(pk=rij.pk)

    return maak
