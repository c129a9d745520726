"""Fouten op hun plaats, twee keer is één keer, samenloop, proef, en wat met een bestand niet te beginnen is."""

import json

import pytest

from intake.models import Client
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Gemeente
from tests import builders
from tests.atomair import stand
from tests.rapportage.ddas.conftest import draai
from tests.rapportage.ddas.gegevens import VOL, levering, schrijf, traject
from trajecten.choices import TrajectStatus
from trajecten.models import Schuld, Schuldeiser, Traject

pytestmark = pytest.mark.django_db
T = "leveringen[0].schuldhulptrajecten[1]"
FOUT = [
    ({"intake": {"beschikkingssoort": "Ja"}}, f"{T}.intake.beschikkingssoort"),
    ({"startdatum": "12-01-2026"}, f"{T}.startdatum"),
    ({"startdatum": "2026-02-30"}, f"{T}.startdatum"),
    ({"gemeentecode": None}, f"{T}.gemeentecode"),
    ({"gemeentecode": 363}, f"{T}.gemeentecode"),
    ({"kleur": "rood"}, f"{T}.kleur"),
    ({"client": []}, f"{T}.client"),
    ({"client": [{}, {}, {}]}, f"{T}.client"),
    ({"client": [{"Burgerservicenummer": 123456782}]}, f"{T}.client[0].Burgerservicenummer"),
    ({"schulden": [{}, {"bedrag": 12.5}]}, f"{T}.schulden[1].bedrag"),
    ({"schulden": [{"zakelijkeSchuld": "ja"}]}, f"{T}.schulden[0].zakelijkeSchuld"),
    ({"oplossing": {"soort": "Lening"}}, f"{T}.oplossing.soort"),
    ({"oplossing": []}, f"{T}.oplossing"),
    ({"uitstroom": {"reden": "Weg"}}, f"{T}.uitstroom.reden"),
    ({"begeleiding": {"soort": "Budgetbeheer"}}, f"{T}.begeleiding"),
    ({"omschrijving": "NUL \u0000"}, T),
    ({"omschrijving": "half \ud800"}, T),
]


@pytest.mark.parametrize(("anders", "plaats"), FOUT, ids=[plaats for _, plaats in FOUT])
def test_een_slecht_traject_houdt_de_goede_niet_tegen(tmp_path, anders, plaats) -> None:
    pad = tmp_path / "levering.json"
    pad.write_text(json.dumps(levering(traject(1), traject(2, **anders), traject(3))))
    uitkomst = draai("ddas_import", str(pad))
    assert uitkomst.code == 1
    assert [fout["plaats"] for fout in uitkomst.json["fouten"]] == [plaats]
    assert Traject.objects.count() == uitkomst.json["aangemaakt"] == 2


def test_fouten_om_de_trajecten_heen_worden_gemeld_en_de_trajecten_gaan_mee(tmp_path) -> None:
    bestand = levering(traject(1), startdatumLevering="gisteren", kleur="rood")
    bestand["leveringen"][0].pop("teller")
    bestand["leveringen"][0]["aanleverende_organisatie"] = {"postcode": 12, "(Statutaire) Naam": "X"}
    uitkomst = draai("ddas_import", schrijf(tmp_path, bestand))
    plaatsen = {fout["plaats"] for fout in uitkomst.json["fouten"]}
    organisatie = "leveringen[0].aanleverende_organisatie.postcode"
    assert plaatsen == {"startdatumLevering", "kleur", "leveringen[0].teller", organisatie}
    assert (uitkomst.code, uitkomst.json["aangemaakt"]) == (1, 1)


ONBRUIKBAAR = {
    "geen json": b"dit is geen json",
    "afgebroken": json.dumps(levering(VOL)).encode()[:-200],
    "leeg": b"",
    "lijst": b"[]",
    "tekst": b'"hallo"',
    "ander soort levering": b'{"vroegsignalen": []}',
    "geen leveringen": b'{"leveringen": []}',
    "verkeerde codering": json.dumps(levering(traject(omschrijving="café")), ensure_ascii=False).encode("latin-1"),
    "utf-16": json.dumps(levering(VOL)).encode("utf-16"),
    "NaN": b'{"leveringen": [NaN]}',
    "diep genest": b"[" * 100_000,
}


@pytest.mark.parametrize("inhoud", ONBRUIKBAAR.values(), ids=ONBRUIKBAAR)
def test_onbruikbaar_bestand_is_exitcode_2_met_een_regel(tmp_path, inhoud) -> None:
    pad = tmp_path / "levering.json"
    pad.write_bytes(inhoud)
    uitkomst = draai("ddas_import", str(pad))
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert len(uitkomst.fout.strip().splitlines()) == 1
    assert not Traject.objects.exists()


def test_bestand_dat_er_niet_is(tmp_path) -> None:
    assert draai("ddas_import", str(tmp_path / "weg.json")).code == 2


def test_utf8_met_bom_mag(tmp_path) -> None:
    pad = tmp_path / "levering.json"
    pad.write_bytes(json.dumps(levering(traject())).encode("utf-8-sig"))
    assert draai("ddas_import", str(pad)).json["aangemaakt"] == 1


def test_twee_keer_overnemen_verandert_niets(tmp_path) -> None:
    bestand = schrijf(tmp_path, levering(VOL, *(traject(i) for i in range(1, 8)), {"gemeentecode": "GM0001"}))
    draai("ddas_import", bestand)
    voor = stand(Traject, Schuld, Client, Schuldeiser)
    verslag = draai("ddas_import", bestand).json
    assert (verslag["aangemaakt"], verslag["bijgewerkt"], verslag["ongewijzigd"]) == (0, 0, 9)
    assert stand(Traject, Schuld, Client, Schuldeiser) == voor


def test_proef_wijzigt_niets_en_meldt_hetzelfde(tmp_path) -> None:
    bestand = schrijf(tmp_path, levering(VOL, traject(1), traject(2, startdatum="x")))
    proef = draai("ddas_import", bestand, "--proef")
    assert not Traject.objects.exists() and not Client.objects.exists() and not Gemeente.objects.exists()
    assert not AuditRegel.objects.exists()
    echt = draai("ddas_import", bestand)
    assert (proef.code, proef.json) == (echt.code, echt.json)


def test_samenloop_in_een_bestand_is_een_traject(tmp_path) -> None:
    een = traject(1, schulden=[{"bedrag": 100, "schuldsoort": "Zorg"}], stabilisatie={"startdatum": "2026-02-01"})
    twee = traject(
        1, startdatum="2026-03-01", schulden=[{"bedrag": 200, "schuldsoort": "Nuts"}], einddatum="2026-05-01"
    )
    bestand = schrijf(tmp_path, levering(een, twee))
    verslag = draai("ddas_import", bestand).json
    assert (verslag["aangemaakt"], verslag["bijgewerkt"]) == (1, 1)
    rij = Traject.objects.get()
    assert rij.schulden.count() == 2 and rij.onderdelen.count() == 1 and rij.status == "afgerond"
    opnieuw = draai("ddas_import", bestand).json
    assert (opnieuw["aangemaakt"], opnieuw["bijgewerkt"], opnieuw["ongewijzigd"]) == (0, 0, 2)


def test_samenloop_met_een_eerdere_levering_vult_aan(tmp_path) -> None:
    draai(
        "ddas_import",
        schrijf(tmp_path, levering(traject(1, begeleiding=[{"soort": "Budgetbeheer", "startdatum": "2026-02-01"}]))),
    )
    later = traject(
        1,
        begeleiding=[
            {"soort": "Budgetbeheer", "startdatum": "2026-02-01", "einddatum": "2026-06-01"},
            {"soort": "Budgetcoaching"},
        ],
        uitstroom={"datum": "2026-07-01", "reden": "Zelf"},
    )
    assert draai("ddas_import", schrijf(tmp_path, levering(later), "b.json")).json["bijgewerkt"] == 1
    rij = Traject.objects.get()
    assert rij.status == "uitgevallen" and rij.actie == "" and rij.uitstroom.reden == "Zelf"
    assert sorted(rij.onderdelen.values_list("soort", "eind_datum__year")) == [
        ("budgetbeheer", 2026),
        ("budgetcoaching", None),
    ]


def test_na_elkaar_is_geen_samenloop(tmp_path) -> None:
    een, twee = traject(1, einddatum="2026-03-01"), traject(1, startdatum="2026-03-01")
    assert draai("ddas_import", schrijf(tmp_path, levering(een, twee))).json["aangemaakt"] == 2
    assert Client.objects.count() == 1


def test_partner_die_later_hoofdpersoon_is_geeft_samenloop(tmp_path) -> None:
    een, ander = traject(1)["client"][0], traject(2)["client"][0]
    bestand = levering(traject(client=[een, ander]), traject(client=[ander], omschrijving="zelfde huishouden"))
    assert draai("ddas_import", schrijf(tmp_path, bestand)).json["bijgewerkt"] == 1
    assert Traject.objects.get().omschrijving == "zelfde huishouden"


def test_partner_met_een_eigen_lopend_traject_is_een_fout(tmp_path) -> None:
    bestand = levering(traject(1), traject(client=[traject(2)["client"][0], traject(1)["client"][0]]))
    uitkomst = draai("ddas_import", schrijf(tmp_path, bestand))
    assert uitkomst.code == 1 and uitkomst.json["fouten"][0]["plaats"] == T
    assert Traject.objects.count() == 1


def test_twee_personen_zonder_bsn_blijven_twee(tmp_path) -> None:
    zelfde = traject(client=[{"Postcode": "1234AB"}])
    bestand = schrijf(tmp_path, levering(zelfde, zelfde))
    assert draai("ddas_import", bestand).json["aangemaakt"] == 2
    assert draai("ddas_import", bestand).json["ongewijzigd"] == 2


def test_eigen_traject_wordt_niet_overschreven(tmp_path, consulent) -> None:
    eigen = builders.traject_in(TrajectStatus.LOOPTIJD, consulent)
    geleverd = traject(
        client=[{"Burgerservicenummer": eigen.client.bsn}], startdatum="2026-10-01", einddatum="2026-11-20"
    )
    verslag = draai("ddas_import", schrijf(tmp_path, levering(geleverd))).json
    assert verslag["ongewijzigd"] == 1
    assert any("zelf gewerkt" in w["melding"] for w in verslag["waarschuwingen"])
    assert Traject.objects.get().status == "looptijd"


def test_waarschuwingen_staan_in_het_dossier(tmp_path) -> None:
    vreemd = traject(gemeentecode="GM363", client=[{"Burgerservicenummer": "123456789"}], toekenningsdatum="2026-01-01")
    verslag = draai("ddas_import", schrijf(tmp_path, levering(vreemd))).json
    plek = "leveringen[0].schuldhulptrajecten[0]"
    assert {w["plaats"] for w in verslag["waarschuwingen"]} == {
        f"{plek}.gemeentecode",
        f"{plek}.client[0].Burgerservicenummer",
    }
    rij = Traject.objects.select_related("client").get()
    assert rij.client.is_bsn_twijfelachtig
    assert {w["plaats"] for w in rij.levering["waarschuwingen"]} == {"gemeentecode", "client[0].Burgerservicenummer"}


def test_bestaand_dossier_wordt_aangevuld_niet_overschreven(tmp_path, gemeente, consulent) -> None:
    persoon = builders.client(gemeente, geslacht="")
    geleverd = {"Burgerservicenummer": persoon.bsn, "Geslachtsaanduiding": "Vrouw", "Postcode": "9999ZZ"}
    draai("ddas_import", schrijf(tmp_path, levering(traject(client=[geleverd]))))
    persoon.refresh_from_db()
    assert (persoon.geslacht, persoon.postcode) == ("Vrouw", "1234 AB")
    export = draai("ddas_export", "--van", "2026-01-01", "--tot", "2026-12-31").json
    assert export["leveringen"][0]["schuldhulptrajecten"][0]["client"] == [
        {**geleverd, "Geboortedatum": "1988-05-17", "Huisnummer": persoon.huisnummer}
    ] or export["leveringen"][0]["schuldhulptrajecten"][0]["client"] == [geleverd]


def test_het_aantal_queries_groeit_niet_mee(tmp_path, django_assert_max_num_queries) -> None:
    rijen = [traject(i, schulden=[{"bedrag": 1, "schuldeiser": {"naam": "E"}}] * 3) for i in range(120)]
    with django_assert_max_num_queries(75):
        draai("ddas_import", schrijf(tmp_path, levering(*rijen)))
