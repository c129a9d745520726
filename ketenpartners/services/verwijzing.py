"""Verwijzen naar een ketenpartner: met toestemming van de inwoner, en met een termijn voor elk antwoord.

Een partner die niets laat horen valt vanzelf op: de datum van de volgende actie verstrijkt en de verwijzing staat in
rood bij "Mijn werk" van de behandelaar.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from intake.models import Client, Loketvraag
from ketenpartners.choices import Deelveld, Dienst, Resultaat, Terugkoppelsoort, Toestemmingswijze
from ketenpartners.models import Ketenpartner, Terugkoppeling, Verwijzing
from ketenpartners.services.spoor import log_verwijzing
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.nummers import volgend_nummer
from schuldhulp.lib.transities import begin, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.models import Traject

REEKS = "V"
# Na een weigering mag iemand niet blijven liggen: een werkweek om een ander vervolg te kiezen.
VERVOLG_WERKDAGEN = 5


@dataclass(frozen=True)
class Toestemming:
    """De toestemming van de inwoner: wanneer, hoe, en voor welke gegevens (art. 6 lid 1 onder a AVG)."""

    op: datetime
    wijze: Toestemmingswijze
    deelvelden: Sequence[Deelveld]


@transaction.atomic
def create_verwijzing(
    client: Client,
    *,
    partner: Ketenpartner,
    dienst: Dienst,
    vraag: str,
    toestemming: Toestemming,
    traject: Traject | None = None,
    loketvraag: Loketvraag | None = None,
    behandelaar: Medewerker | None = None,
    door: Medewerker | None,
    op: datetime,
) -> Verwijzing:
    """Verwijst de inwoner naar een partner, die binnen de termijn van het beleid (werkdagen) reageert.

    Fouten: Geweigerd zonder toestemming voor ten minste de naam, zonder geldig convenant, als de partner de dienst niet
    levert, of als dezelfde verwijzing al openstaat.
    """
    _controleer(client, partner, dienst, vraag, toestemming, traject, op)
    dag = dag_van(op)
    beleid = Beleid.objects.geldig(client.gemeente, dag)
    verwijzing = Verwijzing(
        nummer=volgend_nummer(REEKS, dag.year),
        client=client,
        gemeente=client.gemeente,
        traject=traject,
        loketvraag=loketvraag,
        partner=partner,
        dienst=dienst,
        vraag=vraag.strip(),
        deelvelden=[veld for veld in Deelveld.values if veld in toestemming.deelvelden],
        toestemming_op=toestemming.op,
        toestemming_wijze=toestemming.wijze,
        toestemming_vastgelegd_door=door,
        behandelaar=behandelaar or _behandelaar(traject, loketvraag, door),
        verstuurd_op=op,
        gewijzigd_op=op,
        reactie_uiterlijk_datum=tel_werkdagen(dag, beleid.verwijzing_reactie_werkdagen, gelijkgestelde_dagen()),
        terugkoppeling_dagen=beleid.terugkoppeling_dagen,
    )
    try:
        with transaction.atomic():
            begin(verwijzing, door=door, op=op)
    except IntegrityError as fout:
        raise Geweigerd(f"Voor deze inwoner staat al een verwijzing open bij {partner} voor deze dienst.") from fout
    log_verwijzing(verwijzing, Handeling.AANMAKEN, door=door, op=op, wat=f"verwijzing naar {partner}")
    return verwijzing


def _behandelaar(traject: Traject | None, loketvraag: Loketvraag | None, door: Medewerker | None) -> Medewerker | None:
    """Wie het antwoord opvangt. Het aanmeldpunt heeft geen dossiers: zo'n verwijzing is van het hele team."""
    if loketvraag is not None:
        return None
    return (traject.behandelaar if traject else None) or door


def _controleer(
    client: Client,
    partner: Ketenpartner,
    dienst: Dienst,
    vraag: str,
    toestemming: Toestemming,
    traject: Traject | None,
    op: datetime,
) -> None:
    if not vraag.strip():
        raise Geweigerd("Schrijf op wat de partner voor de inwoner kan doen.")
    if Deelveld.NAAM not in toestemming.deelvelden:
        raise Geweigerd("Zonder toestemming om ten minste de naam te delen, kan een verwijzing niet.")
    if toestemming.op > op:
        raise Geweigerd("De inwoner kan niet in de toekomst toestemming hebben gegeven.")
    if traject is not None and traject.client_id != client.pk:
        raise Geweigerd("Dit traject hoort bij een andere inwoner.")
    if not Ketenpartner.objects.met_convenant(client.gemeente, dag_van(op)).filter(pk=partner.pk).exists():
        raise Geweigerd(f"{client.gemeente} heeft nu geen geldig convenant met {partner}.")
    if dienst not in partner.diensten:
        raise Geweigerd(f"{partner} biedt deze dienst niet aan: {Dienst(dienst).label}.")


@transaction.atomic
def accept_verwijzing(
    verwijzing: Verwijzing,
    *,
    tekst: str = "",
    door: Medewerker | None,
    door_naam: str = "",
    op: datetime,
    verwacht_versie: int | None = None,
) -> Terugkoppeling:
    """De partner neemt de verwijzing aan; binnen de afgesproken dagen koppelt hij terug."""
    bericht = _Bericht(Terugkoppelsoort.ACCEPTATIE, "accept", tekst, uiterlijk=_terugkoppeling(verwijzing, op))
    return _verwerk(verwijzing, bericht, door=door, door_naam=door_naam, op=op, verwacht_versie=verwacht_versie)


@transaction.atomic
def refuse_verwijzing(
    verwijzing: Verwijzing,
    *,
    reden: str,
    door: Medewerker | None,
    door_naam: str = "",
    op: datetime,
    verwacht_versie: int | None = None,
) -> Terugkoppeling:
    """De partner kan dit niet (meer) doen; de consulent kiest binnen een werkweek een vervolg.

    Fout: Geweigerd zonder reden.
    """
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de verwijzing wordt geweigerd.")
    uiterlijk = tel_werkdagen(dag_van(op), VERVOLG_WERKDAGEN, gelijkgestelde_dagen())
    bericht = _Bericht(Terugkoppelsoort.WEIGERING, "refuse", reden, uiterlijk=uiterlijk)
    return _verwerk(verwijzing, bericht, door=door, door_naam=door_naam, op=op, verwacht_versie=verwacht_versie)


@transaction.atomic
def report_verwijzing(
    verwijzing: Verwijzing,
    *,
    tekst: str,
    door: Medewerker | None,
    door_naam: str = "",
    op: datetime,
    verwacht_versie: int | None = None,
) -> Terugkoppeling:
    """Een tussenbericht van de partner; de termijn voor het volgende begint opnieuw. Fout: Geweigerd zonder tekst."""
    if not tekst.strip():
        raise Geweigerd("Schrijf op hoe het gaat.")
    bericht = _Bericht(Terugkoppelsoort.TERUGKOPPELING, "report", tekst, uiterlijk=_terugkoppeling(verwijzing, op))
    return _verwerk(verwijzing, bericht, door=door, door_naam=door_naam, op=op, verwacht_versie=verwacht_versie)


@transaction.atomic
def complete_verwijzing(
    verwijzing: Verwijzing,
    *,
    resultaat: Resultaat,
    tekst: str = "",
    volgende_stap: str,
    door: Medewerker | None,
    door_naam: str = "",
    op: datetime,
    verwacht_versie: int | None = None,
) -> Terugkoppeling:
    """De partner is klaar: wat het opleverde, en wat de volgende stap is. Fout: Geweigerd zonder volgende stap."""
    if not volgende_stap.strip():
        raise Geweigerd("Schrijf op wat de volgende stap is, ook als er niets meer hoeft.")
    bericht = _Bericht(Terugkoppelsoort.AFRONDING, "complete", tekst, resultaat=resultaat, volgende_stap=volgende_stap)
    return _verwerk(verwijzing, bericht, door=door, door_naam=door_naam, op=op, verwacht_versie=verwacht_versie)


@transaction.atomic
def settle_verwijzing(
    verwijzing: Verwijzing, *, vervolg: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Verwijzing:
    """Sluit een geweigerde verwijzing af met het vervolg dat de consulent koos. Fout: Geweigerd zonder vervolg."""
    if not vervolg.strip():
        raise Geweigerd("Schrijf op welk vervolg u kiest, zodat niemand uit beeld raakt.")
    rij = wissel(
        verwijzing, "settle", door=door, op=op, reden=vervolg.strip(), verwacht_versie=verwacht_versie, gewijzigd_op=op
    )
    log_verwijzing(rij, Handeling.WIJZIGEN, door=door, op=op, wat="vervolg gekozen na weigering")
    return rij


@transaction.atomic
def withdraw_verwijzing(
    verwijzing: Verwijzing, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Verwijzing:
    """Trekt een verwijzing in; de partner ziet meteen geen persoonsgegevens meer. Fout: Geweigerd zonder reden."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u de verwijzing intrekt.")
    rij = wissel(
        verwijzing, "withdraw", door=door, op=op, reden=reden.strip(), verwacht_versie=verwacht_versie, gewijzigd_op=op
    )
    log_verwijzing(rij, Handeling.WIJZIGEN, door=door, op=op, wat="verwijzing ingetrokken")
    return rij


@dataclass(frozen=True)
class _Bericht:
    """Wat de partner laat weten, en de overgang die daarbij hoort."""

    soort: Terugkoppelsoort
    overgang: str
    tekst: str
    uiterlijk: date | None = None
    resultaat: str = ""
    volgende_stap: str = ""

    @property
    def gegevens(self) -> dict[str, Any]:
        """Wat de overgang op het model nodig heeft, naast het tijdstip."""
        return {"uiterlijk": self.uiterlijk} if self.uiterlijk else {}


def _terugkoppeling(verwijzing: Verwijzing, op: datetime) -> date:
    return dag_van(op) + timedelta(days=verwijzing.terugkoppeling_dagen)


def _verwerk(
    verwijzing: Verwijzing,
    bericht: _Bericht,
    *,
    door: Medewerker | None,
    door_naam: str,
    op: datetime,
    verwacht_versie: int | None,
) -> Terugkoppeling:
    """Voert de overgang uit en bewaart het bericht. Namens wie: `door_naam`, en anders de partner zelf."""
    namens = door_naam or str(verwijzing.partner)
    rij = wissel(
        verwijzing,
        bericht.overgang,
        door=door,
        op=op,
        reden=bericht.tekst.strip(),
        verwacht_versie=verwacht_versie,
        gewijzigd_op=op,
        **bericht.gegevens,
    )
    terugkoppeling = Terugkoppeling.objects.create(
        verwijzing=rij,
        soort=bericht.soort,
        tekst=bericht.tekst.strip(),
        resultaat=bericht.resultaat,
        volgende_stap=bericht.volgende_stap.strip(),
        door=door,
        door_naam=namens,
        op=op,
        status_na=rij.status,
        volgende_uiterlijk_datum=bericht.uiterlijk,
    )
    wat = bericht.soort.label.lower()
    log_verwijzing(rij, Handeling.WIJZIGEN, door=door, door_naam=namens, op=op, wat=wat)
    return terugkoppeling
