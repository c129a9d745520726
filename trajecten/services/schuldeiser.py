"""Een schuldeiser in het gedeelde register wijzigen."""

from datetime import date, datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import Schuldsoort
from trajecten.models import Schuldeiser


@transaction.atomic
def update_schuldeiser(
    schuldeiser: Schuldeiser,
    *,
    naam: str,
    soort: Schuldsoort,
    is_preferent: bool,
    kvk_nummer: str,
    adres: str,
    postcode: str,
    plaats: str,
    email: str,
    is_vooraf_akkoord: bool,
    vooraf_akkoord_tot_datum: date | None,
    door: Medewerker | None,
    op: datetime,
) -> Schuldeiser:
    """Wijzigt naam, adres en afspraken van een schuldeiser; brieven die al weg zijn, veranderen niet.

    Fouten: Geweigerd zonder naam, of met een einddatum bij een afspraak die er niet is.
    """
    if not naam.strip():
        raise Geweigerd("Een schuldeiser heeft een naam.")
    if vooraf_akkoord_tot_datum and not is_vooraf_akkoord:
        raise Geweigerd("Een einddatum hoort bij een schuldeiser die vooraf akkoord gaf.")
    rij = Schuldeiser.objects.select_for_update(of=("self",)).get(pk=schuldeiser.pk)
    rij.naam, rij.soort, rij.kvk_nummer = naam.strip(), soort, kvk_nummer
    rij.adres, rij.postcode, rij.plaats, rij.email = adres, postcode, plaats, email
    rij.is_preferent = is_preferent
    rij.is_vooraf_akkoord = is_vooraf_akkoord
    rij.vooraf_akkoord_tot_datum = vooraf_akkoord_tot_datum
    rij.save()
    leg_vast(Handeling.WIJZIGEN, door=door, op=op, onderwerp=rij, gemeente=rij.gemeente_id)
    return rij
