"""Tegen het einde van de hulp kan bezwaar: het besluit staat bij de aanmelding, met zijn eigen termijn."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client as Browser

from intake.choices import AanmeldingStatus, Besluitsoort, Bezwaaruitkomst
from intake.models import Aanmelding, Besluit, Bezwaar
from intake.services.bezwaar import decide_bezwaar, register_bezwaar
from schuldhulp.brieven.models import Brief
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, traject_in
from trajecten.choices import TrajectStatus, UitstroomReden
from trajecten.models import Traject
from trajecten.services.einde import end_early

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
VANDAAG = NU.date()


@pytest.fixture
def traject(consulent: Medewerker) -> Traject:
    return traject_in(TrajectStatus.PLAN_VAN_AANPAK, consulent)


def beeindig(traject: Traject, door: Medewerker, reden: UitstroomReden = UitstroomReden.VOLDOET_NIET) -> Traject:
    return end_early(traject, reden=reden, omschrijving="U kwam niet meer.", vervolgstap="Bel ons.", door=door, op=NU)


def test_een_beeindiging_is_een_besluit_met_bezwaartermijn_en_brief(traject: Traject, consulent: Medewerker) -> None:
    beeindig(traject, consulent)
    aanmelding = Aanmelding.objects.get(pk=traject.aanmelding_id)
    besluit = aanmelding.beeindiging
    assert (besluit.soort, besluit.genomen_datum) == (Besluitsoort.BEEINDIGING, VANDAAG)
    assert besluit.bezwaar_uiterlijk_datum == date(2026, 12, 14)
    assert besluit.brief == Brief.objects.get(soort="beschikking_beeindiging")
    assert aanmelding.besluit.soort == Besluitsoort.TOELATING
    assert aanmelding.is_toegelaten


def test_bij_overlijden_is_er_geen_besluit(traject: Traject, consulent: Medewerker) -> None:
    beeindig(traject, consulent, UitstroomReden.OVERLEDEN)
    assert not Besluit.objects.filter(soort=Besluitsoort.BEEINDIGING).exists()


def test_bezwaar_tegen_een_beeindiging_op_het_scherm(
    als: Als, traject: Traject, consulent: Medewerker, collega: Medewerker
) -> None:
    beeindig(traject, consulent)
    besluit = Besluit.objects.get(soort=Besluitsoort.BEEINDIGING)
    pagina = als(collega).get(f"/aanmeldingen/{traject.aanmelding_id}/").content.decode()
    adres = f"/aanmeldingen/{traject.aanmelding_id}/bezwaar/?besluit={besluit.pk}"
    assert "<strong>Beëindiging</strong>" in pagina
    assert adres in pagina
    assert traject.client.achternaam in als(collega).get("/termijnen/bezwaartermijn/").content.decode()
    invoer = {"ontvangen": "02-11-2026", "bezwaargronden": "Ik was ziek."}
    assert als(collega).post(adres, invoer).status_code == 302
    assert Bezwaar.objects.get().besluit == besluit
    assert adres not in als(collega).get(f"/aanmeldingen/{traject.aanmelding_id}/").content.decode()


def test_wie_gelijk_krijgt_op_een_beeindiging_krijgt_een_nieuw_besluit(
    traject: Traject, consulent: Medewerker, collega: Medewerker
) -> None:
    beeindig(traject, consulent)
    besluit = Besluit.objects.get(soort=Besluitsoort.BEEINDIGING)
    rij = register_bezwaar(besluit, ontvangen=VANDAAG, bezwaargronden="Ik was ziek.", door=consulent, op=NU)
    na = decide_bezwaar(
        rij, uitkomst=Bezwaaruitkomst.GEGROND, motivering="U was ziek.", gevolg="Wij helpen u.", door=collega, op=NU
    )
    assert na.nieuwe_aanmelding is not None
    assert na.nieuwe_aanmelding.status == AanmeldingStatus.IN_INTAKE
    assert na.nieuwe_aanmelding.pk != traject.aanmelding_id
