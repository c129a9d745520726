"""De regels van de groepsintake: wegblijven, signalen en het vervolg."""

from datetime import date, timedelta

import pytest

from intake.choices import AanmeldingStatus, Kanaal
from intake.choices.workshop import DeelnameStatus as S
from intake.choices.workshop import Ggzopvolging, Hulpsoort, Opkomst, Opvolguitkomst, Reekssoort, Stopreden, Stukstand
from intake.models import Aanmelding, Aanwezigheid, Deelname, Opvolging, Volgmoment, Workshopreeks, Workshopsessie
from intake.services import deelname as deelnames
from intake.services import workshop as reeksen
from intake.services import workshopdossier as dossiers
from intake.services.opkomst import follow_up
from intake.services.volgmoment import VolgmomentPlan
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Rol
from tests.builders import NU, aanmelding_in, medewerker
from tests.workshopbouw import WEEK, deelname, inwoner, na_afloop, opkomst, reeks, sessie

pytestmark = pytest.mark.django_db


def vers(rij: Deelname) -> Deelname:
    return Deelname.objects.select_related("client", "gemeente", "reeks").get(pk=rij.pk)


# Wegblijven: niet willen is iets anders dan niet kunnen


def test_wie_niet_kan_krijgt_hulp_en_blijft_in_de_reeks(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    weg = opkomst(rij, Opkomst.NIET_VERSCHENEN, consulent)
    with pytest.raises(Geweigerd, match="helpt"):
        follow_up(weg, uitkomst=Opvolguitkomst.KAN_NIET, door=consulent, op=NU + WEEK)
    follow_up(
        weg, uitkomst=Opvolguitkomst.KAN_NIET, hulp=[Hulpsoort.TOLK, Hulpsoort.OPPAS], door=consulent, op=NU + WEEK
    )
    rij = vers(rij)
    assert (rij.status, rij.opvolg_datum, rij.hulp) == (S.UITGENODIGD, None, ["oppas", "tolk"])
    assert rij.hulp_tekst == "opvang voor de kinderen, een tolk"


def test_niet_willen_is_nooit_vanzelf_een_weigering(consulent: Medewerker) -> None:
    aanmelding = aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    rij = deelname(consulent, client=aanmelding.client)
    weg = opkomst(rij, Opkomst.NIET_VERSCHENEN, consulent)
    with pytest.raises(Geweigerd, match="wie dit zei"):
        follow_up(weg, uitkomst=Opvolguitkomst.WIL_NIET, gezegd_door="Zelf", door=consulent, op=NU + WEEK)
    follow_up(
        weg,
        uitkomst=Opvolguitkomst.WIL_NIET,
        gezegd_door="De inwoner",
        gezegd_hoe="aan de telefoon",
        door=consulent,
        op=NU + WEEK,
    )
    rij = vers(rij)
    assert (rij.status, rij.actie) == (S.UITGENODIGD, "Bespreken wat wel past in plaats van de workshop")
    assert rij.actie_uiterlijk_datum == date(2026, 11, 12)
    assert Aanmelding.objects.get(pk=aanmelding.pk).status == AanmeldingStatus.GEMELD
    assert Opvolging.objects.get().gezegd_hoe == "aan de telefoon"
    # Komt de inwoner toch, dan is dat weer voorbij.
    opkomst(rij, Opkomst.AANWEZIG, consulent, nummer=2)
    assert vers(rij).wil_niet_uiterlijk_datum is None


def test_wie_niet_bereikt_is_wordt_opnieuw_gebeld(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    weg = opkomst(rij, Opkomst.NIET_VERSCHENEN, consulent)
    op = NU + WEEK
    for datum in (None, op.date(), op.date() - WEEK):
        with pytest.raises(Geweigerd, match="na vandaag"):
            follow_up(weg, uitkomst=Opvolguitkomst.ONBEREIKT, opnieuw_datum=datum, door=consulent, op=op)
    for dag in (1, 2):
        morgen = op.date() + timedelta(days=dag)
        follow_up(weg, uitkomst=Opvolguitkomst.ONBEREIKT, opnieuw_datum=morgen, door=consulent, op=op)
        assert vers(rij).actie_uiterlijk_datum == morgen
    assert weg.opvolgingen.count() == 2


def test_wegblijven_wordt_een_keer_opgevolgd(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    weg = opkomst(rij, Opkomst.NIET_VERSCHENEN, consulent)
    for keer in range(2):
        try:
            follow_up(weg, uitkomst=Opvolguitkomst.KAN_NIET, hulp=[Hulpsoort.AVOND], door=consulent, op=NU + WEEK)
        except Geweigerd as fout:
            assert keer == 1
            assert "al opgevolgd" in fout.melding
    assert Opvolging.objects.count() == 1


# Dossier en signalen


def test_het_dossier_groeit_over_de_bijeenkomsten(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    dossiers.record_stukken(
        rij, standen={"post": Stukstand.KLAAR, "inkomen": Stukstand.BEGONNEN}, door=consulent, op=NU
    )
    dossiers.record_stukken(
        vers(rij), standen={"inkomen": Stukstand.KLAAR, "post": None}, sessie=sessie(rij.reeks), door=consulent, op=NU
    )
    assert dict(rij.stukken.values_list("code", "stand")) == {"inkomen": "klaar"}
    with pytest.raises(Geweigerd, match="staat niet in de lijst"):
        dossiers.record_stukken(vers(rij), standen={"onzin": Stukstand.KLAAR}, door=consulent, op=NU)
    with pytest.raises(Gelijktijdig):
        dossiers.record_stukken(rij, standen={}, door=consulent, op=NU, verwacht_versie=rij.versie + 8)


def test_ggz_signaal_is_open_werk_tot_het_is_opgevolgd(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    signaal = dossiers.record_ggzsignaal(rij, gezien_door="Joke", wat="Slaapt niet.", door=consulent, op=NU)
    assert (vers(rij).actie, vers(rij).actie_uiterlijk_datum) == ("GGZ-signaal opvolgen", date(2026, 11, 5))
    with pytest.raises(Geweigerd, match="al vastgelegd"):
        dossiers.record_ggzsignaal(
            vers(rij), gezien_door="Joke", wat="Slaapt niet.", id_=signaal.pk, door=consulent, op=NU
        )
    dossiers.settle_ggzsignaal(signaal, opvolging=Ggzopvolging.HUISARTS, door=consulent, op=NU)
    assert vers(rij).actie == "Nagaan of de inwoner komt"
    with pytest.raises(Geweigerd, match="al opgevolgd"):
        dossiers.settle_ggzsignaal(signaal, opvolging=Ggzopvolging.GESPREK, door=consulent, op=NU)


def test_de_inhoud_van_een_signaal_staat_niet_in_het_logboek(consulent: Medewerker) -> None:
    dossiers.record_ggzsignaal(deelname(consulent), gezien_door="Joke", wat="Slaapt niet.", door=consulent, op=NU)
    assert not AuditRegel.objects.filter(toelichting__contains="Slaapt").exists()


# Vervolg


def test_reeks_1_gaat_verder_in_reeks_2_met_het_dossier(consulent: Medewerker) -> None:
    een = reeks(consulent)
    twee = reeks(consulent, naam="Vervolg", soort=Reekssoort.REEKS_2, begin=NU + 6 * WEEK)
    rij = deelname(consulent, een)
    opkomst(rij, Opkomst.AANWEZIG, consulent)
    dossiers.record_stukken(vers(rij), standen={"post": Stukstand.KLAAR}, door=consulent, op=NU + WEEK)
    nieuw = deelnames.continue_in_reeks(vers(rij), reeks=twee, door=consulent, op=na_afloop(een))
    assert (vers(rij).status, nieuw.status, nieuw.vorige_id) == (S.NAAR_ANDERE_REEKS, S.UITGENODIGD, rij.pk)
    assert nieuw.stukken.get().stand == Stukstand.KLAAR
    with pytest.raises(Geweigerd, match="al in deze reeks"):
        deelnames.continue_in_reeks(nieuw, reeks=twee, door=consulent, op=NU)


def test_overstappen_lukt_niet_dan_blijft_alles_zoals_het_was(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    with pytest.raises(Geweigerd):
        deelnames.continue_in_reeks(rij, reeks=reeks(consulent, aantal=0), door=consulent, op=NU)
    assert vers(rij).status == S.UITGENODIGD


def test_naar_individuele_intake_gaat_verder_in_de_open_aanmelding(consulent: Medewerker) -> None:
    aanmelding = aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    rij = deelname(consulent, client=aanmelding.client)
    morgen = NU + timedelta(days=1)
    uit = dossiers.start_intake(
        rij, toelichting="Liever alleen.", gepland_op=morgen, plaats="Kamer 4", door=consulent, op=NU
    )
    assert (uit.pk, uit.status, uit.gesprek_gepland_op) == (aanmelding.pk, AanmeldingStatus.GESPREK_GEPLAND, morgen)
    assert vers(rij).status == S.NAAR_INTAKE


def test_naar_individuele_intake_begint_zo_nodig_een_aanmelding(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    uit = dossiers.start_intake(rij, toelichting="Dossier is klaar.", door=consulent, op=NU)
    assert (uit.client_id, uit.kanaal, uit.hulpvraag) == (rij.client_id, Kanaal.ZELF, "Dossier is klaar.")
    assert uit.aangemeld_door == "Workshop Grip op geld"
    assert vers(rij).aanmelding_id == uit.pk
    with pytest.raises(Geweigerd):
        dossiers.start_intake(vers(rij), toelichting="Nog eens.", door=consulent, op=NU)
    assert Aanmelding.objects.count() == 1


def test_afronden_kan_pas_na_de_laatste_bijeenkomst(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    opkomst(rij, Opkomst.AANWEZIG, consulent)
    with pytest.raises(Geweigerd, match="komt nog een bijeenkomst"):
        deelnames.complete_deelname(vers(rij), vervolg="Klaar.", door=consulent, op=NU + WEEK)
    na = deelnames.complete_deelname(vers(rij), vervolg="Klaar.", door=consulent, op=na_afloop(rij.reeks))
    assert (na.status, na.vervolg) == (S.AFGEROND, "Klaar.")


def test_na_de_laatste_bijeenkomst_moet_iemand_het_vervolg_kiezen(consulent: Medewerker) -> None:
    rij = deelname(consulent, reeks(consulent, aantal=1))
    opkomst(rij, Opkomst.AANWEZIG, consulent)
    assert (vers(rij).actie, vers(rij).actie_uiterlijk_datum) == (
        "Vervolg na de workshops kiezen",
        date(2026, 11, 12),
    )


@pytest.mark.parametrize(("toelichting", "vervolg"), [("", "Gesprek."), ("Belde.", " ")])
def test_stoppen_vraagt_wie_dat_zei_en_wat_wel_past(toelichting: str, vervolg: str, consulent: Medewerker) -> None:
    rij = deelname(consulent)
    with pytest.raises(Geweigerd, match="wie dit zei"):
        deelnames.stop_deelname(
            rij, reden=Stopreden.WIL_NIET, toelichting=toelichting, vervolg=vervolg, door=consulent, op=NU
        )
    assert vers(rij).status == S.UITGENODIGD


@pytest.mark.parametrize(("met_aanmelding", "reden"), [(False, Stopreden.WIL_NIET), (True, Stopreden.WIL_NIET)])
def test_wie_stopt_raakt_niet_uit_beeld(met_aanmelding: bool, reden: Stopreden, consulent: Medewerker) -> None:
    wie = aanmelding_in(AanmeldingStatus.GEMELD, consulent).client if met_aanmelding else inwoner(consulent)
    rij = deelname(consulent, client=wie)
    deelnames.stop_deelname(
        rij, reden=reden, toelichting="Belde.", vervolg="De buurvrouw helpt.", door=consulent, op=NU
    )
    gevonden = list(Volgmoment.objects.filter(client=wie).values_list("vervolgstap", flat=True))
    # Een open aanmelding staat zelf al op Mijn werk.
    assert gevonden == ([] if met_aanmelding else ["De buurvrouw helpt."])


def test_een_afgesproken_dag_geeft_altijd_een_volgmoment(consulent: Medewerker) -> None:
    rij = deelname(consulent, client=aanmelding_in(AanmeldingStatus.GEMELD, consulent).client)
    opkomst(rij, Opkomst.AANWEZIG, consulent)
    plan = VolgmomentPlan(datum=date(2027, 1, 15))
    deelnames.complete_deelname(
        vers(rij), vervolg="Kan zelf verder.", volgmoment=plan, door=consulent, op=na_afloop(rij.reeks)
    )
    assert Volgmoment.objects.get().datum == date(2027, 1, 15)


def test_wie_overleed_krijgt_geen_volgmoment(consulent: Medewerker) -> None:
    deelnames.stop_deelname(
        deelname(consulent),
        reden=Stopreden.OVERLEDEN,
        toelichting="Zoon belde.",
        vervolg="Geen.",
        door=consulent,
        op=NU,
    )
    assert not Volgmoment.objects.exists()


def test_afgelasten_van_alles_laat_niemand_vallen(consulent: Medewerker) -> None:
    rij = deelname(consulent)
    for nummer in (1, 2, 3):
        reeksen.cancel_sessie(sessie(rij.reeks, nummer), reden="Geen begeleider.", door=consulent, op=NU)
    assert vers(rij).actie == "Een andere reeks of een gesprek kiezen"


def test_een_buitenstaander_ziet_niets(consulent: Medewerker, buitenstaander: Medewerker) -> None:
    rij = deelname(consulent)
    opkomst(rij, Opkomst.NIET_VERSCHENEN, consulent)
    for model in (Workshopreeks, Workshopsessie, Deelname, Aanwezigheid):
        assert model.objects.visible_to(consulent).exists()
        assert not model.objects.visible_to(buitenstaander).exists()


def test_een_gedeelde_reeks_toont_elke_gemeente_haar_eigen_deelnemers(
    gemeente: Gemeente, andere_gemeente: Gemeente, consulent: Medewerker, buitenstaander: Medewerker
) -> None:
    rij = reeks(consulent, capaciteit=2)
    rij.gemeenten.add(andere_gemeente)
    deelname(consulent, rij)
    deelname(buitenstaander, rij)
    assert Deelname.objects.visible_to(consulent).count() == Deelname.objects.visible_to(buitenstaander).count() == 1
    # De plaatsen zijn wel van iedereen samen.
    assert Workshopreeks.objects.visible_to(buitenstaander).met_bezetting().get().bezet == 2
    derde = medewerker("Derde", gemeente, Rol.CONSULENT)
    assert deelname(derde, rij).status == S.WACHTLIJST
