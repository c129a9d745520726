"""Wie meekijkt beoordeelt geen dreiging: geen knop, en ook langs het adres of een formulier niet."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.choices import Bedreiging
from intake.choices.zelf import ZelfintakeStatus
from intake.models import Aanmelding, Zelfintake
from schuldhulp.organisatie.models import Medewerker
from tests.builders import aanmelding_in
from tests.zelf import zelfintake_in

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
MEEKIJKEN = "Met uw rol kijkt u mee"


def test_wie_meekijkt_meldt_geen_bedreiging(als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    adres = reverse("intake:bedreiging", args=[rij.pk])
    browser = als(kwaliteit)
    pagina = browser.get(rij.get_absolute_url()).content.decode()
    assert f'href="{adres}"' not in pagina
    assert MEEKIJKEN in pagina
    invoer = {"bedreigingen": [Bedreiging.GAS], "toelichting": "Ik denk dat het gas eraf gaat."}
    for antwoord in (browser.get(adres), browser.post(adres, invoer)):
        assert antwoord.status_code == 403
        assert MEEKIJKEN in antwoord.content.decode()
    na = Aanmelding.objects.get(pk=rij.pk)
    assert (na.bedreigingen, na.is_crisis, na.versie) == ([], False, rij.versie)
    assert f'href="{adres}"' in als(consulent).get(rij.get_absolute_url()).content.decode()


@pytest.mark.parametrize("status", [ZelfintakeStatus.BEGONNEN, ZelfintakeStatus.INGEDIEND])
def test_wie_meekijkt_beoordeelt_geen_dreiging_uit_de_zelfintake(
    status: ZelfintakeStatus, als: Als, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = zelfintake_in(status, consulent, haast="ja", dreiging=["gas"])
    adres = reverse("intake:zelfintake-dreiging", args=[rij.pk])
    browser = als(kwaliteit)
    for bladzij in (rij.get_absolute_url(), rij.aanmelding.get_absolute_url()):
        pagina = browser.get(bladzij).content.decode()
        assert "De inwoner noemt een dreiging" in pagina
        assert adres not in pagina
        assert adres in als(consulent).get(bladzij).content.decode()
    invoer = {"bedreigingen": [Bedreiging.GAS], "oordeel": "Klopt."}
    assert [browser.get(adres).status_code, browser.post(adres, invoer).status_code] == [403, 403]
    na = Zelfintake.objects.get(pk=rij.pk)
    assert (na.dreiging_oordeel, na.heeft_open_dreiging, na.versie) == ("", True, rij.versie)
    assert not Aanmelding.objects.get(pk=rij.aanmelding_id).is_crisis
