"""Elk product en elke uitgang één keer gelopen, van toelating tot einde, langs de diensten."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from intake.choices import Bedreiging
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.builders import AANSCHRIJVEN, INSTEMMEN, LATEN_LOPEN, NU, beantwoord_alles, traject_in
from trajecten.choices import Onderdeelsoort, Oplossingsoort, TrajectStatus, UitstroomReden
from trajecten.choices.product import LOS_TE_STARTEN, Producteinde, Productresultaat
from trajecten.forms.traject import VOORTIJDIG
from trajecten.models import Traject, Uitstroom, Voorstel
from trajecten.services import einde, product, voorstel
from trajecten.services.crisis import Dreiging, open_crisis
from trajecten.services.product import Afspraken

pytestmark = pytest.mark.django_db
T = TrajectStatus
S = Oplossingsoort
# Schulden: €\xa05.000 en €\xa0800. Wat de soort bij deze afloscapaciteit biedt: maanden, en wat er te verdelen is.
AANBOD: dict[Oplossingsoort, tuple[str, int, str]] = {
    S.SANERINGSKREDIET: ("100", 18, "1800.00"),
    S.SCHULDBEMIDDELING: ("100", 18, "1800.00"),
    S.NUL_AANBOD: ("0", 18, "0"),
    S.BETALINGSREGELING: ("150", 39, "5800.00"),
    S.HERFINANCIERING: ("150", 39, "5800.00"),
}
# In welke stand een soort die een andere stap volgt, loopt.
MET_STAND = {
    Onderdeelsoort.STABILISATIE: T.STABILISATIE,
    Onderdeelsoort.DFD: T.DUURZAAM,
    Onderdeelsoort.NAZORG: T.NAZORG,
    Onderdeelsoort.CRISISINTERVENTIE: T.INVENTARISATIE,
}


def vers(rij: Traject) -> Traject:
    return Traject.objects.get(pk=rij.pk)


def bereken(rij: Traject, soort: Oplossingsoort, capaciteit: str, door: Medewerker, **anders: Any) -> Voorstel:
    reden = "" if soort == S.SANERINGSKREDIET else "Dit past beter bij deze schulden."
    gegevens: dict[str, Any] = {"soort_reden": reden, "inkomen": 1700 + Decimal(capaciteit), "vtlb": Decimal(1700)}
    return voorstel.calculate_voorstel(vers(rij), soort=soort, **{**gegevens, **anders}, door=door, op=NU)


def geinventariseerd(door: Medewerker) -> Traject:
    rij = traject_in(T.INVENTARISATIE, door)
    AANSCHRIJVEN(rij, door, NU)
    beantwoord_alles(vers(rij), door)
    return vers(rij)


@pytest.mark.parametrize("soort", Oplossingsoort)
def test_elke_oplossing_van_berekening_tot_looptijd(soort: Oplossingsoort, consulent: Medewerker) -> None:
    capaciteit, maanden, pot = AANBOD[soort]
    rij = geinventariseerd(consulent)
    concept = bereken(rij, soort, capaciteit, consulent)
    assert (concept.maanden, concept.pot_bedrag) == (maanden, Decimal(pot))
    assert bool(concept.soort_reden) is (soort != S.SANERINGSKREDIET)
    voorstel.send_voorstel(concept, door=consulent, op=NU)
    INSTEMMEN(vers(rij), consulent, NU)
    LATEN_LOPEN(vers(rij), consulent, NU)
    na = vers(rij)
    assert (na.status, na.oplossing.soort) == (T.LOOPTIJD, soort)


@pytest.mark.parametrize("soort", [soort for soort in Oplossingsoort if soort != S.SANERINGSKREDIET])
def test_wie_van_de_norm_afwijkt_zegt_waarom(soort: Oplossingsoort, consulent: Medewerker) -> None:
    rij = geinventariseerd(consulent)
    with pytest.raises(Geweigerd, match="waarom het geen saneringskrediet wordt"):
        bereken(rij, soort, AANBOD[soort][0], consulent, soort_reden="  ")
    assert not rij.voorstellen.exists()


@pytest.mark.parametrize(
    ("soort", "capaciteit", "fout"),
    [
        (S.BETALINGSREGELING, "10", "Binnen vijf jaar is dit niet helemaal af te lossen"),
        (S.HERFINANCIERING, "10", "Binnen vijf jaar is dit niet helemaal af te lossen"),
        (S.BETALINGSREGELING, "0", "Er is geen afloscapaciteit"),
        (S.HERFINANCIERING, "0", "Er is geen afloscapaciteit"),
        (S.SCHULDBEMIDDELING, "0", "Er is geen afloscapaciteit"),
    ],
)
def test_een_soort_die_niet_past_wordt_geweigerd(
    soort: Oplossingsoort, capaciteit: str, fout: str, consulent: Medewerker
) -> None:
    rij = geinventariseerd(consulent)
    with pytest.raises(Geweigerd, match=fout):
        bereken(rij, soort, capaciteit, consulent)


@pytest.mark.parametrize("soort", Onderdeelsoort)
def test_elk_product_begint_en_eindigt(soort: Onderdeelsoort, consulent: Medewerker) -> None:
    if soort in MET_STAND:
        rij = traject_in(MET_STAND[soort], consulent)
        if soort == Onderdeelsoort.CRISISINTERVENTIE:
            dreiging = Dreiging(Bedreiging.ONTRUIMING, "Deurwaarder De Vries")
            open_crisis(rij, dreiging=dreiging, door=consulent, op=NU)
            rij = vers(rij)
        assert rij.onderdelen.lopend().get().soort == soort
        einde.end_early(rij, reden=UitstroomReden.ZELF, omschrijving="Zelf.", door=consulent, op=NU)
        onderdeel = rij.onderdelen.get(soort=soort)
        assert (onderdeel.eind_reden, onderdeel.resultaat) == (Producteinde.TRAJECT, Productresultaat.ONBEKEND)
        return
    rij = traject_in(T.INVENTARISATIE, consulent, op=NU - timedelta(days=30))
    afspraken = Afspraken(NU.date() - timedelta(days=9), rij.uitvoerder, NU.date() + timedelta(days=9))
    lopend = product.start_product(rij, soort=soort, afspraken=afspraken, door=consulent, op=NU)
    klaar = product.end_product(
        lopend,
        eind=NU.date(),
        reden=Producteinde.KLAAR,
        resultaat=Productresultaat.DEELS,
        door=consulent,
        op=NU,
    )
    assert (klaar.eind_datum, klaar.resultaat) == (NU.date(), Productresultaat.DEELS)
    assert vers(rij).status == T.INVENTARISATIE


def test_elk_product_komt_aan_de_beurt() -> None:
    assert {*MET_STAND, *LOS_TE_STARTEN} == set(Onderdeelsoort)
    assert set(AANBOD) == set(Oplossingsoort)


@pytest.mark.parametrize("reden", UitstroomReden)
def test_elke_uitgang_met_zijn_reden(reden: UitstroomReden, consulent: Medewerker) -> None:
    """Elk einde sluit alles; alleen bij overlijden en bij afronden is er geen beschikking tot beëindiging."""
    if reden == UitstroomReden.AFGEROND:
        rij = traject_in(T.AFGEROND, consulent)
    else:
        rij = traject_in(T.VOORSTEL, consulent)
        einde.end_early(rij, reden=reden, omschrijving="Het stopt.", vervolgstap="Bel.", door=consulent, op=NU)
    na, uitstroom = vers(rij), Uitstroom.objects.get(traject=rij)
    assert na.status == (T.AFGEROND if reden == UitstroomReden.AFGEROND else T.UITGEVALLEN)
    assert (uitstroom.reden, uitstroom.datum, na.actie) == (reden, NU.date(), "")
    zonder = reden in (UitstroomReden.AFGEROND, UitstroomReden.OVERLEDEN)
    assert (uitstroom.beeindigingsbeschikking_datum is None) is zonder
    assert not na.onderdelen.lopend().exists()
    assert not na.aanschrijvingen.open().exists()


def test_de_uitgang_naar_de_wsnp(consulent: Medewerker) -> None:
    rij = traject_in(T.WSNP, consulent)
    assert (rij.status, rij.uitstroom.uit_status, rij.uitstroom.fase) == (T.WSNP, T.GEEN_AKKOORD, "fase 2")


def test_elke_voortijdige_reden_staat_op_het_formulier() -> None:
    assert set(VOORTIJDIG) == set(UitstroomReden) - {UitstroomReden.AFGEROND}
