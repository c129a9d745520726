"""Wat vreemd is in een levering gaat mee zoals geleverd, en het dossier zegt het erbij."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client as Browser
from django.urls import reverse

from intake.models import Client
from schuldhulp.organisatie.models import Aanstelling, Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Rol

LEVERING = {
    "startdatumLevering": "2026-01-01",
    "einddatumLevering": "2026-12-31",
    "aanleverdatumEnTijd": "2026-12-31T23:59:59Z",
    "codeGegevensleverancier": "Proef 1",
    "leveringen": [
        {
            "teller": 1,
            "aanleverende_organisatie": {"(Statutaire) Naam": "Organisatie P", "KvK-nummer": "12345678"},
            "schuldhulptrajecten": [
                {"gemeentecode": "GM9909", "startdatum": "2026-01-10", "client": [{"Burgerservicenummer": "987654321"}]}
            ],
        }
    ],
}


@pytest.mark.django_db
def test_dossier_toont_waarschuwing(
    tmp_path: Path, consulent: Medewerker, als: Callable[[Medewerker], Browser], capsys: pytest.CaptureFixture[str]
) -> None:
    bestand = tmp_path / "levering.json"
    bestand.write_text(json.dumps(LEVERING), encoding="utf-8")
    call_command("ddas_import", str(bestand))
    verslag = json.loads(capsys.readouterr().out)
    assert verslag["aangemaakt"] == 1
    assert verslag["waarschuwingen"]
    Aanstelling.objects.create(medewerker=consulent, gemeente=Gemeente.objects.get(code="GM9909"), rol=Rol.CONSULENT)
    persoon = Client.objects.get(gemeente__code="GM9909")
    pagina = als(consulent).get(reverse("trajecten:dossier", args=[persoon.pk])).content.decode()
    assert "Overgenomen uit een levering" in pagina
    assert "elfproef" in pagina
    assert "987654321" not in pagina
