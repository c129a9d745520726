"""Verzonnen papieren: een getekende bladzijde als foto of PDF, en wat er met elk papier gebeurde."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.base import ContentFile

from demo.leven.basis import Bureau
from intake.choices import Afkeurreden, Documentherkomst, Documentsoort
from intake.models import Client, Document
from intake.services.document import add_document, approve_document, reject_document

BREED, HOOG = 620, 877  # A4 op 75 dpi: klein en toch te lezen
EEN_KEER, TWEE_KEER, AFGEKEURD = "een_keer", "twee_keer", "afgekeurd"
S = Documentsoort


@dataclass(frozen=True)
class Papier:
    """Een papier van een persona: wat erop staat, hoeveel dagen na de melding, en hoe ver het nakijken is."""

    soort: Documentsoort
    naam: str
    bladzijden: tuple[str, ...]
    na_dagen: int = 0
    stand: str = ""
    zelf: bool = False


VAN_SAMIRA = (
    Papier(S.DREIGING, "foto aanzegging.jpg", ("Deurwaarder|Aanzegging ontruiming|Vrijdag om 10.00 uur",), 0, EEN_KEER),
    Papier(S.LOONSTROOK, "loonstrook oktober.pdf", ("Bakkerij de Korenaar|Loonstrook oktober|Netto 1.812,40",), 0,
           TWEE_KEER, zelf=True),
    Papier(S.SCHULDBRIEF, "brief energie.jpg", ("Energie Noord|Laatste herinnering|Te betalen 486,20",), 0, AFGEKEURD,
           zelf=True),
)  # fmt: skip
VAN_JEROEN = (
    Papier(S.GEMENGD, "scan aangiften.pdf", (
        "Jaarcijfers 2025|Winst uit onderneming 14.200", "Jaarcijfers 2025|Balans, bladzijde 2",
        "Btw-aangifte derde kwartaal|Te betalen 1.870", "Belastingdienst|Aanmaning omzetbelasting",
    ), 2),
    Papier(S.BANKAFSCHRIFT, "afschrift zakelijk.pdf", ("Rekening NL00 DEMO|Oktober", "Vervolg",), 3, EEN_KEER),
)  # fmt: skip


def bewaar_papier(client: Client, papier: Papier, bureau: Bureau, op: datetime) -> Document:
    """Brengt het papier langs de diensten in de stand van het verhaal; de consulent en een collega kijken na."""
    eerste, tweede = bureau.consulenten[0], bureau.lezer
    document = add_document(
        client,
        bestand=ContentFile(teken(papier), papier.naam),
        soort=papier.soort,
        herkomst=Documentherkomst.ZELFINTAKE if papier.zelf else Documentherkomst.CONSULENT,
        door=None if papier.zelf else eerste,
        door_naam=client.naam if papier.zelf else "",
        op=op,
    )
    if papier.stand in (EEN_KEER, TWEE_KEER):
        document = approve_document(document, door=eerste, op=op + timedelta(hours=1))
    if papier.stand == TWEE_KEER:
        document = approve_document(document, door=tweede, op=op + timedelta(hours=2))
    if papier.stand == AFGEKEURD:
        document = reject_document(
            document,
            reden=Afkeurreden.ONLEESBAAR,
            toelichting="De onderste helft is te donker.",
            door=eerste,
            op=op + timedelta(hours=1),
        )
    return document


def teken(papier: Papier) -> bytes:
    """De bladzijden als foto (jpg) of als PDF, met grote letters en het woord VOORBEELD erop."""
    from PIL import Image, ImageDraw, ImageFont

    beelden = []
    for tekst in papier.bladzijden:
        beeld = Image.new("L", (BREED, HOOG), 250)
        pen = ImageDraw.Draw(beeld)
        pen.text((60, 40), "VOORBEELD", fill=150, font=ImageFont.load_default(20))
        for nummer, regel in enumerate(tekst.split("|")):
            pen.text((60, 110 + 60 * nummer), regel, fill=20, font=ImageFont.load_default(30 if not nummer else 22))
        for lijn in range(14):
            pen.rectangle((60, 330 + 32 * lijn, 560 - 37 * (lijn % 4), 340 + 32 * lijn), fill=200)
        beelden.append(beeld)
    uit = io.BytesIO()
    if papier.naam.endswith(".jpg"):
        beelden[0].save(uit, "JPEG", quality=70)
    else:
        beelden[0].save(uit, "PDF", save_all=True, append_images=beelden[1:], resolution=75)
    return uit.getvalue()
