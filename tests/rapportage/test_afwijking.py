"""Afwijkingen van het kwadrant: tellen, verbergen, en wie welke namen ziet."""

import pytest

from intake.choices import AanmeldingStatus as S
from intake.choices import Kwadrant
from intake.kwadrant import HUIDIGE_VERSIE
from intake.services.screening import record_screening
from rapportage.afwijking import Aandeel, Rij, tel_afwijkingen
from rapportage.kpis import PER_CODE
from rapportage.kwartaal import Kwartaal
from rapportage.services.kwartaal import stel_op
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in, antwoorden
from tests.rapportage.test_schermen import browser

URL = "/rapportage/afwijkingen/?kwartaal=2026K4"
GELIJK = Rij("Noor", "oplossen", "oplossen", {"motivatie": "ja"})
ANDERS = Rij("Noor", "oplossen", "maatwerk", {"motivatie": "twijfelt"})


def test_elke_screening_telt_een_keer_per_consulent_en_per_antwoord() -> None:
    telling = tel_afwijkingen([GELIJK, GELIJK, ANDERS, ANDERS._replace(door="Bilal")])
    assert telling.samen == Aandeel(4, 2)
    assert telling.per_consulent == {"Bilal": Aandeel(1, 1), "Noor": Aandeel(3, 1)}
    assert telling.per_antwoord == {("motivatie", "twijfelt"): Aandeel(2, 2), ("motivatie", "ja"): Aandeel(2, 0)}
    assert telling.wissels == {("oplossen", "maatwerk"): 2}


def test_zonder_screeningen_is_er_niets_te_meten() -> None:
    telling = tel_afwijkingen([])
    assert (telling.samen.procent, telling.per_consulent, telling.per_antwoord, telling.wissels) == (None, {}, {}, {})


@pytest.mark.parametrize(
    ("totaal", "anders", "procent", "veilig"),
    [
        (20, 10, 50, True),
        (19, 10, 53, False),
        (100, 9, 9, False),
        (100, 95, 95, False),
        (40, 0, 0, True),
        (8, 0, 0, False),
    ],
)
def test_wat_veilig_is_om_te_tonen(totaal: int, anders: int, procent: int, veilig: bool) -> None:
    deel = Aandeel(totaal, anders)
    assert (deel.procent, deel.is_veilig) == (procent, veilig)


def screen(door: Medewerker, aantal: int, vak: Kwadrant = Kwadrant.OPLOSSEN, **anders: str) -> None:
    for _ in range(aantal):
        record_screening(
            aanmelding_in(S.GEMELD, door),
            antwoorden=antwoorden() | anders,
            vragenlijst=HUIDIGE_VERSIE,
            gekozen=vak,
            afwijk_reden="Past beter.",
            door=door,
            op=NU,
        )


def test_kpi_afwijking_kwadrant(gemeente, consulent) -> None:
    screen(consulent, 3)
    screen(consulent, 1, Kwadrant.MAATWERK)
    [meting] = stel_op([gemeente], Kwartaal(2026, 4), kpis=[PER_CODE["afwijking_kwadrant"]])
    assert (meting.teller, meting.noemer, meting.waarde) == (1, 4, 25)
    [ervoor] = stel_op([gemeente], Kwartaal(2026, 3), kpis=[PER_CODE["afwijking_kwadrant"]])
    assert ervoor.noemer == 0


def test_de_teamleider_ziet_consulenten_en_antwoorden(klok, teamleider, consulent, collega) -> None:
    screen(consulent, 2)
    screen(consulent, 1, Kwadrant.MAATWERK, steun="nee")
    screen(collega, 1)
    pagina = browser(teamleider).get(URL)
    assert pagina.context["samen"] == {"procent": "25 %", "geteld": "1 van 4"}
    assert [naam for naam, _ in pagina.context["consulenten"]] == [consulent.naam, collega.naam]
    assert pagina.context["antwoorden"][0][:2] == ("Zijn er mensen die de inwoner kunnen steunen?", "Nee")
    assert "Samira" not in pagina.content.decode()


def test_de_beleidsmedewerker_ziet_geen_namen_en_geen_kleine_groepen(klok, beleidsmedewerker, consulent) -> None:
    screen(consulent, 10)
    screen(consulent, 10, Kwadrant.MAATWERK)
    screen(consulent, 1, Kwadrant.MAATWERK, steun="nee")
    pagina = browser(beleidsmedewerker).get(URL)
    tekst = pagina.content.decode()
    assert consulent.naam not in tekst
    assert pagina.context["samen"] == {"procent": "52 %", "geteld": ""}
    getoond = {(vraag, antwoord) for vraag, antwoord, _ in pagina.context["antwoorden"]}
    assert ("Zijn er mensen die de inwoner kunnen steunen?", "Nee") not in getoond
    assert ("Is er een koopwoning?", "Nee") in getoond
    assert pagina.context["wissels"] == [("Oplossen met schuldhulpverlening", "Maatwerk", "11")]


def test_cijfers_van_een_andere_gemeente_tellen_niet_mee(klok, teamleider, buitenstaander) -> None:
    screen(buitenstaander, 2, Kwadrant.MAATWERK)
    pagina = browser(teamleider).get(URL)
    assert pagina.context["samen"]["procent"] == "niets te meten"
    assert "Niemand koos anders" in pagina.content.decode()


def test_zonder_recht_op_rapportage_geen_afwijkingen(consulent) -> None:
    assert browser(consulent).get(URL).status_code == 403
