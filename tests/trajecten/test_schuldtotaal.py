"""Totalen kloppen altijd: elke schuld in één groep, en de delen samen zijn het geheel."""

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.organisatie.models import Medewerker
from tests.builders import schuld, traject_in
from trajecten.choices import BuitenReden
from trajecten.choices import TrajectStatus as T
from trajecten.schuldtotaal import Deel, Post, Schuldgroep, groep_van, tel_op

BEDRAG = st.none() | st.decimals(0, 99_999_999, places=2)
POSTEN = st.lists(st.builds(Post, BEDRAG, BEDRAG, st.booleans(), st.booleans()), max_size=40)


@pytest.mark.parametrize(
    ("post", "groep"),
    [
        (Post(Decimal(5), None, True, True), Schuldgroep.PREFERENT),
        (Post(Decimal(5), Decimal(0), False, True), Schuldgroep.CONCURRENT),
        (Post(None, None, True, True), Schuldgroep.ONBEKEND),
        (Post(None, None, True, False), Schuldgroep.BUITEN),
        (Post(Decimal(5), Decimal(7), True, False), Schuldgroep.BUITEN),
    ],
)
def test_elke_schuld_hoort_in_een_groep(post: Post, groep: Schuldgroep) -> None:
    assert groep_van(post) == groep


@given(POSTEN)
def test_de_delen_samen_zijn_het_geheel(posten: list[Post]) -> None:
    totaal = tel_op(posten)
    assert totaal.alles.aantal == len(posten)
    assert totaal.alles.opgegeven == sum(p.opgegeven for p in posten if p.opgegeven is not None)
    assert totaal.alles.bevestigd == sum(p.bevestigd for p in posten if p.bevestigd is not None)
    assert totaal.alles.geldend == sum(p.geldt for p in posten if p.geldt is not None)
    assert totaal.alles.onbekend == sum(p.geldt is None for p in posten)
    assert totaal.mee + totaal.per_groep[Schuldgroep.BUITEN] == totaal.alles
    assert sum((deel for _, deel in totaal.regels), Deel()) == totaal.alles
    assert totaal.per_groep[Schuldgroep.ONBEKEND].geldend == 0


@given(st.lists(st.builds(Post, BEDRAG, BEDRAG, st.booleans(), st.booleans()), max_size=4))
def test_de_volgorde_doet_er_niet_toe(posten: list[Post]) -> None:
    assert len({str(tel_op(volgorde)) for volgorde in permutations(posten)}) <= 1


@pytest.mark.django_db
def test_een_betwiste_schuld_verdwijnt_niet_stil_uit_de_som(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent, bedragen=("100.00", "50.00"))
    schuld(rij, "25.50", is_preferent=True)
    schuld(rij, "10.00", buiten_reden=BuitenReden.BETWIST)
    totaal = rij.schulden.totaal()
    assert [(naam, deel.geldend) for naam, deel in totaal.regels] == [
        ("Preferent", Decimal("25.50")), ("Concurrent", Decimal(150)), ("Buiten de regeling", Decimal(10)),
    ]  # fmt: skip
    assert totaal == tel_op(een.post for een in rij.schulden.all())
