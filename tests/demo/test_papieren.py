"""De demo laat elke stand van een papier zien, en wat erbij hoort op Mijn werk en op schijf."""

from datetime import datetime

import pytest

from demo.vulling import vul
from intake.choices import Documentsoort, Documentstatus, Nakijkstatus
from intake.models import Client, Document, Nakijkronde
from intake.papierstand import ontbrekend
from schuldhulp.lib.opslag import opslag
from tests.builders import AMSTERDAM

pytestmark = pytest.mark.django_db


def test_de_demo_heeft_papieren_in_elke_stand() -> None:
    vul(clienten=2, zaad=1, gemeenten=1, op=datetime(2026, 11, 23, 17, 0, tzinfo=AMSTERDAM))
    standen = set(Document.objects.values_list("status", flat=True))
    assert standen == set(Documentstatus.values) - {Documentstatus.GESPLITST}
    assert Document.objects.filter(soort=Documentsoort.GEMENGD, bladzijden=4).exists(), "een scan om te splitsen"
    assert all(opslag().exists(naam) for naam in Document.objects.values_list("opslagnaam", flat=True))
    standen_ronde = set(Nakijkronde.objects.values_list("status", flat=True))
    assert standen_ronde >= {Nakijkstatus.EERSTE_CONTROLE, Nakijkstatus.TWEEDE_CONTROLE}
    samira = Client.objects.get(voornamen="Samira")
    assert "schulden" in {stuk.code for stuk in ontbrekend(samira)}, "de afgekeurde brief is opnieuw nodig"
