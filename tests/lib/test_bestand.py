"""Wat er in een bestand zit: aangenomen wordt alleen een echte PDF, JPG of PNG die opengaat."""

import io
import time
import zipfile

import pytest

from schuldhulp.lib.bestand import EICAR, Bestandstype, keur, schone_naam
from schuldhulp.lib.fouten import Geweigerd
from tests.intake.papieren.bestanden import foto, pdf

MAXIMUM = 10_000_000


def gekeurd(inhoud: bytes, naam: str = "papier.pdf", maximum: int = MAXIMUM):  # type: ignore[no-untyped-def]
    return keur(inhoud, naam, maximum=maximum, max_bladzijden=20)


def zip_(aantal: int = 1) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for n in range(aantal):
            archief.writestr(f"{n}.txt", "")
    return uit.getvalue()


def met_eigenaar() -> bytes:
    """Alleen beperkt door de maker (niet bewerken): iedereen kan hem openen, zoals een bankafschrift."""
    from pypdf import PdfWriter

    schrijver = PdfWriter()
    schrijver.add_blank_page(width=100, height=100)
    schrijver.encrypt(user_password="", owner_password="bank", algorithm="AES-256")
    uit = io.BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "naam", "soort", "bladzijden"),
    [
        (pdf(), "brief.pdf", Bestandstype.PDF, 1),
        (pdf(20), "map.PDF", Bestandstype.PDF, 20),
        (met_eigenaar(), "afschrift.pdf", Bestandstype.PDF, 1),
        (foto(), "IMG_0001.JPG", Bestandstype.JPEG, 1),
        (foto("PNG"), "scherm.png", Bestandstype.PNG, 1),
        (foto("PNG"), "verkeerd-benoemd.jpg", Bestandstype.PNG, 1),
        (foto(), "image", Bestandstype.JPEG, 1),
        (foto(), "brief van 3.11", Bestandstype.JPEG, 1),
    ],
)
def test_wat_goed_is(inhoud: bytes, naam: str, soort: Bestandstype, bladzijden: int) -> None:
    keuring = gekeurd(inhoud, naam)
    assert (keuring.soort, keuring.bladzijden) == (soort, bladzijden)


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00" + b"x" * 100
GEWEIGERD = {
    "leeg bestand": (b"", "leeg.pdf", "leeg"),
    "zip die zich voordoet als PDF": (zip_(), "loonstrook.pdf", "zip- of Word"),
    "zip met tienduizend bestanden": (zip_(10_001), "loonstrook.pdf", "zip- of Word"),
    "PDF en zip in één": (pdf() + zip_(), "loonstrook.pdf", "verstopt"),
    "foto en zip in één": (foto() + zip_(), "foto.jpg", "verstopt"),
    "zip en PDF in één": (zip_() + pdf(), "loonstrook.pdf", "zip- of Word"),
    "foto en PDF in één": (foto()[:20] + b"%PDF-1.7" + foto()[20:], "foto.jpg", "iets anders"),
    "script in een foto": (foto("PNG")[:40] + b"<SCRIPT>alert(1)</script>", "foto.png", "iets anders"),
    "PDF met rommel ervoor": (b"\n\n" + pdf(), "brief.pdf", "iets anders"),
    "programma met dubbele naam": (pdf(), "factuur.pdf.exe", r"\.exe"),
    "webpagina": (b"<html><script>1</script></html>", "brief.html", r"\.html"),
    "webpagina als PDF": (b"<html></html>", "brief.pdf", "iets anders"),
    "tekening met script": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "plaatje.svg", r"\.svg"),
    "Word": (zip_(), "brief.docx", r"\.docx"),
    "oud Word": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "brief", "oud Word"),
    "HEIC van een iPhone": (HEIC, "IMG_1.HEIC", "Meest compatibel"),
    "virusproef": (EICAR, "virus.txt", r"\.txt"),
    "virusproef als PDF": (pdf() + EICAR, "brief.pdf", "virus"),
    "PDF met een wachtwoord": (pdf(wachtwoord="geheim"), "afschrift.pdf", "wachtwoord"),
    "PDF met te veel bladzijden": (pdf(21), "map.pdf", "21 bladzijden"),
    "PDF zonder bladzijden": (pdf(0), "map.pdf", "geen enkele bladzijde"),
    "kapotte PDF": (b"%PDF-1.7\nwat rommel", "brief.pdf", "kapot"),
    "halve PDF": (pdf(5)[:200], "brief.pdf", "kapot|geen enkele"),
    "halve foto": (foto(maat=(600, 400), kleur="red")[:900], "foto.jpg", "kapot"),
    "te groot": (b"%PDF-" + b"0" * 39_999_995, "foto.pdf", "is 40 MB. Het mag hoogstens 10 MB"),
    "één byte te groot": (b"%PDF-" + b"0" * (MAXIMUM - 4), "foto.pdf", "is 10,1 MB. Het mag hoogstens 10 MB"),
}


@pytest.mark.parametrize("geval", GEWEIGERD)
def test_wat_geen_papier_is_wordt_geweigerd_met_uitleg(geval: str) -> None:
    inhoud, naam, reden = GEWEIGERD[geval]
    begin = time.monotonic()
    with pytest.raises(Geweigerd, match=reden) as fout:
        gekeurd(inhoud, naam)
    assert time.monotonic() - begin < 2
    assert fout.value.melding.endswith(".")


def test_een_klein_bestand_met_te_veel_beeldpunten_wordt_geweigerd() -> None:
    with pytest.raises(Geweigerd, match="beeldpunten"):
        gekeurd(foto("PNG", (20_000, 10_000)), "bom.png")


@pytest.mark.parametrize(
    ("naam", "schoon"),
    [
        ("loonstrook oktober.pdf", "loonstrook oktober.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Piet\\brief.PDF", "brief.pdf"),
        ("foto\u202egpj.exe.pdf", "fotogpj.exe.pdf"),
        ("bij\x00lage\r\nSet-Cookie: x.pdf", "bijlageSet-Cookie x.pdf"),
        ('a"b<script>.pdf', "abscript.pdf"),
        ("", "papier.pdf"),
        ("...", "papier.pdf"),
        ("foto.jpg", "foto.pdf"),
        ("e\u0301e\u0301n.pdf", "één.pdf"),
        ("x" * 300 + ".pdf", "x" * 115 + ".pdf"),
    ],
)
def test_de_naam_wordt_ongevaarlijk(naam: str, schoon: str) -> None:
    assert schone_naam(naam, Bestandstype.PDF) == schoon
