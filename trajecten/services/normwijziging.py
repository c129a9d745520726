"""Nieuwe normen: één handeling rekent alle lopende trajecten door, op de achtergrond, in brokken.

Aan geen traject verandert iets: per traject staat een herberekening klaar om vrij te geven (services/herberekening.py).
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import euro
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.models import Gebeurtenis
from schuldhulp.lib.outbox import verwerker
from schuldhulp.lib.transities import begin_alle
from schuldhulp.lib.werkdagen import datum_voluit, tel_werkdagen
from schuldhulp.organisatie.models import Gemeente, Medewerker
from trajecten.choices import Oplossingsoort, TrajectStatus
from trajecten.choices.normwijziging import VOOR_DE_LOOPTIJD, Herberekeningsoort
from trajecten.models import Normherberekening, Normwijziging, Traject, Vtlb
from trajecten.rekenregels.normwijziging import NieuwVtlb, herbereken, nieuw_vtlb, schat, wijzigingen

BROK = 250
REKENEN = "trajecten.normwijziging"
WERKDAGEN = 20
# Een saneringskrediet is al aan de schuldeisers betaald; daar verandert de afloscapaciteit niets meer aan.
LOOPT_MEE = (Oplossingsoort.SCHULDBEMIDDELING, Oplossingsoort.NUL_AANBOD)


def mogelijke_datums() -> list[date]:
    """De ingangsdatums waarvoor er ook oude normen zijn, de nieuwste eerst."""
    return [normen.geldig_vanaf for normen in wijzigingen()]


@transaction.atomic
def start_normwijziging(gemeente: Gemeente, *, peildatum: date, door: Medewerker, op: datetime) -> Normwijziging:
    """Zet het doorrekenen van alle lopende trajecten in de outbox, wie voorgaat het eerst.

    Een tweede keer voor dezelfde gemeente en ingangsdatum doet niets en geeft de eerste terug. Fout: Geweigerd als op
    die dag geen nieuwe normen ingaan.
    """
    if peildatum not in mogelijke_datums():
        bekend = ", ".join(datum_voluit(dag) for dag in mogelijke_datums())
        raise Geweigerd(f"Op {datum_voluit(peildatum)} gaan geen nieuwe normen in. Kies uit: {bekend}.")
    rij, is_nieuw = Normwijziging.objects.get_or_create(
        gemeente=gemeente, peildatum=peildatum, defaults={"op": op, "door": door}
    )
    if not is_nieuw:
        return rij
    sleutels = [str(pk) for pk in lopende_trajecten(gemeente).order_by("voorrang", "id").values_list("pk", flat=True)]
    brokken = [sleutels[plek : plek + BROK] for plek in range(0, len(sleutels), BROK)]
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            soort=REKENEN,
            sleutel=rij.sleutel(nummer),
            gegevens={"wijziging": str(rij.pk), "trajecten": brok},
            aangemaakt_op=op,
        )
        for nummer, brok in enumerate(brokken)
    )
    rij.aantal, rij.brokken = len(sleutels), len(brokken)
    rij.save(update_fields=["aantal", "brokken"])
    wat = f"normen vanaf {peildatum:%d-%m-%Y}: {rij.aantal} trajecten doorrekenen"
    leg_vast(Handeling.AANMAKEN, door=door, op=op, onderwerp=rij, gemeente=gemeente.pk, toelichting=wat)
    return rij


def lopende_trajecten(gemeente: Gemeente) -> Any:
    """Trajecten waarin het vtlb telt: van inventarisatie met een vtlb tot en met een lopende bemiddeling."""
    met_vtlb = Q(status__in=VOOR_DE_LOOPTIJD, vtlb_bedrag__isnull=False)
    lopend = Q(status=TrajectStatus.LOOPTIJD, oplossing__soort__in=LOOPT_MEE)
    return Traject.objects.open().filter(met_vtlb | lopend, gemeente=gemeente)


def voortgang(rij: Normwijziging) -> tuple[int, bool]:
    """Hoeveel trajecten zijn doorgerekend, en of alles klaar is."""
    sleutels = [rij.sleutel(nummer) for nummer in range(rij.brokken)]
    klaar = Gebeurtenis.objects.filter(sleutel__in=sleutels, verwerkt_op__isnull=False).count()
    return min(klaar * BROK, rij.aantal), klaar == rij.brokken


@verwerker(REKENEN)
@transaction.atomic
def recalculate_brok(gegevens: dict[str, Any], op: datetime) -> None:
    """Rekent een brok trajecten door. Wat al een herberekening heeft of intussen stopte, slaat zij over."""
    wijziging = Normwijziging.objects.select_related("gemeente").get(pk=gegevens["wijziging"])
    sleutels = [UUID(pk) for pk in gegevens["trajecten"]]
    gedaan = set(wijziging.herberekeningen.filter(traject__in=sleutels).values_list("traject", flat=True))
    trajecten = list(lopende_trajecten(wijziging.gemeente).filter(pk__in=sleutels).select_related("client"))
    vtlbs = _geldende_vtlbs([t.pk for t in trajecten])
    uiterlijk = tel_werkdagen(dag_van(op), WERKDAGEN, gelijkgestelde_dagen())
    nieuw = [
        herberekening
        for traject in trajecten
        if traject.pk not in gedaan
        for herberekening in _bereken(wijziging, traject, vtlbs.get(traject.pk), uiterlijk)
    ]
    begin_alle(nieuw, door=None, op=op)


def _geldende_vtlbs(trajecten: list[UUID]) -> dict[UUID, Vtlb]:
    """Per traject de nieuwste versie, met de correcties; in twee queries."""
    rijen = Vtlb.objects.filter(traject__in=trajecten).order_by("traject", "versie").prefetch_related("correcties")
    per_traject: dict[UUID, list[Vtlb]] = defaultdict(list)
    for rij in rijen:
        per_traject[rij.traject_id].append(rij)
    return {traject: versies[-1] for traject, versies in per_traject.items()}


def _bereken(
    wijziging: Normwijziging, traject: Traject, vtlb: Vtlb | None, uiterlijk: date
) -> Iterator[Normherberekening]:
    """De herberekening van één traject, nog niet bewaard; niets als het vtlb al op de nieuwe normen rust."""
    traject.gemeente = wijziging.gemeente
    if vtlb is None:
        yield Normherberekening.bij(traject, uiterlijk, wijziging=wijziging, soort=Herberekeningsoort.ONVOLLEDIG)  # type: ignore[misc]
        return
    if vtlb.peildatum >= wijziging.peildatum:
        return
    nieuw = bereken_nieuw(vtlb, wijziging.peildatum)
    yield Normherberekening.bij(  # type: ignore[misc]
        traject,
        uiterlijk,
        wijziging=wijziging,
        soort=_soort(vtlb, nieuw),
        vtlb=vtlb,
        oude_capaciteit_bedrag=vtlb.afloscapaciteit_bedrag,
        nieuwe_capaciteit_bedrag=nieuw.afloscapaciteit,
        nieuw_vtlb_bedrag=nieuw.vtlb,
        nieuwe_voet_bedrag=nieuw.beslagvrije_voet,
        verschil_bedrag=nieuw.afloscapaciteit - vtlb.afloscapaciteit_bedrag,
    )


def bereken_nieuw(vtlb: Vtlb, peildatum: date) -> NieuwVtlb:
    """Dit vtlb onder de normen van een andere dag; uit een rapport is het een schatting."""
    if vtlb.is_rapport:
        return schat(
            vtlb.situatie,
            oud_vtlb=vtlb.vtlb_bedrag,
            oude_voet=vtlb.beslagvrije_voet_bedrag,
            peildatum=peildatum,
        )
    return nieuw_vtlb(vtlb.situatie, [c.als_correctie for c in vtlb.correcties.all()], peildatum)


def uitleg_van(rij: Normherberekening) -> list[str]:
    """De herberekening regel voor regel."""
    if rij.vtlb is None:
        return ["In dit traject staat nog geen vtlb met onderbouwing. Stel het vast met de nieuwe normen."]
    peildatum = rij.wijziging.peildatum
    if rij.vtlb.is_rapport:
        return [
            f"Het vtlb van {euro(rij.vtlb.vtlb_bedrag)} komt uit rapport {rij.vtlb.rapport_versie}. Wij rekenen de "
            "officiële methode niet na.",
            f"De beslagvrije voet gaat van {euro(rij.vtlb.beslagvrije_voet_bedrag)} naar "
            f"{euro(rij.nieuwe_voet_bedrag or Decimal(0))}. De bedragen hieronder schuiven mee en zijn een schatting.",
            "Vraag een nieuw rapport op en neem het over als nieuw vtlb.",
        ]
    correcties = [c.als_correctie for c in rij.vtlb.correcties.all()]
    return list(herbereken(rij.vtlb.situatie, correcties, peildatum).toelichting)


def _soort(vtlb: Vtlb, nieuw: NieuwVtlb) -> Herberekeningsoort:
    if nieuw.is_schatting:
        return Herberekeningsoort.RAPPORT
    gelijk = nieuw.afloscapaciteit == vtlb.afloscapaciteit_bedrag
    return Herberekeningsoort.GELIJK if gelijk else Herberekeningsoort.VERANDERT
