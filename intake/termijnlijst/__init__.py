"""De termijnen van de toegang, aangemeld bij de kern (`schuldhulp.lib.termijnlijst`)."""

from intake.termijnlijst import aanvraag, bezwaar, gesprek, volgen

__all__ = ["aanvraag", "bezwaar", "gesprek", "volgen"]
