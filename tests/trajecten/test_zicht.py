"""Een regionale dienst of kredietbank die alleen fase 2 doet, ziet in elke gemeente niet meer dan haar deel."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.test import Client as Browser
from django.urls import reverse

from intake.bekendheid import laad_verwanten, wat_bekend_is
from intake.models import Aanmelding, Client, Notitie
from intake.services.bekend import Treffer
from intake.services.client import add_notitie
from schuldhulp.brieven.models import Brief
from schuldhulp.lib.werklijst import ALLES, als_taken, taken
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Aanstelling, Beleid, Gemeente, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import Rol
from tests.builders import AANNEMEN, AANSCHRIJVEN, NU, client, medewerker, traject_in
from tests.trajecten.looptijdbouw import klaar_om_uit_te_keren, zet_klaar
from trajecten.choices import TrajectStatus as T
from trajecten.choices.overdracht import Overdrachtdeel
from trajecten.models import Aanschrijving, Betaalbestand, PlanVanAanpak, Schuld, Traject, Uitkeringsronde
from trajecten.services import terug
from trajecten.services import traject as trajecten
from trajecten.services.partner import add_partner
from trajecten.services.uitkeringsronde import approve_ronde

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


@pytest.fixture
def bank(gemeente: Gemeente, andere_gemeente: Gemeente) -> Organisatie:
    """Voert in beide gemeenten fase 2 uit; fase 1 doet elke gemeente zelf."""
    rij = Organisatie.objects.create(naam="Kredietbank Oost", soort=Organisatiesoort.KREDIETBANK)
    rij.gemeenten.add(gemeente, andere_gemeente)
    Beleid.objects.update(uitvoerder_fase_2=rij)
    return rij


@pytest.fixture
def regelaar(bank: Organisatie, gemeente: Gemeente, andere_gemeente: Gemeente) -> Medewerker:
    rij = medewerker("Rik Regelaar", gemeente, Rol.CONSULENT, bank)
    Aanstelling.objects.create(medewerker=rij, gemeente=andere_gemeente, rol=Rol.CONSULENT)
    return Medewerker.objects.get(pk=rij.pk)


def overgedragen(door: Medewerker, regelaar: Medewerker) -> Traject:
    rij = traject_in(T.OVERDRACHT, door)
    AANNEMEN(rij, regelaar, NU)
    AANSCHRIJVEN(Traject.objects.get(pk=rij.pk), regelaar, NU)
    return Traject.objects.get(pk=rij.pk)


def ziet(wie: Medewerker, model: Any) -> set[Any]:
    return set(model.objects.visible_to(Medewerker.objects.get(pk=wie.pk)))


def test_alleen_wat_is_aangeboden_of_aangenomen(
    consulent: Medewerker, buitenstaander: Medewerker, regelaar: Medewerker
) -> None:
    eigen = {door: traject_in(T.PLAN_VAN_AANPAK, door) for door in (consulent, buitenstaander)}
    aangeboden = traject_in(T.OVERDRACHT, consulent)
    aangenomen = {overgedragen(door, regelaar) for door in (consulent, buitenstaander)}
    mag = {aangeboden, *aangenomen}
    assert ziet(regelaar, Traject) == mag
    assert ziet(regelaar, Client) == {rij.client for rij in mag}
    assert ziet(regelaar, Aanmelding) == {rij.aanmelding for rij in mag}
    assert {schuld.traject for schuld in ziet(regelaar, Schuld)} == mag
    assert {rij.traject for rij in ziet(regelaar, Aanschrijving)} == aangenomen
    assert {plan.traject for plan in ziet(regelaar, PlanVanAanpak)} == mag
    assert {brief.client_id for brief in ziet(regelaar, Brief)} == {rij.client_id for rij in mag}
    van_wie = {taak.dossiernummer for taak in als_taken(taken(regelaar, ALLES))}
    assert van_wie == {rij.client.dossiernummer for rij in mag}
    # Wie fase 1 doet, ziet alles van de eigen gemeente en niets van een ander.
    assert ziet(consulent, Traject) == {rij for rij in (eigen[consulent], *mag) if rij.gemeente == aangeboden.gemeente}


def test_na_teruggeven_is_het_dossier_weer_van_fase_1(consulent: Medewerker, regelaar: Medewerker) -> None:
    rij = traject_in(T.OVERDRACHT, consulent)
    assert ziet(regelaar, Traject) == {rij}
    delen = {Overdrachtdeel.PAPIEREN: "De loonstrook ontbreekt."}
    trajecten.return_overdracht(rij, reden="Mist stukken.", delen=delen, door=regelaar, op=NU)
    assert (ziet(regelaar, Traject), ziet(regelaar, Client)) == (set(), set())


def test_terug_naar_de_stabilisatie_gaat_uit_beeld(consulent: Medewerker, regelaar: Medewerker) -> None:
    rij = overgedragen(consulent, regelaar)
    terug.return_to_stabilisatie(rij, reden="De baan is weg.", door=regelaar, op=NU)
    assert (ziet(regelaar, Traject), ziet(regelaar, Schuld)) == (set(), set())


def test_de_partner_op_het_traject_hoort_erbij(consulent: Medewerker, regelaar: Medewerker, gemeente: Gemeente) -> None:
    rij, partner, vreemd = overgedragen(consulent, regelaar), client(gemeente), client(gemeente)
    add_partner(rij, partner=partner, reden="Samen.", door=consulent, op=NU)
    for persoon in (partner, vreemd):
        add_notitie(persoon, tekst="Belde.", door=consulent, op=NU)
    assert ziet(regelaar, Client) == {rij.client, partner}
    assert {notitie.client for notitie in ziet(regelaar, Notitie)} == {partner}


def test_een_ronde_met_ook_maar_een_vreemd_dossier_bestaat_niet(
    request: pytest.FixtureRequest, als: Als, consulent: Medewerker, teamleider: Medewerker
) -> None:
    vreemd = klaar_om_uit_te_keren(consulent)
    regelaar = request.getfixturevalue("regelaar")
    eigen = [klaar_om_uit_te_keren(consulent) for _ in range(2)]
    alleen_eigen, gemengd = zet_klaar(eigen[0], door=consulent), zet_klaar(eigen[1], vreemd, door=consulent)
    for ronde in (alleen_eigen, gemengd):
        approve_ronde(ronde, door=teamleider, op=NU)
    assert ziet(regelaar, Uitkeringsronde) == {alleen_eigen}
    assert {rij.ronde for rij in ziet(regelaar, Betaalbestand)} == {alleen_eigen}
    assert ziet(consulent, Uitkeringsronde) == {alleen_eigen, gemengd}
    browser = als(regelaar)
    assert browser.get(alleen_eigen.get_absolute_url()).status_code == 200
    assert browser.get(gemengd.get_absolute_url()).status_code == 404


def test_een_vreemd_dossier_bestaat_niet(als: Als, consulent: Medewerker, regelaar: Medewerker) -> None:
    vreemd, eigen = traject_in(T.STABILISATIE, consulent), overgedragen(consulent, regelaar)
    browser = als(regelaar)
    for naam, pk in (
        ("trajecten:traject", vreemd.pk),
        ("trajecten:schulden", vreemd.pk),
        ("trajecten:overdracht", vreemd.pk),
        ("trajecten:dossier", vreemd.client_id),
        ("intake:aanmelding", vreemd.aanmelding_id),
    ):
        assert browser.get(reverse(naam, args=[pk])).status_code == 404, naam
    for naam, pk in (("trajecten:traject", eigen.pk), ("trajecten:dossier", eigen.client_id)):
        assert browser.get(reverse(naam, args=[pk])).status_code == 200, naam
    for lijst in ("intake:dossiers", "trajecten:trajecten", "intake:aanmeldingen"):
        pagina = browser.get(reverse(lijst)).content.decode()
        assert vreemd.client.achternaam not in pagina, lijst
    assert eigen.client.achternaam in browser.get(reverse("trajecten:trajecten")).content.decode()


def test_de_gemeente_zelf_ziet_alles_ook_als_zij_alleen_fase_2_doet(
    consulent: Medewerker, gemeente: Gemeente, bank: Organisatie
) -> None:
    Beleid.objects.filter(gemeente=gemeente).update(
        uitvoerder_fase_1=bank, uitvoerder_fase_2=gemeente.organisaties.get(soort=Organisatiesoort.GEMEENTE)
    )
    vers = Medewerker.objects.get(pk=consulent.pk)
    assert vers.deelgemeenten == frozenset()
    assert vers.gemeenten_heel == [gemeente.pk]


def test_wie_geen_deel_heeft_krijgt_dezelfde_vraag_als_altijd(consulent: Medewerker) -> None:
    """De lijst van wie alles ziet, wordt er niet trager van: geen extra voorwaarde in de vraag."""
    for model in apps.get_models():
        lijst = getattr(model._default_manager, "visible_to", None)
        if lijst and model._meta.app_label in ("intake", "trajecten"):
            assert "uitvoerder_id" not in str(lijst(consulent).order_by().values("pk").query).split("WHERE")[-1]


def test_al_bekend_toont_alleen_trajecten_en_huisgenoten_die_men_mag_zien(
    consulent: Medewerker, regelaar: Medewerker
) -> None:
    rij, eigen = overgedragen(consulent, regelaar), traject_in(T.PLAN_VAN_AANPAK, consulent)
    Client.objects.filter(pk=eigen.client_id).update(huishouden=rij.client.huishouden)
    Traject.objects.filter(pk=eigen.pk).update(partner=rij.client)
    teksten = []
    for wie in (consulent, regelaar):
        client_ = Client.objects.get(pk=rij.client_id)
        laad_verwanten([client_], Medewerker.objects.get(pk=wie.pk))
        teksten.append(wat_bekend_is(Treffer(client_, "hetzelfde BSN")))
    for deel in (f"Partner in traject {eigen.nummer}", f"Huishouden: ook {eigen.client.naam}"):
        assert deel in teksten[0]
        assert deel not in teksten[1]
    assert f"Traject {rij.nummer}" in teksten[1]
