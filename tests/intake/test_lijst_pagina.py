"""Lijsten en zoeken: filteren, sorteren, tellen, en nooit iets van een andere gemeente."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from intake.choices import AanmeldingStatus as S
from intake.choices import Bedreiging
from intake.naamklank import na_voorvoegsel
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Aanstelling, Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Rol
from tests.builders import NU, aanmelding_in, client, geldig_bsn

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
LIJST, DOSSIERS, ZOEKEN = "/aanmeldingen/", "/dossiers/", "/zoeken/"


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


def rijen(antwoord) -> list[object]:  # type: ignore[no-untyped-def]
    return [rij.pk for rij in antwoord.context["pagina"]]


def test_filters_van_aanmeldingen(als: Als, consulent: Medewerker, collega: Medewerker) -> None:
    oud = aanmelding_in(S.GEMELD, consulent, op=NU - timedelta(days=60))
    crisis = aanmelding_in(S.GEMELD, collega, bedreigingen=[Bedreiging.GAS])
    intake = aanmelding_in(S.IN_INTAKE, consulent)
    weg = aanmelding_in(S.INGETROKKEN, consulent)
    browser = als(consulent)
    assert rijen(browser.get(LIJST)) == [crisis.pk, oud.pk, intake.pk]
    assert rijen(browser.get(f"{LIJST}?sorteer=termijn")) == [oud.pk, crisis.pk, intake.pk]
    for vraag, verwacht in {
        "groep=wacht": {oud.pk, crisis.pk},
        "groep=behandeling": {intake.pk},
        "groep=gesloten": {weg.pk},
        "groep=alles": {oud.pk, crisis.pk, intake.pk, weg.pk},
        "te_laat=on": {oud.pk},
        "crisis=on": {crisis.pk},
        "van_mij=on": {oud.pk, intake.pk},
        "groep=bestaat_niet": {oud.pk, crisis.pk, intake.pk},
    }.items():
        assert set(rijen(browser.get(f"{LIJST}?{vraag}"))) == verwacht, vraag
    assert rijen(browser.get(f"{LIJST}?sorteer=-termijn"))[-1] == oud.pk
    assert len(rijen(browser.get(f"{LIJST}?sorteer=bestaat_niet"))) == 3
    assert "3 aanmeldingen" in tekst(browser.get(LIJST))


@pytest.mark.parametrize("adres", [LIJST, DOSSIERS])
def test_lijst_toont_alleen_eigen_gemeente(
    adres: str, als: Als, consulent: Medewerker, buitenstaander: Medewerker, andere_gemeente: Gemeente
) -> None:
    eigen = aanmelding_in(S.GEMELD, consulent)
    browser = als(buitenstaander)
    for vraag in ("", f"?gemeente={eigen.gemeente_id}", "?groep=alles"):
        antwoord = browser.get(adres + vraag)
        assert rijen(antwoord) == []
        assert eigen.client.achternaam not in tekst(antwoord)
        assert "Geen" in tekst(antwoord) or "Nog geen" in tekst(antwoord)


@pytest.mark.parametrize("adres", [LIJST, DOSSIERS])
def test_lijst_blijft_binnen_zes_queries(
    adres: str, als: Als, consulent: Medewerker, andere_gemeente: Gemeente
) -> None:
    Aanstelling.objects.create(medewerker=consulent, gemeente=andere_gemeente, rol=Rol.CONSULENT)
    for _ in range(12):
        aanmelding_in(S.GEMELD, consulent)
    browser = als(consulent)
    vraag = f"{adres}?gemeente={consulent.alle_gemeenten[0]}"
    browser.get(vraag)  # de eerste aanvraag van een sessie zet haar klok
    with CaptureQueriesContext(connection) as queries:
        antwoord = browser.get(vraag)
    assert len(rijen(antwoord)) == 12
    assert len(queries) <= 6, [q["sql"][:90] for q in queries.captured_queries]


@pytest.mark.parametrize("adres", [LIJST, DOSSIERS, ZOEKEN])
@pytest.mark.parametrize("rol", ["beleidsmedewerker", "beheerder", "privacyfunctionaris"])
def test_zonder_recht_op_dossiers(adres: str, rol: str, als: Als, request: pytest.FixtureRequest) -> None:
    assert als(request.getfixturevalue(rol)).get(adres).status_code == 403


def test_dossiers_filteren_en_sorteren(
    als: Als, consulent: Medewerker, gemeente: Gemeente, andere_gemeente: Gemeente
) -> None:
    Aanstelling.objects.create(medewerker=consulent, gemeente=andere_gemeente, rol=Rol.CONSULENT)
    een, twee = client(gemeente, achternaam="Aarts"), client(andere_gemeente, achternaam="Bos")
    browser = als(consulent)
    assert rijen(browser.get(DOSSIERS)) == [een.pk, twee.pk]
    assert rijen(browser.get(f"{DOSSIERS}?sorteer=-naam")) == [twee.pk, een.pk]
    assert rijen(browser.get(f"{DOSSIERS}?gemeente={andere_gemeente.pk}")) == [twee.pk]


def test_zoeken_op_alles(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    bsn = geldig_bsn(7_000)
    gezocht = client(
        gemeente, bsn=bsn, voornamen="Fatima", voorvoegsel="van der", achternaam="Berg", huisnummer="12",
        postcode="1234 AB", geboortedatum=date(1979, 2, 1),
    )  # fmt: skip
    client(gemeente, achternaam="Anders")
    browser = als(consulent)
    for vraag in (
        {"zoek": gezocht.dossiernummer.lower()},
        {"zoek": bsn},
        {"zoek": f"{bsn[:4]}.{bsn[4:6]}.{bsn[6:]}"},
        {"zoek": "ber"},
        {"zoek": "Bergh"},
        {"zoek": "Fatima Berg"},
        {"zoek": "fatima van der berg"},
        {"zoek": "van der Berg"},
        {"geboortedatum": "1-2-1979"},
        {"postcode": "1234ab", "huisnummer": "12"},
        {"zoek": "berg", "geboortedatum": "1 februari 1979"},
    ):
        antwoord = browser.post(ZOEKEN, vraag)
        assert [c.pk for c in antwoord.context["gevonden"]] == [gezocht.pk], vraag
    niets = browser.post(ZOEKEN, {"zoek": "berg", "geboortedatum": "2-2-1979"})
    assert "Niemand gevonden" in tekst(niets)
    assert 'value="berg"' in tekst(niets)


def test_zoeken_komt_in_het_logboek_zonder_de_zoekwoorden(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    gezocht = client(gemeente, achternaam="Zeldzaam")
    browser = als(consulent)
    browser.post(ZOEKEN, {"zoek": "Zeldzaam"})
    browser.post(ZOEKEN, {"zoek": geldig_bsn(7_001)})
    eerste, tweede = AuditRegel.objects.filter(handeling=Handeling.ZOEKEN).order_by("id")
    assert (eerste.client_id, eerste.toelichting) == (gezocht.pk, "op naam; 1 gevonden")
    assert (tweede.client_id, tweede.toelichting) == (None, "op BSN; 0 gevonden")


def test_zoeken_vindt_niets_van_een_andere_gemeente(als: Als, gemeente: Gemeente, buitenstaander: Medewerker) -> None:
    vreemde = client(gemeente, bsn=geldig_bsn(7_002), achternaam="Zeldzaam")
    browser = als(buitenstaander)
    for zoek in ("Zeldzaam", vreemde.dossiernummer, geldig_bsn(7_002)):
        antwoord = browser.post(ZOEKEN, {"zoek": zoek})
        assert antwoord.context["gevonden"] == []


def test_zoeken_zonder_invoer(als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    assert browser.get(ZOEKEN).status_code == 200
    assert "Vul een naam" in tekst(browser.post(ZOEKEN, {"zoek": " "}))
    fout = browser.post(ZOEKEN, {"zoek": "berg", "postcode": "12"})
    assert "postcode klopt niet" in tekst(fout)
    assert 'value="berg"' in tekst(fout)


@pytest.mark.parametrize(
    ("begin", "einde"), [("kaya", "kayb"), ("k", "l"), ("az", "b"), ("azz", "b"), ("zz", ""), ("", "")]
)
def test_na_voorvoegsel(begin: str, einde: str) -> None:
    assert na_voorvoegsel(begin) == einde


@pytest.mark.parametrize(
    "vraag", ["el idr", "EL-IDRISSI", "elidrissi", "El Idrîssi", "Samira El Idrissi", "Idrissi", "Idrisi"]
)
def test_zoeken_op_naam_zoals_men_hem_intikt(vraag: str, als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    gezocht = client(gemeente, voornamen="Samira", achternaam="El Idrissi")
    kaal = client(gemeente, voornamen="Youssef", voorvoegsel="El", achternaam="Idrissi")
    client(gemeente, voornamen="Samira", achternaam="Zwart")
    gevonden = als(consulent).post(ZOEKEN, {"zoek": vraag}).context["gevonden"]
    assert {rij.pk for rij in gevonden} <= {gezocht.pk, kaal.pk}
    assert (kaal if vraag.startswith("Idr") else gezocht) in gevonden


@pytest.mark.parametrize("vraag", ["-", "’", "12"])
def test_zoeken_zonder_letters_vindt_niemand(vraag: str, als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    client(gemeente, achternaam="")
    client(gemeente, achternaam="Zwart")
    assert als(consulent).post(ZOEKEN, {"zoek": vraag}).context["gevonden"] == []


def test_wie_alleen_zo_klinkt_staat_achteraan(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    klinkt_zo, precies = client(gemeente, achternaam="Jansen"), client(gemeente, achternaam="Janssen")
    gevonden = als(consulent).post(ZOEKEN, {"zoek": "Janssen"}).context["gevonden"]
    assert gevonden == [precies, klinkt_zo]


@pytest.mark.parametrize("adres", [LIJST, DOSSIERS, "/trajecten/", "/wachtlijst/", "/bezwaren/", "/volgmomenten/"])
def test_wie_in_een_gemeente_werkt_kiest_er_geen(
    adres: str, als: Als, consulent: Medewerker, andere_gemeente: Gemeente
) -> None:
    aanmelding_in(S.GEMELD, consulent)
    browser = als(consulent)
    assert "gemeente" not in browser.get(adres).context["form"].fields
    Aanstelling.objects.create(medewerker=consulent, gemeente=andere_gemeente, rol=Rol.CONSULENT)
    antwoord = als(Medewerker.objects.get(pk=consulent.pk)).get(adres)
    assert "gemeente" in antwoord.context["form"].fields
    assert "Alle gemeenten" in tekst(antwoord)
