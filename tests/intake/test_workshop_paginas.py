"""De pagina's van de groepsintake: wie mag, wat er staat, foute invoer, en een vast aantal queries."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from intake.choices import Documentherkomst, Documentsoort
from intake.choices.workshop import DeelnameStatus as S
from intake.choices.workshop import Opkomst
from intake.models import Aanwezigheid, Deelname, Ggzsignaal, Workshopreeks, Workshopsessie
from intake.services.document import add_document
from intake.services.workshop import add_vrijwilliger
from intake.services.workshopdossier import record_ggzsignaal
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU
from tests.intake.papieren.bestanden import bestand
from tests.workshopbouw import WEEK, deelname, deelname_in, opkomst, reeks, sessie

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def tekst(antwoord: Any) -> str:
    return antwoord.content.decode().replace("\xa0", " ")


def fouten(antwoord: Any) -> dict[str, list[str]]:
    return dict(antwoord.context["form"].errors)


def reeksvelden(gemeente: Gemeente, **anders: object) -> dict[str, object]:
    return {
        "nummer": str(uuid4()),
        "naam": "Grip op geld",
        "soort": "reeks_1",
        "gemeenten": [gemeente.pk],
        "plaats": "Raadhuisplein 1",
        "capaciteit": 12,
        **anders,
    }


def test_een_lege_lijst_zegt_wat_te_doen(als: Als, consulent: Medewerker) -> None:
    antwoord = als(consulent).get("/workshops/")
    assert "Nog geen workshops gepland" in tekst(antwoord)
    assert "Workshops" in tekst(antwoord)


@pytest.mark.parametrize(
    ("filter_", "namen"),
    [
        ("", {"Loopt", "Komt", "Leeg"}),
        ("?periode=komend", {"Komt", "Leeg"}),
        ("?periode=bezig", {"Loopt"}),
        ("?periode=voorbij", {"Voorbij"}),
        ("?plek=vol", {"Komt"}),
        ("?plek=vrij", {"Loopt", "Leeg"}),
        ("?soort=reeks_2", set()),
        ("?periode=onzin&gemeente=abc", {"Loopt", "Komt", "Leeg"}),
    ],
)
def test_lijst_filtert_op_periode_plek_en_soort(als: Als, consulent: Medewerker, filter_: str, namen: set[str]) -> None:
    reeks(consulent, naam="Voorbij", op=NU - 10 * WEEK)
    reeks(consulent, naam="Loopt", op=NU - 2 * WEEK, zaal="Zaal 3")
    deelname(consulent, reeks(consulent, naam="Komt", zaal="Zaal 4", capaciteit=1))
    reeks(consulent, naam="Leeg", aantal=0)
    antwoord = als(consulent).get(f"/workshops/{filter_}")
    assert {rij.naam for rij, _ in antwoord.context["rijen"]} == namen


@pytest.mark.parametrize(
    ("capaciteit", "leest"), [(1, "De reeks is vol."), (2, "Er is 1 plaats vrij."), (3, "Er zijn 2 plaatsen vrij.")]
)
def test_uitnodigen_zegt_hoeveel_plek_er_is(als: Als, consulent: Medewerker, capaciteit: int, leest: str) -> None:
    rij = reeks(consulent, capaciteit=capaciteit)
    deelname(consulent, rij)
    assert leest in tekst(als(consulent).get(f"{rij.get_absolute_url()}uitnodigen/"))


def test_lijst_waarschuwt_bij_te_weinig_vrijwilligers(als: Als, consulent: Medewerker) -> None:
    rij = reeks(consulent, aantal=1)
    for _ in range(6):
        deelname(consulent, rij)
    add_vrijwilliger(sessie(rij), naam="Joke", door=consulent, op=NU)
    browser = als(consulent)
    assert "nog 1 nodig" in tekst(browser.get("/workshops/"))
    assert "Te weinig vrijwilligers" in tekst(browser.get(rij.get_absolute_url()))
    assert "één op elke vijf" in tekst(browser.get(sessie(rij).get_absolute_url()))
    add_vrijwilliger(sessie(rij), naam="Ahmed", door=consulent, op=NU)
    assert "Te weinig" not in tekst(browser.get("/workshops/"))


def _queries(browser: Browser, pad: str) -> int:
    browser.get(pad)
    with CaptureQueriesContext(
        connection,
    ) as gevangen:
        assert browser.get(pad).status_code == 200
    return len(gevangen)


def test_lijst_blijft_op_hetzelfde_aantal_queries(als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    deelname(consulent, reeks(consulent))
    een = _queries(browser, "/workshops/")
    for n in range(5):
        deelname(consulent, reeks(consulent, naam=f"R{n}", zaal=f"Zaal {n + 10}"))
    assert _queries(browser, "/workshops/") == een


@pytest.mark.parametrize("pagina", ["reeks", "sessie"])
def test_pagina_van_een_reeks_blijft_op_hetzelfde_aantal_queries(als: Als, consulent: Medewerker, pagina: str) -> None:
    browser, rij = als(consulent), reeks(consulent, capaciteit=30)
    pad = rij.get_absolute_url() if pagina == "reeks" else sessie(rij).get_absolute_url()
    opkomst(deelname(consulent, rij), Opkomst.AANWEZIG, consulent)
    een = _queries(browser, pad)
    for _ in range(6):
        opkomst(deelname(consulent, rij), Opkomst.NIET_VERSCHENEN, consulent)
    assert _queries(browser, pad) == een


def test_nieuwe_reeks_en_daarna_de_bijeenkomsten(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    browser = als(consulent)
    velden = reeksvelden(gemeente)
    antwoord = browser.post("/workshops/nieuw/", velden)
    rij = Workshopreeks.objects.get()
    assert antwoord.url == f"/workshops/{rij.pk}/bijeenkomsten/"
    # Hetzelfde formulier nog eens, met de knop terug: geen tweede reeks.
    assert browser.post("/workshops/nieuw/", velden).url == rij.get_absolute_url()
    assert Workshopreeks.objects.count() == 1
    dag = {"datum": "09-11-2026", "van": "19:00", "tot": "21:00", "zaal": "Grote zaal", "aantal": 3}
    assert browser.post(antwoord.url, dag).url == rij.get_absolute_url()
    assert [s.dagdeel for s in rij.sessies.all()] == ["avond"] * 3
    inhoud = tekst(browser.get(rij.get_absolute_url()))
    assert "3 bijeenkomsten" in inhoud
    assert "Nog geen deelnemers" in inhoud


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"naam": ""}, "naam"),
        ({"capaciteit": 0}, "capaciteit"),
        ({"capaciteit": 1000}, "capaciteit"),
        ({"gemeenten": []}, "gemeenten"),
        ({"soort": "x"}, "soort"),
    ],
)
def test_een_reeks_met_foute_invoer_wordt_niet_bewaard(
    als: Als, consulent: Medewerker, gemeente: Gemeente, anders: dict[str, object], veld: str
) -> None:
    antwoord = als(consulent).post("/workshops/nieuw/", reeksvelden(gemeente, **anders))
    assert veld in fouten(antwoord)
    assert "Raadhuisplein 1" in tekst(antwoord)
    assert not Workshopreeks.objects.exists()


@pytest.mark.parametrize("keuze", ["99999999999999999999", "x", "-1"])
def test_een_verzonnen_gemeente_is_een_gewone_fout(keuze: str, als: Als, consulent: Medewerker) -> None:
    antwoord = als(consulent).post("/workshops/nieuw/", {"nummer": str(uuid4()), "gemeenten": [keuze]})
    assert antwoord.context["form"].errors["gemeenten"] == ["Deze keuze kan hier niet. Kies een andere."]


def test_een_reeks_voor_een_vreemde_gemeente_kan_niet(
    als: Als, consulent: Medewerker, andere_gemeente: Gemeente
) -> None:
    antwoord = als(consulent).post("/workshops/nieuw/", reeksvelden(andere_gemeente))
    assert "gemeenten" in fouten(antwoord)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"datum": "01-11-2026"}, "datum"),
        ({"datum": "31-02-2027"}, "datum"),
        ({"tot": "18:00"}, "tot"),
        ({"aantal": 7}, "aantal"),
        ({"zaal": ""}, "zaal"),
    ],
)
def test_een_bijeenkomst_met_foute_invoer_wordt_niet_bewaard(
    als: Als, consulent: Medewerker, anders: dict[str, object], veld: str
) -> None:
    rij = reeks(consulent, aantal=0)
    velden = {"datum": "09-11-2026", "van": "19:00", "tot": "21:00", "zaal": "Grote zaal", "aantal": 2, **anders}
    antwoord = als(consulent).post(f"/workshops/{rij.pk}/bijeenkomsten/", velden)
    assert veld in fouten(antwoord)
    assert not Workshopsessie.objects.exists()


def test_een_bezette_zaal_staat_boven_het_formulier(als: Als, consulent: Medewerker) -> None:
    reeks(consulent, naam="Eerste")
    rij = reeks(consulent, aantal=0)
    velden = {"datum": "09-11-2026", "van": "11:00", "tot": "13:00", "zaal": "Zaal 2", "aantal": 1}
    antwoord = als(consulent).post(f"/workshops/{rij.pk}/bijeenkomsten/", velden)
    assert "Zaal 2 is dan al bezet door Eerste" in tekst(antwoord)
    assert "13:00" in tekst(antwoord)


def test_presentielijst_iedereen_aanwezig_behalve(als: Als, consulent: Medewerker, time_machine: Any) -> None:
    rij = reeks(consulent)
    een, twee = deelname(consulent, rij), deelname(consulent, rij)
    eerste = sessie(rij)
    time_machine.move_to(eerste.begin_op + timedelta(minutes=30), tick=False)
    browser = als(consulent)
    pad = eerste.get_absolute_url()
    antwoord = browser.post(pad, {"iedereen": "1", f"d-{twee.pk}": "niet_verschenen"})
    assert "Nog niet bewaard" in tekst(antwoord)
    assert not Aanwezigheid.objects.exists()
    keuzes = {naam: veld.value() for naam, veld in ((v.name, v) for _, v in antwoord.context["rijen"])}
    assert keuzes == {f"d-{een.pk}": "aanwezig", f"d-{twee.pk}": "niet_verschenen"}
    antwoord = browser.post(pad, {"bewaar": "1", **keuzes, "verwacht_versie": "0"})
    assert antwoord.status_code == 302
    assert set(Aanwezigheid.objects.values_list("opkomst", flat=True)) == {"aanwezig", "niet_verschenen"}
    assert browser.post(pad, {"bewaar": "1", f"d-{een.pk}": "afgemeld", "verwacht_versie": "0"}).status_code == 409
    assert "Waarom niet gekomen?" in tekst(browser.get(twee.get_absolute_url()))


def test_vooraf_vraagt_de_presentielijst_alleen_wie_zich_afmeldt(als: Als, consulent: Medewerker) -> None:
    rij = deelname(consulent)
    pad = sessie(rij.reeks).get_absolute_url()
    antwoord = als(consulent).get(pad)
    assert "Vul alleen in wie zich afmeldt" in tekst(antwoord)
    assert "Niet gekomen" not in tekst(antwoord)
    assert als(consulent).post(pad, {"bewaar": "1", f"d-{rij.pk}": "aanwezig"}).status_code == 200
    assert not Aanwezigheid.objects.exists()


@pytest.mark.parametrize("status", S)
def test_pagina_van_een_deelnemer_in_elke_status(als: Als, consulent: Medewerker, status: S) -> None:
    rij = deelname_in(status, consulent)
    antwoord = als(consulent).get(rij.get_absolute_url())
    assert antwoord.status_code == 200
    assert rij.get_status_display() in tekst(antwoord)
    toegestaan = {actie["naam"] for actie in antwoord.context["acties"] if actie["toegestaan"]}
    assert bool(toegestaan) == rij.is_open
    assert AuditRegel.objects.filter(onderwerp="intake.deelname", handeling="inzien", client_id=rij.client_id).exists()


def test_de_lijst_van_een_deelnemer_wijst_naar_zijn_papieren(als: Als, consulent: Medewerker) -> None:
    rij = deelname_in(S.BEZIG, consulent)
    add_document(
        rij.client,
        bestand=bestand(),
        soort=Documentsoort.SCHULDBRIEF,
        herkomst=Documentherkomst.WORKSHOP,
        door=consulent,
        op=NU,
    )
    pagina = " ".join(tekst(als(consulent).get(rij.get_absolute_url())).split())
    papieren = f'href="/dossiers/{rij.client_id}/?tab=papieren"'
    assert f'{papieren}>1 binnen<span class="app-vh"> bij Lijst van schulden</span>' in pagina
    assert "ontbreekt nog" in pagina or "ontbreken nog" in pagina
    assert f'href="/dossiers/{rij.client_id}/papieren/toevoegen/"' in pagina


def test_dossier_bijwerken_en_een_oude_versie(als: Als, consulent: Medewerker) -> None:
    rij, browser = deelname(consulent), als(consulent)
    pad = f"{rij.get_absolute_url()}dossier/"
    assert browser.post(pad, {"post": "klaar", "verwacht_versie": rij.versie}).status_code == 302
    assert "1 van 9" in tekst(browser.get(rij.get_absolute_url()))
    assert browser.post(pad, {"post": "", "verwacht_versie": rij.versie}).status_code == 409


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({}, "uitkomst"),
        ({"uitkomst": "kan_niet"}, "hulp"),
        ({"uitkomst": "wil_niet", "gezegd_hoe": "Telefoon"}, "gezegd_door"),
        ({"uitkomst": "onbereikt"}, "opnieuw_datum"),
        ({"uitkomst": "onbereikt", "opnieuw_datum": "01-11-2026"}, "opnieuw_datum"),
    ],
)
def test_opvolgen_vraagt_wat_bij_de_uitkomst_hoort(
    als: Als, consulent: Medewerker, velden: dict[str, str], veld: str
) -> None:
    rij = deelname(consulent)
    weg = opkomst(rij, Opkomst.NIET_VERSCHENEN, consulent)
    antwoord = als(consulent).post(f"{rij.get_absolute_url()}weggebleven/{weg.pk}/", {**velden, "notitie": "Getypt."})
    assert veld in fouten(antwoord)
    assert "Getypt." in tekst(antwoord)
    assert not weg.opvolgingen.exists()


def test_ggz_signaal_twee_keer_versturen_is_er_een(als: Als, consulent: Medewerker) -> None:
    rij, browser = deelname(consulent), als(consulent)
    velden = {"nummer": str(uuid4()), "gezien_door": "Joke", "wat": "Was erg stil."}
    for _ in range(2):
        browser.post(f"{rij.get_absolute_url()}signalen/", velden)
    signaal = Ggzsignaal.objects.get()
    assert "Was erg stil." in tekst(browser.get(rij.get_absolute_url()))
    browser.post(f"{rij.get_absolute_url()}signalen/{signaal.pk}/", {"opvolging": "huisarts"})
    assert "gaat naar de huisarts" in tekst(browser.get(rij.get_absolute_url()))


@pytest.mark.parametrize("velden", [{"datum": "03-11-2026"}, {"datum": "01-11-2026", "tijd": "10:00", "plaats": "K4"}])
def test_een_halve_afspraak_bij_de_intake_wordt_geweigerd(
    als: Als, consulent: Medewerker, velden: dict[str, str]
) -> None:
    rij = deelname(consulent)
    antwoord = als(consulent).post(f"{rij.get_absolute_url()}intake/", {"toelichting": "Alleen.", **velden})
    assert fouten(antwoord)
    assert Deelname.objects.get().status == S.UITGENODIGD


def test_zonder_andere_reeks_zegt_de_pagina_wat_te_doen(als: Als, consulent: Medewerker) -> None:
    rij = deelname(consulent)
    pad = f"/workshops/deelnames/{rij.pk}/andere-reeks/"
    leeg = tekst(als(consulent).get(pad))
    assert "Er komt nu geen andere reeks" in leeg
    assert "Zet over" not in leeg
    reeks(consulent, naam="Grip op geld, avond", zaal="Zaal 3")
    assert "Grip op geld, avond" in tekst(als(consulent).get(pad))


def test_naar_intake_gaat_naar_de_aanmelding(als: Als, consulent: Medewerker) -> None:
    browser, rij = als(consulent), deelname(consulent)
    antwoord = browser.post(f"{rij.get_absolute_url()}intake/", {"toelichting": "Liever alleen."}, follow=True)
    assert "Aanmelding van" in tekst(antwoord)
    assert "Grip op geld" in tekst(antwoord)


@pytest.mark.parametrize("pad", ["", "wijzigen/", "uitnodigen/", "bijeenkomsten/"])
def test_een_reeks_van_een_andere_gemeente_bestaat_niet(
    als: Als, consulent: Medewerker, buitenstaander: Medewerker, pad: str
) -> None:
    rij = reeks(consulent)
    assert als(buitenstaander).get(f"/workshops/{rij.pk}/{pad}").status_code == 404


@pytest.mark.parametrize("pad", ["", "dossier/", "intake/", "stoppen/", "andere-reeks/", "signalen/", "afronden/"])
def test_een_deelnemer_van_een_andere_gemeente_bestaat_niet(
    als: Als, consulent: Medewerker, buitenstaander: Medewerker, pad: str
) -> None:
    rij = deelname(consulent)
    assert als(buitenstaander).get(f"{rij.get_absolute_url()}{pad}").status_code == 404


def test_kwaliteit_kijkt_mee_en_zet_geen_stappen(als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = deelname(consulent)
    record_ggzsignaal(rij, gezien_door="Joke", wat="Stil.", door=consulent, op=NU)
    browser = als(kwaliteit)
    assert "Met uw rol kijkt u mee" in tekst(browser.get(rij.get_absolute_url()))
    assert browser.get(f"{rij.get_absolute_url()}stoppen/").status_code == 403
    assert browser.get(f"/workshops/{rij.reeks_id}/wijzigen/").status_code == 403
    antwoord = browser.post(sessie(rij.reeks).get_absolute_url(), {"bewaar": "1", f"d-{rij.pk}": "afgemeld"})
    assert antwoord.status_code == 403
    assert not Aanwezigheid.objects.exists()
