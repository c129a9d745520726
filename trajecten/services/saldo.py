"""Saldo-opgaven van schuldeisers verwerken: met de hand, met de code uit de brief of via de koppeling."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Unpack
from uuid import UUID

from django.db import transaction

from schuldhulp.lib.codes import hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import euro
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import controleer_versie, vergrendel, wissel_alle
from trajecten.choices import SALDO_WELKOM, Herkomst
from trajecten.choices.post import Postsoort
from trajecten.models import Aanschrijving, Schuld, Traject
from trajecten.regels.schuld import waarom_geen_bedrag
from trajecten.services.aanschrijving import plan_na_antwoord
from trajecten.services.inkomend import Afzender, Inkomend, Langs, leg_vast, log_antwoord
from trajecten.services.schuldeisertaak import NAVRAAG, lapse_taken


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
    op: datetime,
    verwacht_versie: int | None = None,
    **langs: Unpack[Langs],
) -> Aanschrijving:
    """Verwerkt één saldo-opgave (euro); zie `record_saldi`. Fout: Gelijktijdig als `verwacht_versie` niet klopt."""
    traject = vergrendel(aanschrijving.traject)
    controleer_versie(vergrendel(aanschrijving), verwacht_versie)
    saldo = Saldo(aanschrijving, bedrag, kenmerk, opmerking, vooraf_akkoord)
    return record_saldi(traject, [saldo], op=op, **langs)[0]


@transaction.atomic
def record_saldi(
    traject: Traject, saldi: Sequence[Saldo], *, op: datetime, **langs: Unpack[Langs]
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
    afzender = Afzender(**langs)
    antwoorden = [(s.aanschrijving, _antwoord(s, afzender.via, op)) for s in saldi]
    rijen = wissel_alle(antwoorden, "answer", door=afzender.door, op=op)
    schulden = _bevestig(saldi, dag_van(op))
    berichten = [_inkomend(saldo, vraag, schulden) for saldo, vraag in zip(saldi, rijen, strict=True)]
    leg_vast(rij, berichten, afzender=afzender, op=op)
    wie = list(schulden)
    lapse_taken(rij, schulden=wie, soorten=NAVRAAG, door=afzender.door, op=op, reden="de schuldeiser antwoordde")
    plan_na_antwoord(rij, op)
    wat = "saldo-opgave" if len(saldi) == 1 else f"{len(saldi)} saldo-opgaven"
    log_antwoord(rij, wat, afzender=afzender, op=op)
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
