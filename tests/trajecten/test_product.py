"""Producten naast elkaar op één traject: beginnen, wijzigen, eindigen, en het werk dat eruit volgt."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Gemeente, Medewerker, Organisatie
from tests.atomair import alles_of_niets
from tests.builders import NU, traject_in
from trajecten.choices import EINDE, Onderdeelsoort, OpvolgingStatus, UitstroomReden
from trajecten.choices import TrajectStatus as T
from trajecten.choices.product import LOS_TE_STARTEN, Producteinde, Productresultaat
from trajecten.models import Productopvolging, Traject, Trajectonderdeel
from trajecten.services import einde, planwerk, product
from trajecten.services.product import Afspraken
from trajecten.services.traject import assign_behandelaar

pytestmark = pytest.mark.django_db
O = Onderdeelsoort  # noqa: E741
VANDAAG = NU.date()
STRAKS, LATER = VANDAAG + timedelta(days=60), VANDAAG + timedelta(days=90)


@pytest.fixture
def drie_wateren(gemeente: Gemeente) -> Organisatie:
    rij = Organisatie.objects.create(naam="Thuisadministratie", soort=Organisatiesoort.VRIJWILLIGERS)
    rij.gemeenten.add(gemeente)
    return rij


def vers(rij: Traject) -> Traject:
    return Traject.objects.get(pk=rij.pk)


def begin(rij: Traject, soort: O, door: Medewerker, **anders: Any) -> Trajectonderdeel:
    gegevens: dict[str, Any] = {"start": VANDAAG, "uitvoerder": rij.uitvoerder, **anders}
    return product.start_product(vers(rij), soort=soort, afspraken=Afspraken(**gegevens), door=door, op=NU)


def eindig(rij: Trajectonderdeel, door: Medewerker, **anders: Any) -> Trajectonderdeel:
    gegevens: dict[str, Any] = {"eind": VANDAAG, "reden": Producteinde.KLAAR, "resultaat": Productresultaat.BEREIKT}
    vers = Trajectonderdeel.objects.select_related("traject").get(pk=rij.pk)
    return product.end_product(vers, **{**gegevens, **anders}, door=door, op=NU)


def test_producten_lopen_naast_elkaar_met_eigen_uitvoerder(consulent: Medewerker, drie_wateren: Organisatie) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    begin(rij, O.BUDGETBEHEER, consulent)
    begin(rij, O.THUISADMINISTRATIE, consulent, uitvoerder=drie_wateren, persoon="Truus Bakker", doel="De post.")
    thuis = rij.onderdelen.get(soort=O.THUISADMINISTRATIE)
    assert (thuis.uitvoerder, thuis.persoon, thuis.doel) == (drie_wateren, "Truus Bakker", "De post.")
    assert (thuis.gestart_door, thuis.gestart_op) == (consulent, NU)
    assert set(rij.onderdelen.lopend().values_list("soort", flat=True)) == {O.BUDGETBEHEER, O.THUISADMINISTRATIE}
    with pytest.raises(Geweigerd, match="loopt in die tijd al"):
        begin(rij, O.BUDGETBEHEER, consulent)
    eindig(rij.onderdelen.get(soort=O.BUDGETBEHEER), consulent, reden=Producteinde.INWONER)
    assert rij.onderdelen.lopend().get() == thuis


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"start": VANDAAG + timedelta(days=1)}, "in de toekomst"),
        ({"start": VANDAAG - timedelta(days=900)}, "Het traject begon op"),
        ({"verwacht_eind": VANDAAG}, "na het begin"),
        ({"persoon": "Truus"}, "alleen bij thuisadministratie"),
    ],
)
def test_wat_niet_past_wordt_geweigerd(anders: dict[str, Any], fout: str, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    with pytest.raises(Geweigerd, match=fout):
        begin(rij, O.BUDGETBEHEER, consulent, **anders)
    assert rij.onderdelen.count() == 0


def test_de_uitvoerder_werkt_voor_de_gemeente(consulent: Medewerker, andere_gemeente: Gemeente) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    vreemd = andere_gemeente.organisaties.get()
    with pytest.raises(Geweigerd, match="Gemeente Elderveen werkt niet voor Vreedam"):
        begin(rij, O.BUDGETBEHEER, consulent, uitvoerder=vreemd)


@pytest.mark.parametrize("status", EINDE)
def test_na_het_einde_verandert_er_niets(status: T, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    with pytest.raises(Geweigerd, match="Dit traject is beëindigd"):
        begin(rij, O.BUDGETBEHEER, consulent)


@pytest.mark.parametrize("soort", LOS_TE_STARTEN)
def test_eindigt_het_traject_dan_eindigt_elk_product(soort: O, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    begin(rij, soort, consulent, verwacht_eind=STRAKS)
    einde.end_early(vers(rij), reden=UitstroomReden.ZELF, omschrijving="Zelf.", door=consulent, op=NU)
    onderdeel = rij.onderdelen.get(soort=soort)
    assert (onderdeel.eind_datum, onderdeel.eind_reden) == (VANDAAG, Producteinde.TRAJECT)
    assert Productopvolging.objects.get().status == OpvolgingStatus.VERVALLEN


def test_wijzigen_en_eindigen(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    onderdeel = begin(rij, O.BUDGETCOACHING, consulent, verwacht_eind=STRAKS)
    afspraken = Afspraken(VANDAAG, rij.uitvoerder, LATER, doel="Zelf de administratie doen.")
    product.update_product(onderdeel, afspraken=afspraken, door=consulent, op=NU)
    onderdeel.refresh_from_db()
    assert (onderdeel.verwacht_eind_datum, onderdeel.doel) == (LATER, "Zelf de administratie doen.")
    with pytest.raises(Geweigerd, match="Schrijf op waarom"):
        eindig(onderdeel, consulent, reden=Producteinde.UITVOERDER)
    with pytest.raises(Geweigerd, match="hoort bij het einde van het traject"):
        eindig(onderdeel, consulent, reden=Producteinde.TRAJECT)
    eindig(onderdeel, consulent, reden=Producteinde.UITVOERDER, toelichting="De coach vertrok.")
    onderdeel.refresh_from_db()
    assert (onderdeel.eind_toelichting, onderdeel.beeindigd_door) == ("De coach vertrok.", consulent)
    for actie in (
        lambda: eindig(onderdeel, consulent),
        lambda: product.update_product(onderdeel, afspraken=afspraken, door=consulent, op=NU),
    ):
        with pytest.raises(Geweigerd, match="al beëindigd"):
            actie()


def test_wat_het_traject_volgt_is_niet_los_te_beeindigen(consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    with pytest.raises(Geweigerd, match="een stap van het traject of van een crisis"):
        eindig(rij.onderdelen.get(), consulent)
    with pytest.raises(Geweigerd, match="een stap van het traject of van een crisis"):
        begin(rij, O.NAZORG, consulent)


def test_het_eerste_verwachte_einde_staat_op_mijn_werk(consulent: Medewerker, collega: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    begin(rij, O.INFORMATIE_EN_ADVIES, consulent)
    assert not Productopvolging.objects.exists()
    laat = begin(rij, O.BUDGETBEHEER, consulent, verwacht_eind=LATER)
    vroeg = begin(rij, O.BUDGETCOACHING, consulent, verwacht_eind=STRAKS)
    werk = Productopvolging.objects.get()
    assert (werk.actie, werk.actie_uiterlijk_datum, werk.behandelaar) == (
        "Product afronden of verlengen",
        STRAKS,
        consulent,
    )
    assign_behandelaar(vers(rij), behandelaar=collega, door=collega, op=NU)
    eindig(vroeg, consulent)
    werk.refresh_from_db()
    assert (werk.actie_uiterlijk_datum, werk.behandelaar) == (LATER, collega)
    eindig(laat, consulent)
    werk.refresh_from_db()
    assert (werk.status, werk.actie_uiterlijk_datum) == (OpvolgingStatus.KLAAR, None)


def test_de_ronde_ruimt_werk_van_een_beeindigd_traject_op(consulent: Medewerker) -> None:
    rij = traject_in(T.UITGEVALLEN, consulent)
    from schuldhulp.lib.transities import begin as zet_neer

    zet_neer(Productopvolging.bij(rij, VANDAAG), door=None, op=NU)
    assert planwerk.sweep_planwerk(NU) == 1
    assert planwerk.sweep_planwerk(NU) == 0
    assert Productopvolging.objects.get().status == OpvolgingStatus.VERVALLEN


def test_wie_met_een_oud_scherm_werkt_hoort_dat(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    begin(rij, O.BUDGETBEHEER, consulent)
    afspraken = Afspraken(VANDAAG, rij.uitvoerder)
    with pytest.raises(Gelijktijdig):
        product.start_product(
            rij, soort=O.BUDGETCOACHING, afspraken=afspraken, door=consulent, op=NU, verwacht_versie=rij.versie
        )


def test_alles_of_niets(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    afspraken = Afspraken(VANDAAG, rij.uitvoerder, STRAKS)
    wie: dict[str, Any] = {"door": consulent, "op": NU}
    alles_of_niets(lambda: product.start_product(vers(rij), soort=O.BUDGETBEHEER, afspraken=afspraken, **wie))
    pk = product.start_product(vers(rij), soort=O.BUDGETBEHEER, afspraken=afspraken, **wie).pk

    def onderdeel() -> Trajectonderdeel:
        return Trajectonderdeel.objects.select_related("traject").get(pk=pk)

    nieuw = replace(afspraken, verwacht_eind=LATER)
    alles_of_niets(lambda: product.update_product(onderdeel(), afspraken=nieuw, **wie))
    alles_of_niets(lambda: eindig(onderdeel(), consulent))


def test_een_eerder_product_van_dezelfde_soort_mag_terugkomen(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent, op=NU - timedelta(days=100))
    eerste = begin(rij, O.BUDGETBEHEER, consulent, start=VANDAAG - timedelta(days=50))
    eindig(eerste, consulent, eind=VANDAAG - timedelta(days=1))
    begin(rij, O.BUDGETBEHEER, consulent)
    assert rij.onderdelen.filter(soort=O.BUDGETBEHEER).count() == 2
