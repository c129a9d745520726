"""Elke dienst van de toegang gebeurt helemaal of niet, bij welke schrijfopdracht een storing ook komt."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from intake.choices import AanmeldingStatus as S
from intake.choices import Afwijzingsgrond, Besluitsoort, IntrekReden, Kanaal
from intake.kwadrant import HUIDIGE_VERSIE
from intake.models import Aanmelding
from intake.services import (
    aanmelding,
    afwijzing,
    besluit,
    bevestiging,
    melding,
    opschorting,
    screening,
    voorleggen,
)
from intake.services import client as clienten
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in, antwoorden, client, geldig_bsn

pytestmark = pytest.mark.django_db
APPS = ("kern", "organisatie", "audit", "brieven", "intake")
Dienst = Callable[[Aanmelding, Medewerker, Medewerker], object]


class Storing(Exception):
    """De database valt weg."""


def _persoon(n: int) -> clienten.Persoonsgegevens:
    return clienten.Persoonsgegevens(bsn=geldig_bsn(n), achternaam="Proef")


def _door(wie: Medewerker) -> dict[str, Any]:
    return {"door": wie, "op": NU}


DIENSTEN: dict[str, tuple[S, Dienst]] = {
    "register_client": (
        S.GEMELD,
        lambda a, c, _: clienten.register_client(gemeente=a.gemeente, persoon=_persoon(5000), **_door(c)),
    ),
    "update_client": (
        S.GEMELD,
        lambda a, c, _: clienten.update_client(
            a.client, persoon=_persoon(5001), huishouden={"inkomensbron": "loon"}, **_door(c)
        ),
    ),
    "add_notitie": (S.GEMELD, lambda a, c, _: clienten.add_notitie(a.client, tekst="Let op.", **_door(c))),
    "register_melding": (
        S.GEMELD,
        lambda a, c, _: melding.register_melding(
            melding.Melding(kanaal=Kanaal.ZELF, gemeld_op=NU), gemeente=a.gemeente, persoon=_persoon(5002), **_door(c)
        ),
    ),
    "register_aanmelding": (
        S.INGETROKKEN,
        lambda a, c, _: aanmelding.register_aanmelding(a.client, kanaal=Kanaal.ZELF, gemeld_op=NU, **_door(c)),
    ),
    "plan_gesprek": (
        S.GEMELD,
        lambda a, c, _: aanmelding.plan_gesprek(a, gepland_op=NU + timedelta(days=3), plaats="Hier", **_door(c)),
    ),
    "send_bevestiging": (S.GEMELD, lambda a, c, _: bevestiging.send_bevestiging(a, **_door(c))),
    "hold_gesprek": (S.GEMELD, lambda a, c, _: aanmelding.hold_gesprek(a, gehouden_op=NU, verslag="Goed.", **_door(c))),
    "withdraw_aanmelding": (
        S.GEMELD,
        lambda a, c, _: aanmelding.withdraw_aanmelding(a, reden=IntrekReden.OVERLEDEN, toelichting="Zoon.", **_door(c)),
    ),
    "assign_behandelaar": (S.GEMELD, lambda a, c, k: aanmelding.assign_behandelaar(a, behandelaar=k, **_door(c))),
    "record_screening": (
        S.GEMELD,
        lambda a, c, _: screening.record_screening(a, antwoorden=antwoorden(), vragenlijst=HUIDIGE_VERSIE, **_door(c)),
    ),
    "admit": (
        S.IN_INTAKE,
        lambda a, c, _: besluit.admit(a, motivering="Nodig.", weken_tot_resultaat=9, **_door(c)),
    ),
    "advise": (S.IN_INTAKE, lambda a, c, _: besluit.advise(a, motivering="Klein.", vervolgstap="Bel.", **_door(c))),
    "submit_afwijzing": (
        S.IN_INTAKE,
        lambda a, c, _: afwijzing.submit_afwijzing(
            a, grond=Afwijzingsgrond.GEEN_SCHULDEN, motivering="Geen.", vervolgstap="Bel.", **_door(c)
        ),
    ),
    "confirm_afwijzing": (S.AFWIJZING_VOORGELEGD, lambda a, _, k: afwijzing.confirm_afwijzing(a, **_door(k))),
    "return_afwijzing": (
        S.AFWIJZING_VOORGELEGD,
        lambda a, _, k: afwijzing.return_afwijzing(a, reden="Nee.", **_door(k)),
    ),
    "submit_besluit": (
        S.IN_INTAKE,
        lambda a, c, _: voorleggen.submit_besluit(
            a, soort=Besluitsoort.TOELATING, motivering="Nodig.", weken_tot_resultaat=9, **_door(c)
        ),
    ),
    "confirm_besluit": (S.BESLUIT_VOORGELEGD, lambda a, c, _: voorleggen.confirm_besluit(a, **_door(c))),
    "return_besluit": (S.BESLUIT_VOORGELEGD, lambda a, c, _: voorleggen.return_besluit(a, reden="Nee.", **_door(c))),
    "suspend_aanmelding": (
        S.IN_INTAKE,
        lambda a, c, _: opschorting.suspend_aanmelding(a, papieren=["Huurcontract"], **_door(c)),
    ),
    "resume_aanmelding": (S.OPGESCHORT, lambda a, c, _: opschorting.resume_aanmelding(a, **_door(c))),
    "end_verlopen_hersteltermijnen": (
        S.OPGESCHORT,
        lambda a, c, _: opschorting.end_verlopen_hersteltermijnen(NU + timedelta(days=60)),
    ),
}


def alles() -> dict[str, list[str]]:
    """De hele inhoud van de eigen tabellen."""
    return {
        model._meta.label: sorted(
            repr([bytes(w) if isinstance(w, memoryview) else w for w in rij])
            for rij in model._base_manager.values_list()
        )
        for model in apps.get_models()
        if model._meta.app_label in APPS
    }


class Stoorzender:
    """Laat de n-de schrijfopdracht mislukken, en telt."""

    def __init__(self, bij: int) -> None:
        self.bij, self.geteld = bij, 0

    def __call__(self, voer_uit: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            self.geteld += 1
            if self.geteld == self.bij:
                raise Storing
        return voer_uit(sql, *rest)


def test_elke_dienst_staat_in_de_tabel() -> None:
    modules = (aanmelding, afwijzing, besluit, bevestiging, clienten, melding, opschorting, screening, voorleggen)
    publiek = {
        naam
        for module in modules
        for naam, waarde in vars(module).items()
        if callable(waarde) and getattr(waarde, "__module__", "") == module.__name__ and not naam.startswith("_")
    }
    geen_schrijvers = {
        "Melding",
        "Persoonsgegevens",
        "Treffer",
        "bsn_velden",
        "concept_bevestiging",
        "concept_papieren",
        "find_bekende",
        "waarom_geen_bevestiging",
        "waarom_niet_screenen",
        "Verklaring",
        *("eerder_gebruik", "eis_vervolgstap", "sluit_bij_intrekken", "toets_grond"),
    }
    assert publiek - geen_schrijvers == set(DIENSTEN)


@pytest.mark.parametrize("naam", DIENSTEN)
def test_storing_bij_elke_schrijfopdracht(naam: str, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    status, dienst = DIENSTEN[naam]
    client(consulent.aanstellingen.first().gemeente)  # de nummerreeks bestaat al
    rij = aanmelding_in(status, consulent, lezer=kwaliteit)
    voor = alles()
    for bij in range(1, 30):
        stoorzender = Stoorzender(bij)
        with connection.execute_wrapper(stoorzender):
            try:
                with transaction.atomic():
                    dienst(Aanmelding.objects.get(pk=rij.pk), consulent, kwaliteit)
            except Storing:
                pass
            else:
                break
        assert alles() == voor, f"na een storing bij schrijfopdracht {bij} bleef er iets achter"
    assert stoorzender.geteld >= 2
    assert stoorzender.geteld == bij - 1
    assert alles() != voor
