"""De verwijzingen van een partner over de API."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from ketenpartners.choices import Deelveld, VerwijzingStatus
from ketenpartners.models import Ketenpartner, Terugkoppeling, Verwijzing
from ketenpartners.services import verwijzing as diensten
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.outbox import verwerk
from schuldhulp.organisatie.models import Medewerker
from tests import builders
from tests.api.conftest import Api, vraag_token
from tests.ketenpartners import bouw
from trajecten.choices import TrajectStatus, UitstroomReden
from trajecten.services import einde

AFRONDING = {"resultaat": "doel_bereikt", "volgendeStap": "Belt bij vragen."}


def test_alleen_eigen_verwijzingen(
    api: Api, partner: Ketenpartner, andere_partner: Ketenpartner, consulent: Medewerker
) -> None:
    mijn = bouw.verwijzing(partner, consulent)
    bouw.verwijzing(andere_partner, consulent)
    antwoord = api.get("/verwijzingen")
    assert antwoord.status_code == 200
    assert [rij["nummer"] for rij in antwoord.json()["resultaten"]] == [mijn.nummer]
    assert antwoord.json()["aantal"] == 1


def test_vreemd_id_is_gelijk_aan_onbekend_id(api: Api, andere_partner: Ketenpartner, consulent: Medewerker) -> None:
    vreemd = bouw.verwijzing(andere_partner, consulent)
    een = api.get(f"/verwijzingen/{vreemd.pk}")
    twee = api.get("/verwijzingen/00000000-0000-4000-8000-000000000000")
    assert een.status_code == twee.status_code == 404
    assert een.content == twee.content
    assert AuditRegel.objects.filter(handeling="geweigerd", door_naam="Stichting Rond").count() == 2
    assert api.post(f"/verwijzingen/{vreemd.pk}/acceptaties", {}).status_code == 404
    assert Verwijzing.objects.get(pk=vreemd.pk).status == VerwijzingStatus.VERSTUURD


@pytest.mark.parametrize("deelvelden", [[Deelveld.NAAM], [Deelveld.NAAM, Deelveld.EMAIL], list(Deelveld)])
def test_alleen_velden_met_toestemming(
    api: Api, partner: Ketenpartner, consulent: Medewerker, deelvelden: list[Deelveld]
) -> None:
    rij = bouw.verwijzing(partner, consulent, deelvelden=deelvelden)
    antwoord = api.get(f"/verwijzingen/{rij.pk}")
    assert set(antwoord.json()["inwoner"]) == {veld.value for veld in deelvelden}
    assert rij.client.bsn not in antwoord.content.decode()
    assert AuditRegel.objects.filter(handeling="inzien", client_id=rij.client_id, door_naam="Stichting Rond").exists()


@pytest.mark.parametrize(
    "status", [VerwijzingStatus.GEWEIGERD, VerwijzingStatus.AFGEROND, VerwijzingStatus.INGETROKKEN]
)
def test_na_afloop_geen_persoonsgegevens(
    api: Api, partner: Ketenpartner, consulent: Medewerker, status: VerwijzingStatus
) -> None:
    rij = bouw.verwijzing_in(status, partner, consulent)
    inhoud = api.get(f"/verwijzingen/{rij.pk}").json()
    assert inhoud["inwoner"] is None
    assert inhoud["vraag"] is None
    assert inhoud["status"] == status


def test_de_weg_van_een_verwijzing(api: Api, partner: Ketenpartner, consulent: Medewerker) -> None:
    rij = bouw.verwijzing(partner, consulent)
    pad = f"/verwijzingen/{rij.pk}"
    aangenomen = api.post(f"{pad}/acceptaties", {"toelichting": "Maandag begint Els."})
    assert aangenomen.status_code == 201
    assert aangenomen.json()["uiterlijkDatum"] == "2026-12-14"  # 2 november plus 42 dagen
    assert api.post(f"{pad}/terugkoppelingen", {"tekst": "De post is op orde."}).status_code == 201
    klaar = api.post(f"{pad}/afrondingen", AFRONDING)
    assert klaar.json()["status"] == "afgerond"
    assert Terugkoppeling.objects.filter(verwijzing=rij, door_naam="Stichting Rond", door=None).count() == 3
    soorten = [bericht["soort"] for bericht in api.get(pad).json()["terugkoppelingen"]]
    assert soorten == ["acceptatie", "terugkoppeling", "afronding"]


def test_weigeren_vraagt_een_reden_en_blijft_werk(api: Api, partner: Ketenpartner, consulent: Medewerker) -> None:
    rij = bouw.verwijzing(partner, consulent)
    leeg = api.post(f"/verwijzingen/{rij.pk}/weigeringen", {"reden": "  "})
    assert leeg.status_code == 400
    assert leeg.json()["invalidParams"][0]["name"] == "reden"
    assert api.post(f"/verwijzingen/{rij.pk}/weigeringen", {"reden": "Geen plek."}).status_code == 201
    rij = Verwijzing.objects.get(pk=rij.pk)
    assert rij.actie == "Vervolg kiezen na weigering door de partner"
    assert rij.behandelaar == consulent


def test_afronden_zonder_aannemen_kan_niet(api: Api, partner: Ketenpartner, consulent: Medewerker) -> None:
    rij = bouw.verwijzing(partner, consulent)
    antwoord = api.post(f"/verwijzingen/{rij.pk}/afrondingen", AFRONDING)
    assert antwoord.status_code == 409
    assert "Verstuurd" in antwoord.json()["detail"]


def test_zelfde_sleutel_zelfde_antwoord(api: Api, partner: Ketenpartner, consulent: Medewerker) -> None:
    rij = bouw.verwijzing(partner, consulent)
    pad = f"/verwijzingen/{rij.pk}/acceptaties"
    een = api.post(pad, {"toelichting": "Ja."}, sleutel="a-1")
    with time_machine.travel(builders.NU + timedelta(minutes=5)):
        twee = api.post(pad, {"toelichting": "Ja."}, sleutel="a-1")
    assert (een.status_code, twee.status_code) == (201, 201)
    assert een.json() == twee.json()
    assert Terugkoppeling.objects.count() == 1
    assert api.post(pad, {"toelichting": "Nee."}, sleutel="a-1").status_code == 409
    # Zonder sleutel is het een nieuw verzoek, dat de status weigert.
    assert api.post(pad, {"toelichting": "Ja."}).status_code == 409


def test_een_mislukt_bericht_houdt_zijn_sleutel(api: Api, partner: Ketenpartner, consulent: Medewerker) -> None:
    rij = bouw.verwijzing(partner, consulent)
    assert api.post(f"/verwijzingen/{rij.pk}/afrondingen", AFRONDING, sleutel="b").status_code == 409
    api.post(f"/verwijzingen/{rij.pk}/acceptaties", {})
    assert api.post(f"/verwijzingen/{rij.pk}/afrondingen", AFRONDING, sleutel="b").status_code == 201


def test_sleutels_van_partners_staan_los(
    api: Api, partner: Ketenpartner, andere_partner: Ketenpartner, consulent: Medewerker
) -> None:
    een, twee = bouw.verwijzing(partner, consulent), bouw.verwijzing(andere_partner, consulent)
    ander = Api(vraag_token(andere_partner))
    assert api.post(f"/verwijzingen/{een.pk}/acceptaties", {}, sleutel="x").status_code == 201
    assert ander.post(f"/verwijzingen/{twee.pk}/acceptaties", {}, sleutel="x").status_code == 201


def test_filteren_en_bladeren(api: Api, partner: Ketenpartner, consulent: Medewerker) -> None:
    rijen = [bouw.verwijzing(partner, consulent) for _ in range(3)]
    diensten.accept_verwijzing(rijen[0], door=None, op=builders.NU)
    assert api.get("/verwijzingen?status=geaccepteerd").json()["aantal"] == 1
    blad = api.get("/verwijzingen?pageSize=2&page=2").json()
    assert (blad["aantal"], len(blad["resultaten"])) == (3, 1)
    assert api.get("/verwijzingen?page=9").json()["resultaten"] == []
    assert api.get("/verwijzingen?gewijzigdSinds=2026-11-02T10:30:00%2B01:00").json()["aantal"] == 0
    assert api.get("/verwijzingen?gewijzigdSinds=2026-11-02T09:00:00Z").json()["aantal"] == 3
    for fout in ("pageSize=101", "page=0", "status=iets", "gewijzigdSinds=gisteren", "bsn=1", "page=1&page=2"):
        antwoord = api.get(f"/verwijzingen?{fout}")
        assert antwoord.status_code == 400, fout
        assert antwoord.json()["invalidParams"], fout


def test_aantal_queries_hangt_niet_van_het_aantal_rijen_af(
    api: Api, partner: Ketenpartner, consulent: Medewerker, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for _ in range(12):
        bouw.verwijzing(partner, consulent)
    with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
        assert api.get("/verwijzingen").status_code == 200


def test_einde_van_het_traject_is_te_zien(api: Api, partner: Ketenpartner, consulent: Medewerker) -> None:
    traject = builders.traject_in(TrajectStatus.PLAN_VAN_AANPAK, consulent)
    rij = bouw.verwijzing(partner, consulent, traject=traject)
    assert api.get(f"/verwijzingen/{rij.pk}").json()["trajectBeeindigd"] is False
    later = builders.NU + timedelta(minutes=5)
    einde.end_early(traject, reden=UitstroomReden.ZELF, omschrijving="Gaat zelf verder.", door=consulent, op=later)
    verwerk(op=later)
    with time_machine.travel(later):
        gewijzigd = api.get("/verwijzingen?gewijzigdSinds=2026-11-02T09:02:00Z").json()["resultaten"]
    assert [(r["nummer"], r["trajectBeeindigd"]) for r in gewijzigd] == [(rij.nummer, True)]


def test_zonder_geldig_convenant_ziet_de_partner_niets(api: Api, partner: Ketenpartner, consulent: Medewerker) -> None:
    rij = bouw.verwijzing(partner, consulent)
    partner.convenanten.update(geldig_tot_datum="2026-11-01")
    assert api.get("/verwijzingen").json()["aantal"] == 0
    assert api.get(f"/verwijzingen/{rij.pk}").status_code == 404
