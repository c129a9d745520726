"""De pagina van een inwoner: wie mag haar zien, wat staat erop, en een vast aantal queries."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intake.choices import AanmeldingStatus
from intake.choices.afspraak import Afspraaksoort
from intake.services.afspraak import plan_afspraak
from intake.services.client import add_notitie
from intake.services.moment import Moment
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.brieven.services import Concept, verstuur_alle
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import AANSCHRIJVEN, NU, aanmelding_in, client, traject_in
from trajecten.choices import TrajectStatus as T
from trajecten.models import Traject

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
TABS = (
    "overzicht",
    "aanmeldingen",
    "profiel",
    "traject",
    "schulden",
    "brieven",
    "verwijzingen",
    "notities",
    "tijdlijn",
)


def adres(rij: Traject, tab: str = "overzicht") -> str:
    return reverse("trajecten:dossier", args=[rij.client_id]) + f"?tab={tab}"


@pytest.mark.parametrize("tab", TABS)
def test_elk_tabblad_werkt_en_wordt_gelogd(tab: str, als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    antwoord = als(consulent).get(adres(rij, tab))
    assert antwoord.status_code == 200
    assert antwoord.content.decode().count("<h1") == 1
    regel = AuditRegel.objects.filter(handeling=Handeling.INZIEN).get()
    assert (regel.door, regel.client_id, regel.dossiernummer) == (consulent, rij.client_id, rij.client.dossiernummer)


def test_kop_toont_wie_het_is_zonder_bsn(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    tekst = als(consulent).get(adres(rij)).content.decode()
    assert rij.client.dossiernummer in tekst
    assert "17-05-1988" in tekst
    assert rij.client.bsn_gemaskeerd in tekst
    assert rij.client.bsn not in tekst
    assert reverse("trajecten:traject", args=[rij.pk]) in tekst


def test_vlaggen_staan_bovenaan(als: Als, consulent: Medewerker, gemeente) -> None:  # type: ignore[no-untyped-def]
    persoon = client(gemeente, bsn="123456789", is_laaggeletterd=True)
    aanmelding_in(AanmeldingStatus.GEMELD, consulent, client=persoon, bedreigingen=["gedwongen_ontruiming"])
    tekst = als(consulent).get(reverse("trajecten:dossier", args=[persoon.pk])).content.decode()
    for vlag in ("Crisis", "Moeite met lezen of schrijven", "BSN klopt misschien niet"):
        assert vlag in tekst


def test_eerste_werk_staat_bovenaan(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    werk = als(consulent).get(adres(rij)).context["werk"]
    assert [(w.soort_tekst, w.actie) for w in werk if w.soort == "trajecten.traject"] == [
        ("traject", "Schuldeisers aanschrijven")
    ]


def test_ook_het_plan_en_de_agenda_staan_bij_het_open_werk(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    moment = Moment(NU + timedelta(days=2), 60, consulent, plaats="Stadskantoor")
    plan_afspraak(rij.client, soort=Afspraaksoort.VERVOLG, moment=moment, door=consulent, op=NU)
    werk = als(consulent).get(adres(rij)).context["werk"]
    assert werk[0].soort == "intake.afspraak"
    assert {"trajecten.planopvolging", "trajecten.planverificatie"} <= {taak.soort for taak in werk}
    assert [taak.uiterlijk for taak in werk] == sorted(taak.uiterlijk for taak in werk)


def test_het_traject_van_de_partner_is_ook_werk(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    persoon = client(gemeente)
    rij = traject_in(T.STABILISATIE, consulent)
    type(rij).objects.filter(pk=rij.pk).update(partner=persoon)
    werk = als(consulent).get(reverse("trajecten:dossier", args=[persoon.pk])).context["werk"]
    assert [(taak.soort, taak.pk) for taak in werk] == [("trajecten.traject", rij.pk)]


def test_leeg_dossier_zegt_wat_te_doen(als: Als, consulent: Medewerker, gemeente) -> None:  # type: ignore[no-untyped-def]
    persoon = client(gemeente)
    for tab in TABS:
        antwoord = als(consulent).get(reverse("trajecten:dossier", args=[persoon.pk]) + f"?tab={tab}")
        assert antwoord.status_code == 200
    assert (
        "Nog geen traject"
        in als(consulent).get(reverse("trajecten:dossier", args=[persoon.pk]) + "?tab=schulden").content.decode()
    )


def test_wie_elders_werkt_vindt_niets(als: Als, consulent: Medewerker, buitenstaander: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    assert als(buitenstaander).get(adres(rij)).status_code == 404


@pytest.mark.parametrize("rol", ["beleidsmedewerker", "beheerder", "privacyfunctionaris"])
def test_wie_geen_dossiers_ziet_krijgt_uitleg(
    rol: str, als: Als, consulent: Medewerker, request: pytest.FixtureRequest
) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    assert als(request.getfixturevalue(rol)).get(adres(rij)).status_code == 403


def test_niet_ingelogd_gaat_naar_inloggen(consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    assert "/account/login/" in Browser().get(adres(rij)).headers["Location"]


def test_geen_auditregel_geen_gegevens(als: Als, consulent: Medewerker, monkeypatch: pytest.MonkeyPatch) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)

    def stuk(*_: object, **__: object) -> None:
        raise RuntimeError("logboek vol")

    browser = als(consulent)
    monkeypatch.setattr("schuldhulp.audit.inzage.leg_vast", stuk)
    with pytest.raises(RuntimeError):
        browser.get(adres(rij))


def groot_dossier(consulent: Medewerker) -> Traject:
    """Veertig schuldeisers en vierhonderd brieven."""
    rij = traject_in(T.INVENTARISATIE, consulent, bedragen=("100.00",) * 40)
    AANSCHRIJVEN(rij, consulent, NU)
    verstuur_alle(
        [
            Concept(
                soort="finale_kwijting",
                sleutel=f"proef:{n}",
                gemeente=rij.gemeente,
                client_id=rij.client_id,
                aan=["Eiser"],
                kenmerk=rij.nummer,
                behandelaar=consulent,
                inhoud={"client_naam": "x", "uw_kenmerk": "", "reactie_uiterlijk": "2026-11-30"},
            )
            for n in range(400)
        ],
        door=consulent,
        op=NU,
    )
    return rij


def test_aantal_queries_hangt_niet_af_van_de_omvang(als: Als, consulent: Medewerker, collega: Medewerker) -> None:
    klein = traject_in(T.INVENTARISATIE, collega)
    AANSCHRIJVEN(klein, collega, NU)
    groot = groot_dossier(consulent)
    add_notitie(groot.client, tekst="Belde.", door=consulent, op=NU)
    add_notitie(klein.client, tekst="Belde.", door=consulent, op=NU)
    browser = als(consulent)
    browser.get(adres(klein))  # de eerste keer schrijft ook de sessie
    paginas = [*TABS, "traject-pagina", "schulden-pagina"]
    for pagina in paginas:
        aantallen = []
        for rij in (klein, groot):
            eigen = {"traject-pagina": "trajecten:traject", "schulden-pagina": "trajecten:schulden"}.get(pagina)
            url = reverse(eigen, args=[rij.pk]) if eigen else adres(rij, pagina)
            with CaptureQueriesContext(connection) as vragen:
                assert browser.get(url).status_code == 200
            aantallen.append(len(vragen))
        assert aantallen[0] == aantallen[1], pagina
        # De tijdlijn leest veel soorten rijen, elk met een vast aantal vragen: zie trajecten.tijdlijn.
        hoogstens = {"traject-pagina": 47, "tijdlijn": 38}.get(pagina, 16)
        assert aantallen[1] <= hoogstens, (pagina, aantallen)


def test_tijdlijn_toont_alles_door_elkaar(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.VOORSTEL, consulent)
    add_notitie(rij.client, tekst="Belde over de post.", door=consulent, op=NU)
    titels = " ".join(g["titel"] for g in als(consulent).get(adres(rij, "tijdlijn")).context["pagina"].object_list)
    for deel in ("Aangemeld", "Toegelaten", "Traject geopend", "Schuldeiser aangeschreven", "Saldo-opgave", "Brief: "):
        assert deel in titels
    assert "Aantekening" in titels
