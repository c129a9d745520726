"""Een reeks workshops van begin tot eind: plannen, uitnodigen, twee keer bij elkaar komen, en een eigen gesprek.

Elke pagina die hierin voorbijkomt, gaat langs axe en de vaste toetsen van `Scherm.kijk_na`.
"""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from intake.choices.workshop import DeelnameStatus as S
from intake.choices.workshop import Opkomst
from intake.dossierlijst import laad_dossierlijst
from intake.models import Aanmelding, Client, Deelname, Workshopreeks, Workshopsessie
from intake.services.opkomst import record_opkomst
from schuldhulp.brieven.models import Brief
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.browser.hulp import Opener, Scherm
from tests.builders import client

pytestmark = pytest.mark.django_db(transaction=True)


def test_een_reeks_workshops(als: Opener, nu: datetime) -> None:
    noor = als("noor")
    gemeente = Gemeente.objects.get(naam="Vreedam")
    door = Medewerker.objects.get(naam="Noor Jansen")
    mee, weg = (client(gemeente, op=nu, door=door, achternaam=naam) for naam in ("Meedoe", "Wegblijf"))
    reeks = noor_plant_een_reeks(noor, gemeente, nu)
    noor_zoekt_vrijwilligers(noor, reeks)
    noor_nodigt_twee_inwoners_uit(noor, reeks, mee, weg)
    de_eerste_avond(noor, reeks, mee, weg)
    het_wegblijven_wordt_opgevolgd(noor, weg)
    het_dossier_komt_af(noor, mee)
    een_signaal_wordt_opgevolgd(noor, mee)
    naar_een_eigen_gesprek(noor, mee, nu)


def noor_plant_een_reeks(noor: Scherm, gemeente: Gemeente, nu: datetime) -> Workshopreeks:
    noor.open("/workshops/").klik("Nieuwe reeks")
    noor.vul(naam="Orde op zaken").verstuur().mist_invoer()
    noor.vul(soort="reeks_1", gemeenten=[str(gemeente.pk)], plaats="Dorpshuis, Kerkplein 2", capaciteit="2").verstuur()
    morgen = f"{timezone.localdate(nu) + timedelta(days=1):%d-%m-%Y}"
    noor.vul(datum=morgen, van="21:00", tot="19:00", zaal="Kleine zaal", aantal="2").verstuur().mist_invoer()
    noor.ziet("eindigt vóór zij begint")
    noor.vul(van="19:00", tot="21:00").verstuur().ziet("2 bijeenkomsten", "Avond", "Nog geen deelnemers")
    return Workshopreeks.objects.get(naam="Orde op zaken")


def noor_zoekt_vrijwilligers(noor: Scherm, reeks: Workshopreeks) -> None:
    eerste = reeks.sessies.first()
    assert eerste
    noor.klik("Bijeenkomst 1").klik("Vrijwilliger toevoegen")
    noor.vul(naam="Joke Prins", organisatie="Humanitas").verstuur().ziet("Joke Prins, Humanitas")


def noor_nodigt_twee_inwoners_uit(noor: Scherm, reeks: Workshopreeks, mee: Client, weg: Client) -> None:
    noor.open(reeks.get_absolute_url()).klik("Uitnodigen")
    noor.vul(dossiernummer="SHV-1900-1").verstuur().mist_invoer().ziet("niet gevonden")
    noor.vul(dossiernummer=mee.dossiernummer).verstuur().ziet("Uitgenodigd")
    # De tweede komt vanuit haar dossier.
    noor.open(f"/dossiers/{weg.pk}/").klik("Uitnodigen voor een workshop")
    noor.vul(reeks=str(reeks.pk)).verstuur().ziet("Nagaan of de inwoner komt")
    noor.klik("Inwoner komt").ziet("De inwoner zei dat hij komt.")
    assert Brief.objects.filter(soort="uitnodiging_workshop", client_id__in=[mee.pk, weg.pk]).count() == 2
    noor.open("/workshops/?plek=vol").ziet("Orde op zaken", "2 van 2")


def de_eerste_avond(noor: Scherm, reeks: Workshopreeks, mee: Client, weg: Client) -> None:
    """De klok van de server gaat naar de avond zelf; daarna is het weer vandaag."""
    een, twee = reeks.sessies.all()
    op = een.begin_op + timedelta(minutes=20)
    noor.open(een.get_absolute_url()).ziet("Vul alleen in wie zich afmeldt")
    deelname = {c.pk: Deelname.objects.get(client=c, reeks=reeks) for c in (mee, weg)}
    with time_machine.travel(op, tick=True):
        noor = _sessie_blijft(noor, een)
        noor.klik("Iedereen aanwezig, behalve…").ziet("Nog niet bewaard")
        noor.vul(**{f"d-{deelname[weg.pk].pk}": "niet_verschenen"})
        noor.klik("Bewaar de opkomst").ziet("De opkomst is bewaard")
    staat = {d.client_id: d.status for d in reeks.deelnames.all()}
    assert staat == {mee.pk: S.BEZIG, weg.pk: S.BEVESTIGD}
    door = Medewerker.objects.get(naam="Noor Jansen")
    # Op de tweede avond is iedereen er die kwam.
    record_opkomst(twee, opkomst={deelname[mee.pk].pk: Opkomst.AANWEZIG}, door=door, op=twee.eind_op)
    noor.open(reeks.get_absolute_url()).ziet("niet gekomen", "was er")


def _sessie_blijft(noor: Scherm, sessie: Workshopsessie) -> Scherm:
    """Op de avond zelf logt Noor opnieuw in op de tablet: haar sessie van vandaag is dan verlopen."""
    noor.context.clear_cookies()
    noor.log_in("noor@demo.schuldhulp.example", "rustig-op-orde-2026", naar=sessie.get_absolute_url())
    return noor


def het_wegblijven_wordt_opgevolgd(noor: Scherm, weg: Client) -> None:
    rij = Deelname.objects.get(client=weg)
    noor.context.clear_cookies()
    cache.clear()  # haar code van het begin is al gebruikt, en de volgende komt pas over een halve minuut
    noor.log_in("noor@demo.schuldhulp.example", "rustig-op-orde-2026")
    noor.open(rij.get_absolute_url()).ziet("Bellen: waarom kwam de inwoner niet?")
    noor.klik("Waarom niet gekomen? (Bijeenkomst 1)")
    noor.vul(uitkomst="kan_niet").verstuur().mist_invoer()
    noor.vul(hulp=["oppas", "avond"], gezegd_door="De inwoner", gezegd_hoe="aan de telefoon").verstuur()
    noor.ziet("Wil wel, maar kan niet komen", "Opvang voor de kinderen")
    assert Deelname.objects.get(pk=rij.pk).hulp == ["avond", "oppas"]


def het_dossier_komt_af(noor: Scherm, mee: Client) -> None:
    rij = Deelname.objects.select_related("reeks").get(client=mee)
    codes = laad_dossierlijst(rij.reeks.dossierlijst).codes
    noor.open(rij.get_absolute_url()).klik("Dossier bijwerken")
    noor.vul(**dict.fromkeys(codes - {"beslag"}, "klaar"), beslag="niet_nodig").verstuur()
    noor.ziet("Klaar: 8 van 8")


def een_signaal_wordt_opgevolgd(noor: Scherm, mee: Client) -> None:
    noor.klik("GGZ-signaal vastleggen")
    noor.vul(gezien_door="Joke Prins", wat="Was stil en at niets.").verstuur().ziet("Was stil en at niets.")
    # Met een open signaal gaat niemand verder.
    noor.ziet("GGZ-signaal opvolgen", "Wat nu nog niet kan")
    noor.klik("Signaal opvolgen").vul(opvolging="huisarts").verstuur().ziet("gaat naar de huisarts")


def naar_een_eigen_gesprek(noor: Scherm, mee: Client, nu: datetime) -> None:
    noor.klik("Naar individuele intake")
    noor.vul(toelichting="Het dossier is klaar; praat liever alleen.", datum=f"{nu + timedelta(days=9):%d-%m-%Y}")
    noor.verstuur().mist_invoer()
    noor.vul(tijd="10:30", plaats="Raadhuisplein 1, kamer 4").verstuur()
    noor.ziet("Aanmelding van", "Gesprek gepland", "Dossier: 8 van 8 klaar.", "Workshop Orde op zaken")
    assert Aanmelding.objects.get(client=mee).hulpvraag.startswith("Het dossier is klaar")
    assert Deelname.objects.get(client=mee).status == S.NAAR_INTAKE
