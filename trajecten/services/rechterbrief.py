"""Wat de inwoner en de schuldeisers horen over een verzoek aan de rechter, en de brief die om uitstel vraagt."""

from datetime import date

from schuldhulp.brieven.services import Concept
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices.geding import Gedingsoort
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Crisis, Geding, Traject
from trajecten.services.concept import aan_ander, aan_inwoner, aan_schuldeiser, iso
from trajecten.services.verzoek import Uitspraak, Verzoek
from trajecten.services.verzoekbrief import over_wie


def concept_gevraagd(
    traject: Traject, *, soort: Gedingsoort, verzoek: Verzoek, sleutel: str, door: Medewerker
) -> Concept:
    """Aan de inwoner: wat wij de rechter vroegen, en wat hij zelf moet doen."""
    inhoud = {"soort": str(soort), "rechtbank": verzoek.rechtbank, "wederpartij": verzoek.wederpartij}
    return aan_inwoner(traject, "rechter_gevraagd", sleutel=sleutel, inhoud=inhoud, door=door)


def brieven_bij_uitspraak(geding: Geding, uitspraak: Uitspraak, *, door: Medewerker) -> list[Concept]:
    """Aan de inwoner de uitspraak; bij een breed moratorium ook elke schuldeiser (art. 9 lid 3 Bgs)."""
    inhoud = {
        "soort": geding.soort,
        "is_toegewezen": uitspraak.is_toegewezen,
        "uitspraak_datum": uitspraak.datum.isoformat(),
        "begin_datum": iso(geding.start_datum),
        "eind_datum": iso(geding.eind_datum),
        "wederpartij": geding.wederpartij,
    }
    sleutel = f"geding:{geding.pk}:uitspraak"
    brieven = [aan_inwoner(geding.traject, "rechter_besliste", sleutel=sleutel, inhoud=inhoud, door=door)]
    if geding.soort == Gedingsoort.BREED_MORATORIUM and uitspraak.is_toegewezen:
        brieven += _aan_schuldeisers(geding, door=door)
    return brieven


def _aan_schuldeisers(geding: Geding, *, door: Medewerker) -> list[Concept]:
    traject = geding.traject
    inhoud = {
        **over_wie(traject),
        "rechtbank": geding.rechtbank,
        "uitspraak_datum": iso(geding.uitspraak_datum),
        "begin_datum": iso(geding.start_datum),
        "eind_datum": iso(geding.eind_datum),
    }
    return [
        aan_schuldeiser(
            traject,
            schuld,
            "breed_moratorium",
            doel=Adresdoel.SALDO,
            sleutel=f"geding:{geding.pk}:schuld:{schuld.pk}",
            inhoud=inhoud,
            door=door,
        )
        for schuld in traject.schulden.exclude(schuldeiser=None).met_adressen()
    ]


def concept_afwending(crisis: Crisis, *, uitstel: date, motivering: str, sleutel: str, door: Medewerker) -> Concept:
    """Aan de wederpartij: wacht tot deze dag."""
    traject, eiser = crisis.traject, crisis.schuldeiser
    return aan_ander(
        traject,
        "afwending",
        aan=eiser.adresregels if eiser else [crisis.wederpartij],
        sleutel=sleutel,
        door=door,
        inhoud={
            **over_wie(traject),
            "uw_kenmerk": crisis.kenmerk,
            "bedreiging": crisis.get_bedreiging_display(),
            "dreiging_datum": iso(crisis.dreiging_datum),
            "uitstel_uiterlijk": uitstel.isoformat(),
            "motivering": motivering,
        },
    )
