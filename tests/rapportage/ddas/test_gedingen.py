"""Wat de rechter gevraagd is en wat er dreigde, zoals DDAS het kent."""

from typing import Any

import pytest

from rapportage.ddas.uit_rijen import beschrijf_rijen
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, traject_in
from tests.trajecten.test_crisis import DREIGING
from tests.trajecten.test_gedingen import BREED, JA, NEE, VERZOEK
from trajecten.choices import TrajectStatus as T
from trajecten.choices.geding import Gedingsoort
from trajecten.models import Traject
from trajecten.services import crisis as crises
from trajecten.services import geding as gedingen
from trajecten.services import gedingloop
from trajecten.services import uitspraak as uitspraken

pytestmark = pytest.mark.django_db


def levering(traject: Traject) -> dict[str, Any]:
    return beschrijf_rijen(Traject.objects.get(pk=traject.pk))


def test_moratorium_staat_erin_vanaf_het_verzoek(consulent: Medewerker) -> None:
    wie: dict[str, Any] = {"door": consulent, "op": NU}
    traject = traject_in(T.STABILISATIE, consulent)
    rij = gedingen.request_geding(traject, soort=Gedingsoort.MORATORIUM, verzoek=VERZOEK, **wie)
    assert levering(traject)["moratoria"] == [{"datumAanvraag": "2026-11-02"}]
    rij = uitspraken.decide_geding(rij, uitspraak=JA, **wie)
    lopend = {"datumAanvraag": "2026-11-02", "datumGoedkeuring": "2026-11-02", "startdatum": "2026-11-02"}
    assert levering(traject)["moratoria"] == [lopend]
    gedingloop.end_geding(rij, datum=NU.date(), reden="Opgeheven.", **wie)
    assert levering(traject)["moratoria"] == [{**lopend, "einddatum": "2026-11-02"}]


def test_voorziening_alleen_als_zij_er_kwam(consulent: Medewerker) -> None:
    wie: dict[str, Any] = {"door": consulent, "op": NU}
    traject = traject_in(T.GEEN_AKKOORD, consulent)
    soort = Gedingsoort.VOORLOPIGE_VOORZIENING
    afgewezen = gedingen.request_geding(traject, soort=soort, verzoek=VERZOEK, **wie)
    uitspraken.decide_geding(afgewezen, uitspraak=NEE, **wie)
    assert not levering(traject).get("voorlopigeVoorzieningen")
    gegeven = gedingen.request_geding(traject, soort=soort, verzoek=VERZOEK, **wie)
    uitspraken.decide_geding(gegeven, uitspraak=JA, **wie)
    assert levering(traject)["voorlopigeVoorzieningen"] == [{"startdatum": "2026-11-02"}]


def test_breed_moratorium_kent_ddas_niet(consulent: Medewerker) -> None:
    wie: dict[str, Any] = {"door": consulent, "op": NU}
    traject = traject_in(T.STABILISATIE, consulent)
    rij = gedingen.request_geding(traject, soort=Gedingsoort.BREED_MORATORIUM, verzoek=BREED, **wie)
    uitspraken.decide_geding(rij, uitspraak=JA, **wie)
    beschreven = levering(traject)
    assert not beschreven.get("moratoria")
    assert not beschreven.get("voorlopigeVoorzieningen")


def test_een_crisis_is_een_crisisinterventie(consulent: Medewerker) -> None:
    wie: dict[str, Any] = {"door": consulent, "op": NU}
    traject = traject_in(T.STABILISATIE, consulent)
    rij = crises.open_crisis(traject, dreiging=DREIGING, **wie)
    assert levering(traject)["crisisinterventies"] == [{"startdatum": "2026-11-02"}]
    crises.close_crisis(rij, is_afgewend=True, uitkomst="Betaald.", **wie)
    assert levering(traject)["crisisinterventies"] == [{"startdatum": "2026-11-02", "einddatum": "2026-11-02"}]
