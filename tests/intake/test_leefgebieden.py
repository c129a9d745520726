"""Leefgebieden: vergelijken van toen naar nu, en wat wel en niet bewaard wordt."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from intake.choices import Leefgebied
from intake.leefgebieden import Cijfer, vergelijk
from intake.models import Leefgebiedcijfer, Leefgebiedmeting
from intake.services.leefgebied import record_leefgebieden
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU, client

L = Leefgebied
MAART, JUNI, NOV = date(2026, 3, 3), date(2026, 6, 8), date(2026, 11, 2)


@pytest.mark.parametrize(
    ("cijfers", "toen", "nu", "woorden"),
    [
        ([(MAART, 2), (NOV, 4)], 2, 4, "2 stappen beter"),
        ([(NOV, 4), (MAART, 2), (JUNI, 5)], 2, 4, "2 stappen beter"),
        ([(MAART, 3), (JUNI, 2)], 3, 2, "1 stap minder goed"),
        ([(MAART, 3), (JUNI, 3)], 3, 3, "gelijk gebleven"),
        ([(JUNI, 1)], 1, 1, "één keer besproken"),
    ],
)
def test_het_eerste_cijfer_tegen_het_laatste(cijfers, toen: int, nu: int, woorden: str) -> None:  # type: ignore[no-untyped-def]
    [uit] = vergelijk([Cijfer("wonen", dag, cijfer) for dag, cijfer in cijfers], L.values)
    assert (uit.toen.cijfer, uit.nu.cijfer, uit.in_woorden) == (toen, nu, woorden)


def test_volgorde_van_de_lijst_en_zonder_cijfer_geen_rij() -> None:
    uit = vergelijk([Cijfer("werk", MAART, 2), Cijfer("inkomen", JUNI, 3), Cijfer("onbekend", JUNI, 3)], L.values)
    assert [v.gebied for v in uit] == ["inkomen", "werk"]
    assert vergelijk([], L.values) == ()


def test_elk_gebied_heeft_een_eigen_naam_zonder_woorden_van_anderen() -> None:
    assert len({gebied.label for gebied in L}) == len(L) >= 10
    assert not any("ADL" in gebied.label or "zelfredzaam" in gebied.label.lower() for gebied in L)


# ---- De dienst ----

pytestmark = pytest.mark.django_db


def bewaar(persoon, door: Medewerker, **anders: object) -> Leefgebiedmeting:  # type: ignore[no-untyped-def]
    standaard = {"datum": NU.date(), "cijfers": {L.WONEN: 2, L.WERK: 5}, "door": door, "op": NU}
    return record_leefgebieden(persoon, **{**standaard, **anders})  # type: ignore[arg-type]


def test_alleen_wat_besproken_is_wordt_bewaard(gemeente: Gemeente, consulent: Medewerker) -> None:
    meting = bewaar(client(gemeente), consulent, notities={L.WONEN: " Huis is te duur. ", L.GEZIN: "  "})
    rijen = [(c.gebied, c.cijfer, c.notitie) for c in meting.cijfers.all()]
    assert rijen == [("wonen", 2, "Huis is te duur."), ("werk", 5, "")]


def test_hetzelfde_formulier_twee_keer_is_een_meting(gemeente: Gemeente, consulent: Medewerker) -> None:
    persoon, id_ = client(gemeente), uuid4()
    assert bewaar(persoon, consulent, id_=id_) == bewaar(persoon, consulent, id_=id_)
    assert Leefgebiedmeting.objects.count() == 1
    with pytest.raises(Geweigerd, match="ander dossier"):
        bewaar(client(gemeente), consulent, id_=id_)


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"cijfers": {}}, "minstens één leefgebied"),
        ({"cijfers": {L.WONEN: 0}}, "van 1 tot 5"),
        ({"cijfers": {L.WONEN: 6}}, "van 1 tot 5"),
        ({"datum": NU.date() + timedelta(days=1)}, "al is geweest"),
        ({"notities": {L.GEZIN: "Ruzie"}}, "cijfer bij: Gezin en relaties"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(
    anders: dict[str, object], melding: str, gemeente: Gemeente, consulent: Medewerker
) -> None:
    with pytest.raises(Geweigerd, match=melding):
        bewaar(client(gemeente), consulent, **anders)
    assert not Leefgebiedmeting.objects.exists()


def test_de_database_bewaakt_het_cijfer(gemeente: Gemeente, consulent: Medewerker) -> None:
    meting = bewaar(client(gemeente), consulent)
    for gebied, cijfer in ((L.GEZIN, 6), (L.GEZIN, 0), (L.WONEN, 3)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Leefgebiedcijfer.objects.create(meting=meting, gebied=gebied, cijfer=cijfer)
