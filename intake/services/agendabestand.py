"""Een afspraak als gebeurtenis voor een agenda; niet meer over iemand dan daarvoor nodig is."""

from intake.choices.afspraak import AfspraakStatus
from intake.ics import Gebeurtenis
from intake.models import Afspraak

VERVALLEN = (AfspraakStatus.AFGEZEGD, AfspraakStatus.VERZET)


def gebeurtenis_voor_medewerker(afspraak: Afspraak) -> Gebeurtenis:
    """Voor de agenda van een medewerker: het dossiernummer, geen naam en geen adres van de inwoner."""
    titel = f"{afspraak.get_soort_display()} {afspraak.client.dossiernummer} ({afspraak.get_vorm_display().lower()})"
    return _maak(afspraak, titel, "" if afspraak.is_huisbezoek else afspraak.plaats)


def gebeurtenis_voor_inwoner(afspraak: Afspraak) -> Gebeurtenis:
    """Voor de agenda van de inwoner: met wie en waar, en niet waarover; iemand anders kan meekijken."""
    gemeente = afspraak.gemeente
    toelichting = f"Kunt u niet? Bel {gemeente.telefoon}." if gemeente.telefoon else ""
    return _maak(afspraak, f"Gesprek met gemeente {gemeente.naam}", afspraak.plaats, toelichting)


def _maak(afspraak: Afspraak, titel: str, plaats: str, toelichting: str = "") -> Gebeurtenis:
    return Gebeurtenis(
        uid=afspraak.kenmerk,
        volgnummer=afspraak.volgnummer + (1 if afspraak.status == AfspraakStatus.AFGEZEGD else 0),
        gewijzigd_op=afspraak.gewijzigd_op,
        begin_op=afspraak.begin_op,
        eind_op=afspraak.eind_op,
        titel=titel,
        plaats=plaats,
        toelichting=toelichting,
        is_vervallen=afspraak.status in VERVALLEN,
    )
