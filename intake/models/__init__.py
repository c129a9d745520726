from intake.models.aanmelding import Aanmelding
from intake.models.besluit import Besluit
from intake.models.client import Client, Huishouden
from intake.models.document import Document
from intake.models.nakijkronde import Nakijkronde
from intake.models.notitie import Notitie
from intake.models.screening import Screening
from intake.models.volgmoment import Volgmoment

__all__ = ["Aanmelding", "Besluit", "Client", "Huishouden", "Notitie", "Screening", "Volgmoment"]
__all__ = ["Aanmelding", "Besluit", "Client", "Document", "Huishouden", "Nakijkronde", "Notitie", "Screening"]
