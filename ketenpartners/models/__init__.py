from ketenpartners.models.partner import Convenant, Ketenpartner
from ketenpartners.models.verwijzing import Terugkoppeling, Verwijzing

__all__ = ["Convenant", "Ketenpartner", "Terugkoppeling", "Verwijzing"]
