"""Voorrang: crisis, dan gezinnen met minderjarige kinderen, ondernemers volgens beleid; in elke rij dezelfde."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client as Browser

from intake.choices import AanmeldingStatus as S
from intake.choices import Bedreiging
from intake.models import Aanmelding, Client, Huishouden
from intake.services.client import Persoonsgegevens, update_client
from intake.services.voorrang import align_voorrang
from intake.voorrang import bepaal_voorrang
from ketenpartners.choices import VerwijzingStatus
from ketenpartners.models import Verwijzing
from schuldhulp.lib.werk import Voorrang as V
from schuldhulp.lib.werklijst import ALLES, als_taken, taken
from schuldhulp.organisatie.choices import Ondernemershulp as O
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from tests.builders import NU, aanmelding_in, client, traject_in
from tests.ketenpartners.bouw import partner, verwijzing_in
from trajecten.choices import TrajectStatus
from trajecten.models import Traject

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


@pytest.mark.parametrize(
    ("kinderen", "ondernemer", "beleid", "verwacht", "reden"),
    [
        (0, False, O.GEWOON, V.GEWOON, "Gewone volgorde"),
        (1, False, O.GEWOON, V.GEZIN, "1 kind onder"),
        (3, False, O.PARTNER, V.GEZIN, "3 kinderen onder"),
        (2, True, O.VOORRANG, V.GEZIN, "2 kinderen"),
        (0, True, O.GEWOON, V.GEWOON, "Gewone volgorde"),
        (0, True, O.VOORRANG, V.ONDERNEMER, "na gezinnen"),
        (0, True, O.PARTNER, V.GEWOON, "een partner"),
        (0, False, O.VOORRANG, V.GEWOON, "Gewone volgorde"),
    ],
)
def test_wie_gaat_voor(kinderen: int, ondernemer: bool, beleid: str, verwacht: V, reden: str) -> None:
    plaats = bepaal_voorrang(minderjarige_kinderen=kinderen, is_ondernemer=ondernemer, ondernemers=beleid)
    assert plaats.voorrang == verwacht
    assert reden in plaats.reden


def _huishouden(c: Client, consulent: Medewerker, **velden: object) -> Client:
    persoon = Persoonsgegevens(voornamen=c.voornamen, achternaam=c.achternaam, geboortedatum=c.geboortedatum)
    return update_client(c, persoon=persoon, huishouden=velden, door=consulent, op=NU)


def _ondernemers(gemeente: Gemeente, keuze: str) -> None:
    Beleid.objects.filter(gemeente=gemeente).update(ondernemers=keuze)


def test_nieuw_werk_neemt_de_voorrang_van_de_client(consulent: Medewerker, gemeente: Gemeente) -> None:
    gezin = client(gemeente, huishouden={"minderjarige_kinderen": 2})
    assert gezin.voorrang == V.GEZIN
    assert aanmelding_in(S.GEMELD, consulent, client=gezin).voorrang == V.GEZIN
    assert aanmelding_in(S.GEMELD, consulent).voorrang == V.GEWOON


def test_crisis_gaat_voor_een_gezin(consulent: Medewerker, gemeente: Gemeente) -> None:
    gezin = client(gemeente, huishouden={"minderjarige_kinderen": 2})
    rij = aanmelding_in(S.GEMELD, consulent, client=gezin, bedreigingen=[Bedreiging.GAS])
    assert rij.voorrang == V.CRISIS


def test_ondernemer_volgens_het_beleid(consulent: Medewerker, gemeente: Gemeente) -> None:
    _ondernemers(gemeente, O.VOORRANG)
    assert client(gemeente, huishouden={"is_ondernemer": True}).voorrang == V.ONDERNEMER
    assert client(gemeente, huishouden={"inkomensbron": "onderneming"}).voorrang == V.ONDERNEMER
    _ondernemers(gemeente, O.PARTNER)
    assert client(gemeente, huishouden={"is_ondernemer": True}).voorrang == V.GEWOON


def test_open_werk_volgt_het_huishouden(consulent: Medewerker, gemeente: Gemeente) -> None:
    traject = traject_in(TrajectStatus.INVENTARISATIE, consulent)
    verwijzing = verwijzing_in(VerwijzingStatus.VERSTUURD, partner(gemeente), consulent)
    crisis = aanmelding_in(S.GEMELD, consulent, client=traject.client, bedreigingen=[Bedreiging.GAS])
    for rij in (traject, verwijzing):
        _huishouden(rij.client, consulent, minderjarige_kinderen=1)
    assert Traject.objects.get(pk=traject.pk).voorrang == V.GEZIN
    assert Verwijzing.objects.get(pk=verwijzing.pk).voorrang == V.GEZIN
    assert Aanmelding.objects.get(pk=crisis.pk).voorrang == V.CRISIS
    _huishouden(traject.client, consulent, minderjarige_kinderen=0)
    assert Traject.objects.get(pk=traject.pk).voorrang == V.GEWOON


def test_partner_in_hetzelfde_huishouden_gaat_mee(consulent: Medewerker, gemeente: Gemeente) -> None:
    een, twee = client(gemeente), client(gemeente)
    Client.objects.filter(pk=twee.pk).update(huishouden=een.huishouden)
    rij = aanmelding_in(S.GEMELD, consulent, client=Client.objects.get(pk=twee.pk))
    _huishouden(een, consulent, minderjarige_kinderen=1)
    assert Aanmelding.objects.get(pk=rij.pk).voorrang == V.GEZIN


def test_dagronde_volgt_nieuw_beleid_en_doet_de_tweede_keer_niets(consulent: Medewerker, gemeente: Gemeente) -> None:
    ondernemer = client(gemeente, huishouden={"is_ondernemer": True})
    rij = aanmelding_in(S.GEMELD, consulent, client=ondernemer)
    gezin = client(gemeente)
    Huishouden.objects.filter(pk=gezin.huishouden_id).update(minderjarige_kinderen=2)
    los = client(gemeente)
    Client.objects.filter(pk=los.pk).update(huishouden=None, voorrang=V.GEZIN)
    _ondernemers(gemeente, O.VOORRANG)
    assert align_voorrang(NU) == 4
    assert Aanmelding.objects.get(pk=rij.pk).voorrang == V.ONDERNEMER
    assert Client.objects.get(pk=gezin.pk).voorrang == V.GEZIN
    assert Client.objects.get(pk=los.pk).voorrang == V.GEWOON
    assert align_voorrang(NU) == 0


def test_gezin_staat_in_elke_lijst_voor_wie_eerder_aan_de_beurt_is(
    als: Als, consulent: Medewerker, gemeente: Gemeente
) -> None:
    eerder = aanmelding_in(S.GEMELD, consulent, op=NU - timedelta(days=5))
    gezin = aanmelding_in(S.GEMELD, consulent, client=client(gemeente, huishouden={"minderjarige_kinderen": 1}))
    assert [t.pk for t in als_taken(taken(consulent, ALLES))] == [gezin.pk, eerder.pk]
    antwoord = als(consulent).get("/aanmeldingen/")
    assert [rij.pk for rij in antwoord.context["pagina"]] == [gezin.pk, eerder.pk]
    assert "Gezin met kinderen" in antwoord.content.decode()


def test_wat_deze_week_moet_wacht_niet_op_een_gezin(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    laat = aanmelding_in(S.GEMELD, consulent, op=NU - timedelta(days=24))
    gezin = aanmelding_in(S.GEMELD, consulent, client=client(gemeente, huishouden={"minderjarige_kinderen": 1}))
    assert laat.gesprek_uiterlijk_datum <= date(2026, 11, 9) < gezin.gesprek_uiterlijk_datum
    assert [t.pk for t in als(consulent).get("/").context["taken"]] == [laat.pk, gezin.pk]
