"""Het formulier om de minnelijke weg te sluiten en naar de Wsnp te gaan."""

from typing import Any

from intake.forms.besluit import VOLGGROEP
from intake.forms.volgmoment import VOLGVELDEN, VolgVelden
from trajecten.forms.geding import NAAR_RECHTER, rechtbankveld
from trajecten.forms.traject import IN_BRIEF, Stapformulier, tekstveld


class WsnpForm(Stapformulier, VolgVelden):
    """De verklaring voor de rechter, en wat de inwoner erover leest."""

    rechtbank = rechtbankveld()
    motivering = tekstveld("Waarom is een regeling zonder rechter niet haalbaar?", regels=8, help_text=NAAR_RECHTER)
    uitleg = tekstveld("Waarom stopt onze schuldhulp?", regels=4, help_text=IN_BRIEF)
    vervolgstap = tekstveld("Wat kan de inwoner nu doen?", regels=3, help_text="Komt ook in de brief.")

    field_order = ["rechtbank", "motivering", "uitleg", "vervolgstap", *VOLGVELDEN]
    groepen = [
        ("De verklaring voor de rechter", ["rechtbank", "motivering"]),
        ("De brief aan de inwoner", ["uitleg", "vervolgstap"]),
        VOLGGROEP,
    ]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.stel_in(self.traject.gemeente)
