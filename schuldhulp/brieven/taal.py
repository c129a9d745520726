"""Is een brief of bericht in gewone taal (B1), en staat erin wat erin hoort te staan?

Puur: tekst erin, bevindingen eruit. De grenzen komen uit de schrijfwijzers van gemeenten (Direct Duidelijk): korte
zinnen, gewone woorden, “u” tegen de inwoner, en bij een besluit altijd hoe bezwaar gaat (art. 3:45 Awb).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

# Woorden en uitdrukkingen waar een gewoon woord voor bestaat.
AMBTELIJK = frozenset(
    re.findall(
        r"\w+",
        """
    aangaande aanvangen alsmede alvorens behoudens betreffende bovengenoemd conform daaromtrent derhalve desbetreffende
    desgewenst dienaangaande dienen dient dientengevolge echter gaarne geschieden hiertoe hieromtrent hierbij indien
    ingevolge inzake jegens krachtens middels mits navolgende nochtans omtrent onderhavige onverwijld reeds teneinde
    tevens thans uitsluitend uwerzijds verstrekken verzoeken voornoemd voorts vooralsnog woonachtig zulks
        """,
    )
)
AMBTELIJKE_FRASEN = (
    "dan wel",
    "ten aanzien van",
    "uwer zijde",
    "met betrekking tot",
    "in het kader van",
    "op basis van",
    "als gevolg van",
    "ten behoeve van",
    "van toepassing",
    "in verband met",
    "te allen tijde",
)
INFORMEEL = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
# Woorden uit het vak die langer zijn dan een gewoon woord, en die de brief zelf uitlegt of niet kan missen.
LANG_MAG = frozenset({"schuldhulpverlening", "verblijfsvergunning", "studiefinanciering", "gegevensbescherming"})
MAX_WOORD = 17
_EINDE_REGEL = re.compile(r"</(?:p|li|h1|h2|h3|td|th|title|div)>|<br>")
_GEEN_TEKST = re.compile(
    r"<head>.*?</head>|<table.*?</table>|<div class=\"afzender\">.*?</div>|<p class=\"(?:adres|groet|code)\">.*?</p>",
    re.DOTALL,
)
_DATUM = r"\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) \d{4}"


class Regel(StrEnum):
    """Wat er aan een tekst kan mankeren."""

    ZIN_TE_LANG = "zin te lang"
    GEMIDDELD_TE_LANG = "gemiddeld te lange zinnen"
    AMBTELIJK = "ambtelijk woord"
    INFORMEEL = "je of jij in plaats van u"
    WOORD_TE_LANG = "woord te lang"
    BLOK_ONTBREEKT = "verplicht blok ontbreekt"
    BLOK_TE_VEEL = "blok dat hier niet hoort"


@dataclass(frozen=True)
class Bevinding:
    """Eén ding dat niet klopt, met de plek in de tekst."""

    regel: Regel
    plek: str


@dataclass(frozen=True)
class Maat:
    """Hoe lang een zin mag zijn, in woorden."""

    zin: int
    gemiddeld: float


INWONER = Maat(zin=20, gemiddeld=12)
# Een schuldeiser leest vaker brieven; gewone taal blijft het.
SCHULDEISER = Maat(zin=22, gemiddeld=14)


class Blok(StrEnum):
    """Een deel dat een brief of bericht moet hebben."""

    DATUM = "datum"
    CONTACT = "wie de lezer kan bellen"
    UITLEG = "uitleg voor wie lezen lastig vindt"
    GROET = "groet"
    BEZWAAR = "hoe bezwaar gaat"
    BEROEP = "hoe beroep gaat"
    CODE = "de code en waar zij hoort"
    WET = "op welke wet het staat"
    AFZENDER = "van welke gemeente het komt"


# Elk blok is er als al zijn kenmerken in de tekst staan.
KENMERKEN: dict[Blok, tuple[str, ...]] = {
    Blok.DATUM: (_DATUM,),
    Blok.CONTACT: (r"\b[Bb]el |Vraag ernaar bij|[Bb]ellen u|Wij praten er in het gesprek over",),
    Blok.UITLEG: (r"Is lezen lastig\?",),
    Blok.GROET: (r"Met vriendelijke groet,",),
    Blok.BEZWAAR: (
        r"niet eens met dit besluit\?",
        r"bezwaar maken",
        rf"tot en met {_DATUM}",
        r"college van burgemeester en wethouders",
        r"uw naam en adres",
        r"uw handtekening",
        r"voorlopige voorziening",
    ),
    Blok.BEROEP: (r"niet eens met deze beslissing\?", r"in beroep", r"rechtbank", rf"tot en met {_DATUM}"),
    Blok.CODE: (r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}", r"https?://"),
    Blok.WET: (r"\b(?:[Ww]et|[Aa]rtikel|Faillissementswet|regeling)\b",),
    Blok.AFZENDER: (r"[Gg]emeente ",),
}


def kale_tekst(html: str) -> str:
    """De lopende tekst van een brief, één blok per regel; zonder adres, tabellen, groet en code."""
    zonder = _EINDE_REGEL.sub("\n", _GEEN_TEKST.sub("", html))
    return unescape(re.sub(r"<[^>]+>", "", zonder))


def hele_tekst(html: str) -> str:
    """Alles wat de lezer ziet, op één regel."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<head>.*?</head>", "", html, flags=re.DOTALL))).split())


def zinnen(tekst: str) -> list[str]:
    """De zinnen van een tekst. Ook een dubbele punt sluit een zin: daarna komt een lijst of een gegeven."""
    delen = (deel for regel in tekst.splitlines() for deel in re.split(r"(?<=[.?!:])\s+", regel))
    return [deel.strip() for deel in delen if deel.strip()]


def toets_taal(tekst: str, maat: Maat = INWONER) -> list[Bevinding]:
    """Alles wat aan deze tekst geen gewone taal is."""
    return [*_lengtes(zinnen(tekst), maat), *toets_woorden(tekst)]


def _lengtes(alle: list[str], maat: Maat) -> list[Bevinding]:
    lengtes = [len(zin.split()) for zin in alle]
    gevonden = [
        Bevinding(Regel.ZIN_TE_LANG, zin) for zin, lengte in zip(alle, lengtes, strict=True) if lengte > maat.zin
    ]
    if lengtes and (gemiddeld := sum(lengtes) / len(lengtes)) > maat.gemiddeld:
        gevonden.append(Bevinding(Regel.GEMIDDELD_TE_LANG, f"{gemiddeld:.1f} woorden per zin"))
    return gevonden


def toets_woorden(tekst: str) -> list[Bevinding]:
    """Ambtelijke woorden, je en jij, en woorden die te lang zijn om in één keer te lezen."""
    woorden = re.findall(r"[^\W\d_]+", tekst.lower())
    lopend = " ".join(woorden)
    gevonden = [Bevinding(Regel.AMBTELIJK, woord) for woord in sorted(AMBTELIJK & set(woorden))]
    gevonden += [Bevinding(Regel.AMBTELIJK, frase) for frase in AMBTELIJKE_FRASEN if f" {frase} " in f" {lopend} "]
    gevonden += [Bevinding(Regel.INFORMEEL, treffer) for treffer in INFORMEEL.findall(tekst)]
    te_lang = sorted({woord for woord in woorden if len(woord) > MAX_WOORD} - LANG_MAG)
    return gevonden + [Bevinding(Regel.WOORD_TE_LANG, woord) for woord in te_lang]


def toets_blokken(tekst: str, verplicht: Iterable[Blok], verboden: Iterable[Blok] = ()) -> list[Bevinding]:
    """Welke blokken ontbreken, en welke er staan terwijl zij hier niet horen."""
    ontbreekt = [Bevinding(Regel.BLOK_ONTBREEKT, blok) for blok in verplicht if not _staat_erin(tekst, blok)]
    te_veel = [Bevinding(Regel.BLOK_TE_VEEL, blok) for blok in verboden if re.search(KENMERKEN[blok][0], tekst)]
    return ontbreekt + te_veel


def _staat_erin(tekst: str, blok: Blok) -> bool:
    return all(re.search(kenmerk, tekst) for kenmerk in KENMERKEN[blok])
