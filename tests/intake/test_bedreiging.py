"""Een bedreiging die later blijkt: de termijn wordt korter, nooit langer, en er gaat niets verloren."""

from datetime import date, timedelta

import pytest

from intake.choices import AanmeldingStatus as S
from intake.choices import Bedreiging
from intake.models import Aanmelding
from intake.services.bedreiging import report_bedreiging
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.werk import Voorrang
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in

pytestmark = pytest.mark.django_db


def meld(rij: Aanmelding, door: Medewerker, *bedreigingen: Bedreiging, **anders: object) -> Aanmelding:
    velden = {"toelichting": "Er ligt een vonnis.", "op": NU, **anders}
    return report_bedreiging(rij, bedreigingen=bedreigingen, door=door, **velden)  # type: ignore[arg-type]


@pytest.mark.parametrize("status", [S.GEMELD, S.GESPREK_GEPLAND])
def test_drie_werkdagen_vanaf_de_melding_van_de_bedreiging(status: S, consulent: Medewerker) -> None:
    rij = meld(aanmelding_in(status, consulent), consulent, Bedreiging.ONTRUIMING)
    assert rij.gesprek_uiterlijk_datum == date(2026, 11, 5)
    assert (rij.gesprek_vanaf_datum, rij.is_gesprek_met_spoed) == (date(2026, 11, 2), True)
    uitleg = " ".join(rij.gesprek_toelichting)
    assert "3 werkdagen" in uitleg
    assert "pas na de melding" in uitleg
    assert "Zonder de bedreiging was de laatste dag maandag 30 november 2026." in uitleg
    assert (rij.is_crisis, rij.voorrang, rij.actie_uiterlijk_datum) == (True, Voorrang.CRISIS, date(2026, 11, 5))
    assert rij.client.notities.get().tekst == "Er ligt een vonnis."


def test_een_tweede_bedreiging_maakt_de_termijn_nooit_langer(consulent: Medewerker) -> None:
    rij = meld(aanmelding_in(S.GEMELD, consulent), consulent, Bedreiging.GAS)
    later = meld(rij, consulent, Bedreiging.GAS, Bedreiging.WATER, op=NU + timedelta(days=2))
    assert later.bedreigingen == [Bedreiging.GAS, Bedreiging.WATER]
    assert later.gesprek_uiterlijk_datum == date(2026, 11, 5)


def test_na_het_gesprek_blijft_de_beslistermijn(consulent: Medewerker) -> None:
    voor = aanmelding_in(S.IN_INTAKE, consulent)
    na = meld(voor, consulent, Bedreiging.WATER)
    assert na.is_crisis
    assert (na.beslis_uiterlijk_datum, na.gesprek_uiterlijk_datum) == (
        voor.beslis_uiterlijk_datum,
        voor.gesprek_uiterlijk_datum,
    )


def test_zonder_bedreiging_komt_er_alleen_een_aantekening(consulent: Medewerker) -> None:
    voor = aanmelding_in(S.GEMELD, consulent)
    na = meld(voor, consulent)
    assert (na.versie, na.is_crisis, na.gesprek_uiterlijk_datum) == (voor.versie, False, voor.gesprek_uiterlijk_datum)
    assert na.client.notities.count() == 1


def test_gesloten_of_intussen_gewijzigd_wordt_geweigerd(consulent: Medewerker) -> None:
    with pytest.raises(Geweigerd, match="afgesloten"):
        meld(aanmelding_in(S.GEADVISEERD, consulent), consulent, Bedreiging.GAS)
    with pytest.raises(Gelijktijdig):
        meld(aanmelding_in(S.GEMELD, consulent), consulent, Bedreiging.GAS, verwacht_versie=7)


def test_bedreiging_melden_is_heel_of_niet(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    alles_of_niets(lambda: meld(Aanmelding.objects.get(pk=rij.pk), consulent, Bedreiging.GAS))
