"""Van rijen naar wat een partner mag zien."""

from typing import Any

from intake.models import Client
from ketenpartners.api import berichten
from ketenpartners.choices import VERWIJZING_LOOPT, VERWIJZING_WACHT, Deelveld
from ketenpartners.models import Terugkoppeling, Verwijzing


def verwijzing_uit(verwijzing: Verwijzing) -> dict[str, Any]:
    """De hele verwijzing (met `met_traject`). Persoonsgegevens alleen zolang zij loopt."""
    loopt = verwijzing.status in (*VERWIJZING_WACHT, *VERWIJZING_LOOPT)
    return {
        **berichten.VerwijzingKort(verwijzing).data,
        "vraag": verwijzing.vraag if loopt else None,
        "deelvelden": verwijzing.deelvelden,
        "inwoner": inwoner_uit(verwijzing.client, verwijzing.deelvelden) if loopt else None,
        "terugkoppelingen": [terugkoppeling_uit(rij) for rij in verwijzing.terugkoppelingen.all()],
    }


def terugkoppeling_uit(rij: Terugkoppeling) -> dict[str, Any]:
    """Eén bericht van de partner."""
    waarden = {
        "soort": rij.soort,
        "op": rij.op,
        "tekst": rij.tekst,
        "resultaat": rij.resultaat or None,
        "volgendeStap": rij.volgende_stap,
        "status": rij.status_na,
        "uiterlijkDatum": rij.volgende_uiterlijk_datum,
    }
    return dict(berichten.TerugkoppelingUit(waarden).data)


def inwoner_uit(client: Client, deelvelden: list[str]) -> dict[str, Any]:
    """De gegevens waarvoor toestemming is; een ander veld staat er niet in, ook niet leeg."""
    return {veld: _DEELVELDEN[Deelveld(veld)](client) for veld in deelvelden}


def _adres(client: Client) -> dict[str, str]:
    return {str(naam): getattr(client, str(naam)) for naam in berichten.AdresUit().get_fields()}


def _huishouden(client: Client) -> dict[str, Any] | None:
    huishouden = client.huishouden
    if huishouden is None:
        return None
    return {"samenstelling": huishouden.samenstelling, "minderjarigeKinderen": huishouden.minderjarige_kinderen}


def _hulpvraag(client: Client) -> str:
    laatste = client.aanmeldingen.order_by("-gemeld_op").first()
    return laatste.hulpvraag if laatste else ""


_DEELVELDEN = {
    Deelveld.NAAM: lambda client: client.naam,
    Deelveld.GEBOORTEDATUM: lambda client: client.geboortedatum.isoformat() if client.geboortedatum else None,
    Deelveld.ADRES: _adres,
    Deelveld.TELEFOON: lambda client: client.telefoon,
    Deelveld.EMAIL: lambda client: client.email,
    Deelveld.HUISHOUDEN: _huishouden,
    Deelveld.HULPVRAAG: _hulpvraag,
}
