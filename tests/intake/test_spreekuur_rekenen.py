"""Spreekuren, niet verschijnen, de wachtlijst en het agendabestand: de regels zonder database."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.choices.afspraak import Vervolg
from intake.ics import Gebeurtenis, maak_ics
from intake.spreekuur import Slot, overlapt, sloten, vrij
from intake.verschijnen import waarom_kan_vervolg_niet
from intake.wachtlijst import Wachtende, orden
from schuldhulp.lib.werk import Voorrang as V
from schuldhulp.organisatie.waarneming import bepaal_waarneming, volg

TZ = ZoneInfo("Europe/Amsterdam")
DAG = date(2026, 11, 9)
VROEG = datetime(2026, 11, 1, tzinfo=TZ)


def om(uur: int, minuut: int = 0) -> datetime:
    return datetime(2026, 11, 9, uur, minuut, tzinfo=TZ)


@pytest.mark.parametrize(
    ("van", "tot", "minuten", "aantal", "laatste_eind"),
    [
        (time(9), time(12), 60, 3, om(12)),
        (time(9), time(12), 45, 4, om(12)),
        (time(9), time(11, 59), 60, 2, om(11)),
        (time(9), time(9, 30), 30, 1, om(9, 30)),
        (time(9), time(9, 29), 30, 0, None),
    ],
)
def test_plekken_van_een_spreekuur(
    van: time, tot: time, minuten: int, aantal: int, laatste_eind: datetime | None
) -> None:
    plekken = sloten(DAG, van, tot, minuten, TZ)
    assert len(plekken) == aantal
    assert not plekken or (plekken[0].begin, plekken[-1].eind) == (om(van.hour, van.minute), laatste_eind)


@given(minuten=st.integers(5, 240), van=st.integers(0, 20), uren=st.integers(1, 3))
def test_plekken_sluiten_aan_en_blijven_in_het_blok(minuten: int, van: int, uren: int) -> None:
    plekken = sloten(DAG, time(van), time(van + uren), minuten, TZ)
    assert all(een.eind == ander.begin for een, ander in pairwise(plekken))
    assert all(slot.eind <= datetime.combine(DAG, time(van + uren), TZ) for slot in plekken)


@pytest.mark.parametrize(
    ("begin", "eind", "verwacht"),
    [
        (om(9), om(10), False),  # sluit aan
        (om(9, 30), om(10, 30), True),
        (om(10, 15), om(10, 45), True),  # erbinnen
        (om(9), om(12), True),  # eromheen
        (om(11), om(12), False),
    ],
)
def test_overlap(begin: datetime, eind: datetime, verwacht: bool) -> None:
    assert overlapt(Slot(om(10), om(11)), Slot(begin, eind)) is verwacht
    assert overlapt(Slot(begin, eind), Slot(om(10), om(11))) is verwacht


def test_vrij_is_wat_nog_komt_en_waar_niets_overheen_valt() -> None:
    plekken = sloten(DAG, time(9), time(13), 60, TZ)
    over = vrij(plekken, [Slot(om(10, 30), om(11, 15))], om(9))
    assert [slot.begin for slot in over] == [om(12)]


@pytest.mark.parametrize(
    ("aantal", "vervolg", "reden", "mag"),
    [
        (1, Vervolg.NIEUWE_AFSPRAAK, "Was ziek.", True),
        (1, Vervolg.NIEUWE_AFSPRAAK, "  ", False),
        (2, Vervolg.NIEUWE_AFSPRAAK, "Was ziek.", False),
        (2, Vervolg.BELLEN, "Reageert niet op brieven.", True),
        (2, Vervolg.HUISBEZOEK, "", False),
        (5, Vervolg.ANDERE_WEG, "Het wijkteam kent het gezin.", True),
    ],
)
def test_vervolg_na_niet_verschijnen(aantal: int, vervolg: str, reden: str, mag: bool) -> None:
    assert (waarom_kan_vervolg_niet(aantal=aantal, maximum=2, vervolg=vervolg, reden=reden) == "") is mag


def _wacht(n: int, voorrang: V, gemeld: int, uiterlijk: int) -> Wachtende:
    return Wachtende(UUID(int=n), voorrang, om(9) - timedelta(days=gemeld), DAG + timedelta(days=uiterlijk))


def test_wachtlijst_in_volgorde_met_reden() -> None:
    rij = [
        _wacht(1, V.GEWOON, 3, 25),
        _wacht(2, V.GEZIN, 1, 27),
        _wacht(3, V.GEWOON, 26, 2),
        _wacht(4, V.CRISIS, 0, 3),
        _wacht(5, V.ONDERNEMER, 2, 26),
        _wacht(6, V.GEWOON, 10, 18),
        _wacht(7, V.GEWOON, 40, -12),
        _wacht(8, V.GEZIN, 22, 6),
    ]
    plaatsen = orden(rij, DAG)
    assert [p.wie.sleutel.int for p in plaatsen] == [4, 8, 7, 3, 2, 5, 6, 1]
    redenen = {p.wie.sleutel.int: p.reden for p in plaatsen}
    assert "drie werkdagen" in redenen[4]
    assert "loopt bijna af" in redenen[3]
    assert "is voorbij" in redenen[7]
    assert redenen[2].startswith("Gezin")
    assert redenen[5].startswith("Ondernemer")
    assert redenen[1] == "Op volgorde van melden"


@pytest.mark.parametrize(
    ("weg", "voor", "niemand"),
    [
        ({}, {}, set()),
        ({1: 2}, {2: {1}}, set()),
        ({1: 2, 2: 3}, {3: {1, 2}}, set()),  # een keten
        ({1: None}, {}, {1}),
        ({1: 2, 2: None}, {}, {1, 2}),
        ({1: 2, 2: 1}, {}, {1, 2}),  # rond
        ({1: 3, 2: 3}, {3: {1, 2}}, set()),
    ],
)
def test_wie_neemt_waar(weg: dict[int, int | None], voor: dict[int, set[int]], niemand: set[int]) -> None:
    uitkomst = bepaal_waarneming(weg)
    assert {wie: set(van) for wie, van in uitkomst.voor.items()} == voor
    assert uitkomst.niemand == niemand


@given(st.dictionaries(st.integers(1, 8), st.none() | st.integers(1, 8)))
def test_een_keten_eindigt_altijd_bij_iemand_die_er_is_of_bij_niemand(weg: dict[int, int | None]) -> None:
    assert all((eind := volg(weg, wie)) is None or eind not in weg for wie in weg)


G = Gebeurtenis(
    uid=UUID(int=7),
    volgnummer=2,
    gewijzigd_op=om(8),
    begin_op=om(14),
    eind_op=om(15),
    titel="Gesprek met gemeente Vreedam",
    plaats="Raadhuisplein 1; kamer 4, 2e étage",
    toelichting="Kunt u niet?\nBel 088 900 1234.",
)


def regels(bestand: bytes) -> list[str]:
    """De regels van het bestand, weer ontvouwd."""
    return bestand.decode().replace("\r\n ", "").split("\r\n")


def test_agendabestand_volgens_rfc_5545() -> None:
    bestand = maak_ics([G])
    assert bestand.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert bestand.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in bestand.replace(b"\r\n", b"")
    uit = regels(bestand)
    assert {"UID:00000000-0000-0000-0000-000000000007", "SEQUENCE:2", "STATUS:CONFIRMED"} <= set(uit)
    # Veertien uur in de winter is dertien uur UTC.
    assert {"DTSTART:20261109T130000Z", "DTEND:20261109T140000Z", "DTSTAMP:20261109T070000Z"} <= set(uit)
    assert r"LOCATION:Raadhuisplein 1\; kamer 4\, 2e étage" in uit
    assert r"DESCRIPTION:Kunt u niet?\nBel 088 900 1234." in uit


def test_zomertijd() -> None:
    zomer = replace(G, begin_op=datetime(2026, 7, 1, 14, tzinfo=TZ), eind_op=datetime(2026, 7, 1, 15, tzinfo=TZ))
    assert "DTSTART:20260701T120000Z" in regels(maak_ics([zomer]))


def test_afgezegd_haalt_de_afspraak_uit_de_agenda() -> None:
    assert "STATUS:CANCELLED" in regels(maak_ics([replace(G, is_vervallen=True)]))


@given(st.text(max_size=300))
def test_geen_regel_langer_dan_75_octetten_en_geen_eigen_regels(titel: str) -> None:
    bestand = maak_ics([replace(G, titel=titel)])
    assert all(len(regel) <= 75 for regel in bestand.split(b"\r\n"))
    bestand.decode()  # geen teken gebroken
    assert sum(regel.startswith("SUMMARY:") for regel in regels(bestand)) == 1
    assert sum(regel == "BEGIN:VEVENT" for regel in regels(bestand)) == 1


def test_tijden_in_een_andere_zone_zijn_dezelfde() -> None:
    assert maak_ics([G]) == maak_ics([replace(G, begin_op=om(14).astimezone(UTC))])
