"""Het voorbeeld van een brief: zoals zij wordt, maar zonder gevolg."""

import io
import re

import pytest
from pypdf import PdfReader

from schuldhulp.brieven.models import Brief, BriefInhoud
from schuldhulp.brieven.opmaak import GEEN_CODE, maak_html
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.brieven.services import als_brief
from schuldhulp.brieven.voorbeeld import maak_voorbeeld
from schuldhulp.lib.codes import hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import stand
from tests.brieven.gegevens import concept
from tests.builders import NU

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("soort", list(BRIEVEN))
def test_voorbeeld_bewaart_niets_en_is_te_herkennen(soort: str, gemeente: Gemeente, consulent: Medewerker) -> None:
    brief = concept(soort, gemeente, consulent)
    voor = stand()
    lezer = PdfReader(io.BytesIO(maak_voorbeeld(brief, door=consulent, op=NU)))
    assert stand() == voor
    for bladzijde in lezer.pages:
        assert "Voorbeeld: deze brief is nog niet verstuurd" in bladzijde.extract_text()
    assert not Brief.objects.exists() and not BriefInhoud.objects.exists()


@pytest.mark.parametrize("soort", [soort for soort, wat in BRIEVEN.items() if "code_id" in wat.velden])
def test_voorbeeld_heeft_geen_werkende_code(soort: str, gemeente: Gemeente, consulent: Medewerker) -> None:
    brief = als_brief(concept(soort, gemeente, consulent), consulent, NU)
    echt = re.search(r'class="code">([A-Z2-9-]{19})<', maak_html(brief))
    html = maak_html(brief, is_voorbeeld=True)
    assert echt
    assert echt[1] not in html
    assert GEEN_CODE in html
    assert hash_van(GEEN_CODE) != hash_van(echt[1])


def test_verstuurde_brief_draagt_geen_merk(gemeente: Gemeente, consulent: Medewerker) -> None:
    assert 'class="voorbeeld"' not in maak_html(als_brief(concept("einde_hulp", gemeente), consulent, NU))


def test_voorbeeld_zonder_alle_gegevens_wordt_geweigerd(gemeente: Gemeente, consulent: Medewerker) -> None:
    brief = concept("ontbrekende_papieren", gemeente)
    brief.inhoud.pop("papieren")
    with pytest.raises(Geweigerd, match="papieren"):
        maak_voorbeeld(brief, door=consulent, op=NU)
