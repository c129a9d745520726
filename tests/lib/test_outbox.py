"""De outbox: werk bestaat precies dan als de transactie slaagde, en een mislukking blokkeert de rest niet."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from schuldhulp.lib import outbox
from schuldhulp.lib.models import Gebeurtenis
from tests.builders import NU

pytestmark = pytest.mark.django_db


@pytest.fixture
def gedaan(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Een verwerker die onthoudt wat zij deed; "stuk" mislukt."""
    gezien: list[str] = []
    monkeypatch.setattr(outbox, "_verwerkers", {})
    monkeypatch.setattr(outbox, "_in_brokken", set())

    @outbox.verwerker("proef")
    def verwerk(gegevens: dict[str, Any], op: datetime) -> None:
        gezien.append(gegevens["wat"])
        if gegevens["wat"] == "stuk":
            Gebeurtenis.objects.filter(soort="proef").update(fout="half werk")
            raise ValueError("stuk")

    yield gezien


def test_een_gebeurtenis_wordt_een_keer_verwerkt(gedaan: list[str]) -> None:
    outbox.meld("proef", "a", op=NU, wat="een")
    outbox.meld("proef", "a", op=NU, wat="een")
    assert outbox.verwerk(op=NU) == 1
    assert outbox.verwerk(op=NU) == 0
    assert gedaan == ["een"]


def test_een_teruggedraaide_transactie_laat_geen_werk_na(gedaan: list[str]) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.meld("proef", "a", op=NU, wat="een")
        raise ZeroDivisionError
    assert outbox.verwerk(op=NU) == 0


def test_mislukt_werk_draait_terug_en_komt_later_opnieuw_terwijl_de_rest_doorgaat(
    gedaan: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    outbox.meld("proef", "a", op=NU, wat="stuk")
    outbox.meld("proef", "b", op=NU, wat="heel")
    assert outbox.verwerk(op=NU) == 2
    assert gedaan == ["stuk", "heel"]
    mislukt = Gebeurtenis.objects.get(sleutel="a")
    assert (mislukt.verwerkt_op, mislukt.pogingen, mislukt.fout) == (None, 1, "ValueError")
    assert outbox.verwerk(op=NU) == 0
    assert outbox.verwerk(op=NU + timedelta(minutes=2)) == 1


def test_een_onbekende_soort_blijft_liggen_tot_er_een_verwerker_is(gedaan: list[str]) -> None:
    outbox.meld("anders", "a", op=NU, wat="een")
    assert outbox.verwerk(op=NU) == 0
    assert Gebeurtenis.objects.get().verwerkt_op is None


def test_een_tweede_verwerker_voor_dezelfde_soort_is_een_fout(gedaan: list[str]) -> None:
    with pytest.raises(RuntimeError):
        outbox.verwerker("proef")(lambda gegevens, op: None)


def test_een_brok_gaat_samen_en_een_mislukte_brok_alleen(gedaan: list[str], caplog: pytest.LogCaptureFixture) -> None:
    """Eén zieke gebeurtenis houdt de andere van haar brok niet tegen."""
    keren: list[int] = []

    @outbox.verwerker_van_velen("samen")
    def verwerk(alle: list[dict[str, Any]], op: datetime) -> None:
        keren.append(len(alle))
        if any(g["wat"] == "stuk" for g in alle):
            raise ValueError("stuk")

    for wat in ("een", "stuk", "twee"):
        outbox.meld("samen", wat, op=NU, wat=wat)
    assert outbox.verwerk(op=NU) == 3
    assert keren == [3, 1, 1, 1]
    assert list(Gebeurtenis.objects.filter(verwerkt_op=None).values_list("sleutel", flat=True)) == ["stuk"]
