"""Geen tijdslimiet per voorbeeld: op een drukke machine zegt die niets over de regel."""

from hypothesis import settings

settings.register_profile("zonder_tijdslimiet", deadline=None)
settings.load_profile("zonder_tijdslimiet")
