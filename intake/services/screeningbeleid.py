"""Hoe een gemeente weegt: vastleggen, opzoeken, en van tevoren zien wat een andere weging doet."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from intake.choices import Kwadrant
from intake.kwadrant import HUIDIGE_VERSIE, Vragenlijst, laad_vragenlijst, scoor
from intake.models import Screening, Screeningbeleid
from intake.weging import Aanpassing, pas_toe
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.kleine_aantallen import DREMPEL, is_klein
from schuldhulp.organisatie.models import Gemeente, Medewerker

JAAR = timedelta(days=365)


@dataclass(frozen=True)
class Gewogen:
    """De vragenlijst van een gemeente op een dag, en wat zij anders weegt dan de versie."""

    lijst: Vragenlijst
    weging: Aanpassing


def gewogen_voor(gemeente: Gemeente, op: date, versie: str = "") -> Gewogen:
    """De vragenlijst zoals deze gemeente haar op deze dag weegt; met `versie` alleen als die ook geldt."""
    beleid = Screeningbeleid.objects.geldig(gemeente, op)
    if beleid is None or (versie and versie != beleid.vragenlijst):
        return Gewogen(laad_vragenlijst(versie or HUIDIGE_VERSIE), Aanpassing())
    return Gewogen(beleid.gewogen, beleid.weging)


@transaction.atomic
def record_screeningbeleid(
    gemeente: Gemeente,
    *,
    geldig_vanaf: date,
    vragenlijst: str,
    weging: Aanpassing,
    reden: str,
    door: Medewerker,
    op: datetime,
) -> Screeningbeleid:
    """Legt vast hoe de gemeente vanaf een dag weegt. Screeningen van daarvoor houden hun eigen weging.

    Fouten: Rekenfout bij drempels of gewichten die niet kunnen; Geweigerd zonder reden, bij een dag die voorbij is, of
    als er voor die dag al een weging ligt.
    """
    if geldig_vanaf < dag_van(op):
        raise Geweigerd("Een andere weging geldt vanaf vandaag of later.", veld="geldig_vanaf")
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de gemeente zo weegt.")
    lijst = pas_toe(laad_vragenlijst(vragenlijst), weging)
    rij = Screeningbeleid(
        gemeente=gemeente,
        geldig_vanaf_datum=geldig_vanaf,
        vragenlijst=vragenlijst,
        drempel_schuldsituatie=lijst.drempel_schuldsituatie,
        drempel_schuldenaar=lijst.drempel_schuldenaar,
        gewichten={vraag: dict(antwoorden) for vraag, antwoorden in weging.gewichten.items()},
        reden=reden.strip(),
        vastgelegd_door=door,
        vastgelegd_op=op,
    )
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError as fout:
        raise Geweigerd("Voor deze dag ligt al een weging vast. Kies een andere dag.", veld="geldig_vanaf") from fout
    leg_vast(Handeling.AANMAKEN, door=door, op=op, onderwerp=rij, gemeente=gemeente, toelichting="screeningbeleid")
    return rij


@dataclass(frozen=True)
class Verschuiving:
    """Hoeveel screeningen van het ene vak naar het andere zouden gaan; None is te weinig om te tonen."""

    van: str
    naar: str
    aantal: int | None


@dataclass(frozen=True)
class Effect:
    """Wat een weging met de screeningen van het afgelopen jaar zou doen; zonder personen."""

    totaal: int
    verschoven: int | None
    verschuivingen: tuple[Verschuiving, ...]

    @property
    def is_te_klein(self) -> bool:
        """Te weinig screeningen om iets te laten zien."""
        return self.totaal < DREMPEL


def _te_tonen(totaal: int, aantallen: list[int]) -> int | None:
    """Het aantal verschoven screeningen, als daaruit geen verborgen aantal volgt."""
    som, klein = sum(aantallen), [n for n in aantallen if is_klein(n)]
    if is_klein(som) or is_klein(totaal - som) or (klein and (len(klein) == 1 or is_klein(sum(klein)))):
        return None
    return som


def effect_van(gemeente: Gemeente, lijst: Vragenlijst, *, op: datetime) -> Effect:
    """Rekent de screeningen van het afgelopen jaar na met deze vragenlijst. Kleine aantallen blijven verborgen."""
    rijen = Screening.objects.filter(
        aanmelding__gemeente=gemeente, vragenlijst=lijst.versie, op__gte=op - JAAR, op__lte=op
    )
    paren = [(berekend, scoor(a, lijst).kwadrant.value) for berekend, a in rijen.values_list("berekend", "antwoorden")]
    stappen = Counter(paar for paar in paren if paar[0] != paar[1])
    return Effect(
        totaal=len(paren),
        verschoven=_te_tonen(len(paren), list(stappen.values())),
        verschuivingen=tuple(
            Verschuiving(Kwadrant(van).label, Kwadrant(naar).label, None if is_klein(n) else n)
            for (van, naar), n in sorted(stappen.items(), key=lambda paar: (-paar[1], paar[0]))
        ),
    )
