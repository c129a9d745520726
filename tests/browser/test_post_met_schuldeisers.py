"""De post met schuldeisers: kennis geven, een antwoord met bijlage, bundelen, inlezen en nog eens schrijven.

De ene schuldeiser krijgt brieven, de andere loopt via het Schuldenknooppunt. Alles gebeurt in de browser; alleen de
outbox draait hier met de hand, zoals anders de werker dat doet. Elke pagina gaat langs axe.
"""

import csv
import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from schuldhulp.lib import outbox
from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Medewerker
from tests.browser.hulp import Opener, Scherm
from tests.builders import AANBIEDEN, AANNEMEN, traject_in
from tests.intake.papieren.bestanden import pdf
from trajecten.choices import TrajectStatus
from trajecten.choices.post import Kanaal, Postsoort
from trajecten.models import Schuld, Schuldeiser, Schuldeiserbericht, Traject

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Reis:
    """Een inwoner met twee schulden, Noor achter het scherm en een schuldeiser met een brief in de hand."""

    noor: Scherm
    bezoeker: Scherm
    traject: Traject
    per_brief: Schuld
    per_knooppunt: Schuld
    nu: datetime

    def post(self) -> Scherm:
        return self.noor.open(f"/trajecten/{self.traject.pk}/post/")

    def bericht(self, schuld: Schuld, soort: Postsoort) -> Schuldeiserbericht:
        return Schuldeiserbericht.objects.filter(schuld=schuld, soort=soort).latest("op")

    def werk_de_outbox_af(self) -> None:
        while outbox.verwerk(op=self.nu + timedelta(minutes=5), maximum=500):
            pass


def test_van_kennisgeving_tot_antwoord(als: Opener, bezoeker: Scherm, nu: datetime) -> None:
    consulent = Medewerker.objects.get(naam="Noor Jansen")
    traject = traject_in(TrajectStatus.STABILISATIE, consulent, op=nu - timedelta(days=2))
    per_brief, per_knooppunt = traject.schulden.order_by("volgorde")
    Schuldeiser.objects.filter(pk=per_knooppunt.schuldeiser_id).update(voorkeurskanaal=Kanaal.KNOOPPUNT)
    reis = Reis(als("noor"), bezoeker, traject, per_brief, per_knooppunt, nu)
    noor_geeft_kennis(reis)
    de_schuldeiser_antwoordt_met_een_bijlage(reis)
    noor_leest_het_antwoord_en_de_bijlage(reis)
    for stap in (AANBIEDEN, AANNEMEN):
        stap(Traject.objects.get(pk=traject.pk), consulent, nu)
    noor_schrijft_aan_en_bundelt(reis)
    antwoorden_van_het_knooppunt_gaan_erin_of_niet(reis)
    wie_niet_meewerkt_telt_als_stil(reis)


def noor_geeft_kennis(reis: Reis) -> None:
    noor = reis.post().ziet("Nog geen berichten.").klik("Bericht aan schuldeisers")
    noor.vul(soort="status").verstuur().mist_invoer().ziet("Schrijf op wat u de schuldeiser wilt laten weten.")
    noor.vul(soort="kennisgeving").verstuur().ziet("De berichten zijn verstuurd", "1 bericht", "kennisgeving")
    assert reis.bericht(reis.per_brief, Postsoort.KENNISGEVING).kanaal == Kanaal.BRIEF
    assert reis.bericht(reis.per_knooppunt, Postsoort.KENNISGEVING).kanaal == Kanaal.KNOOPPUNT


def de_schuldeiser_antwoordt_met_een_bijlage(reis: Reis) -> None:
    code = code_voor("bericht", reis.bericht(reis.per_brief, Postsoort.KENNISGEVING).pk)
    reis.bezoeker.open("/reageren/").vul(code=code).verstuur().ziet("Antwoord uiterlijk")
    reis.bezoeker.vul(soort="statusverzoek").verstuur().mist_invoer().ziet("Schrijf op wat u wilt laten weten.")
    reis.bezoeker.vul(kenmerk="NW-2026-81", tekst="Wanneer kunnen wij een voorstel verwachten?")
    _voeg_toe(reis.bezoeker, "specificatie.pdf", b"PK\x03\x04 geen pdf")
    reis.bezoeker.verstuur().mist_invoer().ziet("specificatie.pdf")
    assert reis.bezoeker.pagina.input_value("[name=kenmerk]") == "NW-2026-81"
    _voeg_toe(reis.bezoeker, "specificatie.pdf", pdf(merk="specificatie"))
    reis.bezoeker.verstuur().ziet("Wij hebben uw antwoord ontvangen")


def noor_leest_het_antwoord_en_de_bijlage(reis: Reis) -> None:
    reis.noor.open("/?tab=mij").ziet("Schuldeiser vraagt naar de stand")
    noor = reis.post()
    noor.pagina.locator("main details summary").first.click()
    noor.ziet("Wanneer kunnen wij een voorstel verwachten?", "specificatie.pdf")
    bijlage = noor.pagina.get_by_role("link", name="specificatie.pdf").get_attribute("href")
    assert noor.haal(str(bijlage)).body().startswith(b"%PDF-")
    noor.klik("Bericht aan schuldeisers")
    for keuze in noor.pagina.locator('main [name="schulden"]').all():
        keuze.set_checked(keuze.get_attribute("value") == str(reis.per_brief.pk))
    noor.vul(soort="status", tekst="Het voorstel komt in januari.").verstuur().ziet("De berichten zijn verstuurd")
    assert reis.bericht(reis.per_brief, Postsoort.STATUSVERZOEK).beantwoord_op


def noor_schrijft_aan_en_bundelt(reis: Reis) -> None:
    noor = reis.noor.open(f"/trajecten/{reis.traject.pk}/").klik("Schuldeisers aanschrijven").verstuur()
    noor.open("/post/").ziet("Vreedam", "Brief", "Schuldenknooppunt")
    noor.klik("Maak één PDF").ziet("De zending is gemaakt", "Wordt gemaakt")
    noor.klik("Maak bestand").ziet("De zending is gemaakt")
    reis.werk_de_outbox_af()
    noor.open("/post/").ziet("Niets te versturen", "Klaar")
    assert _bestand(noor, "Brief").body().startswith(b"%PDF-")


def antwoorden_van_het_knooppunt_gaan_erin_of_niet(reis: Reis) -> None:
    tekst = _bestand(reis.noor, "Schuldenknooppunt").body().decode("utf-8-sig")
    regels = [r for r in csv.DictReader(io.StringIO(tekst), delimiter=";") if r["soort"] == Postsoort.SALDOVERZOEK]
    (bericht,) = [regel["bericht"] for regel in regels]
    kop = "bericht;antwoord;bedrag;kenmerk;toelichting\n"
    noor = reis.noor.open("/post/").klik("Antwoorden inlezen")
    _voeg_toe(noor, "antwoorden.csv", f"{kop}{bericht};saldo;veel;;\n".encode(), veld="bestand")
    noor.verstuur().ziet("Er is niets ingelezen")
    _voeg_toe(noor, "antwoorden.csv", f"{kop}{bericht};saldo;812,50;SKP-7;\n".encode(), veld="bestand")
    noor.verstuur().ziet("De antwoorden zijn ingelezen", "1 antwoord verwerkt")
    reis.per_knooppunt.refresh_from_db()
    assert f"{reis.per_knooppunt.bevestigd_bedrag}" == "812.50"


def wie_niet_meewerkt_telt_als_stil(reis: Reis) -> None:
    noor = reis.post()
    noor.pagina.locator(f'main a[href="/schulden/{reis.per_brief.pk}/bericht/"]').click()
    noor.kijk_na().vul(soort="geen_medewerking", kanaal="telefoon").verstuur().mist_invoer()
    noor.vul(tekst="Belde: zij doen niet mee aan regelingen.").verstuur().ziet("Het bericht is vastgelegd")
    reis.post().ziet("Geen medewerking".lower())
    reis.per_brief.refresh_from_db()
    assert reis.per_brief.is_stil


def _voeg_toe(scherm: Scherm, naam: str, inhoud: bytes, *, veld: str = "bijlagen") -> None:
    scherm.pagina.set_input_files(
        f'main input[name="{veld}"]', {"name": naam, "mimeType": "application/octet-stream", "buffer": inhoud}
    )


def _bestand(scherm: Scherm, weg: str) -> Any:
    """Het eerste bestand van de nieuwste zending langs deze weg."""
    scherm.open("/post/")
    rij = scherm.pagina.locator("main tr", has_text="Klaar").filter(has_text=weg).first
    scherm.open(str(rij.locator("a").get_attribute("href"))).ziet("De zending is klaar")
    return scherm.haal(str(scherm.pagina.locator("main li a").first.get_attribute("href")))
