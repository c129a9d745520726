"""Afspraken maken, verzetten en overnemen; niemand staat op twee plekken tegelijk."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from intake.choices.afspraak import Afspraaksoort, AfspraakStatus, Afspraakvorm
from intake.models import Aanmelding, Afspraak, Client
from intake.services.afspraakbrief import CODE_DOEL, afspraakbrief
from intake.services.moment import Moment, houd_vrij
from intake.services.spoor import log_client
from intake.services.vaste_consulent import neemt_waar, note_behandelaar
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import verstuur
from schuldhulp.lib.codes import code_voor, hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.organisatie.models import Medewerker


@transaction.atomic
def plan_afspraak(
    client: Client,
    *,
    soort: Afspraaksoort,
    moment: Moment,
    aanmelding: Aanmelding | None = None,
    stuur_bevestiging: bool = True,
    id_: UUID | None = None,
    door: Medewerker,
    op: datetime,
) -> Afspraak:
    """Maakt een afspraak en bevestigt haar per brief. Wat na een gemiste afspraak openstond, is daarmee opgevolgd.

    Een vast `id_` maakt dat hetzelfde formulier twee keer versturen één afspraak geeft.
    Fouten: Geweigerd als het moment voorbij is, als iemand dan bezet is, of als een bezoek te weinig mensen heeft.
    """
    sleutel = id_ or uuid4()
    houd_vrij(moment, client, op, behalve=sleutel)
    eerder = Afspraak.objects.filter(pk=sleutel).first()
    if eerder is not None:
        return eerder
    afspraak = als_afspraak(client, soort, moment, aanmelding, id_=sleutel, op=op)
    begin(afspraak, door=door, op=op)
    for gemist in Afspraak.objects.filter(client=client, status=AfspraakStatus.NIET_VERSCHENEN):
        wissel(gemist, "settle", door=door, op=op, verslag="Er is een nieuwe afspraak.", gewijzigd_op=op)
    if stuur_bevestiging:
        verstuur(afspraakbrief(afspraak), door=door, op=op)
    log_client(afspraak.client, Handeling.AANMAKEN, onderwerp=afspraak, door=door, op=op, wat="afspraak gemaakt")
    return afspraak


@transaction.atomic
def move_afspraak(
    afspraak: Afspraak,
    *,
    moment: Moment,
    stuur_bevestiging: bool = True,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Afspraak:
    """Verzet een afspraak; de oude rij blijft staan en de nieuwe volgt haar op in elke agenda.

    Fouten: zie `plan_afspraak`; Gelijktijdig als iemand anders de afspraak intussen wijzigde.
    """
    oud = wissel(afspraak, "move", door=door, op=op, verwacht_versie=verwacht_versie, gewijzigd_op=op)
    houd_vrij(moment, oud.client, op)
    nieuw = verzet(oud, moment, op=op)
    begin(nieuw, door=door, op=op)
    _tel_overdracht(nieuw, van=oud.behandelaar_id, door=door, op=op)
    if stuur_bevestiging:
        verstuur(afspraakbrief(nieuw), door=door, op=op)
    log_client(nieuw.client, Handeling.WIJZIGEN, onderwerp=nieuw, door=door, op=op, wat="afspraak verzet")
    return nieuw


@transaction.atomic
def plan_eerste_gesprek(
    aanmelding: Aanmelding, *, moment: Moment, stuur_uitnodiging: bool = True, door: Medewerker, op: datetime
) -> Afspraak:
    """De afspraak bij een gepland eerste gesprek, met de uitnodiging; stond er al een, dan wordt die verzet."""
    oud = _gepland_eerste_gesprek(aanmelding)
    if oud is not None:
        return move_afspraak(oud, moment=moment, stuur_bevestiging=stuur_uitnodiging, door=door, op=op)
    return plan_afspraak(
        aanmelding.client,
        soort=Afspraaksoort.EERSTE_GESPREK,
        moment=moment,
        aanmelding=aanmelding,
        stuur_bevestiging=stuur_uitnodiging,
        door=door,
        op=op,
    )


def eerste_gesprek(aanmelding: Aanmelding, moment: Moment, *, op: datetime) -> Afspraak:
    """De afspraak die `plan_eerste_gesprek` zou maken; nog niet bewaard."""
    oud = _gepland_eerste_gesprek(aanmelding)
    if oud is not None:
        return verzet(oud, moment, op=op)
    return als_afspraak(aanmelding.client, Afspraaksoort.EERSTE_GESPREK, moment, aanmelding, id_=uuid4(), op=op)


def _gepland_eerste_gesprek(aanmelding: Aanmelding) -> Afspraak | None:
    return aanmelding.afspraken.gepland().filter(soort=Afspraaksoort.EERSTE_GESPREK).first()


@transaction.atomic
def take_over_afspraak(
    afspraak: Afspraak, *, behandelaar: Medewerker, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Afspraak:
    """Een collega houdt de afspraak op hetzelfde moment. Fout: Geweigerd als die dan bezet is of hier niet werkt."""
    minuten = int((afspraak.eind_op - afspraak.begin_op).total_seconds() // 60)
    ander = afspraak.tweede_medewerker if afspraak.tweede_medewerker_id != behandelaar.pk else None
    moment = Moment(
        afspraak.begin_op,
        minuten,
        behandelaar,
        Afspraakvorm(afspraak.vorm),
        tweede_medewerker=ander,
        veiligheid=afspraak.veiligheid,
    )
    houd_vrij(moment, afspraak.client, op, behalve=afspraak.pk)
    rij = vergrendel(afspraak)
    controleer_versie(rij, verwacht_versie)
    if rij.status != AfspraakStatus.GEPLAND:
        raise Geweigerd("Deze afspraak is al geweest of gaat niet door.")
    van, rij.behandelaar, rij.tweede_medewerker, rij.gewijzigd_op = rij.behandelaar_id, behandelaar, ander, op
    bewaar(rij, ["behandelaar", "tweede_medewerker", "gewijzigd_op"])
    _tel_overdracht(rij, van=van, door=door, op=op)
    log_client(rij.client, Handeling.WIJZIGEN, onderwerp=rij, door=door, op=op, wat="afspraak overgenomen")
    return rij


def _tel_overdracht(rij: Afspraak, *, van: int | None, door: Medewerker, op: datetime) -> None:
    """De inwoner krijgt een ander gezicht tegenover zich; alleen als iemand waarneemt, telt dat niet."""
    assert rij.behandelaar_id, "een afspraak is altijd met iemand"  # noqa: S101
    if not neemt_waar(rij.behandelaar_id, van=van, dag=dag_van(rij.begin_op)):
        note_behandelaar(rij, van=van, door=door, op=op)


def find_afspraak_bij_code(code: str, *, nu: datetime) -> Afspraak | None:
    """De geplande afspraak die bij een code uit een brief hoort; None als die er niet (meer) is."""
    rijen = Afspraak.objects.gepland().filter(code_hash=hash_van(code), eind_op__gt=nu)
    return rijen.select_related("client", "gemeente", "behandelaar").first()


def als_afspraak(
    client: Client, soort: Afspraaksoort, moment: Moment, aanmelding: Aanmelding | None, *, id_: UUID, op: datetime
) -> Afspraak:
    """Een afspraak op dit moment; nog niet bewaard."""
    return Afspraak(
        id=id_,
        kenmerk=id_,
        client=client,
        gemeente=client.gemeente,
        aanmelding=aanmelding,
        soort=soort,
        vorm=moment.vorm,
        begin_op=moment.begin_op,
        eind_op=moment.eind_op,
        plaats=moment.plaats.strip(),
        behandelaar=moment.behandelaar,
        tweede_medewerker=moment.tweede_medewerker,
        veiligheid=moment.veiligheid.strip(),
        gewijzigd_op=op,
        code_hash=hash_van(code_voor(CODE_DOEL, id_)),
    )


def verzet(oud: Afspraak, moment: Moment, *, op: datetime) -> Afspraak:
    """De opvolger van een afspraak, op een ander moment; nog niet bewaard."""
    nieuw = als_afspraak(oud.client, Afspraaksoort(oud.soort), moment, oud.aanmelding, id_=uuid4(), op=op)
    nieuw.kenmerk, nieuw.volgnummer = oud.kenmerk, oud.volgnummer + 1
    return nieuw
