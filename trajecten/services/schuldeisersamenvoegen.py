"""Dubbele schuldeisers samenvoegen, en dat ongedaan maken: alles wat naar hen wijst verhuist, of niets."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from trajecten.models import Beslag, Schuld, Schuldeiser, Schuldeisersamenvoeging

STUK = 500  # SQLite kent een grens aan het aantal waarden in één vraag


@transaction.atomic
def merge_schuldeisers(
    houdt: Schuldeiser, weg: Schuldeiser, *, reden: str, door: Medewerker, op: datetime
) -> Schuldeisersamenvoeging:
    """Laat `weg` opgaan in `houdt`: alle schulden, beslagen en vestigingen wijzen daarna naar `houdt`.

    Naam, adressen en afspraken van `houdt` blijven; brieven die al weg zijn veranderen niet. Fouten: Geweigerd zonder
    reden, bij twee KvK-nummers of twee soorten partijen, bij een vestiging met haar hoofdvestiging, als een van beide
    alleen in één gemeente zichtbaar is, of al is samengevoegd.
    """
    eerste, tweede = _op_slot(houdt, weg)
    _controleer(eerste, tweede, reden)
    rij = Schuldeisersamenvoeging(houdt=eerste, weg=tweede, reden=reden.strip(), door=door, op=op)
    for naam, (rijen, veld) in _wijzers().items():
        wijst = rijen.filter(**{veld: tweede})
        setattr(rij, naam, [str(pk) for pk in wijst.order_by("pk").values_list("pk", flat=True)])
        wijst.update(**{veld: eerste})
    tweede.samengevoegd_met = eerste
    tweede.save()
    rij.save(force_insert=True)
    for eiser in (eerste, tweede):
        _log(eiser, door, op, f"samengevoegd: {tweede.pk} in {eerste.pk}, {len(rij.schulden)} schuld(en)")
    return rij


@transaction.atomic
def split_schuldeisers(
    samenvoeging: Schuldeisersamenvoeging, *, reden: str, door: Medewerker, op: datetime
) -> Schuldeiser:
    """Zet terug wat meeging en geeft de schuldeiser die weer op zichzelf staat. Nieuwe schulden blijven waar ze zijn.

    Fouten: Geweigerd zonder reden, als het al ongedaan is, of als de overgebleven schuldeiser zelf opging in een ander.
    """
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u de schuldeisers weer uit elkaar haalt.")
    rij = Schuldeisersamenvoeging.objects.select_for_update(of=("self",)).get(pk=samenvoeging.pk)
    if rij.ongedaan_op:
        raise Geweigerd("Dit is al ongedaan gemaakt.")
    houdt, weg = _op_slot(rij.houdt, rij.weg)
    if houdt.samengevoegd_met_id:
        raise Geweigerd("Deze schuldeiser is zelf samengevoegd. Maak dat eerst ongedaan.")
    for naam, (rijen, veld) in _wijzers().items():
        mee = getattr(rij, naam)
        for i in range(0, len(mee), STUK):
            rijen.filter(**{"pk__in": mee[i : i + STUK], veld: houdt}).update(**{veld: weg})
    weg.samengevoegd_met = None
    weg.save()
    rij.ongedaan_op, rij.ongedaan_door, rij.ongedaan_reden = op, door, reden.strip()
    rij.save()
    for eiser in (houdt, weg):
        _log(eiser, door, op, f"samenvoeging ongedaan: {weg.pk} uit {houdt.pk}")
    return weg


def _wijzers() -> dict[str, tuple[QuerySet[Any], str]]:
    """Wat naar een schuldeiser wijst: het veld op de samenvoeging, de rijen, en de verwijzing zelf."""
    return {
        "schulden": (Schuld.objects.all(), "schuldeiser"),
        "behandelt": (Schuld.objects.all(), "vertegenwoordiger"),
        "beslagen": (Beslag.objects.all(), "deurwaarder"),
        "vestigingen": (Schuldeiser.objects.all(), "hoofdvestiging"),
    }


def _op_slot(houdt: Schuldeiser, weg: Schuldeiser) -> tuple[Schuldeiser, Schuldeiser]:
    """Beide schuldeisers op slot, in vaste volgorde."""
    rijen = Schuldeiser.objects.select_for_update(of=("self",)).filter(pk__in=[houdt.pk, weg.pk]).order_by("pk")
    gevonden = {rij.pk: rij for rij in rijen}
    return gevonden[houdt.pk], gevonden[weg.pk]


def _controleer(houdt: Schuldeiser, weg: Schuldeiser, reden: str) -> None:
    if houdt.pk == weg.pk:
        raise Geweigerd("Dit is dezelfde schuldeiser. Kies een andere.")
    if houdt.samengevoegd_met_id or weg.samengevoegd_met_id:
        raise Geweigerd("Een van deze schuldeisers is al samengevoegd.")
    if houdt.gemeente_id != weg.gemeente_id:
        raise Geweigerd("Een van beide is alleen in één gemeente zichtbaar. Die kunt u niet samenvoegen.")
    if houdt.kvk_nummer and weg.kvk_nummer and houdt.kvk_nummer != weg.kvk_nummer:
        raise Geweigerd("Deze schuldeisers hebben twee verschillende KvK-nummers: het zijn twee bedrijven.")
    _controleer_rol(houdt, weg)
    if not reden.strip():
        raise Geweigerd("Schrijf op waaraan u ziet dat dit dezelfde schuldeiser is.")


def _controleer_rol(houdt: Schuldeiser, weg: Schuldeiser) -> None:
    if weg.hoofdvestiging_id == houdt.pk or houdt.hoofdvestiging_id == weg.pk:
        raise Geweigerd("De een is een vestiging van de ander. Dat zijn twee adressen, geen dubbel.")
    if houdt.hoofdvestiging_id and weg.vestigingen.exists():  # type: ignore[attr-defined]
        raise Geweigerd(f"{houdt.naam} is een vestiging en {weg.naam} heeft vestigingen. Laat {weg.naam} blijven.")
    if weg.treedt_op and houdt.rol != weg.rol:
        raise Geweigerd(
            f"{weg.naam} staat in het register als {weg.get_rol_display().lower()} en {houdt.naam} niet. "
            f"Verander eerst wat {houdt.naam} is."
        )


def _log(eiser: Schuldeiser, door: Medewerker, op: datetime, wat: str) -> None:
    leg_vast(Handeling.WIJZIGEN, door=door, op=op, onderwerp=eiser, gemeente=eiser.gemeente_id, toelichting=wat)
