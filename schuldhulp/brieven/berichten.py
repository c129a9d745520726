"""Korte berichten per e-mail of sms: vastleggen in de transactie van de handeling, bezorgen uit de outbox."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string

from schuldhulp.brieven.choices import Berichtkanaal
from schuldhulp.brieven.gegevens import lees_gegevens, publiek_adres
from schuldhulp.brieven.models import Bericht
from schuldhulp.lib.codes import code_voor
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.outbox import meld_alle
from schuldhulp.organisatie.models import Gemeente, Medewerker

BEZORGEN = "bericht.bezorgen"
_MOBIEL = re.compile(r"^(?:\+31|0031|0)6\d{8}$")


@dataclass(frozen=True)
class Berichtsoort:
    """Een soort bericht: het onderwerp van de e-mail en de gegevens die het sjabloon nodig heeft.

    Heeft `velden` een `code_doel` en `code_id`, dan krijgt het sjabloon `code` en `adres` (met `pad` uit de gegevens).
    """

    onderwerp: str
    velden: tuple[str, ...] = ()


_ZELFINTAKE = ("geldig_datum", "code_doel", "code_id", "pad")
BERICHTEN: dict[str, Berichtsoort] = {
    "workshop_uitnodiging": Berichtsoort(
        "Uitnodiging voor workshops over geld", ("bijeenkomsten", "plaats", "antwoord_uiterlijk")
    ),
    "workshop_herinnering": Berichtsoort("Wij zien u bij de workshop", ("bijeenkomst", "plaats")),
    "workshop_wijziging": Berichtsoort("Uw workshop verandert", ("is_afgelast", "bijeenkomst", "plaats", "volgende")),
    "zelfintake_uitnodiging": Berichtsoort("Vertel ons alvast over uw situatie", _ZELFINTAKE),
    "zelfintake_herinnering": Berichtsoort("U kunt onze vragen nog invullen", _ZELFINTAKE),
    "mijlpaal": Berichtsoort("Nieuws over uw schuldhulp", ("mijlpaal", "code_doel", "code_id", "pad")),
    "trajectlink": Berichtsoort("Zie waar uw schuldhulp staat", _ZELFINTAKE),
    "schuldeiser_bericht": Berichtsoort(
        "Bericht over een schuldregeling", ("titel", "kenmerk", "uw_kenmerk", "reactie_uiterlijk")
    ),
    "afspraak_herinnering": Berichtsoort(
        "Denkt u aan uw afspraak?", ("gesprek_op", "waar", "vorm", "code_doel", "code_id", "pad")
    ),
}


def mobiel_nummer(telefoon: str) -> str:
    """Het mobiele nummer als +316…, of leeg als dit geen Nederlands mobiel nummer is."""
    kaal = re.sub(r"[\s().-]", "", telefoon)
    return f"+31{kaal[-9:]}" if _MOBIEL.match(kaal) else ""


def kies_kanaal(email: str, telefoon: str) -> tuple[Berichtkanaal, str] | None:
    """Sms bij een mobiel nummer, anders e-mail, anders niets (dan blijft alleen een brief over)."""
    if nummer := mobiel_nummer(telefoon):
        return Berichtkanaal.SMS, nummer
    return (Berichtkanaal.EMAIL, email) if email else None


@dataclass(frozen=True)
class Berichtconcept:
    """Een bericht dat nog niet is vastgelegd. `sleutel` noemt het gevolg: dezelfde sleutel gaat nooit twee keer uit."""

    soort: str
    sleutel: str
    kanaal: Berichtkanaal
    aan: str
    gemeente: Gemeente
    client_id: UUID
    inhoud: Mapping[str, Any]


def stuur_bericht(
    *,
    soort: str,
    sleutel: str,
    kanaal: Berichtkanaal,
    aan: str,
    gemeente: Gemeente,
    client_id: UUID,
    inhoud: Mapping[str, Any],
    door: Medewerker | None,
    op: datetime,
) -> Bericht:
    """Legt één bericht vast en laat het bezorgen; zie `stuur_berichten`."""
    concept = Berichtconcept(soort, sleutel, kanaal, aan, gemeente, client_id, inhoud)
    return stuur_berichten([concept], door=door, op=op)[0]


@transaction.atomic
def stuur_berichten(concepten: Sequence[Berichtconcept], *, door: Medewerker | None, op: datetime) -> list[Bericht]:
    """Legt berichten in één keer vast, in volgorde; bestaat een sleutel al, dan komt het eerdere bericht terug.

    Fouten: Geweigerd bij een onbekende soort, een ontbrekend gegeven of een onbruikbaar adres; dan gaat er geen enkel.
    """
    Bericht.objects.bulk_create([_als_bericht(concept, door, op) for concept in concepten], ignore_conflicts=True)
    meld_alle(BEZORGEN, [(f"{BEZORGEN}:{c.sleutel}", {"bericht": c.sleutel}) for c in concepten], op=op)
    rijen = Bericht.objects.select_related("gemeente").filter(sleutel__in=[c.sleutel for c in concepten])
    vastgelegd = {rij.sleutel: rij for rij in rijen}
    return [vastgelegd[concept.sleutel] for concept in concepten]


def _als_bericht(concept: Berichtconcept, door: Medewerker | None, op: datetime) -> Bericht:
    adres, gemeente = concept.aan.strip(), concept.gemeente
    _controleer(concept.soort, concept.kanaal, adres, concept.inhoud)
    return Bericht(
        sleutel=concept.sleutel,
        soort=concept.soort,
        kanaal=concept.kanaal,
        aan=mobiel_nummer(adres) if concept.kanaal == Berichtkanaal.SMS else adres,
        gemeente=gemeente,
        client_id=concept.client_id,
        gegevens={**concept.inhoud, "gemeente": {"naam": gemeente.naam, "telefoon": gemeente.telefoon}},
        aangemaakt_op=op,
        door=door,
    )


@transaction.atomic
def mark_verzonden(bericht: Bericht, *, door: Medewerker | None, op: datetime) -> Bericht:
    """Legt vast dat het bericht de deur uit is; een tweede keer, of na het intrekken, verandert niets."""
    Bericht.objects.klaar().filter(pk=bericht.pk).update(verzonden_op=op, verzonden_door=door)
    bericht.refresh_from_db()
    return bericht


def mark_alle_verzonden(soort: str, *, op: datetime) -> int:
    """Als `mark_verzonden`, voor alles van deze soort wat klaarligt: een koppeling die zelf bezorgt. Geeft hoeveel."""
    return Bericht.objects.klaar().filter(soort=soort).update(verzonden_op=op)


@transaction.atomic
def withdraw_berichten(sleutels: Collection[UUID], *, op: datetime) -> int:
    """Trekt in wat nog niet de deur uit is en niet meer klopt. Geeft hoeveel; wat al weg is, blijft zoals het is."""
    return Bericht.objects.klaar().filter(pk__in=sleutels).update(ingetrokken_op=op)


def tekst_van(bericht: Bericht) -> str:
    """De tekst zoals de ontvanger haar leest. Bevat zo nodig een code: tonen is een auditgebeurtenis."""
    gegevens = lees_gegevens(bericht.gegevens)
    if "code_id" in gegevens:
        gegevens["code"] = code_voor(gegevens["code_doel"], UUID(gegevens["code_id"]))
        gegevens["adres"] = publiek_adres(gegevens.get("pad", ""))
    tekst = render_to_string(f"berichten/{bericht.soort}.txt", gegevens)
    return "\n".join(regel.strip() for regel in tekst.strip().splitlines())


def _controleer(soort: str, kanaal: Berichtkanaal, aan: str, inhoud: Mapping[str, Any]) -> None:
    if soort not in BERICHTEN:
        raise Geweigerd(f"Het bericht “{soort}” bestaat niet.")
    if ontbreekt := [veld for veld in BERICHTEN[soort].velden if veld not in inhoud]:
        raise Geweigerd(f"Het bericht “{BERICHTEN[soort].onderwerp}” mist gegevens: {', '.join(ontbreekt)}.")
    if kanaal == Berichtkanaal.SMS and not mobiel_nummer(aan):
        raise Geweigerd("Dit is geen mobiel nummer. Kies e-mail of een brief.")
    if kanaal == Berichtkanaal.EMAIL and ("@" not in aan or re.search(r"\s", aan)):
        raise Geweigerd("Dit is geen e-mailadres. Kies sms of een brief.")
