"""Tegelijk aan hetzelfde besluit, bezwaar of eerste gesprek: er wint er precies één, en zonder het slot niet."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection

from intake.choices import AanmeldingStatus as S
from intake.choices import BezwaarStatus, Bezwaaruitkomst
from intake.choices.afspraak import AfspraakStatus
from intake.models import Aanmelding, Afspraak, Besluit, Bezwaar
from intake.services import aanmelding as aanmeldingen
from intake.services import afspraak as afspraken
from intake.services import beschikking
from intake.services.aanmelding import plan_gesprek
from intake.services.afwijzing import confirm_afwijzing, return_afwijzing
from intake.services.besluit import admit
from intake.services.bezwaar import decide_bezwaar, hear_bezwaar, register_bezwaar, withdraw_bezwaar
from intake.services.opschorting import suspend_aanmelding
from schuldhulp.brieven.models import Brief
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in, bezwaar_in
from tests.intake.test_gelijktijdig import tegelijk, zonder_slot

pytestmark = pytest.mark.django_db(transaction=True)
RONDEN = 15
__all__ = ["zonder_slot"]
Taak = Callable[[], object]


def gelukt(taken: list[Taak]) -> int:
    """Voert de taken tegelijk uit; iets anders dan een weigering laat de test falen. Geeft hoeveel er lukten."""
    uit = tegelijk(taken)
    onverwacht = [u for u in uit if isinstance(u, Exception) and not isinstance(u, Geweigerd)]
    assert not onverwacht, onverwacht
    return sum(not isinstance(u, Exception) for u in uit)


# De tweede lezer


def _lezen(consulent: Medewerker, kwaliteit: Medewerker) -> tuple[int, Aanmelding]:
    """Bevestigen en teruggeven op hetzelfde moment."""
    rij = aanmelding_in(S.AFWIJZING_VOORGELEGD, consulent)
    aantal = gelukt(
        [
            lambda: confirm_afwijzing(rij, door=kwaliteit, op=NU),
            lambda: return_afwijzing(rij, reden="Er zijn wel schulden.", door=kwaliteit, op=NU),
        ]
    )
    return aantal, Aanmelding.objects.get(pk=rij.pk)


def test_bevestigen_en_teruggeven_tegelijk_doet_een_van_beide(consulent: Medewerker, kwaliteit: Medewerker) -> None:
    for _ in range(RONDEN):
        aantal, na = _lezen(consulent, kwaliteit)
        assert aantal == 1
        afgewezen = na.status == S.AFGEWEZEN
        assert Brief.objects.filter(client_id=na.client_id, soort="beschikking_afwijzing").count() == afgewezen
        assert Besluit.objects.get(aanmelding=na).is_teruggegeven is not afgewezen


@pytest.mark.postgres
def test_zonder_slot_bevestigt_en_geeft_iemand_tegelijk_terug(
    zonder_slot: None, consulent: Medewerker, kwaliteit: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """De proef op de som: zonder het slot lukken ze allebei."""
    monkeypatch.setattr(beschikking, "vergrendel", _langzaam)
    assert 2 in [_lezen(consulent, kwaliteit)[0] for _ in range(RONDEN)]


def _langzaam(obj: Any) -> Any:
    rij = type(obj)._base_manager.get(pk=obj.pk)
    time.sleep(0.01)
    return rij


# Besluiten en papieren vragen


def _besluiten(consulent: Medewerker) -> tuple[int, Aanmelding]:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    aantal = gelukt(
        [
            lambda: admit(rij, motivering="Nodig.", weken_tot_resultaat=9, door=consulent, op=NU),
            lambda: suspend_aanmelding(rij, papieren=["Loonstrook"], door=consulent, op=NU),
        ]
    )
    return aantal, Aanmelding.objects.get(pk=rij.pk)


def test_besluiten_en_papieren_vragen_tegelijk_doet_een_van_beide(consulent: Medewerker) -> None:
    for _ in range(RONDEN):
        aantal, na = _besluiten(consulent)
        assert aantal == 1
        assert na.opschortingen.exists() is (na.status == S.OPGESCHORT)
        assert Brief.objects.filter(client_id=na.client_id).count() == 1


@pytest.mark.postgres
def test_zonder_slot_vraagt_iemand_papieren_na_het_besluit(zonder_slot: None, consulent: Medewerker) -> None:
    assert 2 in [_besluiten(consulent)[0] for _ in range(RONDEN)]


# Bezwaar


def _dubbel_bezwaar(besluit: Besluit, door: Medewerker) -> int:
    return gelukt(
        [lambda: register_bezwaar(besluit, ontvangen=NU.date(), bezwaargronden="Oneens.", door=door, op=NU)] * 4
    )


def test_vier_keer_hetzelfde_bezwaar_is_er_een(consulent: Medewerker, kwaliteit: Medewerker) -> None:
    besluit = aanmelding_in(S.AFGEWEZEN, consulent, lezer=kwaliteit).besluiten.get()
    assert _dubbel_bezwaar(besluit, consulent) == 1
    assert (Bezwaar.objects.count(), Brief.objects.filter(soort="ontvangst_bezwaar").count()) == (1, 1)


@pytest.fixture
def zonder_index(transactional_db: None) -> Iterator[None]:
    """Zonder de unieke index die één bezwaar per besluit bewaakt."""
    regel = next(c for c in Bezwaar._meta.constraints if c.name == "bezwaar_een_per_besluit")
    with connection.schema_editor() as editor:
        editor.remove_constraint(Bezwaar, regel)
    yield
    for rij in Bezwaar.objects.order_by("pk")[1:]:
        Bezwaar.objects.filter(pk=rij.pk).delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Bezwaar, regel)


@pytest.mark.postgres
def test_zonder_de_index_komt_er_meer_dan_een_bezwaar(
    zonder_index: None, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    besluit = aanmelding_in(S.AFGEWEZEN, consulent, lezer=kwaliteit).besluiten.get()
    assert _dubbel_bezwaar(besluit, consulent) > 1


def _beslissen(consulent: Medewerker, kwaliteit: Medewerker, teamleider: Medewerker) -> tuple[int, Bezwaar]:
    rij = bezwaar_in(BezwaarStatus.ONTVANGEN, consulent, lezer=kwaliteit)
    rij = hear_bezwaar(rij, datum=NU.date(), is_gehoord=True, verslag="Gesproken.", door=consulent, op=NU)
    aantal = gelukt(
        [
            lambda: decide_bezwaar(
                rij,
                uitkomst=Bezwaaruitkomst.GEGROND,
                motivering="U hebt gelijk.",
                gevolg="Er komt een nieuw besluit.",
                door=teamleider,
                op=NU,
            ),
            lambda: withdraw_bezwaar(rij, reden="Belde vandaag.", door=consulent, op=NU),
        ]
    )
    return aantal, Bezwaar.objects.get(pk=rij.pk)


def test_beslissen_en_intrekken_tegelijk_doet_een_van_beide(
    consulent: Medewerker, kwaliteit: Medewerker, teamleider: Medewerker
) -> None:
    for _ in range(RONDEN):
        aantal, na = _beslissen(consulent, kwaliteit, teamleider)
        assert aantal == 1
        assert (na.nieuwe_aanmelding_id is not None) is (na.status == BezwaarStatus.BESLIST)


@pytest.mark.postgres
def test_zonder_slot_beslist_en_trekt_iemand_tegelijk_in(
    zonder_slot: None, consulent: Medewerker, kwaliteit: Medewerker, teamleider: Medewerker
) -> None:
    assert 2 in [_beslissen(consulent, kwaliteit, teamleider)[0] for _ in range(RONDEN)]


# De wachtlijst: twee collega's plannen hetzelfde eerste gesprek


def _plannen(rij: Aanmelding, wie: list[Medewerker], ronde: int) -> list[object]:
    def taak(door: Medewerker, uur: int) -> Taak:
        op = NU + timedelta(days=3 + ronde, hours=uur)
        return lambda: plan_gesprek(rij, gepland_op=op, plaats="Hier", door=door, op=NU, verwacht_versie=rij.versie)

    return tegelijk([taak(door, uur) for uur, door in enumerate(wie)])


def test_twee_collegas_plannen_hetzelfde_gesprek_en_een_wint(consulent: Medewerker, collega: Medewerker) -> None:
    for ronde in range(RONDEN):
        rij = aanmelding_in(S.GEMELD, consulent)
        fouten = [u for u in _plannen(rij, [consulent, collega], ronde) if isinstance(u, Exception)]
        assert [type(fout).__name__ for fout in fouten] == ["Gelijktijdig"]
        staat = Afspraak.objects.get(aanmelding=rij, status=AfspraakStatus.GEPLAND)
        assert staat.begin_op == Aanmelding.objects.get(pk=rij.pk).gesprek_gepland_op
        assert Brief.objects.filter(client_id=rij.client_id, soort="uitnodiging_gesprek").count() == 1


@pytest.mark.postgres
def test_zonder_slot_krijgt_de_inwoner_twee_uitnodigingen(
    zonder_slot: None, consulent: Medewerker, collega: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """De proef op de som: zonder slot en versie komen er twee brieven, of houdt alleen de index hen nog tegen."""

    def plan_los(aanmelding: Aanmelding, **gegevens: Any) -> Afspraak:
        time.sleep(0.02)
        return afspraken.plan_eerste_gesprek(aanmelding, **gegevens)

    monkeypatch.setattr(aanmeldingen, "plan_eerste_gesprek", plan_los)
    for ronde in range(RONDEN):
        rij = aanmelding_in(S.GEMELD, consulent)
        fouten = [u for u in _plannen(rij, [consulent, collega], ronde) if isinstance(u, Exception)]
        if not fouten or any(isinstance(fout, IntegrityError) for fout in fouten):
            return
    raise AssertionError("de wedloop was er niet")
