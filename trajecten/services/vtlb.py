"""Het vtlb van een traject vaststellen: opgebouwd uit onderdelen, of overgenomen uit de officiële rekenmethode."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from intake.models import Document
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import TrajectStatus
from trajecten.choices.sommen import Berekeningsoort, Vtlbherkomst
from trajecten.dossiersommen import van_situatie
from trajecten.models import Berekening, Traject, Vtlb, Vtlbcorrectie
from trajecten.rekenregels.vtlb import Correctie, Situatie
from trajecten.services.berekening import record_berekening
from trajecten.services.betaalplan import review_betaalplan
from trajecten.services.sommenwerk import settle_herberekeningen
from trajecten.services.spoor import log_traject


@dataclass(frozen=True)
class Rapport:
    """Een uitdraai van de officiële rekenmethode: het bedrag, de versie van het rapport en de dag ervan."""

    bedrag: Decimal
    versie: str
    datum: date
    document: Document | None = None

    @property
    def tekst(self) -> str:
        """Zoals het in de toelichting staat."""
        return f"vtlb-rapport {self.versie} van {self.datum:%d-%m-%Y}"


@dataclass(frozen=True)
class Regel:
    """Een correctie met het papier waaruit zij blijkt."""

    correctie: Correctie
    document: Document | None = None


@transaction.atomic
def adopt_vtlb(
    traject: Traject,
    *,
    situatie: Situatie,
    regels: Sequence[Regel] = (),
    rapport: Rapport | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Vtlb:
    """Stelt een nieuwe versie van het vtlb vast en neemt inkomen en vtlb over in het traject.

    Met een `rapport` geldt het bedrag daaruit en tellen `regels` niet mee; zonder is het vtlb de beslagvrije voet met
    de correcties. Fouten: Geweigerd als het traject is beëindigd of een papier van een ander is, Rekenfout bij foute
    bedragen of een peildatum zonder normen, Gelijktijdig als het traject intussen is gewijzigd.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if not rij.is_open:
        raise Geweigerd("Dit traject is beëindigd; het vtlb verandert niet meer.")
    _check_papieren(rij, [r.document for r in regels] + [rapport.document if rapport else None])
    invoer = invoer_van(situatie, [] if rapport else [r.correctie for r in regels], rapport)
    versie = rij.vtlbs.count() + 1
    berekening = record_berekening(
        rij, soort=Berekeningsoort.VTLB, invoer=invoer, hoort_bij=f"vtlb:{versie}", door=door, op=op
    )
    vtlb = als_versie(rij, berekening, situatie=situatie, versie=versie, rapport=rapport, door=door, op=op)
    vtlb.save(force_insert=True)
    if not rapport:
        Vtlbcorrectie.objects.bulk_create(als_correcties(vtlb, regels))
    rij.inkomen_bedrag, rij.vtlb_bedrag = vtlb.inkomen_bedrag, vtlb.vtlb_bedrag
    bewaar(rij)
    settle_herberekeningen(rij, situatie.peildatum, door=door, op=op)
    if rij.status == TrajectStatus.LOOPTIJD:
        review_betaalplan(rij, None, door=door, op=op)
    log_traject(rij, Handeling.AANMAKEN, door=door, op=op, wat=f"vtlb versie {versie} vastgesteld")
    return vtlb


def invoer_van(situatie: Situatie, correcties: Sequence[Correctie], rapport: Rapport | None) -> dict[str, Any]:
    """De invoer van de berekening, zoals die bewaard wordt."""
    invoer = van_situatie(situatie)
    if rapport:
        return invoer | {"rapport": rapport.tekst, "bedrag": str(rapport.bedrag)}
    return invoer | {
        "correcties": [
            {"hoofdstuk": c.hoofdstuk.name, "bedrag": str(c.bedrag), "grond": c.grond, "bewijs": c.bewijs}
            for c in correcties
        ]
    }


def als_versie(
    traject: Traject,
    berekening: Berekening,
    *,
    situatie: Situatie,
    versie: int,
    rapport: Rapport | None = None,
    door: Medewerker | None,
    op: datetime,
) -> Vtlb:
    """De versie die uit deze berekening volgt, nog niet bewaard."""
    uit = berekening.uitkomst
    return Vtlb(
        traject=traject,
        versie=versie,
        herkomst=Vtlbherkomst.RAPPORT if rapport else Vtlbherkomst.ONDERDELEN,
        peildatum=situatie.peildatum,
        leefsituatie=situatie.leefsituatie.value,
        jaarinkomen_bedrag=situatie.jaarinkomen,
        inkomen_bedrag=situatie.inkomen,
        partner_inkomen_bedrag=situatie.partner_inkomen,
        heeft_adres=not situatie.geen_brp_adres,
        beslagvrije_voet_bedrag=Decimal(uit["beslagvrijeVoet"]),
        vtlb_bedrag=Decimal(uit["vtlb"]),
        afloscapaciteit_bedrag=Decimal(uit["afloscapaciteit"]),
        rapport_versie=rapport.versie if rapport else "",
        rapport_datum=rapport.datum if rapport else None,
        document=rapport.document if rapport else None,
        berekening=berekening,
        op=op,
        door=door,
    )


def als_correcties(vtlb: Vtlb, regels: Sequence[Regel]) -> list[Vtlbcorrectie]:
    """De correcties van deze versie, nog niet bewaard."""
    return [
        Vtlbcorrectie(
            vtlb=vtlb,
            volgorde=nummer,
            hoofdstuk=r.correctie.hoofdstuk.name,
            bedrag=r.correctie.bedrag,
            grond=r.correctie.grond,
            bewijs=r.correctie.bewijs,
            document=r.document,
        )
        for nummer, r in enumerate(regels, start=1)
    ]


def _check_papieren(traject: Traject, papieren: Sequence[Document | None]) -> None:
    wie = {traject.client_id, traject.partner_id}
    if any(papier.client_id not in wie for papier in papieren if papier):
        raise Geweigerd("Een van de papieren hoort bij een ander dossier.")
