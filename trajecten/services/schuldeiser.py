"""Een schuldeiser in het gedeelde register wijzigen: gegevens, afspraken, en het adres per doel."""

from datetime import date, datetime

from django.db import transaction
from stdnum import iban as ibannummer

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from trajecten.adressering import Adres
from trajecten.choices import Schuldsoort
from trajecten.choices.schuld import Adresdoel, Schuldeiserrol
from trajecten.models import Schuld, Schuldeiser, Schuldeiseradres
from trajecten.naamgelijkenis import kern
from trajecten.regels.register import check_hoofdvestiging


@transaction.atomic
def update_schuldeiser(
    schuldeiser: Schuldeiser,
    *,
    naam: str,
    handelsnamen: str,
    vroegere_namen: str,
    rol: Schuldeiserrol | str,
    soort: Schuldsoort,
    is_preferent: bool,
    kvk_nummer: str,
    vestigingsnummer: str,
    hoofdvestiging: Schuldeiser | None,
    adres: str,
    postcode: str,
    plaats: str,
    email: str,
    voorkeurskanaal: str | None = None,
    is_vooraf_akkoord: bool,
    vooraf_akkoord_vanaf_datum: date | None,
    vooraf_akkoord_tot_datum: date | None,
    vooraf_akkoord_lijst: str,
    door: Medewerker | None,
    op: datetime,
) -> Schuldeiser:
    """Wijzigt naam, adres en afspraken van een schuldeiser; brieven die al weg zijn, veranderen niet.

    Een andere naam zet de oude bij de vroegere namen, zodat zoeken en lijsten hem blijven vinden. Fouten: Geweigerd
    zonder naam, bij een afspraak die niet klopt, een hoofdvestiging die dat niet kan zijn, of als wie nog voor een
    ander optreedt gewoon schuldeiser zou worden.
    """
    if not naam.strip():
        raise Geweigerd("Een schuldeiser heeft een naam.")
    _check_afspraak(is_vooraf_akkoord, vooraf_akkoord_vanaf_datum, vooraf_akkoord_tot_datum, vooraf_akkoord_lijst)
    rij = Schuldeiser.objects.select_for_update(of=("self",)).get(pk=schuldeiser.pk)
    check_hoofdvestiging(rij, hoofdvestiging, is_privepersoon=bool(rij.is_privepersoon))
    _check_rol(rij, rol)
    if kern(naam) != kern(rij.naam) and rij.naam not in vroegere_namen.splitlines():
        vroegere_namen = "\n".join(deel for deel in (vroegere_namen, rij.naam) if deel)
    rij.naam, rij.handelsnamen, rij.vroegere_namen = naam.strip(), handelsnamen, vroegere_namen
    rij.rol, rij.soort, rij.is_preferent = rol, soort, is_preferent
    rij.kvk_nummer, rij.vestigingsnummer, rij.hoofdvestiging = kvk_nummer, vestigingsnummer, hoofdvestiging
    rij.adres, rij.postcode, rij.plaats, rij.email = adres, postcode, plaats, email
    if voorkeurskanaal is not None:  # een lijst van schuldeisers zegt hier niets over
        rij.voorkeurskanaal = voorkeurskanaal
    rij.is_vooraf_akkoord, rij.vooraf_akkoord_lijst = is_vooraf_akkoord, vooraf_akkoord_lijst
    rij.vooraf_akkoord_vanaf_datum, rij.vooraf_akkoord_tot_datum = vooraf_akkoord_vanaf_datum, vooraf_akkoord_tot_datum
    rij.save()
    leg_vast(Handeling.WIJZIGEN, door=door, op=op, onderwerp=rij, gemeente=rij.gemeente_id)
    return rij


def _check_afspraak(is_vooraf_akkoord: bool, vanaf: date | None, tot: date | None, lijst: str) -> None:
    if (vanaf or tot or lijst) and not is_vooraf_akkoord:
        raise Geweigerd("Een begindatum, einddatum of lijst hoort bij een schuldeiser die vooraf akkoord gaf.")
    if vanaf and tot and tot < vanaf:
        raise Geweigerd("De afspraak eindigt voor zij begint. Kijk beide datums na.")


def _check_rol(rij: Schuldeiser, rol: Schuldeiserrol | str) -> None:
    if rol == Schuldeiserrol.SCHULDEISER and Schuld.objects.filter(vertegenwoordiger=rij).exists():
        raise Geweigerd(f"{rij.naam} treedt op bij schulden in dossiers en kan daarom niet alleen schuldeiser zijn.")


@transaction.atomic
def set_adres(
    schuldeiser: Schuldeiser, *, doel: Adresdoel, adres: Adres, door: Medewerker | None, op: datetime
) -> Schuldeiseradres | None:
    """Zet het adres voor één doel, of haalt het weg als alles leeg is; dan geldt weer het hoofdadres.

    Geeft het adres dat er nu staat. Fouten: Geweigerd bij een IBAN dat niet klopt.
    """
    iban = ibannummer.compact(adres.iban)
    if iban and not ibannummer.is_valid(iban):
        raise Geweigerd("Dit IBAN klopt niet. Kijk het na op de brief van de schuldeiser.")
    rij = Schuldeiser.objects.select_for_update(of=("self",)).get(pk=schuldeiser.pk)
    velden = {**vars(adres), "iban": iban}
    bestaand: Schuldeiseradres | None = rij.adressen.filter(doel=doel).first()  # type: ignore[attr-defined]
    if not any(velden.values()) and bestaand is None:
        return None
    leg_vast(Handeling.WIJZIGEN, door=door, op=op, onderwerp=rij, gemeente=rij.gemeente_id, toelichting=f"adres {doel}")
    if bestaand and not any(velden.values()):
        bestaand.delete()
        return None
    return Schuldeiseradres.objects.update_or_create(schuldeiser=rij, doel=doel, defaults=velden)[0]


def zoek_hoofdvestiging(tekst: str) -> Schuldeiser:
    """De hoofdvestiging bij een naam of KvK-nummer, in het gedeelde register.

    Fouten: Geweigerd als er geen is, of meer dan een.
    """
    register = Schuldeiser.objects.filter(gemeente=None, samengevoegd_met=None, hoofdvestiging=None)
    op_kvk = list(register.filter(kvk_nummer=tekst).order_by("pk")[:2]) if tekst.isdecimal() else []
    gevonden = op_kvk or [
        rij for rij in register.zoek(tekst).order_by("naam", "pk")[:50] if kern(rij.naam) == kern(tekst)
    ]
    if not gevonden:
        raise Geweigerd(f"‘{tekst}’ staat niet als hoofdvestiging in het register. Zet die er eerst in.")
    if len(gevonden) > 1:
        raise Geweigerd(f"‘{tekst}’ staat meer dan één keer in het register. Vul het KvK-nummer in.")
    return gevonden[0]
