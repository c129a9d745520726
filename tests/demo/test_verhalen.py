"""Elke persona van de demo doet wat haar verhaal zegt, bij elk zaad."""

from collections.abc import Callable
from datetime import datetime

import pytest

from demo.personas import PERSONAS
from demo.vulling import vul
from intake.choices import (
    AanmeldingStatus,
    BezwaarStatus,
    Documentherkomst,
    Documentsoort,
    Kwadrant,
    VolgmomentStatus,
    Volguitkomst,
)
from intake.choices.afspraak import Afspraaksoort, AfspraakStatus, Gesprekgemist
from intake.choices.zelf import ZelfintakeKanaal, ZelfintakeStatus
from intake.models import (
    Aanmelding,
    Afspraak,
    Bezwaar,
    Client,
    Document,
    Screening,
    Spreekuur,
    Volgmoment,
    Zelfintake,
)
from intake.services.terugkeer import terugkeer_na_afwijzing
from schuldhulp.lib.werkdagen import is_werkdag
from schuldhulp.organisatie.models import Afwezigheid
from tests.builders import AMSTERDAM
from trajecten.choices import TrajectStatus
from trajecten.models import Aanschrijving, Planactie, Planverificatie, Traject
from trajecten.services.zelfopgave import open_opgaven

pytestmark = pytest.mark.django_db
OP = datetime(2026, 11, 23, 17, 0, tzinfo=AMSTERDAM)


def _aanmelding(client: Client) -> Aanmelding:
    return Aanmelding.objects.filter(client=client).latest("gemeld_op")


def _traject(client: Client, status: TrajectStatus) -> Traject:
    return Traject.objects.get(client=client, status=status)


def samira(client: Client) -> None:
    rij = _aanmelding(client)
    assert (rij.status, rij.is_crisis) == (AanmeldingStatus.GEMELD, True)
    assert rij.gesprek_uiterlijk_datum and rij.gesprek_uiterlijk_datum > OP.date()


def jeroen(client: Client) -> None:
    assert client.huishouden and client.huishouden.is_ondernemer
    rij = _aanmelding(client)
    assert rij.status == AanmeldingStatus.GESPREK_GEPLAND
    assert rij.gesprek_gepland_op and rij.gesprek_gepland_op > OP


def aaliyah(client: Client) -> None:
    assert _aanmelding(client).status == AanmeldingStatus.AFWIJZING_VOORGELEGD


def henk(client: Client) -> None:
    traject = _traject(client, TrajectStatus.STABILISATIE)
    plannen = traject.plannen.vastgesteld()
    assert plannen.count() == 2
    assert Planactie.objects.open().filter(plan=plannen.first(), uiterlijk_datum__lt=OP.date()).count() == 1
    pad = list(Screening.objects.filter(aanmelding__client=client).order_by("op").values_list("gekozen", flat=True))
    assert (pad[0], pad[-1], len(pad)) == (Kwadrant.BEGELEIDEN, Kwadrant.STABILISEREN, 3)
    assert not Volgmoment.objects.open().filter(client=client).exists()


def fatima(client: Client) -> None:
    rijen = Aanschrijving.objects.filter(traject=_traject(client, TrajectStatus.INVENTARISATIE))
    assert rijen.count() == 13
    assert 0 < rijen.open().count() < 13


def ruben(client: Client) -> None:
    _traject(client, TrajectStatus.GEEN_AKKOORD)


def hatice(client: Client) -> None:
    traject = _traject(client, TrajectStatus.LOOPTIJD)
    assert Planverificatie.objects.open().get(traject=traject).uiterlijk_datum < OP.date()


def willem(client: Client) -> None:
    _traject(client, TrajectStatus.AFGEROND)
    rij = _aanmelding(client)
    assert rij.is_recidive and rij.status in (AanmeldingStatus.GEMELD, AanmeldingStatus.GESPREK_GEPLAND)


def marcin(client: Client) -> None:
    assert _aanmelding(client).status == AanmeldingStatus.OPGESCHORT


def ingrid(client: Client) -> None:
    assert Bezwaar.objects.get(client=client).status == BezwaarStatus.ONTVANGEN


def mirjam(client: Client) -> None:
    assert _aanmelding(client).status == AanmeldingStatus.GEADVISEERD
    gehouden = Volgmoment.objects.filter(client=client, status=VolgmomentStatus.GEHOUDEN)
    assert [rij.uitkomst for rij in gehouden] == [Volguitkomst.GEEN_CONTACT]
    open_ = Volgmoment.objects.open().get(client=client)
    assert (open_.poging, open_.vorige) == (2, gehouden[0])


def dirk(client: Client) -> None:
    assert terugkeer_na_afwijzing(_aanmelding(client))


def _zelfintake(client: Client, status: ZelfintakeStatus) -> Zelfintake:
    return Zelfintake.objects.get(client=client, status=status)


def selam(client: Client) -> None:
    rij = _zelfintake(client, ZelfintakeStatus.INGEDIEND)
    assert client.is_laaggeletterd
    assert rij.schulden.count() == 3
    papieren = Document.objects.filter(client=client, herkomst=Documentherkomst.ZELFINTAKE)
    assert set(papieren.values_list("soort", flat=True)) == {Documentsoort.SCHULDBRIEF, Documentsoort.UITKERING}
    assert rij.actie == "Zelfintake lezen"


def kevin(client: Client) -> None:
    rij = _zelfintake(client, ZelfintakeStatus.BEGONNEN)
    assert (rij.sessie_hash, rij.schulden.count()) == ("", 1)
    assert rij.is_te_openen(OP)


def truus(client: Client) -> None:
    rij = _zelfintake(client, ZelfintakeStatus.UITGENODIGD)
    assert rij.kanaal == ZelfintakeKanaal.BRIEF
    assert rij.is_te_openen(OP)


def bram(client: Client) -> None:
    assert _zelfintake(client, ZelfintakeStatus.VERLOPEN).antwoorden == {}


def chantal(client: Client) -> None:
    rij = _zelfintake(client, ZelfintakeStatus.BEGONNEN)
    assert rij.heeft_open_dreiging
    assert rij.actie == "Bellen: dreiging genoemd in zelfintake"


def omar(client: Client) -> None:
    _zelfintake(client, ZelfintakeStatus.GELEZEN)
    assert open_opgaven(_traject(client, TrajectStatus.PLAN_VAN_AANPAK)).count() == 3


def yusuf(client: Client) -> None:
    rij = _aanmelding(client)
    assert (rij.status, rij.gesprek_gemist) == (AanmeldingStatus.GEMELD, Gesprekgemist.NIET_VERSCHENEN)
    assert rij.gesprek_uiterlijk_datum and rij.gesprek_uiterlijk_datum > OP.date()
    assert rij.afspraken.get().status == AfspraakStatus.NIET_VERSCHENEN


VERHALEN: tuple[Callable[[Client], None], ...] = (
    samira, jeroen, aaliyah, henk, fatima, ruben, hatice, willem, marcin, ingrid, mirjam, dirk,
    selam, kevin, truus, bram, chantal, omar, yusuf,
)  # fmt: skip


@pytest.mark.parametrize("zaad", [1, 2, 2026])
def test_elke_persona_doet_wat_haar_verhaal_zegt(zaad: int) -> None:
    vul(clienten=len(PERSONAS), zaad=zaad, gemeenten=5, op=OP)
    assert [verhaal.__name__ for verhaal in VERHALEN] == [persona.voornaam.lower() for persona in PERSONAS]
    for persona, verhaal in zip(PERSONAS, VERHALEN, strict=True):
        verhaal(Client.objects.get(voornamen=persona.voornaam, achternaam=persona.achternaam))


def test_de_agenda_staat_vol_rond_vandaag() -> None:
    vul(clienten=len(PERSONAS), zaad=1, gemeenten=2, op=OP)
    van = dict(Afspraak.objects.filter(soort=Afspraaksoort.VERVOLG).values_list("client__achternaam", "status"))
    S = AfspraakStatus
    assert van == {"Postma": S.GEPLAND, "Idrissi": S.GEPLAND, "Kowalski": S.NIET_VERSCHENEN}
    assert all(is_werkdag(begin.date()) for begin in Afspraak.objects.values_list("begin_op", flat=True))
    assert Spreekuur.objects.filter(datum__gte=OP.date()).count() > 4
    weg = Afwezigheid.objects.select_related("vervanger").get()
    assert weg.van_datum > OP.date() and weg.vervanger is not None and weg.vervanger.naam == "Noor Jansen"
