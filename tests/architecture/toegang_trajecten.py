"""Wie bij de adressen van trajecten, schulden en schuldeisers komt; hoort bij `test_urls`, dat anders te lang wordt."""

from schuldhulp.organisatie.rollen import Recht
from tests.architecture.toegang_nazorg import INWONER_EN_NAZORG

R = Recht
TRAJECTEN: dict[str, str | Recht | tuple[Recht, ...]] = {
    "trajecten:dossier": R.DOSSIERS,
    "trajecten:trajecten": R.DOSSIERS,
    "trajecten:traject": R.DOSSIERS,
    "trajecten:stap": R.DOSSIERS,
    "trajecten:plan": R.DOSSIERS,
    "trajecten:plan-bewerken": R.DOSSIERS,  # en BESLISSEN in de gemeente van het traject
    "trajecten:planactie": R.DOSSIERS,
    "trajecten:planopvolging": R.DOSSIERS,
    "trajecten:planverificatie": R.DOSSIERS,
    "trajecten:traject-nieuw": R.DOSSIERS,
    "trajecten:schulden": R.DOSSIERS,
    "trajecten:schuld-nieuw": R.DOSSIERS,
    "trajecten:schuldenlijst": R.DOSSIERS,  # en BESLISSEN in de gemeente van het traject
    "trajecten:schuldeiser-bij-schuld": R.DOSSIERS,
    **dict.fromkeys(INWONER_EN_NAZORG, R.DOSSIERS),
    "trajecten:zelfopgave": R.DOSSIERS,
    "trajecten:zelfopgave-niet": R.DOSSIERS,
    "trajecten:schuld": R.DOSSIERS,
    "trajecten:schuld-details": R.DOSSIERS,
    "trajecten:schuld-feiten": R.DOSSIERS,  # en BESLISSEN in de gemeente van het traject
    "trajecten:schuld-verschil": R.DOSSIERS,
    "trajecten:beslag-nieuw": R.DOSSIERS,
    "trajecten:beslag-einde": R.DOSSIERS,
    "trajecten:schuldeiser-adres": R.DOSSIERS,  # en BESLISSEN
    "trajecten:saldo": R.DOSSIERS,
    "trajecten:voorstel": R.DOSSIERS,
    "trajecten:zendingen": R.BESLISSEN,
    "trajecten:antwoorden-inlezen": R.BESLISSEN,
    "trajecten:zending-nieuw": R.BESLISSEN,
    "trajecten:zending": R.BESLISSEN,
    "trajecten:zending-bestand": R.BESLISSEN,
    "trajecten:regelperiodes": R.VERDELEN,
    "trajecten:post": R.DOSSIERS,
    "trajecten:antwoord-vastleggen": R.DOSSIERS,
    "trajecten:schuldeisertaak": R.DOSSIERS,
    "trajecten:bijlage": R.DOSSIERS,
    "trajecten:heroverweging": R.DOSSIERS,
    "trajecten:voorwaarde": R.DOSSIERS,
    "trajecten:voorstel-versturen": R.DOSSIERS,
    "trajecten:antwoord": R.DOSSIERS,
    "trajecten:schuldeisers": R.DOSSIERS,
    "trajecten:reactietijden": R.DOSSIERS,
    "trajecten:schuldeiser-nieuw": R.BESLISSEN,
    "trajecten:schuldeiser": R.DOSSIERS,
    "trajecten:schuldeiser-wijzigen": R.DOSSIERS,
    "trajecten:schuldeiser-samenvoegen": R.DOSSIERS,  # en BESLISSEN
    "trajecten:schuldeiser-splitsen": R.DOSSIERS,  # en BESLISSEN
    "trajecten:rechtbank": R.DOSSIERS,
    "trajecten:geding-nieuw": R.DOSSIERS,  # en BESLISSEN in de gemeente van het traject
    "trajecten:geding": R.DOSSIERS,
    "trajecten:geding-stap": R.DOSSIERS,
    "trajecten:crisis-nieuw": R.DOSSIERS,
    "trajecten:crisis": R.DOSSIERS,
    "trajecten:crisis-stap": R.DOSSIERS,
    "trajecten:producten": R.DOSSIERS,
    "trajecten:product-nieuw": R.DOSSIERS,  # en BESLISSEN in de gemeente van het traject
    "trajecten:product": R.DOSSIERS,
    "trajecten:product-einde": R.DOSSIERS,
    "trajecten:productopvolging": R.DOSSIERS,
    "trajecten:overdracht": R.DOSSIERS,
    "trajecten:partner-erbij": R.DOSSIERS,
    "trajecten:partner-eruit": R.DOSSIERS,
}
