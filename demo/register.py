"""Het register van schuldeisers in de demo: andere namen, een vestiging, adressen per doel, en wie er optreedt."""

from datetime import datetime
from typing import Any

from demo.fictie import GRONDEN, OPTREDERS, SCHULDEISERS, TREEDT_OP_VOOR
from demo.leven.bank import demo_iban
from demo.leven.basis import Eiser
from trajecten.adressering import Adres
from trajecten.choices import Schuldsoort
from trajecten.choices.post import Kanaal
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Schuldeiser
from trajecten.services.schuld import register_schuldeiser
from trajecten.services.schuldeiser import set_adres, update_schuldeiser
from trajecten.services.schuldeiserimport import AFSPRAKEN, VELDEN

ZONDER_REKENING = "Kinderopvang Duimelot"
# Wie zijn berichten liever niet per brief krijgt.
VOORKEUR = {
    "Belastingdienst": Kanaal.KNOOPPUNT,
    "CAK": Kanaal.KNOOPPUNT,
    "Vitaalzorg Verzekeringen": Kanaal.KNOOPPUNT,
    "Waterbedrijf De Vallei": Kanaal.LIJST,
}


def maak_schuldeisers(op: datetime) -> list[Eiser]:
    """Het register van schuldeisers; één ervan doet mee aan collectief schuldregelen."""
    optreders = _maak_optreders(op)
    eisers = []
    for nummer, (naam, soort, preferent, gewicht, dagen, stilte) in enumerate(SCHULDEISERS, start=1):
        rij = register_schuldeiser(
            naam=naam,
            soort=soort,
            is_preferent=preferent,
            adres=f"Postbus {nummer * 100}",
            postcode="1000 AA",
            plaats="Kandelburg",
            door=None,
            op=op,
        )
        # Eén schuldeiser gaf nog geen rekening door: bij hem blijft het geld gereserveerd.
        if naam != ZONDER_REKENING:
            _geef_rekening(rij, nummer, op)
        optreder = optreders.get(TREEDT_OP_VOOR.get(naam, ""))
        eisers.append(Eiser(rij, gewicht, dagen, stilte, GRONDEN.get(naam, ""), optreder))
    _vul_aan({eiser.rij.naam: eiser.rij for eiser in eisers}, op)
    return eisers


def _maak_optreders(op: datetime) -> dict[str, Schuldeiser]:
    """Incassobureau, deurwaarder en gemachtigde, op naam."""
    rijen = (
        register_schuldeiser(
            naam=naam,
            soort=Schuldsoort.OVERIG,
            rol=rol,
            adres=straat,
            postcode=postcode,
            plaats=plaats,
            door=None,
            op=op,
        )
        for naam, rol, straat, postcode, plaats in OPTREDERS
    )
    namen = {rij.naam: rij for rij in rijen}
    for nummer, rij in enumerate(namen.values(), start=500):
        _geef_rekening(rij, nummer, op)
    return namen


def _geef_rekening(rij: Schuldeiser, nummer: int, op: datetime) -> None:
    set_adres(rij, doel=Adresdoel.BETALING, adres=Adres("", iban=demo_iban(nummer)), door=None, op=op)


def _vul_aan(namen: dict[str, Schuldeiser], op: datetime) -> None:
    _wijzig(
        namen["Waterbedrijf De Vallei"],
        op,
        is_vooraf_akkoord=True,
        vooraf_akkoord_vanaf_datum=op.date(),
        vooraf_akkoord_lijst="Landelijke lijst collectief schuldregelen",
    )
    energie = namen["Energie Noordwaard"]
    _wijzig(energie, op, handelsnamen="Noordwaard Stroom\nNoordwaard Gas", vroegere_namen="Energiebedrijf Noord")
    register_schuldeiser(
        naam="Energie Noordwaard Zakelijk",
        soort=Schuldsoort.NUTS,
        hoofdvestiging=energie,
        adres="Handelskade 7",
        postcode="1350 AC",
        plaats="Oosterwaard",
        door=None,
        op=op,
    )
    for naam, kanaal in VOORKEUR.items():
        _wijzig(namen[naam], op, voorkeurskanaal=kanaal)
    for doel, afdeling, postbus in (
        (Adresdoel.SALDO, "Energie Noordwaard, afdeling Saldo-opgaven", "Postbus 901"),
        (Adresdoel.VOORSTEL, "Energie Noordwaard, bureau Minnelijke Regelingen", "Postbus 902"),
    ):
        set_adres(energie, doel=doel, adres=Adres(afdeling, postbus, "1000 AB", "Kandelburg"), door=None, op=op)


def _wijzig(rij: Schuldeiser, op: datetime, **anders: Any) -> None:
    rij.refresh_from_db()
    alles = {naam: getattr(rij, naam) for naam in (*VELDEN, *AFSPRAKEN, "voorkeurskanaal")}
    update_schuldeiser(rij, **{**alles, **anders}, door=None, op=op)
