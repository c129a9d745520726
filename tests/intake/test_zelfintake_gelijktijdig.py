"""De zelfintake tegelijk: twee keer drukken is één keer, en raden gaat niet sneller door het samen te doen.

Elke wedloop staat twee keer in deze proeven: met het slot op de rij klopt de uitkomst, en zonder dat slot (alleen op
PostgreSQL, waar rijen een eigen slot hebben) klopt zij niet. Zo is te zien dat het slot het doet, en niet het toeval.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet

from intake.choices import AanmeldingStatus, Documentsoort, Documentstatus
from intake.choices.zelf import ZelfintakeKanaal
from intake.choices.zelf import ZelfintakeStatus as Z
from intake.models import Aanmelding, Document, Zelfintake
from intake.services import zelfintake as zelfintakes
from intake.services import zelfinvullen, zelflijst
from intake.services.document import approve_document
from schuldhulp.audit.models import AuditRegel
from schuldhulp.brieven.models import Bericht
from schuldhulp.lib import transities
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in, client
from tests.intake.papieren.bestanden import bestand, foto
from tests.intake.test_gelijktijdig import tegelijk
from tests.zelf import GEBOREN, zelfcode, zelfintake_in

FOUT = date(1990, 1, 1)
RONDEN = 10
Uitkomsten = list[object]


@dataclass(frozen=True)
class Wedloop:
    """Wat er tegelijk gebeurt, en wanneer de uitkomst klopt."""

    vooraf: Z
    taken: Callable[[Zelfintake, Medewerker], list[Callable[[], object]]]
    klopt: Callable[[Zelfintake, Uitkomsten], bool]


def _vers(rij: Zelfintake) -> Zelfintake:
    return Zelfintake.objects.get(pk=rij.pk)


def _wissels(rij: Zelfintake, overgang: str) -> int:
    return StatusWissel.objects.filter(object_id=rij.pk, overgang=overgang).count()


def _soorten(uitkomsten: Uitkomsten) -> list[str]:
    """Per taak: gelukt, netjes geweigerd, of een fout die niemand hoort te zien."""
    return sorted(
        "geweigerd" if isinstance(u, Geweigerd) else "fout" if isinstance(u, Exception) else "gelukt"
        for u in uitkomsten
    )


def _insturen(rij: Zelfintake, _: Medewerker) -> list[Callable[[], object]]:
    return [lambda: zelfinvullen.submit_zelfintake(rij, op=NU)] * 2


def _openen(geboortedatum: date, aantal: int) -> Callable[[Zelfintake, Medewerker], list[Callable[[], object]]]:
    def taken(rij: Zelfintake, _: Medewerker) -> list[Callable[[], object]]:
        code = zelfcode(rij)
        return [lambda: zelfinvullen.open_zelfintake(code=code, geboortedatum=geboortedatum, op=NU)] * aantal

    return taken


def _een_sessie(rij: Zelfintake, uitkomsten: Uitkomsten) -> bool:
    """Beide apparaten zijn binnen gelaten, de zelfintake begon één keer, en één sessie is over."""
    bewijzen = [str(u) for u in uitkomsten if u and not isinstance(u, Exception)]
    geldig = [b for b in bewijzen if zelfinvullen.find_sessie(b, op=NU)]
    return len(bewijzen) == 2 and len(geldig) == 1 and _wissels(rij, "start") == 1


def _vijf_pogingen(rij: Zelfintake, uitkomsten: Uitkomsten) -> bool:
    """Vijf pogingen zijn geteld en genummerd, de zesde stond voor een dichte deur."""
    regels = AuditRegel.objects.filter(client_id=rij.client_id, toelichting__startswith="zelfintake: ")
    geteld = [f"zelfintake: foute geboortedatum, poging {nummer}" for nummer in range(1, 6)]
    verwacht = sorted([*geteld, "zelfintake: code onbekend of voorbij"])
    gezien = sorted(regels.values_list("toelichting", flat=True))
    return uitkomsten == [None] * 6 and _vers(rij).pogingen == 5 and gezien == verwacht


def _intrekken_en_insturen(rij: Zelfintake, consulent: Medewerker) -> list[Callable[[], object]]:
    return [
        lambda: zelfinvullen.submit_zelfintake(rij, op=NU),
        lambda: zelfintakes.withdraw_zelfintake(rij, door=consulent, op=NU),
    ]


def _een_einde(rij: Zelfintake, uitkomsten: Uitkomsten) -> bool:
    """Eén van beide lukte, en de antwoorden zijn er precies als er is ingestuurd."""
    na = _vers(rij)
    return _soorten(uitkomsten) == ["gelukt", "geweigerd"] and bool(na.antwoorden) == (na.status == Z.INGEDIEND)


def _bewaren_en_insturen(rij: Zelfintake, _: Medewerker) -> list[Callable[[], object]]:
    return [
        lambda: zelfinvullen.save_pagina(rij, pagina="goed", antwoorden={"goed": "Rust"}, op=NU),
        lambda: zelfinvullen.submit_zelfintake(rij, op=NU),
    ]


def _niets_na_insturen(rij: Zelfintake, uitkomsten: Uitkomsten) -> bool:
    """Er is ingestuurd en op tijd te lezen; de bladzijde ging mee als zij bewaard heet te zijn, en anders niet."""
    na = _vers(rij)
    bewaard = not isinstance(uitkomsten[0], Exception)
    ging_mee = na.antwoorden.get("goed") == "Rust"
    is_werk = na.status == Z.INGEDIEND and na.actie == "Zelfintake lezen"
    return "fout" not in _soorten(uitkomsten) and is_werk and bewaard == ging_mee


def _zelfde_regel(rij: Zelfintake, _: Medewerker) -> list[Callable[[], object]]:
    vast = uuid4()
    return [lambda: zelflijst.add_zelfschuld(rij, naam="Energie", id_=vast, op=NU)] * 4


def _weghalen_en_nakijken(rij: Zelfintake, consulent: Medewerker) -> list[Callable[[], object]]:
    papier = zelflijst.add_zelfpapier(rij, bestand=bestand(foto(), "x.jpg"), soort=Documentsoort.OVERIG, op=NU)
    return [
        lambda: zelflijst.remove_zelfpapier(rij, id_=papier.pk, op=NU),
        lambda: approve_document(papier, door=consulent, op=NU),
    ]


def _weg_of_nagekeken(rij: Zelfintake, uitkomsten: Uitkomsten) -> bool:
    """Eén van beide lukte: een papier dat iemand goedkeurde is er nog, en een gewist papier keurde niemand goed."""
    papier = Document.objects.get(client=rij.client_id)
    is_weg = papier.is_gewist and papier.eerste_door_id is None
    is_nagekeken = papier.status == Documentstatus.EEN_KEER and not papier.is_gewist
    return _soorten(uitkomsten) == ["gelukt", "geweigerd"] and (is_weg or is_nagekeken)


def _laatste_plaats(rij: Zelfintake, _: Medewerker) -> list[Callable[[], object]]:
    kleuren = ("red", "blue", "green", "black")
    fotos = [bestand(foto(kleur=kleur), f"{kleur}.jpg") for kleur in kleuren]
    return [
        lambda f=f: zelflijst.add_zelfpapier(rij, bestand=f, soort=Documentsoort.OVERIG, op=NU)  # type: ignore[misc]
        for f in fotos
    ]


WEDLOPEN = {
    "twee keer insturen": Wedloop(
        Z.BEGONNEN,
        _insturen,
        lambda rij, u: _soorten(u) == ["gelukt", "geweigerd"] and _wissels(rij, "submit") == 1,
    ),
    "twee keer dezelfde code": Wedloop(Z.UITGENODIGD, _openen(GEBOREN, 2), _een_sessie),
    "zesde poging tegelijk": Wedloop(Z.UITGENODIGD, _openen(FOUT, 6), _vijf_pogingen),
    "intrekken en insturen": Wedloop(Z.BEGONNEN, _intrekken_en_insturen, _een_einde),
    "een bladzijde bewaren en insturen": Wedloop(Z.BEGONNEN, _bewaren_en_insturen, _niets_na_insturen),
    "dezelfde schuldeiser vier keer": Wedloop(
        Z.BEGONNEN,
        _zelfde_regel,
        lambda rij, u: _soorten(u) == ["gelukt"] * 4 and rij.schulden.count() == 1,
    ),
    "een papier weghalen en nakijken": Wedloop(Z.BEGONNEN, _weghalen_en_nakijken, _weg_of_nagekeken),
    "de laatste plaats voor een papier": Wedloop(
        Z.BEGONNEN,
        _laatste_plaats,
        lambda rij, u: (
            _soorten(u) == ["gelukt", "geweigerd", "geweigerd", "geweigerd"]
            and Document.objects.filter(client=rij.client_id).count() == 1
        ),
    ),
}


@pytest.fixture
def een_papier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zelflijst, "MAX_PAPIEREN", 1)


def loop(naam: str, consulent: Medewerker) -> bool:
    """Eén ronde van deze wedloop; geeft of de uitkomst klopt."""
    wedloop = WEDLOPEN[naam]
    rij = zelfintake_in(wedloop.vooraf, consulent, lezen="ja")
    return wedloop.klopt(rij, tegelijk(wedloop.taken(rij, consulent)))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("een_papier")
@pytest.mark.parametrize("naam", WEDLOPEN)
def test_met_het_slot_klopt_elke_ronde(naam: str, consulent: Medewerker) -> None:
    assert [loop(naam, consulent) for _ in range(RONDEN)] == [True] * RONDEN


@pytest.fixture
def zonder_slot(monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> None:
    """Lezen zonder rijslot, met even tijd tussen lezen en bewaren."""
    bewaar = transities.bewaar

    def trage_bewaar(*args: Any, **kwargs: Any) -> None:
        time.sleep(0.03)
        bewaar(*args, **kwargs)

    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_: self)
    for module in (transities, zelfinvullen, zelflijst):
        monkeypatch.setattr(module, "bewaar", trage_bewaar)


@pytest.mark.postgres
@pytest.mark.usefixtures("een_papier", "zonder_slot")
@pytest.mark.parametrize("naam", WEDLOPEN)
def test_zonder_het_slot_gaat_het_mis(naam: str, consulent: Medewerker) -> None:
    """De proef op de som: zonder het slot is de wedloop er echt."""
    assert not all(loop(naam, consulent) for _ in range(RONDEN))


def _nodig_uit(consulent: Medewerker) -> Uitkomsten:
    """Tien keer tegelijk uitnodigen bij dezelfde aanmelding."""
    wie = client(consulent.aanstellingen.first().gemeente, telefoon="06 12345678")
    rij = aanmelding_in(AanmeldingStatus.GEMELD, consulent, client=wie)
    stuur = [
        lambda: zelfintakes.invite_zelfintake(
            Aanmelding.objects.select_related("client", "gemeente").get(pk=rij.pk),
            kanaal=ZelfintakeKanaal.SMS,
            door=consulent,
            op=NU,
        )
    ] * 10
    return tegelijk(stuur)


@pytest.mark.django_db(transaction=True)
def test_tegelijk_uitnodigen_is_een_uitnodiging(consulent: Medewerker) -> None:
    """Hier is het slot een unieke sleutel: één lopende zelfintake per aanmelding."""
    assert _soorten(_nodig_uit(consulent)) == ["gelukt"] + ["geweigerd"] * 9
    assert (Zelfintake.objects.count(), Bericht.objects.count()) == (1, 1)


@pytest.fixture
def zonder_sleutel(transactional_db: None) -> Iterator[None]:
    """Zonder de unieke sleutel; aan het eind gaan eerst de dubbele rijen weg."""
    sleutel = next(c for c in Zelfintake._meta.constraints if c.name == "zelfintake_een_lopende_per_aanmelding")
    with connection.schema_editor() as werk:
        werk.remove_constraint(Zelfintake, sleutel)
    yield
    Zelfintake.objects.all().delete()
    with connection.schema_editor() as werk:
        werk.add_constraint(Zelfintake, sleutel)


@pytest.mark.postgres
def test_zonder_die_sleutel_gaan_er_meer_uit(zonder_sleutel: None, consulent: Medewerker) -> None:
    assert _soorten(_nodig_uit(consulent)).count("gelukt") > 1


@pytest.mark.django_db(transaction=True)
def test_vijftig_keer_tegelijk_insturen_is_een_keer(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, lezen="ja")
    uitkomsten = tegelijk([lambda: zelfinvullen.submit_zelfintake(rij, op=NU)] * 50)
    assert _soorten(uitkomsten) == ["gelukt"] + ["geweigerd"] * 49
    assert _wissels(rij, "submit") == 1
