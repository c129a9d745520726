"""De post met schuldeisers: elk soort bericht, elk kanaal, elk antwoord met zijn gevolg, en niets dubbel of te laat."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from schuldhulp.brieven.models import Bericht, Brief
from schuldhulp.lib import dagtaken, outbox
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.models import Gebeurtenis
from schuldhulp.organisatie.models import Beleid, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import AANSCHRIJVEN, NU, _uitvallen, beantwoord_alles, traject_in, voorstel_voor
from tests.intake.test_gelijktijdig import tegelijk
from tests.trajecten.bouw import pauzeer
from trajecten.beeld.post import NIET_MEE, STIL_BIJ_SALDO, STIL_BIJ_VOORSTEL, lees_post
from trajecten.choices import AanschrijvingStatus, Antwoord, Herkomst, VoorstelStatus
from trajecten.choices import TrajectStatus as T
from trajecten.choices.post import (
    INKOMEND,
    KNOOPPUNT_WERKDAGEN,
    UITGAAND,
    Kanaal,
    Postsoort,
    Taaksoort,
    TaakStatus,
    Trede,
    trede_van,
)
from trajecten.models import (
    Aanschrijving,
    Schuld,
    Schuldeiser,
    Schuldeiserbericht,
    Schuldeisertaak,
    Traject,
    Voorstel,
    Voorstelregel,
)
from trajecten.services import aanschrijving, heroverweging, regeling, saldo, schuldeiserpost, stemming, terug
from trajecten.services import voorstel as voorstellen
from trajecten.services.inkomend import Afzender
from trajecten.services.schuldeiserantwoord import record_bericht
from trajecten.services.schuldeisertaak import complete_taak

pytestmark = pytest.mark.django_db
P = Postsoort


def na(dagen: int):  # type: ignore[no-untyped-def]
    return NU + timedelta(days=dagen)


def vers(rij: Traject) -> Traject:
    return Traject.objects.select_related("client", "gemeente").get(pk=rij.pk)


def uit(soort: Postsoort) -> Any:
    return Schuldeiserbericht.objects.uit().filter(soort=soort)


def stuur(rij: Traject, soort: Postsoort, door: Medewerker, **anders: Any) -> list[Schuldeiserbericht]:
    velden = {"schulden": schuldeiserpost.te_berichten(rij, soort), "tekst": "Het duurt nog even.", "op": NU, **anders}
    return schuldeiserpost.send_berichten(vers(rij), soort=soort, door=door, **velden)


def meld(schuld: Schuld, soort: Postsoort, tekst: str = "Zie onze brief.", **anders: Any) -> Schuldeiserbericht:
    afzender = anders.pop("afzender", Afzender(Herkomst.CODE, None, "Energie Noord"))
    schuld = Schuld.objects.select_related("traject").get(pk=schuld.pk)
    return record_bericht(schuld, soort=soort, tekst=tekst, afzender=afzender, op=NU, **anders)


def draai_ronden(*dagen: int) -> None:
    for dag in dagen:
        dagtaken.draai(na(dag))
        outbox.verwerk(op=na(dag), soorten={"aanschrijving.herinnerd"})


@pytest.fixture
def aangeschreven(consulent: Medewerker) -> Traject:
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, NU)
    return vers(rij)


def test_elke_soort_van_het_knooppunt_loopt_langs_een_dienst(consulent: Medewerker) -> None:
    """Van kennisgeving tot beëindiging: elke soort uit en in komt minstens één keer in het logboek."""
    rij = traject_in(T.INVENTARISATIE, consulent)
    stuur(rij, P.KENNISGEVING, consulent)
    for soort in (P.KENNISGEVING_ANTWOORD, P.STATUSBERICHT, P.STATUSVERZOEK):
        meld(rij.schulden.first(), soort)
    stuur(rij, P.STATUS, consulent)
    AANSCHRIJVEN(vers(rij), consulent, NU)
    eerste, tweede = Aanschrijving.objects.select_related("traject")
    wie = {"via": Herkomst.CONSULENT, "door": consulent, "op": NU}
    saldo.record_saldo(eerste, bedrag=Decimal(100), vooraf_akkoord=True, **wie)
    saldo.record_saldo(tweede, bedrag=Decimal(100), **wie)
    voorstel = voorstel_voor(vers(rij), consulent)
    regel = voorstel.regels.select_related("voorstel__traject").get(antwoord=Antwoord.GEEN_REACTIE)
    meld(regel.schuld, P.GEEN_MEDEWERKING)
    voorstel = Voorstel.objects.select_related("traject").get(pk=voorstel.pk)
    vragen = heroverweging.request_heroverweging(
        voorstel, heroverweging.te_heroverwegen(voorstel), motivering="Toch?", door=consulent, op=NU
    )
    heroverweging.record_heroverweging(vragen[0], stemt_in=True, **wie)
    regeling.start_looptijd(vers(rij), door=consulent, op=NU)
    _uitvallen(vers(rij), consulent, NU)
    assert {b.soort for b in Schuldeiserbericht.objects.uit()} == set(UITGAAND)
    assert {b.soort for b in Schuldeiserbericht.objects.filter(richting="in")} == set(INKOMEND)


@pytest.mark.parametrize("kanaal", [Kanaal.BRIEF, Kanaal.EMAIL, Kanaal.KNOOPPUNT, Kanaal.LIJST])
def test_kanaal_volgt_het_register_en_de_keuze_gaat_voor(kanaal: Kanaal, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    Schuldeiser.objects.update(voorkeurskanaal=kanaal, email="post@energienoord.nl")
    eerste = rij.schulden.first()
    aanschrijving.send_aanschrijvingen(rij, kanalen={eerste.pk: Kanaal.BRIEF}, door=consulent, op=NU)
    gekozen, ander = uit(P.SALDOVERZOEK).get(schuld=eerste), uit(P.SALDOVERZOEK).exclude(schuld=eerste).get()
    assert (gekozen.kanaal, ander.kanaal) == (Kanaal.BRIEF, kanaal)
    assert ander.aanschrijving.kanaal == kanaal
    dagen = {a.kanaal: a.reactie_uiterlijk_datum for a in Aanschrijving.objects.all()}
    knooppunt = dagen.get(Kanaal.KNOOPPUNT)
    assert knooppunt in (None, na(14).date())
    assert KNOOPPUNT_WERKDAGEN == 10
    assert dagen[Kanaal.BRIEF] == na(21).date()
    assert Brief.objects.filter(soort="saldoverzoek").count() == (2 if kanaal == Kanaal.BRIEF else 1)
    assert Bericht.objects.count() == (kanaal == Kanaal.EMAIL)
    if kanaal in (Kanaal.KNOOPPUNT, Kanaal.LIJST):
        assert ander.gegevens["client_naam"] == rij.client.naam


def test_mail_zonder_adres_gaat_per_brief_en_een_mail_noemt_geen_inwoner(consulent: Medewerker) -> None:
    from schuldhulp.brieven.berichten import tekst_van

    rij = traject_in(T.STABILISATIE, consulent)
    eerste, tweede = rij.schulden.select_related("schuldeiser")
    Schuldeiser.objects.update(voorkeurskanaal=Kanaal.EMAIL)
    Schuldeiser.objects.filter(pk=tweede.schuldeiser_id).update(email="post@bank.nl")
    stuur(rij, P.KENNISGEVING, consulent)
    assert [uit(P.KENNISGEVING).get(schuld=s).kanaal for s in (eerste, tweede)] == [Kanaal.BRIEF, Kanaal.EMAIL]
    tekst = tekst_van(Bericht.objects.get())
    assert rij.client.achternaam not in tekst
    assert rij.nummer in tekst


def test_een_lijst_van_schuldeisers_laat_de_voorkeur_staan(consulent: Medewerker) -> None:
    from tests.builders import schuldeiser
    from trajecten.forms.registerlijst import lees_registerlijst
    from trajecten.services.schuldeiserimport import import_schuldeisers

    eiser = schuldeiser("Energie Noord")
    Schuldeiser.objects.filter(pk=eiser.pk).update(voorkeurskanaal=Kanaal.KNOOPPUNT)
    lijst = "naam;soort;plaats;email\nEnergie Noord;nuts;Vreedam;post@noord.nl"
    import_schuldeisers(lees_registerlijst(lijst), door=None, op=NU)
    eiser.refresh_from_db()
    assert (eiser.email, eiser.voorkeurskanaal) == ("post@noord.nl", Kanaal.KNOOPPUNT)


class TestNooitTweeKeer:
    def test_een_kennisgeving_gaat_een_keer(self, consulent: Medewerker) -> None:
        rij = traject_in(T.STABILISATIE, consulent)
        schulden = list(rij.schulden.all())
        stuur(rij, P.KENNISGEVING, consulent)
        assert schuldeiserpost.te_berichten(rij, P.KENNISGEVING) == []
        with pytest.raises(Geweigerd, match="kreeg dit bericht al"):
            stuur(rij, P.KENNISGEVING, consulent, schulden=schulden)
        assert Brief.objects.filter(soort="kennisgeving").count() == 2

    def test_een_dubbele_klik_op_de_stand_van_zaken(self, consulent: Medewerker) -> None:
        rij = traject_in(T.STABILISATIE, consulent)
        stuur(rij, P.STATUS, consulent, verwacht_versie=rij.versie)
        with pytest.raises(Gelijktijdig):
            stuur(rij, P.STATUS, consulent, verwacht_versie=rij.versie)
        assert Brief.objects.filter(soort="stand_van_zaken").count() == 2

    def test_een_ronde_opnieuw_stuurt_niets_nog_eens(self, aangeschreven: Traject) -> None:
        draai_ronden(22, 22)
        Gebeurtenis.objects.filter(soort="aanschrijving.herinnerd").update(verwerkt_op=None)
        outbox.verwerk(op=na(22), soorten={"aanschrijving.herinnerd"})
        assert Brief.objects.filter(soort="saldoverzoek_herinnering").count() == 2
        assert uit(P.SALDOVERZOEK).filter(versie=2).count() == 2

    def test_een_teruggedraaide_transactie_laat_niets_achter(self, consulent: Medewerker) -> None:
        from django.db import transaction

        rij = traject_in(T.STABILISATIE, consulent)
        with pytest.raises(RuntimeError), transaction.atomic():
            stuur(rij, P.KENNISGEVING, consulent)
            raise RuntimeError
        assert not uit(P.KENNISGEVING).exists()
        assert not Brief.objects.filter(soort="kennisgeving").exists()
        assert not Gebeurtenis.objects.filter(sleutel__contains="kennisgeving").exists()
        stuur(rij, P.KENNISGEVING, consulent)
        assert Brief.objects.filter(soort="kennisgeving").count() == 2

    def test_akkoord_gaat_een_keer_ook_na_opnieuw_beginnen(self, consulent: Medewerker) -> None:
        rij = traject_in(T.AKKOORD, consulent)
        voorstel = rij.voorstellen.get()
        regeling.start_looptijd(rij, door=consulent, op=NU)
        schuldeiserpost.announce_akkoord(vers(rij), voorstel, door=consulent, op=na(3))
        assert Brief.objects.filter(soort="regeling_akkoord").count() == 2

    @staticmethod
    def _tien_tegelijk(door: Medewerker) -> list[object]:
        rij = traject_in(T.STABILISATIE, door)
        uit = tegelijk([lambda: stuur(rij, P.KENNISGEVING, door, schulden=list(rij.schulden.all()))] * 10)
        return [u for u in uit if not isinstance(u, Geweigerd)]

    @pytest.mark.django_db(transaction=True)
    def test_tien_tegelijk_is_een_kennisgeving_per_schuld(self, consulent: Medewerker) -> None:
        assert [isinstance(u, list) for u in self._tien_tegelijk(consulent)] == [True]
        assert Brief.objects.filter(soort="kennisgeving").count() == 2

    @pytest.mark.postgres
    @pytest.mark.usefixtures("zonder_rijslot")
    def test_zonder_slot_denkt_meer_dan_een_draad_dat_er_nog_niets_weg_is(self, consulent: Medewerker) -> None:
        assert any(len(self._tien_tegelijk(consulent)) > 1 for _ in range(20))


class TestNooitNaHetEinde:
    def test_alleen_het_bericht_dat_het_stopt(self, aangeschreven: Traject, consulent: Medewerker) -> None:
        draai_ronden(22, 40)
        _uitvallen(vers(aangeschreven), consulent, na(45))
        voor = Brief.objects.count()
        assert Brief.objects.filter(soort="regeling_beeindigd").count() == 2
        Gebeurtenis.objects.filter(soort="aanschrijving.herinnerd").update(verwerkt_op=None)
        draai_ronden(60, 80, 100)
        assert Brief.objects.count() == voor
        assert not Schuldeisertaak.objects.open().exists()
        with pytest.raises(Geweigerd, match="niets meer uit"):
            stuur(aangeschreven, P.STATUS, consulent)
        with pytest.raises(Geweigerd, match="beëindigd"):
            meld(aangeschreven.schulden.first(), P.STATUSBERICHT)

    def test_wie_van_niets_wist_krijgt_niets(self, consulent: Medewerker) -> None:
        _uitvallen(traject_in(T.STABILISATIE, consulent), consulent, NU)
        assert not Schuldeiserbericht.objects.exists()

    def test_in_de_pauze_gaat_er_niets_uit(self, aangeschreven: Traject, consulent: Medewerker) -> None:
        pauzeer(aangeschreven, door=consulent, dagen=90)
        voor = Schuldeiserbericht.objects.count()
        draai_ronden(40, 60)
        with pytest.raises(Geweigerd, match="pauze"):
            stuur(aangeschreven, P.STATUS, consulent)
        assert Schuldeiserbericht.objects.count() == voor


class TestLadder:
    @pytest.mark.parametrize(
        ("nummer", "trede"), [(1, Trede.HERINNERING), (2, Trede.NABELLEN), (3, Trede.LAATSTE), (4, Trede.LAATSTE)]
    )
    def test_treden(self, nummer: int, trede: Trede) -> None:
        assert trede_van(nummer) == trede

    def test_drie_treden_met_werk_en_dan_stilte_met_gevolg(
        self, aangeschreven: Traject, consulent: Medewerker, teamleider: Medewerker
    ) -> None:
        draai_ronden(22)
        assert not Schuldeisertaak.objects.exists()
        draai_ronden(40)
        bellen = Schuldeisertaak.objects.all()
        assert {(t.soort, t.behandelaar) for t in bellen} == {(Taaksoort.NABELLEN, consulent)}
        assert bellen[0].actie == "Schuldeiser nabellen"
        draai_ronden(60)
        assert {t.behandelaar for t in Schuldeisertaak.objects.filter(soort=Taaksoort.MEEKIJKEN)} == {teamleider}
        assert [b.versie for b in uit(P.SALDOVERZOEK).filter(schuld=bellen[0].schuld).order_by("versie")] == [
            1,
            2,
            3,
            4,
        ]
        draai_ronden(80)
        assert {a.status for a in Aanschrijving.objects.all()} == {AanschrijvingStatus.GEEN_REACTIE}
        assert {regel.gevolg for regel in lees_post(vers(aangeschreven))} == {STIL_BIJ_SALDO}
        assert Schuldeisertaak.objects.count() == 4

    def test_beleid_zegt_hoeveel_treden_en_een_lopende_vraag_houdt_de_hare(
        self, aangeschreven: Traject, consulent: Medewerker
    ) -> None:
        Beleid.objects.update(herinneringen=1)
        ander = traject_in(T.INVENTARISATIE, consulent)
        AANSCHRIJVEN(ander, consulent, NU)
        draai_ronden(22, 40)
        assert {a.status for a in ander.aanschrijvingen.all()} == {AanschrijvingStatus.GEEN_REACTIE}
        assert {a.status for a in aangeschreven.aanschrijvingen.all()} == {AanschrijvingStatus.HERINNERD}

    def test_een_antwoord_laat_het_nabellen_vervallen(self, aangeschreven: Traject, consulent: Medewerker) -> None:
        draai_ronden(22, 40)
        beantwoord_alles(vers(aangeschreven), consulent, na(41))
        assert {t.status for t in Schuldeisertaak.objects.all()} == {TaakStatus.VERVALLEN}
        assert not uit(P.SALDOVERZOEK).filter(beantwoord_op=None).exists()

    def test_terug_naar_fase_1_ook(self, aangeschreven: Traject, consulent: Medewerker) -> None:
        draai_ronden(22, 40)
        terug.return_to_stabilisatie(vers(aangeschreven), reden="De baan is weg.", door=consulent, op=na(41))
        assert not Schuldeisertaak.objects.open().exists()

    def test_een_voorstel_wordt_herinnerd_en_sluit_daarna(self, consulent: Medewerker) -> None:
        Beleid.objects.update(voorstel_herinneringen=2)
        rij = traject_in(T.VOORSTEL, consulent)
        regel = rij.voorstellen.get().regels.select_related("voorstel__traject")[0]
        wie = {"via": Herkomst.CONSULENT, "door": consulent, "op": NU}
        stemming.record_antwoord(regel, antwoord=Antwoord.AKKOORD, **wie)
        assert dagtaken.draai(na(22))["voorstellenHerinnerd"] == 1
        assert dagtaken.draai(na(22))["voorstellenHerinnerd"] == 0
        assert Brief.objects.filter(soort="voorstel_herinnering").count() == 1
        assert vers(rij).actie_uiterlijk_datum == Voorstel.objects.get().reactie_uiterlijk_datum == na(36).date()
        assert dagtaken.draai(na(37))["voorstellenHerinnerd"] == 1
        assert [t.soort for t in Schuldeisertaak.objects.all()] == [Taaksoort.NABELLEN]
        assert dagtaken.draai(na(60))["voorstellenGesloten"] == 1
        assert Voorstel.objects.get().status == VoorstelStatus.GEEN_AKKOORD
        gevolgen = [regel.gevolg for regel in lees_post(vers(rij))]
        assert sorted(gevolgen) == ["", STIL_BIJ_VOORSTEL]


class TestAntwoorden:
    def test_vooraf_akkoord_bij_het_saldo_slaat_het_voorstel_over(
        self, aangeschreven: Traject, consulent: Medewerker
    ) -> None:
        eerste, tweede = aangeschreven.aanschrijvingen.select_related("traject")
        wie = {"via": Herkomst.API, "door": None, "op": NU}
        saldo.record_saldo(eerste, bedrag=Decimal(100), vooraf_akkoord=True, **wie)
        saldo.record_saldo(tweede, bedrag=Decimal(100), **wie)
        voorstel_voor(vers(aangeschreven), consulent)
        antwoorden = dict(Voorstelregel.objects.values_list("schuld", "antwoord"))
        assert antwoorden[eerste.schuld_id] == Antwoord.VOORAF_AKKOORD
        assert antwoorden[tweede.schuld_id] == Antwoord.GEEN_REACTIE
        assert [b.schuld_id for b in uit(P.BETAALVOORSTEL)] == [tweede.schuld_id]

    def test_geen_medewerking_in_de_inventarisatie_telt_als_stilte(
        self, aangeschreven: Traject, consulent: Medewerker
    ) -> None:
        eerste, tweede = aangeschreven.schulden.all()
        meld(eerste, P.GEEN_MEDEWERKING, "Wij doen niet mee.")
        vraag = aangeschreven.aanschrijvingen.get(schuld=eerste)
        assert (vraag.status, vraag.antwoord_opmerking) == (AanschrijvingStatus.GEEN_MEDEWERKING, "Wij doen niet mee.")
        assert Schuld.objects.get(pk=eerste.pk).is_stil
        meld(tweede, P.GEEN_MEDEWERKING)
        assert vers(aangeschreven).actie == aanschrijving.BEREKENEN
        assert {regel.gevolg for regel in lees_post(vers(aangeschreven))} == {NIET_MEE}
        saldo.record_saldo(vraag, bedrag=Decimal(5), via=Herkomst.CODE, door=None, op=na(1))
        assert not Schuld.objects.get(pk=eerste.pk).is_stil

    def test_geen_medewerking_op_een_voorstel_is_een_weigering(self, consulent: Medewerker) -> None:
        rij = traject_in(T.VOORSTEL, consulent)
        regel = rij.voorstellen.get().regels.first()
        meld(regel.schuld, P.GEEN_MEDEWERKING, "Beleid.")
        regel.refresh_from_db()
        assert (regel.antwoord, regel.reden) == (Antwoord.AFGEWEZEN, "Werkt niet mee: Beleid.")

    def test_kennisgeving_antwoord_legt_het_kenmerk_vast(self, consulent: Medewerker) -> None:
        rij = traject_in(T.STABILISATIE, consulent)
        stuur(rij, P.KENNISGEVING, consulent)
        schuld = rij.schulden.first()
        meld(schuld, P.KENNISGEVING_ANTWOORD, "", kenmerk="E-77")
        assert Schuld.objects.get(pk=schuld.pk).kenmerk == "E-77"
        assert uit(P.KENNISGEVING).get(schuld=schuld).beantwoord_op == NU
        assert not Schuldeisertaak.objects.exists()

    def test_een_bericht_is_werk_en_een_vraag_wordt_beantwoord_met_de_stand(self, consulent: Medewerker) -> None:
        rij = traject_in(T.STABILISATIE, consulent)
        eerste, tweede = rij.schulden.all()
        meld(eerste, P.STATUSBERICHT, "Wij verhuizen.")
        meld(tweede, P.STATUSVERZOEK, "Hoe staat het?")
        lezen, stand = Schuldeisertaak.objects.order_by("soort")
        assert (lezen.soort, lezen.uiterlijk_datum) == (Taaksoort.LEZEN, na(7).date())
        assert (stand.soort, stand.uiterlijk_datum, stand.behandelaar) == (Taaksoort.STAND, na(14).date(), consulent)
        complete_taak(lezen, uitkomst="Adres gewijzigd.", door=consulent, op=NU)
        stuur(rij, P.STATUS, consulent, schulden=[tweede])
        stand.refresh_from_db()
        assert (stand.status, stand.bericht.beantwoord_op) == (TaakStatus.GEDAAN, NU)
        with pytest.raises(Geweigerd):
            complete_taak(lezen, uitkomst="Nog eens.", door=consulent, op=NU)

    def test_weigert_wat_niet_kan_met_de_reden(self, aangeschreven: Traject) -> None:
        schuld = aangeschreven.schulden.first()
        with pytest.raises(Geweigerd, match="hoort bij een saldoverzoek"):
            meld(schuld, P.SALDO_ANTWOORD)
        with pytest.raises(Geweigerd, match="Schrijf op"):
            meld(schuld, P.STATUSBERICHT, " ")


def test_elke_dienst_doet_alles_of_niets(consulent: Medewerker, teamleider: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    alles_of_niets(lambda: stuur(rij, P.KENNISGEVING, consulent))
    schuld = rij.schulden.first()
    meld(schuld, P.STATUSVERZOEK)
    alles_of_niets(lambda: stuur(rij, P.STATUS, consulent))
    alles_of_niets(lambda: meld(schuld, P.STATUSBERICHT, kenmerk="K"))
    taak = Schuldeisertaak.objects.select_related("traject").get()
    alles_of_niets(lambda: complete_taak(taak, uitkomst="Klaar.", door=consulent, op=NU))
    ander = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(ander, consulent, NU)
    alles_of_niets(lambda: meld(ander.schulden.first(), P.GEEN_MEDEWERKING))
    derde = traject_in(T.VOORSTEL, consulent).voorstellen.get()
    alles_of_niets(
        lambda: voorstellen.remind_voorstel(Voorstel.objects.select_related("traject").get(pk=derde.pk), op=na(22))
    )
