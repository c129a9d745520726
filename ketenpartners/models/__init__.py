from ketenpartners.models.aanmelding import PartnerAanmelding
from ketenpartners.models.partner import Convenant, Ketenpartner, Toegangssleutel
from ketenpartners.models.verkeer import Ontvangst, Teller
from ketenpartners.models.verwijzing import Terugkoppeling, Verwijzing

__all__ = [
    "Convenant",
    "Ketenpartner",
    "Ontvangst",
    "PartnerAanmelding",
    "Teller",
    "Terugkoppeling",
    "Toegangssleutel",
    "Verwijzing",
]
