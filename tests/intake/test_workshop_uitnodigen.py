"""Uitnodigen voor een workshop: uit wie wacht, op dossiernummer of vanuit het dossier, met de brief vooraf."""

import io
from collections.abc import Callable

import pytest
from django.test import Client as Browser
from pypdf import PdfReader

from intake.choices import AanmeldingStatus
from intake.choices.workshop import DeelnameStatus as S
from intake.models import Deelname
from schuldhulp.brieven.models import Brief
from schuldhulp.organisatie.models import Medewerker
from tests.builders import aanmelding_in
from tests.workshopbouw import inwoner, reeks

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


def test_de_uitnodiging_is_te_lezen_voordat_zij_gaat(als: Als, consulent: Medewerker) -> None:
    rij, wie, browser = reeks(consulent), inwoner(consulent), als(consulent)
    los = {"dossiernummer": wie.dossiernummer, "voorbeeld": "1"}
    paden = [
        (f"/workshops/{rij.pk}/uitnodigen/", los),
        (f"/dossiers/{wie.pk}/workshop/", {"reeks": str(rij.pk), "voorbeeld": "1"}),
    ]
    for pad, velden in paden:
        papier = PdfReader(io.BytesIO(browser.post(pad, velden).content)).pages[0].extract_text()
        assert "Uitnodiging voor workshops over geld" in papier
        assert wie.achternaam in papier
    assert not Deelname.objects.exists()
    assert not Brief.objects.exists()
    leeg = browser.post(f"/workshops/{reeks(consulent, aantal=0, naam='Leeg').pk}/uitnodigen/", los)
    assert "staat geen bijeenkomst meer gepland" in tekst(leeg)


def test_uitnodigen_wie_wacht_en_op_dossiernummer(als: Als, consulent: Medewerker) -> None:
    wacht = aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    los = inwoner(consulent)
    rij = reeks(consulent, capaciteit=1)
    browser, pad = als(consulent), f"/workshops/{rij.pk}/uitnodigen/"
    assert wacht.client.naam in tekst(browser.get(pad))
    velden = {"wachtenden": [str(wacht.pk)], "dossiernummer": los.dossiernummer.lower(), "als_bericht": ""}
    assert browser.post(pad, velden).status_code == 302
    assert list(rij.deelnames.order_by("aangemeld_op", "pk").values_list("status", flat=True).order_by("status")) == [
        S.UITGENODIGD,
        S.WACHTLIJST,
    ]
    browser.get(pad)  # hier staat nog de melding wie er is uitgenodigd
    assert wacht.client.naam not in tekst(browser.get(pad))
    antwoord = browser.post(pad, {"dossiernummer": los.dossiernummer})
    assert "doet al mee" in tekst(antwoord)


def test_wie_voorgaat_staat_bij_het_uitnodigen_bovenaan(als: Als, consulent: Medewerker) -> None:
    eerst = aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    gezin = inwoner(consulent, huishouden={"samenstelling": "alleenstaande_ouder", "minderjarige_kinderen": 1})
    aanmelding_in(AanmeldingStatus.GEMELD, consulent, client=gezin)
    pagina = tekst(als(consulent).get(f"/workshops/{reeks(consulent).pk}/uitnodigen/"))
    assert pagina.index(gezin.dossiernummer) < pagina.index(eerst.client.dossiernummer)
    assert "; gezin met kinderen" in pagina


@pytest.mark.parametrize(
    ("velden", "melding"), [({"als_bericht": ""}, "Kies iemand"), ({"dossiernummer": "SHV-1"}, "niet gevonden")]
)
def test_uitnodigen_zonder_iemand_zegt_wat_er_mist(
    als: Als, consulent: Medewerker, velden: dict[str, str], melding: str
) -> None:
    assert melding in tekst(als(consulent).post(f"/workshops/{reeks(consulent).pk}/uitnodigen/", velden))


def test_uitnodigen_vanuit_het_dossier(als: Als, consulent: Medewerker) -> None:
    wie, browser = inwoner(consulent), als(consulent)
    pad = f"/dossiers/{wie.pk}/workshop/"
    assert "Er komt nu geen workshop" in tekst(browser.get(pad))
    rij = reeks(consulent)
    assert "10 van 10 vrij" in tekst(browser.get(pad))
    antwoord = browser.post(pad, {"reeks": str(rij.pk)})
    assert antwoord.url == Deelname.objects.get().get_absolute_url()
