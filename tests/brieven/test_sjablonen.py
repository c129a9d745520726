"""Elke brief: volledig, in gewone taal, en veilig voor wat mensen typen."""

import re
from html import unescape

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
# Ambtelijke woorden waar een gewoon woord voor bestaat.
VERBODEN = set(
    re.findall(
        r"\w+",
        """
    aangaande alsmede alvorens behoudens betreffende conform derhalve desbetreffende desgewenst dienaangaande
    dient echter gaarne geschieden hieromtrent hierbij indien ingevolge inzake jegens krachtens middels mits
    nochtans omtrent onverwijld reeds teneinde tevens thans voornoemd voorts woonachtig zulks
        """,
    )
)
VERBODEN_FRASEN = ("dan wel", "ten aanzien van", "uwer zijde", "met betrekking tot", "in het kader van")
BLOKKEN = re.compile(r"</(p|li|h1|h2|td|th|title|div)>|<br>")


@pytest.fixture
def streng() -> object:
    """Een veld dat niet bestaat, valt in de tekst op."""
    motor = engines["django"].engine
    oud, motor.string_if_invalid = motor.string_if_invalid, "ONTBREEKT(%s)"
    yield
    motor.string_if_invalid = oud


def zinnen(html: str) -> list[str]:
    """De zinnen van de lopende tekst, zonder tabellen en adres."""
    kaal = re.sub(r"<table.*?</table>|<head>.*?</head>|<div class=\"afzender\">.*?</div>", "", html, flags=re.S)
    kaal = re.sub(r'<p class="(adres|groet|code)">.*?</p>', "", kaal, flags=re.S)
    kaal = unescape(re.sub(r"<[^>]+>", "", BLOKKEN.sub("\n", kaal)))
    return [z.strip() for deel in kaal.splitlines() for z in re.split(r"(?<=[.?!:])\s+", deel) if z.strip()]


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


@pytest.mark.parametrize("soort", SOORTEN)
def test_korte_zinnen_en_gewone_woorden(soort: str, gemeente: Gemeente, consulent: Medewerker) -> None:
    tekst = zinnen(maak_html(brief(soort, gemeente, consulent)))
    lengtes = [len(zin.split()) for zin in tekst]
    assert sum(lengtes) / len(lengtes) <= 15
    assert max(lengtes) <= 25, max(tekst, key=lambda z: len(z.split()))
    woorden = re.findall(r"[a-zë]+", " ".join(tekst).lower())
    assert not VERBODEN & set(woorden)
    assert not [frase for frase in VERBODEN_FRASEN if frase in " ".join(woorden)]
    assert not re.search(r"\b(je|jij|jouw|jullie)\b", " ".join(tekst).lower())


@pytest.mark.parametrize("soort", BESLUITEN)
def test_besluit_zegt_hoe_bezwaar_gaat(soort: str, gemeente: Gemeente, consulent: Medewerker) -> None:
    html = maak_html(brief(soort, gemeente, consulent))
    assert "Bent u het niet eens met dit besluit?" in html
    assert "14 december 2026" in html
    assert "college van burgemeester en wethouders van Vreedam, Raadhuisplein 1, 1234 AB" in html
    # De wet staat als laatste.
    assert html.index('class="wet"') > html.index('class="bezwaar"')
    assert "Wet gemeentelijke schuldhulpverlening" in html.split('class="wet"')[1]


@pytest.mark.parametrize("soort", [soort for soort in SOORTEN if soort not in BESLUITEN])
def test_wat_geen_besluit_is_heeft_geen_bezwaarblok(soort: str, gemeente: Gemeente) -> None:
    assert "u kunt ook bezwaar maken" not in maak_html(brief(soort, gemeente)).lower()


@pytest.mark.parametrize("soort", [soort for soort, wat in BRIEVEN.items() if "code_id" in wat.velden])
def test_code_staat_in_de_brief_en_niet_in_de_gegevens(soort: str, gemeente: Gemeente, settings: object) -> None:
    settings.PUBLIEK_ADRES = "https://schuldhulp.vreedam.nl"
    rij = brief(soort, gemeente)
    html = maak_html(rij)
    code = re.search(r'class="code">([A-Z2-9-]{19})<', html)
    assert code
    assert "https://schuldhulp.vreedam.nl/reageren/" in html
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
