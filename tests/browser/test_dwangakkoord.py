"""Dertien schuldeisers, van de lijst tot het saneringskrediet, met één weigering die een dwangakkoord wordt.

Tot de overdracht is het een andere reis; die loopt hier langs de diensten. Wat daarna komt, doet Noor in de browser,
met schuldeisers die zelf antwoorden, opbellen of zwijgen. Elke pagina gaat langs axe.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from schuldhulp.brieven.models import Brief
from schuldhulp.lib import dagtaken, outbox
from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Medewerker
from tests.browser.hulp import Opener, Scherm
from tests.builders import AANBIEDEN, AANNEMEN, traject_in
from trajecten.choices import AanschrijvingStatus, Antwoord, Oplossingsoort, TrajectStatus
from trajecten.choices.geding import Gedingstatus
from trajecten.models import Aanschrijving, Geding, Traject, Voorstelregel

pytestmark = pytest.mark.django_db(transaction=True)
# Wie zelf antwoordt met de code, wie belt, en wie niets laat horen.
MET_CODE = ["Bakkerij Zonnedauw", "Drukkerij Kadewal"]
BELLEN = ["Fietsenmaker Spaak", "Garage Olie", "Hovenier Groen", "IJzerhandel Bout", "Juwelier Goud", "Kapper Schaar"]
STIL = ["Loodgieter Buis", "Metselaar Steen", "Opticien Glas", "Schilder Kwast"]
WEIGERT = "Sportschool Halter"
ALLEN = [*MET_CODE, *BELLEN, *STIL, WEIGERT]


@dataclass
class Reis:
    """Een inwoner met dertien schulden, en Noor achter het scherm."""

    noor: Scherm
    bezoeker: Scherm
    pk: object
    nu: datetime
    consulent: Medewerker

    @property
    def traject(self) -> Traject:
        return Traject.objects.get(pk=self.pk)

    def naar_traject(self) -> Scherm:
        return self.noor.open(f"/trajecten/{self.pk}/")

    def zet(self, stap: str, **velden: str | bool | list[str]) -> Scherm:
        self.noor.klik(stap)
        return self.noor.vul(**velden).verstuur()

    def aanschrijving(self, naam: str) -> Aanschrijving:
        return self.traject.aanschrijvingen.get(schuld__schuldeiser__naam=naam)

    def regel(self, naam: str) -> Voorstelregel:
        return Voorstelregel.objects.get(voorstel__traject=self.pk, schuld__schuldeiser__naam=naam)


def test_dertien_schuldeisers_en_een_weigering(als: Opener, bezoeker: Scherm, nu: datetime) -> None:
    consulent = Medewerker.objects.get(naam="Noor Jansen")
    traject = traject_in(TrajectStatus.STABILISATIE, consulent, bedragen=(), op=nu - timedelta(days=2))
    reis = Reis(als("noor"), bezoeker, traject.pk, nu, consulent)
    de_lijst_wordt_geplakt_en_aangeschreven(reis)
    twee_antwoorden_met_hun_code_en_zeven_bellen(reis)
    wie_zwijgt_krijgt_herinneringen_en_dan_geldt_het_opgegeven_bedrag(reis)
    twaalf_stemmen_in_en_een_weigert(reis)
    de_weigeraar_heroverweegt_en_blijft_bij_nee(reis)
    het_dossier_gaat_naar_de_rechter(reis)
    de_zitting_en_de_uitspraak(reis)
    het_saneringskrediet_loopt(reis)


def de_lijst_wordt_geplakt_en_aangeschreven(reis: Reis) -> None:
    noor = reis.noor.open(f"/trajecten/{reis.pk}/schulden/").klik("Lijst invoeren")
    lijst = "".join(f"{naam};{100 + 40 * nummer},00;K-{nummer}\n" for nummer, naam in enumerate(ALLEN))
    noor.vul(tekst=lijst).verstuur().ziet(WEIGERT)
    for keuze in noor.pagina.locator('main select[name^="wie-"]').all():
        keuze.select_option(label="Nieuwe organisatie, Overig")
    noor.verstuur().ziet("13 schulden zijn toegevoegd", "€ 4.420,00")
    for stap in (AANBIEDEN, AANNEMEN):
        stap(reis.traject, reis.consulent, reis.nu)
    reis.naar_traject()
    reis.zet("Schuldeisers aanschrijven")
    assert reis.traject.aanschrijvingen.count() == len(ALLEN)
    assert Brief.objects.filter(soort="saldoverzoek", client_id=reis.traject.client_id).count() == len(ALLEN)


def twee_antwoorden_met_hun_code_en_zeven_bellen(reis: Reis) -> None:
    for naam in MET_CODE:
        schuld = reis.aanschrijving(naam).schuld
        reis.bezoeker.open("/reageren/").vul(code=code_voor("saldo", reis.aanschrijving(naam).pk)).verstuur()
        reis.bezoeker.vul(bedrag=f"{schuld.opgegeven_bedrag}".replace(".", ",")).verstuur()
    for naam in (*BELLEN, WEIGERT):
        reis.noor.open(f"/aanschrijvingen/{reis.aanschrijving(naam).pk}/saldo/")
        bedrag = f"{reis.aanschrijving(naam).schuld.opgegeven_bedrag}".replace(".", ",")
        reis.noor.vul(bedrag=bedrag, opmerking="Telefonisch opgegeven.").verstuur()
    reis.naar_traject().ziet("Wacht op", f"Saldo-opgave van {STIL[0]}")


def wie_zwijgt_krijgt_herinneringen_en_dan_geldt_het_opgegeven_bedrag(reis: Reis) -> None:
    op, laatste = reis.nu, reis.nu + timedelta(days=365)
    while reis.traject.aanschrijvingen.open().exists() and op < laatste:
        op += timedelta(days=20)
        dagtaken.draai(op)
        outbox.verwerk(op=op)
    standen = {reis.aanschrijving(naam).status for naam in STIL}
    assert standen == {AanschrijvingStatus.GEEN_REACTIE}
    herinneringen = Brief.objects.filter(soort="saldoverzoek_herinnering", client_id=reis.traject.client_id)
    assert herinneringen.count() >= len(STIL)
    assert not reis.traject.schulden.onbekend().exists()


def twaalf_stemmen_in_en_een_weigert(reis: Reis) -> None:
    reis.naar_traject()
    vandaag = f"{timezone.localdate(reis.nu):%d-%m-%Y}"
    velden = {"soort": "Saneringskrediet", "inkomen": "1800", "vtlb": "1700"}
    reis.zet("Voorstel berekenen", **velden, vtlb_bron="de vtlb-berekening van Recofa", vtlb_datum=vandaag)
    noor = reis.noor.ziet("Wat elke schuldeiser krijgt")
    voorstel = noor.pad
    noor.klik("Versturen naar alle schuldeisers").ziet("Verstuurd op")
    for naam in MET_CODE:
        reis.bezoeker.open("/reageren/").vul(code=code_voor("voorstel", reis.regel(naam).pk)).verstuur()
        reis.bezoeker.vul(antwoord="akkoord").verstuur()
    for naam in (*BELLEN, *STIL):
        noor.open(f"/voorstelregels/{reis.regel(naam).pk}/antwoord/").vul(antwoord="akkoord").verstuur()
    noor.open(f"/voorstelregels/{reis.regel(WEIGERT).pk}/antwoord/")
    noor.vul(antwoord="afgewezen", reden="Wij willen de helft.").verstuur()
    noor.open(voorstel).ziet("Wij willen de helft.", "Geen akkoord")
    assert reis.traject.status == TrajectStatus.GEEN_AKKOORD


def de_weigeraar_heroverweegt_en_blijft_bij_nee(reis: Reis) -> None:
    reis.naar_traject()
    regel = str(reis.regel(WEIGERT).pk)
    reis.zet("Heroverweging vragen", regels=[regel], motivering="Twaalf van de dertien stemden in.")
    vraag = reis.traject.heroverwegingen.get()
    reis.bezoeker.open("/reageren/").vul(code=code_voor("heroverweging", vraag.pk)).verstuur()
    reis.bezoeker.vul(antwoord="afgewezen", reden="Wij blijven bij nee.").verstuur()
    assert reis.traject.status == TrajectStatus.GEEN_AKKOORD


def het_dossier_gaat_naar_de_rechter(reis: Reis) -> None:
    reis.naar_traject()
    noor = reis.noor.klik("Dwangakkoord vragen")
    # De dag van de heroverweging staat er al; de motivering moet Noor zelf schrijven.
    assert noor.pagina.input_value("[name=heroverweging]") == f"{timezone.localdate(reis.nu):%d-%m-%Y}"
    noor.verstuur().mist_invoer()
    noor.vul(motivering="Het aanbod is het hoogst haalbare.", rechtbank="Rechtbank Midden-Nederland")
    noor.vul(wsnp_kosten="900").verstuur().mist_invoer().ziet("waar de kosten van de Wsnp vandaan komen")
    noor.vul(wsnp_bron="schatting van de kredietbank").verstuur()
    noor.ziet("Dwangakkoord (art. 287a Fw)", "Rechtbank Midden-Nederland", "Zitting navragen")
    stuk = Brief.objects.get(soort="verzoek_dwangakkoord", client_id=reis.traject.client_id)
    antwoord = noor.haal(f"/brieven/{stuk.pk}/")
    assert antwoord.body().startswith(b"%PDF-")
    stemmen = {stem["naam"]: stem for stem in stuk.gegevens["stemmen"]}
    assert [naam for naam, stem in stemmen.items() if stem["antwoord"] == "Nee"] == [WEIGERT]
    assert stemmen[WEIGERT]["aandeel"] == "13,12 %"
    assert stuk.gegevens["weigeraars"][0]["reden"] == "Wij willen de helft."
    assert "Wij blijven bij nee." in stuk.gegevens["weigeraars"][0]["heroverweging"]
    pot = reis.traject.voorstellen.get().pot_bedrag
    assert (stuk.gegevens["samen_bedrag"], stuk.gegevens["wsnp_bedrag"]) == (str(pot), "900.00")


def de_zitting_en_de_uitspraak(reis: Reis) -> None:
    vandaag = f"{timezone.localdate(reis.nu):%d-%m-%Y}"
    reis.zet("Zitting vastleggen", datum=vandaag, tijd="10.30", plaats="Zaal 3", zaaknummer="C/16/26/512")
    reis.noor.ziet("Zitting gepland", "C/16/26/512")
    reis.zet("De zitting is geweest").ziet("Wacht op de uitspraak")
    reis.noor.open("/?tab=mij").ziet("Uitspraak van de rechter vastleggen")
    reis.noor.open(f"/trajecten/{reis.pk}/rechtbank/").ziet("Dwangakkoord (art. 287a Fw)")
    reis.naar_traject()
    uitspraak = {"uitspraak": "toegewezen", "datum": vandaag, "tekst": "Weigeren was niet redelijk."}
    reis.zet("Uitspraak over het dwangakkoord vastleggen", **uitspraak)
    geding = Geding.objects.get(traject=reis.pk)
    reis.noor.open(geding.get_absolute_url()).ziet("Toegewezen en afgerond", "De rechter besliste")
    assert geding.status == Gedingstatus.AFGEROND
    assert reis.regel(WEIGERT).antwoord == Antwoord.GEDWONGEN


def het_saneringskrediet_loopt(reis: Reis) -> None:
    reis.naar_traject().ziet("Akkoord", "Dwangakkoord toegewezen")
    reis.zet("Looptijd starten")
    traject = reis.traject
    assert (traject.status, traject.oplossing.soort) == (TrajectStatus.LOOPTIJD, Oplossingsoort.SANERINGSKREDIET)
    assert traject.schuldregeling.is_dwangakkoord
    reis.naar_traject().ziet("Looptijd", "Door de rechter toegewezen: Dwangakkoord")
