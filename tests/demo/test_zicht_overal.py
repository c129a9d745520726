"""Wie alleen fase 2 doet en niets kreeg overgedragen, komt in geen enkele lijst een inwoner tegen."""

from collections import deque
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model

from demo.vulling import vul
from intake.models import Client
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Aanstelling, Beleid, Gemeente, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import Rol
from tests.builders import AMSTERDAM
from trajecten.choices import TrajectStatus
from trajecten.models import Traject

OP = datetime(2026, 11, 23, 17, 0, tzinfo=AMSTERDAM)
OVER_PERSONEN = ("intake", "trajecten", "ketenpartners", "brieven")


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


@pytest.mark.django_db
def test_geen_enkele_lijst_toont_een_inwoner_die_niet_is_overgedragen() -> None:
    vul(clienten=60, zaad=3, gemeenten=5, op=OP)
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
