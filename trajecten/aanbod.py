"""Het aanbod aan de schuldeisers: van inkomen en vtlb, via afloscapaciteit en pot, naar de verdeling."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from schuldhulp.lib.fouten import Geweigerd
from trajecten.choices import Oplossingsoort
from trajecten.rekenregels.afloscapaciteit import bereken_afloscapaciteit
from trajecten.rekenregels.kosten import bereken_kosten
from trajecten.rekenregels.saneringskrediet import Renteconventie, bereken_saneringskrediet
from trajecten.rekenregels.verdeling import Verdeling, Vordering, verdeel
from trajecten.volledig import maanden_betalingsregeling, maanden_herfinanciering, uitleg_volledig

VOLLEDIG = (Oplossingsoort.BETALINGSREGELING, Oplossingsoort.HERFINANCIERING)


@dataclass(frozen=True)
class Aanbod:
    """Bedragen in euro; afloscapaciteit, inkomen en vtlb per maand, pot en kosten over de hele looptijd."""

    maanden: int
    inkomen: Decimal
    vtlb: Decimal
    afloscapaciteit: Decimal
    kosten: Decimal
    pot: Decimal
    verdeling: Verdeling
    toelichting: tuple[str, ...]


def bereken_aanbod(
    soort: Oplossingsoort,
    *,
    inkomen: Decimal,
    vtlb: Decimal,
    incidenteel: Decimal,
    maanden: int,
    kosten_percentage: Decimal,
    jaarrente_percentage: Decimal,
    vorderingen: Sequence[Vordering],
) -> Aanbod:
    """Schuldbemiddeling: capaciteit maal looptijd min kosten. Saneringskrediet: de contante waarde daarvan.

    Betalingsregeling en herfinanciering betalen alles; daar volgen de maanden uit de capaciteit. Een schuldregeling
    zonder afloscapaciteit kan alleen als er niets overblijft (NVVK 2024-07-01), en andersom.
    Fouten: Geweigerd als de soort niet past, Rekenfout bij foute bedragen.
    """
    capaciteit = bereken_afloscapaciteit(inkomen=inkomen, vtlb=vtlb)
    _check_soort(soort, capaciteit.bedrag)
    kosten, pot, uitleg = Decimal(0), incidenteel, tuple[str, ...]()
    if soort == Oplossingsoort.SANERINGSKREDIET:
        krediet = bereken_saneringskrediet(
            afloscapaciteit=capaciteit.bedrag,
            maanden=maanden,
            jaarrente=jaarrente_percentage,
            renteconventie=Renteconventie.NOMINAAL,
        )
        pot, uitleg = krediet.hoofdsom + incidenteel, krediet.toelichting
    elif soort == Oplossingsoort.SCHULDBEMIDDELING:
        som = bereken_kosten(
            afloscapaciteit=capaciteit.bedrag,
            maanden=maanden,
            kostenpercentage=kosten_percentage,
            incidenteel=incidenteel,
        )
        kosten, pot, uitleg = som.kosten, som.voor_schuldeisers, som.toelichting
    elif soort in VOLLEDIG:
        pot = sum((vordering.bedrag for vordering in vorderingen), Decimal(0))
        som_van = {"schuld": pot, "capaciteit": capaciteit.bedrag, "incidenteel": incidenteel}
        is_krediet = soort == Oplossingsoort.HERFINANCIERING
        if is_krediet:
            maanden = maanden_herfinanciering(**som_van, jaarrente=jaarrente_percentage)
        else:
            maanden = maanden_betalingsregeling(**som_van)
        uitleg = uitleg_volledig(schuld=pot, maanden=maanden, is_krediet=is_krediet)
    verdeling = verdeel(pot, vorderingen)
    return Aanbod(
        maanden=maanden,
        inkomen=inkomen,
        vtlb=vtlb,
        afloscapaciteit=capaciteit.bedrag,
        kosten=kosten,
        pot=pot,
        verdeling=verdeling,
        toelichting=(*capaciteit.toelichting, *uitleg, *verdeling.toelichting),
    )


def haal_incidenteel(
    soort: Oplossingsoort,
    *,
    pot: Decimal,
    kosten: Decimal,
    afloscapaciteit: Decimal,
    maanden: int,
    jaarrente_percentage: Decimal,
) -> Decimal:
    """Het eenmalige geld in een aanbod: wat de pot meer is dan de maandelijkse afloscapaciteit oplevert (euro)."""
    if soort == Oplossingsoort.SANERINGSKREDIET:
        krediet = bereken_saneringskrediet(
            afloscapaciteit=afloscapaciteit,
            maanden=maanden,
            jaarrente=jaarrente_percentage,
            renteconventie=Renteconventie.NOMINAAL,
        )
        return max(Decimal(0), pot - krediet.hoofdsom)
    return max(Decimal(0), pot + kosten - afloscapaciteit * maanden)


def _check_soort(soort: Oplossingsoort, capaciteit: Decimal) -> None:
    if soort == Oplossingsoort.NUL_AANBOD and capaciteit:
        raise Geweigerd("Er is afloscapaciteit; kies een saneringskrediet of schuldbemiddeling.")
    if soort != Oplossingsoort.NUL_AANBOD and not capaciteit:
        raise Geweigerd("Er is geen afloscapaciteit; kies een schuldregeling zonder afloscapaciteit.")
