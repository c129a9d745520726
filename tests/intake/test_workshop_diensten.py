"""De regels van de groepsintake: plaatsen, zalen, opkomst, wegblijven, signalen en het vervolg."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from intake.choices import AanmeldingStatus
from intake.choices.workshop import DeelnameStatus as S
from intake.choices.workshop import Opkomst, Stopreden
from intake.models import Aanwezigheid, Deelname, Workshopreeks, Workshopsessie
from intake.services import deelname as deelnames
from intake.services import workshop as reeksen
from intake.services.opkomst import record_opkomst
from schuldhulp.audit.models import AuditRegel
from schuldhulp.brieven.berichten import tekst_van
from schuldhulp.brieven.models import Bericht, Brief
from schuldhulp.brieven.opmaak import maak_html
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU, aanmelding_in, client
from tests.workshopbouw import WEEK, deelname, inwoner, moment, opkomst, reeks, sessie

pytestmark = pytest.mark.django_db


def vers(rij: Deelname) -> Deelname:
    return Deelname.objects.select_related("client", "gemeente", "reeks").get(pk=rij.pk)


# Reeksen en bijeenkomsten


@pytest.mark.parametrize(
    ("begin", "uren", "melding"),
    [
        (NU - WEEK, 2, "nog moet komen"),
        (NU, 2, "nog moet komen"),
        (NU + WEEK, -1, "eindigt vóór"),
        (NU + WEEK, 0, "eindigt"),
    ],
)
def test_een_bijeenkomst_ligt_in_de_toekomst_en_eindigt_na_haar_begin(
    begin, uren: float, melding: str, consulent: Medewerker
) -> None:
    rij = reeks(consulent, aantal=0)
    with pytest.raises(Geweigerd, match=melding):
        reeksen.add_sessies(rij, momenten=[moment(begin, uren=uren)], door=consulent, op=NU)
    assert not Workshopsessie.objects.exists()


def test_ook_de_database_weigert_een_einde_voor_het_begin(consulent: Medewerker) -> None:
    rij = sessie(reeks(consulent))
    with pytest.raises(IntegrityError), transaction.atomic():
        Workshopsessie.objects.filter(pk=rij.pk).update(eind_op=rij.begin_op - WEEK)


def test_een_zaal_is_nooit_dubbel_bezet(consulent: Medewerker) -> None:
    reeks(consulent, naam="Eerste")
    ander = reeks(consulent, aantal=0, naam="Tweede")
    tien = NU + WEEK
    for zaal in ("Zaal 2", "  zaal  2"):
        with pytest.raises(Geweigerd, match="al bezet door Eerste"):
            reeksen.add_sessies(ander, momenten=[moment(tien + timedelta(hours=1), zaal=zaal)], door=consulent, op=NU)
    reeksen.add_sessies(ander, momenten=[moment(tien, zaal="Zaal 3")], door=consulent, op=NU)
    reeksen.add_sessies(ander, momenten=[moment(tien + timedelta(hours=2))], door=consulent, op=NU)


def test_een_reeks_heeft_geen_twee_bijeenkomsten_tegelijk(consulent: Medewerker) -> None:
    rij = reeks(consulent)
    with pytest.raises(Geweigerd, match="dan al een bijeenkomst"):
        reeksen.add_sessies(rij, momenten=[moment(NU + WEEK, zaal="Zaal 7")], door=consulent, op=NU)


def test_bijeenkomsten_komen_er_allemaal_of_geen(consulent: Medewerker) -> None:
    rij = reeks(consulent, aantal=1)
    momenten = [moment(NU + 3 * WEEK), moment(NU + WEEK)]
    with pytest.raises(Geweigerd):
        reeksen.add_sessies(rij, momenten=momenten, door=consulent, op=NU)
    assert rij.sessies.count() == 1


def test_begin_en_eind_van_de_reeks_volgen_de_bijeenkomsten(consulent: Medewerker) -> None:
    rij = reeks(consulent, aantal=3)
    assert (rij.begin_op, rij.eind_op) == (NU + WEEK, NU + 3 * WEEK + timedelta(hours=2))
    reeksen.cancel_sessie(sessie(rij, 1), reden="Zaal dicht.", door=consulent, op=NU)
    assert Workshopreeks.objects.get().begin_op == NU + 2 * WEEK


def test_minder_plaatsen_dan_bezet_kan_niet(consulent: Medewerker) -> None:
    rij = reeks(consulent)
    deelname(consulent, rij)
    deelname(consulent, rij)
    with pytest.raises(Geweigerd, match="al 2 plaatsen bezet"):
        reeksen.update_reeks(rij, naam="X", plaats="Y", capaciteit=1, door=consulent, op=NU)
    with pytest.raises(Gelijktijdig):
        reeksen.update_reeks(rij, naam="X", plaats="Y", capaciteit=5, door=consulent, op=NU, verwacht_versie=9)
    assert reeksen.update_reeks(rij, naam="X", plaats="Y", capaciteit=2, door=consulent, op=NU).versie == 1


def test_verzetten_en_afgelasten_kan_alleen_voor_het_begin(consulent: Medewerker) -> None:
    rij = reeks(consulent)
    eerste = sessie(rij)
    tijdens = eerste.begin_op + timedelta(minutes=5)
    with pytest.raises(Geweigerd, match="al begonnen"):
        reeksen.cancel_sessie(eerste, reden="Te laat.", door=consulent, op=tijdens)
    with pytest.raises(Geweigerd, match="al begonnen"):
        reeksen.move_sessie(eerste, moment=moment(NU + 5 * WEEK), door=consulent, op=tijdens)
    reeksen.cancel_sessie(eerste, reden="Ziek.", door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="al afgelast"):
        reeksen.cancel_sessie(eerste, reden="Ziek.", door=consulent, op=NU)
    # De zaal is weer vrij.
    reeksen.add_sessies(reeks(consulent, aantal=0), momenten=[moment(eerste.begin_op)], door=consulent, op=NU)


@pytest.mark.parametrize("afgelast", [True, False])
def test_wie_een_plaats_heeft_hoort_dat_een_bijeenkomst_verandert(afgelast: bool, consulent: Medewerker) -> None:
    rij = reeks(consulent, capaciteit=2)
    met_telefoon = deelname(consulent, rij, telefoon="06 12345678")
    zonder = deelname(consulent, rij)
    wacht = deelname(consulent, rij)
    assert wacht.status == S.WACHTLIJST
    eerste = sessie(rij)
    if afgelast:
        reeksen.cancel_sessie(eerste, reden="Ziek.", door=consulent, op=NU)
    else:
        reeksen.move_sessie(eerste, moment=moment(NU + WEEK + timedelta(hours=4)), door=consulent, op=NU)
    assert Bericht.objects.get(soort="workshop_wijziging").client_id == met_telefoon.client_id
    assert Brief.objects.get(soort="wijziging_workshop").client_id == zonder.client_id
    brief = Brief.objects.get(soort="wijziging_workshop")
    assert brief.gegevens["is_afgelast"] is afgelast
    # De volgende keer staat erbij als het een andere is dan de bijeenkomst waar de brief over gaat.
    assert ("De volgende bijeenkomst is" in maak_html(brief)) is afgelast
    assert ("Volgende keer" in tekst_van(Bericht.objects.get(soort="workshop_wijziging"))) is afgelast


def test_dezelfde_vrijwilliger_staat_er_een_keer_op(consulent: Medewerker) -> None:
    rij = sessie(reeks(consulent))
    joke = reeksen.add_vrijwilliger(rij, naam="Joke", door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="staat al"):
        reeksen.add_vrijwilliger(rij, naam="Joke", door=consulent, op=NU)
    for _ in range(2):
        reeksen.remove_vrijwilliger(rij, vrijwilliger_id=joke.pk, door=consulent, op=NU)
    assert not rij.vrijwilligers.exists()


# Plaatsen


def test_wie_een_plek_heeft_wordt_meteen_uitgenodigd(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    assert rij.status == S.UITGENODIGD
    brief = Brief.objects.get(soort="uitnodiging_workshop", client_id=rij.client_id)
    assert len(brief.gegevens["bijeenkomsten"]) == 3
    assert "maandag 9 november 2026, van 10.00 tot 12.00 uur, Zaal 2" in brief.gegevens["bijeenkomsten"]
    assert brief.gegevens["antwoord_uiterlijk"] == "2026-11-06"
    assert AuditRegel.objects.filter(client_id=rij.client_id, toelichting="uitnodiging workshop").exists()


def test_een_volle_reeks_geeft_een_plek_op_de_wachtlijst(consulent: Medewerker) -> None:
    rij = reeks(consulent, capaciteit=1)
    eerste, tweede = deelname(consulent, rij), deelname(consulent, rij)
    assert (eerste.status, tweede.status) == (S.UITGENODIGD, S.WACHTLIJST)
    assert not Brief.objects.filter(client_id=tweede.client_id).exists()
    assert tweede.actie == "Een plek in een reeks zoeken"
    with pytest.raises(Geweigerd, match="is vol"):
        deelnames.invite_deelname(tweede, door=consulent, op=NU)
    deelnames.stop_deelname(
        eerste, reden=Stopreden.PAST_NIET, toelichting="Belde.", vervolg="Gesprek.", door=consulent, op=NU
    )
    assert deelnames.invite_deelname(vers(tweede), door=consulent, op=NU).status == S.UITGENODIGD
    assert Brief.objects.filter(client_id=tweede.client_id, soort="uitnodiging_workshop").count() == 1


def test_dezelfde_inwoner_doet_een_keer_mee_aan_een_reeks(consulent: Medewerker) -> None:
    rij, wie = reeks(consulent), inwoner(consulent)
    eerste = deelname(consulent, rij, client=wie)
    with pytest.raises(Geweigerd, match="doet al mee"):
        deelname(consulent, rij, client=wie)
    deelnames.stop_deelname(
        eerste, reden=Stopreden.PAST_NIET, toelichting="Belde.", vervolg="Gesprek.", door=consulent, op=NU
    )
    # Wie stopte, mag zich bedenken.
    assert deelname(consulent, rij, client=wie).status == S.UITGENODIGD


def test_een_reeks_is_voor_inwoners_van_haar_gemeenten(consulent: Medewerker, andere_gemeente: Gemeente) -> None:
    with pytest.raises(Geweigerd, match="niet voor inwoners van Elderveen"):
        deelname(consulent, reeks(consulent), client=client(andere_gemeente))


@pytest.mark.parametrize("dagen", [22, 40])
def test_na_de_laatste_bijeenkomst_kan_niemand_meer_meedoen(dagen: int, consulent: Medewerker) -> None:
    rij = reeks(consulent)
    with pytest.raises(Geweigerd, match="geen bijeenkomst meer"):
        deelname(consulent, rij, op=NU + timedelta(days=dagen))


def test_een_reeks_zonder_bijeenkomsten_kan_niemand_uitnodigen(consulent: Medewerker) -> None:
    with pytest.raises(Geweigerd, match="geen bijeenkomst meer"):
        deelname(consulent, reeks(consulent, aantal=0))


def test_uitnodigen_per_bericht_en_anders_per_brief(consulent: Medewerker) -> None:
    rij = reeks(consulent)
    for velden in ({"telefoon": "06 12345678"}, {"email": "a@voorbeeld.nl"}, {}):
        deelnames.enrol_client(rij, client=inwoner(consulent, **velden), als_bericht=True, door=consulent, op=NU)
    assert sorted(Bericht.objects.values_list("kanaal", flat=True)) == ["email", "sms"]
    assert Brief.objects.filter(soort="uitnodiging_workshop").count() == 1


def test_wie_geen_adres_heeft_krijgt_een_bericht_en_wie_niets_heeft_wordt_niet_uitgenodigd(
    consulent: Medewerker,
) -> None:
    rij, dakloos = reeks(consulent), {"straat": "", "huisnummer": "", "postcode": "", "woonplaats": ""}
    deelname(consulent, rij, **dakloos, telefoon="06 12345678")
    assert Bericht.objects.get().kanaal == "sms"
    with pytest.raises(Geweigerd, match="niet bereiken"):
        deelname(consulent, rij, **dakloos)
    assert (rij.deelnames.count(), Brief.objects.count()) == (1, 0)


def test_de_deelname_hoort_bij_de_open_aanmelding_en_haar_behandelaar(
    consulent: Medewerker, collega: Medewerker
) -> None:
    aanmelding = aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    rij = deelname(collega, reeks(collega), client=aanmelding.client)
    assert (rij.aanmelding, rij.behandelaar) == (aanmelding, consulent)


# Opkomst


def test_wie_er_was_doet_mee(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    assert opkomst(rij, Opkomst.AANWEZIG, consulent).opvolg_uiterlijk_datum is None
    rij = vers(rij)
    assert (rij.status, rij.actie_uiterlijk_datum) == (S.BEZIG, date(2026, 11, 16))


def test_wegblijven_is_open_werk_met_een_dag(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    weg = opkomst(rij, Opkomst.NIET_VERSCHENEN, consulent)
    # Drie werkdagen na maandag 9 november.
    assert weg.opvolg_uiterlijk_datum == date(2026, 11, 12)
    rij = vers(rij)
    assert (rij.status, rij.actie) == (S.UITGENODIGD, "Bellen: waarom kwam de inwoner niet?")
    assert rij.actie_uiterlijk_datum == date(2026, 11, 12)


def test_wie_zich_afmeldt_hoeft_niet_gebeld(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    record_opkomst(sessie(rij.reeks), opkomst={rij.pk: Opkomst.AFGEMELD}, door=consulent, op=NU)
    assert vers(rij).opvolg_datum is None
    assert vers(rij).actie_uiterlijk_datum == date(2026, 11, 13)  # drie dagen voor de tweede bijeenkomst


@pytest.mark.parametrize("wat", [Opkomst.AANWEZIG, Opkomst.NIET_VERSCHENEN])
def test_vooraf_kan_alleen_afmelden(wat: Opkomst, consulent: Medewerker) -> None:
    rij = deelname(consulent)
    with pytest.raises(Geweigerd, match="alleen afmelden"):
        record_opkomst(sessie(rij.reeks), opkomst={rij.pk: wat}, door=consulent, op=NU)
    assert not Aanwezigheid.objects.exists()


def test_opkomst_verbeteren_haalt_het_bellen_weg(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    opkomst(rij, Opkomst.NIET_VERSCHENEN, consulent)
    opkomst(rij, Opkomst.AANWEZIG, consulent)
    assert (vers(rij).status, vers(rij).opvolg_datum) == (S.BEZIG, None)
    assert Aanwezigheid.objects.count() == 1


def test_twee_keer_dezelfde_opkomst_verandert_niets(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    opkomst(rij, Opkomst.AANWEZIG, consulent)
    voor = (vers(rij).versie, sessie(rij.reeks).versie, AuditRegel.objects.count())
    opkomst(rij, Opkomst.AANWEZIG, consulent)
    assert (vers(rij).versie, sessie(rij.reeks).versie, AuditRegel.objects.count()) == voor


def test_een_oude_presentielijst_wordt_geweigerd(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    opkomst(rij, Opkomst.AANWEZIG, consulent)
    with pytest.raises(Gelijktijdig):
        record_opkomst(
            sessie(rij.reeks), opkomst={rij.pk: Opkomst.AFGEMELD}, door=consulent, op=NU + WEEK, verwacht_versie=0
        )


def test_opkomst_bij_een_afgelaste_bijeenkomst_kan_niet(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    reeksen.cancel_sessie(sessie(rij.reeks), reden="Ziek.", door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="afgelast"):
        record_opkomst(sessie(rij.reeks), opkomst={rij.pk: Opkomst.AANWEZIG}, door=consulent, op=NU + WEEK)


def test_een_vreemde_deelname_krijgt_hier_geen_opkomst(consulent: Medewerker) -> None:
    hier, elders = deelname(consulent), deelname(consulent, reeks(consulent, zaal="Zaal 8"))
    assert record_opkomst(sessie(hier.reeks), opkomst={elders.pk: Opkomst.AFGEMELD}, door=consulent, op=NU) == 0
