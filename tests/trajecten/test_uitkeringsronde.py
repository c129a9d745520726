"""Uitkeren in ronden: klaarzetten, vier ogen, één bestand, en nooit te veel of twee keer."""

import re
from datetime import date
from decimal import Decimal as D

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU
from tests.trajecten.looptijdbouw import (
    betaal,
    geef_rekeningen,
    klaar_om_uit_te_keren,
    looptijd,
    na,
    vers,
    zet_beleid,
    zet_klaar,
)
from trajecten.adressering import Adres
from trajecten.bank.paincontrole import controleer
from trajecten.choices import Oplossingsoort as O
from trajecten.choices.looptijd import Betalingsoort, RondeStatus, UitkeringStatus, Weglaatreden
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Betaalbestand, Uitkering, Uitkeringsregel, Uitkeringsronde
from trajecten.services import regeling
from trajecten.services.betaling import unlink_betaling
from trajecten.services.gelden import reservering_van
from trajecten.services.schuldeiser import set_adres
from trajecten.services.uitkeringsronde import approve_ronde, prepare_ronde, withdraw_ronde

pytestmark = pytest.mark.django_db


def test_ronde_van_klaarzetten_tot_bestand(consulent: Medewerker, teamleider: Medewerker) -> None:
    t = klaar_om_uit_te_keren(consulent)
    ronde = zet_klaar(t, door=consulent)
    assert (ronde.status, ronde.totaal_bedrag) == (RondeStatus.CONCEPT, D("150.00"))
    assert Uitkering.objects.get().actie == "Uitkeringsronde laten goedkeuren"
    ronde = approve_ronde(ronde, door=teamleider, op=NU)
    inhoud = bytes(ronde.betaalbestand.inhoud)
    controleer(inhoud)
    assert ronde.betaalbestand.uitvoeren_datum == date(2026, 11, 3)
    assert re.findall(rb"<InstdAmt Ccy=\"EUR\">([\d.]+)<", inhoud) == [b"129.31", b"20.69"]
    assert t.client.achternaam.encode() not in inhoud
    assert reservering_van(t.betaalplan).saldo == 0
    assert Uitkering.objects.get(status=UitkeringStatus.GEPLAND).uiterlijk_datum == date(2027, 11, 2)
    assert Uitkering.objects.filter(status=UitkeringStatus.UITBETAALD).count() == 1


def test_vier_ogen(consulent: Medewerker, teamleider: Medewerker) -> None:
    ronde = zet_klaar(klaar_om_uit_te_keren(consulent), door=consulent)
    with pytest.raises(Geweigerd, match="zelf klaar"):
        approve_ronde(ronde, door=consulent, op=NU)
    with pytest.raises(DatabaseError), transaction.atomic():
        Uitkeringsronde.objects.update(goedgekeurd_door=consulent)
    with pytest.raises(Gelijktijdig):
        approve_ronde(ronde, door=teamleider, op=NU, verwacht_versie=7)
    approve_ronde(ronde, door=teamleider, op=NU)
    with pytest.raises(Geweigerd, match="al afgehandeld"):
        approve_ronde(ronde, door=teamleider, op=NU)
    assert Betaalbestand.objects.count() == 1


def test_wie_geen_rekening_heeft_haalt_later_in(consulent: Medewerker, teamleider: Medewerker) -> None:
    t = looptijd(consulent)
    zet_beleid(t.gemeente, reserveringsrekening="NL91ABNA0417164300")
    geef_rekeningen(t, behalve=(1,))
    betaal(t, "150.00", consulent)
    approve_ronde(zet_klaar(t, door=consulent), door=teamleider, op=NU)
    regel = Uitkeringsregel.objects.get(weggelaten=Weglaatreden.GEEN_REKENING)
    assert regel.bedrag == reservering_van(t.betaalplan).saldo == D("20.69")
    geef_rekeningen(t)
    betaal(t, "150.00", consulent)
    approve_ronde(zet_klaar(t, door=consulent), door=teamleider, op=NU)
    betaald = Uitkeringsregel.objects.filter(weggelaten="")
    assert sum(r.bedrag for r in betaald) == D("300.00")
    tweede = next(s for s in t.schulden.all() if s.bedrag == D("800.00"))
    assert sum(r.bedrag for r in betaald if r.schuld_id == tweede.pk) == D("41.38")


def test_krediet_wordt_verdeeld_zoals_aangeboden(consulent: Medewerker, teamleider: Medewerker) -> None:
    t = looptijd(consulent, O.SANERINGSKREDIET, preferent=(1,))
    zet_beleid(t.gemeente, reserveringsrekening="NL91ABNA0417164300")
    geef_rekeningen(t)
    betaal(t, str(t.betaalplan.krediet_bedrag), consulent, soort=Betalingsoort.KREDIET)
    approve_ronde(zet_klaar(t, door=consulent), door=teamleider, op=NU)
    aangeboden = {r.schuld_id: r.aangeboden_bedrag for r in t.betaalplan.voorstel.regels.all()}
    assert {r.schuld_id: r.bedrag for r in Uitkeringsregel.objects.all()} == aangeboden
    assert not Uitkering.objects.open().exists()


def test_storno_na_het_klaarzetten_houdt_de_ronde_tegen(consulent: Medewerker, teamleider: Medewerker) -> None:
    t = klaar_om_uit_te_keren(consulent)
    ronde = zet_klaar(t, door=consulent)
    betaal(t, "10.00", consulent, is_storno=True)
    with pytest.raises(Geweigerd, match=r"staat nog maar €\xa0140,00 klaar en de ronde keert €\xa0150,00 uit"):
        approve_ronde(ronde, door=teamleider, op=NU)
    ronde = withdraw_ronde(ronde, reden="Storno.", door=consulent, op=NU)
    assert Uitkering.objects.get().status == UitkeringStatus.GEPLAND
    assert zet_klaar(t, door=consulent).totaal_bedrag == D("140.00")


def test_een_andere_rekening_na_het_klaarzetten_valt_op(consulent: Medewerker, teamleider: Medewerker) -> None:
    """Wie tussendoor een rekening wijzigt, krijgt het geld niet ongezien."""
    t = klaar_om_uit_te_keren(consulent)
    ronde = zet_klaar(t, door=consulent)
    eiser = t.schulden.first().schuldeiser
    adres = Adres("", iban="NL91ABNA0417164300")
    set_adres(eiser, doel=Adresdoel.BETALING, adres=adres, door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="is veranderd sinds de ronde is klaargezet"):
        approve_ronde(ronde, door=teamleider, op=NU)
    assert not Betaalbestand.objects.exists()


def test_zonder_reserveringsrekening_is_er_geen_bestand(consulent: Medewerker, teamleider: Medewerker) -> None:
    t = klaar_om_uit_te_keren(consulent)
    zet_beleid(t.gemeente, reserveringsrekening="")
    with pytest.raises(Geweigerd, match="geen reserveringsrekening"):
        approve_ronde(zet_klaar(t, door=consulent), door=teamleider, op=NU)


def test_wat_niet_klaargezet_kan_worden(consulent: Medewerker, buitenstaander: Medewerker) -> None:
    t = looptijd(consulent)
    open_ = list(Uitkering.objects.open())
    with pytest.raises(Geweigerd, match="Kies ten minste één"):
        prepare_ronde(t.gemeente, [], door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="staat niets klaar"):
        prepare_ronde(t.gemeente, open_, door=consulent, op=NU)
    betaal(t, "50.00", consulent)
    with pytest.raises(Geweigerd, match="geen schuldeiser een rekening"):
        prepare_ronde(t.gemeente, open_, door=consulent, op=NU)
    geef_rekeningen(t)
    prepare_ronde(t.gemeente, open_, door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="al in een ronde"):
        prepare_ronde(t.gemeente, open_, door=consulent, op=NU)


def test_uitgekeerd_geld_kan_niet_meer_worden_losgemaakt(consulent: Medewerker, teamleider: Medewerker) -> None:
    t = klaar_om_uit_te_keren(consulent)
    een = t.betalingen.get()
    ronde = zet_klaar(t, door=consulent)
    with pytest.raises(Geweigerd, match="Trek die ronde eerst in"):
        unlink_betaling(een, waarom="Fout.", door=consulent, op=NU)
    approve_ronde(ronde, door=teamleider, op=NU)
    with pytest.raises(Geweigerd, match="al aan de schuldeisers uitgekeerd"):
        unlink_betaling(een, waarom="Fout.", door=consulent, op=NU)


def test_wat_te_veel_is_betaald_blijft_over(consulent: Medewerker, teamleider: Medewerker) -> None:
    """Zijn alle vorderingen betaald, dan houdt wat over is het afronden niet tegen, maar er hoort uitleg bij."""
    t = klaar_om_uit_te_keren(consulent, bedragen=("60.00", "40.00"), bedrag="150.00")
    ronde = approve_ronde(zet_klaar(t, door=consulent), door=teamleider, op=NU)
    assert (ronde.totaal_bedrag, ronde.uitkeringen.get().restant_bedrag) == (D("100.00"), D("50.00"))
    with pytest.raises(Geweigerd, match=r"Er staat €\xa050,00 klaar"):
        regeling.complete_looptijd(vers(t), door=consulent, op=na(545))
    regeling.complete_looptijd(vers(t), verantwoording="Terug naar de inwoner.", door=consulent, op=na(545))
    assert not Uitkering.objects.open().exists()


def test_meer_trajecten_in_een_bestand_met_unieke_kenmerken(consulent: Medewerker, teamleider: Medewerker) -> None:
    een, twee = klaar_om_uit_te_keren(consulent), klaar_om_uit_te_keren(consulent, bedrag="90.00")
    ronde = approve_ronde(zet_klaar(een, twee, door=consulent), door=teamleider, op=NU)
    kenmerken = re.findall(rb"<EndToEndId>(\w+)<", bytes(ronde.betaalbestand.inhoud))
    assert len(kenmerken) == len(set(kenmerken)) == 4
    assert ronde.totaal_bedrag == D("240.00")


def test_alles_of_niets(consulent: Medewerker, teamleider: Medewerker) -> None:
    t = klaar_om_uit_te_keren(consulent)
    alles_of_niets(lambda: zet_klaar(t, door=consulent))
    pk = zet_klaar(t, door=consulent).pk

    def ronde() -> Uitkeringsronde:
        return Uitkeringsronde.objects.select_related("gemeente").get(pk=pk)

    alles_of_niets(lambda: withdraw_ronde(ronde(), reden="Fout.", door=consulent, op=NU))
    alles_of_niets(lambda: approve_ronde(ronde(), door=teamleider, op=NU))


def test_adressen_lezen_hangt_niet_af_van_hoeveel_trajecten_uitkeren(
    consulent: Medewerker, teamleider: Medewerker
) -> None:
    aantallen = []
    for hoeveel in (1, 3):
        trajecten = [klaar_om_uit_te_keren(consulent) for _ in range(hoeveel)]
        ronde = zet_klaar(*trajecten, door=consulent)
        with CaptureQueriesContext(connection) as vragen:
            approve_ronde(ronde, door=teamleider, op=NU)
        aantallen.append(sum('FROM "trajecten_schuldeiseradres"' in vraag["sql"] for vraag in vragen))
    assert aantallen[0] == aantallen[1] > 0
