"""De pagina's: wie mag wat, wat gebeurt er, en wat blijft staan als het niet klopt."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from ketenpartners.choices import VerwijzingStatus as S
from ketenpartners.models import Ketenpartner, Toegangssleutel, Verwijzing
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests import builders
from tests.ketenpartners import bouw

Als = Callable[[Medewerker], Browser]


def invoer(keten: Ketenpartner, **anders: Any) -> dict[str, Any]:
    """Een verwijzing die klopt."""
    return {
        "partner": keten.pk,
        "dienst": "thuisadministratie",
        "vraag": "Help met de post.",
        "deelvelden": ["naam", "telefoon"],
        "toestemming_wijze": "mondeling",
        "toestemming_datum": "02-11-2026",
        "heeft_uitleg": "on",
        **anders,
    }


def test_verwijzen(als: Als, consulent: Medewerker, gemeente: Gemeente, partner: Ketenpartner) -> None:
    client = builders.client(gemeente)
    url = f"/dossiers/{client.pk}/verwijzen/"
    assert "toestemming" in als(consulent).get(url).content.decode()
    antwoord = als(consulent).post(url, invoer(partner))
    rij = Verwijzing.objects.get()
    assert antwoord.headers["Location"] == f"/verwijzingen/{rij.pk}/"
    assert rij.deelvelden == ["naam", "telefoon"]
    assert (rij.toestemming_vastgelegd_door, rij.behandelaar) == (consulent, consulent)


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"deelvelden": []}, "Welke gegevens"),
        ({"deelvelden": ["email"]}, "Vink ook ‘Naam’ aan"),
        ({"heeft_uitleg": ""}, "Zet een vinkje"),
        ({"dienst": "werk"}, "biedt dit niet aan"),
        ({"toestemming_datum": "03-11-2026"}, "Deze datum ligt in de toekomst."),
        ({"partner": 9999}, "Er klopt nog 1 ding niet"),
    ],
)
def test_fouten_houden_wat_getypt_is(
    als: Als,
    consulent: Medewerker,
    gemeente: Gemeente,
    partner: Ketenpartner,
    anders: dict[str, Any],
    melding: str,
) -> None:
    client = builders.client(gemeente)
    antwoord = als(consulent).post(f"/dossiers/{client.pk}/verwijzen/", invoer(partner, **anders))
    assert antwoord.status_code == 200
    assert melding in antwoord.content.decode()
    assert "Help met de post." in antwoord.content.decode()
    assert not Verwijzing.objects.exists()


def test_meekijker_verwijst_niet(als: Als, kwaliteit: Medewerker, gemeente: Gemeente, partner: Ketenpartner) -> None:
    client = builders.client(gemeente)
    assert als(kwaliteit).post(f"/dossiers/{client.pk}/verwijzen/", invoer(partner)).status_code == 403
    assert not Verwijzing.objects.exists()


def test_andere_gemeente_ziet_niets(
    als: Als, consulent: Medewerker, buitenstaander: Medewerker, partner: Ketenpartner
) -> None:
    rij = bouw.verwijzing(partner, consulent)
    browser = als(buitenstaander)
    assert rij.nummer not in browser.get("/verwijzingen/").content.decode()
    for pad in ("", "aangenomen/", "geweigerd/", "tussenbericht/", "afgerond/", "vervolg/", "intrekken/"):
        vreemd, onbekend = browser.get(f"/verwijzingen/{rij.pk}/{pad}"), browser.get(f"/verwijzingen/{uuid4()}/{pad}")
        assert (vreemd.status_code, onbekend.status_code) == (404, 404)
        assert browser.post(f"/verwijzingen/{rij.pk}/{pad}").status_code in (404, 405)
    assert browser.get(f"/dossiers/{rij.client_id}/verwijzen/").status_code == 404
    assert browser.get(f"/partners/{partner.pk}/").status_code == 404


def test_beleidsmedewerker_komt_er_niet_in(
    als: Als, beleidsmedewerker: Medewerker, consulent: Medewerker, partner: Ketenpartner
) -> None:
    rij = bouw.verwijzing(partner, consulent)
    browser = als(beleidsmedewerker)
    for url in ("/verwijzingen/", f"/verwijzingen/{rij.pk}/", "/partners/", f"/partners/{partner.pk}/"):
        assert browser.get(url).status_code == 403


STAPPEN: list[tuple[str, S, dict[str, str], S]] = [
    ("aangenomen", S.VERSTUURD, {"wie": "Els"}, S.GEACCEPTEERD),
    ("geweigerd", S.VERSTUURD, {"wie": "Els", "reden": "Vol."}, S.GEWEIGERD),
    ("tussenbericht", S.GEACCEPTEERD, {"wie": "Els", "tekst": "Loopt."}, S.GEACCEPTEERD),
    ("afgerond", S.GEACCEPTEERD, {"wie": "Els", "resultaat": "doel_bereikt", "volgende_stap": "Geen."}, S.AFGEROND),
    ("vervolg", S.GEWEIGERD, {"vervolg": "zelf", "toelichting": "Wij bellen."}, S.AFGEROND),
    ("intrekken", S.VERSTUURD, {"reden": "Niet meer nodig."}, S.INGETROKKEN),
]


@pytest.mark.parametrize(("pad", "van", "gegevens", "naar"), STAPPEN)
def test_stappen(
    als: Als,
    consulent: Medewerker,
    kwaliteit: Medewerker,
    partner: Ketenpartner,
    pad: str,
    van: S,
    gegevens: dict[str, str],
    naar: S,
) -> None:
    rij = bouw.verwijzing_in(van, partner, consulent)
    url = f"/verwijzingen/{rij.pk}/{pad}/"
    assert als(kwaliteit).post(url, gegevens).status_code == 403
    assert als(consulent).get(url).status_code == 200
    leeg = als(consulent).post(url, {})
    assert "Er kl" in leeg.content.decode()
    assert Verwijzing.objects.get(pk=rij.pk).status == van
    oud = als(consulent).post(url, {**gegevens, "verwacht_versie": rij.versie + 5})
    assert oud.status_code == 409
    antwoord = als(consulent).post(url, {**gegevens, "verwacht_versie": rij.versie})
    assert antwoord.status_code == 302
    na = Verwijzing.objects.get(pk=rij.pk)
    assert na.status == naar
    if "wie" in gegevens:
        bericht = na.terugkoppelingen.last()
        assert (bericht.door_naam, bericht.door) == ("Stichting Rond (Els)", consulent)
    nog_eens = als(consulent).get(url).content.decode()
    assert ("Deze stap kan nu niet" in nog_eens) == (naar != van)


def test_andere_partner_na_weigering(als: Als, consulent: Medewerker, partner: Ketenpartner) -> None:
    rij = bouw.verwijzing_in(S.GEWEIGERD, partner, consulent)
    gegevens = {"vervolg": "andere_partner", "toelichting": "Budgethulp heeft plek."}
    antwoord = als(consulent).post(f"/verwijzingen/{rij.pk}/vervolg/", gegevens)
    assert antwoord.headers["Location"] == f"/dossiers/{rij.client_id}/verwijzen/"


def test_inzien_laat_een_spoor_na(als: Als, consulent: Medewerker, partner: Ketenpartner) -> None:
    rij = bouw.verwijzing_in(S.AFGEROND, partner, consulent)
    pagina = als(consulent).get(f"/verwijzingen/{rij.pk}/").content.decode()
    assert "Afgerond door de partner" in pagina
    assert AuditRegel.objects.filter(handeling="inzien", onderwerp_id=str(rij.pk), door=consulent).count() == 1


def test_lijst_filtert_en_blijft_zuinig(als: Als, consulent: Medewerker, partner: Ketenpartner) -> None:
    for _ in range(8):
        bouw.verwijzing(partner, consulent)
    dicht = bouw.verwijzing_in(S.AFGEROND, partner, consulent)
    browser = als(consulent)
    assert dicht.nummer not in browser.get("/verwijzingen/").content.decode()
    assert dicht.nummer in browser.get("/verwijzingen/?status=afgerond").content.decode()
    assert "Geen verwijzingen met dit filter" in browser.get("/verwijzingen/?te_laat=on").content.decode()
    for sortering in ("termijn", "-verstuurd", "naam", "partner", "stand", "onzin"):
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            assert browser.get(f"/verwijzingen/?sorteer={sortering}").status_code == 200
        assert len(vragen) <= 6, [v["sql"] for v in vragen]


def test_lijst_van_partners_is_zuinig(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    for nummer in range(8):
        bouw.partner(gemeente, f"Partner {nummer}")
    browser = als(consulent)
    browser.get("/partners/")  # de eerste keer begint de sessie
    with CaptureQueriesContext(connection) as vragen:
        assert "Partner 7" in browser.get("/partners/").content.decode()
    assert len(vragen) <= 6


NIEUW = {
    "naam": "Woonkans",
    "soort": "woningcorporatie",
    "diensten": ["wonen"],
    "geldig_vanaf": "01-11-2026",
}


def test_beheerder_legt_een_partner_vast(
    als: Als, beheerder: Medewerker, consulent: Medewerker, gemeente: Gemeente, andere_gemeente: Gemeente
) -> None:
    browser = als(beheerder)
    assert als(consulent).post("/partners/nieuw/", {**NIEUW, "gemeente": gemeente.pk}).status_code == 403
    assert browser.post("/partners/nieuw/", {**NIEUW, "gemeente": andere_gemeente.pk}).status_code == 200
    assert not Ketenpartner.objects.exists()
    antwoord = browser.post("/partners/nieuw/", {**NIEUW, "gemeente": gemeente.pk})
    rij = Ketenpartner.objects.get()
    assert antwoord.headers["Location"] == f"/partners/{rij.pk}/"
    assert rij.convenanten.get().gemeente == gemeente
    assert (
        "al een ketenpartner" in browser.post("/partners/nieuw/", {**NIEUW, "gemeente": gemeente.pk}).content.decode()
    )
    wijzig = {"diensten": ["wonen", "overig"], "telefoon": "088", "email": ""}
    browser.post(f"/partners/{rij.pk}/wijzigen/", wijzig)
    rij.refresh_from_db()
    assert (rij.diensten, rij.is_actief) == (["wonen", "overig"], False)
    assert AuditRegel.objects.filter(handeling="beheren", door=beheerder).count() == 3


def test_convenant_beeindigen(
    als: Als, beheerder: Medewerker, consulent: Medewerker, partner: Ketenpartner, gemeente: Gemeente
) -> None:
    convenant = partner.convenanten.get()
    url = f"/convenanten/{convenant.pk}/einde/"
    assert als(consulent).post(url, {"geldig_tot": "02-11-2026"}).status_code == 403
    fout = als(beheerder).post(url, {"geldig_tot": "01-01-2020"})
    assert "Kies een latere dag" in fout.content.decode()
    assert als(beheerder).post(url, {"geldig_tot": "02-11-2026"}).status_code == 302
    convenant.refresh_from_db()
    assert convenant.geldig_tot_datum is not None
    nieuw = {"gemeente": gemeente.pk, "geldig_vanaf": "03-11-2026"}
    assert als(beheerder).post(f"/partners/{partner.pk}/convenant/", nieuw).status_code == 302
    assert partner.convenanten.count() == 2


def test_sleutel_een_keer_te_zien(als: Als, beheerder: Medewerker, partner: Ketenpartner) -> None:
    browser = als(beheerder)
    url = f"/partners/{partner.pk}/sleutel/"
    assert "Er kl" in browser.post(url, {"naam": "productie"}).content.decode()
    antwoord = browser.post(url, {"naam": "productie", "scopes": ["verwijzingen"]})
    sleutel = Toegangssleutel.objects.get()
    geheim = antwoord.context["uitgifte"].geheim
    assert geheim in antwoord.content.decode()
    assert antwoord.headers["Cache-Control"] == "no-store"
    later = browser.get(f"/partners/{partner.pk}/").content.decode()
    assert sleutel.client_id in later
    assert geheim not in later
    assert browser.post(f"/sleutels/{sleutel.pk}/intrekken/").status_code == 302
    sleutel.refresh_from_db()
    assert sleutel.ingetrokken_op is not None


def test_sleutels_zijn_voor_de_beheerder(
    als: Als, consulent: Medewerker, buitenstaander: Medewerker, beheerder: Medewerker, partner: Ketenpartner
) -> None:
    als(beheerder).post(f"/partners/{partner.pk}/sleutel/", {"naam": "p", "scopes": ["verwijzingen"]})
    sleutel = Toegangssleutel.objects.get()
    assert sleutel.client_id not in als(consulent).get(f"/partners/{partner.pk}/").content.decode()
    for wie in (consulent, buitenstaander):
        assert als(wie).post(f"/sleutels/{sleutel.pk}/intrekken/").status_code == 403
        assert als(wie).post(f"/partners/{partner.pk}/sleutel/", {"naam": "x"}).status_code == 403
