"""Papieren vragen en de beslistermijn stilzetten, en weer laten lopen (art. 4:5 en 4:15 Awb)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from intake.beslistermijn import Stilstand, bereken_beslistermijn, bereken_hersteltermijn
from intake.choices import AanmeldingStatus, OpschortingEinde
from intake.models import Aanmelding, Opschorting
from intake.services.spoor import log_aanmelding
from intake.termijnen import Termijn
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import wissel
from schuldhulp.organisatie.models import Beleid, Medewerker

REDENEN = {
    OpschortingEinde.COMPLEET: "toen waren alle papieren er",
    OpschortingEinde.VERLOPEN: "toen was de hersteltermijn voorbij",
    OpschortingEinde.VERVALLEN: "toen waren de papieren niet meer nodig",
    OpschortingEinde.INGETROKKEN: "toen is de aanmelding ingetrokken",
}


@transaction.atomic
def suspend_aanmelding(
    aanmelding: Aanmelding,
    *,
    papieren: Sequence[str],
    uiterlijk: date | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Opschorting:
    """Vraagt de inwoner per brief om papieren en zet de beslistermijn stil tot zij er zijn.

    Zonder `uiterlijk` geldt de hersteltermijn van het beleid. Fouten: Geweigerd zonder papieren, of als de dag al
    voorbij is.
    """
    gevraagd = dag_van(op)
    papieren = [papier.strip() for papier in papieren if papier.strip()]
    if not papieren:
        raise Geweigerd("Schrijf op welke papieren er missen.", veld="papieren")
    if uiterlijk is not None and uiterlijk <= gevraagd:
        raise Geweigerd("Geef de inwoner ten minste één dag: kies een dag na vandaag.", veld="uiterlijk")
    beleid = Beleid.objects.geldig(aanmelding.gemeente, gevraagd)
    herstel = _hersteltermijn(beleid, gevraagd, uiterlijk)
    loopt = Stilstand(gevraagd, herstel.uiterlijk, "als de inwoner de hele hersteltermijn nodig heeft")
    rij = wissel(
        aanmelding,
        "suspend",
        door=door,
        op=op,
        reden="\n".join(papieren),
        verwacht_versie=verwacht_versie,
        hersteltermijn=herstel.uiterlijk,
        termijn=_beslistermijn(aanmelding, [*_eerdere(aanmelding), loopt]),
    )
    opschorting = Opschorting.objects.create(
        aanmelding=rij,
        gevraagd_datum=gevraagd,
        papieren=papieren,
        hersteltermijn_datum=herstel.uiterlijk,
        toelichting=list(herstel.toelichting),
        brief=verstuur(_brief(rij, papieren, herstel, door), door=door, op=op),
        door=door,
        op=op,
    )
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="papieren gevraagd, beslistermijn stilgezet")
    return opschorting


@transaction.atomic
def resume_aanmelding(
    aanmelding: Aanmelding,
    *,
    einde: OpschortingEinde = OpschortingEinde.COMPLEET,
    eind_datum: date | None = None,
    notitie: str = "",
    door: Medewerker | None,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Aanmelding:
    """Laat de beslistermijn weer lopen; de dagen dat hij stilstond komen erbij.

    `eind_datum`: de dag waarop de papieren er waren, als dat niet vandaag is. Na de hersteltermijn telt die termijn.
    Fouten: Geweigerd als er niet om papieren is gevraagd, of bij een dag vóór het verzoek of in de toekomst.
    """
    vandaag = dag_van(op)
    opschorting = aanmelding.opschortingen.filter(eind_datum=None).first()
    if opschorting is None:
        raise Geweigerd("Er is nu niet om papieren gevraagd; de beslistermijn loopt.")
    dag = eind_datum or vandaag
    if not opschorting.gevraagd_datum <= dag <= vandaag:
        raise Geweigerd("Kies een dag vanaf het verzoek om papieren tot en met vandaag.", veld="datum")
    tot = min(dag, opschorting.hersteltermijn_datum)
    stilstand = Stilstand(opschorting.gevraagd_datum, tot, REDENEN[einde])
    rij = wissel(
        aanmelding,
        "resume",
        door=door,
        op=op,
        reden=notitie or einde.label,
        verwacht_versie=verwacht_versie,
        termijn=_beslistermijn(aanmelding, [*_eerdere(aanmelding), stilstand]),
        is_verlopen=einde == OpschortingEinde.VERLOPEN,
    )
    _sluit(opschorting, tot, einde, notitie)
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"beslistermijn loopt weer: {einde.label.lower()}")
    return rij


def sluit_bij_intrekken(aanmelding: Aanmelding, *, dag: date) -> None:
    """Een ingetrokken aanmelding wacht nergens meer op; hoort in de transactie van het intrekken."""
    opschorting = aanmelding.opschortingen.filter(eind_datum=None).first()
    if opschorting:
        _sluit(opschorting, max(dag, opschorting.gevraagd_datum), OpschortingEinde.INGETROKKEN, "")


def end_verlopen_hersteltermijnen(op: datetime) -> int:
    """Dagtaak: laat de beslistermijn weer lopen waar de hersteltermijn ongebruikt voorbij is; geeft het aantal."""
    vandaag = dag_van(op)
    verlopen = Aanmelding.objects.filter(status=AanmeldingStatus.OPGESCHORT, hersteltermijn_datum__lt=vandaag)
    gedaan = 0
    for rij in verlopen.select_related("client", "gemeente"):
        try:
            resume_aanmelding(rij, einde=OpschortingEinde.VERLOPEN, door=None, op=op)
        except Geweigerd:
            continue  # iemand was net eerder: dan is er niets meer te doen
        gedaan += 1
    return gedaan


def concept_papieren(
    aanmelding: Aanmelding, *, papieren: Sequence[str], uiterlijk: date | None, door: Medewerker, op: datetime
) -> Concept:
    """De brief zoals zij nu uitgaat; zonder `uiterlijk` met de hersteltermijn van het beleid."""
    gevraagd = dag_van(op)
    herstel = _hersteltermijn(Beleid.objects.geldig(aanmelding.gemeente, gevraagd), gevraagd, uiterlijk)
    return _brief(aanmelding, list(papieren), herstel, door)


def _hersteltermijn(beleid: Beleid, gevraagd: date, uiterlijk: date | None) -> Termijn:
    dagen = (uiterlijk - gevraagd).days if uiterlijk else beleid.hersteltermijn_dagen
    return bereken_hersteltermijn(gevraagd, dagen, gelijkgesteld=gelijkgestelde_dagen())


def _sluit(opschorting: Opschorting, dag: date, einde: OpschortingEinde, notitie: str) -> None:
    opschorting.eind_datum = dag
    opschorting.einde = einde
    opschorting.eind_notitie = notitie
    opschorting.save(update_fields=["eind_datum", "einde", "eind_notitie"])


def _eerdere(aanmelding: Aanmelding) -> list[Stilstand]:
    return [
        Stilstand(rij.gevraagd_datum, rij.eind_datum, REDENEN[OpschortingEinde(rij.einde)])
        for rij in aanmelding.opschortingen.all()
        if rij.eind_datum
    ]


def _beslistermijn(aanmelding: Aanmelding, stilstanden: list[Stilstand]) -> Termijn:
    """Volgens het beleid van de dag van het gesprek: een aanvraag houdt haar termijn als het beleid verandert."""
    if aanmelding.gesprek_op is None:
        raise Geweigerd("Er is nog geen aanvraag: houd eerst het eerste gesprek.")
    start = dag_van(aanmelding.gesprek_op)
    weken = Beleid.objects.geldig(aanmelding.gemeente, start).beslistermijn_weken
    return bereken_beslistermijn(start, weken=weken, stilstanden=stilstanden, gelijkgesteld=gelijkgestelde_dagen())


def _brief(aanmelding: Aanmelding, papieren: list[str], herstel: Termijn, door: Medewerker) -> Concept:
    beslis_uiterlijk = aanmelding.beslis_uiterlijk_datum
    return Concept(
        soort="ontbrekende_papieren",
        sleutel=f"aanmelding:{aanmelding.pk}:papieren:{aanmelding.versie}",
        gemeente=aanmelding.gemeente,
        client_id=aanmelding.client_id,
        aan=aanmelding.client.adresregels,
        kenmerk=aanmelding.client.dossiernummer,
        behandelaar=aanmelding.behandelaar or door,
        inhoud={
            "papieren": papieren,
            "hersteltermijn_uiterlijk": herstel.uiterlijk.isoformat(),
            "staat_stil": beslis_uiterlijk is not None and herstel.start <= beslis_uiterlijk,
        },
    )
