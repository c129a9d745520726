"""Het klantprofiel en uitslagen van elders bewaren: één concept, per blad, daarna vast."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from intake.choices import ExternInstrument, IngevuldMet, Leefgebied
from intake.models import Client, ExterneUitslag, Leefgebiedmeting, Profiel
from intake.services import leefgebied, profiel, uitslag
from intake.services.document import read_bestand
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd, NietGevonden, Rekenfout
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, client
from tests.builders import profiel as profiel_van
from tests.intake.papieren.bestanden import bestand, pdf

pytestmark = pytest.mark.django_db
BLAD = "uw-post"
POST = {"post_open": "vaak", "papieren_vinden": "soms", "post_stapel": "nooit", "op_tijd_reageren": "vaak"}


@pytest.fixture
def persoon(gemeente: Gemeente) -> Client:
    return client(gemeente)


@pytest.fixture
def concept(persoon: Client, consulent: Medewerker) -> Profiel:
    return profiel.start_profiel(persoon, ingevuld_met=IngevuldMet.ZELF, door=consulent, op=NU)


def bewaar(rij: Profiel, door: Medewerker, antwoorden: dict[str, str], versie: int | None = None) -> Profiel:
    return profiel.save_antwoorden(rij, blad=BLAD, antwoorden=antwoorden, door=door, op=NU, verwacht_versie=versie)


def test_twee_keer_beginnen_geeft_een_concept(persoon: Client, concept: Profiel, collega: Medewerker) -> None:
    weer = profiel.start_profiel(persoon, ingevuld_met=IngevuldMet.SAMEN, door=collega, op=NU)
    assert weer == concept
    assert weer.ingevuld_met == IngevuldMet.ZELF
    with pytest.raises(IntegrityError), transaction.atomic():
        Profiel.objects.create(client=persoon, instrument="2026-1", begonnen_op=NU, door=collega)


def test_een_half_blad_blijft_bewaard_en_gaat_later_verder(concept: Profiel, consulent: Medewerker) -> None:
    bewaar(concept, consulent, {"post_open": "vaak"})
    rij = bewaar(concept, consulent, POST)
    assert rij.antwoorden == POST
    assert bewaar(rij, consulent, {"post_open": "soms"}).antwoorden == {"post_open": "soms"}


def test_hetzelfde_blad_twee_keer_insturen_doet_niets_extra(concept: Profiel, consulent: Medewerker) -> None:
    eerste = bewaar(concept, consulent, POST, 0)
    regels = AuditRegel.objects.count()
    assert bewaar(concept, consulent, POST, 0).versie == eerste.versie == 1
    assert AuditRegel.objects.count() == regels


def test_wie_te_laat_is_overschrijft_niets(concept: Profiel, consulent: Medewerker, collega: Medewerker) -> None:
    bewaar(concept, consulent, POST, 0)
    with pytest.raises(Gelijktijdig):
        bewaar(concept, collega, POST | {"post_open": "nooit"}, 0)
    concept.refresh_from_db()
    assert concept.antwoorden == POST


def test_onbekend_blad_en_onbekend_antwoord(concept: Profiel, consulent: Medewerker) -> None:
    with pytest.raises(NietGevonden):
        profiel.save_antwoorden(concept, blad="geheim", antwoorden={}, door=consulent, op=NU)
    for antwoorden in ({"post_open": "misschien"}, {"doel": "ja"}):
        with pytest.raises(Rekenfout):
            bewaar(concept, consulent, antwoorden)


def test_afronden_kan_pas_als_alles_is_beantwoord(concept: Profiel, consulent: Medewerker) -> None:
    bewaar(concept, consulent, POST)
    with pytest.raises(Geweigerd, match="missen nog 39 antwoorden"):
        profiel.complete_profiel(concept, door=consulent, op=NU)


def test_wat_klaar_is_verandert_niet_meer(persoon: Client, consulent: Medewerker, collega: Medewerker) -> None:
    rij = profiel_van(persoon, consulent)
    assert rij.uitkomst
    assert rij.uitkomst["naam"] == "Kan veel zelf"
    assert rij.uitkomst["domeinen"][0]["niveau"] == "kracht"
    assert profiel.complete_profiel(rij, door=collega, op=NU + timedelta(days=1)).door == consulent
    for doe in (lambda: bewaar(rij, consulent, POST), lambda: profiel.discard_profiel(rij, door=consulent, op=NU)):
        with pytest.raises(Geweigerd, match="klaar"):
            doe()
    with pytest.raises(IntegrityError), transaction.atomic():
        Profiel.objects.filter(pk=rij.pk).update(uitkomst=None)


def test_opnieuw_afnemen_is_een_nieuwe_rij(persoon: Client, consulent: Medewerker) -> None:
    eerste = profiel_van(persoon, consulent, gunstig=False)
    tweede = profiel_van(persoon, consulent, op=NU + timedelta(days=90))
    assert eerste != tweede
    assert persoon.profielen.count() == 2


def test_weggooien_laat_een_spoor(concept: Profiel, consulent: Medewerker) -> None:
    pk = concept.pk
    profiel.discard_profiel(concept, door=consulent, op=NU)
    assert not Profiel.objects.exists()
    assert AuditRegel.objects.filter(onderwerp_id=str(pk), toelichting="klantprofiel weggegooid").exists()
    with pytest.raises(NietGevonden):
        profiel.discard_profiel(Profiel(pk=pk), door=consulent, op=NU)


# ---- Uitslagen van elders ----


def neem_over(persoon: Client, door: Medewerker, **anders: object) -> ExterneUitslag:
    standaard = {
        "instrument": ExternInstrument.MESIS,
        "datum": NU.date(),
        "label": "Kan met hulp",
        "door": door,
        "op": NU,
    }
    return uitslag.record_uitslag(persoon, **{**standaard, **anders})  # type: ignore[arg-type]


def test_uitslag_van_elders_met_naam_van_het_instrument(persoon: Client, consulent: Medewerker) -> None:
    assert neem_over(persoon, consulent, instrument_naam="telt niet").instrument_tekst == "Mesis"
    ander = neem_over(persoon, consulent, instrument=ExternInstrument.ANDERS, instrument_naam=" Budgetscan ")
    assert ander.instrument_tekst == "Budgetscan"
    assert AuditRegel.objects.filter(handeling=Handeling.AANMAKEN, toelichting="externe uitslag").count() == 2


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"instrument": ExternInstrument.ANDERS}, "welk ander instrument"),
        ({"datum": NU.date() + timedelta(days=1)}, "al is geweest"),
    ],
)
def test_uitslag_die_niet_kan(anders: dict[str, object], melding: str, persoon: Client, consulent: Medewerker) -> None:
    with pytest.raises(Geweigerd, match=melding):
        neem_over(persoon, consulent, **anders)


def test_dezelfde_uitslag_twee_keer_is_er_een(persoon: Client, consulent: Medewerker) -> None:
    id_ = uuid4()
    assert neem_over(persoon, consulent, id_=id_) == neem_over(persoon, consulent, id_=id_)
    assert ExterneUitslag.objects.count() == 1


# ---- Heel of niet ----

Dienst = Callable[[Client, Medewerker], object]
DIENSTEN: dict[str, tuple[bool, Dienst]] = {
    "start_profiel": (
        False,
        lambda p, c: profiel.start_profiel(p, ingevuld_met=IngevuldMet.SAMEN, door=c, op=NU),
    ),
    "save_antwoorden": (
        True,
        lambda p, c: bewaar(p.profielen.get(), c, POST),
    ),
    "complete_profiel": (True, lambda p, c: profiel.complete_profiel(p.profielen.get(), door=c, op=NU)),
    "discard_profiel": (True, lambda p, c: profiel.discard_profiel(p.profielen.get(), door=c, op=NU)),
    "record_leefgebieden": (
        False,
        lambda p, c: leefgebied.record_leefgebieden(
            p, datum=NU.date(), cijfers={Leefgebied.WONEN: 2, Leefgebied.WERK: 3}, door=c, op=NU
        ),
    ),
    "record_uitslag": (False, lambda p, c: neem_over(p, c, inhoud=read_bestand(bestand(pdf())))),
}


@pytest.mark.parametrize("naam", DIENSTEN)
def test_elke_dienst_gebeurt_heel_of_niet(naam: str, persoon: Client, consulent: Medewerker) -> None:
    met_concept, dienst = DIENSTEN[naam]
    if met_concept:
        profiel_van(persoon, consulent, klaar=False)
    assert alles_of_niets(lambda: dienst(Client.objects.get(pk=persoon.pk), consulent)) >= 2


def test_elke_dienst_staat_in_de_tabel() -> None:
    publiek = {
        naam
        for module in (profiel, leefgebied, uitslag)
        for naam, waarde in vars(module).items()
        if callable(waarde) and getattr(waarde, "__module__", "") == module.__name__ and not naam.startswith("_")
    }
    assert publiek == set(DIENSTEN)


def test_niemand_van_buiten_ziet_iets(persoon: Client, consulent: Medewerker, buitenstaander: Medewerker) -> None:
    profiel_van(persoon, consulent)
    neem_over(persoon, consulent)
    leefgebied.record_leefgebieden(persoon, datum=NU.date(), cijfers={Leefgebied.WONEN: 2}, door=consulent, op=NU)
    for model in (Profiel, ExterneUitslag, Leefgebiedmeting):
        assert model.objects.visible_to(consulent).count() == 1
        assert not model.objects.visible_to(buitenstaander).exists()
