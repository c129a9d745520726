"""Wie bij de sommen komt; hoort bij `test_urls`, dat anders te lang wordt."""

from schuldhulp.organisatie.rollen import Recht

R = Recht
TOEGANG_SOMMEN: dict[str, str | Recht | tuple[Recht, ...]] = {
    "trajecten:vtlb": R.DOSSIERS,
    "trajecten:vtlb-nieuw": R.DOSSIERS,  # en BESLISSEN in de gemeente van het traject
    "trajecten:berekeningen": R.DOSSIERS,
    "trajecten:berekening": R.DOSSIERS,
    "trajecten:routes": R.DOSSIERS,
    "trajecten:normwijzigingen": (R.DOSSIERS, R.BEHEER),
    "trajecten:normwijziging-starten": (R.VERDELEN, R.BEHEER),
    "trajecten:normwijziging": (R.DOSSIERS, R.BEHEER),  # de lijst met namen alleen voor wie met dossiers werkt
    "trajecten:normwijziging-vrijgeven": R.BESLISSEN,
    "trajecten:normherberekening": R.DOSSIERS,
    "trajecten:budget": R.DOSSIERS,
    "trajecten:budget-nieuw": R.DOSSIERS,  # en BESLISSEN in de gemeente van het traject
    "trajecten:budget-overzicht": R.DOSSIERS,
    "trajecten:budgetcontrole": R.DOSSIERS,
    "trajecten:referenties": (R.DOSSIERS, R.BEHEER),
    "trajecten:referenties-nieuw": R.BEHEER,
    "trajecten:rekenhulp": R.DOSSIERS,
    "trajecten:rekensom": R.DOSSIERS,
}
