"""Een crisis vlak voor Kerst: het eerste gesprek is binnen drie werkdagen, over de feestdagen heen.

De klok van de server staat op woensdag 23 december 2026. Elke pagina die hierin voorbijkomt, gaat langs axe en de vaste
toetsen van `Scherm.kijk_na`.
"""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from intake.choices import AanmeldingStatus as S
from intake.models import Aanmelding
from schuldhulp.organisatie.models import Gemeente
from tests.browser.hulp import Opener, Scherm

pytestmark = pytest.mark.django_db(transaction=True)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LAATSTE_DAG = "29 december 2026"


def op(dag: int, uur: int = 10, minuut: int = 0) -> datetime:
    return datetime(2026, 12, dag, uur, minuut, tzinfo=AMSTERDAM)


@pytest.fixture
def nu() -> Iterator[datetime]:
    """De demo leeft op de woensdag voor Kerst."""
    with time_machine.travel(op(23), tick=True):
        yield timezone.now()


def yara() -> Aanmelding:
    return Aanmelding.objects.get(client__achternaam="Feestdag")


def test_crisis_voor_kerst_gesprek_binnen_drie_werkdagen(als: Opener, nu: datetime) -> None:
    noor = als("noor")
    noor_meldt_yara_met_spoed(noor)
    de_kalender_zegt_welke_dagen_tellen(noor)
    de_termijnpagina_zegt_wat_er_mist(noor)
    plannen_op_een_feestdag_of_te_laat_valt_op(noor)
    yara_komt_maandag_niet_en_de_termijn_blijft_staan(noor)
    dinsdag_is_het_gesprek_er_en_op_tijd(noor)


def noor_meldt_yara_met_spoed(noor: Scherm) -> None:
    noor.open("/aanmeldingen/nieuw/")
    noor.vul(gemeente=str(Gemeente.objects.get(naam="Vreedam").pk), voornamen="Yara", achternaam="Feestdag")
    noor.vul(geboortedatum="03-03-1991", straat="Kade", huisnummer="7", postcode="1234 AB", woonplaats="Vreedam")
    noor.vul(telefoon="06 12345678").verstuur()
    noor.vul(kanaal="zelf", bedreigingen=["elektriciteit"], hulpvraag="Maandag gaat de stroom eraf.").verstuur()
    noor.ziet("Crisis", LAATSTE_DAG, "nog 3 werkdagen")
    assert (yara().is_crisis, yara().gesprek_uiterlijk_datum) == (True, date(2026, 12, 29))


def vakken(noor: Scherm) -> dict[str, str]:
    """Per dag van december wat er in het vak van de kalender staat."""
    rij = noor.pagina.locator(".app-kalender td:has(time)")
    return {
        str(vak.locator("time").get_attribute("datetime"))[-2:]: vak.locator(".app-dag__merk").inner_text()
        for vak in rij.all()
        if vak.locator(".app-dag__merk").count()
    }


def de_kalender_zegt_welke_dagen_tellen(noor: Scherm) -> None:
    noor.pagina.locator("aside summary", has_text="Hoe is deze datum berekend?").first.click()
    noor.ziet("De situatie is bedreigend.", "vrijdag 25 december 2026 (Eerste kerstdag)")
    noor.klik("Bekijk deze termijn op de kalender")
    noor.ziet("december 2026", "Alleen werkdagen tellen mee.", "zaterdag 26 december 2026: Tweede kerstdag")
    assert vakken(noor) == {
        **{"23": "begin", "24": "1", "25": "vrij", "26": "vrij", "27": "vrij"},
        **{"28": "2", "29": "einde"},
    }


def de_termijnpagina_zegt_wat_er_mist(noor: Scherm) -> None:
    noor.open("/").klik("Alle termijnen, met waar ze op wachten")
    noor.klik("Eerste gesprek bij een bedreigende situatie").ziet("Binnen 3 werkdagen")
    noor.vul(reden="geen_afspraak", van_mij=True).klik("Toon").ziet("Yara Feestdag", "Geen afspraak gepland")
    noor.klik("Yara Feestdag").ziet("Aanmelding van Yara Feestdag")


def plan(noor: Scherm, dag: str, tijd: str) -> Scherm:
    noor.open(yara().get_absolute_url()).klik("Eerste gesprek plannen")
    if noor.pagina.locator('main [name="plek"]').count():
        noor.vul(plek="ander")
    return noor.vul(datum=dag, tijd=tijd, plaats="Raadhuisplein 1, kamer 4").verstuur()


def plannen_op_een_feestdag_of_te_laat_valt_op(noor: Scherm) -> None:
    plan(noor, "25-12-2026", "10:00").ziet("vrijdag 25 december 2026 (Eerste kerstdag) is geen werkdag.")
    plan(noor, "30-12-2026", "10:00").ziet(f"na de laatste dag van de wettelijke termijn, dinsdag {LAATSTE_DAG}")
    noor.open(f"/termijnen/eerste-gesprek-spoed/{yara().pk}/").ziet("De afspraak is pas na de laatste dag")
    plan(noor, "28-12-2026", "08:00").ziet("Gesprek gepland", "28 december 2026, 08.00 uur")
    assert "Let op" not in noor.tekst
    noor.open(f"/termijnen/eerste-gesprek-spoed/{yara().pk}/").ziet("De afspraak staat")


def opnieuw_binnen(noor: Scherm, naar: str) -> Scherm:
    """Na de feestdagen is de sessie van woensdag verlopen."""
    noor.context.clear_cookies()
    return noor.log_in("noor@demo.schuldhulp.example", "rustig-op-orde-2026", naar=naar)


def yara_komt_maandag_niet_en_de_termijn_blijft_staan(noor: Scherm) -> None:
    with time_machine.travel(op(28, 10, 30), tick=True):
        afspraak = yara().afspraken.gepland().get()  # type: ignore[attr-defined]
        opnieuw_binnen(noor, afspraak.get_absolute_url()).klik("Inwoner kwam niet")
        noor.vul(vervolg="bellen", reden="Nam de telefoon niet op.", datum="28-12-2026").verstuur()
        noor.open(yara().get_absolute_url())
        noor.ziet(
            "Het eerste gesprek ging niet door", f"nog steeds uiterlijk {LAATSTE_DAG}", "Nam de telefoon niet op."
        )
        noor.ziet("Nieuwe afspraak maken: eerste gesprek ging niet door", "nog 1 werkdag")
        noor.open("/termijnen/eerste-gesprek-spoed/?reden=niet_verschenen").ziet(
            "Yara Feestdag", "de inwoner kwam niet"
        )
        plan(noor, "29-12-2026", "08:00").ziet("29 december 2026, 08.00 uur")
        assert "ging niet door" not in noor.pagina.locator(".utrecht-alert").all_inner_texts()


def dinsdag_is_het_gesprek_er_en_op_tijd(noor: Scherm) -> None:
    with time_machine.travel(op(29, 10, 0), tick=True):
        opnieuw_binnen(noor, yara().get_absolute_url()).klik("Eerste gesprek vastleggen")
        noor.vul(verslag="De netbeheerder wacht. Een betalingsregeling is afgesproken.").verstuur()
        noor.ziet(f"Gehouden op {LAATSTE_DAG}", "Besluit nemen")
        noor.open(f"/termijnen/eerste-gesprek-spoed/{yara().pk}/").ziet("Deze termijn loopt niet meer.")
    rij = yara()
    assert (rij.status, rij.gesprek_gemist) == (S.IN_INTAKE, "")
    assert rij.intake_start_datum == rij.gesprek_uiterlijk_datum == date(2026, 12, 29)
