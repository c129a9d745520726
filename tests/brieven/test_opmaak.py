"""De PDF: één keer gemaakt, daarna onveranderlijk, toegankelijk, en zonder iets op te halen."""

import hashlib
import io
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client as Browser
from pypdf import PdfReader

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.brieven import opmaak, pdf
from schuldhulp.brieven.models import Brief, BriefInhoud
from schuldhulp.brieven.opmaak import maak_op
from schuldhulp.brieven.pdf import PdfNietMogelijk, maak_pdf
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.lib import outbox
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.brieven.gegevens import brief
from tests.builders import NU

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def lees(inhoud: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(inhoud))


@pytest.mark.parametrize("soort", list(BRIEVEN))
def test_pdf_is_getagd_en_nederlands(soort: str, gemeente: Gemeente, consulent: Medewerker) -> None:
    lezer = lees(bytes(maak_op(brief(soort, gemeente, consulent), op=NU).pdf))
    wortel = lezer.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/Lang"] == "nl"
    assert "/StructTreeRoot" in wortel
    assert lezer.metadata and lezer.metadata.title == BRIEVEN[soort].titel
    assert len(lezer.pages) <= 2


def test_tweede_keer_zijn_het_dezelfde_bytes(
    gemeente: Gemeente, consulent: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    rij = brief("saldoverzoek", gemeente, consulent)
    eerst = maak_op(rij, op=NU)
    monkeypatch.setattr(opmaak, "maak_pdf", lambda *a, **k: pytest.fail("nog eens opgemaakt"))
    daarna = maak_op(rij, op=NU)
    assert bytes(eerst.pdf) == bytes(daarna.pdf)
    assert daarna.sha256 == hashlib.sha256(bytes(daarna.pdf)).hexdigest()
    assert BriefInhoud.objects.count() == 1


def test_outbox_maakt_de_brief_op(gemeente: Gemeente) -> None:
    rij = brief("finale_kwijting", gemeente)
    assert outbox.verwerk(op=NU, soorten={"brief.opmaken"}) == 1
    assert BriefInhoud.objects.get().brief_id == rij.pk


@pytest.mark.parametrize("tabel", ["brieven_brief", "brieven_briefinhoud"])
@pytest.mark.parametrize("opdracht", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_een_brief_verandert_nooit(tabel: str, opdracht: str, gemeente: Gemeente) -> None:
    maak_op(brief("finale_kwijting", gemeente), op=NU)
    kolom = {"brieven_brief": ("soort", "'anders'"), "brieven_briefinhoud": ("sha256", "'nep'")}[tabel]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht.format(tabel, *kolom))


def test_niets_wordt_opgehaald(tmp_path: Path) -> None:
    verzoeken: list[str] = []

    class Luisteraar(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            verzoeken.append(self.path)
            self.send_response(200)
            self.end_headers()

    geheim = tmp_path / "geheim.txt"
    geheim.write_text("KANARIE-8812")
    server = HTTPServer(("127.0.0.1", 0), Luisteraar)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    web = f"http://127.0.0.1:{server.server_port}"
    html = f"""<!doctype html><html lang="nl"><head><title>x</title>
        <link rel="stylesheet" href="{web}/a.css"><link rel="attachment" href="file://{geheim}">
        <style>@import url({web}/b.css); @font-face {{ font-family: f; src: url({web}/f.woff) }}
        body {{ background: url({web}/c.png); font-family: f }}</style></head>
        <body><img src="{web}/d.png" alt="x"><img src="file://{geheim}" alt="x"><a href="file://{geheim}">x</a>
        <img src="static:app.css" alt="x"><img src="static:../pyproject.toml" alt="x">
        <object data="{web}/e.svg"></object><svg><image href="{web}/g.png"/><use href="{web}/h.svg#a"/></svg>
        <img src="ftp://127.0.0.1/x" alt="x"></body></html>"""
    inhoud = maak_pdf(html)
    server.shutdown()
    server.server_close()
    assert verzoeken == []
    lezer = lees(inhoud)
    assert not lezer.attachments
    assert "KANARIE" not in "".join(bladzijde.extract_text() for bladzijde in lezer.pages)
    assert b"KANARIE" not in inhoud


def test_logo_van_de_gemeente_mag_wel(gemeente: Gemeente, settings: object) -> None:
    settings.GEMEENTE_THEMA = {"logo": "beeld/icoon.svg"}
    zonder = pdf.maak_pdf("<!doctype html><html lang=nl><title>x</title><p>x</p></html>")
    html = '<!doctype html><html lang="nl"><title>x</title><p>x</p><img src="static:beeld/icoon.svg" alt="x"></html>'
    assert len(maak_pdf(html, bestanden=frozenset(["beeld/icoon.svg"]))) > len(maak_pdf(html)) >= len(zonder)
    assert maak_op(brief("finale_kwijting", gemeente), op=NU).sha256


def test_te_lange_brief_wordt_geweigerd_voor_zij_vastligt(gemeente: Gemeente) -> None:
    with pytest.raises(Geweigerd, match="te lang"):
        brief("beschikking_advies", gemeente, motivering="lang " * 20_000)
    assert not Brief.objects.exists()
    with pytest.raises(Geweigerd, match="te lang"):
        maak_pdf("<p>" + "lang " * 100_000)


def test_brief_openen(als: Als, gemeente: Gemeente, consulent: Medewerker) -> None:
    rij = brief("beschikking_toelating", gemeente, consulent)
    antwoord = als(consulent).get(f"/brieven/{rij.pk}/")
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Type"] == "application/pdf"
    assert antwoord.headers["Content-Disposition"] == 'inline; filename="beschikking_toelating-2026-11-02.pdf"'
    assert "no-store" in antwoord.headers["Cache-Control"]
    assert hashlib.sha256(antwoord.content).hexdigest() == BriefInhoud.objects.get().sha256
    regel = AuditRegel.objects.get(handeling=Handeling.AFDRUKKEN)
    assert (regel.client_id, regel.door, regel.gemeente) == (rij.client_id, consulent, gemeente)
    assert regel.dossiernummer == "SHV-2026-00412"
    assert "Samira" not in regel.toelichting


def test_brief_van_een_ander_bestaat_niet(
    als: Als, gemeente: Gemeente, buitenstaander: Medewerker, consulent: Medewerker
) -> None:
    rij = brief("finale_kwijting", gemeente)
    assert als(buitenstaander).get(f"/brieven/{rij.pk}/").status_code == 404
    assert als(consulent).get(f"/brieven/{uuid4()}/").status_code == 404
    assert not BriefInhoud.objects.exists()


def test_andere_rollen_zien_geen_brieven(
    als: Als,
    gemeente: Gemeente,
    beleidsmedewerker: Medewerker,
    beheerder: Medewerker,
    privacyfunctionaris: Medewerker,
) -> None:
    rij = brief("finale_kwijting", gemeente)
    for medewerker in (beleidsmedewerker, beheerder, privacyfunctionaris):
        assert als(medewerker).get(f"/brieven/{rij.pk}/").status_code == 403
    assert Browser().get(f"/brieven/{rij.pk}/").status_code == 302


def test_zonder_auditregel_geen_brief(
    als: Als, gemeente: Gemeente, consulent: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    rij = brief("finale_kwijting", gemeente)
    browser = als(consulent)
    browser.raise_request_exception = False

    def stuk(*args: object, **kwargs: object) -> None:
        raise DatabaseError("logboek weg")

    monkeypatch.setattr("schuldhulp.audit.inzage.leg_vast", stuk)
    antwoord = browser.get(f"/brieven/{rij.pk}/")
    assert antwoord.status_code == 500
    assert b"%PDF" not in antwoord.content


def test_zonder_bibliotheken_een_uitleg_en_verder_niets_stuk(
    als: Als, gemeente: Gemeente, consulent: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def geen_pango(stijl: Path) -> None:
        raise PdfNietMogelijk

    monkeypatch.setattr(pdf, "_gereedschap", geen_pango)
    rij = brief("finale_kwijting", gemeente)
    antwoord = als(consulent).get(f"/brieven/{rij.pk}/")
    assert antwoord.status_code == 503
    assert "systeembibliotheken ontbreken" in antwoord.content.decode()
    assert "manage.py check" in antwoord.content.decode()
    # De outbox onthoudt dat het nog moet.
    outbox.verwerk(op=NU)
    assert not BriefInhoud.objects.exists()
