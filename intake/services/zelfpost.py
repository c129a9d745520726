"""De uitnodiging en de herinnering voor de zelfintake: langs welke weg, met welke tekst."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from intake.choices_zelf import ZelfintakeKanaal
from intake.models import Client, Zelfintake
from schuldhulp.brieven.berichten import mobiel_nummer, stuur_bericht
from schuldhulp.brieven.choices import Berichtkanaal
from schuldhulp.brieven.gegevens import publiek_adres
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Gemeente, Medewerker

K = ZelfintakeKanaal
PAD = "zelfintake/"
VOORBEELDCODE = "ABCD-EFGH-JKLM-NPQR"


def kanaalbezwaren(client: Client) -> dict[ZelfintakeKanaal, str]:
    """Per kanaal waarom het niet kan; leeg als het wel kan."""
    geen_berichten = "De inwoner wil geen sms of e-mail." if client.wil_geen_berichten else ""
    return {
        K.SMS: geen_berichten or ("" if mobiel_nummer(client.telefoon) else "Er is geen mobiel nummer bekend."),
        K.EMAIL: geen_berichten or ("" if client.email else "Er is geen e-mailadres bekend."),
        K.BRIEF: "" if client.straat and client.woonplaats else "Er is geen adres bekend.",
    }


def controleer_kanaal(client: Client, kanaal: ZelfintakeKanaal) -> None:
    """Kan de uitnodiging langs deze weg, en is er een geboortedatum om de inwoner aan te herkennen? Fout: Geweigerd."""
    if client.geboortedatum is None:
        raise Geweigerd("Vul eerst de geboortedatum in: daarmee laat de inwoner zien dat hij het is.")
    if bezwaar := kanaalbezwaren(client)[kanaal]:
        raise Geweigerd(bezwaar)


def stuur_uitnodiging(zelfintake: Zelfintake, *, door: Medewerker | None, op: datetime) -> None:
    """Legt de uitnodiging vast als brief of bericht; zij gaat de deur uit als de transactie slaagt."""
    if zelfintake.kanaal == K.BRIEF:
        _stuur_brief(zelfintake, door=door, op=op)
    else:
        _stuur_bericht(zelfintake, "zelfintake_uitnodiging", door=door, op=op)


def stuur_herinnering(zelfintake: Zelfintake, *, op: datetime) -> None:
    """Herinnert eenmaal per uitnodiging, langs dezelfde weg. Per brief gaat er geen herinnering."""
    if zelfintake.kanaal != K.BRIEF and not kanaalbezwaren(zelfintake.client)[K(zelfintake.kanaal)]:
        _stuur_bericht(zelfintake, "zelfintake_herinnering", door=None, op=op)


def voorbeeldtekst(gemeente: Gemeente, *, verloopt_op: datetime) -> str:
    """Het bericht zoals de inwoner het krijgt, met een verzonnen code."""
    gegevens: Mapping[str, Any] = {
        "gemeente": gemeente,
        "adres": publiek_adres(PAD),
        "code": VOORBEELDCODE,
        "geldig_datum": dag_van(verloopt_op),
    }
    return render_to_string("berichten/zelfintake_uitnodiging.txt", dict(gegevens)).strip()


def _inhoud(zelfintake: Zelfintake) -> dict[str, Any]:
    return {
        "geldig_datum": dag_van(zelfintake.verloopt_op).isoformat(),
        "code_doel": zelfintake.code_doel,
        "code_id": str(zelfintake.pk),
        "pad": PAD,
    }


def _stuur_bericht(zelfintake: Zelfintake, soort: str, *, door: Medewerker | None, op: datetime) -> None:
    kanaal = Berichtkanaal(zelfintake.kanaal)
    client = zelfintake.client
    stuur_bericht(
        soort=soort,
        sleutel=f"zelfintake:{zelfintake.pk}:{zelfintake.ronde}:{soort}",
        kanaal=kanaal,
        aan=client.telefoon if kanaal == Berichtkanaal.SMS else client.email,
        gemeente=zelfintake.gemeente,
        client_id=client.pk,
        inhoud=_inhoud(zelfintake),
        door=door,
        op=op,
    )


def _stuur_brief(zelfintake: Zelfintake, *, door: Medewerker | None, op: datetime) -> None:
    client = zelfintake.client
    verstuur(
        Concept(
            soort="uitnodiging_zelfintake",
            sleutel=f"zelfintake:{zelfintake.pk}:{zelfintake.ronde}",
            gemeente=zelfintake.gemeente,
            client_id=client.pk,
            aan=client.adresregels,
            kenmerk=client.dossiernummer,
            behandelaar=zelfintake.behandelaar or door,
            inhoud=_inhoud(zelfintake),
        ),
        door=door,
        op=op,
    )
