"""De knoppen van de browser zelf: twee keer klikken, en terug na het verzenden, leggen niets dubbel vast."""

import pytest

from intake.models import Aanmelding, Afspraak, Client, Loketvraag
from schuldhulp.organisatie.models import Gemeente
from tests.browser.hulp import Opener, Scherm

pytestmark = pytest.mark.django_db(transaction=True)
VERSTUUR = "main form.app-formulier button[type=submit]"


def _dubbelklik(scherm: Scherm) -> None:
    """Een ongeduldige dubbele klik; daarna is de pagina van het tweede antwoord er.

    De tweede klik breekt de eerste navigatie af. Daarom telt hier waar de browser uitkomt, niet één navigatie.
    """
    pagina, begin = scherm.pagina, scherm.pagina.url
    pagina.dblclick(VERSTUUR, no_wait_after=True)
    for _ in range(200):
        if pagina.url != begin:
            break
        pagina.wait_for_timeout(50)
    pagina.wait_for_load_state("networkidle")


def test_dubbel_klikken_en_de_terugknop_na_verzenden_geven_een_aanmelding(als: Opener) -> None:
    gemeente = str(Gemeente.objects.get(naam="Vreedam").pk)
    noor = als("noor").open("/aanmeldingen/nieuw/")
    noor.vul(gemeente=gemeente, voornamen="Yara", achternaam="Zonderling").verstuur()
    noor.vul(kanaal="zelf", hulpvraag="Kan de huur niet betalen.")
    _dubbelklik(noor)
    noor.kijk_na().ziet("Aanmelding van Yara Zonderling")
    # Terug: wat getypt was staat er nog, en nog eens versturen brengt naar de aanmelding die er al is.
    noor.pagina.go_back()
    assert noor.pagina.input_value("[name=hulpvraag]") == "Kan de huur niet betalen."
    noor.verstuur().ziet("er is niets dubbel vastgelegd", "Aanmelding van Yara Zonderling")
    assert Client.objects.filter(achternaam="Zonderling").count() == 1
    assert Aanmelding.objects.filter(client__achternaam="Zonderling").count() == 1


def test_de_terugknop_op_het_aanmeldpunt_en_bij_een_afspraak_geeft_er_een(als: Opener) -> None:
    gemeente = str(Gemeente.objects.get(naam="Vreedam").pk)
    lotte = als("lotte").open("/aanmeldpunt/")
    lotte.vul(gemeente=gemeente, achternaam="Loketman", vraag="Kan de huur niet betalen.", schuldeisers="meer")
    lotte.vul(vaste_lasten="niet").verstuur()
    _dubbelklik(lotte)
    lotte.kijk_na()
    lotte.pagina.go_back()
    lotte.verstuur()
    assert Loketvraag.objects.filter(client__achternaam="Loketman").count() == 1
    inwoner = Client.objects.get(achternaam="Loketman")
    noor = als("noor").open(f"/dossiers/{inwoner.pk}/afspraken/nieuw/")
    plek = noor.pagina.locator("main [name=plek]").first
    noor.pagina.check(f'main [name=plek][value="{plek.get_attribute("value")}"]')
    _dubbelklik(noor)
    noor.kijk_na().ziet("De afspraak staat.")
    noor.pagina.go_back()
    noor.kijk_na().ziet("Deze afspraak staat al.", "Vervolggesprek met Loketman")
    assert Afspraak.objects.filter(client=inwoner).count() == 1
