"""Elke status van een bezwaar tegen elke overgang."""

from datetime import date
from typing import Any

import pytest

from intake.choices import BEZWAAR_EINDE
from intake.choices import BezwaarStatus as S
from intake.models import Bezwaar
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.transities import waarom_niet, wissel
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, bezwaar_in

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 2)
OVERGANGEN: dict[str, tuple[set[S], S, dict[str, Any]]] = {
    "hear": ({S.ONTVANGEN}, S.GEHOORD, {"datum": DAG, "is_gehoord": True, "verslag": "Goed gesprek."}),
    "decide": (
        {S.ONTVANGEN, S.GEHOORD},
        S.BESLIST,
        {"uitkomst": "ongegrond", "motivering": "Klopt.", "gevolg": "Geen.", "datum": DAG},
    ),
    "withdraw": ({S.ONTVANGEN, S.GEHOORD}, S.INGETROKKEN, {}),
}


def test_de_tabel_kent_elke_overgang() -> None:
    assert set(OVERGANGEN) == {overgang.name for overgang in Bezwaar().get_all_status_transitions()}


@pytest.mark.parametrize("overgang", OVERGANGEN)
@pytest.mark.parametrize("status", S)
def test_status_tegen_overgang(status: S, overgang: str, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = bezwaar_in(status, consulent, lezer=kwaliteit)
    vanuit, naar, gegevens = OVERGANGEN[overgang]
    if overgang == "decide":
        gegevens = {**gegevens, "beslist_door": consulent}
    voor = Bezwaar.objects.filter(pk=rij.pk).values().get()
    if status in vanuit:
        assert waarom_niet(rij, overgang) == ""
        na = wissel(rij, overgang, door=consulent, op=NU, reden="Omdat het kan.", **gegevens)
        assert (na.status, na.versie) == (naar, rij.versie + 1)
        assert StatusWissel.objects.get(object_id=rij.pk, volgnummer=na.versie).van == status
        assert bool(na.actie and na.actie_uiterlijk_datum) == (naar not in BEZWAAR_EINDE)
    else:
        with pytest.raises(Geweigerd):
            wissel(rij, overgang, door=consulent, op=NU, **gegevens)
        assert Bezwaar.objects.filter(pk=rij.pk).values().get() == voor


@pytest.mark.parametrize("overgang", OVERGANGEN)
def test_een_oude_versie_wordt_geweigerd(overgang: str, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = bezwaar_in(S.ONTVANGEN, consulent, lezer=kwaliteit)
    gegevens = {**OVERGANGEN[overgang][2], **({"beslist_door": consulent} if overgang == "decide" else {})}
    with pytest.raises(Gelijktijdig):
        wissel(rij, overgang, door=consulent, op=NU, verwacht_versie=rij.versie + 1, **gegevens)
