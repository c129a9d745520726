"""Berichten aan alle schuldeisers van een traject tegelijk: kennisgeving, akkoord, beëindiging, stand van zaken.

Het saldoverzoek, het voorstel en de heroverweging hebben een eigen dienst, want daar loopt een termijn.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Prefetch

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import EINDE, SALDO_WELKOM, Oplossingsoort, VoorstelStatus
from trajecten.choices.post import Postsoort, Richting, Taaksoort
from trajecten.models import Schuld, Schuldeiserbericht, Schuldeisertaak, Traject, Voorstel
from trajecten.services.concept import aan_schuldeiser, iso
from trajecten.services.loopt import check_loopt
from trajecten.services.schuldeisertaak import complete_taak
from trajecten.services.spoor import log_traject
from trajecten.services.uitgaand import DOEL_BIJ, Keuzes, Uitgaand, kies_kanaal, reageer_uiterlijk, verstuur_post

P = Postsoort
# Wat een consulent met één klik aan veel schuldeisers stuurt.
IN_BULK = (P.KENNISGEVING, P.STATUS)


def te_berichten(traject: Traject, soort: Postsoort) -> list[Schuld]:
    """Wie dit bericht kan krijgen: een kennisgeving één keer per schuld, een stand van zaken zo vaak als nodig."""
    schulden = traject.schulden.exclude(schuldeiser=None).met_adressen().order_by("volgorde", "pk")
    if soort == P.KENNISGEVING:
        gehad = Schuldeiserbericht.objects.uit().filter(traject=traject, soort=soort).values("schuld")
        return list(schulden.exclude(pk__in=gehad))
    return list(schulden)


def waarom_niet_nu(traject: Traject, soort: Postsoort) -> str:
    """Waarom dit bericht nu niet kan; leeg als het kan."""
    if traject.status in EINDE:
        return "Dit traject is beëindigd; er gaat niets meer uit."
    if soort == P.KENNISGEVING and traject.status not in SALDO_WELKOM:
        return "Een kennisgeving hoort bij het begin: de schuldeisers weten al van het traject."
    return ""


@transaction.atomic
def send_berichten(
    traject: Traject,
    *,
    soort: Postsoort,
    schulden: Sequence[Schuld],
    kanalen: Keuzes | None = None,
    tekst: str = "",
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> list[Schuldeiserbericht]:
    """Stuurt dezelfde kennisgeving of stand van zaken naar deze schuldeisers. `tekst` is alleen voor de stand.

    Een stand van zaken beantwoordt een openstaand statusverzoek. Fouten: Geweigerd na het einde, in een pauze, zonder
    schuldeisers of zonder tekst, of als iemand de kennisgeving al had; Gelijktijdig bij een oude versie.
    """
    if soort not in IN_BULK:
        raise Geweigerd("Dit bericht heeft een eigen stap.")
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    check_loopt(rij)
    if reden := waarom_niet_nu(rij, soort):
        raise Geweigerd(reden)
    if soort == P.STATUS and not tekst.strip():
        raise Geweigerd("Schrijf op wat u de schuldeiser wilt laten weten.")
    kan = {schuld.pk: schuld for schuld in te_berichten(rij, soort)}
    if not schulden:
        raise Geweigerd("Kies ten minste één schuldeiser.")
    if any(schuld.pk not in kan for schuld in schulden):
        raise Geweigerd("Een van deze schuldeisers kreeg dit bericht al, of hoort niet bij dit traject.")
    alle = [_uitgaand(rij, kan[schuld.pk], soort, tekst.strip(), kanalen, door, op) for schuld in schulden]
    rijen = verstuur_post(alle, door=door, op=op)
    if soort == P.STATUS:
        _beantwoord_standen(rij, [schuld.pk for schuld in schulden], tekst.strip(), door=door, op=op)
    bewaar(rij)
    log_traject(rij, Handeling.VERSTUREN, door=door, op=op, wat=f"{len(rijen)}x {soort.label.lower()}")
    return rijen


def _uitgaand(
    traject: Traject,
    schuld: Schuld,
    soort: Postsoort,
    tekst: str,
    kanalen: Keuzes | None,
    door: Medewerker,
    op: datetime,
) -> Uitgaand:
    kanaal = kies_kanaal(schuld, soort, kanalen)
    if soort == P.KENNISGEVING:
        dagen = Beleid.objects.geldig(traject.gemeente, dag_van(op)).kennisgeving_werkdagen
        uiterlijk = reageer_uiterlijk(kanaal, dagen, op)
        return maak(traject, schuld, soort, f"kennisgeving:{schuld.pk}", kanaal, door, uiterlijk=uiterlijk)
    nummer = schuld.correspondentie.filter(soort=soort).count() + 1
    return maak(traject, schuld, soort, f"status:{schuld.pk}:{nummer}", kanaal, door, versie=nummer, tekst=tekst)


def maak(
    traject: Traject,
    schuld: Schuld,
    soort: Postsoort,
    sleutel: str,
    kanaal: Any,
    door: Medewerker | None,
    *,
    uiterlijk: date | None = None,
    versie: int = 1,
    tekst: str = "",
    inhoud: dict[str, Any] | None = None,
    bij: dict[str, Any] | None = None,
) -> Uitgaand:
    """Het bericht met zijn brief. Zolang het traject loopt staat er een code in waarmee de schuldeiser kan reageren."""
    concept = aan_schuldeiser(
        traject,
        schuld,
        BRIEF_BIJ[soort],
        doel=DOEL_BIJ[soort],
        sleutel=sleutel,
        door=door,
        inhoud={
            "client_geboortedatum": iso(traject.client.geboortedatum),
            "reactie_uiterlijk": iso(uiterlijk),
            "tekst": tekst,
            **(inhoud or {}),
        },
    )
    eigen_code = soort in IN_BULK
    return Uitgaand(traject, schuld, soort, kanaal, concept, uiterlijk, versie, tekst, eigen_code, bij or {})


BRIEF_BIJ: dict[Postsoort, str] = {
    P.KENNISGEVING: "kennisgeving",
    P.STATUS: "stand_van_zaken",
    P.AKKOORD: "regeling_akkoord",
    P.BEEINDIGING: "regeling_beeindigd",
}


def _beantwoord_standen(
    traject: Traject, schulden: Sequence[Any], tekst: str, *, door: Medewerker, op: datetime
) -> None:
    open_ = Schuldeisertaak.objects.open().filter(traject=traject, schuld__in=schulden, soort=Taaksoort.STAND)
    for taak in open_.select_related("traject__client"):
        complete_taak(taak, uitkomst=tekst, door=door, op=op)
        Schuldeiserbericht.objects.filter(taak=taak).update(beantwoord_op=op)


def announce_akkoord(traject: Traject, voorstel: Voorstel, *, door: Medewerker, op: datetime) -> None:
    """Bericht aan elke schuldeiser dat de regeling er is; hoort in de transactie waarin de looptijd begint."""
    met_adres = Prefetch("schuld", Schuld.objects.met_adressen())
    regels = voorstel.regels.exclude(schuld__schuldeiser=None).prefetch_related(met_adres)
    alle = [
        maak(
            traject,
            regel.schuld,
            P.AKKOORD,
            f"akkoord:{regel.pk}",
            kies_kanaal(regel.schuld, P.AKKOORD),
            door,
            inhoud={
                "soort": voorstel.get_soort_display(),
                "maanden": voorstel.maanden,
                "vordering_bedrag": str(regel.vordering_bedrag),
                "aangeboden_bedrag": str(regel.aangeboden_bedrag),
                "in_een_keer": voorstel.soort == Oplossingsoort.SANERINGSKREDIET,
                "start_datum": dag_van(op).isoformat(),
            },
            bij={"regel": regel},
        )
        for regel in regels
    ]
    verstuur_post(alle, door=door, op=op)


def announce_einde(traject: Traject, *, door: Medewerker, op: datetime) -> None:
    """Bericht aan wie van het traject wist dat het stopt, zonder de reden; hoort in de transactie van het einde."""
    wisten = Schuldeiserbericht.objects.filter(traject=traject, richting=Richting.UIT).values("schuld")
    schulden = traject.schulden.filter(pk__in=wisten).exclude(schuldeiser=None).met_adressen()
    was_regeling = traject.voorstellen.filter(status=VoorstelStatus.AKKOORD).exists()
    alle = [
        maak(
            traject,
            schuld,
            P.BEEINDIGING,
            f"beeindigd:{schuld.pk}",
            kies_kanaal(schuld, P.BEEINDIGING),
            door,
            inhoud={"eind_datum": dag_van(op).isoformat(), "was_regeling": was_regeling},
        )
        for schuld in schulden.order_by("volgorde", "pk")
    ]
    verstuur_post(alle, door=door, op=op)
