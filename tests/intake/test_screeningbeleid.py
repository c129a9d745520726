"""Het beleid van een gemeente over de screening: vastleggen, per dag geldig, en oude screeningen houden het hunne."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.kwadrant import HUIDIGE_VERSIE, laad_vragenlijst
from intake.models import Aanmelding, Screening, Screeningbeleid
from intake.services.screening import record_screening
from intake.services.screeningbeleid import effect_van, gewogen_voor, record_screeningbeleid
from intake.views.plek import plek_van
from intake.weging import Aanpassing, pas_toe
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.fouten import Geweigerd, Rekenfout
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in, antwoorden

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
LIJST = laad_vragenlijst()
STRENG = Aanpassing(drempel_schuldsituatie=100, gewichten={"koopwoning": {"nee": 0}})


def leg_vast(gemeente: Gemeente, door: Medewerker, **velden: Any) -> Screeningbeleid:
    gegevens: dict[str, Any] = {
        "geldig_vanaf": NU.date(),
        "vragenlijst": HUIDIGE_VERSIE,
        "weging": STRENG,
        "reden": "Besluit van het college.",
        "op": NU,
        **velden,
    }
    return record_screeningbeleid(gemeente, door=door, **gegevens)


def screen(rij: Aanmelding, door: Medewerker, op: Any = NU, **anders: str) -> Screening:
    return record_screening(rij, antwoorden=antwoorden() | anders, vragenlijst=HUIDIGE_VERSIE, door=door, op=op)


def test_de_weging_geldt_vanaf_haar_dag_en_alleen_in_haar_gemeente(
    gemeente: Gemeente, andere_gemeente: Gemeente, beheerder: Medewerker
) -> None:
    assert gewogen_voor(gemeente, NU.date()).weging.is_leeg
    leg_vast(gemeente, beheerder, geldig_vanaf=date(2026, 11, 10))
    assert gewogen_voor(gemeente, date(2026, 11, 9)).lijst == LIJST
    assert gewogen_voor(gemeente, date(2026, 11, 10)).lijst.drempel_schuldsituatie == 100
    assert gewogen_voor(andere_gemeente, date(2026, 11, 10)).lijst == LIJST
    assert AuditRegel.objects.get(toelichting="screeningbeleid").gemeente_id == gemeente.pk


def test_een_oude_screening_houdt_haar_weging(gemeente: Gemeente, consulent: Medewerker, beheerder: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    oud = rij.screeningen.get()
    leg_vast(gemeente, beheerder)
    nieuw = screen(rij, consulent, koopwoning="nee", steun="weinig", beslagen="een")
    oud.refresh_from_db()
    assert (oud.berekend, nieuw.berekend) == ("oplossen", "stabiliseren")
    assert oud.weging == {}
    assert nieuw.weging["drempel_schuldsituatie"] == 100
    assert nieuw.weging["gewichten"] == {"koopwoning": {"nee": 0}}
    # Na een volgende weging rekent elke screening nog met die van haar eigen dag.
    leg_vast(gemeente, beheerder, geldig_vanaf=date(2026, 11, 3), weging=Aanpassing(drempel_schuldsituatie=20))
    assert (plek_van(oud).drempel_schuld, plek_van(nieuw).drempel_schuld) == (60, 100)
    assert oud.lijst == LIJST


@pytest.mark.parametrize(
    ("velden", "fout", "reden"),
    [
        ({"geldig_vanaf": date(2026, 11, 1)}, Geweigerd, "vanaf vandaag of later"),
        ({"reden": "  "}, Geweigerd, "Schrijf op waarom"),
        ({"weging": Aanpassing(drempel_schuldenaar=0)}, Rekenfout, "van 1 tot en met 100"),
        ({"vragenlijst": "1999-1"}, Rekenfout, "Kies uit"),
    ],
)
def test_een_weging_die_niet_kan_wordt_geweigerd(
    velden: dict[str, Any], fout: type[Exception], reden: str, gemeente: Gemeente, beheerder: Medewerker
) -> None:
    with pytest.raises(fout, match=reden):
        leg_vast(gemeente, beheerder, **velden)
    assert not Screeningbeleid.objects.exists()


def test_een_dag_heeft_een_weging(gemeente: Gemeente, beheerder: Medewerker) -> None:
    leg_vast(gemeente, beheerder)
    with pytest.raises(Geweigerd, match="ligt al een weging"):
        leg_vast(gemeente, beheerder)


def test_screeningbeleid_heel_of_niet(gemeente: Gemeente, beheerder: Medewerker) -> None:
    alles_of_niets(lambda: leg_vast(gemeente, beheerder))


def _veel(consulent: Medewerker, aantal: int, **anders: str) -> None:
    for _ in range(aantal):
        rij = aanmelding_in(S.GEMELD, consulent)
        screen(rij, consulent, **anders)


def test_het_effect_telt_zonder_personen_en_verbergt_kleine_aantallen(
    gemeente: Gemeente, andere_gemeente: Gemeente, consulent: Medewerker
) -> None:
    lijst = pas_toe(LIJST, Aanpassing(drempel_schuldsituatie=90))
    assert effect_van(gemeente, lijst, op=NU).is_te_klein
    _veel(consulent, 11, koopwoning="overwaarde")
    _veel(consulent, 10)
    effect = effect_van(gemeente, lijst, op=NU)
    assert (effect.totaal, effect.verschoven) == (21, 11)
    [verschuiving] = effect.verschuivingen
    assert (verschuiving.van, verschuiving.naar, verschuiving.aantal) == (
        "Oplossen met schuldhulpverlening",
        "Stabiliseren",
        11,
    )
    _veel(consulent, 1, koopwoning="overwaarde", motivatie="nee")
    effect = effect_van(gemeente, lijst, op=NU)
    assert effect.verschoven is None  # met het totaal erbij volgde het ene verborgen geval
    assert [v.aantal for v in effect.verschuivingen] == [11, None]
    assert effect_van(andere_gemeente, lijst, op=NU).totaal == 0
    assert effect_van(gemeente, lijst, op=NU + timedelta(days=400)).totaal == 0


def _invoer(**anders: str) -> dict[str, str]:
    gewichten = {f"g_{v.code}__{a.code}": str(a.gewicht) for v in LIJST.vragen for a in v.antwoorden}
    vast = {"geldig_vanaf": "2-11-2026", "drempel_schuldsituatie": "60", "drempel_schuldenaar": "60", "reden": "Raad."}
    return gewichten | vast | anders


def test_de_beheerder_ziet_het_effect_en_legt_vast(
    als: Als, gemeente: Gemeente, consulent: Medewerker, beheerder: Medewerker
) -> None:
    _veel(consulent, 11, koopwoning="overwaarde")
    browser = als(beheerder)
    pagina = reverse("intake:screeningbeleid", args=[gemeente.pk])
    nieuw = reverse("intake:screeningbeleid-nieuw", args=[gemeente.pk])
    assert "weegt zoals de vragenlijst" in browser.get(pagina).content.decode()
    fout = browser.post(nieuw, _invoer(drempel_schuldenaar="0", g_motivatie__nee="veel")).content.decode()
    assert fout.count("Vul een heel getal in van 1 tot en met 100.") == 2  # boven en bij het veld
    assert fout.count("Vul een heel getal in van 0 tot en met 100.") == 2
    assert 'value="veel"' in fout
    effect = browser.post(nieuw, _invoer(drempel_schuldsituatie="90", effect="ja")).content.decode()
    assert "11 van 11" in effect
    assert "Samira" not in effect
    assert not Screeningbeleid.objects.exists()
    browser.post(nieuw, _invoer(drempel_schuldsituatie="90", g_koopwoning__nee="0"))
    beleid = Screeningbeleid.objects.get()
    assert (beleid.drempel_schuldsituatie, beleid.gewichten) == (90, {"koopwoning": {"nee": 0}})
    assert beleid.vastgelegd_door == beheerder
    tekst = browser.get(pagina).content.decode()
    assert "Raad." in tekst
    assert "2 november 2026" in tekst
    dubbel = browser.post(nieuw, _invoer()).content.decode()
    assert "ligt al een weging" in dubbel


def test_een_beheerder_van_elders_komt_er_niet_bij(
    als: Als, gemeente: Gemeente, andere_gemeente: Gemeente, beheerder: Medewerker
) -> None:
    for naam in ("screeningbeleid", "screeningbeleid-nieuw"):
        assert als(beheerder).get(reverse(f"intake:{naam}", args=[andere_gemeente.pk])).status_code == 404
