"""Een stabilisatie die in uitval eindigt, en iemand die terugkomt: herkend, met de draad naar het eerdere traject."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from intake.models import Aanmelding
from schuldhulp.brieven.models import Brief
from schuldhulp.organisatie.models import Medewerker
from tests.browser.hulp import Opener, Scherm, toets_smal_en_breed
from tests.builders import VASTSTELLEN, screen, traject_in
from trajecten.choices import Onderdeelsoort, TrajectStatus, UitstroomReden
from trajecten.choices.product import Producteinde
from trajecten.models import Traject, Vervolgkeuze

pytestmark = pytest.mark.django_db(transaction=True)
GEPROBEERD = "Drie keer gebeld, een kaart gestuurd en aangebeld."


@pytest.fixture
def noor(demo: dict[str, int]) -> Medewerker:
    return Medewerker.objects.get(naam="Noor Jansen")


@pytest.fixture
def traject(noor: Medewerker, nu: datetime) -> Traject:
    """Toegelaten, met een plan en twee schulden; de rest gebeurt op het scherm."""
    rij = traject_in(TrajectStatus.PLAN_VAN_AANPAK, noor, op=nu - timedelta(days=100))
    VASTSTELLEN(rij, noor, nu - timedelta(days=99))
    return Traject.objects.get(pk=rij.pk)


def test_van_stabilisatie_naar_uitval_en_terug(als: Opener, traject: Traject, noor: Medewerker, nu: datetime) -> None:
    scherm = als("noor")
    de_stabilisatie_begint_met_budgetbeheer_ernaast(scherm, traject)
    noor_kiest_met_een_reden_om_te_stoppen(scherm, traject)
    het_traject_stopt_met_een_beschikking(scherm, traject)
    de_inwoner_komt_terug_en_wordt_herkend(scherm, traject)
    het_nieuwe_traject_heeft_de_draad_naar_het_oude(scherm, traject, noor, nu)


def de_stabilisatie_begint_met_budgetbeheer_ernaast(noor: Scherm, traject: Traject) -> None:
    noor.open(f"/trajecten/{traject.pk}/").klik("Stabilisatie starten").verstuur()
    noor.klik("Producten en partner").ziet("Stabilisatie", "Volgt een stap van het traject")
    noor.klik("Product beginnen").verstuur().mist_invoer()
    over_een_jaar = f"{timezone.localdate() + timedelta(days=365):%d-%m-%Y}"
    noor.vul(soort="budgetbeheer", verwacht_eind=over_een_jaar, doel="De vaste lasten gaan vanzelf.").verstuur()
    noor.ziet("Budgetbeheer", "De vaste lasten gaan vanzelf.", "Wanneer liep wat?")
    toets_smal_en_breed(noor.pagina)


def noor_kiest_met_een_reden_om_te_stoppen(noor: Scherm, traject: Traject) -> None:
    noor.open(f"/trajecten/{traject.pk}/").klik("Kiezen hoe het verdergaat").verstuur().mist_invoer()
    noor.vul(keuze="stoppen", toelichting="Zij komt niet meer en is niet te bereiken.").verstuur()
    noor.ziet("Voortijdig beëindigen")
    assert Vervolgkeuze.objects.get(traject=traject).keuze == "stoppen"


def het_traject_stopt_met_een_beschikking(noor: Scherm, traject: Traject) -> None:
    noor.vul(reden=UitstroomReden.NIET_VERSCHENEN.value).verstuur().mist_invoer().ziet("wat u deed om dit te voorkomen")
    noor.vul(geprobeerd=GEPROBEERD, omschrijving="U kwam drie keer niet op een afspraak.")
    noor.vul(vervolgstap="U kunt zich altijd opnieuw melden bij het spreekuur.").verstuur()
    noor.ziet("Dit traject is beëindigd", "Niet verschenen", GEPROBEERD, "fase 1")
    brief = Brief.objects.get(soort="beschikking_beeindiging", client_id=traject.client_id)
    assert noor.haal(f"/brieven/{brief.pk}/").body().startswith(b"%PDF-")
    traject.refresh_from_db()
    assert traject.status == TrajectStatus.UITGEVALLEN
    assert traject.uitstroom.beeindigingsbeschikking_datum == timezone.localdate()
    beheer = traject.onderdelen.get(soort=Onderdeelsoort.BUDGETBEHEER)
    assert (beheer.eind_datum, beheer.eind_reden) == (timezone.localdate(), Producteinde.TRAJECT)
    noor.open(f"/trajecten/{traject.pk}/producten/").ziet("Wat klaar is", "Het traject ging verder of eindigde")


def de_inwoner_komt_terug_en_wordt_herkend(noor: Scherm, traject: Traject) -> None:
    client = traject.client
    noor.open("/aanmeldingen/nieuw/").vul(gemeente=str(client.gemeente_id), voornamen=client.voornamen)
    noor.vul(achternaam=client.achternaam, geboortedatum=f"{client.geboortedatum:%d-%m-%Y}").verstuur()
    noor.ziet(client.dossiernummer, f"Traject {traject.nummer}")
    noor.vul(keuze=str(client.pk)).verstuur()
    noor.vul(kanaal="zelf", hulpvraag="Het lukt nu wel; ik wil het opnieuw proberen.").verstuur()
    noor.ziet("Eerder traject")
    assert Aanmelding.objects.filter(client=client).count() == 2


def het_nieuwe_traject_heeft_de_draad_naar_het_oude(
    scherm: Scherm, traject: Traject, noor: Medewerker, nu: datetime
) -> None:
    nieuw = Aanmelding.objects.filter(client=traject.client).exclude(pk=traject.aanmelding_id).get()
    scherm.open(f"/aanmeldingen/{nieuw.pk}/").klik("Eerste gesprek vastleggen")
    scherm.vul(verslag="Zij heeft nu werk en wil het afmaken.").verstuur()
    screen(Aanmelding.objects.get(pk=nieuw.pk), noor, nu)
    scherm.open(f"/aanmeldingen/{nieuw.pk}/").klik("Toelaten")
    scherm.vul(motivering="Uw schulden zijn te hoog om zelf op te lossen.", weken_tot_resultaat="16").verstuur()
    scherm.verstuur().ziet("Toegelaten")
    scherm.klik("Traject openen").verstuur()
    scherm.ziet("Deze inwoner kreeg eerder hulp", traject.nummer, GEPROBEERD)
    tweede = Traject.objects.get(aanmelding=nieuw)
    assert tweede.vorige_traject == traject
    scherm.open(f"/dossiers/{traject.client_id}/?tab=tijdlijn").ziet("Traject voortijdig beëindigd", "Budgetbeheer")
