"""Een betaalbestand ligt vast; de database bewaakt dat (met migraties)."""

import pytest
from django.db import DatabaseError, transaction

from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU
from tests.trajecten.looptijdbouw import klaar_om_uit_te_keren, zet_klaar
from trajecten.models import Betaalbestand
from trajecten.services.uitkeringsronde import approve_ronde

pytestmark = pytest.mark.django_db


def test_een_betaalbestand_verandert_nooit(consulent: Medewerker, teamleider: Medewerker) -> None:
    ronde = approve_ronde(zet_klaar(klaar_om_uit_te_keren(consulent), door=consulent), door=teamleider, op=NU)
    with pytest.raises(DatabaseError), transaction.atomic():
        Betaalbestand.objects.filter(pk=ronde.pk).update(sha256="nep")
