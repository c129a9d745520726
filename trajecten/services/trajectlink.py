"""De inwoner volgt zijn traject: een link sturen, intrekken, openen, en vastleggen dat hij keek."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from intake.choices.zelf import ZelfintakeKanaal
from intake.models import Client
from intake.services.codepost import Codepost, controleer_kanaal, stuur_code
from intake.services.codetoegang import begin_sessie, end_sessie, toets_code, vind_sessie
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.codes import code_voor, hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices.inwoner import TrajectlinkStatus
from trajecten.models import Traject, Trajectlink
from trajecten.models.trajectlink import CODE_DOEL
from trajecten.services.spoor import log_traject

PAD = "mijn-traject/"
INWONER = "Inwoner (link naar zijn traject)"


@transaction.atomic
def send_trajectlink(
    traject: Traject,
    *,
    client: Client,
    kanaal: ZelfintakeKanaal,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Trajectlink:
    """Stuurt deze cliënt van het traject een link om het te volgen; een eerdere link werkt dan niet meer.

    Fouten: Geweigerd als hij niet in dit traject zit, of zonder geboortedatum of adres voor dit kanaal; Gelijktijdig
    als het traject intussen is gewijzigd.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if client.pk not in (rij.client_id, rij.partner_id):
        raise Geweigerd("Deze inwoner zit niet in dit traject.")
    controleer_kanaal(client, kanaal)
    for oud in geldige_links(rij).filter(client=client):
        wissel(oud, "withdraw", door=door, op=op, reden="nieuwe link gestuurd")
    id_ = uuid4()
    dagen = Beleid.objects.geldig(rij.gemeente, dag_van(op)).trajectlink_dagen
    link = Trajectlink(
        id=id_,
        traject=rij,
        client=client,
        gemeente=rij.gemeente,
        kanaal=kanaal,
        code_hash=hash_van(code_voor(CODE_DOEL, id_)),
        verstuurd_op=op,
        verstuurd_door=door,
        verloopt_op=op + timedelta(days=dagen),
    )
    begin(link, door=door, op=op)
    stuur_code(_post(link), kanaal, door=door, op=op)
    log_traject(rij, Handeling.VERSTUREN, door=door, op=op, wat=f"link naar het traject gestuurd per {kanaal}")
    bewaar(rij, [])
    return link


@transaction.atomic
def withdraw_trajectlink(
    link: Trajectlink, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Trajectlink:
    """Trekt de link in; wie er op dat moment mee kijkt, ziet niets meer. Fout: Geweigerd als dat al is gebeurd."""
    rij = wissel(link, "withdraw", door=door, op=op, verwacht_versie=verwacht_versie)
    log_traject(rij.traject, Handeling.WIJZIGEN, door=door, op=op, wat="link naar het traject ingetrokken")
    return rij


@transaction.atomic
def open_trajectlink(*, code: str, geboortedatum: date, op: datetime) -> str | None:
    """Laat de inwoner binnen en geeft het bewijs van zijn sessie, of None. Een foute geboortedatum telt als poging."""
    rijen = Trajectlink.objects.select_related("client", "traject__client")
    rij = toets_code(rijen, code=code, geboortedatum=geboortedatum, op=op, wat="trajectlink")
    if rij is None:
        return None
    rij.geopend_op = op
    bewaar(rij, ["geopend_op"])
    bewijs = begin_sessie(rij, op=op)
    _log(rij, "traject geopend met link", op)
    return bewijs


def find_trajectlink(bewijs: str, *, op: datetime) -> Trajectlink | None:
    """De link bij een lopende sessie, als zij nog geldt."""
    rijen = Trajectlink.objects.select_related("client", "traject__client", "traject__gemeente", "traject__behandelaar")
    rij = vind_sessie(rijen, bewijs, op=op)
    return rij if rij and rij.is_te_openen(op) else None


def note_bekeken(link: Trajectlink, *, op: datetime) -> None:
    """Schrijft in het logboek dat de inwoner zijn traject bekeek; verder verandert kijken niets."""
    _log(link, "traject bekeken", op)


@transaction.atomic
def leave_trajectlink(link: Trajectlink, *, op: datetime) -> None:
    """Sluit de sessie, bijvoorbeeld op de computer van een ander; de link blijft geldig."""
    end_sessie(vergrendel(link))
    _log(link, "traject gesloten", op)


def geldige_links(traject: Traject) -> "QuerySet[Trajectlink]":
    """De links die niet zijn ingetrokken: hoogstens één per cliënt."""
    return traject.links.filter(status=TrajectlinkStatus.ACTIEF)


def _log(link: Trajectlink, wat: str, op: datetime) -> None:
    log_traject(link.traject, Handeling.INZIEN, door=None, door_naam=INWONER, op=op, wat=wat)


def _post(link: Trajectlink) -> Codepost:
    return Codepost(
        client=link.client,
        gemeente=link.gemeente,
        sleutel=f"trajectlink:{link.pk}",
        bericht="trajectlink",
        brief="trajectlink",
        behandelaar=link.traject.behandelaar,
        inhoud={
            "geldig_datum": dag_van(link.verloopt_op).isoformat(),
            "code_doel": CODE_DOEL,
            "code_id": str(link.pk),
            "pad": PAD,
        },
    )
