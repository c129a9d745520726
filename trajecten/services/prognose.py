"""Wat schuldeisers mogen verwachten, en hun dat laten weten als het merkbaar anders wordt."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db.models import Sum

from schuldhulp.brieven.services import Concept, verstuur_alle
from schuldhulp.lib.geld import euro, rond
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices.looptijd import Prognosereden
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Betaalplan, Planverificatie, Prognose, Traject, Voorstelregel
from trajecten.rekenregels.betaalplan import NUL
from trajecten.rekenregels.reservering import bereken_prognose
from trajecten.rekenregels.verdeling import Verdeling, Vordering
from trajecten.services.concept import aan_schuldeiser
from trajecten.services.gelden import gelden_van


def record_prognose(
    traject: Traject,
    plan: Betaalplan,
    *,
    reden: Prognosereden,
    verificatie: Planverificatie | None = None,
    door: Medewerker,
    op: datetime,
) -> Prognose:
    """Bewaart de prognose van nu; hoort in de transactie van de aanroeper.

    Verandert zij meer dan de drempel van het beleid (procentpunten) sinds schuldeisers iets hoorden, dan gaat er naar
    elke schuldeiser een brief.
    """
    regels = list(plan.voorstel.regels.select_related("schuld__schuldeiser"))
    verwacht = _verwacht(plan)
    uitkomst = bereken_prognose(verwacht, [Vordering(str(r.pk), r.vordering_bedrag, r.is_preferent) for r in regels])
    vorige = traject.prognoses.filter(is_gemeld=True).first()
    prognose = Prognose.objects.create(
        traject=traject,
        datum=dag_van(op),
        reden=reden,
        verificatie=verificatie,
        afloscapaciteit_bedrag=traject.afloscapaciteit_bedrag or NUL,
        verwacht_bedrag=verwacht,
        percentage_preferent=uitkomst.percentage_preferent,
        percentage_concurrent=uitkomst.percentage_concurrent,
        toelichting=[
            f"Over de hele looptijd verwachten wij {euro(verwacht)} voor de schuldeisers.",
            *uitkomst.toelichting,
        ],
        # Het voorstel zelf is de eerste prognose: daar stemden de schuldeisers mee in.
        is_gemeld=vorige is None,
        door=door,
        op=op,
    )
    if vorige and _is_merkbaar(vorige, prognose, _drempel(traject, op)):
        verstuur_alle(_brieven(traject, prognose, vorige, regels, uitkomst, door), door=door, op=op)
        prognose.is_gemeld = True
        prognose.save(update_fields=["is_gemeld"])
    return prognose


def _verwacht(plan: Betaalplan) -> Decimal:
    termijnen = rond(plan.termijnen.aggregate(som=Sum("voor_schuldeisers_bedrag"))["som"] or NUL)
    gelden = gelden_van([plan.pk])[plan.pk]
    return termijnen + max(plan.incidenteel_bedrag, gelden.incidenteel) + max(plan.krediet_bedrag, gelden.krediet)


def _drempel(traject: Traject, op: datetime) -> Decimal:
    return Beleid.objects.geldig(traject.gemeente, dag_van(op)).prognose_drempel


def _is_merkbaar(vorige: Prognose, nu: Prognose, drempel: Decimal) -> bool:
    paren = (
        (vorige.percentage_preferent, nu.percentage_preferent),
        (vorige.percentage_concurrent, nu.percentage_concurrent),
    )
    return any(abs((was or NUL) - (wordt or NUL)) > drempel for was, wordt in paren)


def _brieven(
    traject: Traject,
    nu: Prognose,
    vorige: Prognose,
    regels: list[Voorstelregel],
    uitkomst: Verdeling,
    door: Medewerker,
) -> Iterable[Concept]:
    for regel, deel in zip(regels, uitkomst.uitkeringen, strict=True):
        if regel.schuld.schuldeiser is None:
            continue
        was = vorige.percentage_preferent if regel.is_preferent else vorige.percentage_concurrent
        wordt = nu.percentage_preferent if regel.is_preferent else nu.percentage_concurrent
        yield aan_schuldeiser(
            traject,
            regel.schuld,
            "gewijzigde_prognose",
            doel=Adresdoel.VOORSTEL,
            sleutel=f"prognose:{nu.pk}:{regel.schuld_id}",
            door=door,
            inhoud={
                "vordering_bedrag": str(regel.vordering_bedrag),
                "was_percentage": _tekst(was),
                "wordt_percentage": _tekst(wordt),
                "verwacht_bedrag": str(deel.bedrag),
            },
        )


def _tekst(percentage: Decimal | None) -> str:
    return f"{percentage or NUL:.2f}%".replace(".", ",")
