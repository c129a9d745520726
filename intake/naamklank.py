"""Namen die hetzelfde klinken krijgen dezelfde sleutel, zodat "Janssen" ook "Jansen" vindt."""

import re
import unicodedata

# Volgorde doet ertoe: eerst de langere lettergroepen. Eigen regels naar Nederlandse uitspraak en spelvarianten.
KLANKEN = (
    ("sch", "sg"), ("tsj", "sj"), ("ck", "k"), ("cq", "k"), ("qu", "kw"), ("ph", "f"), ("th", "t"), ("dt", "t"),
    ("x", "ks"), ("ij", "y"), ("ei", "y"), ("ey", "y"), ("ai", "y"), ("ou", "au"), ("auw", "au"), ("ae", "a"),
    ("oe", "u"), ("eu", "u"), ("ui", "u"), ("ch", "g"), ("c", "k"), ("z", "s"), ("v", "f"), ("gh", "g"), ("sj", "s"),
)  # fmt: skip


def letters(naam: str) -> str:
    """Een naam zoals men hem intikt: kleine letters zonder accenten en tekens. "El Idrissi" is "elidrissi"."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]", "", kaal)


def na_voorvoegsel(begin: str) -> str:
    """Waar alles dat met `begin` begint ophoudt: de eerstvolgende reeks letters; leeg als er niets meer na komt.

    Zo is zoeken op het begin van een naam een stuk van een index, op elke database en in elke sortering.
    """
    kaal = begin.rstrip("z")
    return kaal[:-1] + chr(ord(kaal[-1]) + 1) if kaal else ""


def naamsleutels(achternaam: str) -> dict[str, str]:
    """De twee velden waarop een achternaam gezocht wordt: zoals zij geschreven is en zoals zij klinkt."""
    return {"zoekletters": letters(achternaam)[:120], "zoeknaam": klank(achternaam)}


def klank(naam: str) -> str:
    """Klanksleutel van een achternaam, zonder accenten, spaties, dubbele letters en doffe klinkers."""
    kaal = letters(naam)
    for van, naar in KLANKEN:
        kaal = kaal.replace(van, naar)
    kaal = re.sub(r"(.)\1+", r"\1", kaal)
    kaal = re.sub(r"d$", "t", kaal)
    return (kaal[:1] + re.sub(r"[aeiouyh]", "", kaal[1:]))[:60]
