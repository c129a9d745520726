"""De post met schuldeisers van één traject, per schuld: wat er is gewisseld en waar het nu op wacht."""

from dataclasses import dataclass, field
from uuid import UUID

from trajecten.choices import AANSCHRIJVING_OPEN, AanschrijvingStatus, Antwoord, VoorstelStatus
from trajecten.choices.post import HeroverwegingStatus
from trajecten.models import Schuld, Schuldeiserbericht, Traject

STIL_BIJ_SALDO = "Geen reactie: het bedrag van de inwoner geldt."
NIET_MEE = "Werkt niet mee: het bedrag van de inwoner geldt."
STIL_BIJ_VOORSTEL = "Geen reactie: telt als weigering. U kunt om heroverweging vragen."


@dataclass
class Postregel:
    """Eén schuld met haar berichten, de nieuwste eerst, en wat de laatste stilte of weigering betekent."""

    schuld: Schuld
    berichten: list[Schuldeiserbericht] = field(default_factory=list)
    gevolg: str = ""


def lees_post(traject: Traject) -> list[Postregel]:
    """Alle schulden in volgorde, in een vast aantal queries."""
    schulden = traject.schulden.select_related("schuldeiser", "vertegenwoordiger")
    regels = {schuld.pk: Postregel(schuld) for schuld in schulden.order_by("volgorde", "pk")}
    berichten = traject.post.select_related("door").prefetch_related("bijlagen")  # type: ignore[attr-defined]
    for bericht in berichten.order_by("-op", "-versie"):
        regels[bericht.schuld_id].berichten.append(bericht)
    for pk, gevolg in _gevolgen(traject).items():
        regels[pk].gevolg = gevolg
    return list(regels.values())


def _gevolgen(traject: Traject) -> dict[UUID, str]:
    """Wat zwijgen of niet meewerken nu betekent; het laatste wat er gebeurde telt."""
    uit: dict[UUID, str] = {}
    for pk, status in traject.aanschrijvingen.order_by("ronde").values_list("schuld", "status"):
        uit[pk] = _bij_saldo(status)
    voorstel = traject.voorstellen.exclude(status=VoorstelStatus.INGETROKKEN).first()
    if voorstel and voorstel.status == VoorstelStatus.GEEN_AKKOORD:
        velden = ("schuld", "antwoord", "heroverweging__status")
        for pk, antwoord, heroverweging in voorstel.regels.values_list(*velden):
            if antwoord == Antwoord.GEEN_REACTIE:
                uit[pk] = _bij_stem(heroverweging)
    return {pk: gevolg for pk, gevolg in uit.items() if gevolg}


def _bij_saldo(status: str) -> str:
    if status in AANSCHRIJVING_OPEN:
        return ""
    return {AanschrijvingStatus.GEEN_REACTIE: STIL_BIJ_SALDO, AanschrijvingStatus.GEEN_MEDEWERKING: NIET_MEE}.get(
        AanschrijvingStatus(status), ""
    )


def _bij_stem(heroverweging: str | None) -> str:
    if heroverweging == HeroverwegingStatus.GEVRAAGD:
        return "Geen reactie op het voorstel; om heroverweging gevraagd."
    return "Ook na heroverweging geen reactie: blijft een weigering." if heroverweging else STIL_BIJ_VOORSTEL
