"""Korte berichten: één keer, langs het goede kanaal, zonder code in de database, en nooit stil verloren."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client as Browser

from schuldhulp.brieven import berichten
from schuldhulp.brieven.berichten import Berichtsoort, kies_kanaal, mobiel_nummer, stuur_bericht, tekst_van
from schuldhulp.brieven.choices import Berichtkanaal
from schuldhulp.brieven.models import Bericht
from schuldhulp.lib.codes import code_voor
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.models import Gebeurtenis
from schuldhulp.lib.outbox import verwerk
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU

pytestmark = pytest.mark.django_db
CODE_ID = uuid4()


@pytest.fixture(autouse=True)
def soort(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> Iterator[None]:
    """Een berichtsoort van deze proeven, met een eigen sjabloon."""
    monkeypatch.setitem(berichten.BERICHTEN, "proef", Berichtsoort("Een proef", ("dag_datum",)))
    (tmp_path / "berichten").mkdir()
    (tmp_path / "berichten/proef.txt").write_text(
        "Tot {{ dag_datum|datum }}.{% if code %}\n{{ adres }} {{ code }}{% endif %}"
    )
    sjablonen = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]
    settings.TEMPLATES = sjablonen
    yield


@pytest.fixture
def stuur(gemeente: Gemeente) -> Callable[..., Bericht]:
    def _stuur(sleutel: str = "proef:1", **anders: Any) -> Bericht:
        velden: dict[str, Any] = {
            "soort": "proef",
            "kanaal": Berichtkanaal.EMAIL,
            "aan": "samira@voorbeeld.nl",
            "gemeente": gemeente,
            "client_id": uuid4(),
            "inhoud": {"dag_datum": "2026-11-09"},
            "door": None,
            "op": NU,
        }
        return stuur_bericht(sleutel=sleutel, **{**velden, **anders})

    return _stuur


@pytest.mark.parametrize(
    ("telefoon", "nummer"),
    [
        ("06 12345678", "+31612345678"),
        ("+31 6 1234 5678", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("(06) 12-34.56 78", "+31612345678"),
        ("088 123 45 67", ""),
        ("06 1234567", ""),
        ("", ""),
    ],
)
def test_alleen_een_nederlands_mobiel_nummer_krijgt_sms(telefoon: str, nummer: str) -> None:
    assert mobiel_nummer(telefoon) == nummer


def test_sms_gaat_voor_e_mail_en_anders_blijft_een_brief() -> None:
    assert kies_kanaal("a@b.nl", "0612345678") == (Berichtkanaal.SMS, "+31612345678")
    assert kies_kanaal("a@b.nl", "088 1234567") == (Berichtkanaal.EMAIL, "a@b.nl")
    assert kies_kanaal("", "") is None


def test_dezelfde_sleutel_gaat_een_keer_uit(stuur: Callable[..., Bericht], settings: Any) -> None:
    settings.BERICHT_BEZORGERS = {"email": "schuldhulp.brieven.bezorgen.mail"}
    eerste, tweede = stuur(), stuur(inhoud={"dag_datum": "2027-01-01"})
    assert eerste.pk == tweede.pk
    verwerk(op=NU)
    verwerk(op=NU)
    assert [post.body for post in mail.outbox] == ["Tot 9 november 2026."]
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<bericht.{eerste.pk}@schuldhulp>"
    assert Bericht.objects.get().verzonden_op == NU


def test_zonder_bezorger_wacht_het_op_een_medewerker(
    stuur: Callable[..., Bericht], als: Callable[[Medewerker], Browser], consulent: Medewerker
) -> None:
    bericht = stuur(kanaal=Berichtkanaal.SMS, aan="06 12345678")
    verwerk(op=NU)
    assert Bericht.objects.get().verzonden_op is None
    browser = als(consulent)
    pagina = browser.get(f"/brieven/berichten/{bericht.pk}/").content.decode()
    assert "Verstuur dit bericht zelf" in pagina
    assert "Tot 9 november 2026." in pagina
    for _ in range(2):
        browser.post(f"/brieven/berichten/{bericht.pk}/verstuurd/")
    bericht.refresh_from_db()
    assert bericht.verzonden_door == consulent


def test_bericht_van_een_andere_gemeente_bestaat_niet(
    stuur: Callable[..., Bericht], als: Callable[[Medewerker], Browser], buitenstaander: Medewerker
) -> None:
    bericht = stuur()
    assert als(buitenstaander).get(f"/brieven/berichten/{bericht.pk}/").status_code == 404
    assert als(buitenstaander).post(f"/brieven/berichten/{bericht.pk}/verstuurd/").status_code == 404


def test_code_staat_alleen_in_de_tekst(stuur: Callable[..., Bericht]) -> None:
    inhoud = {"dag_datum": "", "code_doel": "proef", "code_id": str(CODE_ID), "pad": "hier/"}
    bericht = stuur(inhoud=inhoud)
    code = code_voor("proef", CODE_ID)
    assert code in tekst_van(bericht)
    assert "/hier/" in tekst_van(bericht)
    assert code not in str(list(Bericht.objects.values())) + str(list(Gebeurtenis.objects.values()))


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"soort": "onbekend"}, "bestaat niet"),
        ({"inhoud": {}}, "mist gegevens: dag_datum"),
        ({"kanaal": Berichtkanaal.SMS, "aan": "088 1234567"}, "geen mobiel nummer"),
        ({"aan": "samira"}, "geen e-mailadres"),
        ({"aan": "a@b.nl\nBcc: c@d.nl"}, "geen e-mailadres"),
    ],
)
def test_onbruikbaar_bericht_wordt_geweigerd(
    stuur: Callable[..., Bericht], anders: dict[str, Any], melding: str
) -> None:
    with pytest.raises(Geweigerd, match=melding):
        stuur(**anders)
    assert not Bericht.objects.exists()


def test_mislukte_bezorging_komt_later_opnieuw(
    stuur: Callable[..., Bericht], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.BERICHT_BEZORGERS = {"email": "tests.brieven.test_berichten.kapot"}
    stuur()
    verwerk(op=NU)
    gebeurtenis = Gebeurtenis.objects.get(soort=berichten.BEZORGEN)
    assert (gebeurtenis.pogingen, gebeurtenis.verwerkt_op) == (1, None)
    assert Bericht.objects.get().verzonden_op is None


def kapot(bericht: Bericht, onderwerp: str, tekst: str) -> None:
    raise OSError("geen verbinding")


def test_terugdraaien_laat_geen_bericht_achter(stuur: Callable[..., Bericht]) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        stuur()
        raise RuntimeError
    assert not Bericht.objects.exists()
    assert not Gebeurtenis.objects.filter(soort=berichten.BEZORGEN).exists()


def test_bericht_sturen_is_heel_of_niet(stuur: Callable[..., Bericht]) -> None:
    alles_of_niets(stuur)
