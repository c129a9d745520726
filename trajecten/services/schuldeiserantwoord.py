"""Losse berichten van een schuldeiser: antwoord op de kennisgeving, geen medewerking, iets melden, een vraag.

Elk heeft zijn gevolg. Wie niet meewerkt telt als wie zwijgt: bij een saldo geldt wat de inwoner opgaf, bij een voorstel
is het een weigering. Wat iemand moet lezen of beantwoorden, komt op Mijn werk.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from schuldhulp.lib.codes import hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import vergrendel, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from trajecten.choices import AANSCHRIJVING_OPEN, EINDE, AanschrijvingStatus, Antwoord, VoorstelStatus
from trajecten.choices.post import KNOOPPUNT_WERKDAGEN, LOS_INKOMEND, Postsoort, Taaksoort
from trajecten.models import Aanschrijving, Schuld, Schuldeiserbericht, Traject, Voorstelregel
from trajecten.services.aanschrijving import plan_na_antwoord
from trajecten.services.inkomend import Afzender, Inkomend, leg_vast, log_antwoord
from trajecten.services.schuldeisertaak import LEZEN_WERKDAGEN, NAVRAAG, begin_taken, lapse_taken, nieuwe_taak
from trajecten.services.stemming import Stem, record_antwoorden

P = Postsoort
TE_BEANTWOORDEN = (AanschrijvingStatus.GEEN_REACTIE, *AANSCHRIJVING_OPEN)


@transaction.atomic
def record_bericht(
    schuld: Schuld,
    *,
    soort: Postsoort,
    tekst: str = "",
    kenmerk: str = "",
    afzender: Afzender,
    op: datetime,
) -> Schuldeiserbericht:
    """Legt een los bericht van een schuldeiser vast, met wat eruit volgt; `kenmerk` is waaronder hij de schuld kent.

    Fouten: Geweigerd na het einde van het traject, bij een soort die bij een vraag hoort, zonder tekst waar die nodig
    is, of als al bekend is dat de schuldeiser niet meewerkt.
    """
    if soort not in LOS_INKOMEND:
        raise Geweigerd("Dit antwoord hoort bij een saldoverzoek of voorstel. Voer het daar in.")
    if soort != P.KENNISGEVING_ANTWOORD and not tekst.strip():
        raise Geweigerd("Schrijf op wat de schuldeiser liet weten.")
    traject = vergrendel(schuld.traject)
    if traject.status in EINDE:
        raise Geweigerd("Dit traject is beëindigd. Er is niets meer om op te reageren.")
    rij = Schuld.objects.select_for_update(of=("self",)).select_related("schuldeiser", "vertegenwoordiger")
    schuld = rij.get(pk=schuld.pk)
    bericht = _neem_aan(traject, schuld, soort, tekst.strip(), afzender, op)
    if kenmerk.strip():
        veld = "vertegenwoordiger_kenmerk" if schuld.vertegenwoordiger_id else "kenmerk"
        setattr(schuld, veld, kenmerk.strip()[:80])
        schuld.save(update_fields=[veld])
    log_antwoord(traject, soort.label.lower(), afzender=afzender, op=op)
    return bericht


def _neem_aan(
    traject: Traject, schuld: Schuld, soort: Postsoort, tekst: str, afzender: Afzender, op: datetime
) -> Schuldeiserbericht:
    if soort == P.GEEN_MEDEWERKING:
        return _geen_medewerking(traject, schuld, tekst, afzender, op)
    bericht = leg_vast(traject, [Inkomend(schuld, soort, tekst)], afzender=afzender, op=op)[0]
    if soort == P.KENNISGEVING_ANTWOORD:
        open_ = Schuldeiserbericht.objects.uit().filter(schuld=schuld, soort=P.KENNISGEVING, beantwoord_op=None)
        open_.update(beantwoord_op=op)
    if tekst:
        _zet_klaar(traject, schuld, bericht, op)
    return bericht


def _zet_klaar(traject: Traject, schuld: Schuld, bericht: Schuldeiserbericht, op: datetime) -> None:
    """Iemand moet het lezen, of de vraag naar de stand binnen tien werkdagen beantwoorden."""
    is_vraag = bericht.soort == P.STATUSVERZOEK
    dagen = KNOOPPUNT_WERKDAGEN if is_vraag else LEZEN_WERKDAGEN
    uiterlijk = tel_werkdagen(dag_van(op), dagen, gelijkgestelde_dagen())
    taak = Taaksoort.STAND if is_vraag else Taaksoort.LEZEN
    begin_taken([nieuwe_taak(traject, schuld, taak, uiterlijk, {"bericht": bericht})], op=op)


def _geen_medewerking(
    traject: Traject, schuld: Schuld, tekst: str, afzender: Afzender, op: datetime
) -> Schuldeiserbericht:
    vraag = schuld.aanschrijvingen.filter(status__in=TE_BEANTWOORDEN).order_by("-ronde").first()
    regel = _open_regel(schuld)
    if not (vraag or regel) and schuld.aanschrijvingen.filter(status=AanschrijvingStatus.GEEN_MEDEWERKING).exists():
        raise Geweigerd("Het is al bekend dat deze schuldeiser niet meewerkt.")
    bij: dict[str, Any] = {"aanschrijving": vraag} if vraag else {"regel": regel} if regel else {}
    bericht = leg_vast(traject, [Inkomend(schuld, P.GEEN_MEDEWERKING, tekst, bij)], afzender=afzender, op=op)[0]
    lapse_taken(traject, schulden=[schuld.pk], soorten=NAVRAAG, door=afzender.door, op=op, reden="werkt niet mee")
    if vraag:
        _geldt_zonder_saldo(traject, schuld, vraag, tekst, afzender, op)
    elif regel:
        stem = Stem(regel, Antwoord.AFGEWEZEN, f"Werkt niet mee: {tekst}")
        record_antwoorden(
            regel.voorstel,
            [stem],
            via=afzender.via,
            kanaal=afzender.kanaal,
            door=afzender.door,
            door_naam=afzender.door_naam,
            op=op,
        )
    else:
        _zet_klaar(traject, schuld, bericht, op)
    return bericht


def _open_regel(schuld: Schuld) -> Voorstelregel | None:
    regels = schuld.voorstelregels.filter(voorstel__status=VoorstelStatus.VERSTUURD)
    return regels.select_related("voorstel__traject").first()


def _geldt_zonder_saldo(
    traject: Traject, schuld: Schuld, vraag: Aanschrijving, tekst: str, afzender: Afzender, op: datetime
) -> None:
    """Het bedrag dat de inwoner opgaf geldt, net als bij stilte."""
    wissel(vraag, "decline", door=afzender.door, op=op, toelichting=tekst)
    schuld.is_stil = True
    schuld.save(update_fields=["is_stil"])
    plan_na_antwoord(traject, op)


def find_open(code: str) -> Schuldeiserbericht | None:
    """Het bericht bij een code uit een brief, zolang er nog op gereageerd kan worden."""
    rijen = Schuldeiserbericht.objects.select_related("schuld__traject").exclude(traject__status__in=EINDE)
    return rijen.filter(code_hash=hash_van(code)).first()
