"""Een looptijd met betalingen, altijd langs de diensten."""

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal

from intake.choices import AanmeldingStatus
from schuldhulp.organisatie.models import Beleid, Medewerker
from tests.builders import (
    AANBIEDEN,
    AANNEMEN,
    AANSCHRIJVEN,
    INSTEMMEN,
    LATEN_LOPEN,
    NU,
    VASTSTELLEN,
    aanmelding_in,
    beantwoord_alles,
    schuld,
)
from trajecten.adressering import Adres
from trajecten.choices import Oplossingsoort
from trajecten.choices.looptijd import Betalingsoort
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Betaling, Traject, Uitkering, Uitkeringsronde
from trajecten.services import traject as trajecten
from trajecten.services import voorstel as voorstellen
from trajecten.services.betaling import record_betaling
from trajecten.services.schuldeiser import set_adres
from trajecten.services.uitkeringsronde import prepare_ronde

INKOMEN, VTLB = Decimal("1800.00"), Decimal("1700.00")
REKENING = "NL91ABNA0417164300"
IBANS = ("NL20INGB0001234567", "NL44RABO0123456789", "NL13TEST0123456789")


def zet_beleid(gemeente: object, **velden: object) -> None:
    """Vult het enige beleid van de gemeente aan."""
    Beleid.objects.filter(gemeente=gemeente).update(**velden)


def looptijd(
    consulent: Medewerker,
    soort: Oplossingsoort = Oplossingsoort.SCHULDBEMIDDELING,
    *,
    bedragen: tuple[str, ...] = ("5000.00", "800.00"),
    vtlb: Decimal = VTLB,
    incidenteel: Decimal = Decimal(0),
    op: datetime = NU,
    preferent: tuple[int, ...] = (),
) -> Traject:
    """Een traject in de looptijd; standaard schuldbemiddeling met 100 euro per maand."""
    aanmelding = aanmelding_in(AanmeldingStatus.TOEGELATEN, consulent, op=op)
    rij = trajecten.open_traject(aanmelding, door=consulent, op=op)
    for nummer, bedrag in enumerate(bedragen):
        schuld(rij, bedrag, op, is_preferent=nummer in preferent)
    for stap in (VASTSTELLEN, AANBIEDEN, AANNEMEN, AANSCHRIJVEN):
        stap(Traject.objects.get(pk=rij.pk), consulent, op)
    beantwoord_alles(rij, consulent, op)
    concept = voorstellen.calculate_voorstel(
        rij,
        soort=soort,
        soort_reden="Past beter.",
        inkomen=INKOMEN,
        vtlb=vtlb,
        incidenteel=incidenteel,
        door=consulent,
        op=op,
    )
    voorstellen.send_voorstel(concept, door=consulent, op=op)
    INSTEMMEN(Traject.objects.get(pk=rij.pk), consulent, op)
    LATEN_LOPEN(Traject.objects.get(pk=rij.pk), consulent, op)
    return vers(rij)


def vers(traject: Traject) -> Traject:
    """Het traject zoals het nu in de database staat."""
    return Traject.objects.select_related("client", "gemeente", "behandelaar").get(pk=traject.pk)


def betaal(
    traject: Traject,
    bedrag: str,
    door: Medewerker,
    *,
    op: datetime = NU,
    datum: date | None = None,
    soort: Betalingsoort = Betalingsoort.TERMIJN,
    is_storno: bool = False,
) -> Betaling:
    """Een betaling van de inwoner, met de hand vastgelegd."""
    return record_betaling(
        vers(traject),
        datum=datum or op.date(),
        bedrag=Decimal(bedrag),
        soort=soort,
        is_storno=is_storno,
        sleutel=uuid.uuid4(),
        door=door,
        op=op,
    )


def na(dagen: int) -> datetime:
    """Zoveel dagen na het begin van de looptijd."""
    return NU + timedelta(days=dagen)


def geef_rekeningen(traject: Traject, *, behalve: tuple[int, ...] = ()) -> None:
    """Elke schuldeiser krijgt een rekening voor betalingen, behalve die op deze plekken."""
    for nummer, een in enumerate(traject.schulden.order_by("volgorde")):
        if nummer not in behalve:
            adres = Adres("", iban=IBANS[nummer])
            set_adres(een.schuldeiser, doel=Adresdoel.BETALING, adres=adres, door=None, op=NU)


def klaar_om_uit_te_keren(consulent: Medewerker, *, bedrag: str = "150.00", **velden: object) -> Traject:
    """Een looptijd met geld op de reservering, een rekening bij elke schuldeiser en een bij de gemeente."""
    t = looptijd(consulent, **velden)  # type: ignore[arg-type]
    zet_beleid(t.gemeente, reserveringsrekening=REKENING)
    geef_rekeningen(t)
    betaal(t, bedrag, consulent)
    return t


def zet_klaar(*trajecten: Traject, door: Medewerker, op: datetime = NU) -> Uitkeringsronde:
    """Een ronde met de open uitkering van elk van deze trajecten."""
    open_ = list(Uitkering.objects.open().filter(traject__in=trajecten))
    return prepare_ronde(trajecten[0].gemeente, open_, door=door, op=op)
