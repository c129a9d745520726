"""Systeemcontroles en adapters: wat er ontbreekt, in gewone taal."""

import socket

import pytest
from allauth.mfa.adapter import get_adapter
from django.db import OperationalError, connections
from django.test import Client
from pytest_django.fixtures import Settings

from schuldhulp import checks


def test_pdf_bibliotheken_ontbreken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "PDF_BIBLIOTHEKEN", ("libbestaatniet.so.9",))
    monkeypatch.setattr("sys.platform", "linux")
    (melding,) = checks.pdf_bibliotheken(None)
    assert "apt-get install libpango" in (melding.hint or "")


def test_database_onbereikbaar(monkeypatch: pytest.MonkeyPatch) -> None:
    def weigert() -> None:
        raise OperationalError("connection refused\nmeer regels")

    monkeypatch.setattr(connections["default"], "ensure_connection", weigert)
    (melding,) = checks.database_bereikbaar(None, databases=["default"])
    assert melding.msg == "De database is niet bereikbaar: connection refused"
    assert checks.database_bereikbaar(None, databases=None) == []


def test_redis_onbereikbaar(settings: Settings) -> None:
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        settings.REDIS_URL = f"redis://127.0.0.1:{vrij.getsockname()[1]}/0"
        (melding,) = checks.redis_bereikbaar(None, databases=["default"])
    assert melding.id == "schuldhulp.E002"


def test_zonder_redis_geen_controle(settings: Settings) -> None:
    settings.REDIS_URL = ""
    assert checks.redis_bereikbaar(None, databases=["default"]) == []


def test_geheim_van_de_tweede_factor_staat_versleuteld() -> None:
    adapter = get_adapter()
    bewaard = adapter.encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in bewaard
    assert adapter.decrypt(bewaard) == "JBSWY3DPEHPK3PXP"


@pytest.mark.parametrize("pad", ["/account/signup/", "/account/password/reset/", "/account/email/"])
def test_geen_registratie_geen_mailbeheer_geen_wachtwoord_vergeten(client: Client, db: None, pad: str) -> None:
    assert client.get(pad).status_code == 404
