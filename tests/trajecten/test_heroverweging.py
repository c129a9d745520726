"""Heroverweging en voorwaarden: één keer gevraagd, en wat elk antwoord met het voorstel doet."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.brieven.models import Brief
from schuldhulp.lib import dagtaken
from schuldhulp.lib.codes import code_voor
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, _uitvallen, traject_in, voorstel_voor
from tests.intake.test_gelijktijdig import tegelijk
from tests.trajecten.bouw import pauzeer
from trajecten.choices import Antwoord, Herkomst, VoorstelStatus
from trajecten.choices import TrajectStatus as T
from trajecten.choices.post import HeroverwegingStatus as H
from trajecten.models import Heroverweging, Traject, Voorstel, Voorstelregel
from trajecten.services import heroverweging as dienst
from trajecten.services import pauze, stemming, terug, voorwaarde

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
WAAROM = "Alle anderen stemden in."
VIA = Herkomst.CONSULENT


def na(dagen: int):  # type: ignore[no-untyped-def]
    return NU + timedelta(days=dagen)


@pytest.fixture
def voorstel(consulent: Medewerker) -> Voorstel:
    """Eén schuldeiser stemde in, één weigerde."""
    rij = traject_in(T.VOORSTEL, consulent)
    eerste, tweede = rij.voorstellen.get().regels.select_related("voorstel__traject")
    stemming.record_antwoord(eerste, antwoord=Antwoord.AKKOORD, via=VIA, door=consulent, op=NU)
    stemming.record_antwoord(tweede, antwoord=Antwoord.AFGEWEZEN, reden="Te laag.", via=VIA, door=consulent, op=NU)
    return Voorstel.objects.select_related("traject").get()


def vraag(voorstel: Voorstel, door: Medewerker) -> Heroverweging:
    vers = Voorstel.objects.select_related("traject").get(pk=voorstel.pk)
    regels = dienst.te_heroverwegen(vers)
    return dienst.request_heroverweging(vers, regels, motivering=WAAROM, door=door, op=NU)[0]


def vers(rij: Heroverweging) -> Heroverweging:
    return Heroverweging.objects.select_related("traject", "regel__voorstel").get(pk=rij.pk)


def antwoord(rij: Heroverweging, *, stemt_in: bool, door: Medewerker | None = None, **anders: object) -> Heroverweging:
    return dienst.record_heroverweging(
        vers(rij), stemt_in=stemt_in, **{"reden": "", "via": VIA, "door": door, "op": na(3), **anders}
    )


def test_alleen_de_weigeraar_krijgt_een_brief_met_een_code(voorstel: Voorstel, consulent: Medewerker) -> None:
    rij = vraag(voorstel, consulent)
    brief = Brief.objects.get(soort="heroverweging")
    assert (rij.brief, rij.regel.antwoord, brief.gegevens["motivering"]) == (brief, Antwoord.AFGEWEZEN, WAAROM)
    assert rij.reactie_uiterlijk_datum == na(14).date()
    traject = Traject.objects.get()
    assert (traject.actie, traject.actie_uiterlijk_datum) == (dienst.WACHTEN, rij.reactie_uiterlijk_datum)


def test_nooit_twee_keer(voorstel: Voorstel, consulent: Medewerker) -> None:
    rij = vraag(voorstel, consulent)
    vast = Voorstel.objects.select_related("traject").get()
    with pytest.raises(Geweigerd, match="al om heroverweging gevraagd"):
        dienst.request_heroverweging(vast, [rij.regel], motivering=WAAROM, door=consulent, op=na(1))
    assert Brief.objects.filter(soort="heroverweging").count() == 1


def test_stemt_iedereen_alsnog_in_dan_is_er_een_akkoord(voorstel: Voorstel, consulent: Medewerker) -> None:
    rij = antwoord(vraag(voorstel, consulent), stemt_in=True)
    traject = Traject.objects.get()
    assert (rij.status, traject.status, traject.toekenning_datum) == (H.INGESTEMD, T.AKKOORD, na(3).date())
    assert Voorstel.objects.get().status == VoorstelStatus.AKKOORD
    assert Voorstelregel.objects.get(pk=rij.regel_id).antwoord == Antwoord.HEROVERWOGEN
    assert traject.schuldregeling.toegekend_datum == na(3).date()


def test_blijven_weigeren_vraagt_een_reden_en_brengt_terug_naar_kiezen(
    voorstel: Voorstel, consulent: Medewerker
) -> None:
    rij = vraag(voorstel, consulent)
    with pytest.raises(Geweigerd, match="waarom"):
        antwoord(rij, stemt_in=False)
    rij = antwoord(rij, stemt_in=False, reden="Beleid.")
    traject = Traject.objects.get()
    assert (rij.status, rij.antwoord_reden) == (H.GEWEIGERD, "Beleid.")
    assert (traject.status, traject.actie) == (T.GEEN_AKKOORD, dienst.KIEZEN)
    with pytest.raises(Geweigerd):
        antwoord(rij, stemt_in=True)


def test_stilte_laat_de_weigering_staan_en_een_laat_antwoord_telt_nog(
    voorstel: Voorstel, consulent: Medewerker
) -> None:
    rij = vraag(voorstel, consulent)
    assert dagtaken.draai(na(14))["heroverwegingenGesloten"] == 0
    assert dagtaken.draai(na(15))["heroverwegingenGesloten"] == 1
    assert dagtaken.draai(na(15))["heroverwegingenGesloten"] == 0
    assert (vers(rij).status, Traject.objects.get().actie) == (H.STIL, dienst.KIEZEN)
    antwoord(rij, stemt_in=True, op=na(16))
    assert Traject.objects.get().status == T.AKKOORD


def test_in_de_pauze_staat_de_termijn_stil_en_wacht_de_conclusie(voorstel: Voorstel, consulent: Medewerker) -> None:
    rij = vraag(voorstel, consulent)
    pauzeer(Traject.objects.get(), door=consulent, dagen=60)
    assert dagtaken.draai(na(30))["heroverwegingenGesloten"] == 0
    antwoord(rij, stemt_in=True, op=na(30))
    assert Traject.objects.get().status == T.GEEN_AKKOORD
    pauze.resume_traject(Traject.objects.get(), door=consulent, op=na(40))
    assert Traject.objects.get().status == T.AKKOORD


def test_na_de_pauze_komen_de_dagen_erbij(voorstel: Voorstel, consulent: Medewerker) -> None:
    rij = vraag(voorstel, consulent)
    pauzeer(Traject.objects.get(), door=consulent, dagen=60)
    pauze.resume_traject(Traject.objects.get(), door=consulent, op=na(7))
    assert vers(rij).reactie_uiterlijk_datum == na(21).date()


@pytest.mark.parametrize("hoe", ["einde", "terug", "nieuw voorstel"])
def test_vervalt_het_voorstel_dan_vervalt_de_vraag(hoe: str, voorstel: Voorstel, consulent: Medewerker) -> None:
    rij = vraag(voorstel, consulent)
    brieven = Brief.objects.filter(soort="heroverweging").count()
    traject = Traject.objects.get()
    if hoe == "einde":
        _uitvallen(traject, consulent, NU)
    elif hoe == "terug":
        terug.reopen_inventarisatie(traject, reden="Nieuwe schuldeiser.", door=consulent, op=NU)
    else:
        voorstel_voor(traject, consulent)
    assert vers(rij).status == H.INGETROKKEN
    with pytest.raises(Geweigerd):
        antwoord(rij, stemt_in=True)
    assert dagtaken.draai(na(30))["heroverwegingenGesloten"] == 0
    assert Brief.objects.filter(soort="heroverweging").count() == brieven


def test_weigert_zonder_motivering_buiten_geen_akkoord_en_met_een_oude_versie(
    voorstel: Voorstel, consulent: Medewerker
) -> None:
    regels = dienst.te_heroverwegen(voorstel)
    wie = {"door": consulent, "op": NU}
    with pytest.raises(Geweigerd, match="waarom"):
        dienst.request_heroverweging(voorstel, regels, motivering=" ", **wie)
    with pytest.raises(Geweigerd, match="Kies ten minste"):
        dienst.request_heroverweging(voorstel, [], motivering=WAAROM, **wie)
    with pytest.raises(Gelijktijdig):
        dienst.request_heroverweging(voorstel, regels, motivering=WAAROM, verwacht_versie=0, **wie)
    open_ = traject_in(T.VOORSTEL, consulent).voorstellen.select_related("traject").get()
    with pytest.raises(Geweigerd, match="zonder akkoord"):
        dienst.request_heroverweging(open_, list(open_.regels.all()), motivering=WAAROM, **wie)


def test_een_voorwaarde_telt_als_weigering_tot_zij_is_aangenomen(consulent: Medewerker) -> None:
    rij = traject_in(T.VOORSTEL, consulent)
    wie = {"via": VIA, "door": consulent, "op": NU}
    eerste, tweede = rij.voorstellen.get().regels.select_related("voorstel__traject")
    stemming.record_antwoord(eerste, antwoord=Antwoord.AKKOORD, **wie)
    with pytest.raises(Geweigerd, match="voorwaarde"):
        stemming.record_antwoord(tweede, antwoord=Antwoord.VOORWAARDELIJK, **wie)
    stemming.record_antwoord(tweede, antwoord=Antwoord.VOORWAARDELIJK, reden="Betaal in één keer.", **wie)
    assert Traject.objects.get().status == T.GEEN_AKKOORD
    neem = {"toelichting": "De kredietbank betaalt in één keer.", "door": consulent, "op": NU}
    na_sluiten = Voorstelregel.objects.select_related("voorstel__traject").get(pk=tweede.pk)
    voorwaarde.accept_voorwaarde(na_sluiten, **neem)
    assert Traject.objects.get().status == T.AKKOORD
    with pytest.raises(Geweigerd, match="geen voorwaarde"):
        voorwaarde.accept_voorwaarde(na_sluiten, **neem)


def test_elke_dienst_doet_alles_of_niets(voorstel: Voorstel, consulent: Medewerker) -> None:
    alles_of_niets(lambda: vraag(voorstel, consulent))
    rij = vraag(voorstel, consulent)
    alles_of_niets(lambda: antwoord(rij, stemt_in=True))
    alles_of_niets(lambda: antwoord(rij, stemt_in=False, reden="Nee."))
    alles_of_niets(lambda: dienst.expire_heroverwegingen(na(20)))
    wie = {"via": VIA, "door": consulent, "op": NU}
    open_ = traject_in(T.VOORSTEL, consulent).voorstellen.get()
    regels = open_.regels.select_related("voorstel__traject")
    stemming.record_antwoord(regels[0], antwoord=Antwoord.VOORWAARDELIJK, reden="Snel.", **wie)
    alles_of_niets(
        lambda: voorwaarde.accept_voorwaarde(
            Voorstelregel.objects.select_related("voorstel__traject").get(pk=regels[0].pk),
            toelichting="Ja.",
            door=consulent,
            op=NU,
        )
    )


@pytest.mark.django_db(transaction=True)
def test_tien_keer_tegelijk_vragen_stuurt_een_brief(consulent: Medewerker) -> None:
    rij = traject_in(T.GEEN_AKKOORD, consulent)
    aantal = rij.voorstellen.get().regels.count()
    uitkomsten = tegelijk([lambda: vraag(rij.voorstellen.get(), consulent)] * 10)
    gelukt = [u for u in uitkomsten if not isinstance(u, Exception)]
    assert len(gelukt) == 1
    assert {type(u) for u in uitkomsten if isinstance(u, Exception)} == {Geweigerd}
    assert Brief.objects.filter(soort="heroverweging").count() == aantal


@pytest.mark.postgres
@pytest.mark.usefixtures("zonder_rijslot")
def test_zonder_slot_komt_meer_dan_een_verzoek_tot_de_database(consulent: Medewerker) -> None:
    """De controle: zonder het slot ziet meer dan één de regel nog vrij, en houdt alleen de unieke sleutel hen tegen."""
    for _ in range(20):
        rij = traject_in(T.GEEN_AKKOORD, consulent)
        uitkomsten = tegelijk([lambda rij=rij: vraag(rij.voorstellen.get(), consulent)] * 6)
        if any(isinstance(u, IntegrityError) for u in uitkomsten):
            return
    pytest.fail("Ook zonder slot was er nooit meer dan één; de proef hierboven bewijst dan niets.")


class TestPaginas:
    def test_vragen_en_invoeren(self, als: Als, voorstel: Voorstel, consulent: Medewerker) -> None:
        browser, traject = als(consulent), voorstel.traject
        adres = reverse("trajecten:stap", args=[traject.pk, "heroverweging"])
        regel = voorstel.regels.get(antwoord=Antwoord.AFGEWEZEN)
        leeg = browser.post(adres, {"regels": [str(regel.pk)], "motivering": ""})
        assert leeg.context["form"].errors["motivering"]
        assert browser.post(adres, {"regels": [str(regel.pk)], "motivering": WAAROM}).status_code == 302
        rij = Heroverweging.objects.get()
        pagina = browser.get(reverse("trajecten:voorstel", args=[voorstel.pk])).content.decode()
        invoeren = reverse("trajecten:heroverweging", args=[rij.pk])
        assert invoeren in pagina
        fout = browser.post(invoeren, {"antwoord": "afgewezen", "reden": ""})
        assert fout.context["form"].errors["reden"]
        assert browser.post(invoeren, {"antwoord": "akkoord", "reden": ""}).status_code == 302
        assert Traject.objects.get().status == T.AKKOORD
        assert "niet meer te antwoorden" in browser.get(invoeren).content.decode()

    def test_voorwaarde_aannemen(self, als: Als, consulent: Medewerker) -> None:
        rij = traject_in(T.VOORSTEL, consulent, bedragen=("5000.00",)).voorstellen.get().regels.get()
        browser, adres = als(consulent), reverse("trajecten:voorwaarde", args=[rij.pk])
        assert "geen voorwaarde" in browser.get(adres).content.decode()
        invoer = {"antwoord": "voorwaardelijk", "reden": "Betaal voor 1 januari."}
        browser.post(reverse("trajecten:antwoord", args=[rij.pk]), invoer)
        pagina = browser.get(reverse("trajecten:voorstel", args=[rij.voorstel_id])).content.decode()
        assert "Telt als weigering" in pagina
        assert adres in pagina
        assert browser.post(adres, {"toelichting": ""}).context["form"].errors["toelichting"]
        assert browser.post(adres, {"toelichting": "Dat lukt."}).status_code == 302
        assert Traject.objects.get().status == T.AKKOORD

    def test_een_ander_ziet_niets(
        self, als: Als, voorstel: Voorstel, consulent: Medewerker, buitenstaander: Medewerker
    ) -> None:
        rij = vraag(voorstel, consulent)
        for naam, pk in (("heroverweging", rij.pk), ("voorwaarde", rij.regel_id)):
            assert als(buitenstaander).get(reverse(f"trajecten:{naam}", args=[pk])).status_code == 404

    def test_de_schuldeiser_antwoordt_zelf_met_zijn_code(
        self, schuldeiser_browser: Browser, voorstel: Voorstel, consulent: Medewerker
    ) -> None:
        rij = vraag(voorstel, consulent)
        code = code_voor(dienst.DOEL, rij.pk)
        pagina = schuldeiser_browser.post("/reageren/", {"code": code}).content.decode()
        assert "Ons voorstel heroverwegen" in pagina
        invoer = {"code": code, "stap": "antwoord", "antwoord": "akkoord"}
        assert schuldeiser_browser.post("/reageren/", invoer).headers["Location"] == "/reageren/klaar/"
        rij = vers(rij)
        assert (rij.status, rij.antwoord_via) == (H.INGESTEMD, Herkomst.CODE)
        assert "al ontvangen" in schuldeiser_browser.post("/reageren/", invoer).content.decode()
