"""Tot wanneer een dossier bewaard blijft: volgens het beleid, en pas als alles is afgesloten."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.bewaartermijn import bepaal_bewaring
from intake.choices import AanmeldingStatus as S
from intake.choices import BezwaarStatus, Volguitkomst
from intake.models import Client
from intake.services.volgmoment import hold_volgmoment
from schuldhulp.lib.werklijst import heeft_open_werk
from schuldhulp.organisatie.models import Beleid, Medewerker
from tests.builders import NU, aanmelding_in, bezwaar_in, client, traject_in
from trajecten.choices import TrajectStatus

Als = Callable[[Medewerker], Browser]
EINDE = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("einde", "is_open", "had_traject", "tot", "tekst"),
    [
        (EINDE, False, True, date(2031, 2, 28), "7 jaar na het einde van het traject op 29 februari 2024"),
        (EINDE, False, False, date(2026, 2, 28), "2 jaar na het afsluiten zonder traject"),
        (EINDE, True, True, None, "begint als alles in dit dossier is afgesloten"),
        (None, False, False, None, "begint na de eerste aanmelding of verwijzing"),
    ],
)
def test_bewaartermijn_volgens_het_beleid(
    einde: date | None, is_open: bool, had_traject: bool, tot: date | None, tekst: str
) -> None:
    uit = bepaal_bewaring(einde=einde, is_open=is_open, had_traject=had_traject, jaren=7, zonder_traject=2)
    assert uit.tot == tot
    assert tekst in uit.toelichting


def dossier(als: Als, wie: Medewerker, inwoner: Client) -> str:
    return als(wie).get(reverse("trajecten:dossier", args=[inwoner.pk])).content.decode()


@pytest.mark.django_db
def test_het_dossier_toont_tot_wanneer_het_bewaard_blijft(
    als: Als, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    Beleid.objects.update(bewaren_jaren=7, bewaren_jaren_zonder_traject=2)
    nieuw = client(consulent.aanstellingen.get().gemeente)
    assert "begint na de eerste aanmelding" in dossier(als, consulent, nieuw)
    rij = aanmelding_in(S.AFGEWEZEN, consulent, lezer=kwaliteit)
    # Het volgmoment staat nog open: dan loopt de tijd niet.
    assert heeft_open_werk(rij.client_id)
    assert "begint als alles in dit dossier is afgesloten" in dossier(als, consulent, rij.client)
    moment = rij.client.volgmomenten.open().get()
    hold_volgmoment(moment, uitkomst=Volguitkomst.GAAT_GOED, verslag="Belde.", door=consulent, op=NU)
    assert not heeft_open_werk(rij.client_id)
    assert "Tot en met 2 november 2028: 2 jaar na het afsluiten zonder traject" in dossier(als, consulent, rij.client)


@pytest.mark.django_db
def test_een_open_bezwaar_houdt_het_dossier_open(als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    bezwaar = bezwaar_in(BezwaarStatus.ONTVANGEN, consulent, lezer=kwaliteit)
    moment = bezwaar.client.volgmomenten.open().get()
    hold_volgmoment(moment, uitkomst=Volguitkomst.GAAT_GOED, verslag="Belde.", door=consulent, op=NU)
    assert "begint als alles in dit dossier is afgesloten" in dossier(als, consulent, bezwaar.client)


@pytest.mark.django_db
def test_na_een_traject_telt_de_dag_waarop_dat_eindigde(als: Als, consulent: Medewerker) -> None:
    traject = traject_in(TrajectStatus.AFGEROND, consulent, op=NU - timedelta(days=3))
    Beleid.objects.update(bewaren_jaren=7)
    assert traject.eind_datum
    jaar = traject.eind_datum.year + 7
    assert f"{jaar}: 7 jaar na het einde van het traject" in dossier(als, consulent, traject.client)
