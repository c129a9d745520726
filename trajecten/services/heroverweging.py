"""Heroverweging: wie het voorstel weigerde of zweeg, wordt één keer gevraagd daar nog eens naar te kijken.

Uitkomst: stemt iedereen alsnog in, dan is er een akkoord. Blijft er één weigeren of stil, dan kiest de consulent een
nieuw voorstel, de rechter (art. 287a Fw) of een andere weg.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Unpack

from django.db import transaction
from django.db.models import Prefetch

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept
from schuldhulp.lib.codes import code_voor, hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin_alle, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import INSTEMMEND, Antwoord, TrajectStatus, VoorstelStatus
from trajecten.choices.post import Kanaal, Postsoort
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Heroverweging, Schuld, Traject, Voorstel, Voorstelregel
from trajecten.services.concept import aan_schuldeiser
from trajecten.services.inkomend import Afzender, Inkomend, Langs, leg_vast, log_antwoord
from trajecten.services.loopt import check_loopt
from trajecten.services.spoor import log_traject
from trajecten.services.stemming import VERVOLG_WERKDAGEN, settle_gesloten
from trajecten.services.uitgaand import Uitgaand, reageer_uiterlijk, verstuur_post

DOEL = "heroverweging"
WACHTEN = "Antwoord op de heroverweging afwachten"
KIEZEN = "Kiezen: nieuw voorstel, dwangakkoord, Wsnp of beëindigen"
# Ook als de rechter al is gevraagd, mag een schuldeiser alsnog instemmen.
WELKOM = (TrajectStatus.GEEN_AKKOORD, TrajectStatus.DWANGAKKOORD)


@transaction.atomic
def request_heroverweging(
    voorstel: Voorstel,
    regels: Sequence[Voorstelregel],
    *,
    motivering: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> list[Heroverweging]:
    """Vraagt deze schuldeisers hun weigering te heroverwegen. `motivering` staat in de brief; versie van het traject.

    Fouten: Geweigerd zonder motivering, buiten "geen akkoord", als er niemand te vragen is of iemand al gevraagd is of
    instemde; Gelijktijdig als het traject intussen is gewijzigd.
    """
    if not motivering.strip():
        raise Geweigerd("Schrijf op waarom de schuldeiser zijn antwoord moet heroverwegen.")
    traject = vergrendel(voorstel.traject)
    controleer_versie(traject, verwacht_versie)
    check_loopt(traject)
    rij = vergrendel(voorstel)
    if traject.status != TrajectStatus.GEEN_AKKOORD or rij.status != VoorstelStatus.GEEN_AKKOORD:
        raise Geweigerd("Heroverweging vragen kan als een voorstel zonder akkoord is gesloten.")
    te_vragen = _te_vragen(rij, regels)
    beleid = Beleid.objects.geldig(traject.gemeente, dag_van(op))
    nieuw = [_nieuwe(traject, r, motivering.strip(), beleid.heroverweging_werkdagen, op) for r in te_vragen]
    post = verstuur_post([_bericht(traject, rij, h, door) for h in nieuw], door=door, op=op)
    for heroverweging, bericht in zip(nieuw, post, strict=True):
        heroverweging.brief = bericht.brief
    begin_alle(nieuw, door=door, op=op)
    traject.zet_actie(WACHTEN, max(h.reactie_uiterlijk_datum for h in nieuw))
    bewaar(traject)
    log_traject(traject, Handeling.VERSTUREN, door=door, op=op, wat=f"{len(nieuw)} verzoeken om heroverweging")
    return nieuw


def te_heroverwegen(voorstel: Voorstel) -> list[Voorstelregel]:
    """De schuldeisers die weigerden of zwegen en nog niet zijn gevraagd."""
    regels = (
        voorstel.regels.exclude(antwoord__in=INSTEMMEND).filter(heroverweging=None).exclude(schuld__schuldeiser=None)
    )
    return list(regels.prefetch_related(Prefetch("schuld", Schuld.objects.met_adressen())))


def _te_vragen(voorstel: Voorstel, regels: Sequence[Voorstelregel]) -> list[Voorstelregel]:
    kan = {regel.pk: regel for regel in te_heroverwegen(voorstel)}
    if not regels:
        raise Geweigerd("Kies ten minste één schuldeiser.")
    if any(regel.pk not in kan for regel in regels):
        raise Geweigerd("Een van deze schuldeisers stemde al in, of is al om heroverweging gevraagd.")
    return [kan[regel.pk] for regel in regels]


def _nieuwe(traject: Traject, regel: Voorstelregel, motivering: str, werkdagen: int, op: datetime) -> Heroverweging:
    id_, kanaal = uuid.uuid4(), Kanaal(regel.kanaal)
    return Heroverweging(
        id=id_,
        traject=traject,
        regel=regel,
        gemeente=traject.gemeente,
        kanaal=kanaal,
        motivering=motivering,
        verstuurd_op=op,
        reactie_uiterlijk_datum=reageer_uiterlijk(kanaal, werkdagen, op),
        code_hash=hash_van(code_voor(DOEL, id_)),
    )


def _bericht(traject: Traject, voorstel: Voorstel, heroverweging: Heroverweging, door: Medewerker) -> Uitgaand:
    return Uitgaand(
        traject,
        heroverweging.regel.schuld,
        Postsoort.HEROVERWEGING,
        Kanaal(heroverweging.kanaal),
        _brief(traject, voorstel, heroverweging, door),
        heroverweging.reactie_uiterlijk_datum,
        tekst=heroverweging.motivering,
        bij={"heroverweging": heroverweging},
    )


def _brief(traject: Traject, voorstel: Voorstel, heroverweging: Heroverweging, door: Medewerker) -> Concept:
    regel = heroverweging.regel
    return aan_schuldeiser(
        traject,
        regel.schuld,
        "heroverweging",
        doel=Adresdoel.KLACHT,
        sleutel=f"heroverweging:{regel.pk}",
        door=door,
        inhoud={
            "soort": voorstel.get_soort_display(),
            "vordering_bedrag": str(regel.vordering_bedrag),
            "aangeboden_bedrag": str(regel.aangeboden_bedrag),
            "was_stil": regel.antwoord == Antwoord.GEEN_REACTIE,
            "motivering": heroverweging.motivering,
            "reactie_uiterlijk": heroverweging.reactie_uiterlijk_datum.isoformat(),
            "code_doel": DOEL,
            "code_id": str(heroverweging.pk),
        },
    )


@transaction.atomic
def record_heroverweging(
    heroverweging: Heroverweging, *, stemt_in: bool, reden: str = "", op: datetime, **langs: Unpack[Langs]
) -> Heroverweging:
    """Legt het antwoord vast; stemt daarmee iedereen in, dan is er een akkoord.

    Fouten: Geweigerd bij blijven weigeren zonder reden, een tweede antwoord, of als het voorstel niet meer geldt.
    """
    if not stemt_in and not reden.strip():
        raise Geweigerd("Schrijf op waarom de schuldeiser blijft weigeren.")
    traject = vergrendel(heroverweging.traject)
    voorstel = vergrendel(heroverweging.regel.voorstel)
    voorstel.traject = traject
    if voorstel.status != VoorstelStatus.GEEN_AKKOORD or traject.status not in WELKOM:
        raise Geweigerd("Dit voorstel staat niet meer open voor antwoorden.")
    afzender, overgang = Afzender(**langs), "accept" if stemt_in else "refuse"
    velden: dict[str, Any] = {"beantwoord_op": op, "via": afzender.via, "antwoord": reden.strip()}
    rij = wissel(heroverweging, overgang, door=afzender.door, op=op, **velden)
    bericht = Inkomend(rij.regel.schuld, Postsoort.VOORSTEL_ANTWOORD, _woorden(stemt_in, reden), {"heroverweging": rij})
    leg_vast(traject, [bericht], afzender=afzender, op=op)
    if stemt_in:
        Voorstelregel.objects.filter(pk=rij.regel_id).update(
            antwoord=Antwoord.HEROVERWOGEN, antwoord_op=op, antwoord_via=afzender.via
        )
    log_antwoord(traject, "antwoord op de heroverweging", afzender=afzender, op=op)
    settle_gesloten(voorstel, door=afzender.door, op=op)
    plan_na_heroverweging(traject, op)
    return rij


def _woorden(stemt_in: bool, reden: str) -> str:
    antwoord = "Stemt na heroverweging in." if stemt_in else "Blijft weigeren."
    return f"{antwoord} {reden}".strip()


def expire_heroverwegingen(op: datetime) -> int:
    """Stelt vast wie na de termijn stil bleef; diens weigering blijft staan en de consulent kiest een vervolg."""
    aantal = 0
    for pk in list(Heroverweging.objects.overdue(dag_van(op)).values_list("pk", flat=True)):
        with transaction.atomic():
            rij = Heroverweging.objects.select_related("traject").get(pk=pk)
            traject = vergrendel(rij.traject)
            if traject.in_pauze or not Heroverweging.objects.overdue(dag_van(op)).filter(pk=pk).exists():
                continue
            wissel(rij, "give_up", door=None, op=op)
            plan_na_heroverweging(traject, op)
            aantal += 1
    return aantal


def plan_na_heroverweging(traject: Traject, op: datetime) -> None:
    """Is op elke vraag geantwoord of gezwegen en kwam er geen akkoord, dan kiest de consulent weer een weg."""
    traject.refresh_from_db()
    wacht = traject.status == TrajectStatus.GEEN_AKKOORD and traject.actie == WACHTEN and not traject.in_pauze
    if not wacht or traject.heroverwegingen.open().exists():
        return
    traject.zet_actie(KIEZEN, tel_werkdagen(dag_van(op), VERVOLG_WERKDAGEN, gelijkgestelde_dagen()))
    bewaar(traject)


def withdraw_heroverwegingen(traject: Traject, *, door: Medewerker | None, op: datetime, reden: str) -> None:
    """Trekt in wat nog openstaat: het voorstel verviel of het traject eindigde. Er gaat niets uit."""
    for heroverweging in traject.heroverwegingen.open():
        wissel(heroverweging, "withdraw", door=door, op=op, reden=reden)


def settle_na_pauze(traject: Traject, *, door: Medewerker, op: datetime) -> None:
    """Wat tijdens de pauze binnenkwam, heeft nu zijn gevolg; hoort in de transactie van het hervatten."""
    voorstel = traject.voorstellen.filter(status=VoorstelStatus.GEEN_AKKOORD).first()
    if voorstel is not None and traject.status == TrajectStatus.GEEN_AKKOORD:
        voorstel.traject = traject
        settle_gesloten(voorstel, door=door, op=op)
        plan_na_heroverweging(traject, op)


def find_open(code: str) -> Heroverweging | None:
    """De heroverweging bij een code uit een brief, zolang het voorstel nog kan gelden."""
    rijen = Heroverweging.objects.select_related("traject__gemeente", "regel__voorstel", "regel__schuld__schuldeiser")
    geldig = rijen.filter(regel__voorstel__status=VoorstelStatus.GEEN_AKKOORD, traject__status__in=WELKOM)
    return geldig.filter(code_hash=hash_van(code)).first()
