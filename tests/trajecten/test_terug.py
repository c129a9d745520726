"""Terug naar een eerdere stand: met reden, en niemand krijgt iets twee keer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.brieven.models import Brief
from schuldhulp.lib import dagtaken, outbox
from schuldhulp.lib.codes import code_voor
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import Rol
from tests.builders import (
    AANBIEDEN,
    AANNEMEN,
    AANSCHRIJVEN,
    NU,
    VOORSTELLEN,
    beantwoord_alles,
    medewerker,
    schuld,
    traject_in,
)
from tests.intake.test_gelijktijdig import tegelijk
from tests.trajecten.bouw import pauzeer
from trajecten.choices import AanschrijvingStatus, Antwoord, Onderdeelsoort, VoorstelStatus
from trajecten.choices import TrajectStatus as T
from trajecten.models import Traject, Voorstelregel
from trajecten.services import pauze, reactie, stemming, terug
from trajecten.services.aanschrijving import AANSCHRIJVEN as ACTIE_AANSCHRIJVEN
from trajecten.services.aanschrijving import BEREKENEN, DOEL, WACHTEN

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
REDEN = "Er is nog een schuldeiser gevonden."
DAGEN = 40
LATER = NU + timedelta(days=DAGEN)


def vers(rij: Traject) -> Traject:
    return Traject.objects.get(pk=rij.pk)


def heropen(rij: Traject, door: Medewerker) -> Traject:
    return terug.reopen_inventarisatie(vers(rij), reden=REDEN, door=door, op=NU)


def stabiliseer(rij: Traject, door: Medewerker) -> Traject:
    return terug.return_to_stabilisatie(vers(rij), reden="De baan is weg.", door=door, op=NU)


def saldoverzoeken() -> int:
    return Brief.objects.filter(soort__startswith="saldoverzoek").count()


@pytest.mark.parametrize("status", [T.VOORSTEL, T.GEEN_AKKOORD, T.AKKOORD])
def test_heropenen_trekt_het_voorstel_in_en_stuurt_niets(status: T, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    brieven = Brief.objects.count()
    na = heropen(rij, consulent)
    assert (na.status, na.toekenning_datum) == (T.INVENTARISATIE, None)
    assert na.regelperiode_uiterlijk_datum == rij.regelperiode_uiterlijk_datum
    assert set(na.voorstellen.values_list("status", flat=True)) == {VoorstelStatus.INGETROKKEN}
    assert na.schuldregeling.toegekend_datum is None
    outbox.verwerk(op=NU)
    assert Brief.objects.count() == brieven
    wissel = StatusWissel.objects.get(object_id=rij.pk, overgang="reopen_inventarisatie")
    assert (wissel.van, wissel.naar, wissel.reden) == (status, T.INVENTARISATIE, REDEN)


def test_alleen_de_nieuwe_schuldeiser_krijgt_een_saldoverzoek(consulent: Medewerker) -> None:
    rij = traject_in(T.VOORSTEL, consulent)
    heropen(rij, consulent)
    assert saldoverzoeken() == 2
    nieuw = schuld(vers(rij), "300.00")
    assert vers(rij).actie == ACTIE_AANSCHRIJVEN
    AANSCHRIJVEN(vers(rij), consulent, NU)
    assert saldoverzoeken() == 3
    beantwoord_alles(vers(rij), consulent)
    assert nieuw.aanschrijvingen.get().status == AanschrijvingStatus.BEANTWOORD
    VOORSTELLEN(vers(rij), consulent, NU)
    ronden = list(rij.voorstellen.values_list("ronde", "status"))
    assert ronden == [(2, VoorstelStatus.VERSTUURD), (1, VoorstelStatus.INGETROKKEN)]
    assert Voorstelregel.objects.filter(voorstel__ronde=2).count() == 3


def test_een_antwoord_op_het_ingetrokken_voorstel_is_te_laat(consulent: Medewerker) -> None:
    rij = traject_in(T.VOORSTEL, consulent)
    regel = Voorstelregel.objects.select_related("voorstel__traject").first()
    assert regel is not None
    heropen(rij, consulent)
    with pytest.raises(Geweigerd, match="niet meer open"):
        stemming.record_antwoord(regel, antwoord=Antwoord.AKKOORD, via="code", door=None, op=NU)  # type: ignore[arg-type]


def test_terug_in_fase_1_wachten_de_schuldeisers_en_krijgen_niets(consulent: Medewerker) -> None:
    """De dagen dat het dossier terug was, komen bij hun termijn; de brief gaat één keer."""
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, NU)
    eerst = rij.aanschrijvingen.first().reactie_uiterlijk_datum  # type: ignore[union-attr]
    na = stabiliseer(rij, consulent)
    assert (na.status, na.regelperiode_uiterlijk_datum) == (T.STABILISATIE, None)
    assert str(na.stabilisatie_uiterlijk_datum) == "2027-03-02"
    assert na.onderdelen.filter(soort=Onderdeelsoort.STABILISATIE, eind_datum=None).count() == 1
    uitkomst = dagtaken.draai(NU + timedelta(days=90))
    outbox.verwerk(op=NU + timedelta(days=90))
    assert (uitkomst["herinneringen"], uitkomst["geenReactie"], saldoverzoeken()) == (0, 0, 2)
    AANBIEDEN(vers(rij), consulent, LATER)
    AANNEMEN(vers(rij), consulent, LATER)
    terug_ = vers(rij)
    assert (terug_.status, terug_.actie) == (T.INVENTARISATIE, WACHTEN)
    assert terug_.schuldeisers_stil_datum is None
    datums = {a.reactie_uiterlijk_datum for a in terug_.aanschrijvingen.all()}
    assert datums == {terug_.actie_uiterlijk_datum}
    assert 0 <= (datums.pop() - eerst).days - DAGEN <= 3  # door een weekend naar maandag
    with pytest.raises(Geweigerd, match="al aangeschreven"):
        AANSCHRIJVEN(terug_, consulent, LATER)
    assert saldoverzoeken() == 2


def test_een_antwoord_in_fase_1_is_welkom(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, NU)
    stabiliseer(rij, consulent)
    code = code_voor(DOEL, rij.aanschrijvingen.first().pk)  # type: ignore[union-attr]
    vraag = reactie.find_vraag(code)
    assert vraag is not None
    assert vraag.stand == reactie.Stand.OPEN
    beantwoord_alles(vers(rij), consulent)
    assert vers(rij).actie == "Stabilisatie afronden en kiezen"
    AANBIEDEN(vers(rij), consulent, NU)
    AANNEMEN(vers(rij), consulent, NU)
    assert vers(rij).actie == BEREKENEN


def test_een_pauze_in_die_tijd_telt_niet_dubbel(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, NU)
    eerst = rij.aanschrijvingen.first().reactie_uiterlijk_datum  # type: ignore[union-attr]
    stabiliseer(rij, consulent)
    pauzeer(vers(rij), door=consulent)
    pauze.resume_traject(vers(rij), door=consulent, op=NU + timedelta(days=10))
    AANBIEDEN(vers(rij), consulent, LATER)
    AANNEMEN(vers(rij), consulent, LATER)
    nu = rij.aanschrijvingen.first().reactie_uiterlijk_datum  # type: ignore[union-attr]
    assert 0 <= (nu - eerst).days - DAGEN <= 3


def test_van_geen_akkoord_terug_naar_fase_1(consulent: Medewerker) -> None:
    rij = traject_in(T.GEEN_AKKOORD, consulent)
    na = stabiliseer(rij, consulent)
    assert na.voorstellen.get().status == VoorstelStatus.INGETROKKEN
    AANBIEDEN(vers(rij), consulent, NU)
    AANNEMEN(vers(rij), consulent, NU)
    VOORSTELLEN(vers(rij), consulent, NU)
    assert (vers(rij).status, saldoverzoeken()) == (T.VOORSTEL, 2)


def test_naar_wie_het_bij_de_andere_uitvoerder_had(consulent: Medewerker, gemeente: Gemeente) -> None:
    bank = Organisatie.objects.create(naam="Kredietbank", soort=Organisatiesoort.KREDIETBANK)
    Beleid.objects.update(uitvoerder_fase_2=bank)
    regelaar = medewerker("Rik Regelaar", gemeente, Rol.CONSULENT, bank)
    rij = traject_in(T.OVERDRACHT, consulent)
    AANNEMEN(vers(rij), regelaar, NU)
    assert vers(rij).behandelaar == regelaar
    na = stabiliseer(rij, regelaar)
    assert (na.behandelaar, na.uitvoerder) == (consulent, consulent.organisatie)


def test_zonder_reden_met_een_oude_versie_of_in_de_pauze_niet(consulent: Medewerker) -> None:
    rij = traject_in(T.GEEN_AKKOORD, consulent)
    wie: dict[str, Any] = {"door": consulent, "op": NU}
    for dienst in (terug.reopen_inventarisatie, terug.return_to_stabilisatie):
        with pytest.raises(Geweigerd, match="waarom het traject teruggaat"):
            dienst(rij, reden=" ", **wie)
        with pytest.raises(Gelijktijdig):
            dienst(rij, reden=REDEN, verwacht_versie=rij.versie - 1, **wie)
    pauzeer(rij, door=consulent)
    for dienst in (terug.reopen_inventarisatie, terug.return_to_stabilisatie):
        with pytest.raises(Geweigerd, match="in de pauze"):
            dienst(vers(rij), reden=REDEN, **wie)


def test_de_reden_staat_in_de_tijdlijn(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.VOORSTEL, consulent)
    heropen(rij, consulent)
    tekst = als(consulent).get(reverse("trajecten:traject", args=[rij.pk])).content.decode()
    assert "Terug naar de inventarisatie" in tekst
    assert REDEN in tekst


def _terug_en_laatste_stem(door: Medewerker) -> bool:
    """Gaat tegelijk terug en legt de laatste stem vast; geeft of het goed afloopt, wie er ook wint."""
    rij = traject_in(T.VOORSTEL, door)
    voorstel = rij.voorstellen.select_related("traject").get()
    stemmen = [stemming.Stem(regel, Antwoord.AKKOORD) for regel in voorstel.regels.all()]
    wie: dict[str, Any] = {"via": "consulent", "door": door, "op": NU}
    uit = tegelijk([lambda: heropen(rij, door), lambda: stemming.record_antwoorden(voorstel, stemmen, **wie)])
    onverwacht = [u for u in uit if isinstance(u, Exception) and not isinstance(u, Geweigerd)]
    standen = (vers(rij).status, rij.voorstellen.get().status)
    return not onverwacht and standen == (T.INVENTARISATIE, VoorstelStatus.INGETROKKEN)


@pytest.mark.django_db(transaction=True)
def test_teruggaan_en_de_laatste_stem_tegelijk(consulent: Medewerker) -> None:
    """Wie er ook wint, het voorstel is ingetrokken en het traject staat in de inventarisatie."""
    assert all(_terug_en_laatste_stem(consulent) for _ in range(8))


@pytest.mark.postgres
@pytest.mark.usefixtures("zonder_rijslot")
def test_zonder_slot_lopen_teruggaan_en_stemmen_door_elkaar(consulent: Medewerker) -> None:
    """De controle: zonder het slot op het traject wint er soms geen van beide helemaal."""
    assert not all(_terug_en_laatste_stem(consulent) for _ in range(30))
