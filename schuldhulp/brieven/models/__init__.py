from schuldhulp.brieven.models.brief import Brief, BriefInhoud

__all__ = ["Brief", "BriefInhoud"]
