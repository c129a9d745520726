"""Herinneren aan afspraken: op tijd, één keer, ook na stilstand, en nooit aan wat niet meer doorgaat."""

from datetime import timedelta

import pytest

from intake.choices.afspraak import Afspraaksoort, Afspraakvorm
from intake.models import Afspraak, Client
from intake.services.afloop import cancel_afspraak
from intake.services.afspraak import move_afspraak, plan_afspraak
from intake.services.herinnering import remind_afspraken
from schuldhulp.brieven.berichten import tekst_van
from schuldhulp.brieven.models import Bericht
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from tests.builders import NU, client
from tests.intake.test_afspraken import moment

pytestmark = pytest.mark.django_db
OVER_DRIE = NU + timedelta(days=3)


def plan(consulent: Medewerker, c: Client | None = None, begin=OVER_DRIE, **velden: object) -> Afspraak:  # type: ignore[no-untyped-def]
    wie = c or client(consulent.aanstellingen.first().gemeente, telefoon="06 12345678")
    return plan_afspraak(
        wie, soort=Afspraaksoort.VERVOLG, moment=moment(consulent, begin, **velden), door=consulent, op=NU
    )


def test_twee_dagen_ervoor_en_maar_een_keer(consulent: Medewerker) -> None:
    rij = plan(consulent)
    assert remind_afspraken(NU) == 0
    ronde = NU + timedelta(days=1)
    assert [remind_afspraken(ronde), remind_afspraken(ronde), remind_afspraken(ronde)] == [1, 0, 0]
    bericht = Bericht.objects.get()
    assert (bericht.kanaal, bericht.aan) == ("sms", "+31612345678")
    assert Afspraak.objects.get(pk=rij.pk).herinnerd_op == ronde
    tekst = tekst_van(bericht)
    assert "donderdag 5 november 2026, 10.00 uur" in tekst
    assert "/afspraak/ met code" in tekst
    assert "schuld" not in tekst.lower().replace("schuldhulp.", "")


def test_na_dertig_dagen_stilstand_alleen_wat_nog_komt(consulent: Medewerker) -> None:
    plan(consulent)
    straks = plan(consulent, begin=NU + timedelta(days=31))
    assert remind_afspraken(NU + timedelta(days=30)) == 1
    assert Bericht.objects.get().sleutel == f"afspraak:{straks.pk}:herinnering"


def test_verzet_of_afgezegd_krijgt_niets_en_het_nieuwe_moment_wel(consulent: Medewerker) -> None:
    weg, oud = plan(consulent), plan(consulent, begin=OVER_DRIE + timedelta(hours=2))
    cancel_afspraak(weg, reden="Ziek.", door=consulent, op=NU)
    nieuw = move_afspraak(oud, moment=moment(consulent, OVER_DRIE + timedelta(hours=4)), door=consulent, op=NU)
    assert remind_afspraken(NU + timedelta(days=2)) == 1
    assert Bericht.objects.get().sleutel == f"afspraak:{nieuw.pk}:herinnering"


def test_wie_geen_bericht_wil_of_kan_krijgen(consulent: Medewerker, gemeente: Gemeente) -> None:
    liever_niet = client(gemeente, telefoon="06 12345678")
    Client.objects.filter(pk=liever_niet.pk).update(wil_geen_berichten=True)
    plan(consulent, liever_niet)
    plan(consulent, client(gemeente, telefoon="038 1234567"), OVER_DRIE + timedelta(hours=1))
    mail = plan(consulent, client(gemeente, email="s@example.nl"), OVER_DRIE + timedelta(hours=2))
    assert remind_afspraken(NU + timedelta(days=2)) == 1
    assert Bericht.objects.get().sleutel.startswith(f"afspraak:{mail.pk}")


@pytest.mark.parametrize(("dagen", "verwacht"), [(0, 0), (1, 0), (2, 1), (7, 1)])
def test_hoeveel_dagen_ervoor_is_beleid(dagen: int, verwacht: int, consulent: Medewerker, gemeente: Gemeente) -> None:
    Beleid.objects.filter(gemeente=gemeente).update(herinnering_dagen=dagen)
    plan(consulent)
    assert remind_afspraken(NU + timedelta(days=1, minutes=1)) == verwacht


@pytest.mark.parametrize(
    ("vorm", "tekst"),
    [
        (Afspraakvorm.HUISBEZOEK, "Wij komen bij u thuis."),
        (Afspraakvorm.TELEFOON, "Wij bellen u."),
        (Afspraakvorm.KANTOOR, "Waar: Raadhuisplein 1."),
    ],
)
def test_de_tekst_zegt_hoe(vorm: Afspraakvorm, tekst: str, consulent: Medewerker) -> None:
    plan(consulent, vorm=vorm)
    remind_afspraken(NU + timedelta(days=2))
    assert tekst in tekst_van(Bericht.objects.get())
