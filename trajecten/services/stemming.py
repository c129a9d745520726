"""De stemming over een voorstel: antwoorden en de uitkomst. Weigert iemand, zie dan `dwangakkoord`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Unpack

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.codes import hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import vergrendel, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import WEIGEREND, Antwoord, Herkomst, TrajectStatus, VoorstelStatus
from trajecten.choices.post import Postsoort
from trajecten.models import Schuldregeling, Voorstel, Voorstelregel
from trajecten.models.voorstel import iedereen_stemt_in
from trajecten.services.inkomend import Afzender, Inkomend, Langs, leg_vast, log_antwoord
from trajecten.services.schuldeisertaak import NAVRAAG, lapse_taken
from trajecten.services.spoor import log_traject

# Na de uitkomst twee werkweken om de regeling te starten of een andere weg te kiezen.
VERVOLG_WERKDAGEN = 10
STEMMEN = (Antwoord.AKKOORD, *WEIGEREND)
REDEN_VERPLICHT = {
    Antwoord.AFGEWEZEN: "Schrijf op waarom het voorstel is afgewezen.",
    Antwoord.VOORWAARDELIJK: "Schrijf op onder welke voorwaarde de schuldeiser akkoord gaat.",
}


@dataclass(frozen=True)
class Stem:
    """Wat één schuldeiser op het voorstel antwoordt; een afwijzing heeft een reden."""

    regel: Voorstelregel
    antwoord: Antwoord
    reden: str = ""


@transaction.atomic
def record_antwoord(
    regel: Voorstelregel, *, antwoord: Antwoord, reden: str = "", op: datetime, **langs: Unpack[Langs]
) -> Voorstelregel:
    """Legt het antwoord van één schuldeiser vast; zie `record_antwoorden`."""
    stem = Stem(regel, antwoord, reden)
    return record_antwoorden(regel.voorstel, [stem], op=op, **langs)[0]


@transaction.atomic
def record_antwoorden(
    voorstel: Voorstel, stemmen: Sequence[Stem], *, op: datetime, **langs: Unpack[Langs]
) -> list[Voorstelregel]:
    """Legt antwoorden op één voorstel vast, alle of geen; is iedereen geweest, dan volgt de uitkomst vanzelf.

    Fouten: Geweigerd als het voorstel niet (meer) openstaat, bij een tweede antwoord langs dezelfde code, of bij een
    afwijzing zonder reden.
    """
    for stem in stemmen:
        _check_stem(stem)
    afzender = Afzender(**langs)
    # Overal eerst het traject op slot en dan het voorstel: zo wacht niemand in een kring op elkaar.
    traject = vergrendel(voorstel.traject)
    rij = vergrendel(voorstel)
    rij.traject = traject
    if rij.status != VoorstelStatus.VERSTUURD:
        raise Geweigerd("Dit voorstel staat niet meer open voor antwoorden.")
    regels = _leg_stemmen_vast(stemmen, via=afzender.via, op=op)
    leg_vast(traject, [_inkomend(regel) for regel in regels], afzender=afzender, op=op)
    wie = [regel.schuld_id for regel in regels]
    lapse_taken(traject, schulden=wie, soorten=NAVRAAG, door=afzender.door, op=op, reden="de schuldeiser antwoordde")
    wat = "antwoord" if len(stemmen) == 1 else f"{len(stemmen)} antwoorden"
    log_antwoord(traject, wat, afzender=afzender, op=op)
    settle_voorstel(rij, door=afzender.door, op=op)
    return regels


def _check_stem(stem: Stem) -> None:
    if stem.antwoord not in STEMMEN:
        raise Geweigerd("Een schuldeiser antwoordt met akkoord, akkoord onder een voorwaarde, of afgewezen.")
    if stem.antwoord in WEIGEREND and not stem.reden.strip():
        raise Geweigerd(REDEN_VERPLICHT[stem.antwoord])


def _leg_stemmen_vast(stemmen: Sequence[Stem], *, via: Herkomst, op: datetime) -> list[Voorstelregel]:
    rijen = Voorstelregel.objects.select_for_update(of=("self",)).order_by("pk")
    rijen = rijen.select_related("schuld__schuldeiser", "schuld__vertegenwoordiger")
    per_sleutel = {rij.pk: rij for rij in rijen.filter(pk__in=[stem.regel.pk for stem in stemmen])}
    return [_leg_vast(per_sleutel[stem.regel.pk], stem, via=via, op=op) for stem in stemmen]


def _leg_vast(rij: Voorstelregel, stem: Stem, *, via: Herkomst, op: datetime) -> Voorstelregel:
    if rij.antwoord != Antwoord.GEEN_REACTIE and via != Herkomst.CONSULENT:
        raise Geweigerd("Uw antwoord hebben wij al ontvangen.")
    rij.antwoord, rij.reden = stem.antwoord, stem.reden.strip()
    rij.antwoord_op, rij.antwoord_via = op, via
    rij.save(update_fields=["antwoord", "reden", "antwoord_op", "antwoord_via"])
    return rij


def _inkomend(regel: Voorstelregel) -> Inkomend:
    tekst = f"{regel.get_antwoord_display()}. {regel.reden}".strip()
    return Inkomend(regel.schuld, Postsoort.VOORSTEL_ANTWOORD, tekst, {"regel": regel})


def settle_voorstel(voorstel: Voorstel, *, door: Medewerker | None, op: datetime) -> Voorstel:
    """Trekt de conclusie zodra iedereen antwoordde: akkoord, of geen akkoord. In een pauze wacht die conclusie."""
    if voorstel.traject.in_pauze:
        return voorstel
    antwoorden = set(voorstel.regels.values_list("antwoord", flat=True))
    if Antwoord.GEEN_REACTIE in antwoorden:
        return voorstel
    if antwoorden & set(WEIGEREND):
        return close_zonder_akkoord(voorstel, door=door, op=op, reden="niet alle schuldeisers stemden in")
    return accept_voorstel(voorstel, "register_akkoord", door=door, op=op)


def settle_gesloten(voorstel: Voorstel, *, door: Medewerker | None, op: datetime) -> None:
    """Na een gesloten stemming: stemt na heroverweging alsnog iedereen in, dan is er een akkoord."""
    traject = voorstel.traject
    if traject.in_pauze or traject.status != TrajectStatus.GEEN_AKKOORD or not iedereen_stemt_in(voorstel):
        return
    accept_voorstel(voorstel, "register_akkoord", door=door, op=op)


@transaction.atomic
def close_zonder_akkoord(voorstel: Voorstel, *, door: Medewerker | None, op: datetime, reden: str) -> Voorstel:
    """Sluit de stemming zonder akkoord; wie zweeg telt als weigering."""
    vergrendel(voorstel.traject)
    rij = wissel(voorstel, "refuse", door=door, op=op, reden=reden, besloten_op=op)
    traject = wissel(
        voorstel.traject, "register_geen_akkoord", door=door, op=op, reden=reden, uiterlijk=vervolg_uiterlijk(op)
    )
    Schuldregeling.objects.filter(traject=traject).update(afgewezen_datum=dag_van(op))
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat=f"voorstel {rij.ronde} gesloten zonder akkoord")
    return rij


def accept_voorstel(voorstel: Voorstel, overgang: str, *, door: Medewerker | None, op: datetime) -> Voorstel:
    """Het voorstel geldt voor iedereen, met deze overgang van het traject (in de transactie van de aanroeper)."""
    rij = wissel(voorstel, "accept", door=door, op=op, besloten_op=op)
    traject = wissel(voorstel.traject, overgang, door=door, op=op, datum=dag_van(op), uiterlijk=vervolg_uiterlijk(op))
    Schuldregeling.objects.filter(traject=traject).update(toegekend_datum=dag_van(op), afgewezen_datum=None)
    return rij


def vervolg_uiterlijk(op: datetime) -> date:
    """Wanneer na een uitkomst de volgende stap gezet moet zijn."""
    return tel_werkdagen(dag_van(op), VERVOLG_WERKDAGEN, gelijkgestelde_dagen())


def find_open(code: str) -> Voorstelregel | None:
    """De voorstelregel bij een code uit een brief, zolang het voorstel openstaat."""
    regels = Voorstelregel.objects.select_related("voorstel__traject__gemeente", "schuld__schuldeiser")
    return regels.filter(code_hash=hash_van(code), voorstel__status=VoorstelStatus.VERSTUURD).first()
