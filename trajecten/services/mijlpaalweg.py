"""Langs welke weg een inwoner berichten over zijn traject krijgt, en hoe hij ze stopzet."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from intake.choices.zelf import ZelfintakeKanaal
from intake.models import Client
from intake.services.bericht import kanaal_van
from intake.services.codepost import kanaalbezwaren
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.choices import Berichtkanaal
from schuldhulp.lib.codes import hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices.inwoner import Mijlpaalkanaal
from trajecten.models import Berichtvoorkeur, Mijlpaalbericht, Traject
from trajecten.services.spoor import log_traject
from trajecten.services.trajectlink import INWONER

K = Mijlpaalkanaal


@dataclass(frozen=True)
class Weg:
    """Waarheen: een kanaal met nummer of e-mailadres, of zonder kanaal een brief met adresregels."""

    kanaal: Berichtkanaal | None
    aan: str = ""
    adresregels: tuple[str, ...] = ()

    @property
    def is_brief(self) -> bool:
        return self.kanaal is None


def bepaal_weg(client: Client, voorkeur: Berichtvoorkeur | None) -> Weg | None:
    """De weg volgens de voorkeur; een ander adres gaat voor. None als er geen weg is."""
    kanaal = voorkeur.kanaal if voorkeur else K.VANZELF
    if voorkeur and voorkeur.email and kanaal in (K.VANZELF, K.EMAIL):
        return Weg(Berichtkanaal.EMAIL, voorkeur.email)
    if kanaal == K.VANZELF:
        gevonden = kanaal_van(client)
        return Weg(*gevonden) if gevonden else None
    if kanaal == K.BRIEF and voorkeur and voorkeur.adres:
        return Weg(None, adresregels=tuple(voorkeur.adres.splitlines()))
    if kanaalbezwaren(client)[ZelfintakeKanaal(kanaal)]:
        return None
    if kanaal == K.BRIEF:
        return Weg(None, adresregels=tuple(client.adresregels))
    return Weg(Berichtkanaal(kanaal), client.telefoon if kanaal == K.SMS else client.email)


@transaction.atomic
def set_voorkeur(
    traject: Traject,
    *,
    client: Client,
    wil_mijlpalen: bool,
    kanaal: Mijlpaalkanaal,
    email: str = "",
    adres: str = "",
    door: Medewerker,
    op: datetime,
) -> Berichtvoorkeur:
    """Legt vast of en hoe deze cliënt van het traject berichten krijgt. `adres`: regels van een ander postadres.

    Fouten: Geweigerd als hij niet in dit traject zit, of als er langs deze weg niets aankomt.
    """
    if client.pk not in (traject.client_id, traject.partner_id):
        raise Geweigerd("Deze inwoner zit niet in dit traject.")
    Client.objects.select_for_update(of=("self",)).get(pk=client.pk)
    voorkeur = Berichtvoorkeur(
        client=client,
        wil_mijlpalen=wil_mijlpalen,
        kanaal=kanaal,
        email=email.strip(),
        adres="\n".join(regel.strip() for regel in adres.splitlines() if regel.strip()),
        gewijzigd_op=op,
        gewijzigd_door=door,
    )
    if wil_mijlpalen and bepaal_weg(client, voorkeur) is None:
        raise Geweigerd("Langs deze weg komt er niets aan: er is geen nummer, e-mailadres of adres voor.")
    _schrijf(voorkeur)
    wat = "berichten over mijlpalen aan" if wil_mijlpalen else "berichten over mijlpalen uit"
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat=wat)
    return voorkeur


@transaction.atomic
def unsubscribe(*, code: str, op: datetime) -> bool:
    """De inwoner stopt de berichten met de code uit een bericht. Geeft of de code klopte; twee keer mag."""
    rij = Mijlpaalbericht.objects.select_related("client", "traject__client").filter(code_hash=hash_van(code)).first()
    if rij is None:
        return False
    Client.objects.select_for_update(of=("self",)).get(pk=rij.client_id)
    huidig = Berichtvoorkeur.objects.filter(client=rij.client_id).first()
    if huidig and not huidig.wil_mijlpalen:
        return True
    voorkeur = huidig or Berichtvoorkeur(client=rij.client)
    voorkeur.wil_mijlpalen, voorkeur.is_zelf_afgemeld = False, True
    voorkeur.gewijzigd_op, voorkeur.gewijzigd_door = op, None
    _schrijf(voorkeur)
    log_traject(
        rij.traject, Handeling.WIJZIGEN, door=None, door_naam=INWONER, op=op, wat="berichten over mijlpalen gestopt"
    )
    return True


def _schrijf(voorkeur: Berichtvoorkeur) -> None:
    """Eén rij per cliënt; de cliënt staat op slot, dus er is geen tweede schrijver."""
    bestaat = Berichtvoorkeur.objects.filter(pk=voorkeur.pk).exists()
    voorkeur.save(force_update=bestaat, force_insert=not bestaat)
