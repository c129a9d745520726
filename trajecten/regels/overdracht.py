"""Is een dossier klaar voor fase 2? Per onderdeel wat bekend is en wat precies ontbreekt. Zuiver: feiten erin."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from trajecten.choices.overdracht import Overdrachtdeel


@dataclass(frozen=True)
class Persoonsfeiten:
    """Van één inwoner op het traject: de naam, en welke gegevens er niet zijn."""

    naam: str
    mist: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dossierfeiten:
    """Wat het dossier zegt; niets hiervan is met de hand ingevuld."""

    personen: tuple[Persoonsfeiten, ...]
    samenstelling: str = ""
    woonsituatie: str = ""
    inkomensbron: str = ""
    schulden: int = 0
    zonder_schuldeiser: int = 0
    zonder_bedrag: int = 0
    open_opgaven: int = 0
    papieren_missen: tuple[str, ...] = ()
    papieren_na_te_kijken: int = 0
    planversie: int | None = None
    budget_op: date | None = None
    is_gestabiliseerd: bool = False
    vervolgkeuze: str = ""


@dataclass(frozen=True)
class Stand:
    """Hoe één onderdeel ervoor staat. Met iets in `mist` is het niet compleet."""

    bekend: str
    mist: tuple[str, ...] = ()

    @property
    def tekst(self) -> str:
        """Wat er bekend is en wat ontbreekt, in één regel."""
        return f"{self.bekend} Ontbreekt: {'; '.join(self.mist)}." if self.mist else self.bekend


def bekijk(feiten: Dossierfeiten) -> dict[Overdrachtdeel, Stand]:
    """De stand van elk onderdeel, in de volgorde van het dossier."""
    return {deel: regel(feiten) for deel, regel in _REGELS.items()}


def _personen(f: Dossierfeiten) -> Stand:
    mist = tuple(f"{wat} van {persoon.naam}" for persoon in f.personen for wat in persoon.mist)
    return Stand(f"{_aantal(len(f.personen), 'inwoner', 'inwoners')} op het traject.", mist)


def _huishouden(f: Dossierfeiten) -> Stand:
    bekend = [wat for wat in (f.samenstelling, f.woonsituatie) if wat]
    mist = [naam for naam, wat in (("samenstelling", f.samenstelling), ("woonsituatie", f.woonsituatie)) if not wat]
    return Stand(f"{'. '.join(bekend)}." if bekend else "Nog niets vastgelegd.", tuple(mist))


def _inkomen(f: Dossierfeiten) -> Stand:
    return Stand(f"{f.inkomensbron}.") if f.inkomensbron else Stand("Nog niets vastgelegd.", ("bron van inkomen",))


def _budget(f: Dossierfeiten) -> Stand:
    if f.budget_op is None:
        return Stand("Nog niets vastgelegd.", ("een budget",))
    return Stand(f"Het budget is van {f.budget_op:%d-%m-%Y}.")


def _schulden(f: Dossierfeiten) -> Stand:
    if not f.schulden:
        return Stand("Nog niets vastgelegd.", ("de schulden",))
    mist = []
    if f.zonder_schuldeiser:
        mist.append(f"de schuldeiser van {_aantal(f.zonder_schuldeiser, 'schuld', 'schulden')}")
    if f.zonder_bedrag:
        mist.append(f"het bedrag van {_aantal(f.zonder_bedrag, 'schuld', 'schulden')}")
    if f.open_opgaven:
        zelf = _aantal(f.open_opgaven, "schuldeiser", "schuldeisers")
        mist.append(f"een besluit over {zelf} die de inwoner zelf opschreef")
    return Stand(f"{_aantal(f.schulden, 'schuld', 'schulden')} op een rij.", tuple(mist))


def _papieren(f: Dossierfeiten) -> Stand:
    mist = list(f.papieren_missen)
    if f.papieren_na_te_kijken:
        mist.append(f"de controle van {_aantal(f.papieren_na_te_kijken, 'papier', 'papieren')}")
    return Stand("Vergeleken met de papieren die van deze inwoner nodig zijn.", tuple(mist))


def _plan(f: Dossierfeiten) -> Stand:
    if f.planversie is None:
        return Stand("Nog niets vastgelegd.", ("een vastgesteld plan",))
    return Stand(f"Versie {f.planversie} is vastgesteld.")


def _stabilisatie(f: Dossierfeiten) -> Stand:
    if not f.is_gestabiliseerd:
        return Stand("Er was geen stabilisatie.")
    mist = () if f.vervolgkeuze else ("de keuze na de stabilisatie",)
    return Stand("De inwoner is gestabiliseerd.", mist)


def _zelf(wat: str) -> Callable[[Dossierfeiten], Stand]:
    return lambda feiten: Stand(wat)


_REGELS: dict[Overdrachtdeel, Callable[[Dossierfeiten], Stand]] = {
    Overdrachtdeel.PERSONEN: _personen,
    Overdrachtdeel.HUISHOUDEN: _huishouden,
    Overdrachtdeel.INKOMEN: _inkomen,
    Overdrachtdeel.BUDGET: _budget,
    Overdrachtdeel.SCHULDEN: _schulden,
    Overdrachtdeel.PAPIEREN: _papieren,
    Overdrachtdeel.PLAN: _plan,
    Overdrachtdeel.STABILISATIE: _stabilisatie,
    Overdrachtdeel.TOESTEMMING: _zelf("Kijk zelf na of de inwoner weet en goedvindt dat het dossier verdergaat."),
}


def _aantal(n: int, een: str, meer: str) -> str:
    return f"{n} {een if n == 1 else meer}"
