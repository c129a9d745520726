"""Een lijst uit Excel, en wat bij één schuld hoort: betwist, beslag, wie optreedt; en het adres per doel."""

from datetime import datetime, timedelta

import pytest

from schuldhulp.organisatie.models import Medewerker
from tests.browser.hulp import Opener, toets_smal_en_breed
from tests.builders import traject_in
from tests.trajecten.excel import xlsx
from trajecten.choices import TrajectStatus
from trajecten.models import Schuldeiser

pytestmark = pytest.mark.django_db(transaction=True)
KOP = ["Naam", "Bedrag", "Kenmerk", "Hoofdsom", "Incassobureau", "Kenmerk incasso"]
RIJ = ["Noordwaard Stroom", 1234.56, "K-1", 900, "Incasso Vaart en Vos", "I-7"]


def test_van_excel_tot_een_betwiste_schuld_met_beslag(als: Opener, demo: dict[str, int], nu: datetime) -> None:
    wie = Medewerker.objects.get(naam="Noor Jansen")
    traject = traject_in(TrajectStatus.PLAN_VAN_AANPAK, wie, bedragen=("800.00",), op=nu - timedelta(days=40))
    noor = als("noor")
    noor.open(f"/trajecten/{traject.pk}/schulden/lijst/")
    bestand = {"name": "lijst.xlsx", "mimeType": "application/octet-stream", "buffer": xlsx([KOP, RIJ])}
    noor.pagina.set_input_files("input[name=bestand]", [bestand])
    noor.verstuur().ziet("Energie Noordwaard", "via Incasso Vaart en Vos, I-7", "€ 1.234,56")
    toets_smal_en_breed(noor.pagina)
    noor.verstuur().ziet("1 schuld is toegevoegd", "Totalen per groep", "€ 2.034,56")
    een = traject.schulden.get(kenmerk="K-1")
    noor.open(f"/schulden/{een.pk}/details/").ziet("Incasso Vaart en Vos", "€ 900,00")
    noor.klik("Feiten wijzigen").vul(betwist_waarom="De meter stond niet op zijn naam.").verstuur().mist_invoer()
    noor.vul(betwist_sinds_datum=f"{nu:%d-%m-%Y}").verstuur().ziet("De meter stond niet op zijn naam.")
    noor.klik("Beslag vastleggen").vul(soort="inkomen", sinds_datum=f"{nu:%d-%m-%Y}", bedrag_per_maand="85")
    noor.verstuur().ziet("Het beslag is vastgelegd", "€ 85,00")
    toets_smal_en_breed(noor.pagina)
    noor.open(f"/trajecten/{traject.pk}/schulden/").ziet("Betwist", "Beslag", "€ 2.034,56")


def test_een_schuldeiser_krijgt_een_adres_voor_betalingen(als: Opener, demo: dict[str, int]) -> None:
    eiser = Schuldeiser.objects.get(naam="Energie Noordwaard")
    noor = als("noor")
    noor.open("/schuldeisers/?zoek=noordwaard+gas").klik("Energie Noordwaard").ziet("afdeling Saldo-opgaven")
    noor.open(f"/schuldeisers/{eiser.pk}/adres/betaling/").vul(iban="NL00 BANK 1").verstuur().mist_invoer()
    noor.vul(iban="NL91 ABNA 0417 1643 00").verstuur().ziet("Het adres is opgeslagen", "NL91 ABNA 0417 1643 00")
