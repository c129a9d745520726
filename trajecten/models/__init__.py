from trajecten.models.aanschrijving import Aanschrijving
from trajecten.models.crisis import Crisis, Crisiscontact
from trajecten.models.geding import Geding
from trajecten.models.heroverweging import Heroverweging
from trajecten.models.mijlpaal import Berichtvoorkeur, Mijlpaalbericht
from trajecten.models.nazorg import Nazorgmoment
from trajecten.models.onderdelen import Oplossing, Rechtsmiddel, Schuldregeling, Trajectonderdeel, Uitstroom
from trajecten.models.overdracht import Overdracht, Overdrachtpunt
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
    "Berichtvoorkeur",
    "Beslag",
    "Crisis",
    "Crisiscontact",
    "Geding",
    "Heroverweging",
    "Mijlpaalbericht",
    "Nazorgmoment",
    "Oplossing",
    "Overdracht",
    "Overdrachtpunt",
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
