"""Een ronde uitkeringen: de een zet klaar, de ander keurt goed, en dan is er één betaalbestand."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import euro
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.nummers import volgend_nummer
from schuldhulp.lib.transities import begin, controleer_versie, vergrendel, vergrendel_alle, wissel, wissel_alle
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from trajecten.bank.pain import Betaalbestand as Bestand
from trajecten.bank.pain import Opdracht, maak_pain
from trajecten.choices.looptijd import RondeStatus, UitkeringStatus
from trajecten.models import Betaalbestand, Betaalplan, Schuld, Uitkering, Uitkeringsregel, Uitkeringsronde
from trajecten.rekenregels.betaalplan import NUL
from trajecten.services.gelden import gelden_van, reservering_van
from trajecten.services.uitkering import plan_uitkering
from trajecten.services.uitkeringsom import Deel, Uitkeringsom, begunstigde_van, bereken_uitkering

REEKS = "UR"


@transaction.atomic
def prepare_ronde(
    gemeente: Gemeente, uitkeringen: Sequence[Uitkering], *, door: Medewerker, op: datetime
) -> Uitkeringsronde:
    """Berekent de uitkeringen en zet ze klaar voor een collega. Wie geen rekening heeft, wordt overgeslagen.

    Fouten: Geweigerd zonder keuze, als een uitkering al klaarstaat of van een andere gemeente is, of als er bij een
    traject niets te betalen is.
    """
    if not uitkeringen:
        raise Geweigerd("Kies ten minste één traject.")
    rijen = vergrendel_alle(uitkeringen)
    if any(rij.gemeente_id != gemeente.pk or rij.status != UitkeringStatus.GEPLAND for rij in rijen):
        raise Geweigerd("Een van deze uitkeringen staat al in een ronde. Kies opnieuw.")
    sommen = _sommen(rijen)
    ronde = begin(
        Uitkeringsronde(
            nummer=volgend_nummer(REEKS, dag_van(op).year),
            gemeente=gemeente,
            totaal_bedrag=sum((som.te_betalen for _, som in sommen), NUL),
            klaargezet_door=door,
            klaargezet_op=op,
        ),
        door=door,
        op=op,
    )
    keuzes = [(rij, {"ronde": ronde, "reservering": som.saldo, "restant": som.restant}) for rij, som in sommen]
    wissel_alle(keuzes, "prepare", door=door, op=op)
    Uitkeringsregel.objects.bulk_create([_regel(rij, deel) for rij, som in sommen for deel in som.delen])
    _log(ronde, Handeling.AANMAKEN, "uitkeringsronde klaargezet", door=door, op=op)
    return ronde


def _sommen(rijen: Sequence[Uitkering]) -> list[tuple[Uitkering, Uitkeringsom]]:
    plannen = Betaalplan.objects.select_related("voorstel", "traject").in_bulk([rij.traject_id for rij in rijen])
    gelden = gelden_van(plannen)
    sommen = [(rij, bereken_uitkering(plannen[rij.traject_id], gelden[rij.traject_id])) for rij in rijen]
    for rij, som in sommen:
        if not som.te_betalen:
            waarom = "is van geen schuldeiser een rekening bekend" if som.delen else "staat niets klaar"
            raise Geweigerd(f"Bij {plannen[rij.traject_id].traject.nummer} {waarom}.")
    return sommen


def _regel(uitkering: Uitkering, deel: Deel) -> Uitkeringsregel:
    id_ = uuid4()
    return Uitkeringsregel(
        id=id_,
        uitkering=uitkering,
        schuld=deel.schuld,
        bedrag=deel.bedrag,
        naam=deel.naar.naam,
        rekening=deel.naar.rekening,
        kenmerk=f"U{id_.hex}",
        weggelaten=deel.naar.weggelaten,
    )


@transaction.atomic
def approve_ronde(
    ronde: Uitkeringsronde, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Uitkeringsronde:
    """Keurt de ronde goed en maakt het betaalbestand, één keer. De volgende uitkering per traject staat meteen gepland.

    Fouten: Geweigerd als dezelfde medewerker haar klaarzette, als er intussen minder geld klaarstaat, een rekening
    anders is, of de gemeente geen reserveringsrekening heeft; Betaalfout als een bank het bestand zou weigeren.
    """
    rij = vergrendel(ronde)
    controleer_versie(rij, verwacht_versie)
    if door.pk == rij.klaargezet_door_id:
        raise Geweigerd("U zette deze ronde zelf klaar. Een collega keurt haar goed.")
    if rij.status != RondeStatus.CONCEPT:
        raise Geweigerd("Deze ronde is al afgehandeld.")
    uitkeringen = vergrendel_alle(list(rij.uitkeringen.select_related("traject__client", "traject__gemeente")))
    _check_gedekt(uitkeringen)
    inhoud, dag = _maak_bestand(rij, op)
    rij = wissel(rij, "approve", door=door, op=op, goedgekeurd_door=door, goedgekeurd_op=op)
    Betaalbestand.objects.create(
        ronde=rij, inhoud=inhoud, sha256=hashlib.sha256(inhoud).hexdigest(), uitvoeren_datum=dag, gemaakt_op=op
    )
    wissel_alle([(een, {}) for een in uitkeringen], "pay", door=door, op=op)
    plannen = Betaalplan.objects.select_related("voorstel").in_bulk([een.traject_id for een in uitkeringen])
    for een in uitkeringen:
        plan_uitkering(een.traject, plannen[een.traject_id], door=door, op=op)
    _log(rij, Handeling.BESLISSEN, "uitkeringsronde goedgekeurd", door=door, op=op)
    return rij


def _te_betalen() -> QuerySet[Uitkeringsregel]:
    """Wat echt betaald wordt, met de adressen erbij in een vast aantal queries."""
    regels = Uitkeringsregel.objects.filter(weggelaten="")
    return regels.prefetch_related(Prefetch("schuld", Schuld.objects.met_adressen()))


def _check_gedekt(uitkeringen: Sequence[Uitkering]) -> None:
    plannen = Betaalplan.objects.in_bulk([een.traject_id for een in uitkeringen])
    gelden = gelden_van(plannen)
    per_uitkering: dict[UUID, list[Uitkeringsregel]] = defaultdict(list)
    for regel in _te_betalen().filter(uitkering__in=uitkeringen):
        per_uitkering[regel.uitkering_id].append(regel)
    for een in uitkeringen:
        nodig = NUL
        for regel in per_uitkering[een.pk]:
            nodig += regel.bedrag
            if begunstigde_van(regel.schuld).rekening != regel.rekening:
                raise Geweigerd(
                    f"De rekening van {regel.naam} is veranderd sinds de ronde is klaargezet. "
                    "Trek de ronde in en zet haar opnieuw klaar."
                )
        saldo = reservering_van(plannen[een.traject_id], gelden[een.traject_id]).saldo
        if saldo < nodig:
            raise Geweigerd(
                f"Bij {een.traject.nummer} staat nog maar {euro(saldo)} klaar en de ronde keert {euro(nodig)} uit. "
                "Trek de ronde in en zet haar opnieuw klaar."
            )


def _maak_bestand(ronde: Uitkeringsronde, op: datetime) -> tuple[bytes, date]:
    rekening = Beleid.objects.geldig(ronde.gemeente, dag_van(op)).reserveringsrekening
    if not rekening:
        raise Geweigerd("De gemeente heeft geen reserveringsrekening. De beheerder vult die in bij het beleid.")
    dag = tel_werkdagen(dag_van(op), 1, gelijkgestelde_dagen())
    bestand = Bestand(
        nummer=ronde.nummer,
        gemaakt_op=op,
        uitvoeren_op=dag,
        naam=f"Gemeente {ronde.gemeente.naam}",
        rekening=rekening,
        opdrachten=_opdrachten(ronde),
    )
    return maak_pain(bestand), dag


def _opdrachten(ronde: Uitkeringsronde) -> list[Opdracht]:
    """Zonder de naam van de inwoner: wie het afschrift ziet, hoeft niet te weten om wie het gaat."""
    regels = _te_betalen().filter(uitkering__ronde=ronde).select_related("uitkering__traject")
    return [
        Opdracht(
            kenmerk=regel.kenmerk,
            naam=regel.naam,
            rekening=regel.rekening,
            bedrag=regel.bedrag,
            omschrijving=_omschrijving(regel.uitkering.traject.nummer, begunstigde_van(regel.schuld).kenmerk),
        )
        for regel in regels.order_by("uitkering__traject__nummer", "schuld__volgorde", "pk")
    ]


def _omschrijving(nummer: str, kenmerk: str) -> str:
    return f"Schuldregeling {nummer}" + (f", uw kenmerk {kenmerk}" if kenmerk else "")


@transaction.atomic
def withdraw_ronde(
    ronde: Uitkeringsronde, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Uitkeringsronde:
    """Trekt een ronde in die nog niet is goedgekeurd; de uitkeringen staan weer gepland.

    Fout: Geweigerd zonder reden, of als zij al is goedgekeurd.
    """
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom deze ronde niet doorgaat.")
    rij = wissel(ronde, "withdraw", door=door, op=op, reden=reden.strip(), verwacht_versie=verwacht_versie)
    uitkeringen = list(rij.uitkeringen.all())
    Uitkeringsregel.objects.filter(uitkering__in=uitkeringen).delete()
    wissel_alle([(een, {}) for een in uitkeringen], "take_back", door=door, op=op)
    _log(rij, Handeling.WIJZIGEN, "uitkeringsronde ingetrokken", door=door, op=op)
    return rij


def _log(ronde: Uitkeringsronde, handeling: Handeling, wat: str, *, door: Medewerker, op: datetime) -> None:
    leg_vast(handeling, door=door, op=op, onderwerp=ronde, gemeente=ronde.gemeente_id, toelichting=f"{wat}: {ronde}")
