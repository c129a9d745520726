"""Een eerste gesprek dat niet doorging: de termijn blijft lopen, zichtbaar, met een nieuwe afspraak als stap."""

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.choices.afspraak import Afspraaksoort, AfspraakStatus, Gesprekgemist, Vervolg
from intake.models import Aanmelding, Afspraak
from intake.services import afloop
from intake.services.aanmelding import hold_gesprek, plan_gesprek
from intake.services.afloop import cancel_afspraak, miss_afspraak
from intake.services.afspraak import plan_afspraak
from intake.services.moment import Moment
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.werklijst import ALLES, als_taken, taken
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in
from tests.intake.test_gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db
NA_GESPREK = NU + timedelta(days=8)
UITERLIJK = date(2026, 11, 30)
NIEUWE_AFSPRAAK = "Nieuwe afspraak maken: eerste gesprek ging niet door"
Als = Callable[[Medewerker], Browser]
Manier = Callable[[Afspraak, Medewerker], Afspraak]


def mis(rij: Afspraak, door: Medewerker, op: datetime = NA_GESPREK) -> Afspraak:
    datum = (op + timedelta(days=1)).date()
    return miss_afspraak(rij, vervolg=Vervolg.BELLEN, reden="Nam niet op.", datum=datum, door=door, op=op)


def zeg_af(rij: Afspraak, door: Medewerker) -> Afspraak:
    return cancel_afspraak(rij, reden="De inwoner is ziek.", door=door, op=NU)


def gepland(door: Medewerker) -> tuple[Aanmelding, Afspraak]:
    rij = aanmelding_in(S.GESPREK_GEPLAND, door)
    return rij, rij.afspraken.get()


@pytest.mark.parametrize(("manier", "waarom"), [(mis, Gesprekgemist.NIET_VERSCHENEN), (zeg_af, Gesprekgemist.AFGEZEGD)])
def test_gemist_of_afgezegd_eerste_gesprek_houdt_de_termijn_zichtbaar(
    manier: Manier, waarom: Gesprekgemist, consulent: Medewerker
) -> None:
    voor, afspraak = gepland(consulent)
    manier(afspraak, consulent)
    na = Aanmelding.objects.get(pk=voor.pk)
    assert (na.status, na.gesprek_gemist, na.gesprek_gepland_op) == (S.GEMELD, waarom, None)
    assert (na.gesprek_uiterlijk_datum, na.gesprek_toelichting) == (UITERLIJK, voor.gesprek_toelichting)
    assert (na.actie, na.actie_uiterlijk_datum) == (NIEUWE_AFSPRAAK, UITERLIJK)
    assert StatusWissel.objects.get(object_id=na.pk, overgang="miss_gesprek").reden
    assert NIEUWE_AFSPRAAK in [t.actie for t in als_taken(taken(consulent, ALLES))]


def test_een_nieuwe_afspraak_of_het_gesprek_zelf_haalt_de_reden_weg(consulent: Medewerker) -> None:
    rij, afspraak = gepland(consulent)
    mis(afspraak, consulent)
    rij = plan_gesprek(
        Aanmelding.objects.get(pk=rij.pk),
        gepland_op=NA_GESPREK + timedelta(days=2),
        plaats="Thuis",
        door=consulent,
        op=NA_GESPREK,
    )
    assert (rij.status, rij.gesprek_gemist, rij.actie) == (S.GESPREK_GEPLAND, "", "Eerste gesprek houden")
    assert Afspraak.objects.get(pk=afspraak.pk).status == AfspraakStatus.OPGEVOLGD
    ander, afspraak = gepland(consulent)
    zeg_af(afspraak, consulent)
    na = hold_gesprek(
        Aanmelding.objects.get(pk=ander.pk), gehouden_op=NU, verslag="Kwam toch langs.", door=consulent, op=NU
    )
    assert (na.status, na.gesprek_gemist) == (S.IN_INTAKE, "")


def test_na_het_gesprek_verandert_een_afspraak_de_aanmelding_niet_meer(consulent: Medewerker) -> None:
    rij, afspraak = gepland(consulent)
    hold_gesprek(rij, gehouden_op=NU, verslag="Goed.", door=consulent, op=NU)
    vervolg = plan_afspraak(
        rij.client,
        soort=Afspraaksoort.VERVOLG,
        moment=Moment(NA_GESPREK, 30, consulent, plaats="Hier"),
        aanmelding=rij,
        door=consulent,
        op=NU,
    )
    zeg_af(vervolg, consulent)
    with pytest.raises(Geweigerd):
        mis(Afspraak.objects.get(pk=afspraak.pk), consulent)
    na = Aanmelding.objects.get(pk=rij.pk)
    assert (na.status, na.gesprek_gemist) == (S.IN_INTAKE, "")


@pytest.mark.parametrize("manier", [mis, zeg_af])
def test_niet_doorgaan_is_heel_of_niet(manier: Manier, consulent: Medewerker) -> None:
    _, afspraak = gepland(consulent)
    assert alles_of_niets(lambda: manier(Afspraak.objects.get(pk=afspraak.pk), consulent)) >= 4


def test_de_aanmelding_en_de_wachtlijst_zeggen_waarom(als: Als, consulent: Medewerker) -> None:
    rij, afspraak = gepland(consulent)
    zeg_af(afspraak, consulent)
    pagina = als(consulent).get(reverse("intake:aanmelding", args=[rij.pk])).content.decode()
    assert "Het eerste gesprek ging niet door" in pagina
    assert "De inwoner is ziek." in pagina
    assert "nog steeds uiterlijk 30 november 2026" in pagina.replace("\xa0", " ")
    assert "Ging niet door." in als(consulent).get(reverse("intake:wachtlijst")).content.decode()


def _tegelijk(door: Medewerker) -> list[object]:
    """Iemand legt vast dat de inwoner niet kwam, en een ander op hetzelfde moment dat het gesprek er was."""
    rij, afspraak = gepland(door)
    uit = tegelijk(
        [
            lambda: mis(afspraak, door),
            lambda: hold_gesprek(rij, gehouden_op=NA_GESPREK, verslag="Goed.", door=door, op=NA_GESPREK),
        ]
    )
    assert Aanmelding.objects.get(pk=rij.pk).status == S.IN_INTAKE or any(isinstance(u, Exception) for u in uit)
    return uit


@pytest.mark.django_db(transaction=True)
def test_niet_gekomen_en_toch_gehouden_tegelijk_loopt_niet_vast(consulent: Medewerker) -> None:
    for _ in range(20):
        fouten = [u for u in _tegelijk(consulent) if isinstance(u, Exception)]
        assert {type(fout) for fout in fouten} <= {Geweigerd}, fouten
    assert not Afspraak.objects.exclude(status__in=["gehouden", "opgevolgd"]).exists()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_zonder_vaste_volgorde_van_de_sloten_loopt_het_vast(
    consulent: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """De proef op de som: eerst de afspraak op slot en dan de aanmelding geeft een deadlock met het vastleggen."""

    def langzaam(*args: Any, **gegevens: Any) -> Any:
        uit = wissel(*args, **gegevens)
        time.sleep(0.05)
        return uit

    wissel = afloop.wissel
    monkeypatch.setattr(afloop, "_slot_op_aanmelding", lambda afspraak: afspraak.aanmelding)
    monkeypatch.setattr(afloop, "wissel", langzaam)
    for _ in range(20):
        if any(isinstance(u, OperationalError) for u in _tegelijk(consulent)):
            return
    raise AssertionError("zonder de volgorde liep het toch niet vast")
