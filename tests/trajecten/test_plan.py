"""Het plan van aanpak: versies, acties op Mijn werk, en de jaarlijkse verificatie die vanzelf komt."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from intake.choices import Leefgebied
from schuldhulp.brieven.models import Brief
from schuldhulp.lib import dagtaken, werklijst
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.werkdagen import plus_maanden
from schuldhulp.organisatie.models import Medewerker
from tests.builders import (
    LATEN_LOPEN,
    NAZORGEN,
    NU,
    UITLOPEN,
    VASTSTELLEN,
    planinhoud,
    traject_in,
    verifieer,
)
from trajecten.choices import (
    EINDE,
    PLAN_LOOPT,
    Bevinding,
    OpvolgingStatus,
    Planrol,
    UitstroomReden,
    Verificatiestatus,
    Verificatieuitkomst,
)
from trajecten.choices import TrajectStatus as T
from trajecten.models import Planactie, Planopvolging, PlanVanAanpak, Planverificatie, Traject
from trajecten.planinhoud import Actie, Betaling, Doel, Planinhoud
from trajecten.services import einde
from trajecten.services.plan import adopt_plan, preview_plan, save_plan
from trajecten.services.planwerk import sweep_planwerk, tick_actie
from trajecten.services.traject import assign_behandelaar

pytestmark = pytest.mark.django_db
VANDAAG = dag_van(NU)
JAAR = timedelta(days=365)
AFGEWEZEN = Betaling(Decimal(900), Decimal(1800), "alleenstaande", Decimal(24_000))


def vers(rij: Traject) -> Traject:
    return Traject.objects.get(pk=rij.pk)


def stand(plan: PlanVanAanpak) -> list[Any]:
    velden = ("sleutel", "rol", "naam", "wat", "uiterlijk_datum", "volgorde")
    kop = PlanVanAanpak.objects.filter(pk=plan.pk).values_list()
    return [*kop, *plan.doelen.values_list(), *plan.acties.values_list(*velden)]


def werk(user: Medewerker) -> list[str]:
    return [taak.actie for taak in werklijst.als_taken(werklijst.taken(user, werklijst.VAN_MIJ))]


# Versies


def test_een_nieuwe_versie_laat_de_oude_zoals_zij_was(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    eerste = rij.plannen.get()
    voor = stand(eerste)
    inhoud = replace(eerste.inhoud, hulpvraag="Iets anders.", doelen=())
    doel = Doel(Leefgebied.WONEN, "Ik blijf wonen.", "", (Actie(Planrol.PARTNER, "Bemiddelt.", VANDAAG, "Wonen"),))
    tweede = adopt_plan(vers(rij), inhoud=replace(inhoud, doelen=(doel,)), door=consulent, op=NU)
    assert (tweede.versie, tweede.inhoud.hulpvraag) == (2, "Iets anders.")
    assert stand(eerste) == voor
    assert Brief.objects.filter(soort="plan_van_aanpak").count() == 2


def test_een_concept_wijzigt_en_een_vastgesteld_plan_nooit(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    eerste = rij.plannen.get()
    voor = stand(eerste)
    een = save_plan(vers(rij), inhoud=planinhoud(hulpvraag="Eerst."), door=consulent, op=NU)
    twee = save_plan(vers(rij), inhoud=planinhoud(hulpvraag="Dan."), door=consulent, op=NU)
    assert een.pk == twee.pk
    assert rij.plannen.count() == 2
    assert rij.plannen.get(versie=2).hulpvraag == "Dan."
    assert stand(eerste) == voor
    assert Brief.objects.filter(soort="plan_van_aanpak").count() == 1
    vast = adopt_plan(vers(rij), inhoud=planinhoud(), door=consulent, op=NU)
    assert (vast.pk, vast.versie, vast.is_concept) == (twee.pk, 2, False)


def test_hoogstens_een_concept_per_traject(consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    save_plan(rij, inhoud=planinhoud(), door=consulent, op=NU)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanVanAanpak.objects.create(traject=rij, versie=9)


def test_wat_gedaan_was_blijft_gedaan_in_de_nieuwe_versie(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    eerste = rij.plannen.get()
    gedaan = tick_actie(eerste.acties.first(), is_gedaan=True, door=consulent, op=NU)
    tweede = adopt_plan(vers(rij), inhoud=eerste.inhoud, door=consulent, op=NU)
    assert tweede.acties.get(sleutel=gedaan.sleutel).gedaan_op == NU
    assert tweede.acties.open().count() == 1


def test_een_vinkje_dat_is_weggehaald_komt_in_de_volgende_versie_niet_terug(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    eerste = rij.plannen.get()
    tick_actie(eerste.acties.first(), is_gedaan=True, door=consulent, op=NU)
    tweede = adopt_plan(vers(rij), inhoud=eerste.inhoud, door=consulent, op=NU)
    tick_actie(tweede.acties.first(), is_gedaan=False, door=consulent, op=NU)
    derde = adopt_plan(vers(rij), inhoud=eerste.inhoud, door=consulent, op=NU)
    assert not derde.acties.exclude(gedaan_op=None).exists()


def test_de_brief_noemt_geen_dag_die_voorbij_is_bij_wat_al_gedaan_is(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    eerste = rij.plannen.get()
    tick_actie(eerste.acties.first(), is_gedaan=True, door=consulent, op=NU)
    tweede = adopt_plan(vers(rij), inhoud=eerste.inhoud, door=consulent, op=NU)
    inhoud = tweede.brief.gegevens
    assert [regel["wanneer"] for regel in inhoud["acties_inwoner"]] == ["Gedaan"]
    assert all(regel["wanneer"] != "Gedaan" for regel in inhoud["acties_consulent"])


def test_een_concept_is_nog_geen_plan_voor_de_volgende_stap(consulent: Medewerker) -> None:
    from schuldhulp.lib.transities import waarom_niet

    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    save_plan(rij, inhoud=planinhoud(), door=consulent, op=NU)
    assert waarom_niet(vers(rij), "start_stabilisatie").startswith("Stel eerst het plan")
    assert not Planverificatie.objects.exists()


# Wat een plan nodig heeft

ZONDER_ACTIE = Doel(Leefgebied.WERK, "Ik vind werk.")
TE_LAAT = Doel(Leefgebied.WERK, "Ik vind werk.", "", (Actie(Planrol.INWONER, "Bel.", VANDAAG - timedelta(days=1)),))


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (planinhoud(doelen=()), "ten minste één doel"),
        (planinhoud(doelen=(ZONDER_ACTIE,)), "wie wat doet"),
        (planinhoud(doelen=(TE_LAAT,)), "al voorbij"),
        (planinhoud(betaling=AFGEWEZEN), "minder over dan de beslagvrije voet"),
    ],
)
def test_een_plan_dat_niet_kan_wordt_geweigerd_en_laat_niets_achter(
    inhoud: Planinhoud, melding: str, consulent: Medewerker
) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    for dienst in (adopt_plan, preview_plan):
        with pytest.raises(Geweigerd, match=melding):
            dienst(rij, inhoud=inhoud, door=consulent, op=NU)
    assert not PlanVanAanpak.objects.exists()
    assert not Brief.objects.filter(soort="plan_van_aanpak").exists()


def test_de_beslagvrije_voet_staat_met_uitleg_in_het_plan(consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    betaling = replace(AFGEWEZEN, betaling_bedrag=Decimal("40.00"))
    plan = adopt_plan(rij, inhoud=planinhoud(betaling=betaling), door=consulent, op=NU)
    assert plan.houdt_over_bedrag == Decimal("1760.00") >= plan.beslagvrije_voet_bedrag
    assert "eerbiedigt de beslagvrije voet" in plan.beslagvrije_voet_toelichting[-1]
    assert plan.brief.gegevens["houdt_over_bedrag"] == "1760.00"


def test_beeindigd_of_gewijzigd_traject_neemt_geen_plan_aan(consulent: Medewerker) -> None:
    rij = traject_in(T.UITGEVALLEN, consulent)
    for dienst in (adopt_plan, save_plan):
        with pytest.raises(Geweigerd, match="beëindigd"):
            dienst(rij, inhoud=planinhoud(), door=consulent, op=NU)
    loopt = traject_in(T.STABILISATIE, consulent)
    with pytest.raises(Gelijktijdig):
        adopt_plan(loopt, inhoud=planinhoud(), door=consulent, op=NU, verwacht_versie=loopt.versie - 1)


# Acties op Mijn werk


def test_open_acties_staan_als_een_regel_op_mijn_werk(consulent: Medewerker) -> None:
    traject_in(T.STABILISATIE, consulent)
    rij = Planopvolging.objects.get()
    assert rij.actie_uiterlijk_datum == VANDAAG + timedelta(days=14)
    assert werk(consulent).count("Actie uit het plan nalopen") == 1


def test_afvinken_schuift_door_naar_de_volgende_actie_en_dan_is_het_klaar(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    een, twee = rij.plannen.get().acties.order_by("uiterlijk_datum")
    tick_actie(een, is_gedaan=True, door=consulent, op=NU)
    assert Planopvolging.objects.get().actie_uiterlijk_datum == twee.uiterlijk_datum
    tick_actie(twee, is_gedaan=True, door=consulent, op=NU)
    tick_actie(twee, is_gedaan=True, door=consulent, op=NU + timedelta(hours=1))
    assert Planopvolging.objects.get().status == OpvolgingStatus.KLAAR
    assert Planactie.objects.get(pk=twee.pk).gedaan_op == NU
    assert "Actie uit het plan nalopen" not in werk(consulent)
    tick_actie(twee, is_gedaan=False, door=consulent, op=NU)
    assert Planopvolging.objects.open().get().actie_uiterlijk_datum == twee.uiterlijk_datum


def test_een_oude_versie_is_niet_meer_af_te_vinken(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    oud = rij.plannen.get().acties.first()
    VASTSTELLEN(vers(rij), consulent, NU)
    with pytest.raises(Geweigerd, match="oude versie"):
        tick_actie(oud, is_gedaan=True, door=consulent, op=NU)
    assert Planopvolging.objects.open().count() == 1


def test_werk_uit_het_plan_gaat_mee_naar_de_nieuwe_behandelaar(consulent: Medewerker, collega: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    assign_behandelaar(rij, behandelaar=collega, door=consulent, op=NU)
    assert {r.behandelaar for m in (Planopvolging, Planverificatie) for r in m.objects.all()} == {collega}


# Jaarlijkse verificatie


def test_verificatie_valt_vanzelf_na_een_jaar(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    verificatie = Planverificatie.objects.get()
    assert verificatie.actie_uiterlijk_datum == plus_maanden(VANDAAG, 12)
    assert verificatie.behandelaar == consulent
    VASTSTELLEN(vers(rij), consulent, NU + timedelta(days=90))
    assert Planverificatie.objects.get().actie_uiterlijk_datum == plus_maanden(VANDAAG, 12)


@pytest.mark.parametrize("status", T)
def test_zolang_het_plan_loopt_staat_er_precies_een_verificatie_open(status: T, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    heeft_plan = rij.plannen.vastgesteld().exists()
    verwacht = int(heeft_plan and status in PLAN_LOOPT)
    assert Planverificatie.objects.open().filter(traject=rij).count() == verwacht
    if status in EINDE:
        assert not Planopvolging.objects.open().filter(traject=rij).exists()


def test_na_de_verificatie_staat_de_volgende_een_jaar_later(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    later = NU + JAAR + timedelta(days=30)
    gehouden = verifieer(vers(rij), Verificatieuitkomst.PAST, door=consulent, op=later)
    assert gehouden.status == Verificatiestatus.AFGEROND
    assert (gehouden.gehouden_door, gehouden.gehouden_op) == (consulent, later)
    assert Planverificatie.objects.open().get().uiterlijk_datum == plus_maanden(dag_van(later), 12)


def test_een_plan_dat_niet_past_blijft_werk_tot_de_nieuwe_versie_er_is(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    op = NU + JAAR
    rij_v = verifieer(
        vers(rij),
        Verificatieuitkomst.AANPASSEN,
        inkomen=Bevinding.VERANDERD,
        bevindingen="Hij heeft werk gevonden.",
        door=consulent,
        op=op,
    )
    assert (rij_v.status, rij_v.actie) == (Verificatiestatus.AANPASSEN, "Plan van aanpak aanpassen")
    assert "Plan van aanpak aanpassen" in werk(consulent)
    nieuw = adopt_plan(vers(rij), inhoud=planinhoud(op), door=consulent, op=op)
    rij_v = Planverificatie.objects.get(pk=rij_v.pk)
    assert (rij_v.status, rij_v.nieuw_plan) == (Verificatiestatus.AFGEROND, nieuw)
    assert Planverificatie.objects.open().get().uiterlijk_datum == plus_maanden(dag_van(op), 12)


def test_wat_veranderde_vraagt_uitleg(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    with pytest.raises(Geweigerd, match="wat er veranderd is"):
        verifieer(rij, Verificatieuitkomst.PAST, schulden=Bevinding.VERANDERD, door=consulent, op=NU)


def test_verificatie_in_de_looptijd_is_de_hercontrole_met_inkomen_en_vtlb(consulent: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    assert rij.actie == "Looptijd afronden"
    with pytest.raises(Geweigerd, match="vtlb"):
        verifieer(rij, Verificatieuitkomst.PAST, vtlb_bedrag=None, door=consulent, op=NU)
    verifieer(rij, Verificatieuitkomst.PAST, door=consulent, op=NU)
    assert (vers(rij).inkomen_bedrag, vers(rij).vtlb_bedrag) == (Decimal(1900), Decimal(1700))


def test_zonder_open_verificatie_valt_er_niets_vast_te_leggen(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    with pytest.raises(Geweigerd, match="geen verificatie"):
        verifieer(rij, Verificatieuitkomst.PAST, door=consulent, op=NU)


def test_na_de_looptijd_vervalt_de_verificatie(consulent: Medewerker) -> None:
    rij = traject_in(T.AKKOORD, consulent)
    for stap in (LATEN_LOPEN, UITLOPEN, NAZORGEN):
        stap(vers(rij), consulent, NU)
    assert Planverificatie.objects.get().status == Verificatiestatus.VERVALLEN


# De ronde


def overgenomen(consulent: Medewerker) -> Traject:
    """Een traject met alleen een plan uit een levering: geen doelen, geen verificatie."""
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    PlanVanAanpak.objects.create(traject=rij, versie=1, afronding_datum=VANDAAG)
    return rij


def test_de_ronde_zet_een_overgenomen_plan_op_mijn_werk_een_keer_ook_na_stilstand(consulent: Medewerker) -> None:
    overgenomen(consulent)
    later = NU + timedelta(days=400)
    assert sweep_planwerk(later) == 1
    assert sweep_planwerk(later) == 0
    assert dagtaken.draai(later + timedelta(days=30))["plannen"] == 0
    rij = Planverificatie.objects.get()
    assert rij.actie_uiterlijk_datum == plus_maanden(VANDAAG, 12)
    assert "Jaarlijkse verificatie van het plan" in werk(consulent)


def test_de_ronde_ruimt_op_wat_een_beeindigd_traject_achterliet(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    einde.end_early(rij, reden=UitstroomReden.ZELF, omschrijving="Zelf.", door=consulent, op=NU)
    assert not Planopvolging.objects.open().exists()
    wees = traject_in(T.UITGEVALLEN, consulent)
    from schuldhulp.lib.transities import begin

    begin(Planopvolging.bij(wees, VANDAAG), door=None, op=NU)
    assert sweep_planwerk(NU) == 1
    assert sweep_planwerk(NU) == 0


def test_de_database_kent_hoogstens_een_open_rij_per_traject(consulent: Medewerker) -> None:
    from schuldhulp.lib.transities import begin

    rij = traject_in(T.STABILISATIE, consulent)
    for model in (Planopvolging, Planverificatie):
        with pytest.raises(IntegrityError), transaction.atomic():
            begin(model.bij(rij, VANDAAG), door=None, op=NU)


def test_wie_elders_werkt_ziet_geen_planwerk(consulent: Medewerker, buitenstaander: Medewerker) -> None:
    traject_in(T.STABILISATIE, consulent)
    for model in (Planopvolging, Planverificatie, Planactie, PlanVanAanpak):
        assert model.objects.visible_to(consulent).exists()
        assert not model.objects.visible_to(buitenstaander).exists()


def test_sleutel_van_een_ander_verandert_daar_niets(consulent: Medewerker) -> None:
    een, twee = traject_in(T.STABILISATIE, consulent), traject_in(T.PLAN_VAN_AANPAK, consulent)
    vreemd = een.plannen.get().acties.first()
    tick_actie(vreemd, is_gedaan=True, door=consulent, op=NU)
    actie = Actie(Planrol.INWONER, "Bel.", VANDAAG, "", vreemd.sleutel)
    doel = Doel(Leefgebied.WERK, "Ik vind werk.", "", (actie,), uuid4())
    plan = adopt_plan(twee, inhoud=planinhoud(doelen=(doel,)), door=consulent, op=NU)
    assert plan.acties.get().gedaan_op is None
    assert Planactie.objects.get(pk=vreemd.pk).plan.traject_id == een.pk
