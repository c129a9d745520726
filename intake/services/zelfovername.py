"""Antwoorden uit de zelfintake overnemen in het dossier: wat kan, en wat de consulent koos."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from intake.huishouden import tegenspraak
from intake.models import Aanmelding, Client, Huishouden, Zelfintake
from intake.services.client import Persoonsgegevens, update_client
from intake.services.spoor import log_aanmelding
from intake.services.zelfintake import log_zelfintake
from intake.zelfantwoorden import Overname, overnames
from intake.zelfvragen import laad_zelfvragen
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import bewaar, vergrendel
from schuldhulp.organisatie.models import Medewerker

HUISHOUDEN = ("samenstelling", "minderjarige_kinderen", "woonsituatie", "inkomensbron", "is_ondernemer")
HULPVRAAG = "aanmelding.hulpvraag"


@dataclass(frozen=True)
class Voorstel:
    """Een antwoord dat het dossier kan worden: wat er nu staat en wat de inwoner zegt."""

    sleutel: str
    label: str
    nu: str
    overname: Overname


def propose(zelfintake: Zelfintake) -> list[Voorstel]:
    """De antwoorden die anders zijn dan wat er nu in het dossier staat."""
    client, aanmelding = zelfintake.client, zelfintake.aanmelding
    rijen: dict[str, Any] = {
        "client": client,
        "huishouden": client.huishouden or Huishouden(gemeente=client.gemeente),
        "aanmelding": aanmelding,
    }
    return [
        Voorstel(f"{o.doel}.{o.veld}", _label(rijen[o.doel], o.veld), _nu(rijen[o.doel], o.veld), o)
        for o in overnames(laad_zelfvragen(zelfintake.vragenlijst), zelfintake.antwoorden)
        if getattr(rijen[o.doel], o.veld) != o.waarde
    ]


@transaction.atomic
def take_over(
    zelfintake: Zelfintake,
    *,
    gekozen: Collection[str],
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Client:
    """Neemt de gekozen antwoorden over; de rest van het dossier blijft zoals het is.

    `verwacht_versie` is die van de cliënt. Fouten: Geweigerd als er niets is gekozen of het huishouden daarna niet meer
    klopt; Gelijktijdig als het dossier intussen is gewijzigd.
    """
    voorstellen = [v for v in propose(zelfintake) if v.sleutel in gekozen]
    if not voorstellen:
        raise Geweigerd("Kies ten minste één antwoord om over te nemen.")
    waarden = {v.sleutel: v.overname.waarde for v in voorstellen}
    client = zelfintake.client
    persoon = {n: getattr(client, n) for n in Persoonsgegevens.__dataclass_fields__ if n != "bsn"}
    huishouden = {n: getattr(client.huishouden, n) for n in HUISHOUDEN} if client.huishouden else {}
    persoon |= {n: waarden[f"client.{n}"] for n in persoon if f"client.{n}" in waarden}
    huishouden |= {n: waarden[f"huishouden.{n}"] for n in HUISHOUDEN if f"huishouden.{n}" in waarden}
    _controleer_huishouden(waarden, huishouden)
    rij = update_client(
        client,
        persoon=Persoonsgegevens(**persoon),
        huishouden=huishouden,
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
    )
    if HULPVRAAG in waarden:
        _vul_hulpvraag(zelfintake.aanmelding, waarden[HULPVRAAG], door, op)
    log_zelfintake(zelfintake, Handeling.WIJZIGEN, door=door, op=op, wat="antwoorden overgenomen in het dossier")
    return rij


def _controleer_huishouden(waarden: dict[str, Any], huishouden: dict[str, Any]) -> None:
    if not any(sleutel.startswith("huishouden.") for sleutel in waarden):
        return
    fout = tegenspraak(huishouden.get("samenstelling"), huishouden.get("minderjarige_kinderen"))
    if fout:
        raise Geweigerd(
            "Samen met wat al in het dossier staat, klopt het huishouden dan niet: de samenstelling past niet bij het "
            "aantal kinderen onder de 18. Neem beide over, of geen van beide, en vraag het na."
        )


def _vul_hulpvraag(aanmelding: Aanmelding, tekst: str, door: Medewerker, op: datetime) -> None:
    """De woorden van de inwoner komen bij wat er al stond."""
    rij = vergrendel(aanmelding)
    rij.hulpvraag = "\n".join(deel for deel in (rij.hulpvraag, tekst) if deel)
    bewaar(rij, ["hulpvraag"])
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="hulpvraag aangevuld")


def _label(rij: Any, veld: str) -> str:
    naam = str(rij._meta.get_field(veld).verbose_name)
    return naam[:1].upper() + naam[1:]


def _nu(rij: Any, veld: str) -> str:
    toon = getattr(rij, f"get_{veld}_display", None)
    waarde = toon() if toon else getattr(rij, veld)
    if isinstance(waarde, bool):
        return "Ja" if waarde else "Nee"
    return str(waarde) if waarde not in (None, "") else "Niet ingevuld"
