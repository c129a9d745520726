"""Eén of twee inwoners op een traject: een partner erbij of eruit, met de reden."""

import pytest

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, client, traject_in
from trajecten.choices import TrajectStatus as T
from trajecten.models import Partnerwissel, Traject
from trajecten.services.partner import add_partner, remove_partner

pytestmark = pytest.mark.django_db
REDEN = "Zij wonen nu samen."


def vers(rij: Traject) -> Traject:
    return Traject.objects.get(pk=rij.pk)


def test_erbij_en_eruit(consulent: Medewerker, gemeente: Gemeente) -> None:
    rij, partner = traject_in(T.INVENTARISATIE, consulent), client(gemeente)
    assert add_partner(rij, partner=partner, reden=REDEN, door=consulent, op=NU).partner == partner
    with pytest.raises(Geweigerd, match="al een partner"):
        add_partner(vers(rij), partner=client(gemeente), reden=REDEN, door=consulent, op=NU)
    remove_partner(vers(rij), reden="Zij gaan scheiden.", door=consulent, op=NU)
    assert vers(rij).partner is None
    wissels = Partnerwissel.objects.filter(traject=rij)
    assert {(w.is_erbij, w.reden, w.partner) for w in wissels} == {
        (True, REDEN, partner),
        (False, "Zij gaan scheiden.", partner),
    }
    with pytest.raises(Geweigerd, match="geen partner"):
        remove_partner(vers(rij), reden=REDEN, door=consulent, op=NU)


def test_wie_al_een_traject_heeft_kan_er_niet_bij(
    consulent: Medewerker, gemeente: Gemeente, andere_gemeente: Gemeente
) -> None:
    rij, ander = traject_in(T.INVENTARISATIE, consulent), traject_in(T.INVENTARISATIE, consulent)
    for partner, fout in (
        (ander.client, f"Er loopt al een traject: {ander.nummer}"),
        (rij.client, "dezelfde persoon"),
        (client(andere_gemeente), "een andere gemeente"),
    ):
        with pytest.raises(Geweigerd, match=fout):
            add_partner(vers(rij), partner=partner, reden=REDEN, door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="Schrijf op waarom"):
        add_partner(vers(rij), partner=client(gemeente), reden=" ", door=consulent, op=NU)
    assert not Partnerwissel.objects.exists()


def test_niet_na_het_einde(consulent: Medewerker, gemeente: Gemeente) -> None:
    rij = traject_in(T.UITGEVALLEN, consulent)
    with pytest.raises(Geweigerd, match="beëindigd"):
        add_partner(rij, partner=client(gemeente), reden=REDEN, door=consulent, op=NU)


def test_alles_of_niets(consulent: Medewerker, gemeente: Gemeente) -> None:
    rij, partner = traject_in(T.INVENTARISATIE, consulent), client(gemeente)
    alles_of_niets(lambda: add_partner(vers(rij), partner=partner, reden=REDEN, door=consulent, op=NU))
    add_partner(vers(rij), partner=partner, reden=REDEN, door=consulent, op=NU)
    alles_of_niets(lambda: remove_partner(vers(rij), reden=REDEN, door=consulent, op=NU))
