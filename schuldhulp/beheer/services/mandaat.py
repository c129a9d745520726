"""Mandaat: welke organisatie welk besluit mag nemen namens het college (art. 3a Wgs)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from schuldhulp.beheer.permissions import check_beheer
from schuldhulp.beheer.services.spoor import log_beheer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.choices import ZONDER_MANDAAT, Mandaatsoort, Organisatiesoort
from schuldhulp.organisatie.models import Gemeente, Mandaat, Medewerker, Organisatie


@transaction.atomic
def add_mandaat(
    gemeente: Gemeente,
    *,
    organisatie: Organisatie,
    soorten: Sequence[Mandaatsoort],
    vanaf: date,
    vindplaats: str,
    door: Medewerker,
    op: datetime,
) -> list[Mandaat]:
    """Geeft een organisatie mandaat voor een of meer soorten besluiten.

    Fouten: Geweigerd voor een organisatie die schuldhulp niet als doel heeft (art. 3a Wgs), voor de gemeente zelf, en
    als het mandaat er al is.
    """
    check_beheer(door, gemeente)
    if organisatie.soort in ZONDER_MANDAAT:
        raise Geweigerd(
            f"{organisatie} heeft schuldhulp niet als doel. Zo’n organisatie mag geen besluiten nemen (art. 3a Wgs)."
        )
    if organisatie.soort == Organisatiesoort.GEMEENTE and organisatie.gemeentecode in ("", gemeente.code):
        raise Geweigerd("De gemeente besluit zelf al. Daar is geen mandaat voor nodig.")
    mandaten = [
        Mandaat(organisatie=organisatie, gemeente=gemeente, soort=s, geldig_vanaf_datum=vanaf, vindplaats=vindplaats)
        for s in soorten
    ]
    try:
        with transaction.atomic():
            for mandaat in mandaten:
                mandaat.save(force_insert=True)
    except IntegrityError as fout:
        raise Geweigerd(f"{organisatie} heeft al zo’n mandaat dat nog loopt.") from fout
    for mandaat in mandaten:
        log_beheer(mandaat, gemeente=gemeente, door=door, op=op, wat=f"mandaat gegeven: {mandaat}"[:200])
    return mandaten


@transaction.atomic
def end_mandaat(mandaat: Mandaat, *, tot_en_met: date, door: Medewerker, op: datetime) -> Mandaat:
    """Beëindigt een mandaat na een dag; besluiten van daarvoor blijven geldig.

    Fouten: Geweigerd als het al beëindigd is, of bij een dag vóór het begin.
    """
    check_beheer(door, mandaat.gemeente)
    rij = Mandaat.objects.select_for_update().get(pk=mandaat.pk)
    if rij.geldig_tot_datum:
        raise Geweigerd("Dit mandaat is al beëindigd.")
    if tot_en_met < rij.geldig_vanaf_datum:
        raise Geweigerd("Het einde kan niet vóór het begin liggen.")
    rij.geldig_tot_datum = tot_en_met
    rij.save(update_fields=["geldig_tot_datum"])
    log_beheer(rij, gemeente=rij.gemeente, door=door, op=op, wat=f"mandaat beëindigd: {rij}"[:200])
    return rij
