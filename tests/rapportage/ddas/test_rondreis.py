"""Wat erin gaat komt er weer uit: elk veld, elke eigenaardigheid, en de officiële voorbeelden."""

import json

import pytest

from intake.models import Client
from rapportage.ddas.samenloop import gelijkgetrokken
from rapportage.ddas.schema import BESTAND, LEVERING, ORGANISATIE, TRAJECT, Lijst, Vorm
from schuldhulp.lib.models import StatusWissel
from tests.rapportage.ddas import gegevens
from tests.rapportage.ddas.conftest import DDAS_MAP, draai
from tests.rapportage.ddas.gegevens import VOL, levering, schrijf, traject
from trajecten.models import Traject

pytestmark = pytest.mark.django_db
PERIODE = ("--van", "2000-01-01", "--tot", "2099-12-31")
VOORBEELDEN = ("enkelvoudig", "meerdere-leveringen", "meervoudig")


def geexporteerd() -> list[dict]:
    """Alle trajecten in de export, over alle leveringen."""
    return [t for rij in draai("ddas_export", *PERIODE).json["leveringen"] for t in rij["schuldhulptrajecten"]]


def op_volgorde(trajecten: list[dict]) -> list[str]:
    return sorted(json.dumps(gelijkgetrokken(t), sort_keys=True) for t in trajecten)


def velden(vorm, voor: str = "") -> set[str]:
    if isinstance(vorm, Lijst):
        return velden(vorm.deel, f"{voor}[]")
    if not isinstance(vorm, Vorm):
        return {voor}
    return {pad for naam, deel in vorm.velden.items() for pad in velden(deel, f"{voor}.{naam}")}


def geleverde_velden(waarde, voor: str = "") -> set[str]:
    if isinstance(waarde, dict):
        return {p for naam, deel in waarde.items() for p in geleverde_velden(deel, f"{voor}.{naam}")}
    if isinstance(waarde, list):
        return {p for deel in waarde for p in geleverde_velden(deel, f"{voor}[]")}
    return {voor}


def test_het_voorbeeld_bevat_elk_veld() -> None:
    assert geleverde_velden(VOL) == velden(TRAJECT)
    assert geleverde_velden(gegevens.ORGANISATIE) == velden(ORGANISATIE)


def test_alles_komt_er_weer_uit(tmp_path, officieel) -> None:
    bestand = levering(
        VOL, traject(1, startdatum=None), traject(2, gemeentecode="GM9902"), {"gemeentecode": "Onbekend"}
    )
    uitkomst = draai("ddas_import", schrijf(tmp_path, bestand))
    assert (uitkomst.code, uitkomst.json["aangemaakt"], uitkomst.json["fouten"]) == (0, 4, [])
    export = draai("ddas_export", *PERIODE).json
    assert officieel(export) == []
    assert op_volgorde(geexporteerd()) == op_volgorde(bestand["leveringen"][0]["schuldhulptrajecten"])
    assert all(rij["aanleverende_organisatie"] == gegevens.ORGANISATIE for rij in export["leveringen"])
    assert [rij["teller"] for rij in export["leveringen"]] == [1, 2, 3]


EIGENAARDIG = [
    {"client": [{"Geboortedatum": "1980-00-00", "Geslachtsaanduiding": "x", "Huisnummer": "12345678901", "Postcode": "1234 AB"}]},  # noqa: E501
    {"client": [{"Burgerservicenummer": "123456789", "Huisnummertoevoeging": ""}]},
    {"client": [{"Burgerservicenummer": "123456782"}, {"Burgerservicenummer": "123456782", "Postcode": "1111AA"}]},
    {"client": [{}]},
    {"client": None},
    {"gemeentecode": "GM001"},
    {"gemeentecode": ""},
    {"omschrijving": "é" * 5000},
    {"totaalSchuldbedragBijAanvangSchuld": -5},
    {"totaalSchuldbedragBijAanvangSchuld": 10**14},
    {"totaalSchuldbedragBijAanvangSchuld": 100.0},
    {"toekenningsdatum": "2026-02-01", "schuldregeling": {"toegekend": "2026-02-02", "dwangakkoord": False}},
    {"schulden": [{"bedrag": -1, "schuldeiser": {"naam": "n" * 300, "kvknummer": "k" * 30, "postcode": "lange postcode"}}]},  # noqa: E501
    {"schulden": [{"schuldeiser": {"Naam": "Alleen groot"}}, {"schuldeiser": {"naam": "Alleen klein"}}, {}]},
    {"oplossing": {"vtlb": 10**10}},
    {"begeleiding": [{}, {}], "crisisinterventies": [{}], "moratoria": [{}], "voorlopigeVoorzieningen": [{}]},
    {"intake": {"beschikkingssoort": "Afwijzingsbeschikking"}},
    {"intake": {"einddatum": "2026-01-01", "extra": {"mag": ["hier", None]}}},
    {"aanmelding": {"crisisinterventie": True}, "uitstroom": {"reden": "Zelf"}},
    {"nazorg": {}, "stabilisatie": {}, "begeleiding": []},
]  # fmt: skip


@pytest.mark.parametrize("anders", EIGENAARDIG, ids=str)
def test_eigenaardigheden_blijven_zoals_geleverd(tmp_path, anders) -> None:
    bestand = schrijf(tmp_path, levering(traject(5, **anders)))
    eerste = draai("ddas_import", bestand)
    assert (eerste.code, eerste.json["aangemaakt"]) == (0, 1), eerste
    assert op_volgorde(geexporteerd()) == op_volgorde([traject(5, **anders)])
    assert draai("ddas_import", bestand).json["ongewijzigd"] == 1


def test_alleen_een_naam_wordt_op_beide_plaatsen_gevuld(tmp_path) -> None:
    draai("ddas_import", schrijf(tmp_path, levering(traject(schulden=[{"schuldeiser": {"Naam": "Energie Noord"}}]))))
    assert geexporteerd()[0]["schulden"][0]["schuldeiser"] == {"naam": "Energie Noord", "Naam": "Energie Noord"}


def test_geen_bsn_in_klare_tekst(tmp_path) -> None:
    bsn = "12.34.56.789"
    draai("ddas_import", schrijf(tmp_path, levering(traject(client=[{"Burgerservicenummer": bsn}, {}]))))
    rij = Traject.objects.select_related("client").get()
    assert "123456789" not in json.dumps(rij.levering) and bsn not in json.dumps(rij.levering)
    assert rij.client.bsn == "123456789" and rij.client.is_bsn_twijfelachtig


def test_status_actie_en_wissel_na_overname(tmp_path) -> None:
    gevallen = [
        ({}, "plan_van_aanpak"),
        ({"stabilisatie": {"startdatum": "2026-02-01"}}, "stabilisatie"),
        ({"schuldregeling": {"datum": "2026-02-01"}}, "inventarisatie"),
        ({"schuldregeling": {"afgewezen": "2026-02-01"}}, "geen_akkoord"),
        ({"oplossing": {"startdatum": "2026-02-01"}}, "looptijd"),
        ({"nazorg": {"startdatum": "2026-02-01"}}, "nazorg"),
        ({"einddatum": "2026-02-01"}, "afgerond"),
        ({"uitstroom": {"datum": "2026-02-01", "reden": "Zelf"}}, "uitgevallen"),
        ({"intake": {"beschikkingssoort": "Afwijzingsbeschikking"}}, "uitgevallen"),
    ]
    rijen = [traject(20 + i, omschrijving=str(i), **anders) for i, (anders, _) in enumerate(gevallen)]
    assert draai("ddas_import", schrijf(tmp_path, levering(*rijen))).code == 0
    for i, (_, status) in enumerate(gevallen):
        rij = Traject.objects.get(omschrijving=str(i))
        assert rij.status == status
        assert bool(rij.actie) == rij.is_open
        assert StatusWissel.objects.get(object_id=rij.pk).overgang == "overname"


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_officiele_voorbeelden(tmp_path, officieel, naam) -> None:
    """Met de officiële bestanden als zij er zijn; anders met een eigen levering van dezelfde vorm."""
    pad = DDAS_MAP / f"shv-v1.0.{naam}.json"
    bestand = json.loads(pad.read_text()) if pad.exists() else levering(traject(1, gemeentecode="GM001"))
    trajecten = [t for rij in bestand["leveringen"] for t in rij["schuldhulptrajecten"]]
    eerste = draai("ddas_import", schrijf(tmp_path, bestand))
    assert eerste.json["aangemaakt"] == len(trajecten)
    assert officieel(draai("ddas_export", *PERIODE).json) == []
    assert op_volgorde(geexporteerd()) == op_volgorde(trajecten)
    tweede = draai("ddas_import", schrijf(tmp_path, bestand)).json
    assert (tweede["aangemaakt"], tweede["bijgewerkt"], tweede["ongewijzigd"]) == (0, 0, len(trajecten))


def test_eigen_schema_noemt_dezelfde_velden_als_het_officiele() -> None:
    pad = DDAS_MAP / "shv-v1.0.schema.json"
    schema = json.loads(pad.read_text()) if pad.exists() else {"properties": dict.fromkeys(BESTAND.velden)}
    assert set(schema["properties"]) == set(BESTAND.velden)
    if not pad.exists():
        return
    rij = schema["properties"]["leveringen"]["items"]
    assert set(rij["properties"]) == set(LEVERING.velden)
    deel = rij["properties"]["schuldhulptrajecten"]["items"]
    assert _paden(deel) == velden(TRAJECT)


def _paden(schema: dict, voor: str = "") -> set[str]:
    if schema.get("type") == "array":
        return _paden(schema["items"], f"{voor}[]")
    if "properties" not in schema:
        return {voor}
    return {pad for naam, deel in schema["properties"].items() for pad in _paden(deel, f"{voor}.{naam}")}


def test_dezelfde_persoon_in_twee_gemeenten_is_twee_clienten(tmp_path) -> None:
    draai("ddas_import", schrijf(tmp_path, levering(traject(1), traject(1, gemeentecode="GM9902"))))
    assert Client.objects.count() == 2
