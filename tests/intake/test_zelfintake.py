"""De zelfintake: één code per keer, vijf pogingen, één keer insturen, en een dreiging die meteen werk is."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from intake.choices import AanmeldingStatus, IntrekReden
from intake.choices.zelf import ZELFINTAKE_BIJ_INWONER, ZELFINTAKE_EINDE, ZelfintakeKanaal
from intake.choices.zelf import ZelfintakeStatus as Z
from intake.models import Client, Zelfintake, Zelfschuld
from intake.services.aanmelding import withdraw_aanmelding
from intake.services.zelfintake import (
    assess_dreiging,
    invite_zelfintake,
    read_zelfintake,
    renew_zelfintake,
    withdraw_zelfintake,
)
from intake.services.zelfinvullen import (
    find_sessie,
    leave_zelfintake,
    open_zelfintake,
    save_pagina,
    submit_zelfintake,
)
from intake.services.zelflijst import add_zelfschuld, remove_zelfschuld
from intake.services.zelfronde import expire_zelfintakes, remind_zelfintakes
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.brieven.berichten import tekst_van
from schuldhulp.brieven.models import Bericht, Brief
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.models import Gebeurtenis, StatusWissel
from schuldhulp.lib.transities import waarom_niet, wissel
from schuldhulp.lib.werk import Voorrang
from schuldhulp.lib.werklijst import ALLES, als_taken, taken
from schuldhulp.organisatie.models import Beleid, Medewerker
from tests.builders import NU, aanmelding_in, client
from tests.zelf import GEBOREN, zelfcode, zelfintake_in

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
OPEN = set(ZELFINTAKE_BIJ_INWONER)
OVERGANGEN: dict[str, tuple[set[Z], Z, dict[str, Any]]] = {
    "renew": (OPEN, Z.UITGENODIGD, {"kanaal": "sms", "code_hash": "x", "uitgenodigd_op": NU, "verloopt_op": NU + DAG}),
    "start": ({Z.UITGENODIGD}, Z.BEGONNEN, {"begonnen_op": NU}),
    "submit": ({Z.BEGONNEN}, Z.INGEDIEND, {"ingediend_op": NU, "lezen_uiterlijk": date(2026, 11, 4)}),
    "mark_gelezen": ({Z.INGEDIEND}, Z.GELEZEN, {}),
    "expire": (OPEN, Z.VERLOPEN, {}),
    "withdraw": (OPEN, Z.INGETROKKEN, {}),
}


def vers(rij: Zelfintake) -> Zelfintake:
    return Zelfintake.objects.get(pk=rij.pk)


def binnen(rij: Zelfintake, *, op: datetime = NU, code: str = "", geboren: date = GEBOREN) -> Zelfintake | None:
    bewijs = open_zelfintake(code=code or zelfcode(rij), geboortedatum=geboren, op=op)
    return find_sessie(bewijs or "", op=op)


def op_mijn_werk(rij: Zelfintake, consulent: Medewerker) -> Any:
    return next((taak for taak in als_taken(taken(consulent, ALLES)) if taak.pk == rij.pk), None)


# Statussen


def test_de_tabel_kent_elke_overgang() -> None:
    assert set(OVERGANGEN) == {overgang.name for overgang in Zelfintake().get_all_status_transitions()}


@pytest.mark.parametrize("overgang", OVERGANGEN)
@pytest.mark.parametrize("status", Z)
def test_status_tegen_overgang(status: Z, overgang: str, consulent: Medewerker) -> None:
    rij = zelfintake_in(status, consulent)
    vanuit, naar, gegevens = OVERGANGEN[overgang]
    voor = Zelfintake.objects.filter(pk=rij.pk).values().get()
    if status in vanuit:
        na = wissel(rij, overgang, door=consulent, op=NU, **gegevens)
        assert (na.status, na.versie) == (naar, rij.versie + 1)
        assert StatusWissel.objects.get(object_id=rij.pk, volgnummer=na.versie).naar == naar
    else:
        assert waarom_niet(rij, overgang)
        with pytest.raises(Geweigerd):
            wissel(rij, overgang, door=consulent, op=NU, **gegevens)
        assert Zelfintake.objects.filter(pk=rij.pk).values().get() == voor


@pytest.mark.parametrize("status", Z)
def test_alleen_wat_is_ingestuurd_staat_op_mijn_werk(status: Z, consulent: Medewerker) -> None:
    rij = zelfintake_in(status, consulent)
    assert (op_mijn_werk(rij, consulent) is not None) == (status == Z.INGEDIEND)


@pytest.mark.parametrize("status", Z)
def test_een_open_dreiging_staat_op_mijn_werk_en_kan_niet_wegvallen(status: Z, consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, haast="ja", dreiging=["gas"])
    if status == Z.INGEDIEND:
        rij = submit_zelfintake(rij, op=NU)
    for overgang in ("expire", "withdraw", "mark_gelezen"):
        with pytest.raises(Geweigerd):
            wissel(vers(rij), overgang, door=consulent, op=NU)
    taak = op_mijn_werk(rij, consulent)
    assert taak.actie == "Bellen: dreiging genoemd in zelfintake"
    assert taak.uiterlijk == NU.date()
    assert vers(rij).voorrang == Voorrang.CRISIS


# Uitnodigen


def test_uitnodiging_per_sms_bevat_de_code_achter_een_hekje_en_de_database_niet(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    bericht = Bericht.objects.get()
    code = zelfcode(rij)
    assert f"/zelfintake/#{code}" in tekst_van(bericht)
    assert f"?{code}" not in tekst_van(bericht)
    alles = str(list(Bericht.objects.values())) + str(list(Gebeurtenis.objects.values())) + str(vers(rij).__dict__)
    assert code not in alles
    assert rij.verloopt_op == NU + 7 * DAG


def test_uitnodiging_per_brief_geldt_langer_en_heeft_de_code_in_de_brief(consulent: Medewerker) -> None:
    aanmelding = aanmelding_in(AanmeldingStatus.GEMELD, consulent)
    rij = invite_zelfintake(aanmelding, kanaal=ZelfintakeKanaal.BRIEF, door=consulent, op=NU)
    brief = Brief.objects.get(soort="uitnodiging_zelfintake")
    assert (brief.gegevens["code_doel"], brief.gegevens["code_id"]) == ("zelfintake:1", str(rij.pk))
    assert rij.verloopt_op == NU + 14 * DAG


@pytest.mark.parametrize(
    ("velden", "kanaal", "melding"),
    [
        ({"geboortedatum": None, "telefoon": "06 12345678"}, "sms", "geboortedatum"),
        ({"telefoon": "088 1234567"}, "sms", "mobiel nummer"),
        ({}, "email", "e-mailadres"),
        ({"straat": ""}, "brief", "adres bekend"),
        ({"telefoon": "06 12345678", "wil_geen_berichten": True}, "sms", "wil geen sms"),
    ],
)
def test_zonder_weg_of_geboortedatum_geen_uitnodiging(
    velden: dict[str, Any], kanaal: str, melding: str, consulent: Medewerker
) -> None:
    wie = client(consulent.aanstellingen.first().gemeente, **velden)
    aanmelding = aanmelding_in(AanmeldingStatus.GEMELD, consulent, client=wie)
    with pytest.raises(Geweigerd, match=melding):
        invite_zelfintake(aanmelding, kanaal=ZelfintakeKanaal(kanaal), door=consulent, op=NU)
    assert not Zelfintake.objects.exists()


def test_per_aanmelding_loopt_er_een(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    with pytest.raises(Geweigerd, match="al een uitnodiging"):
        invite_zelfintake(rij.aanmelding, kanaal=ZelfintakeKanaal.SMS, door=consulent, op=NU)
    assert Bericht.objects.count() == 1


def test_na_het_besluit_geen_uitnodiging(consulent: Medewerker) -> None:
    aanmelding = aanmelding_in(AanmeldingStatus.TOEGELATEN, consulent)
    with pytest.raises(Geweigerd, match="afgesloten"):
        invite_zelfintake(aanmelding, kanaal=ZelfintakeKanaal.BRIEF, door=consulent, op=NU)


def test_opnieuw_sturen_geeft_een_nieuwe_code_en_de_oude_is_dood(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, goed="Mijn werk")
    oud = zelfcode(rij)
    nieuw = renew_zelfintake(rij, kanaal=ZelfintakeKanaal.EMAIL, door=consulent, op=NU)
    assert zelfcode(nieuw) != oud
    assert binnen(nieuw, code=oud) is None
    assert binnen(nieuw).antwoorden == {"goed": "Mijn werk"}
    with pytest.raises(Gelijktijdig):
        renew_zelfintake(rij, kanaal=ZelfintakeKanaal.EMAIL, door=consulent, op=NU, verwacht_versie=rij.versie)
    assert Bericht.objects.count() == 2


# Binnenkomen


def test_code_en_geboortedatum_openen_en_de_code_blijft_geldig_tot_het_insturen(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    eerste = binnen(rij)
    assert eerste.status == Z.BEGONNEN
    leave_zelfintake(eerste, op=NU)
    assert binnen(rij, code=zelfcode(rij).lower().replace("-", " ")) is not None


def test_vijf_foute_geboortedatums_en_de_code_is_dood(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    for _ in range(7):
        assert binnen(rij, geboren=date(1990, 1, 1)) is None
    assert vers(rij).pogingen == 5
    assert binnen(rij) is None
    assert AuditRegel.objects.filter(handeling=Handeling.GEWEIGERD, client_id=rij.client_id).count() == 8
    nieuw = renew_zelfintake(vers(rij), kanaal=ZelfintakeKanaal.SMS, door=consulent, op=NU)
    assert binnen(nieuw) is not None


def test_na_een_goede_geboortedatum_telt_het_opnieuw(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    for _ in range(4):
        binnen(rij, geboren=date(1990, 1, 1))
    assert binnen(rij) is not None
    assert vers(rij).pogingen == 0


@pytest.mark.parametrize("status", [Z.INGEDIEND, Z.GELEZEN, Z.VERLOPEN, Z.INGETROKKEN])
def test_een_gebruikte_verlopen_of_ingetrokken_code_opent_niets(status: Z, consulent: Medewerker) -> None:
    rij = zelfintake_in(status, consulent)
    assert binnen(rij) is None


def test_een_code_verloopt_op_tijd_ook_als_de_ronde_stilstond(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    assert binnen(rij, op=rij.verloopt_op - timedelta(seconds=1)) is not None
    assert binnen(rij, op=rij.verloopt_op) is None


def test_na_een_ingetrokken_aanmelding_opent_de_code_niets(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent)
    withdraw_aanmelding(rij.aanmelding, reden=IntrekReden.ZELF_OPGELOST, toelichting="Belde.", door=consulent, op=NU)
    assert binnen(rij) is None
    with pytest.raises(Geweigerd):
        submit_zelfintake(vers(rij), op=NU)
    assert expire_zelfintakes(NU) == 1


def test_een_sessie_duurt_een_uur_na_het_laatste_antwoord(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    bewijs = open_zelfintake(code=zelfcode(rij), geboortedatum=GEBOREN, op=NU) or ""
    later = NU + timedelta(minutes=50)
    save_pagina(vers(rij), pagina="goed", antwoorden={"goed": "Werk"}, op=later)
    assert find_sessie(bewijs, op=later + timedelta(minutes=59)) is not None
    assert find_sessie(bewijs, op=later + timedelta(minutes=60)) is None
    assert find_sessie("", op=NU) is None
    assert bewijs not in str(list(Zelfintake.objects.values()))


def test_een_tweede_apparaat_neemt_de_sessie_over(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    eerste, tweede = (open_zelfintake(code=zelfcode(rij), geboortedatum=GEBOREN, op=NU) or "" for _ in range(2))
    assert find_sessie(eerste, op=NU) is None
    assert find_sessie(tweede, op=NU) is not None


# Antwoorden en insturen


def test_een_pagina_bewaren_raakt_alleen_die_pagina(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, goed="Werk", post="ja")
    rij = save_pagina(rij, pagina="post", antwoorden={"goed": "Weg"}, op=NU)
    assert rij.antwoorden == {"goed": "Werk"}


def test_insturen_zet_de_antwoorden_klaar_en_de_code_is_op(consulent: Medewerker) -> None:
    rij = submit_zelfintake(zelfintake_in(Z.BEGONNEN, consulent, lezen="soms"), op=NU)
    assert (rij.status, rij.actie, rij.actie_uiterlijk_datum) == (Z.INGEDIEND, "Zelfintake lezen", date(2026, 11, 4))
    with pytest.raises(Geweigerd):
        submit_zelfintake(rij, op=NU)
    with pytest.raises(Geweigerd):
        save_pagina(rij, pagina="goed", antwoorden={"goed": "Nog iets"}, op=NU)
    assert binnen(rij) is None


@pytest.mark.parametrize(("antwoord", "vlag"), [("ja", True), ("soms", True), ("nee", False), (None, False)])
def test_moeite_met_lezen_geeft_een_vlag_op_het_dossier(antwoord: str, vlag: bool, consulent: Medewerker) -> None:
    antwoorden = {"lezen": antwoord} if antwoord else {"goed": "Werk"}
    rij = zelfintake_in(Z.INGEDIEND, consulent, **antwoorden)
    wie = Client.objects.get(pk=rij.client_id)
    assert (wie.is_laaggeletterd, wie.versie) == (vlag, int(vlag))


def test_schuldeisers_opschrijven_en_weghalen(consulent: Medewerker) -> None:
    rij, ander = zelfintake_in(Z.BEGONNEN, consulent), zelfintake_in(Z.BEGONNEN, consulent)
    vast = uuid4()
    for _ in range(2):
        add_zelfschuld(rij, naam="Energie Noord", id_=vast, op=NU)
    assert rij.schulden.count() == 1
    with pytest.raises(Geweigerd):
        add_zelfschuld(ander, naam="Energie Noord", id_=vast, op=NU)
    remove_zelfschuld(ander, id_=vast, op=NU)
    assert rij.schulden.count() == 1
    remove_zelfschuld(rij, id_=vast, op=NU)
    assert not Zelfschuld.objects.exists()


def test_de_lijst_van_schuldeisers_is_eindig(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent)
    for nummer in range(60):
        add_zelfschuld(rij, naam=f"Bedrijf {nummer}", id_=uuid4(), op=NU)
    with pytest.raises(Geweigerd, match="vol"):
        add_zelfschuld(rij, naam="Nog een", id_=uuid4(), op=NU)


# De dagelijkse ronde


def test_een_herinnering_gaat_een_keer_uit_na_de_dagen_van_het_beleid(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    assert remind_zelfintakes(NU + 2 * DAG) == 0
    assert remind_zelfintakes(NU + 3 * DAG) == 1
    assert remind_zelfintakes(NU + 4 * DAG) == 0
    assert Bericht.objects.filter(soort="zelfintake_herinnering").count() == 1
    assert vers(rij).herinnerd_op == NU + 3 * DAG


@pytest.mark.parametrize("status", [Z.INGEDIEND, Z.GELEZEN, Z.INGETROKKEN])
def test_wie_klaar_is_krijgt_geen_herinnering(status: Z, consulent: Medewerker) -> None:
    zelfintake_in(status, consulent)
    assert remind_zelfintakes(NU + 3 * DAG) == 0


def test_een_gemeente_kan_zonder_herinnering(consulent: Medewerker) -> None:
    Beleid.objects.update(zelfintake_herinnering_dagen=0)
    zelfintake_in(Z.UITGENODIGD, consulent)
    assert remind_zelfintakes(NU + 6 * DAG) == 0


def test_wat_verloopt_wordt_gewist_ook_na_dertig_dagen_stilstand(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, goed="Mijn zus helpt.")
    add_zelfschuld(rij, naam="Energie Noord", id_=uuid4(), op=NU)
    assert expire_zelfintakes(NU + 6 * DAG) == 0
    assert [expire_zelfintakes(NU + 30 * DAG) for _ in range(2)] == [1, 0]
    rij = vers(rij)
    assert (rij.status, rij.antwoorden, rij.pagina, rij.sessie_hash) == (Z.VERLOPEN, {}, "", "")
    assert not Zelfschuld.objects.exists()
    assert remind_zelfintakes(NU + 30 * DAG) == 0


def test_een_open_dreiging_verloopt_niet(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, haast="ja")
    assert expire_zelfintakes(NU + 30 * DAG) == 0
    assess_dreiging(vers(rij), bedreigingen=[], oordeel="Gebeld.", door=consulent, op=NU + 30 * DAG)
    assert expire_zelfintakes(NU + 30 * DAG) == 1


def test_intrekken_wist_wat_was_ingevuld(consulent: Medewerker) -> None:
    rij = withdraw_zelfintake(zelfintake_in(Z.BEGONNEN, consulent, goed="Werk"), door=consulent, op=NU)
    assert (rij.status, rij.antwoorden) == (Z.INGETROKKEN, {})
    assert rij.status in ZELFINTAKE_EINDE


def test_na_het_lezen_blijven_de_antwoorden_te_lezen(consulent: Medewerker) -> None:
    rij = read_zelfintake(zelfintake_in(Z.INGEDIEND, consulent, goed="Werk"), door=consulent, op=NU)
    assert (rij.antwoorden, rij.actie) == ({"goed": "Werk"}, "")
