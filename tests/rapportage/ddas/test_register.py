"""Het register tijdens een overname: een schuldeiser die in een ander opging, leidt naar wie overbleef."""

import pytest

from rapportage.ddas.register import Schuldeisers
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU, schuldeiser
from trajecten.models import Schuldeiser
from trajecten.services.schuldeisersamenvoegen import merge_schuldeisers, split_schuldeisers


@pytest.mark.django_db
def test_een_samengevoegde_schuldeiser_leidt_naar_wie_overbleef(gemeente: Gemeente, consulent: Medewerker) -> None:
    houdt, weg = schuldeiser("Energie Noord"), schuldeiser("Energie Noord Incasso")
    geleverd = {"Naam": weg.naam, "privepersoon": False}

    def gevonden() -> Schuldeiser | None:
        register = Schuldeisers()
        register.laad([weg.naam])
        return register.voor(geleverd, gemeente, "Nuts")

    samen = merge_schuldeisers(houdt, weg, reden="Zelfde bedrijf.", door=consulent, op=NU)
    assert gevonden() == houdt
    split_schuldeisers(samen, reden="Toch twee.", door=consulent, op=NU)
    assert gevonden() == weg
    assert Schuldeiser.objects.count() == 2
