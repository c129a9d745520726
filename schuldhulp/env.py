"""Instellingen uit de omgeving, getypeerd en in één keer gecontroleerd.

Elke lezer geeft bij een foute waarde de standaard terug en onthoudt de fout. `controleer` meldt aan het eind van de
instellingen alle fouten samen: één Nederlandse regel per fout op stderr, en daarna afsluitcode 2.
"""

import os
import secrets
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, unquote, urlsplit

Gelezen = TypeVar("Gelezen")
WAAR = frozenset({"1", "ja", "true", "aan"})
ONWAAR = frozenset({"0", "nee", "false", "uit"})
MINIMALE_SLEUTEL = 32
SSLMODES = ("disable", "prefer", "require", "verify-ca", "verify-full")


class Omgeving:
    """Leest omgevingsvariabelen en verzamelt de fouten. Een lege waarde telt als niet gezet."""

    def __init__(self, waarden: Mapping[str, str]) -> None:
        self._waarden = waarden
        self.fouten: list[str] = []

    def tekst(self, naam: str, standaard: str = "") -> str:
        """De waarde zonder spaties eromheen, of de standaard."""
        return self._waarden.get(naam, "").strip() or standaard

    def verplicht(self, naam: str, uitleg: str) -> str:
        """Als `tekst`, maar niet gezet is een fout; `uitleg` zegt waar de waarde voor dient."""
        if not (waarde := self.tekst(naam)):
            self.fouten.append(f"{naam} is niet gezet: {uitleg}.")
        return waarde

    def sleutel(self, naam: str) -> str:
        """Een verplicht geheim van ten minste 32 tekens."""
        waarde = self.verplicht(naam, f"een willekeurige tekst van ten minste {MINIMALE_SLEUTEL} tekens")
        # Een lijst met komma's is toegestaan (sleutels vervangen); elk deel moet dan lang genoeg zijn.
        if waarde and any(len(deel.strip()) < MINIMALE_SLEUTEL for deel in waarde.split(",")):
            self.fouten.append(f"{naam} is te kort: gebruik ten minste {MINIMALE_SLEUTEL} tekens.")
        return waarde

    def ja(self, naam: str, standaard: bool = False) -> bool:
        """Ja of nee: 1/0, ja/nee, true/false, aan/uit."""
        waarde = self.tekst(naam).lower()
        if not waarde:
            return standaard
        if waarde not in WAAR | ONWAAR:
            self.fouten.append(f"{naam} moet 1 of 0 zijn, niet “{waarde}”.")
        return waarde in WAAR

    def getal(self, naam: str, standaard: int, *, minimum: int = 0) -> int:
        """Een geheel getal, niet kleiner dan `minimum`."""
        waarde = self.tekst(naam)
        if not waarde:
            return standaard
        if not (waarde.isascii() and waarde.isdigit()) or int(waarde) < minimum:
            self.fouten.append(f"{naam} moet een geheel getal van ten minste {minimum} zijn, niet “{waarde}”.")
            return standaard
        return int(waarde)

    def keuze(self, naam: str, standaard: str, mogelijk: tuple[str, ...]) -> str:
        """Een van de mogelijke waarden; hoofdletters maken niet uit."""
        waarde = self.tekst(naam, standaard).upper()
        if waarde not in mogelijk:
            self.fouten.append(f"{naam} moet een van {', '.join(mogelijk)} zijn, niet “{waarde}”.")
            return standaard
        return waarde

    def map(self, naam: str, standaard: Path) -> Path:
        """Een map waarin geschreven mag worden; zij wordt zo nodig gemaakt, alleen leesbaar voor de eigenaar."""
        pad = Path(self.tekst(naam, str(standaard)))
        try:
            pad.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fout:
            self.fouten.append(f"{naam} klopt niet: de map {pad} is niet te maken ({fout.strerror}).")
        if pad.is_dir() and not os.access(pad, os.W_OK):
            self.fouten.append(f"{naam} klopt niet: in de map {pad} mag niet geschreven worden.")
        return pad

    def lijst(self, naam: str, standaard: list[str]) -> list[str]:
        """Delen gescheiden door komma's."""
        delen = [deel.strip() for deel in self.tekst(naam).split(",")]
        return [deel for deel in delen if deel] or standaard

    def database(self, standaard: str, basismap: Path) -> dict[str, object]:
        """Django-instelling uit DATABASE_URL; zie `lees_database_url`."""
        return self._gelezen("DATABASE_URL", standaard, lambda url: lees_database_url(url, basismap)) or {}

    def redis(self) -> str:
        """REDIS_URL (`redis://` of `rediss://`), of leeg als er geen Redis is."""
        return self._gelezen("REDIS_URL", "", lees_redis_url) or ""

    def scanner(self, naam: str) -> str:
        """Het adres van een virusscanner: `host:poort` of het pad van een socket; leeg als er geen is."""
        return self._gelezen(naam, "", lees_scanner) or ""

    def controleer(self) -> None:
        """Stopt het proces met alle fouten samen. Doet niets als alles klopt."""
        if self.fouten:
            print("\n".join(dict.fromkeys(self.fouten)), file=sys.stderr)
            raise SystemExit(2)

    def _gelezen(self, naam: str, standaard: str, lezer: Callable[[str], Gelezen]) -> Gelezen | None:
        waarde = self.tekst(naam, standaard)
        try:
            return lezer(waarde) if waarde else None
        except ValueError as fout:
            # De waarde zelf staat niet in de melding: er kan een wachtwoord in zitten.
            self.fouten.append(f"{naam} klopt niet: {fout}.")
            return None


def lees_database_url(url: str, basismap: Path) -> dict[str, object]:
    """`sqlite:///pad` (vanaf de projectmap), `sqlite:////pad` of `postgresql://naam:wachtwoord@host:poort/database`.

    Achter een PostgreSQL-adres mag alleen `?sslmode=…` staan. Fout: ValueError met een Nederlandse reden.
    """
    delen = _splits(url)
    if delen.scheme == "sqlite":
        return _sqlite(delen, basismap)
    if delen.scheme in ("postgres", "postgresql"):
        return _postgres(delen)
    raise ValueError("begin met sqlite:/// of postgresql://")


def _sqlite(delen: SplitResult, basismap: Path) -> dict[str, object]:
    if delen.netloc or len(delen.path) < 2 or delen.path.endswith("/") or delen.query or delen.fragment:
        raise ValueError("schrijf sqlite:///pad/naar/bestand of sqlite:////volledig/pad")
    pad = basismap / unquote(delen.path[1:])
    if not pad.parent.is_dir():
        raise ValueError(f"de map {pad.parent} bestaat niet")
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(pad)}


def _postgres(delen: SplitResult) -> dict[str, object]:
    naam = unquote(delen.path[1:])
    if not delen.hostname or not naam or "/" in naam or delen.fragment:
        raise ValueError("schrijf postgresql://naam:wachtwoord@host:poort/database")
    sslmode = delen.query.removeprefix("sslmode=")
    if delen.query and (sslmode == delen.query or sslmode not in SSLMODES):
        raise ValueError(f"na de database mag alleen ?sslmode= staan, met een van {', '.join(SSLMODES)}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": naam,
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": delen.hostname,
        "PORT": str(delen.port or ""),
        "OPTIONS": {"sslmode": sslmode} if sslmode else {},
    }


def lees_redis_url(url: str) -> str:
    """Dezelfde URL als hij klopt: `redis://[:wachtwoord@]host[:poort][/nummer]`. Fout: ValueError."""
    delen = _splits(url)
    if delen.scheme not in ("redis", "rediss") or not delen.hostname:
        raise ValueError("schrijf redis://host:poort/nummer")
    if delen.path.strip("/") and not delen.path.strip("/").isdigit():
        raise ValueError("na de poort hoort een databasenummer")
    return url


def lees_scanner(adres: str) -> str:
    """Hetzelfde adres als het klopt: `host:poort`, of `/pad/van/de/socket`. Fout: ValueError."""
    host, _, poort = adres.rpartition(":")
    if adres.startswith("/") or (host and poort.isascii() and poort.isdigit() and 0 < int(poort) < 65536):
        return adres
    raise ValueError("schrijf host:poort, of het pad van een socket")


def _splits(url: str) -> SplitResult:
    try:
        delen = urlsplit(url)
    except ValueError:
        raise ValueError("het adres is niet te lezen") from None
    try:
        _ = delen.port
    except ValueError:
        raise ValueError("de poort is geen getal tussen 0 en 65535") from None
    return delen


def lees_of_maak_sleutels(bestand: Path, namen: tuple[str, ...]) -> dict[str, str]:
    """De geheimen van een ontwikkelomgeving: eenmaal gemaakt en daarna bewaard, alleen leesbaar voor de eigenaar.

    Nodig omdat BSN's en codes uit een vorige start leesbaar moeten blijven. Niet voor productie.
    """
    if not bestand.exists():
        eigen = bestand.with_name(f"{bestand.name}.{os.getpid()}")
        regels = "".join(f"{naam}={secrets.token_urlsafe(48)}\n" for naam in namen)
        with open(os.open(eigen, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as uit:
            uit.write(regels)
        try:
            os.link(eigen, bestand)  # wie het eerst komt wint, ook als twee processen tegelijk starten
        except FileExistsError:
            pass
        finally:
            eigen.unlink()
    regels = bestand.read_text(encoding="ascii")
    return dict(regel.split("=", 1) for regel in regels.splitlines() if "=" in regel)


omgeving = Omgeving(os.environ)
