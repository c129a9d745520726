"""Een lijst schulden in één keer, en een traject dat stilstaat en weer verdergaat; axe en smal op elke pagina."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from schuldhulp.organisatie.models import Medewerker
from tests.browser.hulp import Opener, overtredingen, toets_smal_en_breed
from tests.builders import traject_in
from trajecten.choices import TrajectStatus
from trajecten.models import Traject, Trajectpauze

pytestmark = pytest.mark.django_db(transaction=True)
FOUT = "Energie Noordwaard;1.234,56;K-1\nTante Truus;-50;\n"
GOED = "Energie Noordwaard;1.234,56;K-1\nTante Truus;50;\n"


@pytest.fixture
def traject(demo: dict[str, int], nu: datetime) -> Traject:
    noor = Medewerker.objects.get(naam="Noor Jansen")
    return traject_in(TrajectStatus.PLAN_VAN_AANPAK, noor, bedragen=("800.00",), op=nu - timedelta(days=40))


def test_een_lijst_met_een_fout_wordt_nagekeken_en_dan_bewaard(als: Opener, traject: Traject) -> None:
    noor = als("noor")
    noor.open(f"/trajecten/{traject.pk}/schulden/").klik("Lijst invoeren")
    noor.vul(tekst=FOUT).verstuur().mist_invoer().ziet("Regel 2 klopt niet", "Er is niets bewaard")
    assert traject.schulden.count() == 1
    noor.vul(tekst=GOED).verstuur().ziet("€ 1.284,56", "Tante Truus", "Kies hieronder")
    toets_smal_en_breed(noor.pagina)
    noor.vul(wie__2="privé").verstuur().ziet("2 schulden zijn toegevoegd", "Tante Truus", "€ 2.084,56")
    assert traject.schulden.count() == 3


def test_een_traject_staat_stil_en_gaat_verder(als: Opener, traject: Traject, nu: datetime) -> None:
    noor = als("noor")
    noor.open(f"/trajecten/{traject.pk}/").klik("In de pauze zetten")
    noor.verstuur().mist_invoer()
    over_een_maand = f"{timezone.localdate(nu) + timedelta(days=30):%d-%m-%Y}"
    reden = noor.pagina.locator("main form.app-formulier input[type=radio]").first
    reden.check()
    velden = noor.pagina.locator("main form.app-formulier").locator("textarea, input[type=text]")
    velden.nth(0).fill("Opgenomen; de begeleider belt als het weer kan.")
    velden.nth(1).fill(over_een_maand)
    noor.verstuur().ziet("Kijken of het traject verder kan")
    assert overtredingen(noor.pagina) == []
    assert Trajectpauze.objects.filter(traject=traject, eind_datum=None).count() == 1
    noor.klik("Verdergaan na de pauze").verstuur()
    assert not Trajectpauze.objects.filter(traject=traject, eind_datum=None).exists()
    noor.open(f"/trajecten/{traject.pk}/").ziet("In de pauze zetten")
