"""Finale kwijting per schuldeiser: bevestigd, stil, deels of geweigerd, en wat de inwoner daarvan in handen krijgt."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.brieven.models import Brief
from schuldhulp.lib import dagtaken
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, client, traject_in
from tests.trajecten.bouw import pauzeer
from trajecten.choices import TrajectStatus as T
from trajecten.choices.inwoner import Mijlpaal, Mijlpaaluitkomst
from trajecten.choices.kwijting import UITLEG_KWIJTING
from trajecten.choices.kwijting import KwijtingStatus as K
from trajecten.models import Kwijting, Traject
from trajecten.services import kwijting, nazorg, pauze, regeling
from trajecten.services.mijlpaal import send_mijlpalen

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
MATRIX: dict[str, set[K]] = {
    "answer": {K.GEVRAAGD, K.STIL, K.GEWEIGERD, K.DEELS},
    "give_up": {K.GEVRAAGD},
    "explain": {K.GEWEIGERD, K.DEELS},
}


def vers(rij: Traject) -> Traject:
    return Traject.objects.get(pk=rij.pk)


def gevraagd(consulent: Medewerker) -> Traject:
    """Een traject waarvan net om finale kwijting is gevraagd, bij twee schuldeisers."""
    rij = traject_in(T.LOOPTIJD, consulent)
    return regeling.complete_looptijd(rij, verantwoording="Afgelost.", door=consulent, op=NU)


def antwoord(rij: Kwijting, wat: K, door: Medewerker, **anders: Any) -> Kwijting:
    op = anders.pop("op", NU)
    return kwijting.record_kwijting(rij, antwoord=wat, door=door, op=op, **anders)


@pytest.mark.parametrize(("status", "overgang"), list(product(K, MATRIX)))
def test_matrix(status: K, overgang: str) -> None:
    methode = getattr(Kwijting(status=status), overgang)
    assert methode._django_fsm.has_transition(status) is (status in MATRIX[overgang])


def test_elke_status_heeft_uitleg() -> None:
    assert set(UITLEG_KWIJTING) == set(K)


def test_elke_schuldeiser_krijgt_een_brief_met_de_laatste_dag_en_het_wachten_is_werk(consulent: Medewerker) -> None:
    rij = gevraagd(consulent)
    uiterlijk = tel_werkdagen(NU.date(), 20)
    assert [k.uiterlijk_datum for k in rij.kwijtingen.all()] == [uiterlijk] * 2
    brieven = Brief.objects.filter(soort="finale_kwijting")
    assert {b.gegevens["reactie_uiterlijk"] for b in brieven} == {uiterlijk.isoformat()}
    assert (rij.actie, rij.actie_uiterlijk_datum) == (kwijting.WACHTEN, uiterlijk)
    assert waarom_niet(rij, "start_nazorg").startswith("Nog niet elke schuldeiser")


def test_zonder_schuldeisers_is_er_niets_te_bevestigen(consulent: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    rij.schulden.update(schuldeiser=None)
    rij = regeling.complete_looptijd(rij, verantwoording="Afgelost.", door=consulent, op=NU)
    assert rij.actie == kwijting.VERDER
    assert nazorg.start_nazorg(rij, door=consulent, op=NU).status == T.NAZORG
    assert not Brief.objects.filter(soort="schuldenvrij").exists()


def test_als_iedereen_bevestigt_krijgt_de_inwoner_de_lijst(consulent: Medewerker) -> None:
    rij = gevraagd(consulent)
    partner = client(rij.gemeente)
    Traject.objects.filter(pk=rij.pk).update(partner=partner)
    eerste = rij.kwijtingen.first()
    antwoord(eerste, K.BEVESTIGD, consulent)  # type: ignore[arg-type]
    assert vers(rij).actie == kwijting.WACHTEN
    assert len(kwijting.confirm_kwijtingen(vers(rij), door=consulent, op=NU)) == 1
    assert (vers(rij).actie, vers(rij).actie_uiterlijk_datum) == (kwijting.VERDER, tel_werkdagen(NU.date(), 5))
    with pytest.raises(Geweigerd, match="al een antwoord"):
        kwijting.confirm_kwijtingen(vers(rij), door=consulent, op=NU)
    nazorg.start_nazorg(vers(rij), door=consulent, op=NU)
    brieven = Brief.objects.filter(soort="schuldenvrij")
    assert {b.client_id for b in brieven} == {rij.client_id, partner.pk}
    lijst = brieven.first().gegevens  # type: ignore[union-attr]
    assert ([regel["hoe"] for regel in lijst["weg"]], lijst["anders"]) == (["Bevestigd", "Bevestigd"], [])


def test_wie_zwijgt_houdt_zich_aan_de_regeling(consulent: Medewerker) -> None:
    rij = gevraagd(consulent)
    uiterlijk = rij.kwijtingen.first().uiterlijk_datum  # type: ignore[union-attr]
    dagen = (uiterlijk - NU.date()).days
    assert dagtaken.draai(NU + timedelta(days=dagen))["kwijtingenStil"] == 0
    na = NU + timedelta(days=dagen + 1)
    assert (dagtaken.draai(na)["kwijtingenStil"], dagtaken.draai(na)["kwijtingenStil"]) == (2, 0)
    assert {k.status for k in rij.kwijtingen.all()} == {K.STIL}
    assert vers(rij).actie == kwijting.VERDER
    laat = rij.kwijtingen.first()
    antwoord(laat, K.GEWEIGERD, consulent, opmerking="Er staat nog rente open.")  # type: ignore[arg-type]
    assert vers(rij).actie == kwijting.UITZOEKEN


def test_een_weigering_wordt_uitgezocht_en_staat_eerlijk_in_de_brief(consulent: Medewerker) -> None:
    rij = gevraagd(consulent)
    een, twee = rij.kwijtingen.all()
    antwoord(een, K.BEVESTIGD, consulent)
    with pytest.raises(Geweigerd, match="wat de schuldeiser zegt"):
        antwoord(twee, K.GEWEIGERD, consulent, opmerking=" ")
    with pytest.raises(Geweigerd, match="meer dan nul"):
        antwoord(twee, K.DEELS, consulent, opmerking="Rente.", restant=Decimal(0))
    deels = antwoord(twee, K.DEELS, consulent, opmerking="Rente.", restant=Decimal("12.50"))
    assert (vers(rij).actie, deels.restant_bedrag) == (kwijting.UITZOEKEN, Decimal("12.50"))
    with pytest.raises(Geweigerd, match="Nog niet elke schuldeiser"):
        nazorg.start_nazorg(vers(rij), door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="wat u uitzocht"):
        kwijting.explain_kwijting(deels, uitleg="", door=consulent, op=NU)
    kwijting.explain_kwijting(deels, uitleg="U betaalt 12,50 euro zelf.", door=consulent, op=NU)
    nazorg.start_nazorg(vers(rij), door=consulent, op=NU)
    lijst = Brief.objects.get(soort="schuldenvrij").gegevens
    assert [regel["hoe"] for regel in lijst["anders"]] == ["U betaalt 12,50 euro zelf."]
    assert len(lijst["weg"]) == 1


def test_geen_felicitatie_als_er_nog_iets_openstaat(consulent: Medewerker) -> None:
    rij = gevraagd(consulent)
    een, twee = rij.kwijtingen.all()
    antwoord(een, K.BEVESTIGD, consulent)
    twee = antwoord(twee, K.GEWEIGERD, consulent, opmerking="Rente.")
    kwijting.explain_kwijting(twee, uitleg="U betaalt de rente.", door=consulent, op=NU)
    nazorg.start_nazorg(vers(rij), door=consulent, op=NU)
    assert send_mijlpalen(NU) == 0
    laatste = rij.mijlpalen.last()
    assert laatste is not None
    assert (laatste.mijlpaal, laatste.uitkomst) == (Mijlpaal.SCHULDENVRIJ, Mijlpaaluitkomst.NIET_GEPAST)


def test_een_nieuw_antwoord_vervangt_een_weigering(consulent: Medewerker) -> None:
    rij = gevraagd(consulent)
    een = antwoord(rij.kwijtingen.all()[0], K.DEELS, consulent, opmerking="Rente.", restant=Decimal(5))
    een = antwoord(een, K.BEVESTIGD, consulent)
    assert (een.status, een.restant_bedrag) == (K.BEVESTIGD, None)
    with pytest.raises(Geweigerd):
        antwoord(een, K.GEWEIGERD, consulent, opmerking="Toch niet.")
    with pytest.raises(Geweigerd, match="Kies wat"):
        antwoord(rij.kwijtingen.all()[1], K.STIL, consulent)


def test_na_de_kwijting_verandert_er_niets_meer(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    with pytest.raises(Geweigerd, match="al afgerond"):
        antwoord(rij.kwijtingen.all()[0], K.GEWEIGERD, consulent, opmerking="Toch.")


def test_in_een_pauze_loopt_de_termijn_niet_door(consulent: Medewerker) -> None:
    rij = gevraagd(consulent)
    eerst = rij.kwijtingen.all()[0].uiterlijk_datum
    pauzeer(rij, door=consulent, dagen=200)
    assert dagtaken.draai(NU + timedelta(days=90))["kwijtingenStil"] == 0
    een, twee = rij.kwijtingen.all()
    antwoord(een, K.BEVESTIGD, consulent)
    antwoord(twee, K.BEVESTIGD, consulent)
    assert vers(rij).actie == pauze.KIJKEN
    na = pauze.resume_traject(vers(rij), door=consulent, op=NU + timedelta(days=14))
    assert na.actie == kwijting.VERDER
    assert eerst == rij.kwijtingen.all()[0].uiterlijk_datum, "wie antwoordde, heeft geen termijn meer"


def test_een_open_vraag_schuift_op_met_de_pauze(consulent: Medewerker) -> None:
    rij = gevraagd(consulent)
    eerst = rij.kwijtingen.all()[0].uiterlijk_datum
    pauzeer(rij, door=consulent)
    na = pauze.resume_traject(vers(rij), door=consulent, op=NU + timedelta(days=14))
    assert {k.uiterlijk_datum for k in na.kwijtingen.all()} == {eerst + timedelta(days=14)}
    assert (na.actie, na.actie_uiterlijk_datum) == (kwijting.WACHTEN, eerst + timedelta(days=14))


def test_de_pagina(als: Als, consulent: Medewerker, kwaliteit: Medewerker, buitenstaander: Medewerker) -> None:
    rij = gevraagd(consulent)
    een, twee = rij.kwijtingen.all()
    hier = reverse("trajecten:kwijtingen", args=[rij.pk])
    assert "Wie nog openstaat, heeft bevestigd" in als(consulent).get(hier).content.decode()
    assert "Wie nog openstaat, heeft bevestigd" not in als(kwaliteit).get(hier).content.decode()
    assert als(buitenstaander).get(hier).status_code == 404
    assert als(buitenstaander).get(een.get_absolute_url()).status_code == 404
    assert als(kwaliteit).get(een.get_absolute_url()).status_code == 403
    fout = als(consulent).post(een.get_absolute_url(), {"antwoord": "deels", "restant": "-5", "opmerking": "Rente"})
    assert (fout.status_code, "Rente" in fout.content.decode()) == (200, True)
    leeg = als(consulent).post(een.get_absolute_url(), {"antwoord": "geweigerd"}).content.decode()
    assert "Schrijf op wat de schuldeiser zegt." in leeg
    goed = {"antwoord": "deels", "restant": "12,50", "opmerking": "Rente", "verwacht_versie": str(een.versie)}
    assert als(consulent).post(een.get_absolute_url(), goed).status_code == 302
    assert als(consulent).post(een.get_absolute_url(), goed).status_code == 409
    uitleg = reverse("trajecten:kwijting-uitleggen", args=[een.pk])
    assert "Rente" in als(consulent).get(uitleg).content.decode()
    assert als(consulent).post(uitleg, {"uitleg": "U betaalt de rente."}).status_code == 302
    alles = reverse("trajecten:kwijtingen-bevestigen", args=[rij.pk])
    assert als(kwaliteit).post(alles).status_code == 403
    assert als(consulent).post(alles).status_code == 302
    twee.refresh_from_db()
    assert twee.status == K.BEVESTIGD
    assert "U betaalt de rente." in als(consulent).get(hier).content.decode()


def test_een_oud_formulier_wordt_geweigerd(consulent: Medewerker) -> None:
    rij = gevraagd(consulent)
    with pytest.raises(Gelijktijdig):
        kwijting.confirm_kwijtingen(rij, door=consulent, op=NU, verwacht_versie=0)


def test_alles_of_niets(consulent: Medewerker) -> None:
    rij = gevraagd(consulent)
    wie: dict[str, Any] = {"door": consulent, "op": NU}

    def een() -> Kwijting:
        return Kwijting.objects.select_related("traject").order_by("pk")[0]

    alles_of_niets(lambda: kwijting.confirm_kwijtingen(vers(rij), **wie))
    alles_of_niets(lambda: kwijting.close_stille_kwijtingen(NU + timedelta(days=60)))
    alles_of_niets(lambda: antwoord(een(), K.GEWEIGERD, consulent, opmerking="Rente."))
    antwoord(een(), K.GEWEIGERD, consulent, opmerking="Rente.")
    alles_of_niets(lambda: kwijting.explain_kwijting(een(), uitleg="U betaalt de rente.", **wie))
