"""De rechter vragen: elke weg van verzoek tot verslag, en wat niet mag."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from intake.choices import Bedreiging
from intake.models import Notitie
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.werk import Voorrang
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, traject_in
from tests.verzoek import VERKLARING, dwangverzoek
from trajecten.choices import Antwoord, UitstroomReden
from trajecten.choices import TrajectStatus as T
from trajecten.choices.geding import Beeindigreden, Gedingsoort, Gedingstuk
from trajecten.choices.geding import Gedingstatus as S
from trajecten.models import Geding, Traject
from trajecten.services import dwangakkoord, einde, gedingloop, terug, wsnp
from trajecten.services import geding as gedingen
from trajecten.services import uitspraak as uitspraken
from trajecten.services.verzoek import Uitspraak, Verzoek
from trajecten.tijdlijn import OVERGANGEN, tijdlijn_van_dossier, tijdlijn_van_traject

pytestmark = pytest.mark.django_db
G = Gedingsoort
DAG = NU.date()
HALF_JAAR = date(2027, 5, 1)
VERZOEK = Verzoek(
    "Rechtbank Den Haag", "De ontruiming is over twee weken.", Bedreiging.ONTRUIMING, "Woonstichting Vreedam"
)
BREED = Verzoek("Rechtbank Den Haag", "Er zijn elf beslagen.", stukken=tuple(Gedingstuk))
JA, NEE = Uitspraak(True, DAG, "Toegewezen.", HALF_JAAR), Uitspraak(False, DAG, "Geen spoed.")
# Welke overgang vanuit welke status, los van het model opgeschreven.
MATRIX: dict[str, set[S]] = {
    "plan_zitting": {S.AANGEVRAAGD, S.ZITTING},
    "hold_zitting": {S.ZITTING},
    "grant": {S.AANGEVRAAGD, S.ZITTING, S.UITSPRAAK},
    "reject": {S.AANGEVRAAGD, S.ZITTING, S.UITSPRAAK},
    "withdraw": {S.AANGEVRAAGD, S.ZITTING, S.UITSPRAAK},
    "end": {S.LOOPT},
    "report": {S.VERSLAG},
}


@pytest.fixture
def wie(consulent: Medewerker) -> dict[str, Any]:
    return {"door": consulent, "op": NU}


def vraag(
    wie: dict[str, Any], soort: Gedingsoort = G.MORATORIUM, status: T = T.STABILISATIE, verzoek: Verzoek = VERZOEK
) -> Geding:
    verzoek = BREED if soort == G.BREED_MORATORIUM and verzoek is VERZOEK else verzoek
    return gedingen.request_geding(traject_in(status, wie["door"]), soort=soort, verzoek=verzoek, **wie)


def lopend(wie: dict[str, Any], soort: Gedingsoort = G.MORATORIUM, status: T = T.STABILISATIE) -> Geding:
    return uitspraken.decide_geding(vraag(wie, soort, status), uitspraak=JA, **wie)


def vers(rij: Geding) -> Geding:
    return Geding.objects.get(pk=rij.pk)


@pytest.mark.parametrize(("status", "overgang"), list(product(S, MATRIX)))
def test_matrix(status: S, overgang: str) -> None:
    methode = getattr(Geding(status=status, soort=G.MORATORIUM), overgang)
    assert methode._django_fsm.has_transition(status) is (status in MATRIX[overgang])
    assert set(OVERGANGEN["trajecten.geding"]) == {"begin", *MATRIX}


def test_moratorium_van_verzoek_tot_verslag(wie: dict[str, Any]) -> None:
    rij = vraag(wie)
    assert (rij.actie, rij.actie_uiterlijk_datum) == ("Zitting navragen bij de rechtbank", date(2026, 11, 16))
    assert (rij.voorrang, rij.rechtsmiddel.aanvraag_datum) == (Voorrang.CRISIS, DAG)
    zitting = NU + timedelta(days=9)
    rij = uitspraken.plan_zitting(rij, zitting_op=zitting, plaats="Zaal 3", zaaknummer="C/09/26", **wie)
    assert (rij.actie, rij.actie_uiterlijk_datum) == ("Zitting bij de rechtbank", zitting.date())
    rij = uitspraken.hold_zitting(rij, door=wie["door"], op=zitting)
    assert (rij.actie, rij.actie_uiterlijk_datum) == ("Uitspraak van de rechter vastleggen", date(2026, 11, 19))
    later = NU + timedelta(days=15)
    uitspraak = Uitspraak(True, later.date(), "Toegewezen.", date(2027, 5, 16))
    rij = uitspraken.decide_geding(rij, uitspraak=uitspraak, door=wie["door"], op=later)
    assert (rij.status, rij.start_datum, rij.zaaknummer) == (S.LOOPT, date(2026, 11, 17), "C/09/26")
    assert (rij.actie, rij.actie_uiterlijk_datum) == ("Nagaan of de vaste lasten betaald zijn", date(2026, 12, 17))
    assert rij.voorrang == rij.client.voorrang
    einddag = datetime.combine(date(2027, 5, 16), NU.timetz())
    rij = gedingen_tot_einde(rij, wie["door"], einddag)
    middel = vers(rij).rechtsmiddel
    assert (middel.goedkeuring_datum, middel.start_datum, middel.eind_datum) == (
        later.date(),
        date(2026, 11, 17),
        date(2027, 5, 16),
    )
    assert (rij.status, rij.actie) == (S.VERSLAG, "Verslag aan de rechtbank sturen")
    rij = gedingloop.send_verslag(rij, verslag="De huur is steeds betaald.", door=wie["door"], op=einddag)
    assert (rij.status, rij.actie, rij.verslag_datum) == (S.AFGEROND, "", einddag.date())


def gedingen_tot_einde(rij: Geding, door: Medewerker, einddag: datetime) -> Geding:
    """Elke maand een controle, en op de laatste dag het einde."""
    while rij.controle_datum:
        op = datetime.combine(rij.controle_datum, NU.timetz())
        rij = gedingloop.record_controle(rij, is_bij=True, door=door, op=op)
    assert rij.actie == "Einde van de bescherming vastleggen"
    return gedingloop.end_geding(rij, datum=einddag.date(), reden="De zes maanden zijn om.", door=door, op=einddag)


def test_afgewezen_en_ingetrokken(wie: dict[str, Any]) -> None:
    rij = uitspraken.decide_geding(vraag(wie), uitspraak=NEE, **wie)
    assert (rij.status, rij.actie, rij.uitspraak) == (S.AFGEWEZEN, "", "Geen spoed.")
    assert (rij.rechtsmiddel.aanvraag_datum, rij.rechtsmiddel.goedkeuring_datum) == (DAG, None)
    tweede = gedingen.request_geding(rij.traject, soort=G.MORATORIUM, verzoek=VERZOEK, **wie)
    tweede = uitspraken.withdraw_geding(tweede, reden="De verhuurder wacht.", **wie)
    assert tweede.status == S.INGETROKKEN


def test_voorlopige_voorziening_komt_pas_bij_toewijzing_in_ddas(wie: dict[str, Any]) -> None:
    rij = vraag(wie, G.VOORLOPIGE_VOORZIENING, T.GEEN_AKKOORD)
    assert rij.rechtsmiddel is None
    rij = uitspraken.decide_geding(rij, uitspraak=JA, **wie)
    assert (vers(rij).rechtsmiddel.start_datum, rij.controle_datum) == (DAG, None)
    rij = gedingloop.end_geding(rij, datum=DAG, reden="Toegelaten tot de Wsnp.", **wie)
    assert (rij.status, vers(rij).rechtsmiddel.eind_datum) == (S.AFGEROND, DAG)


def test_breed_moratorium_moet_eindigen_bij_achterstand(wie: dict[str, Any]) -> None:
    rij = lopend(wie, G.BREED_MORATORIUM)
    assert (rij.start_datum, rij.rechtsmiddel) == (DAG + timedelta(days=1), None)
    rij = gedingloop.record_controle(rij, is_bij=False, notitie="Twee maanden huur.", **wie)
    assert (rij.actie, rij.actie_uiterlijk_datum) == ("Beëindiging vragen", DAG)
    assert rij.beeindigen_reden == Beeindigreden.VASTE_LASTEN
    assert Notitie.objects.get().tekst == "Twee maanden huur."
    rij = gedingloop.request_beeindiging(rij, reden=Beeindigreden.VASTE_LASTEN, toelichting="Twee maanden huur.", **wie)
    assert (rij.actie, rij.actie_uiterlijk_datum) == ("Beslissing over het einde navragen", date(2026, 11, 16))
    with pytest.raises(Geweigerd, match="al gevraagd"):
        gedingloop.request_beeindiging(rij, reden=Beeindigreden.TRAJECT, toelichting="Nog eens.", **wie)
    later = NU + timedelta(days=9)
    rij = gedingloop.end_geding(rij, datum=later.date(), reden="Beëindigd.", door=wie["door"], op=later)
    assert (rij.status, rij.eind_datum) == (S.AFGEROND, later.date())


def test_een_ander_moratorium_loopt_door_bij_achterstand(wie: dict[str, Any]) -> None:
    rij = gedingloop.record_controle(lopend(wie), is_bij=False, notitie="Een maand huur.", **wie)
    assert rij.actie == "Nagaan of de vaste lasten betaald zijn"
    with pytest.raises(Geweigerd, match="breed moratorium"):
        gedingloop.request_beeindiging(rij, reden=Beeindigreden.TRAJECT, toelichting="x", **wie)


def test_breed_moratorium_eens_in_de_tien_jaar_en_niet_naast_een_ander_verzoek(wie: dict[str, Any]) -> None:
    rij = lopend(wie, G.BREED_MORATORIUM)
    with pytest.raises(Geweigerd, match="loopt al"):
        gedingen.request_geding(rij.traject, soort=G.BREED_MORATORIUM, verzoek=BREED, **wie)
    later = NU + timedelta(days=5)
    gedingloop.end_geding(rij, datum=later.date(), reden="Niet nodig.", door=wie["door"], op=later)
    with pytest.raises(Geweigerd, match="eens in de tien jaar"):
        gedingen.request_geding(rij.traject, soort=G.BREED_MORATORIUM, verzoek=BREED, door=wie["door"], op=later)


def test_geen_breed_moratorium_naast_een_wsnp_verzoek(wie: dict[str, Any]) -> None:
    rij = vraag(wie)
    with pytest.raises(Geweigerd, match="Wsnp-verzoek"):
        gedingen.request_geding(rij.traject, soort=G.BREED_MORATORIUM, verzoek=BREED, **wie)


@pytest.mark.parametrize(
    ("soort", "verzoek", "tekst"),
    [
        (G.MORATORIUM, replace(VERZOEK, bedreiging=Bedreiging.WARMTE), "alleen bij ontruiming"),
        (G.MORATORIUM, replace(VERZOEK, motivering=" "), "waarom de rechter"),
        (G.MORATORIUM, replace(VERZOEK, rechtbank=""), "welke rechtbank"),
        (G.BREED_MORATORIUM, replace(BREED, stukken=(Gedingstuk.PLAN,)), "KBvG"),
        (G.VOORLOPIGE_VOORZIENING, VERZOEK, "Wsnp-verzoek dat bij de rechter ligt"),
        (G.DWANGAKKOORD, VERZOEK, "bij het traject zelf"),
    ],
)
def test_wat_geen_verzoek_wordt(soort: G, verzoek: Verzoek, tekst: str, wie: dict[str, Any]) -> None:
    with pytest.raises(Geweigerd, match=tekst):
        vraag(wie, soort, T.STABILISATIE, verzoek)
    assert not Geding.objects.exists()


def test_zonder_plan_geen_breed_moratorium(wie: dict[str, Any]) -> None:
    with pytest.raises(Geweigerd, match="plan van aanpak"):
        vraag(wie, G.BREED_MORATORIUM, T.PLAN_VAN_AANPAK)


@pytest.mark.parametrize(
    ("uitspraak", "tekst"),
    [
        (Uitspraak(True, DAG - timedelta(days=1), "", HALF_JAAR), "tussen het verzoek en vandaag"),
        (Uitspraak(False, DAG + timedelta(days=1)), "tussen het verzoek en vandaag"),
        (Uitspraak(True, DAG, "", HALF_JAAR + timedelta(days=1)), "zes maanden"),
        (Uitspraak(True, DAG), "tot en met welke dag"),
    ],
)
def test_een_uitspraak_die_niet_kan(uitspraak: Uitspraak, tekst: str, wie: dict[str, Any]) -> None:
    rij = vraag(wie)
    with pytest.raises(Geweigerd, match=tekst):
        uitspraken.decide_geding(rij, uitspraak=uitspraak, **wie)
    assert vers(rij).status == S.AANGEVRAAGD


def test_een_ander_was_eerder(wie: dict[str, Any]) -> None:
    rij = vraag(wie)
    uitspraken.plan_zitting(rij, zitting_op=NU + timedelta(days=3), **wie)
    with pytest.raises(Gelijktijdig):
        uitspraken.withdraw_geding(rij, reden="Niet nodig.", verwacht_versie=rij.versie, **wie)
    for datum in (DAG - timedelta(days=1), DAG + timedelta(days=1)):
        with pytest.raises(Geweigerd):
            gedingloop.end_geding(lopend(wie), datum=datum, reden="x", **wie)


def test_dwangakkoord_bewaart_het_verzoek_en_het_traject_wacht_mee(wie: dict[str, Any]) -> None:
    traject = traject_in(T.GEEN_AKKOORD, wie["door"])
    with pytest.raises(Geweigerd, match="heroverweging"):
        dwangakkoord.request_dwangakkoord(traject, verzoek=dwangverzoek(NU, heroverweging=None), **wie)
    rij = dwangakkoord.request_dwangakkoord(traject, verzoek=dwangverzoek(NU), **wie)
    assert (rij.voorstel, rij.heroverweging_datum) == (traject.voorstellen.get(), DAG)
    zitting = NU + timedelta(days=30)
    uitspraken.plan_zitting(rij, zitting_op=zitting, **wie)
    assert Traject.objects.get(pk=traject.pk).actie_uiterlijk_datum == zitting.date()
    with pytest.raises(Geweigerd, match="bij het traject zelf"):
        uitspraken.decide_geding(vers(rij), uitspraak=JA, **wie)
    with pytest.raises(Geweigerd, match="bij het traject zelf"):
        uitspraken.withdraw_geding(vers(rij), reden="x", **wie)
    dwangakkoord.decide_dwangakkoord(traject, uitspraak=Uitspraak(True, DAG, "Onredelijk."), **wie)
    assert (vers(rij).status, vers(rij).uitspraak, vers(rij).eind_datum) == (S.AFGEROND, "Onredelijk.", None)
    assert set(traject.voorstellen.get().regels.values_list("antwoord", flat=True)) == {Antwoord.GEDWONGEN}


@pytest.mark.parametrize("is_ingetrokken", [True, False])
def test_na_een_afwijzing_weer_geen_akkoord_en_een_tweede_verzoek_kan(
    wie: dict[str, Any], is_ingetrokken: bool
) -> None:
    traject = traject_in(T.DWANGAKKOORD, wie["door"])
    if is_ingetrokken:
        dwangakkoord.withdraw_dwangakkoord(traject, reden="Stemt toch in.", **wie)
    else:
        dwangakkoord.decide_dwangakkoord(traject, uitspraak=NEE, **wie)
    na = Traject.objects.get(pk=traject.pk)
    assert (na.status, na.gedingen.get().status) == (T.GEEN_AKKOORD, S.INGETROKKEN if is_ingetrokken else S.AFGEWEZEN)
    assert "Wsnp" in na.actie
    dwangakkoord.request_dwangakkoord(na, verzoek=dwangverzoek(NU), **wie)
    assert na.gedingen.count() == 2


@pytest.mark.parametrize(
    ("soort", "status", "reden", "daarna", "actie"),
    [
        (G.MORATORIUM, S.AANGEVRAAGD, UitstroomReden.ZELF, S.INGETROKKEN, ""),
        (G.MORATORIUM, S.LOOPT, UitstroomReden.ZELF, S.LOOPT, "Nagaan of de vaste lasten betaald zijn"),
        (G.BREED_MORATORIUM, S.LOOPT, UitstroomReden.ZELF, S.LOOPT, "Beëindiging vragen"),
        (G.BREED_MORATORIUM, S.LOOPT, UitstroomReden.OVERLEDEN, S.AFGEROND, ""),
    ],
)
def test_als_het_traject_stopt(
    soort: G, status: S, reden: UitstroomReden, daarna: S, actie: str, wie: dict[str, Any]
) -> None:
    rij = vraag(wie, soort) if status == S.AANGEVRAAGD else lopend(wie, soort)
    op = NU + timedelta(days=2)
    einde.end_early(rij.traject, reden=reden, omschrijving="Stopt.", vervolgstap="Bel ons.", door=wie["door"], op=op)
    assert (vers(rij).status, vers(rij).actie) == (daarna, actie)


def test_naar_de_wsnp_blijft_de_voorziening_en_vervalt_het_dwangakkoord(wie: dict[str, Any]) -> None:
    traject = traject_in(T.DWANGAKKOORD, wie["door"])
    voorziening = gedingen.request_geding(traject, soort=G.VOORLOPIGE_VOORZIENING, verzoek=VERZOEK, **wie)
    wsnp.move_to_wsnp(traject, verklaring=VERKLARING, **wie)
    standen = dict(Geding.objects.values_list("soort", "status"))
    assert standen == {G.VOORLOPIGE_VOORZIENING: S.AANGEVRAAGD, G.DWANGAKKOORD: S.INGETROKKEN}
    assert uitspraken.decide_geding(voorziening, uitspraak=JA, **wie).status == S.LOOPT


def test_tijdlijn_noemt_wat_er_gevraagd_is(wie: dict[str, Any]) -> None:
    rij = uitspraken.decide_geding(vraag(wie), uitspraak=JA, **wie)
    verwacht = "Door de rechter toegewezen: Moratorium (art. 287b Fw)"
    for regels in (tijdlijn_van_traject(rij.traject), tijdlijn_van_dossier(rij.client, [rij.traject])):
        regel = next(r for r in regels if r["titel"] == verwacht)
        assert (regel["soort"], regel["url"]) == ("goed", rij.get_absolute_url())


@pytest.mark.parametrize(
    "naam",
    ["vragen", "zitting", "gehouden", "beslissen", "intrekken", "controle", "beëindigen", "einde", "verslag"],
)
def test_alles_of_niets(naam: str, wie: dict[str, Any]) -> None:
    if naam == "vragen":
        traject = traject_in(T.STABILISATIE, wie["door"])
        alles_of_niets(
            lambda: gedingen.request_geding(
                Traject.objects.get(pk=traject.pk), soort=G.MORATORIUM, verzoek=VERZOEK, **wie
            )
        )
        return
    rij, actie = _klaar_voor(naam, wie)
    alles_of_niets(lambda: actie(vers(rij)))


def _klaar_voor(naam: str, wie: dict[str, Any]) -> tuple[Geding, Any]:
    """De rij in de stand waarin deze dienst kan, en de dienst."""
    zitting = NU + timedelta(hours=1)
    match naam:
        case "zitting":
            return vraag(wie), lambda r: uitspraken.plan_zitting(r, zitting_op=zitting, **wie)
        case "gehouden":
            rij = uitspraken.plan_zitting(vraag(wie), zitting_op=zitting, **wie)
            return rij, lambda r: uitspraken.hold_zitting(r, **wie)
        case "beslissen":
            rij = vraag(wie, G.VOORLOPIGE_VOORZIENING, T.GEEN_AKKOORD)
            return rij, lambda r: uitspraken.decide_geding(r, uitspraak=JA, **wie)
        case "intrekken":
            return vraag(wie), lambda r: uitspraken.withdraw_geding(r, reden="Niet nodig.", **wie)
        case "controle":
            rij = lopend(wie, G.BREED_MORATORIUM)
            return rij, lambda r: gedingloop.record_controle(r, is_bij=False, notitie="Huur.", **wie)
        case "beëindigen":
            rij, reden = lopend(wie, G.BREED_MORATORIUM), Beeindigreden.KAN_BETALEN
            return rij, lambda r: gedingloop.request_beeindiging(r, reden=reden, toelichting="Erfenis.", **wie)
        case "einde":
            return lopend(wie), lambda r: gedingloop.end_geding(r, datum=DAG, reden="Opgeheven.", **wie)
    rij = gedingloop.end_geding(lopend(wie), datum=DAG, reden="Opgeheven.", **wie)
    return rij, lambda r: gedingloop.send_verslag(r, verslag="Ging goed.", **wie)


def test_terug_kan_niet_zolang_de_rechter_beslist(wie: dict[str, Any]) -> None:
    with pytest.raises(Geweigerd):
        terug.reopen_inventarisatie(traject_in(T.DWANGAKKOORD, wie["door"]), reden="Nieuwe schuld.", **wie)
