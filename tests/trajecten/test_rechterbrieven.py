"""Wat er op papier komt bij de rechter, de inwoner, de schuldeisers en de wederpartij: de feiten, en alles één keer."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import Volgaanleiding
from intake.models import Volgmoment
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.opmaak import maak_html
from schuldhulp.brieven.taal import hele_tekst
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import AANSCHRIJVEN, NU, beantwoord_alles, traject_in, voorstel_voor
from tests.trajecten.test_crisis import DREIGING
from tests.trajecten.test_geding_pagina import BREED_INVOER, MORATORIUM, Als, geding_in
from tests.trajecten.test_gedingen import BREED, JA, VERZOEK
from tests.trajecten.test_traject_pagina import DWANG, WSNP
from tests.verzoek import VERKLARING, dwangverzoek
from trajecten.aanbod import bereken_aanbod, haal_incidenteel
from trajecten.choices import Antwoord, Herkomst, Oplossingsoort
from trajecten.choices import TrajectStatus as T
from trajecten.choices.geding import Beeindigreden, Gedingsoort, Gedingstatus
from trajecten.models import Crisis, Traject, Uitstroom
from trajecten.rekenregels.routes import Wsnpkosten
from trajecten.rekenregels.verdeling import Vordering
from trajecten.services import crisis as crises
from trajecten.services import dwangakkoord, gedingloop, stemming, wsnp
from trajecten.services import geding as gedingen
from trajecten.services import uitspraak as uitspraken
from trajecten.services.heroverweging import record_heroverweging, request_heroverweging, te_heroverwegen
from trajecten.services.verzoek import Uitspraak

pytestmark = pytest.mark.django_db


@pytest.fixture
def wie(consulent: Medewerker) -> dict[str, Any]:
    return {"door": consulent, "op": NU}


def tekst(soort: str) -> str:
    """Wat er in de enige brief van deze soort staat."""
    return hele_tekst(maak_html(Brief.objects.get(soort=soort)))


EERDER = ("bevestiging_aanmelding", "beschikking_toelating", "plan_van_aanpak", "saldoverzoek", "voorstel")


def soorten() -> list[str]:
    """Wat er aan brieven bij kwam sinds het traject liep."""
    return sorted(Brief.objects.exclude(soort__in=EERDER).values_list("soort", flat=True))


def een_weigert(wie: dict[str, Any], bedragen: tuple[str, ...] = ("3000.00", "2000.00", "800.00")) -> Traject:
    """Een traject waarin alleen de laatste schuldeiser het voorstel weigert."""
    traject = traject_in(T.INVENTARISATIE, wie["door"], bedragen=bedragen)
    AANSCHRIJVEN(traject, wie["door"], NU)
    beantwoord_alles(traject, wie["door"], NU)
    voorstel = voorstel_voor(Traject.objects.get(pk=traject.pk), wie["door"], NU)
    regels = list(voorstel.regels.all())
    stemmen = [stemming.Stem(r, Antwoord.AKKOORD) for r in regels[:-1]]
    stemmen.append(stemming.Stem(regels[-1], Antwoord.AFGEWEZEN, "Ik wil alles terug."))
    stemming.record_antwoorden(voorstel, stemmen, via=Herkomst.CONSULENT, **wie)
    return Traject.objects.get(pk=traject.pk)


class TestVerzoekschriften:
    def test_moratorium_noemt_dreiging_contacten_en_elke_schuld(self, wie: dict[str, Any]) -> None:
        traject = traject_in(T.STABILISATIE, wie["door"])
        crisis = crises.open_crisis(traject, dreiging=DREIGING, **wie)
        contact = crises.Contact(crises.Contactwijze.TELEFOON, crises.Contactuitkomst.GEEN_UITSTEL)
        crises.record_contact(crisis, contact=contact, **wie)
        verzoek = gedingen.Verzoek(
            "Rechtbank Den Haag", "Er zijn kinderen.", crisis.bedreiging, crisis.wederpartij, crisis
        )
        gedingen.request_geding(traject, soort=Gedingsoort.MORATORIUM, verzoek=verzoek, **wie)
        assert soorten() == ["rechter_gevraagd", "verzoek_moratorium"]
        stuk = tekst("verzoek_moratorium")
        for feit in (
            traject.client.naam,
            "17 mei 1988",
            "20 november 2026",
            "Woonstichting Vreedam",
            "2 november 2026, telefoon: geeft geen uitstel.",
            "Er zijn kinderen.",
            "€ 5.800,00",
            "287b",
            *(schuld.schuldeiser.naam for schuld in traject.schulden.select_related("schuldeiser")),
        ):
            assert feit in stuk
        assert "Woonstichting Vreedam tegen te houden" in tekst("rechter_gevraagd")
        assert Brief.objects.get(soort="verzoek_moratorium").aan_adres == ["Rechtbank Den Haag"]

    def test_elke_soort_heeft_haar_eigen_stuk(self, wie: dict[str, Any]) -> None:
        traject = traject_in(T.GEEN_AKKOORD, wie["door"])
        gedingen.request_geding(traject, soort=Gedingsoort.VOORLOPIGE_VOORZIENING, verzoek=VERZOEK, **wie)
        assert "287 lid 4" in tekst("verzoek_voorziening")

    def test_breed_moratorium_bericht_elke_schuldeiser_meteen(self, wie: dict[str, Any]) -> None:
        traject = traject_in(T.STABILISATIE, wie["door"])
        rij = gedingen.request_geding(traject, soort=Gedingsoort.BREED_MORATORIUM, verzoek=BREED, **wie)
        assert "beslagregister" in tekst("verzoek_breed_moratorium")
        assert not Brief.objects.filter(soort="breed_moratorium").exists()
        rij = uitspraken.decide_geding(rij, uitspraak=JA, **wie)
        brieven = Brief.objects.filter(soort="breed_moratorium")
        assert {b.aan_naam for b in brieven} == {
            s.schuldeiser.naam for s in traject.schulden.select_related("schuldeiser")
        }
        assert "3 november 2026 tot en met 1 mei 2027" in hele_tekst(maak_html(brieven[0]))
        reden = Beeindigreden.VASTE_LASTEN
        gedingloop.request_beeindiging(rij, reden=reden, toelichting="Twee maanden huur.", **wie)
        stuk = tekst("verzoek_beeindiging")
        assert "Een maand of meer achter met de vaste lasten" in stuk
        assert "onder f," in stuk

    def test_bij_een_afwijzing_hoort_alleen_de_inwoner_het(self, wie: dict[str, Any]) -> None:
        traject = traject_in(T.STABILISATIE, wie["door"])
        rij = gedingen.request_geding(traject, soort=Gedingsoort.BREED_MORATORIUM, verzoek=BREED, **wie)
        uitspraken.decide_geding(rij, uitspraak=Uitspraak(False, NU.date()), **wie)
        assert "Er komt geen pauze" in tekst("rechter_besliste")
        assert not Brief.objects.filter(soort="breed_moratorium").exists()

    def test_verslag_noemt_periode_en_wat_er_gebeurde(self, consulent: Medewerker) -> None:
        geding_in(Gedingstatus.AFGEROND, consulent)
        stuk = tekst("verslag_moratorium")
        for feit in ("2 november 2026 tot en met 2 november 2026", "Ging goed.", "Opgeheven."):
            assert feit in stuk


class TestDwangakkoord:
    def test_dossier_noemt_stemmen_aandelen_weigeraars_en_de_wsnp(self, wie: dict[str, Any]) -> None:
        traject = een_weigert(wie)
        kosten = Wsnpkosten(Decimal("900.00"), "schatting van de kredietbank")
        dwangakkoord.request_dwangakkoord(traject, verzoek=dwangverzoek(NU, wsnpkosten=kosten), **wie)
        inhoud = Brief.objects.get(soort="verzoek_dwangakkoord").gegevens
        assert [s["aandeel"] for s in inhoud["stemmen"]] == ["51,72 %", "34,48 %", "13,79 %"]
        assert [s["antwoord"] for s in inhoud["stemmen"]] == ["Ja", "Ja", "Nee"]
        assert (inhoud["aandeel_voor"], inhoud["aandeel_tegen"]) == ("86,21 %", "13,79 %")
        # 18 x € 100 is € 1.800 bij het krediet; in de Wsnp gaan daar de kosten af.
        assert (inhoud["samen_bedrag"], inhoud["wsnp_bedrag"]) == ("1800.00", "900.00")
        assert [s["aangeboden"] for s in inhoud["stemmen"]] == ["€\xa0931,03", "€\xa0620,69", "€\xa0248,28"]
        assert [s["wsnp"] for s in inhoud["stemmen"]] == ["€\xa0465,52", "€\xa0310,34", "€\xa0124,14"]
        stuk = tekst("verzoek_dwangakkoord")
        for feit in ("Ik wil alles terug.", "2 van de 3", "schatting van de kredietbank", "redelijk aanbod", "287a"):
            assert feit in stuk
        assert "toch mee moeten doen" in tekst("rechter_gevraagd")

    def test_zonder_kosten_zegt_het_stuk_dat_zij_niet_zijn_ingevuld(self, wie: dict[str, Any]) -> None:
        dwangakkoord.request_dwangakkoord(een_weigert(wie), verzoek=dwangverzoek(NU), **wie)
        stuk = tekst("verzoek_dwangakkoord")
        assert "De kosten van de bewindvoerder zijn niet ingevuld" in stuk
        assert Brief.objects.get(soort="verzoek_dwangakkoord").gegevens["wsnp_bedrag"] == "1800.00"

    @pytest.mark.parametrize(("toe", "zin"), [(True, "moeten nu meedoen"), (False, "Die heet de Wsnp")])
    def test_de_inwoner_hoort_de_uitspraak(self, toe: bool, zin: str, wie: dict[str, Any]) -> None:
        traject = traject_in(T.DWANGAKKOORD, wie["door"])
        dwangakkoord.decide_dwangakkoord(traject, uitspraak=Uitspraak(toe, NU.date()), **wie)
        assert zin in tekst("rechter_besliste")

    @pytest.mark.parametrize("soort", [Oplossingsoort.SANERINGSKREDIET, Oplossingsoort.SCHULDBEMIDDELING])
    @pytest.mark.parametrize("incidenteel", ["0.00", "750.00"])
    def test_eenmalig_geld_komt_terug_uit_de_pot(self, soort: Oplossingsoort, incidenteel: str) -> None:
        gelijk: dict[str, Any] = {"maanden": 18, "jaarrente_percentage": Decimal("4.50")}
        aanbod = bereken_aanbod(
            soort,
            inkomen=Decimal(1800),
            vtlb=Decimal(1700),
            incidenteel=Decimal(incidenteel),
            kosten_percentage=Decimal("9.00"),
            vorderingen=[Vordering("a", Decimal(9000), False)],
            **gelijk,
        )
        terug = haal_incidenteel(
            soort, pot=aanbod.pot, kosten=aanbod.kosten, afloscapaciteit=aanbod.afloscapaciteit, **gelijk
        )
        assert terug == Decimal(incidenteel)


class TestWsnp:
    def test_met_een_voorstel_en_een_afgewezen_dwangakkoord(self, wie: dict[str, Any]) -> None:
        traject = een_weigert(wie)
        dwangakkoord.request_dwangakkoord(traject, verzoek=dwangverzoek(NU), **wie)
        uitspraak = Uitspraak(False, NU.date(), "Te laag.")
        dwangakkoord.decide_dwangakkoord(Traject.objects.get(pk=traject.pk), uitspraak=uitspraak, **wie)
        na = wsnp.move_to_wsnp(Traject.objects.get(pk=traject.pk), verklaring=VERKLARING, **wie)
        stuk = tekst("verklaring_wsnp")
        for feit in (
            "3 schuldeisers een voorstel. 2 daarvan",
            "hoeven mee te werken",
            "€ 100,00",
            VERKLARING.motivering,
        ):
            assert feit in stuk
        moment = Volgmoment.objects.get(client=na.client_id)
        assert (moment.aanleiding, moment.vervolgstap) == (Volgaanleiding.WSNP, wsnp.NAVRAGEN)
        brief = tekst("naar_wsnp")
        assert VERKLARING.vervolgstap in brief
        assert f"{moment.datum.day} " in brief
        uit = Uitstroom.objects.get(traject=na)
        assert (uit.beeindigingsbeschikking_datum, uit.vervolgstap) == (NU.date(), VERKLARING.vervolgstap)

    def test_zonder_poging_vanuit_de_inventarisatie(self, wie: dict[str, Any]) -> None:
        traject = traject_in(T.INVENTARISATIE, wie["door"])
        wsnp.move_to_wsnp(traject, verklaring=VERKLARING, **wie)
        stuk = tekst("verklaring_wsnp")
        assert "Een poging is dan niet nodig." in stuk
        assert "afloscapaciteit is dus niet bekend" in stuk
        assert "285 lid 1, onder f" in stuk

    @pytest.mark.parametrize("veld", ["rechtbank", "motivering", "uitleg", "vervolgstap"])
    def test_niet_zonder_wat_erin_hoort(self, veld: str, wie: dict[str, Any]) -> None:
        traject = traject_in(T.GEEN_AKKOORD, wie["door"])
        leeg = wsnp.Wsnpverklaring(**{**vars(VERKLARING), veld: "  "})
        with pytest.raises(Geweigerd):
            wsnp.move_to_wsnp(traject, verklaring=leeg, **wie)
        assert Traject.objects.get(pk=traject.pk).status == T.GEEN_AKKOORD


class TestUitstel:
    def test_brief_aan_de_wederpartij_en_morgen_nabellen(self, wie: dict[str, Any]) -> None:
        traject = traject_in(T.STABILISATIE, wie["door"])
        rij = crises.open_crisis(traject, dreiging=DREIGING, **wie)
        uitstel = NU.date() + timedelta(days=28)
        rij = crises.send_afwending(rij, uitstel=uitstel, motivering="Wij maken een plan.", **wie)
        assert rij.actie_uiterlijk_datum == NU.date() + timedelta(days=1)
        assert rij.contacten.get().notitie == "Uitstel gevraagd tot 30-11-2026."
        brief = tekst("afwending")
        for feit in ("30 november 2026", "Wij maken een plan.", "Gedwongen woningontruiming"):
            assert feit in brief
        assert Brief.objects.get(soort="afwending").aan_adres == ["Woonstichting Vreedam"]
        crises.send_afwending(rij, uitstel=uitstel, motivering="Nog eens.", **wie)
        assert Brief.objects.filter(soort="afwending").count() == 2

    def test_een_schuldeiser_uit_het_dossier_krijgt_de_brief_op_zijn_adres(self, wie: dict[str, Any]) -> None:
        traject = traject_in(T.STABILISATIE, wie["door"])
        eiser = traject.schulden.first().schuldeiser
        dreiging = crises.Dreiging(DREIGING.bedreiging, eiser.naam, eiser, "H-77")
        rij = crises.open_crisis(traject, dreiging=dreiging, **wie)
        crises.send_afwending(rij, uitstel=NU.date() + timedelta(days=7), motivering="Wij maken een plan.", **wie)
        brief = Brief.objects.get(soort="afwending")
        assert (brief.aan_adres, brief.gegevens["uw_kenmerk"]) == (eiser.adresregels, "H-77")

    @pytest.mark.parametrize(("dagen", "motivering"), [(0, "Plan."), (-1, "Plan."), (7, " ")])
    def test_niet_zonder_reden_of_dag(self, dagen: int, motivering: str, wie: dict[str, Any]) -> None:
        rij = crises.open_crisis(traject_in(T.STABILISATIE, wie["door"]), dreiging=DREIGING, **wie)
        with pytest.raises(Geweigerd):
            crises.send_afwending(rij, uitstel=NU.date() + timedelta(days=dagen), motivering=motivering, **wie)
        assert not Brief.objects.filter(soort="afwending").exists()

    def test_alles_of_niets(self, wie: dict[str, Any]) -> None:
        pk = crises.open_crisis(traject_in(T.STABILISATIE, wie["door"]), dreiging=DREIGING, **wie).pk
        uitstel = NU.date() + timedelta(days=7)
        alles_of_niets(
            lambda: crises.send_afwending(
                Crisis.objects.select_related("traject").get(pk=pk), uitstel=uitstel, motivering="Plan.", **wie
            )
        )


@pytest.mark.parametrize(
    ("naam", "deel", "status", "invoer"),
    [
        ("geding-nieuw", "moratorium", T.STABILISATIE, MORATORIUM),
        ("geding-nieuw", "breed-moratorium", T.STABILISATIE, BREED_INVOER),
        ("stap", "dwangakkoord", T.GEEN_AKKOORD, {**DWANG, "wsnp_kosten": "1.250,00", "wsnp_bron": "Recofa"}),
        ("stap", "wsnp", T.INVENTARISATIE, WSNP),
    ],
)
def test_vooraf_te_bekijken_zonder_dat_er_iets_gebeurt(
    naam: str, deel: str, status: T, invoer: dict[str, Any], als: Als, consulent: Medewerker
) -> None:
    traject = traject_in(status, consulent)
    brieven = Brief.objects.count()
    antwoord = als(consulent).post(reverse(f"trajecten:{naam}", args=[traject.pk, deel]), {**invoer, "voorbeeld": "1"})
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord.content.startswith(b"%PDF")
    assert (Brief.objects.count(), Traject.objects.get(pk=traject.pk).versie) == (brieven, traject.versie)


def test_voorbeelden_op_een_zaak(als: Als, consulent: Medewerker) -> None:
    browser: Browser = als(consulent)
    verslag = geding_in(Gedingstatus.VERSLAG, consulent)
    crisis = crises.open_crisis(verslag.traject, dreiging=DREIGING, door=consulent, op=NU)
    breed = geding_in(Gedingstatus.LOOPT, consulent, Gedingsoort.BREED_MORATORIUM)
    for rij, code, invoer in (
        (verslag, "verslag", {"verslag": "Ging goed."}),
        (breed, "beeindigen", {"reden": "traject", "toelichting": "Stopt."}),
        (crisis, "uitstel", {"uitstel": "30-11-2026", "motivering": "Wij maken een plan."}),
    ):
        url = reverse(f"trajecten:{rij._meta.model_name}-stap", args=[rij.pk, code])
        assert browser.post(url, {**invoer, "voorbeeld": "1"})["Content-Type"] == "application/pdf"
        assert browser.post(url, invoer).status_code == 302


def test_de_pagina_noemt_de_brieven(als: Als, consulent: Medewerker) -> None:
    rij = geding_in(Gedingstatus.LOOPT, consulent, Gedingsoort.BREED_MORATORIUM)
    pagina = als(consulent).get(rij.get_absolute_url())
    namen = [naam for naam, _ in pagina.context["brieven"]]
    assert len(namen) == 3 + rij.traject.schulden.count()
    assert "Verzoek om een afkoelingsperiode, aan Rechtbank Den Haag" in namen


class TestHeroverweging:
    def test_het_dossier_noemt_wat_de_weigeraar_bij_nader_inzien_zei(self, wie: dict[str, Any], als: Als) -> None:
        traject = een_weigert(wie)
        voorstel = traject.voorstellen.get()
        (vraag,) = request_heroverweging(voorstel, te_heroverwegen(voorstel), motivering="Kijk nog eens.", **wie)
        record_heroverweging(vraag, stemt_in=False, reden="Blijf bij nee.", via=Herkomst.CONSULENT, **wie)
        pagina = als(wie["door"]).get(reverse("trajecten:stap", args=[traject.pk, "dwangakkoord"]))
        assert "02-11-2026" in pagina.content.decode()
        traject = Traject.objects.get(pk=traject.pk)
        dwangakkoord.request_dwangakkoord(traject, verzoek=dwangverzoek(NU), **wie)
        assert "Op 02-11-2026 nog eens gevraagd: Blijf bij nee." in tekst("verzoek_dwangakkoord")

    @pytest.mark.parametrize("is_ingetrokken", [True, False])
    def test_wie_tijdens_de_zaak_instemt_geeft_alsnog_een_akkoord(
        self, is_ingetrokken: bool, wie: dict[str, Any]
    ) -> None:
        traject = een_weigert(wie)
        voorstel = traject.voorstellen.get()
        (vraag,) = request_heroverweging(voorstel, te_heroverwegen(voorstel), motivering="Kijk nog eens.", **wie)
        dwangakkoord.request_dwangakkoord(Traject.objects.get(pk=traject.pk), verzoek=dwangverzoek(NU), **wie)
        record_heroverweging(vraag, stemt_in=True, via=Herkomst.CONSULENT, **wie)
        traject = Traject.objects.get(pk=traject.pk)
        assert traject.status == T.DWANGAKKOORD
        if is_ingetrokken:
            na = dwangakkoord.withdraw_dwangakkoord(traject, reden="Stemt toch in.", **wie)
        else:
            na = dwangakkoord.decide_dwangakkoord(traject, uitspraak=Uitspraak(False, NU.date()), **wie)
        assert (na.status, na.actie) == (T.AKKOORD, "Regeling starten")
