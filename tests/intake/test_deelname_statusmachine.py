"""Elke status van een deelname tegen elke overgang: wat mag gebeurt helemaal, wat niet mag verandert niets."""

from datetime import date
from typing import Any

import pytest

from intake.choices.workshop import DEELNAME_EINDE
from intake.choices.workshop import DeelnameStatus as S
from intake.models import Deelname
from intake.services.workshopdossier import record_ggzsignaal
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.transities import waarom_niet, wissel
from schuldhulp.lib.werklijst import ALLES, als_taken, taken
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in
from tests.workshopbouw import deelname_in

pytestmark = pytest.mark.django_db
OPEN = {S.WACHTLIJST, S.UITGENODIGD, S.BEVESTIGD, S.BEZIG}
TAAK: dict[str, Any] = {"taak": "Iets doen", "taak_datum": date(2026, 11, 9)}
EINDE: dict[str, Any] = {"vervolg": "Een gesprek.", "afgesloten_op": NU}
# overgang → (vanuit, naar, gegevens)
OVERGANGEN: dict[str, tuple[set[S], S, dict[str, Any]]] = {
    "invite": ({S.WACHTLIJST}, S.UITGENODIGD, {"uitgenodigd_op": NU, **TAAK}),
    "confirm": ({S.UITGENODIGD}, S.BEVESTIGD, TAAK),
    "attend": ({S.UITGENODIGD, S.BEVESTIGD}, S.BEZIG, TAAK),
    "complete": ({S.BEZIG}, S.AFGEROND, EINDE),
    "switch_reeks": (OPEN, S.NAAR_ANDERE_REEKS, EINDE),
    "start_intake": (OPEN, S.NAAR_INTAKE, EINDE),
    "stop": (OPEN, S.GESTOPT, {"stop_reden": "past_niet", "toelichting": "Belde.", **EINDE}),
}


def test_de_tabel_kent_elke_overgang() -> None:
    assert set(OVERGANGEN) == {overgang.name for overgang in Deelname().get_all_status_transitions()}


@pytest.mark.parametrize("overgang", OVERGANGEN)
@pytest.mark.parametrize("status", S)
def test_status_tegen_overgang(status: S, overgang: str, consulent: Medewerker) -> None:
    rij = deelname_in(status, consulent)
    assert rij.status == status
    vanuit, naar, gegevens = OVERGANGEN[overgang]
    if overgang == "start_intake":
        gegevens = {**gegevens, "aanmelding": None}
    wissels = StatusWissel.objects.filter(object_id=rij.pk).count()
    voor = Deelname.objects.filter(pk=rij.pk).values().get()
    if status in vanuit:
        assert waarom_niet(rij, overgang) == ""
        na = wissel(rij, overgang, door=consulent, op=NU, reden="Omdat het kan.", **gegevens)
        assert (na.status, na.versie) == (naar, rij.versie + 1)
        assert StatusWissel.objects.get(object_id=rij.pk, volgnummer=na.versie).naar == naar
        assert bool(na.actie and na.actie_uiterlijk_datum) == (naar not in DEELNAME_EINDE)
    else:
        assert waarom_niet(rij, overgang)
        with pytest.raises(Geweigerd):
            wissel(rij, overgang, door=consulent, op=NU, **gegevens)
        assert Deelname.objects.filter(pk=rij.pk).values().get() == voor
        assert StatusWissel.objects.filter(object_id=rij.pk).count() == wissels


@pytest.mark.parametrize("overgang", OVERGANGEN)
def test_een_oude_versie_wordt_geweigerd(overgang: str, consulent: Medewerker) -> None:
    vanuit, _, gegevens = OVERGANGEN[overgang]
    rij = deelname_in(sorted(vanuit)[0], consulent)
    with pytest.raises(Gelijktijdig):
        wissel(rij, overgang, door=consulent, op=NU, verwacht_versie=rij.versie + 1, **gegevens)


@pytest.mark.parametrize("status", S)
def test_deelname_staat_op_mijn_werk_zolang_zij_open_is(status: S, consulent: Medewerker) -> None:
    rij = deelname_in(status, consulent)
    gevonden = [taak for taak in als_taken(taken(consulent, ALLES)) if taak.pk == rij.pk]
    assert bool(gevonden) == (status in OPEN)
    assert all(taak.actie and taak.uiterlijk for taak in gevonden)


@pytest.mark.parametrize("overgang", ["switch_reeks", "start_intake", "stop"])
def test_met_een_open_ggz_signaal_raakt_niemand_uit_beeld(overgang: str, consulent: Medewerker) -> None:
    rij = deelname_in(S.UITGENODIGD, consulent)
    record_ggzsignaal(rij, gezien_door="Joke", wat="Huilde veel.", door=consulent, op=NU)
    rij = Deelname.objects.get(pk=rij.pk)
    assert "GGZ-signaal" in waarom_niet(rij, overgang)
    gegevens = OVERGANGEN[overgang][2]
    if overgang == "start_intake":
        gegevens = {**gegevens, "aanmelding": aanmelding_in("gemeld", consulent, client=rij.client)}  # type: ignore[arg-type]
    with pytest.raises(Geweigerd, match="Volg dat eerst op"):
        wissel(rij, overgang, door=consulent, op=NU, **gegevens)
