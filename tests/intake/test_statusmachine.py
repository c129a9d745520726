"""Elke status van een aanmelding tegen elke overgang: wat mag gebeurt helemaal, wat niet mag verandert niets."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from intake.choices import AANMELDING_EINDE
from intake.choices import AanmeldingStatus as S
from intake.models import Aanmelding
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.transities import waarom_niet, wissel
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in

pytestmark = pytest.mark.django_db
OPEN = set(S) - set(AANMELDING_EINDE)
DAG = date(2026, 11, 2)
BESLUIT: dict[str, Any] = {"besloten_op": NU, "datum": DAG}
TERMIJN = SimpleNamespace(uiterlijk=date(2026, 12, 28), toelichting=("Acht weken.",))
# overgang → (vanuit, naar, gegevens)
OVERGANGEN: dict[str, tuple[set[S], S, dict[str, Any]]] = {
    "plan_gesprek": ({S.GEMELD, S.GESPREK_GEPLAND}, S.GESPREK_GEPLAND, {"gepland_op": NU, "plaats": "Hier"}),
    "miss_gesprek": ({S.GESPREK_GEPLAND}, S.GEMELD, {"waarom": "niet_verschenen"}),
    "hold_gesprek": (
        {S.GEMELD, S.GESPREK_GEPLAND},
        S.IN_INTAKE,
        {"gehouden_op": NU, "verslag": "Goed.", "datum": DAG, "termijn": TERMIJN},
    ),
    "suspend": ({S.IN_INTAKE}, S.OPGESCHORT, {"hersteltermijn": DAG, "termijn": TERMIJN}),
    "resume": ({S.OPGESCHORT}, S.IN_INTAKE, {"termijn": TERMIJN, "is_verlopen": False}),
    "submit_besluit": ({S.IN_INTAKE}, S.BESLUIT_VOORGELEGD, {}),
    "return_besluit": ({S.BESLUIT_VOORGELEGD}, S.IN_INTAKE, {}),
    "confirm_besluit": ({S.BESLUIT_VOORGELEGD}, S.GEADVISEERD, {"soort": "informatie_en_advies", **BESLUIT}),
    "forward_afwijzing": ({S.AFWIJZING_VOORGELEGD}, S.BESLUIT_VOORGELEGD, {}),
    "submit_afwijzing": ({S.IN_INTAKE}, S.AFWIJZING_VOORGELEGD, {}),
    "return_afwijzing": ({S.AFWIJZING_VOORGELEGD}, S.IN_INTAKE, {}),
    "admit": ({S.IN_INTAKE}, S.TOEGELATEN, BESLUIT),
    "reject": ({S.AFWIJZING_VOORGELEGD}, S.AFGEWEZEN, BESLUIT),
    "advise": ({S.IN_INTAKE}, S.GEADVISEERD, BESLUIT),
    "withdraw": (
        OPEN,
        S.INGETROKKEN,
        {"intrek_reden": "verhuisd", "toelichting": "Belde.", "gesloten_op": NU, "datum": DAG},
    ),
}


def test_de_tabel_kent_elke_overgang() -> None:
    assert set(OVERGANGEN) == {overgang.name for overgang in Aanmelding().get_all_status_transitions()}


@pytest.mark.parametrize("overgang", OVERGANGEN)
@pytest.mark.parametrize("status", S)
def test_status_tegen_overgang(status: S, overgang: str, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(status, consulent, lezer=kwaliteit)
    vanuit, naar, gegevens = OVERGANGEN[overgang]
    wissels = StatusWissel.objects.filter(object_id=rij.pk).count()
    voor = Aanmelding.objects.filter(pk=rij.pk).values().get()
    if status in vanuit:
        assert waarom_niet(rij, overgang) == ""
        na = wissel(rij, overgang, door=consulent, op=NU, reden="Omdat het kan.", **gegevens)
        assert (na.status, na.versie) == (naar, rij.versie + 1)
        laatste = StatusWissel.objects.filter(object_id=rij.pk).get(volgnummer=na.versie)
        assert (laatste.van, laatste.naar, laatste.door, laatste.op) == (status, naar, consulent, NU)
        assert bool(na.actie and na.actie_uiterlijk_datum) == (naar in OPEN)
    else:
        assert waarom_niet(rij, overgang)
        with pytest.raises(Geweigerd):
            wissel(rij, overgang, door=consulent, op=NU, **gegevens)
        assert Aanmelding.objects.filter(pk=rij.pk).values().get() == voor
        assert StatusWissel.objects.filter(object_id=rij.pk).count() == wissels


@pytest.mark.parametrize("overgang", OVERGANGEN)
def test_een_oude_versie_wordt_geweigerd(overgang: str, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    vanuit, _, gegevens = OVERGANGEN[overgang]
    rij = aanmelding_in(sorted(vanuit)[0], consulent, lezer=kwaliteit)
    with pytest.raises(Gelijktijdig):
        wissel(rij, overgang, door=consulent, op=NU, verwacht_versie=rij.versie + 1, **gegevens)


@pytest.mark.parametrize("overgang", ["admit", "advise", "submit_afwijzing", "submit_besluit"])
def test_zonder_screening_geen_besluit(overgang: str, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    rij = wissel(rij, "hold_gesprek", door=consulent, op=NU, **OVERGANGEN["hold_gesprek"][2])
    assert waarom_niet(rij, overgang).startswith("Vul eerst de screening in")
    with pytest.raises(Geweigerd, match="screening"):
        wissel(rij, overgang, door=consulent, op=NU, **OVERGANGEN[overgang][2])
