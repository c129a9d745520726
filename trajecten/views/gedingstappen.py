"""De stappen op een verzoek aan de rechter, in de volgorde van het werk."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from trajecten.choices.geding import Gedingsoort, Gedingstatus
from trajecten.forms.geding import (
    TOEGEWEZEN,
    BeeindigForm,
    BeslissingForm,
    ControleForm,
    EindeGedingForm,
    IntrekForm,
    VerslagForm,
    ZittingForm,
)
from trajecten.models import Geding
from trajecten.services import gedingloop
from trajecten.services import uitspraak as uitspraken
from trajecten.services.geding import OP_HET_TRAJECT
from trajecten.services.verzoek import Uitspraak
from trajecten.services.verzoekbrief import concept_beeindiging, concept_verslag
from trajecten.views.zaakstap import Zaakstap, Zaakzet

S = Gedingsoort


def _bij_traject(rij: Geding) -> str:
    return OP_HET_TRAJECT if rij.soort == S.DWANGAKKOORD else ""


def _loopt(rij: Geding) -> str:
    return "" if rij.status == Gedingstatus.LOOPT else gedingloop.NIET_LOPEND


def _controle_kan(rij: Geding) -> str:
    return _loopt(rij) or ("" if rij.controle_datum else gedingloop.GEEN_CONTROLE)


def _beeindigen_kan(rij: Geding) -> str:
    if rij.soort != S.BREED_MORATORIUM:
        return gedingloop.ALLEEN_BREED
    return _loopt(rij) or (gedingloop.AL_GEVRAAGD if rij.beeindiging_gevraagd_datum else "")


def _zitting(z: Zaakzet) -> object:
    g = z.gegevens
    zitting_op = timezone.make_aware(datetime.combine(g["datum"], g["tijd"]))
    return uitspraken.plan_zitting(
        z.rij, zitting_op=zitting_op, plaats=g["plaats"], zaaknummer=g["zaaknummer"], **z.wie
    )


def _beslissing(z: Zaakzet) -> object:
    g = z.gegevens
    uitspraak = Uitspraak(g["uitspraak"] == TOEGEWEZEN, g["datum"], g["tekst"], g["eind"])
    return uitspraken.decide_geding(z.rij, uitspraak=uitspraak, **z.wie)


def _controle(z: Zaakzet) -> object:
    is_bij = z.gegevens["is_bij"] == "ja"
    return gedingloop.record_controle(z.rij, is_bij=is_bij, notitie=z.gegevens["notitie"], **z.wie)


def _huidige_zitting(rij: Geding) -> dict[str, Any]:
    begin: dict[str, Any] = {"plaats": rij.zitting_plaats, "zaaknummer": rij.zaaknummer}
    if rij.zitting_op:
        lokaal = timezone.localtime(rij.zitting_op)
        begin |= {"datum": lokaal.date(), "tijd": lokaal.time()}
    return begin


GEDINGSTAPPEN: dict[str, Zaakstap] = {
    "zitting": Zaakstap(
        naam="Zitting vastleggen",
        effect="De zitting staat die dag op “Mijn werk”. Een nieuwe dag vervangt de vorige.",
        overgang="plan_zitting",
        form=ZittingForm,
        begin=_huidige_zitting,
        dienst=_zitting,
        gelukt="De zitting is vastgelegd.",
    ),
    "gehouden": Zaakstap(
        naam="De zitting is geweest",
        effect="De uitspraak volgt op de zitting zelf of binnen acht dagen.",
        overgang="hold_zitting",
        dienst=lambda z: uitspraken.hold_zitting(z.rij, **z.wie),
        gelukt="Vastgelegd. Leg de uitspraak vast als die er is.",
    ),
    "uitspraak": Zaakstap(
        naam="Uitspraak vastleggen",
        effect="Bij een toewijzing begint de bescherming te lopen, met elke maand een controle van de vaste lasten.",
        overgang="reject",
        reden=_bij_traject,
        form=BeslissingForm,
        begin=lambda rij: {"datum": timezone.localdate()},
        dienst=_beslissing,
        gelukt="De uitspraak is vastgelegd.",
    ),
    "controle": Zaakstap(
        naam="Vaste lasten nagaan",
        effect="Elke maand gaat u na of de vaste lasten betaald zijn. Bij een breed moratorium moet het college om "
        "beëindiging vragen als er een maand of meer achterstand is (art. 8 lid 1 onder f Bgs).",
        reden=_controle_kan,
        form=ControleForm,
        dienst=_controle,
        gelukt="De controle is vastgelegd.",
    ),
    "beeindigen": Zaakstap(
        naam="Beëindiging vragen",
        effect="Het college vraagt de rechtbank het breed moratorium te beëindigen (art. 8 Bgs).",
        reden=_beeindigen_kan,
        form=BeeindigForm,
        begin=lambda rij: {"reden": rij.beeindigen_reden},
        brief=lambda z: concept_beeindiging(
            z.rij, reden=z.gegevens["reden"], toelichting=z.gegevens["toelichting"], door=z.door
        ),
        dienst=lambda z: gedingloop.request_beeindiging(
            z.rij, reden=z.gegevens["reden"], toelichting=z.gegevens["toelichting"], **z.wie
        ),
        gelukt="De beëindiging is gevraagd.",
        soort="gevaar",
    ),
    "einde": Zaakstap(
        naam="Einde vastleggen",
        effect="De bescherming is voorbij. Na een moratorium krijgt de rechtbank nog een verslag.",
        overgang="end",
        form=EindeGedingForm,
        dienst=lambda z: gedingloop.end_geding(z.rij, datum=z.gegevens["datum"], reden=z.gegevens["reden"], **z.wie),
        gelukt="Het einde is vastgelegd.",
    ),
    "verslag": Zaakstap(
        naam="Verslag aan de rechtbank",
        effect="De rechtbank krijgt een brief met uw verslag over het moratorium (art. 287b Fw).",
        overgang="report",
        form=VerslagForm,
        brief=lambda z: concept_verslag(z.rij, verslag=z.gegevens["verslag"], door=z.door),
        dienst=lambda z: gedingloop.send_verslag(z.rij, verslag=z.gegevens["verslag"], **z.wie),
        gelukt="Het verslag is verstuurd.",
    ),
    "intrekken": Zaakstap(
        naam="Verzoek intrekken",
        effect="De rechter hoeft dan niet meer te beslissen. Laat het de rechtbank ook zelf weten.",
        overgang="withdraw",
        reden=_bij_traject,
        form=IntrekForm,
        dienst=lambda z: uitspraken.withdraw_geding(z.rij, reden=z.gegevens["reden"], **z.wie),
        gelukt="Het verzoek is ingetrokken.",
        soort="gevaar",
    ),
}
