from schuldhulp.organisatie.models.afwezigheid import Afwezigheid
from schuldhulp.organisatie.models.beleid import Beleid
from schuldhulp.organisatie.models.gemeente import Gemeente
from schuldhulp.organisatie.models.mandaat import Mandaat
from schuldhulp.organisatie.models.medewerker import Aanstelling, Medewerker, Team
from schuldhulp.organisatie.models.organisatie import Organisatie

__all__ = ["Aanstelling", "Afwezigheid", "Beleid", "Gemeente", "Mandaat", "Medewerker", "Organisatie", "Team"]
