"""Ketenpartners en convenanten beheren."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from ketenpartners.choices import Dienst
from ketenpartners.models import Convenant, Ketenpartner
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Gemeente, Medewerker, Organisatie


@transaction.atomic
def register_partner(
    *,
    naam: str,
    soort: Organisatiesoort,
    diensten: Sequence[Dienst],
    gemeente: Gemeente,
    geldig_vanaf: date,
    telefoon: str = "",
    email: str = "",
    organisatie: Organisatie | None = None,
    door: Medewerker | None,
    op: datetime,
) -> Ketenpartner:
    """Legt een partner vast met het eerste convenant; zonder `organisatie` komt er een nieuwe met deze naam.

    Fout: Geweigerd als er al een partner met deze naam is; sluit daarmee dan een convenant.
    """
    if Ketenpartner.objects.filter(organisatie__naam__iexact=naam.strip()).exists():
        raise Geweigerd(f"{naam} is al een ketenpartner. Sluit met die partner een convenant voor uw gemeente.")
    if organisatie is None:
        organisatie = Organisatie.objects.create(naam=naam.strip(), soort=soort, telefoon=telefoon, email=email)
    organisatie.gemeenten.add(gemeente)
    partner = Ketenpartner.objects.create(organisatie=organisatie, diensten=_geordend(diensten))
    _log(partner, gemeente, "ketenpartner vastgelegd", door=door, op=op)
    add_convenant(partner, gemeente=gemeente, geldig_vanaf=geldig_vanaf, door=door, op=op)
    return partner


@transaction.atomic
def update_partner(
    partner: Ketenpartner,
    *,
    diensten: Sequence[Dienst],
    telefoon: str,
    email: str,
    is_actief: bool,
    door: Medewerker,
    op: datetime,
) -> Ketenpartner:
    """Wijzigt diensten en bereikbaarheid. Een partner die niet actief is, krijgt niets en ziet niets."""
    rij = Ketenpartner.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=partner.pk)
    rij.diensten = _geordend(diensten)
    rij.is_actief = is_actief
    rij.save()
    rij.organisatie.telefoon, rij.organisatie.email = telefoon, email
    rij.organisatie.save(update_fields=["telefoon", "email"])
    _log(rij, None, "ketenpartner gewijzigd", door=door, op=op)
    return rij


@transaction.atomic
def add_convenant(
    partner: Ketenpartner,
    *,
    gemeente: Gemeente,
    geldig_vanaf: date,
    geldig_tot: date | None = None,
    door: Medewerker | None,
    op: datetime,
) -> Convenant:
    """Legt een convenant vast. Fouten: Geweigerd als het einde voor het begin ligt of als er al een convenant loopt."""
    if geldig_tot is not None and geldig_tot < geldig_vanaf:
        raise Geweigerd("Een convenant kan niet eindigen voordat het begint.")
    # Het slot op de partner laat twee beheerders niet tegelijk een convenant sluiten.
    Ketenpartner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    for bestaand in partner.convenanten.filter(gemeente=gemeente):
        if _overlapt(bestaand, geldig_vanaf, geldig_tot):
            raise Geweigerd(f"Met {gemeente} loopt in die periode al een convenant.")
    convenant = Convenant.objects.create(
        partner=partner, gemeente=gemeente, geldig_vanaf_datum=geldig_vanaf, geldig_tot_datum=geldig_tot
    )
    partner.organisatie.gemeenten.add(gemeente)
    _log(partner, gemeente, "convenant gesloten", door=door, op=op)
    return convenant


@transaction.atomic
def end_convenant(convenant: Convenant, *, geldig_tot: date, door: Medewerker, op: datetime) -> Convenant:
    """Laat een convenant eindigen na deze dag. Fout: Geweigerd als die dag voor het begin ligt."""
    if geldig_tot < convenant.geldig_vanaf_datum:
        raise Geweigerd(f"Dit convenant begint op {convenant.geldig_vanaf_datum:%d-%m-%Y}. Kies een latere dag.")
    convenant.geldig_tot_datum = geldig_tot
    convenant.save(update_fields=["geldig_tot_datum"])
    _log(convenant.partner, convenant.gemeente, "convenant beëindigd", door=door, op=op)
    return convenant


def _overlapt(convenant: Convenant, vanaf: date, tot: date | None) -> bool:
    begint_ervoor = tot is None or convenant.geldig_vanaf_datum <= tot
    eindigt_erna = convenant.geldig_tot_datum is None or convenant.geldig_tot_datum >= vanaf
    return begint_ervoor and eindigt_erna


def _geordend(diensten: Sequence[Dienst]) -> list[str]:
    return [dienst for dienst in Dienst.values if dienst in diensten]


def _log(partner: Ketenpartner, gemeente: Gemeente | None, wat: str, *, door: Medewerker | None, op: datetime) -> None:
    leg_vast(Handeling.BEHEREN, door=door, op=op, onderwerp=partner, gemeente=gemeente, toelichting=f"{partner}: {wat}")
