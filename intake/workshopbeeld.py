"""Hoe een reeks op het scherm komt: bijeenkomsten met opkomst en vrijwilligers, deelnemers met hun voortgang."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from intake.choices.workshop import DEELNAME_MET_PLAATS, Opkomst
from intake.dossierlijst import Voortgang, laad_dossierlijst, voortgang
from intake.models import Aanwezigheid, Deelname, Workshopreeks, Workshopsessie
from intake.workshopregels import vrijwilligers_nodig, vrijwilligers_tekort
from schuldhulp.organisatie.models import Medewerker

# Wat er in de tabel staat: kort, en niet alleen in kleur.
KORT: dict[str, str] = {
    Opkomst.AANWEZIG: "was er",
    Opkomst.AFGEMELD: "afgemeld",
    Opkomst.NIET_VERSCHENEN: "niet gekomen",
}


@dataclass(frozen=True)
class Bijeenkomst:
    """Een bijeenkomst met hoeveel mensen er kwamen en of er genoeg vrijwilligers zijn."""

    sessie: Workshopsessie
    verwacht: int
    aanwezig: int
    ingevuld: int
    vrijwilligers: int
    is_voorbij: bool

    @property
    def nodig(self) -> int:
        """Hoeveel vrijwilligers er horen te zijn."""
        return vrijwilligers_nodig(self.verwacht)

    @property
    def tekort(self) -> int:
        """Hoeveel vrijwilligers er nog te zoeken zijn; wat voorbij of afgelast is, zoekt niemand meer."""
        return (
            0 if self.is_voorbij or self.sessie.is_afgelast else vrijwilligers_tekort(self.verwacht, self.vrijwilligers)
        )


@dataclass(frozen=True)
class Deelnemer:
    """Een deelnemer met per bijeenkomst of hij er was, en hoe ver zijn dossier is."""

    deelname: Deelname
    opkomst: list[str]
    voortgang: Voortgang


def bijeenkomsten_van(reeks: Workshopreeks, nu: datetime) -> list[Bijeenkomst]:
    """De bijeenkomsten van een reeks in volgorde, over alle deelnemers geteld. De reeks heeft `met_bezetting`."""
    geteld = Workshopsessie.objects.filter(reeks=reeks).annotate(
        helpers=Count("vrijwilligers", distinct=True),
        gekomen=Count("aanwezigheden", filter=Q(aanwezigheden__opkomst=Opkomst.AANWEZIG), distinct=True),
        weg=Count("aanwezigheden", filter=Q(aanwezigheden__opkomst=Opkomst.AFGEMELD), distinct=True),
        bekend=Count("aanwezigheden", distinct=True),
    )
    bezet: int = reeks.bezet  # type: ignore[attr-defined]
    return [
        Bijeenkomst(
            s,
            verwacht=max(bezet - s.weg, s.gekomen),
            aanwezig=s.gekomen,
            ingevuld=s.bekend,
            vrijwilligers=s.helpers,
            is_voorbij=s.eind_op < nu,
        )
        for s in geteld.order_by("begin_op", "id")
    ]


def deelnemers_van(reeks: Workshopreeks, user: Medewerker, sessies: Sequence[Bijeenkomst]) -> list[Deelnemer]:
    """De deelnemers die deze medewerker mag zien, op naam, met opkomst en voortgang; drie vragen aan de database."""
    rijen = Deelname.objects.visible_to(user).for_list().filter(reeks=reeks)
    rijen = rijen.order_by("client__achternaam", "client__voornamen", "pk")
    deelnames = list(rijen.prefetch_related("stukken"))
    gekomen: dict[tuple[UUID, UUID], str] = {
        (d, s): str(opkomst)
        for d, s, opkomst in Aanwezigheid.objects.filter(deelname__in=deelnames).values_list(
            "deelname_id", "sessie_id", "opkomst"
        )
    }
    lijst = laad_dossierlijst(reeks.dossierlijst)
    return [
        Deelnemer(
            deelname,
            [KORT.get(gekomen.get((deelname.pk, b.sessie.pk), ""), "") for b in sessies],
            voortgang(lijst, {stuk.code: stuk.stand for stuk in deelname.stukken.all()}),
        )
        for deelname in deelnames
    ]


def tekort_per_reeks(reeksen: Sequence[Any], nu: datetime) -> dict[UUID, int]:
    """Per reeks hoeveel vrijwilligers de eerstvolgende krappe bijeenkomst nog zoekt; in twee vragen."""
    sessies = list(
        Workshopsessie.objects.filter(reeks__in=[r.pk for r in reeksen], afgelast_op=None, eind_op__gt=nu)
        .annotate(helpers=Count("vrijwilligers"))
        .order_by("begin_op")
        .values_list("pk", "reeks_id", "helpers")
    )
    afgemeld = Counter(
        Aanwezigheid.objects.filter(
            sessie__in=[pk for pk, _, _ in sessies],
            opkomst=Opkomst.AFGEMELD,
            deelname__status__in=DEELNAME_MET_PLAATS,
        ).values_list("sessie_id", flat=True)
    )
    bezet = {reeks.pk: reeks.bezet for reeks in reeksen}
    tekorten: dict[UUID, list[int]] = defaultdict(list)
    for pk, reeks_id, helpers in sessies:
        if tekort := vrijwilligers_tekort(max(0, bezet[reeks_id] - afgemeld[pk]), helpers):
            tekorten[reeks_id].append(tekort)
    return {reeks_id: gevonden[0] for reeks_id, gevonden in tekorten.items()}


def voortgang_per_deelname(client_id: UUID, user: Medewerker) -> list[tuple[Deelname, Voortgang]]:
    """Aan welke workshops deze inwoner meedoet of meedeed, de nieuwste eerst, en hoe ver zijn dossier is."""
    rijen = Deelname.objects.visible_to(user).for_list().filter(client=client_id).prefetch_related("stukken")
    return [
        (
            deelname,
            voortgang(
                laad_dossierlijst(deelname.reeks.dossierlijst),
                {stuk.code: stuk.stand for stuk in deelname.stukken.all()},
            ),
        )
        for deelname in rijen.order_by("-aangemeld_op", "pk")
    ]
