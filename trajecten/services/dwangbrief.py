"""Het verzoekschrift om een dwangakkoord: aanbod, stemmen, vergelijking met de Wsnp en motivering (art. 287a Fw)."""

from datetime import date
from decimal import Decimal
from typing import Any

from schuldhulp.brieven.services import Concept
from schuldhulp.lib.geld import euro
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.aanbod import haal_incidenteel
from trajecten.choices import INSTEMMEND, Oplossingsoort
from trajecten.models import Heroverweging, Traject, Voorstel, Voorstelregel
from trajecten.regels.geding import procent, stemaandeel
from trajecten.rekenregels.routes import Route, Routeuitkomst, vergelijk_routes
from trajecten.rekenregels.verdeling import Vordering
from trajecten.services.verzoek import Verzoek
from trajecten.services.verzoekbrief import aan_rechtbank, hulp

NUL = Decimal(0)


def concept_dwangakkoord(
    traject: Traject, voorstel: Voorstel, *, verzoek: Verzoek, sleutel: str, door: Medewerker
) -> Concept:
    """Het verzoekschrift als het nu weggaat, met de stemmen en het aandeel van elke schuldeiser."""
    regels = list(voorstel.regels.select_related("schuld__schuldeiser", "heroverweging"))
    totaal = sum((regel.vordering_bedrag for regel in regels), NUL)
    wsnp = vergelijk_wsnp(voorstel, regels, verzoek)
    krijgt = {uitkering.id: uitkering.bedrag for uitkering in wsnp.verdeling.uitkeringen}
    voor = [regel for regel in regels if regel.antwoord in INSTEMMEND]
    tegen = [regel for regel in regels if regel.antwoord not in INSTEMMEND]
    inhoud = {
        **hulp(traject),
        **_aanbod(voorstel),
        "stemmen": [_stem(regel, totaal, krijgt) for regel in regels],
        "weigeraars": [_weigeraar(regel, totaal) for regel in tegen],
        "aantal": len(regels),
        "aantal_voor": len(voor),
        "aandeel_voor": procent(stemaandeel(_som(voor), totaal)),
        "aandeel_tegen": procent(stemaandeel(_som(tegen), totaal)),
        "schuld_bedrag": str(totaal),
        "samen_bedrag": str(sum((regel.aangeboden_bedrag for regel in regels), NUL)),
        "wsnp_bedrag": str(wsnp.voor_schuldeisers),
        "wsnp_toelichting": list(wsnp.toelichting),
        "heroverweging_datum": verzoek.heroverweging.isoformat() if verzoek.heroverweging else "",
        "motivering": verzoek.motivering,
    }
    return aan_rechtbank(
        traject, "verzoek_dwangakkoord", sleutel=sleutel, rechtbank=verzoek.rechtbank, inhoud=inhoud, door=door
    )


def vergelijk_wsnp(voorstel: Voorstel, regels: list[Voorstelregel], verzoek: Verzoek) -> Routeuitkomst:
    """Wat dezelfde schuldeisers in de Wsnp krijgen, met de afloscapaciteit van het voorstel en het beleid van toen."""
    beleid = Beleid.objects.geldig(voorstel.gemeente, dag_van(voorstel.berekend_op))
    return vergelijk_routes(
        afloscapaciteit=voorstel.afloscapaciteit_bedrag,
        incidenteel=haal_incidenteel(
            Oplossingsoort(voorstel.soort),
            pot=voorstel.pot_bedrag,
            kosten=voorstel.kosten_bedrag,
            afloscapaciteit=voorstel.afloscapaciteit_bedrag,
            maanden=voorstel.maanden,
            jaarrente_percentage=beleid.jaarrente_percentage,
        ),
        maanden=voorstel.maanden,
        kostenpercentage=beleid.kosten_percentage,
        jaarrente=beleid.jaarrente_percentage,
        vorderingen=[Vordering(str(r.pk), r.vordering_bedrag, r.is_preferent) for r in regels],
        wsnpkosten=verzoek.wsnpkosten,
    ).van(Route.WSNP)


def _aanbod(voorstel: Voorstel) -> dict[str, Any]:
    return {
        "soort": voorstel.get_soort_display(),
        "maanden": voorstel.maanden,
        "voorstel_datum": dag_van(voorstel.verstuurd_op).isoformat() if voorstel.verstuurd_op else "",
        "inkomen_bedrag": str(voorstel.inkomen_bedrag),
        "vtlb_bedrag": str(voorstel.vtlb_bedrag),
        "afloscapaciteit_bedrag": str(voorstel.afloscapaciteit_bedrag),
        "toelichting": voorstel.toelichting,
    }


def _som(regels: list[Voorstelregel]) -> Decimal:
    return sum((regel.vordering_bedrag for regel in regels), NUL)


def _naam(regel: Voorstelregel) -> str:
    return regel.schuld.schuldeiser.naam if regel.schuld.schuldeiser else "Onbekend"


def _stem(regel: Voorstelregel, totaal: Decimal, wsnp: dict[str, Decimal]) -> dict[str, Any]:
    return {
        "naam": _naam(regel),
        "is_preferent": regel.is_preferent,
        "vordering": euro(regel.vordering_bedrag),
        "aandeel": procent(stemaandeel(regel.vordering_bedrag, totaal)),
        "aangeboden": euro(regel.aangeboden_bedrag),
        "wsnp": euro(wsnp[str(regel.pk)]),
        "antwoord": "Ja" if regel.antwoord in INSTEMMEND else "Nee",
    }


def _weigeraar(regel: Voorstelregel, totaal: Decimal) -> dict[str, str]:
    return {
        "naam": _naam(regel),
        "aandeel": procent(stemaandeel(regel.vordering_bedrag, totaal)),
        "reden": regel.reden or "Gaf geen reactie.",
        "heroverweging": _heroverweging(regel),
    }


def _heroverweging(regel: Voorstelregel) -> str:
    """Wat de weigeraar zei toen hij nog eens kon kijken; leeg als hij daar niet per brief om gevraagd is."""
    vraag: Heroverweging | None = getattr(regel, "heroverweging", None)
    if vraag is None:
        return ""
    antwoord = vraag.antwoord_reden or "gaf geen antwoord"
    return f"Op {dag_van(vraag.verstuurd_op):%d-%m-%Y} nog eens gevraagd: {antwoord}"


def heroverweging_gevraagd(voorstel: Voorstel) -> date | None:
    """De laatste dag waarop een weigeraar van dit voorstel om heroverweging is gevraagd."""
    laatste = Heroverweging.objects.filter(regel__voorstel=voorstel).order_by("-verstuurd_op").first()
    return dag_van(laatste.verstuurd_op) if laatste else None
