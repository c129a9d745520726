"""Niemand uit beeld: elke weg zonder toelating laat iets openstaan, en de controle ziet wie wegviel."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command

from intake.choices import AanmeldingStatus as S
from intake.choices import IntrekReden, Kanaal, Kwadrant, Volgaanleiding, Volgsoort, Volguitkomst
from intake.kwadrant import HUIDIGE_VERSIE
from intake.models import Aanmelding, Client, Volgmoment
from intake.services.aanmelding import withdraw_aanmelding
from intake.services.screening import record_screening
from intake.services.volgmoment import hold_volgmoment, lapse_volgmoment
from ketenpartners.choices import VerwijzingStatus
from ketenpartners.services.beeld import recall_uit_beeld, uit_beeld
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in, antwoorden, traject_in, verklaring
from tests.ketenpartners.bouw import partner, verwijzing
from trajecten.choices import TrajectStatus, UitstroomReden
from trajecten.models import Traject
from trajecten.services.einde import end_early

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=30)
Weg = Callable[[Medewerker, Medewerker], Aanmelding]


def _screen(rij: Aanmelding, door: Medewerker, vak: Kwadrant = Kwadrant.BEGELEIDEN) -> None:
    record_screening(
        rij,
        antwoorden=antwoorden(),
        vragenlijst=HUIDIGE_VERSIE,
        gekozen=vak,
        afwijk_reden="Past beter.",
        door=door,
        op=NU,
    )


def _ingetrokken(reden: IntrekReden, na: S = S.GEMELD, vak: Kwadrant | None = None) -> Weg:
    def weg(consulent: Medewerker, lezer: Medewerker) -> Aanmelding:
        rij = aanmelding_in(na, consulent, lezer=lezer)
        if vak:
            _screen(rij, consulent, vak)
        return withdraw_aanmelding(
            rij, reden=reden, toelichting="Belde.", verklaring=verklaring(), door=consulent, op=NU
        )

    return weg


WEGEN: dict[str, Weg] = {
    "afgewezen": lambda c, k: aanmelding_in(S.AFGEWEZEN, c, lezer=k),
    "advies": lambda c, k: aanmelding_in(S.GEADVISEERD, c),
    **{f"ingetrokken: {r}": _ingetrokken(r) for r in IntrekReden if r != IntrekReden.OVERLEDEN},
    "tijdens de intake": _ingetrokken(IntrekReden.GEEN_HULP_GEWENST, S.IN_INTAKE),
    "met een voorgelegde afwijzing": _ingetrokken(IntrekReden.ZELF_OPGELOST, S.AFWIJZING_VOORGELEGD),
    "begeleiden": _ingetrokken(IntrekReden.ZELF_OPGELOST, S.IN_INTAKE, Kwadrant.BEGELEIDEN),
    "past niet": _ingetrokken(IntrekReden.ZELF_OPGELOST, S.IN_INTAKE, Kwadrant.PAST_NIET),
}


@pytest.mark.parametrize("naam", WEGEN)
def test_langs_elke_weg_zonder_toelating_staat_er_een_volgmoment(
    naam: str, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = WEGEN[naam](consulent, kwaliteit)
    moment = Volgmoment.objects.open().get(client=rij.client)
    assert moment.vervolgstap and moment.datum and moment.behandelaar
    assert not uit_beeld(LATER).exists()


@pytest.mark.parametrize("naam", WEGEN)
def test_wie_wegvalt_wordt_gevonden_en_teruggehaald(naam: str, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = WEGEN[naam](consulent, kwaliteit)
    lapse_volgmoment(rij.client, uitkomst=Volguitkomst.VERVANGEN, door=None, op=NU)
    assert list(uit_beeld(LATER)) == [rij.client]
    assert recall_uit_beeld(LATER) == 1
    assert recall_uit_beeld(LATER) == 0
    moment = Volgmoment.objects.open().get()
    assert (moment.aanleiding, moment.behandelaar) == (Volgaanleiding.UIT_BEELD, consulent)
    assert (moment.datum - LATER.date()).days in (1, 2, 3)


def test_een_gehouden_volgmoment_dat_stopt_is_een_einde(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEADVISEERD, consulent)
    moment = Volgmoment.objects.open().get()
    hold_volgmoment(moment, uitkomst=Volguitkomst.GAAT_GOED, verslag="Schuld is weg.", door=consulent, op=LATER)
    assert not uit_beeld(LATER).exists()
    assert rij.client.volgmomenten.open().count() == 0


def test_wie_bij_een_partner_loopt_is_in_beeld(consulent: Medewerker, gemeente: Gemeente) -> None:
    rij = aanmelding_in(S.GEADVISEERD, consulent)
    lapse_volgmoment(rij.client, uitkomst=Volguitkomst.VERVANGEN, door=None, op=NU)
    verwezen = verwijzing(partner(gemeente), consulent, client=rij.client)
    assert verwezen.status == VerwijzingStatus.VERSTUURD
    assert not uit_beeld(LATER).exists()


def test_overleden_en_overgenomen_tellen_niet_mee(consulent: Medewerker) -> None:
    _ingetrokken(IntrekReden.OVERLEDEN)(consulent, consulent)
    rij = aanmelding_in(S.GEADVISEERD, consulent)
    Aanmelding.objects.filter(pk=rij.pk).update(kanaal=Kanaal.OVERNAME)
    lapse_volgmoment(rij.client, uitkomst=Volguitkomst.VERVANGEN, door=None, op=NU)
    assert not uit_beeld(LATER).exists()


def test_toegelaten_zonder_traject_valt_na_een_dag_op(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.TOEGELATEN, consulent)
    assert not uit_beeld(NU + timedelta(hours=20)).exists()
    assert list(uit_beeld(LATER)) == [rij.client]
    traject = traject_in(TrajectStatus.PLAN_VAN_AANPAK, consulent)
    assert traject.client not in uit_beeld(LATER)


@pytest.mark.parametrize("reden", [r for r in UitstroomReden if r != UitstroomReden.AFGEROND])
def test_wie_voortijdig_stopt_met_een_traject_blijft_in_beeld(reden: UitstroomReden, consulent: Medewerker) -> None:
    traject = traject_in(TrajectStatus.PLAN_VAN_AANPAK, consulent)
    end_early(traject, reden=reden, omschrijving="Weg.", vervolgstap="Bel ons.", door=consulent, op=NU)
    moment = Volgmoment.objects.open().filter(client=traject.client).first()
    assert not uit_beeld(LATER).exists()
    if reden == UitstroomReden.OVERLEDEN:
        assert moment is None
        return
    assert moment is not None
    verwacht = Volgsoort.OVERDRACHT if reden == UitstroomReden.VERHUISD else Volgsoort.EIGEN_CONTACT
    assert (moment.aanleiding, moment.volgsoort) == (Volgaanleiding.GESTOPT, verwacht)
    assert (moment.behandelaar, moment.vervolgstap) == (consulent, "Bel ons.")


@pytest.mark.parametrize("vak", Kwadrant)
def test_wie_na_een_traject_wegvalt_wordt_gevonden_in_welk_vak_ook(vak: Kwadrant, consulent: Medewerker) -> None:
    traject = traject_in(TrajectStatus.PLAN_VAN_AANPAK, consulent)
    assert traject.aanmelding is not None
    _screen(traject.aanmelding, consulent, vak)
    end_early(traject, reden=UitstroomReden.NIET_VERSCHENEN, omschrijving="Weg.", door=consulent, op=NU)
    lapse_volgmoment(traject.client, uitkomst=Volguitkomst.VERVANGEN, door=None, op=NU)
    assert list(uit_beeld(LATER)) == [traject.client]
    recall_uit_beeld(LATER)
    moment = Volgmoment.objects.open().get()
    hold_volgmoment(moment, uitkomst=Volguitkomst.GAAT_GOED, verslag="Gesproken.", door=consulent, op=LATER)
    assert not uit_beeld(LATER).exists()


def test_een_lopend_traject_is_in_beeld(consulent: Medewerker) -> None:
    traject_in(TrajectStatus.STABILISATIE, consulent)
    assert Traject.objects.open().exists()
    assert not uit_beeld(LATER).exists()


def test_terughalen_heel_of_niet(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEADVISEERD, consulent)
    lapse_volgmoment(rij.client, uitkomst=Volguitkomst.VERVANGEN, door=None, op=NU)
    alles_of_niets(lambda: recall_uit_beeld(LATER))


def test_de_opdracht_zegt_wie_en_geeft_een_afsluitcode(
    consulent: Medewerker, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("uit_beeld")
    assert json.loads(capsys.readouterr().out)["aantal"] == 0
    rij = aanmelding_in(S.GEADVISEERD, consulent)
    lapse_volgmoment(rij.client, uitkomst=Volguitkomst.VERVANGEN, door=None, op=NU)
    with pytest.raises(SystemExit) as einde:
        call_command("uit_beeld")
    assert einde.value.code == 1
    assert json.loads(capsys.readouterr().out)["dossiers"] == [Client.objects.get().dossiernummer]
