"""Wie bij de adressen van de looptijd mag komen; hoort bij `test_urls`."""

from schuldhulp.organisatie.rollen import Recht

R = Recht
# Wie iets wijzigt, heeft ook BESLISSEN in de gemeente van het traject.
LOOPTIJD: dict[str, Recht] = {
    "trajecten:betalingen": R.DOSSIERS,
    "trajecten:betaling-nieuw": R.DOSSIERS,
    "trajecten:betaalrekening": R.DOSSIERS,
    "trajecten:capaciteit": R.DOSSIERS,
    "trajecten:achterstand": R.DOSSIERS,
    "trajecten:betaling-losmaken": R.DOSSIERS,
    "trajecten:uitkering": R.DOSSIERS,
    "trajecten:ontvangsten": R.DOSSIERS,
    "trajecten:bankbestand": R.BESLISSEN,
    "trajecten:betaling-koppelen": R.DOSSIERS,  # en BESLISSEN in de gemeente van de betaling
    "trajecten:betaling-opzij": R.DOSSIERS,
    "trajecten:betaling-terug": R.DOSSIERS,
    "trajecten:uitkeringsronde-nieuw": R.BESLISSEN,
    "trajecten:uitkeringsronde": R.DOSSIERS,
    "trajecten:uitkeringsronde-goedkeuren": R.TWEEDE_LEZER,  # en nooit wie haar klaarzette
    "trajecten:uitkeringsronde-intrekken": R.DOSSIERS,
    "trajecten:betaalbestand": R.DOSSIERS,  # en BESLISSEN of TWEEDE_LEZER in deze gemeente
}
