"""Wat van een gevonden persoon al bekend is: leesbare regels, alleen uit dossiers die de kijker mag zien."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from intake.models import Client
from intake.services.bekend import Treffer
from schuldhulp.organisatie.models import Medewerker

# De apps erboven hangen hun rijen aan de cliënt; hier alleen naam en stand, zonder die apps te kennen.
TRAJECTEN = ("trajecten", "trajecten_als_partner")
VERWANTEN = ("aanmeldingen", "verwijzingen__partner__organisatie", "loketvragen", "volgmomenten", "deelnames__reeks")


def laad_verwanten(clienten: Iterable[Client], user: Medewerker) -> None:
    """Leest in een vast aantal queries wat `wat_bekend_is` toont; huisgenoten en trajecten alleen als dat mag."""
    huisgenoten = Prefetch("huishouden__clienten", Client.objects.visible_to(user))
    trajecten = [
        Prefetch(naam, getattr(Client, naam).rel.related_model.objects.visible_to(user).select_related("uitstroom"))
        for naam in TRAJECTEN
    ]
    prefetch_related_objects(list(clienten), *VERWANTEN, huisgenoten, *trajecten)


def wat_bekend_is(treffer: Treffer) -> str:
    """Waarom iemand gevonden is en wat er al liep: aanmeldingen, trajecten met uitkomst, en wat er nu nog loopt.

    Na `laad_verwanten`: dat kiest wat de kijker mag zien.
    """
    return " ".join([_hoe_zeker(treffer), *_persoon(treffer.client), *_wat_er_liep(treffer.client)])


def _hoe_zeker(treffer: Treffer) -> str:
    if treffer.is_adres:
        return f"Misschien een huisgenoot: {treffer.reden}."
    return f"{'Zeker' if treffer.is_zeker else 'Misschien'} dezelfde: {treffer.reden}."


def _persoon(client: Client) -> list[str]:
    delen = [f"Geboren op {client.geboortedatum:%d-%m-%Y}."] if client.geboortedatum else []
    delen += [f"Woont: {', '.join(client.adresregels[1:])}."] if client.adresregels[1:] else []
    huisgenoten = [c for c in client.huishouden.clienten.all() if c.pk != client.pk] if client.huishouden else []
    delen += [f"Huishouden: ook {c.naam} ({c.dossiernummer})." for c in huisgenoten]
    return delen


def _wat_er_liep(client: Any) -> list[str]:
    delen = [
        f"Aanmelding van {a.gemeld_op:%d-%m-%Y} via {a.get_kanaal_display().lower()}: {a.get_status_display().lower()}."
        for a in client.aanmeldingen.all()
        if a.gemeld_op
    ]
    delen += [f"Traject {t.nummer}: {_uitkomst(t)}." for t in client.trajecten.all()]
    delen += [f"Partner in traject {t.nummer}: {_uitkomst(t)}." for t in client.trajecten_als_partner.all()]
    delen += [f"Verwezen naar {v.partner}: {v.get_status_display().lower()}." for v in _open(client.verwijzingen.all())]
    delen += [f"Workshop {d.reeks}: {d.get_status_display().lower()}." for d in _open(client.deelnames.all())]
    delen += [f"Volgmoment op {v.datum:%d-%m-%Y}." for v in _open(client.volgmomenten.all())]
    delen += [
        f"Vraag aan het aanmeldpunt op {v.op:%d-%m-%Y}: {v.get_gewicht_display().lower()}."
        for v in client.loketvragen.all()
    ]
    return delen


def _uitkomst(traject: Any) -> str:
    uitstroom = getattr(traject, "uitstroom", None)
    stand = traject.get_status_display().lower()
    return f"{stand} ({uitstroom.get_reden_display().lower()})" if uitstroom and uitstroom.reden else stand


def _open(rijen: Iterable[Any]) -> list[Any]:
    return [rij for rij in rijen if rij.actie_uiterlijk_datum]
