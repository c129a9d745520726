"""Namen die hetzelfde klinken krijgen dezelfde sleutel, zodat "Janssen" ook "Jansen" vindt."""

import re
import unicodedata

# Volgorde doet ertoe: eerst de langere lettergroepen. Eigen regels naar Nederlandse uitspraak en spelvarianten.
KLANKEN = (
    ("sch", "sg"), ("tsj", "sj"), ("ck", "k"), ("cq", "k"), ("qu", "kw"), ("ph", "f"), ("th", "t"), ("dt", "t"),
    ("x", "ks"), ("ij", "y"), ("ei", "y"), ("ey", "y"), ("ai", "y"), ("ou", "au"), ("auw", "au"), ("ae", "a"),
    ("oe", "u"), ("eu", "u"), ("ui", "u"), ("ch", "g"), ("c", "k"), ("z", "s"), ("v", "f"), ("gh", "g"), ("sj", "s"),
)  # fmt: skip


def klank(naam: str) -> str:
    """Klanksleutel van een achternaam, zonder accenten, spaties, dubbele letters en doffe klinkers."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    kaal = re.sub(r"[^a-z]", "", kaal)
    for van, naar in KLANKEN:
        kaal = kaal.replace(van, naar)
    kaal = re.sub(r"(.)\1+", r"\1", kaal)
    kaal = re.sub(r"d$", "t", kaal)
    return (kaal[:1] + re.sub(r"[aeiouyh]", "", kaal[1:]))[:60]
