"""De toets dat een traject niet in de pauze staat, voor diensten die geen overgang zijn."""

from schuldhulp.lib.fouten import Geweigerd
from trajecten.models import Traject
from trajecten.models.traject import loopt


def check_loopt(traject: Traject) -> None:
    """In een pauze zet niemand een stap. Fout: Geweigerd."""
    if not loopt(traject):
        raise Geweigerd((loopt.__doc__ or "").strip())
