"""Antwoorden uit een bestand van het Knooppunt of van een collectieve lijst verwerken: alle, of geen."""

from datetime import datetime
from typing import Any

from django.db import transaction

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.overname import Melding, Verslag
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Recht
from trajecten.choices import Antwoord, Herkomst
from trajecten.choices.post import Kanaal, Postsoort
from trajecten.knooppuntlijst import MET_SALDO, Antwoordregel, lees_antwoorden
from trajecten.models import Schuldeiserbericht
from trajecten.services.heroverweging import record_heroverweging
from trajecten.services.inkomend import Afzender
from trajecten.services.saldo import record_saldo
from trajecten.services.schuldeiserantwoord import record_bericht
from trajecten.services.stemming import record_antwoord

ONBEKEND = "Dit bericht kennen wij niet, of het hoort bij een andere gemeente."
STUK = 500  # SQLite kent een grens aan het aantal waarden in één vraag


def import_antwoorden(inhoud: bytes, *, door: Medewerker, op: datetime) -> Verslag:
    """Verwerkt een CSV met antwoorden. Is er één regel fout, dan gebeurt er niets en noemt het verslag elke fout.

    Wat al beantwoord is, blijft zoals het is: hetzelfde bestand nog eens inlezen doet niets. Fout: Geweigerd als het
    bestand niet te lezen is.
    """
    regels, fouten = lees_antwoorden(inhoud)
    verslag = Verslag(fouten=fouten)
    berichten = _berichten(regels, door)
    gezien: set[Any] = set()
    for regel in regels:
        if regel.bericht not in berichten:
            verslag.fouten.append(Melding(regel.plaats, ONBEKEND))
        elif regel.bericht in gezien:
            verslag.fouten.append(Melding(regel.plaats, "Op dit bericht staan twee antwoorden in het bestand."))
        gezien.add(regel.bericht)
    if not verslag.fouten:
        _verwerk_alle(regels, berichten, verslag, door=door, op=op)
    return verslag


def _berichten(regels: list[Antwoordregel], door: Medewerker) -> dict[Any, Schuldeiserbericht]:
    rijen = Schuldeiserbericht.objects.visible_to(door).uit().filter(gemeente__in=door.gemeenten_met(Recht.BESLISSEN))
    rijen = rijen.select_related("schuld__traject", "aanschrijving__traject", "regel__voorstel__traject")
    rijen = rijen.select_related("heroverweging__traject", "heroverweging__regel__voorstel")
    sleutels = [regel.bericht for regel in regels]
    return {rij.pk: rij for i in range(0, len(sleutels), STUK) for rij in rijen.filter(pk__in=sleutels[i : i + STUK])}


def _verwerk_alle(
    regels: list[Antwoordregel],
    berichten: dict[Any, Schuldeiserbericht],
    verslag: Verslag,
    *,
    door: Medewerker,
    op: datetime,
) -> None:
    with transaction.atomic():
        for regel in regels:
            bericht = berichten[regel.bericht]
            if bericht.beantwoord_op:
                verslag.ongewijzigd += 1
                continue
            try:
                with transaction.atomic():
                    _verwerk(bericht, regel, door=door, op=op)
            except Geweigerd as fout:
                verslag.fouten.append(Melding(regel.plaats, fout.melding))
            else:
                verslag.aangemaakt += 1
        if verslag.fouten:
            transaction.set_rollback(True)
            verslag.aangemaakt = verslag.ongewijzigd = 0


def _verwerk(bericht: Schuldeiserbericht, regel: Antwoordregel, *, door: Medewerker, op: datetime) -> None:
    wie: dict[str, Any] = {"via": Herkomst.CONSULENT, "kanaal": Kanaal(bericht.kanaal), "door": door, "op": op}
    if regel.soort in MET_SALDO:
        if bericht.aanschrijving is None:
            raise Geweigerd("Dit antwoord is een saldo, maar het bericht was geen saldoverzoek.")
        assert regel.bedrag is not None  # noqa: S101 (het lezen van de regel zorgt daarvoor)
        vooraf = regel.soort == Postsoort.SALDO_VOORAF_AKKOORD
        velden: dict[str, Any] = {"bedrag": regel.bedrag, "kenmerk": regel.kenmerk, "opmerking": regel.toelichting}
        record_saldo(bericht.aanschrijving, **velden, vooraf_akkoord=vooraf, **wie)
    elif regel.stem and bericht.heroverweging:
        stemt_in = regel.stem == Antwoord.AKKOORD
        record_heroverweging(bericht.heroverweging, stemt_in=stemt_in, reden=regel.toelichting, **wie)
    elif regel.stem:
        if bericht.regel is None:
            raise Geweigerd("Dit is een antwoord op een voorstel, maar het bericht was geen voorstel.")
        record_antwoord(bericht.regel, antwoord=regel.stem, reden=regel.toelichting, **wie)
    else:
        afzender = Afzender(Herkomst.CONSULENT, door, kanaal=Kanaal(bericht.kanaal))
        tekst = {"tekst": regel.toelichting, "kenmerk": regel.kenmerk}
        record_bericht(bericht.schuld, soort=regel.soort, **tekst, afzender=afzender, op=op)
