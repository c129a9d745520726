"""Verwijzen: toestemming, convenant, termijnen en elke overgang."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django_fsm import can_proceed

from ketenpartners.choices import VERWIJZING_EINDE, Deelveld, Dienst, Resultaat
from ketenpartners.choices import VerwijzingStatus as S
from ketenpartners.models import Ketenpartner, Ontvangst, Terugkoppeling, Verwijzing
from ketenpartners.services import verwijzing as diensten
from ketenpartners.services.ontvangst import BEWAAR_DAGEN, process_once, prune_ontvangsten
from ketenpartners.services.partner import add_convenant, end_convenant
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests import builders
from tests.atomair import alles_of_niets
from tests.builders import NU
from tests.ketenpartners import bouw

TOEGESTAAN = {
    "accept": {S.VERSTUURD},
    "refuse": {S.VERSTUURD, S.GEACCEPTEERD},
    "report": {S.GEACCEPTEERD},
    "complete": {S.GEACCEPTEERD},
    "settle": {S.GEWEIGERD},
    "withdraw": {S.VERSTUURD, S.GEACCEPTEERD, S.GEWEIGERD},
}
STAPPEN: dict[str, Callable[[Verwijzing, Medewerker], object]] = {
    "accept": lambda v, d: diensten.accept_verwijzing(v, door=None, op=NU),
    "refuse": lambda v, d: diensten.refuse_verwijzing(v, reden="Vol.", door=None, op=NU),
    "report": lambda v, d: diensten.report_verwijzing(v, tekst="Gaat goed.", door=None, op=NU),
    "complete": lambda v, d: diensten.complete_verwijzing(
        v, resultaat=Resultaat.DOEL_BEREIKT, volgende_stap="Geen.", door=None, op=NU
    ),
    "settle": lambda v, d: diensten.settle_verwijzing(v, vervolg="Wij doen het zelf.", door=d, op=NU),
    "withdraw": lambda v, d: diensten.withdraw_verwijzing(v, reden="Niet nodig.", door=d, op=NU),
}


def test_de_termijnen(partner: Ketenpartner, consulent: Medewerker) -> None:
    rij = bouw.verwijzing(partner, consulent)
    assert rij.nummer == "V-2026-00001"
    assert rij.reactie_uiterlijk_datum == date(2026, 11, 9)  # vijf werkdagen na maandag 2 november
    assert (rij.actie, rij.actie_uiterlijk_datum) == ("Reactie van de partner afwachten", date(2026, 11, 9))
    diensten.accept_verwijzing(rij, door=None, op=NU + timedelta(days=1))
    rij = Verwijzing.objects.get(pk=rij.pk)
    assert rij.actie_uiterlijk_datum == date(2026, 12, 15)
    assert AuditRegel.objects.filter(onderwerp_id=str(rij.pk)).count() == 2


def test_te_laat_is_werk(partner: Ketenpartner, consulent: Medewerker) -> None:
    rij = bouw.verwijzing(partner, consulent)
    assert list(Verwijzing.objects.overdue(date(2026, 11, 9))) == []
    assert list(Verwijzing.objects.overdue(date(2026, 11, 10))) == [rij]
    assert rij.behandelaar == consulent


@pytest.mark.parametrize("status", S.values)
@pytest.mark.parametrize("overgang", TOEGESTAAN)
def test_elke_overgang_in_elke_status(partner: Ketenpartner, consulent: Medewerker, status: str, overgang: str) -> None:
    rij = bouw.verwijzing_in(S(status), partner, consulent)
    mag = status in TOEGESTAAN[overgang]
    assert can_proceed(getattr(rij, overgang)) == mag
    voor = (StatusWissel.objects.count(), Terugkoppeling.objects.count(), AuditRegel.objects.count())
    if mag:
        STAPPEN[overgang](rij, consulent)
        assert Verwijzing.objects.get(pk=rij.pk).versie == rij.versie + 1
    else:
        with pytest.raises(Geweigerd):
            STAPPEN[overgang](rij, consulent)
        na = (StatusWissel.objects.count(), Terugkoppeling.objects.count(), AuditRegel.objects.count())
        assert voor == na


@pytest.mark.parametrize("status", S.values)
def test_open_heeft_altijd_een_actie(partner: Ketenpartner, consulent: Medewerker, status: str) -> None:
    rij = bouw.verwijzing_in(S(status), partner, consulent)
    assert (rij.actie_uiterlijk_datum is None) == (status in VERWIJZING_EINDE)


def _maak(partner: Ketenpartner, consulent: Medewerker, gemeente: Gemeente, **anders: object) -> Verwijzing:
    gegevens: dict[str, object] = {
        "partner": partner,
        "dienst": Dienst.THUISADMINISTRATIE,
        "vraag": "Help met de post.",
        "toestemming": bouw.toestemming(),
        "door": consulent,
        "op": NU,
        **anders,
    }
    return diensten.create_verwijzing(builders.client(gemeente), **gegevens)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"vraag": " "}, "Schrijf op wat de partner"),
        ({"dienst": Dienst.WERK}, "biedt deze dienst niet aan"),
        ({"toestemming": bouw.toestemming(NU + timedelta(hours=1))}, "toekomst"),
        ({"toestemming": bouw.toestemming(deelvelden=[])}, "toestemming"),
        ({"toestemming": bouw.toestemming(deelvelden=[Deelveld.EMAIL])}, "naam"),
        ({"op": NU.replace(year=2023)}, "toekomst"),
    ],
)
def test_wat_niet_kan(
    partner: Ketenpartner, consulent: Medewerker, gemeente: Gemeente, anders: dict[str, object], melding: str
) -> None:
    with pytest.raises(Geweigerd, match=melding):
        _maak(partner, consulent, gemeente, **anders)
    assert not Verwijzing.objects.exists()


def test_zonder_convenant_kan_het_niet(partner: Ketenpartner, consulent: Medewerker, gemeente: Gemeente) -> None:
    end_convenant(partner.convenanten.get(), geldig_tot=date(2026, 11, 1), door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="geen geldig convenant"):
        _maak(partner, consulent, gemeente)
    add_convenant(partner, gemeente=gemeente, geldig_vanaf=date(2026, 11, 2), door=consulent, op=NU)
    assert _maak(partner, consulent, gemeente).status == S.VERSTUURD


def test_convenanten_overlappen_niet(partner: Ketenpartner, beheerder: Medewerker, gemeente: Gemeente) -> None:
    with pytest.raises(Geweigerd, match="loopt in die periode al"):
        add_convenant(partner, gemeente=gemeente, geldig_vanaf=date(2025, 1, 1), door=beheerder, op=NU)
    with pytest.raises(Geweigerd, match="voordat het begint"):
        add_convenant(
            partner,
            gemeente=gemeente,
            geldig_vanaf=date(2022, 1, 1),
            geldig_tot=date(2021, 1, 1),
            door=beheerder,
            op=NU,
        )


def test_een_open_verwijzing_per_dienst(partner: Ketenpartner, consulent: Medewerker, gemeente: Gemeente) -> None:
    client = builders.client(gemeente)
    eerste = bouw.verwijzing(partner, consulent, client=client)
    with pytest.raises(Geweigerd, match="staat al een verwijzing open"):
        bouw.verwijzing(partner, consulent, client=client)
    diensten.withdraw_verwijzing(eerste, reden="Opnieuw.", door=consulent, op=NU)
    assert bouw.verwijzing(partner, consulent, client=client).nummer != eerste.nummer


def test_oude_versie_wordt_geweigerd(partner: Ketenpartner, consulent: Medewerker) -> None:
    rij = bouw.verwijzing(partner, consulent)
    diensten.accept_verwijzing(rij, door=None, op=NU, verwacht_versie=0)
    with pytest.raises(Gelijktijdig):
        diensten.withdraw_verwijzing(rij, reden="x", door=consulent, op=NU, verwacht_versie=0)


@pytest.mark.parametrize("overgang", TOEGESTAAN)
def test_heel_of_niet(partner: Ketenpartner, consulent: Medewerker, overgang: str) -> None:
    rij = bouw.verwijzing_in(S(min(TOEGESTAAN[overgang])), partner, consulent)
    alles_of_niets(lambda: STAPPEN[overgang](Verwijzing.objects.get(pk=rij.pk), consulent))


def test_verwijzen_gaat_heel_of_niet(partner: Ketenpartner, consulent: Medewerker, gemeente: Gemeente) -> None:
    client = builders.client(gemeente)
    alles_of_niets(lambda: bouw.verwijzing(partner, consulent, client=client))


def test_ontvangsten_worden_opgeruimd(partner: Ketenpartner) -> None:
    process_once(partner=partner, sleutel="a", pad="/x", inhoud={}, verwerk=lambda: {"ok": 1}, op=NU)
    assert prune_ontvangsten(NU + timedelta(days=BEWAAR_DAGEN)) == 0
    assert prune_ontvangsten(NU + timedelta(days=BEWAAR_DAGEN, seconds=1)) == 1
    assert not Ontvangst.objects.exists()
