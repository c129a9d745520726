"""Dubbele dossiers samenvoegen, en dat ongedaan maken: alles wat bij een cliënt hoort verhuist, of niets."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, ForeignKey, Model

from intake.choices import Volguitkomst
from intake.models import Client, Samenvoeging
from intake.services.volgmoment import lapse_volgmoment
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.bsn import is_geldig_bsn
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker


@transaction.atomic
def merge_clients(houdt: Client, weg: Client, *, reden: str, door: Medewerker, op: datetime) -> Samenvoeging:
    """Voegt dossier `weg` toe aan dossier `houdt`; brieven en logboek blijven onder hun eigen nummer vindbaar.

    Ook rijen van apps hierboven gaan mee: het model van de cliënt weet zelf wie naar hem verwijst. Persoonsgegevens van
    `houdt` blijven zoals ze waren; alleen een ontbrekend BSN komt van `weg`. Fouten: Geweigerd bij twee gemeenten, twee
    verschillende BSN's, een dossier dat al is samengevoegd, of als iets in beide dossiers tegelijk loopt.
    """
    eerste, tweede = _op_slot(houdt, weg)
    _controleer(eerste, tweede, reden)
    if eerste.volgmomenten.open().exists():  # type: ignore[attr-defined]
        lapse_volgmoment(tweede, uitkomst=Volguitkomst.VERVANGEN, door=door, op=op)
    samenvoeging = Samenvoeging(
        houdt=eerste,
        weg=tweede,
        reden=reden.strip(),
        verplaatst=_verplaats(tweede, eerste),
        bsn_versleuteld=tweede.bsn_versleuteld,
        bsn_hmac=tweede.bsn_hmac,
        is_bsn_overgenomen=bool(tweede.bsn_hmac and not eerste.bsn_hmac),
        op=op,
        door=door,
    )
    _geef_bsn(tweede, None, "", samengevoegd_met=eerste)
    if samenvoeging.is_bsn_overgenomen:
        _geef_bsn(eerste, samenvoeging.bsn_versleuteld, samenvoeging.bsn_hmac)
    samenvoeging.save(force_insert=True)
    for client in (eerste, tweede):
        _log(client, door, op, f"samengevoegd: {tweede.dossiernummer} in {eerste.dossiernummer}")
    return samenvoeging


@transaction.atomic
def undo_merge(samenvoeging: Samenvoeging, *, reden: str, door: Medewerker, op: datetime) -> Client:
    """Zet terug wat er meeging en geeft het dossier dat weer op zichzelf staat. Nieuwe rijen blijven waar ze zijn.

    Fout: Geweigerd als het al ongedaan is, of als het dossier intussen zelf is samengevoegd.
    """
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u de dossiers weer uit elkaar haalt.")
    rij = Samenvoeging.objects.select_for_update(of=("self",)).get(pk=samenvoeging.pk)
    if rij.ongedaan_op:
        raise Geweigerd("Dit is al ongedaan gemaakt.")
    houdt, weg = _op_slot(rij.houdt, rij.weg)
    if houdt.samengevoegd_met_id:
        raise Geweigerd("Dit dossier is zelf samengevoegd. Maak dat eerst ongedaan.")
    _zet_terug(rij, houdt, weg)
    if rij.is_bsn_overgenomen and houdt.bsn_hmac == rij.bsn_hmac:
        _geef_bsn(houdt, None, "")
    _geef_bsn(weg, rij.bsn_versleuteld, rij.bsn_hmac, samengevoegd_met=None)
    rij.ongedaan_op, rij.ongedaan_door, rij.ongedaan_reden = op, door, reden.strip()
    rij.save()
    for client in (houdt, weg):
        _log(client, door, op, f"samenvoeging ongedaan: {weg.dossiernummer} uit {houdt.dossiernummer}")
    return weg


def _op_slot(houdt: Client, weg: Client) -> tuple[Client, Client]:
    """Beide dossiers op slot, in vaste volgorde."""
    rijen = Client.objects.select_for_update(of=("self",)).select_related("gemeente")
    gevonden = {rij.pk: rij for rij in rijen.filter(pk__in=[houdt.pk, weg.pk]).order_by("pk")}
    return gevonden[houdt.pk], gevonden[weg.pk]


def waarom_niet_samen(houdt: Client, weg: Client) -> str:
    """Waarom deze dossiers niet van dezelfde persoon kunnen zijn; leeg als samenvoegen kan."""
    if houdt.pk == weg.pk:
        return "Dit is hetzelfde dossier. Kies een ander."
    if houdt.gemeente_id != weg.gemeente_id:
        return "De dossiers zijn van twee gemeenten. Elke gemeente houdt haar eigen dossier."
    if houdt.samengevoegd_met_id or weg.samengevoegd_met_id:
        return "Een van deze dossiers is al samengevoegd."
    if all(c.bsn_hmac and not c.is_bsn_twijfelachtig for c in (houdt, weg)):
        return "Deze dossiers hebben twee verschillende BSN’s: het zijn twee personen."
    return ""


def _controleer(houdt: Client, weg: Client, reden: str) -> None:
    if bezwaar := waarom_niet_samen(houdt, weg):
        raise Geweigerd(bezwaar)
    if not reden.strip():
        raise Geweigerd("Schrijf op waaraan u ziet dat dit dezelfde persoon is.")


def _relaties() -> Iterator[tuple[str, type[Model], ForeignKey[Any, Any]]]:
    """Alles wat naar een cliënt verwijst, ook in apps die deze app niet kent."""
    for relatie in Client._meta.related_objects:
        model, veld = relatie.related_model, relatie.field
        if isinstance(veld, ForeignKey) and model not in (Client, Samenvoeging):
            yield f"{model._meta.label_lower}.{veld.name}", model, veld


def _verplaats(van: Client, naar: Client) -> dict[str, list[str]]:
    verplaatst = {}
    for naam, model, veld in _relaties():
        rijen = model._base_manager.filter(**{veld.attname: van.pk})
        if sleutels := [str(pk) for pk in rijen.values_list("pk", flat=True)]:
            _wijs_toe(model, veld, sleutels, naar)
            verplaatst[naam] = sleutels
    return verplaatst


def _zet_terug(samenvoeging: Samenvoeging, houdt: Client, weg: Client) -> None:
    for naam, model, veld in _relaties():
        sleutels = samenvoeging.verplaatst.get(naam, [])
        nog_hier = model._base_manager.filter(pk__in=sleutels, **{veld.attname: houdt.pk})
        if terug := [str(pk) for pk in nog_hier.values_list("pk", flat=True)]:
            _wijs_toe(model, veld, terug, weg)


def _wijs_toe(model: type[Model], veld: ForeignKey[Any, Any], sleutels: list[str], client: Client) -> None:
    waarden: dict[str, Any] = {veld.attname: client.pk}
    if any(eigen.name == "versie" for eigen in model._meta.concrete_fields):
        waarden["versie"] = F("versie") + 1  # een formulier dat openstaat, ziet zo dat er iets veranderde
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=sleutels).update(**waarden)
    except IntegrityError as fout:
        wat = model._meta.verbose_name
        raise Geweigerd(f"In beide dossiers loopt een {wat}. Sluit er eerst één af, en voeg daarna samen.") from fout


def _geef_bsn(client: Client, versleuteld: Any, hmac: str, **velden: Any) -> None:
    """Bewaart de cliënt met dit BSN (of zonder), en met wat er verder verandert."""
    client.bsn_versleuteld = bytes(versleuteld) if versleuteld else None
    client.bsn_hmac = hmac
    client.is_bsn_twijfelachtig = bool(hmac) and not is_geldig_bsn(client.bsn)
    client.versie += 1
    for naam, waarde in velden.items():
        setattr(client, naam, waarde)
    client.save()


def _log(client: Client, door: Medewerker, op: datetime, wat: str) -> None:
    leg_vast(
        Handeling.WIJZIGEN,
        door=door,
        op=op,
        onderwerp=client,
        gemeente=client.gemeente,
        client_id=client.pk,
        dossiernummer=client.dossiernummer,
        toelichting=wat,
    )
