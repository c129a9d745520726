"""De verzoekschriften aan de rechtbank, met de feiten uit het dossier ingevuld."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from intake.choices import Bedreiging
from schuldhulp.brieven.services import Concept
from schuldhulp.lib.geld import euro
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.werkdagen import datum_voluit
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices.geding import Beeindigreden, Gedingsoort, Gedingstuk
from trajecten.models import Crisis, Geding, Traject
from trajecten.schuldtotaal import tel_op
from trajecten.services.concept import aan_ander, iso
from trajecten.services.verzoek import Verzoek

VERZOEKSCHRIFT = {
    Gedingsoort.MORATORIUM: "verzoek_moratorium",
    Gedingsoort.VOORLOPIGE_VOORZIENING: "verzoek_voorziening",
    Gedingsoort.BREED_MORATORIUM: "verzoek_breed_moratorium",
}


def aan_rechtbank(
    traject: Traject, soort: str, *, sleutel: str, rechtbank: str, inhoud: dict[str, Any], door: Medewerker
) -> Concept:
    """Een stuk voor de rechtbank, met bovenaan over wie het gaat."""
    return aan_ander(
        traject, soort, aan=[rechtbank], sleutel=sleutel, inhoud={**over_wie(traject), **inhoud}, door=door
    )


def over_wie(traject: Traject) -> dict[str, Any]:
    """Wie het aangaat, zoals de rechtbank dat wil weten."""
    client = traject.client
    return {
        "client_naam": client.naam,
        "client_geboortedatum": iso(client.geboortedatum),
        "client_adres": client.adres,
    }


def schuldenstaat(traject: Traject, op: datetime) -> dict[str, Any]:
    """Alle bekende schulden met hun bedrag en peildatum, en het totaal (euro)."""
    schulden = list(traject.schulden.select_related("schuldeiser"))
    return {
        "stand_datum": dag_van(op).isoformat(),
        "schulden": [
            {
                "naam": schuld.schuldeiser.naam if schuld.schuldeiser else "Onbekend",
                "plaats": schuld.schuldeiser.plaats if schuld.schuldeiser else "",
                "kenmerk": schuld.kenmerk,
                "peildatum": f"{schuld.peil_datum:%d-%m-%Y}" if schuld.peil_datum else "",
                "bedrag": euro(schuld.bedrag or Decimal(0)),
            }
            for schuld in schulden
        ],
        "schuld_bedrag": str(tel_op(schuld.post for schuld in schulden).alles.geldend),
    }


def hulp(traject: Traject) -> dict[str, Any]:
    """Sinds wanneer de gemeente helpt, en van wanneer het plan van aanpak is."""
    plan = traject.plannen.vastgesteld().first()
    return {
        "hulp_datum": iso(traject.start_datum),
        "plan_datum": iso(plan.afronding_datum if plan else None),
    }


def concept_verzoek(
    traject: Traject, *, soort: Gedingsoort, verzoek: Verzoek, sleutel: str, door: Medewerker, op: datetime
) -> Concept:
    """Het verzoekschrift als het nu weggaat."""
    stukken = [str(Gedingstuk(stuk).label) for stuk in verzoek.stukken]
    inhoud = {
        "motivering": verzoek.motivering,
        "bedreiging": str(Bedreiging(verzoek.bedreiging).label) if verzoek.bedreiging else "",
        "wederpartij": verzoek.wederpartij,
        "dreiging_datum": iso(verzoek.crisis.dreiging_datum if verzoek.crisis else None),
        "contacten": contactregels(verzoek.crisis),
        "stukken": stukken,
        **hulp(traject),
        **schuldenstaat(traject, op),
    }
    return aan_rechtbank(
        traject, VERZOEKSCHRIFT[soort], sleutel=sleutel, rechtbank=verzoek.rechtbank, inhoud=inhoud, door=door
    )


def contactregels(crisis: Crisis | None) -> list[str]:
    """Wat er met de wederpartij is besproken, het oudste eerst."""
    if crisis is None:
        return []
    return [
        f"{datum_voluit(dag_van(c.op))}, {c.get_wijze_display().lower()}: {c.get_uitkomst_display().lower()}."
        for c in crisis.contacten.order_by("op", "id")
    ]


def concept_beeindiging(geding: Geding, *, reden: Beeindigreden, toelichting: str, door: Medewerker) -> Concept:
    """Het verzoek om een breed moratorium te beëindigen (art. 8 Bgs)."""
    inhoud = {
        **_periode(geding),
        "reden": Beeindigreden(reden).label.split(" (")[0],
        "onder": Beeindigreden(reden).label[-2],
        "toelichting": toelichting,
    }
    return aan_rechtbank(
        geding.traject,
        "verzoek_beeindiging",
        sleutel=f"geding:{geding.pk}:beeindiging",
        rechtbank=geding.rechtbank,
        inhoud=inhoud,
        door=door,
    )


def concept_verslag(geding: Geding, *, verslag: str, door: Medewerker) -> Concept:
    """Het verslag aan de rechtbank na een moratorium (art. 287b Fw)."""
    inhoud = {
        **_periode(geding),
        "wederpartij": geding.wederpartij,
        "bedreiging": geding.get_bedreiging_display(),
        "verslag": verslag,
        "einde_reden": geding.einde_reden,
    }
    return aan_rechtbank(
        geding.traject,
        "verslag_moratorium",
        sleutel=f"geding:{geding.pk}:verslag",
        rechtbank=geding.rechtbank,
        inhoud=inhoud,
        door=door,
    )


def _periode(geding: Geding) -> dict[str, Any]:
    return {
        "zaaknummer": geding.zaaknummer,
        "uitspraak_datum": iso(geding.uitspraak_datum),
        "begin_datum": iso(geding.start_datum),
        "eind_datum": iso(geding.eind_datum),
    }
