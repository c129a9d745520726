"""Is deze persoon al bekend? Op BSN, op naam en geboortedatum met bijna-treffers, en op adres."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from intake.models import Client
from intake.naamklank import klank
from intake.services.client import Persoonsgegevens
from schuldhulp.lib.bsn import bsn_hmac
from schuldhulp.organisatie.models import Gemeente, Medewerker

MAXIMUM = 20


@dataclass(frozen=True)
class Dubbel:
    """Of een nieuwe persoon in een gemeente al bestaat: `zeker` op BSN, `lijkt` op naam en geboortedatum."""

    zeker: Client | None
    lijkt: bool


@dataclass(frozen=True)
class Treffer:
    """Een al bekende cliënt, met waarom hij gevonden werd.

    `is_zeker`: hetzelfde BSN. `is_adres`: alleen het adres is gelijk; dan is het misschien een huisgenoot.
    """

    client: Client
    reden: str
    is_zeker: bool = False
    is_adres: bool = False


def find_bekende(
    *,
    user: Medewerker,
    bsn: str = "",
    voornamen: str = "",
    achternaam: str = "",
    geboortedatum: date | None = None,
    postcode: str = "",
    huisnummer: str = "",
    behalve: Client | None = None,
) -> list[Treffer]:
    """Zoekt in de gemeenten van de medewerker; elke cliënt komt één keer voor, de zekerste reden wint.

    Bijna-treffers: dezelfde geboortedatum met een achternaam die erop lijkt of dezelfde voornaam (wie trouwde of
    scheidde, heet anders); of dezelfde klank met één dag, maand of jaar verschil, of met dag en maand verwisseld.
    """
    zichtbaar = Client.objects.visible_to(user).select_related("gemeente", "huishouden")
    treffers: dict[object, Treffer] = {behalve.pk: Treffer(behalve, "")} if behalve else {}
    if bsn:
        gelijk = zichtbaar.filter(bsn_hmac=bsn_hmac(bsn))
        _voeg_toe(treffers, [Treffer(c, "hetzelfde BSN", is_zeker=True) for c in gelijk])
    if achternaam and geboortedatum:
        kandidaten = _op_naam(zichtbaar, voornamen, achternaam, geboortedatum)
        _voeg_toe(treffers, [Treffer(c, _waarom(c, achternaam, geboortedatum)) for c in kandidaten])
    if postcode and huisnummer:
        buren = zichtbaar.filter(postcode=postcode, huisnummer=huisnummer)
        _voeg_toe(treffers, [Treffer(c, "hetzelfde adres", is_adres=True) for c in _eerste(buren)])
    if behalve:
        del treffers[behalve.pk]
    return list(treffers.values())


def find_dubbel(gemeente: Gemeente, persoon: Persoonsgegevens) -> Dubbel:
    """Voor wie geen dossiers mag zien (aanmeldpunt, partner): alleen óf iemand al bestaat, en wie bij hetzelfde BSN."""
    hier = Client.objects.filter(gemeente=gemeente, samengevoegd_met=None)
    zeker = hier.filter(bsn_hmac=bsn_hmac(persoon.bsn)).first() if persoon.bsn else None
    lijkt = bool(persoon.achternaam and persoon.geboortedatum) and (
        _op_naam(hier, persoon.voornamen, persoon.achternaam, persoon.geboortedatum).exists()  # type: ignore[arg-type]
    )
    return Dubbel(zeker, lijkt)


def _voeg_toe(treffers: dict[object, Treffer], nieuwe: list[Treffer]) -> None:
    for treffer in nieuwe:
        treffers.setdefault(treffer.client.pk, treffer)


def _eerste(rijen: "QuerySet[Client]") -> "QuerySet[Client]":
    return rijen.order_by("achternaam", "id")[:MAXIMUM]


def _op_naam(zichtbaar: "QuerySet[Client]", voornamen: str, achternaam: str, geboren: date) -> "QuerySet[Client]":
    sleutel = klank(achternaam)
    roepnaam = next(iter(voornamen.split()), "")
    bijna = (
        Q(geboortedatum__month=geboren.month, geboortedatum__day=geboren.day)
        | Q(geboortedatum__year=geboren.year, geboortedatum__day=geboren.day)
        | Q(geboortedatum__year=geboren.year, geboortedatum__month=geboren.month)
    )
    if omgewisseld := _dag_en_maand_om(geboren):
        bijna |= Q(geboortedatum=omgewisseld)
    zelfde_dag = Q(geboortedatum=geboren, zoeknaam__startswith=sleutel[:2])
    if roepnaam:
        zelfde_dag |= Q(geboortedatum=geboren, voornamen__istartswith=roepnaam)
    return _eerste(zichtbaar.filter(zelfde_dag | (Q(zoeknaam=sleutel) & bijna)))


def _dag_en_maand_om(geboren: date) -> date | None:
    return geboren.replace(month=geboren.day, day=geboren.month) if geboren.day <= 12 else None


def _waarom(client: Client, achternaam: str, geboren: date) -> str:
    if client.geboortedatum == geboren:
        if client.achternaam.lower() == achternaam.lower():
            return "dezelfde naam en geboortedatum"
        if client.zoeknaam.startswith(klank(achternaam)[:2]):
            return "dezelfde geboortedatum en een naam die erop lijkt"
        return "dezelfde geboortedatum en voornaam, met een andere achternaam"
    if client.geboortedatum == _dag_en_maand_om(geboren):
        return "een naam die hetzelfde klinkt, met dag en maand van de geboortedatum verwisseld"
    return "een naam die hetzelfde klinkt en bijna dezelfde geboortedatum"
