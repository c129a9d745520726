"""De overdracht naar fase 2: twee vinkjes per onderdeel, van twee mensen, en de ontvanger is van de uitvoerder."""

from typing import Any

import pytest

from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import Rol
from tests.atomair import alles_of_niets
from tests.builders import (
    AANBIEDEN,
    AANNEMEN,
    NAKIJKEN,
    NU,
    STABILISEREN,
    VASTSTELLEN,
    kies,
    medewerker,
    schuld,
    traject_in,
)
from trajecten.choices import TrajectStatus as T
from trajecten.choices.overdracht import Overdrachtdeel as D
from trajecten.choices.product import Vervolg
from trajecten.models import Overdracht, Overdrachtpunt, Traject
from trajecten.services import terug
from trajecten.services import traject as trajecten
from trajecten.services.overdracht import lopende_overdracht, mark_afzender, mark_ontvanger, stand_van

pytestmark = pytest.mark.django_db
ALLES = dict.fromkeys(D, "Volgt tijdens de inventarisatie.")


def vers(rij: Traject) -> Traject:
    return Traject.objects.get(pk=rij.pk)


def punt(rij: Traject, deel: D) -> Overdrachtpunt:
    return Overdrachtpunt.objects.get(overdracht__traject=rij, overdracht__aangenomen_op=None, deel=deel)


def stuur(rij: Traject, delen: dict[D, str], door: Medewerker, **meer: Any) -> Overdracht:
    return mark_afzender(vers(rij), delen=delen, door=door, op=NU, **meer)


def ontvang(rij: Traject, delen: Any, door: Medewerker) -> Overdracht:
    return mark_ontvanger(vers(rij), delen=list(delen), door=door, op=NU)


@pytest.fixture
def klaar(consulent: Medewerker) -> Traject:
    """Een traject in fase 1 met plan en schulden."""
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    VASTSTELLEN(rij, consulent, NU)
    return vers(rij)


@pytest.fixture
def bank(gemeente: Gemeente) -> Organisatie:
    """Een andere organisatie voert fase 2 uit."""
    rij = Organisatie.objects.create(naam="Kredietbank Oost", soort=Organisatiesoort.KREDIETBANK)
    rij.gemeenten.add(gemeente)
    Beleid.objects.filter(gemeente=gemeente).update(uitvoerder_fase_2=rij)
    return rij


def test_zonder_elk_vinkje_gaat_er_niets_over(klaar: Traject, consulent: Medewerker) -> None:
    assert waarom_niet(klaar, "offer_overdracht").startswith("Kijk eerst elk onderdeel na")
    bijna = {deel: reden for deel, reden in ALLES.items() if deel != D.TOESTEMMING}
    stuur(klaar, bijna, consulent)
    with pytest.raises(Geweigerd, match="Kijk eerst elk onderdeel na"):
        trajecten.offer_overdracht(vers(klaar), door=consulent, op=NU)
    stuur(klaar, {D.TOESTEMMING: ""}, consulent)
    assert trajecten.offer_overdracht(vers(klaar), door=consulent, op=NU).status == T.OVERDRACHT


def test_wat_ontbreekt_vraagt_een_reden(klaar: Traject, consulent: Medewerker) -> None:
    mist = stand_van(klaar, NU.date())[D.HUISHOUDEN].mist
    assert mist == ("samenstelling", "woonsituatie")
    with pytest.raises(Geweigerd, match="Huishouden en wonen: ontbreekt samenstelling; woonsituatie"):
        stuur(klaar, {D.HUISHOUDEN: " "}, consulent)
    assert not Overdracht.objects.exists()
    stuur(klaar, {D.HUISHOUDEN: "Woont bij zijn zus.", D.PLAN: "Overbodig."}, consulent)
    assert punt(klaar, D.HUISHOUDEN).afzender_reden == "Woont bij zijn zus."
    assert punt(klaar, D.PLAN).afzender_reden == ""  # er ontbrak niets


def test_wat_intussen_ging_ontbreken_houdt_het_aanbieden_tegen(klaar: Traject, consulent: Medewerker) -> None:
    stuur(klaar, ALLES, consulent)
    schuld(vers(klaar), "100.00")
    vers(klaar).schulden.update(schuldeiser=None)
    with pytest.raises(Geweigerd, match="Schulden: intussen ontbreekt de schuldeiser van 3 schulden"):
        trajecten.offer_overdracht(vers(klaar), door=consulent, op=NU)


def test_de_ontvanger_is_nooit_de_afzender(klaar: Traject, consulent: Medewerker, collega: Medewerker) -> None:
    stuur(klaar, ALLES, consulent)
    trajecten.offer_overdracht(vers(klaar), door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="Vraag een collega"):
        ontvang(klaar, D, consulent)
    with pytest.raises(Geweigerd, match="nog niet elk onderdeel nagekeken"):
        trajecten.accept_overdracht(vers(klaar), door=collega, op=NU)
    ontvang(klaar, [deel for deel in D if deel != D.PLAN], collega)
    with pytest.raises(Geweigerd, match="nog niet elk onderdeel nagekeken"):
        trajecten.accept_overdracht(vers(klaar), door=collega, op=NU)
    ontvang(klaar, [D.PLAN], collega)
    assert trajecten.accept_overdracht(vers(klaar), door=collega, op=NU).status == T.INVENTARISATIE
    ronde = Overdracht.objects.get(traject=klaar)
    assert (ronde.aangenomen_op, ronde.aangenomen_door) == (NU, collega)
    wie = ronde.punten.values_list("afzender_door", "ontvanger_door").distinct()
    assert set(wie) == {(consulent.pk, collega.pk)}


def test_elk_onderdeel_kan_een_andere_afzender_hebben(
    klaar: Traject, consulent: Medewerker, collega: Medewerker
) -> None:
    stuur(klaar, {D.PLAN: ""}, collega)
    stuur(klaar, {deel: reden for deel, reden in ALLES.items() if deel != D.PLAN}, consulent)
    trajecten.offer_overdracht(vers(klaar), door=consulent, op=NU)
    ontvang(klaar, [deel for deel in D if deel != D.PLAN], collega)
    with pytest.raises(Geweigerd, match="Vraag een collega"):
        ontvang(klaar, [D.PLAN], collega)
    ontvang(klaar, [D.PLAN], consulent)
    assert waarom_niet(vers(klaar), "accept_overdracht") == ""


def test_tussen_twee_organisaties_vinkt_ieder_zijn_eigen_kant(
    klaar: Traject, consulent: Medewerker, collega: Medewerker, bank: Organisatie, gemeente: Gemeente
) -> None:
    regelaar = medewerker("Rik Regelaar", gemeente, Rol.CONSULENT, bank)
    with pytest.raises(Geweigerd, match="De uitvoerder van fase 1"):
        stuur(klaar, ALLES, regelaar)
    stuur(klaar, ALLES, consulent)
    trajecten.offer_overdracht(vers(klaar), door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="Iemand van de uitvoerder van fase 2"):
        ontvang(klaar, D, collega)
    ontvang(klaar, D, regelaar)
    na = trajecten.accept_overdracht(vers(klaar), door=regelaar, op=NU)
    assert (na.uitvoerder, vers(klaar).behandelaar) == (bank, regelaar)


def test_teruggeven_met_redenen_opent_alleen_die_onderdelen(
    klaar: Traject, consulent: Medewerker, collega: Medewerker
) -> None:
    stuur(klaar, ALLES, consulent)
    trajecten.offer_overdracht(vers(klaar), door=consulent, op=NU)
    ontvang(klaar, [D.PLAN, D.PERSONEN], collega)
    wie: dict[str, Any] = {"door": collega, "op": NU}
    with pytest.raises(Geweigerd, match="bij ten minste één onderdeel"):
        trajecten.return_overdracht(vers(klaar), reden="Mist stukken.", delen={D.PLAN: " "}, **wie)
    delen = {D.SCHULDEN: "De schuld bij het CJIB ontbreekt.", D.PERSONEN: "Het adres klopt niet."}
    na = trajecten.return_overdracht(vers(klaar), reden="Mist stukken.", delen=delen, **wie)
    assert na.status == T.PLAN_VAN_AANPAK
    assert "Schulden: De schuld bij het CJIB ontbreekt." in na.overdracht_reden
    assert (punt(klaar, D.SCHULDEN).afzender_op, punt(klaar, D.SCHULDEN).terug_reden) == (None, delen[D.SCHULDEN])
    assert punt(klaar, D.PERSONEN).ontvanger_op is None
    assert (punt(klaar, D.PLAN).afzender_door, punt(klaar, D.PLAN).ontvanger_door) == (consulent, collega)
    assert waarom_niet(na, "offer_overdracht").startswith("Kijk eerst elk onderdeel na")
    stuur(klaar, {D.SCHULDEN: "", D.PERSONEN: "Klopt nu."}, consulent)
    trajecten.offer_overdracht(vers(klaar), door=consulent, op=NU)
    ontvang(klaar, [deel for deel in D if deel != D.PLAN], collega)
    assert punt(klaar, D.SCHULDEN).terug_reden == ""
    assert waarom_niet(vers(klaar), "accept_overdracht") == ""


def test_na_terugkeer_naar_fase_1_begint_het_nakijken_opnieuw(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    terug.return_to_stabilisatie(rij, reden="De baan is weg.", door=consulent, op=NU)
    assert lopende_overdracht(rij) is None
    kies(Vervolg.REGELING)(vers(rij), consulent, NU)
    assert waarom_niet(vers(rij), "offer_overdracht").startswith("Kijk eerst elk onderdeel na")
    AANBIEDEN(vers(rij), consulent, NU)
    AANNEMEN(vers(rij), consulent, NU)
    assert Overdracht.objects.filter(traject=rij).count() == 2


@pytest.mark.parametrize("status", [T.OVERDRACHT, T.INVENTARISATIE, T.UITGEVALLEN])
def test_nakijken_voor_de_overdracht_hoort_bij_fase_1(status: T, consulent: Medewerker) -> None:
    with pytest.raises(Geweigerd, match="hoort bij fase 1"):
        stuur(traject_in(status, consulent), {D.PLAN: ""}, consulent)


@pytest.mark.parametrize("status", [T.PLAN_VAN_AANPAK, T.INVENTARISATIE])
def test_ontvangen_kan_alleen_wat_is_aangeboden(status: T, consulent: Medewerker, collega: Medewerker) -> None:
    with pytest.raises(Geweigerd, match="geen dossier aangeboden"):
        ontvang(traject_in(status, consulent), D, collega)


def test_wie_met_een_oud_scherm_werkt_hoort_dat(klaar: Traject, consulent: Medewerker) -> None:
    stuur(klaar, {D.PLAN: ""}, consulent, verwacht_versie=klaar.versie)
    with pytest.raises(Gelijktijdig):
        stuur(klaar, {D.TOESTEMMING: ""}, consulent, verwacht_versie=klaar.versie)


def test_na_de_stabilisatie_hoort_de_keuze_in_het_dossier(klaar: Traject, consulent: Medewerker) -> None:
    STABILISEREN(klaar, consulent, NU)
    assert stand_van(vers(klaar), NU.date())[D.STABILISATIE].mist == ("de keuze na de stabilisatie",)


def test_alles_of_niets(klaar: Traject, consulent: Medewerker, collega: Medewerker) -> None:
    alles_of_niets(lambda: stuur(klaar, ALLES, consulent))
    stuur(klaar, ALLES, consulent)
    alles_of_niets(lambda: trajecten.offer_overdracht(vers(klaar), door=consulent, op=NU))
    trajecten.offer_overdracht(vers(klaar), door=consulent, op=NU)
    alles_of_niets(lambda: ontvang(klaar, D, collega))
    delen = {D.PLAN: "Oud."}
    alles_of_niets(lambda: trajecten.return_overdracht(vers(klaar), reden="Mist.", delen=delen, door=collega, op=NU))
    ontvang(klaar, D, collega)
    alles_of_niets(lambda: trajecten.accept_overdracht(vers(klaar), door=collega, op=NU))


def test_de_bouwer_zet_beide_vinkjes(consulent: Medewerker) -> None:
    rij = traject_in(T.OVERDRACHT, consulent)
    NAKIJKEN(rij, consulent, NU)
    assert waarom_niet(vers(rij), "accept_overdracht") == ""
