"""Wat de functioneel beheerder doet: gemeenten, beleid, organisaties, medewerkers en gelijkgestelde dagen.

Een eigen pakket boven `organisatie` en `audit`, omdat elke wijziging hier een auditregel schrijft.
"""
