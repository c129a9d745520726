from rapportage.models.kwartaal import Kwartaalmeting

__all__ = ["Kwartaalmeting"]
