"""Een bankbestand nakijken en vastleggen; dezelfde boeking komt er nooit twee keer in."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import begin_alle
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from trajecten.bank.afschrift import Afschrift, Boeking
from trajecten.bank.koppelen import Oordeel, Uitkomst, koppel
from trajecten.choices.looptijd import Betalingherkomst, Betalingsoort, BetalingStatus
from trajecten.models import Bankimport, Betaling, Traject, Uitkeringsregel
from trajecten.services.bankindex import bekende, maak_index, trajecten_bij
from trajecten.services.betaling import follow_betalingen, soort_voor


@dataclass(frozen=True)
class Beoordeling:
    """Eén boeking, wat ermee gebeurt en bij welk traject zij hoort of kan horen."""

    boeking: Boeking
    uitkomst: Uitkomst
    traject: Traject | None
    is_bekend: bool


def review_afschrift(afschrift: Afschrift, gemeenten: Collection[Gemeente], op: datetime) -> list[Beoordeling]:
    """Wat vastleggen zou doen, zonder iets te bewaren.

    Fout: Geweigerd bij een andere rekening dan die van de gemeente, of bij een boeking in de toekomst.
    """
    _check_rekening(afschrift, gemeenten, dag_van(op))
    if any(b.datum > dag_van(op) + timedelta(days=1) for b in afschrift.boekingen):
        raise Geweigerd("In dit bestand staan boekingen in de toekomst. Er is niets bewaard.")
    index = maak_index(afschrift.boekingen, gemeenten)
    bekend = bekende([b.sleutel for b in afschrift.boekingen])
    uitkomsten = [(b, koppel(b, index)) for b in afschrift.boekingen]
    trajecten = trajecten_bij({u.plan for _, u in uitkomsten if u.plan})
    return [Beoordeling(b, u, trajecten.get(u.plan), b.sleutel in bekend) for b, u in uitkomsten]


def _check_rekening(afschrift: Afschrift, gemeenten: Collection[Gemeente], vandaag: date) -> None:
    eigen = {Beleid.objects.geldig(gemeente, vandaag).reserveringsrekening for gemeente in gemeenten} - {""}
    if afschrift.rekening and eigen and afschrift.rekening not in eigen:
        raise Geweigerd(
            f"Dit afschrift is van {afschrift.rekening}. Dat is niet de reserveringsrekening van uw gemeente. "
            "Er is niets bewaard."
        )


@transaction.atomic
def import_afschrift(
    afschrift: Afschrift,
    *,
    naam: str,
    gemeente: Gemeente,
    gemeenten: Collection[Gemeente],
    door: Medewerker,
    op: datetime,
) -> Bankimport:
    """Legt alle nieuwe boekingen van een nagekeken afschrift vast, of geen enkele.

    Wat zeker is telt meteen mee bij het traject; de rest wacht bij `gemeente` tot iemand kiest. Is elke boeking al
    bekend, dan gebeurt er niets. Fouten: als `review_afschrift`.
    """
    # Eén import tegelijk: anders kan dezelfde boeking twee keer nieuw lijken.
    list(Gemeente.objects.select_for_update().filter(pk__in=[g.pk for g in gemeenten]).order_by("pk"))
    code = _code(afschrift)
    eerder = Bankimport.objects.filter(sha256=code).first()
    if eerder:
        return eerder
    nieuw = [
        b
        for b in review_afschrift(afschrift, gemeenten, op)
        if not b.is_bekend and b.uitkomst.oordeel != Oordeel.OVERSLAAN
    ]
    rij = Bankimport.objects.create(
        gemeente=gemeente,
        naam=naam[:120],
        soort=afschrift.soort,
        sha256=code,
        rekening=afschrift.rekening,
        boekingen=len(afschrift.boekingen),
        nieuw=len(nieuw),
        bij_bedrag=afschrift.bij,
        eindsaldo_bedrag=afschrift.eindsaldo,
        door=door,
        op=op,
    )
    begin_alle([_betaling(b, rij, gemeente) for b in nieuw], door=door, op=op)
    _boek_retouren(nieuw)
    follow_betalingen({b.traject.pk for b in nieuw if b.traject and _is_zeker(b)}, door=door, op=op)
    leg_vast(
        Handeling.AANMAKEN,
        door=door,
        op=op,
        onderwerp=rij,
        gemeente=gemeente,
        toelichting=f"bankbestand vastgelegd: {len(nieuw)} nieuwe betalingen",
    )
    return rij


def _code(afschrift: Afschrift) -> str:
    """Volgt uit de boekingen: hetzelfde afschrift als CAMT of CSV met dezelfde sleutels is hetzelfde."""
    inhoud = "|".join((afschrift.rekening, *sorted(b.sleutel for b in afschrift.boekingen)))
    return hashlib.sha256(inhoud.encode()).hexdigest()


def _is_zeker(b: Beoordeling) -> bool:
    return b.uitkomst.oordeel == Oordeel.ZEKER and b.traject is not None


def _betaling(b: Beoordeling, bij: Bankimport, gemeente: Gemeente) -> Betaling:
    traject = b.traject if _is_zeker(b) else None
    soort = Betalingsoort.TERMIJN
    if traject:
        soort = Betalingsoort.RETOUR if b.uitkomst.is_retour else soort_voor(traject.betaalplan, b.boeking.bedrag)
    return Betaling(
        status=BetalingStatus.GEKOPPELD if traject else BetalingStatus.TE_KOPPELEN,
        gemeente=traject.gemeente if traject else gemeente,
        traject=traject,
        gedacht=None if traject else b.traject,
        soort=soort,
        datum=b.boeking.datum,
        bedrag=b.boeking.bedrag,
        naam=b.boeking.naam,
        tegenrekening=b.boeking.tegenrekening,
        omschrijving=b.boeking.omschrijving,
        kenmerk=b.boeking.kenmerk,
        is_storno=b.boeking.is_storno,
        sleutel=b.boeking.sleutel,
        herkomst=Betalingherkomst.BANK,
        bankimport=bij,
        waarom=b.uitkomst.waarom,
    )


def _boek_retouren(nieuw: Iterable[Beoordeling]) -> None:
    """Een uitkering die de bank terugstuurt, is niet betaald: het geld staat weer klaar voor dezelfde schuldeiser."""
    for b in nieuw:
        if b.uitkomst.is_retour:
            regels = Uitkeringsregel.objects.filter(kenmerk=b.boeking.eindtoeind, teruggekomen_datum=None)
            regels.update(teruggekomen_datum=b.boeking.datum)
