"""De pagina van een traject en al zijn stappen: knop of reden, en de zes vragen per stap."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.brieven.models import Brief
from schuldhulp.lib.models import StatusWissel
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Beleid, Medewerker, Organisatie
from tests.builders import AANSCHRIJVEN, NAKIJKEN, NU, VASTSTELLEN, aanmelding_in, client, schuld, traject_in
from trajecten.choices import BuitenReden, VoorstelStatus
from trajecten.choices import TrajectStatus as T
from trajecten.models import Traject
from trajecten.views.stappen import STAPPEN

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
VERIFICATIE = {
    "inkomen": "gelijk",
    "vermogen": "gelijk",
    "schulden": "gelijk",
    "uitkomst": "past",
    "inkomen_bedrag": "1900",
    "vtlb_bedrag": "1.750,50",
}
PAUZE = {"reden": "detentie", "toelichting": "Zit vast tot half november.", "tot": "16-11-2026"}
DWANG = {
    "heroverweging": "2-11-2026",
    "motivering": "Het aanbod is het hoogst haalbare.",
    "rechtbank": "Rechtbank Midden-Nederland",
}
WSNP = {
    "rechtbank": "Rechtbank Midden-Nederland",
    "motivering": "Er is geen enkele ruimte om af te lossen.",
    "uitleg": "Niet elk bedrijf wilde meedoen.",
    "vervolgstap": "Kom naar het spreekuur.",
}
UITSPRAAK = {"datum": "2-11-2026", "tekst": "Weigeren was niet redelijk."}
EINDE = {"reden": "Zelf", "omschrijving": "U gaat zelf verder.", "vervolgstap": "Bel het spreekuur."}
BEREKENEN = {
    "soort": "Saneringskrediet",
    "inkomen": "1.800,00",
    "vtlb": "1700",
    "vtlb_bron": "de vtlb-berekening van Recofa",
    "vtlb_datum": "1-11-2026",
}
DUURZAAM = {"keuze": "duurzaam", "toelichting": "Er is nog geen vast inkomen."}
TERUG = {"reden": "Mist loonstroken.", "reden_papieren": "De loonstrook van oktober."}
# (stap, vanuit, invoer, daarna): de weg zoals een consulent haar klikt.
WEG: list[tuple[str, T, dict[str, str], T]] = [
    ("vervolg", T.STABILISATIE, {"keuze": "regeling", "toelichting": "In balans."}, T.STABILISATIE),
    ("vervolg", T.STABILISATIE, {**DUURZAAM, "kijken": "1-3-2027"}, T.DUURZAAM),
    ("vervolg", T.DUURZAAM, {"keuze": "stabilisatie", "toelichting": "Weer werk."}, T.STABILISATIE),
    ("teruggeven", T.OVERDRACHT, TERUG, T.PLAN_VAN_AANPAK),
    ("aanschrijven", T.INVENTARISATIE, {}, T.INVENTARISATIE),
    ("berekenen", T.GEEN_AKKOORD, BEREKENEN, T.GEEN_AKKOORD),
    ("geen-akkoord", T.VOORSTEL, {"reden": "Twee weigerden telefonisch."}, T.GEEN_AKKOORD),
    ("dwangakkoord", T.GEEN_AKKOORD, DWANG, T.DWANGAKKOORD),
    ("uitspraak", T.DWANGAKKOORD, {**UITSPRAAK, "uitspraak": "toegewezen"}, T.AKKOORD),
    ("uitspraak", T.DWANGAKKOORD, {**UITSPRAAK, "uitspraak": "afgewezen"}, T.GEEN_AKKOORD),
    ("uitspraak", T.DWANGAKKOORD, {**UITSPRAAK, "uitspraak": "ingetrokken"}, T.GEEN_AKKOORD),
    ("wsnp", T.GEEN_AKKOORD, WSNP, T.WSNP),
    ("wsnp", T.INVENTARISATIE, WSNP, T.WSNP),
    ("looptijd", T.AKKOORD, {}, T.LOOPTIJD),
    ("verificatie", T.LOOPTIJD, VERIFICATIE, T.LOOPTIJD),
    ("kwijting", T.LOOPTIJD, {"verantwoording": "Afgelost."}, T.FINALE_KWIJTING),
    ("nazorg", T.FINALE_KWIJTING, {}, T.NAZORG),
    ("nazorgcontact", T.NAZORG, {"is_bereikt": "ja", "vorm": "telefoon", "gaat_goed": "ja"}, T.NAZORG),
    ("beeindigen", T.INVENTARISATIE, EINDE, T.UITGEVALLEN),
    ("terug-inventarisatie", T.VOORSTEL, {"reden": "Nog een schuldeiser."}, T.INVENTARISATIE),
    ("terug-stabilisatie", T.INVENTARISATIE, {"reden": "Baan kwijt."}, T.STABILISATIE),
    ("pauzeren", T.VOORSTEL, PAUZE, T.VOORSTEL),
]
FOUT: list[tuple[str, T, dict[str, str], str]] = [
    ("teruggeven", T.OVERDRACHT, {**TERUG, "reden": "  "}, "Vul ‘Waarom?’ in."),
    ("teruggeven", T.OVERDRACHT, {"reden": "Mist iets."}, "bij ten minste één onderdeel"),
    ("berekenen", T.GEEN_AKKOORD, {**BEREKENEN, "inkomen": "1.800"}, "1.800"),
    ("berekenen", T.GEEN_AKKOORD, {**BEREKENEN, "soort": "0%-aanbod"}, "waarom het geen saneringskrediet wordt"),
    (
        "berekenen",
        T.GEEN_AKKOORD,
        {**BEREKENEN, "soort": "0%-aanbod", "soort_reden": "Geen ruimte."},
        "Er is afloscapaciteit",
    ),
    ("vervolg", T.STABILISATIE, DUURZAAM, "Kies een dag na vandaag"),
    ("vervolg", T.STABILISATIE, {"keuze": "stoppen", "toelichting": " "}, "Vul ‘Waarom?’ in."),
    ("verificatie", T.LOOPTIJD, {**VERIFICATIE, "inkomen_bedrag": "-5"}, "-5"),
    ("verificatie", T.STABILISATIE, {**VERIFICATIE, "schulden": "veranderd"}, "op wat er veranderde"),
    ("nazorgcontact", T.NAZORG, {"is_bereikt": "ja", "vorm": "telefoon", "notitie": "Sprak haar"}, "Sprak haar"),
    ("beeindigen", T.INVENTARISATIE, {"reden": "Zelf", "omschrijving": "Stopt zelf"}, "Stopt zelf"),
    ("uitspraak", T.DWANGAKKOORD, {}, "Maak een keuze"),
    ("uitspraak", T.DWANGAKKOORD, {**UITSPRAAK, "datum": "3-11-2026"}, "niet na vandaag"),
    ("dwangakkoord", T.GEEN_AKKOORD, {**DWANG, "heroverweging": "3-11-2026"}, "niet na vandaag"),
    ("dwangakkoord", T.GEEN_AKKOORD, {**DWANG, "motivering": " "}, "Waarom is weigeren niet redelijk?"),
    ("beeindigen", T.INVENTARISATIE, {**EINDE, "reden": "Nietverschenen"}, "wat u deed om dit te voorkomen"),
    ("wsnp", T.INVENTARISATIE, {**WSNP, "motivering": " "}, "niet haalbaar?’ in."),
    ("terug-stabilisatie", T.INVENTARISATIE, {"reden": ""}, "Vul ‘Waarom?’ in."),
    ("pauzeren", T.NAZORG, {**PAUZE, "tot": "2-11-2026"}, "Kies een dag na vandaag"),
    ("pauzeren", T.NAZORG, {**PAUZE, "tot": "3-11-2027"}, "binnen een jaar"),
    ("pauzeren", T.NAZORG, {**PAUZE, "tot": "volgende maand"}, "volgende maand"),
    ("pauzeren", T.NAZORG, {**PAUZE, "toelichting": " "}, "Wat speelt er?"),
]


def stap_url(code: str, rij: Traject) -> str:
    return reverse("trajecten:stap", args=[rij.pk, code])


def zet(browser: Browser, code: str, rij: Traject, invoer: dict[str, str]) -> Any:
    return browser.post(stap_url(code, rij), invoer | {"verwacht_versie": rij.versie})


@pytest.mark.parametrize(("code", "vanuit", "invoer", "daarna"), WEG)
def test_stap_werkt_met_gevolgen_en_geen_tweede_keer(
    code: str, vanuit: T, invoer: dict[str, str], daarna: T, als: Als, consulent: Medewerker
) -> None:
    rij = traject_in(vanuit, consulent)
    browser = als(consulent)
    assert STAPPEN[code].effect in browser.get(stap_url(code, rij)).content.decode()
    regels = AuditRegel.objects.exclude(handeling=Handeling.INZIEN).count()
    antwoord = zet(browser, code, rij, invoer)
    assert antwoord.status_code == 302, antwoord.content.decode()[:9000]
    rij_nu = Traject.objects.get(pk=rij.pk)
    assert rij_nu.status == daarna
    nieuwe = AuditRegel.objects.exclude(handeling=Handeling.INZIEN).count()
    assert nieuwe > regels
    brieven, wissels = Brief.objects.count(), StatusWissel.objects.count()
    if code != "berekenen":  # opnieuw berekenen mag: een concept vervangt het vorige
        nog_eens = zet(browser, code, rij, invoer)
        assert nog_eens.status_code in (200, 409)
        assert (Brief.objects.count(), StatusWissel.objects.count()) == (brieven, wissels)


@pytest.mark.parametrize(("code", "vanuit", "invoer", "tekst"), FOUT)
def test_foute_invoer_houdt_wat_getypt_is(
    code: str, vanuit: T, invoer: dict[str, str], tekst: str, als: Als, consulent: Medewerker
) -> None:
    rij = traject_in(vanuit, consulent)
    antwoord = zet(als(consulent), code, rij, invoer)
    assert antwoord.status_code == 200
    assert tekst in antwoord.content.decode()
    assert antwoord.context["form"].errors
    rij_nu = Traject.objects.get(pk=rij.pk)
    assert (rij_nu.status, rij_nu.versie) == (rij.status, rij.versie)


@pytest.mark.parametrize("code", STAPPEN)
def test_wie_meekijkt_ziet_waarom_niet_en_wie_elders_werkt_niets(
    code: str, als: Als, consulent: Medewerker, kwaliteit: Medewerker, buitenstaander: Medewerker
) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    for methode in ("get", "post"):
        assert getattr(als(buitenstaander), methode)(stap_url(code, rij)).status_code == 404
        geweigerd = getattr(als(kwaliteit), methode)(stap_url(code, rij))
        assert geweigerd.status_code == 403
        assert "kijkt u mee" in geweigerd.content.decode()
    assert Traject.objects.get(pk=rij.pk).versie == rij.versie


@pytest.mark.parametrize("status", T)
def test_geen_knop_is_dood_en_geen_weigering_zwijgt(status: T, als: Als, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    browser = als(consulent)
    acties = browser.get(reverse("trajecten:traject", args=[rij.pk])).context["acties"]
    # Nakijken, saldi invoeren, versturen, antwoorden en kwijting gaan via een andere pagina.
    assert len(acties) == len(STAPPEN) + 6
    for actie in acties:
        assert actie["toegestaan"] or actie["reden"], actie
        if actie["toegestaan"]:
            pagina = browser.get(actie["url"])
            assert pagina.status_code == 200
            assert "Deze stap kan nu niet" not in pagina.content.decode()
    if status in (T.AFGEROND, T.WSNP, T.UITGEVALLEN):
        assert not [a for a in acties if a["toegestaan"]]


def test_meekijker_ziet_op_de_pagina_alleen_redenen(als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    antwoord = als(kwaliteit).get(reverse("trajecten:traject", args=[rij.pk]))
    assert not [a["naam"] for a in antwoord.context["acties"] if a["toegestaan"]]


def test_onbekende_stap_bestaat_niet(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    assert als(consulent).get(stap_url("toveren", rij)).status_code == 404


def test_iemand_anders_was_eerder(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    antwoord = als(consulent).post(stap_url("overdragen", rij), {"verwacht_versie": rij.versie - 1})
    assert antwoord.status_code == 409
    assert Traject.objects.get(pk=rij.pk).status == T.STABILISATIE


def test_stabilisatie_na_een_plan(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    assert "Stel eerst het plan" in als(consulent).get(stap_url("stabilisatie", rij)).content.decode()
    VASTSTELLEN(rij, consulent, NU)
    rij.refresh_from_db()
    assert zet(als(consulent), "stabilisatie", rij, {}).status_code == 302
    rij.refresh_from_db()
    assert rij.status == T.STABILISATIE


def test_aannemen_doet_de_uitvoerder_van_fase_2(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.OVERDRACHT, consulent)
    NAKIJKEN(rij, consulent, NU)
    ander = Organisatie.objects.create(naam="Kredietbank", soort=Organisatiesoort.KREDIETBANK)
    Beleid.objects.update(uitvoerder_fase_2=ander)
    assert als(consulent).get(stap_url("aannemen", rij)).status_code == 403
    acties = als(consulent).get(reverse("trajecten:traject", args=[rij.pk])).context["acties"]
    reden = next(a["reden"] for a in acties if a["naam"] == "Overdracht aannemen")
    assert "uitvoerder van fase 2" in reden


def test_aanschrijven_laat_vooraf_zien_wie_wel_en_niet(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, NU)
    schuld(rij, "10.00", buiten_reden=BuitenReden.BOETE)
    nieuw = schuld(rij, "20.00")
    antwoord = als(consulent).get(stap_url("aanschrijven", rij))
    assert [s.pk for s in antwoord.context["wel"]] == [nieuw.pk]
    redenen = [reden for _, reden in antwoord.context["niet"]]
    assert redenen[0] == "Al aangeschreven op 02-11-2026."
    assert redenen[2].startswith("Doet niet mee: boete")


def test_afsluiten_kan_pas_na_alle_nazorg(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    assert "nazorgcontact open" in als(consulent).get(stap_url("afsluiten", rij)).content.decode()
    for _ in range(rij.nazorgmomenten.count()):
        zet(
            als(consulent),
            "nazorgcontact",
            Traject.objects.get(pk=rij.pk),
            {"is_bereikt": "ja", "vorm": "telefoon", "gaat_goed": "ja"},
        )
    rij.refresh_from_db()
    assert zet(als(consulent), "afsluiten", rij, {}).status_code == 302
    assert Traject.objects.get(pk=rij.pk).status == T.AFGEROND


def test_toewijzen(als: Als, consulent: Medewerker, collega: Medewerker, teamleider: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    geweigerd = zet(als(consulent), "toewijzen", rij, {"behandelaar": collega.pk})
    assert "teamleider geeft werk" in geweigerd.content.decode()
    assert zet(als(teamleider), "toewijzen", rij, {"behandelaar": collega.pk}).status_code == 302
    rij.refresh_from_db()
    assert rij.behandelaar == collega
    assert zet(als(consulent), "toewijzen", rij, {"behandelaar": consulent.pk}).status_code == 302


def test_overlijden_vraagt_geen_vervolgstap_en_stuurt_geen_beschikking(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    assert zet(als(consulent), "beeindigen", rij, {"reden": "Overleden", "omschrijving": "x"}).status_code == 302
    assert not Brief.objects.filter(soort="beschikking_beeindiging").exists()


def test_uitval_zegt_fase_wat_geprobeerd_is_en_de_volgende_stap(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    invoer = {**EINDE, "reden": "Nietverschenen", "geprobeerd": "Drie keer gebeld en langs geweest."}
    assert zet(als(consulent), "beeindigen", rij, invoer).status_code == 302
    uitstroom = Traject.objects.get(pk=rij.pk).uitstroom
    assert (uitstroom.fase, uitstroom.geprobeerd) == ("fase 1", invoer["geprobeerd"])
    assert uitstroom.vervolgstap == EINDE["vervolgstap"]
    tekst = als(consulent).get(rij.get_absolute_url()).content.decode()
    for deel in (invoer["geprobeerd"], EINDE["vervolgstap"], "(fase 1)"):
        assert deel in tekst
    assert invoer["geprobeerd"] not in str(Brief.objects.get(soort="beschikking_beeindiging").gegevens)


def test_de_regelperiode_zegt_waarop_zij_wacht(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    context = als(consulent).get(reverse("trajecten:traject", args=[rij.pk])).context
    assert str(context["regelperiode"].uiterlijk) == "2027-03-02"
    assert len(context["wacht_op"]) == 2
    voorstel = traject_in(T.VOORSTEL, consulent)
    wacht = als(consulent).get(reverse("trajecten:traject", args=[voorstel.pk])).context["wacht_op"]
    assert [regel.split()[0] for regel in wacht] == ["Antwoord", "Antwoord"]


def test_eind_laat_zien_tot_waar_het_kwam(als: Als, consulent: Medewerker) -> None:
    stappen = (
        als(consulent).get(reverse("trajecten:traject", args=[traject_in(T.WSNP, consulent).pk])).context["stappen"]
    )
    assert [s["staat"] for s in stappen] == ["klaar"] * 3  # zonder de stabilisatie, die is overgeslagen


class TestOpenen:
    def url(self, pk: object) -> str:
        return reverse("trajecten:traject-nieuw", args=[pk])

    def test_met_partner(self, als: Als, consulent: Medewerker, gemeente) -> None:  # type: ignore[no-untyped-def]
        aanmelding = aanmelding_in(AanmeldingStatus.TOEGELATEN, consulent)
        partner = client(gemeente)
        invoer = {"partner_dossiernummer": partner.dossiernummer.lower()}
        assert als(consulent).post(self.url(aanmelding.pk), invoer).status_code == 302
        rij = Traject.objects.get()
        assert rij.partner == partner
        assert als(consulent).get(self.url(aanmelding.pk)).headers["Location"].endswith(f"/trajecten/{rij.pk}/")

    def test_onbekende_partner_blijft_staan(self, als: Als, consulent: Medewerker) -> None:
        aanmelding = aanmelding_in(AanmeldingStatus.TOEGELATEN, consulent)
        antwoord = als(consulent).post(self.url(aanmelding.pk), {"partner_dossiernummer": "SHV-1999-1"})
        assert "Er is geen dossier SHV-1999-1" in antwoord.content.decode()
        assert not Traject.objects.exists()

    def test_rol_gemeente_en_stand(
        self, als: Als, consulent: Medewerker, kwaliteit: Medewerker, buitenstaander: Medewerker
    ) -> None:
        aanmelding = aanmelding_in(AanmeldingStatus.IN_INTAKE, consulent)
        assert als(kwaliteit).post(self.url(aanmelding.pk)).status_code == 403
        assert als(buitenstaander).post(self.url(aanmelding.pk)).status_code == 404
        assert "begint na een toelating" in als(consulent).get(self.url(aanmelding.pk)).content.decode()
        assert "begint na een toelating" in als(consulent).post(self.url(aanmelding.pk)).content.decode()
        assert not Traject.objects.exists()


def test_een_concept_staat_klaar_om_te_versturen(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.GEEN_AKKOORD, consulent)
    zet(als(consulent), "berekenen", rij, BEREKENEN)
    voorstel = rij.voorstellen.get(status=VoorstelStatus.CONCEPT)
    acties = als(consulent).get(reverse("trajecten:traject", args=[rij.pk])).context["acties"]
    actie = next(a for a in acties if a["naam"] == "Voorstel nakijken en versturen")
    assert actie["url"] == reverse("trajecten:voorstel", args=[voorstel.pk])
    assert voorstel.toelichting[0] == "Het vtlb komt uit: de vtlb-berekening van Recofa, peildatum 01-11-2026."
