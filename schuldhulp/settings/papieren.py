"""Papieren van inwoners: waar zij staan, hoe groot zij mogen zijn en wie ze op virussen nakijkt."""

from schuldhulp.env import omgeving

# Een scan van tien bladzijden of een foto van een telefoon past hier ruim in.
DOCUMENT_MAX_BYTES = omgeving.getal("DOCUMENT_MAX_MB", 10, minimum=1) * 1_000_000
DOCUMENT_MAX_BLADZIJDEN = omgeving.getal("DOCUMENT_MAX_BLADZIJDEN", 100, minimum=1)
# clamd als host:poort of als pad van een Unix-socket; leeg is geen scanner. Ingesteld en niet bereikbaar is weigeren.
CLAMAV_ADRES = omgeving.scanner("CLAMAV_ADRES")
FILE_UPLOAD_HANDLERS = ["schuldhulp.views.ontvangst.BegrensdeOntvangst"]
