"""Het aanmeldpunt: licht naar een partner, zwaar naar schuldhulp, en niets over wie het loket niet mag zien."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.choices import Bedreiging, Kanaal, Volgaanleiding
from intake.choices.loket import Gewicht, Problematiek
from intake.models import Aanmelding, Client, Loketvraag, Volgmoment
from intake.services.client import Persoonsgegevens
from intake.triage import Loketantwoorden, Schuldeisers, VasteLasten
from ketenpartners.choices import Dienst, Toestemmingswijze
from ketenpartners.models import Ketenpartner, Verwijzing
from ketenpartners.services.aanmeldpunt import Doorverwijzing, Vraag, register_loketvraag
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Gemeente, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import Rol
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in, client, geldig_bsn, medewerker
from tests.ketenpartners.bouw import partner

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
ADRES = "/aanmeldpunt/"
LICHT = Loketantwoorden(schuldeisers=Schuldeisers.EEN, vaste_lasten=VasteLasten.BETAALD)
ZWAAR = Loketantwoorden(schuldeisers=Schuldeisers.MEER, vaste_lasten=VasteLasten.NIET, gebieden=("wonen",))


@pytest.fixture
def loket(gemeente: Gemeente) -> Medewerker:
    return medewerker("Lotte Baan", gemeente, Rol.LOKET)


@pytest.fixture
def keten(gemeente: Gemeente) -> Ketenpartner:
    return partner(gemeente)


def leg_vast(door: Medewerker, vraag: Vraag, persoon: Persoonsgegevens | None = None) -> Loketvraag:
    return register_loketvraag(
        vraag,
        gemeente=door.aanstellingen.get().gemeente,
        persoon=persoon or Persoonsgegevens(achternaam="Zijlstra", telefoon="06 12345678"),
        id_=uuid4(),
        door=door,
        op=NU,
    )


def lichte(keten: Ketenpartner | None, **anders: object) -> Vraag:
    naar = Doorverwijzing(keten, Dienst.THUISADMINISTRATIE, Toestemmingswijze.MONDELING) if keten else None
    return Vraag("Post ligt ongeopend.", LICHT, Gewicht.LICHT, doorverwijzing=naar, **anders)  # type: ignore[arg-type]


def test_licht_gaat_meteen_naar_een_partner(loket: Medewerker, keten: Ketenpartner) -> None:
    rij = leg_vast(loket, lichte(keten))
    verwijzing = Verwijzing.objects.get()
    assert verwijzing.loketvraag == rij
    assert verwijzing.deelvelden == ["naam", "telefoon"]
    assert verwijzing.behandelaar is None  # van het hele team: het loket heeft geen dossiers
    assert not Aanmelding.objects.exists()


def test_zwaar_wordt_een_aanmelding(loket: Medewerker) -> None:
    rij = leg_vast(loket, Vraag("Veel schulden.", ZWAAR, Gewicht.ZWAAR))
    aanmelding = Aanmelding.objects.get()
    assert rij.aanmelding == aanmelding
    assert (aanmelding.kanaal, aanmelding.problematiek) == (Kanaal.AANMELDPUNT, Problematiek.MEERVOUDIG)
    assert aanmelding.aangemeld_door == f"Lotte Baan, {loket.organisatie}"


def test_een_bedreiging_is_altijd_zwaar(loket: Medewerker, keten: Ketenpartner) -> None:
    mee = {**vars(LICHT), "heeft_bedreiging": True}
    vraag = Vraag("Gas wordt afgesloten.", Loketantwoorden(**mee), Gewicht.ZWAAR, bedreigingen=[Bedreiging.GAS])
    assert leg_vast(loket, vraag).aanmelding.is_crisis  # type: ignore[union-attr]
    licht = Vraag(
        "Gas wordt afgesloten.", Loketantwoorden(**mee), Gewicht.LICHT, "Valt mee.", [Bedreiging.GAS], advies="Bel."
    )
    with pytest.raises(Geweigerd, match="altijd naar schuldhulp"):
        leg_vast(loket, licht)


def test_afwijken_vraagt_een_reden_en_licht_een_bestemming(loket: Medewerker, keten: Ketenpartner) -> None:
    with pytest.raises(Geweigerd, match="wijkt af"):
        leg_vast(loket, Vraag("x", LICHT, Gewicht.ZWAAR))
    assert leg_vast(loket, Vraag("x", LICHT, Gewicht.ZWAAR, "Spreekt geen Nederlands.")).aanmelding
    with pytest.raises(Geweigerd, match="Kies een partner"):
        leg_vast(loket, lichte(None))


def test_wie_al_bekend_is_houdt_zijn_dossier_en_er_gaat_niets_verloren(
    loket: Medewerker, gemeente: Gemeente, consulent: Medewerker
) -> None:
    bekende = aanmelding_in(S.GEMELD, consulent, client=client(gemeente, bsn=geldig_bsn(5_000)))
    persoon = Persoonsgegevens(bsn=geldig_bsn(5_000), achternaam="Anders")
    mee = Loketantwoorden(**{**vars(ZWAAR), "heeft_bedreiging": True})
    vraag = Vraag("Morgen ontruiming.", mee, Gewicht.ZWAAR, bedreigingen=[Bedreiging.ONTRUIMING])
    rij = leg_vast(loket, vraag, persoon)
    assert rij.aanmelding == bekende
    bekende.refresh_from_db()
    assert bekende.is_crisis
    assert bekende.client.notities.get().tekst == "Morgen ontruiming."
    assert Client.objects.count() == 1


def test_wie_op_een_ander_lijkt_krijgt_een_vlag(loket: Medewerker, gemeente: Gemeente) -> None:
    ander = client(gemeente, achternaam="Janssen")
    persoon = Persoonsgegevens(achternaam="Jansen", geboortedatum=ander.geboortedatum)
    rij = leg_vast(loket, Vraag("x", ZWAAR, Gewicht.ZWAAR), persoon)
    assert rij.lijkt_bekend
    assert rij.client != ander


def test_vastleggen_is_heel_of_niet(loket: Medewerker, keten: Ketenpartner) -> None:
    alles_of_niets(lambda: leg_vast(loket, lichte(keten)))
    alles_of_niets(lambda: leg_vast(loket, Vraag("x", ZWAAR, Gewicht.ZWAAR)))


def invoer(gem: Gemeente, **anders: object) -> dict[str, object]:
    return {
        "gemeente": gem.pk,
        "voornamen": "Yara",
        "achternaam": "Zijlstra",
        "telefoon": "06 12345678",
        "vraag": "De post ligt ongeopend.",
        "schuldeisers": "een",
        "vaste_lasten": "betaald",
        **anders,
    }


def nummer(html: str) -> str:
    return html.split('name="nummer" value="')[1].split('"')[0]


def test_een_lichte_vraag_over_het_scherm(als: Als, loket: Medewerker, gemeente: Gemeente, keten: Ketenpartner) -> None:
    browser = als(loket)
    vast = nummer(browser.get(ADRES).content.decode())
    uitkomst = browser.post(ADRES, invoer(gemeente, nummer=vast)).content.decode()
    assert "Licht: een partner kan helpen" in uitkomst
    assert "Stichting Rond: thuisadministratie" in uitkomst
    naar = f"{keten.pk}:thuisadministratie"
    stap2 = invoer(gemeente, nummer=vast, stap="bestemming", gewicht="licht", bestemming=naar)
    zonder = browser.post(ADRES, stap2).content.decode()
    assert "Zonder toestemming van de inwoner" in zonder
    assert f'value="{naar}" checked' in zonder or "checked" in zonder
    heel = {**stap2, "heeft_toestemming": "on", "wijze": "mondeling"}
    assert "doorgestuurd naar Stichting Rond" in browser.post(ADRES, heel, follow=True).content.decode()
    assert "Er is niets dubbel vastgelegd." in browser.post(ADRES, heel, follow=True).content.decode()
    assert (Loketvraag.objects.count(), Verwijzing.objects.count()) == (1, 1)
    lijst = browser.get(reverse("ketenpartners:meldingen")).content.decode()
    assert "Naar Stichting Rond: verstuurd" in lijst


def test_fouten_houden_alles_vast_en_terug_ook(als: Als, loket: Medewerker, gemeente: Gemeente) -> None:
    browser = als(loket)
    fout = browser.post(ADRES, invoer(gemeente, achternaam="", bsn="123456789", geboortedatum="1-1-2030"))
    tekst = fout.content.decode()
    assert "burgerservicenummer klopt niet" in tekst
    assert "Vul ‘Achternaam’ in." in tekst
    assert "De post ligt ongeopend.</textarea>" in tekst
    terug = browser.post(ADRES, invoer(gemeente, bedreigingen=["gas"], stap="bestemming", terug="1")).content.decode()
    assert 'value="Zijlstra"' in terug
    assert "checked" in terug
    assert not Loketvraag.objects.exists()


def test_het_loket_ziet_alleen_eigen_meldingen_en_geen_dossiers(
    als: Als, loket: Medewerker, gemeente: Gemeente, consulent: Medewerker
) -> None:
    ander = Organisatie.objects.create(naam="Woonstichting", soort=Organisatiesoort.WONINGCORPORATIE)
    ander.gemeenten.add(gemeente)
    partnerloket = medewerker("Wil Woon", gemeente, Rol.LOKET, organisatie=ander)
    leg_vast(partnerloket, Vraag("x", ZWAAR, Gewicht.ZWAAR), Persoonsgegevens(achternaam="Vanwil"))
    assert Aanmelding.objects.get().kanaal == Kanaal.WONINGCORPORATIE
    lijst = reverse("ketenpartners:meldingen")
    assert "Vanwil" not in als(loket).get(lijst).content.decode()
    assert "Vanwil" in als(partnerloket).get(lijst).content.decode()
    assert "Vanwil" in als(consulent).get(lijst).content.decode()
    assert als(loket).get("/dossiers/").status_code == 403
    # Een partner vraagt geen BSN: daar is geen grondslag voor.
    assert "Burgerservicenummer" not in als(partnerloket).get(ADRES).content.decode()
    assert "Burgerservicenummer" in als(loket).get(ADRES).content.decode()


def test_wie_niet_in_deze_gemeente_meldt_kan_haar_niet_kiezen(
    als: Als, loket: Medewerker, andere_gemeente: Gemeente
) -> None:
    fout = als(loket).post(ADRES, invoer(andere_gemeente)).content.decode()
    assert "Fout" in fout
    assert not Loketvraag.objects.exists()


def test_de_consulent_ziet_de_triage_bij_de_aanmelding(als: Als, loket: Medewerker, consulent: Medewerker) -> None:
    rij = leg_vast(loket, Vraag("x", LICHT, Gewicht.ZWAAR, "Kan niet lezen."))
    pagina = als(consulent).get(reverse("intake:aanmelding", args=[rij.aanmelding_id])).content.decode()
    assert "Triage van het aanmeldpunt: zwaar" in pagina
    assert "Kan niet lezen." in pagina
    assert "Enkelvoudig: alleen geld" in pagina


def test_wie_met_een_advies_is_geholpen_raakt_niet_uit_beeld(loket: Medewerker) -> None:
    rij = leg_vast(loket, lichte(None, advies="Bel de woningbouw voor een regeling."))
    moment = Volgmoment.objects.get()
    assert (moment.client, moment.aanleiding) == (rij.client, Volgaanleiding.ADVIES)
    assert moment.vervolgstap == "Bel de woningbouw voor een regeling."
    assert moment.behandelaar is None


def stap2(gem: Gemeente, keten: Ketenpartner, **anders: object) -> dict[str, object]:
    naar = f"{keten.pk}:thuisadministratie"
    vast = {"stap": "bestemming", "gewicht": "licht", "bestemming": naar, "heeft_toestemming": "on"}
    return {**invoer(gem), **vast, "wijze": "mondeling", **anders}


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"bedreigingen": ["gas"], "afwijk_reden": "Valt mee."}, "gewicht", "gaat de vraag altijd naar schuldhulp"),
        ({"telefoon": ""}, "bestemming", "Zonder telefoonnummer kan de partner de inwoner niet bellen."),
        ({"bestemming": "advies", "advies": ""}, "advies", "Schrijf op welk advies u gaf."),
        ({"gewicht": "zwaar"}, "afwijk_reden", "U wijkt af van de uitkomst."),
    ],
)
def test_wat_er_aan_een_bestemming_mist_staat_bij_het_veld(
    anders: dict[str, object],
    veld: str,
    melding: str,
    als: Als,
    loket: Medewerker,
    gemeente: Gemeente,
    keten: Ketenpartner,
) -> None:
    antwoord = als(loket).post(ADRES, stap2(gemeente, keten, **anders))
    assert any(melding in fout for fout in antwoord.context["form"].errors[veld])
    assert not Loketvraag.objects.exists()


def test_een_krediet_is_geen_lichte_hulp(als: Als, loket: Medewerker, gemeente: Gemeente, keten: Ketenpartner) -> None:
    Ketenpartner.objects.update(diensten=["saneringskrediet", "budgetcoaching"])
    pagina = als(loket).post(ADRES, invoer(gemeente)).content.decode()
    assert "budgetcoaching" in pagina
    assert "saneringskrediet" not in pagina


def test_zonder_nieuw_nummer_blijft_de_vraag_zoals_zij_is(
    loket: Medewerker, gemeente: Gemeente, keten: Ketenpartner
) -> None:
    client(gemeente, bsn=geldig_bsn(5_000), telefoon="06 11111111")
    leg_vast(loket, lichte(keten), Persoonsgegevens(bsn=geldig_bsn(5_000), achternaam="Bekend"))
    assert Verwijzing.objects.get().vraag == "Post ligt ongeopend."


def test_wat_een_bekende_anders_opgeeft_komt_bij_consulent_en_partner(
    loket: Medewerker, gemeente: Gemeente, keten: Ketenpartner
) -> None:
    bekende = client(gemeente, bsn=geldig_bsn(5_000), telefoon="06 11111111", postcode="1234 AB", huisnummer="1")
    nieuw = Persoonsgegevens(
        bsn=geldig_bsn(5_000), achternaam="Anders", telefoon="06 22222222", postcode="1234 AB", huisnummer="1"
    )
    leg_vast(loket, lichte(keten), nieuw)
    assert Verwijzing.objects.get().vraag == "Post ligt ongeopend.\nNu te bellen op 06 22222222."
    verwacht = "Anders dan in het dossier, volgens het aanmeldpunt: telefoon 06 22222222. Vraag na wat klopt."
    assert bekende.notities.get().tekst == verwacht
    bekende.refresh_from_db()
    assert bekende.telefoon == "06 11111111"


def test_een_lichte_vraag_blijft_in_het_dossier_te_zien(
    als: Als, loket: Medewerker, gemeente: Gemeente, consulent: Medewerker
) -> None:
    ander = client(gemeente, achternaam="Janssen")
    persoon = Persoonsgegevens(achternaam="Jansen", geboortedatum=ander.geboortedatum)
    rij = leg_vast(loket, lichte(None, advies="Bel de winkel."), persoon)
    dossier = reverse("trajecten:dossier", args=[rij.client_id])
    tab = als(consulent).get(f"{dossier}?tab=aanmeldingen").content.decode()
    for tekst in (
        "Post ligt ongeopend.",
        "Advies: Bel de winkel.",
        "Enkelvoudig: alleen geld",
        "Vergelijk de dossiers",
    ):
        assert tekst in tab
    assert "Dit dossier kwam uit een levering" not in tab
    assert "Vraag aan het aanmeldpunt: licht" in als(consulent).get(f"{dossier}?tab=tijdlijn").content.decode()


@pytest.mark.parametrize(("status", "noemt_gesprek"), [(S.GEMELD, True), (S.IN_INTAKE, False)])
def test_wie_al_in_gesprek_is_krijgt_geen_datum_voor_een_eerste_gesprek(
    status: S, noemt_gesprek: bool, als: Als, loket: Medewerker, consulent: Medewerker, gemeente: Gemeente
) -> None:
    aanmelding_in(status, consulent, client=client(gemeente, bsn=geldig_bsn(5_000)))
    vast = {"bsn": geldig_bsn(5_000), "schuldeisers": "meer", "stap": "bestemming", "gewicht": "zwaar"}
    klaar = als(loket).post(ADRES, invoer(gemeente, **vast), follow=True).content.decode()
    assert "De vraag is doorgegeven aan schuldhulp." in klaar
    assert ("Het eerste gesprek is uiterlijk op" in klaar) is noemt_gesprek
