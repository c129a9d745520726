"""Gedeelde kern: puur, of bijna puur. Importeert geen van de apps."""
