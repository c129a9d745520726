"""De kengetallen waarvoor de raad een streefwaarde kan kiezen. Rapportage telt ze; de codes zijn dezelfde."""

from typing import NamedTuple


class Kengetal(NamedTuple):
    """Een kengetal met zijn eenheid ("%", "dagen" of leeg voor een aantal)."""

    code: str
    label: str
    eenheid: str


KENGETALLEN: tuple[Kengetal, ...] = (
    Kengetal("instroom", "Instroom per kwartaal", ""),
    Kengetal("wachttijd_eerste_gesprek", "Wachttijd tot het eerste gesprek", "dagen"),
    Kengetal("eerste_gesprek_op_tijd", "Eerste gesprek op tijd", "%"),
    Kengetal("beschikking_op_tijd", "Beschikking op tijd", "%"),
    Kengetal("vaste_consulent", "Vaste consulent tot het besluit", "%"),
    Kengetal("doorlooptijd_plan_van_aanpak", "Doorlooptijd plan van aanpak", "dagen"),
    Kengetal("doorlooptijd_stabilisatie", "Doorlooptijd stabilisatie", "dagen"),
    Kengetal("doorlooptijd_inventarisatie", "Doorlooptijd inventarisatie", "dagen"),
    Kengetal("doorlooptijd_voorstel", "Doorlooptijd voorstel", "dagen"),
    Kengetal("voorstellen_akkoord", "Voorstellen met akkoord", "%"),
    Kengetal("slagingspercentage", "Slagingspercentage", "%"),
    Kengetal("uitval_fase_1", "Uitval in fase 1", "%"),
    Kengetal("uitval_fase_2", "Uitval in fase 2", "%"),
    Kengetal("recidive", "Recidive", "%"),
    Kengetal("verwijzingen_met_terugkoppeling", "Verwijzingen met terugkoppeling", "%"),
    Kengetal("afwijking_kwadrant", "Afwijking van het kwadrant", "%"),
)
