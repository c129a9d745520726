"""Niemand uit beeld: wie niet is toegelaten krijgt een volgende stap en een dag waarop iemand opnieuw kijkt."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from intake.choices import AanmeldingStatus as S
from intake.choices import (
    IntrekReden,
    Kanaal,
    Kwadrant,
    Volgaanleiding,
    VolgmomentStatus,
    Volgsoort,
    Volguitkomst,
)
from intake.kwadrant import HUIDIGE_VERSIE
from intake.models import Aanmelding, Client, Volgmoment
from intake.services import afwijzing as afwijzingen
from intake.services import besluit as besluiten
from intake.services.aanmelding import register_aanmelding, withdraw_aanmelding
from intake.services.screening import record_screening
from intake.services.volgmoment import VolgmomentPlan, hold_volgmoment, move_volgmoment, plan_volgmoment
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.transities import waarom_niet, wissel
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in, antwoorden, client, verklaring, voorgelegd

pytestmark = pytest.mark.django_db
V, U = VolgmomentStatus, Volguitkomst
OVER_90_DAGEN = date(2027, 2, 1)  # 2 november 2026 plus 90 dagen is zondag 31 januari: de maandag erna


def gepland(inwoner: Client, door: Medewerker, **velden: Any) -> Volgmoment:
    gegevens = {"aanleiding": Volgaanleiding.ANDERS, "vervolgstap": "Bel in het nieuwe jaar.", **velden}
    return plan_volgmoment(inwoner, door=door, op=NU, **gegevens)


def open_van(inwoner: Client) -> Volgmoment:
    return Volgmoment.objects.get(client=inwoner, status=V.GEPLAND)


@pytest.fixture
def inwoner(gemeente: Gemeente) -> Client:
    return client(gemeente)


@pytest.mark.parametrize(
    ("status", "aanleiding", "soort"),
    [
        (S.AFGEWEZEN, Volgaanleiding.AFGEWEZEN, Volgsoort.EIGEN_CONTACT),
        (S.GEADVISEERD, Volgaanleiding.ADVIES, Volgsoort.ADVIES),
        (S.INGETROKKEN, Volgaanleiding.INGETROKKEN, Volgsoort.EIGEN_CONTACT),
    ],
)
def test_wie_niet_is_toegelaten_krijgt_een_volgmoment(
    status: S, aanleiding: Volgaanleiding, soort: Volgsoort, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = aanmelding_in(status, consulent, lezer=kwaliteit)
    moment = open_van(rij.client)
    assert (moment.aanleiding, moment.volgsoort, moment.aanmelding) == (aanleiding, soort, rij)
    assert (moment.datum, moment.behandelaar) == (OVER_90_DAGEN, consulent)
    assert moment.vervolgstap
    assert moment.actie and moment.actie_uiterlijk_datum == moment.datum


@pytest.mark.parametrize("status", [S.GEMELD, S.GESPREK_GEPLAND, S.IN_INTAKE, S.AFWIJZING_VOORGELEGD, S.TOEGELATEN])
def test_wie_in_beeld_is_heeft_geen_volgmoment_nodig(status: S, consulent: Medewerker) -> None:
    aanmelding_in(status, consulent)
    assert not Volgmoment.objects.exists()


@pytest.mark.parametrize("reden", IntrekReden)
def test_intrekken_geeft_altijd_een_volgmoment_behalve_bij_overlijden(
    reden: IntrekReden, consulent: Medewerker
) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    withdraw_aanmelding(rij, reden=reden, toelichting="Belde vandaag.", verklaring=verklaring(), door=consulent, op=NU)
    momenten = list(Volgmoment.objects.all())
    assert len(momenten) == (0 if reden == IntrekReden.OVERLEDEN else 1)
    if reden == IntrekReden.VERHUISD:
        assert momenten[0].volgsoort == Volgsoort.OVERDRACHT
        assert "warm" in momenten[0].vervolgstap


def test_overlijden_heft_een_open_volgmoment_op(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    moment = gepland(rij.client, consulent)
    withdraw_aanmelding(rij, reden=IntrekReden.OVERLEDEN, toelichting="Dochter belde.", door=consulent, op=NU)
    moment.refresh_from_db()
    assert (moment.status, moment.uitkomst) == (V.VERVALLEN, U.OVERLEDEN)


@pytest.mark.parametrize("vak", Kwadrant)
def test_begeleiden_en_past_niet_geven_een_volgmoment(vak: Kwadrant, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    _screen(rij, consulent, vak)
    assert Volgmoment.objects.exists() == (vak in (Kwadrant.BEGELEIDEN, Kwadrant.PAST_NIET))


def _screen(rij: Aanmelding, door: Medewerker, vak: Kwadrant, plan: VolgmomentPlan | None = None) -> None:
    record_screening(
        rij,
        antwoorden=antwoorden(),
        vragenlijst=HUIDIGE_VERSIE,
        gekozen=vak,
        afwijk_reden="Dit past beter.",
        volgmoment=plan,
        door=door,
        op=NU,
    )


def test_een_ander_vak_heft_het_volgmoment_van_het_kwadrant_op(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    _screen(rij, consulent, Kwadrant.BEGELEIDEN)
    _screen(rij, consulent, Kwadrant.BEGELEIDEN)
    assert Volgmoment.objects.count() == 1
    _screen(rij, consulent, Kwadrant.STABILISEREN)
    assert Volgmoment.objects.get().uitkomst == U.KWADRANT_ANDERS


def test_een_ander_vak_laat_het_volgmoment_van_een_afwijzing_staan(
    consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = aanmelding_in(S.AFGEWEZEN, consulent, lezer=kwaliteit)
    nieuw = register_aanmelding(rij.client, kanaal=Kanaal.ZELF, gemeld_op=NU, door=consulent, op=NU)
    gepland(rij.client, consulent, aanleiding=Volgaanleiding.AFGEWEZEN)
    _screen(nieuw, consulent, Kwadrant.OPLOSSEN)
    assert open_van(rij.client).aanleiding == Volgaanleiding.AFGEWEZEN


def test_toelaten_heft_het_volgmoment_op(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    _screen(rij, consulent, Kwadrant.BEGELEIDEN)
    besluiten.admit(rij, motivering="Nodig.", weken_tot_resultaat=9, door=consulent, op=NU)
    assert Volgmoment.objects.get().uitkomst == U.TOEGELATEN


def test_een_nieuwe_aanmelding_heft_het_volgmoment_op(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.INGETROKKEN, consulent)
    register_aanmelding(rij.client, kanaal=Kanaal.ZELF, gemeld_op=NU, door=consulent, op=NU)
    assert Volgmoment.objects.get().uitkomst == U.WEER_AANGEMELD


def test_wat_de_consulent_koos_gaat_mee_langs_de_tweede_lezer(consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    plan = VolgmomentPlan(datum=date(2026, 12, 1), soort=Volgsoort.PARTNER, partner="Humanitas")
    afwijzingen.submit_afwijzing(
        rij, grond="geen_schulden", motivering="Nee.", vervolgstap="Humanitas.", volgmoment=plan, door=consulent, op=NU
    )
    assert not Volgmoment.objects.exists()
    afwijzingen.confirm_afwijzing(rij, door=kwaliteit, op=NU)
    moment = open_van(rij.client)
    assert (moment.datum, moment.volgsoort, moment.partner) == (date(2026, 12, 1), Volgsoort.PARTNER, "Humanitas")
    assert (moment.vervolgstap, moment.behandelaar) == ("Humanitas.", consulent)


def test_lag_de_afwijzing_te_lang_dan_telt_het_beleid(consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    afwijzingen.submit_afwijzing(
        rij,
        grond="geen_schulden",
        motivering="Nee.",
        vervolgstap="Bel.",
        volgmoment=VolgmomentPlan(datum=date(2026, 11, 5)),
        door=consulent,
        op=NU,
    )
    afwijzingen.confirm_afwijzing(rij, door=kwaliteit, op=NU + timedelta(days=10))
    assert open_van(rij.client).datum > date(2026, 11, 12)


@pytest.mark.parametrize(
    ("plan", "reden"),
    [
        (VolgmomentPlan(datum=date(2026, 11, 2)), "nog moet komen"),
        (VolgmomentPlan(datum=date(2027, 11, 3)), "uiterlijk op 02-11-2027"),
        (VolgmomentPlan(soort=Volgsoort.PARTNER, partner=" "), "Noem de partner"),
    ],
)
def test_een_plan_dat_niet_kan_wordt_geweigerd_voor_er_iets_verandert(
    plan: VolgmomentPlan, reden: str, consulent: Medewerker
) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    with pytest.raises(Geweigerd, match=reden):
        besluiten.advise(rij, motivering="Klein.", vervolgstap="Bel.", volgmoment=plan, door=consulent, op=NU)
    with pytest.raises(Geweigerd, match=reden):
        afwijzingen.submit_afwijzing(
            rij, grond="geen_schulden", motivering="N", vervolgstap="B", volgmoment=plan, door=consulent, op=NU
        )
    rij.refresh_from_db()
    assert rij.status == S.IN_INTAKE


def test_hoogstens_een_open_volgmoment(inwoner: Client, consulent: Medewerker) -> None:
    eerste = gepland(inwoner, consulent)
    tweede = gepland(inwoner, consulent)
    eerste.refresh_from_db()
    assert (eerste.status, eerste.uitkomst) == (V.VERVALLEN, U.VERVANGEN)
    assert open_van(inwoner) == tweede
    assert tweede.vorige == eerste
    with pytest.raises(IntegrityError), transaction.atomic():
        Volgmoment.objects.bulk_create(
            [
                Volgmoment(
                    client=inwoner,
                    gemeente=inwoner.gemeente,
                    aanleiding="anders",
                    vervolgstap="x",
                    datum=OVER_90_DAGEN,
                    gepland_op=NU,
                    actie="x",
                    actie_uiterlijk_datum=OVER_90_DAGEN,
                )
            ]
        )


@pytest.mark.parametrize(
    ("uitkomst", "kijkt_weer"),
    [
        (U.GAAT_GOED, False),
        (U.WIL_GEEN_CONTACT, False),
        (U.NIET_MEER_HIER, False),
        (U.NOG_NIET, True),
        (U.GEEN_CONTACT, True),
    ],
)
def test_na_sommige_uitkomsten_kijkt_iemand_altijd_weer(
    uitkomst: Volguitkomst, kijkt_weer: bool, inwoner: Client, consulent: Medewerker
) -> None:
    moment = gepland(inwoner, consulent)
    volgende = hold_volgmoment(moment, uitkomst=uitkomst, verslag="Gebeld.", door=consulent, op=NU)
    moment.refresh_from_db()
    assert (moment.status, moment.uitkomst, moment.verslag) == (V.GEHOUDEN, uitkomst, "Gebeld.")
    assert (volgende is not None) == kijkt_weer
    assert Volgmoment.objects.open().exists() == kijkt_weer


def test_verwezen_noemt_de_partner_en_kijkt_weer(inwoner: Client, consulent: Medewerker) -> None:
    plan = VolgmomentPlan(soort=Volgsoort.PARTNER, partner="Humanitas")
    volgende = hold_volgmoment(
        gepland(inwoner, consulent), uitkomst=U.VERWEZEN, verslag="Warm gebeld.", volgende=plan, door=consulent, op=NU
    )
    assert volgende and (volgende.volgsoort, volgende.partner) == (Volgsoort.PARTNER, "Humanitas")


def test_na_het_aantal_pogingen_van_het_beleid_stopt_geen_contact(inwoner: Client, consulent: Medewerker) -> None:
    Beleid.objects.update(volgpogingen=2)
    moment: Volgmoment | None = gepland(inwoner, consulent)
    pogingen = []
    while moment:
        pogingen.append(moment.poging)
        moment = hold_volgmoment(
            moment, uitkomst=U.GEEN_CONTACT, verslag="Drie keer gebeld, brief gestuurd.", door=consulent, op=NU
        )
    assert pogingen == [1, 2]
    assert not Volgmoment.objects.open().exists()


def test_een_poging_met_contact_begint_opnieuw_te_tellen(inwoner: Client, consulent: Medewerker) -> None:
    tweede = hold_volgmoment(
        gepland(inwoner, consulent), uitkomst=U.GEEN_CONTACT, verslag="Gebeld.", door=consulent, op=NU
    )
    assert tweede and tweede.poging == 2
    derde = hold_volgmoment(tweede, uitkomst=U.NOG_NIET, verslag="Gesproken.", door=consulent, op=NU)
    assert derde and derde.poging == 1


def test_houden_vraagt_een_verslag_en_een_eigen_uitkomst(inwoner: Client, consulent: Medewerker) -> None:
    moment = gepland(inwoner, consulent)
    with pytest.raises(Geweigerd, match="Schrijf op"):
        hold_volgmoment(moment, uitkomst=U.GAAT_GOED, verslag=" ", door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="Kies hoe"):
        hold_volgmoment(moment, uitkomst=U.TOEGELATEN, verslag="x", door=consulent, op=NU)


def test_verzetten_met_reden_en_naar_een_collega_uit_de_gemeente(
    inwoner: Client, consulent: Medewerker, collega: Medewerker, buitenstaander: Medewerker
) -> None:
    moment = gepland(inwoner, consulent)
    dag = date(2026, 12, 1)
    with pytest.raises(Geweigerd, match="Schrijf op waarom"):
        move_volgmoment(moment, datum=dag, reden=" ", behandelaar=collega, door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="werkt niet in"):
        move_volgmoment(moment, datum=dag, reden="Ziek.", behandelaar=buitenstaander, door=consulent, op=NU)
    rij = move_volgmoment(moment, datum=dag, reden="Ziek.", behandelaar=collega, door=consulent, op=NU)
    assert (rij.datum, rij.actie_uiterlijk_datum, rij.behandelaar) == (dag, dag, collega)
    assert StatusWissel.objects.filter(object_id=rij.pk, overgang="move").get().reden == "Ziek."


SLUITEN: dict[str, Any] = {"uitkomst": U.GAAT_GOED, "afgesloten_op": NU}
OVERGANGEN: dict[str, tuple[V, dict[str, Any]]] = {
    "move": (V.GEPLAND, {"datum": date(2026, 12, 1), "behandelaar": None}),
    "hold": (V.GEHOUDEN, {"verslag": "Gebeld.", **SLUITEN}),
    "lapse": (V.VERVALLEN, SLUITEN),
}


def test_de_tabel_kent_elke_overgang() -> None:
    assert set(OVERGANGEN) == {overgang.name for overgang in Volgmoment().get_all_status_transitions()}


@pytest.mark.parametrize("overgang", OVERGANGEN)
@pytest.mark.parametrize("status", V)
def test_status_tegen_overgang(status: V, overgang: str, inwoner: Client, consulent: Medewerker) -> None:
    rij = gepland(inwoner, consulent)
    if status != V.GEPLAND:
        rij = wissel(rij, "hold" if status == V.GEHOUDEN else "lapse", door=consulent, op=NU, **_gegevens(status))
    naar, gegevens = OVERGANGEN[overgang]
    if status == V.GEPLAND:
        na = wissel(rij, overgang, door=consulent, op=NU, **gegevens)
        assert (na.status, na.versie) == (naar, rij.versie + 1)
        assert bool(na.actie) == (naar == V.GEPLAND)
    else:
        assert waarom_niet(rij, overgang)
        with pytest.raises(Geweigerd):
            wissel(rij, overgang, door=consulent, op=NU, **gegevens)
    with pytest.raises(Gelijktijdig):
        wissel(rij, overgang, door=consulent, op=NU, verwacht_versie=rij.versie + 9, **gegevens)


def _gegevens(status: V) -> dict[str, Any]:
    return OVERGANGEN["hold" if status == V.GEHOUDEN else "lapse"][1]


HANDELINGEN: dict[str, Callable[[Volgmoment, Medewerker], object]] = {
    "plan": lambda v, d: gepland(v.client, d),
    "hold": lambda v, d: hold_volgmoment(v, uitkomst=U.GEEN_CONTACT, verslag="Gebeld.", door=d, op=NU),
    "move": lambda v, d: move_volgmoment(v, datum=date(2026, 12, 1), reden="Ziek.", behandelaar=d, door=d, op=NU),
}


@pytest.mark.parametrize("naam", HANDELINGEN)
def test_volgmoment_heel_of_niet(naam: str, inwoner: Client, consulent: Medewerker) -> None:
    pk = gepland(inwoner, consulent).pk
    alles_of_niets(lambda: HANDELINGEN[naam](Volgmoment.objects.get(pk=pk), consulent))


def test_terug_van_de_tweede_lezer_geeft_nog_geen_volgmoment(consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    voorgelegd(rij, consulent)
    afwijzingen.return_afwijzing(rij, reden="Nee.", door=kwaliteit, op=NU)
    assert not Volgmoment.objects.exists()
