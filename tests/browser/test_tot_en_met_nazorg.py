"""Van de looptijd tot en met de nazorg, met budgetbeheer, en de inwoner die op zijn telefoon meekijkt.

Elke pagina gaat langs axe en de vaste toetsen van `Scherm.kijk_na`; de inwoner heeft een scherm van 390 breed.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from schuldhulp.brieven.models import Brief
from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Medewerker
from tests.browser.hulp import TELEFOON, Opener, Scherm
from tests.builders import traject_in
from tests.zelf import GEBOREN
from trajecten.choices import TrajectStatus
from trajecten.models import Traject, Trajectlink
from trajecten.models.trajectlink import CODE_DOEL

pytestmark = pytest.mark.django_db(transaction=True)
IBAN = "NL91ABNA0417164300"


@pytest.fixture
def traject(demo: dict[str, int], nu: datetime) -> Traject:
    noor = Medewerker.objects.get(naam="Noor Jansen")
    return traject_in(TrajectStatus.LOOPTIJD, noor, op=nu - timedelta(days=40))


@pytest.fixture
def telefoon(demo: dict[str, int], live_server: Any, browser: Browser) -> Iterator[Scherm]:
    scherm = Scherm(browser, live_server.url, TELEFOON)
    yield scherm
    scherm.sluit()


def test_van_looptijd_tot_afgesloten(als: Opener, telefoon: Scherm, traject: Traject) -> None:
    noor, hier = als("noor"), f"/trajecten/{traject.pk}/"
    noor.open(hier).klik("Meekijken door de inwoner").vul(kanaal="brief").verstuur().ziet("Nog niet geopend")
    de_inwoner_kijkt(telefoon, Trajectlink.objects.get(traject=traject), "Uw regeling loopt.")
    budgetbeheer(noor, hier)
    noor.open(hier).klik("Looptijd afronden en finale kwijting vragen")
    noor.vul(verantwoording="Het krediet is afgelost.").verstuur()
    een_schuldeiser_weigert_en_de_rest_bevestigt(noor)
    noor.open(hier).klik("Nazorg starten").verstuur()
    assert Brief.objects.filter(soort="schuldenvrij", client_id=traject.client_id).count() == 1
    de_nazorg(noor, hier)
    noor.open(hier).klik("Traject afsluiten").verstuur().ziet("Dit traject is beëindigd")
    telefoon.open("/mijn-traject/stand/").ziet("Uw hulp is klaar.").klik("Ik ben klaar met kijken")
    noor.open(f"{hier}link/").klik("Link intrekken").ziet("Ingetrokken")
    noor.open(f"{hier}mijlpalen/").klik("Wijzigen").vul(wil_mijlpalen="nee").verstuur().ziet("Krijgt geen berichten")
    noor.open("/").ziet("Mijn werk")


def de_inwoner_kijkt(telefoon: Scherm, link: Trajectlink, ziet: str) -> None:
    telefoon.open(f"/mijn-traject/#{code_voor(CODE_DOEL, link.pk)}")
    telefoon.vul(geboortedatum=f"{GEBOREN:%d-%m-%Y}").verstuur().ziet(ziet, "Nu bezig", "Noor Jansen helpt u")
    assert "Energie Noord" not in telefoon.tekst


def budgetbeheer(noor: Scherm, hier: str) -> None:
    vandaag = timezone.localdate()
    noor.open(hier).klik("Budgetbeheer").ziet("Er is geen bank gekoppeld").klik("Budgetbeheer beginnen")
    noor.vul(saldo="250,00", saldo_datum=f"{vandaag:%d-%m-%Y}").verstuur()
    morgen = f"{vandaag + timedelta(days=1):%d-%m-%Y}"
    noor.klik("Inkomen of vaste last").vul(soort="huur", naam="Woonstichting", bedrag="600", eerste=morgen)
    noor.vul(iban=IBAN).verstuur().ziet("Gaat voor", "Dit vraagt aandacht", "Laagste saldo")
    noor.klik("Betalingen klaarzetten").verstuur().ziet("opgesteld door Noor Jansen")
    noor.open("/").ziet("Alarm bij het budgetbeheer")


def een_schuldeiser_weigert_en_de_rest_bevestigt(noor: Scherm) -> None:
    noor.klik("Kwijting per schuldeiser bijhouden").klik("Antwoord vastleggen")
    noor.vul(antwoord="geweigerd").verstuur().mist_invoer()
    noor.vul(opmerking="Er staat nog rente open.").verstuur().klik("Uitgezocht")
    noor.vul(uitleg="U betaalt de rente zelf.").verstuur().ziet("U betaalt de rente zelf.")
    noor.klik("Wie nog openstaat, heeft bevestigd").ziet("Bevestigd")


def de_nazorg(noor: Scherm, hier: str) -> None:
    noor.open(hier).klik("Nazorgcontact vastleggen").vul(vorm="telefoon", is_bereikt="nee").verstuur()
    zorgen: dict[str, Any] = {"gaat_goed": "nee", "tekens": ["vaste_lasten"], "notitie": "De huur loopt achter."}
    noor.klik("Nazorgcontact vastleggen").vul(vorm="huisbezoek", is_bereikt="ja", **zorgen).verstuur()
    noor.open(f"{hier}nazorg/").ziet("niet bereikt", "Wacht op persoonlijk contact").klik("Contact vastleggen")
    noor.vul(vorm="telefoon", is_bereikt="ja", uitkomst="extra_hulp", verslag="Een vrijwilliger helpt.").verstuur()
    noor.klik("Vraag van de inwoner").vul(vraag="Mag ik weer lenen?").verstuur().klik("Beantwoorden")
    noor.vul(antwoord="Wacht daar nog mee.").verstuur().ziet("Wacht daar nog mee.")
    noor.klik("Nazorgcontact vastleggen").vul(vorm="telefoon", is_bereikt="ja", gaat_goed="ja").verstuur()
