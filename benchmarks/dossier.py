"""De pagina van één inwoner met veertig schuldeisers en vierhonderd brieven, tegen een kale detailpagina."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from django.urls import reverse

from benchmarks import pagina
from benchmarks.database import ververs_statistiek
from benchmarks.meten import Uitkomst, meet_om_en_om, verhouding
from benchmarks.rijen import Rij, voeg_toe
from benchmarks.zaad import Werkplek, nu, sleutel, werkplek
from intake.choices import AanmeldingStatus, Kanaal
from intake.models import Aanmelding
from schuldhulp.brieven.models import Brief
from trajecten.choices import TrajectStatus
from trajecten.models import Aanschrijving, Schuld, Schuldeiser, Traject

SCHULDEISERS, BRIEVEN = 40, 400
WEINIG_SCHULDEISERS, WEINIG_BRIEVEN = 5, 20
# De tabbladen die met het dossier groeien; het overzicht is de pagina zelf.
TABBLADEN = {"overzicht": "", "brieven": "?tab=brieven", "tijdlijn": "?tab=tijdlijn"}


def meet(rijen: int, ronden: int) -> list[Uitkomst]:
    """Doorvoer van het dossier en het aantal vragen per tabblad, met veel en met weinig schuldeisers."""
    plek, op = werkplek("Dossierdam"), nu()
    veel, weinig = list(plek.clienten(2))
    _zaai(plek, veel, SCHULDEISERS, BRIEVEN, op)
    _zaai(plek, weinig, WEINIG_SCHULDEISERS, WEINIG_BRIEVEN, op)
    ververs_statistiek()
    opvragen, kaal = pagina.product(plek.consulent), pagina.ondergrens()
    paden = {tab: reverse("trajecten:dossier", args=[veel]) + vraag for tab, vraag in TABBLADEN.items()}
    naam = f"Dossier, {SCHULDEISERS} schuldeisers en {BRIEVEN} brieven"
    uitkomsten = []
    for tab, pad in paden.items():
        anders = tel_verschil(opvragen, pad, str(veel), str(weinig))
        uitkomsten.append(Uitkomst(naam, f"extra vragen door meer rijen, {tab}", anders, 0))
    for tab in ("overzicht", "brieven"):
        paar = meet_om_en_om(
            lambda pad=paden[tab]: opvragen(pad),  # type: ignore[misc]
            lambda: kaal(f"/dossier/{veel}/"),
            ronden=ronden,
            aantal=150 if rijen > 1_000 else 5,
        )
        doel = {"is_minimum": True, "toelichting": paar.milliseconden()}
        uitkomsten.append(verhouding(naam, f"doorvoer, {tab}", paar.doorvoer, 0.4, **doel))
    return uitkomsten


def tel_verschil(opvragen: pagina.Opvragen, pad: str, veel: str, weinig: str) -> int:
    """Hoeveel databasevragen het grote dossier meer doet dan het kleine, op hetzelfde tabblad."""
    return pagina.tel_vragen(opvragen, pad) - pagina.tel_vragen(opvragen, pad.replace(veel, weinig))


def _zaai(plek: Werkplek, client: object, schuldeisers: int, brieven: int, op: datetime) -> None:
    kop = str(client)
    aanmelding, traject = sleutel(f"aanmelding-{kop}", 0), sleutel(f"traject-{kop}", 0)
    gedeeld = {"client_id": client, "gemeente_id": plek.gemeente.pk}
    bij_aanmelding = {"organisatie_id": plek.organisatie.pk, "kanaal": Kanaal.ZELF.value, "gemeld_op": op}
    voeg_toe(Aanmelding, [{"id": aanmelding, "status": AanmeldingStatus.TOEGELATEN.value, **gedeeld, **bij_aanmelding}])
    bij_traject = {
        "status": TrajectStatus.INVENTARISATIE.value,
        "actie": "Antwoorden afwachten",
        "actie_uiterlijk_datum": (op + timedelta(days=9)).date(),
        "nummer": f"T-{kop[:20]}",
        "aanmelding_id": aanmelding,
        "uitvoerder_id": plek.organisatie.pk,
        "behandelaar_id": plek.consulent.pk,
        "start_datum": op.date(),
    }
    voeg_toe(Traject, [{"id": traject, **gedeeld, **bij_traject}])
    eisers = [Schuldeiser.objects.create(naam=f"Schuldeiser {n}") for n in range(schuldeisers)]
    voeg_toe(Schuld, (_schuld(kop, traject, n, eiser.pk) for n, eiser in enumerate(eisers)))
    voeg_toe(Aanschrijving, (_aanschrijving(plek, kop, traject, n, op) for n in range(schuldeisers)))
    voeg_toe(Brief, _brieven(plek, kop, brieven, op))


def _schuld(kop: str, traject: object, n: int, eiser: int) -> Rij:
    return {
        "id": sleutel(f"schuld-{kop}", n),
        "traject_id": traject,
        "schuldeiser_id": eiser,
        "kenmerk": f"K-{n}",
        "opgegeven_bedrag": Decimal("812.50"),
        "volgorde": n,
    }


def _aanschrijving(plek: Werkplek, kop: str, traject: object, n: int, op: datetime) -> Rij:
    return {
        "id": sleutel(f"aanschrijving-{kop}", n),
        "traject_id": traject,
        "schuld_id": sleutel(f"schuld-{kop}", n),
        "gemeente_id": plek.gemeente.pk,
        "verstuurd_op": op,
        "reactie_uiterlijk_datum": (op + timedelta(days=20)).date(),
        "max_herinneringen": 2,
        "herinnering_werkdagen": 10,
        "code_hash": sleutel(f"code-{kop}", n).hex * 2,
    }


def _brieven(plek: Werkplek, kop: str, aantal: int, op: datetime) -> Iterator[Rij]:
    for n in range(aantal):
        yield {
            "id": sleutel(f"brief-{kop}", n),
            "sleutel": f"{kop}:{n}",
            "soort": "saldoverzoek",
            "gemeente_id": plek.gemeente.pk,
            "client_id": kop,
            "aan_naam": f"Schuldeiser {n % SCHULDEISERS}",
            "gegevens": {"onderwerp": "Verzoek om saldo-opgave", "regels": ["Geachte heer of mevrouw,"] * 6},
            "datum": op.date(),
            "aangemaakt_op": op - timedelta(minutes=n),
            "door_id": plek.consulent.pk,
        }
