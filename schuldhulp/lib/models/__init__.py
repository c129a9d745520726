from schuldhulp.lib.models.gebeurtenis import Gebeurtenis
from schuldhulp.lib.models.gelijkgesteld import GelijkgesteldeDag
from schuldhulp.lib.models.nummer import Nummerreeks
from schuldhulp.lib.models.statuswissel import StatusWissel

__all__ = ["Gebeurtenis", "GelijkgesteldeDag", "Nummerreeks", "StatusWissel"]
