from intake.models.aanmelding import Aanmelding
from intake.models.afspraak import Afspraak
from intake.models.behandelaarswissel import Behandelaarswissel
from intake.models.besluit import Besluit
from intake.models.bezwaar import Bezwaar
from intake.models.client import Client, Huishouden
from intake.models.deelname import Deelname
from intake.models.deelname_spoor import Aanwezigheid, Dossierstuk, Ggzsignaal, Opvolging
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
from intake.models.spreekuur import Spreekuur
from intake.models.uitslag import ExterneUitslag
from intake.models.volgmoment import Volgmoment
from intake.models.vrijstelling import Papiervrijstelling
from intake.models.workshop import Sessievrijwilliger, Workshopreeks, Workshopsessie
from intake.models.zelfintake import Zelfintake, Zelfschuld

__all__ = [
    "Aanmelding",
    "Aanwezigheid",
    "Afspraak",
    "Behandelaarswissel",
    "Besluit",
    "Bezwaar",
    "Client",
    "Deelname",
    "Document",
    "Dossierstuk",
    "ExterneUitslag",
    "Ggzsignaal",
    "Huishouden",
    "Leefgebiedcijfer",
    "Leefgebiedmeting",
    "Loketvraag",
    "Nakijkronde",
    "Notitie",
    "Opschorting",
    "Opvolging",
    "Papiervrijstelling",
    "Profiel",
    "Samenvoeging",
    "Screening",
    "Screeningbeleid",
    "Sessievrijwilliger",
    "Spreekuur",
    "Volgmoment",
    "Workshopreeks",
    "Workshopsessie",
    "Zelfintake",
    "Zelfschuld",
]
