"""Na hoogstens vier maanden stabilisatie volgt een keuze met een reden; zij staat als werk tot zij gemaakt is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, traject_in
from tests.trajecten.bouw import pauzeer
from trajecten.choices import Onderdeelsoort
from trajecten.choices import TrajectStatus as T
from trajecten.choices.product import Productresultaat, Vervolg
from trajecten.models import Traject, Vervolgkeuze
from trajecten.services.vervolg import KEUZES, choose_vervolg

pytestmark = pytest.mark.django_db
KIJKEN = NU.date() + timedelta(days=120)


def vers(rij: Traject) -> Traject:
    return Traject.objects.get(pk=rij.pk)


def kies(rij: Traject, keuze: Vervolg, door: Medewerker, **anders: Any) -> Traject:
    gegevens: dict[str, Any] = {"toelichting": "Dit past nu."}
    if keuze == Vervolg.DUURZAAM:
        gegevens["kijken"] = KIJKEN
    return choose_vervolg(vers(rij), keuze=keuze, **{**gegevens, **anders}, door=door, op=NU)


def test_de_keuze_staat_als_werk_op_de_dag_dat_de_vier_maanden_om_zijn(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    assert str(rij.stabilisatie_uiterlijk_datum) == "2027-03-02"
    assert (rij.actie, rij.actie_uiterlijk_datum) == (
        "Stabilisatie afronden en kiezen",
        rij.stabilisatie_uiterlijk_datum,
    )


def test_zonder_keuze_gaat_het_dossier_niet_naar_fase_2(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    assert waarom_niet(rij, "offer_overdracht").startswith("Kies eerst hoe het na de stabilisatie")
    na = kies(rij, Vervolg.REGELING, consulent)
    assert (na.status, na.actie) == (T.STABILISATIE, "Dossier overdragen naar fase 2")
    assert waarom_niet(na, "offer_overdracht") != waarom_niet(rij, "offer_overdracht")
    keuze = Vervolgkeuze.objects.get()
    assert (keuze.keuze, keuze.toelichting, keuze.in_status, keuze.door) == (
        Vervolg.REGELING,
        "Dit past nu.",
        T.STABILISATIE,
        consulent,
    )


def test_duurzame_dienstverlening_vervangt_de_stabilisatie(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    na = kies(rij, Vervolg.DUURZAAM, consulent)
    assert (na.status, na.fase, na.actie, na.actie_uiterlijk_datum) == (
        T.DUURZAAM,
        "Fase 1",
        "Kijken of een regeling nu kan",
        KIJKEN,
    )
    stabilisatie = na.onderdelen.get(soort=Onderdeelsoort.STABILISATIE)
    assert (stabilisatie.eind_datum, stabilisatie.resultaat) == (NU.date(), Productresultaat.ONBEKEND)
    assert na.onderdelen.lopend().get().soort == Onderdeelsoort.DFD
    weer = kies(na, Vervolg.DUURZAAM, consulent, kijken=KIJKEN + timedelta(days=30))
    assert (weer.status, weer.actie_uiterlijk_datum) == (T.DUURZAAM, KIJKEN + timedelta(days=30))
    opnieuw = kies(weer, Vervolg.STABILISATIE, consulent)
    assert (opnieuw.status, opnieuw.vervolg_keuze) == (T.STABILISATIE, "")
    assert opnieuw.onderdelen.lopend().get().soort == Onderdeelsoort.STABILISATIE
    assert Vervolgkeuze.objects.count() == 3


def test_stoppen_zet_de_beschikking_klaar(consulent: Medewerker) -> None:
    na = kies(traject_in(T.STABILISATIE, consulent), Vervolg.STOPPEN, consulent)
    assert (na.status, na.actie) == (T.STABILISATIE, "Traject beëindigen met een beschikking")
    assert waarom_niet(na, "offer_overdracht").startswith("Kies eerst")


@pytest.mark.parametrize("status", T)
def test_alleen_waar_het_past(status: T, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    for keuze in Vervolg:
        if keuze in KEUZES.get(status, ()):
            continue
        with pytest.raises(Geweigerd, match="niet te kiezen in de status"):
            kies(rij, keuze, consulent)


@pytest.mark.parametrize(
    ("keuze", "anders", "fout"),
    [
        (Vervolg.REGELING, {"toelichting": "  "}, "Schrijf op waarom"),
        (Vervolg.DUURZAAM, {"kijken": None}, "binnen een jaar"),
        (Vervolg.DUURZAAM, {"kijken": NU.date()}, "binnen een jaar"),
        (Vervolg.DUURZAAM, {"kijken": NU.date() + timedelta(days=366)}, "binnen een jaar"),
    ],
)
def test_wat_ontbreekt_wordt_gezegd(keuze: Vervolg, anders: dict[str, Any], fout: str, consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    with pytest.raises(Geweigerd, match=fout):
        kies(rij, keuze, consulent, **anders)
    assert not Vervolgkeuze.objects.exists()


def test_niet_in_een_pauze(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    pauzeer(rij, door=consulent)
    with pytest.raises(Geweigerd, match="in de pauze"):
        kies(rij, Vervolg.REGELING, consulent)


@pytest.mark.parametrize(
    ("status", "keuze"), [(status, keuze) for status, keuzes in KEUZES.items() for keuze in keuzes]
)
def test_alles_of_niets(status: T, keuze: Vervolg, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    alles_of_niets(lambda: kies(rij, keuze, consulent))


def test_wie_stoppen_kiest_gaat_door_naar_de_beschikking(
    als: Callable[[Medewerker], Browser], consulent: Medewerker
) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    url = reverse("trajecten:stap", args=[rij.pk, "vervolg"])
    invoer = {"keuze": "stoppen", "toelichting": "Komt niet meer.", "verwacht_versie": rij.versie}
    assert als(consulent).post(url, invoer).headers["Location"] == reverse(
        "trajecten:stap", args=[rij.pk, "beeindigen"]
    )
