from schuldhulp.brieven.models.bericht import Bericht
from schuldhulp.brieven.models.brief import Brief, BriefInhoud

__all__ = ["Bericht", "Brief", "BriefInhoud"]
