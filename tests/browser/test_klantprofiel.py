"""Een klantprofiel op een telefoon: beginnen, een vraag vergeten, stoppen, verder gaan, en de uitkomst lezen."""

import pytest

from intake.instrument import laad_instrument
from intake.models import Client, Profiel
from tests.browser.hulp import Opener, overtredingen
from tests.builders import profielantwoorden

pytestmark = pytest.mark.django_db(transaction=True)
TELEFOON = {"width": 390, "height": 844}


def test_klantprofiel_op_een_telefoon(als: Opener) -> None:
    scherm = als("noor")
    inwoner = Client.objects.get(achternaam="Postma")
    scherm.open(f"/dossiers/{inwoner.pk}/?tab=profiel").ziet("Leefgebieden van toen naar nu")
    scherm.klik("Nieuw profiel maken").ziet("Meedoen hoeft niet.").verstuur().ziet("Deel 1 van 10")
    scherm.vul(doel="ja").verstuur().mist_invoer().ziet("Kies een antwoord bij vraag 2.")
    scherm.klik("Bewaar en stop").ziet("Beantwoord: 1 van 43 vragen").klik("Ga verder")
    antwoorden = profielantwoorden()
    for blad in laad_instrument().bladen:
        scherm.pagina.set_viewport_size(TELEFOON)
        assert scherm.pagina.evaluate("document.documentElement.scrollWidth") <= TELEFOON["width"]
        assert overtredingen(scherm.pagina) == []
        scherm.ziet(blad.naam).vul(**{v.code: antwoorden[v.code].replace(".", ",") for v in blad.vragen}).verstuur()
    scherm.klik("Maak het profiel").ziet("Klantprofiel: kan veel zelf", "Vergeleken met het profiel van")
    assert Profiel.objects.filter(client=inwoner, afgenomen_op__isnull=False).count() == 3


def test_leefgebieden_zonder_muis(als: Opener) -> None:
    scherm = als("noor")
    inwoner = Client.objects.get(achternaam="Postma")
    scherm.open(f"/dossiers/{inwoner.pk}/leefgebieden/")
    toets = scherm.pagina.keyboard.press
    scherm.pagina.locator("summary", has_text="Wonen").focus()
    toets("Enter")
    toets("Tab")
    for _ in range(4):
        toets("ArrowDown")
    assert scherm.pagina.locator("[name=cijfer_wonen]:checked").get_attribute("value") == "4"
    toets("Tab")
    scherm.pagina.keyboard.type("De verhuurder werkt mee.")
    scherm.verstuur().ziet("De leefgebieden zijn bewaard.")
    assert inwoner.leefgebiedmetingen.first().cijfers.get().notitie == "De verhuurder werkt mee."
