"""Een traject in de pauze: niets loopt door, er gaat niets uit, en daarna is er precies zoveel tijd als er was."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.brieven.models import Brief
from schuldhulp.lib import dagtaken, outbox
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.lib.werklijst import taken_van
from schuldhulp.organisatie.models import Medewerker
from tests.builders import AANSCHRIJVEN, AFWIJZEN, INSTEMMEN, NU, beantwoord_alles, planinhoud, traject_in
from tests.intake.test_gelijktijdig import tegelijk
from tests.trajecten.bouw import pauzeer
from trajecten.choices import EINDE, AanschrijvingStatus, Oplossingsoort, Pauzereden, UitstroomReden
from trajecten.choices import TrajectStatus as T
from trajecten.models import Traject, Trajectpauze
from trajecten.rekenregels.regelperiode import bereken_regelperiode
from trajecten.services import aanschrijving, einde, nazorg, pauze, plan, voorstel
from trajecten.services.aanschrijving import BEREKENEN
from trajecten.services.pauze import KIJKEN

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
OPEN = [status for status in T if status not in EINDE]
DAGEN = 14
LATER = NU + timedelta(days=DAGEN)


def vers(rij: Traject) -> Traject:
    return Traject.objects.get(pk=rij.pk)


@pytest.mark.parametrize("status", T)
def test_elke_open_status_kan_stilstaan_en_verder(status: T, consulent: Medewerker) -> None:
    """Heen en weer verandert de status niet, en de actie komt terug met de dagen erbij."""
    rij = traject_in(status, consulent)
    if status in EINDE:
        with pytest.raises(Geweigerd, match="beëindigd"):
            pauzeer(rij, door=consulent)
        return
    pauzeer(rij, door=consulent, dagen=DAGEN)
    stil = vers(rij)
    assert (stil.status, stil.actie, stil.actie_uiterlijk_datum) == (status, KIJKEN, LATER.date())
    assert [taak.actie for taak in taken_van(consulent, rij.client) if taak.pk == rij.pk] == [KIJKEN]
    with pytest.raises(Geweigerd, match="al in de pauze"):
        pauzeer(stil, door=consulent)
    for overgang in Traject().get_all_status_transitions():
        if str(overgang.source) == status and overgang.name != "end_early":
            assert waarom_niet(stil, overgang.name).startswith("Dit traject staat in de pauze")
    na = pauze.resume_traject(stil, notitie="Weer thuis.", door=consulent, op=LATER)
    assert (na.status, na.actie, na.in_pauze) == (status, rij.actie, False)
    assert rij.actie_uiterlijk_datum is not None
    assert na.actie_uiterlijk_datum == rij.actie_uiterlijk_datum + timedelta(days=DAGEN)
    with pytest.raises(Geweigerd, match="niet in de pauze"):
        pauze.resume_traject(na, door=consulent, op=LATER)


@pytest.mark.parametrize(
    ("status", "veld"),
    [
        (T.STABILISATIE, "stabilisatie_uiterlijk_datum"),
        (T.INVENTARISATIE, "regelperiode_uiterlijk_datum"),
        (T.AKKOORD, "regelperiode_uiterlijk_datum"),
        (T.LOOPTIJD, "looptijd_eind_datum"),
    ],
)
def test_de_termijn_die_loopt_schuift_op(status: T, veld: str, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    pauzeer(rij, door=consulent, dagen=60)
    na = pauze.resume_traject(vers(rij), door=consulent, op=LATER)
    assert getattr(na, veld) == getattr(rij, veld) + timedelta(days=DAGEN)


def test_een_voorbije_termijn_verandert_niet_meer(consulent: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    pauzeer(rij, door=consulent)
    na = pauze.resume_traject(vers(rij), door=consulent, op=LATER)
    assert na.regelperiode_uiterlijk_datum == rij.regelperiode_uiterlijk_datum


def test_schuldeisers_houden_de_tijd_die_zij_hadden_en_krijgen_in_de_pauze_niets(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, NU)
    eerst = rij.aanschrijvingen.first().reactie_uiterlijk_datum  # type: ignore[union-attr]
    pauzeer(vers(rij), door=consulent, dagen=DAGEN)
    brieven = Brief.objects.count()
    uitkomst = dagtaken.draai(NU + timedelta(days=90))
    outbox.verwerk(op=NU + timedelta(days=90))
    assert (uitkomst["herinneringen"], uitkomst["geenReactie"], Brief.objects.count()) == (0, 0, brieven)
    na = pauze.resume_traject(vers(rij), door=consulent, op=LATER)
    assert {a.reactie_uiterlijk_datum for a in na.aanschrijvingen.all()} == {eerst + timedelta(days=DAGEN)}
    assert Brief.objects.count() == brieven
    assert dagtaken.draai(LATER + timedelta(days=20))["herinneringen"] == 0
    assert dagtaken.draai(LATER + timedelta(days=22))["herinneringen"] == 2


def test_een_stemming_sluit_niet_in_de_pauze(consulent: Medewerker) -> None:
    rij = traject_in(T.VOORSTEL, consulent)
    pauzeer(rij, door=consulent)
    assert dagtaken.draai(NU + timedelta(days=90))["voorstellenGesloten"] == 0
    na = pauze.resume_traject(vers(rij), door=consulent, op=LATER)
    assert na.voorstellen.get().reactie_uiterlijk_datum == na.actie_uiterlijk_datum
    assert dagtaken.draai(LATER + timedelta(days=22))["voorstellenHerinnerd"] == 1
    assert dagtaken.draai(LATER + timedelta(days=40))["voorstellenGesloten"] == 1


@pytest.mark.parametrize(("stemmen", "daarna"), [(INSTEMMEN, T.AKKOORD), (AFWIJZEN, T.GEEN_AKKOORD)])
def test_wie_in_de_pauze_antwoordt_telt_mee_zodra_het_verdergaat(
    stemmen: Any, daarna: T, consulent: Medewerker
) -> None:
    rij = traject_in(T.VOORSTEL, consulent)
    pauzeer(rij, door=consulent)
    stemmen(vers(rij), consulent, NU)
    assert (vers(rij).status, vers(rij).actie) == (T.VOORSTEL, KIJKEN)
    assert pauze.resume_traject(vers(rij), door=consulent, op=LATER).status == daarna


def test_een_saldo_in_de_pauze_komt_binnen_en_het_voorstel_wacht(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, NU)
    pauzeer(vers(rij), door=consulent)
    beantwoord_alles(vers(rij), consulent)
    assert set(rij.aanschrijvingen.values_list("status", flat=True)) == {AanschrijvingStatus.BEANTWOORD}
    assert vers(rij).actie == KIJKEN
    assert pauze.resume_traject(vers(rij), door=consulent, op=LATER).actie == BEREKENEN


def test_in_de_pauze_zet_niemand_een_stap(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    pauzeer(rij, door=consulent)
    stil, wie = vers(rij), {"door": consulent, "op": NU}
    geld = {"soort": Oplossingsoort.SANERINGSKREDIET, "inkomen": Decimal(1800), "vtlb": Decimal(1700)}
    for stap in (
        lambda: aanschrijving.send_aanschrijvingen(stil, **wie),
        lambda: voorstel.calculate_voorstel(stil, **geld, **wie),
        lambda: plan.adopt_plan(stil, inhoud=planinhoud(), **wie),
    ):
        with pytest.raises(Geweigerd, match="staat in de pauze"):
            stap()
    klaar = traject_in(T.NAZORG, consulent)
    pauzeer(klaar, door=consulent)
    moment = klaar.nazorgmomenten.select_related("traject").first()
    with pytest.raises(Geweigerd, match="staat in de pauze"):
        nazorg.record_nazorg(moment, is_bereikt=True, gaat_goed=True, notitie="", **wie)  # type: ignore[arg-type]


def test_nazorg_schuift_mee(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    eerst = list(rij.nazorgmomenten.values_list("gepland_datum", flat=True))
    pauzeer(rij, door=consulent)
    pauze.resume_traject(vers(rij), door=consulent, op=LATER)
    nu = list(rij.nazorgmomenten.values_list("gepland_datum", flat=True))
    assert nu == [dag + timedelta(days=DAGEN) for dag in eerst]


def test_verlengen_en_twee_pauzes_tellen_op(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    einde_zonder = rij.regelperiode_uiterlijk_datum
    assert einde_zonder is not None
    pauzeer(rij, door=consulent, dagen=7)
    assert vers(rij).regelperiode_uiterlijk_datum == einde_zonder + timedelta(days=7)
    pauze.extend_pauze(vers(rij), tot=NU.date() + timedelta(days=30), door=consulent, op=NU)
    stil = vers(rij)
    assert stil.actie_uiterlijk_datum == NU.date() + timedelta(days=30)
    assert stil.regelperiode_uiterlijk_datum == einde_zonder + timedelta(days=30)
    pauze.resume_traject(stil, door=consulent, op=LATER)
    pauzeer(vers(rij), door=consulent, op=LATER, dagen=9)
    na = pauze.resume_traject(vers(rij), door=consulent, op=LATER + timedelta(days=5))
    assert na.regelperiode_uiterlijk_datum == einde_zonder + timedelta(days=DAGEN + 5)


def test_dezelfde_dag_verder_verandert_geen_datum(consulent: Medewerker) -> None:
    rij = traject_in(T.VOORSTEL, consulent)
    pauzeer(rij, door=consulent)
    na = pauze.resume_traject(vers(rij), door=consulent, op=NU)
    assert (na.actie, na.actie_uiterlijk_datum) == (rij.actie, rij.actie_uiterlijk_datum)
    assert na.regelperiode_uiterlijk_datum == rij.regelperiode_uiterlijk_datum


def test_foute_invoer_en_een_oude_versie(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    goed: dict[str, Any] = {"reden": Pauzereden.ANDERS, "toelichting": "Rust.", "tot": NU.date() + timedelta(days=7)}
    for fout in ({"tot": NU.date()}, {"tot": date(2027, 11, 3)}, {"toelichting": "  "}):
        with pytest.raises(Geweigerd):
            pauze.pause_traject(rij, **goed | fout, door=consulent, op=NU)
    with pytest.raises(Gelijktijdig):
        pauze.pause_traject(rij, **goed, door=consulent, op=NU, verwacht_versie=rij.versie - 1)
    with pytest.raises(Geweigerd, match="niet in de pauze"):
        pauze.extend_pauze(rij, tot=goed["tot"], door=consulent, op=NU)
    assert not Trajectpauze.objects.exists()


def test_de_database_laat_geen_tweede_pauze_toe(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    een = pauzeer(rij, door=consulent)
    een.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        Trajectpauze(**{f.attname: getattr(een, f.attname) for f in een._meta.fields if f.name != "id"}).save()


@pytest.mark.parametrize("status", OPEN)
def test_beeindigen_kan_in_de_pauze_en_sluit_haar(status: T, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    pauzeer(rij, door=consulent)
    stop = {"reden": UitstroomReden.ZELF, "omschrijving": "U gaat zelf verder."}
    na = einde.end_early(vers(rij), **stop, door=consulent, op=LATER)  # type: ignore[arg-type]
    assert (na.status, na.in_pauze) == (T.UITGEVALLEN, False)
    een = Trajectpauze.objects.get()
    assert (een.dagen, een.beeindigd_door) == (DAGEN, consulent)


def test_de_pagina_het_formulier_en_de_tijdlijn(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    pauzeer(rij, door=consulent)
    browser = als(consulent)
    pagina = browser.get(reverse("trajecten:traject", args=[rij.pk]))
    tekst = pagina.content.decode()
    assert "Dit traject staat in de pauze" in tekst
    assert "Opname in een kliniek." in tekst
    mag = [a["naam"] for a in pagina.context["acties"] if a["toegestaan"]]
    assert mag[0] == "Verdergaan na de pauze"
    assert {"Verdergaan na de pauze", "Pauze verlengen", "Voortijdig beëindigen"} <= set(mag)
    assert not {"In de pauze zetten", "Schuldeisers aanschrijven", "Plan van aanpak opstellen"} & set(mag)
    stap = reverse("trajecten:stap", args=[rij.pk, "hervatten"])
    versie = vers(rij).versie
    assert browser.post(stap, {"notitie": "Thuis.", "verwacht_versie": versie}).status_code == 302
    tijdlijn = [r["titel"] for r in browser.get(rij.get_absolute_url()).context["tijdlijn"]]
    assert {"Traject in de pauze", "Einde van de pauze na 0 dagen"} <= set(tijdlijn)
    verlengd = reverse("trajecten:stap", args=[rij.pk, "pauze-verlengen"])
    assert "niet in de pauze" in browser.get(verlengd).content.decode()


def test_de_termijnpagina_legt_de_extra_dagen_uit(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    pauzeer(rij, door=consulent)
    browser = als(consulent)
    assert [r.reden for r in browser.get(reverse("termijnsoort", args=["regelperiode"])).context["regels"]] == [
        "Het traject staat in de pauze"
    ]
    pagina = browser.get(reverse("termijn", args=["regelperiode", rij.pk]))
    assert "Pauze van 14 dagen, telt niet mee" in pagina.content.decode()
    telling = pagina.context["kalender"].telling
    assert telling.stilstanden == [(NU.date(), LATER.date())]
    assert telling.uiterlijk == date(2027, 3, 16)


def test_regelperiode_als_tabel() -> None:
    start = date(2026, 11, 2)
    assert str(bereken_regelperiode(start).uiterlijk) == "2027-03-02"
    een = bereken_regelperiode(start, pauzes=[(date(2026, 11, 9), date(2026, 11, 10))])
    assert (str(een.uiterlijk), "Pauze van 1 dag," in een.toelichting[2]) == ("2027-03-03", True)
    leeg = [(date(2026, 11, 9), date(2026, 11, 9))]
    assert bereken_regelperiode(start, pauzes=leeg) == bereken_regelperiode(start)
    twee = bereken_regelperiode(start, pauzes=[(date(2026, 12, 1), date(2026, 12, 31)), *leeg])
    assert twee.toelichting[-1].startswith("Samen komt er 30 dagen bij")


RONDEN = 10


def _stop_en_pauze(consulent: Medewerker) -> tuple[Traject, list[object]]:
    """Beëindigen en stilzetten op hetzelfde moment."""
    rij = traject_in(T.INVENTARISATIE, consulent)
    stop = {"reden": UitstroomReden.ZELF, "omschrijving": "U gaat zelf verder."}
    uit = tegelijk(
        [
            lambda: einde.end_early(rij, **stop, door=consulent, op=NU),  # type: ignore[arg-type]
            lambda: pauzeer(rij, door=consulent),
        ]
    )
    return vers(rij), uit


def _klopt(rij: Traject) -> bool:
    return rij.status == T.UITGEVALLEN and not Trajectpauze.objects.filter(traject=rij, eind_datum=None).exists()


@pytest.mark.django_db(transaction=True)
def test_stilzetten_en_beeindigen_tegelijk_laat_geen_open_pauze(consulent: Medewerker) -> None:
    for _ in range(RONDEN):
        rij, uit = _stop_en_pauze(consulent)
        assert _klopt(rij)
        assert not [u for u in uit if isinstance(u, Exception) and not isinstance(u, Geweigerd)]


@pytest.mark.django_db(transaction=True)
def test_twintig_keer_stilzetten_is_een_pauze(consulent: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    uit = tegelijk([lambda: pauzeer(rij, door=consulent)] * 20)
    assert sum(isinstance(u, Geweigerd) for u in uit) == 19
    assert Trajectpauze.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_zonder_slot_blijft_een_beeindigd_traject_stilstaan(
    consulent: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """De proef op de som: zonder het slot gaat het mis."""

    def langzaam(obj: Any) -> Any:
        rij = type(obj)._base_manager.get(pk=obj.pk)
        time.sleep(0.05)
        return rij

    monkeypatch.setattr(pauze, "vergrendel", langzaam)
    assert not all(_klopt(_stop_en_pauze(consulent)[0]) for _ in range(RONDEN))
