"""De rechter iets vragen. Daarna komt `uitspraak`, en als de bescherming loopt `gedingloop`."""

from datetime import datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import verstuur_alle
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import TrajectStatus
from trajecten.choices.geding import MET_WSNP_VERZOEK, Gedingsoort, Gedingstuk
from trajecten.models import Geding, Rechtsmiddel, Traject, Voorstel
from trajecten.regels.geding import navragen_op, waarom_geen_grond, waarom_geen_verzoek, waarom_niet_breed
from trajecten.services.rechterbrief import concept_gevraagd
from trajecten.services.spoor import log_traject
from trajecten.services.verzoek import Verzoek
from trajecten.services.verzoekbrief import concept_verzoek

S = Gedingsoort
OP_HET_TRAJECT = "De uitspraak over een dwangakkoord legt u vast bij het traject zelf."


@transaction.atomic
def request_geding(
    traject: Traject,
    *,
    soort: Gedingsoort,
    verzoek: Verzoek,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Geding:
    """Legt vast dat de rechter om bescherming is gevraagd: moratorium, voorlopige voorziening of breed moratorium.

    Fouten: Geweigerd als de soort niet bij de stand van het traject past, de wet haar niet toelaat (zie
    `regels.geding`), of er iets ontbreekt; Gelijktijdig als het traject intussen is gewijzigd.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if soort == S.DWANGAKKOORD or (reden := waarom_niet(rij, soort, op=op)):
        raise Geweigerd(OP_HET_TRAJECT if soort == S.DWANGAKKOORD else reden)
    nieuw = begin_geding(rij, soort=soort, verzoek=verzoek, door=door, op=op)
    sleutel = f"geding:{nieuw.pk}"
    verzoekschrift = concept_verzoek(rij, soort=soort, verzoek=verzoek, sleutel=f"{sleutel}:verzoek", door=door, op=op)
    inwoner = concept_gevraagd(rij, soort=soort, verzoek=verzoek, sleutel=f"{sleutel}:inwoner", door=door)
    verstuur_alle([verzoekschrift, inwoner], door=door, op=op)
    log_traject(rij, Handeling.VERSTUREN, door=door, op=op, wat=f"{nieuw.naam} gevraagd")
    return nieuw


def waarom_niet(traject: Traject, soort: Gedingsoort, *, op: datetime) -> str:
    """Waarom dit verzoek nu niet kan; leeg als het kan."""
    if reden := waarom_geen_verzoek(soort, TrajectStatus(traject.status)):
        return reden
    if soort != S.BREED_MORATORIUM:
        return ""
    if not traject.plannen.vastgesteld().exists():
        return "Stel eerst het plan van aanpak vast; het hoort bij het verzoek (art. 4 lid 3 onder d Bgs)."
    van_client = Geding.objects.filter(client=traject.client_id)
    if van_client.open().filter(soort=soort).exists():
        return "Er loopt al een breed moratorium, of het is al gevraagd."
    eerdere = van_client.toegewezen().filter(soort=soort).values_list("uitspraak_datum", flat=True)
    gevraagd = van_client.bij_rechter().filter(soort__in=MET_WSNP_VERZOEK).exists()
    return waarom_niet_breed(dag_van(op), eerdere=[dag for dag in eerdere if dag], is_wsnp_gevraagd=gevraagd)


def _check_verzoek(soort: Gedingsoort, verzoek: Verzoek) -> None:
    if not verzoek.rechtbank.strip():
        raise Geweigerd("Schrijf op welke rechtbank het verzoek krijgt.")
    if not verzoek.motivering.strip():
        raise Geweigerd("Schrijf op waarom de rechter dit verzoek moet toewijzen.")
    if soort == S.MORATORIUM and (reden := waarom_geen_grond(verzoek.bedreiging or "")):
        raise Geweigerd(reden)
    mist = [str(stuk.label) for stuk in Gedingstuk if stuk not in verzoek.stukken]
    if soort == S.BREED_MORATORIUM and mist:
        raise Geweigerd(f"Bij een breed moratorium horen ook: {'; '.join(mist)} (art. 4 lid 3 Bgs).")


def begin_geding(
    traject: Traject,
    *,
    soort: Gedingsoort,
    verzoek: Verzoek,
    voorstel: Voorstel | None = None,
    door: Medewerker,
    op: datetime,
) -> Geding:
    """Legt het verzoek vast, in de transactie van een dienst die het traject al vergrendelde."""
    _check_verzoek(soort, verzoek)
    vandaag = dag_van(op)
    nieuw = Geding(
        traject=traject,
        client=traject.client,
        gemeente=traject.gemeente,
        behandelaar=traject.behandelaar,
        soort=soort,
        crisis=verzoek.crisis,
        voorstel=voorstel,
        bedreiging=verzoek.bedreiging or "",
        wederpartij=verzoek.wederpartij.strip(),
        rechtbank=verzoek.rechtbank.strip(),
        motivering=verzoek.motivering.strip(),
        stukken=[str(stuk) for stuk in verzoek.stukken],
        heroverweging_datum=verzoek.heroverweging,
        aanvraag_datum=vandaag,
        navragen_datum=navragen_op(vandaag, gelijkgestelde_dagen()),
    )
    if soort == S.MORATORIUM:
        nieuw.rechtsmiddel = Rechtsmiddel.objects.create(traject=traject, soort=soort, aanvraag_datum=vandaag)
    return begin(nieuw, door=door, op=op)


def vergrendel_geding(geding: Geding) -> Geding:
    """Overal eerst het traject op slot en dan het geding: zo wacht niemand in een kring op elkaar."""
    traject = vergrendel(geding.traject)
    rij = vergrendel(geding)
    rij.traject = traject
    return rij


def rond_af(rij: Geding, *, door: Medewerker, op: datetime, wat: str) -> Geding:
    """Het traject dat op de rechter wacht, wacht tot dezelfde dag; in een pauze verandert zijn werk niet."""
    traject = rij.traject
    if rij.soort == S.DWANGAKKOORD and rij.actie_uiterlijk_datum and not traject.in_pauze:
        traject.zet_actie(traject.actie, rij.actie_uiterlijk_datum)
        bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat=wat)
    return rij
