"""Een code bij de inwoner krijgen: per sms, e-mail of brief."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from intake.choices.zelf import ZelfintakeKanaal
from intake.models import Client
from schuldhulp.brieven.berichten import mobiel_nummer, stuur_bericht
from schuldhulp.brieven.choices import Berichtkanaal
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker

K = ZelfintakeKanaal


@dataclass(frozen=True)
class Codepost:
    """Wat er verstuurd wordt: één inhoud, als bericht of als brief. `sleutel` gaat nooit twee keer uit."""

    client: Client
    gemeente: Gemeente
    sleutel: str
    bericht: str
    brief: str
    inhoud: dict[str, Any]
    behandelaar: Medewerker | None


def kanaalbezwaren(client: Client) -> dict[ZelfintakeKanaal, str]:
    """Per kanaal waarom het niet kan; leeg als het wel kan."""
    geen_berichten = "De inwoner wil geen sms of e-mail." if client.wil_geen_berichten else ""
    return {
        K.SMS: geen_berichten or ("" if mobiel_nummer(client.telefoon) else "Er is geen mobiel nummer bekend."),
        K.EMAIL: geen_berichten or ("" if client.email else "Er is geen e-mailadres bekend."),
        K.BRIEF: "" if client.heeft_adres else "Er is geen adres bekend.",
    }


def controleer_kanaal(client: Client, kanaal: ZelfintakeKanaal) -> None:
    """Kan de code langs deze weg, en is er een geboortedatum om de inwoner aan te herkennen? Fout: Geweigerd."""
    if client.geboortedatum is None:
        raise Geweigerd("Vul eerst de geboortedatum in: daarmee laat de inwoner zien dat hij het is.")
    if bezwaar := kanaalbezwaren(client)[kanaal]:
        raise Geweigerd(bezwaar, veld="kanaal")


def stuur_code(post: Codepost, kanaal: str, *, door: Medewerker | None, op: datetime) -> None:
    """Legt de post vast langs dit kanaal; zij gaat de deur uit als de transactie slaagt."""
    if kanaal == K.BRIEF:
        verstuur(codebrief(post, door=door), door=door, op=op)
        return
    per_sms = kanaal == K.SMS
    stuur_bericht(
        soort=post.bericht,
        sleutel=post.sleutel,
        kanaal=Berichtkanaal(kanaal),
        aan=post.client.telefoon if per_sms else post.client.email,
        gemeente=post.gemeente,
        client_id=post.client.pk,
        inhoud=post.inhoud,
        door=door,
        op=op,
    )


def codebrief(post: Codepost, *, door: Medewerker | None) -> Concept:
    """De brief waarin de code staat, nog niet verstuurd."""
    return Concept(
        soort=post.brief,
        sleutel=post.sleutel,
        gemeente=post.gemeente,
        client_id=post.client.pk,
        aan=post.client.adresregels,
        kenmerk=post.client.dossiernummer,
        behandelaar=post.behandelaar or door,
        inhoud=post.inhoud,
    )
