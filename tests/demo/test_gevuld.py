"""Een demo vol huishoudens: wie erin staat, wat er klopt, en wie wie te zien krijgt. Deze proeven lezen alleen."""

from collections import deque
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import ForeignKey, Model

from demo.fictie import GEMEENTEN
from demo.personas import PERSONAS
from demo.vulling import vul
from intake.choices import Volgaanleiding
from intake.models import Client, Volgmoment
from ketenpartners.services.beeld import uit_beeld
from schuldhulp.lib.bsn import is_geldig_bsn
from schuldhulp.lib.models import Gebeurtenis, StatusWissel
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Aanstelling, Beleid, Gemeente, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import Rol
from tests.builders import AMSTERDAM
from trajecten.choices import TrajectStatus
from trajecten.models import Traject

OP = datetime(2026, 11, 23, 17, 0, tzinfo=AMSTERDAM)
OVER_PERSONEN = ("intake", "trajecten", "ketenpartners", "brieven")
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, int]]:
    """Zestig huishoudens, één keer gemaakt voor dit bestand."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield vul(clienten=60, zaad=3, gemeenten=5, op=OP)
        transaction.set_rollback(True)


def test_de_demo_heeft_gemeenten_medewerkers_en_alle_personas(demo: dict[str, int]) -> None:
    assert demo["cliënten"] == 60
    assert Gemeente.objects.count() == len(GEMEENTEN)
    namen = set(Client.objects.values_list("voornamen", "achternaam"))
    assert {(p.voornaam, p.achternaam) for p in PERSONAS} <= namen
    assert all(is_geldig_bsn(client.bsn) for client in Client.objects.all())


def test_niets_ligt_na_de_laatste_dag_en_elke_wissel_heeft_een_voorganger() -> None:
    assert not StatusWissel.objects.filter(op__gt=OP).exists()
    assert not Gebeurtenis.objects.exclude(fout="").exists()
    for rij in Traject.objects.all():
        wissels = list(StatusWissel.objects.filter(object_id=rij.pk).order_by("volgnummer"))
        assert wissels[-1].naar == rij.status
        assert all(later.van == eerder.naar for eerder, later in pairwise(wissels))


def test_in_de_demo_raakt_niemand_uit_beeld() -> None:
    assert not uit_beeld(OP).exists()
    assert not Volgmoment.objects.filter(aanleiding=Volgaanleiding.UIT_BEELD).exists()
    assert set(Volgmoment.objects.values_list("aanleiding", flat=True)) >= {
        Volgaanleiding.ADVIES,
        Volgaanleiding.GESTOPT,
        Volgaanleiding.INGETROKKEN,
    }


def _paden(model: type[Model]) -> list[str]:
    """De wegen van een rij naar een inwoner, langs haar sleutels en die van de rijen waar zij bij hoort."""
    wachtrij: deque[tuple[type[Model], tuple[str, ...]]] = deque([(model, ())])
    gezien, paden = {model}, ["pk"] if model is Client else []
    while wachtrij:
        hier, pad = wachtrij.popleft()
        for sleutel in (veld for veld in hier._meta.get_fields() if isinstance(veld, ForeignKey)):
            naar: Any = sleutel.related_model
            if naar is Client:
                paden.append("__".join((*pad, sleutel.name)))
            elif naar not in gezien and naar._meta.app_label in OVER_PERSONEN:
                gezien.add(naar)
                wachtrij.append((naar, (*pad, sleutel.name)))
    return paden


def _regelaar() -> Medewerker:
    bank = Organisatie.objects.create(naam="Kredietbank Elders", soort=Organisatiesoort.KREDIETBANK)
    Beleid.objects.update(uitvoerder_fase_2=bank)
    rij = Medewerker.objects.create_user(email="rik@elders.example", naam="Rik Regelaar", organisatie=bank)
    for gemeente in Gemeente.objects.all():
        bank.gemeenten.add(gemeente)
        Aanstelling.objects.create(medewerker=rij, gemeente=gemeente, rol=Rol.CONSULENT)
    return rij


def test_geen_enkele_lijst_toont_een_inwoner_die_niet_is_overgedragen() -> None:
    regelaar = _regelaar()
    aangeboden = Traject.objects.filter(status=TrajectStatus.OVERDRACHT)
    mag = {pk for paar in aangeboden.values_list("client", "partner") for pk in paar}
    te_veel, nagekeken = [], 0
    for model in apps.get_models():
        lijst: Any = getattr(model._default_manager, "visible_to", None)
        for pad in _paden(model) if lijst else ():
            nagekeken += model._default_manager.filter(**{f"{pad}__isnull": False}).exists()
            wie = set(lijst(regelaar).order_by().values_list(pad, flat=True))
            te_veel += [f"{model.__name__}.{pad}"] if wie - mag - {None} else []
    assert te_veel == []
    # Een lege tabel bewijst niets: de demo vult bijna alles.
    assert nagekeken > 70
