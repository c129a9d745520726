"""Wat er in een bestand zit, vastgesteld aan de inhoud; de naam en het opgegeven type bewijzen niets.

Bronnen: ASVS 5 (bestanden), OWASP File Upload. Elke weigering zegt wat er is en wat iemand kan doen.
"""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from django.db import models

from schuldhulp.lib.fouten import Geweigerd

MEGABYTE = 1_000_000
# Een foto van een telefoon blijft hier ruim onder; meer beeldpunten maken van een klein bestand een groot geheugen.
MAX_BEELDPUNTEN = 89_000_000
MAX_NAAM = 120
# De proefregel van de virusscanners, in stukken zodat een scanner niet over deze broncode valt.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!" + b"$H+H*"
HEIF = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"avif")
GOEDE_EINDEN = ("pdf", "jpg", "jpeg", "jfif", "png", "heic", "heif")
OPSLAAN_ALS = "Sla het op als PDF, of maak een foto, en probeer het opnieuw."


class Bestandstype(models.TextChoices):
    """De soorten bestanden die wij aannemen; elke browser kan ze tonen."""

    PDF = "application/pdf", "PDF"
    JPEG = "image/jpeg", "JPG-foto"
    PNG = "image/png", "PNG-afbeelding"


EINDE = {Bestandstype.PDF: "pdf", Bestandstype.JPEG: "jpg", Bestandstype.PNG: "png"}


@dataclass(frozen=True)
class Keuring:
    """Een goedgekeurd bestand: wat het is en hoeveel bladzijden het heeft (een foto heeft er één)."""

    soort: Bestandstype
    bladzijden: int


def controleer_grootte(grootte: int, maximum: int) -> None:
    """Weigert een leeg of te groot bestand, met de grootte en wat iemand kan doen."""
    if grootte == 0:
        raise Geweigerd("Dit bestand is leeg. Kies het bestand opnieuw.")
    if grootte > maximum:
        raise Geweigerd(
            f"Dit bestand is {_megabyte(grootte)} MB. Het mag hoogstens {_megabyte(maximum)} MB zijn. "
            "Maak de foto opnieuw met een lagere kwaliteit, of verdeel de scan over meer bestanden."
        )


def _megabyte(grootte: int) -> str:
    """Naar boven afgerond op een tiende: een byte te veel staat er als iets meer dan de grens."""
    return f"{-(-grootte * 10 // MEGABYTE) / 10:.1f}".removesuffix(".0").replace(".", ",")


def keur(inhoud: bytes, naam: str, *, maximum: int, max_bladzijden: int) -> Keuring:
    """Stelt vast wat dit is. Fouten: Geweigerd als het te groot, leeg, onleesbaar, beveiligd of geen papier is."""
    controleer_grootte(len(inhoud), maximum)
    _controleer_einde(naam)
    soort = _herken(inhoud)
    if EICAR in inhoud:
        raise Geweigerd("In dit bestand zit een virus. Het is niet bewaard.")
    if zipfile.is_zipfile(io.BytesIO(inhoud)):
        raise Geweigerd(f"In dit bestand zit een ander bestand verstopt. {OPSLAAN_ALS}")
    if soort == Bestandstype.PDF:
        return Keuring(soort, _tel_bladzijden(inhoud, max_bladzijden))
    _controleer_beeld(inhoud, soort)
    return Keuring(soort, 1)


def _controleer_einde(naam: str) -> None:
    _, punt, einde = naam.rpartition(".")
    if punt and re.fullmatch(r"(?=.*[A-Za-z])[A-Za-z0-9]{1,5}", einde) and einde.lower() not in GOEDE_EINDEN:
        raise Geweigerd(f"Een bestand van het soort .{einde.lower()} kunnen wij niet aannemen. {OPSLAAN_ALS}")


def _herken(inhoud: bytes) -> Bestandstype:
    begin = inhoud[:1024]
    if begin.startswith(b"%PDF-"):
        return Bestandstype.PDF
    soort = None
    if begin.startswith(b"\xff\xd8\xff"):
        soort = Bestandstype.JPEG
    elif begin.startswith(b"\x89PNG\r\n\x1a\n"):
        soort = Bestandstype.PNG
    if soort and b"%PDF-" not in begin and b"<script" not in begin.lower():
        return soort
    raise Geweigerd(_wat_het_wel_is(begin))


def _wat_het_wel_is(begin: bytes) -> str:
    if begin[4:8] == b"ftyp" and begin[8:12] in HEIF:
        return (
            "Dit is een HEIC-foto. Die kunnen wij niet openen. Zet op uw iPhone bij Instellingen, Camera, Structuur "
            "de keuze “Meest compatibel” aan en maak de foto opnieuw. Of stuur uzelf de foto als JPG."
        )
    if begin.startswith(b"PK\x03\x04"):
        return f"Dit is een zip- of Word-bestand, ook als de naam iets anders zegt. {OPSLAAN_ALS}"
    if begin.startswith(b"\xd0\xcf\x11\xe0"):
        return f"Dit is een oud Word- of Excel-bestand. {OPSLAAN_ALS}"
    return f"Wij kunnen alleen PDF, JPG en PNG aannemen, en dit is iets anders. {OPSLAAN_ALS}"


def _tel_bladzijden(inhoud: bytes, maximum: int) -> int:
    from pypdf import PdfReader

    try:
        lezer = PdfReader(io.BytesIO(inhoud))
        if lezer.is_encrypted and not lezer.decrypt(""):
            raise Geweigerd("Dit PDF-bestand heeft een wachtwoord. Haal het wachtwoord eraf, of maak er een foto van.")
        aantal = len(lezer.pages)
    except Geweigerd:
        raise
    except Exception as fout:  # een kapot PDF-bestand faalt op honderd manieren; het is altijd dezelfde melding
        raise Geweigerd(
            "Dit PDF-bestand is kapot en gaat niet open. Maak het opnieuw, of maak er een foto van."
        ) from fout
    if not aantal:
        raise Geweigerd("In dit PDF-bestand zit geen enkele bladzijde. Kies een ander bestand.")
    if aantal > maximum:
        raise Geweigerd(
            f"Dit PDF-bestand heeft {aantal} bladzijden. Het mogen er hoogstens {maximum} zijn. "
            "Verdeel het over meer bestanden."
        )
    return aantal


def _controleer_beeld(inhoud: bytes, soort: Bestandstype) -> None:
    from PIL import Image, ImageFile

    te_veel = Geweigerd("Deze foto heeft te veel beeldpunten. Maak de foto opnieuw met een lagere kwaliteit.")
    # WeasyPrint zet voor het hele proces aan dat een halve foto mag; hier juist niet.
    soepel, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with Image.open(io.BytesIO(inhoud), formats=["JPEG" if soort == Bestandstype.JPEG else "PNG"]) as beeld:
            breed, hoog = beeld.size
            if breed * hoog > MAX_BEELDPUNTEN:
                raise te_veel
            # Verkleind uitpakken is genoeg om te zien of alles er is, en scheelt een factor zestig aan geheugen.
            beeld.draft(None, (max(1, breed // 8), max(1, hoog // 8)))
            beeld.load()
    except Geweigerd:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fout:
        raise te_veel from fout
    except Exception as fout:
        raise Geweigerd("Deze foto is kapot of niet helemaal aangekomen. Maak de foto opnieuw.") from fout
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = soepel


def schone_naam(naam: str, soort: Bestandstype) -> str:
    """De naam zoals hij op het scherm mag staan: zonder pad, stuurtekens en tekens die de leesrichting omkeren.

    Het einde volgt de inhoud. De naam van het bestand op schijf is een andere en heeft hier niets mee te maken.
    """
    laatste = re.split(r"[/\\]", unicodedata.normalize("NFC", naam))[-1]
    zichtbaar = "".join(teken if unicodedata.category(teken)[0] != "C" else "" for teken in laatste)
    zichtbaar = re.sub(r'[<>:"|?*]', "", zichtbaar)
    stam = " ".join(zichtbaar.split()).strip(" .")
    voor, punt, einde = stam.rpartition(".")
    if punt and einde.lower() in GOEDE_EINDEN:
        stam = voor.rstrip(" .")
    return f"{stam[: MAX_NAAM - 5].rstrip(' .') or 'papier'}.{EINDE[soort]}"
