"""Het klantprofiel afnemen: beginnen, per blad bewaren, afronden, of een concept weggooien."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from intake.choices import IngevuldMet
from intake.instrument import HUIDIGE_VERSIE, laad_instrument
from intake.models import Client, Profiel
from intake.profiel import controleer, ontbrekend, scoor
from intake.services.spoor import log_client
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd, NietGevonden, Rekenfout
from schuldhulp.organisatie.models import Medewerker


@transaction.atomic
def start_profiel(client: Client, *, ingevuld_met: IngevuldMet, door: Medewerker, op: datetime) -> Profiel:
    """Begint een klantprofiel met de huidige versie van het instrument. Loopt er al een, dan gaat u daarmee verder."""
    Client.objects.select_for_update().get(pk=client.pk)  # twee tegelijk begonnen geeft één concept
    if bestaand := client.profielen.filter(afgenomen_op=None).first():
        return bestaand
    profiel = Profiel.objects.create(
        client=client, instrument=HUIDIGE_VERSIE, ingevuld_met=ingevuld_met, begonnen_op=op, door=door
    )
    log_client(client, Handeling.AANMAKEN, door=door, op=op, wat="klantprofiel begonnen", onderwerp=profiel)
    return profiel


@transaction.atomic
def save_antwoorden(
    profiel: Profiel,
    *,
    blad: str,
    antwoorden: Mapping[str, str],
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Profiel:
    """Bewaart wat op één blad is ingevuld; dat mag een deel zijn. Hetzelfde blad twee keer insturen doet niets extra.

    Fouten: NietGevonden bij een onbekend blad, Rekenfout bij een onbekend antwoord, Geweigerd als het profiel al klaar
    is, Gelijktijdig als een ander het intussen wijzigde.
    """
    rij = _vergrendel(profiel)
    gevonden = laad_instrument(rij.instrument).blad(blad)
    if gevonden is None:
        raise NietGevonden("Dit blad hoort niet bij het klantprofiel.")
    if fouten := controleer(antwoorden, gevonden.vragen):
        raise Rekenfout(fouten)
    eigen = {vraag.code for vraag in gevonden.vragen}
    if {code: waarde for code, waarde in rij.antwoorden.items() if code in eigen} == dict(antwoorden):
        return rij
    if verwacht_versie is not None and rij.versie != verwacht_versie:
        raise Gelijktijdig()
    rest = {code: waarde for code, waarde in rij.antwoorden.items() if code not in eigen}
    rij.antwoorden = {**rest, **antwoorden}
    rij.versie += 1
    rij.save(update_fields=["antwoorden", "versie"])
    log_client(rij.client, Handeling.WIJZIGEN, door=door, op=op, wat="klantprofiel ingevuld", onderwerp=rij)
    return rij


@transaction.atomic
def complete_profiel(profiel: Profiel, *, door: Medewerker, op: datetime) -> Profiel:
    """Rekent het profiel uit en legt het vast; daarna verandert het niet meer. Twee keer afronden is één keer.

    Fout: Geweigerd als er nog antwoorden ontbreken.
    """
    rij = Profiel.objects.select_for_update(of=("self",)).select_related("client").get(pk=profiel.pk)
    if rij.is_klaar:
        return rij
    instrument = laad_instrument(rij.instrument)
    if leeg := ontbrekend(rij.antwoorden, instrument.vragen):
        raise Geweigerd(f"Er {'mist nog 1 antwoord' if len(leeg) == 1 else f'missen nog {len(leeg)} antwoorden'}.")
    rij.uitkomst = asdict(scoor(rij.antwoorden, instrument))
    rij.afgenomen_op = op
    rij.door = door
    rij.versie += 1
    rij.save(update_fields=["uitkomst", "afgenomen_op", "door", "versie"])
    log_client(rij.client, Handeling.WIJZIGEN, door=door, op=op, wat="klantprofiel afgerond", onderwerp=rij)
    return rij


@transaction.atomic
def discard_profiel(profiel: Profiel, *, door: Medewerker, op: datetime) -> None:
    """Gooit een concept weg, met een regel in het logboek. Fout: Geweigerd als het profiel al klaar is."""
    rij = _vergrendel(profiel)
    log_client(rij.client, Handeling.WIJZIGEN, door=door, op=op, wat="klantprofiel weggegooid", onderwerp=rij)
    rij.delete()


def _vergrendel(profiel: Profiel) -> Profiel:
    rij = Profiel.objects.select_for_update(of=("self",)).select_related("client").filter(pk=profiel.pk).first()
    if rij is None:
        raise NietGevonden("Dit concept is weggegooid.")
    if rij.is_klaar:
        raise Geweigerd("Dit klantprofiel is klaar en verandert niet meer. Begin een nieuw profiel.")
    return rij
