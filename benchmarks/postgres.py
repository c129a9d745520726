"""Een eigen PostgreSQL voor deze meting, met de gewone duurzaamheid: wie die uitzet, meet een andere database."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import sample


@contextmanager
def eigen_postgres() -> Iterator[str]:
    """Start een server op een vrije poort, geeft zijn DATABASE_URL en ruimt hem altijd op. Fout: RuntimeError."""
    programma = _programmamap()
    map_ = Path(tempfile.mkdtemp(prefix="schuldhulp-bench-"))
    wachtwoord, poort = secrets.token_hex(16), _vrije_poort()
    bestand = map_ / "wachtwoord"
    bestand.write_text(wachtwoord)
    bestand.chmod(0o600)
    eigenaar = "postgres" if os.geteuid() == 0 else ""
    if eigenaar:
        for pad in (map_, bestand):
            shutil.chown(pad, eigenaar)
    gegevens = map_ / "pg"
    server = [programma / "pg_ctl", "-D", gegevens, "-l", map_ / "server.log", "-w"]
    try:
        aanmaken = ["--auth=scram-sha-256", f"--pwfile={bestand}", "--encoding=UTF8", "--locale=C.UTF-8"]
        _draai([programma / "initdb", "-D", gegevens, "-U", "schuldhulp", *aanmaken], eigenaar)
        _draai([*server, "-o", f"-p {poort} -h 127.0.0.1 -k {map_}", "start"], eigenaar)
        yield f"postgresql://schuldhulp:{wachtwoord}@127.0.0.1:{poort}/postgres"
    finally:
        if (gegevens / "postmaster.pid").exists():
            _draai([*server, "-m", "immediate", "stop"], eigenaar)
        shutil.rmtree(map_, ignore_errors=True)


def _draai(opdracht: list[str | Path], eigenaar: str) -> None:
    # PostgreSQL weigert als root te draaien; dan neemt de gebruiker van het pakket het over.
    wie = {"user": eigenaar, "group": pwd.getpwnam(eigenaar).pw_gid, "cwd": "/"} if eigenaar else {}
    uit = subprocess.run([str(deel) for deel in opdracht], check=False, capture_output=True, text=True, **wie)  # type: ignore[call-overload]
    if uit.returncode:
        raise RuntimeError(f"{Path(opdracht[0]).name} mislukte: {uit.stderr.strip() or uit.stdout.strip()}")


def _programmamap() -> Path:
    gevonden = shutil.which("initdb") or next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), None)
    if not gevonden:
        raise RuntimeError("PostgreSQL (initdb) is niet geïnstalleerd; zet DATABASE_URL of laat --postgres weg.")
    return Path(gevonden).resolve().parent


def _vrije_poort() -> int:
    """Onder 32768: buiten het bereik waaruit uitgaande verbindingen hun poort kiezen."""
    for poort in sample(range(20000, 32000), 200):
        with socket.socket() as proef:
            if proef.connect_ex(("127.0.0.1", poort)):
                return poort
    raise RuntimeError("Geen vrije poort gevonden.")
