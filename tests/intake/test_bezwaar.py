"""Bezwaar: ontvangen, horen, verdagen, beslissen; met de gevolgen voor het besluit."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client as Browser

from intake.choices import AanmeldingStatus, Bezwaaruitkomst
from intake.choices import BezwaarStatus as S
from intake.models import Aanmelding, Bezwaar
from intake.services.bezwaar import (
    assign_bezwaar,
    decide_bezwaar,
    extend_bezwaar,
    hear_bezwaar,
    register_bezwaar,
    withdraw_bezwaar,
)
from schuldhulp.brieven.models import Brief
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in, bezwaar_in

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
U = Bezwaaruitkomst
VANDAAG = NU.date()


def beslis(rij: Bezwaar, door: Medewerker, uitkomst: U = U.GEGROND) -> Bezwaar:
    return decide_bezwaar(rij, uitkomst=uitkomst, motivering="U liet schulden zien.", gevolg="Nieuw.", door=door, op=NU)


def test_ontvangst_start_de_klok_en_bevestigt_per_brief(consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = bezwaar_in(S.ONTVANGEN, consulent, lezer=kwaliteit)
    assert rij.is_op_tijd
    assert rij.besluit.bezwaar_uiterlijk_datum == date(2026, 12, 14)
    assert rij.beslis_uiterlijk_datum == date(2027, 1, 25)  # zes weken na 14 december
    assert (rij.actie, rij.actie_uiterlijk_datum) == ("Inwoner horen over het bezwaar", date(2027, 1, 25))
    assert rij.behandelaar is None  # de consulent nam het besluit zelf; het is werk van het team
    assert Brief.objects.get(pk=rij.bevestiging_id).soort == "ontvangst_bezwaar"


def test_met_een_commissie_twaalf_weken(gemeente: Gemeente, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    Beleid.objects.update(heeft_bezwaarcommissie=True)
    assert bezwaar_in(S.ONTVANGEN, consulent, lezer=kwaliteit).beslis_uiterlijk_datum == date(2027, 3, 8)


def test_een_tweede_bezwaar_tegen_hetzelfde_besluit_wordt_geweigerd(
    consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = bezwaar_in(S.ONTVANGEN, consulent, lezer=kwaliteit)
    nieuw = {"ontvangen": VANDAAG, "bezwaargronden": "Nog eens.", "door": consulent, "op": NU}
    with pytest.raises(Geweigerd, match="al bezwaar gemaakt"):
        register_bezwaar(rij.besluit, **nieuw)
    assert (Bezwaar.objects.count(), Brief.objects.filter(soort="ontvangst_bezwaar").count()) == (1, 1)
    withdraw_bezwaar(rij, reden="Belde.", door=consulent, op=NU)
    assert register_bezwaar(rij.besluit, **nieuw).status == S.ONTVANGEN


@pytest.mark.parametrize(
    ("ontvangen", "poststempel"),
    [
        (VANDAAG - timedelta(days=1), None),
        (VANDAAG + timedelta(days=1), None),
        (VANDAAG, VANDAAG - timedelta(days=1)),
    ],
)
def test_datums_die_niet_kunnen_worden_geweigerd(
    ontvangen: date, poststempel: date | None, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    besluit = aanmelding_in(AanmeldingStatus.AFGEWEZEN, consulent, lezer=kwaliteit).besluiten.get()
    with pytest.raises(Geweigerd, match="tussen"):
        register_bezwaar(
            besluit, ontvangen=ontvangen, poststempel=poststempel, bezwaargronden="Nee.", door=consulent, op=NU
        )


def test_geen_bezwaar_tegen_een_voorstel(consulent: Medewerker) -> None:
    besluit = aanmelding_in(AanmeldingStatus.AFWIJZING_VOORGELEGD, consulent).besluiten.get()
    with pytest.raises(Geweigerd, match="nog niet genomen"):
        register_bezwaar(besluit, ontvangen=VANDAAG, bezwaargronden="Nee.", door=consulent, op=NU)


def test_verdagen_kan_een_keer_en_alleen_binnen_de_termijn(consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = bezwaar_in(S.ONTVANGEN, consulent, lezer=kwaliteit)
    with pytest.raises(Geweigerd, match="al voorbij"):
        extend_bezwaar(rij, reden="Ziek.", door=consulent, op=NU + timedelta(days=90))
    rij = extend_bezwaar(rij, reden="Wacht op stukken.", door=consulent, op=NU)
    assert rij.actie_uiterlijk_datum == rij.beslis_uiterlijk_datum == date(2027, 3, 8)
    assert "Wacht op stukken." in rij.beslis_toelichting[-1]
    brief = Brief.objects.get(soort="verdaging_bezwaar")  # art. 7:10 lid 5 Awb: schriftelijk
    assert (brief.gegevens["motivering"], brief.gegevens["beslis_uiterlijk"]) == ("Wacht op stukken.", "2027-03-08")
    with pytest.raises(Geweigerd, match="al een keer verdaagd"):
        extend_bezwaar(rij, reden="Nog een keer.", door=consulent, op=NU)


def test_wie_het_besluit_nam_beslist_niet_op_het_bezwaar(
    consulent: Medewerker, collega: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = bezwaar_in(S.GEHOORD, consulent, lezer=kwaliteit)
    with pytest.raises(Geweigerd, match="zelf"):
        beslis(rij, consulent)
    with pytest.raises(Geweigerd, match="Met uw rol"):
        beslis(rij, kwaliteit)
    assert beslis(rij, collega).beslist_door == collega


@pytest.mark.parametrize("uitkomst", [U.ONGEGROND, U.DEELS_GEGROND])
def test_eerst_horen_dan_pas_nee_zeggen(
    uitkomst: U, consulent: Medewerker, collega: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = bezwaar_in(S.ONTVANGEN, consulent, lezer=kwaliteit)
    with pytest.raises(Geweigerd, match="Hoor eerst"):
        beslis(rij, collega, uitkomst)
    hear_bezwaar(rij, datum=VANDAAG, is_gehoord=False, verslag="Wil geen gesprek.", door=consulent, op=NU)
    assert beslis(Bezwaar.objects.get(pk=rij.pk), collega, uitkomst).status == S.BESLIST


@pytest.mark.parametrize("uitkomst", U)
def test_gelijk_op_een_afwijzing_geeft_een_aanmelding_voor_een_nieuw_besluit(
    uitkomst: U, consulent: Medewerker, collega: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = beslis(bezwaar_in(S.GEHOORD, consulent, lezer=kwaliteit), collega, uitkomst)
    brief = Brief.objects.get(pk=rij.brief_id)
    assert (brief.soort, brief.gegevens["beroep_uiterlijk"]) == ("beslissing_op_bezwaar", "2026-12-14")
    if uitkomst in (U.GEGROND, U.DEELS_GEGROND):
        nieuw = rij.nieuwe_aanmelding
        assert (nieuw.status, nieuw.client, nieuw.behandelaar) == (AanmeldingStatus.IN_INTAKE, rij.client, consulent)
        assert nieuw.actie == "Besluit nemen"
    else:
        assert rij.nieuwe_aanmelding is None
        assert Aanmelding.objects.count() == 1


def test_bij_een_open_aanmelding_gaat_het_daar_verder(
    consulent: Medewerker, collega: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = bezwaar_in(S.GEHOORD, consulent, lezer=kwaliteit)
    open_ = aanmelding_in(AanmeldingStatus.GEMELD, consulent, client=rij.client)
    assert beslis(rij, collega).nieuwe_aanmelding == open_


def test_twee_keer_gelijk_gaat_bij_dezelfde_aanmelding_verder(
    consulent: Medewerker, collega: Medewerker, kwaliteit: Medewerker
) -> None:
    eerste = bezwaar_in(S.GEHOORD, consulent, lezer=kwaliteit)
    ander = aanmelding_in(AanmeldingStatus.AFGEWEZEN, consulent, lezer=kwaliteit, client=eerste.client).besluiten.get()
    tweede = register_bezwaar(ander, ontvangen=VANDAAG, bezwaargronden="Ook hier.", door=consulent, op=NU)
    tweede = hear_bezwaar(tweede, datum=VANDAAG, is_gehoord=True, verslag="Gesproken.", door=consulent, op=NU)
    assert beslis(eerste, collega).nieuwe_aanmelding == beslis(tweede, collega).nieuwe_aanmelding is not None


def test_een_bezwaar_pakt_iemand_op_die_er_niet_aan_meewerkte(
    als: Als, consulent: Medewerker, collega: Medewerker, teamleider: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = bezwaar_in(S.ONTVANGEN, consulent, lezer=kwaliteit)
    wie = {"door": teamleider, "op": NU}
    with pytest.raises(Geweigerd, match="zelf aan dit besluit"):
        assign_bezwaar(rij, behandelaar=consulent, **wie)
    with pytest.raises(Geweigerd, match="Een teamleider"):
        assign_bezwaar(rij, behandelaar=teamleider, door=collega, op=NU)
    adres = rij.get_absolute_url() + "toewijzen/"
    assert "U werkte zelf aan dit besluit" in als(consulent).get(rij.get_absolute_url()).content.decode()
    assert list(als(collega).get(adres).context["form"].fields["behandelaar"].queryset) == [collega]
    assert als(collega).post(adres, {"behandelaar": collega.pk}).status_code == 302
    assert Bezwaar.objects.get().behandelaar == collega
    assert set(als(teamleider).get(adres).context["form"].fields["behandelaar"].queryset) == {collega, teamleider}
    assert als(teamleider).post(adres, {"behandelaar": teamleider.pk}).status_code == 302
    assert Bezwaar.objects.get().behandelaar == teamleider


DIENSTEN = {
    "assign": (S.ONTVANGEN, lambda b, _, k: assign_bezwaar(b, behandelaar=k, door=k, op=NU)),
    "hear": (
        S.ONTVANGEN,
        lambda b, c, _: hear_bezwaar(b, datum=VANDAAG, is_gehoord=True, verslag="Ja.", door=c, op=NU),
    ),
    "extend": (S.ONTVANGEN, lambda b, c, _: extend_bezwaar(b, reden="Druk.", door=c, op=NU)),
    "withdraw": (S.ONTVANGEN, lambda b, c, _: withdraw_bezwaar(b, reden="Belde.", door=c, op=NU)),
    "decide": (S.GEHOORD, lambda b, _, k: beslis(b, k)),
}


@pytest.mark.parametrize("naam", DIENSTEN)
def test_elke_stap_gebeurt_heel_of_niet(
    naam: str, consulent: Medewerker, collega: Medewerker, kwaliteit: Medewerker
) -> None:
    status, dienst = DIENSTEN[naam]
    rij = bezwaar_in(status, consulent, lezer=kwaliteit)
    alles_of_niets(lambda: dienst(Bezwaar.objects.get(pk=rij.pk), consulent, collega))


def test_ontvangen_gebeurt_heel_of_niet(consulent: Medewerker, kwaliteit: Medewerker) -> None:
    besluit = aanmelding_in(AanmeldingStatus.AFGEWEZEN, consulent, lezer=kwaliteit).besluiten.get()
    alles_of_niets(lambda: register_bezwaar(besluit, ontvangen=VANDAAG, bezwaargronden="Nee.", door=consulent, op=NU))


def test_van_vastleggen_tot_beslissen_op_het_scherm(
    als: Als, consulent: Medewerker, collega: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = aanmelding_in(AanmeldingStatus.AFGEWEZEN, consulent, lezer=kwaliteit)
    browser, url = als(consulent), f"/aanmeldingen/{rij.pk}/bezwaar/"
    fout = browser.post(url, {"ontvangen": "3-11-2026", "bezwaargronden": "Ik heb wél schulden."})
    assert "kan niet in de toekomst" in fout.content.decode()
    assert "Ik heb wél schulden." in fout.content.decode()
    goed = {"ontvangen": "2-11-2026", "bezwaargronden": "Ik heb wél schulden."}
    assert browser.post(url, goed).status_code == 302
    assert "al bezwaar gemaakt" in browser.post(url, goed).content.decode()
    bezwaar = Bezwaar.objects.get()
    assert bezwaar.get_absolute_url() in browser.get("/bezwaren/").content.decode()
    assert "Bezwaar van" in browser.get(f"/aanmeldingen/{rij.pk}/").content.decode()
    basis = bezwaar.get_absolute_url()
    assert browser.get(basis + "beslissen/").status_code == 403  # nam het besluit zelf
    horen = {"is_gehoord": "ja", "datum": "2-11-2026", "verslag": "Liet brieven zien."}
    assert browser.post(basis + "horen/", horen).status_code == 302
    ander = als(collega)
    invoer = {"uitkomst": "gegrond", "motivering": "U heeft schulden.", "gevolg": "Nieuw besluit."}
    voorbeeld = ander.post(basis + "beslissen/", invoer | {"voorbeeld": "ja"})
    assert voorbeeld["Content-Type"] == "application/pdf"
    assert Bezwaar.objects.get().status == S.GEHOORD
    assert ander.post(basis + "beslissen/", invoer).status_code == 302
    assert "nieuwe aanmelding" in ander.get(basis).content.decode()
    assert not ander.get("/bezwaren/").context["pagina"].object_list


def test_wie_aan_het_besluit_werkte_behandelt_het_bezwaar_niet(
    als: Als, consulent: Medewerker, collega: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = aanmelding_in(AanmeldingStatus.AFGEWEZEN, consulent, lezer=kwaliteit)
    with pytest.raises(Geweigerd, match="zelf aan dit besluit"):
        register_bezwaar(
            rij.besluit, ontvangen=VANDAAG, bezwaargronden="Nee.", behandelaar=consulent, door=collega, op=NU
        )
    url = f"/aanmeldingen/{rij.pk}/bezwaar/"
    keuzes = als(consulent).get(url).context["form"].fields["behandelaar"].queryset
    assert collega in keuzes
    assert consulent not in keuzes
    goed = {"ontvangen": "2-11-2026", "bezwaargronden": "Nee.", "behandelaar": collega.pk}
    voorbeeld = als(consulent).post(url, goed | {"voorbeeld": "ja"})
    assert (voorbeeld["Content-Type"], Bezwaar.objects.count()) == ("application/pdf", 0)
    assert als(consulent).post(url, goed).status_code == 302
    basis = Bezwaar.objects.get().get_absolute_url()
    assert "Een collega leidt het gesprek" in als(consulent).get(basis + "horen/").content.decode()
    assert "Een collega leidt het gesprek" not in als(collega).get(basis + "horen/").content.decode()


def test_verdagen_is_vooraf_te_lezen_en_staat_bij_het_bezwaar(
    als: Als, consulent: Medewerker, collega: Medewerker, kwaliteit: Medewerker
) -> None:
    basis = bezwaar_in(S.ONTVANGEN, consulent, lezer=kwaliteit).get_absolute_url()
    assert "8 maart 2027" in als(collega).get(basis + "verdagen/").content.decode()
    reden = {"reden": "Wij wachten op uw bank."}
    assert als(collega).post(basis + "verdagen/", reden | {"voorbeeld": "ja"})["Content-Type"] == "application/pdf"
    assert Bezwaar.objects.get().verdaagd_op is None
    assert als(collega).post(basis + "verdagen/", reden).status_code == 302
    pagina = als(collega).get(basis).content.decode()
    assert "Onze beslissing op uw bezwaar komt later (pdf)" in pagina
    assert "Wij hebben uw bezwaar ontvangen (pdf)" in pagina


@pytest.mark.parametrize("stap", ["", "horen/", "toewijzen/", "verdagen/", "beslissen/", "intrekken/"])
def test_andere_gemeente_ziet_geen_bezwaar(
    stap: str, als: Als, consulent: Medewerker, kwaliteit: Medewerker, buitenstaander: Medewerker
) -> None:
    rij = bezwaar_in(S.ONTVANGEN, consulent, lezer=kwaliteit)
    assert als(buitenstaander).get(rij.get_absolute_url() + stap).status_code == 404
    assert rij.client.achternaam not in als(buitenstaander).get("/bezwaren/?groep=alles").content.decode()
