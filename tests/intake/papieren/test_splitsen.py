"""Een scan verdelen over papieren: elke bladzijde precies één keer, alles of niets, en maar één keer."""

import io
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from intake.choices import Documentsoort, Documentstatus, Nakijkstatus
from intake.models import Client, Document, Nakijkronde
from intake.services.document import add_document, approve_document
from intake.services.splitsen import split_document
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.opslag import open_bestand, opslag
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU
from tests.intake.papieren.bestanden import bestand, foto
from tests.intake.papieren.conftest import Papier

pytestmark = pytest.mark.django_db
S = Documentsoort
VERDELING = {1: S.LOONSTROOK, 2: S.HUUR, 3: None, 4: S.LOONSTROOK}


def scan() -> bytes:
    """Vier bladzijden van verschillende breedte, zodat te zien is welke waar belandt."""
    schrijver = PdfWriter()
    for breed in (100, 200, 300, 400):
        schrijver.add_blank_page(width=breed, height=500)
    uit = io.BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


@pytest.fixture
def gemengd(persoon: Client, consulent: Medewerker) -> Document:
    return add_document(
        persoon,
        bestand=bestand(scan(), "stapel.pdf"),
        soort=S.GEMENGD,
        herkomst="workshop",
        door=None,
        door_naam="Vrijwilliger",
        op=NU,
    )


def breedtes(rij: Document) -> list[int]:
    with open_bestand(rij.opslagnaam) as inhoud:
        return [int(blad.mediabox.width) for blad in PdfReader(io.BytesIO(inhoud.read())).pages]


def test_elk_soort_wordt_een_papier_met_zijn_bladzijden_op_volgorde(gemengd: Document, consulent: Medewerker) -> None:
    delen = split_document(gemengd, verdeling=VERDELING, door=consulent, op=NU)
    assert [(d.soort, d.bladzijden, d.uit_bladzijden, breedtes(d)) for d in delen] == [
        ("loonstrook", 2, [1, 4], [100, 400]),
        ("huur", 1, [2], [200]),
    ]
    for deel in delen:
        # Waar het vandaan kwam verandert niet door het splitsen.
        assert (deel.uit_document, deel.herkomst, deel.van, deel.aangemaakt_op) == (
            gemengd,
            "workshop",
            "Vrijwilliger",
            gemengd.aangemaakt_op,
        )
        assert deel.status == Documentstatus.ONTVANGEN
    assert delen[1].naam == "Huurcontract of huurspecificatie uit stapel.pdf"


def test_de_scan_blijft_als_gesplitst_en_is_nog_te_openen(gemengd: Document, consulent: Medewerker) -> None:
    split_document(gemengd, verdeling=VERDELING, door=consulent, op=NU)
    rij = Document.objects.get(pk=gemengd.pk)
    assert rij.status == Documentstatus.GESPLITST
    assert breedtes(rij) == [100, 200, 300, 400]


def test_twee_keer_splitsen_is_een_keer(gemengd: Document, consulent: Medewerker) -> None:
    split_document(gemengd, verdeling=VERDELING, door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="Gesplitst"):
        split_document(gemengd, verdeling=VERDELING, door=consulent, op=NU)
    assert Document.objects.count() == 3


def test_na_het_splitsen_tellen_de_delen_voor_het_nakijken(
    gemengd: Document, consulent: Medewerker, collega: Medewerker
) -> None:
    delen = split_document(approve_document(gemengd, door=consulent, op=NU), verdeling=VERDELING, door=collega, op=NU)
    assert Nakijkronde.objects.get().status == Nakijkstatus.EERSTE_CONTROLE
    for wie in (consulent, collega):
        for deel in delen:
            approve_document(Document.objects.get(pk=deel.pk), door=wie, op=NU)
    assert Nakijkronde.objects.get().status == Nakijkstatus.KLAAR


GEEN_VERDELING: dict[str, tuple[dict[int, Any], str]] = {
    "een bladzijde te weinig": ({1: S.HUUR, 2: S.HUUR, 3: S.HUUR}, "elke bladzijde"),
    "een bladzijde te veel": ({**VERDELING, 5: S.HUUR}, "elke bladzijde"),
    "niets te bewaren": (dict.fromkeys(range(1, 5)), "ten minste één"),
    "alles hetzelfde soort": (dict.fromkeys(range(1, 5), S.HUUR), "hetzelfde soort"),
}


@pytest.mark.parametrize("geval", GEEN_VERDELING)
def test_een_verdeling_die_niet_klopt_verandert_niets(geval: str, gemengd: Document, consulent: Medewerker) -> None:
    verdeling, reden = GEEN_VERDELING[geval]
    with pytest.raises(Geweigerd, match=reden):
        split_document(gemengd, verdeling=verdeling, door=consulent, op=NU)
    assert [rij.status for rij in Document.objects.all()] == [Documentstatus.ONTVANGEN]


def test_een_foto_of_een_enkel_blad_is_niet_te_splitsen(persoon: Client, papier: Papier, consulent: Medewerker) -> None:
    beeld = add_document(
        persoon, bestand=bestand(foto(), "f.jpg"), soort=S.HUUR, herkomst="consulent", door=consulent, op=NU
    )
    for rij in (beeld, papier(bladzijden=1)):
        with pytest.raises(Geweigerd, match="meer dan één bladzijde"):
            split_document(rij, verdeling={1: S.HUUR}, door=consulent, op=NU)


def test_een_oude_pagina_splitst_niet(gemengd: Document, consulent: Medewerker, collega: Medewerker) -> None:
    approve_document(gemengd, door=collega, op=NU)
    with pytest.raises(Gelijktijdig):
        split_document(gemengd, verdeling=VERDELING, door=consulent, op=NU, verwacht_versie=gemengd.versie)


def test_heel_of_niet_ook_op_schijf(gemengd: Document, consulent: Medewerker) -> None:
    def op_schijf() -> int:
        return sum(len(opslag().listdir(map_)[1]) for map_ in opslag().listdir("")[0])

    voor = op_schijf()
    actie = lambda: split_document(  # noqa: E731
        Document.objects.get(pk=gemengd.pk), verdeling=VERDELING, door=consulent, op=NU
    )
    assert alles_of_niets(actie) >= 8
    assert op_schijf() == voor
