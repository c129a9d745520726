"""De definities van de KPI's als tekst; docs/kpis.md is hieruit gemaakt en een test houdt het gelijk."""

from rapportage.kpis import KPIS
from rapportage.meten import Eenheid, Kpi

KOP = """# Kengetallen van het kwartaalrapport

Gemaakt uit `rapportage/kpis.py` met `python manage.py kpi_naslag > docs/kpis.md`. Wie een definitie wijzigt, verhoogt
de versie; vastgestelde kwartalen houden de waarde en de versie waarmee zij zijn geteld.

- Een kwartaal loopt van de eerste tot en met de laatste dag, in Nederlandse tijd.
- Dagen zijn etmalen van 24 uur, met decimalen. Was er niets te meten, dan is de waarde leeg.
- Een regio is haar gemeenten samen: tellers en noemers opgeteld. Een streefwaarde geldt alleen samen als
  alle gemeenten dezelfde kozen.
- Op het scherm, in PDF, CSV en koppeling zijn aantallen onder de 10 verborgen (`rapportage/onderdrukking.py`). De
  opdracht `kwartaalrapport` is voor beheer en geeft in haar JSON de cijfers zoals geteld; haar PDF is onderdrukt.
- `kwartaalrapport` neemt een gemeentecode (`GM0363`), of de naam of het nummer van een organisatie; dat laatste geeft
  alle gemeenten van die organisatie samen.
- Overgenomen trajecten (`ddas_import`) tellen mee in instroom, wachttijd en slagingspercentage. Termijnen en
  doorlooptijden volgen uit wat in Schuldhulp zelf gebeurde.
"""


def _deel(kpi: Kpi) -> str:
    noemer = "geen" if kpi.eenheid == Eenheid.AANTAL else "zie de definitie"
    return (
        f"## {kpi.label}\n\n{kpi.definitie}\n\n"
        f"Code `{kpi.code}`, eenheid {kpi.eenheid}, {kpi.richting}, noemer: {noemer}, definitie versie {kpi.versie}.\n"
    )


def kpis_als_tekst() -> str:
    """Alle definities in Markdown."""
    return "\n".join([KOP, *map(_deel, KPIS)])
