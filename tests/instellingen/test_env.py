"""Instellingen uit de omgeving: strikt gelezen, alle fouten tegelijk, nooit een traceback."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from schuldhulp.env import Omgeving, lees_database_url, lees_of_maak_sleutels, lees_redis_url

BASIS = Path(__file__).resolve().parents[2]
SLEUTEL = "s" * 40
PRODUCTIE = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "BSN_SLEUTEL": SLEUTEL,
    "BSN_HMAC_SLEUTEL": SLEUTEL,
    "CODE_SLEUTEL": SLEUTEL,
    "ALLOWED_HOSTS": "schuldhulp.example.nl",
    "DATABASE_URL": "postgresql://db/schuldhulp",
    "REDIS_URL": "redis://redis:6379/0",
}


def check(instellingen: str, omgeving: dict[str, str], *argumenten: str) -> "subprocess.CompletedProcess[str]":
    eigen = {naam: os.environ[naam] for naam in ("PATH", "HOME", "LANG") if naam in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", "check", *argumenten],
        cwd=BASIS,
        env=eigen | {"DJANGO_SETTINGS_MODULE": f"schuldhulp.settings.{instellingen}", "PYTHONUTF8": "1"} | omgeving,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_sqlite_vanaf_de_projectmap_of_volledig(tmp_path: Path) -> None:
    assert lees_database_url("sqlite:///a.sqlite3", tmp_path)["NAME"] == str(tmp_path / "a.sqlite3")
    assert lees_database_url(f"sqlite:///{tmp_path}/b c.sqlite3", BASIS)["NAME"] == f"{tmp_path}/b c.sqlite3"


def test_postgres_met_alles_erop() -> None:
    gelezen = lees_database_url("postgres://jan:a%40b%2Fc@db.example.nl:5433/schuld_hulp?sslmode=require", BASIS)
    assert gelezen == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "schuld_hulp",
        "USER": "jan",
        "PASSWORD": "a@b/c",
        "HOST": "db.example.nl",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    "url",
    [
        "mysql://x/y",
        "schuldhulp",
        "sqlite:///",
        "sqlite://a",
        "sqlite:////bestaat/niet/a.sqlite3",
        "sqlite:////tmp/",
        "postgresql:///db",
        "postgresql://host",
        "postgresql://host/a/b",
        "postgresql://host:99999/db",
        "postgresql://host:poort/db",
        "postgresql://host/db?sslmode=soms",
        "postgresql://host/db?anders=1",
        "postgresql://[::1/db",
    ],
)
def test_foute_database_url(url: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        lees_database_url(url, BASIS)


@pytest.mark.parametrize("url", ["http://h", "redis://", "redis://h:99999", "redis://h/nul", "localhost:6379"])
def test_foute_redis_url(url: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        lees_redis_url(url)


def test_goede_redis_url() -> None:
    assert lees_redis_url("rediss://:geheim@h:6380/2") == "rediss://:geheim@h:6380/2"


def test_fouten_komen_samen_en_elk_een_keer(capsys: pytest.CaptureFixture[str]) -> None:
    omgeving = Omgeving({"A": "misschien", "B": "-1", "C": "kort", "D": "LUID", "DATABASE_URL": "x://geheim@h/d"})
    omgeving.ja("A")
    omgeving.ja("A")
    omgeving.getal("B", 3)
    omgeving.sleutel("C")
    omgeving.sleutel("E")
    omgeving.keuze("D", "INFO", ("INFO", "DEBUG"))
    omgeving.database("", BASIS)
    with pytest.raises(SystemExit) as einde:
        omgeving.controleer()
    regels = capsys.readouterr().err.splitlines()
    assert einde.value.code == 2
    assert [regel.split()[0] for regel in regels] == ["A", "B", "C", "E", "D", "DATABASE_URL"]
    assert "geheim" not in "".join(regels)


def test_lege_waarde_is_niet_gezet() -> None:
    omgeving = Omgeving({"A": " ", "B": "", "LIJST": "a, ,b"})
    assert omgeving.tekst("A", "standaard") == "standaard"
    assert omgeving.getal("B", 7) == 7
    assert omgeving.lijst("LIJST", []) == ["a", "b"]
    omgeving.controleer()


def test_meer_sleutels_moeten_allemaal_lang_genoeg_zijn() -> None:
    omgeving = Omgeving({"NIEUW": f"{SLEUTEL},{SLEUTEL}", "FOUT": f"{SLEUTEL},kort"})
    omgeving.sleutel("NIEUW")
    assert omgeving.fouten == []
    omgeving.sleutel("FOUT")
    assert len(omgeving.fouten) == 1


def test_sleutels_worden_eenmaal_gemaakt_en_afgeschermd(tmp_path: Path) -> None:
    bestand = tmp_path / "sleutels.env"
    eerste = lees_of_maak_sleutels(bestand, ("A", "B"))
    assert lees_of_maak_sleutels(bestand, ("A", "B")) == eerste
    assert len(eerste["A"]) >= 32
    assert eerste["A"] != eerste["B"]
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [bestand]


def test_map_die_niet_kan(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    omgeving = Omgeving({"DATA_MAP": str(tmp_path / "bestand" / "map")})
    omgeving.map("DATA_MAP", BASIS)
    assert len(omgeving.fouten) == 1


def test_productie_zonder_iets_noemt_alles_wat_ontbreekt(tmp_path: Path) -> None:
    klaar = check("productie", {"DATA_MAP": str(tmp_path)})
    assert klaar.returncode == 2
    assert klaar.stdout == ""
    assert {regel.split()[0] for regel in klaar.stderr.splitlines()} == set(PRODUCTIE)


@pytest.mark.parametrize(
    ("fout", "naam"),
    [
        ({"DATABASE_URL": "sqlite:////tmp/a.sqlite3"}, "DATABASE_URL"),
        ({"REDIS_URL": "nergens"}, "REDIS_URL"),
        ({"DEMO": "1"}, "DEMO"),
        ({"CODE_SLEUTEL": "kort"}, "CODE_SLEUTEL"),
    ],
)
def test_productie_met_een_foute_waarde(tmp_path: Path, fout: dict[str, str], naam: str) -> None:
    klaar = check("productie", PRODUCTIE | {"DATA_MAP": str(tmp_path)} | fout)
    assert klaar.returncode == 2
    assert [regel.split()[0] for regel in klaar.stderr.splitlines()] == [naam]


def test_productie_doorstaat_de_controle_voor_uitrol(tmp_path: Path) -> None:
    klaar = check("productie", PRODUCTIE | {"DATA_MAP": str(tmp_path)}, "--deploy", "--fail-level", "WARNING")
    assert klaar.returncode == 0, klaar.stderr
