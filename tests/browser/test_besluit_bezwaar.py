"""Een afwijzing met een tweede lezer, bezwaar tot en met de beslissing, en de dag waarop iemand opnieuw kijkt.

Elke pagina die hierin voorbijkomt, gaat langs axe en de vaste toetsen van `Scherm.kijk_na`.
"""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from intake.choices import AanmeldingStatus as S
from intake.choices import BezwaarStatus, VolgmomentStatus
from intake.models import Aanmelding, Bezwaar, Volgmoment
from schuldhulp.lib.werkdagen import datum_voluit, verschuif_termijn
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.browser.hulp import Opener, Scherm
from tests.builders import aanmelding_in, client

pytestmark = pytest.mark.django_db(transaction=True)
STAP = "Het inloopspreekuur in De Linde helpt u met uw post."


def test_afwijzing_met_tweede_lezer_bezwaar_en_opnieuw_kijken(als: Opener, nu: datetime) -> None:
    noor, kees, tess = als("noor"), als("kees"), als("tess")
    door = Medewerker.objects.get(naam="Noor Jansen")
    inwoner = client(Gemeente.objects.get(naam="Vreedam"), op=nu, door=door, voornamen="Milan", achternaam="Bezwaar")
    aanmelding = aanmelding_in(S.IN_INTAKE, door, client=inwoner, op=nu)
    opnieuw = verschuif_termijn(timezone.localdate(nu) + timedelta(days=60))
    noor_legt_een_afwijzing_voor(noor, aanmelding, opnieuw)
    kees_geeft_eerst_terug_en_bevestigt_dan(kees, noor, aanmelding, opnieuw)
    de_brief_en_het_volgmoment_zijn_er(noor, aanmelding, opnieuw)
    bezwaar = het_bezwaar_komt_binnen_en_wordt_gehoord(noor, tess, aanmelding, nu)
    tess_beslist_en_de_inwoner_krijgt_gelijk_niet(noor, tess, bezwaar)
    op_de_afgesproken_dag_kijkt_noor_opnieuw(noor, aanmelding, opnieuw)


def leg_voor(noor: Scherm, opnieuw: date, motivering: str) -> None:
    noor.klik("Afwijzing voorleggen")
    noor.vul(grond="geen_schulden", motivering=motivering, vervolgstap="").verstuur().mist_invoer()
    noor.vul(vervolgstap=STAP, volg_datum=f"{opnieuw:%d-%m-%Y}").verstuur()
    noor.ziet("Er is nog niets besloten", motivering, STAP, "als de tweede lezer het eens is").verstuur()
    noor.ziet("Er ligt een voorgenomen afwijzing", "de inwoner hoort nog niets")


def noor_legt_een_afwijzing_voor(noor: Scherm, rij: Aanmelding, opnieuw: date) -> None:
    leg_voor(noor.open(rij.get_absolute_url()), opnieuw, "U hebt weinig schuld.")
    noor.open(f"/termijnen/beschikking/{rij.pk}/").ziet("De afwijzing ligt bij de tweede lezer")


def kees_geeft_eerst_terug_en_bevestigt_dan(kees: Scherm, noor: Scherm, rij: Aanmelding, opnieuw: date) -> None:
    kees.open(rij.get_absolute_url()).klik("Afwijzing lezen en bevestigen").ziet("U hebt weinig schuld.", STAP)
    kees.klik("Geef terug").vul(reden="Leg uit waarom de schuld klein is.").verstuur()
    noor.open(rij.get_absolute_url()).ziet("Besluit teruggegeven", "Leg uit waarom de schuld klein is.")
    noor.open(f"/termijnen/beschikking/{rij.pk}/").ziet("Het voorstel is teruggegeven").klik("Open aanmelding")
    leg_voor(noor, opnieuw, "Uw schuld is 300 euro en u kunt die zelf betalen.")
    # Wie het opstelde, leest het niet als tweede.
    noor.open(f"{rij.get_absolute_url()}afwijzing/", status=403)
    kees.open(rij.get_absolute_url()).klik("Afwijzing lezen en bevestigen")
    kees.ziet("Uw schuld is 300 euro", f"{opnieuw.day} ").klik("Bevestig de afwijzing").ziet("Afgewezen")
    assert Aanmelding.objects.get(pk=rij.pk).status == S.AFGEWEZEN


def de_brief_en_het_volgmoment_zijn_er(noor: Scherm, rij: Aanmelding, opnieuw: date) -> None:
    noor.open(rij.get_absolute_url()).ziet("gelezen door Kees Prins", "Bezwaar kan tot en met", "Opnieuw kijken", STAP)
    besluit = Aanmelding.objects.get(pk=rij.pk).besluit
    pdf = noor.haal(f"/brieven/{besluit.brief_id}/")
    assert (pdf.status, pdf.headers["content-type"], pdf.body()[:5]) == (200, "application/pdf", b"%PDF-")
    noor.pagina.locator("summary", has_text="Hoe is deze datum berekend?").first.click()
    noor.klik("Bekijk deze termijn op de kalender").ziet("De inwoner kan nog bezwaar maken", "Alle dagen tellen mee")
    assert noor.pagina.locator(".app-dag--einde time").first.get_attribute("datetime") == (
        f"{besluit.bezwaar_uiterlijk_datum}"
    )
    moment = Volgmoment.objects.get(client=rij.client, status=VolgmomentStatus.GEPLAND)
    assert moment.datum == opnieuw
    noor.open("/termijnen/opnieuw-kijken/?sorteer=naam").ziet("Milan Bezwaar")


def het_bezwaar_komt_binnen_en_wordt_gehoord(noor: Scherm, tess: Scherm, rij: Aanmelding, nu: datetime) -> Bezwaar:
    vandaag = f"{timezone.localdate(nu):%d-%m-%Y}"
    morgen = f"{timezone.localdate(nu) + timedelta(days=1):%d-%m-%Y}"
    noor.open(rij.get_absolute_url()).klik("Bezwaar vastleggen")
    noor.vul(ontvangen=morgen, bezwaargronden="Ik heb wel hulp nodig.").verstuur().mist_invoer()
    noor.ziet("toekomst").vul(ontvangen=vandaag, behandelaar="Tess Vermeer").verstuur()
    noor.klik(f"Bezwaar van {datum_voluit(timezone.localdate(nu))}")
    noor.ziet("Ja.", "Dat is op tijd.", "Wij hebben uw bezwaar ontvangen (pdf)", "Ik heb wel hulp nodig.")
    bezwaar = Bezwaar.objects.get(client=rij.client)
    noor.klik("Horen vastleggen").ziet("U werkte zelf aan dit besluit. Een collega leidt het gesprek")
    tess.open(f"/termijnen/beslissing-op-bezwaar/{bezwaar.pk}/").ziet("De inwoner is nog niet gehoord")
    tess.ziet("Beslissen op bezwaar kan", "art. 7:10 Awb").klik("Open bezwaar").klik("Horen vastleggen")
    tess.vul(is_gehoord="ja", datum=vandaag, verslag="Milan liet zijn rekeningen zien.").verstuur()
    noor.open(bezwaar.get_absolute_url()).ziet("Gehoord", "Milan liet zijn rekeningen zien.")
    noor.pagina.locator("summary", has_text="Wat nu nog niet kan").click()
    noor.ziet("U nam dit besluit zelf. Een collega beslist op het bezwaar.")
    return bezwaar


def tess_beslist_en_de_inwoner_krijgt_gelijk_niet(noor: Scherm, tess: Scherm, bezwaar: Bezwaar) -> None:
    noor.open(f"{bezwaar.get_absolute_url()}beslissen/", status=403)
    tess.open("/termijnen/beslissing-op-bezwaar/?reden=beslissen").klik("Milan Bezwaar").klik("Beslissen op bezwaar")
    tess.vul(uitkomst="ongegrond", motivering="Uw schuld is klein.").verstuur().mist_invoer()
    tess.vul(gevolg="Het besluit blijft. U kunt naar het spreekuur.").verstuur()
    tess.ziet("Ongegrond: het besluit blijft staan", "Onze beslissing op uw bezwaar (pdf)", "door Tess Vermeer")
    na = Bezwaar.objects.get(pk=bezwaar.pk)
    assert na.status == BezwaarStatus.BESLIST
    assert na.beslist_datum and na.beslist_datum <= na.beslis_uiterlijk_datum
    assert tess.haal(f"/brieven/{na.brief_id}/").body()[:5] == b"%PDF-"
    noor.open(f"/termijnen/beslissing-op-bezwaar/{bezwaar.pk}/").ziet("Deze termijn loopt niet meer.")


def op_de_afgesproken_dag_kijkt_noor_opnieuw(noor: Scherm, rij: Aanmelding, opnieuw: date) -> None:
    moment = Volgmoment.objects.get(client=rij.client, status=VolgmomentStatus.GEPLAND)
    dag = datetime(opnieuw.year, opnieuw.month, opnieuw.day, 9, 30, tzinfo=timezone.get_current_timezone())
    with time_machine.travel(dag, tick=True):
        noor.context.clear_cookies()
        noor.log_in("noor@demo.schuldhulp.example", "rustig-op-orde-2026", naar="/termijnen/opnieuw-kijken/?van_mij=on")
        noor.ziet("Milan Bezwaar", "vandaag").klik("Milan Bezwaar")
        noor.ziet("Contact opnemen: hoe gaat het nu?", STAP).klik("Vastleggen hoe het gaat")
        noor.vul(uitkomst="nog_niet", verslag="Milan gaat naar het spreekuur.").verstuur()
        noor.ziet("Milan gaat naar het spreekuur.")
    assert Volgmoment.objects.get(pk=moment.pk).status == VolgmomentStatus.GEHOUDEN
    volgende = Volgmoment.objects.get(client=rij.client, status=VolgmomentStatus.GEPLAND)
    assert (volgende.vorige, volgende.vervolgstap) == (moment, STAP)
    assert volgende.datum > opnieuw
