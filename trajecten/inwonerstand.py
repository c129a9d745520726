"""De stand van een traject zoals de inwoner haar op zijn telefoon ziet, in een vast aantal vragen."""

from dataclasses import dataclass
from datetime import datetime

from intake.choices.afspraak import AFSPRAAK_WACHT
from intake.models import Afspraak
from schuldhulp.organisatie.models import Medewerker
from trajecten.beeld.inwoner import UITLEG, Uitleg, eigen_acties, onze_acties
from trajecten.choices import TrajectStatus, VoorstelStatus
from trajecten.models import Planactie, PlanVanAanpak, Trajectlink, Voorstel


@dataclass(frozen=True)
class Stand:
    """Alles wat de pagina toont. Van schuldeisers alleen hoeveel er al antwoordden; nooit wie of wat."""

    uitleg: Uitleg
    plan: PlanVanAanpak | None
    mijn_acties: list[Planactie]
    onze_acties: list[Planactie]
    regeling: Voorstel | None
    afspraak: Afspraak | None
    consulent: Medewerker | None
    gevraagd: int
    beantwoord: int


def stand_van(link: Trajectlink, *, op: datetime) -> Stand:
    """De stand voor de inwoner van deze link op dit moment."""
    traject, client = link.traject, link.client
    plan = traject.plannen.vastgesteld().voor_pagina().first()
    acties = [actie for doel in plan.doelen.all() for actie in doel.acties.all()] if plan else []
    acties.sort(key=lambda actie: (actie.gedaan_op is not None, actie.uiterlijk_datum))
    afspraken = Afspraak.objects.filter(client=client, status__in=AFSPRAAK_WACHT, begin_op__gt=op)
    telt = traject.schulden.in_regeling() if traject.status == TrajectStatus.INVENTARISATIE else None
    return Stand(
        uitleg=UITLEG[TrajectStatus(traject.status)],
        plan=plan,
        mijn_acties=eigen_acties(acties, client.naam),
        onze_acties=onze_acties(acties),
        regeling=traject.voorstellen.filter(status=VoorstelStatus.AKKOORD).first(),
        afspraak=afspraken.select_related("behandelaar").order_by("begin_op").first(),
        consulent=traject.behandelaar,
        gevraagd=telt.count() if telt is not None else 0,
        beantwoord=telt.count() - telt.onbekend().count() if telt is not None else 0,
    )
