"""Afwezigheid en vervanging: wie er niet is, en wie het werk waarneemt."""

from datetime import date, datetime, timedelta

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Afwezigheid, Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.organisatie.waarneming import volg

MAX_DAGEN = 366


@transaction.atomic
def register_afwezigheid(
    medewerker: Medewerker,
    *,
    van: date,
    tot_en_met: date,
    vervanger: Medewerker | None,
    toelichting: str = "",
    door: Medewerker,
    op: datetime,
) -> Afwezigheid:
    """Legt vast dat iemand er niet is. Zonder vervanger ziet de teamleider dat niemand waarneemt.

    Fouten: Geweigerd als de periode voorbij is, niet klopt of over een andere valt, of als de vervanger niet kan.
    """
    if tot_en_met < van:
        raise Geweigerd("De laatste dag ligt voor de eerste. Kies een latere laatste dag.", veld="tot_en_met")
    if tot_en_met < dag_van(op):
        raise Geweigerd("Deze periode is al voorbij.", veld="tot_en_met")
    if (tot_en_met - van).days >= MAX_DAGEN:
        raise Geweigerd("Een periode is hoogstens een jaar. Geef het werk dan aan een ander.", veld="tot_en_met")
    _vergrendel(medewerker)
    if Afwezigheid.objects.filter(medewerker=medewerker).overlapt(van, tot_en_met).exists():
        raise Geweigerd(f"Voor {medewerker.naam} staat in deze periode al afwezigheid vast.", veld="van")
    rij = Afwezigheid(
        medewerker=medewerker,
        van_datum=van,
        tot_en_met_datum=tot_en_met,
        vervanger=vervanger,
        toelichting=toelichting.strip(),
        vastgelegd_door=door,
        vastgelegd_op=op,
    )
    _check_vervanger(rij)
    rij.save(force_insert=True)
    _log(rij, Handeling.AANMAKEN, "afwezigheid", door=door, op=op)
    return rij


@transaction.atomic
def set_vervanger(
    afwezigheid: Afwezigheid, *, vervanger: Medewerker | None, door: Medewerker, op: datetime
) -> Afwezigheid:
    """Kiest wie waarneemt. Fout: Geweigerd als die niet kan."""
    _vergrendel(afwezigheid.medewerker)
    rij = Afwezigheid.objects.select_related("medewerker").get(pk=afwezigheid.pk)
    rij.vervanger = vervanger
    _check_vervanger(rij)
    rij.save(update_fields=["vervanger"])
    _log(rij, Handeling.WIJZIGEN, "vervanger gekozen", door=door, op=op)
    return rij


@transaction.atomic
def end_afwezigheid(afwezigheid: Afwezigheid, *, door: Medewerker, op: datetime) -> None:
    """Iemand is er weer: gisteren was de laatste dag. Wat nog moest beginnen, vervalt."""
    _vergrendel(afwezigheid.medewerker)
    gisteren = dag_van(op) - timedelta(days=1)
    if afwezigheid.van_datum > gisteren:
        Afwezigheid.objects.filter(pk=afwezigheid.pk).delete()
    else:
        Afwezigheid.objects.filter(pk=afwezigheid.pk, tot_en_met_datum__gt=gisteren).update(tot_en_met_datum=gisteren)
    _log(afwezigheid, Handeling.WIJZIGEN, "afwezigheid beëindigd", door=door, op=op)


def _check_vervanger(rij: Afwezigheid) -> None:
    wie = rij.vervanger
    if wie is None:
        return
    if wie == rij.medewerker:
        raise Geweigerd("Iemand kan zichzelf niet vervangen. Kies een ander.", veld="vervanger")
    mist = set(rij.medewerker.gemeenten_met(Recht.DOSSIERS)) - set(wie.gemeenten_met(Recht.DOSSIERS))
    if mist or not wie.is_active:
        namen = ", ".join(Gemeente.objects.filter(pk__in=mist).values_list("naam", flat=True)) or "deze gemeente"
        raise Geweigerd(
            f"{wie.naam} werkt niet in {namen} en ziet dat werk dan niet. Kies een ander.", veld="vervanger"
        )
    perioden = list(
        Afwezigheid.objects.exclude(pk=rij.pk)
        .overlapt(rij.van_datum, rij.tot_en_met_datum)
        .values_list("medewerker", "vervanger", "van_datum", "tot_en_met_datum")
    )
    for n in range((rij.tot_en_met_datum - rij.van_datum).days + 1):
        dag = rij.van_datum + timedelta(days=n)
        weg = {m: v for m, v, van, tot in perioden if van <= dag <= tot} | {rij.medewerker_id: wie.pk}
        if volg(weg, rij.medewerker_id) is None:
            raise Geweigerd(
                f"{wie.naam} is er op {dag:%d-%m-%Y} zelf niet en niemand anders neemt waar. Kies een ander."
            )


def _vergrendel(medewerker: Medewerker) -> None:
    list(Medewerker.objects.select_for_update(no_key=True).filter(pk=medewerker.pk).values("pk"))


def _log(rij: Afwezigheid, handeling: Handeling, wat: str, *, door: Medewerker, op: datetime) -> None:
    leg_vast(handeling, door=door, op=op, onderwerp=rij.medewerker, toelichting=wat)
