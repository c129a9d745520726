"""Fase 2: aanschrijven, voorstel, uitkomst, looptijd, kwijting."""

from typing import Any

from django.urls import reverse

from schuldhulp.brieven.services import Concept
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.views.formulier import VOORBEELD
from trajecten.choices import Oplossingsoort, TrajectStatus, VoorstelStatus
from trajecten.choices.post import Kanaal
from trajecten.forms.betaling import KwijtingForm
from trajecten.forms.geding import INGETROKKEN, TOEGEWEZEN, DwangverzoekForm, UitspraakForm
from trajecten.forms.post import KanaalForm
from trajecten.forms.traject import RedenForm
from trajecten.forms.voorstel import UIT_DOSSIER, BerekenForm
from trajecten.models import Schuld, Traject
from trajecten.models.traject import is_geinventariseerd, loopt
from trajecten.rekenregels.routes import Wsnpkosten
from trajecten.services import aanschrijving, dwangakkoord, regeling, stemming, voorstel
from trajecten.services.afrekening import verschillen_van
from trajecten.services.dwangbrief import concept_dwangakkoord, heroverweging_gevraagd
from trajecten.services.verzoek import Uitspraak, Verzoek
from trajecten.views.stap import Stap, Zet

S = TrajectStatus


def _wie_krijgt_brief(traject: Traject) -> dict[str, Any]:
    """Wie een saldoverzoek krijgt, en wie niet met de reden."""
    schulden = list(traject.schulden.select_related("schuldeiser").prefetch_related("aanschrijvingen"))
    niet = [(schuld, reden) for schuld in schulden if (reden := _geen_brief(schuld))]
    return {"wel": [schuld for schuld in schulden if not _geen_brief(schuld)], "niet": niet}


def _geen_brief(schuld: Schuld) -> str:
    if not schuld.doet_mee:
        return f"Doet niet mee: {schuld.get_buiten_reden_display().lower()}."
    if schuld.schuldeiser is None:
        return "De schuldeiser is niet bekend."
    eerder = list(schuld.aanschrijvingen.all())
    return f"Al aangeschreven op {eerder[-1].verstuurd_op:%d-%m-%Y}." if eerder else ""


def _stil(traject: Traject) -> str:
    return "" if loopt(traject) else (loopt.__doc__ or "").strip()


def _aanschrijven_kan(traject: Traject) -> str:
    if traject.status != S.INVENTARISATIE:
        return "Schuldeisers aanschrijven kan tijdens de inventarisatie."
    vrij = traject.schulden.in_regeling().filter(aanschrijvingen=None).exclude(schuldeiser=None)
    return _stil(traject) if vrij.exists() else "Alle schuldeisers die meedoen zijn al aangeschreven."


def _schrijf_aan(zet: Zet) -> object:
    kanaal = zet.gegevens["kanaal"]
    kanalen = {pk: Kanaal(kanaal) for pk in zet.traject.schulden.values_list("pk", flat=True)} if kanaal else {}
    return aanschrijving.send_aanschrijvingen(zet.traject, kanalen=kanalen, door=zet.door, op=zet.op)


def _berekenen_kan(traject: Traject) -> str:
    if traject.status not in (S.INVENTARISATIE, S.GEEN_AKKOORD):
        return "Een voorstel berekenen kan tijdens de inventarisatie of als er geen akkoord kwam."
    return _stil(traject) if is_geinventariseerd(traject) else (is_geinventariseerd.__doc__ or "").strip()


def _bereken(zet: Zet) -> str:
    velden = ("soort", "soort_reden", "inkomen", "vtlb", "incidenteel", "vtlb_herkomst")
    invoer = {veld: zet.gegevens[veld] for veld in velden}
    concept = voorstel.calculate_voorstel(zet.traject, **invoer, door=zet.door, op=zet.op)
    return reverse("trajecten:voorstel", args=[concept.pk])


def _vorige_bedragen(traject: Traject) -> dict[str, Any]:
    begin: dict[str, Any] = {
        "soort": Oplossingsoort.SANERINGSKREDIET,
        "inkomen": traject.inkomen_bedrag,
        "vtlb": traject.vtlb_bedrag,
    }
    if geldend := traject.vtlbs.first():
        begin |= {"vtlb": geldend.vtlb_bedrag, "vtlb_bron": UIT_DOSSIER, "vtlb_datum": geldend.peildatum}
    return begin


def _sluit(zet: Zet) -> object:
    open_ = zet.traject.voorstellen.filter(status=VoorstelStatus.VERSTUURD).select_related("traject__client").first()
    if open_ is None:
        raise Geweigerd("Er ligt geen voorstel bij de schuldeisers.")
    return stemming.close_zonder_akkoord(open_, door=zet.door, op=zet.op, reden=zet.gegevens["reden"])


def _uitspraak(zet: Zet) -> object:
    g = zet.gegevens
    wie: dict[str, Any] = {"door": zet.door, "op": zet.op, "verwacht_versie": zet.versie}
    if g["uitspraak"] == INGETROKKEN:
        return dwangakkoord.withdraw_dwangakkoord(zet.traject, reden=g["tekst"], **wie)
    uitspraak = Uitspraak(g["uitspraak"] == TOEGEWEZEN, g["datum"], g["tekst"])
    return dwangakkoord.decide_dwangakkoord(zet.traject, uitspraak=uitspraak, **wie)


def _heroverwogen(traject: Traject) -> dict[str, Any]:
    voorstel = traject.voorstellen.filter(status=VoorstelStatus.GEEN_AKKOORD).first()
    return {"heroverweging": heroverweging_gevraagd(voorstel) if voorstel else None}


def _dwangverzoek(zet: Zet) -> Verzoek:
    g = zet.gegevens
    kosten = Wsnpkosten(g["wsnp_kosten"], g["wsnp_bron"]) if g["wsnp_kosten"] is not None else None
    return Verzoek(g["rechtbank"], g["motivering"], heroverweging=g["heroverweging"], wsnpkosten=kosten)


def _dwangbrief(zet: Zet) -> Concept:
    voorstel = dwangakkoord.geweigerd_voorstel(zet.traject)
    verzoek = _dwangverzoek(zet)
    return concept_dwangakkoord(zet.traject, voorstel, verzoek=verzoek, sleutel=VOORBEELD, door=zet.door)


def _vraag_dwangakkoord(zet: Zet) -> str:
    geding = dwangakkoord.request_dwangakkoord(
        zet.traject, verzoek=_dwangverzoek(zet), door=zet.door, op=zet.op, verwacht_versie=zet.versie
    )
    return geding.get_absolute_url()


def _afrekening(traject: Traject) -> dict[str, Any]:
    """Wat er aan het betaalplan nog niet klopt."""
    return {"verschillen": verschillen_van(traject)}


def _kwijting(zet: Zet) -> object:
    return regeling.complete_looptijd(
        zet.traject,
        verantwoording=zet.gegevens["verantwoording"],
        door=zet.door,
        op=zet.op,
        verwacht_versie=zet.versie,
    )


FASE_2: dict[str, Stap] = {
    "aanschrijven": Stap(
        naam="Schuldeisers aanschrijven",
        effect="Elke schuldeiser in de lijst krijgt een brief met een code waarmee hij zelf zijn saldo kan opgeven.",
        reden=_aanschrijven_kan,
        form=KanaalForm,
        voorbeeld=_wie_krijgt_brief,
        dienst=_schrijf_aan,
        gelukt="De schuldeisers zijn aangeschreven. De brieven worden gemaakt.",
    ),
    "berekenen": Stap(
        naam="Voorstel berekenen",
        effect="U ziet daarna de berekening en wat elke schuldeiser krijgt. Er gaat nog niets weg.",
        reden=_berekenen_kan,
        form=BerekenForm,
        begin=_vorige_bedragen,
        dienst=_bereken,
        gelukt="Het voorstel is berekend. Kijk het na voordat u het verstuurt.",
    ),
    "geen-akkoord": Stap(
        naam="Sluiten zonder akkoord",
        effect="Schuldeisers kunnen dan niet meer antwoorden; wie zweeg telt als weigering.",
        overgang="register_geen_akkoord",
        form=RedenForm,
        dienst=_sluit,
        gelukt="Het voorstel is gesloten zonder akkoord.",
        soort="gevaar",
    ),
    "dwangakkoord": Stap(
        naam="Dwangakkoord vragen",
        effect="Wij maken het verzoek aan de rechter om de weigeraars te laten instemmen (art. 287a Fw): het aanbod, "
        "de stemmen, en waarom weigeren niet redelijk is.",
        overgang="request_dwangakkoord",
        form=DwangverzoekForm,
        begin=_heroverwogen,
        brief=_dwangbrief,
        dienst=_vraag_dwangakkoord,
        gelukt="Het verzoek om een dwangakkoord is vastgelegd.",
    ),
    "uitspraak": Stap(
        naam="Uitspraak over het dwangakkoord vastleggen",
        effect="De uitspraak bepaalt of het voorstel voor iedereen geldt.",
        overgang="reject_dwangakkoord",
        form=UitspraakForm,
        dienst=_uitspraak,
        gelukt="De uitspraak is vastgelegd.",
        knop="Uitspraak vastleggen",
    ),
    "looptijd": Stap(
        naam="Looptijd starten",
        effect="De regeling begint vandaag. De jaarlijkse verificatie komt vanzelf in uw werk.",
        overgang="start_looptijd",
        dienst=lambda z: regeling.start_looptijd(z.traject, door=z.door, op=z.op, verwacht_versie=z.versie),
        gelukt="De looptijd is begonnen.",
    ),
    "kwijting": Stap(
        naam="Looptijd afronden en finale kwijting vragen",
        effect="Elke schuldeiser krijgt een brief met de vraag de rest kwijt te schelden.",
        overgang="complete_looptijd",
        form=KwijtingForm,
        voorbeeld=_afrekening,
        dienst=_kwijting,
        gelukt="De looptijd is afgerond. De brieven om finale kwijting worden gemaakt.",
    ),
}
