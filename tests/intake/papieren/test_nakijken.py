"""Twee mensen kijken elk papier na: elke status tegen elke overgang, en één regel werk per inwoner."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from intake.choices import Afkeurreden, Documentsoort, Documentstatus, Nakijkstatus
from intake.models import Client, Document, Nakijkronde
from intake.permissions import check_nakijken
from intake.services.document import approve_document, reclassify_document, reject_document
from intake.services.nakijken import follow_ronde
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.opslag import opslag
from schuldhulp.lib.transities import begin, waarom_niet, wissel
from schuldhulp.lib.werklijst import TEAM, VAN_MIJ, als_taken, taken
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU
from tests.intake.papieren.conftest import Papier

pytestmark = pytest.mark.django_db
S, N = Documentstatus, Nakijkstatus
OPEN = {S.ONTVANGEN, S.EEN_KEER}
DAG = NU.date()


def overgangen(wie: Medewerker) -> dict[str, tuple[set[S], S, dict[str, Any]]]:
    return {
        "approve_first": ({S.ONTVANGEN}, S.EEN_KEER, {"eerste_door": wie, "eerste_op": NU}),
        "approve_second": ({S.EEN_KEER}, S.NAGEKEKEN, {"tweede_door": wie, "tweede_op": NU}),
        "reject": (
            OPEN,
            S.AFGEKEURD,
            {"afkeur_reden": "te_oud", "toelichting": "", "afgekeurd_door": wie, "afgekeurd_op": NU},
        ),
        "reclassify": (OPEN, S.ONTVANGEN, {"soort": "huur"}),
        "split": (OPEN, S.GESPLITST, {}),
    }


NAMEN = ["approve_first", "approve_second", "reject", "reclassify", "split"]


def test_de_tabel_kent_elke_overgang(collega: Medewerker) -> None:
    assert set(overgangen(collega)) == set(NAMEN) == {o.name for o in Document().get_all_status_transitions()}


@pytest.mark.parametrize("overgang", NAMEN)
@pytest.mark.parametrize("status", S)
def test_status_van_een_papier_tegen_overgang(
    status: S, overgang: str, papier: Papier, consulent: Medewerker, collega: Medewerker
) -> None:
    rij = papier(status)
    vanuit, naar, gegevens = overgangen(collega)[overgang]
    voor = Document.objects.filter(pk=rij.pk).values().get()
    if status in vanuit:
        na = wissel(rij, overgang, door=collega, op=NU, **gegevens)
        assert (na.status, na.versie) == (naar, rij.versie + 1)
        assert StatusWissel.objects.filter(object_id=rij.pk).get(volgnummer=na.versie).naar == naar
    else:
        assert waarom_niet(rij, overgang)
        with pytest.raises(Geweigerd):
            wissel(rij, overgang, door=collega, op=NU, **gegevens)
        assert Document.objects.filter(pk=rij.pk).values().get() == voor


RONDE: dict[str, tuple[set[N], N, dict[str, Any]]] = {
    "await_first": ({N.EERSTE_CONTROLE, N.TWEEDE_CONTROLE}, N.EERSTE_CONTROLE, {"behandelaar": None, "uiterlijk": DAG}),
    "await_second": ({N.EERSTE_CONTROLE, N.TWEEDE_CONTROLE}, N.TWEEDE_CONTROLE, {"uiterlijk": DAG}),
    "finish": ({N.EERSTE_CONTROLE, N.TWEEDE_CONTROLE}, N.KLAAR, {}),
}


@pytest.mark.parametrize("overgang", RONDE)
@pytest.mark.parametrize("status", N)
def test_status_van_een_ronde_tegen_overgang(status: N, overgang: str, papier: Papier, collega: Medewerker) -> None:
    assert set(RONDE) == {o.name for o in Nakijkronde().get_all_status_transitions()}
    papier({N.EERSTE_CONTROLE: S.ONTVANGEN, N.TWEEDE_CONTROLE: S.EEN_KEER, N.KLAAR: S.NAGEKEKEN}[status])
    rij = Nakijkronde.objects.get()
    assert rij.status == status
    vanuit, naar, gegevens = RONDE[overgang]
    if status in vanuit:
        na = wissel(rij, overgang, door=collega, op=NU, **gegevens)
        assert na.status == naar
        assert bool(na.actie and na.actie_uiterlijk_datum) == (naar != N.KLAAR)
    else:
        with pytest.raises(Geweigerd):
            wissel(rij, overgang, door=collega, op=NU, **gegevens)


def test_twee_verschillende_mensen(papier: Papier, consulent: Medewerker, collega: Medewerker) -> None:
    rij = papier(S.EEN_KEER)
    with pytest.raises(Geweigerd, match="De tweede is van een collega"):
        approve_document(rij, door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="De tweede is van een collega"):
        check_nakijken(consulent, rij)
    check_nakijken(collega, rij)
    rij = approve_document(rij, door=collega, op=NU + timedelta(hours=1))
    assert (rij.eerste_door, rij.tweede_door, rij.status) == (consulent, collega, S.NAGEKEKEN)


def test_ook_de_database_wil_twee_mensen(papier: Papier, consulent: Medewerker) -> None:
    rij = papier(S.EEN_KEER)
    for velden in (
        {"tweede_door": consulent},
        {"status": S.NAGEKEKEN},
        {"eerste_door": None, "tweede_door": consulent},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.filter(pk=rij.pk).update(**velden)


def test_de_kwaliteitsmedewerker_mag_de_tweede_zijn_en_een_buitenstaander_niet(
    papier: Papier, kwaliteit: Medewerker, buitenstaander: Medewerker
) -> None:
    rij = papier(S.EEN_KEER)
    check_nakijken(kwaliteit, rij)
    with pytest.raises(Geweigerd, match="niet met dossiers"):
        check_nakijken(buitenstaander, rij)


def test_wie_met_een_oude_pagina_goedkeurt_verandert_niets(papier: Papier, collega: Medewerker) -> None:
    rij = papier()
    reclassify_document(rij, soort=Documentsoort.HUUR, door=collega, op=NU)
    with pytest.raises(Gelijktijdig):
        approve_document(rij, door=collega, op=NU, verwacht_versie=rij.versie)


def test_een_ander_soort_begint_de_controle_opnieuw(papier: Papier, collega: Medewerker) -> None:
    rij = reclassify_document(papier(S.EEN_KEER), soort=Documentsoort.HUUR, door=collega, op=NU)
    assert (rij.soort, rij.status, rij.eerste_door, rij.eerste_op) == ("huur", S.ONTVANGEN, None, None)


def test_afgekeurd_staat_er_met_reden_en_door_wie(papier: Papier, collega: Medewerker) -> None:
    rij = reject_document(papier(), reden=Afkeurreden.ONVOLLEDIG, toelichting="Bladzijde 2 mist.", door=collega, op=NU)
    assert (rij.afkeur_reden, rij.afkeur_toelichting, rij.afgekeurd_door, rij.is_gewist) == (
        "onvolledig",
        "Bladzijde 2 mist.",
        collega,
        False,
    )
    assert opslag().exists(rij.opslagnaam)


def test_een_papier_van_iemand_anders_wordt_gewist(
    papier: Papier, collega: Medewerker, django_capture_on_commit_callbacks: Any
) -> None:
    rij = papier()
    with django_capture_on_commit_callbacks() as straks:
        rij = reject_document(rij, reden=Afkeurreden.ANDERE_PERSOON, door=collega, op=NU)
    assert opslag().exists(rij.opslagnaam), "pas als de transactie doorgaat"
    for actie in straks:
        actie()
    assert rij.is_gewist
    assert not opslag().exists(rij.opslagnaam)


def test_na_afkeuren_mag_hetzelfde_bestand_opnieuw_komen(papier: Papier, persoon: Client) -> None:
    rij = papier(S.AFGEKEURD)
    with pytest.raises(IntegrityError), transaction.atomic():
        # Twee geldige papieren met dezelfde inhoud blijven onmogelijk.
        a, b = papier(), papier()
        Document.objects.filter(pk=b.pk).update(sha256=a.sha256)
    Document.objects.filter(pk=papier().pk).update(sha256=rij.sha256)


# ---- De ronde op Mijn werk ----


def werk(wie: Medewerker, tab: str) -> list[str]:
    return [taak.actie for taak in als_taken(taken(wie, tab))]


def test_nakijken_staat_op_mijn_werk_tot_het_klaar_is(
    papier: Papier, persoon: Client, consulent: Medewerker, collega: Medewerker
) -> None:
    eerste, tweede = papier(), papier()
    assert werk(consulent, TEAM) == ["Papieren nakijken"]
    approve_document(eerste, door=consulent, op=NU)
    assert werk(consulent, TEAM) == ["Papieren nakijken"]
    approve_document(tweede, door=consulent, op=NU)
    assert werk(collega, TEAM) == ["Papieren nakijken als tweede"]
    approve_document(Document.objects.get(pk=eerste.pk), door=collega, op=NU)
    approve_document(Document.objects.get(pk=tweede.pk), door=collega, op=NU)
    assert werk(collega, TEAM) == []
    papier()
    assert Nakijkronde.objects.count() == 2
    assert werk(consulent, VAN_MIJ) == []


def test_een_nieuw_papier_brengt_de_ronde_terug_naar_de_eerste_controle(papier: Papier) -> None:
    papier(S.EEN_KEER)
    assert Nakijkronde.objects.get().status == N.TWEEDE_CONTROLE
    papier()
    assert Nakijkronde.objects.get().status == N.EERSTE_CONTROLE


def test_afkeuren_van_het_laatste_papier_sluit_de_ronde(papier: Papier) -> None:
    papier(S.AFGEKEURD)
    assert Nakijkronde.objects.get().status == N.KLAAR


def test_na_samenvoegen_van_dossiers_blijft_een_ronde_over(papier: Papier, persoon: Client) -> None:
    papier()
    begin(Nakijkronde(client=persoon, gemeente=persoon.gemeente, begonnen_op=NU, uiterlijk_datum=DAG), door=None, op=NU)
    follow_ronde(persoon, door=None, op=NU)
    assert sorted(Nakijkronde.objects.values_list("status", flat=True)) == ["eerste_controle", "klaar"]


@pytest.mark.parametrize("naam", ["approve", "reject", "reclassify"])
def test_heel_of_niet(naam: str, papier: Papier, collega: Medewerker) -> None:
    pk = papier().pk
    stappen: dict[str, Any] = {
        "approve": lambda d: approve_document(d, door=collega, op=NU),
        "reject": lambda d: reject_document(d, reden=Afkeurreden.TE_OUD, door=collega, op=NU),
        "reclassify": lambda d: reclassify_document(d, soort=Documentsoort.HUUR, door=collega, op=NU),
    }
    assert alles_of_niets(lambda: stappen[naam](Document.objects.get(pk=pk))) >= 3


def test_het_logboek_noemt_nooit_de_naam_van_het_bestand(papier: Papier, collega: Medewerker) -> None:
    approve_document(papier(naam="afschrift van Jansen.pdf"), door=collega, op=NU)
    assert AuditRegel.objects.filter(onderwerp="intake.document").count() >= 2
    assert not AuditRegel.objects.filter(toelichting__icontains="Jansen").exists()
