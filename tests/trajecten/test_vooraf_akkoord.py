"""Collectief schuldregelen: wie op de dag van versturen vooraf akkoord is, krijgt geen voorstel per brief."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import AANSCHRIJVEN, NU, beantwoord_alles, schuld, schuldeiser, traject_in, voorstel_voor
from trajecten.choices import Antwoord
from trajecten.choices import TrajectStatus as T
from trajecten.choices.schuld import Schuldeiserrol
from trajecten.models import Schuldeiser
from trajecten.services.schuldeiser import update_schuldeiser
from trajecten.services.schuldeiserimport import AFSPRAKEN, VELDEN

pytestmark = pytest.mark.django_db
VANDAAG = NU.date()
DAG = timedelta(days=1)


def wijzig(rij: Schuldeiser, **anders: object) -> Schuldeiser:
    alles = {naam: getattr(rij, naam) for naam in (*VELDEN, *AFSPRAKEN)}
    return update_schuldeiser(rij, **{**alles, **anders}, door=None, op=NU)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("vanaf", "tot", "geldt"),
    [
        (None, None, True),
        (VANDAAG, VANDAAG, True),
        (VANDAAG + DAG, None, False),
        (None, VANDAAG - DAG, False),
        (date(2026, 1, 1), date(2026, 12, 31), True),
    ],
)
@pytest.mark.parametrize("via_hoofdvestiging", [False, True])
def test_de_afspraak_geldt_tussen_haar_datums(
    vanaf: date | None, tot: date | None, geldt: bool, via_hoofdvestiging: bool, consulent: Medewerker
) -> None:
    eiser = schuldeiser("Water Zuid")
    afspraak = {"vooraf_akkoord_vanaf_datum": vanaf, "vooraf_akkoord_tot_datum": tot}
    wijzig(eiser, is_vooraf_akkoord=True, vooraf_akkoord_lijst="Landelijke lijst", **afspraak)
    wie = schuldeiser("Water Zuid West", hoofdvestiging=eiser) if via_hoofdvestiging else eiser
    rij = traject_in(T.INVENTARISATIE, consulent, bedragen=("1000.00",))
    een = schuld(rij, "500.00", schuldeiser=wie)
    AANSCHRIJVEN(rij, consulent, NU)
    beantwoord_alles(rij, consulent)
    regel = voorstel_voor(rij, consulent).regels.get(schuld=een)
    verwacht = (Antwoord.VOORAF_AKKOORD, True) if geldt else (Antwoord.GEEN_REACTIE, False)
    assert (regel.antwoord, regel.brief is None) == verwacht
    assert regel.vordering_bedrag == Decimal("500.00")


def test_een_afspraak_die_niet_kan() -> None:
    eiser = schuldeiser("Water Zuid")
    for anders, melding in (
        ({"vooraf_akkoord_lijst": "Lijst"}, "hoort bij een schuldeiser die vooraf akkoord gaf"),
        (
            {
                "is_vooraf_akkoord": True,
                "vooraf_akkoord_vanaf_datum": VANDAAG,
                "vooraf_akkoord_tot_datum": VANDAAG - DAG,
            },
            "eindigt voor zij begint",
        ),
    ):
        with pytest.raises(Geweigerd, match=melding):
            wijzig(eiser, **anders)


def test_wie_optreedt_kan_niet_zomaar_alleen_schuldeiser_worden(consulent: Medewerker) -> None:
    bureau = schuldeiser("Incasso Delta", rol=Schuldeiserrol.INCASSOBUREAU)
    schuld(traject_in(T.PLAN_VAN_AANPAK, consulent, bedragen=()), "5.00", vertegenwoordiger=bureau)
    with pytest.raises(Geweigerd, match="treedt op bij schulden in dossiers"):
        wijzig(bureau, rol=Schuldeiserrol.SCHULDEISER)
    assert wijzig(bureau, rol=Schuldeiserrol.GEMACHTIGDE).treedt_op


def test_vestigingen_zijn_nooit_twee_lagen_diep(gemeente: Gemeente) -> None:
    hoofd, los = schuldeiser("Hoofd"), schuldeiser("Los")
    west = schuldeiser("West", hoofdvestiging=hoofd)
    with pytest.raises(Geweigerd, match="is zelf een vestiging"):
        schuldeiser("Noordwest", hoofdvestiging=west)
    with pytest.raises(Geweigerd, match="heeft zelf vestigingen"):
        wijzig(hoofd, hoofdvestiging=los)
    with pytest.raises(Geweigerd, match="privépersoon heeft geen vestigingen"):
        schuldeiser("Tante", is_privepersoon=True, gemeente=gemeente, hoofdvestiging=hoofd)
    assert wijzig(west, hoofdvestiging=None).hoofdvestiging is None
