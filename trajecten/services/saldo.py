"""Saldo-opgaven van schuldeisers verwerken: met de hand, met de code uit de brief of via de koppeling."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.codes import hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import euro
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import controleer_versie, vergrendel, wissel_alle
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import SALDO_WELKOM, Herkomst
from trajecten.choices_post import Kanaal, Postsoort
from trajecten.models import Aanschrijving, Schuld, Traject
from trajecten.schuldregels import waarom_geen_bedrag
from trajecten.services.aanschrijving import plan_na_antwoord
from trajecten.services.bijlage import Bijlage
from trajecten.services.inkomend import Afzender, Inkomend, leg_vast
from trajecten.services.schuldeisertaak import NAVRAAG, lapse_taken
from trajecten.services.spoor import log_traject


@dataclass(frozen=True)
class Saldo:
    """Wat een schuldeiser opgeeft, in euro."""

    aanschrijving: Aanschrijving
    bedrag: Decimal
    kenmerk: str = ""
    opmerking: str = ""
    vooraf_akkoord: bool = False


@transaction.atomic
def record_saldo(
    aanschrijving: Aanschrijving,
    *,
    bedrag: Decimal,
    kenmerk: str = "",
    opmerking: str = "",
    vooraf_akkoord: bool = False,
    via: Herkomst,
    kanaal: Kanaal | None = None,
    bijlagen: Sequence[Bijlage] = (),
    door: Medewerker | None,
    door_naam: str = "",
    op: datetime,
    verwacht_versie: int | None = None,
) -> Aanschrijving:
    """Verwerkt één saldo-opgave (euro); zie `record_saldi`. Fout: Gelijktijdig als `verwacht_versie` niet klopt."""
    traject = vergrendel(aanschrijving.traject)
    controleer_versie(vergrendel(aanschrijving), verwacht_versie)
    saldo = Saldo(aanschrijving, bedrag, kenmerk, opmerking, vooraf_akkoord)
    hoe: dict[str, Any] = {"via": via, "kanaal": kanaal, "bijlagen": bijlagen, "door": door, "door_naam": door_naam}
    return record_saldi(traject, [saldo], **hoe, op=op)[0]


@transaction.atomic
def record_saldi(
    traject: Traject,
    saldi: Sequence[Saldo],
    *,
    via: Herkomst,
    kanaal: Kanaal | None = None,
    bijlagen: Sequence[Bijlage] = (),
    door: Medewerker | None,
    door_naam: str = "",
    op: datetime,
) -> list[Aanschrijving]:
    """Verwerkt saldo-opgaven in één traject, alle of geen, en bevestigt de schulden.

    Een schuldeiser mag meer vorderen dan de inwoner noemde; valt het verschil op, dan vraagt het dossier ernaar te
    kijken. Fouten: Geweigerd bij een negatief of te hoog bedrag, als er al een antwoord is, of als de inventarisatie
    voorbij is.
    """
    if any(saldo.bedrag < 0 for saldo in saldi):
        raise Geweigerd("Een saldo kan niet negatief zijn. Is alles betaald? Vul dan 0 in.")
    for fout in filter(None, (waarom_geen_bedrag(saldo.bedrag) for saldo in saldi)):
        raise Geweigerd(fout)
    rij = vergrendel(traject)
    if rij.status not in SALDO_WELKOM:
        raise Geweigerd("De inventarisatie van dit dossier is afgesloten. Neem contact op met de consulent.")
    rijen = wissel_alle([(s.aanschrijving, _antwoord(s, via, op)) for s in saldi], "answer", door=door, op=op)
    schulden = _bevestig(saldi, dag_van(op))
    berichten = [_inkomend(saldo, vraag, schulden) for saldo, vraag in zip(saldi, rijen, strict=True)]
    leg_vast(rij, berichten, afzender=Afzender(via, door, door_naam, kanaal, bijlagen), op=op)
    wie = list(schulden)
    lapse_taken(rij, schulden=wie, soorten=NAVRAAG, door=door, op=op, reden="de schuldeiser antwoordde")
    plan_na_antwoord(rij, op)
    wat = f"saldo-opgave via {via}" if len(saldi) == 1 else f"{len(saldi)} saldo-opgaven via {via}"
    log_traject(rij, Handeling.WIJZIGEN, door=door, door_naam=door_naam, op=op, wat=wat)
    return rijen


def _antwoord(saldo: Saldo, via: Herkomst, op: datetime) -> dict[str, Any]:
    return {
        "beantwoord_op": op,
        "via": via,
        "bedrag": saldo.bedrag,
        "kenmerk": saldo.kenmerk,
        "opmerking": saldo.opmerking,
        "vooraf_akkoord": saldo.vooraf_akkoord,
    }


def _inkomend(saldo: Saldo, vraag: Aanschrijving, schulden: dict[UUID, Schuld]) -> Inkomend:
    soort = Postsoort.SALDO_VOORAF_AKKOORD if saldo.vooraf_akkoord else Postsoort.SALDO_ANTWOORD
    tekst = f"{euro(saldo.bedrag)}. {saldo.opmerking}".strip()
    return Inkomend(schulden[vraag.schuld_id], soort, tekst, {"aanschrijving": vraag})


def _bevestig(saldi: Sequence[Saldo], datum: date) -> dict[UUID, Schuld]:
    per_schuld = {saldo.aanschrijving.schuld_id: saldo for saldo in saldi}
    rijen = Schuld.objects.select_for_update(of=("self",)).select_related("schuldeiser", "vertegenwoordiger")
    bevestigd = {schuld.pk: schuld for schuld in rijen.filter(pk__in=per_schuld).order_by("pk")}
    for schuld in bevestigd.values():
        saldo = per_schuld[schuld.pk]
        schuld.bevestigd_bedrag = saldo.bedrag
        schuld.peil_datum = datum
        schuld.is_stil = False
        schuld.verschil_gezien_op, schuld.verschil_reden = None, ""
        kenmerk = "vertegenwoordiger_kenmerk" if schuld.vertegenwoordiger_id else "kenmerk"
        setattr(schuld, kenmerk, saldo.kenmerk or schuld.antwoord_kenmerk)
        schuld.save(
            update_fields=["bevestigd_bedrag", "peil_datum", "is_stil", "verschil_gezien_op", "verschil_reden", kenmerk]
        )
    return bevestigd


def find_open(code: str) -> Aanschrijving | None:
    """De aanschrijving bij een code uit een brief, als die nog te beantwoorden is."""
    kandidaat = Aanschrijving.objects.select_related("traject__gemeente", "traject__client", "schuld__schuldeiser")
    return kandidaat.filter(code_hash=hash_van(code), traject__status__in=SALDO_WELKOM).first()
