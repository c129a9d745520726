"""Al bekend? Op BSN, op klank met bijna-treffers, op adres; alleen wat de kijker mag zien."""

from datetime import date

import pytest

from intake.bekendheid import laad_verwanten, wat_bekend_is
from intake.choices import AanmeldingStatus as S
from intake.choices import Volgaanleiding
from intake.models import Client
from intake.services.bekend import Treffer, find_bekende, find_dubbel
from intake.services.client import Persoonsgegevens
from intake.services.volgmoment import plan_volgmoment
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU, aanmelding_in, client, geldig_bsn, traject_in
from tests.ketenpartners.bouw import partner, verwijzing
from tests.workshopbouw import deelname, reeks
from trajecten.choices import TrajectStatus
from trajecten.models import Traject

pytestmark = pytest.mark.django_db
BSN = geldig_bsn(7_000)
GEBOREN = date(1990, 3, 4)


@pytest.fixture
def bekende(gemeente: Gemeente) -> Client:
    return client(gemeente, bsn=BSN, achternaam="Janssen", geboortedatum=GEBOREN, postcode="1234 AB", huisnummer="12")


def redenen(treffers: list[Treffer]) -> list[str]:
    return [treffer.reden for treffer in treffers]


def test_hetzelfde_bsn_is_zeker(bekende: Client, consulent: Medewerker) -> None:
    treffers = find_bekende(user=consulent, bsn=BSN, achternaam="Iemand", geboortedatum=date(2000, 1, 1))
    assert [(t.client, t.is_zeker) for t in treffers] == [(bekende, True)]


@pytest.mark.parametrize(
    ("naam", "geboren", "reden"),
    [
        ("Janssen", GEBOREN, "dezelfde naam en geboortedatum"),
        ("JANSSEN", GEBOREN, "dezelfde naam en geboortedatum"),
        ("Jansen", GEBOREN, "dezelfde geboortedatum en een naam die erop lijkt"),
        ("Janszen", date(1990, 3, 5), "een naam die hetzelfde klinkt en bijna dezelfde geboortedatum"),
        ("Jansen", date(1990, 8, 4), "een naam die hetzelfde klinkt en bijna dezelfde geboortedatum"),
        ("Jansen", date(1980, 3, 4), "een naam die hetzelfde klinkt en bijna dezelfde geboortedatum"),
        ("Jansen", date(1990, 4, 3), "een naam die hetzelfde klinkt, met dag en maand van de geboortedatum verwisseld"),
    ],
)
def test_bijna_dezelfde_naam_en_datum(
    bekende: Client, consulent: Medewerker, naam: str, geboren: date, reden: str
) -> None:
    assert redenen(find_bekende(user=consulent, achternaam=naam, geboortedatum=geboren)) == [reden]


def test_wie_trouwde_heet_anders_en_is_toch_bekend(gemeente: Gemeente, consulent: Medewerker) -> None:
    client(gemeente, voornamen="Fatima Noor", achternaam="El Idrissi", geboortedatum=GEBOREN)
    anders = {"achternaam": "Bakker", "geboortedatum": GEBOREN}
    reden = "dezelfde geboortedatum en voornaam, met een andere achternaam"
    assert redenen(find_bekende(user=consulent, voornamen="Fatima", **anders)) == [reden]
    assert find_bekende(user=consulent, voornamen="Noor", **anders) == []
    assert find_dubbel(gemeente, Persoonsgegevens(voornamen="Fatima", **anders)).lijkt


@pytest.mark.parametrize(("naam", "geboren"), [("Bakker", GEBOREN), ("Jansen", date(1985, 7, 9))])
def test_wie_niet_lijkt_komt_niet_voor(bekende: Client, consulent: Medewerker, naam: str, geboren: date) -> None:
    assert find_bekende(user=consulent, achternaam=naam, geboortedatum=geboren) == []


@pytest.mark.parametrize("postcode", ["1234 AB", "1234AB"])
def test_hetzelfde_adres_is_misschien_een_huisgenoot(bekende: Client, consulent: Medewerker, postcode: str) -> None:
    Client.objects.update(postcode=postcode)
    treffer = find_bekende(
        user=consulent, achternaam="Kaya", geboortedatum=GEBOREN, postcode="1234 AB", huisnummer="12"
    )[0]
    assert treffer.is_adres
    assert wat_bekend_is(treffer).startswith("Misschien een huisgenoot: hetzelfde adres.")
    assert find_bekende(user=consulent, postcode="1234 AB", huisnummer="13") == []


def test_de_zekerste_reden_wint_en_niemand_staat_er_twee_keer(bekende: Client, consulent: Medewerker) -> None:
    alles = find_bekende(
        user=consulent, bsn=BSN, achternaam="Janssen", geboortedatum=GEBOREN, postcode="1234 AB", huisnummer="12"
    )
    assert redenen(alles) == ["hetzelfde BSN"]


def test_uit_een_andere_gemeente_niets(bekende: Client, buitenstaander: Medewerker) -> None:
    assert find_bekende(user=buitenstaander, bsn=BSN, achternaam="Janssen", geboortedatum=GEBOREN) == []


def test_wat_er_liep_en_wie_er_woont(gemeente: Gemeente, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEADVISEERD, consulent)
    partner = client(gemeente, voornamen="Bo", achternaam="Kuipers")
    Client.objects.filter(pk=partner.pk).update(huishouden=rij.client.huishouden)
    laad_verwanten([rij.client], consulent)
    tekst = wat_bekend_is(Treffer(rij.client, "hetzelfde BSN", is_zeker=True))
    assert tekst.startswith("Zeker dezelfde: hetzelfde BSN.")
    assert "Aanmelding van 02-11-2026 via inwoner zelf: informatie en advies gegeven." in tekst
    assert f"Huishouden: ook Bo Kuipers ({partner.dossiernummer})." in tekst


def test_wat_er_nu_loopt_staat_erbij(gemeente: Gemeente, consulent: Medewerker) -> None:
    wie = client(gemeente)
    verwijzing(partner(gemeente), consulent, client=wie)
    plan_volgmoment(wie, aanleiding=Volgaanleiding.ADVIES, vervolgstap="Bellen.", door=consulent, op=NU)
    deelname(consulent, reeks(consulent), client=wie)
    laad_verwanten([wie], consulent)
    tekst = wat_bekend_is(Treffer(wie, "hetzelfde BSN", is_zeker=True))
    for deel in ("Verwezen naar Stichting Rond: verstuurd.", "Workshop Grip op geld: uitgenodigd.", "Volgmoment op "):
        assert deel in tekst


def test_ook_een_traject_als_partner_is_bekend(gemeente: Gemeente, consulent: Medewerker) -> None:
    traject = traject_in(TrajectStatus.INVENTARISATIE, consulent)
    partner = client(gemeente)
    Traject.objects.filter(pk=traject.pk).update(partner=partner)
    tekst = wat_bekend_is(Treffer(partner, "hetzelfde BSN"))
    assert f"Partner in traject {traject.nummer}: inventarisatie van de schulden." in tekst


def test_het_loket_hoort_alleen_of_iemand_al_bestaat(bekende: Client, gemeente: Gemeente) -> None:
    zelfde = find_dubbel(gemeente, Persoonsgegevens(bsn=BSN, achternaam="Anders"))
    assert (zelfde.zeker, zelfde.lijkt) == (bekende, False)
    lijkt = find_dubbel(gemeente, Persoonsgegevens(achternaam="Jansen", geboortedatum=GEBOREN))
    assert (lijkt.zeker, lijkt.lijkt) == (None, True)
    assert not find_dubbel(gemeente, Persoonsgegevens(achternaam="Bakker", geboortedatum=date(1970, 1, 1))).lijkt
