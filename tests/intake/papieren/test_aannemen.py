"""Een papier aannemen: heel of niet, één keer, en op schijf alleen wat ook een rij heeft."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.test import TestCase

from intake.choices import Afkeurreden, Documentherkomst, Documentsoort, Documentstatus
from intake.models import Client, Document, Nakijkronde
from intake.services.document import AlGekregen, add_document, reject_document
from intake.services.papieropslag import prune_bestanden
from intake.services.samenvoegen import merge_clients
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.bestand import EICAR
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.opslag import opslag, ruim_wezen
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, client
from tests.intake.papieren.bestanden import bestand, foto, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def map_(tmp_path: Path, settings: Any) -> Path:
    """Een eigen map op schijf, zodat te zien is wat er blijft staan."""
    anders = {**settings.STORAGES["documenten"]["OPTIONS"], "location": tmp_path / "documenten"}
    settings.STORAGES = {**settings.STORAGES, "documenten": {**settings.STORAGES["documenten"], "OPTIONS": anders}}
    return tmp_path / "documenten"


def neem_aan(persoon: Client, door: Medewerker | None, inhoud: bytes | None = None, naam: str = "a.pdf") -> Document:
    return add_document(
        persoon,
        bestand=bestand(inhoud, naam),
        soort=Documentsoort.LOONSTROOK,
        herkomst=Documentherkomst.CONSULENT,
        door=door,
        op=NU,
    )


def op_schijf(map_: Path) -> list[Path]:
    return [pad for pad in map_.rglob("*") if pad.is_file()]


def test_een_papier_staat_besloten_op_schijf_met_zijn_gegevens(
    map_: Path, persoon: Client, consulent: Medewerker
) -> None:
    inhoud = pdf(3)
    rij = neem_aan(persoon, consulent, inhoud, "../Loonstrook\u202e okt.pdf")
    assert (rij.naam, rij.bestandstype, rij.bladzijden, rij.grootte) == (
        "Loonstrook okt.pdf",
        "application/pdf",
        3,
        len(inhoud),
    )
    (pad,) = op_schijf(map_)
    assert pad.read_bytes() == inhoud
    assert re.fullmatch(r"[0-9a-f]{2}/[0-9a-f]{32}", rij.opslagnaam)
    assert (pad.stat().st_mode & 0o777, pad.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    regel = AuditRegel.objects.latest("pk")
    assert (regel.client_id, regel.toelichting) == (persoon.pk, "papier gekregen")
    assert "Loonstrook" not in str(vars(regel))


def test_zonder_medewerker_staat_erbij_wie_het_gaf(persoon: Client) -> None:
    rij = add_document(
        persoon,
        bestand=bestand(foto(), "IMG_1.jpg"),
        soort=Documentsoort.SCHULDBRIEF,
        herkomst=Documentherkomst.ZELFINTAKE,
        door=None,
        door_naam="Inwoner zelf",
        op=NU,
    )
    assert rij.van == "Inwoner zelf"
    assert AuditRegel.objects.latest("pk").door_naam == "Inwoner zelf"


def test_hetzelfde_bestand_geeft_een_rij(map_: Path, persoon: Client, consulent: Medewerker) -> None:
    eerste = neem_aan(persoon, consulent, naam="een.pdf")
    with pytest.raises(AlGekregen, match=r"Loonstrook “een\.pdf”") as fout:
        neem_aan(persoon, consulent, naam="twee.pdf")
    assert fout.value.document == eerste
    assert len(op_schijf(map_)) == Document.objects.count() == 1


def test_een_ander_mag_hetzelfde_bestand_hebben(persoon: Client, consulent: Medewerker, gemeente: Gemeente) -> None:
    neem_aan(persoon, consulent)
    neem_aan(client(gemeente), consulent)
    assert Document.objects.count() == 2


@pytest.mark.parametrize("inhoud", [b"", b"PK\x03\x04zip", EICAR, b"%PDF-1.7 kapot"])
def test_een_geweigerd_bestand_laat_niets_achter(
    inhoud: bytes, map_: Path, persoon: Client, consulent: Medewerker
) -> None:
    with pytest.raises(Geweigerd):
        neem_aan(persoon, consulent, inhoud, "loonstrook.pdf")
    assert op_schijf(map_) == []
    assert not Document.objects.exists()
    assert not Nakijkronde.objects.exists()


def test_terugdraaien_laat_geen_bestand_achter(map_: Path, persoon: Client, consulent: Medewerker) -> None:
    """Ook als pas een hogere transactie mislukt, lang nadat de dienst klaar was."""
    with pytest.raises(IntegrityError), transaction.atomic():
        neem_aan(persoon, consulent)
        assert len(op_schijf(map_)) == 1
        raise IntegrityError
    assert op_schijf(map_) == []
    assert not Document.objects.exists()


def test_doorgaan_houdt_het_bestand(map_: Path, persoon: Client, consulent: Medewerker) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        neem_aan(persoon, consulent)
    transaction.set_rollback(False)
    assert len(op_schijf(map_)) == 1


def test_heel_of_niet(map_: Path, persoon: Client, consulent: Medewerker) -> None:
    assert alles_of_niets(lambda: neem_aan(persoon, consulent)) >= 4
    assert op_schijf(map_) == []


@pytest.mark.parametrize("na", [0, 10])
def test_een_volle_schijf_geeft_een_nette_melding(
    na: int, map_: Path, persoon: Client, consulent: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """De schijf loopt vol vóór of halverwege het schrijven; eerder bewaarde papieren blijven te openen."""
    eerder = neem_aan(persoon, consulent, foto())
    opslag_ = opslag()

    def vol(naam: str, inhoud: Any, max_length: int | None = None) -> str:
        if na:
            (map_ / naam).parent.mkdir(parents=True, exist_ok=True)
            (map_ / naam).write_bytes(inhoud.read()[:na])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opslag_, "save", vol)
    with pytest.raises(Geweigerd, match="geen plaats op de schijf"), transaction.atomic():
        neem_aan(persoon, consulent)
    assert [pad.read_bytes() for pad in op_schijf(map_)] == [foto()]
    assert list(Document.objects.all()) == [eerder]


def test_wees_na_een_stroomstoring_wordt_opgeruimd(map_: Path, persoon: Client, consulent: Medewerker) -> None:
    rij = neem_aan(persoon, consulent)
    storages["documenten"].save("aa/" + "a" * 32, bestand())
    bekend = {rij.opslagnaam}
    assert ruim_wezen(bekend, opslag().get_modified_time(rij.opslagnaam) + timedelta(hours=23)) == 0
    assert ruim_wezen(bekend, opslag().get_modified_time(rij.opslagnaam) + timedelta(hours=25)) == 1
    assert [str(pad.relative_to(map_)) for pad in op_schijf(map_)] == [rij.opslagnaam]


def test_de_dagronde_ruimt_het_bestand_van_een_gewist_papier_als_dat_bleef_staan(
    map_: Path, persoon: Client, consulent: Medewerker
) -> None:
    """De stroom viel uit tussen de commit en het wissen."""
    blijft, weg = neem_aan(persoon, consulent), neem_aan(persoon, consulent, foto())
    reject_document(weg, reden=Afkeurreden.ANDERE_PERSOON, door=consulent, op=NU)
    morgen = opslag().get_modified_time(weg.opslagnaam) + timedelta(days=2)
    assert (prune_bestanden(morgen), prune_bestanden(morgen)) == (1, 0)
    assert opslag().exists(blijft.opslagnaam)


def test_dossiers_met_papieren_zijn_samen_te_voegen(persoon: Client, consulent: Medewerker, gemeente: Gemeente) -> None:
    """Ook als in beide een papier wacht. Staat hetzelfde bestand in beide, dan keurt iemand er eerst een af."""
    dubbel = client(gemeente, bsn="")
    neem_aan(persoon, consulent, foto())
    neem_aan(persoon, consulent)
    tweede = neem_aan(dubbel, consulent)
    with pytest.raises(Geweigerd, match="In beide dossiers loopt een papier"):
        merge_clients(persoon, dubbel, reden="Zelfde adres.", door=consulent, op=NU)
    reject_document(tweede, reden=Afkeurreden.DUBBEL, door=consulent, op=NU)
    neem_aan(dubbel, consulent, pdf(2))
    merge_clients(persoon, dubbel, reden="Zelfde adres.", door=consulent, op=NU)
    assert Document.objects.filter(client=persoon).count() == 4
    neem_aan(persoon, consulent, pdf(3))
    assert Nakijkronde.objects.filter(client=persoon).exclude(actie="").count() == 1


def test_het_eerste_papier_opent_het_nakijken_en_het_volgende_doet_mee(persoon: Client, consulent: Medewerker) -> None:
    neem_aan(persoon, consulent)
    neem_aan(persoon, consulent, foto())
    ronde = Nakijkronde.objects.get()
    # Maandag 2 november plus vijf werkdagen van het beleid.
    assert (ronde.actie, ronde.actie_uiterlijk_datum) == ("Papieren nakijken", date(2026, 11, 9))
    assert {rij.status for rij in Document.objects.all()} == {Documentstatus.ONTVANGEN}
