"""De pagina's die bij een traject horen, in vier groepen: zo staat elke pagina op één plek."""

from django.urls import reverse

from trajecten.choices import FASE_1, TrajectStatus
from trajecten.models import Traject

S = TrajectStatus
Pagina = tuple[str, str]
AFSPRAKEN: tuple[Pagina, ...] = (
    ("Plan, acties en verificatie", "plan"),
    ("Producten en partner", "producten"),
    ("Meekijken door de inwoner", "trajectlink"),
    ("Berichten over mijlpalen", "mijlpalen"),
)
GELD: tuple[Pagina, ...] = (
    ("Budget", "budget"),
    ("Vtlb en afloscapaciteit", "vtlb"),
    ("Routes vergelijken", "routes"),
    ("Alle berekeningen", "berekeningen"),
    ("Budgetbeheer", "budgetbeheer"),
)
SCHULDEISERS: tuple[Pagina, ...] = (
    ("Schulden", "schulden"),
    ("Post met schuldeisers", "post"),
    ("Crisis en rechtbank", "rechtbank"),
)


def wegwijzer(traject: Traject, uit_status: str) -> list[tuple[str, list[Pagina]]]:
    """Per groep de pagina's met hun adres. `uit_status` is waar een beëindigd traject toen stond."""
    afspraken = [*AFSPRAKEN, *([("Overdracht", "overdracht")] if traject.status in FASE_1 else [])]
    groepen = (
        ("Afspraken", afspraken),
        ("Geld", GELD),
        ("Schuldeisers", SCHULDEISERS),
        ("Regeling en nazorg", _regeling(traject, uit_status)),
    )
    return [
        (groep, [(naam, reverse(f"trajecten:{adres}", args=[traject.pk])) for naam, adres in paginas])
        for groep, paginas in groepen
        if paginas
    ]


def _regeling(traject: Traject, uit_status: str) -> list[Pagina]:
    """Wat er pas is als de regeling loopt, of als zij klaar is."""
    stand = {traject.status, uit_status}
    paginas = [("Betalingen", "betalingen")] if traject.looptijd_eind_datum else []
    if stand & {S.FINALE_KWIJTING, S.NAZORG, S.AFGEROND}:
        paginas.append(("Finale kwijting", "kwijtingen"))
    if stand & {S.NAZORG, S.AFGEROND}:
        paginas.append(("Nazorg", "nazorg"))
    return paginas
