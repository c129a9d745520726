"""Hoe een brief over de bladzijden valt: de groet staat nooit alleen, en de uitnodiging past op één A4."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from schuldhulp.brieven.opmaak import maak_html, zet_om
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.brieven.gegevens import brief

pytestmark = pytest.mark.django_db
GROET = "Met vriendelijke groet,"
EEN_A4 = sorted(
    set(BRIEVEN)
    - {"plan_van_aanpak", "voorstel"}
    - {soort for soort, wat in BRIEVEN.items() if wat.is_besluit or wat.aan_rechter}
)


def bladzijden(soort: str, gemeente: Gemeente, consulent: Medewerker, **anders: Any) -> list[str]:
    """De tekst per bladzijde."""
    pdf = zet_om(maak_html(brief(soort, gemeente, consulent, **anders)))
    return [blad.extract_text() for blad in PdfReader(io.BytesIO(pdf)).pages]


def zinnen(aantal: int) -> str:
    return "\n\n".join(f"Dit is zin {nummer} van de motivering." for nummer in range(aantal))


@pytest.mark.parametrize("soort", BRIEVEN)
def test_de_groet_staat_niet_alleen_op_een_bladzijde(soort: str, gemeente: Gemeente, consulent: Medewerker) -> None:
    (met_groet,) = [blad for blad in bladzijden(soort, gemeente, consulent) if GROET in blad]
    assert "Vragen" in met_groet.split(GROET)[0] or "Hebt u vragen?" in met_groet.split(GROET)[0]


@pytest.mark.parametrize("aantal", range(2, 30, 3))
def test_hoe_lang_de_motivering_ook_is(aantal: int, gemeente: Gemeente, consulent: Medewerker) -> None:
    bladen = bladzijden("beschikking_afwijzing", gemeente, consulent, motivering=zinnen(aantal))
    (met_groet,) = [blad for blad in bladen if GROET in blad]
    assert "Hebt u vragen?" in met_groet.split(GROET)[0]
    # Wat iemand over bezwaar moet weten, hoeft hij niet van twee bladzijden te halen.
    (met_bezwaar,) = [blad for blad in bladen if "Bent u het niet eens met dit besluit?" in blad]
    assert "voorlopige voorziening" in met_bezwaar
    assert "Wet gemeentelijke schuldhulpverlening" in met_bezwaar


@pytest.mark.parametrize("email", ["", "schuldhulpverlening@vreedam.nl"])
@pytest.mark.parametrize("soort", EEN_A4)
def test_een_gewone_brief_past_op_een_bladzijde(
    soort: str, email: str, gemeente: Gemeente, consulent: Medewerker
) -> None:
    gemeente.email = email
    gemeente.save()
    assert len(bladzijden(soort, gemeente, consulent)) == 1


def test_de_uitnodiging_voor_de_zelfintake_past_ook_met_lange_namen(
    gemeente: Gemeente, consulent: Medewerker, settings: Any
) -> None:
    settings.PUBLIEK_ADRES = "https://schuldhulpverlening.regionalesocialedienst-nissewaard.nl"
    gemeente.naam = "Krimpen aan den IJssel en Nieuwerkerk"
    gemeente.adres = "Burgemeester Aalberslaan 22 tot en met 28, postbus 10001, 2920 AA Krimpen aan den IJssel"
    gemeente.email = "schuldhulpverlening@regionalesocialedienst-nissewaard.nl"
    consulent.naam = "Mr. Wilhelmina Alexandrine van Bergen-Henegouwen"
    aan = [
        "Samira Alexandra de Wit-van Bergen",
        "T.a.v. mevrouw Johnson",
        "Burgemeester Aalberslaan 12",
        "1234 AB Vreedam",
    ]
    assert len(bladzijden("uitnodiging_zelfintake", gemeente, consulent, aan=aan)) == 1
