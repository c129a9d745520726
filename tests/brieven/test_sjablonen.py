"""Elke brief: volledig, en veilig voor wat mensen typen. De taal staat in test_taal.py."""

import re

import pytest
from django.template import engines

from schuldhulp.brieven.opmaak import maak_html, sjabloon_hash
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.lib.codes import hash_van
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.brieven.gegevens import CODE, INHOUD, brief

pytestmark = pytest.mark.django_db
SOORTEN = list(BRIEVEN)
BESLUITEN = [soort for soort, wat in BRIEVEN.items() if wat.is_besluit]


@pytest.fixture
def streng() -> object:
    """Een veld dat niet bestaat, valt in de tekst op."""
    motor = engines["django"].engine
    oud, motor.string_if_invalid = motor.string_if_invalid, "ONTBREEKT(%s)"
    yield
    motor.string_if_invalid = oud


@pytest.mark.parametrize("soort", SOORTEN)
def test_alle_velden_zijn_gevuld(soort: str, streng: object, gemeente: Gemeente, consulent: Medewerker) -> None:
    html = maak_html(brief(soort, gemeente, consulent))
    assert "ONTBREEKT" not in html
    assert "None" not in html
    assert "Noor Jansen" in html
    assert "2 november 2026" in html
    assert "SHV-2026-00412" in html
    assert "088 123 45 67" in html


@pytest.mark.parametrize("soort", SOORTEN)
def test_brief_zonder_behandelaar_of_telefoon(soort: str, streng: object, gemeente: Gemeente) -> None:
    Gemeente.objects.update(telefoon="", adres="", email="")
    html = maak_html(brief(soort, Gemeente.objects.get(pk=gemeente.pk)))
    assert "ONTBREEKT" not in html
    assert "via ." not in html
    assert "Team schuldhulp" in html


@pytest.mark.parametrize("soort", BESLUITEN)
def test_besluit_zegt_hoe_bezwaar_gaat(soort: str, gemeente: Gemeente, consulent: Medewerker) -> None:
    html = maak_html(brief(soort, gemeente, consulent))
    assert "Bent u het niet eens met dit besluit?" in html
    assert "14 december 2026" in html
    assert "college van burgemeester en wethouders van Vreedam, Raadhuisplein 1, 1234 AB" in html
    # De wet staat als laatste.
    assert html.index('class="wet"') > html.index('class="bezwaar"')
    assert "Wet gemeentelijke schuldhulpverlening" in html.split('class="wet"')[1]


@pytest.mark.parametrize("soort", [soort for soort, wat in BRIEVEN.items() if "code_id" in wat.velden])
def test_code_staat_in_de_brief_en_niet_in_de_gegevens(soort: str, gemeente: Gemeente, settings: object) -> None:
    settings.PUBLIEK_ADRES = "https://schuldhulp.vreedam.nl"
    rij = brief(soort, gemeente)
    html = maak_html(rij)
    code = re.search(r'class="code">([A-Z2-9-]{19})<', html)
    assert code
    assert f"https://schuldhulp.vreedam.nl/{rij.gegevens.get('pad', 'reageren/')}" in html
    assert code[1] not in str(rij.gegevens)
    assert hash_van(code[1]) == hash_van(code[1].lower().replace("-", " "))
    assert rij.gegevens["code_id"] == CODE["code_id"]


@pytest.mark.parametrize("soort", SOORTEN)
def test_getypte_tekst_wordt_nooit_opmaak(soort: str, gemeente: Gemeente) -> None:
    aanval = '<script>alert(1)</script><img src="http://127.0.0.1:9/x"><link rel=attachment href=file:///etc/passwd>'
    anders = {
        naam: aanval
        for naam, waarde in INHOUD[soort].items()
        if isinstance(waarde, str) and not naam.endswith(("_bedrag", "datum", "_uiterlijk", "_op", "code_doel", "_id"))
    }
    html = maak_html(brief(soort, gemeente, aan=[aanval, aanval], **anders))
    assert "<script" not in html
    assert "<img" not in html
    assert "<link" not in html
    assert "&lt;script&gt;" in html


def test_elke_brief_heeft_een_eigen_sjabloonhash() -> None:
    assert len({sjabloon_hash(soort) for soort in SOORTEN}) == len(SOORTEN)


def test_herinnering_noemt_haar_nummer_pas_bij_de_tweede(gemeente: Gemeente) -> None:
    assert "Dit is herinnering 2." in maak_html(brief("saldoverzoek_herinnering", gemeente))
    assert "Dit is herinnering" not in maak_html(brief("saldoverzoek_herinnering", gemeente, herinnering=1))
