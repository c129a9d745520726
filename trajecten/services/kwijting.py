"""Finale kwijting per schuldeiser: vragen, antwoorden, stilte, uitzoeken, en wat de inwoner daarover krijgt."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept, verstuur_alle
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin_alle, bewaar, controleer_versie, vergrendel, wissel, wissel_alle
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import TrajectStatus
from trajecten.choices.kwijting import ANTWOORDEN, NIET_VRIJ, KwijtingStatus
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Kwijting, Traject
from trajecten.services.concept import aan_inwoner, aan_schuldeiser
from trajecten.services.spoor import log_traject

WACHTEN = "Finale kwijting bevestigen"
UITZOEKEN = "Kwijting uitzoeken"
VERDER = "Nazorg starten"
WERKDAGEN = 5  # zo snel pakt iemand op wat nu van ons is
VOORBIJ = "De finale kwijting van dit traject is al afgerond."


def uiterlijk_voor(traject: Traject, op: datetime) -> date:
    """De laatste dag waarop schuldeisers kunnen antwoorden op een vraag van nu, volgens het beleid."""
    dagen = Beleid.objects.geldig(traject.gemeente, dag_van(op)).kwijting_werkdagen
    return tel_werkdagen(dag_van(op), dagen, gelijkgestelde_dagen())


def request_kwijtingen(traject: Traject, *, uiterlijk: date, door: Medewerker, op: datetime) -> None:
    """Vraagt elke schuldeiser die meedoet om finale kwijting; hoort in de transactie van het einde van de looptijd."""
    schulden = list(traject.schulden.in_regeling().exclude(schuldeiser=None).met_adressen())
    brieven = verstuur_alle((_brief(traject, schuld, uiterlijk, door) for schuld in schulden), door=door, op=op)
    rijen = [
        Kwijting(traject=traject, schuld=schuld, gevraagd_op=op, uiterlijk_datum=uiterlijk, brief=brief)
        for schuld, brief in zip(schulden, brieven, strict=True)
    ]
    begin_alle(rijen, door=door, op=op)
    plan_kwijtingen(traject, op)
    bewaar(traject)


def _brief(traject: Traject, schuld: Any, uiterlijk: date, door: Medewerker) -> Concept:
    return aan_schuldeiser(
        traject,
        schuld,
        "finale_kwijting",
        doel=Adresdoel.VOORSTEL,
        sleutel=f"kwijting:{schuld.pk}",
        door=door,
        inhoud={"reactie_uiterlijk": uiterlijk.isoformat()},
    )


@transaction.atomic
def record_kwijting(
    kwijting: Kwijting,
    *,
    antwoord: KwijtingStatus,
    opmerking: str = "",
    restant: Decimal | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Kwijting:
    """Legt vast wat een schuldeiser antwoordt. `restant` (euro) is wat hij bij "deels" laat staan.

    Fouten: Geweigerd zonder opmerking bij een weigering, zonder restant bij "deels", of als de kwijting al klaar is.
    """
    tekst = opmerking.strip()
    if antwoord not in ANTWOORDEN:
        raise Geweigerd("Kies wat de schuldeiser antwoordt.")
    if antwoord != KwijtingStatus.BEVESTIGD and not tekst:
        raise Geweigerd("Schrijf op wat de schuldeiser zegt.")
    if antwoord == KwijtingStatus.DEELS and (restant is None or restant <= 0):
        raise Geweigerd("Vul in welk bedrag de schuldeiser laat staan. Het is meer dan nul.")
    traject = _in_kwijting(kwijting.traject)
    rij = wissel(
        kwijting,
        "answer",
        door=door,
        op=op,
        reden=tekst,
        verwacht_versie=verwacht_versie,
        antwoord=antwoord,
        antwoord_datum=dag_van(op),
        opmerking=tekst,
        restant_bedrag=restant if antwoord == KwijtingStatus.DEELS else None,
    )
    plan_kwijtingen(traject, op)
    bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat=f"finale kwijting: {rij.status}")
    return rij


@transaction.atomic
def confirm_kwijtingen(
    traject: Traject, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> list[Kwijting]:
    """Legt vast dat iedereen van wie nog niets binnen was, heeft bevestigd. Fout: Geweigerd als er niemand meer is."""
    rij = _in_kwijting(traject, verwacht_versie)
    wacht = list(rij.kwijtingen.filter(status=KwijtingStatus.GEVRAAGD))
    if not wacht:
        raise Geweigerd("Van elke schuldeiser is al een antwoord vastgelegd.")
    wat = {"antwoord": KwijtingStatus.BEVESTIGD, "antwoord_datum": dag_van(op), "opmerking": "", "restant_bedrag": None}
    rijen = wissel_alle([(kwijting, wat) for kwijting in wacht], "answer", door=door, op=op)
    plan_kwijtingen(rij, op)
    bewaar(rij)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"finale kwijting: {len(rijen)} keer bevestigd")
    return rijen


@transaction.atomic
def explain_kwijting(
    kwijting: Kwijting, *, uitleg: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Kwijting:
    """Sluit een weigering af: wat is uitgezocht en wat met de inwoner is afgesproken. Fout: Geweigerd zonder uitleg."""
    if not uitleg.strip():
        raise Geweigerd("Schrijf op wat u uitzocht en wat u met de inwoner afsprak.")
    traject = _in_kwijting(kwijting.traject)
    tekst = uitleg.strip()
    rij = wissel(kwijting, "explain", door=door, op=op, reden=tekst, verwacht_versie=verwacht_versie, uitleg=tekst)
    plan_kwijtingen(traject, op)
    bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="finale kwijting uitgezocht")
    return rij


def close_stille_kwijtingen(op: datetime) -> int:
    """Wie na de termijn zwijgt, houdt zich aan de regeling: de rest vervalt. Tweemaal draaien doet één keer iets."""
    te_laat = Kwijting.objects.stil(dag_van(op)).order_by().values_list("traject", flat=True).distinct()
    return sum(_sluit_stille(pk, op) for pk in list(te_laat))


@transaction.atomic
def _sluit_stille(pk: UUID, op: datetime) -> int:
    traject = vergrendel(Traject.objects.select_related("client", "gemeente").get(pk=pk))
    rijen = list(Kwijting.objects.stil(dag_van(op)).filter(traject=traject))
    if rijen:
        reden = "geen antwoord binnen de termijn"
        wissel_alle([(rij, {}) for rij in rijen], "give_up", door=None, op=op, reden=reden)
        plan_kwijtingen(traject, op)
        bewaar(traject)
    return len(rijen)


def _in_kwijting(traject: Traject, verwacht_versie: int | None = None) -> Traject:
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if rij.status != TrajectStatus.FINALE_KWIJTING:
        raise Geweigerd(VOORBIJ)
    return rij


def plan_kwijtingen(traject: Traject, op: datetime) -> None:
    """Zet wat er nu moet gebeuren: uitzoeken gaat voor wachten, en wie klaar is gaat door naar de nazorg.

    Hoort in de transactie van de aanroeper, die de rij bewaart. In een pauze verandert er niets.
    """
    if traject.in_pauze or traject.status != TrajectStatus.FINALE_KWIJTING:
        return
    soort, uiterlijk = VERDER, tel_werkdagen(dag_van(op), WERKDAGEN, gelijkgestelde_dagen())
    open_ = traject.kwijtingen.open()
    if open_.exclude(status=KwijtingStatus.GEVRAAGD).exists():
        soort = UITZOEKEN
    elif wacht := open_.order_by("-uiterlijk_datum").first():
        soort, uiterlijk = WACHTEN, wacht.uiterlijk_datum
    if traject.actie != soort:
        traject.zet_actie(soort, uiterlijk)


def brief_schuldenvrij(traject: Traject, *, door: Medewerker) -> list[Concept]:
    """De lijst die de inwoner bewaart: bij wie de rest weg is, en bij wie het anders ligt. Nog niet verstuurd."""
    rijen = list(traject.kwijtingen.select_related("schuld__schuldeiser"))
    weg = [_regel(rij) for rij in rijen if rij.status not in NIET_VRIJ]
    anders = [_regel(rij) for rij in rijen if rij.status in NIET_VRIJ]
    return [
        aan_inwoner(
            traject,
            "schuldenvrij",
            sleutel=f"schuldenvrij:{traject.pk}:{client.pk}",
            inhoud={"weg": weg, "anders": anders},
            door=door,
            client=client,
        )
        for client in (traject.client, traject.partner)
        if client and rijen
    ]


def _regel(rij: Kwijting) -> dict[str, str]:
    eiser = rij.schuld.schuldeiser
    hoe = {KwijtingStatus.STIL: "Geen antwoord; vervalt volgens de regeling", KwijtingStatus.BEVESTIGD: "Bevestigd"}
    return {
        "naam": eiser.naam if eiser else "",
        "kenmerk": rij.schuld.kenmerk,
        "hoe": hoe.get(KwijtingStatus(rij.status), rij.uitleg),
    }
