from trajecten.models.aanschrijving import Aanschrijving
from trajecten.models.budgetbeheer import Beheerontvangst, Beheerpost, Beheerrekening, Betaalopdracht
from trajecten.models.crisis import Crisis, Crisiscontact
from trajecten.models.geding import Geding
from trajecten.models.heroverweging import Heroverweging
from trajecten.models.kwijting import Kwijting
from trajecten.models.mijlpaal import Berichtvoorkeur, Mijlpaalbericht
from trajecten.models.nazorg import Contactpoging, Nazorgmoment
from trajecten.models.nazorgwerk import Nazorgvraag, Terugvalsignaal
from trajecten.models.onderdelen import Oplossing, Rechtsmiddel, Schuldregeling, Trajectonderdeel, Uitstroom
from trajecten.models.pauze import Trajectpauze
from trajecten.models.plan import Planactie, Plandoel, PlanVanAanpak
from trajecten.models.planwerk import Planopvolging, Planverificatie
from trajecten.models.product import Partnerwissel, Productopvolging, Vervolgkeuze
from trajecten.models.schuld import Beslag, Schuld
from trajecten.models.schuldeiser import Schuldeiser, Schuldeiseradres
from trajecten.models.schuldeisersamenvoeging import Schuldeisersamenvoeging
from trajecten.models.traject import Traject
from trajecten.models.trajectlink import Trajectlink
from trajecten.models.voorstel import Voorstel, Voorstelregel
from trajecten.models.zelfopgave import Zelfopgave

__all__ = [
    "Aanschrijving",
    "Beheerontvangst",
    "Beheerpost",
    "Beheerrekening",
    "Berichtvoorkeur",
    "Beslag",
    "Betaalopdracht",
    "Contactpoging",
    "Crisis",
    "Crisiscontact",
    "Geding",
    "Heroverweging",
    "Kwijting",
    "Mijlpaalbericht",
    "Nazorgmoment",
    "Nazorgvraag",
    "Oplossing",
    "Partnerwissel",
    "PlanVanAanpak",
    "Planactie",
    "Plandoel",
    "Planopvolging",
    "Planverificatie",
    "Productopvolging",
    "Rechtsmiddel",
    "Schuld",
    "Schuldeiser",
    "Schuldeiseradres",
    "Schuldeisersamenvoeging",
    "Schuldregeling",
    "Terugvalsignaal",
    "Traject",
    "Trajectlink",
    "Trajectonderdeel",
    "Trajectpauze",
    "Uitstroom",
    "Vervolgkeuze",
    "Voorstel",
    "Voorstelregel",
    "Zelfopgave",
]
