"""`schuldeisers_import`: het goede gaat erin, het foute krijgt zijn regel, en nog eens verandert niets."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Gemeente
from tests.atomair import alles_of_niets, stand
from tests.builders import NU, schuldeiser
from trajecten.choices import Schuldsoort
from trajecten.forms.registerlijst import lees_registerlijst
from trajecten.models import Schuldeiser
from trajecten.services.schuldeiserimport import import_schuldeisers

pytestmark = pytest.mark.django_db
KOP = "Naam;Soort;KvK-nummer;Preferent;Adres;Postcode;Plaats;E-mail\n"
DRIE = (
    KOP
    + "Energie Noord B.V.;nuts;12345678;nee;Kade 2;1234ab;Vreedam;post@noord.example\n"
    + "Belastingdienst;Publiek;;ja;;;Heerlen\n"
    + "Garage Smit;Overig"
)


@pytest.fixture
def draai(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def doe(inhoud: str | bytes, *opties: str) -> tuple[int, Any, str]:
        bestand = tmp_path / "schuldeisers.csv"
        bestand.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
        code = 0
        try:
            call_command("schuldeisers_import", str(bestand), *opties)
        except SystemExit as einde:
            code = int(einde.code or 0)
        uit = capsys.readouterr()
        return code, json.loads(uit.out) if uit.out else None, uit.err

    return doe


def verslag(aangemaakt: int = 0, bijgewerkt: int = 0, ongewijzigd: int = 0) -> dict[str, Any]:
    telling = {"aangemaakt": aangemaakt, "bijgewerkt": bijgewerkt, "ongewijzigd": ongewijzigd}
    return {**telling, "fouten": [], "waarschuwingen": []}


def test_twee_keer_hetzelfde_bestand_verandert_niets(draai: Any) -> None:
    assert draai(DRIE) == (0, verslag(aangemaakt=3), "")
    noord = Schuldeiser.objects.get(kvk_nummer="12345678")
    assert (noord.naam, noord.soort, noord.postcode, noord.email) == (
        "Energie Noord B.V.", Schuldsoort.NUTS, "1234 AB", "post@noord.example",
    )  # fmt: skip
    assert Schuldeiser.objects.get(naam="Belastingdienst").is_preferent is True
    assert AuditRegel.objects.filter(handeling=Handeling.AANMAKEN, onderwerp="trajecten.schuldeiser").count() == 3
    voor = stand()
    assert draai(DRIE) == (0, verslag(ongewijzigd=3), "")
    assert stand() == voor


def test_proef_wijzigt_niets(draai: Any) -> None:
    voor = stand()
    assert draai(DRIE, "--proef") == (0, verslag(aangemaakt=3), "")
    assert stand() == voor


def test_bijwerken_laat_staan_wat_het_bestand_niet_noemt(draai: Any) -> None:
    eiser = schuldeiser("energie noord", plaats="Vreedam", is_preferent=True, email="oud@noord.example")
    code, uit, _ = draai("naam,soort,kvk,plaats,adres\nEnergie Noord BV,Nuts,12345678,Vreedam,Plein 1\n")
    assert (code, uit) == (0, verslag(bijgewerkt=1))
    eiser.refresh_from_db()
    assert (eiser.naam, eiser.kvk_nummer, eiser.adres) == ("Energie Noord BV", "12345678", "Plein 1")
    assert (eiser.is_preferent, eiser.email) == (True, "oud@noord.example")
    assert draai("naam;soort;kvk\nNoord Energie;Nuts;12345678")[1] == verslag(bijgewerkt=1)
    assert Schuldeiser.objects.get().naam == "Noord Energie"


def test_wie_het_is_volgt_uit_kvk_en_anders_naam_en_plaats(draai: Any) -> None:
    schuldeiser("Water", plaats="Vreedam", kvk_nummer="11111111")
    # Een ander nummer of een andere plaats is een ander bedrijf.
    assert draai("naam;soort;kvk\nWater;Nuts;22222222")[1] == verslag(aangemaakt=1)
    assert draai("naam;soort;plaats\nGarage;Overig;Oost\nGarage;Overig;West")[1] == verslag(aangemaakt=2)
    code, uit, _ = draai("naam;soort\nGarage;Overig\nHuur;Overig")
    assert (code, uit["aangemaakt"]) == (1, 1)
    assert uit["fouten"][0]["plaats"] == "regel 2"
    assert "Meer dan één schuldeiser" in uit["fouten"][0]["melding"]


def test_een_foute_regel_houdt_de_rest_niet_tegen(draai: Any) -> None:
    code, uit, _ = draai(
        KOP.replace("E-mail", "Telefoon")
        + "Goed;Zorg\n\n;Zorg\nGas;Gas\nKort;Zorg;12\nPost;Zorg;;;;12\nMisschien;Zorg;;soms\n"
        + 'Half;"Zorg\nGoed;Zorg;;;Straat 1\nLang;Zorg;;;;;;;;x'
    )
    assert (code, uit["aangemaakt"]) == (1, 1)
    assert [(f["plaats"], f["melding"]) for f in uit["fouten"][:3]] == [
        ("regel 4, naam", "Vul ‘Naam’ in."),
        ("regel 5", "De soort ‘Gas’ bestaat niet. Kies uit Zorg, Publiek, Nuts, Overig."),
        ("regel 6, kvk_nummer", "Een KvK-nummer heeft 8 cijfers."),
    ]
    assert sorted(f["plaats"] for f in uit["fouten"][3:]) == [
        "regel 10", "regel 11", "regel 7, postcode", "regel 8", "regel 9",
    ]  # fmt: skip
    assert "staat ook op regel 2" in next(f["melding"] for f in uit["fouten"] if f["plaats"] == "regel 10")
    assert uit["waarschuwingen"] == [{"plaats": "kopregel", "melding": "De kolom ‘Telefoon’ is niet gelezen."}]


@pytest.mark.parametrize(
    ("inhoud", "regels"),
    [
        (KOP, ["Het bestand heeft een kopregel en ten minste één schuldeiser nodig."]),
        (
            "Plaats;Plaats\nX;Y",
            [
                "In de kopregel ontbreekt de kolom ‘naam’.",
                "In de kopregel ontbreekt de kolom ‘soort’.",
                "In de kopregel staat de kolom ‘plaats’ meer dan één keer.",
            ],
        ),
        (b"PK\x03\x04", ["Dit is een Excel-bestand. Kies in Excel ‘Opslaan als’, dan ‘CSV’, en kies dat bestand."]),
    ],
)
def test_met_dit_bestand_is_niets_te_beginnen(inhoud: str | bytes, regels: list[str], draai: Any) -> None:
    code, uit, fouten = draai(inhoud)
    assert (code, uit, fouten.splitlines()) == (2, None, regels)
    assert not Schuldeiser.objects.exists()


def test_een_bestand_dat_er_niet_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        call_command("schuldeisers_import", "/bestaat/niet.csv")
    assert "is niet te lezen" in capsys.readouterr().err


def test_een_privepersoon_wordt_nooit_geraakt(gemeente: Gemeente, draai: Any) -> None:
    kees = schuldeiser("Oom Kees", is_privepersoon=True, gemeente=gemeente)
    assert draai("naam;soort;adres\nOom Kees;Overig;Elders 1")[1] == verslag(aangemaakt=1)
    kees.refresh_from_db()
    assert kees.adres == "Kade 2"


def test_alles_of_niets() -> None:
    schuldeiser("Garage Smit")
    assert alles_of_niets(lambda: import_schuldeisers(lees_registerlijst(DRIE), door=None, op=NU)) >= 4


VOL = (
    "naam;soort;kvk;handelsnamen;rol;hoofdvestiging;vooraf akkoord;vooraf akkoord vanaf;vooraf akkoord lijst;"
    "saldo_adres;saldo_postcode;betaling_iban\n"
    "Energie Noord;Nuts;12345678;Noordstroom|Stroom Noord;;;ja;1-1-2026;Lijst 2026;Saldoweg 1;1234ab;"
    "NL91ABNA0417164300\n"
    "Noord West;Nuts;;;;12345678\n"
    "Incasso Delta;Overig;;;Incassobureau\n"
)


def test_alle_kolommen_en_nog_eens_verandert_niets(draai: Any) -> None:
    assert draai(VOL) == (0, verslag(aangemaakt=3), "")
    noord = Schuldeiser.objects.get(kvk_nummer="12345678")
    assert (noord.handelsnamen, noord.vooraf_akkoord_lijst) == ("Noordstroom\nStroom Noord", "Lijst 2026")
    assert noord.stemt_vooraf_in(date(2026, 1, 1)) and not noord.stemt_vooraf_in(date(2025, 12, 31))
    west = Schuldeiser.objects.get(naam="Noord West")
    assert west.hoofdvestiging == noord and west.stemt_vooraf_in(date(2026, 1, 1))
    assert Schuldeiser.objects.get(naam="Incasso Delta").treedt_op
    saldo, betaling = noord.adressen.get(doel="saldo"), noord.adressen.get(doel="betaling")  # type: ignore[attr-defined]
    assert (saldo.adres, saldo.postcode, betaling.iban) == ("Saldoweg 1", "1234 AB", "NL91ABNA0417164300")
    voor = stand()
    assert draai(VOL) == (0, verslag(ongewijzigd=3), "")
    assert stand() == voor


def test_een_bestand_voegt_namen_toe_en_vult_een_adres_aan(draai: Any) -> None:
    draai(VOL)
    kop = "naam;soort;handelsnamen;saldo_plaats\n"
    assert draai(kop + "Noordstroom;Nuts;Kuststroom;Vreedam")[1] == verslag(bijgewerkt=1)
    noord = Schuldeiser.objects.get(kvk_nummer="12345678")
    assert noord.handelsnamen == "Noordstroom\nStroom Noord\nKuststroom"
    assert (noord.naam, noord.vroegere_namen) == ("Noordstroom", "Energie Noord")
    saldo = noord.adressen.get(doel="saldo")  # type: ignore[attr-defined]
    assert (saldo.adres, saldo.plaats) == ("Saldoweg 1", "Vreedam")
    assert draai("naam;soort\nEnergie Noord;Nuts")[1] == verslag(bijgewerkt=1)  # ook de vroegere naam is hij


@pytest.mark.parametrize(
    ("kolom", "waarde", "plaats", "melding"),
    [
        ("rol", "Baas", "regel 2", "De rol ‘Baas’ bestaat niet."),
        ("hoofdvestiging", "Nergens", "regel 2", "staat niet als hoofdvestiging in het register"),
        ("vestigingsnummer", "12", "regel 2, vestigingsnummer", "12 cijfers"),
        ("betaling_iban", "NL00", "regel 2, betaling_iban", "Dit IBAN klopt niet"),
        ("vooraf_akkoord_vanaf_datum", "31-2-2026", "regel 2, vooraf_akkoord_vanaf_datum", "datum klopt niet"),
        ("vooraf_akkoord_lijst", "Lijst 2026", "regel 2", "hoort bij een schuldeiser die vooraf akkoord gaf"),
    ],
)
def test_een_fout_in_een_nieuwe_kolom(kolom: str, waarde: str, plaats: str, melding: str, draai: Any) -> None:
    code, uit, _ = draai(f"naam;soort;{kolom}\nEnergie;Nuts;{waarde}")
    assert (code, uit["aangemaakt"]) == (1, 0)
    assert [fout["plaats"] for fout in uit["fouten"]] == [plaats]
    assert melding in uit["fouten"][0]["melding"]
    assert not Schuldeiser.objects.exists()


def test_een_geweigerde_regel_laat_geen_schuldeiser_achter(draai: Any) -> None:
    regels = "naam;soort;vooraf_akkoord_lijst\nEnergie;Nuts;Lijst\nEnergie;Nuts;\n"
    code, uit, _ = draai(regels)
    assert (code, uit["aangemaakt"], len(uit["fouten"])) == (1, 1, 1)
    assert Schuldeiser.objects.get().naam == "Energie"
