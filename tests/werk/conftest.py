"""Wat de tests van "Mijn werk" delen: de klok op NU en een ingelogde browser."""

from tests.intake.conftest import als, klok

__all__ = ["als", "klok"]
