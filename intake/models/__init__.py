from intake.models.aanmelding import Aanmelding
from intake.models.besluit import Besluit
from intake.models.bezwaar import Bezwaar
from intake.models.client import Client, Huishouden
from intake.models.document import Document
from intake.models.leefgebied import Leefgebiedcijfer, Leefgebiedmeting
from intake.models.loketvraag import Loketvraag
from intake.models.nakijkronde import Nakijkronde
from intake.models.notitie import Notitie
from intake.models.opschorting import Opschorting
from intake.models.profiel import Profiel
from intake.models.samenvoeging import Samenvoeging
from intake.models.screening import Screening
from intake.models.screeningbeleid import Screeningbeleid
from intake.models.uitslag import ExterneUitslag
from intake.models.volgmoment import Volgmoment
from intake.models.vrijstelling import Papiervrijstelling

__all__ = [
    "Aanmelding",
    "Besluit",
    "Bezwaar",
    "Client",
    "Document",
    "ExterneUitslag",
    "Huishouden",
    "Leefgebiedcijfer",
    "Leefgebiedmeting",
    "Loketvraag",
    "Nakijkronde",
    "Notitie",
    "Opschorting",
    "Papiervrijstelling",
    "Profiel",
    "Samenvoeging",
    "Screening",
    "Screeningbeleid",
    "Volgmoment",
]
