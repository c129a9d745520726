"""De drie gebreken van django-fsm-2 4.2.4 die StatusModel herstelt."""

import threading

import pytest

from intake.choices import AanmeldingStatus
from intake.models import Aanmelding
from schuldhulp.organisatie.models import Medewerker
from tests.builders import aanmelding_in


@pytest.fixture
def rij(consulent: Medewerker) -> Aanmelding:
    return aanmelding_in(AanmeldingStatus.GEMELD, consulent)


def test_status_is_niet_rechtstreeks_te_zetten(rij: Aanmelding) -> None:
    with pytest.raises(AttributeError):
        rij.status = AanmeldingStatus.TOEGELATEN


def test_verversen_leest_de_status_opnieuw(rij: Aanmelding) -> None:
    kopie = Aanmelding.objects.get(pk=rij.pk)
    kopie.withdraw(intrek_reden="verhuisd", toelichting="", gesloten_op=rij.gemeld_op, datum=rij.gemeld_op.date())
    kopie.plan_actie()
    kopie.save()
    rij.refresh_from_db()
    assert rij.status == AanmeldingStatus.INGETROKKEN


def test_mislukt_verversen_laat_de_bescherming_en_de_status_staan(rij: Aanmelding) -> None:
    """Gebrek 1: na een mislukte refresh_from_db was elke status in het proces vrij te zetten."""
    weg = Aanmelding.objects.get(pk=rij.pk)
    Aanmelding.objects.filter(pk=rij.pk)._raw_delete("default")
    with pytest.raises(Aanmelding.DoesNotExist):
        weg.refresh_from_db()
    assert weg.status == AanmeldingStatus.GEMELD
    with pytest.raises(AttributeError):
        weg.status = AanmeldingStatus.TOEGELATEN


def test_verversen_in_andere_draden_zet_de_bescherming_hier_niet_uit(rij: Aanmelding, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Gebrek 2: de bescherming ging op de klasse uit, dus voor elke draad."""
    ander = Aanmelding.objects.get(pk=rij.pk)
    bezig, klaar = threading.Event(), threading.Event()

    def traag(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        bezig.set()
        klaar.wait(5)

    monkeypatch.setattr("django.db.models.Model.refresh_from_db", traag)
    draad = threading.Thread(target=rij.refresh_from_db)
    draad.start()
    bezig.wait(5)
    try:
        with pytest.raises(AttributeError):
            ander.status = AanmeldingStatus.TOEGELATEN
    finally:
        klaar.set()
        draad.join()


def test_uitgestelde_status_kost_geen_query_per_rij(rij: Aanmelding, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    """Gebrek 3: `.only()` zonder het statusveld las de status van elke rij afzonderlijk."""
    with django_assert_num_queries(1):
        list(Aanmelding.objects.only("id", "hulpvraag"))
