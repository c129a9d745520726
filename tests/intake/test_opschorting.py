"""Papieren vragen: de beslistermijn staat stil, loopt weer met de dagen erbij, en niets valt van Mijn werk."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client as Browser

from intake.choices import AanmeldingStatus as S
from intake.choices import IntrekReden, OpschortingEinde
from intake.models import Aanmelding, Opschorting
from intake.services.aanmelding import withdraw_aanmelding
from intake.services.opschorting import end_verlopen_hersteltermijnen, resume_aanmelding, suspend_aanmelding
from schuldhulp.brieven.models import Brief
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
DAG = timedelta(days=1)


def vers(rij: Aanmelding) -> Aanmelding:
    return Aanmelding.objects.get(pk=rij.pk)


def test_papieren_vragen_zet_de_termijn_stil_en_stuurt_een_brief(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.OPGESCHORT, consulent)
    assert (rij.actie, rij.actie_uiterlijk_datum) == ("Papieren afwachten", date(2026, 11, 16))
    # Acht weken na 2 november is 28 december; met de hele hersteltermijn van 14 dagen erbij 11 januari.
    assert rij.beslis_uiterlijk_datum == date(2027, 1, 11)
    brief = Brief.objects.get(soort="ontbrekende_papieren")
    assert brief.gegevens["papieren"] == ["Loonstrook van oktober"]
    assert brief.gegevens["hersteltermijn_uiterlijk"] == "2026-11-16"
    assert brief.gegevens["staat_stil"] is True


def test_eerder_compleet_is_minder_dagen_erbij(consulent: Medewerker) -> None:
    rij = resume_aanmelding(aanmelding_in(S.OPGESCHORT, consulent), door=consulent, op=NU + 4 * DAG)
    assert (rij.status, rij.actie) == (S.IN_INTAKE, "Besluit nemen")
    assert rij.beslis_uiterlijk_datum == date(2027, 1, 4)  # 28 december plus 4 dagen is Nieuwjaarsdag
    assert rij.hersteltermijn_datum is None
    assert Opschorting.objects.get().dagen == 4


def test_twee_keer_vragen_telt_samen(consulent: Medewerker) -> None:
    rij = resume_aanmelding(aanmelding_in(S.OPGESCHORT, consulent), door=consulent, op=NU + 10 * DAG)
    suspend_aanmelding(vers(rij), papieren=["Huurcontract"], door=consulent, op=NU + 20 * DAG)
    rij = resume_aanmelding(vers(rij), door=consulent, op=NU + 30 * DAG)
    assert rij.beslis_uiterlijk_datum == date(2027, 1, 18)  # 28 december plus twee keer 10 dagen is zondag 17
    assert " ".join(rij.beslis_toelichting).count("art. 4:15 Awb") == 2


def test_papieren_vragen_na_de_beslistermijn_maakt_een_te_laat_besluit_niet_alsnog_op_tijd(
    als: Als, consulent: Medewerker
) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    assert rij.beslis_uiterlijk_datum == date(2026, 12, 28)
    suspend_aanmelding(rij, papieren=["Huurcontract"], door=consulent, op=NU + 60 * DAG)
    assert vers(rij).beslis_uiterlijk_datum == date(2026, 12, 28)
    assert Brief.objects.get(soort="ontbrekende_papieren").gegevens["staat_stil"] is False
    na = resume_aanmelding(vers(rij), door=consulent, op=NU + 65 * DAG)
    assert na.beslis_uiterlijk_datum == date(2026, 12, 28)
    assert "was toen al voorbij" in " ".join(na.beslis_toelichting)
    ander = aanmelding_in(S.IN_INTAKE, consulent)
    Aanmelding.objects.filter(pk=ander.pk).update(beslis_uiterlijk_datum=date(2026, 11, 1))
    pagina = als(consulent).get(f"/aanmeldingen/{ander.pk}/papieren-vragen/").content.decode()
    assert "De beslistermijn is al voorbij" in pagina


def test_terwijl_er_al_papieren_gevraagd_zijn_kan_het_niet_nog_eens(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.OPGESCHORT, consulent)
    with pytest.raises(Geweigerd, match="Wacht op papieren"):
        suspend_aanmelding(rij, papieren=["Nog iets"], door=consulent, op=NU)
    assert Opschorting.objects.count() == 1


@pytest.mark.parametrize("papieren", [[], ["  ", ""]])
def test_zonder_papieren_geen_stilstand(papieren: list[str], consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    with pytest.raises(Geweigerd, match="welke papieren"):
        suspend_aanmelding(rij, papieren=papieren, door=consulent, op=NU)


def test_compleet_voor_het_verzoek_of_morgen_kan_niet(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.OPGESCHORT, consulent)
    for dag in (NU.date() - DAG, NU.date() + DAG):
        with pytest.raises(Geweigerd, match="vanaf het verzoek"):
            resume_aanmelding(rij, eind_datum=dag, door=consulent, op=NU)


@pytest.mark.parametrize("dagen", [15, 45])
def test_verlopen_hersteltermijn_komt_vanzelf_terug_op_mijn_werk(dagen: int, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.OPGESCHORT, consulent)
    assert end_verlopen_hersteltermijnen(NU + 14 * DAG) == 0  # op de laatste dag nog niet
    assert end_verlopen_hersteltermijnen(NU + dagen * DAG) == 1
    assert end_verlopen_hersteltermijnen(NU + dagen * DAG) == 0
    rij = vers(rij)
    assert (rij.status, rij.actie) == (S.IN_INTAKE, "Papieren niet compleet: besluit of vraag opnieuw")
    # Ook na een maand stilstand telt alleen de hersteltermijn mee.
    assert rij.beslis_uiterlijk_datum == date(2027, 1, 11)
    opschorting = Opschorting.objects.get()
    assert (opschorting.einde, opschorting.eind_datum) == (OpschortingEinde.VERLOPEN, date(2026, 11, 16))


def test_intrekken_sluit_het_verzoek_om_papieren(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.OPGESCHORT, consulent)
    withdraw_aanmelding(rij, reden=IntrekReden.ZELF_OPGELOST, toelichting="Belde.", door=consulent, op=NU)
    assert Opschorting.objects.get().einde == OpschortingEinde.INGETROKKEN
    assert vers(rij).actie == ""
    assert end_verlopen_hersteltermijnen(NU + 60 * DAG) == 0


def test_papieren_vragen_en_hervatten_op_het_scherm(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    browser, basis = als(consulent), f"/aanmeldingen/{rij.pk}/"
    fout = browser.post(basis + "papieren-vragen/", {"papieren": "Loonstrook", "uiterlijk": "2-11-2026"})
    assert "Kies een dag na vandaag" in fout.content.decode()
    assert "Loonstrook" in fout.content.decode()
    invoer = {"papieren": "- Loonstrook\n\n- Huurcontract", "verwacht_versie": rij.versie}
    voorbeeld = browser.post(basis + "papieren-vragen/", invoer | {"voorbeeld": "ja"})
    assert voorbeeld["Content-Type"] == "application/pdf"
    assert not Opschorting.objects.exists()
    assert browser.post(basis + "papieren-vragen/", invoer).status_code == 302
    assert Opschorting.objects.get().papieren == ["Loonstrook", "Huurcontract"]
    pagina = browser.get(basis)
    assert "Papieren gevraagd op 2 november 2026" in pagina.content.decode()
    assert next(a for a in pagina.context["acties"] if a["toegestaan"])["naam"] == "Papieren zijn compleet"
    assert browser.post(basis + "papieren-vragen/", invoer).status_code == 409  # het scherm was oud
    assert browser.post(basis + "hervatten/", {"einde": "compleet", "datum": "2-11-2026"}).status_code == 302
    assert vers(rij).beslis_uiterlijk_datum == date(2026, 12, 28)
