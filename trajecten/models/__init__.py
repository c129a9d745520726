from trajecten.models.aanschrijving import Aanschrijving
from trajecten.models.achterstand import Achterstand
from trajecten.models.berekening import Berekening
from trajecten.models.betaalplan import Betaalplan, Betaaltermijn, Prognose
from trajecten.models.betaling import Bankimport, Betaling
from trajecten.models.budget import Budget, Budgetcontrole, Budgetpost, Referentietabel
from trajecten.models.budgetbeheer import Beheerontvangst, Beheerpost, Beheerrekening, Betaalopdracht
from trajecten.models.crisis import Crisis, Crisiscontact
from trajecten.models.geding import Geding
from trajecten.models.heroverweging import Heroverweging
from trajecten.models.kwijting import Kwijting
from trajecten.models.mijlpaal import Berichtvoorkeur, Mijlpaalbericht
from trajecten.models.nazorg import Contactpoging, Nazorgmoment
from trajecten.models.nazorgwerk import Nazorgvraag, Terugvalsignaal
from trajecten.models.normwijziging import Normherberekening, Normwijziging
from trajecten.models.onderdelen import Oplossing, Rechtsmiddel, Schuldregeling, Trajectonderdeel, Uitstroom
from trajecten.models.overdracht import Overdracht, Overdrachtpunt
from trajecten.models.pauze import Trajectpauze
from trajecten.models.plan import Planactie, Plandoel, PlanVanAanpak
from trajecten.models.planwerk import Planopvolging, Planverificatie
from trajecten.models.post import Schuldeiserbericht, Schuldeiserbijlage, Zending, Zendingbestand
from trajecten.models.product import Partnerwissel, Productopvolging, Vervolgkeuze
from trajecten.models.schuld import Beslag, Schuld
from trajecten.models.schuldeiser import Schuldeiser, Schuldeiseradres
from trajecten.models.schuldeisersamenvoeging import Schuldeisersamenvoeging
from trajecten.models.schuldeisertaak import Schuldeisertaak
from trajecten.models.traject import Traject
from trajecten.models.trajectlink import Trajectlink
from trajecten.models.uitkering import Betaalbestand, Uitkering, Uitkeringsregel, Uitkeringsronde
from trajecten.models.voorstel import Voorstel, Voorstelregel
from trajecten.models.vtlb import Vtlb, Vtlbcorrectie
from trajecten.models.zelfopgave import Zelfopgave

__all__ = [
    "Aanschrijving",
    "Achterstand",
    "Bankimport",
    "Beheerontvangst",
    "Beheerpost",
    "Beheerrekening",
    "Berekening",
    "Berichtvoorkeur",
    "Beslag",
    "Betaalbestand",
    "Betaalopdracht",
    "Betaalplan",
    "Betaaltermijn",
    "Betaling",
    "Budget",
    "Budgetcontrole",
    "Budgetpost",
    "Contactpoging",
    "Crisis",
    "Crisiscontact",
    "Geding",
    "Heroverweging",
    "Kwijting",
    "Mijlpaalbericht",
    "Nazorgmoment",
    "Nazorgvraag",
    "Normherberekening",
    "Normwijziging",
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
    "Prognose",
    "Rechtsmiddel",
    "Referentietabel",
    "Schuld",
    "Schuldeiser",
    "Schuldeiseradres",
    "Schuldeiserbericht",
    "Schuldeiserbijlage",
    "Schuldeisersamenvoeging",
    "Schuldeisertaak",
    "Schuldregeling",
    "Terugvalsignaal",
    "Traject",
    "Trajectlink",
    "Trajectonderdeel",
    "Trajectpauze",
    "Uitkering",
    "Uitkeringsregel",
    "Uitkeringsronde",
    "Uitstroom",
    "Vervolgkeuze",
    "Voorstel",
    "Voorstelregel",
    "Vtlb",
    "Vtlbcorrectie",
    "Zelfopgave",
    "Zending",
    "Zendingbestand",
]
