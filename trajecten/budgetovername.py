"""Vaste posten uit het budget, zoals het budgetbeheer ze kan overnemen; wie het doet, vult dag en IBAN aan."""

from trajecten.choices.budget import Categorie as C
from trajecten.choices.budgetbeheer import Postsoort as P
from trajecten.models import Beheerrekening, Budgetpost

SOORT: dict[str, P] = {
    C.LOON: P.INKOMEN,
    C.UITKERING: P.INKOMEN,
    C.PENSIOEN: P.INKOMEN,
    C.TOESLAG: P.TOESLAG,
    C.KINDERBIJSLAG: P.TOESLAG,
    C.HUUR: P.HUUR,
    C.ENERGIE: P.ENERGIE,
    C.WATER: P.WATER,
    C.ZORG: P.ZORGPREMIE,
    C.HEFFINGEN: P.BELASTING,
    C.VERZEKERING: P.VERZEKERING,
    C.TELEFOON: P.TELEFOON,
    C.VERVOER: P.VERVOER,
    C.HUISHOUDEN: P.LEEFGELD,
}


def over_te_nemen(rekening: Beheerrekening) -> list[Budgetpost]:
    """De posten uit het nieuwste budget waarvan de naam hier nog niet voorkomt."""
    budget = rekening.traject.budgetten.first()
    staat = {post.naam.casefold() for post in rekening.posten.all()}
    posten = budget.posten.all() if budget else ()
    return [post for post in posten if post.categorie in SOORT and post.naam.casefold() not in staat]


def begin_van(post: Budgetpost) -> dict[str, object]:
    """Wat het formulier van een beheerpost al weet."""
    ritme = post.periode.lower()
    return {"soort": SOORT[post.categorie], "naam": post.naam, "bedrag": post.bedrag, "ritme": ritme}
