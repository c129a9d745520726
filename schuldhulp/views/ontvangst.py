"""Ontvangt bestanden uit een formulier zonder een te groot bestand op schijf te zetten."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BegrensdeOntvangst(TemporaryFileUploadHandler):
    """Bewaart tijdelijk tot net boven de grens en gooit de rest weg; `size` blijft de echte grootte.

    Zo kost een foto van 40 MB geen schijf, kan de melding zeggen hoe groot hij was, en blijft bewaard wat in hetzelfde
    formulier wél goed was.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        # Eén byte meer dan mag gaat mee, zodat een te groot bestand nooit op een goed bestand lijkt.
        ruimte = settings.DOCUMENT_MAX_BYTES + 1 - start
        if ruimte > 0:
            super().receive_data_chunk(raw_data[:ruimte], start)
