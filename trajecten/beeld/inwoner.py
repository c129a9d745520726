"""Wat een inwoner leest over waar zijn traject staat, in gewone woorden. Puur: status erin, tekst eruit.

De uitleg noemt geen schuldeisers en geen andere mensen: wie de link heeft, ziet alleen zijn eigen weg.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from trajecten.choices import Planrol
from trajecten.choices import TrajectStatus as T

# De weg zoals de inwoner haar beleeft: wat tussen organisaties gebeurt, is voor hem één stap.
STAPPEN: tuple[tuple[str, tuple[T, ...]], ...] = (
    ("Wij maken een plan", (T.PLAN_VAN_AANPAK,)),
    ("Uw geld op orde", (T.STABILISATIE, T.DUURZAAM)),
    ("Uw schulden op een rij", (T.OVERDRACHT, T.INVENTARISATIE)),
    ("Voorstel aan de bedrijven", (T.VOORSTEL, T.GEEN_AKKOORD, T.DWANGAKKOORD)),
    ("U betaalt af", (T.AKKOORD, T.LOOPTIJD)),
    ("De rest vervalt", (T.FINALE_KWIJTING,)),
    ("Wij houden contact", (T.NAZORG,)),
)


@dataclass(frozen=True)
class Uitleg:
    """Eén stand in drie zinnen: wat er nu gebeurt, wat wij van de inwoner vragen, en wat daarna komt."""

    nu: str
    u: str
    straks: str


UITLEG: dict[T, Uitleg] = {
    T.PLAN_VAN_AANPAK: Uitleg(
        "Wij maken samen met u een plan. Daarin staat wat u gaat doen en wat wij doen.",
        "Lees het plan goed. Klopt er iets niet? Zeg het ons.",
        "Daarna zorgen wij dat er niet meer geld uit gaat dan er binnenkomt.",
    ),
    T.STABILISATIE: Uitleg(
        "Wij brengen rust. Er mag niet meer geld uit gaan dan er binnenkomt.",
        "Betaal uw huur, energie en zorgverzekering op tijd. Maak geen nieuwe schulden.",
        "Daarna zetten wij al uw schulden op een rij.",
    ),
    T.DUURZAAM: Uitleg(
        "Uw schulden kunnen wij nu nog niet oplossen. Wij helpen u wel om rond te komen.",
        "Betaal uw huur, energie en zorgverzekering op tijd. Maak geen nieuwe schulden.",
        "Wij kijken geregeld of er toch een regeling kan komen.",
    ),
    T.OVERDRACHT: Uitleg(
        "Uw dossier gaat naar de collega die met de bedrijven gaat praten.",
        "U hoeft nu niets extra te doen. Stuur nieuwe brieven over schulden wel door.",
        "Daarna vragen wij elk bedrijf hoeveel u nog moet betalen.",
    ),
    T.INVENTARISATIE: Uitleg(
        "Wij vragen elk bedrijf hoeveel u nog moet betalen. Op de antwoorden wachten wij.",
        "Krijgt u een brief over een schuld? Stuur die naar ons. Betaal niemand los af.",
        "Is alles bekend? Dan rekenen wij uit wat u kunt betalen, en doen wij een voorstel.",
    ),
    T.VOORSTEL: Uitleg(
        "Ons voorstel ligt bij de bedrijven. Zij zeggen ja of nee.",
        "U hoeft nu niets te doen. Verandert uw inkomen? Zeg het ons meteen.",
        "Zegt iedereen ja? Dan begint uw regeling.",
    ),
    T.GEEN_AKKOORD: Uitleg(
        "Niet elk bedrijf zegt ja. Wij kijken nu wat er nog kan.",
        "Betaal gewoon uw vaste lasten. Wij bellen u over de volgende stap.",
        "Wij doen een nieuw voorstel, of wij vragen de rechter om te helpen.",
    ),
    T.DWANGAKKOORD: Uitleg(
        "Niet elk bedrijf zegt ja. Daarom vroegen wij de rechter om te beslissen.",
        "Krijgt u een brief van de rechtbank? Bel ons meteen.",
        "De rechter beslist of de regeling toch doorgaat.",
    ),
    T.AKKOORD: Uitleg(
        "De regeling is rond. Zij gaat binnenkort in.",
        "Houd geld apart voor de eerste betaling. U hoort van ons wanneer die is.",
        "Daarna betaalt u elke maand, tot de einddatum.",
    ),
    T.LOOPTIJD: Uitleg(
        "Uw regeling loopt.",
        "Betaal elke maand op tijd. Maak geen nieuwe schulden. Verandert uw inkomen? Zeg het ons meteen.",
        "Na de laatste betaling vervalt de rest van uw schulden.",
    ),
    T.FINALE_KWIJTING: Uitleg(
        "U hebt alles betaald wat is afgesproken. De bedrijven bevestigen nu dat de rest vervalt.",
        "U hoeft niets meer te betalen voor deze schulden. Vraagt iemand toch om geld? Bel ons.",
        "U krijgt een brief met alle schulden die weg zijn. Die bewaart u.",
    ),
    T.NAZORG: Uitleg(
        "De schulden uit uw regeling zijn weg. Wij bellen u nog een paar keer om te horen hoe het gaat.",
        "Gaat er iets mis met geld? Wacht niet en bel ons.",
        "Gaat het goed? Dan sluiten wij samen af.",
    ),
    T.AFGEROND: Uitleg(
        "Uw hulp is klaar.",
        "Bewaar de brieven over uw schulden. Vraagt iemand om een oude schuld? Bel ons.",
        "U mag altijd opnieuw om hulp vragen.",
    ),
    T.WSNP: Uitleg(
        "Het lukte niet om samen met de bedrijven een regeling te maken. U gaat verder via de rechter.",
        "Kom naar de zitting en neem de papieren mee. Hulp nodig? Bel ons.",
        "De rechter beslist of u wordt toegelaten.",
    ),
    T.UITGEVALLEN: Uitleg(
        "Uw hulp is gestopt. In onze brief staat waarom.",
        "Bent u het er niet mee eens? In de brief staat wat u kunt doen.",
        "U mag altijd opnieuw om hulp vragen. Bel ons gerust.",
    ),
}


class Actie(Protocol):
    """Een actie uit het plan van aanpak."""

    rol: str
    naam: str


A = TypeVar("A", bound=Actie)


def eigen_acties(acties: Iterable[A], naam: str) -> list[A]:
    """Wat deze inwoner zelf doet. Staat er een naam bij die niet de zijne is, dan is het van iemand anders."""
    return [a for a in acties if a.rol == Planrol.INWONER and a.naam.casefold() in naam.casefold()]


def onze_acties(acties: Iterable[A]) -> list[A]:
    """Wat de consulent doet; van partners en vrijwilligers staat hier niets."""
    return [a for a in acties if a.rol == Planrol.CONSULENT]
