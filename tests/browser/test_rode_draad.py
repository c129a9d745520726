"""De rode draad, zoals de demogebruikers hem lopen: van eerste melding tot nazorg, en daarna de cijfers.

Elke pagina die hierin voorbijkomt, gaat langs axe en de vaste toetsen van `Scherm.kijk_na`.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from intake.models import Aanmelding, Client
from ketenpartners.models import Verwijzing
from schuldhulp.brieven.models import Brief
from schuldhulp.lib import dagtaken, outbox
from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Gemeente
from tests.browser import partner
from tests.browser.hulp import Opener, Scherm
from tests.builders import antwoorden
from trajecten.choices import AanschrijvingStatus, TrajectStatus
from trajecten.choices.overdracht import Overdrachtdeel
from trajecten.models import Aanschrijving, Traject, Voorstelregel

pytestmark = pytest.mark.django_db(transaction=True)

ENERGIE, TELEFOON, OOM = "Energie Noordwaard", "Telefoonwinkel Hallo", "Karel van der Zee"


@dataclass
class Verhaal:
    """Johanna Posma: haar aanmelding, haar traject, en wie er achter het scherm zit."""

    noor: Scherm
    nu: datetime
    brieven: set[str] = field(default_factory=set)

    @property
    def aanmelding(self) -> Aanmelding:
        return Aanmelding.objects.get(client__achternaam="Posma")

    @property
    def traject(self) -> Traject:
        return Traject.objects.get(client__achternaam="Posma")

    def aanschrijving(self, schuldeiser: str) -> Aanschrijving:
        return self.traject.aanschrijvingen.get(schuld__schuldeiser__naam=schuldeiser)

    def regel(self, schuldeiser: str) -> Voorstelregel:
        return Voorstelregel.objects.get(voorstel__traject=self.traject, schuld__schuldeiser__naam=schuldeiser)

    def zet(self, stap: str, **velden: str | bool | list[str]) -> Scherm:
        """Zet één stap: knop op de pagina, formulier, versturen."""
        self.noor.klik(stap)
        return self.noor.vul(**velden).verstuur()

    def naar_traject(self) -> Scherm:
        return self.noor.open(f"/trajecten/{self.traject.pk}/")

    def naar_schulden(self) -> Scherm:
        return self.noor.open(f"/trajecten/{self.traject.pk}/schulden/")

    def staat_op(self, status: TrajectStatus) -> None:
        assert self.traject.status == status


def test_van_melding_tot_nazorg(als: Opener, bezoeker: Scherm, nu: datetime) -> None:
    verhaal = Verhaal(als("noor"), nu)
    noor_meldt_johanna_aan_met_spoed(verhaal)
    het_gesprek_wordt_gepland_en_gehouden(verhaal)
    de_screening_tekent_het_kwadrant_en_noor_wijkt_af(verhaal)
    johanna_wordt_toegelaten_en_krijgt_een_beschikking(verhaal)
    het_traject_begint_met_een_plan(verhaal)
    de_schulden_komen_op_een_rij(verhaal)
    fase_2_neemt_het_dossier_aan_en_schrijft_aan(verhaal, als("bilal"))
    een_schuldeiser_antwoordt_zelf_met_zijn_code(verhaal, bezoeker)
    de_tweede_belt_en_de_derde_krijgt_een_herinnering(verhaal)
    het_voorstel_gaat_weg_en_een_weigert(verhaal, bezoeker)
    de_rechter_legt_het_voorstel_op(verhaal)
    de_regeling_loopt_af_en_de_nazorg_volgt(verhaal)
    de_brieven_openen_als_pdf(verhaal)


def noor_meldt_johanna_aan_met_spoed(verhaal: Verhaal) -> None:
    henk = Client.objects.get(achternaam="Postma")
    gemeente = str(Gemeente.objects.get(naam="Vreedam").pk)
    noor = verhaal.noor.open("/aanmeldingen/nieuw/")
    noor.vul(voornamen="Johanna Maria").verstuur()
    noor.mist_invoer().ziet("Achternaam")
    assert noor.pagina.input_value("[name=voornamen]") == "Johanna Maria"
    noor.vul(gemeente=gemeente, achternaam="Posma", geboortedatum=f"{henk.geboortedatum:%d-%m-%Y}")
    noor.vul(straat="Kerkstraat", huisnummer="12", postcode="1234ab", woonplaats="Vreedam", telefoon="06 12345678")
    # Bijna dezelfde naam en dezelfde geboortedatum als Henk Postma: het scherm vraagt of zij al bekend is.
    noor.verstuur().ziet("Henk Postma", henk.dossiernummer)
    noor.vul(keuze="nieuw").verstuur()
    noor.vul(kanaal="woningcorporatie", aangemeld_door="Woonstichting De Linde", bedreigingen=["ontruiming"])
    noor.vul(hulpvraag="De ontruiming is aangekondigd en er is geen geld voor de huur.").verstuur()
    noor.ziet("Crisis", "3 werkdagen", "Woonstichting De Linde", "Aanmelding van Johanna Maria Posma")
    assert verhaal.aanmelding.is_crisis


def het_gesprek_wordt_gepland_en_gehouden(verhaal: Verhaal) -> None:
    morgen = f"{verhaal.nu + timedelta(days=1):%d-%m-%Y}"
    verhaal.zet("Eerste gesprek plannen", datum=morgen, tijd="10:30", plaats="Raadhuisplein 1, kamer 4")
    verhaal.noor.ziet("Gesprek gepland", "kamer 4")
    verhaal.zet("Eerste gesprek vastleggen", verslag="Johanna vertelde over haar huurschuld. Zij werkt parttime.")
    verhaal.noor.ziet("Besluit", "Eerste gesprek", "Gehouden op")


def de_screening_tekent_het_kwadrant_en_noor_wijkt_af(verhaal: Verhaal) -> None:
    noor = verhaal.noor.klik("Screenen")
    noor.verstuur().mist_invoer()
    noor.vul(**{f"vraag-{code}": antwoord for code, antwoord in antwoorden("regelbaar").items()}).verstuur()
    noor.ziet("Uitkomst: oplossen", "Er volgt nooit vanzelf een afwijzing uit")
    assert noor.pagina.locator("main svg").count() >= 1
    noor.vul(gekozen="maatwerk").verstuur().mist_invoer()
    noor.vul(gekozen="maatwerk", afwijk_reden="Zij heeft hulp nodig met de post.").verstuur()
    noor.ziet("Zij heeft hulp nodig met de post.", "Maatwerk")


def johanna_wordt_toegelaten_en_krijgt_een_beschikking(verhaal: Verhaal) -> None:
    noor = verhaal.zet(
        "Toelaten", motivering="Uw schulden zijn te hoog om zelf op te lossen.", weken_tot_resultaat="16"
    )
    noor.ziet("Er is nog niets besloten", "bezwaar maken tot en met").verstuur()
    noor.ziet("Toegelaten", "Bezwaar")
    besluit = verhaal.aanmelding.besluit
    assert besluit is not None
    opent_als_pdf(noor, str(besluit.brief_id))


def het_traject_begint_met_een_plan(verhaal: Verhaal) -> None:
    verhaal.zet("Traject openen")
    verhaal.noor.ziet("Traject van Johanna Maria Posma", "Wat nu nog niet kan")
    noor = verhaal.noor.klik("Plan van aanpak opstellen")
    noor.vul(hulpvraag="Rust, en in het huis blijven wonen.", weken_tot_resultaat="20")
    noor.vul(d0__leefgebied="wonen", d0__doel="Zij houdt haar huis.", d0a0__rol="inwoner")
    noor.vul(d0a0__wat="U betaalt de huur.", d0a0__uiterlijk_datum=f"{verhaal.nu + timedelta(days=20):%d-%m-%Y}")
    noor.klik("Stel vast en verstuur").ziet("Doel 1: Zij houdt haar huis.", "Versie 1", "U betaalt de huur.")
    verhaal.naar_traject().ziet("Rust, en in het huis blijven wonen.", "Versie 1")


def de_schulden_komen_op_een_rij(verhaal: Verhaal) -> None:
    noor = verhaal.naar_schulden().ziet("Nog geen schulden")
    for naam, bedrag in ((ENERGIE, "2.400,00"), (TELEFOON, "800")):
        noor.open(f"/trajecten/{verhaal.traject.pk}/schulden/nieuw/?zoek={naam}")
        noor.klik(naam).vul(opgegeven_bedrag=bedrag, kenmerk="K-2026-77").verstuur()
    noor.open(f"/trajecten/{verhaal.traject.pk}/schulden/nieuw/?zoek={OOM}").ziet("Niets gevonden")
    noor.klik("Voeg een nieuwe schuldeiser toe").vul(naam=OOM, soort="Overig", is_privepersoon=True)
    noor.vul(adres="Molenweg 3", postcode="1234 AC", plaats="Vreedam").verstuur()
    noor.vul(opgegeven_bedrag="500").verstuur()
    noor.ziet(ENERGIE, TELEFOON, OOM, "€ 3.700,00")


def fase_2_neemt_het_dossier_aan_en_schrijft_aan(verhaal: Verhaal, bilal: Scherm) -> None:
    overdracht = f"/trajecten/{verhaal.traject.pk}/overdracht/"
    noor = verhaal.naar_traject().klik("Dossier nakijken voor de overdracht").ziet("Ontbreekt")
    # Wat niet compleet is, mag mee als Noor opschrijft waarom.
    noor.vul(klaar=list(Overdrachtdeel)).verstuur().mist_invoer()
    for veld in noor.pagina.locator("main [name^=reden_]").all():
        veld.fill("Dit volgt nog.")
    noor.verstuur()
    noor.klik("Overdragen naar fase 2").verstuur()
    noor.open(overdracht).ziet("Vraag een collega")
    bilal.open(overdracht).vul(klaar=list(Overdrachtdeel)).verstuur().ziet("Overdracht aannemen")
    verhaal.naar_traject()
    verhaal.zet("Overdracht aannemen").ziet("Regelperiode", "120 dagen")
    verhaal.zet("Schuldeisers aanschrijven")
    assert verhaal.traject.aanschrijvingen.count() == 3


def een_schuldeiser_antwoordt_zelf_met_zijn_code(verhaal: Verhaal, bezoeker: Scherm) -> None:
    bezoeker.open("/reageren/").vul(code="ABCD-EFGH-JKLM-NPQR").verstuur().mist_invoer()
    bezoeker.vul(code=code_voor("saldo", verhaal.aanschrijving(ENERGIE).pk)).verstuur()
    bezoeker.ziet("Johanna Maria Posma", verhaal.traject.nummer)
    bezoeker.vul(bedrag="2.512,40").verstuur().ziet("Wij hebben uw antwoord ontvangen")
    verhaal.naar_schulden().ziet("€ 2.512,40", "Beantwoord")


def de_tweede_belt_en_de_derde_krijgt_een_herinnering(verhaal: Verhaal) -> None:
    verhaal.zet(f"Saldo invoeren van {TELEFOON}", bedrag="790,10", opmerking="Telefonisch opgegeven.")
    later = verhaal.nu + timedelta(days=45)
    dagtaken.draai(later)
    outbox.verwerk(op=later)
    stil = verhaal.aanschrijving(OOM)
    assert stil.status == AanschrijvingStatus.HERINNERD
    assert Brief.objects.filter(soort="saldoverzoek_herinnering", client_id=verhaal.traject.client_id).count() == 1
    verhaal.naar_schulden().ziet("Herinnerd (1×)")
    verhaal.zet(f"Saldo invoeren van {OOM}", bedrag="500")


def het_voorstel_gaat_weg_en_een_weigert(verhaal: Verhaal, bezoeker: Scherm) -> None:
    verhaal.naar_traject()
    noor = verhaal.zet(
        "Voorstel berekenen",
        soort="Saneringskrediet",
        inkomen="1.800",
        vtlb="1740",
        vtlb_bron="de vtlb-berekening van Recofa",
        vtlb_datum=f"{verhaal.nu:%d-%m-%Y}",
    )
    noor.mist_invoer().ziet("op twee manieren te lezen").vul(inkomen="1800").verstuur()
    noor.ziet("Wat elke schuldeiser krijgt", "Zo is het berekend")
    voorstel = noor.pad
    noor.klik("Versturen naar alle schuldeisers").ziet("Verstuurd op")
    bezoeker.open("/reageren/").vul(code=code_voor("voorstel", verhaal.regel(ENERGIE).pk)).verstuur()
    bezoeker.ziet("Ons aanbod").vul(antwoord="akkoord").verstuur()
    noor.open(voorstel).klik(f"Antwoord invoeren van {TELEFOON}").vul(antwoord="akkoord").verstuur()
    noor.klik(f"Antwoord invoeren van {OOM}").vul(antwoord="afgewezen").verstuur().mist_invoer()
    noor.vul(antwoord="afgewezen", reden="Hij wil alles terug.").verstuur().ziet("Hij wil alles terug.")
    verhaal.staat_op(TrajectStatus.GEEN_AKKOORD)


def de_rechter_legt_het_voorstel_op(verhaal: Verhaal) -> None:
    verhaal.naar_traject()
    vandaag = f"{verhaal.nu:%d-%m-%Y}"
    waarom = "Het aanbod is het hoogst haalbare; twee van de drie stemden in."
    rechtbank = "Rechtbank Midden-Nederland"
    verhaal.zet("Dwangakkoord vragen", heroverweging=vandaag, motivering=waarom, rechtbank=rechtbank)
    verhaal.naar_traject()
    verhaal.zet(
        "Uitspraak over het dwangakkoord vastleggen",
        uitspraak="toegewezen",
        datum=vandaag,
        tekst="Weigeren was niet redelijk.",
    )
    verhaal.staat_op(TrajectStatus.AKKOORD)


def de_regeling_loopt_af_en_de_nazorg_volgt(verhaal: Verhaal) -> None:
    verhaal.zet("Looptijd starten")
    gelijk = dict.fromkeys(("inkomen", "vermogen", "schulden"), "gelijk")
    verhaal.zet("Verificatie vastleggen", **gelijk, inkomen_bedrag="1850,00", vtlb_bedrag="1760", uitkomst="past")
    verhaal.zet("Looptijd afronden en finale kwijting vragen", verantwoording="Het krediet is afgelost.")
    verhaal.noor.klik("Kwijting per schuldeiser bijhouden").klik("Wie nog openstaat, heeft bevestigd")
    verhaal.naar_traject()
    verhaal.zet("Nazorg starten")
    verhaal.zet("Nazorgcontact vastleggen", vorm="telefoon", is_bereikt="ja", gaat_goed="ja", notitie="Alles betaald.")
    verhaal.zet("Nazorgcontact vastleggen", vorm="telefoon", is_bereikt="nee")
    verhaal.zet("Nazorgcontact vastleggen", vorm="huisbezoek", is_bereikt="ja", gaat_goed="ja")
    verhaal.noor.klik("Nazorg").ziet("Alles betaald.", "niet bereikt")
    verhaal.naar_traject()
    verhaal.zet("Traject afsluiten").ziet("Dit traject is beëindigd")
    verhaal.staat_op(TrajectStatus.AFGEROND)


def de_brieven_openen_als_pdf(verhaal: Verhaal) -> None:
    brieven = Brief.objects.filter(client_id=verhaal.traject.client_id)
    assert {"saldoverzoek", "voorstel", "finale_kwijting", "plan_van_aanpak"} <= {b.soort for b in brieven}
    opent_als_pdf(verhaal.noor, str(brieven.filter(soort="saldoverzoek").first().pk))
    for tab in ("brieven", "tijdlijn", "aanmeldingen", "traject"):
        verhaal.noor.open(f"/dossiers/{verhaal.traject.client_id}/?tab={tab}")


def opent_als_pdf(scherm: Scherm, pk: str) -> None:
    antwoord = scherm.haal(f"/brieven/{pk}/")
    assert antwoord.headers["content-type"] == "application/pdf"
    assert antwoord.body().startswith(b"%PDF-")


def test_partner_koppelt_terug_over_de_api(als: Opener, nu: datetime) -> None:
    noor = als("noor")
    henk = Client.objects.get(achternaam="Postma")
    noor.open(f"/dossiers/{henk.pk}/").klik("Verwijzen naar een partner").verstuur().mist_invoer()
    noor.vul(partner=str(partner.met_dienst("budgetcoaching").pk), dienst="budgetcoaching")
    noor.vul(vraag="Help met een overzicht van inkomsten en uitgaven.", deelvelden=["naam", "telefoon"])
    noor.vul(toestemming_wijze="mondeling", toestemming_datum=f"{nu:%d-%m-%Y}", heeft_uitleg=True).verstuur()
    noor.ziet("Verstuurd", "Telefoonnummer", "Henk Postma")
    verwijzing = Verwijzing.objects.get(client=henk, dienst="budgetcoaching", status="verstuurd")
    balie = partner.Balie.open(noor, verwijzing.partner, op=nu)
    inwoner = balie.lees(verwijzing)["inwoner"]
    assert inwoner == {"naam": henk.naam, "telefoon": henk.telefoon}
    balie.stuur(verwijzing, "acceptaties", toelichting="Wij bellen morgen.")
    noor.pagina.reload()
    noor.kijk_na().ziet("Geaccepteerd")
    balie.stuur(verwijzing, "afrondingen", resultaat="doel_bereikt", volgendeStap="Niets meer nodig.")
    noor.pagina.reload()
    noor.kijk_na().ziet("Afgerond")


def test_verwijzing_zonder_antwoord_wordt_werk(als: Opener, nu: datetime) -> None:
    partner.verwijs(Client.objects.get(achternaam="Vos"), op=nu - timedelta(days=40))
    als("noor").open("/?tab=mij").ziet("Jeroen Vos", "Verwijzing", "te laat")


def test_tweede_lezer_bevestigt_een_afwijzing(als: Opener) -> None:
    aaliyah = Aanmelding.objects.get(client__achternaam="Johnson")
    kees = als("kees").open(f"/aanmeldingen/{aaliyah.pk}/")
    kees.klik("Afwijzing lezen en bevestigen").ziet("Aaliyah Johnson")
    kees.klik("Bevestig de afwijzing").ziet("Afgewezen")
    besluit = Aanmelding.objects.get(pk=aaliyah.pk).besluit
    assert besluit is not None
    opent_als_pdf(kees, str(besluit.brief_id))


def test_beleid_ziet_cijfers_en_geen_personen(als: Opener) -> None:
    henk = Client.objects.get(achternaam="Postma")
    bea = als("bea").open("/rapportage/").ziet("Alle kengetallen")
    assert bea.haal("/rapportage/rapport.pdf").body().startswith(b"%PDF-")
    assert "text/csv" in bea.haal("/rapportage/cijfers.csv").headers["content-type"]
    bea.open("/dossiers/", status=403)
    bea.open(f"/dossiers/{henk.pk}/", status=403)
    assert "Postma" not in bea.tekst


def test_privacy_ziet_wie_er_keek(als: Opener) -> None:
    henk = Client.objects.get(achternaam="Postma")
    als("noor").open(f"/dossiers/{henk.pk}/")
    pien = als("pien").open(f"/logboek/?dossiernummer={henk.dossiernummer}")
    pien.ziet("Noor Jansen", henk.dossiernummer, "Ingezien")
    pien.open(f"/dossiers/{henk.pk}/", status=403)


def test_beheer_ziet_beleid_en_geen_personen(als: Opener) -> None:
    henk = Client.objects.get(achternaam="Postma")
    finn = als("finn").open("/beheer/").ziet("Vreedam")
    assert "Postma" not in finn.tekst
    finn.open(f"/dossiers/{henk.pk}/", status=403)
    finn.open("/dit-bestaat-niet/", status=404)
