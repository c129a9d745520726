"""De stand van de papieren van een inwoner: wat er is, wat ontbreekt, en hoe ver het nakijken is."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intake.choices import Bedreiging, Documentsoort, Documentstatus, Kanaal
from intake.models import Client, Papiervrijstelling
from intake.papierstand import Stukstand, ontbrekend, papierstand
from intake.services.aanmelding import register_aanmelding
from intake.services.vrijstelling import restore_stuk, waive_stuk
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Beleid, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU
from tests.intake.papieren.conftest import Papier

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 2)


@pytest.fixture
def huurder(persoon: Client) -> Client:
    assert persoon.huishouden
    persoon.huishouden.inkomensbron = "loon"
    persoon.huishouden.woonsituatie = "huur_sociaal"
    persoon.huishouden.save()
    return persoon


def stand(client: Client, code: str) -> Stukstand:
    return next(regel for regel in papierstand(client, DAG).regels if regel.stuk.code == code).stand


def test_ontbrekend_noemt_wat_nodig_is_in_gewone_taal(huurder: Client) -> None:
    assert [stuk.naam for stuk in ontbrekend(huurder, DAG)] == [
        "Uw laatste loonstrook",
        "Bankafschriften van de laatste maand van al uw rekeningen",
        "Uw huurcontract of de laatste huurspecificatie",
        "De brieven van schuldeisers die u heeft, ook als zij dicht zijn",
    ]


@pytest.mark.parametrize(
    ("status", "verwacht"),
    [
        (Documentstatus.ONTVANGEN, Stukstand.NOG_NAKIJKEN),
        (Documentstatus.EEN_KEER, Stukstand.EEN_KEER),
        (Documentstatus.NAGEKEKEN, Stukstand.NAGEKEKEN),
        (Documentstatus.AFGEKEURD, Stukstand.ONTBREEKT),
        (Documentstatus.GESPLITST, Stukstand.ONTBREEKT),
    ],
)
def test_een_papier_dat_er_is_ontbreekt_niet_tot_het_wordt_afgekeurd(
    status: Documentstatus, verwacht: Stukstand, huurder: Client, papier: Papier
) -> None:
    papier(status)
    assert stand(huurder, "loonstrook") == verwacht
    assert ("loonstrook" in {s.code for s in ontbrekend(huurder, DAG)}) == (verwacht == Stukstand.ONTBREEKT)


def test_een_nieuw_afschrift_maakt_het_papier_weer_open(huurder: Client, papier: Papier) -> None:
    papier(Documentstatus.NAGEKEKEN, soort=Documentsoort.BANKAFSCHRIFT)
    assert stand(huurder, "bankafschriften") == Stukstand.NAGEKEKEN
    papier(soort=Documentsoort.BANKAFSCHRIFT)
    assert stand(huurder, "bankafschriften") == Stukstand.NOG_NAKIJKEN


def test_een_bedreiging_vraagt_de_brief_zolang_de_aanmelding_openstaat(huurder: Client, consulent: Medewerker) -> None:
    register_aanmelding(huurder, kanaal=Kanaal.ZELF, gemeld_op=NU, bedreigingen=[Bedreiging.GAS], door=consulent, op=NU)
    assert ontbrekend(huurder, DAG)[0].code == "dreiging"


def test_wat_de_gemeente_zelf_opvraagt_ontbreekt_niet(huurder: Client) -> None:
    Beleid.objects.update(registers=["uwv"])
    assert "loonstrook" not in {stuk.code for stuk in ontbrekend(huurder, DAG)}


def test_een_papier_dat_alleen_geldt_als_het_zo_is_ontbreekt_nooit(huurder: Client) -> None:
    assert stand(huurder, "beslag") == Stukstand.ALS_HET_GELDT


def test_niet_nodig_met_reden_en_toch_weer(huurder: Client, consulent: Medewerker) -> None:
    waive_stuk(huurder, code="loonstrook", reden="Gezien in het gesprek.", door=consulent, op=NU)
    assert stand(huurder, "loonstrook") == Stukstand.NIET_NODIG
    with pytest.raises(Geweigerd, match="lag al vast"):
        waive_stuk(huurder, code="loonstrook", reden="Nog eens.", door=consulent, op=NU)
    restore_stuk(huurder, code="loonstrook", door=consulent, op=NU)
    assert stand(huurder, "loonstrook") == Stukstand.ONTBREEKT
    with pytest.raises(Geweigerd, match="werd al gevraagd"):
        restore_stuk(huurder, code="loonstrook", door=consulent, op=NU)


def test_een_papier_buiten_de_lijst_is_niet_vrij_te_stellen(huurder: Client, consulent: Medewerker) -> None:
    with pytest.raises(Geweigerd, match="niet op de lijst"):
        waive_stuk(huurder, code="paspoort", reden="Nee.", door=consulent, op=NU)
    assert not Papiervrijstelling.objects.exists()


def test_heel_of_niet(huurder: Client, consulent: Medewerker) -> None:
    alles_of_niets(lambda: waive_stuk(huurder, code="huur", reden="Gezien.", door=consulent, op=NU))
    waive_stuk(huurder, code="loonstrook", reden="Gezien.", door=consulent, op=NU)
    alles_of_niets(lambda: restore_stuk(huurder, code="loonstrook", door=consulent, op=NU))


def test_het_aantal_vragen_hangt_niet_af_van_het_aantal_papieren(huurder: Client, papier: Papier) -> None:
    def tel() -> int:
        vers = Client.objects.select_related("huishouden", "gemeente").get(pk=huurder.pk)
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            for regel in papierstand(vers, DAG).regels:
                [(d.van, d.eerste_door and d.eerste_door.naam) for d in regel.documenten]
        return len(vragen)

    papier()
    een = tel()
    for _ in range(5):
        papier(Documentstatus.EEN_KEER, soort=Documentsoort.HUUR)
    assert tel() == een <= 4
